# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Dangerous goods: UN and NA numbers, "hazmat", "class 8 corrosive", and that there are none."""

from __future__ import annotations

import re

from ..text import Found, Scan

_UN = re.compile(
    r"(?<![a-z0-9])(?P<kind>un|na)[ ]?(?:id|no\.?"
    r"|number)?[ ]?[#:-]?[ ]?(?P<number>\d{4})(?!\d|,\d|[ ]?(?:lb|kg|pcs))"
)
_NOT = re.compile(
    r"\bnon[- ]?(?:haz(?:ardous|mat)?|dg|dangerous|hazmat|regulated)\b|\b(?:not|no"
    r"|isn't|zero|sin)[ ](?:a[ ]|any[ ]|considered[ ])?(?:haz(?:ardous|mat)?"
    r"|haz[ -]mat|dangerous goods|dg|hm)\b"
    r"|\bhaz(?:ardous|[ -]?mat)?(?:[ ](?:materials?"
    r"|goods?))?[ ]?(?:\([^)\n]{0,12}\))?[ ]?[:=?\t-][ \t]*(?:no\b|n\b|none|n/a|false"
    r"|non\b)|\bno[ ]peligros[oa]s?\b|\bnot[ ]regulated\b"
    r"|\bhaz(?:ardous|mat)?\b[ ]?(?:materials?)?[ ]\(?no\b|\b(?:dg|hm)[ ]?[:=?\t][ \t]*(?:no?\b|none|n/a)"
)
_YES = re.compile(
    r"\bhaz(?:ardous|[ -]?mat)\b(?:[ ](?:materials?|goods?|freight|load|shipment))?"
    r"|\bhaz\b(?=[ ]?(?:[:=?\t][ \t]*(?:y|x|yes)\b|class|load|freight|,|;|$|\n))"
    r"|\bdangerous goods\b|\bmateriales? peligrosos?\b|\bpeligros[oa]s?\b"
    r"|\bplacard(?:s|ed)?\b|\bhm[ ]?[:=\t][ \t]*(?:x|y|yes)\b|\bpg[ ]?(?:i{1,3})\b"
    r"|\bpacking group\b"
    r"|\b(?:class|hazard class"
    r"|clase)[ ]?[:#]?[ ]?(?:[1-9])(?:\.[1-6])?[ ,(-]{1,3}(?:corrosive|flammable"
    r"|oxidizer|oxidizing|poison|toxic|explosive|gas|liquid|combustible|misc|corrosivo"
    r"|inflamable|pg)"
    r"|\bclass[ ]?[2456]\.[1-6]\b"
)


def find(scan: Scan) -> list[Found]:
    """Found kinds: "un_number" ("UN1263") and "hazmat" (True or False)."""
    text = scan.text
    found = [
        Found("un_number", f"{match['kind'].upper()}{match['number']}", match.start(), match.end())
        for match in _UN.finditer(text)
    ]
    denied = [Found("hazmat", False, match.start(), match.end()) for match in _NOT.finditer(text)]
    stated = [Found("hazmat", True, match.start(), match.end()) for match in _YES.finditer(text)]
    found += denied
    found += [
        item for item in stated if not any(no.start < item.end and item.start < no.end for no in denied)
    ]
    return sorted(found, key=lambda item: item.start)
