# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The header lines of a mail within a text."""

from __future__ import annotations

import re

from ..text import Found, Scan

_HEADER_LINE = re.compile(
    r"^[ >*]*(?:from|sent|date|to|cc|subject|de|para|enviado(?: el)?|asunto|fecha"
    r"|importance|reply-to|received)[ ]?:",
    re.MULTILINE,
)
_HEADER_SIGN = re.compile(r"^[ >*]*(?:sent|subject|enviado(?: el)?|asunto)[ ]?:", re.MULTILINE)


def blank_mail_headers(scan: Scan) -> None:
    """Take the From, Sent, To lines of a forwarded mail out of sight: they tell of no freight."""
    if not _HEADER_SIGN.search(scan.text):
        return
    number = 0
    while number < len(scan.starts):
        block = _header_block(scan, number)
        if len(block) >= 3 and any(_HEADER_SIGN.match(scan.line(line)) for line in block):
            scan.blank(Found("header", None, *scan.line_span(line)) for line in block)
        number = max(number, block[-1] if block else number) + 1


def _header_block(scan: Scan, number: int) -> list[int]:
    block: list[int] = []
    while number < len(scan.starts) and _HEADER_LINE.match(scan.line(number)):
        block.append(number)
        number += 1
    return block
