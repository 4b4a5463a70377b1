# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""One type per cause of an outside failure, each with what a person can do about it.

The table that tells providers' real answers apart stands in `signs`.
`what` and `remedy` may hold `%(address)s`, `%(login)s` and `%(host)s`; `MailboxError.told` fills them in.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping

SERVER_TEXT_LENGTH = 300  # characters
MASK = "[hidden]"

SECRETS = re.compile(
    r"""(?ix)
    \bbearer\s+[^\s"']+                                   # Authorization header, XOAUTH2 string
    | \beyJ[\w-]{8,}(?:\.[\w-]+)*                         # JSON web token
    | \bya29\.[\w.-]+ | \b[14]//?0[\w-]{10,}             # Google's tokens and codes
    | \bM\.[CR]\d+_[\w.!*$-]{10,}                         # Microsoft's
    | \b(?:client_secret|\w+_token|password|passwd|code)["']?\s*[=:]\s*["']?[^\s"'&,}]+
    | [A-Za-z0-9+/_=-]{40,}                               # base64 of any of them
    """
)
CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]+")


def _(text: str) -> str:
    """Mark for translation; the models translate when they show it."""
    return text


def one_line(text: object, secrets: Iterable[str] = ()) -> str:
    """A server's words fit to be stored and shown: one line, bounded, nothing secret in it."""
    if isinstance(text, bytes):
        text = text.decode("utf-8", "replace")
    line = " ".join(CONTROL.sub(" ", str(text)).split())
    for secret in filter(None, secrets):
        line = line.replace(secret, MASK)
    line = SECRETS.sub(MASK, line)
    return line if len(line) <= SERVER_TEXT_LENGTH else line[: SERVER_TEXT_LENGTH - 1] + "…"


class MailboxError(Exception):
    """A mailbox could not be reached, signed in to, read or sent through.

    `broken`: only a person's new sign-in mends it. `transient`: trying again later does.
    `server_text`: the server's own words, one line, without secrets.
    """

    code = "failed"
    what = _("The mailbox could not be used.")
    remedy = _("Try again. If it keeps failing, show this message to your administrator.")
    broken = False
    transient = False

    def __init__(
        self, server_text: object = "", *, retry_after: float | None = None, secrets: Iterable[str] = ()
    ):
        self.server_text = one_line(server_text, secrets)
        self.retry_after = retry_after  # seconds
        super().__init__(self.server_text)

    def __str__(self) -> str:
        return f"{self.what} ({self.server_text})" if self.server_text else self.what

    @classmethod
    def told(cls, values: Mapping[str, str], translate: Callable[[str], str] = str) -> tuple[str, str]:
        """What happened and what to do, with `values` (address, login, host) filled in after translation."""
        known = {"address": "", "login": "", "host": "", **values}
        return translate(cls.what) % known, translate(cls.remedy) % known


# --- signing in with a name and a password, or with a token that was granted ---


class SignInRefused(MailboxError):
    code = "sign_in_refused"
    what = _("The mail server refused the username or the password.")
    remedy = _(
        "Check both and enter them again. If the account uses two-step verification, enter an app password."
    )
    broken = True


class AppPasswordNeeded(MailboxError):
    code = "app_password_needed"
    what = _("This account does not accept its normal password here.")
    remedy = _(
        "Create an app password in the security settings of the account and enter it here instead of the "
        "password."
    )
    broken = True


class WebLoginNeeded(MailboxError):
    code = "web_login_needed"
    what = _("The provider wants you to sign in with a browser first.")
    remedy = _("Sign in to %(address)s in a browser, confirm that it was you, then connect again.")
    broken = True


class AccessTokenRefused(MailboxError):
    """An access token was refused. It may just have ended: refresh it once before believing this."""

    code = "access_token_refused"
    what = _("The mail server did not accept the sign-in.")
    remedy = _(
        "Press Reconnect and sign in again. If that does not help, ask your administrator whether IMAP and "
        "authenticated SMTP are turned on for %(address)s."
    )
    broken = True


class FrontTokenRefused(AccessTokenRefused):
    code = "front_token_refused"
    what = _("Front did not accept the sign-in, or your company's API token.")
    remedy = _(
        "Press Reconnect and sign in again. If your company uses an API token, ask your administrator to "
        "enter a valid one in the settings."
    )


class TokenRevoked(MailboxError):
    code = "token_revoked"
    what = _("The permission to use this mailbox has ended.")
    remedy = _(
        "Press Reconnect and sign in again. It ends when the password is changed, when the permission is "
        "taken back in the account's settings, or after a long time without use."
    )
    broken = True


class AccountDisabled(MailboxError):
    code = "account_disabled"
    what = _("This account is locked or disabled at the provider.")
    remedy = _("Ask the administrator of your mail accounts to unlock %(address)s, then connect again.")
    broken = True


class PolicyRefused(MailboxError):
    code = "policy_refused"
    what = _("A security rule of your organisation does not allow this sign-in.")
    remedy = _(
        "Ask the administrator of your mail accounts to allow this application for %(address)s (security "
        "defaults or Conditional Access), then connect again."
    )
    broken = True


class BasicAuthRefused(MailboxError):
    code = "basic_auth_refused"
    what = _("The provider no longer accepts passwords for this mailbox.")
    remedy = _(
        "Choose Microsoft Exchange or Google as the platform and sign in there instead of giving a password."
    )
    broken = True


class ImapDisabled(MailboxError):
    code = "imap_disabled"
    what = _("Reading by IMAP is turned off for this mailbox.")
    remedy = _(
        "Turn on IMAP access in the settings of %(address)s, or ask the administrator of your mail accounts "
        "to; then test again."
    )


class SmtpAuthDisabledTenant(MailboxError):
    code = "smtp_auth_disabled_tenant"
    what = _("Sending by SMTP is turned off for your whole organisation at Microsoft.")
    remedy = _(
        'An administrator opens the Exchange admin center > Settings > Mail flow, unticks "Turn off SMTP '
        'AUTH protocol for your organization" and presses Save. At GoDaddy: My Products > Email > Manage > '
        "Account information > Advanced Settings > SMTP Authentication on. Then press Try again. Or send "
        "through Microsoft Graph instead, which does not need it."
    )


class SmtpAuthDisabledMailbox(MailboxError):
    code = "smtp_auth_disabled_mailbox"
    what = _("Sending by SMTP is turned off for this mailbox at Microsoft.")
    remedy = _(
        "An administrator opens the Microsoft 365 admin center > Users > Active users > %(address)s > Mail >"
        ' Manage email apps, ticks "Authenticated SMTP" and presses Save changes (PowerShell: Set-CASMailbox'
        " -Identity %(address)s -SmtpClientAuthenticationDisabled $false). At GoDaddy: My Products > Email > "
        "Manage > Account information > Advanced Settings > SMTP Authentication on. Then press Try again. Or "
        "send through Microsoft Graph instead, which does not need it."
    )


class MailboxNotFound(MailboxError):
    """Exchange says so for a while too when it is busy."""

    code = "mailbox_not_found"
    transient = True
    what = _("The account was signed in, but it has no mailbox %(address)s that it may open.")
    remedy = _(
        "Check the address. For a shared mailbox, ask its administrator for full access for %(login)s; for "
        "your own, ask whether it has a mailbox licence."
    )


# --- the sign-in pages of Google and Microsoft ---


class ConsentDenied(MailboxError):
    code = "consent_denied"
    what = _("The permission was not given on the provider's page.")
    remedy = _("Sign in again and press Allow or Accept, with every box ticked.")
    broken = True


class ScopeMissing(MailboxError):
    code = "scope_missing"
    what = _("The sign-in did not give every permission that this connection needs.")
    remedy = _("Sign in again and leave every permission ticked on the provider's page.")
    broken = True


class AdminConsentNeeded(MailboxError):
    code = "admin_consent_needed"
    what = _("Your organisation allows this application only after an administrator has approved it.")
    remedy = _(
        "Ask the administrator of your mail accounts to grant consent for this application (Microsoft: Entra"
        " admin center > Enterprise applications > Permissions > Grant admin consent; Google: Admin console "
        "> Security > API controls > App access control). Then sign in again."
    )
    broken = True


class RedirectMismatch(MailboxError):
    code = "redirect_mismatch"
    what = _("The provider does not know the address that it should return to.")
    remedy = _(
        "An administrator copies the redirect address from the settings of this application, exactly, with "
        "https or http as shown, into the application's registration at the provider."
    )


class ClientRefused(MailboxError):
    code = "client_refused"
    what = _("The provider refused this application's own registration.")
    remedy = _(
        "An administrator checks the client ID and the client secret in the settings; a secret may have "
        "expired."
    )


class SignInExpired(MailboxError):
    code = "sign_in_expired"
    what = _("The sign-in took too long or was already used.")
    remedy = _("Start the sign-in again.")
    broken = True


class SignInAgain(MailboxError):
    code = "sign_in_again"
    what = _("The provider wants you to sign in again.")
    remedy = _("Press Reconnect and sign in; confirm it on your phone if you are asked to.")
    broken = True


class NoRefreshToken(MailboxError):
    code = "no_refresh_token"
    what = _("The provider gave access for an hour only, not a lasting connection.")
    remedy = _(
        "Remove this application from the list of connected applications in your account's security "
        "settings, then sign in again and allow offline access."
    )
    broken = True


class WrongAccount(MailboxError):
    code = "wrong_account"
    what = _("You signed in with another account than %(address)s.")
    remedy = _(
        "Try again and choose %(address)s; sign out of the other account first, or use a private window."
    )
    broken = True


class SignInAnswerInvalid(MailboxError):
    """The identity token does not prove what it should: signature, nonce, audience, issuer or time."""

    code = "sign_in_answer_invalid"
    what = _("The provider's answer to the sign-in could not be verified.")
    remedy = _(
        "Start the sign-in again. If it keeps failing, ask your administrator to check the settings and "
        "clock."
    )
    broken = True


class RedirectInsecure(MailboxError):
    code = "redirect_insecure"
    what = _("The address that the provider should return to begins with http, not https.")
    remedy = _(
        "An administrator sets the system parameter web.base.url to the https address of Odoo, and "
        "proxy_mode in its configuration file if a proxy stands in front of it."
    )


class AuthorityUnknown(MailboxError):
    code = "authority_unknown"
    what = _("The provider's sign-in was not found at the address that is set.")
    remedy = _("An administrator checks the sign-in address and the tenant in the settings.")


class SettingsIncomplete(MailboxError):
    code = "settings_incomplete"
    what = _("The connection has no server, or the application no client ID, to work with.")
    remedy = _("Fill in the missing settings, then test again.")


# --- reaching a server ---


class Throttled(MailboxError):
    code = "throttled"
    what = _("The provider asks to go slower.")
    remedy = _("Nothing to do: it is tried again by itself later.")
    transient = True


class TooManyConnections(MailboxError):
    code = "too_many_connections"
    what = _("Too many programs are connected to this mailbox at the same time.")
    remedy = _("It is tried again by itself. If it keeps happening, close other mail programs or phones.")
    transient = True


class Unavailable(MailboxError):
    code = "unavailable"
    what = _("The provider has a passing problem.")
    remedy = _("Nothing to do: it is tried again by itself later.")
    transient = True


class Unreachable(MailboxError):
    code = "unreachable"
    what = _("The server could not be reached, or the connection was lost.")
    remedy = _("Check the server's name and port. If they are right, it is tried again by itself.")
    transient = True


class TimedOut(MailboxError):
    code = "timed_out"
    what = _("The server did not answer in time.")
    remedy = _("Check the server's name and port. If they are right, it is tried again by itself.")
    transient = True


class HostNotFound(MailboxError):
    code = "host_not_found"
    what = _("There is no server with this name.")
    remedy = _("Check the spelling of the server's name.")


class NameLookupFailed(MailboxError):
    code = "name_lookup_failed"
    what = _("The server's name could not be looked up just now.")
    remedy = _("Nothing to do: it is tried again by itself later.")
    transient = True


class HostForbidden(MailboxError):
    code = "host_forbidden"
    what = _("This server lies in a private network, which is not allowed.")
    remedy = _("If that is right, an administrator adds the server to the allowed hosts in the settings.")


class CertificateInvalid(MailboxError):
    code = "certificate_invalid"
    what = _("The server could not prove that it is the one named.")
    remedy = _(
        "Use the server's name as its certificate states it. If it is the right one, ask its administrator "
        "to renew or correct the certificate."
    )


class TlsRequired(MailboxError):
    code = "tls_required"
    what = _("The server offers no encrypted connection on this port.")
    remedy = _(
        "Choose another port and security: usually 993 (SSL/TLS) to read, 465 (SSL/TLS) or 587 (STARTTLS) to"
        " send."
    )


class MechanismMissing(MailboxError):
    code = "mechanism_missing"
    what = _("The server offers no way of signing in that is understood here.")
    remedy = _("Choose another port and security, or ask the provider how other programs sign in.")


class ServerAnswerInvalid(MailboxError):
    code = "server_answer_invalid"
    what = _("The server's answer could not be understood.")
    remedy = _("Check that the port belongs to this service. If it is right, it is tried again by itself.")
    transient = True


# --- reading, filing and sending a mail ---


class FolderMissing(MailboxError):
    code = "folder_missing"
    what = _("A folder of the mailbox could not be opened or made.")
    remedy = _("Open the mailbox in a browser and see whether its folders are there and may be changed.")


class QuotaExceeded(MailboxError):
    code = "quota_exceeded"
    what = _("The mailbox is full.")
    remedy = _("Delete mail in %(address)s or ask for more space.")


class SendingLimitReached(MailboxError):
    code = "sending_limit_reached"
    what = _("The provider's limit of mails a day is reached for this mailbox.")
    remedy = _("Try again tomorrow, or ask the administrator of your mail accounts for a higher limit.")
    transient = True


class SendingBlocked(MailboxError):
    code = "sending_blocked"
    what = _("The provider has blocked sending from this mailbox.")
    remedy = _(
        "Ask the administrator of your mail accounts to lift the block on %(address)s (Microsoft: Defender "
        "portal > Restricted entities)."
    )


class SenderNotPermitted(MailboxError):
    code = "sender_not_permitted"
    what = _("%(login)s may not send mail as %(address)s.")
    remedy = _(
        "Use the address of the account that is signed in, or ask the administrator of your mail accounts "
        "for the Send As permission."
    )


class MailTooLarge(MailboxError):
    code = "mail_too_large"
    what = _("The mail is larger than the provider takes.")
    remedy = _("Send fewer or smaller attachments.")


class RecipientRefused(MailboxError):
    code = "recipient_refused"
    what = _("A recipient's address was refused.")
    remedy = _("Check the recipient's address and send again.")


class MailRefused(MailboxError):
    code = "mail_refused"
    what = _("The provider refused this mail.")
    remedy = _("Read the server's words, change the mail and send again.")


class OutcomeUnknown(MailboxError):
    """All of a mail was handed over, its answer lost: look in Sent by Message-ID before sending again."""

    code = "outcome_unknown"
    what = _("The connection was lost after the mail had been handed over: it may have been sent.")
    remedy = _("Look in the Sent folder of %(address)s before you send it again.")


def every_cause() -> dict[str, type[MailboxError]]:
    """All types of this module by their `code`, as a stored code finds its words again."""
    found = {MailboxError.code: MailboxError}
    pending = list(MailboxError.__subclasses__())
    while pending:
        cause = pending.pop()
        found[cause.code] = cause
        pending += cause.__subclasses__()
    return found
