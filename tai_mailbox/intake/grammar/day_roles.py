# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What a day is the day of: "ready Friday", "must deliver by 10/2", "quote needed today"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

from ..text import BLANK, Found, Scan
from .day_words import KEYWORD, WORD_AFTER, is_aside

Role = Literal["pickup", "delivery", "other", ""]

# What joins two days to one range.
JOIN = re.compile(
    r"[ ]?(?:-|,?[ ]?(?:or[ ])?(?:maybe|perhaps|possibly)|to|thru|through|/|or|and|&|o|y|al?|hasta"
    r"|,)[ ]?(?:el[ ]|the[ ])?"
)
PAIR = re.compile(
    r"(?<!\w)(?:pu|p/u|pick[ -]?up|ship(?:ping)?|pickup|etd|ets|load(?:ing)?|collection"
    r"|ready)[ ]?(?:[/&]|and)[ ]?"
    r"(?:del|delivery|deliver|dlv|eta|unload(?:ing)?|arrival|drop)(?:[ ]dates?)?[ ]?[:=\t-]?[ \t]*$"
)
# "Friday for Monday": it leaves on the first day to be there on the second.
_ONE_FOR_ANOTHER = re.compile(r"[ ]for[ ](?:a[ ])?")
_AS_HEADER = re.compile(r"^[ >*]*(?:sent|enviado(?:[ ]el)?|on|el)[ ]?:?[ ].*(?:\d{1,2}:\d\d|wrote:|escribio)")


@dataclass(frozen=True, slots=True)
class Day:
    """A day and what it is the day of ("" where the words beside it do not say)."""

    day: date
    role: Role
    deadline: bool = False
    ranged: bool = False  # more days belong to it
    weekday: bool = False  # told by its name only
    has_month: bool = False
    by_next: bool = False  # the word behind it says what it is: "Monday pickup"
    counted: bool = False  # told by a number of days: "in ten days"
    worded: bool = False  # a word tells its role
    ready: bool = False  # the day on which it can leave, which is not always the one on which it does


def with_role(scan: Scan, found: list[Found], start: int, end: int, day: date) -> Found:
    """A day that is written from `start` to `end`, with its role; `found` are the days before it."""
    text = scan.text
    floor = max(_claimed(text, found[-1]) if found else 0, start - 90)
    if is_aside(text, start, end):
        return Found("date", Day(day, "other"), start, end)
    begin = scan.line_span(scan.line_of(start))[0]
    line = text[begin : scan.line_span(scan.line_of(start))[1]]
    if _AS_HEADER.match(line) and scan.kind in ("forwarded", "quoted"):
        return Found("date", Day(day, "other"), start, end)
    if found and _ONE_FOR_ANOTHER.fullmatch(text[found[-1].end : start]):
        return Found("date", Day(day, "delivery"), start, end)
    pair = found and PAIR.search(text[max(0, found[-1].start - 26) : found[-1].start])
    if pair and JOIN.fullmatch(text[found[-1].end : start]):
        return Found("date", Day(day, "delivery"), start, end)
    return Found("date", _told(scan, floor, (start, end), day), start, end)


def _claimed(text: str, item: Found) -> int:
    """Where the words end that belong to a date: those after it too, as in "Monday pickup"."""
    after = WORD_AFTER.match(text, item.end) if item.value.by_next else None
    return after.end() if after else item.end


def _told(scan: Scan, floor: int, span: tuple[int, int], day: date) -> Day:
    """The day with its role, by the word right behind it or the nearest before it."""
    text = scan.text
    start, end = span
    if PAIR.search(text[max(0, start - 26) : start]):
        return Day(day, "pickup")
    before = text[floor:start]
    clause = _clause_start(before)
    keywords = list(scan.finditer(KEYWORD, start=floor + clause, end=start))
    if after := _word_behind(text, span, keywords):
        return Day(day, "pickup" if after["pickup"] else "delivery", by_next=True, worded=True)
    if _OPENING.fullmatch(before, clause) and _ASKED.match(text, end):
        return Day(day, "other", True)
    if then := _THEN.match(text, end):
        return Day(day, "pickup" if then["pickup"] else "delivery")
    return _by_words_before(day, keywords, text[:start], is_numbered=any(map(str.isdigit, text[start:end])))


def _clause_start(before: str) -> int:
    """Where the clause begins that ends with these words."""
    stops = (";", "\n\n", "? ", BLANK + "\n")
    full_stop = max((stop.start() for stop in _FULL_STOP.finditer(before)), default=-1)
    return max(full_stop, *map(before.rfind, stops)) + 1


# What a word behind a comma goes on to, and so is said of: "10/2, dlv Dayton", "9/30, drop 10/2".
_NEXT_THING = re.compile(r"[ ]?(?:[a-z\x01]{3}|\d{1,2}[/-]\d)")


def _word_behind(text: str, span: tuple[int, int], keywords: list[re.Match[str]]) -> re.Match[str] | None:
    """The word right behind a day that says what it is, if no other right before it does."""
    start, end = span
    after = WORD_AFTER.match(text, end)
    if not after or after["tail"].strip() or "\n" in after.group():
        return None
    if "," in after.group() and _NEXT_THING.match(text, after.end()):
        return None
    gap = text[keywords[-1].end() : start] if keywords else None
    is_told_before = gap is not None and len(gap) <= 12 and "\n" not in gap
    return None if is_told_before else after


def _by_words_before(day: date, keywords: list[re.Match[str]], before: str, is_numbered: bool) -> Day:
    word, deadline = _governing(keywords, before)
    if word and word["answer"] and not deadline and is_numbered:
        word = None  # "van rate Tue 6/29": the rate for that day
    role: Role = "delivery" if deadline else ""
    if word:
        role = "pickup" if word["pickup"] or word["ready"] else "delivery" if word["delivery"] else "other"
    return Day(day, role, deadline, worded=bool(word), ready=bool(word and word["ready"]))


# "By Friday if you can: a rate on..."
_OPENING = re.compile(r"\s*(?:please |pls )?(?:by|before|no later than)[ ](?:on )?")
_ASKED = re.compile(r"[^.\n?!]{0,40}\b(?:rate|quote|price|pricing|numbers?|answer|reply|bid)\b")
# "Better by March 20, so pick it up then."
_THEN = re.compile(
    r"[^.\n?!]{0,30}\b(?:(?P<pickup>pick(?:ed)?|load(?:ed)?|collect(?:ed)?|ship(?:ped)?|get|come)"
    r"|deliver(?:ed)?|arrive|there|be)\b"
    r"[^.\n?!]{0,24}\bthen\b"
)
_SOON = re.compile(r"[ ](?:it[ ]|this[ ]|me[ ]|back[ ]|asap[ ])?$")
_FULL_STOP = re.compile(r"(?<![. ])\.[ ](?![.])")  # and not the last of the dots that lead to a value
_FEW_WORDS = re.compile(r"(?:[ ,]+[a-z0-9':\x01]+){0,6}[ ,]*")


# Between "by" and its day: "by end of day on Friday", but no place as in "by Reno on Friday".
_BY_DAY = re.compile(r"[^\x01.;\n]{0,26}")


def _governing(keywords: list[re.Match[str]], before: str) -> tuple[re.Match[str] | None, bool]:
    """The nearest word before a date says what it is of; "by" leaves that to the word before it."""
    deadline = False
    for word in reversed(keywords):
        gap = before[word.end() :]
        if word["deadline"]:
            deadline = deadline or word["deadline"] not in ("by", "before") or bool(_BY_DAY.fullmatch(gap))
        elif word["pickup"] or word["ready"] or word["delivery"] or _is_of_no_freight(word, gap, deadline):
            return word, deadline
    return None, deadline


def _is_of_no_freight(word: re.Match[str], gap: str, deadline: bool) -> bool:
    """Whether a day so soon behind this word is that of something else, or of an answer."""
    is_near = bool(_FEW_WORDS.fullmatch(gap))
    if word["answer"]:
        return bool(_SOON.fullmatch(gap)) or (deadline and BLANK not in gap)
    return is_near and bool(word["other"] or not deadline)
