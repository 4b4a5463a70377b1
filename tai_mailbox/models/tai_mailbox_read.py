# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
import logging
import time
from collections import defaultdict
from collections.abc import Iterator
from datetime import timedelta, timezone
from functools import partial

import psycopg2.errors
from odoo import api, fields, models
from odoo.exceptions import UserError

from .. import providers
from ..providers import errors
from . import steps
from .take_in import ANOTHER_WAS_FIRST, TakeIn

_logger = logging.getLogger(__name__)

LEASE = timedelta(minutes=10)  # longer than any batch takes; a poll that died gives way after it
TAKE_IN_TRIES = 3
AT_ONCE = 16  # polls side by side in one process
NOT_READ_BEFORE_END = 30  # seconds before the cron's end after which no new poll begins


class TaiMailbox(models.Model):
    """How a connected mailbox is read."""

    _inherit = "tai.mailbox"

    cursor = fields.Json(copy=False, help="The reading position; what it means is the provider's affair.")
    next_poll = fields.Datetime("Next attempt", index=True, copy=False)
    failures = fields.Integer(copy=False, help="Failed polls in a row")
    lease_until = fields.Datetime(copy=False, help="Until then one process reads this mailbox alone.")
    log_ids = fields.One2many("tai.mailbox.message", "mailbox_id", "Mail log")

    # -- Which mailboxes, and when -------------------------------------------------------------

    @api.model
    def _cron_read(self):
        """Read all mailboxes that are due, side by side, until the cron's time is over."""
        self._restore_mail_servers()
        cron = self.env["ir.cron"]
        left = cron._commit_progress(remaining=self.search_count(self._due_domain()))
        until = time.monotonic() + left - NOT_READ_BEFORE_END
        self._dispatch_polls(until)
        cron._commit_progress(1, remaining=0)

    def _dispatch_polls(self, until: float):
        """Read here; where queue_job is installed, its glue makes one job of each mailbox instead."""
        steps.run_side_by_side(self._polls(until), AT_ONCE)

    def _polls(self, until: float) -> Iterator[steps.Steps]:
        while time.monotonic() < until and (mailbox := self._claim_next()):
            yield mailbox._poll(until)

    @api.model
    def _due_domain(self):
        now = fields.Datetime.now()
        return [
            ("state", "=", "connected"),
            ("permission", "=", "send_read"),
            ("next_poll", "<=", now),
            "|",
            ("lease_until", "=", False),
            ("lease_until", "<", now),
        ]

    def _claim_next(self):
        """The mailbox that is due longest, leased to this process; empty when none is due."""
        while due := self.sudo().search(self._due_domain(), order="next_poll, id", limit=AT_ONCE):
            for mailbox in due:
                if mailbox._claim():
                    return mailbox
        return due

    def _claim(self) -> bool:
        """Lease this mailbox to this process; False where another was first. Ends the transaction."""
        try:
            mine = self.try_lock_for_update(allow_referencing=True).filtered_domain(self._due_domain())
            mine.lease_until = fields.Datetime.now() + LEASE
            self.env.cr.commit()
            return bool(mine)
        except psycopg2.errors.SerializationFailure:
            self.env.cr.rollback()
            return False

    @api.model
    def _restore_mail_servers(self):
        sending = self.sudo().search([("state", "in", ("connected", "broken", "paused"))])
        sending._ensure_mail_server()

    def action_read_now(self):
        """The button "Read now": read this mailbox at once, and say what came of it."""
        self.check_access("write")
        mailbox = self.sudo()
        if mailbox.state != "connected" or mailbox.permission != "send_read":
            raise UserError(self.env._("Connect the mailbox %s with permission to read first.", self.address))
        before = mailbox.env["tai.mailbox.message"].search([], order="id desc", limit=1).id or 0
        mailbox.next_poll = fields.Datetime.now()
        mailbox.flush_recordset()
        if not mailbox._claim():
            raise UserError(self.env._("The mailbox %s is being read just now.", self.address))
        steps.run(mailbox._poll())
        mailbox._tell_owner()
        return mailbox._notify_read(before)

    def _notify_read(self, before: int) -> dict:
        taken = self.log_ids.search([("mailbox_id", "=", self.id), ("id", ">", before)])
        if self.error_code:
            kind, text = "danger", self.reason
        elif not taken:
            kind, text = "info", self.env._("No new mail in %s.", self.address)
        else:
            kind, text = (
                "success",
                self.env._(
                    "Mails read: %(mails)s. Shipments made: %(shipments)s. Logged on shipments: %(logged)s."
                    " Documents: %(documents)s.",
                    mails=len(taken),
                    shipments=len(taken.filtered(lambda m: m.category == "quote").shipment_ids),
                    logged=len(taken.filtered(lambda m: m.category == "operations")),
                    documents=len(taken.document_ids),
                ),
            )
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {"type": kind, "message": text},
        }

    # -- One poll ------------------------------------------------------------------------------

    def _poll(self, until: float = float("inf")) -> steps.Steps:
        """Read what is new and do what is owed, as steps (see the module `steps`)."""
        self.ensure_one()
        reader = None
        started = fields.Datetime.now()
        try:
            account = yield from self._reading_account()
            self.env.cr.commit()
            reader = yield partial(providers.open_reader, account)
            yield from self._do_owed(reader)
            complete = yield from self._read_new(reader, until)
            self._poll_ended(started, complete)
        except errors.MailboxError as error:
            self.env.cr.rollback()
            self._poll_failed(error)
        except Exception:
            self.env.cr.rollback()
            _logger.exception("Reading the mailbox %s failed", self.id)
            self._poll_failed(errors.MailboxError())
        if reader:
            yield reader.close

    def _reading_account(self):
        """As steps: the account to read with."""
        return self._account()
        yield

    def _read_new(self, reader, until: float):
        """Take in batch by batch; whether all of it was read."""
        batches = reader.new_mail(self.cursor or None, self._reading_since())
        self.env.cr.commit()
        while (batch := (yield partial(next, batches, None))) is not None:
            moved = {"cursor": dict(batch.cursor), "lease_until": fields.Datetime.now() + LEASE}
            yield from self._post_process(reader, self._take_in(batch.mails, moved))
            if time.monotonic() > until:
                return False
        return True

    def _take_in(self, mails, moved=()):
        """Rows, records and reading position in one transaction; again where another process was first."""
        for attempt in range(TAKE_IN_TRIES):
            try:
                rows = TakeIn(self, mails).run()
                self.write(dict(moved))
                self.env.cr.commit()
                return rows
            except ANOTHER_WAS_FIRST:
                self.env.cr.rollback()
                if attempt + 1 == TAKE_IN_TRIES:
                    raise

    def _do_owed(self, reader):
        """Mail whose turn to be tried again has come, and post-processing that is still owed."""
        owed = self.log_ids.search(self.log_ids._owed_domain(self))
        again = owed.filtered(lambda row: row.state == "retry")
        yield from self._post_process(reader, owed - again)
        if again:
            keys = [row._key() for row in again]
            self.env.cr.commit()
            mails = yield lambda: list(reader.fetch(keys))
            yield from self._post_process(reader, self._take_in(mails))

    def _post_process(self, reader, rows):
        """Archive, mark as read or delete what led to something, and note that it is done."""
        by_action = defaultdict(lambda: rows.browse())
        for row in rows.filtered(lambda row: row.state == "owed"):
            by_action[row.post_action] |= row
        for action, owed in by_action.items():
            by_key = {row._key(): row for row in owed}
            self.env.cr.commit()
            done = yield partial(self._finish, reader, action, list(by_key))
            for key, row in by_key.items():
                row._post_processed(key in done)
            self.env.cr.commit()

    @staticmethod
    def _finish(reader, action, keys):
        """What could be done of it; a refusal of this one thing must not keep mail from being read."""
        try:
            return reader.finish(action, keys)
        except errors.MailboxError as error:
            if error.broken or error.transient:
                raise
            return set()

    def _reading_since(self):
        """The first look goes back seven days, a later one (folder renewed, date set back) to the last read."""
        look_back = int(self.env["ir.config_parameter"].sudo().get_param("tai_mailbox.look_back_days", 7))
        since = self.last_read or fields.Datetime.now() - timedelta(days=look_back)
        return since.replace(tzinfo=timezone.utc)

    def _poll_ended(self, started, complete: bool):
        values = {"failures": 0, "error_code": False, "server_text": False, "lease_until": False}
        if complete:
            interval = float(self.env["ir.config_parameter"].sudo().get_param("tai_mailbox.poll_minutes", 5))
            values["last_read"] = started
            values["next_poll"] = started + timedelta(minutes=interval)
        self.write(values)
        self.env.cr.commit()

    def _poll_failed(self, error: errors.MailboxError):
        self._fail(error)
        self.lease_until = False
        self.env.cr.commit()
