# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The cells of a table in a text: parted by tabs, by pipes, by commas, or by two blanks and more."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from ..text import Scan

_PIPE = re.compile(r"[ ]*\|[ ]*")
_BY_COMMA = re.compile(r'(?:^|,)(?:"(?P<quoted>[^"]*)"|(?P<bare>[^",]*))(?=,|$)')
_BLANKS = re.compile(r"[ ]{2,}")


@dataclass(frozen=True, slots=True)
class Cell:
    text: str  # as written
    start: int  # in the segment
    end: int


@dataclass(slots=True)
class Row:
    """One load's cells by column; a column may be met twice (city of origin, city of destination)."""

    start: int
    end: int
    cells: dict[str, Cell] = field(default_factory=dict)


@dataclass(slots=True)
class Table:
    """Rows that are one load each, or (`items`) the parts of one load."""

    start: int
    end: int
    rows: list[Row] = field(default_factory=list)
    items: bool = False


def cells_of(scan: Scan, number: int, separator: str) -> list[Cell]:
    """The cells of a line; `separator` is a tab, a pipe, a comma, or two blanks."""
    start, end = scan.line_span(number)
    text = scan.text[start:end]
    if separator == "\t":
        spans = _between(text, re.finditer("\t", text))
    elif separator == "|":
        spans = _between(text, _PIPE.finditer(text))
        spans = [span for at, span in enumerate(spans) if span[0] < span[1] or 0 < at < len(spans) - 1]
    elif separator == ",":
        spans = [match.span(match.lastgroup or 0) for match in _BY_COMMA.finditer(text)]
    else:
        spans = [span for span in _between(text, _BLANKS.finditer(text)) if span[0] < span[1]]
    return [_cell(scan, start + a, start + b) for a, b in spans]


def _between(text: str, separators: Iterator[re.Match[str]]) -> list[tuple[int, int]]:
    spans, position = [], 0
    for separator in separators:
        spans.append((position, separator.start()))
        position = separator.end()
    return [*spans, (position, len(text))]


def _cell(scan: Scan, start: int, end: int) -> Cell:
    return Cell(scan.original[start:end].strip(" \r\t"), start, end)


def aligned(
    header: list[tuple[str, Cell]], cells: list[Cell], separator: str, header_start: int, row_start: int
) -> Iterator[tuple[str, Cell]]:
    """Each cell with its column: by order, or by position where columns of text have gaps."""
    if separator != "  " or len(cells) == len(header):
        yield from ((name, cell) for (name, _head), cell in zip(header, cells, strict=False))
        return
    for cell in cells:
        at = cell.start - row_start
        yield (
            min(
                ((name, head) for name, head in header),
                key=lambda item: abs(item[1].start - header_start - at),
            )[0],
            cell,
        )
