# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
from odoo import fields, models


class MailMessage(models.Model):
    """A mail that its author's broken mailbox did not send, but the relay."""

    _inherit = "mail.message"

    tai_relayed_for = fields.Char("Sent by the relay instead of", readonly=True, copy=False)

    def _note_relayed(self, mailbox):
        """Once for each mail, on the mail and in the chatter where it stands."""
        new = self.filtered(lambda message: not message.tai_relayed_for)
        new.tai_relayed_for = mailbox.address
        for message in new.filtered(lambda message: message.model and message.res_id):
            self.env[message.model].browse(message.res_id)._message_log(
                author_id=self.env.ref("base.partner_root").id,
                body=self.env._(
                    "Sent by the relay, not by the mailbox %(mailbox)s: %(reason)s",
                    mailbox=mailbox.address,
                    reason=mailbox.reason or self.env._("it must be reconnected."),
                ),
            )
