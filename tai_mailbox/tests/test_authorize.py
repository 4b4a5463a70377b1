# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
import re

from odoo import fields
from odoo.exceptions import UserError
from odoo.tests import HttpCase, tagged
from odoo.tools.misc import hash_sign

from ..models.settings import CALLBACK
from ..models.tai_mailbox_sign_in import LIFETIME, SCOPE
from .common import MailboxCase


@tagged("post_install", "-at_install")
class TestAuthorize(MailboxCase, HttpCase):
    """The mailed link: who may open it, when, how often."""

    def setUp(self):
        super().setUp()
        self.pat.password = self.sam.password = "a-password-of-8"
        values = self.mailbox_values(self.pat)
        self.mailbox = self.env["tai.mailbox"].with_user(self.pat).create(values).sudo()
        self.token, self.authorization = self.env["tai.mailbox.authorization"]._issue(self.mailbox)

    def open(self, user=None, token=None):
        self.authenticate((user or self.pat).login, "a-password-of-8")
        return self.url_open(f"/mailbox/authorize/{token or self.token}")

    def press(self, page):
        csrf = re.search(r'name="csrf_token" value="([^"]+)"', page.text)[1]
        return self.url_open(f"/mailbox/authorize/{self.token}", data={"csrf_token": csrf})

    def outcome(self, page):
        return re.search(r'data-outcome="(\w+)"', page.text)[1]

    def test_opening_changes_nothing_and_pressing_connects_once(self):
        for _scanner in range(3):
            page = self.open()
        self.assertEqual(self.outcome(page), "ask")
        self.assertEqual(self.mailbox.state, "draft")
        done = self.press(page)
        self.assertEqual(self.outcome(done), "success")
        self.assertIn("Authentication successful", done.text)
        self.mailbox.invalidate_recordset()
        self.assertEqual(self.mailbox.state, "connected")
        self.assertEqual(self.outcome(self.press(page)), "used")
        self.assertEqual(self.outcome(self.open()), "used")

    def test_refused_password_says_so_and_the_link_still_serves(self):
        self.mailbox._credential()._keep(password="wrong")
        page = self.open()
        refused = self.press(page)
        self.assertEqual(self.outcome(refused), "refused")
        self.assertIn("pat@brokerage.test", refused.text)
        self.mailbox._credential()._keep(password=self.servers["users"]["pat@brokerage.test"])
        self.assertEqual(self.outcome(self.press(refused)), "success")

    def test_expired(self):
        self.authorization.expires = fields.Datetime.now()
        self.assertEqual(self.outcome(self.open()), "expired")

    def test_a_newer_link_ends_the_older(self):
        self.env["tai.mailbox.authorization"]._issue(self.mailbox)
        self.assertEqual(self.outcome(self.open()), "expired")

    def test_foreign_names_no_mailbox(self):
        page = self.open(self.sam)
        self.assertEqual(self.outcome(page), "foreign")
        self.assertNotIn("pat@brokerage.test", page.text)

    def test_unknown(self):
        self.assertEqual(self.outcome(self.open(token="nothing")), "unknown")

    def test_a_used_link_says_that_nothing_is_left_to_do(self):
        self.press(self.open())
        self.assertIn("is connected: nothing is left to do", self.open().text)
        self.mailbox.with_user(self.pat).action_disconnect()
        page = self.open()
        self.assertNotIn("nothing is left to do", page.text)
        self.assertIn("Request a new one in your profile", page.text)

    def way_back(self):
        """Where a provider sends the browser, without the provider's answer."""
        token, _row = self.env["tai.mailbox.authorization"]._issue(self.mailbox, "sign_in")
        signed = [token, self.pat.id, self.mailbox.id]
        return f"{CALLBACK}?state={hash_sign(self.env, SCOPE, signed, expiration=LIFETIME)}"

    def test_a_sign_in_speaks_of_itself_and_of_no_link(self):
        first, second = self.way_back(), self.way_back()
        for user, address, title in (
            (self.pat, first, "This sign-in has expired"),
            (self.pat, f"{CALLBACK}?state=guessed", "This sign-in is not valid"),
            (self.sam, second, "This sign-in belongs to somebody else"),
        ):
            self.authenticate(user.login, "a-password-of-8")
            self.assertIn(title, self.url_open(address).text)

    def test_needs_a_signed_in_user(self):
        self.authenticate(None, None)
        self.assertIn("/web/login", self.url_open(f"/mailbox/authorize/{self.token}").url)

    def test_pressing_needs_the_page_it_was_shown_on(self):
        self.open()
        with self.assertLogs("odoo.http", "WARNING"):
            answer = self.url_open(f"/mailbox/authorize/{self.token}", data={"csrf_token": "forged"})
        self.assertEqual(answer.status_code, 400)
        self.assertEqual(self.mailbox.state, "draft")

    def test_requests_are_rationed(self):
        for _request in range(4):
            self.mailbox.with_user(self.pat).action_request_token()
        self.assertEqual(self.mailbox.state, "awaiting")
        with self.assertRaisesRegex(UserError, "within an hour"):
            self.mailbox.with_user(self.pat).action_request_token()

    def test_what_is_missing_is_named(self):
        self.mailbox.with_user(self.pat).smtp_host = False
        with self.assertRaisesRegex(UserError, "outgoing mail server"):
            self.mailbox.with_user(self.pat).action_request_token()
