# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What one segment says of freight: its lanes, each with its own words, and the values in them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import cast

from ..beginnings import Expression
from ..grammar import (
    accessorials,
    commodity,
    dates,
    dimensions,
    equipment,
    figures,
    freight_class,
    hazmat,
    mode,
    references,
    temperature,
    units,
    weight,
)
from ..grammar.numbers import COUNTED
from ..lanes.ends_implied import surely_named, with_complement, without_words
from ..lanes.ends_left import with_ends_left
from ..lanes.find import lanes_of
from ..lanes.lane_words import drafts_of
from ..lanes.marks import Role, Step
from ..lanes.sections import section_of, with_days_of_ends
from ..lanes.sequences import one_a_line
from ..lanes.steps import steps_of
from ..learnt import days, ends
from ..places.find import find_mentions
from ..places.mention import Mention, merged_place, same_place
from ..reading import Evidence, Place, Segment
from ..rules import MAX_LOADS, MAX_MENTIONS
from ..tables.cells import Table
from ..tables.find import find_tables
from ..tables.item_rows import item_values
from ..tables.rows import row_drafts, trucks_of
from ..text import Found, Scan
from .corrections import without_taken_back
from .draft import Draft
from .fields import Fields, Value
from .mail_headers import blank_mail_headers
from .repeated import one_a_truck

_TIMES = Expression(
    r"(?<![\d:])\d{1,2}:\d{2}(?:[ ]?[ap]\.?m\.?)?(?![\d:])"
    r"|(?<![\d/$,.])\b[012]\d[0-5]\d[ ]?-[ ]?[012]\d[0-5]\d\b|\b\d{1,2}[ ]?(?:am|pm)\b"
)


@dataclass(slots=True)
class SegmentFreight:
    """All that one segment says: drafts of loads, and values that no lane stands beside."""

    scan: Scan
    drafts: list[Draft]
    loose: Fields
    spare: tuple[Place, ...] = ()  # places that nothing makes an end of a lane, where there is no lane


def read_segment(
    index: int,
    segment: Segment,
    anchor: date | None,
    subject: frozenset[str] = frozenset(),
    half: Draft | None = None,
) -> SegmentFreight:
    """The drafts of one segment; dates are counted from `anchor`, `subject` are the stems of the subject.

    `half` is the one end that the subject tells of, where it does.
    """
    scan = Scan(index, segment.kind, segment.text, subject=subject)
    blank_mail_headers(scan)
    tables = find_tables(scan)
    shared_scan = _without_tables(scan, tables)
    mentions = find_mentions(shared_scan)[:MAX_MENTIONS]
    rows = [row for table in tables if not table.items for row in row_drafts(scan, table, anchor)]
    steps = _steps(shared_scan, mentions, rows, half)
    values = _values(shared_scan, anchor, mentions, steps)
    values += [value for table in tables if table.items for value in item_values(scan, table)]
    drafts, loose = drafts_of(shared_scan, lanes_of(shared_scan, steps)[:MAX_LOADS], values)
    _complete(drafts, half, mentions)
    rows = rows or trucks_of(scan, tables, anchor, drafts)
    drafts = one_a_truck(shared_scan, drafts, values)
    spare = [one.place for one in mentions if surely_named(shared_scan, one)] if not steps else []
    return replace(_joined(scan, drafts, rows, loose), spare=tuple(spare))


def _steps(scan: Scan, mentions: Sequence[Mention], rows: Sequence[Draft], half: Draft | None) -> list[Step]:
    """The ends that the text around the rows of tables tells of: by its words, or else by what is left."""
    steps = with_complement(scan, mentions, steps_of(scan, mentions))
    if rows:
        return steps or _end_of_all(scan, mentions, rows)
    if not steps and half and (others := _other_ends(scan, mentions, half)):
        return others
    return ends.judged(scan, mentions, with_ends_left(scan, mentions, steps or without_words(scan, mentions)))


def _other_ends(scan: Scan, mentions: Sequence[Mention], half: Draft) -> list[Step]:
    """ "Outbound from Winder, GA" in the subject: each place of the list below is where it goes."""
    end, role = (half.origin, "destination") if half.origin else (half.destination, "origin")
    others = [one for one in mentions if surely_named(scan, one) and end and not same_place(one.place, end)]
    others = others if one_a_line(scan, others) else []
    return [Step(mention, cast(Role, role)) for mention in others[:MAX_LOADS]]


def _complete(drafts: Sequence[Draft], half: Draft | None, mentions: Sequence[Mention]) -> None:
    """The end of which the subject tells, for drafts that have but the other; as full as the text has it."""
    place = half and (half.origin or half.destination)
    if not half or not place:
        return
    end = "origin" if half.origin else "destination"
    same = [merged_place(one.place, place) for one in mentions if same_place(one.place, place)]
    for draft in drafts:
        if not draft.has_lane and (draft.origin or draft.destination) and not getattr(draft, end):
            setattr(draft, end, same[0] if same else place)
            draft.places[end] = half.places.get(end, ())


def _end_of_all(scan: Scan, mentions: Sequence[Mention], rows: Sequence[Draft]) -> list[Step]:
    """The only place around a table whose rows all lack the same end."""
    ends: tuple[Role, ...] = ("origin", "destination")
    lacking = [end for end in ends if not any(getattr(row, end) for row in rows)]
    spare = [mention for mention in mentions if surely_named(scan, mention)]
    return [Step(spare[0], lacking[0])] if len(lacking) == len(spare) == 1 else []


def _joined(scan: Scan, drafts: list[Draft], rows: list[Draft], loose: Fields) -> SegmentFreight:
    """Rows are the loads where there are any; what stands around them is shared."""
    if not rows:
        return SegmentFreight(scan, drafts, loose)
    shared = Fields()
    for source in [loose, *(fields for draft in drafts for fields in (draft.fields, draft.shared))]:
        shared.fill_from(source)
    half = [draft for draft in drafts if bool(draft.origin) != bool(draft.destination)]
    for row in rows[:MAX_LOADS]:
        row.shared = shared
        if len(half) == 1:
            _complete_row(row, half[0])
    return SegmentFreight(scan, rows[:MAX_LOADS], shared)


def _complete_row(row: Draft, half: Draft) -> None:
    """ "All from Rumford, ME:" above a table of destinations."""
    end, other = ("origin", "destination") if half.origin else ("destination", "origin")
    if getattr(row, end) and not getattr(row, other):  # its one place is where the others go, or come from
        setattr(row, other, getattr(row, end))
        setattr(row, end, None)
        row.places[other] = row.places.pop(end, ())
    for end in ("origin", "destination"):
        if not getattr(row, end) and getattr(half, end):
            setattr(row, end, getattr(half, end))
            row.places[end] = half.places[end]


def _without_tables(scan: Scan, tables: Sequence[Table]) -> Scan:
    if not tables:
        return scan
    other = Scan(scan.index, scan.kind, scan.original, subject=scan.subject)
    other.text = scan.text
    other.blank(Found("table", None, table.start, table.end) for table in tables)
    other.text = "".join("\n" if scan.text[at] == "\n" else char for at, char in enumerate(other.text))
    return other


def _values(
    scan: Scan, anchor: date | None, mentions: Sequence[Mention], steps: Sequence[Step]
) -> list[Value]:
    """What the grammars read and nothing takes back, each with the end of the lane that it is said of."""
    found = _grammars(scan, anchor, mentions, steps)
    values = without_taken_back(scan, [_value(scan, item, steps) for item in found])
    return with_days_of_ends(scan, values, steps)


def _grammars(
    scan: Scan, anchor: date | None, mentions: Sequence[Mention], steps: Sequence[Step]
) -> list[Found]:
    """Every grammar in turn; each blanks what it understood, so that no figure is read twice."""
    taken = _Taken(scan)
    lane_text = scan.text
    taken.add(references.find(scan))
    told = {step.mention.start for step in steps}
    places = [one for one in mentions if one.start in told or one.strength not in ("code", "zip")]
    scan.blank(Found("place", None, mention.start, mention.end) for mention in places)
    taken.add(days.judged(scan, dates.find(scan, anchor)))
    scan.blank(Found("time", None, m.start(), m.end()) for m in scan.finditer(_TIMES))
    taken.add(hazmat.find(scan))
    if COUNTED.search(scan.text):
        _take_measures(taken)
    taken.add(temperature.find(scan))
    _take_trailers_and_services(taken)
    taken.add(commodity.find(scan))
    scan.text = lane_text
    return sorted(taken.found, key=lambda item: item.start)


class _Taken:
    """What the grammars found of a text so far."""

    def __init__(self, scan: Scan) -> None:
        self.scan = scan
        self.found: list[Found] = []

    def add(self, items: Iterable[Found], blank: bool = True) -> None:
        items = list(items)
        self.found.extend(items)
        if blank and items:
            self.scan.blank(items)


def _take_measures(taken: _Taken) -> None:
    """What is counted, measured and weighed. Weights are told of units, so these are seen until then."""
    counted = units.find(taken.scan)
    taken.add(counted, blank=False)
    for grammar in (dimensions, freight_class, weight):
        taken.add(grammar.find(taken.scan))
    taken.add(figures.find(taken.scan), blank=False)
    taken.scan.blank(counted)


def _take_trailers_and_services(taken: _Taken) -> None:
    scan = taken.scan
    services = accessorials.find(scan)
    modes = mode.find(scan)
    trailers = [item for item in equipment.find(scan) if not _is_liftgate(item, services)]
    taken.add(trailers)
    taken.add(item for item in modes if mode.is_of_a_trailer(item) or not _overlaps(item, trailers))
    taken.add(services)


def _overlaps(item: Found, others: Sequence[Found]) -> bool:
    return any(item.start < other.end and other.start < item.end for other in others)


def _is_liftgate(item: Found, services: Sequence[Found]) -> bool:
    """Whether a trailer's word is part of a service's: "plataforma hidráulica"."""
    gates = (service for service in services if service.value[0] == "liftgate")
    return any(gate.start <= item.start and item.end <= gate.end for gate in gates)


def _value(scan: Scan, item: Found, steps: Sequence[Step]) -> Value:
    evidence = Evidence(scan.index, item.start, item.end, scan.original[item.start : item.end])
    return Value(item.kind, item.value, evidence, section_of(scan, item, steps), scan.line_of(item.start))
