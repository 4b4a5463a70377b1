# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""One type per cause of an outside failure, each with what a person can do about it."""

from __future__ import annotations


def _(text: str) -> str:
    """Mark for translation; the models translate when they show it."""
    return text


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

    def __init__(self, server_text: str = "", *, retry_after: float | None = None):
        super().__init__(server_text)
        self.server_text = server_text
        self.retry_after = retry_after  # seconds
