# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Equipment: "53' dry van", "reefer", "SD", "caja seca", "van or reefer".

A word that names a trailer is only read where it cannot be anything else; a
single letter or a two-letter code only as a table's cell or behind a label.
"""

from __future__ import annotations

import re

from ..text import Found, Scan, word_set

WHOLE_TRAILERS = word_set(
    """
    van reefer flatbed step_deck conestoga double_drop lowboy rgn tanker auto_carrier dump van_or_reefer
    """
)
_NAMES: tuple[tuple[str, str], ...] = (
    (
        "van_or_reefer",
        (
            r"(?:dry[ ]?)?vans?[ ]?(?:or|/|and/or|o)[ ]?(?:a[ ])?(?:reefers?|refrigerated"
            r"|refer|rf)|(?:reefers?|refrigerated|refer)[ ]?(?:or|/|and/or"
            r"|o)[ ]?(?:a[ ])?(?:dry[ ]?)?vans?|v/r|r/v|vr"
        ),
    ),
    ("sprinter", r"sprinters?(?:[ -]?vans?)?|cargo[ -]?vans?|vans?[ ]sprinter"),
    ("power_only", r"power[ -]?only"),
    ("hotshot", r"hot[ -]?shots?|40[ ]?(?:'|ft)[ ]?gooseneck|gooseneck"),
    (
        "box_truck",
        (
            r"(?:26|24|16)?[ ]?(?:'|ft|foot)?[ ]?box[ -]?trucks?|straight[ -]?trucks?"
            r"|26[ ]?(?:'|ft\.?|foot)[ -]?(?:box|straight)|rabon|torton|camion[ ]caja"
        ),
    ),
    ("conestoga", r"conestogas?|curtain[ -]?sides?|tautliners?|cortina|rolling[ ]tarp"),
    ("double_drop", r"double[ -]?drops?"),
    ("lowboy", r"low[ -]?boys?|lowbed"),
    ("rgn", r"rgns?|removable[ ]gooseneck"),
    ("step_deck", r"step[ -]?decks?|drop[ -]?decks?|stepdk"),
    ("auto_carrier", r"auto[ -]?carriers?|car[ -]?haul(?:er|ers)?|auto[ -]?transport|madrina"),
    ("dump", r"(?:end|side|belly|bottom)[ -]dumps?|dump[ ](?:trucks?|trailers?)|volteo|gondola"),
    ("tanker", r"tankers?|tank[ -]?trucks?|tank[ ]trailers?|pipa|food[ -]?grade[ ]tank|iso[ -]?tank"),
    (
        "container",
        (
            r"(?:\d{1,2}[ ]?x[ ]?)?(?:(?:20|40|45|53)[ ]?(?:'|ft|foot)?[ -]?)?(?:hc|hq|high[ -]?cube|std"
            r"|standard|ocean|reefer|dry|intermodal)?[ ]?(?:containers?|contenedor(?:es)?)"
            r"|(?:\d{1,2}[ ]?x[ ]?)?(?:20|40|45)[ ]?(?:'|ft)?[ ]?(?:hc|hq|gp|dv)"
        ),
    ),
    (
        "reefer",
        (
            r"(?:48|53)?[ ]?(?:'|ft\.?|foot)?[ -]?(?:reefers?|refrigerated"
            r"|refrigerad[ao]s?|refer(?![ ]?(?:to|back|a[ ]|the|you|me|us|him|them|your"
            r"|our|this|it|that|al|por))|thermo?[ ]?king|termo)(?:[ ](?:van|trailer|truck"
            r"|unit|equipment))?"
            r"|temp(?:erature)?[ -]?control(?:led)?(?:[ ](?:trailer|truck|van|equipment"
            r"|unit))?|multi-?temp|caja[ ](?:refrigerada|fria)|thermo"
        ),
    ),
    (
        "flatbed",
        (
            r"(?:48|53)?[ ]?(?:'|ft\.?|foot)?[ -]?(?:flat[ -]?beds?|flat[ ](?:trailer"
            r"|deck)|flats|plataformas?|flat(?=[ ]?(?:or|/|with|w/|,|;|$|\n|\d|\x01|load|needed"
            r"|required|only|tarp|from|-)))"
        ),
    ),
    (
        "van",
        (
            r"(?:48|53)?[ ]?(?:'|ft\.?|foot|footer)?[ -]?(?:dry[ -]?vans?|vented[ ]vans?"
            r"|plated[ ]vans?|air[ -]?ride[ ]vans?|food[ -]?grade[ ]vans?|vans?(?!['\w])"
            r"|dry[ ](?:trailer|box|load)|caja[ ]seca|cajas[ ]secas|dv(?![\w])"
            r"|caja[ ]de[ ]53)"
            r"|(?:48|53)[ ]?(?:'|ft\.?|foot|pies)?[ -]?(?:dry(?![ ]?(?:ice|goods|freight))"
            r"|swing|plated|trailers?)"
        ),
    ),
)
_EQUIPMENT = re.compile("|".join(rf"(?P<{name}>(?<![\w$.-])(?:{pattern})(?!\w))" for name, pattern in _NAMES))
_NEGATED = re.compile(
    r"\b(?:no|not|not[ ]a|without|sin|don't[ ](?:need|use|want)|can't[ ](?:use|do)"
    r"|instead[ ]of(?:[ ]a)?|isn't[ ]a)[ ]$"
)
# "6 cargo vans ... on an auto carrier": what carries comes before what is carried.
_CARRIED_BY = re.compile(r"\bon (?:a|an|one) $")
_LABEL = re.compile(
    r"(?<![a-z])(?:e(?=[ ]?[:=])|equip(?:ment|mt|\.)?(?:[ ](?:type|needed|required"
    r"|req))?|eq(?:uip)?|trailer(?:[ ]type)?|truck(?:[ ]type)?|trlr"
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
_LOOSE_CODE = re.compile(
    r"(?<![\w/'.&-])(?:(?P<length>48|53)[ ]?(?:'|ft)?[ ]?)?(?P<code>dv|fb|fd|rf|sd"
    r"|cong|tnk|r|v|f)(?![\w/'.&-])"
)
_CODE_NEIGHBOUR = word_set("dv fb rf cong tnk sd")


def find(scan: Scan) -> list[Found]:
    """Found values are the contract's words for equipment."""
    text = scan.text
    found = [
        Found("equipment", match.lastgroup, match.start(), match.end())
        for match in _EQUIPMENT.finditer(scan.flat)
        if not _NEGATED.search(text[max(0, match.start() - 24) : match.start()])
    ]
    found += [item for match in _LABEL.finditer(text) for item in _labelled(match)]
    if not found:
        found = [item for match in _LOOSE_CODE.finditer(text) for item in _coded(match)]
    return sorted(
        found,
        key=lambda item: (not _CARRIED_BY.search(text, max(0, item.start - 12), item.start), item.start),
    )


def cell(text: str) -> str | None:
    """The equipment of a table's cell or of what stands behind a label, or None."""
    match = _EQUIPMENT.search(text)
    if match:
        return match.lastgroup
    words = re.sub(r"^(?:48|53|45|40|26)[ ]?(?:'|ft\.?|foot)?[ -]?", "", text.strip(" \t.")).split()
    return CODES.get(words[0].strip(".,()"), None) if words else None


def _labelled(match: re.Match[str]) -> list[Found]:
    value = cell(match["value"])
    if not value or _EQUIPMENT.search(match["value"]):
        return []
    return [Found("equipment", value, match.start("value"), match.end("value"))]


def _coded(match: re.Match[str]) -> list[Found]:
    """A bare code: "DV", "FB" anywhere, "V", "R", "F", "FD" only behind a trailer's length."""
    if not match["length"] and match["code"] not in _CODE_NEIGHBOUR:
        return []
    return [Found("equipment", CODES[match["code"]], match.start(), match.end())]
