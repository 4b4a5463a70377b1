# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Handling units: "22 pallets", "6 plts", "(2) skids", "Pallet count: 12", "10 tarimas", "3 coils"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..text import Found, Scan, first_of_overlaps
from .numbers import WORD, number

# What stands on the floor, what stands on it, and what is only counted: the first tier named wins.
_TIERS: tuple[tuple[int, str, str], ...] = (
    (
        1,
        "pallet",
        (
            r"pal+[ei]t+e?s?|palest?s|palle?sts?|pl+ts?|pals?|tarimas?|pal+et[ ](?:spots?"
            r"|positions?|spaces?)|paletas?|spots|palettes"
        ),
    ),
    (1, "skid", r"skids?|skds?|sks?|stillages?"),
    (1, "frame", r"a-frames?"),
    (1, "crate", r"crates?|huacales?|guacales?"),
    (2, "coil", r"coils?|rollos?|bobinas?"),
    (2, "bundle", r"bundles?|bdls?|atados?"),
    (2, "bale", r"bales?|pacas?"),
    (2, "rack", r"racks?"),
    (2, "reel", r"reels?|spools?|carretes?"),
    (2, "supersack", r"super[ -]?sacks?|bulk[ ]bags?|big[ ]bags?|supersacos?|totebags?"),
    (2, "drum", r"drums?|barrels?|tambos?|tambores"),
    (2, "tote", r"totes?|ibcs?|ibc[ ]totes?"),
    (2, "gaylord", r"gaylords?|bins?"),
    (2, "roll", r"rolls?"),
    (2, "carton", r"cartons?|ctns?|cartones"),
    (2, "case", r"cases?|cs"),
    (2, "box", r"box(?:es)?|bxs|cajas?(?!\s+(?:seca|refrigerada|de[ ]53))"),
    (2, "bag", r"bags?|sacos?|sacks?|costales|arpillas?"),
    (2, "pail", r"pails?|cubetas?"),
    (2, "cylinder", r"cylinders?"),
    (2, "keg", r"kegs?|casks?"),
    (2, "stack", r"stacks?"),
    (2, "tray", r"trays?"),
    (2, "tub", r"tubs?"),
    (2, "cage", r"cages?"),
    (2, "tube", r"tubes?"),
    (2, "vehicle", r"vehicles?|machines?"),
    (3, "block", r"blocks?|slabs?|cubes?|lifts?(?![ -]?gate)|bunks?|sticks?"),
    (
        3,
        "piece",
        r"pieces?|pcs?|pzas?|piezas?|bultos?|units?|hus?|handling[ ]units?|packages?|pkgs?",
    ),
)
_NAMES = "|".join(f"(?P<{name}>{pattern})" for _tier, name, pattern in _TIERS)
_TIER = {name: (tier, name) for tier, name, _pattern in _TIERS}
_ADJECTIVE = (
    r"(?:(?:[a-z]{2,12}-[a-z]{3,9}|standard|std|over-?sized?|shrink-?wrapped|wrapped|stackable"
    r"|non[- ]?stack(?:able|ed)?|full|half|wood(?:en)?|plastic|"
    r"double[ -]?stacked|stacked|crated|palletized|strapped|banded|double|large|small|heavy|euro|gma"
    r"|chep|loose|mixed|steel|metal|fiber|master|big"
    r"|handling|tall|custom|empty|new|used|"
    r"stretch-?wrapped|\d{2}[ ]?x[ ]?\d{2}\"?|\d{1,3}[ -]gal(?:lon)?|\d{1,3}[ -]?(?:lb"
    r"|kg)|estandar|grandes|de)[ ,]{1,2}){0,3}"
)
# A further word or two of what the sender calls them: "40 flat cartons", "14 oversize wooden crates".
_OTHER_WORDS = (
    r"(?:(?!(?:to|from|of|for|in|on|at|and|or|by|with|per|is|are|the|a|an|x|each|than|de|en|con|por|para|y|a"
    r"|lbs?|pounds?|kgs?|kilos?|tons?|tonnes?|mt|gal|gallons?|oz|ounces?|liters?|litres?|quarts?|pints?|ft"
    r"|foot|feet|inch(?:es)?|in|mm|cm|mil|watt|volt|miles?|mi|am|pm|hrs?|hours?|mins?|minutes?|days?|weeks?"
    r"|months?|years?|loads?|trucks?|trailers?|vans?|reefers?|flatbeds?|containers?|stops?|drops?|picks?"
    r"|times|usd|dollars|men|people|drivers?|degrees|percent|dry|box)\b)[a-z][a-z-]{2,14}[ ]){0,2}"
)
_COUNT = re.compile(
    rf"(?<![\w.,$#/-])(?:\((?P<paren>\d{{1,4}})\)|(?P<number>\d{{1,3}},\d{{3}}"
    rf"|\d{{1,4}}(?!\d))|(?P<word>{WORD}))(?:[ ]?\((?:\d{{1,3}}|{WORD}|\d{{2}}[ ]?x[ ]?\d{{2}})\))?"
    rf"[ ]{{0,2}}(?:[x-][ ]?"
    rf"|of[ ])?{_ADJECTIVE}(?P<other>{_OTHER_WORDS})(?:{_NAMES})(?![\w-])(?!'s)(?![ ](?:jack|trucks?\b"
    rf"|trailers?\b|cars?\b|vans?\b)"
    rf"|[ ]exchange|[ ]?/[ ]?(?:hr|hour|day))"
)
# "a pallet", "an oversized crate": one, where nothing is counted.
_ONE = re.compile(
    rf"(?<![\w-])(?:an?|the|one)[ ]{_ADJECTIVE}(?:{_NAMES})(?![\w-])(?![ ]jack|[ ]exchange|[ ]?/)"
)
_LABEL = re.compile(
    rf"(?<![\w])(?:(?:#|no\.?|num(?:ber)?|qty|quantity|count|total|cantidad)[ ](?:of[ ]|de[ ])?)?(?:{_NAMES})"
    r"(?:[ ]?/[ ]?(?:weight|wt|lbs|gross|skids|pcs|pieces)(?=[ ]?:))?(?:[ ](?:count|ct|qty|quantity"
    r"|total))?(?:[ ]?\??[ ]?[:=#\t-][ \t]*|(?<=count)[ ]|(?<=ct)[ ]|(?<=qty)[ ]|(?<=\bpallets)[ ]"
    r"|(?<=\bskids)"
    r"[ ])(?P<number>\d{1,4})(?![\d'\"x-]|/\d|[.,]\d|[ ]?(?:x|lb|kg|in\b"
    r"|ft\b|\"|pallets?|skids?|crates?|plts?|drums?|boxes|cartons|bundles|pieces|pcs))"
)
_LABEL_QUANTITY = re.compile(
    r"(?<![\w])(?:qty|quantity|pieces|handling units|h/?u|cantidad"
    r"|count)(?:[ ]?[:=][ \t]*|(?<=qty)[ ]|(?<=quantity)[ ])(?P<number>\d{1,4})(?![\d'\"x/-]|[.,]\d)(?!"
    r"[ ]?(?:[a-z]{2,}))"
)
_DIMS_COUNT = re.compile(
    r"(?<![\w.,$#/x-])(?:\((?P<paren>\d{1,3})\)|(?P<number>\d{1,3})[ ]?(?:@|ea\b"
    r"|pcs?\b|at\b|-(?=[ ]|\d{2,3}[ ]?x)|x(?=[ ]\d{2,3}[ ]?x[ ]?\d{2,3}[ ]?x|[ ]?\())"
    r"|(?P<each>\d{1,2})[ ](?=\d{2,3}[ ]?x[ ]?\d{2,3}[ ]?x))"
    r"[ ]{0,2}\(?(?=\d{1,3}(?:\.\d)?[ ]?(?:\"|'|in\b)?[ ]?[lwh]?[ ]?x[ ]?\d)"
)
_OFF = re.compile(r"[ ](?:come[s]?[ ])?off\b")
_TOO_MANY = 40_000  # what is counted so is weighed
_TOTAL = re.compile(r"(?:total|totaling|totalling|combined|all|grand total)[ ]?(?:of[ ]|[:=][ ]?)?$")
_TOTAL_AFTER = re.compile(r"[ ,]{0,2}\(?(?:total|in all|altogether|en total)\b")


@dataclass(frozen=True, slots=True)
class Units:
    """How many of what; `tier` 1 stands on the floor, 3 is only counted."""

    count: int
    type: str
    tier: int
    total: bool = False


def find(scan: Scan) -> list[Found]:
    """Found values are `Units`."""
    text = scan.text
    found = [_read(text, match) for match in _COUNT.finditer(text)]
    found += [_read(text, match) for match in _LABEL.finditer(text)]
    if not found:
        found += [_bare(match) for match in _LABEL_QUANTITY.finditer(text)]
    found += [_bare(match) for match in _DIMS_COUNT.finditer(text)]
    if not found:
        found = _ones(text)
    found = [item for item in found if 0 < item.value.count < _TOO_MANY]
    loaded = [item for item in found if not _OFF.match(text, item.end)]  # what comes off was put on
    return first_of_overlaps(loaded or found)


def _ones(text: str) -> list[Found]:
    """One of each kind that stands on the floor: "a crate for the sideboard and a pallet for the chairs"."""
    kinds: dict[str, Found] = {}
    for match in _ONE.finditer(text):
        item = _read(text, match)
        if item.value.tier == 1 and (not kinds or not match.group().startswith("the ")):
            kinds.setdefault(item.value.type, item)
    return list(kinds.values())


def type_named(text: str) -> tuple[str, int]:
    """(type, tier) of a word such as "pallets", for a table's cell; a pallet where it names none."""
    match = re.search(rf"(?<![a-z])(?:{_NAMES})(?![a-z])", text.lower())
    tier, kind = _TIER[match.lastgroup] if match and match.lastgroup else (1, "pallet")
    return kind, tier


def _read(text: str, match: re.Match[str]) -> Found:
    groups = match.groupdict()
    name = next(name for name in _TIER if groups[name])
    count = groups.get("paren") or groups.get("number") or groups.get("word") or "one"
    total = bool(
        _TOTAL.search(text[max(0, match.start() - 16) : match.start()])
        or _TOTAL_AFTER.match(text, match.end())
    )
    tier, kind = _TIER[name]
    # Words that say what the units are stay in sight: they may be the commodity.
    end = match.start("other") if groups.get("other") else match.end()
    return Found("units", Units(int(number(count)), kind, tier, total), match.start(), end)


def _bare(match: re.Match[str]) -> Found:
    groups = match.groupdict()
    count = groups.get("paren") or groups["number"] or groups["each"]
    return Found("units", Units(int(count), "piece", 3), match.start(), match.end())
