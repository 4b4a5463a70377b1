# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
from collections import defaultdict

from odoo import api, fields, models
from odoo.fields import Command
from odoo.tools import SQL, email_normalize

from .tai_shipment import TOWN_FIELDS

DUPLICATES_SHOWN = 10
# (id, id of a possible duplicate): at most so many of each, of the shipments with these ids.
TWINS = """
    SELECT one.id, other.id
      FROM tai_shipment one
     CROSS JOIN LATERAL (
           SELECT id
             FROM tai_shipment
            WHERE duplicate_key = one.duplicate_key
              AND duplicate_day BETWEEN one.duplicate_day - 1 AND one.duplicate_day + 1
              AND requested_on IS DISTINCT FROM one.requested_on
              AND active AND state != 'cancelled'
         ORDER BY id DESC
            LIMIT %s) other
     WHERE one.id IN %s AND one.active AND one.state != 'cancelled'
"""
# More lie within a day on the lane than came with the same mail.
ALL_DUPLICATES = """(
    SELECT id
      FROM (SELECT id, COUNT(*) OVER on_lane > COUNT(*) OVER of_mail AS is_duplicate
              FROM tai_shipment
             WHERE duplicate_key IS NOT NULL AND active AND state != 'cancelled'
            WINDOW on_lane AS (PARTITION BY duplicate_key ORDER BY duplicate_day
                       RANGE BETWEEN '1 day' PRECEDING AND '1 day' FOLLOWING),
                   of_mail AS (PARTITION BY duplicate_key, requested_on ORDER BY duplicate_day
                       RANGE BETWEEN '1 day' PRECEDING AND '1 day' FOLLOWING)) counted
     WHERE is_duplicate
)"""


class TaiShipment(models.Model):
    """Possible duplicates: the same customer, the same lane, picked up within a day of each other."""

    _inherit = "tai.shipment"  # pylint: disable=consider-merging-classes-inherited

    duplicate_key = fields.Char(compute="_compute_duplicate_key", store=True, precompute=True)
    duplicate_day = fields.Date(compute="_compute_duplicate_day", store=True, precompute=True)
    duplicate_ids = fields.Many2many(
        "tai.shipment", string="Possible duplicates", compute="_compute_duplicate_ids"
    )
    is_duplicate = fields.Boolean(
        string="Possible duplicate", compute="_compute_duplicate_ids", search="_search_is_duplicate"
    )

    _duplicates = models.Index("(duplicate_key, duplicate_day) WHERE duplicate_key IS NOT NULL")

    @api.depends("company_id", "partner_id.commercial_partner_id", "customer_email", *TOWN_FIELDS)
    def _compute_duplicate_key(self):
        for shipment in self:
            towns = shipment._origin_place().key, shipment._destination_place().key
            parts = str(shipment.company_id.id), shipment._customer_key(), *towns
            shipment.duplicate_key = "|".join(parts) if all(parts) else False

    def _customer_key(self):
        """The company that asks, whoever of its people writes; else the address."""
        customer = self.partner_id.commercial_partner_id
        return str(customer.id) if customer else email_normalize(self.customer_email) or ""

    @api.depends("pickup_date", "requested_on")
    def _compute_duplicate_day(self):
        """Freight without a date is wanted at once: the day of the request stands for it."""
        for shipment in self:
            shipment.duplicate_day = shipment.pickup_date or shipment.requested_on

    @api.depends("duplicate_key", "duplicate_day", "state", "active", "requested_on")
    def _compute_duplicate_ids(self):
        twins = self._origin._twins()
        for shipment in self:
            shipment.duplicate_ids = [Command.set(twins[shipment._origin.id])]
            shipment.is_duplicate = bool(shipment.duplicate_ids)

    def _twins(self):
        """{id: ids of its possible duplicates, the latest few}, in one query for all of `self`.

        Loads of one mail are not each other's duplicates, and a mail's time tells which those are.
        """
        twins = defaultdict(list)
        if not self.ids:
            return twins
        self._flush_duplicate_fields()
        for shipment_id, twin_id in self.env.execute_query(SQL(TWINS, DUPLICATES_SHOWN, self._ids)):
            twins[shipment_id].append(twin_id)
        return twins

    @api.model
    def _search_is_duplicate(self, operator, value):
        """Of all shipments at once."""
        if operator != "in":
            return NotImplemented
        self._flush_duplicate_fields()
        return [("id", "in", SQL(ALL_DUPLICATES))]

    @api.model
    def _flush_duplicate_fields(self):
        self.flush_model(["duplicate_key", "duplicate_day", "state", "active", "requested_on"])

    def action_view_duplicates(self):
        """This shipment beside those that may be the same request."""
        self.ensure_one()
        action = self.env["ir.actions.actions"]._for_xml_id("tai_mailbox.tai_shipment_action")
        same = [("id", "in", (self | self.duplicate_ids).ids)]
        return action | {
            "name": self.env._("Possible duplicates"),
            "domain": same,
            "context": {},
            "path": False,
            "views": [(False, "list"), (False, "form")],
        }
