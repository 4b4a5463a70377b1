# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""HTML tables: which cell stands where, and whether a table holds data or only lays out a page."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ..rules import MAX_CELL, MAX_SPAN
from .lines import Line

_ENDS_OPEN = re.compile(r"[,;:/–-]$")
_GOES_ON = re.compile(r"\(|[\d.,-]+(?: \w{1,6})?\Z")  # a postal code, a number with its unit


@dataclass(slots=True)
class Table:
    rows: list[dict[int, list[Line]]] = field(default_factory=list)  # the lines of each cell by column
    column: int = 0
    spanned: dict[int, tuple[int, list[Line]]] = field(default_factory=dict)  # column: rows left, lines
    span: tuple[int, int] = (1, 1)  # rows and columns of the open cell
    outside: list[Line] | None = None  # while a cell is open: the lines of what encloses the table


def new_row(table: Table) -> None:
    """A new row, in which the cells that span rows from above are there again."""
    table.rows.append({column: lines for column, (_left, lines) in table.spanned.items()})
    table.spanned = {column: (left - 1, lines) for column, (left, lines) in table.spanned.items() if left > 1}
    table.column = 0


def put_cell(table: Table, lines: list[Line]) -> None:
    row = table.rows[-1]
    while table.column in row:
        table.column += 1
    row[table.column] = lines
    rows, columns = table.span
    if rows > 1 and len(table.spanned) < MAX_SPAN:
        table.spanned[table.column] = (rows - 1, lines)
    table.column += columns


def span(attributes: dict[str, str], name: str) -> int:
    if name not in attributes:
        return 1
    value = attributes[name].strip()
    return min(max(int(value), 1), MAX_SPAN) if value.isascii() and value.isdigit() else 1


def table_lines(table: Table, depth: int) -> list[Line]:
    """A table of data as one line a row; a table that only lays out a page as what stands in its cells."""
    rows = _without_empty_columns(table.rows)
    shape = [[len(lines) for lines in row] for row in rows]
    if not shape or len(shape[0]) < 2 or not _is_data(rows):
        return [line for row in rows for lines in row for line in lines]
    if _is_side_by_side(shape):
        return [line for column in zip(*rows, strict=True) for lines in column for line in lines]
    return [_row_line(row, depth) for row in rows]


def _without_empty_columns(rows: list[dict[int, list[Line]]]) -> list[list[list[Line]]]:
    """The cells of each row that has any, without the columns that only keep others apart."""
    columns = sorted({column for row in rows for column, lines in row.items() if lines})
    return [[row.get(column, []) for column in columns] for row in rows if any(row.values())]


def _is_data(rows: list[list[list[Line]]]) -> bool:
    """False for what lays out a page: cells that hold tables, quotes, or more than a few lines of text."""
    for row in rows:
        for lines in row:
            if len(lines) > 8 or sum(len(line.text) for line in lines) > MAX_CELL:
                return False
            if any("\t" in line.text or line.depth != lines[0].depth or line.signature for line in lines):
                return False
    return True


def _is_side_by_side(shape: list[list[int]]) -> bool:
    """True for blocks of lines next to each other, such as the addresses of shipper and consignee."""
    labels_only = all(row[0] <= 1 for row in shape)
    return len(shape) <= 3 and max(map(max, shape)) > 3 and not labels_only


def _row_line(row: list[list[Line]], depth: int) -> Line:
    return Line("\t".join(_cell_text(lines) for lines in row).rstrip("\t"), depth)


def _cell_text(lines: list[Line]) -> str:
    text = ""
    for line in lines:
        if text and line.text:
            text += " " if _ENDS_OPEN.search(text) or _GOES_ON.match(line.text) else ", "
        text += line.text
    return text


def without_blank_edges(lines: list[Line]) -> list[Line]:
    start, end = 0, len(lines)
    while start < end and not lines[start].text:
        start += 1
    while end > start and not lines[end - 1].text:
        end -= 1
    return lines[start:end]
