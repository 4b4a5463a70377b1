# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
import os
from datetime import timedelta
from unittest.mock import patch

from odoo import fields
from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import tagged

from ..models.settings import setting
from ..providers import errors
from .administration_common import QUOTE, AdministrationCase
from .common import SendingCase


@tagged("post_install", "-at_install")
class TestOverview(AdministrationCase):
    def test_a_manager_sees_numbers_of_mail_that_only_its_owner_sees(self):
        self.deliver("Rate request", QUOTE)
        self.deliver("Lunch", "Pizza at noon?")
        self.poll(self.mailbox)
        theirs = self.mailbox.with_user(self.manager)
        self.assertEqual(theirs.mails_today, 2)
        self.assertFalse(self.env["tai.mailbox.message"].with_user(self.manager).search([]))
        self.assertTrue(0 <= theirs.lag < 0.1)

    def test_mail_of_yesterday_is_not_of_today(self):
        self.deliver("Lunch", "Pizza at noon?")
        self.poll(self.mailbox)
        row = self.env["tai.mailbox.message"].search([("mailbox_id", "=", self.mailbox.id)])
        self.made(row, days=1)
        self.assertEqual(self.mailbox.mails_today, 0)

    def test_how_far_behind(self):
        self.mailbox.last_read = fields.Datetime.now() - timedelta(hours=3)
        self.assertAlmostEqual(self.mailbox.lag, 3, places=1)
        self.mailbox.action_pause()
        self.assertEqual(self.mailbox.lag, 0)

    def test_mail_that_needs_attention_is_counted(self):
        self.env["tai.mailbox.message"].create(
            {
                "mailbox_id": self.mailbox.id,
                "company_id": self.mailbox.company_id.id,
                "folder": "INBOX",
                "uidvalidity": "1",
                "uid": "1",
                "state": "attention",
            }
        )
        self.assertEqual(self.mailbox.with_user(self.manager).attention_count, 1)

    def test_read_now_makes_all_that_read_due_and_wakes_the_cron(self):
        other = self.connect(self.sam, permission="send")
        later = fields.Datetime.now() + timedelta(hours=1)
        (self.mailbox | other).next_poll = later
        with self.assertWakesReading():
            (self.mailbox | other).with_user(self.manager).action_read_soon()
        self.assertLess(self.mailbox.next_poll, later)
        self.assertEqual(other.next_poll, later)
        self.assertTrue(self.mailbox.filtered_domain(self.mailbox._due_domain()))

    def test_read_now_says_why_not(self):
        self.mailbox.action_pause()
        with self.assertRaisesRegex(UserError, "permission to read"):
            self.mailbox.action_read_soon()
        self.mailbox.action_resume()
        self.env.ref("tai_mailbox.cron_read").active = False
        with self.assertRaisesRegex(UserError, "turned off"):
            self.mailbox.action_read_soon()

    def test_others_mailboxes_are_not_for_a_user_to_steer(self):
        with self.assertRaises(AccessError):
            self.mailbox.with_user(self.sam).action_read_soon()


@tagged("post_install", "-at_install")
class TestReports(AdministrationCase):
    def test_mail_by_category_and_the_time_to_its_shipment(self):
        self.mailbox.last_read = fields.Datetime.now() - timedelta(days=1)
        self.made(self.mailbox, days=2)
        self.deliver("Rate request", QUOTE)
        self.deliver("Lunch", "Pizza at noon?")
        self.poll(self.mailbox)
        report = self.env["tai.mailbox.report"].with_user(self.manager)
        mine = [("mailbox_id", "=", self.mailbox.id)]
        counts = dict(report._read_group(mine, ["category"], ["__count"]))
        self.assertEqual(counts, {"quote": 1, "other": 1})
        minutes = dict(report._read_group(mine, ["category"], ["minutes:avg"]))
        self.assertTrue(0 <= minutes["quote"] < 5, minutes)
        self.assertFalse(minutes["other"])

    def test_failures_by_cause(self):
        self.mailbox._fail(errors.TimedOut())
        self.mailbox._fail(errors.TimedOut())
        self.mailbox._sending_failed(errors.QuotaExceeded())
        self.break_down()
        failures = self.env["tai.mailbox.failure"].with_user(self.manager)
        counts = dict(failures._read_group([("mailbox_id", "=", self.mailbox.id)], ["cause"], ["__count"]))
        self.assertEqual(counts, {"timed_out": 2, "quota_exceeded": 1, "sign_in_refused": 1})

    def test_every_cause_has_words_without_a_name(self):
        causes = dict(self.env["tai.mailbox.failure"]._selection_cause())
        self.assertEqual(set(causes), set(errors.every_cause()))
        self.assertFalse([text for text in causes.values() if "%(" in text])

    def test_old_failures_are_forgotten(self):
        self.break_down()
        failure = self.env["tai.mailbox.failure"].search([("mailbox_id", "=", self.mailbox.id)])
        self.made(failure, days=91)
        failure._gc_old()
        self.assertFalse(failure.exists())


@tagged("post_install", "-at_install")
class TestDigest(AdministrationCase):
    def digests(self):
        """What the cron mails: a list of (addresses, text)."""
        before = self.env["mail.mail"].search([], order="id desc", limit=1).id or 0
        self.env["tai.mailbox"]._cron_digest()
        mails = self.env["mail.mail"].search([("id", ">", before)])
        return [(set(mail.recipient_ids.mapped("email")), mail.body_html) for mail in mails]

    def test_nothing_when_all_is_well(self):
        self.assertEqual(self.digests(), [])

    def test_names_what_is_broken_and_why_to_managers_only(self):
        self.break_down()
        [(addresses, text)] = self.digests()
        self.assertIn("mel@brokerage.test", addresses)
        self.assertNotIn(self.pat.email, addresses)
        self.assertIn("pat@brokerage.test", text)
        self.assertIn("refused the username or the password", text)
        self.assertNotIn("535", text)

    def test_names_a_mailbox_that_was_not_read_for_a_day(self):
        self.mailbox.last_read = fields.Datetime.now() - timedelta(days=2)
        self.assertEqual(len(self.digests()), 1)

    def test_a_manager_of_another_company_is_not_told(self):
        elsewhere = self.env["res.company"].create({"name": "Elsewhere"})
        self.manager.write({"company_ids": [(6, 0, elsewhere.ids)], "company_id": elsewhere.id})
        self.break_down()
        told = set().union(*(addresses for addresses, _text in self.digests()))
        self.assertNotIn("mel@brokerage.test", told)


@tagged("post_install", "-at_install")
class TestSettings(AdministrationCase):
    def test_reading_is_turned_off_and_on(self):
        cron = self.env.ref("tai_mailbox.cron_read")
        settings = self.env["res.config.settings"]
        self.assertTrue(settings.create({}).tai_reading_on)
        settings.create({"tai_reading_on": False}).execute()
        self.assertFalse(cron.active)
        settings.create({"tai_reading_on": True}).execute()
        self.assertTrue(cron.active)

    def test_numbers_that_make_no_sense(self):
        settings = self.env["res.config.settings"]
        for name in ("tai_poll_minutes", "tai_look_back_days", "tai_max_mail_megabytes", "tai_other_days"):
            for number in (0, -5):
                with self.subTest(name), self.assertRaisesRegex(ValidationError, "Enter 1 or more"):
                    settings.create({name: number})
        self.env["ir.config_parameter"].set_param("tai_mailbox.other_days", "0")
        self.assertEqual(settings.create({}).tai_other_days, 0, "somebody has set that by hand")

    def test_whether_a_secret_is_stored(self):
        settings = self.env["res.config.settings"]
        settings.create({"tai_google_client_secret": "secret"}).execute()
        self.assertEqual(settings.create({}).tai_google_entered, "Stored. Enter another to replace it")
        self.env["ir.config_parameter"].set_param("tai_mailbox.google_client_secret", False)
        self.assertEqual(settings.create({}).tai_google_entered, "Not entered yet")
        with patch.dict(os.environ, TAI_MAILBOX_GOOGLE_CLIENT_SECRET="secret"):
            hint = settings.create({}).tai_google_entered
        self.assertEqual(hint, "Comes from the server's configuration")

    def test_an_app_takes_its_secret_with_it(self):
        settings = self.env["res.config.settings"]
        settings.create({"tai_google_client_secret": "early"}).execute()
        settings.create({"tai_google_client_id": "app"}).execute()
        self.assertEqual(setting(self.env, "google_client_secret"), "early", "it waits for its ID")
        settings.create({"tai_google_client_id": False}).execute()
        self.assertFalse(setting(self.env, "google_client_secret"))

    def test_run_now(self):
        self.mailbox.next_poll = fields.Datetime.now() + timedelta(hours=1)
        with self.assertWakesReading():
            self.env["res.config.settings"].create({}).action_read_all_now()


@tagged("post_install", "-at_install")
class TestRelayWhenBroken(SendingCase):
    def setUp(self):
        super().setUp()
        self.env["ir.mail_server"].search([]).active = False
        self.env["ir.mail_server"].create(
            {"name": "relay", "smtp_host": "localhost", "smtp_port": self.servers["relay"]}
        )
        self.mailbox = self.connect(self.pat)
        self.mailbox._credential()._keep(password="wrong")

    def notes(self):
        return self.shipment.message_ids.filtered(lambda m: "Sent by the relay" in (m.body or ""))

    def test_off_the_mail_fails(self):
        message = self.write_to_customer(self.pat)
        self.assertEqual(message.notification_ids.notification_status, "exception")
        self.assertFalse(self.received(message))
        self.assertFalse(self.notes())

    def test_on_it_leaves_by_the_relay_and_says_so_once(self):
        self.env["ir.config_parameter"].set_param("tai_mailbox.relay_when_broken", True)
        second = self.env["res.partner"].create({"name": "Cory", "email": "carrier@carrier.test"})
        for partners in (self.customer, self.customer | second):  # it breaks now, and is broken already
            message = self.write_to_customer(self.pat, partners)
            self.assertEqual(self.mailbox.state, "broken")
            self.assertEqual(set(message.notification_ids.mapped("notification_status")), {"sent"})
            self.assertEqual(len(self.received(message)), 1)
            self.assertEqual(message.tai_relayed_for, "pat@brokerage.test")
        self.assertEqual(len(self.notes()), 2)
        self.assertIn("refused the username", self.notes()[0].body)

    def test_a_passing_trouble_is_not_relayed(self):
        self.env["ir.config_parameter"].set_param("tai_mailbox.relay_when_broken", True)
        self.mailbox.write({"smtp_port": 1, "state": "connected"})
        message = self.write_to_customer(self.pat)
        self.assertEqual(message.notification_ids.notification_status, "exception")
        self.assertFalse(message.tai_relayed_for)
