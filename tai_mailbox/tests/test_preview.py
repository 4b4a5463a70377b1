# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What mails would become, shown before anything is made of them."""

from datetime import timedelta

from odoo import fields
from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from ..models import tai_mailbox_look
from .correction_common import CorrectionCase
from .mails import NEARLY, PRIVATE, QUOTE


@tagged("post_install", "-at_install")
class TestPreview(CorrectionCase):
    def preview(self, **bounds):
        with self.transactions() as env:
            return self.mailbox.with_env(env)._preview(**bounds)

    def counts(self):
        models = ("tai.mailbox.message", "tai.shipment", "tai.document", "mail.message", "mail.activity")
        return {name: self.env[name].with_context(active_test=False).search_count([]) for name in models}

    def test_what_each_mail_would_become(self):
        shipment = self.env["tai.shipment"].create({"user_id": self.pat.id})
        self.mailbox.post_action = "archive"
        self.deliver("Lunch?", PRIVATE)
        self.deliver("Rate?", NEARLY)
        self.deliver("ETA?", f"Is {shipment.name} on time?")
        self.deliver("Rate request", QUOTE)
        quote, operations, nearly, other = self.preview()
        self.assertEqual((quote["category"], quote["lanes"]), ("quote", ["Chicago, IL → Dallas, TX"]))
        self.assertEqual((operations["category"], operations["shipments"]), ("operations", [shipment.name]))
        self.assertEqual((nearly["category"], nearly["missing"]), ("other", ["freight"]))
        self.assertEqual((other["category"], other["subject"]), ("other", "Lunch?"))
        self.assertEqual(
            [mail["post_action"] for mail in (quote, operations, nearly, other)],
            ["archive", "archive", "none", "none"],
        )
        self.assertTrue(all(mail["reasons"] for mail in (quote, operations, nearly, other)))

    def test_nothing_is_made_or_changed(self):
        self.mailbox.post_action = "delete"
        self.deliver("Rate request", QUOTE)
        position, last_read, before = self.mailbox.cursor, self.mailbox.last_read, self.counts()
        self.assertEqual(len(self.preview()), 1)
        self.assertEqual(self.counts(), before)
        self.assertEqual((self.mailbox.cursor, self.mailbox.last_read), (position, last_read))
        self.assertNotIn(rb"\Seen", *self.folder("INBOX").values())

    def test_what_the_log_has_already(self):
        self.deliver("Rate request", QUOTE)
        self.poll(self.mailbox)
        self.deliver("Rate?", NEARLY)
        self.assertEqual([mail["taken_in"] for mail in self.preview()], [False, True])

    def test_this_database_s_own_mail_becomes_nothing(self):
        name, mark = self.env["mail.mail"]._tai_database_mark()
        self.deliver("Rate request", QUOTE, **{name: mark})
        self.assertEqual([mail["category"] for mail in self.preview()], ["other"])

    def test_days_and_number_are_bounded(self):
        with self.postbox.open(self.pat.email) as imap:
            for age in (9, 5, 3, 1):
                received = fields.Datetime.now() - timedelta(days=age)
                imap.append("INBOX", f"Subject: {age}\r\n\r\nx".encode(), msg_time=received)
        self.assertEqual([mail["subject"] for mail in self.preview()], ["1", "3", "5"])
        self.assertEqual([mail["subject"] for mail in self.preview(days=4)], ["1", "3"])
        self.assertEqual([mail["subject"] for mail in self.preview(limit=1, skip=1)], ["3"])

    def test_a_mail_that_is_too_large_says_so(self):
        self.env["ir.config_parameter"].set_param("tai_mailbox.max_mail_megabytes", 0)
        self.deliver("Rate request", QUOTE)
        (mail,) = self.preview()
        self.assertIn("too large", mail["reasons"][0])

    def test_pages_of_the_dialog(self):
        self.patch(tai_mailbox_look, "AT_ONCE", 2)
        self.patch(tai_mailbox_look, "PREVIEW_MAILS", 3)
        for _mail in range(4):
            self.deliver("Lunch?", PRIVATE)
        pages = [len(self.press(self.mailbox, "preview_page", skip)) for skip in (0, 2, 4)]
        self.assertEqual(pages, [2, 1, 0])

    def test_only_its_owner_looks(self):
        for user in (self.sam, self.env.ref("base.user_admin")):
            for name, arguments in (("preview_page", (0,)), ("action_preview", ())):
                with self.assertRaises(AccessError):
                    self.press(self.mailbox, name, *arguments, user=user)

    def test_it_needs_the_permission_to_read(self):
        self.mailbox.permission = "send"
        with self.assertRaisesRegex(UserError, "permission to read"):
            self.press(self.mailbox, "preview_page", 0)
