# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""One raw mail as its sender and receiver see it: who, when, labelled text, attachments. Never raises."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import datetime

from ..reading import Segment
from ..rules import MAX_TEXT
from .bodies import Attachment, Content
from .headers import date_of, decode_words, message_ids_in, sender_of
from .mime import Part, parse_parts
from .segments import without_gateway_tags

_RECEIVED_DATE = re.compile(r";([^;]{10,100})\Z")


@dataclass(frozen=True, slots=True)
class Message:
    root: Part = field(repr=False)
    subject: str = ""
    sender: str = ""  # lower-case address
    sender_name: str = ""
    date: datetime | None = None  # aware
    message_id: str | None = None  # with angle brackets
    references: tuple[str, ...] = ()  # In-Reply-To first, then References
    segments: tuple[Segment, ...] = ()  # the first is the subject
    attachments: tuple[Attachment, ...] = ()
    content_types: frozenset[str] = frozenset()  # of all parts, attached mails aside
    truncated: bool = False  # it has more parts, or more text, than are read

    body_text: str = field(default="", repr=False)  # all that the mail shows, attached mails aside
    body_html: str = field(default="", repr=False)  # its HTML as it came

    def header(self, name: str) -> str:
        """The first header field of this name (in lower case), as sent, or an empty string."""
        return self.root.header(name)

    def text(self, *kinds: str) -> str:
        """The text of the segments of these kinds."""
        return "\n".join(segment.text for segment in self.segments if segment.kind in kinds)


def parse(raw: bytes) -> Message:
    """The message in `raw`, any bytes whatever."""
    root, truncated = parse_parts(raw)
    subject = decode_words(root.header("subject"))[:1_000]
    sender, sender_name = sender_of(root.header("from"))
    references = message_ids_in(f"{root.header('in-reply-to')} {root.header('references')}")
    content = Content()
    content.gather(root)
    segments = content.segments(subject, f"{sender_name} {sender}", bool(references))
    shortened = _shortened(segments)
    return Message(
        root=root,
        subject=subject,
        sender=sender,
        sender_name=sender_name,
        date=_date(root),
        message_id=next(iter(message_ids_in(root.header("message-id"))), None),
        references=references,
        segments=(Segment("subject", without_gateway_tags(subject)), *shortened),
        attachments=tuple(content.attachments),
        content_types=frozenset(content.content_types),
        body_text=content.shown_text(),
        body_html=content.html(),
        truncated=truncated or content.truncated or shortened != segments,
    )


def _shortened(segments: list[Segment]) -> list[Segment]:
    """The segments up to as much text as is read of a mail."""
    room = MAX_TEXT
    kept = []
    for segment in segments:
        if room <= 0:
            break
        kept.append(segment if len(segment.text) <= room else replace(segment, text=segment.text[:room]))
        room -= len(segment.text)
    return kept


def _date(root: Part) -> datetime | None:
    """The Date header, or when the last mail server took the mail where the sender gave no date."""
    found = date_of(root.header("date"))
    if found is None and (received := _RECEIVED_DATE.search(root.header("received"))):
        found = date_of(received[1].strip())
    return found
