# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

from .actions import notification
from .mailbox_domains import READING


class TaiMailbox(models.Model):
    """What an administrator watches of all connections: times and numbers, no mail."""

    _inherit = "tai.mailbox"  # pylint: disable=consider-merging-classes-inherited

    state_since = fields.Datetime("Since", compute="_compute_state_since", store=True)
    lag = fields.Float("Behind", compute="_compute_lag", help="Hours since this mailbox was last read.")
    mails_today = fields.Integer(
        "Mails today",
        compute="_compute_mails_today",
        compute_sudo=True,
        help="Mails that were read since midnight.",
    )
    attention_count = fields.Integer(
        "Need attention",
        compute="_compute_attention_count",
        compute_sudo=True,
        help="Mails that could not be taken in and wait for the staff member in their mail log.",
    )

    failure_ids = fields.One2many("tai.mailbox.failure", "mailbox_id", "Failures")

    @api.depends("state")
    def _compute_state_since(self):
        self.state_since = fields.Datetime.now()

    @api.depends("last_read", "state", "permission")
    def _compute_lag(self):
        now = fields.Datetime.now()
        reading = self.filtered("last_read").filtered_domain(READING)
        for mailbox in self:
            behind = now - mailbox.last_read if mailbox in reading else None
            mailbox.lag = behind.total_seconds() / 3600 if behind else 0

    @api.depends_context("tz")
    def _compute_mails_today(self):
        counts = self._count_mails(Domain("create_date", ">=", "today"))
        for mailbox in self:
            mailbox.mails_today = counts.get(mailbox.id, 0)

    def _compute_attention_count(self):
        counts = self._count_mails(Domain("state", "=", "attention"))
        for mailbox in self:
            mailbox.attention_count = counts.get(mailbox.id, 0)

    def _count_mails(self, domain: Domain) -> dict[int, int]:
        """{id of a mailbox: number of such mails}."""
        mine = domain & Domain("mailbox_id", "in", self.ids)
        counted = self.env["tai.mailbox.message"]._read_group(mine, ["mailbox_id"], ["__count"])
        return {mailbox.id: count for mailbox, count in counted}

    # -- Reading several at once -----------------------------------------------------------------

    def action_read_soon(self):
        """The button "Read now" for several: all are due at once, and the scheduled action is woken."""
        self._check_may_steer()
        reading = self.sudo().filtered_domain(READING)
        if not reading:
            raise UserError(self.env._("No mailbox is connected with permission to read."))
        self._wake_reading()
        reading.next_poll = fields.Datetime.now()
        return notification(
            "info",
            self.env._("Mailboxes that are read now: %s.", len(reading)),
            next={"type": "ir.actions.client", "tag": "soft_reload"},
        )

    @api.model
    def _wake_reading(self):
        cron = self.env.ref("tai_mailbox.cron_read").sudo()
        if not cron.active:
            raise UserError(self.env._("Reading is turned off under Settings > Freight."))
        cron._trigger()

    @api.model
    def _queue_status(self) -> str:
        """In words, who reads the mailboxes; the glue of queue_job tells of its jobs instead."""
        return self.env._("queue_job is not installed: the scheduled action reads the mailboxes itself.")
