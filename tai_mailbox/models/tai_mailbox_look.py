# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta, timezone
from itertools import islice
from math import ceil

from odoo import models
from odoo.exceptions import UserError

from .. import providers
from ..providers import errors
from ..providers.base import Reader
from .preview import Preview
from .selections import selection_of

PREVIEW_DAYS = 7
PREVIEW_MAILS = 200  # the newest
PATIENCE = 20  # seconds that somebody at the screen waits for a provider's budget of requests
USUAL_PAUSE = 60  # seconds, where a provider names none
AT_ONCE = 25  # mails held in memory, and shown, together


class TaiMailbox(models.Model):
    """Looking into a mailbox outside of its polls."""

    _inherit = "tai.mailbox"  # pylint: disable=consider-merging-classes-inherited

    @contextmanager
    def _reader(self) -> Iterator[Reader]:
        """A signed-in connection, outside of any poll; ends the transaction before it waits.

        :raise UserError: in words, whatever the provider refuses
        """
        if self.state != "connected" or self.permission != "send_read":
            raise UserError(self.env._("Connect the mailbox %s with permission to read first.", self.address))
        account = self._account(patience=PATIENCE)
        self._end_transaction()
        try:
            reader = providers.open_reader(account)
            try:
                yield reader
            finally:
                reader.close()
        except errors.MailboxError as error:
            raise UserError(self._refusal(error)) from error

    def _refusal(self, error: errors.MailboxError) -> str:
        """In words, to somebody who waits at the screen: nothing is tried again by itself there."""
        if not isinstance(error, errors.Throttled):
            return self._explain(error.code)
        seconds = ceil(error.retry_after or USUAL_PAUSE)
        return self.env._(
            "%(provider)s asks for a pause. Try again in %(seconds)s seconds.",
            provider=self.provider_name,
            seconds=seconds,
        )

    # -- "Show what would happen" --------------------------------------------------------------

    def action_preview(self):
        """Opens the list of what each mail of the last days would become."""
        self.ensure_one()
        self._check_own()
        return {
            "type": "ir.actions.client",
            "tag": "tai_mailbox_preview",
            "name": self.env._("What would happen"),
            "target": "new",
            "params": {
                "mailbox_id": self.id,
                "days": PREVIEW_DAYS,
                "limit": PREVIEW_MAILS,
                "at_once": AT_ONCE,
                "actions": dict(selection_of(self.env, self._name, "post_action")),
                "categories": dict(selection_of(self.env, "tai.mailbox.message", "category")),
            },
        }

    def preview_page(self, skip: int) -> list[dict]:
        """A part of the preview, for its dialog; empty behind the end."""
        self.ensure_one()
        self._check_own()
        skip = max(int(skip), 0)
        return self.sudo()._preview(PREVIEW_DAYS, min(AT_ONCE, PREVIEW_MAILS - skip), skip)

    def _check_own(self):
        """Nobody else sees what mail there is; and a mailbox belongs to one person."""
        self.check_access("write")

    def _preview(self, days: int = PREVIEW_DAYS, limit: int = PREVIEW_MAILS, skip: int = 0) -> list[dict]:
        """What the newest mails would become, newest first, without making or changing anything.

        Each {"received": text in UTC, "sender", "subject", "category", "lanes": ["Chicago, IL → Dallas, TX"],
        "shipments": [numbers named], "documents": [file names], "reasons": [in words], "missing": as
        Reading.missing, "post_action": as the field, "taken_in": whether the log has it already}.
        Ends the transaction before the network is waited for.

        :raise UserError: it is not connected with permission to read, or the provider refuses
        """
        since = datetime.now(timezone.utc) - timedelta(days=days)
        told = []
        with self._reader() as reader:
            mails = reader.recent(since, limit, skip) if limit > 0 else iter(())
            while some := list(islice(mails, AT_ONCE)):
                told += Preview(self, some).told()
                self._end_transaction()
        return told
