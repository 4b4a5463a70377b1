# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
from odoo.fields import Command
from odoo.tests import HttpCase, new_test_user, tagged

from ..intake.reading import Load, Place, Reading

MAIL = "Please quote Reno, NV to Provo, UT, 41,500 lbs of tomatoes."
LOAD = Load(origin=Place("Reno", "NV"), destination=Place("Provo", "UT"), weight_lb=41500.0)


@tagged("post_install", "-at_install")
class TestShipmentTour(HttpCase):
    """The path of a request over the desk, walked by a plain mailbox user in a real browser."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.staff = new_test_user(
            cls.env, "desk_staff", groups="tai_mailbox.group_user", email="staff@broker.example"
        )

    def take_in(self, sender, name):
        reading = Reading(category="quote", loads=(LOAD,), sender=sender, sender_name=name)
        shipments = self.env["tai.shipment"].with_user(self.staff)
        return shipments._create_from_loads([(LOAD, reading)], self.staff, self.env.company)

    def log(self, shipment):
        start = MAIL.index("41,500 lbs")
        mailbox = self.env["tai.mailbox"].create(
            {"user_id": self.staff.id, "address": self.staff.email, "provider": "imap"}
        )
        self.env["tai.mailbox.message"].create(
            {
                "mailbox_id": mailbox.id,
                "company_id": shipment.company_id.id,
                "folder": "INBOX",
                "uidvalidity": "1",
                "uid": "1",
                "state": "done",
                "category": "quote",
                "is_origin": True,
                "reading": {
                    "segments": [{"kind": "new", "text": MAIL, "name": ""}],
                    "loads": [{"weight_lb": 41500.0, "evidence": {"weight_lb": [[0, start, start + 10]]}}],
                    "reasons": [],
                },
                "shipment_ids": [Command.link(shipment.id)],
            }
        )

    def test_from_the_mail_to_the_quoted_shipment(self):
        asked = self.take_in("jo@acme.example", "Jo Buyer")
        other = self.take_in("ann@new.example", "Ann New")
        other.origin_city = "Boise"
        self.log(asked)
        self.start_tour("/odoo", "tai_shipment_tour", login="desk_staff")
        self.assertEqual(asked.state, "quoted")
        self.assertEqual(len(asked.message_ids.filtered(lambda message: "1,850 USD" in message.body)), 1)
        for shipment, address in ((asked, "jo@acme.example"), (other, "ann@new.example")):
            sent = shipment.message_ids.filtered(lambda message: "Closed on Thursday" in message.body)
            self.assertEqual(sent.partner_ids.email, address)
            self.assertEqual(sent.create_uid, self.staff)

    def test_a_shipment_by_hand(self):
        self.start_tour("/odoo/shipments", "tai_shipment_new_tour", login="desk_staff")
        made = self.env["tai.shipment"].search([("user_id", "=", self.staff.id)])
        self.assertRecordValues(
            made,
            [{"lane": "Green Bay → Atlanta", "temperature": "0 °F", "weight_lb": 38200, "partner_id": False}],
        )
