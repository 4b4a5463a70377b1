# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What one segment says of freight: its lanes, each with its own words, and the values in them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from .bounds import PARAGRAPH, lane_bounds
from .cells import Table
from .corrections import without_taken_back
from .draft import Draft
from .grammar import (
    accessorials,
    commodity,
    dates,
    dimensions,
    equipment,
    freight_class,
    hazmat,
    mode,
    references,
    temperature,
    units,
    weight,
)
from .item_rows import item_values
from .lanes import Lane, lanes_of
from .marks import Step
from .mention import Mention
from .places import find_mentions
from .reading import Evidence, Place, Segment
from .repeated import one_a_truck
from .rules import MAX_LOADS, MAX_MENTIONS
from .steps import steps_of, with_complement, without_words
from .table_rows import row_drafts
from .tables import find_tables
from .text import Found, Scan
from .values import Fields, Value, settle

_HEADER_LINE = re.compile(
    r"^[ >*]*(?:from|sent|date|to|cc|subject|de|para|enviado(?: el)?|asunto|fecha"
    r"|importance|reply-to|received)[ ]?:",
    re.MULTILINE,
)
_HEADER_SIGN = re.compile(r"^[ >*]*(?:sent|subject|enviado(?: el)?|asunto)[ ]?:", re.MULTILINE)
_TIMES = re.compile(
    r"(?<![\d:])\d{1,2}:\d{2}(?:[ ]?[ap]\.?m\.?)?(?![\d:])"
    r"|(?<![\d/$,.])\b[012]\d[0-5]\d[ ]?-[ ]?[012]\d[0-5]\d\b|\b\d{1,2}[ ]?(?:am|pm)\b"
)
# A sentence that speaks of all loads: "Both are 50,000 lbs."
_COMMON = re.compile(
    r"(?:^|(?<=[.!?\n*-])|(?<=[.!?*-] ))[ ]*(?:both|all(?: (?:of|loads?|lanes|are"
    r"|three|four|of them|shipments?|the|freight|trucks|vans|reefers))?|each|every"
    r"|todas?|ambas?)\b[^.\n]{0,200}",
    re.MULTILINE,
)


@dataclass(slots=True)
class SegmentFreight:
    """All that one segment says: drafts of loads, and values that no lane stands beside."""

    scan: Scan
    drafts: list[Draft]
    loose: Fields
    spare: tuple[Place, ...] = ()  # places that nothing makes an end of a lane, where there is no lane


def read_segment(index: int, segment: Segment, anchor: date | None) -> SegmentFreight:
    """The drafts of one segment; dates are counted from `anchor`."""
    scan = Scan(index, segment.kind, segment.text)
    _blank_mail_headers(scan)
    tables = find_tables(scan)
    shared_scan = _without_tables(scan, tables)
    mentions = find_mentions(shared_scan)[:MAX_MENTIONS]
    steps = with_complement(shared_scan, mentions, steps_of(shared_scan, mentions))
    if not steps and not any(table.rows for table in tables if not table.items):
        steps = without_words(shared_scan, mentions)
    found = _grammars(shared_scan, anchor, mentions, steps)
    lanes = lanes_of(shared_scan, steps)[:MAX_LOADS]
    values = [_value(shared_scan, item, steps) for item in found]
    values = _with_days_of_ends(without_taken_back(shared_scan, values), steps)
    values += [value for table in tables if table.items for value in item_values(scan, table)]
    drafts, loose = _drafts(shared_scan, lanes, values)
    drafts = one_a_truck(shared_scan, drafts, values)
    rows = [row for table in tables if not table.items for row in row_drafts(scan, table, anchor)]
    spare = [mention.place for mention in mentions if mention.sure] if not steps else []
    return replace(_joined(scan, drafts, rows, loose), spare=tuple(spare))


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
    for end in ("origin", "destination"):
        if not getattr(row, end) and getattr(half, end):
            setattr(row, end, getattr(half, end))
            row.places[end] = half.places[end]


def _blank_mail_headers(scan: Scan) -> None:
    """Take the From, Sent, To lines of a forwarded mail out of sight: they tell of no freight."""
    if not _HEADER_SIGN.search(scan.text):
        return
    number = 0
    while number < len(scan.starts):
        block = _header_block(scan, number)
        if len(block) >= 3 and any(_HEADER_SIGN.match(scan.line(line)) for line in block):
            scan.blank(Found("header", None, *scan.line_span(line)) for line in block)
        number = max(number, block[-1] if block else number) + 1


def _header_block(scan: Scan, number: int) -> list[int]:
    block: list[int] = []
    while number < len(scan.starts) and _HEADER_LINE.match(scan.line(number)):
        block.append(number)
        number += 1
    return block


def _without_tables(scan: Scan, tables: Sequence[Table]) -> Scan:
    if not tables:
        return scan
    other = Scan(scan.index, scan.kind, scan.original)
    other.text = scan.text
    other.blank(Found("table", None, table.start, table.end) for table in tables)
    other.text = "".join("\n" if scan.text[at] == "\n" else char for at, char in enumerate(other.text))
    return other


def _grammars(
    scan: Scan, anchor: date | None, mentions: Sequence[Mention], steps: Sequence[Step]
) -> list[Found]:
    """Every grammar in turn; each blanks what it understood, so that no figure is read twice."""
    found: list[Found] = []

    def take(items: Iterable[Found], blank: bool = True) -> None:
        items = list(items)
        found.extend(items)
        if blank and items:
            scan.blank(items)

    lane_text = scan.text
    take(references.find(scan))
    ends = {step.mention.start for step in steps}
    places = [
        mention for mention in mentions if mention.start in ends or mention.strength not in ("code", "zip")
    ]
    scan.blank(Found("place", None, mention.start, mention.end) for mention in places)
    take(dates.find(scan, anchor))
    scan.blank(Found("time", None, m.start(), m.end()) for m in _TIMES.finditer(scan.text))
    take(hazmat.find(scan))
    take(units.find(scan), blank=False)
    take(dimensions.find(scan))
    take(freight_class.find(scan))
    take(weight.find(scan))
    scan.blank(item for item in found if item.kind == "units")
    take(temperature.find(scan))
    services = accessorials.find(scan)
    take(item for item in equipment.find(scan) if not _is_liftgate(item, services))
    take(mode.find(scan))
    take(services)
    take(commodity.find(scan))
    scan.text = lane_text
    return sorted(found, key=lambda item: item.start)


def _is_liftgate(item: Found, services: Sequence[Found]) -> bool:
    """Whether a trailer's word is part of a service's: "plataforma hidráulica"."""
    gates = (service for service in services if service.value[0] == "liftgate")
    return any(gate.start <= item.start and item.end <= gate.end for gate in gates)


def _value(scan: Scan, item: Found, steps: Sequence[Step]) -> Value:
    evidence = Evidence(scan.index, item.start, item.end, scan.original[item.start : item.end])
    return Value(item.kind, item.value, evidence, _section(scan, item, steps), scan.line_of(item.start))


def _section(scan: Scan, item: Found, steps: Sequence[Step]) -> str:
    """The end of the lane that this is said of: the block it stands in, or the place right behind it."""
    if item.kind == "accessorial":
        at = bisect_left(steps, item.end, key=lambda step: step.mention.start)
        following = steps[at] if at < len(steps) else None
        if following and re.fullmatch(
            r"[ ,]{0,2}(?:in|at|en)?[ ]", scan.text[item.end : following.mention.start]
        ):
            return following.role
    before = steps[: bisect_right(steps, item.start, key=lambda step: step.mention.end)]
    if not before:
        return ""
    between = scan.text[before[-1].mention.end : item.start]
    if item.kind == "date" and between in (" ", ", ") and _dated_origin(scan, before):
        return before[-1].role
    if not before[-1].strong:
        return ""
    if PARAGRAPH.search(between) or between.count("\n") > 4:
        return ""
    return before[-1].role if item.kind != "date" or _only_dated(scan, item, between) else ""


_BEGINS_WITH_DATE = re.compile(r"[, ]{1,2}(?:on )?(?:mon|tue|wed|thu|fri|sat|sun|today|tom|\d{1,2}/)")


def _dated_origin(scan: Scan, before: Sequence[Step]) -> bool:
    """Whether a date stands right behind the place of pickup too: "Yuma Friday to Bellevue Monday"."""
    origins = [step.mention for step in before if step.role == "origin"]
    return bool(origins) and bool(_BEGINS_WITH_DATE.match(scan.text, origins[-1].end))


def _with_days_of_ends(values: list[Value], steps: Sequence[Step]) -> list[Value]:
    """Two days without a word, one beside each end: "Reno Friday, Boise Monday"."""
    days = [value for value in values if value.kind == "date" and not value.value.role]
    if len(days) != 2 or [step.role for step in steps] != ["origin", "destination"]:
        return values
    order = sorted(
        [*((step.mention.start, "place") for step in steps), *((day.evidence.start, "day") for day in days)]
    )
    if [kind for _at, kind in order] not in (["place", "day"] * 2, ["day", "place"] * 2):
        return values
    roles = {id(days[0]): "pickup", id(days[1]): "delivery"}
    return [
        replace(value, value=replace(value.value, role=roles[id(value)])) if id(value) in roles else value
        for value in values
    ]


_DATE_LINE = re.compile(
    r"\b(?:am|pm|appt\w*|appointment|fcfs|hrs?|hours|at|by|on|between|window|open|from"
    r"|to|noon|date|time|mon|tue|wed|thu|fri|sat|sun|\w+day|ready|arrival|strict|firm"
    r"|first|come|serve[d]?|the|and|or)\b"
)


def _only_dated(scan: Scan, item: Found, between: str) -> bool:
    """Whether a date stands on its place's own line, or on a line below that holds nothing but the time."""
    if "\n" not in between:
        return True
    start, end = scan.line_span(scan.line_of(item.start))
    rest = _DATE_LINE.sub("", scan.text[start : item.start] + scan.text[item.end : end])
    return not re.search("[a-z]{2}", rest)


def _drafts(scan: Scan, lanes: list[Lane], values: list[Value]) -> tuple[list[Draft], Fields]:
    """One draft a lane with the values of its own words; the rest is shared by all."""
    if not lanes:
        return [], settle(values)
    if len(lanes) == 1:
        return [_draft(scan, lanes[0], settle(values))], Fields()
    bounds = lane_bounds(scan, lanes)
    owned: list[list[Value]] = [[] for _lane in lanes]
    rest: list[Value] = []
    common = [match.span() for match in _COMMON.finditer(scan.text)]
    for value in values:
        if any(start <= value.evidence.start < end for start, end in common):
            rest.append(value)
            continue
        at = bisect_right([start for start, _end in bounds], value.evidence.start) - 1
        if at >= 0 and value.evidence.start < bounds[at][1]:
            owned[at].append(value)
        else:
            rest.append(value)
    if not any(owned[:-1]):
        rest, owned[-1] = sorted([*rest, *owned[-1]], key=lambda value: value.evidence.start), []
    shared = settle(rest)
    drafts = [_draft(scan, lane, settle(own)) for lane, own in zip(lanes, owned, strict=True)]
    for draft in drafts:
        draft.shared = shared
    return drafts, shared


def _draft(scan: Scan, lane: Lane, fields: Fields) -> Draft:
    def seen(*mentions: Mention | None) -> tuple[Evidence, ...]:
        return tuple(
            Evidence(scan.index, m.start, m.end, scan.original[m.start : m.end]) for m in mentions if m
        )

    places = {"origin": seen(lane.origin), "destination": seen(lane.destination), "stops": seen(*lane.stops)}
    return Draft(
        lane.origin.place if lane.origin else None,
        lane.destination.place if lane.destination else None,
        tuple(stop.place for stop in lane.stops),
        fields,
        places={name: evidence for name, evidence in places.items() if evidence},
    )
