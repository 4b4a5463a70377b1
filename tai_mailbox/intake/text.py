# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""A segment's text made ready for the grammars: folded without moving a character.

Every grammar works on `Scan.text`: lower case, accents and typographic signs
folded one to one, so that an offset there is an offset in the mail. What can
only mislead (links, addresses, telephone numbers, money, carrier numbers) is
blanked, and each grammar may blank what it has understood.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from .beginnings import Expression, Places, matches_at, places_of

BLANK = "\x01"

_SIGNS = {
    "\u2010": "-",
    "\u2011": "-",
    "\u2012": "-",
    "\u2013": "-",
    "\u2014": "-",
    "\u2015": "-",
    "\u2212": "-",
    "\u2018": "'",
    "\u2019": "'",
    "\u2032": "'",
    "\u00b4": "'",
    "\u0060": "'",
    "\u201c": '"',
    "\u201d": '"',
    "\u2033": '"',
    "\u00d7": "x",
    "\u2715": "x",
    "\u00a0": " ",
    "\u1680": " ",
    **{chr(code): " " for code in range(0x2000, 0x200C)},
    "\u2028": " ",
    "\u2029": " ",
    "\u202f": " ",
    "\u205f": " ",
    "\u3000": " ",
    "\ufeff": " ",
    "\r": " ",
    "\u00ba": "\u00b0",
    "\u02da": "\u00b0",
    "\u2192": ">",
    "\u279c": ">",
    "\u27a1": ">",
    "\u21d2": ">",
    "\u25ba": ">",
    "\u00bb": ">",
    "\u2022": "*",
    "\u25cf": "*",
    "\u25aa": "*",
    "\u00b7": "*",
    "\u25e6": "*",
}


def _plain(code: int) -> str:
    """The one lower-case ASCII character a letter folds to, or the letter itself."""
    bare = unicodedata.normalize("NFKD", chr(code))[0]
    lower = bare.lower()
    return lower if len(lower) == 1 else chr(code)


_FOLD = {code: _plain(code) for code in [*range(0x41, 0x5B), *range(0xC0, 0x250)]}
_FOLD.update({ord(sign): plain for sign, plain in _SIGNS.items()})


def fold(text: str) -> str:
    """`text` in lower case without accents, of the same length."""
    return text.translate(_FOLD)


# Linear: every repeat is bounded or of one class that its neighbour excludes.
_ADDRESS = r"(?<![a-z0-9._%+-])[a-z0-9._%+-]{1,64}@(?!-?\d{1,3}(?:x\d|(?![\w.])))[a-z0-9.-]{1,120}"
_NO_ADDRESS = r"""(?:
      (?:(?<=http)|(?<=https))://[^\s<>"]+ | (?<![a-z])www\.[^\s<>"]+
    | (?:(?:\+|(?<!\d))1[-. ]{0,2})?\(\d{3}\)\ ?\d{3}[-. ]\d{4}(?:\ ?(?:x|ext\.?)\ ?\d{1,6})?
    | (?<![\d-])(?:\+?1[-. ])?\d{3}[-.]\d{3}[-.]\d{4}(?![\d-])(?:\ ?(?:x|ext\.?)\ ?\d{1,6})?
    | (?<![\d-])\d{3}\ \d{3}[- ]\d{4}(?!\d)
    | \+\d{1,3}[-. ]\(?\d{2,4}\)?(?:[-. ]\d{2,4}){2,3}
    | (?:(?<![a-z])us)?\$\ ?\d[\d,]*(?:\.\d{1,2})?k?
      (?:\ ?(?:/|per)\ ?(?:mi(?:le)?|load|cwt|day|hr|hour|lb)\b)?
    | (?<![\w,])\d[\d,]*(?:\.\d{1,2})?\ ?(?:usd|dollars|dolares|dlls|pesos|mxn|cad)\b
    | (?<!po\ )(?<!po\#)\b(?:mc|dot|usdot|mc/mx|scac|ein|duns|fax|tel|phone|cell|mobile|ext)
      \ ?[#:.]{0,2}\ ?(?:no\.?\ ?)?(?=\D{0,2}\d(?:[().\ -]{0,2}\d){4})[-+\d(][\d().\ -]{5,20}
    )"""
_MISLEADING = Expression(f"{_ADDRESS}|{_NO_ADDRESS}", re.VERBOSE)
_MISLEADING_BESIDE_ADDRESSES = Expression(_NO_ADDRESS, re.VERBOSE)


def word_set(text: str) -> frozenset[str]:
    """The words of a list written as running text."""
    return frozenset(text.split())


@dataclass(frozen=True, slots=True)
class Found:
    """A value that a grammar read, and where."""

    kind: str
    value: Any
    start: int
    end: int


def first_of_overlaps(found: Iterable[Found]) -> list[Found]:
    """What was found, in the order of the text; of two that overlap the one that begins first."""
    kept: list[Found] = []
    for item in sorted(found, key=lambda item: item.start):
        if not kept or item.start >= kept[-1].end:
            kept.append(item)
    return kept


# "Ship to ...... Boise, ID", "Weight      : 4,000", "Gross        4,000 lb": a label set apart
# by dots or blanks.
_LABELS = (
    r"(?:ship|pick|deliver|dlv|promised|load|unload|orig|dest|consignee|receiv|discharge|from|to|equip|eqp|trailer"
    r"|truck|weight|gross"
    r"|lbs|wt|wgt|plts|freight|cargo|goods|material|bol|commodity|descr|product|item|piece|pallet|qty|quantity|dim|class"
    r"|temp|haz|dg|date|number of|crates?|skids?|totes?|drums?|cartons?"
    r"|ready|avail|required|hours|po|p\.o|pos|purchase|ref|mode|service|accessorial|remarks|notes?|terms)"
)
_LEADER = re.compile(
    rf"^[ *>-]*(?=[a-z])(?:[a-z/#&().-]+[ ]){{0,3}}?{_LABELS}[a-z/#&-]*(?:[ ][a-z/#&]+){{0,3}}"
    r"(?P<gap>(?:[ ]?\.){3,}[ ]?:?|[ ]{2,}:|[ ]{3,}(?=[a-z\d(]))(?![^\n]*[ ]{3,}\S)",
    re.MULTILINE,
)


def _with_colons(text: str) -> str:
    """`text` with a colon right behind each such label, of the same length."""
    if "..." not in text and ". . ." not in text and "   " not in text and "  :" not in text:
        return text
    return _LEADER.sub(lambda match: match[0][: -len(match["gap"])] + ":".ljust(len(match["gap"])), text)


_PARAGRAPH = "\x02\x02"  # stands for the line breaks of an empty line while single ones are replaced


def stems(text: str) -> frozenset[str]:
    """The words of a text, folded and without an "s" at their end."""
    return frozenset(word.rstrip("s") for word in re.findall(r"[a-z]{3,30}", fold(text)))


def _is_in_a_word(text: str, at: int) -> bool:
    around = text[at - 1 : at + 1]
    return len(around) == 2 and (around.isalpha() or around.isdigit())


@dataclass(slots=True)
class Scan:
    """A segment under examination. `index` is its place in the sequence of segments."""

    index: int
    kind: str
    original: str
    text: str = ""
    starts: list[int] = field(default_factory=list)  # where each line begins
    subject: frozenset[str] = frozenset()  # the words of the mail's subject, each without its last s
    _places: Places = field(default_factory=dict)
    _is_torn: bool = False  # blanked up to the middle of a word

    def __post_init__(self) -> None:
        self.text = _with_colons(fold(self.original).replace("_", " "))
        self._places = places_of(self.text)
        self._blank_misleading()
        self.starts = [0]
        self.starts.extend(match.end() for match in re.finditer("\n", self.text))

    def _blank_misleading(self) -> None:
        misleading = _MISLEADING if "@" in self.text else _MISLEADING_BESIDE_ADDRESSES
        self.blank([Found("misleading", None, *match.span()) for match in self.finditer(misleading)])
        if self._is_torn:
            self._places, self._is_torn = places_of(self.text), False

    @property
    def flat(self) -> str:
        """The text with its single line breaks as blanks: a phrase may be wrapped."""
        kept = self.text.replace("\n\n", _PARAGRAPH).replace(_PARAGRAPH[0] + "\n", _PARAGRAPH)
        return kept.replace("\n", " ").replace(_PARAGRAPH[0], "\n")

    def blank(self, found: Iterable[Found]) -> None:
        """Take understood characters out of sight of the grammars that follow."""
        pieces, position = [], 0
        for item in sorted(found, key=lambda item: item.start):
            if item.start < position:
                continue
            pieces += [self.text[position : item.start], BLANK * (item.end - item.start)]
            position = item.end
            self._is_torn |= _is_in_a_word(self.text, item.start) or _is_in_a_word(self.text, item.end)
        self.text = "".join([*pieces, self.text[position:]])

    def finditer(
        self, expression: Expression, text: str = "", start: int = 0, end: int = sys.maxsize
    ) -> Iterator[re.Match[str]]:
        """The matches from `start` to `end` in the text as it is now, or as `flat` gives it."""
        if self._is_torn or expression.begins is None:
            return expression.finditer(text or self.text, None, start, end)
        at = self._places.get(expression)
        return matches_at(at, expression.pattern, text or self.text, start, end) if at else iter(())

    def of_part(self, expression: Expression, start: int, end: int) -> Iterator[re.Match[str]]:
        """The matches in a part of the text, as if nothing else were there."""
        part = self.text[start:end]
        places = [at - start for at in self._places.get(expression, ()) if start <= at < end]
        return expression.finditer(part, None if self._is_torn else {expression: places})

    def holds(self, expression: Expression, text: str = "") -> bool:
        """Whether it has a match in the text as it is now, or as `flat` gives it."""
        return next(self.finditer(expression, text), None) is not None

    def line_of(self, offset: int) -> int:
        """The number of the line that holds this offset, from 0."""
        return bisect_right(self.starts, offset) - 1

    def line_span(self, number: int) -> tuple[int, int]:
        """Where a line starts and ends, its line break left out."""
        last = number + 1 >= len(self.starts)
        return self.starts[number], len(self.text) if last else self.starts[number + 1] - 1

    def line(self, number: int) -> str:
        start, end = self.line_span(number)
        return self.text[start:end]
