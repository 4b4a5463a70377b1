# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
from datetime import date, datetime, timezone

from odoo.fields import Command
from odoo.models import MAGIC_COLUMNS
from odoo.tests import tagged

from ..intake.reading import Load, Place, Reading
from ..models.shipment_lookup import ShipmentLookup
from .shipment_common import MONDAY, ShipmentCase

# All that a mail can say of a load, and how it lies on the shipment: as it is, in the first place.
AS_THEY_ARE = {
    "mode": "ltl",
    "equipment": "reefer",
    "pickup_date": MONDAY,
    "delivery_date": date(2026, 11, 25),
    "weight_lb": 1840.5,
    "handling_units": 4,
    "unit_type": "pallet",
    "commodity": "frozen pizza",
    "freight_class": "77.5",
}
FULL_LOAD = Load(
    origin=Place("Chicago", "IL", "60638", "US", "5100 W 70th St"),
    destination=Place("Dallas", "TX", None, "US"),
    stops=(Place("Memphis", "TN"), Place(postal_code="72201")),
    dimensions_in=((48, 40, 60),),
    hazmat=False,
    temperature_f=0.0,
    accessorials=("appointment", "liftgate_delivery"),
    references={"po": ("45-001", "45-002"), "bol": ("B 7",), "pro": (), "pickup": (), "customer": ()},
    **AS_THEY_ARE,
)


@tagged("post_install", "-at_install")
class TestShipmentFromLoad(ShipmentCase):
    def test_everything_that_is_read_lies_on_the_shipment(self):
        moment = datetime(2026, 11, 20, 23, 30, tzinfo=timezone.utc)
        shipment = self.taken_in(FULL_LOAD, sender_name="Jo Buyer", date=moment)
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
                    "hazmat": "no",
                    "temperature": "0 °F",
                    **AS_THEY_ARE,
                }
            ],
        )
        self.assertEqual(shipment.stop_ids.mapped("label"), ["Memphis, TN", "72201"])
        self.assertEqual(set(shipment.accessorial_ids.mapped("code")), set(FULL_LOAD.accessorials))
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
