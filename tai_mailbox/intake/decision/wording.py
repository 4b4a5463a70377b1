# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""How a mail is worded, beside mails of which brokers have said what they are.

The rules of a request know phrases; people have always others. So the words of a mail that tells of a whole
load are weighed as well: each word, and each pair of words, has the weight that it was found to have among
the labelled mails (`data/wording.tsv`, made by `tools/learn_wording.py`). Only where they speak clearly do
they overrule the rules.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import pairwise

from ..data import lines
from ..reading import Evidence, Load
from .terse import Text

_Span = tuple[int, int, int]  # a segment's index, start and end
WEIGHED = 2_500  # characters of a segment: a request says early what it is
TOLD = 3  # of the words that weighed most, as evidence
_WORD = re.compile(r"[a-z][a-z']*|_[_ ,.]*|\d+|[?!$]")
_TELLING = re.compile(r"[a-z]{4}")  # shorter words tell a person nothing
_KINDS = {"subject": "subject ", "new": "", "forwarded": ""}  # what is weighed, and what marks its words


def certainty(texts: Sequence[Text], loads: Sequence[Load]) -> float:
    """The log odds that the mail asks for freight to be moved.

    Its texts are folded, with underscores for what is understood of its loads.
    """
    weights = _weights()
    return math.fsum([weights[""], *(weights[mark] for mark in marks(texts, loads) & weights.keys())])


def marks(texts: Sequence[Text], loads: Sequence[Load]) -> set[str]:
    """What the wording of a mail is weighed by: its words, its pairs of words, and what its loads have."""
    found = {f"has {name}" for load in loads for name in load.evidence}
    if len(loads) > 1:
        found.add("several loads")
    for _at, kind, text in _weighable(texts):
        words = ["^", *map(_same_for_all, _WORD.findall(text))]
        found.update(kind + word for word in words[1:])
        found.update(f"{kind}{one} {other}" for one, other in pairwise(words))
    return found


def loudest(texts: Sequence[Text], for_a_request: bool) -> tuple[Evidence, ...]:
    """The words and pairs of words that weigh most to one side, in the order of the mail."""
    weights, side = _weights(), 1 if for_a_request else -1
    found = dict(reversed([(mark, place) for mark, place in _spoken(texts) if mark in weights]))
    chosen = _apart(found[mark] for mark in sorted(found, key=lambda mark: (-side * weights[mark], mark)))
    segments = {at: segment for at, segment, _text in texts}
    return tuple(Evidence(at, start, end, segments[at].text[start:end]) for at, start, end in chosen)


def _apart(places: Iterable[_Span]) -> list[_Span]:
    """The first few that do not overlap, in the order of the mail."""
    chosen: list[_Span] = []
    for one in places:
        if len(chosen) < TOLD and all(_is_apart(one, other) for other in chosen):
            chosen.append(one)
    return sorted(chosen)


def _is_apart(one: _Span, other: _Span) -> bool:
    return one[0] != other[0] or one[2] <= other[1] or other[2] <= one[1]


def _weighable(texts: Sequence[Text]) -> Iterator[tuple[int, str, str]]:
    """(a segment's index, what marks its words, its beginning) of each that is weighed."""
    for at, segment, text in texts:
        if segment.kind in _KINDS:
            yield at, _KINDS[segment.kind], text[:WEIGHED]


def _spoken(texts: Sequence[Text]) -> Iterator[tuple[str, _Span]]:
    """Each word and each pair of words that tells a person something, with its place."""
    for at, kind, text in _weighable(texts):
        before, begin = "^", 0
        for match in _WORD.finditer(text):
            word = _same_for_all(match.group())
            for name, start in ((word, match.start()), (f"{before} {word}", begin)):
                if _TELLING.search(name):
                    yield kind + name, (at, start, match.end())
            before, begin = word, match.start()


@lru_cache(4_000)
def _same_for_all(word: str) -> str:
    """One word for all that is understood, and one for all other figures."""
    return "_" if word[0] == "_" else "#" if word[0].isdigit() else word


@cache
def _weights() -> dict[str, float]:
    """By mark; that of the empty one is where every mail begins."""
    rows = (line.rpartition("\t") for line in lines("wording.tsv"))
    return {mark: float(weight) for mark, _tab, weight in rows}
