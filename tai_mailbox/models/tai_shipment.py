# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
from odoo import api, fields, models

from .freight import (
    EQUIPMENT,
    FREIGHT_CLASSES,
    MODES,
    YES_NO,
    Place,
    class_by_density,
    lane_label,
)

TOWN_FIELDS = [
    prefix + part for prefix in ("origin_", "destination_") for part in Place._fields if part != "street"
]


class TaiShipment(models.Model):
    """Freight of a customer on its way from an origin to a destination."""

    _name = "tai.shipment"
    _description = "Shipment"
    _inherit = ["mail.thread", "mail.activity.mixin"]
    _order = "id desc"
    _rec_names_search = ["name", "lane", "partner_id", "reference_ids.value"]
    _primary_email = "customer_email"
    _check_company_auto = True

    name = fields.Char(string="Number", readonly=True, copy=False, default=lambda self: self.env._("New"))
    active = fields.Boolean(default=True)
    company_id = fields.Many2one(
        "res.company", required=True, index=True, default=lambda self: self.env.company
    )
    user_id = fields.Many2one(
        "res.users",
        string="Staff",
        index=True,
        tracking=True,
        default=lambda self: self.env.user,
        domain="[('share', '=', False), ('company_ids', '=', company_id)]",
    )
    state = fields.Selection(
        [
            ("quote", "Quote requested"),
            ("quoted", "Quoted"),
            ("booked", "Booked"),
            ("picked_up", "Picked up"),
            ("delivered", "Delivered"),
            ("cancelled", "Cancelled"),
        ],
        string="Status",
        required=True,
        default="quote",
        index=True,
        copy=False,
        tracking=True,
        group_expand=True,
    )
    requested_on = fields.Datetime(
        string="Requested", default=fields.Datetime.now, copy=False, help="When the customer wrote."
    )

    partner_id = fields.Many2one(
        "res.partner", string="Customer", index="btree_not_null", tracking=True, check_company=True
    )
    customer_email = fields.Char(string="Customer's e-mail", index="btree_not_null")
    customer_name = fields.Char(string="Customer's name", help="As the sender wrote it.")

    origin_street = fields.Char()
    origin_city = fields.Char()
    origin_state = fields.Char()
    origin_postal_code = fields.Char()
    origin_country = fields.Char(size=2, help="Two-letter code, such as US, CA or MX.")
    destination_street = fields.Char()
    destination_city = fields.Char()
    destination_state = fields.Char()
    destination_postal_code = fields.Char()
    destination_country = fields.Char(size=2, help="Two-letter code, such as US, CA or MX.")
    stop_ids = fields.One2many("tai.shipment.stop", "shipment_id", string="Stops", copy=True)
    lane = fields.Char(compute="_compute_lane", store=True, precompute=True, index="trigram")

    mode = fields.Selection(MODES, tracking=True)
    equipment = fields.Selection(EQUIPMENT, tracking=True)
    pickup_date = fields.Date(string="Pickup", index=True, copy=False, tracking=True)
    pickup_window = fields.Char(string="Pickup hours", copy=False)
    delivery_date = fields.Date(string="Delivery", copy=False, tracking=True)
    delivery_window = fields.Char(string="Delivery hours", copy=False)

    line_ids = fields.One2many("tai.shipment.line", "shipment_id", string="Freight lines", copy=True)
    weight_lb = fields.Float(
        string="Weight (lb)",
        digits=(12, 2),
        compute="_compute_weight_lb",
        store=True,
        readonly=False,
        tracking=True,
    )
    handling_units = fields.Integer(
        string="Units", compute="_compute_handling_units", store=True, readonly=False
    )
    unit_type = fields.Char(help="Pallet, skid, crate, drum...")
    commodity = fields.Char()
    freight_class = fields.Selection(FREIGHT_CLASSES, string="Freight class")
    hazmat = fields.Selection(YES_NO, help="Empty where nobody has said.")
    un_number = fields.Char(string="UN number")
    has_temperature = fields.Boolean(
        string="Temperature controlled", help="Whether a temperature is asked for; 0 °F is one, too."
    )
    temperature_f = fields.Float(string="Degrees (°F)", digits=(6, 1), aggregator=None)
    temperature = fields.Char(compute="_compute_temperature")
    accessorial_ids = fields.Many2many("tai.accessorial", string="Accessorials")
    volume_ft3 = fields.Float(string="Volume (ft³)", compute="_compute_density", digits=(12, 2))
    density = fields.Float(string="Density (lb/ft³)", compute="_compute_density", digits=(12, 2))
    class_hint = fields.Selection(
        FREIGHT_CLASSES,
        string="Class by density",
        compute="_compute_density",
        help="What the NMFC density scale of July 2025 gives for the freight lines.",
    )
    reference_ids = fields.One2many("tai.shipment.reference", "shipment_id", string="References")
    document_ids = fields.One2many("tai.document", "shipment_id", string="Documents")
    document_count = fields.Integer(string="Documents on it", compute="_compute_document_count")

    _name_unique = models.Constraint("UNIQUE(name)", "There is a shipment with this number already.")
    _quantities_not_negative = models.Constraint(
        "CHECK(weight_lb >= 0 AND handling_units >= 0)", "Weight and units cannot be negative."
    )

    # What follows from what

    def _origin_place(self):
        return Place.of(self, "origin_")

    def _destination_place(self):
        return Place.of(self, "destination_")

    @api.depends(*TOWN_FIELDS)
    def _compute_lane(self):
        for shipment in self:
            shipment.lane = lane_label(shipment._origin_place(), shipment._destination_place())

    @api.depends("name", "lane")
    @api.depends_context("show_lane")
    def _compute_display_name(self):
        """With the lane where there is room for it, such as in the calendar."""
        show_lane = self.env.context.get("show_lane")
        for shipment in self:
            parts = (shipment.name, shipment.lane if show_lane else "")
            shipment.display_name = " ".join(filter(None, parts))

    @api.depends("line_ids.weight_lb")
    def _compute_weight_lb(self):
        """The lines add up to the total; a total that no line accounts for stays as it is."""
        for shipment in self:
            shipment.weight_lb = sum(shipment.line_ids.mapped("weight_lb")) or shipment.weight_lb

    @api.depends("line_ids.units")
    def _compute_handling_units(self):
        for shipment in self:
            shipment.handling_units = sum(shipment.line_ids.mapped("units")) or shipment.handling_units

    @api.depends("has_temperature", "temperature_f")
    def _compute_temperature(self):
        for shipment in self:
            shipment.temperature = f"{shipment.temperature_f:g} °F" if shipment.has_temperature else False

    @api.depends("weight_lb", "line_ids.volume_ft3")
    def _compute_density(self):
        """Density is known only where every line's volume is."""
        for shipment in self:
            volumes = shipment.line_ids.mapped("volume_ft3")
            shipment.volume_ft3 = sum(volumes) if all(volumes) else 0
            shipment.density = shipment.weight_lb / shipment.volume_ft3 if shipment.volume_ft3 else 0
            shipment.class_hint = class_by_density(shipment.density)

    @api.depends("document_ids")
    def _compute_document_count(self):
        counts = dict(
            self.env["tai.document"]._read_group(
                [("shipment_id", "in", self.ids)], ["shipment_id"], ["__count"]
            )
        )
        for shipment in self:
            shipment.document_count = counts.get(shipment._origin, 0)

    # Made, found and followed

    @api.model_create_multi
    def create(self, vals_list):
        sequence = self.env.ref("tai_mailbox.sequence_shipment").sudo()
        numbered = [values | {"name": values.get("name") or sequence.next_by_id()} for values in vals_list]
        return super().create(numbered)

    def _track_subtype(self, init_values):
        if "state" in init_values:
            return self.env.ref("tai_mailbox.mt_shipment_status")
        return super()._track_subtype(init_values)

    # Opened from a button

    def action_view_documents(self):
        self.ensure_one()
        action = self.env["ir.actions.actions"]._for_xml_id("tai_mailbox.tai_document_action")
        return action | {
            "name": self.env._("Documents of %s", self.name),
            "domain": [("shipment_id", "=", self.id)],
            "context": {"default_shipment_id": self.id},
            "path": False,
        }
