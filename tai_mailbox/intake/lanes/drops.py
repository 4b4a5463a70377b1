# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Whether a further place of one end is a stop of the same load, or the end of another load."""

from __future__ import annotations

import re

from ..places.mention import Mention, same_place
from ..text import Scan
from . import signs
from .lane import Lane
from .marks import Step
from .shares import are_shares_of_one_load

_A_LIST_BEGINS = re.compile(r"\bto\b[^\n:]{0,40}:")


def is_further_drop(scan: Scan, lane: Lane, last: Mention, step: Step, is_one_truck: bool) -> bool:
    """Whether a destination after the `last` is of the same load, not of another from the same place."""
    if is_one_truck or _goes_on(scan, last, step):
        return True
    if step.linked:
        return not (_are_items(scan, lane, last, step) or _go_separately(scan, lane, step))
    if signs.SAME_TRUCK.search(scan.text, max(0, lane.start - 40), step.mention.end + 60):
        return True
    if _is_told_apart(scan, last, step) or _are_items(scan, lane, last, step):
        return False
    if are_shares_of_one_load(scan, last, step.mention):
        return True
    if step.listed:
        return _is_drop_of_a_list(scan, lane, last, step)
    return step.strong and not signs.MANY_RATES.search(scan.text)


def is_told_again(scan: Scan, known: Mention, mention: Mention) -> bool:
    """Whether a destination is only named once more, and not that of the next load of a list."""
    lines = [scan.line_of(one.start) for one in (known, mention)]
    texts = [scan.line(line) for line in lines]
    are_listed = lines[1] == lines[0] + 1 and all(
        signs.HEADS_A_LOAD.match(text) and signs.FIGURE.search(text) for text in texts
    )
    return same_place(known.place, mention.place) and not are_listed


def are_loads_apart(scan: Scan, lane: Lane, first: Mention, step: Step, is_one_truck: bool) -> bool:
    """Whether two pickups before any delivery are of two loads."""
    heads = signs.NEW_LOAD.search(scan.text, first.end, step.mention.start)
    if signs.SEPARATE.search(scan.text, lane.start) or (heads and not step.number and not is_one_truck):
        return True
    if signs.ANOTHER_TRUCK.search(scan.text, first.end, step.mention.start):
        return True
    lines = {scan.line_of(mention.start) for mention in (first, step.mention)}
    return len(lines) == 2 and all(signs.FULL.search(scan.line(line)) for line in lines)


def _goes_on(scan: Scan, last: Mention, step: Step) -> bool:
    """Whether words between two drops say that the rest goes on: "then", "the other ten"."""
    span = (last.end, step.mention.start)
    return step.number > 1 or bool(
        signs.THE_REST.search(scan.text, *span) or signs.THEN.fullmatch(scan.text, *span)
    )


def _is_told_apart(scan: Scan, last: Mention, step: Step) -> bool:
    """Whether each of two destinations has a truck, or a weight, of its own."""
    if signs.THE_OTHER.search(scan.text, last.end, step.mention.start):
        return True
    stretches = [_stretch(scan, mention) for mention in (last, step.mention)]
    return stretches[0] != stretches[1] and all(
        signs.A_WEIGHT.search(scan.text, *stretch) for stretch in stretches
    )


def _stretch(scan: Scan, mention: Mention) -> tuple[int, int]:
    """Where the line begins and ends in which a place stands; prose has its paragraphs on one line."""
    return scan.line_span(scan.line_of(mention.start))


def _is_drop_of_a_list(scan: Scan, lane: Lane, last: Mention, step: Step) -> bool:
    around = scan.text[max(0, lane.start - 80) : step.mention.end + 40]
    if signs.STOPS.search(around):
        return True
    begins = _A_LIST_BEGINS.search(scan.text[lane.start : last.start])
    one_line = "\n" not in scan.text[last.end : step.mention.start]
    return one_line and not begins and not signs.MULTI_LANE.search(around)


def _go_separately(scan: Scan, lane: Lane, step: Step) -> bool:
    """ "Winchester, VA / Edison, NJ (2 separate trucks)"."""
    return bool(signs.SEPARATE.search(scan.text, lane.start, step.mention.end + 60))


def _are_items(scan: Scan, lane: Lane, last: Mention, step: Step) -> bool:
    """Whether both stand in a list of their own lines, below the origin: a load a line."""
    origin = lane.origin
    lines = [scan.line_of(mention.start) for mention in (last, step.mention)]
    if not origin or lines[0] == lines[1] or scan.line_of(origin.start) == lines[0]:
        return False
    around = scan.text[max(0, lane.start - 80) : step.mention.end + 40]
    texts = [scan.line(line) for line in lines]
    head = scan.line(scan.line_of(origin.start))
    are_bulleted = all(signs.BULLET.match(text) for text in texts) and not signs.BULLET.match(head)
    have_figures = all(signs.FIGURE.search(text) for text in texts)
    are_told_apart = have_figures and signs.MULTI_LANE.search(_above(scan, origin))
    return bool(are_bulleted or are_told_apart) and not signs.STOPS.search(around)


def _above(scan: Scan, origin: Mention) -> str:
    """The line of the origin and the one before, which say how many loads there are."""
    line = scan.line_of(origin.start)
    return scan.text[scan.starts[max(0, line - 1)] : scan.line_span(line)[1]]
