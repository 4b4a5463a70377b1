# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Sizes of freight, in inches: "48x40x72", 4'x4'x5', "120x80x100 cm", "L48 W40 H48"."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace
from functools import partial

from ..beginnings import Expression
from ..text import Found, Scan, first_of_overlaps
from .length_units import INCHES, UNIT, unit_named
from .spoken_sides import Figures, with_figures

_MIXED = (
    r"\d{1,3}(?:'[ -]{0,2}\d{1,2}(?:\.\d{1,2})?(?:\"|'')?|[ ]?(?:ft\.?|feet|foot|')[ ]{0,12}\d{1,2}"
    r"(?:\.\d{1,2})?[ ]?(?:\"|''|in\b\.?|inch(?:es)?\b|(?=long|wide|high|tall|deep|,[ ]|[.;)\n]|$)))"
)
_SIDE = (
    rf"(?:{_MIXED}|\d{{1,2}}-\d{{1,2}}(?=[ ]?(?:long|wide|high|tall|deep|[lwh]\b))"
    rf"|\d{{1,4}}(?:[.,]\d{{1,2}})?[ ]?{UNIT}?)"
)
_LETTER = r"(?:[ ]?(?:[lwhd]|\([lwhd]\)|long|wide|high|tall|deep)(?![a-z]))?"
_NAMED = r"(?:(?:[lwh]|\([lwh]\))[ ]?[:=]?[ ]?)?"
_BY = r"[ ]?(?:x|by|\*|por)[ ]{0,12}"
_DIMS = Expression(
    r"(?<![\w.,-])(?:\d{1,3}[ ]?x[ ]?(?=\d[^x\n]{0,8}x[^x\n]{1,8}x[ ]?\d))?"
    rf"{_NAMED}(?P<a>{_SIDE}){_LETTER}{_BY}{_NAMED}(?P<b>{_SIDE}){_LETTER}{_BY}{_NAMED}(?P<c>{_SIDE}){_LETTER}"
    rf"[ ]?(?P<unit>{UNIT})?(?![\d])"
)
# "10 ft long, 24 by 24".
_LONG_BY = Expression(
    rf"(?<![\w.,/-])(?P<a>{_SIDE})[ ]?long,?[ ](?:and |by )?(?P<b>{_SIDE}){_BY}(?P<c>{_SIDE})(?P<unit>(?!))?"
    r"(?![\d])"
)
# "20 ft x 12 ft dia", "30' long, 12' diameter": what is round is as high as it is wide.
_ROUND = Expression(
    rf"(?<![\w.,/-])(?P<a>{_SIDE})(?:[ ]?(?:long|l))?(?:{_BY}|,?[ ](?:and |by )?)(?P<b>(?P<c>{_SIDE}))"
    r"[ ]?(?:in )?(?:dia(?:m(?:eter)?)?\b|round\b|through\b|o\.?d\b)(?P<unit>(?!))?"
)
# "38 feet, 50 inches wide and 50 high": how long it is comes first, whether it is said or not.
_FIRST_LONG = Expression(
    rf"(?<![\w.,/-])(?P<a>\d{{1,3}}(?:\.\d)?[ ]?(?:feet|foot|ft\.?|')(?:[ ]?\d{{1,2}}(?:\"|[ ]?in))?),?[ ]"
    rf"(?P<b>{_SIDE})[ ]?wide,?[ ](?:and |by |x )?(?P<c>{_SIDE})[ ]?(?:high|tall)(?P<unit>(?!))?"
)
# "19' long x 11' wide with the blade x 10'6\" tall", "Length: 48", "W 40": a side that says which it is.
_AXES = {
    "l": r"long|length|largo|overall|loa|over[ ]the[ ][a-z]{3,10}|l",
    "w": r"wide|width|across|beam|ancho|w",
    "h": (
        r"high|height|tall|stacked|alto|thick|h|to[ ]the[ ](?:very[ ])?top|off[ ]the[ ](?:ground|deck)"
        r"|keel[ ]to[ ](?:the[ ])?[a-z]{3,10}"
    ),
    "d": r"deep|depth|d",
}
_AXIS = "|".join(f"(?P<{axis}>{words})" for axis, words in _AXES.items())
_SIDE_AXIS = Expression(
    rf"(?<![\w.,/$-])(?P<side>{_SIDE})[ -]?(?:in[ ]|of[ ]|de[ ])?\(?(?:{_AXIS})(?![a-z'])\)?"
)
_AXIS_SIDE = Expression(
    rf"(?<![\w'])(?:{_AXIS})(?:[ ]?\((?P<unit>[a-z]{{1,6}})\)|[ ]of|[ ]is|\))?"
    rf"[ ]?[:=]?[ \t]?(?P<side>{_SIDE})(?!\d)"
)
_GAP = re.compile(r"(?:[^\d.;$]|\.(?![ \n])){0,34}")
# "48x40, 60 high", "48x40 pallets stacked to 65 inches": a footprint, and how high it stands.
_FOOTPRINT = Expression(
    rf"(?<![\w.,/-])(?P<a>{_SIDE}){_BY}(?P<b>{_SIDE})[ ]?"
    r"(?:(?:standard |std |gma )?(?:footprint|base|pallets?|skids?|plts?))?[ ,@]{0,3}(?:and |by |at |x )?"
    r"(?:(?P<height>(?:height|stacked)(?: to| up to| of| is|:)?(?: about| approx)? )"
    rf"|(?:(?:stacked|stands?|standing|it's|is|about|approx) ){{0,2}})(?P<c>{_SIDE})"
    r"(?(height)(?![ ]?(?:high|tall|lbs?|#|layers?|tiers?|of\b))|[ ]?(?:high|tall|h\b|in height))"
    r"(?P<unit>(?!))?"
)
# "10-6 x 8-0 x 9-0": feet and inches.
_DASHED = Expression(
    r"(?<![\w.,/-])(?P<a>\d{1,2}-\d{1,2})[ ]?x[ ]?(?P<b>\d{1,2}-\d{1,2})[ ]?x[ ]?(?P<c>\d{1,2}-\d{1,2})"
    r"(?P<unit>(?!))?(?![\w-])"
)
# "66 inches square and 70 high": as long as it is wide.
_SQUARE = Expression(
    rf"(?<![\w.,/-])(?P<a>(?P<b>{_SIDE}))[ ]?square(?:,| and|,? by| x)?[ ](?:(?:stands|about|standing)[ ])?"
    rf"(?P<c>{_SIDE})[ ]?(?:high|tall|h\b|in height)(?P<unit>(?!))?"
)
# "48/40/58": no date, as two of them are no days.
_SLASHED = Expression(r"(?<![\w/.-])(?P<a>\d{2,3})/(?P<b>\d{2,3})/(?P<c>\d{2,3})(?P<unit>(?!))?(?![\w/-])")
_UNIT_BEFORE = re.compile(r"\(?\b(?P<unit>cms?|mm|ft|feet|in|inches|m|mts)\b\)?[ ]?[:=]?[ ]?$")
_PLAIN = r"\d{1,4}(?:\.\d{1,2})?"
_FURTHER_SIZES = re.compile(
    rf"(?:[ ]?(?:[/,;&+]|and|y)[ ]?(?:\d{{1,2}}[ ]?@[ ]?)?{_PLAIN}[ ]?x[ ]?{_PLAIN}[ ]?x[ ]?{_PLAIN}){{1,6}}"
    rf"[ ]?(?P<unit>{UNIT})"
)
_LABELLED = Expression(
    rf"(?<!\w)(?:dims?|dimensions?|size|l[ ]?x[ ]?w[ ]?x[ ]?h|medidas"
    rf"|dimensiones)\b[^\n\d]{{0,20}}(?P<a>{_SIDE})[ ]?[/ -][ ]?(?P<b>{_SIDE})[ ]?[/ -][ ]?(?P<c>{_SIDE})"
    rf"[ ]?(?P<unit>{UNIT})?(?![\d/-])"
)
_FEET_INCHES = re.compile(
    r"(\d{1,3})(?:(?:[ ]?(?:'|ft\.?|feet|foot)(?:[ ]{0,12}|[ ]?-[ ]?))|-)(\d{1,2}(?:\.\d{1,2})?)"
    r"[ ]?(?:\"|''|in\.?|inch(?:es)?)?$"
)
_FORMS = (  # each with what it cannot do without
    (_DIMS, ("x", "by", "*", "por")),
    (_LABELLED, ("dim", "size", "medidas", "l")),
    (_LONG_BY, ("long",)),
    (_FIRST_LONG, ("wide",)),
    (_ROUND, ("dia", "round", "through", "od", "o.d")),
    (_FOOTPRINT, ("high", "tall", "stacked", "height", "h")),
    (_DASHED, ("x",)),
    (_SLASHED, ("/",)),
    (_SQUARE, ("square",)),
)
_AGAIN = re.compile(r"[ ,]*(?:[(=]|or[ ]|i\.e\.|that'?s[ ])[ ]?")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")
_DAYS_OF_A_MONTH = 31
_FEET_AT_MOST = 10.0  # no freight is so small in inches
_FEET_ACROSS = 13.0  # of what a trailer carries
_FEET_OVERSIZE = 18.0  # where both other sides are in feet
_LUMBER = 2.0  # "2x4x8" is a board
_SMALLEST, _LARGEST = 1.0, 1300.0  # an inch; a hundred feet


def find(scan: Scan) -> list[Found]:
    """Found values are (length, width, height) as written, in inches."""
    figures = with_figures(scan.text)
    if not _NUMBER.search(figures.text):
        return []
    matches = scan.finditer if not figures.told else partial(Expression.finditer, text=figures.text)
    found = [
        Found("dimensions", size, match.start(), match.end())
        for pattern, words in _FORMS
        if any(word in figures.text for word in words)
        for match in matches(pattern)
        if (size := _size(match))
    ]
    for pattern in (_SIDE_AXIS, _AXIS_SIDE):
        found += _by_axes(list(matches(pattern)))
    return _told_once(figures, first_of_overlaps(found))


def _told_once(figures: Figures, found: list[Found]) -> list[Found]:
    """Without a size told again in brackets: "14 ft long, 2 ft deep and 3 ft high (168 x 24 x 36)"."""
    kept: list[Found] = []
    for item in found:
        between = figures.text[kept[-1].end : item.start] if kept else ""
        if not (kept and kept[-1].value == item.value and _AGAIN.fullmatch(between)):
            kept.append(replace(item, start=figures.begin(item.start)))
    return kept


def _by_axes(sides: list[re.Match[str]]) -> list[Found]:
    """Sizes of which three sides follow each other, each with its name."""
    found: list[Found] = []
    at = 0
    while at + 2 < len(sides):
        three = sides[at : at + 3]
        axes = [_axis(match) for match in three]
        near = all(_GAP.fullmatch(a.string, a.end(), b.start()) for a, b in itertools.pairwise(three))
        size = _sized(three, axes) if near and len(set(axes)) == 3 else None
        if size:
            found.append(Found("dimensions", size, three[0].start(), three[-1].end()))
        at += 3 if size else 1
    return found


def _axis(match: re.Match[str]) -> str:
    return next(axis for axis in _AXES if match[axis])


def _sized(three: list[re.Match[str]], axes: list[str]) -> tuple[float, float, float] | None:
    if set(axes) == set("lwh"):
        three = sorted(three, key=lambda match: "lwh".index(_axis(match)))
    units = [unit_named(match.groupdict().get("unit")) for match in three]
    return _in_inches([match["side"].strip() for match in three], next(filter(None, units), None))


def _size(match: re.Match[str]) -> tuple[float, float, float] | None:
    if match.re is _SLASHED.pattern and sum(int(match[name]) > _DAYS_OF_A_MONTH for name in "abc") < 2:
        return None
    sides = [match[name].strip() for name in "abc"]
    unit = unit_named(match["unit"]) or next((u for u in map(_unit_of, reversed(sides)) if u), None)
    unit = unit or _unit_before(match.string[max(0, match.start() - 14) : match.start()])
    return _in_inches(sides, unit or _unit_of_list(match.string, match.end()))


def _in_inches(sides: list[str], unit: str | None) -> tuple[float, float, float] | None:
    """The sides in inches; `unit` is of those that say none, as are feet where all are small."""
    if not unit and not any(map(_unit_of, sides)) and max(map(_value, sides)) <= _FEET_AT_MOST:
        if min(map(_value, sides)) <= _LUMBER:
            return None
        unit = "ft"
    unit = unit or next((u for u in map(_unit_of, reversed(sides)) if u), None)
    unit = unit or ("ft" if any(map(_FEET_INCHES.match, sides)) else "in")
    unit = _of_bare(sides, unit)
    a, b, c = (_inches(side, unit) for side in sides)
    return (a, b, c) if all(_SMALLEST <= side <= _LARGEST for side in (a, b, c)) else None


def _of_bare(sides: list[str], unit: str) -> str:
    """ "10 ft long, 24 by 24": feet are of the bare sides only as far as a trailer is wide and high."""
    bare = sorted(_value(side) for side in sides if not _unit_of(side) and not _FEET_INCHES.match(side))
    if unit != "ft" or not bare or len(bare) == 1 and _unit_of(sides[-1]):
        return unit
    across = _FEET_ACROSS if len(bare) > 1 else _FEET_OVERSIZE
    return "in" if bare[-2:][0] > across else unit


def _value(side: str) -> float:
    return float(_NUMBER.findall(side)[0].replace(",", "."))


def _unit_before(text: str) -> str | None:
    """The unit of a heading: "dims (cm): "."""
    found = _UNIT_BEFORE.search(text)
    return unit_named(found["unit"]) if found else None


def _unit_of_list(text: str, end: int) -> str | None:
    """The unit behind the last of several sizes: "220x110x160 / 180x90x120 cm"."""
    found = _FURTHER_SIZES.match(text, end)
    return unit_named(found["unit"]) if found else None


def _unit_of(side: str) -> str | None:
    if _FEET_INCHES.match(side):
        return None
    return unit_named(_NUMBER.sub("", side, count=1).strip())


def _inches(side: str, unit: str) -> float:
    mixed = _FEET_INCHES.match(side)
    if mixed:
        return int(mixed[1]) * 12 + float(mixed[2])
    own = _unit_of(side) or unit
    return round(_value(side) * INCHES[own], 1)
