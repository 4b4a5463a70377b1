# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
from odoo.tests import tagged

from .common import SendingCase


@tagged("post_install", "-at_install")
class TestSending(SendingCase):
    def test_leaves_by_the_mailbox_and_lies_in_sent_once(self):
        self.connect(self.pat)
        message = self.write_to_customer(self.pat)
        [mail] = self.received(message)
        self.assertEqual(str(mail[b"ENVELOPE"].from_[0]).rpartition("<")[2].rstrip(">"), "pat@brokerage.test")
        self.assertEqual(
            str(mail[b"ENVELOPE"].reply_to[0]).rpartition("<")[2].rstrip(">"), "pat@brokerage.test"
        )
        self.assertIn(b"Return-Path: <pat@brokerage.test>", mail[b"BODY[]"])
        self.lay_copies()
        self.lay_copies()
        self.assertEqual(list(self.folder("Sent")), [message.message_id])
        self.assertIn(rb"\Seen", self.folder("Sent")[message.message_id])
        self.assertFalse(self.env["tai.mailbox.sent"].search([]))

    def test_several_recipients_make_one_copy(self):
        self.connect(self.pat)
        second = self.env["res.partner"].create({"name": "Cory", "email": "carrier@carrier.test"})
        message = self.write_to_customer(self.pat, self.customer | second)
        self.lay_copies()
        self.assertEqual(list(self.folder("Sent")), [message.message_id])

    def test_without_a_mailbox_the_relay(self):
        self.connect(self.pat)
        relay = self.env["ir.mail_server"].create(
            {"name": "relay", "smtp_host": "localhost", "smtp_port": self.servers["relay"]}
        )
        message = self.write_to_customer(self.sam)
        self.assertEqual(message.mail_ids.mapped("state"), [])  # sent, and cleared away
        self.assertEqual(len(self.received(message)), 1)
        self.assertFalse(self.folder("Sent", "sam@brokerage.test"))
        self.assertTrue(relay.active)

    def test_refused_sign_in_is_seen_and_breaks_the_connection(self):
        mailbox = self.connect(self.pat)
        mailbox._credential()._keep(password="wrong")
        message = self.write_to_customer(self.pat)
        self.assertEqual(mailbox.state, "broken")
        self.assertEqual(mailbox.activity_ids.user_id, self.pat)
        notification = message.notification_ids
        self.assertEqual(notification.notification_status, "exception")
        self.assertIn("pat@brokerage.test", notification.failure_reason)
        self.assertNotIn("Traceback", notification.failure_reason)
        again = self.write_to_customer(self.pat)
        self.assertEqual(again.notification_ids.notification_status, "exception")

    def test_passing_failure_is_seen_and_breaks_nothing(self):
        mailbox = self.connect(self.pat, smtp_port=1)
        message = self.write_to_customer(self.pat)
        self.assertEqual(mailbox.state, "connected")
        self.assertEqual(message.notification_ids.notification_status, "exception")
        self.assertTrue(message.notification_ids.failure_reason)
