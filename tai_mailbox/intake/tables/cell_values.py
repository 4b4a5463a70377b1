# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What a cell says, by what its column is headed."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from ..grammar import (
    accessorials,
    dates,
    dimensions,
    equipment,
    hazmat,
    mode,
    references,
    temperature,
    units,
    weight,
)
from ..grammar.commodity import CERTAIN, Commodity
from ..grammar.day_roles import Day, Role
from ..grammar.freight_class import CLASSES
from ..grammar.pounds import POUNDS_A_KILO, Weight
from ..rules import THOUSANDS_BELOW
from ..text import Found, Scan
from .cells import Row

_NUMBER = re.compile(r"(?<![\d.])\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_NOTHING = re.compile(r"^(?:n/?a|none|no|n|tbd|-+|\?+|x?)$")


def figure_of(match: re.Match[str]) -> float:
    return float(match.group().replace(",", ""))


def with_unit(row: Row, name: str) -> str:
    """The text of a cell, with the unit of a weight that stands in a column of its own behind it."""
    unit = row.cells["weight_unit"].text if name == "weight" and "weight_unit" in row.cells else ""
    return f"{row.cells[name].text} {unit}".rstrip()


def _weight_cell(scan: Scan, _anchor: date | None, kilos: bool = False) -> list[Found]:
    if not kilos and re.search(r"[a-z#]", scan.text):
        return weight.find(scan)
    match = _NUMBER.search(scan.text)
    if not match:
        return []
    pounds = figure_of(match)
    if pounds < THOUSANDS_BELOW and not kilos:
        pounds *= 1000
    value = Weight(round(pounds * (POUNDS_A_KILO if kilos else 1), 2))
    return [Found("weight", value, match.start(), match.end())] if pounds else []


def _each_cell(scan: Scan, anchor: date | None) -> list[Found]:
    """What one weighs: never in thousands."""
    match = _NUMBER.search(scan.text)
    if re.search(r"[a-z#]", scan.text):
        found = weight.find(scan)
    else:
        found = [Found("weight", Weight(figure_of(match)), *match.span())] if match else []
    return [replace(item, value=replace(item.value, each=True)) for item in found]


def _kilos_cell(scan: Scan, anchor: date | None) -> list[Found]:
    return _weight_cell(scan, anchor, kilos=True)


def _units_cell(scan: Scan, _anchor: date | None) -> list[Found]:
    found = units.find(scan)
    match = _NUMBER.search(scan.text)
    if found or not match or "." in match.group():
        return found
    count = int(match.group().replace(",", ""))
    return [Found("units", units.Units(count, "pallet", 1), match.start(), match.end())]


def _equipment_cell(scan: Scan, _anchor: date | None) -> list[Found]:
    name = equipment.cell(scan.text)
    found = [Found("equipment", name, 0, len(scan.text))] if name else []
    return found + temperature.find(scan) + mode.find(scan) + accessorials.find(scan)


def _mode_cell(scan: Scan, _anchor: date | None) -> list[Found]:
    name = {"f": "ftl", "full": "ftl", "p": "partial"}.get(scan.text.strip())
    return [Found("mode", name, 0, len(scan.text))] if name else mode.find(scan) + equipment.find(scan)


def _with_slashes(scan: Scan) -> Scan:
    """ "11-08" in a column of dates."""
    return Scan(0, "new", scan.original.replace("-", "/"))


def _date_cell(role: Role) -> Callable[[Scan, date | None], list[Found]]:
    def read(scan: Scan, anchor: date | None) -> list[Found]:
        found = (dates.find(scan, anchor) or dates.find(_with_slashes(scan), anchor))[:1]
        return [Found("date", Day(item.value.day, role), item.start, item.end) for item in found]

    return read


def _commodity_cell(scan: Scan, _anchor: date | None) -> list[Found]:
    if _NOTHING.match(scan.text.strip()) or not re.search("[a-z]{3}", scan.text):
        return []
    words = " ".join(scan.original.split())
    return [Found("commodity", Commodity(words, CERTAIN), 0, len(scan.text)), *hazmat.find(scan)]


def _class_cell(scan: Scan, _anchor: date | None) -> list[Found]:
    match = _NUMBER.search(scan.text)
    if not match or match.group() not in CLASSES:
        return []
    return [Found("freight_class", match.group(), match.start(), match.end())]


def _temperature_cell(scan: Scan, _anchor: date | None) -> list[Found]:
    found = temperature.find(scan)
    match = re.search(r"-?\d{1,3}(?:\.\d)?", scan.text)
    if found or not match:
        return found
    return [Found("temperature", float(match.group()), match.start(), match.end())]


def _celsius_cell(scan: Scan, anchor: date | None) -> list[Found]:
    match = re.search(r"-?\d{1,3}(?:\.\d)?", scan.text)
    return temperature.find(Scan(0, "new", f"{match.group()} c")) if match else []


def _hazmat_cell(scan: Scan, _anchor: date | None) -> list[Found]:
    text = scan.text.strip()
    if re.fullmatch(r"no?|none|non-?haz|n/a|-", text):
        return [Found("hazmat", False, 0, len(text))]
    if re.fullmatch(r"y(?:es)?|x|si", text):
        return [Found("hazmat", True, 0, len(text))]
    return hazmat.find(scan)


def _notes_cell(scan: Scan, anchor: date | None) -> list[Found]:
    return [
        *accessorials.find(scan),
        *temperature.find(scan),
        *hazmat.find(scan),
        *weight.find(scan),
        *units.find(scan),
        *dimensions.find(scan),
        *references.find(scan),
    ]


def _unnamed_cell(scan: Scan, _anchor: date | None) -> list[Found]:
    """ "PO 7001" tells its role itself."""
    return references.find(scan)


def _dimensions_cell(scan: Scan, _anchor: date | None) -> list[Found]:
    return dimensions.find(scan) or dimensions.find(Scan(0, "new", f"dims {scan.original}"))


READERS: dict[str, Callable[[Scan, date | None], list[Found]]] = {
    "equipment": _equipment_cell,
    "mode": _mode_cell,
    "weight": _weight_cell,
    "weight_kg": _kilos_cell,
    "each_weight": _each_cell,
    "units": _units_cell,
    "unit_number": _units_cell,
    "dimensions": _dimensions_cell,
    "pickup_date": _date_cell("pickup"),
    "delivery_date": _date_cell("delivery"),
    "commodity": _commodity_cell,
    "freight_class": _class_cell,
    "temperature": _temperature_cell,
    "temperature_c": _celsius_cell,
    "hazmat": _hazmat_cell,
    "un": _hazmat_cell,
    "notes": _notes_cell,
    "": _unnamed_cell,
}
