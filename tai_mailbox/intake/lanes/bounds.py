# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Where the words of each of several lanes begin and end in a text."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from ..text import Scan
from .lane import Lane
from .signs import NUMBERED_THING

_NEW_LOAD_LINE = re.compile(
    r"^[ *#-]*(?:load|lane|shipment|order|carga|viaje|ruta|option|quote|item|truck|trk|trailer|camion"
    r"|leg)[ ]?(?:no\.?[ ]?)?#?[ ]?(?:\d{1,3}|[a-h]|one|two|three|four)\b(?!\d)"
    rf"|^[ ]*{NUMBERED_THING}\b"
    r"|^[ ]*(?:#\d{1,2}\b|\(?[a-h1-9][.)][ ])|^[ ]*(?:first|second|third|fourth|1st|2nd|3rd|4th|next"
    r"|another)[ ](?:load|lane|one|shipment)\b"
)
_SENTENCE_END = re.compile(r"[.;!?][ \n]+|\n[ \t]*\n|;")
_TELLS_WHAT_IS_COMMON = re.compile(rf":[ \n]|{_SENTENCE_END.pattern}")
_COLON = re.compile(r":[ \n]")  # "on Thursday there are two: 88 bales to ..."
_SOME_WORDS = re.compile(r"[a-z]{3}.*[a-z]{3}.*[a-z]{3}")
_CLAUSE_END = re.compile(r"[ ](?:and|plus|y)[ ]|,[ ]")
_GOES_ON = re.compile(r"(?:,|[ ](?:and|plus|y|also))[ ]*$")
_ITEM = re.compile(r"[ ]*[*-][ ]")
PARAGRAPH = re.compile(r"\n[ \t]*\n")


def lane_bounds(scan: Scan, lanes: Sequence[Lane]) -> list[tuple[int, int]]:
    """Where the words of each lane begin and end."""
    starts = [_boundary(scan, before, after) for before, after in itertools.pairwise(lanes)]
    first = _first_start(scan, lanes, starts[0])
    last = _last_end(scan, lanes)
    return list(zip([first, *starts], [*starts, last], strict=True))


def _boundary(scan: Scan, before: Lane, after: Lane) -> int:
    """Where the words of one lane end and those of the next begin."""
    if after.start <= before.end:
        return max(after.start, after.mentions[-1].start)
    last_line, line = scan.line_of(before.end), scan.line_of(after.start)
    next_line = _head_of_its_item(scan, line, last_line)
    for number in range(next_line, last_line, -1):
        if _NEW_LOAD_LINE.match(scan.line(number)):
            return scan.starts[number]
    if next_line < line:
        return scan.starts[next_line]
    return _boundary_in_text(scan, before, after, next_line if next_line > last_line else 0)


def _boundary_in_text(scan: Scan, before: Lane, after: Lane, next_line: int) -> int:
    """The same where no head and no item says it; `next_line` is 0 where both stand on one line."""
    between = scan.text[before.end : after.start]
    if paragraphs := list(PARAGRAPH.finditer(between)):
        return before.end + paragraphs[-1].end()
    if next_line and not _SOME_WORDS.search(scan.text, scan.starts[next_line], after.start):
        return scan.starts[next_line]
    ends = list(_SENTENCE_END.finditer(between))
    if not ends and next_line and not _GOES_ON.search(scan.line(next_line - 1)):
        return scan.starts[next_line]
    if ends := ends or list(_CLAUSE_END.finditer(between)):
        return before.end + ends[-1].start()
    return scan.starts[next_line] if next_line else after.start


def _head_of_its_item(scan: Scan, line: int, last: int) -> int:
    """The line of the item under which an indented item stands: "* Sour cream" above "  - Tulsa to Tyler"."""
    indent = _indent(scan, line)
    for above in range(line - 1, last, -1):
        if _ITEM.match(scan.line(above)) and _indent(scan, above) < indent:
            return above
    return line


def _indent(scan: Scan, line: int) -> int:
    text = scan.line(line)
    return len(text) - len(text.lstrip(" "))


def _first_start(scan: Scan, lanes: Sequence[Lane], second: int) -> int:
    """Where the first lane's words begin: its paragraph among blocks, its line in a list, its sentence."""
    common = _common_start(scan, lanes)
    if common:
        return common
    line_start = scan.starts[_head_of_its_item(scan, scan.line_of(lanes[0].start), -1)]
    sentences = list(re.finditer(r"[.!?:][ ]+", scan.text[line_start : lanes[0].start]))
    if sentences and scan.line_of(second) == scan.line_of(lanes[0].start):
        return line_start + sentences[-1].end()
    listed = PARAGRAPH.search(scan.text[lanes[0].end : second]) is None
    if listed:
        return line_start
    paragraphs = list(PARAGRAPH.finditer(scan.text, 0, line_start + 1))
    return paragraphs[-1].end() if paragraphs else 0


def _common_start(scan: Scan, lanes: Sequence[Lane]) -> int:
    """Where the first lane's own sentence begins, if the one before names what all leave from; else 0.

    "Two vans out of Colfax, WA. The first goes to Vernon, CA; the second goes to Garland, TX."; or if each
    lane's other end begins a line below it.
    """
    first, second = lanes[0], lanes[1]
    if not (first.origin and first.destination and second.origin is first.origin):
        return 0
    span = (first.origin.end, max(first.origin.end, first.destination.start))
    ends = list(PARAGRAPH.finditer(scan.text, *span)) or list(
        _TELLS_WHAT_IS_COMMON.finditer(scan.text, *span)
    )
    lines = [scan.line_of(lane.destination.start) for lane in lanes if lane.destination]
    one_each = len(set(lines)) == len(lanes) and lines[0] > scan.line_of(first.origin.end)
    return ends[-1].end() if ends else scan.starts[lines[0]] if one_each else 0


def _last_end(scan: Scan, lanes: Sequence[Lane]) -> int:
    """Where the last lane's words end: its line, where each lane has one line; else its paragraph."""
    lines = [scan.line_of(lane.end) for lane in lanes]
    if all(after == before + 1 for before, after in itertools.pairwise(lines)):
        return scan.line_span(lines[-1])[1]
    paragraph = PARAGRAPH.search(scan.text, lanes[-1].end)
    return paragraph.start() if paragraph else len(scan.text)
