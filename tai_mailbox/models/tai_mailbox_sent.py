# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
import base64
import logging
from datetime import timedelta

from odoo import api, fields, models

from ..providers import errors
from ..providers.sent import save_sent
from ..providers.smtp import as_bytes

_logger = logging.getLogger(__name__)

TRIES = 8  # over some four hours


class TaiMailboxSent(models.Model):
    """A sent mail whose copy is still to be laid into the mailbox's Sent folder.

    Written in the transaction that notes the mail as sent, and gone once the copy
    lies there: a crash between the two costs no copy, and makes no second one,
    since the folder is asked for the Message-ID first.
    """

    _name = "tai.mailbox.sent"
    _description = "Copy owed to a Sent folder"

    mailbox_id = fields.Many2one("tai.mailbox", required=True, ondelete="cascade")
    message_id = fields.Char("Message-ID", required=True)
    mail = fields.Binary(attachment=False, required=True)
    attempts = fields.Integer()
    next_try = fields.Datetime()

    _one_copy = models.UniqueIndex(
        "(mailbox_id, message_id)", "A copy of this mail is already on its way to Sent."
    )

    @api.model
    def _owe(self, mailbox, message):
        """Remember the copy; a mail that goes to several recipients one by one has one copy."""
        message_id = str(message["Message-Id"]).strip()
        mine = [("mailbox_id", "=", mailbox.id), ("message_id", "=", message_id)]
        if self.search_count(mine, limit=1):
            return
        self.create({"mailbox_id": mailbox.id, "message_id": message_id, "mail": _base64(message)})
        self.env.ref("tai_mailbox.cron_sent_copies")._trigger()

    @api.model
    def _cron_copy(self):
        """Lay all owed copies, a connection for each mailbox."""
        due = self.search(["|", ("next_try", "=", False), ("next_try", "<=", fields.Datetime.now())])
        self.env["ir.cron"]._commit_progress(remaining=len(due))
        for mailbox, copies in due.grouped("mailbox_id").items():
            copies._copy_to(mailbox)
            self.env["ir.cron"]._commit_progress(len(copies))

    def _copy_to(self, mailbox):
        mails = [(copy, copy.message_id, copy._raw()) for copy in self.try_lock_for_update()]
        try:
            for copy, message_id, raw in mails:
                save_sent(mailbox._account(), raw, message_id)
                copy.unlink()
        except errors.MailboxError as error:
            _logger.info("Mailbox %s: no copy in Sent yet: %s", mailbox.id, error.code)
            self.exists()._try_later()

    def _raw(self) -> bytes:
        return base64.b64decode(self.mail)

    def _try_later(self):
        """With growing pauses; a copy that cannot be laid costs nothing but itself."""
        for copy in self:
            copy.attempts += 1
            copy.next_try = fields.Datetime.now() + timedelta(minutes=2**copy.attempts)
        self.filtered(lambda copy: copy.attempts >= TRIES).unlink()


def _base64(message) -> bytes:
    return base64.b64encode(as_bytes(message))
