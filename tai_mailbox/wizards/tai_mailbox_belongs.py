# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
from odoo import fields, models


class TaiMailboxBelongs(models.TransientModel):
    """Asks which shipment a mail belongs to."""

    _name = "tai.mailbox.belongs"
    _description = "Mail Belongs to Shipment"

    message_id = fields.Many2one(
        "tai.mailbox.message", "Mail", required=True, readonly=True, ondelete="cascade"
    )
    company_id = fields.Many2one(related="message_id.company_id")
    shipment_id = fields.Many2one(
        "tai.shipment", required=True, domain="[('company_id', '=', company_id)]", ondelete="cascade"
    )

    def action_belongs(self):
        self.message_id._belongs_to(self.shipment_id)
        return {"type": "ir.actions.act_window_close"}
