# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What an IMAP server answers, in whatever form it writes it: where a folder stands, what a mail is like."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timezone
from typing import Any, TypeGuard

from imapclient.imap_utf7 import decode as decode_utf7

from .base import Cursor, MailKey, RawMail, Reason

LARGEST_NUMBER = 2**32 - 1


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

    def unreadable(self, position: Position) -> RawMail:
        """The server has it, and cannot give it."""
        return self.raw_mail(position, None, b"", "unreadable")

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
            # A text of digits is read as a number.
            return value if isinstance(value, bytes) else str(value).encode()
    return None


def text(value: bytes | int) -> str:
    return decode_utf7(value) if isinstance(value, bytes) else str(value)
