# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
from datetime import date, datetime

from odoo import fields
from odoo.tests import Form, tagged

from .shipment_common import MONDAY, ShipmentCase


@tagged("post_install", "-at_install")
class TestShipmentDuplicates(ShipmentCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.first = cls.asked(9)

    @classmethod
    def asked(cls, hour, **values):
        return cls.shipment(requested_on=datetime(2026, 11, 20, hour), **values)

    def assertDuplicates(self, one, other, expected=True):
        self.env.invalidate_all()
        self.assertEqual(other in one.duplicate_ids, expected)
        self.assertEqual(one in other.duplicate_ids, expected)
        found = self.shipments.search([("is_duplicate", "=", True)])
        self.assertEqual(one in found and other in found, expected)

    def test_the_same_lane_within_a_day(self):
        self.assertDuplicates(self.first, self.asked(10, pickup_date=date(2026, 11, 24)))

    def test_two_days_apart_are_two_loads(self):
        self.assertDuplicates(self.first, self.asked(10, pickup_date=date(2026, 11, 25)), expected=False)

    def test_towns_count_not_their_spelling(self):
        again = self.asked(10, origin_city="CHICAGO", origin_state="il", origin_postal_code="60638")
        self.assertDuplicates(self.first, again)

    def test_anybody_of_the_customer(self):
        buyer = self.env["res.partner"].create({"name": "Jo", "parent_id": self.acme.id})
        self.assertDuplicates(self.first, self.asked(10, partner_id=buyer.id))

    def test_an_unknown_customer_is_known_by_address(self):
        one = self.asked(10, partner_id=False, customer_email="Ann <ann@new.example>")
        other = self.asked(11, partner_id=False, customer_email="ANN@new.example")
        self.assertDuplicates(one, other)
        self.assertDuplicates(one, self.first, expected=False)

    def test_freight_without_a_date_is_wanted_on_the_day_of_the_request(self):
        undated = self.asked(10, pickup_date=False)
        self.assertDuplicates(undated, self.asked(12, pickup_date=date(2026, 11, 21)))
        self.assertDuplicates(undated, self.first, expected=False)

    def test_loads_of_one_mail_are_meant(self):
        self.assertDuplicates(self.first, self.asked(9), expected=False)

    def test_cancelled_and_archived_ones_do_not_count(self):
        again = self.asked(10)
        self.assertDuplicates(self.first, again)
        again.state = "cancelled"
        self.assertDuplicates(self.first, again, expected=False)
        again.write({"state": "quote", "active": False})
        self.assertDuplicates(self.first, again, expected=False)

    def test_customers_that_are_merged_are_one(self):
        twin = self.env["res.partner"].create({"name": "Acme Inc", "is_company": True})
        again = self.asked(10, partner_id=twin.id)
        self.assertDuplicates(self.first, again, expected=False)
        merging = self.env["base.partner.merge.automatic.wizard"]
        merging._merge((twin + self.acme).ids, self.acme)
        self.assertEqual(again.partner_id, self.acme)
        self.assertDuplicates(self.first, again)

    def test_another_company_of_the_broker_is_another_business(self):
        branch = self.env["res.company"].create({"name": "Branch"})
        elsewhere = self.asked(10).sudo()
        elsewhere.company_id = branch
        self.env.invalidate_all()
        self.assertFalse(self.first.duplicate_ids)

    def test_half_a_lane_is_no_lane(self):
        one = self.asked(10, destination_city=False, destination_state=False)
        other = self.asked(11, destination_city=False, destination_state=False)
        self.assertDuplicates(one, other, expected=False)

    def test_those_that_are_not(self):
        self.asked(10)
        lonely = self.asked(10, origin_city="Reno")
        found = self.shipments.search([("is_duplicate", "=", False)])
        self.assertIn(lonely, found)
        self.assertNotIn(self.first, found)

    def test_a_page_of_a_list_takes_one_query(self):
        page = self.first + self.asked(10) + self.asked(11) + self.asked(12)
        self.env.flush_all()
        page.invalidate_recordset()
        page.mapped("duplicate_key")
        with self.assertQueryCount(1):
            page.mapped("is_duplicate")

    def test_the_flag_shows_while_a_form_is_filled(self):
        with Form(self.asked(10, origin_city="Reno")) as form:
            self.assertFalse(form.is_duplicate)
            form.origin_city = "Chicago"
        self.assertTrue(form.record.is_duplicate)
        self.assertEqual(fields.Date.to_date(form.record.duplicate_day), MONDAY)
