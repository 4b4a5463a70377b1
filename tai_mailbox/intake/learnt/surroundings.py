# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The words around a span of a folded text, as marks that can be weighed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from ..text import BLANK

BEFORE, AFTER = 160, 80  # characters looked at to either side
_WORD = re.compile(rf"[a-z][a-z']*|\d[\d.,]*|{BLANK}+|\n|[^\sa-z0-9{BLANK}]")
_LINE = "|"  # stands for a line's end
_UNDERSTOOD = "@"  # stands for whatever has been read already
_STOPS = frozenset((".", "!", "?", ";", _LINE))


def hidden(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """`text` with these spans, in their order, out of sight."""
    pieces, position = [], 0
    for start, end in spans:
        if start >= position:
            pieces += [text[position:start], BLANK * (end - start)]
            position = end
    return "".join([*pieces, text[position:]])


def marks(text: str, start: int, end: int) -> set[str]:
    """The words beside a span, those of its sentence, and those that begin the lines above it."""
    before = _words(text[max(0, start - BEFORE) : start])
    after = _words(text[end : end + AFTER])
    found = {f"b{at} {word}" for at, word in enumerate(before[:-3:-1], 1)}
    found.update(f"a{at} {word}" for at, word in enumerate(after[:2], 1))
    found.add("bb " + " ".join(before[-2:]))
    sentence = before[_after_last(before, _STOPS) :]
    found.update(f"s {word}" for word in sentence)
    found.update(f"n {word}" for word in sentence[_after_last(sentence, (_UNDERSTOOD,)) :])
    found.update(f"f {word}" for word in _until(after))
    found.update(f"u {word}" for word in _line_beginnings(before))
    return found


def _words(text: str) -> list[str]:
    return [_same_for_all(word) for word in _WORD.findall(text)]


@lru_cache(4_000)
def _same_for_all(word: str) -> str:
    """One word for all that is understood, and one for all other figures."""
    first = word[0]
    if first == BLANK:
        return _UNDERSTOOD
    return _LINE if first == "\n" else "#" if first.isdigit() else word


def _after_last(words: list[str], ends: Iterable[str]) -> int:
    return next((at for at in range(len(words), 0, -1) if words[at - 1] in ends), 0)


def _until(words: list[str]) -> list[str]:
    """The words up to the sentence's end, or to what is understood."""
    stop = next((at for at, word in enumerate(words) if word in _STOPS or word == _UNDERSTOOD), len(words))
    return words[:stop]


def _line_beginnings(words: list[str]) -> list[str]:
    """The first two words of each line above."""
    ends = [at for at, word in enumerate(words) if word == _LINE]
    return [
        word
        for start, end in zip([0, *(end + 1 for end in ends)], ends, strict=False)
        for word in words[start : min(start + 2, end)]
    ]
