# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""A mailbox in Front: read, finished with, and what goes wrong meanwhile."""

import time
from datetime import datetime, timedelta, timezone

from odoo import fields
from odoo.tests import tagged

from ..models.message_key import message_key
from ..models.tai_mailbox_message import PAUSES
from ..providers import open_reader
from ..providers.front import Budget, FrontApi, Tags
from .front_common import FRAN, QUOTE, FrontCase


@tagged("post_install", "-at_install")
class TestFrontReading(FrontCase):
    def test_a_quote_request_becomes_a_shipment_once(self):
        mailbox = self.sign_in()
        message_id = self.deliver("Quote request", QUOTE, to=FRAN)
        for _twice in range(2):
            self.poll(mailbox)
        row = self.row_of(message_id)
        self.assertEqual((len(row), row.category, row.state), (1, "quote", "done"))
        self.assertTrue(row.uid.startswith("msg_") and row.thread_id.startswith("cnv_"))
        self.assertFalse(mailbox.error_code)

    def test_tags_of_the_category_are_added(self):
        tag = self.env["tai.front.tag"].create({"name": "Quote created"})
        mailbox = self.sign_in(post_action="tag", quote_tag_ids=[(4, tag.id)])
        message_id = self.deliver("Quote request", QUOTE, to=FRAN)
        self.poll(mailbox)
        self.assertEqual(self.row_of(message_id).state, "done")
        self.assertIn(b"tag:Quote_created", self.folder("INBOX", FRAN)[message_id])

    def test_archived(self):
        mailbox = self.sign_in(post_action="archive")
        message_id = self.deliver("Quote request", QUOTE, to=FRAN)
        self.poll(mailbox)
        self.assertIn(message_id, self.folder("Archive", FRAN))

    def test_a_token_that_ended_mid_poll_is_renewed(self):
        mailbox = self.sign_in()
        message_id = self.deliver("Quote request", QUOTE, to=FRAN)
        self.control.fail("front", status=401, match="GET /messages", times=1)
        self.poll(mailbox)
        self.assertEqual((len(self.row_of(message_id)), mailbox.state), (1, "connected"))

    def test_too_many_requests_are_nobodys_trouble(self):
        mailbox = self.sign_in(post_action="archive")
        message_id = self.deliver("Quote request", QUOTE, to=FRAN)
        self.control.fail("front", status=429, headers={"Retry-After": "40"}, match="PATCH", times=1)
        self.poll(mailbox)
        self.assertEqual((mailbox.state, mailbox.error_code), ("connected", False))
        self.assertGreater(mailbox.next_poll, fields.Datetime.now())
        row = self.row_of(message_id)
        self.assertEqual((row.state, row.attempts), ("owed", 0))
        self.end_pause()
        self.poll(mailbox)
        self.assertEqual(row.state, "done")

    def test_read_now_says_that_front_asks_for_a_pause(self):
        mailbox = self.sign_in()
        mailbox.error_code = "unreachable"
        self.deliver("Quote request", QUOTE, to=FRAN)
        self.control.fail("front", status=429, headers={"Retry-After": "40"}, match="GET /events", times=1)
        told = self.read_now(mailbox)
        self.assertEqual(told["type"], "info")
        self.assertRegex(told["message"], r"^Front asks for a pause\. Reading goes on by itself at \d+:\d\d")
        self.assertEqual(told["message"], mailbox.with_user(self.fran).front_pause)
        self.assertAlmostEqual(mailbox.front_pause_until, mailbox.next_poll)
        self.assertFalse(mailbox.error_code or mailbox.failures)
        self.assertFalse(self.env["tai.mailbox.failure"].search([("mailbox_id", "=", mailbox.id)]))
        self.end_pause()
        self.assertIn("Shipments made: 1", self.read_now(mailbox)["message"])
        self.assertFalse(mailbox.front_pause or mailbox.front_pause_until)

    def test_read_now_says_what_was_read_before_the_pause(self):
        mailbox = self.sign_in(post_action="archive")
        self.deliver("Quote request", QUOTE, to=FRAN)
        self.control.fail("front", status=429, headers={"Retry-After": "40"}, match="PATCH", times=1)
        told = self.read_now(mailbox)
        self.assertRegex(told["message"], r"Shipments made: 1\..* Front asks for a pause\.")

    def read_now(self, mailbox):
        self.env.flush_all()
        with self.transactions() as env:
            return mailbox.with_env(env(user=self.fran.id)).action_read_now()["params"]

    def test_the_budget_that_front_tells_is_kept(self):
        mailbox = self.sign_in()
        self.control.limit_front(per_minute=700, burst=1000)
        self.poll(mailbox)
        budget = Budget.read(self.env["tai.front.budget"].search([]).kept)
        self.assertTrue(600 < budget.left < 700)
        self.assertTrue(0 < budget.until - time.time() <= 60)


@tagged("post_install", "-at_install")
class TestFrontTrouble(FrontCase):
    """A mail that Front cannot give, or cannot finish with, costs itself only."""

    def test_it_needs_attention_in_the_end_and_the_others_are_read(self):
        for trouble in ({"status": 500}, {"drop": True}, {"cut": 100}):
            with self.subTest(trouble):
                self.control.reset()
                mailbox = self.sign_in()
                good, bad, last = (self.deliver(f"Quote {n}", QUOTE, to=FRAN) for n in range(3))
                self.control.fail("front", match=f"GET /messages/{self.front_id(mailbox, bad)}", **trouble)
                self.poll_until_given_up(mailbox)
                self.assertFalse(mailbox.error_code)
                self.assertEqual(self.rows(mailbox).mapped("state"), ["done", "attention", "done"])
                self.assertEqual([row.message_key for row in self.rows(mailbox)], [good, False, last])
                self.control.reset()
                self.rows(mailbox)[1].with_user(self.fran).action_retry()
                for _twice in range(2):
                    self.poll(mailbox)
                self.assertEqual(self.rows(mailbox).mapped("state"), ["done"] * 3)
                self.assertEqual([row.message_key for row in self.rows(mailbox)], [good, bad, last])
                self.assertEqual([len(row.shipment_ids) for row in self.rows(mailbox)], [1] * 3)
                mailbox.unlink()

    def test_a_conversation_that_cannot_be_changed_is_tried_again(self):
        mailbox = self.sign_in(post_action="archive")
        bad, good = (self.deliver(f"Quote {n}", QUOTE, to=FRAN) for n in range(2))
        self.control.fail("front", match="PATCH", drop=True, times=1)
        self.poll(mailbox)
        self.assertFalse(mailbox.error_code)
        self.assertEqual((self.row_of(bad).state, self.row_of(good).state), ("owed", "done"))
        self.row_of(bad).next_try = fields.Datetime.now()
        self.poll(mailbox)
        self.assertEqual(self.row_of(bad).state, "done")
        self.assertEqual(set(self.folder("Archive", FRAN)), {bad, good})

    def test_a_delivery_that_cannot_be_asked_about_keeps_no_mail_from_being_read(self):
        mailbox = self.sign_in()
        message = self.write_to_customer(self.fran)
        delivery = self.env["tai.mailbox.delivery"].search([("message_id", "=", message.message_id)])
        self.control.fail("front", match="GET /messages/alt:uid", drop=True)
        message_id = self.deliver("Quote request", QUOTE, to=FRAN)
        self.poll(mailbox)
        self.assertEqual(self.row_of(message_id).state, "done")
        self.assertEqual((delivery.state, delivery.attempts), ("accepted", 1))

    def poll_until_given_up(self, mailbox):
        """Polls in which Front itself did not answer in time count for no mail: there may be more of them."""
        for _poll in range(6 * len(PAUSES)):
            self.poll(mailbox)
            waiting = self.rows(mailbox).filtered("next_try")
            waiting.next_try = fields.Datetime.now()
            if not waiting:
                break

    def rows(self, mailbox):
        self.env.invalidate_all()
        return self.env["tai.mailbox.message"].search([("mailbox_id", "=", mailbox.id)], order="id")

    def front_id(self, mailbox, message_id):
        """Front's id of a mail that has just come in."""
        reader = open_reader(mailbox._account())
        since = datetime.now(timezone.utc) - timedelta(minutes=5)
        return next(
            mail.provider_id for mail in reader.recent(since, 9) if message_key(mail.raw) == message_id
        )


@tagged("post_install", "-at_install")
class TestFrontUndo(FrontCase):
    """What "Not a quote" does to the tags that were added."""

    def setUp(self):
        super().setUp()
        tag = self.env["tai.front.tag"].create({"name": "Quote created"})
        self.mailbox = self.sign_in(post_action="tag", quote_tag_ids=[(4, tag.id)])

    def take_in(self, **headers):
        message_id = self.deliver("Quote request", QUOTE, to=FRAN, **headers)
        self.poll(self.mailbox)
        return self.row_of(message_id)

    def is_no_quote(self, row):
        self.env.flush_all()
        with self.transactions() as env:
            return row.with_env(env(user=self.fran.id)).action_is_no_quote()["params"]

    def tags(self, row):
        """What the conversation shows in Front."""
        found = FrontApi(self.mailbox._account()).get(f"/conversations/{row.thread_id}")["tags"]
        return {tag["name"] for tag in found}

    def test_they_are_taken_off_again(self):
        row = self.take_in()
        self.assertEqual((row.filed, self.tags(row)), ("Tags added: Quote created", {"Quote created"}))
        told = self.is_no_quote(row)
        self.assertEqual((told["type"], self.tags(row)), ("success", set()))
        self.assertEqual((row.undone, row.undo_failure), (True, False))
        self.assertIn("Tags taken off: Quote created", told["message"])

    def test_what_another_mail_of_the_conversation_was_given_stays(self):
        self.mailbox.operations_tag_ids = self.mailbox.quote_tag_ids
        first = self.take_in()
        answer = self.take_in(In_Reply_To=first.message_key)
        self.assertEqual((answer.category, answer.thread_id), ("operations", first.thread_id))
        self.is_no_quote(first)
        self.assertEqual(self.tags(first), {"Quote created"})

    def test_what_somebody_has_added_by_hand_stays(self):
        first = self.take_in()
        self.is_no_quote(first)
        front = FrontApi(self.mailbox._account())
        by_hand = {"tag_ids": Tags(front).ids(["Quote created"])}
        front.change("POST", f"/conversations/{first.thread_id}/tags", json=by_hand)
        second = self.take_in(In_Reply_To=first.message_key)
        self.assertEqual((second.category, second.filed), ("quote", "Left as it was"))
        self.is_no_quote(second)
        self.assertEqual(self.tags(second), {"Quote created"})

    def test_no_tags_chosen(self):
        self.mailbox.quote_tag_ids = False
        row = self.take_in()
        self.assertEqual(row.filed, "Left as it was")
        self.assertEqual(self.is_no_quote(row)["type"], "success")
        self.assertFalse(row.undo_failure)

    def test_what_stays_is_said(self):
        row = self.take_in()
        self.control.fail("front", match="DELETE", status=503)
        told = self.is_no_quote(row)
        self.assertEqual((told["type"], self.tags(row)), ("warning", {"Quote created"}))
        self.assertIn("passing problem", row.filed)
