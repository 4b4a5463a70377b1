# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""A Reading as a page: the mail with each value's words highlighted, and beside it the values and reasons.

Whatever comes from the mail is escaped; the only tags are this file's own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from html import escape

from ..intake.highlight import Words, pieces
from ..intake.reading import Load, Reading, Segment
from .words import CATEGORIES, LABELS, label, value

LONGEST_SEGMENT = 20_000  # characters; an attachment's text may be a whole workbook
DECISIVE = "Why"  # the name of words that a reason stands on
TITLES = {"new": "Text"}  # of segments; others go by their kind
STYLE = """
.tai-reading {display: grid; grid-template-columns: 3fr 2fr; gap: 0 2em; max-width: 75em; color: #222;
  background: #fff; padding: .6em 1em; font: 14px/1.45 sans-serif}
.tai-reading > header {grid-column: 1 / 3; padding-bottom: .4em; border-bottom: 1px solid #ccc}
.tai-reading .tai-text {white-space: pre-wrap; overflow-wrap: anywhere; margin: 0 0 .8em; tab-size: 12}
.tai-reading h6 {margin: .8em 0 .2em; color: #666; font: bold 11px sans-serif; text-transform: uppercase}
.tai-reading mark {color: inherit; border-radius: 2px; padding: 0 1px}
.tai-reading .tai-why {text-decoration: underline; text-decoration-thickness: 2px; background: none}
.tai-reading .tai-aside {color: #767676}
.tai-reading .tai-load {border-collapse: collapse; margin: 0; width: 100%; color: inherit; font: inherit}
.tai-reading .tai-load tr {background: none}
.tai-reading .tai-load td, .tai-reading .tai-load th {text-align: left; vertical-align: top;
  padding: .15em .8em .15em 0; white-space: normal; max-width: none}
.tai-reading ul {margin: .2em 0; padding-left: 1.2em}
.tai-badge {background: #444; color: #fff; border-radius: 3px; padding: .1em .5em; margin-right: .6em}
"""


def reading_html(reading: Reading) -> str:
    """The page, for a notebook's output."""
    words = words_by_segment(reading)
    text = "".join(segment_html(part, words[number]) for number, part in enumerate(reading.segments))
    return (
        f'<style>{STYLE}</style><div class="tai-reading">{header_html(reading)}'
        f"<div>{text}</div><div>{loads_html(reading.loads)}{lists_html(reading)}</div></div>"
    )


def header_html(reading: Reading) -> str:
    date = f"{reading.date:%Y-%m-%d %H:%M}" if reading.date else ""
    facts = " · ".join(filter(None, (reading.sender, date)))
    return (
        f'<header><span class="tai-badge">{CATEGORIES[reading.category]}</span>'
        f"<b>{escape(reading.subject)}</b> {escape(facts)}</header>"
    )


def words_by_segment(reading: Reading) -> defaultdict[int, list[Words]]:
    found: defaultdict[int, list[Words]] = defaultdict(list)
    named = [pair for load in reading.loads for pair in load.evidence.items()]
    named += [(DECISIVE, reason.evidence) for reason in reading.reasons]
    for name, evidence in named:
        for words in evidence:
            found[words.segment].append(Words(words.start, words.end, name))
    return found


def segment_html(segment: Segment, words: list[Words]) -> str:
    title = segment.name or TITLES.get(segment.kind, segment.kind)
    aside = "" if segment.kind in ("subject", "new", "forwarded", "attachment") else " tai-aside"
    marked = "".join(
        piece_html(piece, names) for piece, names in pieces(segment.text[:LONGEST_SEGMENT], words)
    )
    return f'<h6>{escape(title)}</h6><div class="tai-text{aside}">{marked}</div>'


def piece_html(piece: str, names: list[str]) -> str:
    if not names:
        return escape(piece)
    title = escape(", ".join(dict.fromkeys(map(label, names))))
    fields = [name for name in names if name != DECISIVE]
    colour = f' style="background:{colour_of(fields[0])}"' if fields else ""
    why = ' class="tai-why"' if DECISIVE in names else ""
    return f'<mark title="{title}"{why}{colour}>{escape(piece)}</mark>'


def colour_of(name: str) -> str:
    """A light colour for each field; the golden angle sets neighbours far apart."""
    number = list(LABELS).index(name.partition(".")[0])
    return f"hsl({number * 137 % 360}, 80%, {84 - number % 3 * 5}%)"


def loads_html(loads: Iterable[Load]) -> str:
    return "".join(load_html(number, load) for number, load in enumerate(loads, 1))


def load_html(number: int, load: Load) -> str:
    """A row for each field that the mail says something of."""
    rows = "".join(row_html(name, load) for name in LABELS if value(getattr(load, name)))
    return f'<h6>Load {number}</h6><table class="tai-load">{rows}</table>'


def row_html(name: str, load: Load) -> str:
    mark = f'<mark style="background:{colour_of(name)}">{label(name)}</mark>'
    told = escape(value(getattr(load, name)))
    words = escape(" … ".join(dict.fromkeys(evidence_of(load, name))))
    return f"<tr><th>{mark}</th><td>{told}</td><td><em>{words}</em></td></tr>"


def evidence_of(load: Load, name: str) -> list[str]:
    """The words of a field and of its parts."""
    parts = (found for part, found in load.evidence.items() if part.partition(".")[0] == name)
    return [words.text for found in parts for words in found]


def lists_html(reading: Reading) -> str:
    return (
        list_html("Why", (reason.explain() for reason in reading.reasons))
        + list_html("Missing", reading.missing)
        + list_html("Shipments named", reading.shipments)
        + list_html("Documents", (document.name for document in reading.documents))
    )


def list_html(title: str, items: Iterable[str]) -> str:
    rows = "".join(f"<li>{escape(item)}</li>" for item in items)
    return f"<h6>{title}</h6><ul>{rows}</ul>" if rows else ""
