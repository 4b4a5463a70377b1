# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Mail that cannot be read, loaded or filed costs itself only, and is shown in the end."""

from datetime import timedelta
from unittest.mock import patch

from odoo import fields
from odoo.tests import Form, tagged
from odoo.tools import mute_logger

from ..models import take_in
from .engine_common import EngineCase, FaultProxy, Injection
from .mails import QUOTE


@tagged("post_install", "-at_install")
class TestEngineFailing(EngineCase):
    @mute_logger("odoo.addons.tai_mailbox.models.take_in")
    def test_a_mail_that_fails_is_tried_again_and_then_shown(self):
        self.deliver("Bad", "poison")
        self.deliver("Rate request", QUOTE)
        read = take_in.read

        def fails(raw, context):
            if b"poison" in raw:
                raise ValueError("poison")
            return read(raw, context)

        pauses = []
        with patch.object(take_in, "read", fails):
            for _attempt in range(6):
                self.poll(self.mailbox)
                bad = self.rows.filtered(lambda row: row.category != "quote")
                pauses.append(bad.next_try and bad.next_try - fields.Datetime.now())
                self.due_again()
        self.assertEqual(len(self.new_shipments), 1, "a bad mail holds up no other")
        minutes = [round(pause / timedelta(minutes=1)) for pause in pauses[:5]]
        self.assertEqual(minutes, [1, 5, 30, 120, 720])
        self.assertEqual((bad.state, bad.attempts), ("attention", 5))
        with Form(bad.with_user(self.pat)) as opened:
            self.assertIn("ValueError", opened.failure)
        bad.with_user(self.pat).action_retry()
        self.poll(self.mailbox)
        self.assertEqual((bad.state, bad.category, bad.failure), ("done", "other", False))

    def test_a_mail_that_its_owner_dismisses_is_left_alone(self):
        self.deliver("Rate request", QUOTE)
        self.poll_in_vain()
        self.rows.with_user(self.pat).action_dismiss()
        self.poll(self.mailbox)
        self.set_back()
        self.poll(self.mailbox)
        self.assertEqual((self.rows.state, self.rows.next_try), ("dismissed", False))
        self.assertFalse(self.new_shipments)

    def test_a_fetch_without_its_message_is_made_again(self):
        proxy = self.through(FaultProxy(self.servers))
        proxy.faults.inject.append(Injection(r"UID FETCH .*BODY\.PEEK\[\]", "{tag} OK done", times=2))
        self.deliver("Rate request", QUOTE)
        self.poll(self.mailbox)
        self.assertEqual(self.rows.state, "retry")
        self.due_again()
        self.poll(self.mailbox)
        self.assertEqual(self.rows.state, "done")
        self.assertEqual(len(self.new_shipments), 1)

    def test_a_refusal_when_a_mail_is_asked_for_again_counts_as_a_try(self):
        self.deliver("Rate request", QUOTE)
        self.poll_in_vain()
        self.due_again()
        proxy = self.through(FaultProxy(self.servers))
        proxy.faults.inject.append(Injection("EXAMINE", "{tag} NO not now"))
        self.poll(self.mailbox)
        self.assertEqual((self.rows.state, self.rows.attempts), ("retry", 2))
        self.assertGreater(self.rows.next_try, fields.Datetime.now() + timedelta(minutes=4))
        self.assertFalse(self.mailbox.error_code)

    def test_a_mail_that_left_after_it_failed_needs_attention(self):
        self.deliver("Rate request", QUOTE)
        self.poll_in_vain()
        self.empty(self.pat.email)
        self.due_again()
        self.poll(self.mailbox)
        self.assertEqual(self.rows.state, "attention")

    def test_a_mail_moved_away_and_back_while_it_waits_is_read(self):
        message_id = self.deliver("Rate request", QUOTE)
        self.poll_in_vain()
        with self.postbox.open(self.pat.email) as imap:
            for here, there in (("INBOX", "Trash"), ("Trash", "INBOX")):
                imap.select_folder(here)
                imap.move(imap.search(["HEADER", "Message-ID", message_id]), there)
        self.poll(self.mailbox)
        self.assertEqual(self.rows.state, "done")
        self.assertEqual(len(self.new_shipments), 1)

    def test_filing_tried_again_by_its_owner_makes_no_second_shipment(self):
        self.mailbox.post_action = "archive"
        message_id = self.deliver("Rate request", QUOTE)
        proxy = self.through(FaultProxy(self.servers))
        proxy.faults.inject.append(Injection("UID MOVE", "{tag} NO [CANNOT] not here", times=1))
        self.poll(self.mailbox)
        self.assertEqual((self.rows.state, self.mailbox.error_code), ("owed", False))
        self.rows.state = "attention"
        self.rows.with_user(self.pat).action_retry()
        self.poll(self.mailbox)
        self.assertEqual(self.rows.state, "done")
        self.assertIn(message_id, self.folder("Archive"))
        self.assertEqual(len(self.new_shipments), 1)

    def test_a_renamed_archive_is_found_or_made_anew(self):
        self.mailbox.post_action = "archive"
        with self.postbox.open(self.pat.email) as imap:
            imap.rename_folder("Archive", "Old mail")
            self.addCleanup(self.delete_folder, "Old mail")
        self.deliver("Rate request", QUOTE)
        self.poll(self.mailbox)
        self.assertEqual(self.rows.state, "done")
        self.assertFalse(self.folder("INBOX"))

    def test_a_mail_too_large_is_listed_and_read_when_it_may_be(self):
        set_param = self.env["ir.config_parameter"].set_param
        set_param("tai_mailbox.max_mail_megabytes", 1)
        large = QUOTE + ("x" * 70 + "\n") * 20_000
        self.deliver("Rate request", large)
        proxy = self.through(FaultProxy(self.servers))
        proxy.faults.inject.append(Injection(r"BODY\.PEEK\[\]", "{tag} BAD it is not to be loaded"))
        self.poll(self.mailbox)
        self.assertEqual((self.rows.state, self.rows.subject), ("attention", "Rate request"))
        self.assertEqual(proxy.faults.inject[0].times, 1)
        proxy.reset()
        set_param("tai_mailbox.max_mail_megabytes", 30)
        self.rows.with_user(self.pat).action_retry()
        self.poll(self.mailbox)
        self.assertEqual((self.rows.state, self.rows.failure), ("done", False))
        self.assertEqual(len(self.new_shipments), 1)
