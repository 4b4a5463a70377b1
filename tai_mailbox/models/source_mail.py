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
from typing import Any

from markupsafe import Markup, escape

from ..intake.highlight import Words, pieces
from ..intake.reading import Load
from ..intake.words import told
from .read_values import Language

# An attachment's text may be a whole workbook; what is read of a mail stands near its start.
LONGEST_SEGMENT = 30_000  # characters
# A unit's kind is told with the units; its own words are marked in the text all the same.
FIELDS = [field.name for field in fields(Load) if field.name not in ("unit_type", "evidence")]

PAGE = Markup(
    '<div class="tai-source row">'
    '<div class="col-lg-7">{segments}</div>'
    '<div class="col-lg-5">{values}{reasons}</div>'
    "</div>"
)
SEGMENT = Markup('<div class="tai-segment tai-segment-{kind}"><h6>{title}</h6><p>{text}</p></div>')
WORDS = Markup('<mark class="{classes}" title="{title}">{text}</mark>')
VALUES = Markup('<table class="table table-sm">{rows}</table>')
VALUE = Markup('<tr class="tai-value-{name}"><th>{label}</th><td>{value}</td><td><em>{words}</em></td></tr>')
REASONS = Markup('<ul class="tai-reasons">{items}</ul>')
REASON = Markup("<li>{text}</li>")


def source_mail_html(reading: Mapping[str, Any], load_index: int, language: Language) -> Markup:
    """The mail, the values read of one load beside the words they stand on, and why it is a request.

    :param reading: what the ledger keeps: {"segments": [{"kind", "text", "name"}],
        "loads": [{**fields, "evidence": {field: [[segment, start, end]]}}], "reasons": [{"text"}]}
    """
    loads = reading.get("loads") or []
    load = loads[load_index] if load_index < len(loads) else {}
    segments = reading.get("segments") or []
    words = _words_by_segment(load.get("evidence") or {}, len(segments))
    return PAGE.format(
        segments=Markup().join(
            _segment(segment, words[index], language) for index, segment in enumerate(segments)
        ),
        values=_values(load, _quotes(segments, words), language),
        reasons=_reasons(reading.get("reasons") or [], language),
    )


def _words_by_segment(evidence: Mapping[str, list], segments: int) -> Mapping[int, list[Words]]:
    found = defaultdict(list)
    for name, places in evidence.items():
        for segment, start, end in places:
            if segment < segments:
                found[segment].append(Words(start, end, name))
    return found


def _segment(segment: Mapping[str, str], words: list[Words], language: Language) -> Markup:
    return SEGMENT.format(
        kind=_slug(segment["kind"]),
        title=segment.get("name") or language.titles.get(segment["kind"], ""),
        text=_highlighted(segment["text"][:LONGEST_SEGMENT], words, language),
    )


def _highlighted(text: str, words: list[Words], language: Language) -> Markup:
    """Each piece of the text bears the fields that it is in."""
    return Markup().join(
        _marked(piece, names, language) if names else escape(piece) for piece, names in pieces(text, words)
    )


def _marked(text: str, names: list[str], language: Language) -> Markup:
    return WORDS.format(
        classes=" ".join(f"tai-words-{_slug(name)}" for name in names),
        title=", ".join(_unique(language.label(name) for name in names)),
        text=text,
    )


def _quotes(segments, words_by_segment) -> Mapping[str, str]:
    """{field: its words as the mail has them}; the parts of a field together."""
    quotes = defaultdict(list)
    for index, words in sorted(words_by_segment.items()):
        for found in sorted(words):
            quotes[_base(found.name)].append(segments[index]["text"][found.start : found.end])
    return {name: " … ".join(_unique(texts)) for name, texts in quotes.items()}


def _values(load: Mapping[str, Any], quotes: Mapping[str, str], language: Language) -> Markup:
    """A row for each field that the mail says something of, in the order in which a load is told."""
    values = {name: language.value(name, load.get(name)) for name in FIELDS}
    rows = [
        VALUE.format(name=name, label=language.label(name), value=values[name], words=quotes.get(name, ""))
        for name in FIELDS
        if values[name] or name in quotes
    ]
    return VALUES.format(rows=Markup().join(rows)) if rows else Markup()


def _reasons(reasons, language: Language) -> Markup:
    texts = [told(reason["text"], reason.get("values"), language.translate) for reason in reasons]
    items = Markup().join(REASON.format(text=text) for text in texts)
    return REASONS.format(items=items) if items else Markup()


def _base(name: str) -> str:
    """The field that a part such as "references.po" belongs to."""
    return name.partition(".")[0]


def _slug(name: str) -> str:
    """A part of a CSS class, whatever the name holds."""
    return re.sub(r"[^a-z_]", "", _base(name))


def _unique(items: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(items))
