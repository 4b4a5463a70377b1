# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Mail that begets mail would never end: what Odoo or another machine has sent leads to nothing."""

from odoo.tests import tagged

from .common import SendingCase
from .mails import QUOTE


@tagged("post_install", "-at_install")
class TestLoops(SendingCase):
    def setUp(self):
        super().setUp()
        self.connect(self.pat)
        self.mailbox = self.connect(self.sam)
        self.before = self.traces()

    def traces(self):
        """Whatever a mail could have led to."""
        models = ("tai.shipment", "mail.message", "mail.activity", "mail.mail", "tai.document")
        return [self.env[model].search_count([]) for model in models]

    def assertBegetsNothing(self, message_id):
        """The mail has come to Sam, and was read."""
        self.poll(self.mailbox)
        row = self.env["tai.mailbox.message"].search([("mailbox_id", "=", self.mailbox.id)])
        self.assertEqual((row.message_key, row.category, row.state), (message_id, "other", "done"))
        self.assertFalse(row.shipment_ids)

    def test_what_a_colleague_writes_by_odoo(self):
        message = self.write_to_customer(self.pat, self.sam.partner_id)
        before = self.traces()
        self.assertBegetsNothing(message.message_id)
        self.assertEqual(self.traces(), before)

    def test_what_a_staff_member_writes_to_their_own_mailbox(self):
        message = self.write_to_customer(self.sam, self.customer | self.sam.partner_id)
        self.deliver("Quote", QUOTE, to=self.sam.email, message_id=message.message_id)
        before = self.traces()
        self.assertBegetsNothing(message.message_id)
        self.assertEqual(self.traces(), before)

    def test_a_notification_of_this_database(self):
        with self.really_sending():
            message = self.shipment.with_user(self.pat).message_notify(
                partner_ids=self.sam.partner_id.ids, subject=f"Look at {self.shipment.name}", body=QUOTE
            )
        before = self.traces()
        self.assertBegetsNothing(message.sudo().message_id)
        self.assertEqual(self.traces(), before)

    def test_an_automatic_answer_and_a_bounce(self):
        machines = {
            "auto_reply": {"subject": f"Re: {self.shipment.name}", "Auto_Submitted": "auto-replied"},
            "bounce": {"subject": "Undelivered Mail Returned to Sender", "sender": "MAILER-DAEMON@mx.test"},
        }
        for rule, mail in machines.items():
            with self.subTest(rule):
                self.empty(self.sam.email)
                self.env["tai.mailbox.message"].search([]).unlink()
                message_id = self.deliver(text=QUOTE, to=self.sam.email, **mail)
                self.assertBegetsNothing(message_id)
        self.assertEqual(self.traces(), self.before)
