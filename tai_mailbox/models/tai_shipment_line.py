# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
from odoo import api, fields, models

from .freight import FREIGHT_CLASSES, YES_NO, class_by_density, volume_ft3


class TaiShipmentLine(models.Model):
    """Freight of one kind on a shipment: so many equal units of one size."""

    _name = "tai.shipment.line"
    _description = "Freight Line"
    _order = "shipment_id, sequence, id"

    shipment_id = fields.Many2one("tai.shipment", required=True, index=True, ondelete="cascade")
    sequence = fields.Integer(default=10)
    units = fields.Integer(help="How many; 0 where the mail does not say.")
    unit_type = fields.Char(string="Unit", help="Pallet, skid, crate, drum...")
    length_in = fields.Float(string="Length (in)", digits=(10, 2))
    width_in = fields.Float(string="Width (in)", digits=(10, 2))
    height_in = fields.Float(string="Height (in)", digits=(10, 2))
    weight_lb = fields.Float(string="Weight (lb)", digits=(12, 2), help="Of all units of this line together.")
    freight_class = fields.Selection(FREIGHT_CLASSES, string="Class")
    hazmat = fields.Selection(YES_NO, help="Empty where nobody has said.")
    commodity = fields.Char()
    volume_ft3 = fields.Float(string="Volume (ft³)", compute="_compute_density", digits=(12, 2))
    density = fields.Float(string="Density (lb/ft³)", compute="_compute_density", digits=(12, 2))
    class_hint = fields.Selection(
        FREIGHT_CLASSES,
        string="Class by density",
        compute="_compute_density",
        help="NMFC scale of July 2025.",
    )

    _quantities_not_negative = models.Constraint(
        "CHECK(units >= 0 AND weight_lb >= 0 AND length_in >= 0 AND width_in >= 0 AND height_in >= 0)",
        "Units, weight and dimensions cannot be negative.",
    )

    @api.depends("units", "length_in", "width_in", "height_in", "weight_lb")
    def _compute_density(self):
        for line in self:
            line.volume_ft3 = volume_ft3(line.units, line.length_in, line.width_in, line.height_in)
            line.density = line.weight_lb / line.volume_ft3 if line.volume_ft3 else 0
            line.class_hint = class_by_density(line.density)
