# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
from contextlib import contextmanager
from datetime import timedelta

from odoo import fields
from odoo.tests import new_test_user
from odoo.tools import SQL

from ..providers import errors
from .common import MailboxCase

QUOTE = """Please quote: Memphis, TN 38118 to Dallas, TX 75201, pickup 11/20/2026.
10 pallets, 48x40x50 in, 8,500 lbs total, machine parts, 53' dry van."""


class AdministrationCase(MailboxCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.manager = new_test_user(
            cls.env, "mel", groups="tai_mailbox.group_manager", name="Mel", email="mel@brokerage.test"
        )

    def setUp(self):
        super().setUp()
        self.mailbox = self.connect(self.pat)

    @contextmanager
    def assertWakesReading(self):
        triggers = self.env["ir.cron.trigger"]
        mine = [("cron_id", "=", self.env.ref("tai_mailbox.cron_read").id)]
        before = triggers.search(mine)
        yield
        self.assertEqual(len(triggers.search(mine) - before), 1)

    def made(self, record, **ago):
        """As if the record had been made that long ago."""
        moment = fields.Datetime.now() - timedelta(**ago)
        record.flush_recordset()
        self.env.cr.execute(
            SQL(
                "UPDATE %s SET create_date = %s WHERE id = %s",
                SQL.identifier(record._table), moment, record.id,
            )
        )  # fmt: skip
        self.env.invalidate_all()

    def break_down(self, mailbox=None):
        (mailbox or self.mailbox)._fail(errors.SignInRefused("535 wrong"))
