# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
from datetime import timedelta
from functools import partial

from odoo import api, fields, models
from odoo.tools import format_time

from .. import providers
from ..providers import errors
from ..providers.front import FrontReader

# Loaded before: their reading, and what is told of it, is extended here.
from . import tai_mailbox_buttons, tai_mailbox_read, tai_mailbox_token  # noqa: F401

TAGS_OF = {"quote": "quote_tag_ids", "operations": "operations_tag_ids", "other": "document_tag_ids"}
ALMOST_A_MINUTE = timedelta(seconds=59)


class TaiMailbox(models.Model):
    """How a mailbox in Front is read, and its mail finished with."""

    _inherit = "tai.mailbox"  # pylint: disable=consider-merging-classes-inherited

    front_pause_until = fields.Datetime(readonly=True, copy=False, help="Until then Front wants no request.")
    front_pause = fields.Char(compute="_compute_front_pause")

    @api.depends("front_pause_until", "state")
    @api.depends_context("lang", "tz")
    def _compute_front_pause(self):
        """In words that Front has asked for a pause, as long as it lasts."""
        now = fields.Datetime.now()
        for mailbox in self:
            end = mailbox.state == "connected" and mailbox.front_pause_until
            mailbox.front_pause = end and end > now and mailbox._pause_words(end)

    def _pause_words(self, end) -> str:
        """To the full minute, in which the scheduled action reads again."""
        minute = (end + ALMOST_A_MINUTE).replace(second=0)
        moment = format_time(self.env, minute, tz=self.env.context.get("tz"), time_format="short")
        return self.env._("Front asks for a pause. Reading goes on by itself at %s.", moment)

    # -- One poll ------------------------------------------------------------------------------

    def _open_reader(self):
        """Front's token need not be this connection's own."""
        if self.provider != "front" or self._has_own_token():
            return (yield from super()._open_reader())
        return (yield from self._outside(partial(providers.open_reader, self._account())))

    def _read_new(self, reader, position, since, until: float):
        """First what became of the mails sent: an answer names the Message-ID that they have in Front."""
        if isinstance(reader, FrontReader):
            yield from self._ask_for_deliveries(reader)
        return (yield from super()._read_new(reader, position, since, until))

    def _follow_deliveries(self):
        reader = yield from self._open_reader()
        yield from self._ask_for_deliveries(reader)

    def _ask_for_deliveries(self, reader):
        for delivery in self.env["tai.mailbox.delivery"].sudo()._due(self):
            delivery._settle((yield from self._outside(partial(reader.delivery, delivery.uid))))
            self._end_transaction()

    def _poll_ended(self, started, position, complete: bool):
        if self.front_pause_until:
            self.front_pause_until = False
        return super()._poll_ended(started, position, complete)

    def _poll_failed(self, error):
        """That Front wants us to go slower is nobody's trouble: the poll goes on when it may."""
        if self.provider != "front" or not isinstance(error, errors.Throttled):
            return super()._poll_failed(error)
        pause = self._back_off(error.retry_after)
        none = {"failures": 0, "error_code": False, "server_text": False, "lease_until": False}
        self.write(pause | none | {"front_pause_until": pause["next_poll"]})
        return None

    def _what_was_read(self, taken):
        if not self.front_pause:
            return super()._what_was_read(taken)
        so_far = super()._what_was_read(taken)[1] if taken else ""
        return "info", f"{so_far} {self.front_pause}".strip()

    def _finishing(self, row):
        """The tags that are chosen for the category now."""
        action, names = super()._finishing(row)
        if action == "tag":
            names = tuple(self[TAGS_OF[row.category]].mapped("name"))
        return action, names

    def _note_filing(self, rows, action: str, names, done):
        if action == "tag":
            for row in rows:
                row._note_tags(names, done[row._key()])
