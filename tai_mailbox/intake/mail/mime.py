# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Raw bytes to a tree of MIME parts, in time linear in the size of the mail. Never raises.

The standard library's parser asks every enclosing multipart about every line and recurses once a level, so
a small hostile mail can stall it. Here a multipart is cut at its own delimiters, to a bounded depth and
number of parts; the standard library reads parameters and transfer encodings.
"""

from __future__ import annotations

import binascii
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from ..rules import MAX_DEPTH, MAX_HEADER_BYTES, MAX_PARTS
from .charsets import decode
from .parameters import parameters_of

_BLANK_LINE = re.compile(rb"\r?\n[ \t]*\r?\n|\r[ \t]*\r(?!\n)")
_LINE_END = re.compile(rb"\r\n|\n|\r")
_FIELD = re.compile(rb"([!-9;-~]+)[ \t]*:[ \t]*(.*)", re.DOTALL)
_NOT_BASE64 = re.compile(rb"[^A-Za-z0-9+/]+")
_FIRST_DELIMITER = re.compile(rb"^--([^\s-][^\r\n]{0,199}?)[ \t]*\r?$", re.MULTILINE)
_DELIMITER_REST = re.compile(rb"(--)?[ \t]*(?:\r\n|\n|\r|\Z)")


@dataclass(slots=True)
class Part:
    """One MIME entity. `body` is as sent, before its transfer encoding is undone; a multipart keeps none."""

    headers: list[tuple[str, str]]  # names in lower case, values unfolded, as sent otherwise
    body: bytes = field(repr=False)
    content_type: str = "text/plain"
    parameters: dict[str, str] = field(default_factory=dict)
    disposition: str = ""
    name: str = ""  # as the sender wrote it: not yet safe as a file name
    parts: list[Part] = field(default_factory=list)

    def header(self, name: str) -> str:
        """The first header field of this name, or an empty string."""
        for field_name, value in self.headers:
            if field_name == name:
                return value
        return ""

    def content(self) -> bytes:
        """The body with its transfer encoding undone, as far as it can be."""
        encoding = self.header("content-transfer-encoding").split(";")[0].strip().lower()
        if encoding == "quoted-printable":
            return binascii.a2b_qp(self.body)
        if encoding == "base64":
            return _from_base64(self.body)
        if encoding in ("x-uuencode", "uuencode", "x-uue", "uue"):
            return _from_uuencode(self.body)
        return self.body

    def text(self) -> str:
        return decode(self.content(), self.parameters.get("charset"))

    def walk(self) -> Iterator[Part]:
        """This part and all below it, in the order of the mail."""
        waiting = [self]
        while waiting:
            part = waiting.pop()
            yield part
            waiting.extend(reversed(part.parts))


@dataclass(frozen=True, slots=True)
class _Delimiter:
    """Where the line of a multipart's boundary begins and ends."""

    start: int
    end: int
    is_last: bool


class _Budget:
    """How many more parts a mail may have."""

    def __init__(self, parts: int) -> None:
        self.parts = parts
        self.exceeded = False

    def take(self) -> bool:
        self.parts -= 1
        self.exceeded = self.exceeded or self.parts < 0
        return self.parts >= 0


def parse_parts(raw: bytes) -> tuple[Part, bool]:
    """The mail's root part, and whether it has more or deeper parts than are read."""
    budget = _Budget(MAX_PARTS)
    root = _parse(raw, "text/plain", MAX_DEPTH, budget)
    return root, budget.exceeded


def _parse(raw: bytes, default_type: str, depth: int, budget: _Budget) -> Part:
    head, body = _split_head(raw)
    part = Part(_fields(head), body)
    del raw, body  # multiparts within multiparts would hold their size at each depth
    _read_content_headers(part, default_type)
    if part.content_type.startswith("multipart/") or part.content_type == "message/rfc822":
        if depth == 0:
            budget.exceeded = True
        else:
            _parse_below(part, depth - 1, budget)
    return part


def _parse_below(part: Part, depth: int, budget: _Budget) -> None:
    if part.content_type == "message/rfc822":
        if budget.take():
            part.parts.append(_parse(part.content(), "text/plain", depth, budget))
        return
    default = "message/rfc822" if part.content_type == "multipart/digest" else "text/plain"
    chunks = _split_multipart(part)
    if chunks is None:
        part.content_type = "text/plain"
        return
    part.body = b""  # its parts have it
    chunks.reverse()
    while chunks and budget.take():
        part.parts.append(_parse(chunks.pop(), default, depth, budget))


def _split_head(raw: bytes) -> tuple[bytes, bytes]:
    """Header block and body; a part that begins with a line end has no header."""
    if raw[:1] in (b"\r", b"\n"):
        return b"", raw.lstrip(b"\r\n")
    found = _BLANK_LINE.search(raw)
    head, body = (raw[: found.start()], raw[found.end() :]) if found else (raw, b"")
    return _only_fields(head, body)


def _only_fields(head: bytes, body: bytes) -> tuple[bytes, bytes]:
    """A first paragraph that holds no header field is text: the mail has lost its header."""
    first_line = _LINE_END.split(head, maxsplit=1)[0]
    if first_line.startswith(b"From ") or _FIELD.match(first_line):
        return head, body
    if b":" in first_line or re.search(rb"^[A-Za-z-]+:", head, re.MULTILINE):
        return head, body
    return b"", head + b"\n\n" + body


def _fields(head: bytes) -> list[tuple[str, str]]:
    fields: list[list[bytes]] = []
    for line in head[:MAX_HEADER_BYTES].splitlines():
        if line[:1] in (b" ", b"\t") and fields:
            fields[-1].append(line.strip())
        elif found := _FIELD.match(line):
            fields.append([found[1], found[2].strip()])
    return [(_ascii_name(name), _header_text(b" ".join(values))) for name, *values in fields]


def _ascii_name(name: bytes) -> str:
    return name.decode("ascii").lower()


def _header_text(value: bytes) -> str:
    return decode(value).strip()


def _read_content_headers(part: Part, default_type: str) -> None:
    content_type, parameters = parameters_of(part.header("content-type"))
    part.content_type = content_type if re.fullmatch(r"[^\s/]+/[^\s/]+", content_type) else default_type
    part.disposition, disposition_parameters = parameters_of(part.header("content-disposition"))
    part.parameters = parameters
    part.name = disposition_parameters.get("filename") or parameters.get("name") or ""


def _split_multipart(part: Part) -> list[bytes] | None:
    """What lies between the delimiters; None if there is none, so that the body is read as text."""
    boundary = part.parameters.get("boundary", "").encode("utf-8", "replace").rstrip()
    marks = _delimiters(part.body, boundary) if boundary else []
    if not marks:
        guessed = _FIRST_DELIMITER.search(part.body)
        marks = _delimiters(part.body, guessed[1]) if guessed else []
    if not marks:
        return None
    return _between(part.body, marks)


def _delimiters(body: bytes, boundary: bytes) -> list[_Delimiter]:
    """Searched for as they stand: each mail has a boundary of its own, for which a pattern would be made."""
    dashes = b"--" + boundary
    found = []
    at = body.find(dashes)
    while at >= 0:
        after = at + len(dashes)
        rest = _DELIMITER_REST.match(body, after) if at == 0 or body[at - 1] in b"\r\n" else None
        if rest:
            found.append(_Delimiter(at, rest.end(), is_last=bool(rest[1])))
        at = body.find(dashes, after)
    return found


def _between(body: bytes, marks: list[_Delimiter]) -> list[bytes]:
    chunks = []
    for i, mark in enumerate(marks):
        if mark.is_last:
            break
        end = marks[i + 1].start if i + 1 < len(marks) else len(body)
        chunks.append(_without_last_line_end(body[mark.end : end]))
    return chunks


def _without_last_line_end(chunk: bytes) -> bytes:
    if chunk.endswith(b"\r\n"):
        return chunk[:-2]
    return chunk[:-1] if chunk.endswith((b"\n", b"\r")) else chunk


def _from_base64(body: bytes) -> bytes:
    letters = _NOT_BASE64.sub(b"", body)
    if len(letters) % 4 == 1:
        letters = letters[:-1]
    return binascii.a2b_base64(letters + b"=" * (-len(letters) % 4))


def _from_uuencode(body: bytes) -> bytes:
    lines = []
    for line in body.splitlines():
        if line.startswith(b"begin ") or line.strip() in (b"end", b"`", b""):
            continue
        try:
            lines.append(binascii.a2b_uu(line))
        except binascii.Error:
            continue
    return b"".join(lines)
