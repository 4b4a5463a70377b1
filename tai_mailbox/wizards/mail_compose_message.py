# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
from odoo import models


class MailComposeMessage(models.TransientModel):
    _inherit = "mail.compose.message"

    def _prepare_mail_values_dynamic(self, res_ids):
        """A message to the customers of several shipments goes to each shipment's own customer."""
        values = super()._prepare_mail_values_dynamic(res_ids)
        if self.env.context.get("tai_to_customers") and self.model == "tai.shipment":
            for shipment_id, contact in self.env[self.model].browse(res_ids)._contacts().items():
                values[shipment_id]["partner_ids"] = contact.ids
        return values
