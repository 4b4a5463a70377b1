# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
from contextlib import contextmanager
from unittest.mock import patch

from odoo.addons.base.models.ir_mail_server import IrMail_Server
from odoo.tests import tagged

from .common import MailboxCase


@tagged("post_install", "-at_install")
class TestSending(MailboxCase):
    def setUp(self):
        super().setUp()
        self.customer = self.env["res.partner"].create({"name": "Casey", "email": "customer@shipper.test"})
        self.shipment = self.env["tai.shipment"].create(
            {"partner_id": self.customer.id, "user_id": self.pat.id}
        )

    @contextmanager
    def really_sending(self):
        """Odoo sends nothing while it is tested; here it does, to the sandbox."""
        with patch.object(IrMail_Server, "_disable_send", lambda *_args: False):
            yield

    def write_to_customer(self, user, partners=()):
        with self.really_sending():
            message = self.shipment.with_user(user).message_post(
                body="Your quote",
                subject="Quote for your load",
                partner_ids=(partners or self.customer).ids,
                subtype_xmlid="mail.mt_comment",
                message_type="comment",
            )
        return message.sudo()

    def received(self, message):
        with self.postbox.open(self.customer.email) as imap:
            imap.select_folder("INBOX", readonly=True)
            found = imap.fetch(
                imap.search(["HEADER", "Message-ID", message.message_id]), ["ENVELOPE", "BODY[]"]
            )
        return list(found.values())

    def lay_copies(self):
        with self.transactions() as env:
            env["tai.mailbox.sent"]._cron_copy()

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
