# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The end of the lane that a value is said of: the address block it stands in, the place beside it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from ..loads.fields import Value
from ..text import Found, Scan
from .bounds import PARAGRAPH
from .marks import Step
from .service_ends import SENTENCE_OVER, end_of_service


def section_of(scan: Scan, item: Found, steps: Sequence[Step]) -> str:
    """The end of the lane that this is said of: the block it stands in, or the place right behind it."""
    if item.kind == "accessorial" and (told := end_of_service(scan, item, steps)):
        return told
    before = steps[: bisect_right(steps, item.start, key=lambda step: step.mention.end)]
    if not before:
        return ""
    between = scan.text[before[-1].mention.end : item.start]
    if item.kind == "date" and between in (" ", ", ") and _dated_origin(scan, before):
        return before[-1].role
    if not before[-1].strong:
        return ""
    is_over = item.kind == "date" and SENTENCE_OVER.search(between)
    if is_over or PARAGRAPH.search(between) or between.count("\n") > 4:
        return ""
    return before[-1].role if item.kind != "date" or _only_dated(scan, item, between) else ""


_BEGINS_WITH_DATE = re.compile(r"[, ]{1,2}(?:on )?(?:mon|tue|wed|thu|fri|sat|sun|today|tom|\d{1,2}/)")


def _dated_origin(scan: Scan, before: Sequence[Step]) -> bool:
    """Whether a date stands right behind the place of pickup too: "Yuma Friday to Bellevue Monday"."""
    origins = [step.mention for step in before if step.role == "origin"]
    return bool(origins) and bool(_BEGINS_WITH_DATE.match(scan.text, origins[-1].end))


def with_days_of_ends(scan: Scan, values: list[Value], steps: Sequence[Step]) -> list[Value]:
    """Days without a word, told by the end beside them: "Reno Friday, Boise Monday"."""
    values = [_as_delivery(scan, value, values, steps) for value in values]
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


_BESIDE = re.compile(r"[ ]?[,(;]?(?:[ ][a-z']+){0,5}[ ]")


_NEEDED = re.compile(r"\bneeds?[ ](?:it|'?em|them|this|these)[ ](?:on[ ]|by[ ])?$")


def _as_delivery(scan: Scan, value: Value, values: Sequence[Value], steps: Sequence[Step]) -> Value:
    """A later day right behind the place of delivery: "ships Monday, so it's in Reno Thursday"."""
    if value.kind != "date" or value.value.role:
        return value
    earlier = any(
        other.kind == "date" and other.value.role == "pickup" and other.value.day < value.value.day
        for other in values
    )
    before = steps[: bisect_right(steps, value.evidence.start, key=lambda step: step.mention.end)]
    if not earlier or not before or before[-1].role != "destination":
        return value
    is_beside = _BESIDE.fullmatch(scan.text, before[-1].mention.end, value.evidence.start)
    if not is_beside and not _NEEDED.search(
        scan.text, max(0, value.evidence.start - 16), value.evidence.start
    ):
        return value
    return replace(value, value=replace(value.value, role="delivery"), section="destination")


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
