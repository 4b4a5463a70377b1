# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Reading a mailbox by IMAP, and filing what has been processed.

Nothing is marked by reading (`BODY.PEEK[]`, folders opened read-only). A poll that finds nothing takes
four round trips at most after connecting: CAPABILITY (if the greeting is silent), AUTHENTICATE, STATUS,
LOGOUT.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from .base import Account, Batch, Cursor, FinishAction, MailKey, RawMail
from .errors import MailboxError, ServerAnswerInvalid, TimedOut, Unreachable
from .failures import failures_told
from .filing import Filing, by_folder
from .imap_answers import Listed, Position, is_number, position_of
from .imap_loading import Loading
from .wire import ImapConnection

Portions = Iterator[tuple[int, list[RawMail]]]  # each with the UID after its last mail
INBOX = "INBOX"
WINDOW = 500  # mails whose sizes are asked for at once
SMALLER = 10  # times fewer mails are asked for after a connection was lost over them
MOST_LOST = 8  # connections in one poll, before it is the server and no mail that must be at fault
LOST = (Unreachable, TimedOut, ServerAnswerInvalid)  # after these a connection serves no more


class ImapReader:
    """A `Reader` (see base.py) over one signed-in connection."""

    def __init__(self, account: Account):
        self._account = account
        self._connection = ImapConnection(account)
        self._lost = 0

    def new_mail(self, cursor: Cursor | None, since: datetime) -> Iterator[Batch]:
        """See base.py. The cursor is {"folder", "uidvalidity", "uidnext"}.

        An unchanged folder yields no batch. Otherwise the last batch may be without mails: its cursor still
        counts.
        """
        earlier = Position.read(cursor)
        folder = earlier.folder if earlier else INBOX
        if earlier and self._position_by_status(folder) == earlier:
            return
        with failures_told(self._account):
            position = self._open(folder)
            known = earlier if earlier and position.continues(earlier) else None
            uids = self._uids_from(known.uidnext) if known else self._uids_since(since)
        yield from self._batches(position, uids, None if known else since)

    def fetch(self, keys: Sequence[MailKey]) -> Iterator[RawMail]:
        for (folder, uidvalidity), group in by_folder(keys).items():
            with failures_told(self._account):
                position = self._open(folder)
            if str(position.uidvalidity) != uidvalidity:
                yield from (RawMail(key, None, 0, None, reason="gone") for key in group)
                continue
            for _reached, mails in self._loaded(position, sorted(int(key.uid) for key in group)):
                yield from mails

    def recent(self, since: datetime, limit: int, skip: int = 0) -> Iterator[RawMail]:
        """See base.py."""
        with failures_told(self._account):
            position = self._open(INBOX)
            newest_first = self._uids_since(since)[::-1]
        listed = self._loading.listed(newest_first[skip : skip + limit])
        for portion in self._loading.portions(mail for mail in listed if not mail.is_older_than(since)):
            yield from self._loading.load(position, portion)

    def find(self, key: MailKey, message_id: str) -> RawMail | None:
        """See base.py."""
        with failures_told(self._account):
            place = Filing(self._connection).find(key, message_id)
            if place is None:
                return None
            position = self._open(place.folder)
        (mail,) = self._loading.load(position, self._loading.listed([int(place.uid)]))
        return replace(mail, key=key)

    def undo(self, action: FinishAction, key: MailKey, message_id: str) -> bool:
        """See base.py."""
        with failures_told(self._account):
            return Filing(self._connection).undo(action, key, message_id)

    def finish(self, action: FinishAction, keys: Sequence[MailKey]) -> set[MailKey]:
        """See base.py. Keys whose folder has another UIDVALIDITY by now name no mail: left undone."""
        with failures_told(self._account):
            return Filing(self._connection).finish(action, keys)

    def close(self) -> None:
        self._connection.close()

    # --- which mails ---

    def _position_by_status(self, folder: str) -> Position | None:
        with failures_told(self._account):
            return position_of(folder, self._connection.folder_status(folder, ["UIDNEXT", "UIDVALIDITY"]))

    def _open(self, folder: str) -> Position:
        opened = position_of(folder, self._connection.select_folder(folder, readonly=True))
        if opened is None:
            raise ServerAnswerInvalid(f"no UIDVALIDITY for {folder}")
        return opened if opened.uidnext else opened.at(self._highest_uid() + 1)

    def _highest_uid(self) -> int:
        return max(filter(is_number, self._connection.search(["UID", "*"])), default=0)

    def _uids_from(self, uidnext: int) -> list[int]:
        """`n:*` always names the last mail too, even if that is older: leave it out."""
        found = self._connection.search(["UID", f"{uidnext}:*"])
        return sorted({uid for uid in found if is_number(uid) and uid >= uidnext})

    def _uids_since(self, since: datetime) -> list[int]:
        """A day more than asked for: SINCE knows days only, in the server's own time zone."""
        found = self._connection.search(["SINCE", (since - timedelta(days=1)).date()])
        return sorted({uid for uid in found if is_number(uid)})

    # --- the mails, in bounded portions ---

    @property
    def _loading(self) -> Loading:
        """Over the connection of the moment: one that is lost is replaced."""
        return Loading(self._account, self._connection)

    def _batches(self, position: Position, uids: list[int], since: datetime | None) -> Iterator[Batch]:
        """Each batch's cursor stands after its last mail; in the end, where the folder ended when opened."""
        end = max(position.uidnext, uids[-1] + 1 if uids else 1)
        reached = 0
        for reached, mails in self._loaded(position, uids, since):
            remaining = len(uids) - bisect_left(uids, reached)
            yield Batch(tuple(mails), position.at(reached).cursor(), remaining)
        if reached != end:
            yield Batch((), position.at(end).cursor())

    def _loaded(self, position: Position, uids: Sequence[int], since: datetime | None = None) -> Portions:
        """The mails in bounded portions.

        Some servers end the connection over a certain mail. On a new one ever fewer are asked for, until
        that one is left: it is "unreadable", and holds up no other.
        """
        waiting = deque(windows(uids, WINDOW))
        while waiting:
            window, reached = waiting.popleft(), 0
            try:
                for reached, mails in self._load_window(position, window, since):
                    yield reached, mails
            except LOST as error:
                self._open_anew(position, error)
                rest = [uid for uid in window if uid >= reached]
                if len(rest) == 1:
                    yield rest[0] + 1, [Listed(rest[0], 0, None).unreadable(position)]
                else:
                    waiting.extendleft(reversed(list(windows(rest, max(1, len(rest) // SMALLER)))))

    def _load_window(self, position: Position, uids: Sequence[int], since: datetime | None) -> Portions:
        loading = self._loading
        listed = [mail for mail in loading.listed(uids) if since is None or not mail.is_older_than(since)]
        for portion in loading.portions(listed):
            yield portion[-1].uid + 1, loading.load(position, portion)

    def _open_anew(self, position: Position, error: MailboxError) -> None:
        """Another connection to the same folder; raises `error` where no mail can be at fault."""
        self._lost += 1
        self._connection.drop()
        if self._lost > MOST_LOST:
            raise error
        self._connection = ImapConnection(self._account)
        with failures_told(self._account):
            if self._open(position.folder).uidvalidity != position.uidvalidity:
                raise error


def windows(uids: Sequence[int], size: int) -> Iterator[Sequence[int]]:
    return (uids[start : start + size] for start in range(0, len(uids), size))
