# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
from odoo import api, fields, models

from .freight import REFERENCE_ROLES, folded


class TaiShipmentReference(models.Model):
    """A number by which others know a shipment."""

    _name = "tai.shipment.reference"
    _description = "Shipment Reference"
    _order = "shipment_id, role, id"
    _rec_name = "value"

    shipment_id = fields.Many2one("tai.shipment", required=True, index=True, ondelete="cascade")
    role = fields.Selection(REFERENCE_ROLES, string="Type", required=True, default="po")
    value = fields.Char(string="Number", required=True)
    key = fields.Char(compute="_compute_key", store=True, precompute=True)

    _key_role = models.Index("(key, role)")

    @api.depends("value")
    def _compute_key(self):
        for reference in self:
            reference.key = self._key_of(reference.value)

    @api.model
    def _key_of(self, value):
        """Numbers are looked up by their letters and digits: mail writes them in many ways."""
        return folded(value)
