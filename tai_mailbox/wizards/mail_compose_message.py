# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
from odoo import models


class MailComposeMessage(models.TransientModel):
    _inherit = "mail.compose.message"

    def _is_to_customers(self):
        """Opened by "Message customers" on several shipments."""
        return self.env.context.get("tai_to_customers") and self.model == "tai.shipment"

    def action_send_mail(self):
        """What became of the messages is known after this transaction only: the client asks for it then."""
        if not (self.env.context.get("tai_to_customer") or self._is_to_customers()):
            return super().action_send_mail()
        _mails, messages = self._action_send_mail()
        return {
            "type": "ir.actions.client",
            "tag": "tai_mailbox_customers_told",
            "params": {"message_ids": messages.ids, "failures_only": not self._is_to_customers()},
        }

    def _action_send_mail_comment(self, res_ids):
        """What goes into the queue leaves it at once, not with its next hourly run."""
        messages = super()._action_send_mail_comment(res_ids)
        if self._is_to_customers() and not self.force_send:
            self.env.ref("mail.ir_cron_mail_scheduler_action").sudo()._trigger()
        return messages

    def _prepare_mail_values_dynamic(self, res_ids):
        """Each shipment's message goes to its own customer."""
        values = super()._prepare_mail_values_dynamic(res_ids)
        if self._is_to_customers():
            for shipment_id, contact in self.env[self.model].browse(res_ids)._contacts().items():
                values[shipment_id]["partner_ids"] = contact.ids
        return values
