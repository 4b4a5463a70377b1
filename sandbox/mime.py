# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The text of a mail's part, whatever its charset says."""

from __future__ import annotations

from email.message import EmailMessage


def part_text(message: EmailMessage, kind: str) -> str:
    """Of the body's `kind`: plain or html; empty where there is none."""
    part = message.get_body((kind,))
    if part is None:
        return ""
    payload = part.get_payload(decode=True) or b""
    try:
        return payload.decode(part.get_content_charset("utf-8"), "replace")
    except LookupError:
        return payload.decode("utf-8", "replace")
