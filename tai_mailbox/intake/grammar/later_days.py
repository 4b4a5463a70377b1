# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Days told by an earlier one: "deliver two days later", "next day delivery", "the Monday after"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from ..text import Found
from .calendar_days import on_weekday
from .day_forms import COUNT, WEEKDAY
from .day_names import WEEKDAYS
from .written_days import ahead_of

_EVENT = (
    r"(?:the[ ]|it[ ]|they[ ]|that\b[ ]?|we[ ]){0,3}(?:pick(?:s|ed|ing)?[ -]?(?:up)?|load(?:s|ed|ing)?"
    r"|ship(?:s|ped|ping|ment)?|leav(?:es|ing)|collection|departure|pu|that|dispatch)"
)
_WORKING = re.compile(r"business|working")
_WANTED = re.compile(r"\b(?:needs?|wants?|there|for|expects?|promised)\b[^.\n]*$")
_LATER = re.compile(
    rf"""
    (?<![\w/.-])(?:
      (?P<count>{COUNT})[ -](?P<unit>(?:business[ ]|working[ ])?days?|weeks?|dias?|semanas?)[ ]
        (?:later|despues|mas[ ]tarde|after(?:wards?)?(?=[ ]?(?:[,.;)\n]|$))
        |(?:after|from|of|following)[ ]{_EVENT})
    | (?P<next>(?:(?:the[ ])?(?:very[ ])?(?:next|following)|al)[ -](?:(?:business|working)[ -])?
        (?:day|morning|afternoon|dia[ ]siguiente)|(?:el[ ])?dia[ ]siguiente
        |the[ ]day[ ]after(?=[ ]?(?:[,.;)\n]|$|at\b)))
    | (?P<same>same[ -]day)(?=[ ](?:deliver|del\b|drop))
    | (?P<weekday>{WEEKDAY})[ ](?:right[ ])?(?:after|following)(?:[ ](?:that|pick[ -]?up|loading))?
        (?=[ ]?(?:[,.;)\n?]|$))
    | (?:the|that|on)[ ]following[ ](?P<following>{WEEKDAY})
    )(?!\w)
    """,
    re.VERBOSE,
)


_SIGNS = ("later", "after", "next", "following", "same", "siguiente", "despues", "tarde")  # one is in each


def later_days(text: str, found: Sequence[Found]) -> Iterator[tuple[re.Match[str], date]]:
    """Each with its day, counted from the last day before it on which freight may leave.

    "The following Monday" is counted from whatever day was told last.
    """
    if not found or not any(sign in text for sign in _SIGNS):
        return
    for match in _LATER.finditer(text):
        before = [item.value for item in found if item.end <= match.start()]
        if not match["following"]:
            before = [day for day in before if day.role in ("pickup", "")]
        if before:
            yield match, _later(match, before[-1].day)


def is_of_delivery(text: str, match: re.Match[str]) -> bool:
    """Whether a day without a word is one to be there: "they want it the next day", "two days later"."""
    if match["following"]:
        return False
    return not match["next"] or bool(_WANTED.search(text, max(0, match.start() - 60), match.start()))


def _later(match: re.Match[str], day: date) -> date:
    if match["weekday"] or match["following"]:
        return on_weekday(WEEKDAYS[match["weekday"] or match["following"]], day)
    if match["same"]:
        return day
    if match["next"]:
        return ahead_of(day, "1", "working days" if _WORKING.search(match["next"]) else "days")
    return ahead_of(day, match["count"], match["unit"])
