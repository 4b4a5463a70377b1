# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Several trucks of the same: "need 2 flatbeds, same thing on both" is two loads on one lane."""

from __future__ import annotations

import re
from collections.abc import Sequence
from copy import deepcopy

from .draft import Draft
from .text import Scan
from .values import Value

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
    if not trucks or not _ALIKE.search(scan.text) or _RECURRING.search(scan.text):
        return drafts
    count = _COUNTS.get(trucks["count"]) or int(trucks["count"])
    drafts[0].is_row = True
    copies = [deepcopy(drafts[0]) for _truck in range(count)]
    days = [value for value in values if value.kind == "date" and value.value.role in ("pickup", "")]
    if len(days) == count:  # "one on Monday, one on Tuesday"
        for copy, day in zip(copies, days, strict=True):
            copy.fields.put("pickup_date", day.value.day, [day.evidence])
    return copies
