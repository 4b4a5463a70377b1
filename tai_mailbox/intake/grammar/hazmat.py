# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Dangerous goods: UN and NA numbers, "hazmat", "class 8 corrosive", and that there are none."""

from __future__ import annotations

from ..beginnings import Expression
from ..text import Found, Scan

_UN = Expression(
    r"(?<![a-z0-9])(?P<kind>un|na)[ ]?(?:id|no\.?"
    r"|number)?[ ]?[#:-]?[ ]?(?P<number>\d{4})(?!\d|,\d|[ ]?(?:lb|kg|pcs))"
)
_GOODS = (
    r"(?:haz(?:ardous|[ -]?mat)?|dangerous(?:[ ]goods)?|dg|hm|(?:un|dot)[ -]?regulated|regulated"
    r"|material(?:es)?[ ]peligros[oa]s?|peligros[oa]s?)"
)
_NOT = Expression(
    rf"\bnon[- ]?{_GOODS}\b|\bno[ ]placard\w*|\bnon[- ]?dot\b"
    rf"|\bnot[ ]restricted\b|\bunrestricted\b|\b(?:not|no|isn't|aren't|zero|sin|without"
    rf"|nothing(?:[ ][a-z]+){{0,3}}[ ]is|nothing"
    rf"|none[ ]of[ ](?:it|this|them|these|the"
    rf"[ ][a-z]+)[ ](?:is|are))"
    rf"[ ](?:(?:a|an|any|dot|un|considered|(?:classed|classified|listed|regulated|declared)[ ]as"
    rf"|subject[ ]to|es|son|mercancia|carga|producto"
    rf"|chemically|at[ ]all)[ ]){{0,3}}{_GOODS}\b"
    rf"|\b{_GOODS}(?:[ ](?:materials?|goods?|freight|shipment|cargo))?(?:[ ](?:is|are))?[ ]?"
    r"(?:\([^)\n]{0,12}\))?[ ]?[:=?\t-]{0,2}[ \t]*(?:no\b|nope\b|nah\b|n\b|none\b|n/a|false\b|non\b|free\b"
    r"|negative\b)(?![ ]?[.]?[ ]?\d)"
)
_KINDS = (
    r"(?:corrosives?|flammables?|inflammable|oxidizers?|oxidizing|poison|toxic|explosives?|gas(?:es)?"
    r"|liquids?|combustible|misc(?:ellaneous)?|environmentally|radioactive|corrosiv[oa]s?|inflamables?|pg)"
)
_CLASS = (
    r"(?:(?:hazard[ ]|haz[ ]|imo[ ]|imdg[ ]|adr[ ])?class|clase|division|div\.?)[ ]?[:#]?[ ]?[1-9]"
    r"(?:\.[1-6])?"
)
_YES = Expression(
    r"\bhaz(?:ardous|[ -]?mats?)\b(?![ ]?\??[=:][ \t]*(?:$|\n|not[ ]|unknown|-))(?:[ ](?:materials?"
    r"|goods?|freight|load|shipment))?"
    r"|\bhaz\b(?=[ ]?(?:[:=?\t][ \t]*(?:y|x|yes)\b|class|load|freight|,|;|$|\n))"
    r"|\bdangerous goods\b|\bdg[ ](?:cargo|goods|freight|shipment|load)\b|\bmateriales? peligrosos?\b"
    r"|\bpeligros[oa]s?\b|\borm-?d\b"
    r"|\bplacard(?:s|ed)\b|\bplacard[ ]?:[ ]?y|\bhm[ ]?[:=\t][ \t]*(?:x|y|yes)\b|\bpg[ ]?(?:i{1,3})\b"
    r"|\bpacking group\b|\b(?:limited|ltd|excepted)[ ](?:quantity|qty)\b"
    rf"|\b{_CLASS}[ ,()-]{{1,3}}{_KINDS}\b|\b{_KINDS}[ ,(-]{{1,3}}(?:liquids?|solids?|gas|n\.?o\.?s\.?)?"
    rf"[ ,(-]{{0,2}}{_CLASS}(?!\d|[.]\d)"
    r"|\b(?:flammable|combustible|corrosive|toxic|oxidizing|poisonous|inflammable)[ ](?:liquids?|solids?"
    r"|gas(?:es)?)\b|\bdg(?=[ ]class)|\b1\.[1-6][a-hs]\b"
    r"|(?<!non[ -])(?<!not[ ])\b(?:flammables?|corrosives?|oxidizers?|explosives|radioactive)\b"
    r"(?![ ](?:storage|cabinet))"
    r"|\bclass[ ](?:[3789]|[2-6]\.[1-6])\b(?![.,]?\d|[ ]?(?:and|or|to|-|through)[ ]?\d|[ ](?:trucks?"
    r"|tractors?|day|sleepers?|semis?|vehicles?|rail\w*|road|box|poles?))"
    r"|\b(?:hazard|haz|imo|imdg|adr)[ ]class[ ]?[:#]?[ ]?[1-9]\b"
    r"|\b(?:class|division|div\.?)[ ]?[2456]\.[1-6]\b"
)


# Of these letters one stands in all that the two expressions above find; most mails hold none of them.
_SIGNS = (
    *(
        "haz",
        "dang",
        "dg",
        "hm",
        "regul",
        "pelig",
        "placard",
        "orm",
        "packing",
        "quantity",
        "qty",
        "class",
        "clase",
    ),
    *(
        "div",
        "flam",
        "corro",
        "toxic",
        "oxidiz",
        "explos",
        "radioact",
        "combust",
        "poison",
        "pg",
        "1.",
        "restrict",
        "non",
    ),
)


def find(scan: Scan) -> list[Found]:
    """Found kinds: "un_number" ("UN1263") and "hazmat" (True or False)."""
    text = scan.text
    found = [
        Found("un_number", f"{match['kind'].upper()}{match['number']}", match.start(), match.end())
        for match in scan.finditer(_UN)
    ]
    if not any(sign in text for sign in _SIGNS):
        return found
    denied = [Found("hazmat", False, match.start(), match.end()) for match in scan.finditer(_NOT)]
    stated = [Found("hazmat", True, match.start(), match.end()) for match in scan.finditer(_YES)]
    found += denied
    found += [
        item for item in stated if not any(no.start < item.end and item.start < no.end for no in denied)
    ]
    return sorted(found, key=lambda item: item.start)
