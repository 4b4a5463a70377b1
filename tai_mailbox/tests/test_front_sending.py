# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""A mailbox in Front: sent by, at its pace."""

from odoo import SUPERUSER_ID, api, fields
from odoo.tests import TransactionCase, tagged

from ..models.tai_front_budget import CompanyPace
from ..providers.errors import Throttled
from ..providers.front import Told
from .common import at_once
from .front_common import FRAN, QUOTE, FrontCase


@tagged("post_install", "-at_install")
class TestFrontSending(FrontCase):
    def test_sent_followed_and_answered(self):
        """The answer names the Message-ID that Front gave, and is tied to the shipment by it."""
        mailbox = self.sign_in()
        message = self.write_to_customer(self.fran)
        delivery = self.env["tai.mailbox.delivery"].search([("message_id", "=", message.message_id)])
        self.assertEqual((delivery.state, delivery.recipients), ("accepted", self.customer.email))
        self.follow(mailbox)
        self.assertEqual(delivery.state, "delivered")
        self.assertIn(delivery.sent_message_id, self.folder("INBOX", self.customer.email))
        answer = self.deliver("Re: yours", "Fine, go ahead.", to=FRAN, In_Reply_To=delivery.sent_message_id)
        self.poll(mailbox)
        row = self.row_of(answer)
        self.assertEqual((row.category, row.shipment_ids), ("operations", self.shipment))

    def test_what_was_sent_is_not_read_as_somebody_elses(self):
        fran, pat = self.sign_in(), self.connect(self.pat)
        message = self.write_to_customer(self.fran, self.customer | self.pat.partner_id)
        self.follow(fran)
        sent = self.env["tai.mailbox.delivery"].search([("message_id", "=", message.message_id)])
        self.poll(pat)
        rows = self.env["tai.mailbox.message"].search([("message_key", "in", sent.mapped("sent_message_id"))])
        self.assertLessEqual(set(rows.mapped("category")), {"other"})

    def test_an_answer_goes_into_the_conversation(self):
        mailbox = self.sign_in()
        question = self.deliver("Quote request", QUOTE, to=FRAN)
        self.poll(mailbox)
        row = self.row_of(question)
        self.shipment = row.shipment_ids
        message = self.write_to_customer(self.fran)
        self.follow(mailbox)
        delivery = self.env["tai.mailbox.delivery"].search([("message_id", "=", message.message_id)])
        self.assertEqual(delivery.conversation, row.thread_id)

    def test_a_failed_delivery_shows_on_the_mail(self):
        mailbox = self.sign_in()
        self.control.fail_front_delivery("recipient_refused")
        message = self.write_to_customer(self.fran)
        self.assertEqual(message.notification_ids.notification_status, "sent")
        self.follow(mailbox)
        notification = message.notification_ids
        self.assertEqual(notification.notification_status, "exception")
        self.assertIn("recipient_refused", notification.failure_reason)

    def test_too_many_requests_only_delay_a_mail(self):
        self.sign_in()
        self.ask_for_a_pause()
        self.assert_sent_by_the_queue(self.write_to_customer(self.fran))

    def test_whoever_wants_failures_raised_is_told_of_none(self):
        self.sign_in()
        self.ask_for_a_pause()
        mail = (
            self.env["mail.mail"]
            .with_user(self.fran)
            .sudo()
            .create(
                {
                    "email_from": self.fran.email_formatted,
                    "recipient_ids": self.customer.ids,
                    "subject": "Quote for your load",
                    "body_html": "1,450 USD",
                    "mail_server_id": self.fran.tai_mailbox_ids.mail_server_id.id,
                }
            )
        )
        message = mail.mail_message_id
        with self.really_sending():
            mail.send(raise_exception=True)
        self.assertEqual(mail.state, "outgoing")
        self.assert_sent_by_the_queue(message)

    def test_the_composer_tells_of_no_pause(self):
        self.sign_in()
        for mode in ("comment", "mass_mail"):
            with self.subTest(mode):
                self.ask_for_a_pause()
                composer = (
                    self.env["mail.compose.message"]
                    .with_user(self.fran)
                    .create(
                        {
                            "model": "tai.shipment",
                            "res_ids": self.shipment.ids,
                            "composition_mode": mode,
                            "partner_ids": self.customer.ids,
                            "subject": f"Quote by {mode}",
                            "body": "1,450 USD",
                            "force_send": True,
                        }
                    )
                )
                with self.really_sending():
                    composer.action_send_mail()
                message = self.env["mail.message"].search([("subject", "=", f"Quote by {mode}")])
                self.assert_sent_by_the_queue(message)
                self.shipment.message_ids.filtered(lambda one, m=message: one == m).unlink()

    def test_a_session_without_a_queue_says_that_it_was_refused(self):
        """There is nothing that could send the mail later."""
        session = self.sign_in()._open_session()
        self.ask_for_a_pause()
        mail = self.env["ir.mail_server"]._build_email__(FRAN, [self.customer.email], "Once", "x")
        with self.assertRaises(Throttled):
            session.send_message(mail, FRAN, [self.customer.email])

    def ask_for_a_pause(self):
        self.control.fail("front", status=429, headers={"Retry-After": "40"}, match="POST", times=1)

    def assert_sent_by_the_queue(self, message):
        """It waits without a word of failure, and goes out by itself when its time has come."""
        mail = self.env["mail.mail"].sudo().search([("mail_message_id", "=", message.id)])
        self.assertEqual((mail.state, mail.failure_reason), ("outgoing", False))
        self.assertLessEqual(set(message.notification_ids.mapped("notification_status")), {"ready"})
        self.assertFalse(self.env["tai.mailbox.failure"].search([]))
        self.assertGreater(mail.scheduled_date, fields.Datetime.now())
        triggers = self.env["ir.cron.trigger"].search(
            [("cron_id", "=", self.env.ref("mail.ir_cron_mail_scheduler_action").id)]
        )
        self.assertGreater(max(triggers.mapped("call_at")), mail.scheduled_date)
        self.end_pause()
        mail.scheduled_date = fields.Datetime.now()
        self.env.flush_all()
        with self.really_sending():
            self.env["mail.mail"].sudo().process_email_queue(mail.ids)
        deliveries = self.env["tai.mailbox.delivery"].search([("message_id", "=", message.message_id)])
        self.assertEqual(len(deliveries), 1)
        self.assertLessEqual(set(message.notification_ids.mapped("notification_status")), {"sent"})

    def test_what_is_handed_over_is_not_sent_twice(self):
        mailbox = self.sign_in()
        session = mailbox._open_session()
        server = self.env["ir.mail_server"]
        mail = server._build_email__(FRAN, [self.customer.email], "Once", "x", message_id="<once@odoo.test>")
        for _twice in range(2):
            session.send_message(mail, FRAN, [self.customer.email])
        deliveries = self.env["tai.mailbox.delivery"].search([("message_id", "=", "<once@odoo.test>")])
        self.assertEqual(len(deliveries), 1)


@tagged("post_install", "-at_install")
class TestFrontBudget(TransactionCase):
    def test_workers_share_one_budget(self):
        """Real cursors: of many threads at once no more get through than Front takes."""
        company, registry = self.env.company.id, self.registry
        pace = CompanyPace(registry, company)
        pace.note(Told(remaining=8, resets_in=60.0))
        try:
            waits = at_once(lambda number: pace.take(f"GET /{number}", 0), range(12))
        finally:
            with registry.cursor() as cr:
                api.Environment(cr, SUPERUSER_ID, {})["tai.front.budget"].search([]).unlink()
        self.assertEqual([wait == 0 for wait in waits].count(True), 8)
