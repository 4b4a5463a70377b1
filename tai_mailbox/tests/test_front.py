# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""A mailbox in Front: connected, and its settings checked."""

from odoo.exceptions import ValidationError
from odoo.tests import tagged

from ..models import vault
from ..providers import errors
from .front_common import FRAN, QUOTES, FrontCase


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

    def test_the_companys_token_is_removed_and_what_lived_by_it_says_so(self):
        signed_in = self.sign_in(self.sam)
        signed_in.with_user(self.sam).front_channel_id = signed_in.front_channel_ids
        token = self.servers["front"]["api_token"]
        self.set_parameters(front_client_id=False, front_api_token=vault.seal(self.env, token))
        mailbox = self.env["tai.mailbox"].with_user(self.fran).create({"provider": "front"}).sudo()
        mailbox._authorize()
        settings = self.env["res.config.settings"].create({})
        self.assertTrue(settings.tai_front_has_token)
        told = settings.action_remove_front_token()["params"]
        self.assertEqual((told["type"], told["sticky"]), ("warning", True))
        self.assertIn(FRAN, told["message"])
        self.assertNotIn(self.sam.email, told["message"])
        self.assertEqual((mailbox.state, mailbox.error_code), ("broken", "front_token_refused"))
        self.assertEqual(signed_in.state, "connected", "it has a sign-in of its own")
        self.assertFalse(self.env["res.config.settings"].create({}).tai_front_has_token)
        self.env["res.config.settings"].create({"tai_front_api_token": f" {token}\n"}).execute()
        self.assertEqual(mailbox.state, "connected")

    def test_a_token_that_nobody_lives_by_goes_without_alarm(self):
        self.set_parameters(front_api_token=vault.seal(self.env, "unused"))
        told = self.env["res.config.settings"].create({}).action_remove_front_token()["params"]
        self.assertEqual((told["type"], told["message"]), ("success", "No connection lived by it."))

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

    def test_signing_in_waits_for_the_budget(self):
        """Front names a pause of a second at the first request; nobody is told of it."""
        self.control.fail("front", status=429, headers={"Retry-After": "1"}, match="GET /channels", times=1)
        self.assertEqual(self.sign_in().state, "connected")


@tagged("post_install", "-at_install")
class TestFrontCheck(FrontCase):
    """The button "Check" in the settings."""

    def setUp(self):
        super().setUp()
        self.set_parameters(front_client_id=False, front_client_secret=False)

    def enter_token(self, token):
        self.set_parameters(front_api_token=vault.seal(self.env, token))
        self.env.flush_all()

    def check(self):
        settings = self.env["res.config.settings"].create({})
        self.assertFalse(settings.tai_front_api_token)
        return settings.action_check_front()["params"]

    def test_a_good_token_and_what_it_shows(self):
        self.enter_token(self.servers["front"]["api_token"])
        told = self.check()
        self.assertEqual(told["type"], "success")
        self.assertEqual(told["message"].strip(), f"Front answers. Channels: {QUOTES}, {FRAN}")

    def test_a_bad_token(self):
        self.enter_token("wrong")
        told = self.check()
        self.assertEqual((told["type"], told["sticky"]), ("danger", True))
        self.assertIn("does not accept the API token", told["message"])

    def test_no_network(self):
        self.enter_token(self.servers["front"]["api_token"])
        self.set_parameters(front_api="https://localhost:1/front/api")
        told = self.check()
        self.assertEqual(told["type"], "danger")
        self.assertIn("The server could not be reached", told["message"])

    def test_an_app_beside_the_token(self):
        self.enter_token(self.servers["front"]["api_token"])
        self.set_parameters(front_client_id="unknown", front_client_secret=vault.seal(self.env, "wrong"))
        told = self.check()
        self.assertEqual(told["message"].strip(), " ".join(errors.ClientRefused.told({})))

    def test_nothing_entered(self):
        told = self.check()
        self.assertIn("no client ID", told["message"])
