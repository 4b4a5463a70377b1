# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Handling units: "22 pallets", "6 plts", "(2) skids", "Pallet count: 12", "six dental chairs"."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace

from ..beginnings import Expression
from ..text import BLANK, Found, Scan, first_of_overlaps
from . import unit_goods, unit_labels
from .numbers import WORD, number
from .unit_counts import Units, bare, named
from .unit_names import ADJECTIVE, ANY_NAME, NAMES, NOT_A_KIND, tier_of

_ACROSS = r"(?:\d|two|three|four|five|six|eight)[ ]?(?:x|by)[ ]?(?:\d|two|three|four|five|six|eight)[ ]"
_COUNT = Expression(
    rf"(?<![\w.,$#/-])(?<!\bby[ ])(?<!\d[ ]x[ ])(?=[x(\da-z])x?(?:(?P<first>\d{{1,3}})"
    rf"[ ]?(?:-|to|or|a|o|(?<=\d\d)/(?=\d\d[ ]))[ ]?(?=\d))?"
    rf"(?:\((?P<paren>\d{{1,4}})\)|(?P<number>\d{{1,3}},\d{{3}}"
    rf"|\d{{1,4}}(?!\d))(?:[ ]?\+[ ]?(?P<more>\d{{1,3}}))?|(?P<word>{WORD}))"
    rf"(?:[ ]?\((?:\d{{1,3}}|{WORD}|\d{{2}}[ ]?x[ ]?\d{{2}})\))?"
    rf"[ ]{{0,2}}(?:or[ ]so[ ])?(?:[x-][ ]?"
    rf"|of[ ](?:the[ ]|those[ ]|these[ ]|our[ ])?(?:{_ACROSS})?|ea(?:ch)?\.?[ ])?"
    rf"{ADJECTIVE}(?P<other>{NOT_A_KIND})(?:[a-z]{{1,7}}-)?"
    rf"(?:{NAMES})(?:'s)?(?![\w-])(?![ ](?:jack|trucks?\b"
    rf"|trailers?\b|cars?\b|vans?\b)"
    rf"|[ ]exchange|[ ]?/[ ]?(?:hr|hour|day))"
)
# "a pallet", "an oversized crate": one, where nothing is counted.
_ONE = Expression(
    rf"(?<![\w-])(?<!\d[ ])(?<!k[ ])(?<!lb[ ])(?<!lbs[ ])(?<!pounds[ ])(?<!kg[ ])(?:an?|the|one)[ ]"
    rf"{ADJECTIVE}(?:{NAMES})(?![\w-])(?![ ]jack|[ ]exchange|[ ]?/)"
)
_DIMS_COUNT = Expression(
    r"(?<![\w.,$#/x-])(?:\((?P<paren>\d{1,3})\)|(?P<number>\d{1,3})[ ]?(?:@|ea\b"
    r"|pcs?\b|at\b|-(?=[ ]|\d{2,3}[ ]?x)|x(?=[ ]\d{2,3}[ ]?x[ ]?\d{2,3}[ ]?x|[ ]?\())"
    r"|(?P<each>\d{1,2})[ ](?=\d{2,3}[ ]?x[ ]?\d{2,3}[ ]?x))"
    r"[ ]{0,2}\(?(?=\d{1,3}(?:\.\d)?[ ]?(?:\"|'|in\b)?[ ]?[lwh]?[ ]?x[ ]?\d)"
)
# "so 22 on the floor", "which makes 30 of them": a sum without a word for what is counted.
_SUM = Expression(
    r"\b(?:so|=|makes?|that's|for|total(?:s|ing)?|is)[ ]?(?P<number>\d{1,3})[ ]"
    r"(?:on the (?:floor|deck)|floor (?:spots|positions)|of them\b|in all\b|altogether\b)"
)
# "(2) SVL97 track loaders, 11,300 lb each": a line that begins with its count and tells a weight or a size.
_HEADED = re.compile(
    r"^[ *-]*\((?P<paren>\d{1,3})\)[ ](?=[^\n]{0,60}\d[ ]?(?:#|lbs?\b|kgs?\b|x[ ]?\d))", re.MULTILINE
)
_OFF = re.compile(
    r"[ ]?(?:[a-z][a-z-]*[ ]){0,4}?(?:(?:comes?|coming|gets?|pulled|kicked|taken)[ ]off"
    r"|(?:gets?|are|is|be)[ ](?:dropped|unloaded|delivered)|dropped[ ]off|drops?[ ](?:off[ ])?(?:in|at))\b"
    r"|[ ]off\b"
)
_LEFT = re.compile(
    rf"(?:{BLANK}[ ](?:gets|takes|receives|wants)"
    r"|\b(?:leav(?:e|es|ing)|drop(?:s|ping)?(?:[ ]off)?|unload(?:s|ing)?|dej(?:ar?|as|an|amos)|baja[nrs]?"
    r"|down to))[ ]$"
)
_REST = re.compile(
    rf"\b(?:the (?:rest|remainder|balance|other (?=\d|{WORD} ))|el resto|l[ao]s otr[ao]s(?= \d)|what'?s left"
    r"|what is left)\b"
)
_AT_A_STOP = re.compile(
    r"\b(?:first[ ]off|(?:first|1st|second|2nd|third|3rd|next|last|final|one)[ ](?:drop|stop|delivery)"
    r"|drop[ ]?\d|stop[ ]?\d|(?:comes?|goes|go|gets?)[ ]off)\b[^.;\n]*$"
)
_TELLS_OF_SOME = re.compile(
    rf"(?:(?:[a-z-]+[ ]){{0,2}}(?:{ANY_NAME}))?[ ](?:is|are|weighs?|measures?|came out)\b"
    rf"|[ ](?:to|in|at)[ ]{BLANK}"
)
_IS_LIKE = re.compile(r"[ ](?:is|weighs|scales|measures|runs|goes|comes[ ](?:in|out))\b")
_ON_ONE = Expression(
    rf"(?:(?<=on[ ])|(?<=in[ ])|(?<=to[ ]))(?:an?|one)[ ]{ADJECTIVE}(?:{NAMES})(?![\w-])(?=[,.;)\n])"
)
# "three ovens, each bolted to a skid": as many skids as ovens.
_OF_EACH = re.compile(rf"\b(?:each\b[^.;,\n]{{0,24}}|(?:\d{{1,3}}|{WORD})[ ](?:to|per|in|on)[ ])$")
_OF_A_PLACE = re.compile(rf"{BLANK}[ ]?\($")  # "Pueblo (6 pallets)"
# "supersacks, 20 of them": of what the words before name, if nothing else counts it.
_OF_THEM = re.compile(
    rf"(?<![\w.,$#/-])(?P<number>\d{{1,3}}|{WORD})[ ]of[ ](?:them|these|those)(?=[ ]?[,.;\n]|$)"
)
_PLURAL = re.compile(rf"(?<![\w-])(?:{NAMES})(?<=s)(?![\w-])")
_REACH = 120  # characters
_ANOTHER_TIME = re.compile(
    r"[ ](?:[a-z]+[ ]){0,3}last[ ](?:time|week|month|year|fall|spring|summer|winter)\b"
)
_MOVED = re.compile(
    r"\b(?:you(?:[ ]guys)?[ ](?:moved|hauled|shipped|took|did|ran|picked[ ]up)|we[ ](?:had|used[ ]to[ ]ship)"
    r"|last[ ](?:time|week|month|year)(?:[ ](?:it[ ]was|was|we[ ]shipped|you[ ]moved))?|instead[ ]of"
    r"|rather[ ]than|usually|normally)"
    r"(?:[ ](?:the|our|about))?[ ]$"
)
_NEAR = 40  # characters
_TOO_MANY = 40_000  # what is counted so is weighed
# Between two counts of which neither stands on the other: "6 pallets and 4 drums", "2 skids + 3 totes".
_BESIDE = re.compile(
    r"(?![^\n]*\b(?:on|with|holding|containing|each)\b)[^\n.;]{0,36}(?:\band|\+|&|\bplus|\by)[ ]"
)
_ON_EACH = 4  # so many of what is counted beside a pallet may well stand on it
_OWN_FIGURES = re.compile(r"\d[ ]?x[ ]?\d|\d[ ]?(?:#|lbs?\b|kgs?\b|kilos\b|pounds\b)")


def find(scan: Scan) -> list[Found]:
    """Found values are `Units`."""
    text = scan.text
    found = _counted(scan)
    found = [*found, *_sums(scan)] if found else _ones(scan) or unit_goods.find(scan)
    found = _without_spots([item for item in found if 0 < item.value.count < _TOO_MANY])
    loaded = [item for item in found if not (_comes_off(text, item) or _was_before(text, item))]
    return _all_on_the_floor(scan, _without_parts(text, first_of_overlaps(loaded or found)))


def _counted(scan: Scan) -> list[Found]:
    """Counts with a word for what is counted beside them, behind a label, or named by a pronoun."""
    text = scan.text
    found = [named(text, match) for match in scan.finditer(_COUNT) if not _is_example(text, match)]
    found += unit_labels.find(scan, is_counted=bool(found))
    found += [
        bare(match)
        for match in (*scan.finditer(_DIMS_COUNT), *(_HEADED.finditer(text) if "(" in text else ()))
    ]
    told = _of_them(text)
    if not any(item.start < other.start for item in found for other in told):
        found += told
    found += [item for match in scan.finditer(_ON_ONE) for item in _on_one(scan, match, found)]
    floor = [item for item in found if item.value.tier == 1]
    if floor and all(item.value.count == 1 for item in floor):  # "one crate, and the head on a pallet"
        found += [item for item in _ones(scan) if item.value.type not in {one.value.type for one in found}]
    return found


def _sums(scan: Scan) -> list[Found]:
    return [
        Found("units", Units(int(match["number"]), "pallet", 1, True), *match.span("number"))
        for match in scan.finditer(_SUM)
    ]


def _without_spots(found: list[Found]) -> list[Found]:
    """Without the room on the floor, where what stands on it is counted, too: "6 pallets (3 floor spots)"."""
    loaded = [item for item in found if item.value.type != "spot"]
    if any(item.value.tier == 1 for item in loaded):
        return loaded
    spots = [replace(item, value=replace(item.value, type="pallet")) for item in found if item not in loaded]
    return [*loaded, *spots]


def _was_before(text: str, item: Found) -> bool:
    """Whether so many went another time: "you moved 24 pallets for us", "20 pallets last week"."""
    before = text[max(0, item.start - _NEAR) : item.start]
    return bool(_ANOTHER_TIME.match(text, item.end) or _MOVED.search(before))


def _is_example(text: str, match: re.Match[str]) -> bool:
    """Whether one is told of only to say what each is like: "one crate is 180 kg"."""
    return bool(match.group().startswith(("one ", "1 ", "a ")) and _IS_LIKE.match(text, match.end()))


def _is_dropped(text: str, item: Found) -> bool:
    """Whether a count is of some of all: "first drop Peoria, six skids", "one crate is 1,800"."""
    in_brackets = _OF_A_PLACE.search(text, max(0, item.start - 4), item.start) and text[item.end :][:1] == ")"
    return bool(
        in_brackets
        or _AT_A_STOP.search(text, max(0, item.start - 60), item.start)
        or _TELLS_OF_SOME.match(text, item.end)
    )


def _without_parts(text: str, found: list[Found]) -> list[Found]:
    """ "16 pallets, first Philadelphia (6 pallets), then Baltimore with the rest": the first is of all."""
    others = [item for item in found[1:] if item.value.type == found[0].value.type]
    if not others or not (
        _REST.search(text, found[0].end) or all(_is_dropped(text, item) for item in others)
    ):
        return found
    left = found[0].value.count - sum(item.value.count for item in others)
    is_whole = left >= 0 and not _is_dropped(text, found[0])
    return [item for item in found if item not in others] if is_whole else found


def _comes_off(text: str, item: Found) -> bool:
    """Whether the count is of what leaves the truck on the way, and was counted among all."""
    return bool(_OFF.match(text, item.end) or _LEFT.search(text, max(0, item.start - 14), item.start))


def _on_one(scan: Scan, match: re.Match[str], found: list[Found]) -> list[Found]:
    """The one that the freight of a line stands on: "a press on a skid", where nothing else is counted."""
    line = scan.line_of(match.start())
    if _OF_EACH.search(match.string, max(0, match.start() - 30), match.start()):
        return []
    return [] if any(scan.line_of(item.start) == line for item in found) else [named(match.string, match)]


def _of_them(text: str) -> list[Found]:
    """What a count is of that only a pronoun names."""
    for match in _OF_THEM.finditer(text) if " of th" in text else ():
        named_before = list(_PLURAL.finditer(text, max(0, match.start() - _REACH), match.start()))
        if named_before:
            name = named_before[-1].lastgroup or ""
            units = Units(int(number(match["number"])), name, tier_of(name), total=True)
            return [Found("units", units, *match.span("number"))]
    return []


def _ones(scan: Scan) -> list[Found]:
    """One of each kind that stands on the floor: "a crate for the sideboard and a pallet for the chairs"."""
    text = scan.text
    kinds: dict[str, Found] = {}
    for match in scan.finditer(_ONE):
        if _is_example(text, match) or _OF_EACH.search(text, max(0, match.start() - 30), match.start()):
            continue
        item = named(text, match)
        if item.value.tier == 1 and (not kinds or not match.group().startswith("the ")):
            kinds.setdefault(item.value.type, item)
    return list(kinds.values())


def type_named(text: str) -> tuple[str, int]:
    """(type, tier) of a word such as "pallets", for a table's cell; a pallet where it names none."""
    match = re.search(rf"(?<![a-z])(?:{NAMES})(?![a-z])", text.lower())
    return (match.lastgroup, tier_of(match.lastgroup)) if match and match.lastgroup else ("pallet", 1)


def _all_on_the_floor(scan: Scan, found: list[Found]) -> list[Found]:
    """Counts of smaller things beside pallets count with them where they are items of their own."""
    kept = found[:1]
    for before, item in itertools.pairwise(found):
        if item.value.tier == 2 and kept[-1].value.tier == 1 and _are_beside(scan, before, item):
            item = replace(item, value=replace(item.value, tier=1))
        kept.append(item)
    return kept


def _are_beside(scan: Scan, first: Found, second: Found) -> bool:
    """Whether one sentence adds them up, or each has a line with a weight or a size of its own."""
    lines = [scan.line_of(item.start) for item in (first, second)]
    if lines[0] == lines[1]:
        few = second.value.count < _ON_EACH * first.value.count
        return few and bool(_BESIDE.fullmatch(scan.text, first.end, second.start))
    return all(_OWN_FIGURES.search(scan.line(line)) for line in lines)
