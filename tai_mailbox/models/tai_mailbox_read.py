# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
import logging
import time
from collections.abc import Callable
from datetime import timedelta, timezone
from functools import partial

import psycopg2.errors
from odoo import api, fields, models
from odoo.tools import config

from .. import providers
from ..providers import errors
from . import steps
from .settings import number

_logger = logging.getLogger(__name__)

LEASE = timedelta(minutes=10)  # longer than any batch takes; a poll that died gives way after it
TRIES = 3  # of a transaction that met another one
AT_ONCE = 32  # polls side by side in one process
READING_TIME = 60  # seconds of a cron's run in which polls begin
OWED_AT_ONCE = 500  # rows with something owed that one poll looks at
# Clocks differ, and a server's may be behind ours: mail is looked for this much before the last
# read date where the position in the folder has become void. The log knows what was read already.
CLOCK_SKEW = timedelta(days=1)


class TaiMailbox(models.Model):
    """How a connected mailbox is read."""

    _inherit = "tai.mailbox"  # pylint: disable=consider-merging-classes-inherited

    cursor = fields.Json(copy=False, help="The reading position; what it means is the provider's affair.")
    next_poll = fields.Datetime("Next attempt", index=True, copy=False)
    failures = fields.Integer("Failed tries", copy=False, help="Failed polls in a row")
    lease_until = fields.Datetime(copy=False, help="Until then one process reads this mailbox alone.")

    # -- Which mailboxes, and when -------------------------------------------------------------

    @api.model
    def _cron_read(self):
        """Read all mailboxes that are due, side by side, until the cron's time is over."""
        self._restore_mail_servers()
        cron = self.env["ir.cron"]
        cron._commit_progress(remaining=self.search_count(self._due_domain()))
        until = time.monotonic() + self._reading_time()
        begun = self._dispatch_polls(until)
        in_time = time.monotonic() < until
        cron._commit_progress(begun, remaining=0 if in_time else self.search_count(self._due_domain()))

    @api.model
    def _reading_time(self) -> float:
        """Odoo ends a cron that runs for too long; what has begun must be able to end before that."""
        limit = config["limit_time_real_cron"]
        limit = config["limit_time_real"] if limit < 0 else limit
        return min(READING_TIME, limit / 2) if limit else READING_TIME

    def _dispatch_polls(self, until: float) -> int:
        """Read here; where queue_job is installed, its glue makes one job of each mailbox instead."""

        def more(room):
            # Each reads its own row only, and does so anew after each transaction.
            return [mailbox.with_prefetch()._poll(until) for mailbox in self._claim_due(room)]

        return steps.run_side_by_side(lambda room: more(room) if time.monotonic() < until else [], AT_ONCE)

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

    @api.model
    def _claim_due(self, limit: int):
        """Those that are due longest, leased to this process; ends the transaction."""
        for _attempt in range(TRIES):
            due = self.sudo().search(self._due_domain(), order="next_poll, id", limit=2 * AT_ONCE)
            mine = due._claim(limit)
            if mine or not due:
                break
        return mine

    def _claim(self, limit: int = 1):
        """At most `limit` of these leased to this process, none where another was first.

        Ends the transaction.
        """
        try:
            mine = self.try_lock_for_update(allow_referencing=True, limit=limit)
            mine = mine.filtered_domain(self._due_domain())
            mine.lease_until = fields.Datetime.now() + LEASE
            self._end_transaction()
            return mine
        except psycopg2.errors.SerializationFailure:
            self.env.cr.rollback()
            return self.browse()

    # -- One poll ------------------------------------------------------------------------------

    def _poll(self, until: float = float("inf")) -> steps.Steps:
        """Read what is new and do what is owed, as steps (see the module `steps`)."""
        self.ensure_one()
        reader = None
        started = fields.Datetime.now()
        try:
            position, since = self.cursor, self._reading_since()
            reader = yield from self._open_reader()
            position, complete = yield from self._read_new(reader, position, since, until)
            yield from self._do_owed(reader)
            self._settle(lambda: self._poll_ended(started, position, complete))
        except errors.MailboxError as error:
            self._break_off(error)
        except Exception:
            _logger.exception("Reading the mailbox %s failed", self.id)
            self._break_off(errors.MailboxError())
        if reader:
            yield from self._outside(reader.close)

    def _outside(self, call: steps.Call):
        """As steps: the outcome of a call that uses the network, with no transaction open meanwhile."""
        self._end_transaction()
        return (yield call)

    def _open_reader(self):
        """As steps: a signed-in connection that reads."""
        return (yield from self._outside(partial(providers.open_reader, self._account())))

    def _read_new(self, reader, position, since, until: float):
        """Take in batch by batch; the position reached, and whether all of it was read."""
        batches = reader.new_mail(position or None, since)
        while (batch := (yield from self._outside(partial(next, batches, None)))) is not None:
            if not (yield from self._take_in(reader, batch, position)):
                return position, False
            position = dict(batch.cursor)
            if time.monotonic() > until:
                return position, False
        return position, True

    def _do_owed(self, reader):
        """Post-processing that is still owed, and mail whose turn to be tried again has come."""
        rows = self.env["tai.mailbox.message"]
        owed = rows.search(rows._owed_domain(self), limit=OWED_AT_ONCE)
        again = owed.filtered(lambda row: row.state == "retry")
        yield from self._post_process(reader, owed - again)
        # What has outlived its reader comes last: if it is fatal, all else is done before; if it is not,
        # the next process that is ended from outside is not likely to meet the same mail.
        for _begun, rows in sorted(again.grouped("begun").items()):
            yield from self._read_again(reader, rows)

    def _post_process(self, reader, rows):
        """Archive, mark as read or delete what led to something, and note that it is done."""
        by_action = rows.filtered(lambda row: row.state == "owed").grouped(self._finishing)
        for (action, names), owed in by_action.items():
            keys = {row._key(): row.id for row in owed}
            finish = partial(reader.add_tags, names) if action == "tag" else partial(reader.finish, action)
            done = yield from self._outside(partial(self._finish, finish, list(keys)))
            finished = owed.browse(keys[key] for key in keys if key in done)
            finished._post_processed()
            self._note_filing(finished, action, names, done)
            (owed - finished)._post_processing_failed()
            self._end_transaction()

    def _note_filing(self, rows, action: str, names, done):
        """What has to be known to take it back. `done`: what the reader answered."""

    def _finishing(self, row) -> tuple[str, tuple[str, ...]]:
        """What is to be done with a row's mail, and the tags to add to it."""
        return row.post_action, ()

    @staticmethod
    def _finish(finish, keys):
        """What could be done of it; a refusal of this one thing must not keep mail from being read."""
        try:
            return finish(keys)
        except errors.MailboxError as error:
            if ends_the_poll(error):
                raise
            return set()

    def _reading_since(self):
        """The first look goes back so many days; one after the folder was renewed, to the last read."""
        look_back = timedelta(days=number(self.env, "look_back_days"))
        since = self.last_read or fields.Datetime.now() - look_back
        since -= CLOCK_SKEW if self.cursor else timedelta()
        return since.replace(tzinfo=timezone.utc)

    # -- How it ended --------------------------------------------------------------------------

    def _settle(self, end: Callable[[], None]):
        """Note how the poll ended; where that fails, too, the lease lets go of the mailbox in time."""
        for _attempt in range(TRIES):
            try:
                end()
                self._end_transaction()
                return
            except psycopg2.errors.SerializationFailure:
                self.env.cr.rollback()
            except Exception:
                _logger.exception("How reading the mailbox %s ended cannot be noted", self.id)
                break
        self.env.cr.rollback()

    def _break_off(self, error: errors.MailboxError):
        self.env.cr.rollback()
        self._settle(partial(self._poll_failed, error))

    def _poll_ended(self, started, position, complete: bool):
        values = {
            "failures": 0,
            "error_code": False,
            "server_text": False,
            "lease_until": False,
            "in_hand": 0,
        }
        if complete and self._is_reading_from(position):
            values["last_read"] = started
            values["next_poll"] = started + timedelta(minutes=number(self.env, "poll_minutes"))
        self.write(values)

    def _poll_failed(self, error: errors.MailboxError):
        self._fail(error)
        self.lease_until = False


def ends_the_poll(error: errors.MailboxError) -> bool:
    """Whether nothing more can be done on this connection; a refusal of one thing leaves the others."""
    return error.broken or isinstance(error, errors.Unreachable | errors.TimedOut | errors.Throttled)
