# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
from datetime import timedelta

from odoo import fields
from odoo.tests import tagged
from odoo.tools import email_normalize

from .common import ReadingCase
from .mails import QUOTE


@tagged("post_install", "-at_install")
class TestReading(ReadingCase):
    def test_who_wrote_stands_in_the_chatter_as_people_write_it(self):
        names = {
            "Casey Shipper <customer@shipper.test>": "Casey Shipper <customer@shipper.test>",
            '"Shipper, Casey" <customer@shipper.test>': '"Shipper, Casey" <customer@shipper.test>',
            r'"Casey \"CJ\" <boss@evil.test>" <customer@shipper.test>': (
                r'"Casey \"CJ\" <boss@evil.test>" <customer@shipper.test>'
            ),
            "customer@shipper.test": "customer@shipper.test",
        }
        for number, (sender, shown) in enumerate(names.items()):
            message_id = self.deliver(f"Rate request {number}", QUOTE, sender=sender)
            self.poll(self.mailbox)
            message = self.env["mail.message"].search([("message_id", "=", message_id)], limit=1)
            self.assertEqual(message.email_from, shown)
            self.assertEqual(email_normalize(message.email_from), "customer@shipper.test")

    def test_quote_becomes_a_shipment_of_the_staff_member(self):
        message_id = self.deliver("Rate request", QUOTE)
        self.poll(self.mailbox)
        shipment = self.new_shipments
        self.assertEqual(len(shipment), 1)
        self.assertEqual(shipment.user_id, self.pat)
        self.assertEqual((shipment.origin_city, shipment.destination_city), ("Chicago", "Dallas"))
        self.assertEqual((shipment.equipment, shipment.weight_lb), ("van", 42000))
        mail = shipment.message_ids.filtered(lambda m: m.message_type == "email")
        self.assertEqual((mail.message_id, mail.subject), (message_id, "Rate request"))
        self.assertIn("bottled water", mail.body)
        row = self.row(message_id)
        self.assertEqual((row.category, row.state, row.shipment_ids), ("quote", "done", shipment))
        self.assertTrue(row.reason)

    def test_nothing_is_marked_as_read(self):
        message_id = self.deliver("Rate request", QUOTE)
        self.poll(self.mailbox)
        self.assertNotIn(rb"\Seen", self.folder("INBOX")[message_id])

    def test_a_second_poll_makes_nothing_more(self):
        self.deliver("Rate request", QUOTE)
        self.poll(self.mailbox)
        self.poll(self.mailbox)
        self.mailbox.with_user(self.pat).last_read = fields.Datetime.now() - timedelta(days=7)
        self.assertFalse(self.mailbox.cursor)
        self.poll(self.mailbox)
        self.assertEqual(len(self.new_shipments), 1)

    def test_operations_are_logged_with_an_activity(self):
        shipment = self.env["tai.shipment"].create({"user_id": self.sam.id})
        message_id = self.deliver(f"Where is {shipment.name}?", f"Has {shipment.name} been picked up?")
        sent_before = self.env["mail.mail"].search_count([])
        self.poll(self.mailbox)
        self.assertEqual(self.row(message_id).shipment_ids, shipment)
        self.assertEqual(shipment.activity_ids.user_id, self.pat)
        self.assertIn(message_id, shipment.message_ids.mapped("message_id"))
        self.assertEqual(self.env["mail.mail"].search_count([]), sent_before, "an activity must mail nobody")

    def test_an_answer_is_tied_to_the_shipment_it_answers(self):
        shipment = self.env["tai.shipment"].create({"user_id": self.pat.id})
        ours = shipment.message_post(body="Our rate is 2,150", message_type="comment")
        message_id = self.deliver("Re: rate", "Thanks, please proceed.", In_Reply_To=ours.message_id)
        self.poll(self.mailbox)
        self.assertEqual(self.row(message_id).shipment_ids, shipment)

    def test_other_mail_is_left_alone(self):
        message_id = self.deliver("Lunch?", "Shall we have lunch on Friday?")
        self.mailbox.post_action = "delete"
        self.poll(self.mailbox)
        row = self.row(message_id)
        self.assertEqual((row.category, row.state, row.post_action), ("other", "done", False))
        self.assertFalse(row.reading)
        self.assertIn(message_id, self.folder("INBOX"))
        self.assertFalse(self.new_shipments)

    def test_post_processing(self):
        places = {"archive": "Archive", "delete": "Trash", "read": "INBOX", "none": "INBOX"}
        for action, folder in places.items():
            with self.subTest(action):
                self.mailbox.post_action = action
                message_id = self.deliver("Rate request", QUOTE)
                self.poll(self.mailbox)
                flags = self.folder(folder)[message_id]
                self.assertEqual(rb"\Seen" in flags, action == "read")
                self.assertEqual(self.row(message_id).state, "done")

    def test_this_databases_own_mail_begets_nothing(self):
        name, mark = self.env["mail.mail"]._tai_database_mark()
        shipment = self.env["tai.shipment"].create({"user_id": self.pat.id})
        message_id = self.deliver(f"{shipment.name} was assigned to you", QUOTE, **{name: mark})
        self.poll(self.mailbox)
        self.assertEqual(self.row(message_id).category, "other")
        self.assertFalse(shipment.activity_ids)

    def test_mail_that_odoo_knows_as_sent_begets_nothing(self):
        ours = self.pat.partner_id.message_post(body="hello", message_type="comment")
        self.deliver("Rate request", QUOTE, message_id=ours.message_id)
        self.poll(self.mailbox)
        self.assertFalse(self.new_shipments)

    def test_same_mail_to_two_staff_members_makes_one_shipment(self):
        other = self.connect(self.sam)
        message_id = self.deliver("Rate request", QUOTE)
        self.deliver("Rate request", QUOTE, to=self.sam.email, message_id=message_id)
        self.poll(self.mailbox)
        self.poll(other)
        shipment = self.new_shipments
        self.assertEqual(len(shipment), 1)
        self.assertEqual(self.row(message_id, other).shipment_ids, shipment)
        self.assertIn(self.sam.partner_id, shipment.message_partner_ids)

    def test_the_first_look_goes_back_seven_days(self):
        old, young = timedelta(days=8), timedelta(days=6)
        with self.postbox.open(self.pat.email) as imap:
            for age, subject in ((old, "old"), (young, "young")):
                raw = f"Message-ID: <{subject}@shipper.test>\r\nSubject: {subject}\r\n\r\nx".encode()
                imap.append("INBOX", raw, msg_time=fields.Datetime.now() - age)
        self.poll(self.mailbox)
        self.assertTrue(self.row("<young@shipper.test>"))
        self.assertFalse(self.row("<old@shipper.test>"))

    def test_last_read_moves(self):
        before = fields.Datetime.now()
        self.poll(self.mailbox)
        self.assertGreaterEqual(self.mailbox.last_read, before - timedelta(seconds=1))
        self.assertGreater(self.mailbox.next_poll, before)
        self.assertFalse(self.mailbox.lease_until)

    def test_refused_sign_in_breaks_and_tells(self):
        self.mailbox._credential()._keep(password="wrong")
        self.poll(self.mailbox)
        self.assertEqual(self.mailbox.state, "broken")
        self.assertIn("password", self.mailbox.reason)
        self.assertEqual(self.mailbox.activity_ids.user_id, self.pat)

    def test_unreachable_backs_off_and_breaks_nothing(self):
        self.mailbox.write({"imap_port": 1, "state": "connected"})
        self.poll(self.mailbox)
        first = self.mailbox.next_poll
        self.poll(self.mailbox)
        self.assertEqual((self.mailbox.state, self.mailbox.failures), ("connected", 2))
        self.assertGreater(self.mailbox.next_poll, first)
