# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
from odoo import api, models
from odoo.fields import Command

from .load_values import shipment_values

# The mail that asked is logged by whoever took it in, and its reader follows the shipment anyway.
QUIET = {"mail_create_nosubscribe": True, "mail_create_nolog": True, "tracking_disable": True}


class TaiShipment(models.Model):
    """Shipments made of what was read of a mail."""

    _inherit = "tai.shipment"  # pylint: disable=consider-merging-classes-inherited

    @api.model
    def _create_from_loads(self, pairs, user, company):
        """In the order of `pairs`, however many in a few queries; nothing is logged in the chatter.

        :param pairs: list of (Load, Reading) as intake gives them
        :param user: the staff member who owns the mailbox, who follows each shipment
        :param company: the company that the shipments are made for
        """
        if not pairs:
            return self.browse()
        customers = self.env["res.partner"]._tai_customers({reading.sender for _, reading in pairs}, company)
        owner = {"user_id": user.id, "company_id": company.id}
        values = [
            owner | self._values_from_load(load, reading) | self._customer_values(customers, reading)
            for load, reading in pairs
        ]
        shipments = self.with_company(company).with_context(**QUIET).create(values)
        self.env["mail.followers"].sudo()._insert_followers(self._name, shipments.ids, user.partner_id.ids)
        return self.browse(shipments.ids)

    @api.model
    def _values_from_load(self, load, reading):
        """Values for create() from one Load of a Reading, without customer, staff and company."""
        accessorials = self.env["tai.accessorial"]._ids_by_code()
        known = [accessorials[code] for code in load.accessorials if code in accessorials]
        return shipment_values(load, reading) | {"accessorial_ids": [Command.set(known)]}

    @api.model
    def _customer_values(self, customers, reading):
        """A colleague who forwards a request is not its customer: then nobody is, yet."""
        sender = customers.get(reading.sender)
        if not sender:
            return {}
        if not sender.partner_share:
            return {"customer_email": False, "customer_name": False}
        return {"partner_id": sender.id}
