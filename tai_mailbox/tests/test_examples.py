# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Corrected mail kept with what should have been read of it."""

import base64
import io
import json
import zipfile
from datetime import timedelta

from odoo import fields
from odoo.exceptions import AccessError
from odoo.fields import Command
from odoo.tests import HttpCase, new_test_user, tagged

from ..intake import Context, read
from ..models.shipment_load import expected_load
from .correction_common import CorrectionCase
from .mails import NEARLY, QUOTE


@tagged("post_install", "-at_install")
class TestExamples(CorrectionCase):
    def example(self, row):
        return self.env["tai.mailbox.example"].search([("ledger_id", "=", row.id)])

    def corrected_quote(self):
        row = self.read_in("Rate?", NEARLY)
        self.press(row, "action_is_quote")
        return row

    def test_of_a_quote_what_its_shipment_says(self):
        row = self.corrected_quote()
        row.shipment_ids.weight_lb = 42000
        example = self.example(row)
        self.assertIn(b"could you quote Chicago", base64.b64decode(example.raw))
        (load,) = example.expected["loads"]
        self.assertEqual((load["origin"]["city"], load["weight_lb"]), ("Chicago", 42000))

    def test_what_changes_after_it_was_quoted_is_business(self):
        row = self.corrected_quote()
        for values in ({"equipment": "reefer", "state": "quoted"}, {"equipment": "van"}):
            row.shipment_ids.write(values)
            self.env.flush_all()
        (load,) = self.example(row).expected["loads"]
        self.assertEqual(load["equipment"], "reefer")

    def test_of_no_quote_and_of_mail_on_a_shipment(self):
        none = self.read_in("Rate request", QUOTE)
        self.press(none, "action_is_no_quote")
        shipment = self.env["tai.shipment"].create({"user_id": self.pat.id})
        mail = self.read_in("Late", "He is late.")
        self.belongs(mail, shipment)
        self.assertEqual(self.example(none).expected["category"], "other")
        self.assertEqual(
            self.example(mail).expected,
            {"category": "operations", "loads": [], "shipments": [shipment.name], "documents": []},
        )

    def test_the_last_word_counts(self):
        row = self.corrected_quote()
        self.press(row, "action_is_no_quote")
        self.assertEqual(self.example(row).mapped("category"), ["other"])

    def test_a_reading_and_its_shipment_say_the_same(self):
        row = self.read_in("Rate request", QUOTE)
        (load,) = read(QUOTE_MAIL, Context()).to_dict()["loads"]
        self.assertEqual(expected_load(row.shipment_ids), load)

    def test_everything_that_a_shipment_can_say(self):
        shipment = self.env["tai.shipment"].create(
            {
                "hazmat": "no",
                "has_temperature": True,
                "accessorial_ids": [Command.set(self.env["tai.accessorial"].search([], limit=1).ids)],
                "stop_ids": [Command.create({"city": "Memphis", "state": "TN"})],
                "line_ids": [Command.create({"length_in": 48, "width_in": 40, "height_in": 60})],
                "reference_ids": [Command.create({"role": "po", "value": "4711"})],
            }
        )
        load = expected_load(shipment)
        self.assertEqual(
            (load["hazmat"], load["temperature_f"], load["dimensions_in"]), (False, 0, [[48, 40, 60]])
        )
        self.assertEqual((load["stops"][0]["city"], load["references"]["po"]), ("Memphis", ["4711"]))
        self.assertEqual(load["accessorials"], shipment.accessorial_ids.mapped("code"))

    def test_a_folder_for_the_scorer(self):
        row = self.corrected_quote()
        example = self.example(row)
        with zipfile.ZipFile(io.BytesIO(example._archive())) as archive:
            (line,) = archive.read("expected.jsonl").decode().splitlines()
            self.assertEqual(
                json.loads(line), {"file": f"{example.id}.eml", **example.expected, "known": example.known}
            )
            self.assertEqual(archive.read(f"{example.id}.eml"), base64.b64decode(example.raw))

    def test_what_was_known_is_kept_with_it(self):
        self.pat.tz = "America/Los_Angeles"
        shipment, named = self.env["tai.shipment"].create([{}, {}])
        shipment.reference_ids = [Command.create({"role": "po", "value": "PO-77-118"})]
        row = self.read_in("Two loads", f"Has {named.name} been picked up? And our PO: PO-77-118?")
        self.press(row, "action_is_quote")
        known = self.example(row).known
        self.assertEqual(
            (known["timezone"], known["own_addresses"]), ("America/Los_Angeles", [self.pat.email])
        )
        self.assertEqual(known["numbers"], [named.name])
        self.assertEqual([number for _role, _value, number in known["references"]], [shipment.name])

    def test_what_the_mail_itself_made_was_not_known(self):
        row = self.read_in("Rate request", f"PO 4711-9. {QUOTE}")
        self.press(row, "action_is_no_quote")
        self.assertEqual(self.example(row).known["references"], [])

    def test_only_its_owner_sees_and_deletes_it(self):
        example = self.example(self.corrected_quote())
        for user in (self.sam, self.env.ref("base.user_admin")):
            theirs = example.with_user(user)
            self.assertFalse(theirs.search([("id", "=", example.id)]))
            for attempt in (lambda rows=theirs: rows.read(["raw"]), lambda rows=theirs: rows.unlink()):
                with self.assertRaises(AccessError):
                    attempt()
        with self.assertRaises(AccessError):
            example.with_user(self.pat).write({"subject": "x"})
        example.with_user(self.pat).unlink()
        self.assertFalse(example.exists())

    def test_it_goes_after_a_year(self):
        example = self.example(self.corrected_quote())
        example._gc_examples()
        self.assertTrue(example.exists())
        long_ago = fields.Datetime.now() - timedelta(days=366)
        self.env.cr.execute("UPDATE tai_mailbox_example SET create_date = %s", [long_ago])
        example.invalidate_recordset()
        example._gc_examples()
        self.assertFalse(example.exists())


QUOTE_MAIL = f"Date: Mon, 16 Nov 2026 15:00:00 +0000\r\nSubject: Rate request\r\n\r\n{QUOTE}".encode()


@tagged("post_install", "-at_install")
class TestExport(HttpCase):
    def test_the_file_is_for_mailbox_users(self):
        new_test_user(self.env, "exporter", groups="tai_mailbox.group_user")
        new_test_user(self.env, "warehouse", groups="base.group_user")
        self.authenticate("exporter", "exporter")
        answer = self.url_open("/mailbox/examples")
        self.assertEqual((answer.status_code, answer.headers["Content-Type"]), (200, "application/zip"))
        self.authenticate("warehouse", "warehouse")
        self.assertEqual(self.url_open("/mailbox/examples").status_code, 403)
