# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Weights, in pounds: "42,000 lbs", "44k", "22.5 tons", "1,200 kg", "12 pallets at 550 lbs each"."""

from __future__ import annotations

import re

from ..beginnings import Expression
from ..text import Found, Scan
from . import weight_labels
from .numbers import FRACTIONS, NUMBER, NUMBER_BEGINS, WORD, number
from .pounds import POUNDS, Weight, unit_named
from .pounds import UNIT as _UNIT
from .weight_of_each import (
    EACH,
    ONE,
    count_before,
    counted_noun,
    held_by,
    is_each_before,
    is_of_each,
    kind_of,
)
from .weight_sums import SAID_AFTER, SAID_BEFORE, further_items, said_totals, sums

_RANGE = (
    rf"(?:(?P<between>\bbetween[ ])?(?P<low>{NUMBER})[ ]?(?P<lowk>k)?[ ]?"
    r"(?:(?:lbs?[ ]?)?(?:-|to)|a|/(?=\d\d[ ]?k)|(?(between)and|(?!)))[ ]?)?"
)
_WEIGHT = Expression(
    rf"(?=[\db]){_RANGE}(?P<number>{NUMBER})[ ]?(?:(?P<k>k|mil|thousand|thou|m(?=[ ]?(?:#"
    rf"|lbs?\b)))(?![a-z])[ -]?"
    r"(?!mi\b|miles\b))?"
    rf"(?:[ -]?(?:{_UNIT})(?![ ]?:)(?:[ ](?:gross|net)(?=[ ](?:each|ea|per|a|apiece)\b))?)?"
    rf"{EACH}?"
)
# "12 pallets 550 ea", "2 @ 23,400", "eighteen hundred a pallet": pounds without a word for them, but of each.
_BARE_EACH = Expression(
    rf"(?<![\w$#./-])(?={NUMBER_BEGINS})(?P<number>{NUMBER}|{WORD}){EACH}"
    rf"|(?<![\w.,$#/-])(?P<many>\d{{1,3}})[ ]?@[ ]?(?P<at>\d{{1,2}},\d{{3}})(?!\d|[,.]\d)"
    rf"|\b(?:(?:each|every)(?:[ ](?:one|{ONE}))?[ ](?:is|weighs|weighing|runs)[ ]"
    rf"|(?:{WORD}|\d{{1,2}})(?:[ ]of[ ](?:th)?em)?[ ]weighs?[ ])(?:about[ ]|around[ ]"
    rf"|approx[. ]{{0,2}})?"
    rf"(?P<is>{NUMBER}|{WORD}[ ]hundred|{WORD})(?![ ]?(?:x|by|feet|ft|foot|inch|long|wide|high|tall|[\"']))"
)
# "24 pcs @ 700": no rate.
_PRICED = re.compile(
    r"(?:pcs|pieces|units|(?<!rate)(?<!price)(?<![a-z]cost)(?<!quoted)(?<!target)(?<=[a-z]{3}))[ ]@[ ]?"
    r"(?P<price>\d{3,5})(?![\d.$]|,\d"
    r"|[ ]?(?:mi|miles|usd|dollars|all|flat|am|pm|hrs?|hours?|ft|feet|in|x|per|plus)\b)"
)
_WORDED = Expression(rf"(?<![\w-])(?={NUMBER_BEGINS})(?P<words>{WORD})[ -](?:{_UNIT}){EACH}?")
# "22-1/2 tons", "43 1/2 thousand pounds", "two and a half tons".
_FRACTION = re.compile(
    rf"(?<![\w.,/$#-])(?:(?P<whole>\d{{1,3}})[ -]?(?P<part>1/2|1/4|3/4|\u00bd|\u00bc|\u00be)"
    rf"|(?={NUMBER_BEGINS})(?P<half>\d{{1,3}}|{WORD})[ ]and[ ]a[ ]half)[ ]?"
    rf"(?P<k>k\b|thousand|mil\b)?[ -]?(?:{_UNIT})?{EACH}?"
)
# "half a ton each", "a ton and a half", "about a ton".
_TON = re.compile(
    r"(?<!\d[ ])(?<!\d)\b(?:(?P<half>half(?:[ ]of)?[ ]a[ ])|(?P<quarter>(?:a[ ])?quarter[ ](?:of[ ]a[ ])?)"
    r"|(?P<about>(?:about|around|roughly|nearly|close[ ]to|weighs|weighing)[ ])?an?[ ])"
    rf"(?P<unit>metric[ ]ton(?:ne)?|tonne|ton)(?P<more>[ ]and[ ]a[ ]half)?\b{EACH}?"
)
# "our 90 ton Grove": what a machine lifts, not what it weighs.
_NAMES_A_MACHINE = re.compile(
    r"(?<=ton)[ ](?!of\b|total|gross|net|max|loads?\b|shipments?|truck|each|per\b|a\b)[a-z]{3}"
)
_BACK = 90  # characters before a figure that are looked at
_LIFTS = re.compile(r"[ -]?(?:crane|lift|jack|hoist|press|forklift|winch|picker)\b")
_NOT_BEFORE = re.compile(
    r"(?:(?<![a-z])(?:under|over|above|than|exceed(?:s|ing)?|capacity|legal"
    r"|max[ ]legal|limit|rated(?:[ ](?:for|at|to))?|insurance|cargo|rate|target|pay(?:s|ing)?|liability"
    r"|coverage|[$]|po|order|load|ref|mc|dot|nmfc)[ :#]{0,3}|[/$-])$"
)
_NOT_AFTER = re.compile(
    r"[ ]?(?:in[ ])?(?:board|cargo|insurance|liability|coverage|value|worth|miles|mi\b|board"
    r"|bd\b|sq\b|square|gallons)"
)
_BARE = Expression(
    r"(?<![\w#$.,/-])(?<!#[ ])(?P<number>[1-4]\d,\d{3}|[1-4]\d[05]00"
    r"|(?<=\x01[ ])[1-4]\d\d00)(?!\d|[,.]\d|[ ]?(?:#|lbs?\b|kgs?\b|k\b|mi|pcs|pieces|units|cases|cartons"
    r"|ctns|gal|usd|bottles|bags|sq|each))"
)


_SAYS_EACH = Expression(
    r"\b(?:each|every|ea\b|per\b|cada\b|apiece\b|avg\b|average\b|a pop\b|weighs?\b|c/u)|@"
    r"|(?:(?<=[0-9])|(?<=[0-9][ ]))/[ ]?[a-z]|(?<=[0-9d][ ])an?[ ]"
)


def find(scan: Scan) -> list[Found]:
    """Found values are `Weight`; of a range, the first figure."""
    text = scan.flat
    known = _broken_or_summed(scan, text)
    found = [item for match in scan.finditer(_WEIGHT, text) for item in _read(text, match)]
    found = known + [item for item in found if not _inside(item, known)]
    found += [more for item in found if not item.value.each for more in further_items(text, item)]
    labelled = weight_labels.find(scan, text)
    found += [item for item in labelled if not any(_inside(other, [item]) for other in found)]
    found += [item for item in said_totals(scan, text) if not _inside(item, found)]
    worded = [item for match in scan.finditer(_WORDED, text) for item in _worded(match)]
    found += [item for item in worded if not found or item.value.each and not _inside(item, found)]
    found += [item for item in _of_each_bare(scan, text, found) if not _inside(item, found)]
    found += [item for item in _bare(scan, text) if not _inside(item, found)]
    return sorted(found, key=lambda item: item.start)


def _broken_or_summed(scan: Scan, text: str) -> list[Found]:
    """Weights with fractions, those that are told in parts of a ton, and sums."""
    found = sums(scan, text)
    if any(part in text for part in ("half", *FRACTIONS)):
        found += [item for match in _FRACTION.finditer(text) for item in _broken(match)]
    if " ton" in text:
        found += [item for match in _TON.finditer(text) for item in _tons(match)]
    return found


def _of_each_bare(scan: Scan, text: str, found: list[Found]) -> list[Found]:
    """Figures without a unit that are told of each; beside surer weights only those that say so."""
    if not scan.holds(_SAYS_EACH, text):
        return []
    is_sure = any(item.value.sure for item in found)
    matches = [match for match in scan.finditer(_BARE_EACH, text) if not is_sure or match["number"]]
    matches += _PRICED.finditer(text) if " @" in text and not is_sure else ()
    return [item for match in matches for item in _bare_each(match)]


def _bare(scan: Scan, text: str) -> list[Found]:
    """Figures that can hardly be anything else: "53' van, 42,000, Friday"."""
    return [
        Found("weight", Weight(number(match["number"]), sure=False), match.start(), match.end())
        for match in scan.finditer(_BARE, text)
        if not _NOT_BEFORE.search(text[max(0, match.start() - 30) : match.start()])
    ]


def _broken(match: re.Match[str]) -> list[Found]:
    unit = unit_named(match.groupdict())
    if not (unit or match["k"]):
        return []
    figure = int(match["whole"]) + FRACTIONS[match["part"]] if match["whole"] else number(match["half"]) + 0.5
    pounds = figure * (1000 if match["k"] else 1) * POUNDS[unit or "lb"]
    return [_said(match, pounds)]


def _tons(match: re.Match[str]) -> list[Found]:
    """A ton, a half or a quarter of it: "a ton" alone is a manner of speaking, or the price of one."""
    part = 0.5 if match["half"] else 0.25 if match["quarter"] else 1.5 if match["more"] else 1.0
    if part == 1 and not (match["each"] or match["about"]):
        return []
    pounds = part * POUNDS["short" if match["unit"] == "ton" else "metric"]
    return [_said(match, pounds)]


def _said(match: re.Match[str], pounds: float) -> Found:
    """The weight of a match of which a group tells whether it is of each."""
    counted = None if match["each"] else counted_noun(match.string, match, is_total=False)
    each = bool(match["each"] or counted) or is_each_before(match.string, match.start())
    of = counted or (count_before(match.string, match, match.start()) if each else None)
    weight = Weight(round(pounds, 2), each, of=of, kind=kind_of(match))
    return Found("weight", weight, match.start(), match.end())


def _worded(match: re.Match[str]) -> list[Found]:
    pounds = number(match["words"]) * POUNDS[unit_named(match.groupdict()) or "lb"]
    return [_said(match, pounds)] if pounds >= 20 else []


def _bare_each(match: re.Match[str]) -> list[Found]:
    told = match.groupdict()
    pounds = number(next(filter(None, map(told.get, ("number", "at", "price", "is")))))
    if not 150 <= pounds <= 50_000 or told.get("times"):
        return []
    counted = (int(told["many"]), match.start("many")) if told.get("many") else None
    weight = Weight(
        pounds, each=True, of=counted or count_before(match.string, match, match.start()), kind=kind_of(match)
    )
    return [Found("weight", weight, match.start(), match.end())]


def _inside(item: Found, others: list[Found]) -> bool:
    return any(other.start <= item.start < other.end for other in others)


def _read(text: str, match: re.Match[str]) -> list[Found]:
    unit = unit_named(match.groupdict())
    pounds = _pounds(text, match, unit)
    if not pounds or (match["short"] or not unit) and _LIFTS.match(text, match.end()):
        return []
    before = text[max(0, match.start() - _BACK) : match.start()]
    total = bool(SAID_BEFORE.search(before) or SAID_AFTER.match(text, match.end()))
    counted = None if match["each"] else counted_noun(text, match, is_total=total)
    each = bool(counted) or is_of_each(text, match, pounds)
    total = total and not (match["each"] or counted)
    sure = not (match["short"] and _NAMES_A_MACHINE.match(text, match.end()))
    of = counted or (count_before(text, match, match.start()) if each else None)
    kind = kind_of(match) or (held_by(text, match.end()) if each else "")
    weight = Weight(round(pounds, 2), each and not total, total, sure, of, kind)
    return [Found("weight", weight, match.start(), match.end())]


def _pounds(text: str, match: re.Match[str], unit: str | None) -> float:
    """What the figure of a match comes to, or 0 where it is no weight."""
    if not (unit or match["k"]):
        return 0
    figure = _without_point(match["low"] or match["number"], unit)
    thousands = 1000 if match["k"] and not (match["low"] and number(figure) >= 1000) else 1
    pounds = number(figure) * thousands * POUNDS[unit or "lb"]
    before = text[max(0, match.start() - _BACK) : match.start()]
    is_other = _NOT_BEFORE.search(before) or _NOT_AFTER.match(text, match.end())
    if not unit and (is_other or not 1000 <= pounds <= 100_000):
        return 0
    return pounds if 0 < pounds <= 250_000 else 0


def _without_point(figure: str, unit: str | None) -> str:
    """ "20.000 kg": three digits behind a point are thousands, as much of the world writes them."""
    is_grouped = unit in ("lb", "kg") and re.fullmatch(r"[1-9]\d{0,2}\.\d{3}", figure)
    return figure.replace(".", "") if is_grouped else figure
