# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Reading a mailbox by IMAP, and filing what has been processed.

Nothing is marked by reading (`BODY.PEEK[]`, folders opened read-only). A poll that finds nothing takes
four round trips at most after connecting: CAPABILITY (if the greeting is silent), AUTHENTICATE, STATUS,
LOGOUT.
"""

from __future__ import annotations

import imaplib
from bisect import bisect_left
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta, timezone
from typing import Any, TypeGuard

from imapclient.imap_utf7 import decode as decode_utf7

from .base import Account, Batch, Cursor, FinishAction, MailKey, RawMail, Reason
from .errors import MailboxError, ServerAnswerInvalid, Throttled, TimedOut, TooManyConnections, Unreachable
from .failures import failures_told
from .filing import Filing, by_folder
from .hosts import ANSWER_SIZE
from .signs import classify_imap
from .wire import ImapConnection

INBOX = "INBOX"
BATCH_MAILS = 100
BATCH_BYTES = 8 * 1024 * 1024
WINDOW = 500  # mails whose sizes are asked for at once
SMALLER = 10  # times fewer mails are asked for after a connection was lost over them
MOST_LOST = 8  # connections in one poll, before it is the server and no mail that must be at fault
HEADER_BYTES = 64 * 1024
HEADER = f"BODY.PEEK[HEADER]<0.{HEADER_BYTES}>"
LARGEST_NUMBER = 2**32 - 1
GMAIL = ("X-GM-MSGID", "X-GM-THRID", "X-GM-LABELS")
LOST = (Unreachable, TimedOut, ServerAnswerInvalid)  # after these a connection serves no more


@dataclass(frozen=True, slots=True)
class Listed:
    """What is known of a mail before it is loaded."""

    uid: int
    size: int
    received: datetime | None
    labels: tuple[str, ...] = ()
    provider_id: str = ""
    thread_id: str = ""

    def is_older_than(self, since: datetime) -> bool:
        return self.received is not None and self.received < since

    def raw_mail(self, position: Position, raw: bytes | None, headers: bytes, reason: Reason) -> RawMail:
        key = MailKey(position.folder, str(position.uidvalidity), str(self.uid))
        return RawMail(
            key,
            raw,
            self.size,
            self.received,
            reason=reason,
            headers=headers,
            labels=self.labels,
            provider_id=self.provider_id,
            thread_id=self.thread_id,
        )


@dataclass(frozen=True, slots=True)
class Position:
    """The cursor of an IMAP folder: mails from `uidnext` on have not been seen."""

    folder: str
    uidvalidity: int
    uidnext: int

    @classmethod
    def read(cls, cursor: Cursor | None) -> Position | None:
        """None for a cursor that is none of ours."""
        if not cursor:
            return None
        try:
            return cls(str(cursor["folder"]), int(cursor["uidvalidity"]), int(cursor["uidnext"]))
        except (TypeError, LookupError, ValueError):
            return None

    def cursor(self) -> Cursor:
        return {"folder": self.folder, "uidvalidity": self.uidvalidity, "uidnext": self.uidnext}

    def continues(self, earlier: Position) -> bool:
        """Whether UIDs still mean what they meant; UIDNEXT going back says no as well as UIDVALIDITY."""
        same_folder = (self.folder, self.uidvalidity) == (earlier.folder, earlier.uidvalidity)
        return same_folder and self.uidnext >= earlier.uidnext

    def at(self, uidnext: int) -> Position:
        return replace(self, uidnext=uidnext)


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
        listed = self._sizes(newest_first[skip : skip + limit])
        for portion in self._portions(mail for mail in listed if not mail.is_older_than(since)):
            yield from self._load(position, portion)

    def find(self, key: MailKey, message_id: str) -> RawMail | None:
        """See base.py."""
        with failures_told(self._account):
            place = Filing(self._connection).find(key, message_id)
            if place is None:
                return None
            position = self._open(place.folder)
        (mail,) = self._load(position, self._sizes([int(place.uid)]))
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

    def _batches(self, position: Position, uids: list[int], since: datetime | None) -> Iterator[Batch]:
        """Each batch's cursor stands after its last mail; in the end, where the folder ended when opened."""
        end = max(position.uidnext, uids[-1] + 1 if uids else 1)
        reached = 0
        for reached, mails in self._loaded(position, uids, since):
            remaining = len(uids) - bisect_left(uids, reached)
            yield Batch(tuple(mails), position.at(reached).cursor(), remaining)
        if reached != end:
            yield Batch((), position.at(end).cursor())

    def _loaded(
        self, position: Position, uids: Sequence[int], since: datetime | None = None
    ) -> Iterator[tuple[int, list[RawMail]]]:
        """The mails in bounded portions, each with the UID after its last.

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
                    yield rest[0] + 1, [Listed(rest[0], 0, None).raw_mail(position, None, b"", "unreadable")]
                else:
                    waiting.extendleft(reversed(list(windows(rest, max(1, len(rest) // SMALLER)))))

    def _load_window(
        self, position: Position, uids: Sequence[int], since: datetime | None
    ) -> Iterator[tuple[int, list[RawMail]]]:
        listed = [mail for mail in self._sizes(uids) if since is None or not mail.is_older_than(since)]
        for portion in self._portions(listed):
            yield portion[-1].uid + 1, self._load(position, portion)

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

    def _sizes(self, uids: Sequence[int]) -> list[Listed]:
        """What is known of each; a mail that the server no longer lists stays in, to be told as gone."""
        with failures_told(self._account):
            wanted = ["RFC822.SIZE", "INTERNALDATE"]
            if self._connection.offers("X-GM-EXT-1"):
                wanted += GMAIL
            answers = self._connection.fetch(uids, wanted)
        return [listed_mail(uid, answers.get(uid, {})) for uid in uids]

    def _portions(self, mails: Iterable[Listed]) -> Iterator[list[Listed]]:
        """At most BATCH_MAILS, and BATCH_BYTES unless a single mail is larger than that."""
        portion: list[Listed] = []
        size = 0
        for mail in mails:
            weight = self._weight(mail)
            if portion and (len(portion) >= BATCH_MAILS or size + weight > BATCH_BYTES):
                yield portion
                portion, size = [], 0
            portion.append(mail)
            size += weight
        if portion:
            yield portion

    def _weight(self, mail: Listed) -> int:
        return HEADER_BYTES if self._is_too_large(mail) else mail.size

    def _is_too_large(self, mail: Listed) -> bool:
        return mail.size > self._account.network.max_mail_size

    def _load(self, position: Position, mails: Sequence[Listed]) -> list[RawMail]:
        with failures_told(self._account):
            bodies = self._bodies([mail for mail in mails if not self._is_too_large(mail)])
            headers = self._parts(
                [mail.uid for mail in mails if self._is_too_large(mail)], HEADER, HEADER_BYTES
            )
            absent = [mail.uid for mail in mails if mail.uid not in bodies and mail.uid not in headers]
            present = self._connection.existing(absent)
        return [
            mail.raw_mail(
                position,
                bodies.get(mail.uid),
                headers.get(mail.uid, b""),
                self._reason(mail, mail.uid in absent, mail.uid in present),
            )
            for mail in mails
        ]

    def _reason(self, mail: Listed, absent: bool, present: bool) -> Reason:
        if absent:
            return "unreadable" if present else "gone"
        return "too_large" if self._is_too_large(mail) else ""

    def _bodies(self, mails: Sequence[Listed]) -> dict[int, bytes]:
        """The room leaves a server free to state sizes wrongly, as some do, but not without end."""
        room = 2 * sum(mail.size for mail in mails) + self._account.network.max_mail_size
        return self._parts([mail.uid for mail in mails], "BODY.PEEK[]", room)

    def _parts(self, uids: Sequence[int], item: str, room: int) -> dict[int, bytes]:
        """A single mail that it cannot give fails the whole command on some servers: ask for those singly."""
        found = self._fetch_parts(uids, item, room)
        for uid in uids if len(found) < len(uids) else ():
            if uid not in found:
                found |= self._fetch_parts([uid], item, room)
        return found

    def _fetch_parts(self, uids: Sequence[int], item: str, room: int) -> dict[int, bytes]:
        self._connection.expect(ANSWER_SIZE + room)
        try:
            answers = self._connection.fetch(uids, [item])
        except imaplib.IMAP4.abort:
            raise
        except imaplib.IMAP4.error as error:
            if isinstance(classify_imap(error), Throttled | TooManyConnections):
                raise
            return {}
        finally:
            self._connection.expect()
        parts = {uid: part(answer) for uid, answer in answers.items()}
        return {uid: data for uid, data in parts.items() if data is not None}


def position_of(folder: str, answer: Mapping[bytes, Any]) -> Position | None:
    """Of a STATUS or SELECT answer; UIDNEXT is 0 where an old server keeps it back."""
    uidvalidity, uidnext = answer.get(b"UIDVALIDITY"), answer.get(b"UIDNEXT")
    return (
        Position(folder, uidvalidity, uidnext if is_number(uidnext) else 0)
        if is_number(uidvalidity)
        else None
    )


def is_number(value: object) -> TypeGuard[int]:
    """What RFC 3501 allows as UID, UIDNEXT and UIDVALIDITY."""
    return isinstance(value, int) and 0 < value <= LARGEST_NUMBER


def listed_mail(uid: int, answer: Mapping[bytes, Any]) -> Listed:
    size, received = answer.get(b"RFC822.SIZE"), answer.get(b"INTERNALDATE")
    return Listed(
        uid,
        size if isinstance(size, int) and size > 0 else 0,
        received.astimezone(timezone.utc) if isinstance(received, datetime) else None,
        labels=tuple(text(label) for label in answer.get(b"X-GM-LABELS") or ()),
        provider_id=text(answer.get(b"X-GM-MSGID", b"")),
        thread_id=text(answer.get(b"X-GM-THRID", b"")),
    )


def part(answer: Mapping[bytes, Any]) -> bytes | None:
    """The BODY[...] of an answer, however its key is written; None where it is missing or NIL."""
    for key, value in answer.items():
        if key.startswith(b"BODY[") and value is not None:
            return (
                value if isinstance(value, bytes) else str(value).encode()
            )  # a text of digits is read as a number
    return None


def text(value: bytes | int) -> str:
    return decode_utf7(value) if isinstance(value, bytes) else str(value)


def windows(uids: Sequence[int], size: int) -> Iterator[Sequence[int]]:
    return (uids[start : start + size] for start in range(0, len(uids), size))
