# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
from datetime import date

from odoo.fields import Command
from odoo.tests import TransactionCase

from ..intake.reading import Reading

CHICAGO = {"origin_city": "Chicago", "origin_state": "IL"}
DALLAS = {"destination_city": "Dallas", "destination_state": "TX"}
MONDAY = date(2026, 11, 23)


class ShipmentCase(TransactionCase):
    """A staff member of the broker, and a customer who asks for freight from Chicago to Dallas."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env = cls.env["base"].with_context(**cls._no_mail_context()).env
        cls.staff = cls.env["res.users"].create(
            {
                "name": "Robin Staff",
                "login": "robin@broker.example",
                "email": "robin@broker.example",
                "group_ids": [Command.link(cls.env.ref("tai_mailbox.group_user").id)],
            }
        )
        cls.acme = cls.env["res.partner"].create(
            {"name": "Acme", "is_company": True, "email": "traffic@acme.example"}
        )
        cls.shipments = cls.env["tai.shipment"].with_user(cls.staff)

    @staticmethod
    def _no_mail_context():
        return {"no_reset_password": True, "mail_create_nosubscribe": True}

    @classmethod
    def shipment(cls, **values):
        """One of Acme's, Chicago to Dallas on a Monday, unless `values` say otherwise."""
        usual = {"partner_id": cls.acme.id, "pickup_date": MONDAY, **CHICAGO, **DALLAS}
        return cls.shipments.create(usual | values)

    @classmethod
    def taken_in(cls, load, **reading):
        mail = {"category": "quote", "loads": (load,), "sender": "jo@acme.example"} | reading
        return cls.shipments._create_from_loads([(load, Reading(**mail))], cls.staff, cls.env.company)
