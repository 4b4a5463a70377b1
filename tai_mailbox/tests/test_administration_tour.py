# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
from datetime import timedelta

from odoo import fields
from odoo.tests import HttpCase, tagged

from ..models import vault
from .administration_common import AdministrationCase

SETTINGS = {"poll_minutes": "7", "look_back_days": "3", "other_days": "14", "relay_when_broken": "True"}


@tagged("post_install", "-at_install")
class TestAdministrationTour(HttpCase, AdministrationCase):
    """Who looks after all mailboxes, in a real browser: one mailbox is read, another one is broken."""

    def setUp(self):
        super().setUp()
        self.later = fields.Datetime.now() + timedelta(hours=1)
        self.mailbox.next_poll = self.later
        self.broken = self.connect(self.sam)
        self.break_down(self.broken)
        self.env.flush_all()  # the browser has a cursor of its own

    def test_mailboxes(self):
        with self.assertWakesReading():
            self.start_tour("/odoo", "tai_mailboxes_tour", login=self.manager.login)
        self.assertLess(self.mailbox.next_poll, self.later)
        self.assertEqual((self.mailbox | self.broken).mapped("state"), ["connected", "broken"])

    def test_settings(self):
        self.manager.group_ids |= self.env.ref("base.group_system")
        parameters = self.env["ir.config_parameter"].sudo()
        parameters.set_param("tai_mailbox.front_api_token", vault.seal(self.env, "of nobody"))
        self.env.flush_all()
        with self.assertWakesReading():
            self.start_tour("/odoo", "tai_settings_tour", login=self.manager.login)
        self.assertLess(self.mailbox.next_poll, self.later)
        self.assertFalse(parameters.get_param("tai_mailbox.front_api_token"))
        kept = {name: parameters.get_param(f"tai_mailbox.{name}") for name in SETTINGS}
        self.assertEqual(kept, SETTINGS)
