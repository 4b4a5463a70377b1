# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Temperatures to keep, in Fahrenheit: "34F", "-10F", "keep at 34-38", "2 C", "minus ten degrees"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import partial

from ..beginnings import Expression
from ..text import Found, Scan
from .numbers import SMALL_WORD, number

# A dash with a blank behind it is a sign only right behind a label: "Temp: - 10", but not "reefer - 28".
_SIGNED = (
    r"(?P<sign>-(?![ ])|(?<=[:=@][ ])-|(?<=[:=@])-|minus[ ]|neg(?:ative)?[ ]|menos[ ])?[ ]?(?P<plus>\+)?"
)
_FIGURE = rf"(?P<value>\d{{1,3}}(?:\.\d)?|\b{SMALL_WORD}\b)"
_DEG = (
    r"(?:\u00b0|\*(?=[ ]?(?:[fc]\b|cont))|deg(?:rees?|s)?\b\.?"
    r"(?![ ](?:ramps?|angle|bend|turn|grade|slope|incline))|grados\b)"
)
_SECOND = rf"(?:(?:-|to|/|a|and|through|y)[ ]?(?P<second>[+-]?\d{{1,3}}|(?:minus[ ])?{SMALL_WORD})[ ]?)"
_DEGREES = re.compile(
    rf"(?<![\w.,/]){_SIGNED}{_FIGURE}(?:[ ]?|-(?=deg))(?:{_DEG})?[ ]?{_SECOND}?"
    rf"(?:-?(?P<deg>{_DEG})[ ]?(?P<unit>f(?:ahrenheit)?\b"
    r"|c(?:elsius|entigrados)?\b)?|(?P<bare>'?f\b(?!-?[ ]?\d(?!\d[ ]?\u00b0?[ ]?f\b))|fahrenheit\b|c\b"
    r"|celsius\b|centigrados\b))(?P<below>[ ]?\b(?:below|bajo[ ]cero)\b)?"
)
_SIGN_OF_DEGREES = Expression(
    r"°|\*[ ]?cont|(?<![a-z])(?:deg|grados|fahrenheit|celsius|centigrados|[fc](?![a-z]))"
)
# "it's 98 degrees here": the weather, not the freight.
_WEATHER_BEFORE = re.compile(
    r"(?:\b(?:been|arrived at|came in at|showed up at|was at|were at|it's|its|it is|hit|hits|hitting|outside"
    r"|weather|forecast)[ ](?:is[ ]|about[ ]|like[ ]|already[ ]"
    r"|over[ ]|almost[ ]){0,2})$"
)
_WEATHER_AFTER = re.compile(
    r"[ ](?:out[ ]?)?(?:here|outside|today|in the shade|this week|weather|out there)\b"
)
_LOADED_AT = re.compile(
    r"\b(?:load(?:ed|s)?|fill(?:ed|s)?|arrives?|comes?)[ ](?:in[ ]|out[ ])?(?:hot[ ])?at[ ]$"
)
_ZERO = Expression(
    r"(?<![\w-])(?:(?:at|to|of|run|set|keep|a|frozen|@)[ ]zero\b(?![ -](?:cost|charge|touch|tolerance"
    r"|issue|weight))|zero[ ](?:degrees?|deg|f|or[ ](?:below|colder|less|lower|under))\b)"
)
_BELOW = Expression(
    rf"(?<![\w.,/-])\(?(?P<value>\d{{1,2}}|{SMALL_WORD})\)?[ ](?:degrees?[ ])?"
    r"(?P<below>below(?:[ ]zero)?|bajo[ ]cero)\b"
)
_NO_FIGURE = (
    r"(?![\d'#:/x-]|\"(?![ ]*(?:\n|$))|[,.]\d|[ ]?(?:k\b|lbs?\b|#|'|ft\b|foot\b|pallets?"
    r"|plts?|skids?|crates?|pcs|pieces|am\b|pm\b|cases|tons?|x|%|kg|de[ ]|stops?|hours?|hrs|days?"
    r"|loads?|trucks?|mph|hundred|cents|per\b|percent|vans?|reefers?|trailers?|drivers?|more|miles?|mi\b"
    r"|times|weeks?|min\b|minutes|oclock"
    r"|straps?|chains?|bars?|(?:load[ ])?locks?|men|guys|spots?|rows?|high"
    r"|[a-z]+[ ](?:street|ave(?:nue)?|st|rd|road|drive|blvd|lane|hwy)\b|th\b|st\b|nd\b|rd\b|tarimas"
    r"|cajas|toneladas|drums?|totes?|cartons?|boxes|bins?|gaylords?))"
)
_TENS = r"(?:twenty|thirty|forty|fifty|sixty|zero)(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?"
_LABELLED = Expression(
    r"\b(?!(?:reefer|refer|refrigerat\w+|rf)[ ](?:48|53)(?!\d))"
    r"(?:t(?=[ ]?[:=])|rf|temp(?:erature)?s?|temperatura|set(?:[ ]?point)?|setpt|setting|keep"
    r"|kept|stays?|thermostat|held|maintain(?:ed)?|run(?:s|ning)?|hold|holding|reefer|refer"
    r"|(?<!in )(?<!from )cooler|pre[ -]?cool(?:ed)?|mantener"
    r"|frozen|refrigerated|refrigerad[ao]|congelad[ao]|termo|thermo|continuous(?:ly)?"
    r"|chill(?:ed)?|pulp(?:s|ed|ing)?|heat(?:ed)?"
    r"|(?:rid(?:e|es|ing)|travel(?:s|ing)?|transport(?:ed)?)(?=[ ]at))\.?"
    r"(?:[ ](?:at|to|is|must|be|required|requirement|req|range|of|between|a|set|reefer|product|it|them"
    r"|needs?|unit|her|this|that|trailer|van|load|de|entre"
    r"|cont(?:inuous)?|control(?:led)?|temp(?:erature)?|the|point|around|about"
    r"|en|cold|cool)|(?<=cold),|(?<=cool),|,(?=[ ]?-)|\.(?=[ ])){0,5}"
    r"(?:[ ]?\(?\u00b0?(?P<unit>[fc])\)?(?=[ ]?[:=]|[ ]\d))?[ ]?(?:[:=@(\t]|/(?!48|53))?[ \t]*"
    rf"{_SIGNED}(?P<value>\d{{1,2}}|1[0-5]\d(?=[ ]*(?:[,;.)\n]|$))|{_TENS}\b)"
    rf"(?:[ ]?(?:-|to|and|(?:(?<!48)(?<=\d\d)/(?=[+-]?\d\d)"
    rf"|/(?=[+-]\d))"
    rf"|a|y)[ ]?[+-]?\d{{1,2}})?{_NO_FIGURE}"
)
# "produce at 55", "minus 10": a figure that nothing but a temperature can be.
_BARE = Expression(
    rf"(?:\bat[ ](?P<sign>-|minus[ ]|neg(?:ative)?[ ])|(?<![\w])(?P<sign2>minus|neg(?:ative)?|menos)[ ])"
    rf"(?P<value>\d{{1,2}}|{SMALL_WORD}\b){_NO_FIGURE}"
)
_COLDEST, _HOTTEST = -40, 150
_HOTTEST_TOLD = 400  # where the figure is said to be degrees: asphalt, pitch
_FREEZING = 32  # degrees Fahrenheit: nobody adds a plus below
_WARMEST_COLD_STORE = 20  # degrees Celsius
_CONTINUOUS = Expression(
    r"(?<![\w.,/$])(?P<sign>-)?(?P<value>\d{1,2})(?:[-/]\d{1,2})?,?[ ](?:continuous"
    r"|cont\b|cycle|start[ /&-]{1,3}stop|on[ ]the[ ](?:dial|thermostat|reefer|unit))"
)
# A limit: "not above 65", "can't go under 50", "-20 or colder".
_LIMIT = Expression(
    r"(?:\b(?:not|never|cannot|no|(?:can|do|does|must|should|could|won|need|is|may)n?'t|dont|cant)[ ]"
    r"(?:(?:go|get|be|let|it|them|rise|drop|fall|warmer"
    r"|higher|colder|lower)[ ]){0,4}(?:above|over|below|under|past|exceed|than)"
    r"|\b(?:stay|keep|kept|held)[ ](?:it[ ]|them[ ])?(?:above|below|under))[ ]"
    rf"{_SIGNED}(?P<value>\d{{1,2}}){_NO_FIGURE}"
    r"|(?<![\w.,/$])(?P<sign2>-|minus[ ])?(?P<value2>\d{1,2})[ ]or[ ](?:below|colder|cooler|lower|warmer)\b"
)
# What in a mail of refrigerated freight needs no word: "34-38", "@38", "+2/+8", ", -10", "ride at 55".
_REFRIGERATED = Expression(
    r"\b(?:ice[ ]cream|reefers?|refers?|rf|r(?=@)|refriger\w+|refrigad[ao]|frozen|froz|chilled"
    r"|temp(?:erature)?|congelad\w+)\b"
)
_UNTOLD = Expression(
    rf"(?<![\w.,/$#-])(?:(?:r|rf|reefer)?@[ ]?(?P<sign>-)?(?P<value>\d{{1,2}})|\bat[ ](?P<value4>[2-7]\d)"
    rf"|(?:(?<=[,;(][ ])|(?<=[a-z][ ])(?=-\d+[ ]*(?:[,;.)\n]|$)))(?P<sign2>-)(?P<value2>\d{{1,2}})"
    r"(?:[ ]reefer\b)?"
    rf"|(?!48[/-]53)(?P<value3>2[89]|[3-6]\d)(?:-|/|[ ]to[ ])(?P<second>[3-7]\d)"
    rf"|(?P<plus>\+)(?P<value5>\d{{1,2}}))(?:[/-][+-]?\d{{1,2}})?{_NO_FIGURE}"
)
_WIDEST = 10  # degrees between the ends of a range


# The patterns for a temperature without its degrees, and the letters of which one stands in all each finds.
_UNMARKED = (
    (_BELOW, ("below", "bajo")),
    (_LABELLED, ()),
    (_CONTINUOUS, ("cont", "cycle", "start", "on the")),
    (_LIMIT, ("above", "over", "below", "under", "past", "exceed", "than", " or ")),
    (_BARE, ("minus", "neg", "menos", "at -")),
    (_ZERO, ("zero",)),
)


def find(scan: Scan) -> list[Found]:
    """Found values are degrees Fahrenheit; of a range, the first figure."""
    text = scan.text
    told = _DEGREES.finditer(text) if scan.holds(_SIGN_OF_DEGREES) else ()
    found = [_found(match) for match in told if _is_kept(text, match)]
    found = _possible(_kept_at(text, found), _HOTTEST_TOLD) or _possible(_unmarked(scan))
    if not found and scan.holds(_REFRIGERATED):
        found = _possible(_found(match) for match in scan.finditer(_UNTOLD) if _is_narrow(match))
    return sorted(found, key=lambda item: item.start)


def _kept_at(text: str, found: list[Found]) -> list[Found]:
    """Without the degrees at which it is loaded, where it is kept at others."""
    kept = [item for item in found if not _LOADED_AT.search(text, max(0, item.start - 20), item.start)]
    return kept or found


def _unmarked(scan: Scan) -> list[Found]:
    found: list[Found] = []
    for pattern, signs in _UNMARKED:
        if signs and not any(sign in scan.text for sign in signs):
            continue
        for match in filter(partial(_is_of_freight, scan.text), scan.finditer(pattern)):
            if not any(item.start < match.end() and match.start() < item.end for item in found):
                found.append(_found(match))
    return found


def _possible(found: Iterable[Found], hottest: int = _HOTTEST) -> list[Found]:
    return [item for item in found if _COLDEST <= item.value <= hottest]


def _is_narrow(match: re.Match[str]) -> bool:
    """Whether two figures can be the ends of a range that a reefer keeps; true of a single one."""
    return not match["second"] or 0 < int(match["second"]) - int(match["value3"]) <= _WIDEST


def _is_kept(text: str, match: re.Match[str]) -> bool:
    """Whether freight is kept at it: no weather, nor "two c" of something else."""
    if match["value"][0].isalpha() and (match["bare"] or "").lstrip("'") in ("f", "c"):
        return False
    return _is_of_freight(text, match)


def _is_of_freight(text: str, match: re.Match[str]) -> bool:
    before = text[max(0, match.start() - 30) : match.start()]
    return not (_WEATHER_BEFORE.search(before) or _WEATHER_AFTER.match(text, match.end()))


def _found(match: re.Match[str]) -> Found:
    groups = match.groupdict()
    told = {name.rstrip("2345"): text for name, text in groups.items() if text is not None}
    starts = [
        match.start(name) for name, text in groups.items() if text and name.startswith(("sign", "value"))
    ]
    # It begins at the figure: "reefer" before it still names the trailer.
    return Found("temperature", _fahrenheit(told), min(starts, default=match.start()), match.end())


def _usual_unit(told: Mapping[str, str], value: float) -> str:
    """What is meant where no unit is named: "4 grados" and "+2" are said by who counts in Celsius."""
    is_celsius = told.get("deg") == "grados" or ("plus" in told and value < _FREEZING)
    return "c" if is_celsius and value <= _WARMEST_COLD_STORE else "f"


def _fahrenheit(told: Mapping[str, str]) -> float:
    value = number(told.get("value") or "0") * (-1 if told.get("sign") or "below" in told else 1)
    unit = (told.get("unit") or told.get("bare") or _usual_unit(told, value)).lstrip("'")
    return round(value * 9 / 5 + 32, 1) if unit.startswith("c") else value
