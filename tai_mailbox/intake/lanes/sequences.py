# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Places in a row: one after another, one to a line of a list, and one that replaces another."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ..loads.corrections import TAKES_BACK
from ..places.mention import Mention
from ..text import Scan
from .marks import Step
from .signs import A_WEIGHT, FIGURE, NUMBERED_THING

_THEN = re.compile(r"[^.;!?\n]*\b(?:then|next|after that|from there|luego|despues)\b[^.;!?\n]*")


def in_sequence(scan: Scan, steps: list[Step]) -> list[Step]:
    """ "Lancaster, PA first, then Allentown, PA, then all goes to Edison, NJ": the first is the origin."""
    chains: list[list[Step]] = []
    for step in steps:
        if chains and _THEN.fullmatch(scan.text, chains[-1][-1].mention.end, step.mention.start):
            chains[-1].append(step)
        else:
            chains.append([step])
    return [step for chain in chains for step in _ends_of(chain)]


def _ends_of(chain: list[Step]) -> list[Step]:
    first, *between, last = chain if len(chain) > 2 else [*chain[:1], *chain]
    if len(chain) < 3 or first.role == "destination" or last.role != "destination":
        return chain
    return [replace(first, role="origin"), *(replace(step, role="stop") for step in between), last]


_SMALL_WORDS = re.compile(
    r"[ ,:.-]*(?:(?:it|that|this|its|it's|that's|is|be|should|from|to|in|at|the|pickup|pick|up|delivery"
    r"|going|goes|comes|coming|out|of|para|de|en|desde)[ ]){0,4}"
)


def without_places_taken_back(scan: Scan, steps: list[Step]) -> list[Step]:
    """ "It's at our dock in Odessa, TX. No wait, from Midland, TX": the first is none."""
    for words in scan.finditer(TAKES_BACK):
        before = [step for step in steps if step.mention.end <= words.start()]
        after = next((step for step in steps if step.mention.start >= words.end()), None)
        if not before or not after or not _SMALL_WORDS.fullmatch(scan.text, words.end(), after.mention.start):
            continue
        wrong = next((step for step in reversed(before) if step.role == after.role), before[-1])
        steps = [replace(step, role=wrong.role, linked=False) if step is after else step for step in steps]
        steps = [step for step in steps if step is not wrong]
    return steps


_LIST_COLON = re.compile(r"\b(?:to|destinations?)\b[^\n:]{0,40}:\s*(?:\n[ *-]*)?$")


def with_columns(scan: Scan, steps: list[Step]) -> list[Step]:
    """ "From Gardena, CA to:" and a destination at the head of each line below."""
    found: list[Step] = []
    for step in steps:
        last = found[-1] if found else None
        if last and not step.role and last.role == "destination":
            begins = last.listed or _LIST_COLON.search(
                scan.text, max(0, last.mention.start - 60), last.mention.start
            )
            ends = [last.mention, step.mention]
            if begins and one_a_line(scan, ends) or _are_items(scan, ends) or _are_rows(scan, ends):
                step = replace(step, role="destination", listed=True)
        found.append(step)
    return found


_BULLET = re.compile(r"[ ]*[*>-][ ]")
_NUMBERED = re.compile(rf"[ ]*{NUMBERED_THING}[ ]")


def _are_items(scan: Scan, mentions: Sequence[Mention]) -> bool:
    """Whether each stands in the line of a thing with its number, or heads a line with a bullet."""
    lines = [scan.line_of(mention.start) for mention in mentions]
    if all(_NUMBERED.match(scan.line(line)) for line in lines):
        return lines[1] == lines[0] + 1
    are_bulleted = all(_BULLET.match(scan.line(line)) for line in lines)
    return are_bulleted and one_a_line(scan, mentions) and _head_lines(scan, mentions)


def _are_rows(scan: Scan, mentions: Sequence[Mention]) -> bool:
    """Whether each opens one of two lines in a row, and what goes there stands beside it."""
    lines = [scan.line_of(mention.start) for mention in mentions]
    in_a_row = lines[1] == lines[0] + 1 and _head_lines(scan, mentions)
    return in_a_row and all(FIGURE.search(scan.line(line)) for line in lines)


# A day, or what is counted, before the place of a list's line: "Mon - Amarillo, TX", "Truck 2: Waco, TX".
_HEADS_A_LINE = re.compile(
    r"\b(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
    r"|(?:truck|trk|load|store|stop|drop|lot|lane|van|no|item|shipment|carga|viaje)s?|\d{1,2}(?:st|nd|rd|th)|am|pm"
    r"|to|today|tomorrow|tmrw|tmw|lunes|martes|miercoles|jueves|viernes|sabado)\b"
)
_ITEM = re.compile(r"[ ]*(?:[*>-]|#?\d{1,2}[.):]|#\d{1,2})[ ]")


def one_a_line(scan: Scan, mentions: Sequence[Mention]) -> bool:
    """Whether each place stands in a line of its own, as the destinations of a list do."""
    lines = [scan.line_of(mention.start) for mention in mentions]
    if len(mentions) < 2 or len(set(lines)) < len(lines):
        return False
    if all(_ITEM.match(scan.line(line)) for line in lines) or _head_lines(scan, mentions):
        return True
    texts = [scan.line(line) for line in lines]
    in_a_row = lines[-1] - lines[0] == len(lines) - 1
    return in_a_row and len({text.split()[0] for text in texts}) == 1 and all(map(A_WEIGHT.search, texts))


def _head_lines(scan: Scan, mentions: Sequence[Mention]) -> bool:
    """Whether each place opens a line."""
    heads = [scan.text[scan.starts[scan.line_of(one.start)] : one.start] for one in mentions]
    return not any(re.search("[a-z]", _HEADS_A_LINE.sub("", head)) for head in heads)
