# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What a mail is made of: the texts that it shows, the mails and the files attached to it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from urllib.parse import unquote

from ..reading import Segment
from ..rules import MAX_ATTACHED_DEPTH, MAX_ATTACHED_MAILS, MAX_HTML, MAX_TEXT
from .charsets import clean, decode
from .headers import decode_words, sender_of
from .lines import Line, plain_lines
from .markup import html_lines
from .mime import Part
from .segments import body_segments, merged, without_gateway_tags
from .tnef import Tnef, read_tnef

_META_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?([\w.:-]{1,40})", re.IGNORECASE)
_SHOWN_IMAGE = re.compile(r"\bcid:([^\"'>\s)]{1,300})", re.IGNORECASE)
_EXCHANGE_BODY = re.compile(r"ATT\d{5}\.(?:txt|html?)", re.IGNORECASE)
_WRITTEN_AS_HTML = re.compile(r"\s*(?:<!doctype html|<html)\b", re.IGNORECASE)
_TNEF_TYPES = ("application/ms-tnef", "application/vnd.ms-tnef")
_NOT_SHOWN = (
    "text/calendar",
    "text/vcard",
    "text/x-vcard",
    "text/directory",
    "text/csv",
    "text/rfc822-headers",
)


@dataclass(frozen=True, slots=True)
class Attachment:
    """A part of the mail that is not its text."""

    name: str  # as the sender wrote it, "" if he gave none
    content_type: str
    part: Part | None = field(default=None, repr=False)
    data: bytes = field(default=b"", repr=False)  # where no part holds it
    content_id: str = ""
    shown: bool = False  # an image within the HTML text

    def content(self) -> bytes:
        return self.part.content() if self.part else self.data


class Content:
    """The bodies, attachments and attached mails of one mail."""

    def __init__(self) -> None:
        self.bodies: list[_Body] = []
        self.attachments: list[Attachment] = []
        self.mails: list[Part | Tnef] = []
        self.content_types: set[str] = set()
        self.truncated = False

    def gather(self, part: Part) -> None:
        self.content_types.add(part.content_type)
        if part.content_type == "multipart/alternative":
            self._alternatives(part)
        elif part.content_type.startswith("multipart/"):
            for child in part.parts:
                self.gather(child)
        elif part.content_type == "message/rfc822":
            self.mails += part.parts
        elif part.content_type in _TNEF_TYPES or part.name.lower() == "winmail.dat":
            self._tnef_part(part)
        elif _is_body(part):
            self.bodies.append(_body_of(part))
        else:
            content_id = part.header("content-id").strip(" <>")
            self.attachments.append(
                Attachment(decode_words(part.name), part.content_type, part, content_id=content_id)
            )

    def gather_tnef(self, found: Tnef) -> None:
        if found.html or found.text:
            self.bodies.append(_Body(found.html or found.text, is_html=bool(found.html)))
        self.mails += found.mails
        self.attachments += [
            Attachment(
                file.name,
                file.content_type or "application/octet-stream",
                None,
                file.content,
                file.content_id,
            )
            for file in found.files
            if file.content
        ]

    def _tnef_part(self, part: Part) -> None:
        """What Outlook packed into winmail.dat; the file itself if it cannot be opened."""
        found = read_tnef(part.content())
        if found is None:
            self.attachments.append(Attachment(part.name or "winmail.dat", part.content_type, part))
        else:
            self.gather_tnef(found)

    def _alternatives(self, part: Part) -> None:
        """Of the forms of one text, the one that says most: HTML, unless it shows hardly any text."""
        inner = Content()
        for child in part.parts:
            inner.gather(child)
        self.content_types |= inner.content_types
        self.attachments += inner.attachments
        self.mails += inner.mails
        self.bodies += _fullest(inner.bodies)

    def segments(
        self, subject: str, sender: str, answers: bool, depth: int = MAX_ATTACHED_DEPTH
    ) -> list[Segment]:
        """The labelled segments of the bodies, then those of the attached mails, as forwarded ones."""
        lines: list[Line] = []
        seen: set[str] = set()
        for body in self.bodies:
            self.truncated = self.truncated or body.is_cut
            words = "".join(line.text for line in body.lines()).replace(" ", "")
            if words and words not in seen:
                lines += [Line(""), *body.lines()] if lines else body.lines()
            seen.add(words)
        read = _first_lines(lines)
        self.truncated = self.truncated or len(read) < len(lines)
        segments = body_segments(read, subject, sender, answers)
        for mail in self.mails[:MAX_ATTACHED_MAILS] if depth else ():
            segments += self._attached_mail(mail, depth - 1)
        self._mark_shown_images()
        return segments

    def shown_text(self) -> str:
        """All that the bodies show, with a quote mark before each quoted line."""
        lines = (line for body in self.bodies for line in body.lines())
        return "\n".join("> " * line.depth + line.text for line in lines)

    def html(self) -> str:
        """The HTML of the bodies, as it came."""
        return "\n".join(body.text for body in self.bodies if body.is_html)

    def _attached_mail(self, mail: Part | Tnef, depth: int) -> list[Segment]:
        """What an attached mail says counts as forwarded; what is attached to it counts as attached."""
        inner = Content()
        if isinstance(mail, Tnef):
            inner.gather_tnef(mail)
            subject, sender, answers = mail.subject, "", False
        else:
            inner.gather(mail)
            subject, sender = (
                decode_words(mail.header("subject"))[:1_000],
                " ".join(sender_of(mail.header("from"))),
            )
            answers = bool(mail.header("in-reply-to"))
        segments = [Segment("new", without_gateway_tags(subject))] if subject else []
        segments += inner.segments(subject, sender, answers, depth)
        self.attachments += inner.attachments
        return merged(
            Segment("forwarded", found.text) if found.kind == "new" else found for found in segments
        )

    def _mark_shown_images(self) -> None:
        """Images that the HTML text shows are part of it."""
        if not any(found.content_id for found in self.attachments):
            return
        shown = {
            unquote(found)
            for body in self.bodies
            if body.is_html
            for found in _SHOWN_IMAGE.findall(body.text)
        }
        if shown:
            self.attachments = [
                replace(found, shown=found.content_id in shown) if found.content_id else found
                for found in self.attachments
            ]


class _Body:
    """One text of a mail, HTML or plain."""

    def __init__(self, text: str, is_html: bool, flowed: bool = False, delsp: bool = False) -> None:
        limit = MAX_HTML if is_html else MAX_TEXT
        self.is_cut = len(text) > limit
        self.text = text[:limit]
        self.is_html = is_html or _WRITTEN_AS_HTML.match(text) is not None
        self.flowed = flowed
        self.delsp = delsp
        self._lines: list[Line] | None = None

    def lines(self) -> list[Line]:
        if self._lines is None:
            if self.is_html:
                self._lines = html_lines(self.text)
            else:
                self._lines = plain_lines(clean(self.text), self.flowed, self.delsp)
        return self._lines

    def size(self) -> int:
        """How many letters it shows."""
        return sum(len(line.text) for line in self.lines())


def _first_lines(lines: list[Line]) -> list[Line]:
    """The lines that hold as much text as is read of a mail."""
    room = MAX_TEXT
    for at, line in enumerate(lines):
        if room <= 0:
            return lines[:at]
        room -= len(line.text)
    return lines


def _body_of(part: Part) -> _Body:
    is_html = part.content_type == "text/html"
    content = part.content()
    charset = part.parameters.get("charset")
    if is_html and not charset and (declared := _META_CHARSET.search(content, 0, 4_000)):
        charset = declared[1].decode("ascii", "replace")
    flowed = part.parameters.get("format", "").lower() == "flowed"
    return _Body(decode(content, charset), is_html, flowed, part.parameters.get("delsp", "").lower() == "yes")


def _is_body(part: Part) -> bool:
    """True for text that the mail itself is, not a file attached to it."""
    if not part.content_type.startswith("text/") or part.content_type in _NOT_SHOWN:
        return False
    if part.disposition == "attachment":
        return _EXCHANGE_BODY.fullmatch(part.name) is not None
    return not part.name or _EXCHANGE_BODY.fullmatch(part.name) is not None


def _fullest(bodies: list[_Body]) -> list[_Body]:
    """The HTML form, or the plain one where the HTML is a mere shell."""
    html = [body for body in bodies if body.is_html]
    plain = [body for body in bodies if not body.is_html]
    if not html or not plain:
        return bodies[:1] if len(bodies) > 1 and not html else bodies
    if sum(body.size() for body in html) * 3 < sum(len(body.text) for body in plain):
        return plain
    return html
