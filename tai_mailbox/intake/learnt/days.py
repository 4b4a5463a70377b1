# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What a day is the day of, by the words around it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import cast

from ..grammar.day_roles import Day, Role
from ..rules import DAY_LEFT_OPEN, DAY_TOLD
from ..text import Found, Scan
from .surroundings import marks
from .weights import likely

TABLE = "days.tsv"
MOST = 12  # days; a text with more is a timetable


def judged(scan: Scan, found: Sequence[Found]) -> list[Found]:
    """The days, with other roles where the words around them surely say so.

    A day that the rules take for that of something else stays so: of those there are too few to learn from.
    """
    if len(found) > MOST or all(item.value.role == "other" for item in found):
        return list(found)
    weighed = zip(found, day_marks(scan.text, found), strict=True)
    return [
        item if item.value.role == "other" else _judged(item, likely(TABLE, one)) for item, one in weighed
    ]


def day_marks(text: str, found: Sequence[Found]) -> list[set[str]]:
    """What each of these days, told in the order of the text, is weighed by."""
    in_order = sorted({item.value.day for item in found})
    return [
        {
            f"rank {min(3, in_order.index(item.value.day))} of {min(3, len(in_order))}",
            f"told {min(3, number)} of {min(3, len(found))}",
            *_form(item.value),
            *marks(text, item.start, item.end),
        }
        for number, item in enumerate(found)
    ]


def _form(day: Day) -> list[str]:
    return [name for name in ("weekday", "ranged", "has_month") if getattr(day, name)]


def _judged(item: Found, chances: dict[str, float]) -> Found:
    role = max(chances, key=chances.__getitem__)
    needed = DAY_TOLD if item.value.role else DAY_LEFT_OPEN
    if role == item.value.role or chances[role] < needed:
        return item
    return replace(item, value=replace(item.value, role=cast(Role, role)))
