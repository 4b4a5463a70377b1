# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Speaking to Google, Microsoft and any IMAP or SMTP server. Imports nothing of Odoo."""

from __future__ import annotations

from .base import Account, Reader, Sender
from .check import Answer, check
from .discovery import Found, discover, incoming_beside
from .imap import ImapReader
from .sent import save_sent, was_sent
from .smtp import SmtpSender

__all__ = [
    "Answer",
    "Found",
    "check",
    "discover",
    "incoming_beside",
    "open_reader",
    "open_sender",
    "save_sent",
    "was_sent",
]


def open_reader(account: Account) -> Reader:
    """A signed-in connection that reads; raises the types of `errors`."""
    return ImapReader(account)


def open_sender(account: Account) -> Sender:
    """A signed-in connection that sends; raises the types of `errors`."""
    return SmtpSender(account)
