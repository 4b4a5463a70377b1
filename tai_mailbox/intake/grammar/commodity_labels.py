# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Commodities behind a label: "Commodity: frozen chicken", "What is shipped: lathes"."""

from __future__ import annotations

import re

from ..beginnings import Expression
from ..text import BLANK, Scan

_LABEL = Expression(
    r"(?<![a-z])(?:commodit(?:y|ies)(?:[ ]description)?|products?(?:[ ]description)?"
    r"|materials?|mtl|cargo|freight(?:[ ](?:description|desc|details))?|merchandise|nomenclature|psn"
    r"|description(?:[ ]of[ ](?:goods|freight|commodity))?"
    r"|goods|contents|comm?|cmdty|cmdy|mercanc?ias?|producto|que|item(?:[ ]description)?|desc"
    r"|what(?:[ ](?:is|are|we're)(?:[ ](?:you|we|being))?[ ](?:shipped|shipping|moving))?"
    r"|(?:proper[ ])?shipping[ ]name|load[ ]description"
    r"|marchandises?)[ ]?(?:\([^)\n]{0,20}\))?[ ]?(?:[:=\t]|\?:?"
    r"|is\b(?!.*\?)|-[ ])[ \t]*(?P<value>[^\n\t;|" + BLANK + r"]{2,80})"
)
_STOP = re.compile(
    r"[ ](?:from|to|going|at|weighing|weighs|that|which|for|in|on|with|w/|picking|pick"
    r"|ready|needs?|needing|shipping|ships?|out[ ]of|leaving|loading|available|moving"
    r"|desde|hasta|para|listo|lista|que|con|of[ ]about|@|total|totaling|each|is|are"
    r"|must|will|this|next|tomorrow|today|asap|please|pls|thanks|by|via|deliver"
    r"|delivering|hacia|a)(?![a-z])|[ ]-{1,2}[ ]|[ ]/[ ]|\s{2,}|,[ ]?\d|[?!]|[.](?:[ ]|$)|\("
)
_NOT_FREIGHT = re.compile(
    r"^(?:the|a|an|this|that|it|them|our|your|my|these|those|them|charge|freight"
    r"|loads?|it's|lading|shipment|shipments|truck|trucks|course|service|details?"
    r"|origin|destination|interest|n/a|na|tbd|none|yes|no|see|below|attached|which"
    r"|what|above|same|material|qty|safety|emergency|"
    r"pickup|delivery|pick|del|equipment|weight|about|approx|approximately|up|over"
    r"|under|each|stuff|capacity|drivers?|pies|feet|foot|\d.*)$"
)
_ARTICLE = re.compile(r"^(?:(?:a|an|the|our|some|one|two|three|un|una|\d{1,4})[ ])+")
_MOST_WORDS = 8


def behind_labels(scan: Scan) -> list[tuple[int, int]]:
    """Where the noun phrases behind labels stand, (start, end) each."""
    return [span for match in scan.finditer(_LABEL) for span in _behind_label(scan, match)]


def _behind_label(scan: Scan, match: re.Match[str]) -> list[tuple[int, int]]:
    """The noun phrase that begins where `match` found a value, cut where the sentence goes on."""
    if match.group().rstrip(" ")[: -len(match["value"].rstrip(" "))].endswith("\t") and not _begins_a_cell(
        scan, match
    ):
        return []
    text = _ARTICLE.sub("", match["value"].lstrip(" *'\"-"))
    start = match.end("value") - len(text)
    stop = _STOP.search(text)
    text = (text[: stop.start()] if stop else text).rstrip(" ,.-:&/'\"*")
    words = text.split()
    if not 1 <= len(words) <= _MOST_WORDS or not re.search("[a-z]{3}", text) or _NOT_FREIGHT.match(text):
        return []
    return [(start, start + len(text))]


def _begins_a_cell(scan: Scan, match: re.Match[str]) -> bool:
    return match.start() == 0 or scan.text[match.start() - 1] in "\n\t"
