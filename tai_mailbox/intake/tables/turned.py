# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Tables on their side: what is elsewhere the head of a column stands at the head of a row."""

from __future__ import annotations

from ..places.find import place_in
from ..text import Scan
from .cells import Cell, Row, Table, cells_of
from .column_heads import column_named
from .columns import PICKUP_ONLY, is_end

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


def turned(
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
        cells = cells_of(scan, number, separator)
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


_LEAST_LABELS = 3


def sideways(scan: Scan, number: int) -> tuple[Table, int] | None:
    """A table with a row for origin, destination, weight... and a column for each load.

    The table, and the number of the line below it; None if none begins here.
    """
    for separator in ("\t", "|"):
        if separator in scan.line(number):
            found = _labelled_rows(scan, number, separator)
            ends = {name.split("_")[0] for name, _cells in found if is_end(name)}
            if len(found) >= _LEAST_LABELS and ("lane" in ends or {"origin", "destination"} <= ends):
                return _one_load_a_column(scan, number, found), number + len(found)
    return None


def _labelled_rows(scan: Scan, number: int, separator: str) -> list[tuple[str, list[Cell]]]:
    """(what its first cell names, its other cells) of each row from this line on."""
    found: list[tuple[str, list[Cell]]] = []
    while number + len(found) < len(scan.starts):
        cells = cells_of(scan, number + len(found), separator)
        if len(cells) < 3 or (found and len(cells) != len(found[0][1]) + 1):
            break
        label, *others = cells
        name = _row_named(scan.text[label.start : label.end].strip(" *_:"))
        if not name and len(found) < 2 or column_named(others[0].text.lower()):
            break
        if is_end(name) and not all(place_in(cell.text) for cell in others if cell.text):
            break
        found.append((name, others))
    return found


def _row_named(label: str) -> str:
    """What a row's label names; "Pick-up" alone is the place, as its day has a row of its own."""
    name = column_named(label)
    return "origin" if name == "pickup_date" and PICKUP_ONLY.fullmatch(label) else name


def _one_load_a_column(scan: Scan, number: int, found: list[tuple[str, list[Cell]]]) -> Table:
    start, end = scan.starts[number], scan.line_span(number + len(found) - 1)[1]
    rows = [Row(start, end) for _cell in found[0][1]]
    for name, cells in found:
        for row, cell in zip(rows, cells, strict=False):
            if name and cell.text:
                row.cells.setdefault(name, cell)
    return Table(start, end, [row for row in rows if row.cells])
