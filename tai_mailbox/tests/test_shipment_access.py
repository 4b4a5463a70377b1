# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
from odoo.exceptions import AccessError, UserError
from odoo.fields import Command
from odoo.tests import new_test_user, tagged

from .shipment_common import ShipmentCase


@tagged("post_install", "-at_install")
class TestShipmentAccess(ShipmentCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.one = cls.shipment(
            line_ids=[Command.create({"units": 1})],
            stop_ids=[Command.create({"city": "Memphis"})],
            reference_ids=[Command.create({"value": "1"})],
        )
        cls.parts = (cls.one, cls.one.line_ids, cls.one.stop_ids, cls.one.reference_ids)

    def assertDenied(self, user):
        for records in self.parts:
            theirs = records.with_user(user)
            for attempt in (
                lambda rows=theirs: rows.read(["create_date"]),
                lambda rows=theirs: rows.search([]),
                lambda rows=theirs: rows.write({}),
                lambda rows=theirs: rows.create({}),
                lambda rows=theirs: rows.unlink(),
            ):
                with self.assertRaises(AccessError, msg=records._name):
                    attempt()
            with self.assertRaises(UserError, msg=records._name):
                theirs.export_data(["id", "create_date"])

    def test_portal_and_employees_without_the_group_see_nothing(self):
        self.assertDenied(new_test_user(self.env, "portal_person", groups="base.group_portal"))
        self.assertDenied(
            new_test_user(self.env, "warehouse", groups="base.group_user,base.group_allow_export")
        )

    def test_a_customer_who_follows_a_shipment_still_sees_nothing(self):
        portal = new_test_user(self.env, "portal_person", groups="base.group_portal")
        self.one.message_subscribe(portal.partner_id.ids)
        self.assertDenied(portal)

    def test_staff_work_on_all_shipments_of_their_company(self):
        colleague = new_test_user(self.env, "colleague", groups="tai_mailbox.group_user")
        theirs = self.one.with_user(colleague)
        theirs.write({"state": "booked", "line_ids": [Command.create({"units": 2})]})
        self.assertEqual(self.one.state, "booked")
        with self.assertRaises(AccessError):
            theirs.unlink()

    def test_a_manager_may_delete(self):
        manager = new_test_user(self.env, "manager", groups="tai_mailbox.group_manager")
        self.one.with_user(manager).unlink()
        self.assertFalse(self.one.exists())

    def test_another_company_s_shipments_are_not_there(self):
        branch = self.env["res.company"].create({"name": "Branch"})
        stranger = new_test_user(
            self.env,
            "stranger",
            groups="tai_mailbox.group_user",
            company_id=branch.id,
            company_ids=[Command.set(branch.ids)],
        )
        for records in self.parts:
            theirs = records.with_user(stranger)
            self.assertFalse(theirs.search([("id", "in", records.ids)]), records._name)
            with self.assertRaises(AccessError, msg=records._name):
                theirs.read(["create_date"])
            with self.assertRaises(AccessError, msg=records._name):
                theirs.write({"create_date": "2026-01-01"})

    def test_the_partner_s_shipments_are_for_staff(self):
        warehouse = new_test_user(self.env, "warehouse", groups="base.group_user")
        for name in ("shipment_ids", "shipment_count"):
            with self.assertRaises(AccessError):
                self.acme.with_user(warehouse).read([name])
        action = self.acme.with_user(self.staff).action_view_shipments()
        self.assertIn(self.one, self.shipments.search(action["domain"]))
