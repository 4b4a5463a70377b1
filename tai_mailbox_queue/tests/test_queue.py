# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
from odoo.addons.queue_job.exception import RetryableJobError
from odoo.addons.queue_job.tests.common import trap_jobs
from odoo.addons.tai_mailbox.tests.common import MailboxCase
from odoo.addons.tai_mailbox.tests.test_reading import QUOTE
from odoo.tests import tagged


@tagged("post_install", "-at_install")
class TestQueue(MailboxCase):
    def setUp(self):
        super().setUp()
        self.mailbox = self.connect(self.pat)

    def test_one_job_for_each_mailbox_that_is_due(self):
        other = self.connect(self.sam)
        with trap_jobs() as trap:
            self.env["tai.mailbox"]._dispatch_polls(float("inf"))
            self.env["tai.mailbox"]._dispatch_polls(float("inf"))
        for mailbox in (self.mailbox, other):
            trap.assert_jobs_count(1, only=mailbox._read_in_job)
        self.assertEqual({job.channel for job in trap.enqueued_jobs}, {"root.tai_mailbox"})

    def test_the_job_reads(self):
        self.deliver("Rate request", QUOTE)
        before = self.env["tai.shipment"].search_count([])
        with self.transactions() as env:
            self.mailbox.with_env(env)._read_in_job()
        self.assertEqual(self.env["tai.shipment"].search_count([]), before + 1)

    def test_a_server_out_of_reach_brings_the_job_again_when_the_mailbox_is_due(self):
        self.mailbox.write({"imap_port": 1, "state": "connected"})
        raised = None
        with self.transactions() as env:
            try:  # not assertRaises, whose savepoint would not outlive the poll's commits
                self.mailbox.with_env(env)._read_in_job()
            except RetryableJobError as error:
                raised = error
        self.assertGreater(raised.seconds, 30)
        self.assertTrue(raised.ignore_retry)

    def test_a_mailbox_that_another_process_reads_is_left_to_it(self):
        with self.transactions() as env:
            mailbox = self.mailbox.with_env(env)
            mailbox._claim()
            lease = mailbox.lease_until
            mailbox._read_in_job()
            self.assertEqual(mailbox.lease_until, lease)

    def test_the_settings_tell_how_many_jobs_wait(self):
        self.env["tai.mailbox"]._dispatch_polls(float("inf"))
        status = self.env["res.config.settings"].create({}).tai_queue_status
        self.assertIn("channel root.tai_mailbox", status)
        self.assertIn("Waiting: 1.", status)
        self.assertIn("Failed: 0.", status)
