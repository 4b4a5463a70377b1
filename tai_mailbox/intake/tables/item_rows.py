# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""A packing list: the rows of a table as the parts of one load."""

from __future__ import annotations

import re

from ..grammar import dimensions
from ..grammar.commodity import CERTAIN, Commodity
from ..grammar.freight_class import CLASSES
from ..grammar.pounds import POUNDS, POUNDS_A_KILO, UNIT, Weight, unit_named
from ..grammar.units import Units, type_named
from ..loads.fields import Value
from ..reading import Evidence
from ..text import Scan
from .cells import Cell, Row, Table

_NUMBER = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_TOTAL = re.compile(r"\b(?:grand )?totals?\b", re.IGNORECASE)


def item_values(scan: Scan, table: Table) -> list[Value]:
    """Counts, weight, sizes, class and commodity of a packing list; its row of totals is not an item."""
    items = [row for row in table.rows if not _is_total(scan, row)]
    values = [
        value for row in items for value in (*_sizes(scan, row), *_class(scan, row), *_commodity(scan, row))
    ]
    return [*values, *_count(scan, items), *_weight(scan, items)]


def _is_total(scan: Scan, row: Row) -> bool:
    return bool(_TOTAL.search(scan.original[row.start : row.end]))


def _number(row: Row, name: str) -> float | None:
    match = _NUMBER.search(row.cells[name].text) if name in row.cells else None
    return float(match.group().replace(",", "")) if match else None


def _value(scan: Scan, kind: str, value: object, cell: Cell) -> Value:
    return Value(
        kind, value, Evidence(scan.index, cell.start, cell.end, cell.text), line=scan.line_of(cell.start)
    )


def sizes_by_side(scan: Scan, row: Row) -> list[Value]:
    """The size of which each side has a column of its own."""
    sides = [row.cells[name].text for name in ("length", "width", "height") if name in row.cells]
    found = dimensions.find(Scan(0, "new", " x ".join(sides))) if len(sides) == 3 else []
    return [_value(scan, "dimensions", item.value, row.cells["length"]) for item in found[:1]]


def _sizes(scan: Scan, row: Row) -> list[Value]:
    by_side = sizes_by_side(scan, row)
    if by_side or "dimensions" not in row.cells:
        return by_side
    cell = row.cells["dimensions"]
    found = dimensions.find(Scan(0, "new", cell.text)) or dimensions.find(Scan(0, "new", f"dims {cell.text}"))
    return [_value(scan, "dimensions", item.value, cell) for item in found]


def _class(scan: Scan, row: Row) -> list[Value]:
    cell = row.cells.get("freight_class")
    match = _NUMBER.search(cell.text) if cell else None
    if not cell or not match or match.group() not in CLASSES:
        return []
    return [_value(scan, "freight_class", match.group(), cell)]


def _commodity(scan: Scan, row: Row) -> list[Value]:
    cell = row.cells.get("commodity")
    if not cell or not re.search("[A-Za-z]{3}", cell.text):
        return []
    return [_value(scan, "commodity", Commodity(" ".join(cell.text.split()), CERTAIN), cell)]


def _count(scan: Scan, items: list[Row]) -> list[Value]:
    numbered = [row.cells["unit_number"] for row in items if "unit_number" in row.cells]
    if numbered and len(numbered) == len(items) and _are_numbers(numbered):
        return [_value(scan, "units", Units(len(items), "pallet", 1, total=True), numbered[0])]
    counted = [(row, name) for row in items for name in ("units", "unit_number") if _number(row, name)]
    if not counted:
        return []
    row, name = counted[0]
    kind, tier = type_named(row.cells["type"].text if "type" in row.cells else row.cells[name].text)
    total = sum(int(_number(row, other) or 0) for row, other in counted if other == name)
    return [_value(scan, "units", Units(total, kind, tier, total=True), row.cells[name])]


def _are_numbers(cells: list[Cell]) -> bool:
    """Whether they tell one pallet from the other, as "1, 2, 3" or "A, B, C" do."""
    texts = [cell.text.strip(" #.") for cell in cells]
    in_turn = [str(at) for at in range(1, len(texts) + 1)]
    return texts == in_turn or len(set(texts)) == len(texts) and not any(text.isdigit() for text in texts)


def _pounds_a_unit(row: Row) -> float:
    """Of what a column beside the weights names: kilos, tons, or else pounds."""
    named = re.match(UNIT, row.cells["weight_unit"].text.lower()) if "weight_unit" in row.cells else None
    return POUNDS[unit_named(named.groupdict()) or "lb"] if named else 1.0


def _weight(scan: Scan, items: list[Row]) -> list[Value]:
    pounds, cells = 0.0, []
    for row in items:
        told = (("weight", _pounds_a_unit(row)), ("weight_kg", POUNDS_A_KILO))
        of_each = ("each_weight", _number(row, "units") or 1.0)
        for name, factor in (*told, of_each):
            figure = _number(row, name)
            if figure:  # one fact, in however many columns
                pounds += figure * factor
                cells.append(row.cells[name])
                break
    return [_value(scan, "weight", Weight(round(pounds, 2), total=True), cells[0])] if cells else []
