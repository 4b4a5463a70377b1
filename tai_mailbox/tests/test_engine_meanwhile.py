# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What happens in the midst of a poll: its owner and other mail programs do not wait for it."""

from datetime import timedelta

from odoo import fields
from odoo.tests import tagged

from .engine_common import EngineCase, FaultProxy, Injection, Watch
from .mails import QUOTE


@tagged("post_install", "-at_install")
class TestEngineMeanwhile(EngineCase):
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
