# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Which values belong to which lane of a text, and which to all of them."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_right
from collections.abc import Sequence

from ..loads.draft import Draft
from ..loads.fields import Fields, Value
from ..loads.values import settle
from ..places.mention import Mention
from ..reading import Evidence
from ..rules import HEAVY
from ..text import Scan
from .bounds import lane_bounds
from .lane import Lane

# A sentence that speaks of all loads: "Both are 50,000 lbs."
_COMMON = re.compile(
    r"(?:^|(?<=[.!?\n*-])|(?<=[.!?*-] ))[ ]*(?:both|all(?: (?:of|loads?|lanes|are"
    r"|three|four|of them|shipments?|the|freight|trucks|vans|reefers))?|each|every"
    r"|todas?|ambas?)\b[^.\n]{0,200}",
    re.MULTILINE,
)
_THE_SAME = re.compile(r"\b(?:same|also|likewise|ditto|as well|alternatively|option|igual|tambien)\b")
_THE_SAME_BUT = re.compile(
    r"\b(?:the same|just like it|identical|alike)\b[^.\n]{0,20}\b(?:except|but|only)\b"
)
_FIGURES = ("weight", "units")
_TOLD_ONCE = ("equipment", "mode", "date", "temperature")
_SENTENCE = re.compile(r"[.!?][ \n]+")
_OF_THE_LAST = re.compile(r"(?:it|its|it's|that|this|which|the (?:second|third|last|other|latter))\b")


def drafts_of(scan: Scan, lanes: list[Lane], values: list[Value]) -> tuple[list[Draft], Fields]:
    """One draft a lane with the values of its own words; the rest is shared by all."""
    if not lanes:
        return [], settle(values)
    if len(lanes) == 1:
        return [_draft(scan, lanes[0], settle(values))], Fields()
    owned, rest = _shared_out(scan, values, lane_bounds(scan, lanes))
    first = _told_before(lanes, owned, rest)
    if first:
        starts = [scan.starts[first.line], *(_next_line(scan, lane.end) for lane in lanes)]
        owned, rest = _shared_out(scan, values, list(itertools.pairwise(starts)))
    _give_up_what_all_share(scan, lanes, owned, rest)
    if not any(owned[:-1]):
        rest, owned[-1] = sorted([*rest, *owned[-1]], key=lambda value: value.evidence.start), []
    shared = settle(rest)
    drafts = [_draft(scan, lane, settle(own)) for lane, own in zip(lanes, owned, strict=True)]
    for draft in drafts:
        draft.shared = shared
    _lend_the_same(scan, lanes, drafts)
    return drafts, shared


def _give_up_what_all_share(
    scan: Scan, lanes: Sequence[Lane], owned: list[list[Value]], rest: list[Value]
) -> None:
    """ "... and one from C to D, 38,500 lbs. Vans, ready Tuesday.": a last sentence speaks of all lanes.

    It is one of its own behind the last lane, and tells what no other lane is told of. So does "48k each",
    wherever it stands.
    """
    for own in owned:
        _move(own, rest, [value for value in own if _is_of_each_truck(value, owned, rest)])
    end = _SENTENCE.search(scan.text, lanes[-1].end)
    if not end or _OF_THE_LAST.match(scan.text, end.end()):
        return
    for kind in _TOLD_ONCE:
        told = [value for value in owned[-1] if value.kind == kind]
        elsewhere = any(value.kind == kind for values in (*owned[:-1], rest) for value in values)
        if told and not elsewhere and all(value.evidence.start >= end.end() for value in told):
            _move(owned[-1], rest, told)


def _is_of_each_truck(value: Value, owned: Sequence[Sequence[Value]], rest: Sequence[Value]) -> bool:
    """Whether it is the one weight of a text, said to be that of each of several trucks."""
    if value.kind != "weight" or not value.value.each or value.value.pounds < HEAVY:
        return False
    return sum(other.kind == "weight" for values in (*owned, rest) for other in values) == 1


def _move(own: list[Value], rest: list[Value], told: Sequence[Value]) -> None:
    own[:] = [value for value in own if value not in told]
    rest += told


def _lend_the_same(scan: Scan, lanes: Sequence[Lane], drafts: Sequence[Draft]) -> None:
    """ "Also quote the same to Goshen, IN": what is said of the lane before holds for this one."""
    for at in range(1, len(lanes)):
        between = scan.text[lanes[at - 1].end : lanes[at].end]
        if (_THE_SAME if not drafts[at].fields.values else _THE_SAME_BUT).search(between):
            before = Fields(dict(drafts[at - 1].fields.values), dict(drafts[at - 1].fields.evidence))
            before.values.pop("references", None)
            drafts[at].shared = Fields(dict(drafts[at].shared.values), dict(drafts[at].shared.evidence))
            drafts[at].shared.fill_from(before)


def _shared_out(
    scan: Scan, values: Sequence[Value], bounds: Sequence[tuple[int, int]]
) -> tuple[list[list[Value]], list[Value]]:
    """(the values within each lane's bounds, the rest); a sentence about all loads is of none of them."""
    owned: list[list[Value]] = [[] for _lane in bounds]
    rest: list[Value] = []
    common = [match.span() for match in _COMMON.finditer(scan.text)]
    for value in values:
        at = bisect_right([start for start, _end in bounds], value.evidence.start) - 1
        is_common = any(start <= value.evidence.start < end for start, end in common)
        if at >= 0 and value.evidence.start < bounds[at][1] and not is_common:
            owned[at].append(value)
        else:
            rest.append(value)
    return owned, rest


def _told_before(lanes: Sequence[Lane], owned: list[list[Value]], rest: list[Value]) -> Value | None:
    """The first figure, where each lane's figures stand above it: "2 pallets, 900 lbs / from A to B"."""
    above = [value for value in rest if value.kind in _FIGURES and value.evidence.start < lanes[0].start]
    has_figures = [any(value.kind in _FIGURES for value in own) for own in owned]
    return above[0] if above and all(has_figures[:-1]) and not has_figures[-1] else None


def _next_line(scan: Scan, offset: int) -> int:
    return scan.line_span(scan.line_of(offset))[1]


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
