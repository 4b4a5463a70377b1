# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Inbound events as Front lists them, and the position among them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timezone
from email.message import EmailMessage
from typing import Any

from ..base import Cursor, MailKey, RawMail

FOLDER = "Front"
MESSAGES = "1"  # Front's ids of messages never begin anew, as UIDs may
OVERLAP = 120.0  # seconds: events may come into the list later than they say


@dataclass(frozen=True, slots=True)
class Inbound:
    """An event: a mail has come in."""

    message: str
    conversation: str
    at: float  # seconds since 1970
    size: int  # bytes of its attachments
    sender: str
    subject: str
    tags: frozenset[str] = frozenset()  # of its conversation, by their names


@dataclass(frozen=True, slots=True)
class Position:
    """The cursor: events up to `after` have been seen, and of those about that time `seen`."""

    inbox: str
    after: float
    since: float  # where reading began
    seen: tuple[str, ...] = ()  # ids of messages

    @classmethod
    def read(cls, cursor: Cursor | None, inbox: str) -> Position | None:
        """None for a cursor of another inbox, or none of ours."""
        if not cursor:
            return None
        try:
            found = cls(
                str(cursor["inbox"]), float(cursor["after"]), float(cursor["since"]), tuple(cursor["seen"])
            )
        except (TypeError, LookupError, ValueError):
            return None
        return found if found.inbox == inbox else None

    def cursor(self) -> Cursor:
        return {"inbox": self.inbox, "after": self.after, "since": self.since, "seen": list(self.seen)}

    @property
    def begin(self) -> float:
        return max(self.after - OVERLAP, self.since)

    def past(self, after: float, taken: Iterable[Inbound], known: Mapping[str, float]) -> Position:
        """Having taken these; `known`: when the messages were that are seen already."""
        times = {**known, **{mail.message: mail.at for mail in taken}}
        late = tuple(message for message, at in times.items() if at > after - OVERLAP)
        return replace(self, after=after, seen=late)


def inbound(event: Mapping[str, Any]) -> Inbound:
    message, conversation = event["target"]["data"], event["conversation"]
    senders = [one["handle"] for one in message.get("recipients") or () if one.get("role") == "from"]
    return Inbound(
        str(message["id"]),
        str(conversation["id"]),
        float(event["emitted_at"]),
        sum(int(file.get("size") or 0) for file in message.get("attachments") or ()),
        str(senders[0]) if senders else "",
        str(message.get("subject") or ""),
        names_of(conversation),
    )


def names_of(conversation: Mapping[str, Any]) -> frozenset[str]:
    """Of its tags."""
    return frozenset(str(tag["name"]) for tag in conversation.get("tags") or ())


def raw_mail(mail: Inbound, raw: bytes | None) -> RawMail:
    return RawMail(
        MailKey(FOLDER, MESSAGES, mail.message),
        raw,
        mail.size if raw is None else len(raw),
        datetime.fromtimestamp(mail.at, timezone.utc) if mail.at else None,
        provider_id=mail.message,
        thread_id=mail.conversation,
    )


def header_block(mail: Inbound) -> bytes:
    """What Front tells of a mail that is too large to load."""
    message = EmailMessage()
    message["From"], message["Subject"] = mail.sender, " ".join(mail.subject.split())
    return message.as_bytes()
