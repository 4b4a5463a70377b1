# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
from unittest.mock import patch

from odoo.addons.base.models.ir_mail_server import IrMail_Server
from odoo.tests import HttpCase, tagged

from .correction_common import CorrectionCase
from .mails import NEARLY, QUOTE


@tagged("post_install", "-at_install")
class TestMailLogTour(HttpCase, CorrectionCase):
    """The mail log and the preview, used by a plain mailbox user in a real browser."""

    def setUp(self):
        super().setUp()
        self.pat.password = "pat@brokerage.test"
        self.mailbox.post_action = "archive"
        self.env.flush_all()  # the browser and the poll have cursors of their own

    def test_corrections(self):
        shipment = self.env["tai.shipment"].create({"user_id": self.pat.id, "origin_city": "Boise"})
        mails = {
            "Rate to Dallas": NEARLY,
            "Full request": QUOTE,
            "The driver": "He is late, about two hours.",
        }
        keys = [self.deliver(subject, text) for subject, text in mails.items()]
        self.poll(self.mailbox)
        with patch.object(IrMail_Server, "_disable_send", lambda *_args: False):
            self.start_tour("/odoo/mail-log", "tai_mail_log_tour", login=self.pat.login)
        rows = [self.row(key) for key in keys]
        self.assertEqual([row.correction for row in rows], ["quote", "not_quote", "belongs"])
        self.assertTrue(rows[0].asked_on)
        self.assertEqual(rows[2].shipment_ids, shipment)

    def test_preview(self):
        self.deliver("Full request", QUOTE)
        self.deliver("The driver", "He is late, about two hours.")
        before = self.env["tai.shipment"].search_count([])
        self.start_tour("/odoo", "tai_preview_tour", login=self.pat.login)
        self.assertEqual(self.env["tai.shipment"].search_count([]), before)
