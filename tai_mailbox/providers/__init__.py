# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Speaking to Google, Microsoft, Front and any IMAP or SMTP server. Imports nothing of Odoo."""

from __future__ import annotations

from .base import Account, Reader, Sender
from .check import Answer, check
from .discovery import Found, discover, incoming_beside
from .front import Front, FrontReader, FrontSender
from .google import Google
from .graph import GraphSender
from .imap import ImapReader
from .microsoft import Microsoft
from .oauth import OAuthApp, SignIn, SignInName, SignInProvider, Tokens, Wanted
from .sent import save_sent, was_sent
from .smtp import SmtpSender

__all__ = [
    "Answer",
    "Found",
    "OAuthApp",
    "SignIn",
    "Tokens",
    "Wanted",
    "check",
    "discover",
    "incoming_beside",
    "open_reader",
    "open_sender",
    "open_sign_in",
    "save_sent",
    "was_sent",
]


def open_reader(account: Account) -> Reader:
    """A signed-in connection that reads; raises the types of `errors`."""
    return FrontReader(account) if account.provider == "front" else ImapReader(account)


def open_sender(account: Account) -> Sender:
    """A signed-in connection that sends; raises the types of `errors`."""
    if account.provider == "front":
        return FrontSender(account)
    return GraphSender(account) if account.options.get("send_by") == "graph" else SmtpSender(account)


def open_sign_in(provider: SignInName, app: OAuthApp) -> SignInProvider:
    """The sign-in of a provider for an application that is registered there."""
    providers: dict[SignInName, type[SignInProvider]]
    providers = {"google": Google, "microsoft": Microsoft, "front": Front}
    return providers[provider](app)
