# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Temperatures to keep, in Fahrenheit: "34F", "-10F", "keep at 34-38", "2 C", "set point 55"."""

from __future__ import annotations

import re

from ..text import Found, Scan

_SIGNED = r"(?P<sign>-|minus[ ]|neg(?:ative)?[ ]|menos[ ])?[ ]?"
_DEGREES = re.compile(
    rf"(?<![\w.,/]){_SIGNED}(?P<value>\d{{1,3}}(?:\.\d)?)[ ]?(?:\u00b0|deg(?:rees?"
    rf"|s)?\b\.?|grados)?[ ]?(?:(?:-|to|/|a|and)[ ]?(?P<second>-?\d{{1,3}})[ ]?)?"
    r"(?:(?P<deg>\u00b0|deg(?:rees?|s)?\b\.?|grados\b)[ ]?(?P<unit>f(?:ahrenheit)?\b"
    r"|c(?:elsius|entigrados)?\b)?|(?P<bare>f\b|fahrenheit\b|c\b|celsius\b"
    r"|centigrados\b))"
)
_LABELLED = re.compile(
    r"\b(?:t(?=[ ]?[:=])|temp(?:erature)?s?|temperatura|set(?:[ ]?point)?|setting|keep"
    r"|kept|maintain(?:ed)?|run(?:ning)?|hold|reefer|pre-?cool(?:ed)?|mantener|frozen"
    r"|chilled)"
    r"(?:[ ](?:at|to|is|must|be|required|range|of|between|a|set|reefer|product"
    r"|cont(?:inuous)?|control(?:led)?|temp(?:erature)?|the"
    r"|en)){0,4}[ ]?[:=@(\t]?[ \t]*"
    rf"{_SIGNED}(?P<value>\d{{1,2}})(?:[ ]?(?:-|to|and"
    rf"|a)[ ]?-?\d{{1,2}})?(?![\d,.'\"#:/x-]|[ ]?(?:k\b|lbs?\b|#|'|ft\b|foot\b|pallets?"
    rf"|plts?|skids|pcs|am\b|pm\b|cases|tons?|x|%|kg|de[ ]|stops?|hours?|hrs|days?"
    rf"|loads?|th\b))"
)
_COLDEST, _HOTTEST = -40, 150
_CONTINUOUS = re.compile(r"(?<![\w.,/$])(?P<sign>-)?(?P<value>\d{1,2})(?:-\d{1,2})?[ ](?:continuous|cont\b)")


def find(scan: Scan) -> list[Found]:
    """Found values are degrees Fahrenheit; of a range, the first figure."""
    found = [_found(match) for match in _DEGREES.finditer(scan.text)]
    found = [item for item in found if _COLDEST <= item.value <= _HOTTEST]
    for pattern in () if found else (_LABELLED, _CONTINUOUS):
        for match in pattern.finditer(scan.text):
            if not any(item.start < match.end() and match.start() < item.end for item in found):
                found.append(_found(match))
    kept = (item for item in found if _COLDEST <= item.value <= _HOTTEST)
    return sorted(kept, key=lambda item: item.start)


def _found(match: re.Match[str]) -> Found:
    return Found("temperature", _fahrenheit(match), match.start(), match.end())


def _fahrenheit(match: re.Match[str]) -> float:
    groups = match.groupdict()
    value = float(match["value"]) * (-1 if match["sign"] else 1)
    unit = groups.get("unit") or groups.get("bare") or "f"
    return round(value * 9 / 5 + 32, 1) if unit.startswith("c") else value
