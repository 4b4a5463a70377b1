# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What a mailbox's owner says of a mail, against the rules, with the mail in a real mailbox."""

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .correction_common import CorrectionCase
from .mails import NEARLY, PRIVATE, QUOTE


@tagged("post_install", "-at_install")
class TestCorrections(CorrectionCase):
    # -- "This is a quote" -----------------------------------------------------------------------

    def test_this_is_a_quote(self):
        row = self.read_in("Rate?", NEARLY)
        self.assertEqual((row.category, row.missing), ("other", ["freight"]))
        self.assertFalse(self.new_shipments)
        action = self.press(row, "action_is_quote")
        shipment = self.new_shipments
        self.assertEqual(action["res_id"], shipment.id)
        self.assertEqual((shipment.lane, shipment.user_id), ("Chicago, IL → Dallas, TX", self.pat))
        self.assertEqual(shipment.customer_email, "customer@shipper.test")
        self.assertEqual(self.mails_on(shipment).message_id, row.message_key)
        self.assertIn("tai-words-origin", shipment.source_html)
        self.assertRecordValues(
            row,
            [{"category": "quote", "correction": "quote", "missing": False, "shipment_ids": shipment.ids}],
        )

    def test_it_is_filed_as_any_quote(self):
        self.mailbox.post_action = "archive"
        row = self.read_in("Rate?", NEARLY)
        self.press(row, "action_is_quote")
        self.assertEqual((row.state, row.filed), ("owed", "To be archived"))
        self.poll(self.mailbox)
        self.assertEqual((row.state, row.filed), ("done", "Archived"))
        self.assertIn(row.message_key, self.folder("Archive"))

    def test_a_mail_that_says_nothing_gives_an_empty_form(self):
        row = self.read_in("The load", "As we discussed on the phone.")
        self.press(row, "action_is_quote")
        self.assertRecordValues(self.new_shipments, [{"lane": "", "customer_email": "customer@shipper.test"}])

    def test_the_text_comes_from_the_mailbox_only(self):
        row = self.read_in("Lunch?", PRIVATE)
        self.assertFalse(row.reading)
        self.empty(self.pat.email)
        with self.assertRaisesRegex(UserError, "no longer in your mailbox"):
            self.press(row, "action_is_quote")
        self.assertFalse(self.new_shipments)

    def test_it_is_found_where_its_owner_has_filed_it(self):
        row = self.read_in("Rate?", NEARLY)
        with self.postbox.open(self.pat.email) as imap:
            imap.select_folder("INBOX")
            imap.move(imap.search(), "Archive")
        self.press(row, "action_is_quote")
        self.assertEqual(len(self.new_shipments), 1)

    def test_a_disconnected_mailbox_says_so(self):
        row = self.read_in("Rate?", NEARLY)
        self.mailbox.state = "draft"
        with self.assertRaisesRegex(UserError, "permission to read"):
            self.press(row, "action_is_quote")

    def test_a_server_that_does_not_answer_says_so(self):
        row = self.read_in("Rate?", NEARLY)
        self.mailbox.write({"imap_port": 1, "state": "connected"})
        with self.assertRaises(UserError):
            self.press(row, "action_is_quote")

    def test_what_was_said_stands_when_mail_is_reviewed_again(self):
        quote = self.read_in("Rate?", NEARLY)
        none = self.read_in("Rate request", QUOTE)
        self.press(quote, "action_is_quote")
        self.press(none, "action_is_no_quote")
        self.review_again()
        self.assertEqual((quote.category, none.category), ("quote", "other"))
        self.assertEqual(self.new_shipments, quote.shipment_ids)

    def test_of_operations(self):
        shipment = self.env["tai.shipment"].create({"user_id": self.pat.id})
        row = self.read_in("Again", f"Like {shipment.name}, Reno, NV to Provo, UT.")
        self.assertEqual(row.shipment_ids, shipment)
        self.press(row, "action_is_quote")
        self.assertEqual(row.shipment_ids.lane, "Reno, NV → Provo, UT")
        self.assertFalse(self.mails_on(shipment))
        self.assertFalse(shipment.activity_ids)

    def test_a_colleague_s_quote_is_shared(self):
        other = self.connect(self.sam)
        row = self.read_in("Rate?", NEARLY)
        self.deliver("Rate?", NEARLY, to=self.sam.email, message_id=row.message_key)
        self.poll(other)
        theirs = self.row(row.message_key, other)
        self.press(row, "action_is_quote")
        self.press(theirs, "action_is_quote", user=self.sam)
        self.assertEqual(theirs.shipment_ids, self.new_shipments)
        self.assertEqual((row.is_origin, theirs.is_origin), (True, False))
        self.assertIn(self.sam.partner_id, self.new_shipments.message_partner_ids)

    # -- "Not a quote" ---------------------------------------------------------------------------

    def test_not_a_quote(self):
        row = self.read_in("Rate request", QUOTE)
        shipment = row.shipment_ids
        notice = self.press(row, "action_is_no_quote")
        self.assertIn(shipment.name, notice["params"]["title"])
        self.assertFalse(shipment.active)
        self.assertFalse(self.mails_on(shipment), "its text is not kept")
        self.assertIn("Pat Meyer", shipment.message_ids[0].body)
        self.assertRecordValues(
            row, [{"category": "other", "correction": "not_quote", "reading": False, "shipment_ids": []}]
        )

    def test_the_filing_is_taken_back(self):
        for action, folder in (("archive", "Archive"), ("delete", "Trash"), ("read", "INBOX")):
            with self.subTest(action):
                self.mailbox.post_action = action
                row = self.read_in("Rate request", QUOTE)
                self.assertIn(row.message_key, self.folder(folder))
                self.press(row, "action_is_no_quote")
                self.assertNotIn(rb"\Seen", self.folder("INBOX")[row.message_key])
                self.assertEqual((row.undone, row.filed), (True, "Put back as it was"))
                self.poll(self.mailbox)
                self.assertFalse(self.new_shipments, "the mail that came back is not read anew")

    def test_why_the_filing_cannot_be_taken_back(self):
        self.mailbox.post_action = "archive"
        row = self.read_in("Rate request", QUOTE)
        self.empty(self.pat.email)
        notice = self.press(row, "action_is_no_quote")
        self.assertFalse(self.new_shipments, "its shipment is archived all the same")
        self.assertEqual(notice["params"]["type"], "warning")
        self.assertIn("no longer where it was put", row.filed)

    def test_a_server_that_does_not_answer_keeps_the_mail_filed(self):
        self.mailbox.post_action = "archive"
        row = self.read_in("Rate request", QUOTE)
        self.mailbox.write({"imap_port": 1, "state": "connected"})
        self.press(row, "action_is_no_quote")
        self.assertFalse(self.new_shipments)
        self.assertIn("could not be put back", row.filed)

    def test_what_was_not_filed_yet_is_not_filed(self):
        row = self.read_in("Rate request", QUOTE)
        row.write({"state": "owed", "post_action": "archive"})
        self.press(row, "action_is_no_quote")
        self.poll(self.mailbox)
        self.assertEqual((row.state, row.post_action), ("done", False))
        self.assertIn(row.message_key, self.folder("INBOX"))

    def test_work_that_has_begun_is_not_archived(self):
        row = self.read_in("Rate request", QUOTE)
        row.shipment_ids.state = "booked"
        with self.assertRaisesRegex(UserError, row.shipment_ids.name):
            self.press(row, "action_is_no_quote")
        self.assertTrue(row.shipment_ids.active)

    def test_one_s_mind_can_be_changed(self):
        row = self.read_in("Rate request", QUOTE)
        first = row.shipment_ids
        self.press(row, "action_is_no_quote")
        self.press(row, "action_is_quote")
        self.assertNotEqual(row.shipment_ids, first)
        self.assertEqual(self.new_shipments, row.shipment_ids)

    # -- "Belongs to shipment..." ------------------------------------------------------------------

    def test_belongs_to_a_shipment(self):
        shipment = self.env["tai.shipment"].create({"user_id": self.sam.id})
        row = self.read_in("The driver", "He is late, about two hours.")
        self.belongs(row, shipment)
        self.assertEqual(self.mails_on(shipment).message_id, row.message_key)
        self.assertEqual(
            (shipment.activity_ids.user_id, shipment.activity_ids.summary), (self.pat, "The driver")
        )
        self.assertRecordValues(
            row, [{"category": "operations", "correction": "belongs", "shipment_ids": shipment.ids}]
        )

    def test_to_another_one_than_was_thought(self):
        wrong, right = self.env["tai.shipment"].create([{"user_id": self.pat.id}, {"user_id": self.pat.id}])
        row = self.read_in("ETA?", f"Is {wrong.name} on time?")
        self.belongs(row, right)
        self.assertFalse(self.mails_on(wrong) or wrong.activity_ids)
        self.assertEqual((row.shipment_ids, len(self.mails_on(right))), (right, 1))
        with self.assertRaisesRegex(UserError, "already"):
            self.belongs(row, right)

    def test_a_quote_that_belongs_to_an_earlier_one(self):
        first = self.env["tai.shipment"].create({"user_id": self.pat.id})
        row = self.read_in("Rate request", QUOTE)
        doubled = row.shipment_ids
        self.belongs(row, first)
        self.assertFalse(doubled.active)
        self.assertEqual(row.shipment_ids, first)

    def test_its_documents_follow(self):
        wrong, right = self.env["tai.shipment"].create([{"user_id": self.pat.id}, {"user_id": self.pat.id}])
        row = self.read_in("Papers", f"For {wrong.name}")
        document = self.env["tai.document"].create(
            {"name": "pod.pdf", "ledger_id": row.id, "shipment_id": wrong.id, "state": "done"}
        )
        self.belongs(row, right)
        self.assertRecordValues(
            document, [{"state": "new", "shipment_id": False, "named_shipment_ids": right.ids}]
        )
        self.assertIn(row.message_key, self.mails_on(right).mapped("message_id"))

    # -- Whose it is -------------------------------------------------------------------------------

    def test_nobody_else_corrects_or_reads_again(self):
        shipment = self.env["tai.shipment"].create({"user_id": self.sam.id})
        row = self.read_in("Rate?", NEARLY)
        quote = self.read_in("Rate request", QUOTE)
        administrator = self.env.ref("base.user_admin")
        for user in (self.sam, administrator):
            for attempt in (
                lambda user=user: self.press(row, "action_is_quote", user=user),
                lambda user=user: self.press(quote, "action_is_no_quote", user=user),
                lambda user=user: self.press(row, "action_view_shipments", user=user),
                lambda user=user: self.belongs(row, shipment, user=user),
            ):
                with self.assertRaises(AccessError):
                    attempt()
        self.assertEqual(self.new_shipments - shipment, quote.shipment_ids)

    def test_a_second_copy_is_not_corrected(self):
        row = self.read_in("Rate?", NEARLY)
        self.deliver("Rate?", NEARLY, message_id=row.message_key)
        self.poll(self.mailbox)
        copy = self.env["tai.mailbox.message"].search([("mailbox_id", "=", self.mailbox.id)]) - row
        with self.assertRaisesRegex(UserError, "second copy"):
            self.press(copy, "action_is_quote")
