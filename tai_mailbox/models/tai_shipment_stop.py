# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
from odoo import api, fields, models

from .freight import Place


class TaiShipmentStop(models.Model):
    """A stop between origin and destination, in the order of the trip."""

    _name = "tai.shipment.stop"
    _description = "Shipment Stop"
    _order = "shipment_id, sequence, id"
    _rec_name = "label"

    shipment_id = fields.Many2one("tai.shipment", required=True, index=True, ondelete="cascade")
    sequence = fields.Integer(default=10)
    kind = fields.Selection([("pickup", "Pickup"), ("delivery", "Delivery")], string="For")
    street = fields.Char()
    city = fields.Char()
    state = fields.Char(string="State/Province")
    postal_code = fields.Char(string="Postal code")
    country = fields.Char(size=2, help="Two-letter code, such as US, CA or MX.")
    stop_date = fields.Date(string="Date")
    window = fields.Char(help="Hours or appointment, such as 08:00-15:00 or FCFS.")
    label = fields.Char(string="Stop", compute="_compute_label")

    @api.depends("street", "city", "state", "postal_code", "country")
    def _compute_label(self):
        for stop in self:
            stop.label = Place.of(stop).label
