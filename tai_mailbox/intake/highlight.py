# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""A segment's text, cut so that the words which values stand on can be shown."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import pairwise
from typing import NamedTuple


class Words(NamedTuple):
    """The place in a segment's text where a value stands."""

    start: int
    end: int
    name: str  # of the value: a Load's field, or a part of one such as "references.po"


def pieces(text: str, words: Collection[Words]) -> Iterator[tuple[str, list[str]]]:
    """The text cut wherever words begin or end; each piece with the values that it is part of."""
    cuts = sorted({0, len(text)} | {min(cut, len(text)) for found in words for cut in found[:2]})
    for start, end in pairwise(cuts):
        names = (found.name for found in words if found.start <= start and end <= found.end)
        yield text[start:end], list(dict.fromkeys(names))
