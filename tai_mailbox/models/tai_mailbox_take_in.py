# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
from collections.abc import Callable
from functools import partial

from odoo import fields, models

from ..providers import errors
from .tai_mailbox_read import LEASE, TRIES, ends_the_poll
from .take_in import ANOTHER_WAS_FIRST, TakeIn


class TaiMailbox(models.Model):
    """How fetched mail gets into the ledger, also where one of them ends the process that reads it.

    Before mails are read it is noted that they are, in a transaction of its own. A process that dies
    leaves its note behind. For a batch that is `in_hand`: the next process only lists those mails,
    moves on, and reads them one by one, each noted in its own row (`begun`) before it is read. So the
    one that is fatal is known by the note it left, and lies under "Needs attention" in the end.
    """

    _inherit = "tai.mailbox"  # pylint: disable=consider-merging-classes-inherited

    in_hand = fields.Integer(copy=False, help="Mails that are read together just now")

    def _take_in(self, reader, batch, position):
        """As steps: a batch into the ledger, and what it caused filed; False where that is not wanted now.

        That is where the owner has set the position back, or ended the connection, meanwhile.
        """
        died = bool(self.in_hand)
        take_in = self._put_off if died else self._read_together
        rows = self._committed(partial(take_in, batch.mails), position, dict(batch.cursor))
        if rows is None:
            return False
        if died:
            yield from self._read_one_by_one(reader, rows, iter(batch.mails))
        else:
            yield from self._post_process(reader, rows)
        return True

    def _put_off(self, mails, last: bool):
        return TakeIn(self, mails, last).put_off()

    def _read_together(self, mails, last: bool):
        if mails:
            self.in_hand = len(mails)
            self._end_transaction()
        return TakeIn(self, mails, last).run()

    def _read_again(self, reader, rows):
        """As steps: those that failed, or were put off."""
        mails = reader.fetch([row._key() for row in rows])
        try:
            yield from self._read_one_by_one(reader, rows, mails)
        except errors.MailboxError as error:
            if ends_the_poll(error):
                raise
            rows.filtered_domain(rows._owed_domain(self))._try_again(error.what)

    def _read_one_by_one(self, reader, rows, mails):
        """`mails`: an iterator, which may use the network."""
        by_key = {row._key(): row for row in rows._without_fatal()}
        position = self.cursor
        while (mail := (yield from self._outside(partial(next, mails, None)))) is not None:
            if row := by_key.get(mail.key):
                take_in = partial(self._read_one, mail, row, row.begun + 1)
                taken = self._committed(take_in, position, position)
                if taken is None:
                    return
                yield from self._post_process(reader, taken)

    def _read_one(self, mail, row, begun: int, last: bool):
        row._begin(begun)
        self._end_transaction()
        return TakeIn(self, [mail], last).run()

    def _committed(self, take_in: Callable, position, moved):
        """Rows, records and reading position in one transaction; again where another process was first.

        :param take_in: makes the rows; is told whether this is the last try
        :return: the rows; None where the reading position has been moved by somebody else
        """
        for last in (*[False] * (TRIES - 1), True):
            try:
                if not self._is_reading_from(position):
                    return None
                rows = take_in(last=last)
                self.write({"cursor": moved, "in_hand": 0, "lease_until": fields.Datetime.now() + LEASE})
                self._end_transaction()
                return rows
            except ANOTHER_WAS_FIRST:
                self.env.cr.rollback()
                if last:
                    raise

    def _is_reading_from(self, position) -> bool:
        reads = self.state == "connected" and self.permission == "send_read"
        return reads and (self.cursor or None) == (position or None)
