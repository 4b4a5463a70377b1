# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Several trucks of the same: "need 2 flatbeds, same thing on both" is two loads on one lane."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from copy import deepcopy

from .draft import Draft
from .text import Scan
from .values import Fields, Value, settle

_COUNTS = {"two": 2, "three": 3, "four": 4, "five": 5, "dos": 2, "tres": 3, "cuatro": 4}
_TRUCKS = re.compile(
    r"\b(?P<count>[2-5]|two|three|four|five|dos|tres|cuatro)[ ](?:[a-z0-9']+[ ]){0,2}?"
    r"(?:flat ?beds|flats?|vans|reefers|trucks|truckloads|loads|step ?decks|conestogas|tankers|hot ?shots"
    r"|traileres|trailers|camiones|viajes|cajas)\b"
)
# What says that they are alike, or that a figure is of one of them.
_ALIKE = re.compile(
    r"\b(?:same (?:thing|freight|load|weight|specs?|stuff|product|lane)? ?(?:on|in|for) (?:both|all|each)"
    r"|cada (?:uno|una|camion|viaje|caja)|identical|both (?:are )?(?:the )?same|all (?:are )?(?:the )?same"
    r"|(?:per|each|every|a) (?:truck|load|trailer|flatbed|van|reefer)|on each\b|(?:lbs?|pounds|#|k) each)\b"
)
_RECURRING = re.compile(
    r"\b(?:(?:a|per|each|every) (?:day|week|month|year)|weekly|daily|monthly|annual\w*|/ ?(?:wk|week|mo"
    r"|month))\b"
)


def one_a_truck(scan: Scan, drafts: list[Draft], values: Sequence[Value]) -> list[Draft]:
    """The drafts; the only one as often as the text plainly asks for trucks that carry the same."""
    if len(drafts) != 1 or not drafts[0].has_lane:
        return drafts
    trucks = _TRUCKS.search(scan.text)
    if not trucks or _RECURRING.search(scan.text):
        return drafts
    if not _ALIKE.search(scan.text) and len(_stretches(scan, trucks.end())) < 2:
        return drafts
    count = _COUNTS.get(trucks["count"]) or int(trucks["count"])
    drafts[0].is_row = True
    copies = [deepcopy(drafts[0]) for _truck in range(count)]
    own = _told_of_each(scan, values, trucks.end(), count)
    for copy, told in zip(copies, own, strict=False):
        told.fill_from(copy.fields)
        copy.fields = told
    if own:
        return copies
    days = [value for value in values if value.kind == "date" and value.value.role in ("pickup", "")]
    if len(days) == count:  # "one on Monday, one on Tuesday"
        for copy, day in zip(copies, days, strict=True):
            copy.fields.put("pickup_date", day.value.day, [day.evidence])
    return copies


# "First is 42,000 lbs of plywood on a flatbed, second is insulation in a van".
_ORDINALS = (
    re.compile(r"\b(?:(?:the )?(?:first|1st)|one)(?: one| load| truck)?(?: is| has| goes| will|:|,| on a)"),
    re.compile(
        r"\b(?:(?:the )?(?:second|2nd|other)|another)(?: one| load| truck)?(?: is| has| goes| will"
        r"|:|,| on a)"
    ),
    re.compile(r"\b(?:the )?(?:third|3rd|last)(?: one| load| truck)?(?: is| has| goes| will|:|,| on a)"),
)


def _stretches(scan: Scan, start: int) -> list[tuple[int, int]]:
    """Where the words on the first, the second... truck begin and end."""
    starts: list[int] = []
    for ordinal in _ORDINALS:
        match = ordinal.search(scan.text, starts[-1] if starts else start)
        if not match:
            break
        starts.append(match.end())
    return list(itertools.pairwise([*starts, len(scan.text)]))


def _told_of_each(scan: Scan, values: Sequence[Value], start: int, count: int) -> list[Fields]:
    stretches = _stretches(scan, start)
    if len(stretches) != count:
        return []
    return [
        settle([value for value in values if first <= value.evidence.start < last])
        for first, last in stretches
    ]
