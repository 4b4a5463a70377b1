# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Lengths told in words or with fractions: "six feet", "10 and a half feet", 6-1/2'."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .numbers import FRACTIONS, WORD, number

_FRACTION = r"(?:1/2|1/4|3/4)(?![\d/])|[\u00bc\u00bd\u00be]"
_UNIT = r"[ -](?:feet|foot|ft|inch|in\b|x[ ]|by[ ]|long|wide|high|tall|deep|met(?:er|re)s?)"
_SPOKEN = re.compile(
    rf"(?<![\w.,/$])(?:(?P<halved>\d{{1,3}}|{WORD})[ ]and[ ](?:a|one)[ -]half"
    rf"|(?P<whole>\d{{1,3}})[ -]?(?P<part>{_FRACTION})"
    rf"|(?P<word>{WORD})(?={_UNIT})|(?:(?<=by[ ])|(?<=x[ ]))(?P<last>{WORD}))(?![\w/])"
)
_HINT = re.compile(rf"half|{_FRACTION}|[a-z][ -](?:feet|foot|ft|inch|by[ ]|x[ ]|met(?:er|re))")


@dataclass(frozen=True, slots=True)
class Figures:
    """A text of the same length in which such lengths are figures, and where each of them was told."""

    text: str
    told: tuple[tuple[int, int], ...] = ()

    def begin(self, start: int) -> int:
        """Where the words begin of which the figure at `start` was made, or `start`."""
        return next((first for first, end in self.told if first <= start < end), start)


def with_figures(text: str) -> Figures:
    """Each figure stands at the end of its words, next to its unit."""
    if not _HINT.search(text):
        return Figures(text)
    matches = list(_SPOKEN.finditer(text))
    figures = text
    for match in matches:
        figure = _figure(match).rjust(match.end() - match.start())
        figures = figures[: match.start()] + figure + figures[match.end() :]
    return Figures(figures, tuple(match.span() for match in matches))


def _figure(match: re.Match[str]) -> str:
    if match["halved"]:
        return f"{number(match['halved']) + 0.5:g}"
    if match["part"]:
        return f"{int(match['whole']) + FRACTIONS[match['part']]:g}"
    return f"{number(match['word'] or match['last']):g}"
