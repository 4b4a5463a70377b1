# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo.fields import Command
from odoo.tests import tagged
from odoo.tools import mute_logger
from psycopg2.errors import CheckViolation, UniqueViolation

from ..models.freight import class_by_density
from .shipment_common import CHICAGO, DALLAS, ShipmentCase


@tagged("post_install", "-at_install")
class TestShipment(ShipmentCase):
    def test_numbers_follow_each_other_as_the_system_prints_them(self):
        first, second, third = self.shipments.create([{}, {}, {}])
        self.assertRegex(first.name, r"^SHP\d{6}$")
        following = [int(shipment.name[3:]) - int(first.name[3:]) for shipment in (second, third)]
        self.assertEqual(following, [1, 2])
        self.assertNotIn(first.copy().name, (first + second + third).mapped("name"))

    def test_a_number_is_given_once(self):
        taken = self.shipment().name
        with self.assertRaises(UniqueViolation), mute_logger("odoo.sql_db"), self.cr.savepoint():
            self.shipment(name=taken)

    def test_a_copy_is_new_freight_of_the_same_kind(self):
        original = self.shipment(weight_lb=42000, handling_units=22, equipment="van", state="booked")
        original.stop_ids = [Command.create({"city": "Memphis", "state": "TN"})]
        original.reference_ids = [Command.create({"role": "po", "value": "4500"})]
        original.message_post(body="Please quote.", message_type="email")
        copy = original.copy()
        self.assertRecordValues(
            copy,
            [
                {
                    "state": "quote",
                    "weight_lb": 42000,
                    "handling_units": 22,
                    "equipment": "van",
                    "pickup_date": False,
                }
            ],
        )
        self.assertEqual(copy.stop_ids.mapped("city"), ["Memphis"])
        self.assertFalse(copy.reference_ids, "they name the first one")
        self.assertNotIn("Please quote", str(copy.message_ids.mapped("body")))

    def test_an_archived_one_is_out_of_the_way(self):
        shipment = self.shipment()
        document = self.env["tai.document"].create({"name": "bol.pdf", "shipment_id": shipment.id})
        shipment.action_archive()
        self.assertNotIn(shipment, self.shipments.search([]))
        self.assertEqual(document.shipment_id, shipment)

    def test_the_newest_comes_first(self):
        older, newer = self.shipments.create([{}, {}])
        self.assertEqual(self.shipments.search([("id", "in", (older + newer).ids)]), newer + older)

    def test_a_lane_is_called_by_its_towns(self):
        cases = [
            ({**CHICAGO, **DALLAS}, "Chicago, IL → Dallas, TX"),
            ({**CHICAGO}, "Chicago, IL → ?"),
            ({"origin_postal_code": "60638", **DALLAS}, "60638 → Dallas, TX"),
            ({"origin_city": "Hamburg", "origin_country": "DE", **DALLAS}, "Hamburg, DE → Dallas, TX"),
            ({"origin_city": "Monterrey", "origin_state": "Nuevo León", **DALLAS},
             "Monterrey, Nuevo León → Dallas, TX"),
            ({}, False),
        ]  # fmt: skip
        for values, lane in cases:
            with self.subTest(lane=lane):
                self.assertEqual(self.shipments.create(values).lane or False, lane)

    def test_a_lane_is_found_by_a_part_of_it(self):
        shipment = self.shipment()
        self.assertIn(shipment, self.shipments.search([("lane", "ilike", "chicago, il → dal")]))

    def test_the_lane_is_told_with_the_number_where_it_is_asked_for(self):
        shipment = self.shipment()
        self.assertEqual(shipment.display_name, shipment.name)
        told = shipment.with_context(show_lane=True).display_name
        self.assertEqual(told, f"{shipment.name} Chicago, IL → Dallas, TX")

    def test_zero_degrees_are_a_temperature(self):
        frozen = self.shipment(has_temperature=True, temperature_f=0)
        self.assertEqual(frozen.temperature, "0 °F")
        self.assertFalse(self.shipment().temperature)

    def test_lines_add_up_and_totals_without_lines_stay(self):
        shipment = self.shipment(weight_lb=40000, handling_units=20)
        shipment.line_ids = [Command.create({"length_in": 48, "width_in": 40, "height_in": 60})]
        self.assertEqual((shipment.weight_lb, shipment.handling_units), (40000, 20))
        shipment.line_ids = [
            Command.create({"units": 2, "weight_lb": 900}),
            Command.create({"units": 3, "weight_lb": 600}),
        ]
        self.assertEqual((shipment.weight_lb, shipment.handling_units), (1500, 5))

    def test_quantities_are_not_negative(self):
        for values in ({"weight_lb": -1}, {"line_ids": [Command.create({"units": -1})]}):
            with self.assertRaises(CheckViolation), mute_logger("odoo.sql_db"), self.cr.savepoint():
                self.shipment(**values)

    def test_density_gives_a_class(self):
        pallets = {"units": 4, "length_in": 48, "width_in": 40, "height_in": 60, "weight_lb": 1840}
        shipment = self.shipment(line_ids=[Command.create(pallets)])
        self.assertAlmostEqual(shipment.volume_ft3, 266.67, places=2)
        self.assertAlmostEqual(shipment.density, 6.9, places=2)
        self.assertEqual(shipment.class_hint, "125")
        self.assertEqual(shipment.line_ids.class_hint, "125")

    def test_density_is_unknown_where_a_volume_is(self):
        sized = {"units": 1, "length_in": 48, "width_in": 40, "height_in": 60}
        shipment = self.shipment(
            weight_lb=900, line_ids=[Command.create(sized), Command.create({"units": 1})]
        )
        self.assertFalse(shipment.density)
        self.assertFalse(shipment.class_hint)

    def test_the_density_scale_has_thirteen_tiers(self):
        tiers = [
            (0.5, "400"), (1, "300"), (2, "250"), (4, "175"), (6, "125"), (8, "100"), (10, "92.5"),
            (12, "85"), (15, "70"), (22.5, "65"), (30, "60"), (35, "55"), (50, "50"),
        ]  # fmt: skip
        for density, freight_class in tiers:
            self.assertEqual(class_by_density(density), freight_class, density)
            self.assertEqual(class_by_density(density + 0.4), freight_class, density)
        self.assertFalse(class_by_density(0))

    def test_a_changed_status_is_told_in_the_history(self):
        shipment = self.shipment()
        self.flush_tracking()
        shipment.state = "booked"
        self.flush_tracking()
        note = shipment.message_ids[:1]
        self.assertEqual(note.subtype_id, self.env.ref("tai_mailbox.mt_shipment_status"))
        self.assertTrue(note.subtype_id.internal)

    def flush_tracking(self):
        self.env.flush_all()
        self.cr.flush()
