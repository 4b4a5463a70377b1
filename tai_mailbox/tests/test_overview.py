# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
from datetime import timedelta

from odoo import fields
from odoo.exceptions import AccessError
from odoo.tests import HttpCase, new_test_user, tagged

from ..providers import errors
from .administration_common import QUOTE, AdministrationCase


class OverviewCase(AdministrationCase):
    """Pat's mailbox has brought a request and a mail about lunch, and was refused since."""

    def setUp(self):
        super().setUp()
        self.env["tai.mailbox"].search([("id", "!=", self.mailbox.id)]).unlink()
        self.made(self.mailbox, days=2)
        self.deliver("Rate request", QUOTE)
        self.deliver("Lunch", "Pizza at noon?")
        self.poll(self.mailbox)
        self.break_down()

    def figures(self, user, days=30):
        self.env.flush_all()  # the report reads the tables themselves
        return self.env["tai.overview"].with_user(user).figures(days)


@tagged("post_install", "-at_install")
class TestOverviewFigures(OverviewCase):
    def counts(self, figures):
        return {row["category"]: sum(row["counts"]) for row in figures["mails"]}

    def test_a_manager_sees_all_mailboxes(self):
        figures = self.figures(self.manager)
        self.assertTrue(figures["everybody"])
        self.assertEqual(self.counts(figures), {"quote": 1, "operations": 0, "other": 1})
        self.assertTrue(0 <= figures["average"] < 5)
        self.assertEqual(figures["minutes"][-1], figures["average"])
        self.assertEqual(
            [(row["cause"], row["count"]) for row in figures["failures"]], [("sign_in_refused", 1)]
        )
        self.assertEqual([(row["state"], row["count"]) for row in figures["connections"]], [("broken", 1)])
        self.assertEqual(figures["trouble"], 1)

    def test_a_user_sees_their_own_only(self):
        own, others = self.figures(self.pat), self.figures(self.sam)
        self.assertFalse(own["everybody"])
        self.assertEqual(self.counts(own), {"quote": 1, "operations": 0, "other": 1})
        self.assertEqual(len(own["failures"]), 1)
        self.assertFalse(others["begun"])
        self.assertEqual(self.counts(others), {"quote": 0, "operations": 0, "other": 0})
        self.assertEqual((others["failures"], others["connections"], others["average"]), ([], [], None))
        for model in ("tai.mailbox.report", "tai.mailbox.failure"):
            self.assertFalse(self.env[model].with_user(self.sam).search([]))

    def test_who_has_no_mailbox_and_steers_none_sees_nothing(self):
        outsider = new_test_user(self.env, "nobody", groups="base.group_user")
        with self.assertRaises(AccessError):
            self.figures(outsider)

    def test_each_mail_counts_on_the_day_of_its_reader(self):
        row = self.env["tai.mailbox.message"].search([("mailbox_id", "=", self.mailbox.id)], limit=1)
        self.made(row, days=1)
        figures = self.figures(self.pat, days=7)
        by_day = [sum(day) for day in zip(*(row["counts"] for row in figures["mails"]), strict=True)]
        self.assertEqual(by_day, [0, 0, 0, 0, 0, 1, 1])
        here = self.env["tai.overview"].with_user(self.pat).with_context(tz=self.pat.tz)
        self.assertEqual(figures["days"][-1], str(fields.Date.context_today(here)))

    def test_what_is_older_than_the_time_shown_does_not_count(self):
        for row in self.env["tai.mailbox.message"].search([("mailbox_id", "=", self.mailbox.id)]):
            self.made(row, days=8)
        self.assertEqual(self.counts(self.figures(self.manager, days=7))["quote"], 0)
        self.assertEqual(self.counts(self.figures(self.manager, days=30))["quote"], 1)

    def test_mail_that_could_not_be_taken_in_has_no_category(self):
        row = self.env["tai.mailbox.message"].search([("mailbox_id", "=", self.mailbox.id)], limit=1)
        row.write({"category": False, "state": "attention"})
        self.assertEqual(self.counts(self.figures(self.manager))[False], 1)

    def test_causes_stand_by_how_often_they_came(self):
        for _time in range(2):
            self.mailbox._fail(errors.TimedOut())
        causes = [row["cause"] for row in self.figures(self.manager)["failures"]]
        self.assertEqual(causes, ["timed_out", "sign_in_refused"])


class OverviewTour(HttpCase, OverviewCase):
    def setUp(self):
        super().setUp()
        # A mail of a moment ago: its shipment was made in under a minute.
        for mail in self.env["tai.mailbox.message"].search([("mailbox_id", "=", self.mailbox.id)]):
            mail.received = mail.create_date - timedelta(seconds=5)
        self.env.flush_all()  # the browser has a cursor of its own


@tagged("post_install", "-at_install")
class TestOverviewTour(OverviewTour):
    def test_a_manager(self):
        self.start_tour("/odoo", "tai_overview_tour", login=self.manager.login)

    def test_nothing_yet(self):
        self.sam.password = self.sam.login
        self.env.flush_all()
        self.start_tour("/odoo", "tai_overview_empty_tour", login=self.sam.login)


@tagged("post_install", "-at_install")
class TestOverviewOnAPhone(OverviewTour):
    browser_size = "375x667"
    touch_enabled = True

    def test_a_user(self):
        self.pat.password = self.pat.login
        self.env.flush_all()
        self.start_tour("/odoo", "tai_overview_tour", login=self.pat.login)
