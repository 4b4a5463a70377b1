# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Lane tables: a header row that names origin and destination, then one load a row.

Cells are parted by tabs (HTML tables, pasted spreadsheets, attachments), by pipes, or stand in
columns with two blanks or more between them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from .columns import is_end, named_columns
from .text import Scan

_PIPE = re.compile(r"[ ]*\|[ ]*")
_BLANKS = re.compile(r"[ ]{2,}")
_MOST_ROWS = 500


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


def find_tables(scan: Scan) -> list[Table]:
    """The tables of a segment that say something of freight."""
    if "\t" not in scan.text and "|" not in scan.text and "  " not in scan.text:
        return []
    tables: list[Table] = []
    number = 0
    while number < len(scan.starts):
        table, number = _table_at(scan, number)
        if table:
            tables.append(table)
    return tables


def _table_at(scan: Scan, number: int) -> tuple[Table | None, int]:
    """The table whose header is this line, and the number of the line to go on with."""
    header, separator = _header(scan, number)
    if not header:
        return None, number + 1
    start, end = scan.line_span(number)
    turned = _turned(scan, number, header, separator)
    if turned:
        return turned
    table = Table(start, end, items=not any(is_end(name) for name, _cell in header))
    number += 1
    blanks = 0
    while number < len(scan.starts) and len(table.rows) < _MOST_ROWS:
        cells = _cells(scan, number, separator)
        line = scan.line(number)
        if not line.strip(" \t|-+=_*"):
            blanks += 1
            if blanks > 2 or (blanks > 1 and separator != "\t"):
                break
        elif len(cells) < 2 or _header(scan, number)[0]:
            break
        else:
            blanks = 0
            _add_row(table, header, cells, separator, scan.line_span(number))
        number += 1
    return (table if table.rows else None), number


_TURNED = {
    "location": "",
    "city": "_city",
    "address": "",
    "city, state": "",
    "city/state": "",
    "state": "_state",
    "zip": "_zip",
    "zip code": "_zip",
    "postal code": "_zip",
    "date": "_date",
    "ready date": "_date",
    "dates": "_date",
    "when": "_date",
    "appointment": "_date",
    "ubicacion": "",
    "ciudad": "_city",
    "fecha": "_date",
}


def _turned(
    scan: Scan, number: int, header: list[tuple[str, Cell]], separator: str
) -> tuple[Table, int] | None:
    """A table with a column for each end and a row for place, date...: one load."""
    names = [name for name, _cell in header if name]
    if separator == "  " or names != ["origin", "destination"] or header[0][0]:
        return None
    table = Table(*scan.line_span(number))
    row = Row(table.start, table.end)
    number += 1
    while number < len(scan.starts):
        cells = _cells(scan, number, separator)
        kind = _TURNED.get(cells[0].text.lower().strip(" :")) if len(cells) > 1 else None
        if kind is None:
            break
        for (end, _head), cell in zip(header[1:], cells[1:], strict=False):
            name = {"origin_date": "pickup_date", "destination_date": "delivery_date"}.get(
                end + kind, end + kind
            )
            row.cells.setdefault(name, cell)
        row.end = table.end = scan.line_span(number)[1]
        number += 1
    table.rows.append(row)
    return (table, number) if row.cells else None


def _add_row(
    table: Table, header: list[tuple[str, Cell]], cells: list[Cell], separator: str, span: tuple[int, int]
) -> None:
    row = Row(*span)
    for name, cell in _aligned(header, cells, separator, table.start, span[0]):
        if cell.text and name not in row.cells:
            row.cells[name] = cell
    if row.cells:
        table.rows.append(row)
        table.end = span[1]


def _header(scan: Scan, number: int) -> tuple[list[tuple[str, Cell]], str]:
    """(columns, separator) of a header row, or ([], "")."""
    line = scan.line(number)
    for separator in ("\t", "|", "  "):
        if separator not in line:
            continue
        cells = _cells(scan, number, separator)
        names = named_columns([scan.text[cell.start : cell.end] for cell in cells])
        if names:
            return list(zip(names, cells, strict=True)), separator
    return [], ""


def _cells(scan: Scan, number: int, separator: str) -> list[Cell]:
    start, end = scan.line_span(number)
    text = scan.text[start:end]
    if separator == "\t":
        spans = _between(text, re.finditer("\t", text))
    elif separator == "|":
        spans = _between(text, _PIPE.finditer(text))
        spans = [span for at, span in enumerate(spans) if span[0] < span[1] or 0 < at < len(spans) - 1]
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


def _aligned(
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
