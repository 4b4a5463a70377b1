# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Weights, in pounds: "42,000 lbs", "44k", "22.5 tons", "1,200 kg", "12 pallets at 550 lbs each"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..text import BLANK, Found, Scan
from .numbers import NUMBER, WORD, number

POUNDS_A_KILO = 2.20462262
_POUNDS = {"cwt": 100.0, "kg": POUNDS_A_KILO, "metric": 2204.62262, "short": 2000.0, "lb": 1.0}
_UNIT = (
    r"(?P<cwt>cwts?\b|hundredweight\b)|(?P<lb>#(?!\w)|lbs?\b|pounds?\b|libras?\b)|(?P<kg>kgs?\b|kilos?\b"
    r"|kilogram(?:me)?s?\b|kilogramos\b)"
    r"|(?P<metric>metric[ ]tons?\b|tons?[ ]metricas\b|m/?tons?\b|mts?\b|tonnes?\b"
    r"|toneladas?(?:[ ]metricas)?\b|t\b)|(?P<short>(?:short[ ])?tons?\b|tns?\b)"
)
# What a weight may be of one of: "550 lb a bale", "690 lbs per pallet".
_ONE = (
    r"(?:pallet|skid|plt|piece|pc|unit|crate|drum|barrel|coil|tote|roll|reel|spool|bundle|bale|ctn|carton"
    r"|case"
    r"|bag|sack|box|lift|pack|package|gaylord|bin|rack|casket|slab|sheet|beam|panel|pail|cylinder"
    r"|supersack|ibc"
    r"|tarima|caja|pieza|paca|saco|costal|tambo|rollo)"
)
_EACH = (
    rf"(?P<each>[ ]{{0,2}}\(?(?:/|,[ ])?[ ]?(?:(?:on|in)[ ]each\b(?:[ ]of[ ]them)?|(?:each"
    rf"|every)(?:[ ](?:one|single[ ]one))?\b"
    rf"|ea\b|apiece\b|av(?:g|erage)\b"
    rf"|a[ ]?piece\b|c/u\b|cada[ ]un[ao]\b"
    rf"|per(?=[ ]?[).,;])|(?:per|an?|cada|por|/)[ ]?{_ONE}\b|{_ONE}s?[ ]each))"
)
_RANGE = (
    rf"(?:(?P<between>between[ ])?(?P<low>{NUMBER})[ ]?(?P<lowk>k)?[ ]?(?:lbs?[ ]?)?"
    r"(?:-|to|a|/(?=\d\d[ ]?k)|(?(between)and|(?!)))[ ]?)?"
)
_WEIGHT = re.compile(
    rf"{_RANGE}(?P<number>{NUMBER})[ ]?(?:(?P<k>k|mil|thousand|thou|m(?=[ ]?(?:#|lbs?\b)))(?![a-z])[ -]?"
    r"(?!mi\b|miles\b))?"
    rf"(?:[ -]?(?:{_UNIT})(?![ ]?[:=]))?"
    rf"{_EACH}?"
)
# "12 pallets 550 ea", "2 @ 23,400", "eighteen hundred a pallet": pounds without a word for them, but of each.
_BARE_EACH = re.compile(
    rf"(?<![\w$#./-])(?P<number>{NUMBER}|{WORD}){_EACH}"
    rf"|(?<![\w.,$#/-])(?P<many>\d{{1,3}})[ ]?@[ ]?(?P<at>\d{{1,2}},\d{{3}})(?!\d|[,.]\d)"
    rf"|\beach(?:[ ](?:one|{_ONE}))?[ ](?:is|weighs|weighing|runs)[ ](?:about[ ]|around[ ]"
    rf"|approx[. ]{{0,2}})?"
    rf"(?P<is>{NUMBER})(?![ ]?(?:x|by|feet|ft|foot|inch|long|wide|high|tall|[\"']))"
)
_WORDED = re.compile(rf"(?<![\w-])(?P<words>{WORD})[ -](?:{_UNIT}){_EACH}?")
# "22-1/2 tons", "43 1/2 thousand pounds".
_FRACTION = re.compile(
    r"(?<![\w.,/$#-])(?P<whole>\d{1,3})[ -]?(?P<part>1/2|1/4|3/4|\u00bd|\u00bc|\u00be)[ ]?"
    rf"(?P<k>k\b|thousand|mil\b)?[ -]?(?:{_UNIT})?{_EACH}?"
)
# "our 90 ton Grove": what a machine lifts, not what it weighs.
_NAMES_A_MACHINE = re.compile(
    r"(?<=ton)[ ](?!of\b|total|gross|net|max|loads?\b|shipments?|truck|each"
    r"|per\b|a\b)[a-z]{3}"
)
_COUNTED = re.compile(
    rf"(?<![\w.,$#/-])(?P<count>[1-9]\d{{0,2}}|{WORD})[ ](?!(?:lbs?|pounds|k|kgs?|kilos?|tons?|tonnes|ft"
    rf"|feet|foot"
    r"|inch(?:es)?|in|x|gal(?:lons?)?|mil|percent|am|pm|to|or|and|of|at|per|days?|weeks?|hours?|hrs?"
    r"|min(?:utes)?"
    r"|miles?|stops?|drops?|trucks?|loads?|trailers?|vans?|flatbeds?|reefers?|degrees|high|wide|long|tall"
    r"|deep"
    r"|oz|thousand|hundred|on|is)\b)[a-z]{3,}"
)
# "2,350 lb a stack", of what a count stands elsewhere: "18 stacks of plywood".
_OF_ONE = re.compile(r"[ ](?:per|an?)[ ](?P<noun>[a-z]{3,14})\b")
_MANY = re.compile(rf"(?<![\w.,$#/-])(?P<count>[1-9]\d{{0,3}}|{WORD})[ ](?:[a-z-]{{2,14}}[ ]){{0,2}}\Z")
_EACH_OF = re.compile(r"\beach[ ](?P<noun>[a-z]{3,14})[ ](?:is[ ]|at[ ]|weigh(?:s|ing)[ ]|about[ ]){0,2}\Z")
_PLURAL = re.compile(r"e?s\b")
_AT = re.compile(r"\b(?:at|weigh(?:s|ing)?|runs?|running)[ ](?:about[ ])?$")
_MANY_OF_SOMETHING = re.compile(
    r"(?<![\w.,$#/-])(?P<count>[1-9]\d?,\d{3}|\d{2,4})[ ](?!lbs?\b|pounds|kgs?\b|tons?\b)[a-z]{3,}s\b"
)
# "50 lb bags": what one of them holds.
_HOLDS = re.compile(r"[ -](?:bags?|sacks?|drums?|boxes|cartons|cases|pails|blocks|buckets|cylinders|kegs)\b")
_LIGHT = 3_000  # pounds
_REACH = 140  # characters
_PARTS = {"1/2": 0.5, "\u00bd": 0.5, "1/4": 0.25, "\u00bc": 0.25, "3/4": 0.75, "\u00be": 0.75}
# "one is 12,000 and the other 9,500", "one at 8,200 lbs, one at 7,900".
_TURNS = r"(?:[ ](?:one|piece|machine|unit|crate))?[ ](?:is|at|weighs|runs|of|being)?[ ]?(?:about[ ])?"
_IN_TURN = re.compile(
    rf"\b(?:one|first){_TURNS}(?P<a>{NUMBER})[ ]?(?:lbs?|#|pounds)?(?:,|;|[ ]and|[ ]but|,[ ]and)[ ]"
    rf"(?:the[ ])?(?:other|second|one){_TURNS}(?P<b>{NUMBER})(?![ ]?[x'\"]|[ ](?:x|feet|ft|inch|long|wide"
    rf"|high))"
)
_SAID_TOTAL = re.compile(
    rf"\b(?:so|that's|makes|comes[ ]to|adds[ ]up[ ]to|equals)[ ](?:about[ ]|around[ ])?(?P<sum>{NUMBER}"
    rf"|{WORD})\b(?![ ]?[a-z$%/])|"
    rf"(?<![\w$#./-])(?P<number>{NUMBER}|{WORD})[ ](?:(?:in[ ])?total|in[ ]all|altogether|all[ ]told"
    r"|for[ ](?:both|the[ ](?:pair|two|lot|set)|all[ ](?:of[ ]them|\d{1,3}|three|four)))\b"
)
_LABELLED = re.compile(
    r"(?<![a-z])(?:weights?|wt|wgt|peso(?:[ ]total|[ ]bruto)?|total[ ]lbs|lbs|pounds)[ ]?(?:in[ ])?[.]?[ ]?"
    r"(?:\((?P<unit>lbs?|kgs?|pounds|kilos?|#)\)|\[(?P<unit2>lbs?"
    r"|kgs?)\])?(?:[ ]?[:=\t-][ \t]*|(?P<loose>[ ])(?:is[ ]|of[ ]|will[ ]be[ ])?)(?:approx"
    r"(?:imately)?[. ]{0,2}|about[ ]|~[ ]?"
    r"|around[ ]|up[ ]to[ ])?"
    rf"(?P<number>{NUMBER})(?![ ]?(?:k\b|#|lbs?\b|pounds|kgs?\b|kilos|tons?\b|mts?\b"
    rf"|metric|tonnes|tonelada|/|x[ ]?\d|pallets?|plts?|skids?|pcs|pieces|each|ea\b))"
)
_SAYS_TOTAL = re.compile(
    r"(?<![a-z])(?:so|that's|makes|comes[ ]to|adds[ ]up[ ]to|equals|total|in[ ]all"
    r"|altogether|all[ ]told|for[ ](?:both|the|all))\b"
)
_SUM = re.compile(
    rf"(?P<sum>{NUMBER}(?:[ ]?(?:#|lbs?))?(?:[ ]?[+][ ]?{NUMBER}(?:[ ]?(?:#|lbs?))?){{1,9}})"
    rf"(?![ ]{_ONE}s?\b)"
)
_SERIES = re.compile(
    rf"(?P<all>{NUMBER}(?:,[ ]{NUMBER}){{1,8}},?[ ]and[ ]{NUMBER})[ ]?(?:#(?!\w)|lbs?\b|pounds?\b)"
    rf"(?!{_EACH}|,?[ ]respectively)"
)
_LIGHTEST_OF_SEVERAL = 100  # pounds
_EACH_BEFORE = re.compile(
    r"(?:@|(?:\d|pallets|plts|skids|crates|drums|totes|pieces|pcs|coils|bundles|rolls)[ ]?x|\beach(?:[ ]"
    r"(?:one|pallet"
    r"|skid|crate|unit|piece|plt|box|drum|coil|tote|bundle))?(?:[ ](?:weigh(?:s|ing)?|is|at))?"
    r"(?:[ ](?:about|approx|at|around))?"
    r"(?:[ ]?"
    + BLANK
    + r"+[ ,]{0,2}(?:(?:and|at|@)[ ])?)?|\bav(?:erag(?:e|ing)|g\.?)(?:[ ](?:of|about|around|weight))?"
    r"|(?:pallets|plts|skids|crates|drums|totes|boxes|bales|bins|gaylords|pieces|rolls|coils|bundles"
    r"|reels|pcs|bags|sacks|barrels|cartons|cases|units)[ ](?:at|of)"
    r"|\bper[ ](?:pallet"
    r"|skid|piece|unit|plt)[ :]{1,2}|\bapiece at)[ ]?$"
)
_TOTAL_BEFORE = re.compile(
    r"(?:total|gross|combined|all[ -]?in|grand total|peso total"
    r"|overall)(?:[ ](?:weight|wt|wgt|load|of|is|lbs|shipment|about"
    r"|approx))*[ ]?[:=\t-]?[ \t]*(?:~|approx[. ]{0,2})?$"
)
_TOTAL_AFTER = re.compile(
    r"[ ,]{0,2}\(?(?:total|gross|combined|all in|en total|altogether|in all|in total|all up|all told|together"
    r"|for (?:both|the (?:lot|pair|two|set)|everything|all of (?:it|them)|the whole (?:lot|thing)))\b"
)
_NOT_BEFORE = re.compile(
    r"(?:(?<![a-z])(?:under|over|above|than|exceed(?:s|ing)?|capacity|legal"
    r"|max[ ]legal|limit|insurance|cargo|rate|target|pay(?:s|ing)?|liability|coverage"
    r"|[$]|po|order|load|ref|mc|dot)[ :#]{0,3}|[/$-])$"
)
_NOT_AFTER = re.compile(
    r"[ ]?(?:in[ ])?(?:board|cargo|insurance|liability|coverage|value|worth|miles|mi\b|board"
    r"|bd\b|sq\b|square|gallons)"
)
_BARE = re.compile(
    r"(?<![\w#$.,/-])(?<!#[ ])(?P<number>[1-4]\d,\d{3}|[1-4]\d[05]00)(?!\d|[,.]\d|[ ]?(?:#"
    r"|lbs?\b|kgs?\b|k\b|mi|pcs|pieces|units|cases|cartons|ctns|gal|usd|bottles|bags"
    r"|sq|each))"
)


@dataclass(frozen=True, slots=True)
class Weight:
    """Pounds; `each` is of one unit, `total` is said to be of everything, `sure` has a unit or label."""

    pounds: float
    each: bool = False
    total: bool = False
    sure: bool = True
    of: tuple[int, int] | None = None  # of an "each": a count named before it, and where it stands


def find(scan: Scan) -> list[Found]:
    """Found values are `Weight`; of a range, the first figure."""
    text = scan.flat
    found = [item for match in _SUM.finditer(text) for item in _summed(match)]
    found += [item for match in _SERIES.finditer(text) for item in _series(match)]
    found += [item for match in _FRACTION.finditer(text) for item in _broken(match)]
    found += [item for match in _IN_TURN.finditer(text) for item in _in_turn(match)]
    sums = list(found)
    found += [
        item for match in _WEIGHT.finditer(text) for item in _read(text, match) if not _inside(item, sums)
    ]
    found += [item for match in _LABELLED.finditer(text) for item in _labelled(text, match)]
    if _SAYS_TOTAL.search(text):
        found += [item for match in _SAID_TOTAL.finditer(text) for item in _said_total(match)]
    if not found:
        found = [item for match in _WORDED.finditer(text) for item in _worded(match)]
    if not any(item.value.sure for item in found):
        found += [item for match in _BARE_EACH.finditer(text) for item in _bare_each(match)]
    if not found:
        found = [
            Found("weight", Weight(number(m["number"]), sure=False), m.start(), m.end())
            for m in _BARE.finditer(text)
            if not _NOT_BEFORE.search(text[max(0, m.start() - 30) : m.start()])
        ]
    return sorted(found, key=lambda item: item.start)


def _series(match: re.Match[str]) -> list[Found]:
    """ "1,100, 1,250, 900 and 1,400 lbs": what each of a few weighs."""
    figures = [number(figure) for figure in re.findall(NUMBER, match["all"])]
    if min(figures) < _LIGHTEST_OF_SEVERAL:
        return []
    return [Found("weight", Weight(sum(figures)), match.start(), match.end())]


def _summed(match: re.Match[str]) -> list[Found]:
    """ "15,000 + 12,000 + 10,000 lbs": one total, where at least one figure is heavy or has its unit."""
    figures = [number(figure) for figure in re.findall(NUMBER, match["sum"])]
    if max(figures) < 1000 and not re.search("#|lb", match["sum"]):
        return []
    return [Found("weight", Weight(sum(figures), total=True), match.start(), match.end())]


def _in_turn(match: re.Match[str]) -> list[Found]:
    pounds = number(match["a"]) + number(match["b"])
    if min(number(match["a"]), number(match["b"])) < _LIGHTEST_OF_SEVERAL:
        return []
    return [Found("weight", Weight(pounds, total=True), match.start(), match.end())]


def _broken(match: re.Match[str]) -> list[Found]:
    unit = next((name for name in _POUNDS if match[name]), None)
    if not (unit or match["k"]):
        return []
    figure = (int(match["whole"]) + _PARTS[match["part"]]) * (1000 if match["k"] else 1)
    pounds = figure * _POUNDS[unit or "lb"]
    return [Found("weight", Weight(round(pounds, 2), bool(match["each"])), match.start(), match.end())]


def _said_total(match: re.Match[str]) -> list[Found]:
    pounds = number(match["number"] or match["sum"])
    if not 1000 <= pounds <= 100_000:
        return []
    return [Found("weight", Weight(pounds, total=True), match.start(), match.end())]


def _worded(match: re.Match[str]) -> list[Found]:
    unit = next(name for name in _POUNDS if match[name])
    pounds = number(match["words"]) * _POUNDS[unit]
    weight = Weight(round(pounds, 2), bool(match["each"]))
    return [Found("weight", weight, match.start(), match.end())] if pounds >= 20 else []


def _bare_each(match: re.Match[str]) -> list[Found]:
    pounds = number(match["number"] or match["at"] or match["is"])
    if not 150 <= pounds <= 50_000:
        return []
    counted = (int(match["many"]), match.start("many")) if match["many"] else None
    weight = Weight(pounds, each=True, of=counted or _count_before(match.string, match, each=True))
    return [Found("weight", weight, match.start(), match.end())]


def _is_too_light(text: str, match: re.Match[str], pounds: float) -> bool:
    """Whether all of it would weigh less than a pound a piece: "1,080 cartons lettuce at 38 pounds"."""
    if not _AT.search(text, max(0, match.start() - 12), match.start()):
        return False
    counts = list(_MANY_OF_SOMETHING.finditer(text, max(0, match.start() - 60), match.start()))
    return bool(counts) and number(counts[-1]["count"]) > pounds


def _counted_noun(text: str, match: re.Match[str]) -> tuple[int, int] | None:
    """How many there are of what a weight is said to be of one of: "18 stacks ... 2,350 lb a stack"."""
    one = _OF_ONE.match(text, match.end()) or _EACH_OF.search(text, max(0, match.start() - 30), match.start())
    if not one:
        return None
    before = min(one.start(), match.start())
    return _count_of(text, one["noun"], max(0, before - _REACH), before) or _count_of(
        text, one["noun"], one.end(), one.end() + _REACH
    )


def _count_of(text: str, noun: str, start: int, end: int) -> tuple[int, int] | None:
    """(count, where it stands) of the last "18 stacks" between start and end."""
    at = max(text.rfind(noun + ending, start, end) for ending in ("s", "es"))
    if at < 0 or not _PLURAL.match(text, at + len(noun)):
        return None
    count = _MANY.search(text, max(start, at - 50), at)
    return (int(number(count["count"])), count.start()) if count else None


def _count_before(text: str, match: re.Match[str], each: bool) -> tuple[int, int] | None:
    """How many of something the sentence named before a weight of each: "38 caskets ... 300 lb each"."""
    if not each:
        return None
    before = text[max(0, match.start() - _REACH) : match.start()]
    counts = list(_COUNTED.finditer(before, before.rfind(". ") + 1)) or list(_COUNTED.finditer(before))
    if not counts:
        return None
    return int(number(counts[-1]["count"])), match.start() - len(before) + counts[-1].start()


def _inside(item: Found, others: list[Found]) -> bool:
    return any(other.start <= item.start < other.end for other in others)


def _read(text: str, match: re.Match[str]) -> list[Found]:
    unit = next((name for name in _POUNDS if match[name]), None)
    if not (unit or match["k"]):
        return []
    before = text[max(0, match.start() - 90) : match.start()]
    figure = _without_point(match["low"] or match["number"], unit)
    thousands = 1000 if match["k"] and not (match["low"] and number(figure) >= 1000) else 1
    pounds = number(figure) * thousands * _POUNDS[unit or "lb"]
    is_other = _NOT_BEFORE.search(before) or _NOT_AFTER.match(text, match.end())
    if not unit and (is_other or not 1000 <= pounds <= 100_000):
        return []
    if pounds <= 0 or pounds > 250_000:
        return []
    counted = None if match["each"] else _counted_noun(text, match)
    of_one = counted or pounds <= _LIGHT and _HOLDS.match(text, match.end())
    each = bool(
        _is_each(match, pounds) or _EACH_BEFORE.search(before) or of_one or _is_too_light(text, match, pounds)
    )
    total = bool(_TOTAL_BEFORE.search(before) or _TOTAL_AFTER.match(text, match.end()))
    sure = not (match["short"] and _NAMES_A_MACHINE.match(text, match.end()))
    of = counted or _count_before(text, match, each)
    weight = Weight(round(pounds, 2), each and not total, total, sure, of)
    return [Found("weight", weight, match.start(), match.end())]


def _is_each(match: re.Match[str], pounds: float) -> bool:
    """Whether words behind it say so; an average of many tons is of a truck."""
    each = match["each"] or ""
    return bool(each) and not ("av" in each and pounds > _LIGHT)


def _without_point(figure: str, unit: str | None) -> str:
    """ "20.000 kg": three digits behind a point are thousands, as much of the world writes them."""
    is_grouped = unit in ("lb", "kg") and re.fullmatch(r"[1-9]\d{0,2}\.\d{3}", figure)
    return figure.replace(".", "") if is_grouped else figure


def _labelled(text: str, match: re.Match[str]) -> list[Found]:
    unit = match["unit"] or match["unit2"] or "lb"
    pounds = number(match["number"]) * _POUNDS["kg" if unit[0] == "k" else "lb"]
    if not (100 if match["loose"] else 20) <= pounds <= 250_000:
        return []
    total = bool(
        re.search(r"total[ ]?$", text[max(0, match.start() - 8) : match.start()]) or "total" in match.group()
    )
    return [Found("weight", Weight(round(pounds, 2), total=total), match.start(), match.end())]
