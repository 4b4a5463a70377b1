# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""One row of a lane table as a draft of a load: each cell read by what its column is headed."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from .cells import Cell, Row, Table
from .draft import Draft
from .fields import Fields, Value
from .grammar import accessorials, dates, dimensions, equipment, hazmat, mode, temperature, units, weight
from .grammar.commodity import CERTAIN, Commodity
from .grammar.day_roles import Day, Role
from .grammar.freight_class import CLASSES
from .grammar.pounds import POUNDS_A_KILO, Weight
from .lanes import lanes_of
from .nicknames import CODES
from .places import find_mentions, place_in
from .reading import REFERENCE_ROLES, Evidence, Place
from .regions import REGIONS, region_parts
from .rules import THOUSANDS_BELOW
from .steps import steps_of
from .text import Found, Scan
from .values import settle

_NUMBER = re.compile(r"(?<![\d.])\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_NOTHING = re.compile(r"^(?:n/?a|none|no|n|tbd|-+|\?+|x?)$")
_DITTO = re.compile(r"[\"\u201d\u3003']{1,2}|-+|same|ditto|idem|\"\s*\"", re.IGNORECASE)
_REFERENCES = {"po": "po", "bol": "bol", "pro": "pro", "pickup": "pickup", "customer": "customer"}


def row_drafts(scan: Scan, table: Table, anchor: date | None) -> list[Draft]:
    """The loads of a table's rows that name an end; an end left blank is the one of the row above."""
    drafts: list[Draft] = []
    for row in table.rows:
        draft = _row_draft(scan, row, anchor)
        if not (draft.origin or draft.destination):
            continue
        if drafts:
            _fill_blank_ends(draft, row, drafts[-1])
        drafts.append(draft)
    return drafts


def _fill_blank_ends(draft: Draft, row: Row, above: Draft) -> None:
    for end in ("origin", "destination"):
        named = [cell.text for name, cell in row.cells.items() if name.startswith((end, "lane"))]
        if not getattr(draft, end) and all(_DITTO.fullmatch(text) for text in named):
            setattr(draft, end, getattr(above, end))
            draft.places[end] = above.places.get(end, ())


def _row_draft(scan: Scan, row: Row, anchor: date | None) -> Draft:
    draft = Draft(is_row=True)
    _ends(draft, scan, row)
    values: list[Value] = []
    for name, cell in row.cells.items():
        reader = _CELLS.get(name)
        if reader:
            values += [
                _value(scan, cell, found) for found in reader(Scan(scan.index, scan.kind, cell.text), anchor)
            ]
    draft.fields = settle(values)
    _references(draft.fields, scan, row)
    return draft


def _value(scan: Scan, cell: Cell, found: Found) -> Value:
    return Value(found.kind, found.value, _evidence(scan, cell), line=scan.line_of(cell.start))


def _evidence(scan: Scan, cell: Cell) -> Evidence:
    return Evidence(scan.index, cell.start, cell.end, cell.text)


def _ends(draft: Draft, scan: Scan, row: Row) -> None:
    if "lane" in row.cells:
        _lane_cell(draft, scan, row.cells["lane"])
    for end in ("origin", "destination"):
        cells = [
            row.cells[name]
            for name in (end, f"{end}_city", f"{end}_state", f"{end}_zip")
            if name in row.cells
        ]
        place = _place(row, end)
        if place:
            setattr(draft, end, place)
            draft.places[end] = tuple(_evidence(scan, cell) for cell in cells)
    stop = place_in(row.cells["stop"].text) if "stop" in row.cells else None
    if stop:
        draft.stops = (stop,)
        draft.places["stops"] = (_evidence(scan, row.cells["stop"]),)


def _lane_cell(draft: Draft, scan: Scan, cell: Cell) -> None:
    inner = Scan(0, "new", cell.text)
    lanes = lanes_of(inner, steps_of(inner, find_mentions(inner)))
    if lanes and lanes[0].origin and lanes[0].destination:
        draft.origin, draft.destination = lanes[0].origin.place, lanes[0].destination.place
        draft.stops = tuple(stop.place for stop in lanes[0].stops)
        draft.places = {"origin": (_evidence(scan, cell),), "destination": (_evidence(scan, cell),)}


def _place(row: Row, end: str) -> Place | None:
    """The place of one end from its one cell, or from the cells for city, state and postal code."""
    parts = [
        row.cells[name].text for name in (f"{end}_city", f"{end}_state", f"{end}_zip") if name in row.cells
    ]
    whole = row.cells[end].text if end in row.cells else ""
    for text in (", ".join([whole, *parts]) if whole and parts else "", whole, _city_state_zip(row, end)):
        place = place_in(text) if text else None
        if place:
            return place
    return _coded(whole or " ".join(parts)) or _named_only(row, end)


def _city_state_zip(row: Row, end: str) -> str:
    city, state, code = (
        row.cells[name].text if name in row.cells else ""
        for name in (f"{end}_city", f"{end}_state", f"{end}_zip")
    )
    return f"{city}, {state} {code}".strip(" ,") if city or state or code else ""


def _coded(text: str) -> Place | None:
    """A cell that is nothing but an airport's or railway's code."""
    known = CODES.get(text.strip().lower())
    if not known:
        return None
    country, state = region_parts(known[1])
    return Place(known[0], state, None, country)


def _named_only(row: Row, end: str) -> Place | None:
    """A town that the index lacks, beside a state of its own column."""
    city, state = row.cells.get(f"{end}_city"), row.cells.get(f"{end}_state")
    regions = REGIONS.get(state.text.strip().lower(), ()) if state else ()
    if not city or not regions:
        return None
    country, shown = region_parts(regions[0])
    code = row.cells.get(f"{end}_zip")
    return Place(city.text.strip(), shown, code.text.strip() if code else None, country)


def _weight_cell(scan: Scan, _anchor: date | None, kilos: bool = False) -> list[Found]:
    if not kilos and re.search(r"[a-z#]", scan.text):
        return weight.find(scan)
    match = _NUMBER.search(scan.text)
    if not match:
        return []
    pounds = float(match.group().replace(",", ""))
    if pounds < THOUSANDS_BELOW and not kilos:
        pounds *= 1000
    value = Weight(round(pounds * (POUNDS_A_KILO if kilos else 1), 2))
    return [Found("weight", value, match.start(), match.end())] if pounds else []


def _kilos_cell(scan: Scan, anchor: date | None) -> list[Found]:
    return _weight_cell(scan, anchor, kilos=True)


def _units_cell(scan: Scan, _anchor: date | None) -> list[Found]:
    found = units.find(scan)
    match = _NUMBER.search(scan.text)
    if found or not match or "," in match.group() or "." in match.group():
        return found
    return [Found("units", units.Units(int(match.group()), "pallet", 1), match.start(), match.end())]


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
    ]


def _dimensions_cell(scan: Scan, _anchor: date | None) -> list[Found]:
    return dimensions.find(scan) or dimensions.find(Scan(0, "new", f"dims {scan.original}"))


_CELLS: dict[str, Callable[[Scan, date | None], list[Found]]] = {
    "equipment": _equipment_cell,
    "mode": _mode_cell,
    "weight": _weight_cell,
    "weight_kg": _kilos_cell,
    "units": _units_cell,
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
}


def _references(fields: Fields, scan: Scan, row: Row) -> None:
    found = {
        role: tuple(
            number
            for number in re.split(r"[ ]*[,/&;][ ]*|[ ]+", row.cells[name].text)
            if any(c.isdigit() for c in number)
        )
        for name, role in _REFERENCES.items()
        if name in row.cells
    }
    if any(found.values()):
        evidence = [_evidence(scan, row.cells[name]) for name in _REFERENCES if name in row.cells]
        fields.put("references", {role: found.get(role, ()) for role in REFERENCE_ROLES}, evidence)
