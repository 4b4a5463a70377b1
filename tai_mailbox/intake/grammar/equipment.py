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
            r"|o)[ ]?(?:a[ ])?(?:dry[ ]?)?vans?|v/r|r/v|vr|vans?[ ]\(?reefer[ ](?:is[ ])?(?:ok|fine|works)"
            r"|caja[ ]seca[ ]o[ ](?:caja[ ])?(?:refrigerada|fria)"
        ),
    ),
    ("sprinter", r"sprinters?(?:[ -]?vans?)?|cargo[ -]?vans?|vans?[ ]sprinter"),
    ("power_only", r"power[ -]?only|tractor[ ]only|pwo"),
    ("hotshot", r"hot[ -]?shots?|40[ ]?(?:'|ft)[ ]?gooseneck|gooseneck"),
    (
        "box_truck",
        (
            r"(?:26|24|16)?[ ]?(?:'|ft|foot)?[ ]?box[ -]?trucks?|straight[ -]?trucks?|cube[ ](?:van|truck)s?"
            r"|(?:26|24|22|20|18|16)[ ]?(?:'|ft\.?|foot|footer)?[ -]?(?:box|straights?)(?![ ]?(?:of|x"
            r"|trailer))|rabon|torton|camion[ ]caja"
        ),
    ),
    (
        "conestoga",
        (
            r"con+[ae]st[oa]g[ao]s?|con+[iy]s?(?=[ ]?(?:\d|or\b|trailer|,|$|\n))"
            r"|curtain[ -]?(?:sid(?:e|er|ed)s?|vans?)|tautliners?|cortina|roll(?:ing|er)[ ]tarp"
        ),
    ),
    ("double_drop", r"(?:double|dbl)[ -]?drops?(?:[ -]?decks?)?"),
    ("lowboy", r"low[ -]?(?:boys?|beds?)|cama[ ]baja"),
    ("rgn", r"rgns?|removable[ ]goose[ -]?necks?"),
    (
        "step_deck",
        (
            r"st[e]?p+[ -]?de?c?ks?|(?:single[ -])?drop[ -]?decks?|single[ -]drops?|step(?=[ ](?:with"
            r"|w/)[ ]?(?:a[ ])?"
            r"(?:ramps|chains|tarps?|straps))"
        ),
    ),
    ("auto_carrier", r"(?:auto|car|vehicle)[ -]?(?:carriers?|haul(?:ers?)?|transport(?:ers?)?)|madrina"),
    ("dump", r"(?:end|side|belly|bottom)[ -]dumps?|dump[ ](?:trucks?|trailers?)|volteo|gondola"),
    ("tanker", r"tankers?|tank[ -]?trucks?|tank[ ]trailers?|pipa|food[ -]?grade[ ]tank|iso[ -]?tank"),
    (
        "container",
        (
            r"(?:\d{1,2}[ ]?x[ ]?)?(?:(?:20|40|45|53)[ ]?(?:'|ft|foot)?[ -]?)?(?:hc|hq|hi(?:gh)?[ -]?cube|std"
            r"|standard|ocean|reefer|dry)?[ ]?(?:containers?|contenedor(?:es)?)"
            r"|(?:\d{1,2}[ ]?x[ ]?)?(?:20|40|45)[ ]?(?:'|ft)?[ ]?(?:hc|hq|gp|dv|dc|hi(?:gh)?[ -]?cubes?"
            r"|st(?=[ ,;)]|$))|\d{1,2}[ ]?x[ ]?(?:20|40|45)(?:'|ft)(?!\w|[ ]?x)"
        ),
    ),
    (
        "reefer",
        (
            r"(?:48|53)?[ ]?(?:'|ft\.?|foot)?[ -]?(?:ree[f]{1,2}e?rs?|reafers?|reffers?"
            r"|refeers?|rfe?r|refriger(?:ated|ation|ad[ao]s?)(?![ ](?:sprinter|cargo[ ]van|box[ ]truck"
            r"|straight))|refer(?![ ]?(?:to|back|a[ ]|the|you|me|us|him|them|your"
            r"|our|this|it|that|al|por))|thermo?[ ]?king|termo)(?:[ ](?:van|trailer|truck|unit|equipment))?"
            r"|temp(?:erature)?[ -]?control(?:led)?(?:[ ](?:trailer|truck|van|equipment"
            r"|unit))?|multi[ -]?temp|caja[ ](?:refrigerada|fria)|thermo"
        ),
    ),
    (
        "flatbed",
        (
            r"(?:48|53)?[ ]?(?:'|ft\.?|foot)?[ -]?(?:flat[ -]?beds?|flat[ ]?be?a?ds?|falt[ ]?beds?|flat"
            r"[ ](?:trailer"
            r"|deck)|flats|plataformas?|planas?|plateau(?=[ ]de\b|[ ]\d)|camas?[ ]planas?|flat(?=[ ]?(?:or"
            r"|[/?.!:)]|with|w/|,|;|$|\n|\d|\x01|load|needed"
            r"|required|only|ok|okay|is|works|tarp|from|no\b|and\b|please|-)))|(?:48|53)[ ]?(?:'|ft\.?"
            r"|foot)?[ -]?flat(?![ ]?rack)"
        ),
    ),
    (
        "van",
        (
            r"(?:48|53)?[ ]?(?:'|ft\.?|foot|footer)?[ -]?(?:dr[yi][ -]?v(?:an|na)s?|vented[ ]vans?"
            r"|plated[ ]vans?|air[ -]?ride[ ]vans?|food[ -]?grade[ ]vans?|vans?(?!['\w]|[ ](?:buren|nuys"
            r"|wert|horn|dyke|alstyne|etten|meter|al?|hacia|par?a?|hasta|con)\b)"
            r"|(?:dry|box|enclosed|plated)[ ]trailers?|dry[ ](?:box|load)|cajas?[ ]secas?|dv(?![\w])"
            r"|caja[ ](?:de[ ])?53)"
            r"|(?:48|53)[ ]?(?:'|ft\.?|foot|feet|pies)?,?[ -]?(?:dry(?![ ]?(?:ice|goods|freight))"
            r"|swing|plated|trailers?)|fourgons?(?:[ ]secs?)?|(?:regular|standard|std)[ ]53|53[ ]?(?:'|ft"
            r"|foot)?[ -]?footers?"
        ),
    ),
)
# Two letters tell most words apart before the long list is tried on each.
_BEGINNING = (
    r"\d|a[iu]|b[eo]|c[auo]|d[bor]|du|dv|e[n]|f[alo]|g[o]|h[cioq]|is|l[o]|m[au]|oc|p[eiolw]"
    r"|r[/aefgo]|s[eitp]|t[aeho]|v[/aero]"
)
_EQUIPMENT = Expression(
    rf"(?<![\w$.-])(?={_BEGINNING})(?:{'|'.join(f'(?P<{name}>{pattern})' for name, pattern in _NAMES)})(?!\w)"
)
_NEGATED = re.compile(
    r"\b(?:no|not|without|sin|(?:don't|do[ ]not)[ ](?:need|use|want|quote|send)|can't[ ](?:use|do)"
    r"|instead[ ]of|rather[ ]than|isn't"
    r"|scratch|forget|skip|drop|cancel|no[ ]longer)[ ](?:the[ ]|an?[ ]|that[ ])?$"
)
_NEGATED_AFTER = re.compile(
    r"[ ](?:(?:is|are)[ ])?(?:(?:not|isn't|aren't)[ ](?:needed|required|necessary)"
    r"|too[ ](?:light|small|short|big|low|long))\b"
)
_OF_THE_PORT = re.compile(r"\b(?:dray\w*|chassis|terminal|port|ramp|rail|intermodal|live unload|eta|lfd)\b")
_COLD_MACHINE = re.compile(
    r"(?<=[\d\x01,] )(?:(?:deg(?:rees)?|f|fahrenheit)[ ])?cont(?:inuous(?:ly)?)?\b"
    r"|\b(?:start[ -]?stop|cycle[ -]sentry|no[ ]cycling|pre-?cool(?:ed)?[ ](?:the[ ])?(?:trailer|to))\b"
)
_LABEL = re.compile(
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
_LOOSE_CODE = re.compile(
    r"(?<=[/|][ ])(?P<alone>[vrf])(?=[ ]?[/|])|(?<=[ ])(?P<terse>[vrf])(?=[ ]?@|[ ]?" + BLANK + r")|"
    r"(?<![\w/'.&-])(?:(?P<length>48|53)[ ]?(?:'|ft)?[ ]?)?(?P<code>dv|fb|fd|rf|sd"
    r"|cong|tnk|r|v|f|bt)(?P<behind>[ ]?(?:48|53))?(?![\w/'.&-])"
)
_CODE_NEIGHBOUR = word_set("dv fb rf cong tnk sd bt")


def find(scan: Scan) -> list[Found]:
    """Found values are the contract's words for equipment."""
    text = scan.text
    found = [
        Found("equipment", match.lastgroup, match.start(), match.end())
        for match in scan.finditer(_EQUIPMENT, scan.flat)
        if not _is_negated(text, match)
    ]
    found += [item for match in _LABEL.finditer(text) for item in _labelled(match)]
    found = _without_cargo(text, found)
    lines = {scan.line_of(item.start) for item in found}
    codes = [item for match in _LOOSE_CODE.finditer(text) for item in _coded(match)]
    if all(text[item.start : item.end].strip() in CODES for item in found):
        found += [item for item in codes if scan.line_of(item.start) not in lines]
    found = found or _kept_cold(text)
    return sorted(found, key=lambda item: item.start)


def _without_cargo(text: str, found: list[Found]) -> list[Found]:
    """Without what is freight: vans on an auto carrier, containers on a flatbed, a trailer that is pulled."""
    named = {item.value for item in found}
    for name in ("auto_carrier", "power_only"):
        if name in named:
            return [item for item in found if item.value == name]
    open_decks = {"flatbed", "step_deck", "lowboy"}
    trailers = open_decks if _OF_THE_PORT.search(text) else {*open_decks, "reefer", "van"}
    cargo = "container" if named & trailers else ""
    return [item for item in found if item.value != cargo]


def _kept_cold(text: str) -> list[Found]:
    """A reefer that no word names but its machine does: "temp 28 continuous"."""
    match = _COLD_MACHINE.search(text)
    return [Found("equipment", "reefer", match.start(), match.start())] if match else []


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
