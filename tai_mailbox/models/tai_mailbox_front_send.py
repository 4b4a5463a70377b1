# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
from odoo import models

from ..providers import errors
from ..providers.front import MOST_BYTES

# Loaded before: their sending is extended here.
from . import tai_mailbox_mail_server, tai_mailbox_send  # noqa: F401
from .front_session import FrontSession


class TaiMailbox(models.Model):
    """How mail leaves through Front."""

    _inherit = "tai.mailbox"  # pylint: disable=consider-merging-classes-inherited

    def _session(self):
        return FrontSession(self) if self.provider == "front" else super()._session()

    def _sending_failed(self, error):
        """A mail that Front wants later has not failed."""
        if self.provider == "front" and isinstance(error, errors.Throttled):
            return None
        return super()._sending_failed(error)

    def _lies_in_sent(self, message) -> bool:
        """Front's sender has looked already."""
        return self.provider != "front" and super()._lies_in_sent(message)

    def _handed_over(self, message, recipients, answer):
        if self.provider != "front":
            return super()._handed_over(message, recipients, answer)
        return self.env["tai.mailbox.delivery"].sudo()._hand_over(self, message, recipients, answer)

    def _mail_server_values(self) -> dict:
        values = super()._mail_server_values()
        return values | {"max_email_size": MOST_BYTES / 2**20} if self.provider == "front" else values

    def _front_conversation_of(self, message_ids) -> str:
        """Where one of these lies: a mail that was read in Front, or one that was sent through it."""
        read = self.env["tai.mailbox.message"].sudo()
        sent = self.env["tai.mailbox.delivery"].sudo()
        for message_id in message_ids:
            mine = [("mailbox_id", "=", self.id)]
            row = read.search([*mine, ("message_key", "=", message_id)], limit=1)
            if row.thread_id:
                return row.thread_id
            found = sent.search(
                [*mine, ("message_id", "=", message_id), ("conversation", "!=", False)], limit=1
            )
            if found:
                return found.conversation
        return ""
