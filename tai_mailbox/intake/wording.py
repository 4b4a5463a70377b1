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
from dataclasses import dataclass
from functools import cache
from importlib import resources

from .reading import Evidence, Load
from .terse import Text

MAX_WORDS = 400  # of a segment that are weighed: a request says early what it is
TOLD = 3  # of the words that weighed most, as evidence
_WORD = re.compile(r"[a-z][a-z']*|_[_ ,.]*|\d+|[?!$]")
_TELLING = re.compile(r"[^\W\d_]{4}")  # shorter words tell a person nothing
_KINDS = {"subject": "subject ", "new": "", "forwarded": ""}  # what is weighed, and what marks its words


@dataclass(frozen=True, slots=True)
class Wording:
    """`certainty`: the log odds that the mail asks for freight to be moved; `words`: what spoke loudest."""

    certainty: float
    words: tuple[Evidence, ...]


def weighed(texts: Sequence[Text], loads: Sequence[Load]) -> Wording:
    """The wording of a mail whose texts are folded, with underscores for what is understood of its loads."""
    weights = _weights()
    certainty = weights[""] + sum(weights.get(mark, 0.0) for mark in _told(loads))
    found = {mark: evidence for mark, evidence in reversed(list(_spoken(texts))) if mark in weights}
    certainty += sum(weights[mark] for mark in found)
    side = math.copysign(1, certainty)
    loudest = sorted(found, key=lambda mark: (-side * weights[mark], mark))
    return Wording(certainty, _apart(found[mark] for mark in loudest))


def _apart(loudest: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """The first few that do not overlap, in the order of the mail."""
    chosen: list[Evidence] = []
    for one in loudest:
        if (
            len(chosen) < TOLD
            and _TELLING.search(one.text)
            and all(_is_apart(one, other) for other in chosen)
        ):
            chosen.append(one)
    return tuple(sorted(chosen, key=lambda one: (one.segment, one.start)))


def _is_apart(one: Evidence, other: Evidence) -> bool:
    return one.segment != other.segment or one.end <= other.start or other.end <= one.start


def marks(texts: Sequence[Text], loads: Sequence[Load]) -> set[str]:
    """What the wording of a mail is weighed by; for learning the weights."""
    return {mark for mark, _evidence in _spoken(texts)} | set(_told(loads))


def _spoken(texts: Sequence[Text]) -> Iterator[tuple[str, Evidence]]:
    """Each word and each pair of words, with its place."""
    for at, segment, text in texts:
        if segment.kind in _KINDS:
            for name, start, end in _word_pairs(text):
                yield _KINDS[segment.kind] + name, Evidence(at, start, end, segment.text[start:end])


def _word_pairs(text: str) -> Iterator[tuple[str, int, int]]:
    before, begin = "^", 0
    for match, _count in zip(_WORD.finditer(text), range(MAX_WORDS), strict=False):
        word = _same_for_all(match.group())
        yield word, match.start(), match.end()
        yield f"{before} {word}", begin, match.end()
        before, begin = word, match.start()


def _same_for_all(word: str) -> str:
    """One word for all that is understood, and one for all other figures."""
    return "_" if word[0] == "_" else "#" if word[0].isdigit() else word


def _told(loads: Sequence[Load]) -> Iterator[str]:
    """Which fields the loads have, and whether there are several."""
    yield from sorted({f"has {name}" for load in loads for name in load.evidence})
    if len(loads) > 1:
        yield "several loads"


@cache
def _weights() -> dict[str, float]:
    """By mark; that of the empty one is where every mail begins."""
    text = (resources.files(__package__) / "data" / "wording.tsv").read_text("utf-8")
    lines = (line.rpartition("\t") for line in text.splitlines())
    return {mark: float(weight) for mark, _tab, weight in lines}
