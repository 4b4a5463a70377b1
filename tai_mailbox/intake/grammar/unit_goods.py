# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Counts of things that have no other word for what they stand on: "six dental chairs", "38 caskets"."""

from __future__ import annotations

import re

from ..beginnings import Expression
from ..text import Found, Scan, word_set
from .commodity_words import NOISE, VERBS
from .goods import is_goods, is_plural
from .numbers import NUMBER_BEGINS, WORD, number
from .unit_counts import Units
from .unit_names import ADJECTIVE, MODEL, NOT_A_KIND

# What is counted by its own name, up to three words in front of it: "six dental chairs", "38 caskets".
_GOODS = Expression(
    rf"(?<![\w.,$#/'\"-])(?<!\d[ ])(?=[(]|{NUMBER_BEGINS})(?:(?:one[ ])?\((?P<paren>\d{{1,3}})\)[ ]?"
    rf"|(?P<number>[1-9]\d{{0,2}}(?!\d)|[1-9],\d{{3}}|{WORD})"
    rf"(?:[ ]?(?:x[ ]|ea(?:ch)?\.?[ ])|[ ](?:(?<=pair[ ])of|(?<=couple[ ])of|{MODEL})[ ]|[ ]?))"
    rf"(?P<words>{NOT_A_KIND}{NOT_A_KIND}(?:{MODEL}[ ])?"
    rf"{ADJECTIVE}(?!of\b)[a-z][a-z-]{{2,16}})(?![\w-])"
)
_PACKED = word_set("crated boxed palletized palletised skidded bundled")  # whatever it is, it is handled so
_WORD_BEFORE = re.compile(r"(?<![a-z-])([a-z]{2,})[ ]$")
_SENTENCE = NOISE | VERBS
_TRUCKS = word_set("truck trailer van reefer flatbed load stop drop pick")  # "flatbed two carries timbers"
# What is told apart by a number, as trailers, docks and grades of steel are.
_NUMBERED = word_set(
    """
    lot class size dock docks store number date dates no type door model grade schedule sch series gauge
    phase item line
    """
)


def find(scan: Scan) -> list[Found]:
    """Found values are `Units`."""
    return [item for match in scan.finditer(_GOODS, scan.flat) for item in _counted(match)]


def _counted(match: re.Match[str]) -> list[Found]:
    """The count; its words stay in sight."""
    count = int(number(match["paren"] or match["number"]))
    if not match["paren"] and _belongs_to_a_name(match):
        return []
    words = match["words"].split()
    is_packed = not _PACKED.isdisjoint(words[:-1]) and is_plural(words[-1])
    if not is_packed and not any(
        is_goods(word) and _agrees(word, count, bool(match["paren"])) for word in words
    ):
        return []
    return [Found("units", Units(count, "piece", 4), match.start(), match.start("words"))]


def _belongs_to_a_name(match: re.Match[str]) -> bool:
    """Whether the word before a figure makes it part of a name: "Cat 305", "grade 50", "schedule 40"."""
    word = _WORD_BEFORE.search(match.string, max(0, match.start() - 20), match.start())
    if word and word[1] in _TRUCKS and not match["number"].isdigit():
        return True
    return word is not None and (word[1] in _NUMBERED or not (word[1] in _SENTENCE or is_goods(word[1])))


def _agrees(word: str, count: int, is_formal: bool) -> bool:
    """Whether the word's number is that of the count; one of something is counted only as "one (1)"."""
    return is_plural(word) if count > 1 else is_formal and not is_plural(word)
