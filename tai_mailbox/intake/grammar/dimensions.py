# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Sizes of freight, in inches: "48x40x72", 4'x4'x5', "120x80x100 cm", "L48 W40 H48"."""

from __future__ import annotations

import re

from ..text import Found, Scan, first_of_overlaps

_INCHES = {"in": 1.0, "ft": 12.0, "cm": 1 / 2.54, "mm": 1 / 25.4, "m": 100 / 2.54}
_UNIT = (
    r"(?:\"|''|'|inch(?:es)?\b|in\b\.?|ft\b\.?|feet\b|foot\b|cms?\b|centimet(?:er|re|ro)s?\b|mm\b"
    r"|millimet(?:er|re)s?\b|mts?\b|m\b|met(?:er|re|ro)s?\b|pulgadas\b|pies\b)"
)
_MIXED = (
    r"\d{1,3}(?:'[ ]?\d{1,2}(?:\"|'')?|[ ]?(?:ft\.?|feet|foot|')[ ]?\d{1,2}[ ]?(?:\"|''|in\b\.?|inch"
    r"(?:es)?\b|(?=long|wide|high|tall|deep)))"
)
_SIDE = (
    rf"(?:{_MIXED}|\d{{1,2}}-\d{{1,2}}(?=[ ]?(?:long|wide|high|tall|deep|[lwh]\b))"
    rf"|\d{{1,4}}(?:[.,]\d{{1,2}})?[ ]?{_UNIT}?)"
)
_LETTER = r"(?:[ ]?(?:[lwhd]|long|wide|high|tall|deep)(?![a-z]))?"
_BY = r"[ ]?(?:x|by|\*|por)[ ]?"
_DIMS = re.compile(
    rf"(?<![\w.,/-])(?:[lwh][ ]?[:=]?[ ]?)?(?P<a>{_SIDE}){_LETTER}{_BY}"
    rf"(?:[lwh][ ]?[:=]?[ ]?)?(?P<b>{_SIDE}){_LETTER}{_BY}"
    rf"(?:[lwh][ ]?[:=]?[ ]?)?(?P<c>{_SIDE}){_LETTER}[ ]?(?P<unit>{_UNIT})?(?![\d])"
)
_LETTERED = re.compile(
    rf"(?<!\w)l(?:ength)?[ ]?[:=]?[ ]?(?P<a>{_SIDE})[ ,x]{{0,3}}"
    rf"w(?:idth)?[ ]?[:=]?[ ]?(?P<b>{_SIDE})[ ,x]{{0,3}}"
    rf"h(?:eight)?[ ]?[:=]?[ ]?(?P<c>{_SIDE})[ ]?(?P<unit>{_UNIT})?"
)
_WORDED = re.compile(
    rf"(?<![\w.,/-])(?P<a>{_SIDE})[ ]?(?:long|l\b|in length|de largo|length)[ ,x]{{0,3}}(?:by |and |y )?"
    rf"(?P<b>{_SIDE})[ ]?(?:wide|w\b|in width|de ancho"
    rf"|width)(?:[ ]over(?:[ ][a-z]+){{1,3}})?[ ,x]{{0,3}}(?:by |and |y )?"
    rf"(?P<c>{_SIDE})[ ]?(?:high|tall|h\b|deep|in height|de alto|height)(?P<unit>(?!))?"
)
# "48x40, 60 high": a footprint, and how high it stands.
_FOOTPRINT = re.compile(
    rf"(?<![\w.,/-])(?P<a>{_SIDE}){_BY}(?P<b>{_SIDE})[ ]?(?:footprint|base|pallets?|skids?)?[ ,@]{{0,3}}"
    rf"(?:and |by |at |x )?"
    rf"(?:stacked |about |approx )?(?P<c>{_SIDE})[ ]?(?:high|tall|h\b|in height)(?P<unit>(?!))?"
)
# "10-6 x 8-0 x 9-0": feet and inches.
_DASHED = re.compile(
    r"(?<![\w.,/-])(?P<a>\d{1,2}-\d{1,2})[ ]?x[ ]?(?P<b>\d{1,2}-\d{1,2})[ ]?x[ ]?(?P<c>\d{1,2}-\d{1,2})"
    r"(?P<unit>(?!))?(?![\w-])"
)
_UNIT_BEFORE = re.compile(r"\(?\b(?P<unit>cms?|mm|ft|feet|in|inches|m|mts)\b\)?[ ]?[:=]?[ ]?$")
_PLAIN = r"\d{1,4}(?:\.\d{1,2})?"
_FURTHER_SIZES = re.compile(
    rf"(?:[ ]?(?:[/,;&+]|and|y)[ ]?(?:\d{{1,2}}[ ]?@[ ]?)?{_PLAIN}[ ]?x[ ]?{_PLAIN}[ ]?x[ ]?{_PLAIN}){{1,6}}"
    rf"[ ]?(?P<unit>{_UNIT})"
)
_LABELLED = re.compile(
    rf"(?<!\w)(?:dims?|dimensions?|size|medidas"
    rf"|dimensiones)\b[^\n\d]{{0,20}}(?P<a>{_SIDE})[ ]?[/ -][ ]?(?P<b>{_SIDE})[ ]?[/ -][ ]?(?P<c>{_SIDE})"
    rf"[ ]?(?P<unit>{_UNIT})?(?![\d/-])"
)
_FEET_INCHES = re.compile(
    r"(\d{1,3})(?:(?:[ ]?(?:'|ft\.?|feet|foot)[ ]?)|-)(\d{1,2})[ ]?(?:\"|''|in\.?|inch(?:es)?)?$"
)
_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")
_SMALLEST, _LARGEST = 1.0, 1300.0  # an inch; a hundred feet


def find(scan: Scan) -> list[Found]:
    """Found values are (length, width, height) as written, in inches."""
    found = [
        Found("dimensions", size, match.start(), match.end())
        for pattern in (_DIMS, _LETTERED, _WORDED, _LABELLED, _FOOTPRINT, _DASHED)
        for match in pattern.finditer(scan.text)
        if (size := _size(match))
    ]
    return first_of_overlaps(found)


def _size(match: re.Match[str]) -> tuple[float, float, float] | None:
    sides = [match[name].strip() for name in "abc"]
    unit = _unit(match["unit"]) or next((u for u in map(_unit_of, reversed(sides)) if u), None)
    unit = unit or _unit_before(match.string[max(0, match.start() - 14) : match.start()])
    unit = unit or _unit_of_list(match.string, match.end()) or "in"
    a, b, c = (_inches(side, unit) for side in sides)
    if not all(_SMALLEST <= side <= _LARGEST for side in (a, b, c)):
        return None
    return a, b, c


def _unit_before(text: str) -> str | None:
    """The unit of a heading: "dims (cm): "."""
    found = _UNIT_BEFORE.search(text)
    return _unit(found["unit"]) if found else None


def _unit_of_list(text: str, end: int) -> str | None:
    """The unit behind the last of several sizes: "220x110x160 / 180x90x120 cm"."""
    found = _FURTHER_SIZES.match(text, end)
    return _unit(found["unit"]) if found else None


def _unit_of(side: str) -> str | None:
    if _FEET_INCHES.match(side):
        return None
    return _unit(_NUMBER.sub("", side, count=1).strip())


def _unit(text: str | None) -> str | None:
    if not text:
        return None
    text = text.strip(". ")
    if text in ("'", "ft", "feet", "foot", "pies"):
        return "ft"
    if text.startswith(("cm", "centi")):
        return "cm"
    if text.startswith(("mm", "milli")):
        return "mm"
    return "m" if text.startswith("m") else "in"


def _inches(side: str, unit: str) -> float:
    mixed = _FEET_INCHES.match(side)
    if mixed:
        return float(int(mixed[1]) * 12 + int(mixed[2]))
    own = _unit_of(side) or unit
    return round(float(_NUMBER.findall(side)[0].replace(",", ".")) * _INCHES[own], 1)
