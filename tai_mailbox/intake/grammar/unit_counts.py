# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""From the match of an expression to a count of units: what it is of, and whether it is said to be of all."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..text import Found
from .numbers import number
from .unit_names import NAMES, UNIT_NAMES, tier_of

_ON_EACH_OF = re.compile(
    rf"(?:[ ](?:per|an?|each|por|(?:to|on|in)[ ](?:the|an?|each|every))[ ]|[ ]?/[ ]?)(?:{NAMES})(?!\w)"
)
# "Stop 1 - 15 racks": no range.
_NUMBERED = re.compile(r"\b(?:stop|drop|load|truck|pick|pu|so|del|item|line|lot|no\.?)[ ]?#?$")
_TOTAL = re.compile(
    r"\b(?:total|totaling|totalling|combined|all|grand total|so|that'?s|that[ ]is|makes|making)"
    r"[ ]?(?:of[ ]|[:=][ ]?)?$"
)
_TOTAL_AFTER = re.compile(r"[ ,]{0,2}\(?(?:total|in all|altogether|en total)\b")


@dataclass(frozen=True, slots=True)
class Units:
    """How many of what; `tier` 1 stands on the floor, 3 is only counted, 4 is counted by its own name."""

    count: int
    type: str
    tier: int
    total: bool = False
    on_each: str = ""  # the type of unit on each of which so many stand


def named(text: str, match: re.Match[str]) -> Found:
    """A count with a word of NAMES beside it."""
    groups = match.groupdict()
    name = next(name for name in UNIT_NAMES if groups[name])
    first = None if _NUMBERED.search(text, max(0, match.start() - 10), match.start()) else groups.get("first")
    count = first or groups.get("paren") or groups.get("number") or groups.get("word") or "one"
    total = bool(
        _TOTAL.search(text[max(0, match.start() - 16) : match.start()])
        or _TOTAL_AFTER.match(text, match.end())
    )
    # Words that say what the units are stay in sight: they may be the commodity.
    end = match.start("other") if groups.get("other") else match.end()
    many = int(number(count)) + int(groups.get("more") or 0)
    stands_on = _stands_on(text, match, name)
    return Found("units", Units(many, name, tier_of(name), total, stands_on), match.start(), end)


def _stands_on(text: str, match: re.Match[str], name: str) -> str:
    """The type of unit on each of which so many of `name` stand: "48 cartons per pallet"."""
    found = _ON_EACH_OF.match(text, match.end())
    bearer = (found.lastgroup or "") if found else ""
    return bearer if bearer and tier_of(bearer) < tier_of(name) else ""


def bare(match: re.Match[str]) -> Found:
    """A count of pieces: nothing names them."""
    groups = match.groupdict()
    count = groups.get("paren") or groups.get("number") or groups["each"]
    return Found("units", Units(int(count), "piece", 3), match.start(), match.end())
