# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""One row of a lane table as a draft of a load: each cell read by what its column is headed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from ..lanes.find import lanes_of
from ..lanes.steps import steps_of
from ..loads.draft import Draft
from ..loads.fields import Fields, Value
from ..loads.values import settle
from ..places.find import find_mentions, place_in
from ..places.nicknames import CODES
from ..places.regions import REGIONS, region_parts
from ..reading import REFERENCE_ROLES, Evidence, Place
from ..text import Found, Scan
from .cell_values import READERS, with_unit
from .cells import Cell, Row, Table
from .item_rows import sizes_by_side

_DITTO = re.compile(r"[\"\u201d\u3003']{1,2}|-+|same|ditto|idem|\"\s*\"", re.IGNORECASE)
_SHORTEST_NUMBER = 3  # of a reference; shorter ones count the rows


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


def trucks_of(
    scan: Scan, tables: Sequence[Table], anchor: date | None, drafts: Sequence[Draft]
) -> list[Draft]:
    """The rows that are a truck each, on the one lane that the text beside the tables tells of."""
    if len(drafts) != 1 or not drafts[0].has_lane:
        return []
    rows = [row for table in tables if table.items for row in _a_truck_each(table)]
    trucks = [_row_draft(scan, row, anchor) for row in rows]
    for truck in trucks:
        truck.origin, truck.destination, truck.stops = (
            drafts[0].origin,
            drafts[0].destination,
            drafts[0].stops,
        )
        truck.places = dict(drafts[0].places)
    return trucks


def _a_truck_each(table: Table) -> list[Row]:
    """The rows of a table without places, if they are told apart by their days or their trailers."""
    for name in ("pickup_date", "equipment"):
        rows = [row for row in table.rows if name in row.cells]
        if len(rows) > 1 and len({row.cells[name].text for row in rows}) > 1:
            return rows
    return []


def _fill_blank_ends(draft: Draft, row: Row, above: Draft) -> None:
    for end in ("origin", "destination"):
        named = [cell.text for name, cell in row.cells.items() if name.startswith((end, "lane"))]
        if not getattr(draft, end) and all(_DITTO.fullmatch(text) for text in named):
            setattr(draft, end, getattr(above, end))
            draft.places[end] = above.places.get(end, ())


def _row_draft(scan: Scan, row: Row, anchor: date | None) -> Draft:
    draft = Draft(is_row=True)
    _ends(draft, scan, row)
    values = sizes_by_side(scan, row)
    for name, cell in row.cells.items():
        reader = READERS.get(name)
        if reader:
            inner = Scan(scan.index, scan.kind, with_unit(row, name))
            values += [_value(scan, cell, found) for found in reader(inner, anchor)]
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


def _references(fields: Fields, scan: Scan, row: Row) -> None:
    """The numbers in columns of references, beside those that other columns tell by their role."""
    found = {role: _numbers(row.cells[role].text) for role in REFERENCE_ROLES if role in row.cells}
    if any(found.values()):
        told = fields.values.get("references", {})
        evidence = [_evidence(scan, row.cells[role]) for role in REFERENCE_ROLES if role in row.cells]
        joined = {role: (*told.get(role, ()), *found.get(role, ())) for role in REFERENCE_ROLES}
        fields.put("references", joined, evidence)


def _numbers(text: str) -> tuple[str, ...]:
    parts = re.split(r"[ ]*[,/&;][ ]*|[ ]+", text)
    return tuple(part for part in parts if len(part) >= _SHORTEST_NUMBER and any(map(str.isdigit, part)))
