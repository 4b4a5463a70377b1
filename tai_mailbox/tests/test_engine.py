# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What the reading engine promises whatever happens: every mail is read once, its records exist once."""

from datetime import timedelta, timezone
from email.message import EmailMessage
from itertools import islice

from odoo import fields
from odoo.addons.base.models.ir_autovacuum import is_autovacuum
from odoo.tests import tagged

from ..models import steps
from .engine_common import EngineCase, FaultProxy, Injection
from .mails import QUOTE

WITHOUT_ID = f"From: customer@shipper.test\r\nSubject: Rate request\r\n\r\n{QUOTE}".encode()


@tagged("post_install", "-at_install")
class TestEngine(EngineCase):
    # -- Once ------------------------------------------------------------------------------------

    def test_the_cron_reads_what_is_due(self):
        self.deliver("Rate request", QUOTE)
        with self.enter_registry_test_mode():
            self.env.ref("tai_mailbox.cron_read").method_direct_trigger()
        self.env.invalidate_all()
        self.assertEqual(len(self.new_shipments), 1)
        self.assertFalse(self.mailbox.lease_until)

    def test_a_crash_before_filing_leaves_it_owed(self):
        self.mailbox.post_action = "archive"
        message_id = self.deliver("Rate request", QUOTE)
        with self.transactions() as env:
            poll = self.mailbox.with_env(env)._poll()
            call = next(poll)
            while getattr(call, "func", None) != self.mailbox._finish:
                call = poll.send(call())
            poll.close()
        self.assertEqual(self.rows.state, "owed")
        self.assertIn(message_id, self.folder("INBOX"))
        self.mailbox.lease_until = False
        self.poll(self.mailbox)
        self.assertEqual(self.rows.state, "done")
        self.assertIn(message_id, self.folder("Archive"))
        self.assertEqual(len(self.new_shipments), 1)

    def test_a_mail_that_lies_twice_in_the_mailbox_counts_once(self):
        message_id = self.deliver("Rate request", QUOTE)
        self.deliver("Rate request", QUOTE, message_id=message_id)
        self.poll(self.mailbox)
        self.set_back()
        self.poll(self.mailbox)
        self.assertEqual(len(self.new_shipments), 1)
        self.assertEqual(self.rows.mapped("category"), ["quote", "other"])

    def test_copies_without_message_id_count_once(self):
        self.append(WITHOUT_ID, WITHOUT_ID)
        self.poll(self.mailbox)
        self.assertEqual(len(self.new_shipments), 1)
        self.assertEqual(len(self.rows), 2)

    def test_a_folder_that_the_server_renews_loses_and_doubles_nothing(self):
        """Its mails come back, with other UIDs."""
        self.append(WITHOUT_ID)
        message_id = self.deliver("Rate request", QUOTE)
        self.poll(self.mailbox)
        earlier = self.mailbox.cursor["uidvalidity"]
        self.put_inbox_away()
        new = self.deliver("Rate request", QUOTE.replace("Dallas", "Houston"))
        self.poll(self.mailbox)
        self.assertNotEqual(self.mailbox.cursor["uidvalidity"], earlier)
        self.assertEqual(len(self.new_shipments), 3)
        with self.postbox.open(self.pat.email) as imap:
            imap.select_folder("Put away")
            imap.copy(imap.search(), "INBOX")
        self.poll(self.mailbox)
        self.assertEqual(len(self.new_shipments), 3)
        self.assertEqual(len(self.rows), 3)
        self.assertLessEqual({message_id, new}, set(self.rows.mapped("message_key")))
        self.assertNotIn(str(earlier), self.rows.mapped("uidvalidity"))

    def test_mail_is_filed_after_its_folder_was_renewed(self):
        """What is owed to a mail is done where the mail lies now."""
        self.mailbox.post_action = "archive"
        message_id = self.deliver("Rate request", QUOTE)
        proxy = self.through(FaultProxy(self.servers))
        proxy.faults.inject.append(Injection("UID MOVE", "{tag} NO [CANNOT] not here"))
        self.poll(self.mailbox)
        self.assertEqual(self.rows.state, "owed")
        self.put_inbox_away()
        with self.postbox.open(self.pat.email) as imap:
            imap.select_folder("Put away")
            imap.copy(imap.search(), "INBOX")
        self.due_again()
        self.poll(self.mailbox)
        self.assertEqual((self.rows.state, len(self.new_shipments)), ("done", 1))
        self.assertIn(message_id, self.folder("Archive"))

    def test_clocks_that_differ_lose_nothing(self):
        """The server's clock is hours behind ours, or ahead of it, when it renews its folder."""
        now = fields.Datetime.now().replace(tzinfo=timezone.utc)
        for order, skew in enumerate((timedelta(hours=-3), timedelta(hours=3)), 1):
            with self.subTest(skew=skew):
                self.poll(self.mailbox)
                earlier = self.mailbox.cursor["uidvalidity"]
                self.put_inbox_away(f"Put away {order}")
                mail = b"Message-ID: <%d@shipper.test>\r\n" % order + WITHOUT_ID
                self.append(mail, received=now + skew)
                self.poll(self.mailbox)
                self.assertNotEqual(self.mailbox.cursor["uidvalidity"], earlier)
                self.assertEqual(len(self.new_shipments), order)

    def test_mail_of_the_future_is_read_once(self):
        future = fields.Datetime.now().replace(tzinfo=timezone.utc) + timedelta(days=400)
        self.append(b"Date: Fri, 1 Jan 2038 10:00:00 +0000\r\n" + WITHOUT_ID, received=future)
        self.poll(self.mailbox)
        self.poll(self.mailbox)
        self.set_back()
        self.poll(self.mailbox)
        mail = self.new_shipments.message_ids.filtered(lambda m: m.message_type == "email")
        self.assertLessEqual(mail.date, fields.Datetime.now())

    def test_what_the_log_has_lost_is_known_by_its_shipment(self):
        self.deliver("Rate request", QUOTE)
        self.poll(self.mailbox)
        self.rows.unlink()
        self.set_back()
        self.poll(self.mailbox)
        self.assertEqual(self.rows.shipment_ids, self.new_shipments)
        self.assertEqual(len(self.new_shipments), 1)

    def test_documents_of_other_mail_are_not_made_again(self):
        mail = EmailMessage()
        mail["From"], mail["Subject"], mail["Message-ID"] = (
            "carrier@carrier.test",
            "Papers",
            "<papers@c.test>",
        )
        mail.set_content("See attached.")
        mail.add_attachment(b"%PDF-1.4 x", maintype="application", subtype="pdf", filename="pod.pdf")
        self.append(mail.as_bytes())
        self.poll(self.mailbox)
        self.set_back()
        self.poll(self.mailbox)
        self.assertEqual(len(self.rows.document_ids), 1)

    # -- Side by side ------------------------------------------------------------------------------

    def test_a_mailbox_is_leased_to_one_process(self):
        self.mailbox.next_poll = fields.Datetime.now() - timedelta(hours=1)
        with self.transactions() as env:
            mailboxes = env["tai.mailbox"]
            self.assertIn(self.mailbox.id, mailboxes._claim_due(10).ids)
            self.assertNotIn(self.mailbox.id, mailboxes._claim_due(10).ids)
            ended = fields.Datetime.now() - timedelta(seconds=1)
            mailboxes.browse(self.mailbox.id).lease_until = ended
            self.assertIn(self.mailbox.id, mailboxes._claim_due(10).ids)

    def test_a_server_that_hangs_costs_the_others_nothing(self):
        self.env["ir.config_parameter"].set_param("tai_mailbox.timeout_seconds", 1)
        proxy = self.through(FaultProxy(self.servers))
        proxy.faults.black_hole = True
        other = self.connect(self.sam)
        self.deliver("Rate request", QUOTE, to=self.sam.email)
        with self.transactions() as env:
            env["tai.mailbox"]._dispatch_polls(float("inf"))
        self.assertEqual(self.new_shipments.user_id, self.sam)
        self.assertFalse(other.failures)
        self.assertEqual((self.mailbox.failures, self.mailbox.state), (1, "connected"))

    def test_a_place_that_is_free_is_given_to_the_next(self):
        done = []

        def poll(name):
            yield lambda: None
            done.append(name)

        names = iter("abcde")
        begun = steps.run_side_by_side(lambda room: [poll(name) for name in islice(names, room)], 2)
        self.assertEqual((begun, sorted(done)), (5, list("abcde")))

    # -- Privacy -----------------------------------------------------------------------------------

    def test_of_other_mail_only_the_keys_are_kept(self):
        message_id = self.deliver("Lunch?", "Shall we have lunch on Friday?")
        self.poll(self.mailbox)
        long_ago = fields.Datetime.now() - timedelta(days=31)
        self.env.cr.execute("UPDATE tai_mailbox_message SET create_date = %s", [long_ago])
        set_param = self.env["ir.config_parameter"].set_param
        set_param("tai_mailbox.other_days", 60)
        self.rows._gc_other()
        self.assertEqual(self.rows.subject, "Lunch?")
        set_param("tai_mailbox.other_days", 30)
        self.rows._gc_other()
        self.assertEqual((self.rows.subject, self.rows.sender, self.rows.reason), (False, False, False))
        self.assertEqual((self.rows.message_key, self.rows.category), (message_id, "other"))
        self.assertTrue(is_autovacuum(type(self.rows)._gc_other))
