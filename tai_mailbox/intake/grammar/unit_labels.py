# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Counts behind a label: "Pallets: 6", "Pallet count: 12", "Packaging: Pallets" and "Quantity: 4"."""

from __future__ import annotations

import re
from dataclasses import replace

from ..beginnings import Expression
from ..text import Found, Scan
from .numbers import WORD
from .unit_counts import Units, bare, named
from .unit_names import NAMES, tier_of

_LABEL = Expression(
    rf"(?<![\w])(?=[#a-z])(?:(?:#|no\.?|num(?:ber)?|qty|quantity|count|total|cantidad)[ ](?:of[ ]"
    rf"|de[ ])?)?(?:{NAMES})"
    r"(?:[ ]?/[ ]?(?:weight|wt|lbs|gross|skids|pcs|pieces)(?=[ ]?[:\t]|[ ]{2}))?(?:[ ](?:count|ct|qty"
    r"|quantity"
    r"|total))?(?:[ ]?\??[ ]?[:=#\t-][ \t]*|[ ]?\((?=\d{1,3}\))|[ ]x[ ]|(?<=/ wt)[ ]{2,12}|(?<=count)[ ]"
    r"|(?<=ct)[ ]|(?<=qty)[ ]|(?<=\bpallets)[ ]|(?<=\bskids)[ ]|(?<=\bplts)[ ]|(?<=\btarimas)"
    r"[ ])(?P<number>\d{1,4})(?![\d'\"x-]|[ ](?:high|deep|tall)|/\d|[.,]\d"
    r"|[ ]?(?:x|\*|lb|kg|#|k\b|pounds|tons?\b|ea(?:ch)?\b|in\b|ft\b|\"|pallets?|skids?|crates?|plts?|drums?"
    r"|boxes|cartons|bundles|pieces|pcs))"
)
_LABEL_QUANTITY = re.compile(
    r"(?<![\w])(?:qty|quantity|pieces|handling units|h/?u|cantidad"
    r"|count)(?:[ ]?[:=][ \t]*|(?<=qty)[ ]|(?<=quantity)[ ])(?P<number>\d{1,4})(?![\d'\"x/-]|[.,]\d)"
    r"(?:[ ]?(?:each|ea)\b)?(?![ ]?(?:[a-z]{2,}))"
)
# "Pallets: fifteen"; tried only where a colon has a number in words behind it.
_SPOKEN_BEHIND = re.compile(rf"[:=][ ]*{WORD}(?![\w-])")
_SPOKEN = re.compile(rf"(?<!\w)(?:{NAMES})[ ]?[:=][ ]*(?P<word>{WORD})(?![\w-])")
# "Pallet positions 24", "PLTS / WT 24 / 34,600": a line that is a label and its count, parted by a blank.
_LINE = Expression(
    rf"(?<![^\n *-])(?<!\w)(?:{NAMES})(?:[ ]?/[ ]?(?:weight|wt|lbs|gross))?[ ](?P<number>\d{{1,4}})"
    r"(?=[ ]*(?:\n|\Z|[/;]|,(?!\d)))"
)
# "Packaging: Pallets": what the quantity of a form is of.
_PACKED_AS = Expression(
    r"(?<![a-z])(?:pack(?:ag(?:e|ing))?|pkg|(?:handling[ ])?unit|piece|container)(?:[ ]types?)?"
    rf"[ ]?[:=\t][ \t]*(?:{NAMES})(?![a-z])(?![ ]?[:=\t])"
)

_UNITS = re.compile(r"(?:[a-z#.]+[ ](?:of[ ])?)?(?:handling[ ])?(?:units?|hus?)\b")


def find(scan: Scan, is_counted: bool) -> list[Found]:
    """Found values are `Units`; a bare quantity counts where nothing else does, or a form says of what."""
    text = scan.text
    packed = next(scan.finditer(_PACKED_AS), None)
    found = [named(text, match) for match in scan.finditer(_LABEL)]
    found += [named(text, match) for match in scan.finditer(_LINE) if _begins_its_line(text, match.start())]
    if _SPOKEN_BEHIND.search(text):
        found += [named(text, match) for match in _SPOKEN.finditer(text)]
    if packed:
        found = [_of_form(item, packed) if _UNITS.match(text, item.start) else item for item in found]
    if packed or not (found or is_counted):
        found += [_quantity(match, packed) for match in _LABEL_QUANTITY.finditer(text)]
    return found


def _begins_its_line(text: str, at: int) -> bool:
    """Whether nothing but the mark of a list stands before it."""
    return not text[text.rfind("\n", 0, at) + 1 : at].strip(" *-")


def _quantity(match: re.Match[str], packed: re.Match[str] | None) -> Found:
    """The quantity of a form; of pieces where it names no packaging, or says so."""
    return _of_form(bare(match), packed) if packed and not match.group().startswith("pieces") else bare(match)


def _of_form(item: Found, packed: re.Match[str]) -> Found:
    """A count of what the form's packaging names."""
    name = packed.lastgroup or ""
    return replace(item, value=Units(item.value.count, name, tier_of(name)))
