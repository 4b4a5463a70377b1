# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Lane tables: a header row that names origin and destination, then one load a row.

Cells are parted by tabs (HTML tables, pasted spreadsheets, attachments), by pipes, by commas, or stand in
columns with two blanks or more between them.
"""

from __future__ import annotations

from ..text import Scan
from .cells import Cell, Row, Table, aligned, cells_of
from .columns import is_end, named_columns
from .turned import sideways, turned
from .unheaded import with_columns_by_content

_MOST_ROWS = 500
_LEAST = {"\t": 1, "|": 1, "  ": 1, ",": 3}  # of them in a header row: fewer commas are prose


def find_tables(scan: Scan) -> list[Table]:
    """The tables of a segment that say something of freight."""
    if not any(separator in scan.text for separator in _LEAST):
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
        return sideways(scan, number) or (None, number + 1)
    start, end = scan.line_span(number)
    on_its_side = turned(scan, number, header, separator)
    if on_its_side:
        return on_its_side
    header = with_columns_by_content(scan, number, header, separator)
    table = Table(start, end, items=not any(is_end(name) for name, _cell in header))
    number = _add_rows(scan, table, header, separator, number + 1)
    return (table if table.rows else None), number


def _add_rows(scan: Scan, table: Table, header: list[tuple[str, Cell]], separator: str, number: int) -> int:
    """Adds the rows from a line on, and returns the number of the line behind the last."""
    blanks = 0
    while number < len(scan.starts) and len(table.rows) < _MOST_ROWS:
        cells = cells_of(scan, number, separator)
        if not scan.line(number).strip(" \t|-+=_*"):
            blanks += 1
            if blanks > 2 or (blanks > 1 and separator != "\t"):
                break
        elif len(cells) < 2 or _header(scan, number)[0]:
            break
        else:
            blanks = 0
            _add_row(table, header, cells, separator, scan.line_span(number))
        number += 1
    return number


def _add_row(
    table: Table, header: list[tuple[str, Cell]], cells: list[Cell], separator: str, span: tuple[int, int]
) -> None:
    row = Row(*span)
    for name, cell in aligned(header, cells, separator, table.start, span[0]):
        is_told = any(map(str.isalpha, cell.text)) if name == "commodity" else bool(cell.text)
        if is_told and name not in row.cells:
            row.cells[name] = cell
    if row.cells:
        table.rows.append(row)
        table.end = span[1]


def _header(scan: Scan, number: int) -> tuple[list[tuple[str, Cell]], str]:
    """(columns, separator) of a header row, or ([], "")."""
    line = scan.line(number)
    for separator in ("\t", "|", "  ", ","):
        if line.count(separator) < _LEAST[separator]:
            continue
        cells = cells_of(scan, number, separator)
        names = named_columns([scan.text[cell.start : cell.end] for cell in cells])
        if names:
            return list(zip(names, cells, strict=True)), separator
    return [], ""
