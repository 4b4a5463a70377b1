# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Weights that are told as a sum or in turn: "15,000 + 12,000 lbs", "one is 900 and the other 750"."""

from __future__ import annotations

import re

from ..beginnings import Expression
from ..text import Found, Scan
from .numbers import NUMBER, WORD, number
from .pounds import Weight
from .weight_of_each import EACH, ONE

_SUM = re.compile(
    rf"(?P<all>{NUMBER}(?:[ ]?(?:#|lbs?))?(?:[ ]?[+][ ]?{NUMBER}(?:[ ]?(?:#|lbs?))?){{1,9}})"
    rf"(?![ ]{ONE}s?\b)"
)
_SERIES = Expression(
    rf"(?P<all>{NUMBER}(?:,[ ]{NUMBER}){{1,8}},?[ ]and[ ]{NUMBER})[ ]?(?:#(?!\w)|lbs?\b|pounds?\b)"
    rf"(?!{EACH}|,?[ ]respectively)"
)
# "one is 12,000 and the other 9,500", "one at 8,200 lbs, one at 7,900".
_TURN = r"(?:[ ](?:one|piece|machine|unit|crate))?[ ](?:is|at|weighs|runs|of|being)?[ ]?(?:about[ ])?"
_IN_TURN = re.compile(
    rf"\b(?:one|first){_TURN}(?P<a>{NUMBER})[ ]?(?:lbs?|#|pounds)?(?:,|;|[ ]and|[ ]but|,[ ]and"
    rf"|(?=[ ]the[ ]other))[ ]"
    rf"(?:the[ ])?(?:other|second|one){_TURN}(?P<b>{NUMBER})"
    r"(?![ ]?[x'\"]|[ ](?:x|feet|ft|inch|long|wide|high))"
)
_TURNS = re.compile(r"other|second|one[ ](?:is|at|weighs|runs)")
_SAID = Expression(
    r"(?<![a-z])(?:so|that'?s|together|both|makes?|add(?:s|ed)?|comes[ ]to|equals|total(?:s|ing)?|in[ ]all"
    r"|altogether|all[ ](?:told|together)|for[ ](?:both|the|all)|scales?)\b|="
)
_SAID_TOTAL = Expression(
    r"(?:\bscales?\b[^.;\n\d]{0,40}\b(?:said|says|reads?|shows?|showed)[ ]"
    r"|\b(?:so|that'?s|together|makes?|comes[ ]to|add(?:s|ed)?[ ](?:(?:that|it|them|all)[ ])?(?:up[ ])?to"
    r"|equals|total(?:s|ing)?)[ ]|=[ ]?)"
    r"(?:(?:the[ ])?(?:(?:whole|full|entire)[ ])?(?:truck|load|lot|thing|shipment|order|it|all|they)[ ]"
    r"(?:is[ ]|are[ ]|weighs?[ ]|makes[ ]|goes[ ]|runs[ ]|at[ ]|comes[ ]to[ ])|they're[ ]|it's[ ])?"
    r"(?:about[ ]|around[ ])?"
    rf"(?P<sum>{NUMBER}|{WORD})(?![\w$%/])"
    r"(?![ ](?!on[ ]the[ ](?:deck|truck|trailer)|the[ ](?:pair|lot|set)|for[ ]|in[ ]all|total|all[ ])"
    r"[a-z$%/])|"
    rf"(?<![\w$#./-])(?P<number>{NUMBER}|{WORD})[ ](?:(?:in[ ])?total|both|in[ ]all|altogether|all[ ]told"
    rf"|on[ ](?:the|a|our)[ ]scales?"
    r"|for[ ](?:both|everything|all(?=[.,;)])|the[ ](?:pair|two|lot|set)"
    r"|all[ ](?:of[ ]them|\d{1,3}|three|four)))\b"
)
# A weight that is said to be of everything, before and behind it.
SAID_BEFORE = re.compile(
    rf"(?:\b(?:total(?:[ ]of)?|that'?s|that[ ]is|makes)[ :]{{1,2}}(?:\d{{1,4}}|{WORD})[ ][a-z]{{2,12}}[ ]?"
    r"(?:/|,|-|and|for|=)?|(?<![a-z])(?:so|i\.e\.?|that'?s|comes[ ]to|adds?[ ]up[ ]to)"
    r"|\b(?:the[ ](?:pair|lot|set|two|three|four|whole[ ](?:lot|thing))|both|everything|together"
    r"|all[ ](?:of[ ](?:it|them)|told|together))(?:[ ]of[ ]them)?"
    r"[ ](?:is|are|weigh(?:s|ing)?|comes?[ ](?:in[ ])?(?:at|to)|runs?|at|about)"
    r"|total|together|gross|combined|all[ -]?in|grand total|peso total|=|overall)"
    r"(?:[ ](?:weight|wt|wgt|load|of|is|lbs|shipment|about|approx))*[ ]?[:=\t-]?[ \t]*(?:~|approx[. ]{0,2})?$"
)
SAID_AFTER = re.compile(
    r"[ ,]{0,2}\(?(?:total|gross|combined|all in|en total|altogether|in all|in total|all up|all told|together"
    r"|both(?=[ ]*(?:[.,;)\n]|$))"
    r"|for (?:both|the (?:lot|pair|two|set)|everything|all of (?:it|them)|the whole (?:lot|thing)))\b"
    r"(?![ ]?(?:weight|wt|lbs|load)?[ ]?[:/=]?[ ]{0,2}\d|[ ]?[:/=])"
)
# "draper head 8,400 lb, grain cart 13,900, auger 2,900": further items, their unit left out.
_FURTHER = re.compile(
    r",[ ](?:and[ ])?(?:an?[ ])?(?:[a-z-]+[ ]){1,3}(?P<number>\d{1,2},\d{3}|\d{4,5})(?![\w,.]\d|[ ]?[a-z#$%])"
)
_LIGHTEST_OF_SEVERAL = 100  # pounds
_HEAVIEST_SAID = 100_000
_NEAR = 40  # characters
_OF_MONEY = re.compile(
    r"[$]|\b(?:price[ds]?|rates?|quoted?|costs?|charges?|fuel|fsc|surcharge|line[ -]?haul|usd|paid|invoice"
    r"|bill(?:ed)?)\b"
)


def sums(scan: Scan, text: str) -> list[Found]:
    """Several figures that make one weight, or of each of which one is told in turn."""
    found = [item for match in _SUM.finditer(text) for item in _summed(match)] if "+" in text else []
    if " and " in text:
        found += [item for match in scan.finditer(_SERIES, text) for item in _series(match)]
    if _TURNS.search(text):
        found += [item for match in _IN_TURN.finditer(text) for item in _in_turn(match)]
    return found


def said_totals(scan: Scan, text: str) -> list[Found]:
    """What is said to be the weight of all, without a unit: "so 44,000", "9,400 for both"."""
    if not scan.holds(_SAID, text):
        return []
    return [item for match in scan.finditer(_SAID_TOTAL, text) for item in _said_total(match)]


def further_items(text: str, first: Found) -> list[Found]:
    """Items that follow a weight in one list, each a word or two and a figure."""
    found: list[Found] = []
    match = _FURTHER.match(text, first.end)
    while match:
        found.append(Found("weight", Weight(number(match["number"])), match.start("number"), match.end()))
        match = _FURTHER.match(text, match.end())
    return found


def _series(match: re.Match[str]) -> list[Found]:
    """ "1,100, 1,250, 900 and 1,400 lbs": what each of a few weighs."""
    figures = [number(figure) for figure in re.findall(NUMBER, match["all"])]
    if min(figures) < _LIGHTEST_OF_SEVERAL:
        return []
    return [Found("weight", Weight(sum(figures)), match.start(), match.end())]


def _summed(match: re.Match[str]) -> list[Found]:
    """ "15,000 + 12,000 + 10,000 lbs": one total, where at least one figure is heavy or has its unit."""
    figures = [number(figure) for figure in re.findall(NUMBER, match["all"])]
    if max(figures) < 1000 and not re.search("#|lb", match["all"]):
        return []
    return [Found("weight", Weight(sum(figures), total=True), match.start(), match.end())]


def _in_turn(match: re.Match[str]) -> list[Found]:
    figures = [number(match["a"]), number(match["b"])]
    if min(figures) < _LIGHTEST_OF_SEVERAL:
        return []
    return [Found("weight", Weight(sum(figures), total=True), match.start(), match.end())]


def _said_total(match: re.Match[str]) -> list[Found]:
    figure = match["number"] or match["sum"]
    pounds = number(figure)
    before = match.string[max(0, match.start() - _NEAR) : match.start()]
    if not 1000 <= pounds <= _HEAVIEST_SAID or "." in figure or _OF_MONEY.search(before):
        return []
    return [Found("weight", Weight(pounds, total=True), match.start(), match.end())]
