# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""A mailbox in Front: connected, read, sent by, and finished with."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import timedelta
from urllib.parse import parse_qsl, urlsplit

from odoo import SUPERUSER_ID, api, fields
from odoo.exceptions import ValidationError
from odoo.tests import TransactionCase, tagged

from ..models import vault
from ..models.tai_front_budget import CompanyPace
from ..providers.front import Told
from .common import SendingCase

FRAN, QUOTES = "fran@front.brokerage.test", "quotes@front.brokerage.test"
QUOTE = (
    "Please quote: 26 pallets, 38,000 lbs, dry van\nDallas, TX 75201 to Atlanta, GA 30303\nPickup 11/24/2026"
)


class FrontCase(SendingCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        front = cls.servers["oauth"]["front"]
        cls.set_parameters(
            front_client_id=front["client_id"],
            front_client_secret=vault.seal(cls.env, front["client_secret"]),
            front_authority=front["token_uri"].removesuffix("/oauth/token"),
            front_authorization_uri=front["auth_uri"],
            front_api=cls.servers["front"]["api"],
        )
        cls.fran = cls.make_broker("Fran Dubois", FRAN)

    @classmethod
    def set_parameters(cls, **values):
        for name, value in values.items():
            cls.env["ir.config_parameter"].set_param(f"tai_mailbox.{name}", value)

    def setUp(self):
        super().setUp()
        self.control.reset()
        self.control.limit_front(per_minute=100_000, burst=1000)
        self.empty(FRAN)
        self.shipment.user_id = self.fran
        self.shipment.message_unsubscribe(self.pat.partner_id.ids)
        # The budget is kept by cursors of its own, which shall see what the test has written.
        self.enterContext(self.enter_registry_test_mode())

    @contextmanager
    def transactions(self):
        self.env.flush_all()
        with self.registry.cursor() as cr:
            yield self.env(cr=cr)
        self.env.invalidate_all()

    def sign_in(self, user=None, account=FRAN, **values):
        user = user or self.fran
        values = {"provider": "front", "permission": "send_read", **values}
        mailbox = self.env["tai.mailbox"].with_user(user).create(values).sudo()
        back = self.person().sign_in(account, mailbox._sign_in_address("smtp"))
        answer = dict(parse_qsl(urlsplit(back).query))
        mailbox._signed_in(mailbox._authorization_of(answer["state"]), answer)
        mailbox.last_read = fields.Datetime.now() - timedelta(seconds=1)
        self.env.flush_all()
        return mailbox

    def row_of(self, message_id):
        return self.env["tai.mailbox.message"].search([("message_key", "=", message_id)])

    def follow(self, mailbox):
        with self.transactions() as env:
            env["tai.mailbox.delivery"].search([]).next_try = fields.Datetime.now()
            env["tai.mailbox.delivery"]._cron_follow()


@tagged("post_install", "-at_install")
class TestFrontConnection(FrontCase):
    def test_the_channel_of_ones_address_is_chosen(self):
        mailbox = self.sign_in()
        self.assertEqual((mailbox.state, mailbox.front_channel_id.address), ("connected", FRAN))
        self.assertEqual(set(mailbox.front_channel_ids.mapped("address")), {FRAN, QUOTES})
        self.assertTrue(mailbox.front_inbox.startswith("inb_"))
        self.assertTrue(mailbox.front_author.startswith("tea_"))
        self.assertEqual(mailbox.mail_server_id.max_email_size, 25)

    def test_another_address_chooses_among_the_shared_ones(self):
        mailbox = self.sign_in(self.sam)
        self.assertEqual(mailbox.state, "awaiting")
        self.assertEqual(mailbox.front_channel_ids.mapped("address"), [QUOTES])
        mailbox.with_user(self.sam).front_channel_id = mailbox.front_channel_ids
        self.assertEqual(mailbox.state, "connected")
        self.assertTrue(mailbox.front_inbox)

    def test_a_foreign_channel_cannot_be_chosen(self):
        fran, sam = self.sign_in(), self.sign_in(self.sam)
        with self.assertRaises(ValidationError):
            sam.with_user(self.sam).front_channel_id = fran.front_channel_id

    def test_the_companys_token_does_instead_of_signing_in(self):
        token = vault.seal(self.env, self.servers["front"]["api_token"])
        self.set_parameters(front_client_id=False, front_api_token=token)
        mailbox = self.env["tai.mailbox"].with_user(self.fran).create({"provider": "front"}).sudo()
        self.assertTrue(mailbox.front_by_token)
        mailbox.with_user(self.fran).action_request_token()
        self.assertEqual(mailbox.state, "awaiting")
        self.assertIsNone(mailbox._authorize())
        self.assertEqual((mailbox.state, mailbox.front_channel_id.address), ("connected", FRAN))

    def test_a_bad_company_token_breaks_and_a_good_one_mends(self):
        token = self.servers["front"]["api_token"]
        self.set_parameters(front_client_id=False, front_api_token=vault.seal(self.env, token))
        mailbox = self.env["tai.mailbox"].with_user(self.fran).create({"provider": "front"}).sudo()
        mailbox.permission = "send_read"
        mailbox._authorize()
        self.set_parameters(front_api_token=vault.seal(self.env, "wrong"))
        self.poll(mailbox)
        self.assertEqual((mailbox.state, mailbox.error_code), ("broken", "front_token_refused"))
        self.env["res.config.settings"].create({"tai_front_api_token": token}).execute()
        self.assertEqual(mailbox.state, "connected")

    def test_marking_as_read_is_not_for_front_and_tags_only_for_it(self):
        for provider, action in (("front", "read"), ("google", "tag")):
            values = {"provider": provider, "post_action": action}
            with self.assertRaises(ValidationError):
                self.env["tai.mailbox"].with_user(self.fran).create(values)

    def test_a_refresh_token_is_renewed_in_its_last_day(self):
        mailbox = self.sign_in()
        credential = mailbox._credential()
        before = credential._reveal("refresh_token")
        self.control.expire_refresh_tokens(FRAN, left=3600)
        credential.access_expires = False
        self.env.flush_all()
        with self.transactions() as env:
            env["tai.mailbox"]._cron_keep_signed_in()
        self.assertNotIn(credential._reveal("refresh_token"), ("", before))


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
        self.env["tai.front.budget"].search([]).kept = False
        self.poll(mailbox)
        self.assertEqual(row.state, "done")


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
        self.control.fail("front", status=429, headers={"Retry-After": "40"}, match="POST", times=1)
        message = self.write_to_customer(self.fran)
        self.assertEqual(message.notification_ids.notification_status, "ready")
        mail = self.env["mail.mail"].search([("mail_message_id", "=", message.id)])
        self.assertEqual((mail.state, mail.failure_reason), ("outgoing", False))
        self.assertGreater(mail.scheduled_date, fields.Datetime.now())
        self.env["tai.front.budget"].search([]).kept = False
        self.env.flush_all()
        with self.really_sending():
            mail.send()
        self.assertEqual(message.notification_ids.notification_status, "sent")
        self.assertEqual(
            len(self.env["tai.mailbox.delivery"].search([("message_id", "=", message.message_id)])), 1
        )

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
            with ThreadPoolExecutor(4) as threads:
                waits = list(threads.map(lambda number: pace.take(f"GET /{number}", 0), range(12)))
        finally:
            with registry.cursor() as cr:
                api.Environment(cr, SUPERUSER_ID, {})["tai.front.budget"].search([]).unlink()
        self.assertEqual([wait == 0 for wait in waits].count(True), 8)
