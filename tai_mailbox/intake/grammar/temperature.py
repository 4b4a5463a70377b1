# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Temperatures to keep, in Fahrenheit: "34F", "-10F", "keep at 34-38", "2 C", "minus ten degrees"."""

from __future__ import annotations

import re
from collections.abc import Mapping

from ..text import Found, Scan
from .numbers import SMALL_WORD, number

_SIGNED = r"(?P<sign>-|minus[ ]|neg(?:ative)?[ ]|menos[ ])?[ ]?(?P<plus>\+)?"
_FIGURE = rf"(?P<value>\d{{1,3}}(?:\.\d)?|\b{SMALL_WORD}\b)"
_DEG = r"(?:\u00b0|\*(?=[ ]?[fc]\b)|deg(?:rees?|s)?\b\.?|grados\b)"
_SECOND = rf"(?:(?:-|to|/|a|and|through|y)[ ]?(?P<second>[+-]?\d{{1,3}}|(?:minus[ ])?{SMALL_WORD})[ ]?)"
_DEGREES = re.compile(
    rf"(?<![\w.,/]){_SIGNED}{_FIGURE}[ ]?(?:{_DEG})?[ ]?{_SECOND}?"
    rf"(?:(?P<deg>{_DEG})[ ]?(?P<unit>f(?:ahrenheit)?\b"
    r"|c(?:elsius|entigrados)?\b)?|(?P<bare>'?f\b|fahrenheit\b|c\b|celsius\b"
    r"|centigrados\b))"
)
# "it's 98 degrees here": the weather, not the freight.
_WEATHER_BEFORE = re.compile(
    r"(?:\b(?:arrived at|came in at|showed up at|was at|were at|it's|its|it is|hit|hits|hitting|outside"
    r"|weather|forecast)[ ](?:is[ ]|about[ ]|like[ ]"
    r"|already[ ]"
    r"|over[ ]|almost[ ]){0,2})$"
)
_WEATHER_AFTER = re.compile(
    r"[ ](?:out[ ]?)?(?:here|outside|today|in the shade|this week|weather|out there)\b"
)
_ZERO = re.compile(
    r"(?<![\w-])(?:(?:at|to|of|run|set|keep|a|frozen|@)[ ]zero\b(?![ -](?:cost|charge|touch|tolerance"
    r"|issue|weight))"
    r"|zero[ ](?:degrees?|deg|f)\b)"
)
_BELOW = re.compile(
    rf"(?<![\w.,/-])\(?(?P<value>\d{{1,2}}|{SMALL_WORD})\)?[ ](?:degrees?[ ])?"
    r"(?:below(?:[ ]zero)?|bajo[ ]cero)\b"
)
_NO_FIGURE = (
    r"(?![\d'\"#:/x-]|[,.]\d|[ ]?(?:k\b|lbs?\b|#|'|ft\b|foot\b|pallets?"
    r"|plts?|skids?|crates?|pcs|pieces|am\b|pm\b|cases|tons?|x|%|kg|de[ ]|stops?|hours?|hrs|days?"
    r"|loads?|trucks?|vans?|reefers?|trailers?|drivers?|more|miles?|mi\b|times|weeks?|min\b|minutes|oclock"
    r"|th\b|st\b|nd\b|rd\b|tarimas|cajas|toneladas|drums?|totes?|cartons?|boxes|bins?|gaylords?))"
)
_LABELLED = re.compile(
    r"\b(?:t(?=[ ]?[:=])|temp(?:erature)?s?|temperatura|set(?:[ ]?point)?|setpt|setting|keep"
    r"|kept|stays?|thermostat|held|maintain(?:ed)?|run(?:s|ning)?|hold|holding|reefer|refer|cooler"
    r"|pre[ -]?cool(?:ed)?|mantener"
    r"|frozen|refrigerated|refrigerad[ao]|congelad[ao]|termo|thermo|continuous(?:ly)?"
    r"|chill(?:ed)?|pulp(?:s|ed|ing)?|heat(?:ed)?)"
    r"(?:[ ](?:at|to|is|must|be|required|requirement|req|range|of|between|a|set|reefer|product|it|them"
    r"|needs?|unit|trailer|van|load|de|entre"
    r"|cont(?:inuous)?|control(?:led)?|temp(?:erature)?|the|point|around|about"
    r"|en)|,(?=[ ]?-)|\.(?=[ ])){0,5}"
    r"(?:[ ]?\(?\u00b0?(?P<unit>[fc])\)?(?=[ ]?[:=]|[ ]\d))?[ ]?[:=@(\t]?[ \t]*"
    rf"{_SIGNED}(?P<value>\d{{1,2}})(?:[ ]?(?:-|to|and|(?:(?<!48)(?<=\d\d)/(?=[+-]?\d\d)|/(?=[+-]\d))"
    rf"|a|y)[ ]?[+-]?\d{{1,2}})?{_NO_FIGURE}"
)
# "produce at 55", "minus 10": a figure that nothing but a temperature can be.
_BARE = re.compile(
    rf"(?:\bat[ ](?P<sign>-|minus[ ]|neg(?:ative)?[ ])|(?<![\w])(?P<sign2>minus|neg(?:ative)?|menos)[ ])"
    rf"(?P<value>\d{{1,2}}|{SMALL_WORD}\b){_NO_FIGURE}"
)
_COLDEST, _HOTTEST = -40, 150
_FREEZING = 32  # degrees Fahrenheit: nobody adds a plus below
_WARMEST_COLD_STORE = 20  # degrees Celsius
_CONTINUOUS = re.compile(
    r"(?<![\w.,/$])(?P<sign>-)?(?P<value>\d{1,2})(?:-\d{1,2})?,?[ ](?:continuous"
    r"|cont\b)"
)


def find(scan: Scan) -> list[Found]:
    """Found values are degrees Fahrenheit; of a range, the first figure."""
    text = scan.text
    found = [_found(match) for match in _DEGREES.finditer(text) if _is_kept(text, match)]
    found = [item for item in found if _COLDEST <= item.value <= _HOTTEST]
    for pattern in () if found else (_BELOW, _LABELLED, _CONTINUOUS, _BARE, _ZERO):
        for match in pattern.finditer(text):
            if not any(item.start < match.end() and match.start() < item.end for item in found):
                found.append(_found(match, below=pattern is _BELOW))
    kept = (item for item in found if _COLDEST <= item.value <= _HOTTEST)
    return sorted(kept, key=lambda item: item.start)


def _is_kept(text: str, match: re.Match[str]) -> bool:
    """Whether freight is kept at it: no weather, nor "two c" of something else."""
    if match["value"][0].isalpha() and (match["bare"] or "").lstrip("'") in ("f", "c"):
        return False
    before = text[max(0, match.start() - 30) : match.start()]
    return not (_WEATHER_BEFORE.search(before) or _WEATHER_AFTER.match(text, match.end()))


def _found(match: re.Match[str], below: bool = False) -> Found:
    return Found("temperature", _fahrenheit(match, below), _figure_start(match), match.end())


def _figure_start(match: re.Match[str]) -> int:
    """Where the figure begins: "reefer" before it still names the trailer."""
    starts = [match.start(name) for name in ("sign", "value") if match.groupdict().get(name)]
    return min(starts, default=match.start())


def _usual_unit(groups: Mapping[str, str | None], value: float) -> str:
    """What is meant where no unit is named: "4 grados" and "+2" are said by who counts in Celsius."""
    is_celsius = groups.get("deg") == "grados" or (groups.get("plus") and value < _FREEZING)
    return "c" if is_celsius and value <= _WARMEST_COLD_STORE else "f"


def _fahrenheit(match: re.Match[str], below: bool) -> float:
    groups = match.groupdict()
    is_negative = below or groups.get("sign") or groups.get("sign2")
    value = number(groups.get("value") or "0") * (-1 if is_negative else 1)
    unit = groups.get("unit") or groups.get("bare") or _usual_unit(groups, value)
    unit = unit.lstrip("'")
    return round(value * 9 / 5 + 32, 1) if unit.startswith("c") else value
