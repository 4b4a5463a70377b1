# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Dates of pickup and delivery: "ready Friday", "must deliver by 10/2", "next Wednesday", "el viernes".

Of a range, a week or alternatives the first day counts. "ASAP" and "now" are no date.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from ..text import Found, Scan
from .calendar_days import day_of_month, day_on_weekday, on_weekday
from .day_names import MONTHS, WEEKDAYS
from .day_roles import JOIN, PAIR, Day, with_role
from .later_days import is_of_delivery, later_days
from .unit_names import ANY_NAME
from .written_days import SPANISH, names_a_month, numbered_weekday, written_days

_TAIL = re.compile(
    r"[ ]?(?:-|to|thru|through|or|and|/|&)[ ]?(?:\d{1,2})(?:st|nd|rd|th)?(?![\w/:.,-]"
    rf"|[ ]?(?:{ANY_NAME}|lbs?|am|pm|loads?|trucks?)\b)"
)
_BEFORE_WEEKDAY = re.compile(r"[ ]?[,(-]?[ ]?(?:(?:which|that|it)?(?:[ ]is|'s)?[ ]?a[ ])?")
_AFTER_WEEKDAY = re.compile(
    r"(?:[ ](?:night|morning|afternoon|evening))?[ ]?[,.(-]?[ ]?(?:(?:the|le|el)[ ])?"
)


def find(scan: Scan, anchor: date | None) -> list[Found]:
    """Found values are `Day`; dates of something else than freight have role "other".

    Without an anchor, or with one at the calendar's ends, only dates with their year are read.
    """
    if anchor and not 1900 < anchor.year < 9000:
        anchor = None
    spanish = any(scan.finditer(SPANISH))
    found: list[Found] = []
    for match, day in written_days(scan, anchor, spanish):
        if found and match.start() < found[-1].end:
            continue
        joined = _joined_to(scan.text, found, match, day)
        day = _day_told(match, day, joined, found, anchor)
        if joined == "range" or (joined and found[-1].value.ranged):
            found[-1] = Found("date", replace(found[-1].value, ranged=True), found[-1].start, match.end())
        elif joined:
            found[-1] = _told_twice(scan, found, match, day if joined == "weekday" else found[-1].value.day)
        else:
            found.append(_told_anew(scan, found, match, day, anchor))
    return _with_later(scan, _without_counted([_with_tail(scan.text, item) for item in found]))


def _told_anew(scan: Scan, found: list[Found], match: re.Match[str], day: date, anchor: date | None) -> Found:
    """A day that does not go on with the one before, and how it is told."""
    item = with_role(scan, found, match.start(), match.end(), day)
    told = replace(
        item.value,
        weekday=bool(match["weekday"]),
        has_month=names_a_month(match),
        counted=bool(match["ahead"]),
    )
    item = replace(item, value=_to_come(_following(told, found), anchor))
    return _with_number(scan.text, item, anchor)


def _following(day: Day, found: list[Found]) -> Day:
    """ "Tues Feb 1 ... 0400 Thurs": the weekday behind a day of the calendar is the next one after it."""
    last = next((item.value for item in reversed(found) if item.value.role != "other"), None)
    is_after = last and not last.weekday and last.role != "delivery" and day.day < last.day
    if not last or not is_after or not day.weekday or day.role == "pickup":
        return day
    return replace(day, day=on_weekday(day.day.weekday(), last.day))


def _told_twice(scan: Scan, found: list[Found], match: re.Match[str], day: date) -> Found:
    """ "Mon 9/28", "9/28 (Mon)": one day, and what stands behind both says what it is of."""
    start = found[-1].start
    item = with_role(scan, found[:-1], start, match.end(), day)
    return replace(
        item, value=replace(item.value, has_month=names_a_month(match) or found[-1].value.has_month)
    )


def _without_counted(found: list[Found]) -> list[Found]:
    """A number of days ahead counts only where no day is told: "we run dry in six days, ready Tuesday"."""
    roles = {item.value.role for item in found if not item.value.counted} - {"delivery", "other"}
    lost = {"", *roles} if roles else set()
    return [
        replace(item, value=replace(item.value, role="other"))
        if item.value.counted and item.value.role in lost
        else item
        for item in found
    ]


def _day_told(match: re.Match[str], day: date, joined: str, found: list[Found], anchor: date | None) -> date:
    """ "Friday the 13th" is one on a Friday; "Nov 20 ... the 22nd" is in the month that was told."""
    if not anchor or not found or not (match["td"] or match["ed"] or match["nth_word"]):
        return day
    if joined == "weekday":
        return day_on_weekday(day.day, found[-1].value.day.weekday(), anchor) or day
    months = [item.value for item in found if item.value.has_month and item.value.role == "pickup"]
    return (day_of_month(day.day, months[-1].day) or day) if months and months[-1].day > day else day


def _to_come(day: Day, anchor: date | None) -> Day:
    """A day that is over, and of which nothing is said, is that of something else."""
    is_over = anchor and not day.role and day.day < anchor
    return replace(day, role="other") if is_over else day


def _with_later(scan: Scan, found: list[Found]) -> list[Found]:
    """With the days told by these, most of them those of a delivery."""
    later = []
    for match, day in later_days(scan.text, found):
        before = [item for item in found if item.end <= match.start()]
        item = with_role(scan, before, match.start(), match.end(), day)
        role = item.value.role or ("delivery" if is_of_delivery(scan.text, match) else "")
        later.append(replace(item, value=replace(item.value, role=role)))
    spans = [(item.start, item.end) for item in later]
    kept = [item for item in found if not any(start < item.end and item.start < end for start, end in spans)]
    return sorted([*kept, *later], key=lambda item: item.start)


def _with_number(text: str, item: Found, anchor: date | None) -> Found:
    """ "jueves 26": the number behind a weekday's name belongs to it."""
    numbered = (
        numbered_weekday(text, item.end, anchor, item.value.day) if anchor and item.value.weekday else None
    )
    if not numbered:
        return item
    day, end = numbered
    return replace(item, value=replace(item.value, day=day, weekday=False), end=end)


def _with_tail(text: str, item: Found) -> Found:
    """ "Oct 5-7": the last day of the range belongs to the words read; not "Tuesday - 44 bins"."""
    tail = None if item.value.weekday else _TAIL.match(text, item.end)
    return Found(item.kind, item.value, item.start, tail.end()) if tail else item


def _joined_to(text: str, found: list[Found], match: re.Match[str], day: date) -> str:
    """How a date goes on with the one before: "weekday" ("Mon 9/28"), "name" ("9/28 (Mon)"), "range"."""
    if not found:
        return ""
    start = match.start()
    gap = text[found[-1].end : start]
    begins_with_weekday = text[start : start + 3].strip() in WEEKDAYS
    last = text[found[-1].start : found[-1].end].strip(". ").split(" ")[-1]
    ends_with_weekday = found[-1].value.weekday or last in WEEKDAYS
    if ends_with_weekday and _AFTER_WEEKDAY.fullmatch(gap) and not begins_with_weekday:
        is_numbered = text[start].isdigit() or text[start : start + 3] in MONTHS or _is_ordinal(match)
        return "weekday" if is_numbered else _range(text, found, gap)
    is_named = (
        match["weekday"]
        and found[-1].value.has_month
        and WEEKDAYS[match["weekday"]] == found[-1].value.day.weekday()
    )
    if is_named and _BEFORE_WEEKDAY.fullmatch(gap):
        return "name"
    return _range(text, found, gap)


def _is_ordinal(match: re.Match[str]) -> bool:
    """ "the fifteenth", "the fifteenth of August", "el 15"."""
    return any(match[name] for name in ("ordinal", "nth_word", "el"))


def _range(text: str, found: list[Found], gap: str) -> str:
    if not JOIN.fullmatch(gap) or "\n" in gap:
        return ""
    if PAIR.search(text[max(0, found[-1].start - 26) : found[-1].start]):
        return ""
    return "range"
