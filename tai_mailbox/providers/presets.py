# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The servers of well-known mail hosts, and what is peculiar to them."""

from __future__ import annotations

from dataclasses import dataclass

from .base import Account, ProviderName, Server


@dataclass(frozen=True, slots=True)
class Preset:
    code: str
    label: str
    provider: ProviderName  # the platform whose sign-in serves this host best
    incoming: Server
    outgoing: Server
    domains: tuple[str, ...] = ()  # addresses that are certainly hosted there
    mx: tuple[str, ...] = ()  # where mail for its customers' own domains goes to
    app_password: bool = False  # the account's own password is not accepted


Hosts = tuple[str, str, int]  # incoming, outgoing, outgoing port


def _preset(
    code: str,
    label: str,
    provider: ProviderName,
    hosts: Hosts,
    domains: str = "",
    mx: str = "",
    app_password: bool = False,
) -> Preset:
    imap, smtp, port = hosts
    incoming, outgoing = Server(imap, 993, "ssl"), Server(smtp, port, "ssl" if port == 465 else "starttls")
    known = tuple(domains.split()), tuple(mx.split())
    return Preset(code, label, provider, incoming, outgoing, *known, app_password)


OFFICE = ("outlook.office365.com", "smtp.office365.com", 587)
OUTLOOK = ("outlook.office365.com", "smtp-mail.outlook.com", 587)
OUTLOOK_DOMAINS = "outlook.com hotmail.com live.com msn.com"
OFFICE_MX = "protection.outlook.com mx.microsoft"
GODADDY = ("imap.secureserver.net", "smtpout.secureserver.net", 465)
GMAIL = ("imap.gmail.com", "smtp.gmail.com", 465)
GMAIL_DOMAINS, GMAIL_MX = "gmail.com googlemail.com", "google.com googlemail.com"
YAHOO = ("imap.mail.yahoo.com", "smtp.mail.yahoo.com", 465)
YAHOO_DOMAINS, YAHOO_MX = "yahoo.com ymail.com rocketmail.com", "yahoodns.net"
AOL = ("imap.aol.com", "smtp.aol.com", 465)
ICLOUD = ("imap.mail.me.com", "smtp.mail.me.com", 587)
ICLOUD_DOMAINS, ICLOUD_MX = "icloud.com me.com mac.com", "mail.icloud.com"
ZOHO = ("imap.zoho.com", "smtp.zoho.com", 465)
ZOHO_DOMAINS, ZOHO_MX = "zoho.com zohomail.com", "zoho.com"
FASTMAIL = ("imap.fastmail.com", "smtp.fastmail.com", 465)
FASTMAIL_DOMAINS, FASTMAIL_MX = "fastmail.com fastmail.fm", "messagingengine.com"

PRESETS: tuple[Preset, ...] = (
    _preset("microsoft", "Microsoft 365", "microsoft", OFFICE, mx=OFFICE_MX),
    _preset("godaddy_microsoft", "GoDaddy Microsoft 365", "microsoft", OFFICE),
    _preset("godaddy", "GoDaddy Workspace", "imap", GODADDY, mx="secureserver.net"),
    _preset("gmail", "Gmail", "google", GMAIL, GMAIL_DOMAINS, GMAIL_MX, app_password=True),
    _preset("outlook", "Outlook.com", "microsoft", OUTLOOK, OUTLOOK_DOMAINS),
    _preset("yahoo", "Yahoo", "imap", YAHOO, YAHOO_DOMAINS, YAHOO_MX, app_password=True),
    _preset("aol", "AOL", "imap", AOL, "aol.com", app_password=True),
    _preset("icloud", "iCloud", "imap", ICLOUD, ICLOUD_DOMAINS, ICLOUD_MX, app_password=True),
    _preset("zoho", "Zoho", "imap", ZOHO, ZOHO_DOMAINS, ZOHO_MX),
    _preset("fastmail", "Fastmail", "imap", FASTMAIL, FASTMAIL_DOMAINS, FASTMAIL_MX, app_password=True),
)

BY_CODE = {preset.code: preset for preset in PRESETS}

# Servers to which the sign-in name is what stands before the @.
LOCAL_PART_HOSTS = ("imap.mail.me.com",)

# Servers that put what they send into Sent themselves.
FILING_HOSTS = ("smtp.gmail.com", "smtp.googlemail.com", "smtp.office365.com", "smtp-mail.outlook.com")


def preset_for(address: str) -> Preset | None:
    """The preset of an address whose domain belongs to a well-known host."""
    domain = address.rpartition("@")[2].strip().lower()
    return next((preset for preset in PRESETS if domain in preset.domains), None)


def reading_login(account: Account) -> str:
    """The sign-in name as the host of the incoming server wants it."""
    by_local_part = account.incoming is not None and account.incoming.host.lower() in LOCAL_PART_HOSTS
    return account.login.partition("@")[0] if by_local_part else account.login


def files_sent_mail(account: Account) -> bool:
    """Whether the provider fills Sent by itself.

    Microsoft does so for one's own mailbox only, not for a shared one that one sends for.
    """
    if account.provider == "google":
        return True
    own = account.login.lower() == account.address.lower()
    if account.provider == "microsoft":
        return own
    host = account.outgoing.host.lower() if account.outgoing else ""
    return own and host in FILING_HOSTS
