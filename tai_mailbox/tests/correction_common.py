# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
from datetime import timedelta

from odoo import fields

from .common import ReadingCase


class CorrectionCase(ReadingCase):
    def read_in(self, subject, text, **headers):
        """The log's row of a mail that has come."""
        message_id = self.deliver(subject, text, **headers)
        self.poll(self.mailbox)
        return self.row(message_id)

    def press(self, row, name, *arguments, user=None):
        """A method called as that staff member, who may end transactions; what it returned."""
        with self.transactions() as env:
            return getattr(row.with_env(env).with_user(user or self.pat), name)(*arguments)

    def belongs(self, row, shipment, user=None):
        """By the dialog, as the web client uses it."""
        with self.transactions() as env:
            theirs = env["tai.mailbox.belongs"].with_user(user or self.pat)
            theirs.create({"message_id": row.id, "shipment_id": shipment.id}).action_belongs()

    def mails_on(self, shipment):
        return shipment.message_ids.filtered(lambda message: message.message_type == "email")

    def review_again(self):
        """All mail of the last seven days is looked at once more."""
        self.mailbox.with_user(self.pat).last_read = fields.Datetime.now() - timedelta(days=7)
        self.poll(self.mailbox)
