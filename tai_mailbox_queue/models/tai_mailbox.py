# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
from odoo import api, fields, models
from odoo.addons.queue_job.exception import RetryableJobError
from odoo.addons.queue_job.job import ENQUEUED, FAILED, PENDING, STARTED, identity_exact
from odoo.addons.tai_mailbox.models import steps
from odoo.addons.tai_mailbox.providers import errors


class TaiMailbox(models.Model):
    """Read by queue_job's workers, however many hosts they run on."""

    _inherit = "tai.mailbox"

    def _dispatch_polls(self, until: float) -> int:
        """One job for each mailbox that is due; none where its job of the last time still waits."""
        due = self.sudo().search(self._due_domain(), order="next_poll, id")
        for mailbox in due:
            mailbox.with_delay(
                identity_key=identity_exact,
                description=self.env._("Read the mailbox %s", mailbox.address),
            )._read_in_job()
        return len(due)

    def _read_in_job(self):
        """Read this mailbox, unless another process does so already or it is no longer due.

        :raise RetryableJobError: the server could not be reached or asked to wait; the job comes
            again when the mailbox is due again
        """
        self.ensure_one()
        if not self._claim():
            return
        steps.run(self._poll())
        cause = errors.every_cause().get(self.error_code)
        if cause and cause.transient:
            pause = self.next_poll - fields.Datetime.now()
            seconds = max(1, pause.total_seconds() + 1)  # the job must not come before its mailbox is due
            raise RetryableJobError(self.reason, seconds=seconds, ignore_retry=True)

    @api.model
    def _queue_status(self):
        """The channel of the mailboxes' jobs, and how many wait in it or have failed."""
        counts = self._count_jobs()
        return self.env._(
            "Installed, channel %(channel)s. Waiting: %(waiting)s. Running: %(running)s. Failed: %(failed)s.",
            channel=self.env.ref("tai_mailbox_queue.channel").complete_name,
            waiting=counts.get(PENDING, 0) + counts.get(ENQUEUED, 0),
            running=counts.get(STARTED, 0),
            failed=counts.get(FAILED, 0),
        )

    @api.model
    def _count_jobs(self) -> dict[str, int]:
        """{state: number of the mailboxes' jobs}."""
        ours = [("model_name", "=", self._name), ("method_name", "=", "_read_in_job")]
        return dict(self.env["queue.job"].sudo()._read_group(ours, ["state"], ["__count"]))
