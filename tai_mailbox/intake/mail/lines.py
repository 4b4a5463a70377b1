# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The lines of a body, whichever form it came in, and how plain text becomes such lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import groupby, pairwise
from operator import or_
from typing import NamedTuple

from .side_by_side import one_below_the_other


class Line(NamedTuple):
    """One line as a reader sees it; the cells of a table row are parted by tabs."""

    text: str
    depth: int = 0  # how often it has been quoted
    signature: bool = False  # the sender's program says that it belongs to the signature


_QUOTE_MARKS = re.compile(r"[ \t]{0,2}>(?:[ \t]?>)*[ \t]?")
_GAP = re.compile(r"(?<=\S)(?:[ ]{2,}|[ ]*\t[ \t]*)(?=\S)")
_PIPE = re.compile(r"[ \t]*\|[ \t]*")
_RULE = re.compile(r"[\s|+=:_-]*")
_STARTS_ITEM = re.compile(
    r"\s*(?:[-*•·–—>|]|\d{1,2}[.)]\s|(?![\d.,/-]+:)[^\s:]{1,20}(?: [^\s:]{1,20}){0,3}(?: {0,12}:| ?\.{3}))"
)
_OPEN_END = re.compile(  # words after which a sentence goes on
    r"\b(?:to|from|and|or|of|in|at|the|an?|with|on|for|by|our|your|is|are|jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?"
    r"|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\Z",
    re.IGNORECASE,
)
_LETTERS, _DIGITS = re.compile(r"[^\W\d_]+"), re.compile(r"\d+")
_LISTED = re.compile(
    r"\s*(?:(?P<weekday>(?i:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*)\b)|(?P<day>\d{1,2}[/-]\d{1,2}\b)"
    r"|(?P<number>(?i:pu|po|bol|so|ref|load|truck)\b)|(?P<place>[A-Z][\w .'-]{2,24}, ?[A-Z]{2}\b))"
)
_FILED = re.compile(r"(?:[^,]*,(?=[\"\w])){3}")  # values parted by commas, as files are written
_LONGEST_WORD = 22  # characters; a line shorter by more than this was ended by its author
_LEAST_MARGIN = 72  # mail programs break lines between these columns
_MARGIN = 80
_FEWEST_GAPS = 4  # of a text with a blank line below each
_NEAREST_MARGIN = 50  # some break them already here


def plain_lines(text: str, flowed: bool = False, delsp: bool = False) -> list[Line]:
    """The lines of a text/plain body: quote marks counted, columns made tabs, wrapped lines joined.

    Addresses side by side are put one below the other.
    """
    lines = [_unquoted(line) for line in text.split("\n")]
    if flowed:
        lines = _unflowed(lines, delsp)
    return _unwrapped(_tabbed(one_below_the_other(single_spaced(lines))))


def single_spaced(lines: list[Line]) -> list[Line]:
    """Without the blank line below each line where wider gaps part the paragraphs, as some programs write."""
    is_blank = [not line.text.strip() for line in lines]
    gaps = [len(list(run)) for blank, run in groupby(is_blank) if blank]
    is_double = len(gaps) > _FEWEST_GAPS and max(gaps) > 1 and all(map(or_, is_blank, is_blank[1:]))
    if not is_double:
        return lines
    return [line for i, line in enumerate(lines) if not is_blank[i] or (i and is_blank[i - 1])]


def _unquoted(line: str) -> Line:
    if ">" not in line[:3]:
        return Line(line)
    marks = _QUOTE_MARKS.match(line)
    return Line(line[marks.end() :], marks[0].count(">")) if marks else Line(line)


def _unflowed(lines: Iterable[Line], delsp: bool) -> list[Line]:
    """RFC 3676: a line that ends in a space goes on in the next one of the same quote depth."""
    joined: list[Line] = []
    pieces: list[str] = []
    depth = 0
    for line in lines:
        text = line.text[1:] if line.text.startswith(" ") and not line.depth else line.text
        if pieces and line.depth != depth:
            joined.append(Line("".join(pieces), depth))
            pieces = []
        depth = line.depth
        flows = text.endswith(" ") and text != "-- "
        pieces.append(text[:-1] if flows and delsp else text)
        if not flows:
            joined.append(Line("".join(pieces), depth))
            pieces = []
    return joined + ([Line("".join(pieces), depth)] if pieces else [])


def _tabbed(lines: list[Line]) -> list[Line]:
    """Neighbouring lines in columns, set apart by pipes or by wide gaps, as tab-separated rows."""
    out: list[Line] = []
    run: list[tuple[Line, str]] = []
    for line in lines:
        row = _row(line.text)
        if row is not None and (not run or run[-1][0].depth == line.depth):
            run.append((line, row))
            continue
        out += _run_lines(run)
        run = []
        if row is not None:
            run.append((line, row))
        else:
            out.append(line)
    return out + _run_lines(run)


def _row(text: str) -> str | None:
    """The line as a tab-separated row if it looks like one: two pipes, or two wide gaps."""
    if text.count("|") >= 2:
        return "" if _RULE.fullmatch(text) else _PIPE.sub("\t", text.strip().strip("|").strip())
    if "  " in text.strip() or "\t" in text:
        row, gaps = _GAP.subn("\t", text.strip(" ").rstrip())
        return row if gaps >= 2 or "\t" in text else None
    return None


def _run_lines(run: list[tuple[Line, str]]) -> list[Line]:
    if len(run) < 2 and not (run and "\t" in run[0][0].text):
        return [line for line, _row_text in run]
    return [line._replace(text=row) for line, row in run if row]


def _unwrapped(lines: list[Line]) -> list[Line]:
    """Lines that a mail program broke at its margin, put together again."""
    out: list[Line] = []
    pieces: list[str] = []
    above: Line | None = None  # as it was sent
    margin = _margin(lines)
    for line in lines:
        if above and not _was_broken(above, line, margin):
            out.append(above._replace(text=" ".join(pieces)) if len(pieces) > 1 else above)
            pieces = []
        pieces.append(line.text.strip())
        above = line
    if above:
        out.append(above._replace(text=" ".join(pieces)) if len(pieces) > 1 else above)
    return out


def _margin(lines: Sequence[Line]) -> int:
    """The column at which lines were broken: the usual one, or a nearer one that the paragraphs show."""
    longest = max((len(line.text.rstrip()) for line in lines), default=0)
    if not _NEAREST_MARGIN <= longest < _LEAST_MARGIN:
        return _LEAST_MARGIN
    goes_on = [_was_broken(above, line, longest) for above, line in pairwise(lines)]
    ends = [not line.text.strip() for line in lines[3:]]
    is_shown = any(map(_runs_on, goes_on, goes_on[1:], [*goes_on[2:], False], [*ends, True]))
    return longest if is_shown else _LEAST_MARGIN


def _runs_on(first: bool, second: bool, third: bool, ends: bool) -> bool:
    """True for three lines that go on from one another, and into a fourth unless they end there."""
    return first and second and (third or ends)


def _was_broken(above: Line, line: Line, margin: int) -> bool:
    """True if the next line's first word would not have fitted on the line above."""
    text = above.text.rstrip()
    if not margin - _LONGEST_WORD <= len(text) <= _MARGIN or above.depth != line.depth or text[-1] in ":;|":
        return False
    words = line.text.split(maxsplit=1)
    if not words or len(text) + 1 + len(words[0]) <= margin or _RULE.fullmatch(text) or _FILED.match(text):
        return False
    if "\t" in text or "\t" in line.text:
        return False
    return bool(_OPEN_END.search(text)) or not (
        _STARTS_ITEM.match(line.text) or _begin_alike(text, line.text)
    )


def _begin_alike(above: str, below: str) -> bool:
    """True for two items of a list: they begin with the same kind of thing, or with figures set alike."""
    first, second = _LISTED.match(above), _LISTED.match(below)
    if first and second and first.lastgroup == second.lastgroup:
        return True
    head = _shape_of_head(above)
    return "0" in head and head == _shape_of_head(below)


def _shape_of_head(text: str) -> str:
    """The first two words with "a" for letters and "0" for a figure."""
    return _LETTERS.sub("a", _DIGITS.sub("0", " ".join(text.split()[:2])))
