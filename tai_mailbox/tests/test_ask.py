# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""A mail that is nearly a quote request, what it lacks asked for, and the reply that completes it."""

import email
import email.policy
from unittest.mock import patch

from odoo.addons.base.models.ir_mail_server import IrMail_Server
from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged
from odoo.tools import html2plaintext

from .correction_common import CorrectionCase
from .mails import NEARLY

SPANISH = "Buenos días, ¿me puede cotizar un flete de Laredo, TX a Monterrey? Gracias, saludos."


@tagged("post_install", "-at_install")
class TestAsk(CorrectionCase):
    def setUp(self):
        super().setUp()
        self.empty("customer@shipper.test")

    def ask(self, row, user=None):
        """The draft that the button opens."""
        action = self.press(row, "action_ask", user=user)
        return self.env[action["res_model"]].browse(action["res_id"])

    def send(self, draft):
        """What the customer gets."""
        with patch.object(IrMail_Server, "_disable_send", lambda *_args: False):
            self.press(draft, "action_send")
        with self.postbox.open("customer@shipper.test") as imap:
            imap.select_folder("INBOX", readonly=True)
            (found,) = imap.fetch(imap.search(), ["BODY[]"]).values()
        return email.message_from_bytes(found[b"BODY[]"], policy=email.policy.default)

    def test_the_draft(self):
        row = self.read_in("Rate?", NEARLY)
        draft = self.ask(row)
        self.assertEqual((draft.email_to, draft.subject), ("customer@shipper.test", "Re: Rate?"))
        self.assertIn("equipment, number of pallets", draft.body)
        self.assertNotIn("picked up", draft.body)
        self.assertIn("could you quote Chicago", draft.body)

    def test_in_the_sender_s_language(self):
        row = self.read_in("Cotización", SPANISH)
        self.assertEqual(row.missing, ["freight"])
        self.assertIn("todavía necesitamos", self.ask(row).body)

    def test_it_answers_the_mail_by_the_staff_member_s_mailbox(self):
        row = self.read_in("Rate?", NEARLY)
        draft = self.ask(row)
        sent = self.send(draft)
        self.assertEqual((sent["In-Reply-To"], sent["References"].split()[-1]), (row.message_key,) * 2)
        self.assertIn(self.pat.email, sent["From"])
        self.assertTrue(row.asked_on)
        self.assertFalse(draft.exists(), "nothing of the mail is kept")
        self.assertFalse(self.env["mail.mail"].search([("subject", "=", "Re: Rate?")]))
        self.assertFalse(self.env["mail.message"].search([("subject", "=", "Re: Rate?")]))

    def test_the_reply_completes_the_request(self):
        row = self.read_in("Rate?", NEARLY)
        sent = self.send(self.ask(row))
        question = html2plaintext(sent.get_body(("html",)).get_content())
        quoted = "\n".join(f"> {line}" for line in question.splitlines())
        reply = f"26 pallets, 42,000 lbs, dry van\n\nOn Mon, Nov 16, 2026 Pat Meyer wrote:\n{quoted}\n"
        answer = self.read_in(
            "Re: Rate?",
            reply,
            In_Reply_To=sent["Message-ID"],
            References=f"{row.message_key} {sent['Message-ID']}",
        )
        self.assertEqual(answer.category, "quote", answer.reason)
        self.assertRecordValues(
            answer.shipment_ids,
            [{"lane": "Chicago, IL → Dallas, TX", "weight_lb": 42000, "handling_units": 26}],
        )
        self.assertRecordValues(row, [{"shipment_ids": answer.shipment_ids.ids, "missing": False}])
        self.assertIn(f"The reply completed the request: {answer.shipment_ids.name}", row.reason)
        self.review_again()
        self.assertEqual(row.shipment_ids, answer.shipment_ids, "a second look changes nothing")

    def test_what_lacks_nothing_is_not_asked_for(self):
        row = self.read_in("Lunch?", "Shall we have lunch on Friday?")
        with self.assertRaises(UserError):
            self.ask(row)

    def test_only_its_owner_asks(self):
        row = self.read_in("Rate?", NEARLY)
        draft = self.ask(row)
        for user in (self.sam, self.env.ref("base.user_admin")):
            with self.assertRaises(AccessError):
                self.ask(row, user=user)
            with self.assertRaises(AccessError):
                draft.with_user(user).read(["body"])
            with self.assertRaises(AccessError):
                self.press(draft, "action_send", user=user)
