# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Several trucks of the same: "need 2 flatbeds, same thing on both" is two loads on one lane."""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping, Sequence
from copy import deepcopy

from ..beginnings import Expression
from ..text import Scan
from .draft import Draft
from .fields import Fields, Value
from .values import settle

_COUNTS = {"two": 2, "three": 3, "four": 4, "five": 5, "dos": 2, "tres": 3, "cuatro": 4}
_TRUCKS = Expression(
    r"\b(?P<count>[2-5]|two|three|four|five|dos|tres|cuatro)[ ]"
    r"(?:(?!(?:it|he|she|they|we|i|driver|am|pm)\b)[a-z0-9']+[ ]){0,2}?"
    r"(?:flat ?beds|flats?|vans|reefers|trucks|truckloads|loads|step ?decks|conestogas|tankers|hot ?shots"
    r"|traileres|(?<=\d )trailers|camiones|viajes|cajas[ ](?:secas|refrigeradas))\b"
)
# What says that they are alike, or that a figure is of one of them.
_ALIKE = re.compile(
    r"\b(?:same (?:thing|freight|load|weight|specs?|stuff|product|lane)? ?(?:on|in|for) (?:both|all|each)"
    r"|cada (?:uno|una|camion|viaje|caja)|identical|both (?:are )?(?:the )?same|all (?:are )?(?:the )?same"
    r"|each (?:with )?\d+|one (?:on )?(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*"
    r"|(?:per|each|every|a) (?:truck|load|trailer|flatbed|van|reefer)|on each\b"
    r"|(?:lbs?|pounds|#|k|tons?|kgs?|kilos) (?:each|ea|apiece))\b"
)
_PRICED_BY_ONE = re.compile(  # "barge takes five loads, but price one", "a per load price"
    r"\b(?:price|quote|rate)(?:[ ][a-z]+)?[ ](?:one|1)\b|\bper[ -](?:load|truck)[ ](?:price|rate|quote)"
    r"|\b(?:price|rate)[ ](?:a|per)[ ](?:load|truck)\b|\btrucks[ ]more\b|\bmaybe\b"
)
_RECURRING = re.compile(
    r"\b(?:(?:a|per|each|every) (?:day|week|month|year)|weekly|daily|monthly|annual\w*|/ ?(?:wk|week|mo"
    r"|month))\b"
)


def one_a_truck(scan: Scan, drafts: list[Draft], values: Sequence[Value]) -> list[Draft]:
    """The drafts; the only one as often as the text plainly asks for trucks that carry the same."""
    if len(drafts) != 1 or not drafts[0].has_lane:
        return drafts
    own = _told_of_each(scan, values)
    if own:
        return _copies(_without_what_one_has(drafts[0], own), own)
    trucks = next(scan.finditer(_TRUCKS), None)
    if not trucks or not _ALIKE.search(scan.text) or _RECURRING.search(scan.text):
        return drafts
    count = _COUNTS.get(trucks["count"]) or int(trucks["count"])
    days = [value for value in values if value.kind == "date" and value.value.role in ("pickup", "")]
    one_a_day = [settle([day]) for day in days] if len(days) == count else []
    if not one_a_day and _PRICED_BY_ONE.search(scan.text):
        return drafts
    return _copies(drafts[0], one_a_day or [Fields() for _truck in range(count)])


def _copies(draft: Draft, own: Sequence[Fields]) -> list[Draft]:
    """The draft once for each of `own`, whose fields come first."""
    draft.is_row = True
    copies = [deepcopy(draft) for _fields in own]
    for copy, fields in zip(copies, own, strict=True):
        fields.fill_from(copy.fields)
        copy.fields = fields
    return copies


def _without_what_one_has(draft: Draft, own: Sequence[Fields]) -> Draft:
    """The draft without figures and references that are told of one truck only."""
    for name in ("dimensions_in", "handling_units", "weight_lb", "weight_each"):
        if any(name in fields.values for fields in own):
            draft.fields.values.pop(name, None)
    told = {number for fields in own for numbers in _references(fields).values() for number in numbers}
    if told:
        draft.fields.values["references"] = {
            role: tuple(number for number in numbers if number not in told)
            for role, numbers in _references(draft.fields).items()
        }
    return draft


def _references(fields: Fields) -> Mapping[str, Sequence[str]]:
    found: Mapping[str, Sequence[str]] = fields.values.get("references", {})
    return found


# "First is 42,000 lbs of plywood on a flatbed, second is insulation in a van"; "Truck A: 13 rolls".
_IS = r"(?: one| load| truck)?(?: is| has| goes| loads| takes| will|:|,| on a)"
_ORDINALS = (
    re.compile(rf"\b(?:(?:the )?(?:first|1st)|one){_IS}"),
    re.compile(rf"\b(?:(?:the )?(?:second|2nd|other)|(?:truck|load|number) two|another){_IS}"),
    re.compile(rf"\b(?:(?:the )?(?:third|3rd|last)|(?:truck|load|number) three){_IS}"),
)
_HEADED = re.compile(
    r"^[ *-]*(?:truck|load|shipment|trailer|carga|camion|viaje)[ ]?#?(?:[a-h]|\d)\b[ ]?[:.),-]"
    r"|(?:^[ *-]*|[.;][ ]+)(?:truck|load|trailer|flatbed|van|reefer)[ ](?:one|two|three|four)\b"
    r"|^[ *-]*(?:one|two|three|four):"
    r"|^[ *-]*(?:first|second|third|fourth|1st|2nd|3rd|4th)[ ](?:truck|load|trailer|shipment)\b",
    re.MULTILINE,
)


def _told_of_each(scan: Scan, values: Sequence[Value]) -> list[Fields]:
    """What is said of each truck, where each is told of in turn; else nothing."""
    starts = [match.end() for match in _HEADED.finditer(scan.text)]
    trucks = next(scan.finditer(_TRUCKS), None)
    if not starts and trucks:
        starts = _ordinals(scan, trucks.end())
    stretches = list(itertools.pairwise([*(starts or _of_their_own_trailers(scan, values)), len(scan.text)]))
    told = [[value for value in values if first <= value.evidence.start < last] for first, last in stretches]
    each_is_told = len(told) > 1 and all(any(value.kind in _FIGURES for value in own) for own in told)
    return [settle(own) for own in told] if each_is_told else []


_FIGURES = ("weight", "units", "date")


def _ordinals(scan: Scan, start: int) -> list[int]:
    """Where "the first", "the second"... stand, in order."""
    starts: list[int] = []
    for ordinal in _ORDINALS:
        match = ordinal.search(scan.text, starts[-1] if starts else start)
        if not match:
            break
        starts.append(match.end())
    return starts


_SENTENCE_ENDS = re.compile(r"[.;!?]\s|\n")


def _of_their_own_trailers(scan: Scan, values: Sequence[Value]) -> list[int]:
    """Where the sentences begin that put different things on different trailers, each with its weight.

    "The combine goes on an RGN, 37,500 lb. The head goes on a flatbed, 9,600 lb."
    """
    starts: dict[str, int] = {}
    for value in values:
        if value.kind == "equipment" and value.value not in starts:
            ends = _SENTENCE_ENDS.finditer(scan.text, 0, value.evidence.start)
            starts[value.value] = max((end.end() for end in ends), default=0)
    found = sorted(starts.values())
    if len(set(found)) < len(found) or len(found) < 2:
        return []
    weights = [_pounds(values, *span) for span in itertools.pairwise([*found, len(scan.text)])]
    are_different = len(set.union(*weights)) == sum(map(len, weights))
    return found if are_different and all(weights) else []


def _pounds(values: Sequence[Value], start: int, end: int) -> set[float]:
    """The weights told between two places of a text."""
    told = (value for value in values if value.kind == "weight" and start <= value.evidence.start < end)
    return {value.value.pounds for value in told}
