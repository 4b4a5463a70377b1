# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Whether a line speaks of freight: what keeps it from being taken for a signature or a legal notice.

Places and equipment alone do not count: signatures give the company's address, and advertise vans.
"""

from __future__ import annotations

import re

from ..rules import MAX_LINE_LOOKED_AT

_UNITS = (
    r"pallets?|plts?|skids?|crates?|pieces|pcs|cartons?|boxes|drums?|totes?|bundles|coils|rolls|bales"
    r"|tarimas?|cajas|bultos"
)
_LABELS = (
    r"pick ?-?ups?|p/?u|deliver(?:y|ies|s)?(?: to)?|del|drop(?: ?off)?|ship(?:per|ping|ment)?(?: from| to"
    r"| date)?|consignee|receiver|orig(?:in)?|dest(?:ination)?|equip(?:ment)?|trailer|weight|wt|commodity"
    r"|dim(?:ension)?s?"
    r"|date|ready|temp(?:erature)?|class|qty|quantity|stops?|loads?|lane|from|to|pallets?|hazmat"
    r"|accessorials?|service|servicio|mode|vehicle|unit|unidad|goods|material|product[os]?|poids|marchandise"
    r"|po|bol|ref(?:erence)?s?|notes?|special instructions?"
    r"|origen|destino|recoger|recolecci[oó]n|entrega|peso|mercanc[ií]a|equipo|carga|fecha"
)
_FIGURES = re.compile(
    r"\d\s*k?\s*(?:lbs?\b|pounds|#(?!\s*\d)|kgs?\b|kilos?\b|tons?\b|tonnes?\b|toneladas?|mt\b|libras)"
    rf"|\d\s*(?:x\s*)?(?:{_UNITS})\b"
    r"|\d\s*[\"'”’]?\s*x\s*\d|\bshp\W{0,3}\d"
    r"|\b(?:load|shipment|order|po|bol|pro|pickup)\s*(?:(?:#|no\.?|number|id)\s*)?(?::\s*)?\d{3,}"
)
_WORDS = re.compile(
    rf"^\W*(?:{_LABELS})\s*(?:#|no\.?)?\s*\d{{0,2}}\s*(?:[:=\t]|$)"
    r"|^\W*[od]\s*:\s*[a-z]|^\W*(?:to|from|and|hasta|para|desde|hacia)\W*$"
    r"|\b(?:please|pls|plz|need|can you|could you|favor)\b.{0,40}\b(?:quote|rate|price|pick|cotiza\w*|tarifa"
    r"|advise|send|deliver)\b"
)
_LABEL = re.compile(
    rf"\W*(?:(?:{_LABELS}|and|hasta|para|desde|hacia)\W*){{1,3}}|[^:]{{2,30}}:\s*", re.IGNORECASE
)
_PERHAPS = re.compile(
    r"\b(?:48|53|40|26)\s*(?:'|’|ft\b|foot\b|footer\b)"
    r"|,\s?[a-z]{2}\b.{0,20}(?:\bto\b|->|→|>|–).{2,40},\s?[a-z]{2}\b"
    r"|\b\d{5}\s*(?:to|-|–|>|->|→)\s*\d{5}\b"
    r"|\b(?:pick ?up|deliver\w*|drop|ship\w*)\s+(?:address|location|at|from|in|is|on|to|date|hours)\b|\?\s*$"
)
_COLUMNS_OF_DATA = 4  # tabs; a signature laid out as a table has fewer cells
_DIGIT = re.compile(r"[0-9]")
_PHONE = re.compile(
    r"(?<![\d.-])(?:\+?\d{1,3}[ .-]?)?(?:\(\d{2,3}\)|\d{2,3})[ .-]?\d{3,4}[ .-]\d{4}(?!\d)"
    r"(?:\s*(?:x|ext\.?)\s*\d{1,6})?",
    re.IGNORECASE,
)


def freight_certainty(text: str) -> int:
    """2 if the line plainly speaks of freight, 1 if a company's slogan might put it so too, else 0."""
    text = text[:MAX_LINE_LOOKED_AT].lower()
    if not text.strip():
        return 0
    if text.count("\t") >= _COLUMNS_OF_DATA:
        return 2
    if _DIGIT.search(text):
        text = _PHONE.sub("", text)
        if _FIGURES.search(text):
            return 2
    if _WORDS.search(text):
        return 2
    return 1 if _PERHAPS.search(text) else 0


def is_label(text: str) -> bool:
    """True if the line only says what the next ones are: "Deliver to:", "from"."""
    return _LABEL.fullmatch(text[:MAX_LINE_LOOKED_AT]) is not None


def has_phone(text: str) -> bool:
    return _PHONE.search(text[:MAX_LINE_LOOKED_AT]) is not None
