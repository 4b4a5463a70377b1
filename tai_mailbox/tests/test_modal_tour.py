# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
from odoo.tests import HttpCase, tagged

from .common import MailboxCase


@tagged("post_install", "-at_install")
class TestChangeQuestion(MailboxCase):
    """What would end a connection is asked before it is saved."""

    def setUp(self):
        super().setUp()
        self.mailbox = self.connect(self.pat).with_user(self.pat)

    def test_another_platform_and_what_it_ends(self):
        question = self.mailbox.change_question({"provider": "google", "permission": "send"})
        self.assertEqual(question["title"], "Disconnect pat@brokerage.test?")
        self.assertIn("Choosing Google ends the connection by IMAP (Other) at once", question["body"])
        self.assertEqual(question["keep"], {"provider": "imap"})
        self.assertEqual(self.mailbox.state, "connected", "it was only asked")

    def test_another_server_or_password(self):
        for values in ({"smtp_host": "smtp.example.com"}, {"password": "new"}, {"login": "pat"}):
            question = self.mailbox.change_question(values)
            self.assertEqual(question["title"], "Authorize pat@brokerage.test anew?")
            self.assertEqual(question["keep"], {name: self.mailbox[name] for name in values})

    def test_nothing_to_ask_where_nothing_ends(self):
        same = {"provider": "imap", "smtp_host": "localhost", "permission": "send", "post_action": "archive"}
        self.assertFalse(self.mailbox.change_question(same))

    def test_a_broken_connection_is_mended_unasked(self):
        self.mailbox.sudo().state = "broken"
        self.assertFalse(self.mailbox.change_question({"password": "new"}))
        self.assertTrue(self.mailbox.change_question({"provider": "front"}))

    def test_what_is_not_connected_yet_is_changed_unasked(self):
        self.mailbox.sudo().state = "awaiting"
        self.assertFalse(self.mailbox.change_question({"provider": "google"}))

    def test_another_platform_asks_for_no_consent_before_it_is_saved(self):
        self.mailbox.provider = "imap"
        chosen = self.mailbox.new({"provider": "google"}, origin=self.mailbox)
        self.assertFalse(chosen.needs_consent)


@tagged("post_install", "-at_install")
class TestModalTour(HttpCase, MailboxCase):
    """Second thoughts about the platform, and then none, in a real browser."""

    def test_another_platform_is_asked_for(self):
        mailbox = self.connect(self.pat)
        self.pat.password = self.pat.login
        self.start_tour("/odoo", "tai_modal_tour", login=self.pat.login)
        self.assertRecordValues(
            mailbox,
            [{"state": "draft", "provider": "google", "post_action": "archive", "has_password": False}],
        )
