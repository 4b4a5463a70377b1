# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Addresses printed side by side in plain text, as on a bill of lading, put one below the other.

Shipper: Holt & Wren Mfg        Consignee: Delta Hardware
3300 Commerce Pkwy              410 W Pine St
Dalton, GA 30720                Hattiesburg, MS 39401
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .lines import Line

_APART = "   "  # what at least stands between two columns
_COLUMN = re.compile(r"(?:^ *| {3,})(\S)")
_PARTY = re.compile(
    r"(?:ship(?:per|ment|ping)?|pick ?-?up|p/?u|origin|from|consignor|consignee|receiver|deliver(?:y|ies)?"
    r"|dest(?:ination)?|drop|to|sold|bill|origen|destino|remitente|destinatario|recoger|entrega)\b",
    re.IGNORECASE,
)
_MOST_LINES, _LEAST_LINES = 10, 3  # of one address, its head with them


def one_below_the_other(lines: Sequence[Line]) -> list[Line]:
    out: list[Line] = []
    i = 0
    while i < len(lines):
        starts = _columns(lines[i].text)
        block = _block(lines, i, starts) if starts else []
        out += _column_after_column(block, starts) if block else lines[i : i + 1]
        i += len(block) or 1
    return out


def _columns(text: str) -> list[int]:
    """Where the columns begin in a line that names a party at the head of each; [] in any other line."""
    if _APART not in text.strip():
        return []
    starts = [found.start(1) for found in _COLUMN.finditer(text)]
    return starts if len(starts) > 1 and all(_PARTY.match(text, start) for start in starts) else []


def _block(lines: Sequence[Line], i: int, starts: Sequence[int]) -> list[Line]:
    """The head at `i` and the lines below it that keep to its columns; [] where they are too few."""

    def goes_on(line: Line) -> bool:
        return line.depth == lines[i].depth and _keeps_to(line.text, starts) and not _columns(line.text)

    block = [lines[i], *takewhile(goes_on, lines[i + 1 : i + _MOST_LINES])]
    filled = sum(len(line.text) > starts[-1] for line in block)
    return block if filled >= _LEAST_LINES else []


def _keeps_to(text: str, starts: Sequence[int]) -> bool:
    """True if no word of the line runs into the next column."""
    return bool(text.strip()) and all(text[start - 1 : start] in (" ", "") for start in starts[1:])


def _column_after_column(block: Sequence[Line], starts: Sequence[int]) -> list[Line]:
    """Column after column, a blank line below each."""
    out: list[Line] = []
    ends = [*starts[1:], None]
    for start, end in zip([0, *starts[1:]], ends, strict=True):
        cells = [line._replace(text=line.text[start:end].strip()) for line in block]
        out += [*(cell for cell in cells if cell.text), block[0]._replace(text="")]
    return out
