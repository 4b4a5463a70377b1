# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""A mail's text as a page that shows which words each value stands on.

Everything that comes from the mail is escaped here; the only tags are this file's own.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import fields
from typing import Any, NamedTuple

from markupsafe import Markup, escape

from ..intake.reading import Load

# An attachment's text may be a whole workbook; what is read of a mail stands near its start.
LONGEST_SEGMENT = 30_000  # characters
FIELD_ORDER = [field.name for field in fields(Load)]

PAGE = Markup(
    '<div class="tai-source row">'
    '<div class="col-lg-7">{segments}</div>'
    '<div class="col-lg-5">{values}{reasons}</div>'
    "</div>"
)
SEGMENT = Markup('<div class="tai-segment tai-segment-{kind}"><h6>{title}</h6><p>{text}</p></div>')
WORDS = Markup('<mark class="{classes}" title="{title}">{text}</mark>')
VALUES = Markup('<table class="table table-sm">{rows}</table>')
VALUE = Markup('<tr class="tai-value-{name}"><th>{label}</th><td>{words}</td></tr>')
REASONS = Markup('<ul class="tai-reasons">{items}</ul>')
REASON = Markup("<li>{text}</li>")


class Words(NamedTuple):
    """The place in a segment's text where a field's value stands."""

    start: int
    end: int
    name: str  # of the Load's field


def source_mail_html(
    reading: Mapping[str, Any], load_index: int, labels: Mapping[str, str], titles: Mapping[str, str]
) -> Markup:
    """The mail, the values read of one load with their words, and why it counts as a request.

    :param reading: what the ledger keeps: {"segments": [{"kind", "text", "name"}],
        "loads": [{"evidence": {field: [[segment, start, end]]}}], "reasons": [{"text"}]}
    :param labels: by name of a Load's field, for people
    :param titles: by a segment's kind, for people
    """
    segments = reading.get("segments") or []
    words = _words_by_segment(_evidence(reading, load_index))
    return PAGE.format(
        segments=Markup().join(
            _segment(segment, words[index], labels, titles) for index, segment in enumerate(segments)
        ),
        values=_values(segments, words, labels),
        reasons=_reasons(reading.get("reasons") or []),
    )


def _evidence(reading: Mapping[str, Any], load_index: int) -> Mapping[str, list]:
    loads = reading.get("loads") or []
    return (loads[load_index].get("evidence") or {}) if load_index < len(loads) else {}


def _words_by_segment(evidence: Mapping[str, list]) -> Mapping[int, list[Words]]:
    found = defaultdict(list)
    for name, places in evidence.items():
        for segment, start, end in places:
            found[segment].append(Words(start, end, name))
    return found


def _segment(segment: Mapping[str, str], words: list[Words], labels, titles) -> Markup:
    text = segment["text"][:LONGEST_SEGMENT]
    return SEGMENT.format(
        kind=_slug(segment["kind"]),
        title=segment.get("name") or titles.get(segment["kind"], ""),
        text=_highlighted(text, words, labels),
    )


def _highlighted(text: str, words: Iterable[Words], labels) -> Markup:
    """The text cut wherever a field's words begin or end; each cut bears the fields that it is in."""
    cuts = sorted({0, len(text)} | {min(cut, len(text)) for found in words for cut in found[:2]})
    pieces = []
    for start, end in zip(cuts, cuts[1:], strict=False):
        names = _unique(found.name for found in words if found.start <= start and end <= found.end)
        pieces.append(_marked(text[start:end], names, labels) if names else escape(text[start:end]))
    return Markup().join(pieces)


def _marked(text: str, names: list[str], labels) -> Markup:
    return WORDS.format(
        classes=" ".join(f"tai-words-{_slug(name)}" for name in names),
        title=", ".join(_label(name, labels) for name in names),
        text=text,
    )


def _values(segments, words_by_segment, labels) -> Markup:
    """A row for each field that has words, in the order in which people read a load."""
    quotes = defaultdict(list)
    for index, words in sorted(words_by_segment.items()):
        for found in sorted(words):
            quotes[found.name].append(segments[index]["text"][found.start : found.end])
    names = sorted(quotes, key=lambda name: (_rank(name), name))
    rows = (
        VALUE.format(name=_slug(name), label=_label(name, labels), words=" … ".join(_unique(quotes[name])))
        for name in names
    )
    return VALUES.format(rows=Markup().join(rows)) if names else Markup()


def _reasons(reasons) -> Markup:
    items = Markup().join(REASON.format(text=reason["text"]) for reason in reasons)
    return REASONS.format(items=items) if items else Markup()


def _rank(name: str) -> int:
    base = name.partition(".")[0]
    return FIELD_ORDER.index(base) if base in FIELD_ORDER else len(FIELD_ORDER)


def _label(name: str, labels: Mapping[str, str]) -> str:
    return labels.get(name) or labels.get(name.partition(".")[0]) or name


def _slug(name: str) -> str:
    """A part of a CSS class, whatever the name holds."""
    return re.sub(r"[^a-z_]", "", name.partition(".")[0])


def _unique(items: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(items))
