# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Raw mails for the tests, written shortly."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable

from tai_mailbox.intake.mail.message import Message, parse

SENDER = "Karen Voss <kvoss@midstatepaper.example>"
FIELDS = [  # of a load, in the contract's order
    "origin",
    "destination",
    "stops",
    "mode",
    "equipment",
    "pickup_date",
    "delivery_date",
    "weight_lb",
    "handling_units",
    "dimensions_in",
    "commodity",
    "freight_class",
    "hazmat",
    "un_number",
    "temperature_f",
    "accessorials",
    "references",
]


def raw(text: str = "", subject: str = "", sender: str = SENDER, headers: Iterable[str] = ()) -> bytes:
    """A mail of one plain text."""
    lines = [
        f"From: {sender}",
        f"Subject: {subject}",
        *headers,
        "Content-Type: text/plain; charset=utf-8",
        "",
        text,
    ]
    return "\r\n".join(lines).encode()


def raw_html(html: str, subject: str = "", sender: str = SENDER, headers: Iterable[str] = ()) -> bytes:
    lines = [
        f"From: {sender}",
        f"Subject: {subject}",
        *headers,
        "Content-Type: text/html; charset=utf-8",
        "",
        html,
    ]
    return "\r\n".join(lines).encode()


def part(content_type: str, content: bytes | str, *headers: str) -> bytes:
    """A MIME part, its content in base64."""
    if isinstance(content, str):
        content = content.encode()
    head = [f"Content-Type: {content_type}", "Content-Transfer-Encoding: base64", *headers]
    return "\r\n".join([*head, "", b64encode(content).decode()]).encode()


def attachment(name: str, content: bytes = b"x", content_type: str = "application/octet-stream") -> bytes:
    return part(content_type, content, f'Content-Disposition: attachment; filename="{name}"')


def multipart(*parts: bytes, subtype: str = "mixed", headers: Iterable[str] = ()) -> bytes:
    """A multipart entity; as a mail of its own, give its headers."""
    boundary = f"b{abs(len(b''.join(parts)))}-{subtype}"
    head = "\r\n".join([*headers, f'Content-Type: multipart/{subtype}; boundary="{boundary}"', "", ""])
    body = b"".join(b"--" + boundary.encode() + b"\r\n" + each + b"\r\n" for each in parts)
    return head.encode() + body + b"--" + boundary.encode() + b"--\r\n"


def raw_with(*parts: bytes, text: str = "see attached", subject: str = "", subtype: str = "mixed") -> bytes:
    """A mail with a plain text and further parts."""
    headers = [f"From: {SENDER}", f"Subject: {subject}"]
    return multipart(part("text/plain; charset=utf-8", text), *parts, subtype=subtype, headers=headers)


def segments(content: bytes) -> list[tuple[str, str]]:
    """(kind, text) of each segment but the subject."""
    return [(segment.kind, segment.text) for segment in parse(content).segments[1:]]


def texts(message: Message, kind: str) -> list[str]:
    return [segment.text for segment in message.segments if segment.kind == kind]
