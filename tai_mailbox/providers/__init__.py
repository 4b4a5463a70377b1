# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Speaking to Google, Microsoft and any IMAP or SMTP server. Imports nothing of Odoo."""

from __future__ import annotations

from typing import Literal

from .base import Account, Reader, Sender
from .check import Answer, check
from .discovery import Found, discover, incoming_beside
from .google import Google
from .graph import GraphSender
from .imap import ImapReader
from .microsoft import Microsoft
from .oauth import OAuthApp, SignIn, SignInProvider, Tokens, Wanted
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
    return ImapReader(account)


def open_sender(account: Account) -> Sender:
    """A signed-in connection that sends; raises the types of `errors`."""
    return GraphSender(account) if account.options.get("send_by") == "graph" else SmtpSender(account)


def open_sign_in(provider: Literal["google", "microsoft"], app: OAuthApp) -> SignInProvider:
    """The sign-in of a provider for an application that is registered there."""
    return {"google": Google, "microsoft": Microsoft}[provider](app)
