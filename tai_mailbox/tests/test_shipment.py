# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
from datetime import date, datetime, timezone

from odoo import fields
from odoo.fields import Command
from odoo.models import MAGIC_COLUMNS
from odoo.tests import Form, TransactionCase, tagged
from odoo.tools import mute_logger
from psycopg2.errors import CheckViolation, UniqueViolation

from ..intake.reading import Load, Place, Reading
from ..models.freight import class_by_density
from ..models.shipment_lookup import ShipmentLookup

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


@tagged("post_install", "-at_install")
class TestShipmentFromLoad(ShipmentCase):
    def test_everything_that_is_read_lies_on_the_shipment(self):
        load = Load(
            origin=Place("Chicago", "IL", "60638", "US", "5100 W 70th St"),
            destination=Place("Dallas", "TX", None, "US"),
            stops=(Place("Memphis", "TN"), Place(postal_code="72201")),
            mode="ltl",
            equipment="reefer",
            pickup_date=MONDAY,
            delivery_date=date(2026, 11, 25),
            weight_lb=1840.5,
            handling_units=4,
            unit_type="pallet",
            dimensions_in=((48, 40, 60),),
            commodity="frozen pizza",
            freight_class="77.5",
            hazmat=False,
            temperature_f=0.0,
            accessorials=("appointment", "liftgate_delivery"),
            references={"po": ("45-001", "45-002"), "bol": ("B 7",), "pro": (), "pickup": (), "customer": ()},
        )
        moment = datetime(2026, 11, 20, 23, 30, tzinfo=timezone.utc)
        shipment = self.taken_in(load, sender_name="Jo Buyer", date=moment)
        self.assertRecordValues(
            shipment,
            [
                {
                    "user_id": self.staff.id,
                    "company_id": self.env.company.id,
                    "partner_id": self.acme.id,
                    "customer_email": "jo@acme.example",
                    "customer_name": "Jo Buyer",
                    "requested_on": datetime(2026, 11, 20, 23, 30),
                    "state": "quote",
                    "lane": "Chicago, IL → Dallas, TX",
                    "origin_street": "5100 W 70th St",
                    "origin_postal_code": "60638",
                    "destination_postal_code": False,
                    "mode": "ltl",
                    "equipment": "reefer",
                    "pickup_date": MONDAY,
                    "delivery_date": date(2026, 11, 25),
                    "weight_lb": 1840.5,
                    "handling_units": 4,
                    "unit_type": "pallet",
                    "commodity": "frozen pizza",
                    "freight_class": "77.5",
                    "hazmat": "no",
                    "temperature": "0 °F",
                }
            ],
        )
        self.assertEqual(shipment.stop_ids.mapped("label"), ["Memphis, TN", "72201"])
        self.assertEqual(set(shipment.accessorial_ids.mapped("code")), set(load.accessorials))
        self.assertEqual(
            set(shipment.reference_ids.mapped(lambda row: (row.role, row.value))),
            {("po", "45-001"), ("po", "45-002"), ("bol", "B 7")},
        )
        self.assertRecordValues(
            shipment.line_ids,
            [{"units": 4, "length_in": 48, "width_in": 40, "height_in": 60, "weight_lb": 1840.5}],
        )

    def test_what_is_not_said_stays_empty(self):
        shipment = self.taken_in(Load(origin=Place("Chicago"), destination=Place("Dallas")))
        said = {"origin_city", "destination_city", "lane", "customer_email", "partner_id", "requested_on"}
        given = {"name", "active", "company_id", "user_id", "state"}
        follows = {"duplicate_key", "duplicate_day"}
        own = {
            name
            for name, field in shipment._fields.items()
            if field._module == "tai_mailbox" and field.store and name not in MAGIC_COLUMNS
        }
        self.assertEqual({name for name in own if shipment[name]}, said | given | follows)

    def test_sizes_are_not_multiplied_nor_guessed(self):
        sizes = ((48, 40, 60), (48, 48, 72))
        for units, each in ((2, 1), (5, 0), (None, 0)):
            with self.subTest(units=units):
                shipment = self.taken_in(Load(dimensions_in=sizes, handling_units=units, weight_lb=1000))
                self.assertEqual(shipment.line_ids.mapped("units"), [each, each])
                self.assertEqual(shipment.line_ids.mapped("weight_lb"), [0, 0])
                self.assertEqual(shipment.weight_lb, 1000)
                self.assertEqual(shipment.handling_units, units or 0)

    def test_the_loads_of_a_mail_become_shipments_in_their_order(self):
        loads = tuple(
            Load(origin=Place(town), destination=Place("Dallas")) for town in ("Reno", "Provo", "Boise")
        )
        reading = Reading(category="quote", loads=loads, sender="jo@acme.example")
        made = self.shipments._create_from_loads(
            [(load, reading) for load in loads], self.staff, self.env.company
        )
        self.assertEqual(made.mapped("origin_city"), ["Reno", "Provo", "Boise"])
        self.assertEqual(made.mapped("source_load"), [0, 1, 2])
        self.assertFalse(self.shipments._create_from_loads([], self.staff, self.env.company))

    def test_a_batch_is_made_quietly_and_followed_by_its_staff(self):
        made = self.taken_in(Load(origin=Place("Reno"), destination=Place("Provo")))
        self.assertEqual(made.message_partner_ids, self.staff.partner_id)
        self.assertFalse(made.message_ids)

    def test_a_batch_takes_a_query_for_each_number_and_a_few_for_all(self):
        load = Load(
            origin=Place("Reno"),
            destination=Place("Provo"),
            dimensions_in=((48, 40, 60),),
            accessorials=("tarp",),
            references={"po": ("1",)},
        )
        self.taken_in(load)
        counts = []
        for size in (5, 25):
            reading = Reading(category="quote", loads=(load,), sender="jo@acme.example")
            before = self.cr.sql_log_count
            self.shipments._create_from_loads([(load, reading)] * size, self.staff, self.env.company)
            self.env.flush_all()
            counts.append(self.cr.sql_log_count - before)
        self.assertEqual(counts[1] - counts[0], 20)

    def test_a_new_accessorial_is_known_at_once(self):
        self.taken_in(Load(accessorials=("blind",)))
        blind = self.env["tai.accessorial"].create({"name": "Blind shipment", "code": "blind"})
        self.assertEqual(self.taken_in(Load(accessorials=("blind",))).accessorial_ids, blind)


@tagged("post_install", "-at_install")
class TestShipmentReference(ShipmentCase):
    def lookup(self, *references):
        return ShipmentLookup(self.env, self.env.company).by_reference(references)

    def with_reference(self, role, value, **values):
        return self.shipment(reference_ids=[Command.create({"role": role, "value": value})], **values)

    def test_a_number_is_found_however_it_is_written(self):
        shipment = self.with_reference("pro", "123-456789-X")
        for written in ("123456789X", "123 456789 x", "#123-456789-x"):
            self.assertEqual(self.lookup(("pro", written)), {("pro", written): shipment.name})
        self.assertFalse(self.lookup(("po", "123456789X")))

    def test_only_one_open_shipment_may_bear_it(self):
        first = self.with_reference("po", "77-0001")
        second = self.with_reference("po", "77-0001")
        self.assertFalse(self.lookup(("po", "77-0001")))
        second.state = "cancelled"
        self.assertEqual(self.lookup(("po", "77-0001")), {("po", "77-0001"): first.name})

    def test_the_index_answers(self):
        self.with_reference("po", "77-0001")
        self.env.flush_all()
        self.cr.execute("SET LOCAL enable_seqscan = off")
        self.cr.execute("EXPLAIN SELECT 1 FROM tai_shipment_reference WHERE key = 'A' AND role = 'po'")
        self.assertIn("tai_shipment_reference_key_role", "\n".join(row[0] for row in self.cr.fetchall()))


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
