# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Weights of one of several things: "550 lb a bale", "each weighs about 210", "600 kg por tarima"."""

from __future__ import annotations

import re

from ..text import BLANK
from .numbers import WORD, number
from .pounds import LIGHT
from .unit_names import NAMES

# What a weight may be of one of: "550 lb a bale", "690 lbs per pallet".
ONE = (
    r"(?:pallet|skid|plt|piece|pc|unit|crate|drum|barrel|coil|tote|roll|reel|spool|bundle|bale|ctn|carton"
    r"|case|cage|stack|keg|cart|joint|stick|length|set|pole|tank|machine"
    r"|bag|sack|box|lift|pack|package|gaylord|bin|rack|casket|slab|sheet|beam|panel|pail|cylinder"
    r"|supersack|ibc|tarima|caja|pieza|paca|saco|costal|tambo|rollo)"
)
# "2,100 kg, each skid 122 x 102 x 100 cm": what is told of each is its size.
_NOT_OF_A_SIZE = (
    rf"(?![ ]{ONE}[ ](?:is[ ]|at[ ]|being[ ]|measur[a-z]+[ ])?(?:{BLANK}|\d{{1,4}}[ ]?(?:x|by|\"|')))"
)
EACH = (
    r"(?P<each>[ ]{0,2}\(?(?:/|,[ ])?[ ]?(?:(?:on|in)[ ]each\b(?:[ ]of[ ]them)?"
    rf"|(?:each|every)(?:[ ](?:one|single[ ]one))?\b{_NOT_OF_A_SIZE}|ea\b|apiece\b|av(?:g|erage)\b"
    r"|a[ ]?piece\b|a[ ]pop\b|c/u\b|cada[ ]un[ao]\b"
    r"|[ ]?x[ ]?(?P<times>\d{1,3})(?![\d.x'\"]|,\d|[ ]?x)"
    r"|per(?=[ ]?(?:[).,;/|\n]|$))|cada[ ][a-z]{3,12}\b"
    rf"|(?:(?:per|an?|(?<!,[ ])the|cada|por|to[ ](?:the|a))[ ]|/)[ ]?{ONE}\b|{ONE}s?[ ]each))"
)
_ABOUT = r"(?:[ ](?:about|approx\.?|approximately|at|around|roughly|only|just|some|como|unas?|unos))?"
# "Weight per load" is of all that is moved at once.
NOT_A_TRUCK = r"(?!(?:truck|load|trailer|shipment|order|tl|ftl|van|container)s?\b)"
_BEFORE = re.compile(
    r"(?:\b(?:each|every|cada)(?:[ ](?:one|un[ao]|of[ ](?:them|these|which)|[a-z]{3,14}))?"
    rf"(?:[ ](?:weigh(?:s|ing)?|is|at|pesa|runs|goes))?{_ABOUT}"
    rf"(?:[ ]?{BLANK}+[ ,]{{0,2}}(?:(?:and|at|@)[ ])?)?"
    r"|(?:^|[.;:?!\n(][ ]*)(?:each|every)\b(?![^.;\n]*\b(?:total|together|both|all)\b)[^.;\n]{0,120}"
    rf"|\b(?:each|every|cada)\b[^.;\n]{{0,50}}\b(?:weigh(?:s|ing)|pesa|weight)(?:[ ]is)?{_ABOUT}"
    r")[ ]?$"
)
_RIGHT_BEFORE = re.compile(
    r"(?:@|(?:\d|pallets|plts|skids|crates|drums|totes|pieces|pcs|coils|bundles|rolls|[a-z]{3,}s)[ ]?x"
    r"|(?:weight|wt|wgt|gross|net|lbs|peso|kgs?)[ /]{1,2}(?:ea|each|pc"
    rf"|per[ ]{NOT_A_TRUCK}[a-z]{{2,8}}|c/u)[ ]?\.?[ ]?[:=\t][ \t]*"
    r"|\bunit[ ](?:weight|wt|wgt)[ ]?[:=\t][ \t]*"
    r"|\bav(?:erag(?:e|ing)|g\.?)(?:[ ](?:of|about|around|weight))?"
    r"|(?:pallets|plts|skids|crates|drums|totes|boxes|bales|bins|gaylords|pieces|rolls|coils|bundles"
    r"|reels|pcs|bags|sacks|barrels|cartons|cases|units)[ ](?:at|of)|\bper[ ](?:pallet"
    r"|skid|piece|unit|plt)[ :]{1,2}|\bapiece at)[ ]?$"
)
# A count right before its weight: "the other 2 are 850 lbs", "22 @ 1800 lbs", "(2) 1500 lb skids".
_SOME = re.compile(
    rf"(?<![\w.,$#/-])(?<!of[ ]the[ ])(?<!the[ ](?=pair|two|lot))"
    rf"(?P<count>\d{{1,3}}|{WORD})[ ]?(?:(?:[ ](?:of[ ](?:(?:th)?em|those|these)|others?|more))?"
    r"[ ](?:are|weigh|weighs|run|at|will[ ]be|@)|(?<=one)[ ]is|(?<=\b1)[ ]is|@)[ ]?(?:about[ ]|around[ ])?$"
)
_OTHERS = re.compile(rf"\bothers?[ ](?P<count>\d{{1,2}}|{WORD})[ ]$")
_COUNT_OF_SUCH = re.compile(r"(?:\((?P<paren>\d{1,3})\)|(?<![\w.,$#/-])(?P<count>\d{1,3}))[ ]$")
_SUCH = re.compile(rf"[ -](?:{NAMES})(?!\w)")
COUNTED = re.compile(
    rf"(?<![\w.,$#/-])(?<!cada[ ])(?<!each[ ])(?P<count>(?<!\d[ ])[1-9]\d{{0,2}}|{WORD})[ ]"
    r"(?:\d{3,4}[a-z]{0,2}[ ])?"
    r"(?!(?:lbs?|pounds|k|kgs?|kilos?|tons?|tonnes|ft|feet|foot"
    r"|inch(?:es)?|in|x|gal(?:lons?)?|mil|percent|am|pm|to|or|and|of|at|per|days?|weeks?|hours?|hrs?"
    r"|min(?:utes)?"
    r"|miles?|stops?|drops?|(?:[a-z]+[ ]){0,2}(?:trucks?|(?:truck)?loads?|trailers?|vans?|flatbeds?|flats"
    r"|reefers?|dumps?|tankers?|decks|conestogas?|lowboys?|rgns?|hot[ -]?shots?|containers?)"
    r"|degrees|footers?|(?:floor|pallet|trailer|deck)[ ](?:spots?|positions?|spaces?)"
    r"|spots?|positions?|high|wide|long|tall|deep|oz|thousand|hundred|on|is)\b)[a-z]{3,}"
)
# "2,350 lb a stack", of what a count stands elsewhere: "18 stacks of plywood".
_OF_ONE = re.compile(
    r"[ ](?:per|an?)[ ]"
    r"(?!(?:load|truck|trailer|van|flatbed|reefer|tanker|container|shipment|trip|day|week|month)\b)"
    r"(?P<noun>[a-z]{3,14})\b"
)
_MANY = re.compile(rf"(?<![\w.,$#/-])(?P<count>[1-9]\d{{0,3}}|{WORD})[ ](?:[a-z-]{{2,14}}[ ]){{0,2}}\Z")
_EACH_OF = re.compile(
    r"\beach[ ](?P<noun>[a-z]{3,14})\b[^.;\n]{0,70}\b(?:is|at|weigh(?:s|ing))[ ](?:about[ ])?\Z"
)
_PLURAL = re.compile(r"e?s\b")
_AT = re.compile(r"\b(?:at|weigh(?:s|ing)?|runs?|running)[ ](?:about[ ])?$")
_MANY_OF_SOMETHING = re.compile(
    r"(?<![\w.,$#/-])(?P<count>[1-9]\d?,\d{3}|\d{2,4})[ ](?!lbs?\b|pounds|kgs?\b|tons?\b)[a-z]{3,}s\b"
)
# "50 lb bag", "2,000 lb totes": what one of them holds.
_HOLDS = re.compile(rf"[ -](?:{NAMES})\b(?![ ]?#?\d{{1,2}}[ ]?[:.)-])")
_PACKAGES = ("bag", "drum", "box", "carton", "case", "pail", "block", "cylinder", "keg")
_REACH = 140  # characters
_FAR = 300  # of a noun that names what is counted
_NEAR = 30
_BACK = 140  # characters: as far as an "each" stands before its figure
_RIGHT_BACK = 40  # characters: as long as what says so right before it


def is_of_each(text: str, match: re.Match[str], pounds: float) -> bool:
    """Whether the words around a figure say that it is of one; an average of many tons is of a truck."""
    each = match.groupdict().get("each") or ""
    if each:
        return not ("av" in each and pounds > LIGHT)
    if (
        count_right_before(text, match, match.start())
        or is_each_before(text, match.start())
        or pounds <= LIGHT
        and held_by(text, match.end())
    ):
        return True
    return _is_too_light(text, match, pounds)


def count_right_before(text: str, match: re.Match[str], at: int) -> tuple[int, int] | None:
    """(count, where it stands) of what a weight at `at` follows at once, or of what it is multiplied by."""
    times = match.groupdict().get("times")
    if times:
        return int(times), match.start("times")
    start = max(0, at - _NEAR)
    some = _SOME.search(text, start, at) or _OTHERS.search(text, start, at)
    if some:
        return int(number(some["count"])), some.start()
    such = _SUCH.match(text, match.end()) and _COUNT_OF_SUCH.search(text, start, at)
    return (int(such["paren"] or such["count"]), such.start()) if such else None


def is_each_before(text: str, start: int) -> bool:
    if _RIGHT_BEFORE.search(text, max(0, start - _RIGHT_BACK), start):
        return True
    back = max(0, start - _BACK)
    is_hinted = any(text.find(word, back, start) >= 0 for word in ("each", "every", "cada"))
    return is_hinted and _BEFORE.search(text, back, start) is not None


def kind_of(match: re.Match[str]) -> str:
    """The type of unit that the words behind a figure name: "por tarima"; "per unit" leaves it open."""
    named = re.search(rf"\b(?!units?\b)(?:{NAMES})s?\b", match.groupdict().get("each") or "")
    return (named.lastgroup or "") if named else ""


def held_by(text: str, at: int) -> str:
    """The type of unit of which a weight that ends at `at` is what one holds ("2,000 lb totes"), or ""."""
    found = _HOLDS.match(text, at)
    name = (found.lastgroup or "") if found else ""
    return name if name in _PACKAGES or found and found.group().endswith("s") else ""


def _is_too_light(text: str, match: re.Match[str], pounds: float) -> bool:
    """Whether all of it would weigh less than a pound a piece: "1,080 cartons lettuce at 38 pounds"."""
    if not _AT.search(text, max(0, match.start() - 12), match.start()):
        return False
    counts = list(_MANY_OF_SOMETHING.finditer(text, max(0, match.start() - 60), match.start()))
    return bool(counts) and number(counts[-1]["count"]) > pounds


def counted_noun(text: str, match: re.Match[str], is_total: bool) -> tuple[int, int] | None:
    """How many there are of what a weight is said to be of one of: "18 stacks ... 2,350 lb a stack"."""
    before = max(0, match.start() - _BACK)
    one = _OF_ONE.match(text, match.end()) or not is_total and _EACH_OF.search(text, before, match.start())
    if not one:
        return None
    before = min(one.start(), match.start())
    return _count_of(text, one["noun"], max(0, before - _FAR), before) or _count_of(
        text, one["noun"], one.end(), one.end() + _FAR
    )


def _count_of(text: str, noun: str, start: int, end: int) -> tuple[int, int] | None:
    """(count, where it stands) of the last "18 stacks" between start and end."""
    at = max(text.rfind(noun + ending, start, end) for ending in ("s", "es"))
    if at < 0 or not _PLURAL.match(text, at + len(noun)):
        return None
    count = _MANY.search(text, max(start, at - 50), at)
    return (int(number(count["count"])), count.start()) if count else None


def count_before(text: str, match: re.Match[str], at: int) -> tuple[int, int] | None:
    """How many of something the sentence named before a weight of each: "38 caskets ... 300 lb each"."""
    at_once = count_right_before(text, match, at)
    if at_once:
        return at_once
    before = text[max(0, at - _REACH) : at]
    counts = list(COUNTED.finditer(before, before.rfind(". ") + 1)) or list(COUNTED.finditer(before))
    if not counts:
        return None
    return int(number(counts[-1]["count"])), at - len(before) + counts[-1].start()
