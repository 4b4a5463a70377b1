# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What the reading engine promises whatever happens: every mail is read once, its records exist once."""

from datetime import timedelta, timezone
from email.message import EmailMessage
from itertools import islice
from unittest.mock import patch

from odoo import fields
from odoo.addons.base.models.ir_autovacuum import is_autovacuum
from odoo.tests import Form, tagged
from odoo.tools import mute_logger

from ..models import steps, take_in
from .common import ReadingCase
from .test_reading import QUOTE

try:
    from sandbox.faults import FaultProxy, Injection, Watch
except ImportError:  # then running_sandbox() skips the tests
    FaultProxy = Injection = Watch = None

WITHOUT_ID = f"From: customer@shipper.test\r\nSubject: Rate request\r\n\r\n{QUOTE}".encode()


@tagged("post_install", "-at_install")
class TestEngine(ReadingCase):
    @property
    def rows(self):
        return self.env["tai.mailbox.message"].search([("mailbox_id", "=", self.mailbox.id)], order="id")

    def append(self, *mails, received=None):
        """Raw mails into the INBOX; `received`: INTERNALDATE."""
        with self.postbox.open(self.pat.email) as imap:
            for raw in mails:
                imap.append("INBOX", raw, msg_time=received)

    def set_back(self, days=7):
        self.mailbox.with_user(self.pat).last_read = fields.Datetime.now() - timedelta(days=days)

    def due_again(self):
        """As if the pauses were over."""
        self.rows.filtered("next_try").next_try = fields.Datetime.now() - timedelta(seconds=1)

    def put_inbox_away(self, name="Put away"):
        """Renamed: the server makes another INBOX, with its own UIDVALIDITY."""
        with self.postbox.open(self.pat.email) as imap:
            imap.rename_folder("INBOX", name)
        self.addCleanup(self.delete_folder, name)

    def delete_folder(self, name):
        with self.postbox.open(self.pat.email) as imap:
            imap.delete_folder(name)

    def poll_in_vain(self):
        """No mail can be taken in."""
        with patch.object(take_in, "read", side_effect=ValueError), mute_logger(take_in.__name__):
            self.poll(self.mailbox)

    def through(self, proxy):
        self.addCleanup(proxy.close)
        self.mailbox.write({"imap_port": proxy.port, "state": "connected"})
        return proxy

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

    # -- The owner in the midst of a poll ----------------------------------------------------------

    def interrupted(self, meanwhile):
        """A poll, with something done while its first batch is fetched."""
        with self.transactions() as env:
            poll = self.mailbox.with_env(env)._poll()
            opened = poll.send(next(poll)())
            batch = opened()
            meanwhile(self.mailbox.with_env(env))
            env.cr.commit()
            call = poll.send(batch)
            while call:
                try:
                    call = poll.send(call())
                except StopIteration:
                    break

    def test_a_date_set_back_during_a_poll_counts(self):
        self.deliver("Rate request", QUOTE)
        asked = fields.Datetime.now() - timedelta(days=3)
        self.poll(self.mailbox)
        self.deliver("Rate request", QUOTE.replace("Dallas", "Houston"))
        self.interrupted(lambda mailbox: mailbox.with_user(self.pat).write({"last_read": asked}))
        self.assertEqual(self.mailbox.last_read, asked.replace(microsecond=0))
        self.assertFalse(self.mailbox.cursor)
        self.poll(self.mailbox)
        self.assertEqual(len(self.new_shipments), 2)

    def test_a_mailbox_disconnected_during_a_poll_is_read_no_further(self):
        self.deliver("Rate request", QUOTE)
        self.interrupted(lambda mailbox: mailbox.action_disconnect())
        self.assertFalse(self.rows)
        self.assertEqual(self.mailbox.state, "draft")

    # -- The mailbox in the midst of a poll --------------------------------------------------------

    def between_listing_and_fetching(self, act):
        """`act` on the INBOX, as another mail program, once its mails are listed and not yet fetched."""

        def then():
            with self.postbox.open(self.pat.email) as imap:
                imap.select_folder("INBOX")
                act(imap, min(imap.search()))

        proxy = self.through(FaultProxy(self.servers))
        proxy.faults.watch.append(Watch(r"UID FETCH .*BODY\.PEEK\[\]", then))

    def logged(self):
        """Message-IDs on the new shipments."""
        return set(self.new_shipments.message_ids.mapped("message_id")) & set(self.rows.mapped("message_key"))

    def test_a_mail_expunged_between_listing_and_fetching_holds_up_no_other(self):
        gone, other = (self.deliver("Rate request", QUOTE.replace("22", pallets)) for pallets in "78")

        def expunge(imap, uid):
            imap.delete_messages([uid])
            imap.uid_expunge([uid])

        self.between_listing_and_fetching(expunge)
        self.poll(self.mailbox)
        self.assertEqual(self.logged(), {other})
        self.due_again()
        self.poll(self.mailbox)
        self.assertEqual(self.rows.mapped("state"), ["done", "done"])
        self.assertNotIn(gone, self.rows.mapped("message_key"))

    def test_a_mail_moved_between_listing_and_fetching_and_back_later_is_read(self):
        moved, other = (self.deliver("Rate request", QUOTE.replace("22", pallets)) for pallets in "78")
        self.between_listing_and_fetching(lambda imap, uid: imap.move([uid], "Trash"))
        self.poll(self.mailbox)
        self.assertEqual(self.logged(), {other})
        with self.postbox.open(self.pat.email) as imap:
            imap.select_folder("Trash")
            imap.move(imap.search(), "INBOX")
        self.due_again()
        self.poll(self.mailbox)
        self.assertEqual(self.logged(), {moved, other})
        self.assertEqual(len(self.new_shipments), 2)

    def test_a_mail_that_ends_the_connection_needs_attention_and_holds_up_no_other(self):
        for town in ("Dallas", "Houston", "Denver, CO"):
            self.deliver("Rate request", QUOTE.replace("Dallas, TX 75201", town))
        with self.postbox.open(self.pat.email) as imap:
            imap.select_folder("INBOX", readonly=True)
            second = sorted(imap.search())[1]
        proxy = self.through(FaultProxy(self.servers))
        fatal = Injection(rf"UID FETCH (\d+[,:])*{second}([,:]\d+)* .*BODY", close=True, times=1000)
        proxy.faults.inject.append(fatal)
        self.poll(self.mailbox)
        self.assertEqual(len(self.new_shipments), 2)
        self.assertEqual((self.mailbox.failures, self.mailbox.error_code), (0, False))
        for _attempt in range(5):
            self.due_again()
            self.poll(self.mailbox)
        bad = self.rows.filtered(lambda row: row.state == "attention")
        self.assertEqual(bad.uid, str(second))
        proxy.reset()
        bad.with_user(self.pat).action_retry()
        self.poll(self.mailbox)
        self.assertEqual((bad.state, len(self.new_shipments)), ("done", 3))

    # -- Failing mail ------------------------------------------------------------------------------

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
