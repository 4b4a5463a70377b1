# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The page that shows what lies in the sandbox's mailboxes and sends sample mails."""

from .app import make_page

__all__ = ["make_page"]
