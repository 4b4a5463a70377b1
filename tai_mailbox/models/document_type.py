# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The type of a document, by its name, its titles, its text and the subject of its mail."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .document_clues import Clue, Confidence, Paper, Source

# What a type is called, the surest words first.
TYPE_WORDS: tuple[tuple[str, str], ...] = (
    ("pod", r"proof of delivery|delivery receipt|\bp\.?o\.?d\b"),
    ("packing_list", r"packing (?:list|slip)|pack(?:ing)?[ -]?list"),
    (
        "rate_confirmation",
        r"(?:rate|load|carrier|booking) confirmation|rate[ -]?con(?:f(?:irm)?)?\b|load tender",
    ),
    (
        "certificate",
        r"certificate of (?:liability )?(?:insurance|origin|analysis|conformity)|\bc\.?o\.?i\b|\bacord\b",
    ),
    ("carrier_bill", r"(?:freight|carrier) (?:bill|invoice)|carrier's invoice|pro bill"),
    ("invoice", r"\binvoice\b|\bfactura\b"),
    ("bol", r"bill of lading|\bb\.?o\.?l\b|\bb/l\b|\bway ?bill\b|carta porte"),
    ("other", r"lumper receipt|(?:scale|weight) (?:ticket|certificate)"),
)
TYPE_PATTERNS = tuple((key, re.compile(words, re.IGNORECASE)) for key, words in TYPE_WORDS)
# A bill of freight charges says so in its lines, whatever its title.
HAULAGE = re.compile(r"line ?haul|fuel surcharge|\bfsc\b|remit to|detention|per mile|\bscac\b", re.IGNORECASE)
TITLE_LINES = 12
TITLE_LENGTH = 60  # characters
TITLE_SHARE = 0.35  # of a title, the words that name its type
WEIGHTS = {"title": 4, "name": 3, "subject": 1, "text": 1}
SURE_WEIGHT, LIKELY_WEIGHT = 4, 2


def type_clues(paper: Paper) -> list[Clue]:
    """The types the paper could be, the likeliest first; mere mentions only where nothing is better."""
    hits = _signed_bol_is_pod(_type_hits(paper))
    weights = {key: sum(WEIGHTS[place] for place in places) for key, places in hits.items()}
    ordered = sorted(weights, key=weights.get, reverse=True)
    rivals = len([key for key in ordered if weights[key] >= SURE_WEIGHT])
    clues = [_type_clue(key, hits[key], weights[key], alone=rivals <= 1) for key in ordered]
    return [clue for clue in clues if clue.confidence != "possible"] or clues


def _type_hits(paper: Paper) -> dict[str, dict[str, str]]:
    """{type: {place: words}}, for the places "name", "title", "text" and "subject"."""
    hits: dict[str, dict[str, str]] = {}
    title, rest = _title_and_rest(paper.text)
    sources = dict(paper.sources())
    for place, text in (
        ("name", sources["name"]),
        ("title", title),
        ("text", rest),
        ("subject", paper.subject),
    ):
        for key, words in _types_named(text):
            hits.setdefault(_charged_type(key, paper.text), {}).setdefault(place, words)
    return hits


def _title_and_rest(text: str) -> tuple[str, str]:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    titles = [line for line in lines[:TITLE_LINES] if _is_title(line)]
    return "\n".join(titles), "\n".join(line for line in lines if line not in titles)


def _is_title(line: str) -> bool:
    """A short line that is all capitals, or little else than a type's words; no label."""
    if len(line) > TITLE_LENGTH or re.search(r"[:#]", line):
        return False
    named = max((len(words) for _, words in _types_named(line)), default=0)
    return bool(named) and (line.isupper() or named >= len(line) * TITLE_SHARE)


def _types_named(text: str) -> Iterator[tuple[str, str]]:
    """(type, words), each stretch of the text counting for the surest type only."""
    for key, pattern in TYPE_PATTERNS:
        found = pattern.search(text)
        if found:
            yield key, found[0]
            text = pattern.sub(" ", text)


def _charged_type(key: str, text: str) -> str:
    """A carrier's invoice is often titled only "Invoice": its charges tell."""
    return "carrier_bill" if key == "invoice" and len(set(HAULAGE.findall(text.lower()))) >= 2 else key


def _signed_bol_is_pod(hits: dict[str, dict[str, str]]) -> dict[str, dict[str, str]]:
    """A proof of delivery is mostly the bill of lading with a signature: its file name tells."""
    if "name" in hits.get("pod", {}) and "title" in hits.get("bol", {}):
        hits = {key: places for key, places in hits.items() if key != "bol"}
    return hits


def _type_clue(key: str, places: dict[str, str], weight: int, alone: bool) -> Clue:
    confidence: Confidence = "possible"
    if weight >= LIKELY_WEIGHT:
        confidence = "sure" if weight >= SURE_WEIGHT and alone else "likely"
    best = max(places, key=lambda place: WEIGHTS[place])
    source: Source = "text" if best == "title" else best
    return Clue("document_type", key, confidence, source, places[best])
