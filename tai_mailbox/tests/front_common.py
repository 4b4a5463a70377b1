# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What the tests of Front share: Fran, who works there, and its sandbox."""

import time
from contextlib import contextmanager
from urllib.parse import parse_qsl, urlsplit

from odoo import fields

from ..models import vault
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
        if mailbox.front_inbox:  # what lies there from the tests before is not looked at
            begun = time.time()
            mailbox.cursor = {"inbox": mailbox.front_inbox, "after": begun, "since": begun, "seen": []}
        self.env.flush_all()
        return mailbox

    def row_of(self, message_id):
        return self.env["tai.mailbox.message"].search([("message_key", "=", message_id)])

    def follow(self, mailbox):
        with self.transactions() as env:
            env["tai.mailbox.delivery"].search([]).next_try = fields.Datetime.now()
            env["tai.mailbox.delivery"]._cron_follow()

    def end_pause(self):
        """As if the time that Front has asked for were over."""
        self.env["tai.front.budget"].search([]).kept = False
