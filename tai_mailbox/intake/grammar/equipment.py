# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Equipment: "53' dry van", "reefer", "SD", "caja seca", "van or reefer".

A word that names a trailer is only read where it cannot be anything else; a
single letter or a two-letter code only as a table's cell or behind a label.
"""

from __future__ import annotations

import re

from ..beginnings import Expression
from ..text import BLANK, Found, Scan, word_set
from .commodity_words import NOISE, VERBS
from .equipment_names import EQUIPMENT_NAMES

# Two letters tell most words apart before the long list is tried on each.
_BEGINNING = (
    r"\d|a[iu]|b[eo]|c[auo]|d[bor]|du|dv|e[n]|f[alo]|g[o]|h[cioq]|is|l[o]|m[au]|oc|p[eiolw]"
    r"|r[/aefgo]|s[eitp]|t[aeho]|v[/aero]"
)
_NAMES = "|".join(f"(?P<{name}>{pattern})" for name, pattern in EQUIPMENT_NAMES)
_EQUIPMENT = Expression(rf"(?<![\w$.-])(?={_BEGINNING})(?:{_NAMES})(?!\w)")
_NEGATED = re.compile(
    r"\b(?:no|not|without|sin|(?:don't|do[ ]not)[ ](?:need|use|want|quote|send)|can't[ ](?:use|do)"
    r"|instead[ ]of|rather[ ]than|isn't|too[ ][a-z]+[ ]for|won't[ ]fit[ ](?:in|on)"
    r"|scratch|forget|skip|drop|cancel|no[ ]longer)[ ](?:the[ ]|an?[ ]|that[ ])?$"
)
_NEGATED_AFTER = re.compile(
    r"[ ]?[?][ ]no\b|[ ](?:(?:is|are)[ ])?(?:(?:not|isn't|aren't)[ ](?:needed|required|necessary)"
    r"|(?:won't|will[ ]not|doesn't|can't|cannot)[ ](?:work|do|fit|help|make)"
    r"|too[ ](?:light|small|short|big|low|long)|died|broke|down|dead"
    r"|(?:both|all)[ ](?:out|busy|booked|full|gone)|shop|company|outfit|fleet)\b"
)
_OF_THE_PORT = re.compile(r"\b(?:dray\w*|chassis|terminal|port|ramp|rail|intermodal|live unload|eta|lfd)\b")
_COLD_MACHINE = Expression(
    r"(?:(?<=[\d\x01,] )|(?<=\x01))(?:(?:deg(?:rees)?|f|fahrenheit)[ ])?cont(?:inuous(?:ly)?)?\b"
    r"|\b(?:start[ -]?stop|cycle[ -]sentry|no[ ]cycling|pre-?cool(?:ed)?[ ](?:the[ ])?(?:trailer|to))\b"
)
_LABEL = Expression(
    r"(?<![a-z])(?:e(?=[ ]?[:=])|equip(?:ment|mt|\.)?(?:[ ](?:type|needed|required"
    r"|req))?|eq(?:uip|p)?|load[ ]type|trailer(?:[ ]type)?|truck(?:[ ]type)?|trlr"
    r"|tipo[ ]de[ ](?:equipo|caja|unidad)|equipo|unidad)"
    r"[ ]?[:=\t][ \t]*(?P<value>[^\n\t,;|]{1,40})"
)
CODES = {
    "v": "van",
    "dv": "van",
    "van": "van",
    "vn": "van",
    "r": "reefer",
    "rf": "reefer",
    "ref": "reefer",
    "refer": "reefer",
    "f": "flatbed",
    "fb": "flatbed",
    "flat": "flatbed",
    "fd": "flatbed",
    "f/sd": "flatbed",
    "sd": "step_deck",
    "step": "step_deck",
    "dd": "double_drop",
    "lb": "lowboy",
    "rgn": "rgn",
    "cong": "conestoga",
    "cn": "conestoga",
    "po": "power_only",
    "hs": "hotshot",
    "bt": "box_truck",
    "st": "box_truck",
    "sb": "box_truck",
    "tnk": "tanker",
    "tank": "tanker",
    "dt": "dump",
    "ac": "auto_carrier",
    "c": "container",
    "vr": "van_or_reefer",
    "v/r": "van_or_reefer",
    "spr": "sprinter",
    "dry": "van",
    "seca": "van",
}
_LOOSE_CODE = Expression(
    r"(?<=[/|][ ])(?P<alone>[vrf])(?=[ ]?[/|])|(?<=[ ])(?P<terse>[vrf])(?=[ ]?@|[ ]?" + BLANK + r")|"
    r"(?<![\w/'.&-])(?:(?P<length>48|53)[ ]?(?:'|ft)?[ ]?)?(?P<code>dv|fb|fd|rf|sd"
    r"|cong|tnk|r|v|f|bt)(?P<behind>[ ]?(?:48|53))?(?![\w/'.&-])"
)
_CODE_NEIGHBOUR = word_set("dv fb rf cong tnk sd bt")


_WORD_BEFORE = re.compile(r"([a-z]+|\d+)[ ]$")
_LISTED = re.compile(r"[ ]*(?:[*-]|\(?[a-z\d][).:])[ ]")
_SENTENCE = NOISE | VERBS
_FEW = word_set("one two three four five six seven eight nine ten dos tres foot")
_TRAYS = re.compile(r"[ ]?/|[ ](?:of|per|a|each|on)\b")


def find(scan: Scan) -> list[Found]:
    """Found values are the contract's words for equipment."""
    text = scan.text
    found = [
        Found("equipment", match.lastgroup, match.start(), match.end())
        for match in scan.finditer(_EQUIPMENT, scan.flat)
        if not (_is_negated(text, match) or _are_trays(text, match))
    ]
    found += [item for match in scan.finditer(_LABEL) for item in _labelled(match)]
    found = _without_cargo(text, found)
    lines = {scan.line_of(item.start) for item in found}
    codes = [item for match in scan.finditer(_LOOSE_CODE) for item in _coded(match)]
    if all(text[item.start : item.end].strip() in CODES for item in found):
        found += [item for item in codes if scan.line_of(item.start) not in lines]
    found = found or _kept_cold(scan)
    return sorted(found, key=lambda item: item.start)


def _without_cargo(text: str, found: list[Found]) -> list[Found]:
    """Without what is freight: vans on an auto carrier, containers on a flatbed, a trailer that is pulled."""
    named = {item.value for item in found}
    for name in ("auto_carrier", "power_only"):
        if name in named:
            return [item for item in found if item.value == name or _is_listed(text, item, found)]
    if "container" not in named:
        return found
    open_decks = {"flatbed", "step_deck", "lowboy", "rgn", "double_drop"}
    trailers = open_decks if _OF_THE_PORT.search(text) else {*open_decks, "reefer", "van"}
    return [item for item in found if item.value != "container"] if named & trailers else found


def _is_listed(text: str, item: Found, found: list[Found]) -> bool:
    """Whether a trailer has a line of a list for itself: "b) flatbed, 18 pieces"."""
    start = text.rfind("\n", 0, item.start) + 1
    others = (other for other in found if other.value != item.value)
    alone = not any(start <= other.start < item.end for other in others)
    return alone and bool(_LISTED.match(text, start))


def _kept_cold(scan: Scan) -> list[Found]:
    """A reefer that no word names but its machine does: "temp 28 continuous"."""
    match = next(scan.finditer(_COLD_MACHINE), None)
    return [Found("equipment", "reefer", match.start(), match.start())] if match else []


def _are_trays(text: str, match: re.Match[str]) -> bool:
    """Whether flats are what plants, berries and scenery stand on: "240 flats a pallet", "scenic flats"."""
    if match.group() != "flats":
        return False
    before = _WORD_BEFORE.search(text, max(0, match.start() - 20), match.start())
    if before and (before[1] in _FEW or len(before[1]) == 1):
        return False
    return bool(before and before[1] not in _SENTENCE) or bool(_TRAYS.match(text, match.end()))


def _is_negated(text: str, match: re.Match[str]) -> bool:
    before = text[max(0, match.start() - 24) : match.start()]
    return bool(_NEGATED.search(before) or _NEGATED_AFTER.match(text, match.end()))


def cell(text: str) -> str | None:
    """The equipment of a table's cell or of what stands behind a label, or None."""
    match = _EQUIPMENT.pattern.search(text)
    if match:
        return match.lastgroup
    words = _LENGTH.sub("", text.strip(" \t.")).split()
    return CODES.get(words[0].strip(".,()"), None) if words else None


_LENGTH = re.compile(
    r"^(?:48|53|45|40|26)[ ]?(?:'|ft\.?|foot)?[ -]?|(?<=^[a-z])(?:48|53)\b|(?<=^[a-z]{2})(?:48|53)\b"
)


def _labelled(match: re.Match[str]) -> list[Found]:
    value = cell(match["value"])
    if not value or _EQUIPMENT.pattern.search(match["value"]):
        return []
    return [Found("equipment", value, match.start("value"), match.end("value"))]


def _coded(match: re.Match[str]) -> list[Found]:
    """A bare code: "DV", "FB" anywhere, "V", "R", "F", "FD" only behind a trailer's length."""
    alone = match["alone"] or match["terse"]
    if alone:
        return [Found("equipment", CODES[alone], match.start(), match.end())]
    if not (match["length"] or match["behind"]) and match["code"] not in _CODE_NEIGHBOUR:
        return []
    return [Found("equipment", CODES[match["code"]], match.start(), match.end())]
