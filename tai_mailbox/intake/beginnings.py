# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Expressions that know with what they can begin, and are tried only at such words of a folded text.

An expression of many forms is slow to try at every character, and few words of a mail begin one of its
forms. So it is found once for all expressions where in a text each can begin; which can begin with a word is
kept for the mails to come.
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property
from itertools import product
from string import ascii_lowercase

from .syntax import Group, Row, characters, taken_apart

Beginnings = frozenset[str]

_WORD = re.compile(r"[a-z]+|[0-9]+|[^a-z0-9\s\x01]")
_LONGEST = 8  # characters of a beginning, and a blank at its end
_KNOWN = 7  # characters by which a beginning is known
_FEWER = 5  # where there are many beginnings
_MOST = 600  # beginnings that are told apart
_KEPT = 10_000  # words of which is kept what can begin there
_FIGURE = "0"
_ANY = "\0"  # the end of what is known of a beginning
_EDGE = "\b"  # no letter stands in front
_EDGE_OF_FIGURE = "\f"  # no figure stands in front
_EDGES = _EDGE + _EDGE_OF_FIGURE


class Expression:
    """A regular expression over folded text whose `finditer` is that of `re`, and mostly faster.

    It is so where each of its matches begins a word (behind `\\b`, or `(?<![a-z])` and the like), or with
    a figure or a sign. It is made before the texts are looked at in which it is to be found.
    """

    def __init__(self, expression: str, flags: int = 0) -> None:
        self._expression, self._flags = expression, flags | re.ASCII
        self.begins = begins(taken_apart(expression, verbose=bool(flags & re.VERBOSE)))
        if self.begins is not None:
            _beginning_with.know(self, self.begins)

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Made when a text first holds a word that can begin it."""
        return re.compile(self._expression, self._flags)

    def finditer(
        self, text: str, places: Places | None = None, start: int = 0, end: int = sys.maxsize
    ) -> Iterator[re.Match[str]]:
        """Its matches from `start` to `end` in a text.

        `places` are those of the text, or of one from which it has been blanked.
        """
        if self.begins is None:
            return self.pattern.finditer(text, start, end)
        at = (places_of(text) if places is None else places).get(self)
        return matches_at(at, self.pattern, text, start, end) if at else iter(())


def matches_at(
    places: Iterable[int], pattern: re.Pattern[str], text: str, start: int = 0, end: int = sys.maxsize
) -> Iterator[re.Match[str]]:
    """The matches that begin at one of the places, which are in order; of two that overlap the first."""
    match_at = pattern.match
    for at in places:
        if at >= start and (match := match_at(text, at, end)):
            yield match
            start = match.end()


def known_by(word: str) -> list[str]:
    """All first letters by which a word or a sign of a text is known; a blank tells that it is all of it."""
    ended = f"{word} "[:_LONGEST]
    return [ended[:length] for length in range(1, len(ended) + 1)]


Places = Mapping[Expression, Sequence[int]]  # where in a text each expression can begin


def words_at(text: str) -> list[tuple[int, str]]:
    """The words and the signs of a folded text, each with where it begins; a figure is "0"."""
    return [
        (match.start(), _FIGURE if (word := match.group()).isdigit() else word)
        for match in _WORD.finditer(text)
    ]


def places_of(text: str) -> Places:
    """Where in a folded text each expression can begin. Figures are kept once: many begin with them."""
    places: dict[Expression, list[int]] = defaultdict(list)
    figures: list[int] = []
    for at, word in words_at(text):
        if word == _FIGURE:
            figures.append(at)
        else:
            for expression in _beginning_with[word]:
                places[expression].append(at)
    for expression in _beginning_with[_FIGURE] if figures else ():
        others = places.get(expression)
        places[expression] = sorted([*others, *figures]) if others else figures
    return places


class _BeginningWith(dict[str, tuple[Expression, ...]]):
    """The expressions that can begin with a word."""

    def __init__(self) -> None:
        super().__init__()
        self._begun: dict[str, list[Expression]] = defaultdict(list)

    def know(self, expression: Expression, begins: frozenset[str]) -> None:
        for begin in begins:
            self._begun[begin].append(expression)
        self.clear()

    def __missing__(self, word: str) -> tuple[Expression, ...]:
        if len(self) >= _KEPT:
            self.clear()
        begun = (one for begin in known_by(word) for one in self._begun.get(begin, ()))
        self[word] = found = tuple(dict.fromkeys(begun))
        return found


_beginning_with = _BeginningWith()


def begins(group: Group) -> frozenset[str] | None:
    """The first letters of words, and the signs, with which matches begin; None if others might."""
    keys = {_key(known) for known in _of_group(group)}
    return None if None in keys else frozenset(key for key in keys if key)


def _key(known: str) -> str | None:
    begin = known.lstrip(_EDGES)
    edges = known[: len(known) - len(begin)]
    if begin[:1] in ("", " ", _ANY) or (begin[0].isalpha() and _EDGE not in edges):
        return None
    if begin[0] == _FIGURE and _EDGE_OF_FIGURE not in edges:
        return None
    rest = begin.lstrip(ascii_lowercase)
    letters = begin[: len(begin) - len(rest)]
    if not letters:
        return begin[0]
    return letters if rest[:1] in ("", _ANY) else f"{letters} "


def _of_group(group: Group) -> Beginnings:
    if group.is_looked_for:
        return frozenset({_EDGE * group.keeps_letters_away + _EDGE_OF_FIGURE * group.keeps_figures_away})
    return _of_class(group) if group.is_class else _of_rows(group)


@cache
def _of_class(group: Group) -> Beginnings:
    return _of_rows(group)


def _of_rows(group: Group) -> Beginnings:
    found = frozenset().union(*map(_of_row, group.rows))
    return found if len(found) <= _MOST else frozenset(_cut(one, _FEWER) for one in found)


def _of_row(row: Row) -> Beginnings:
    first, repeat = row[0] if row else ("", "")
    if isinstance(first, str) and first.isalpha() and not repeat and len(row) == 1:
        return frozenset({_cut(first, _KNOWN)})
    known, allowed = frozenset({""}), frozenset({_ANY})
    for item, repeat in row:
        if all(one.endswith(_ANY) for one in known):
            break
        if isinstance(item, Group) and item.opened_by == "(?=" and not any(map(_is_begun, known)):
            allowed = _of_rows(item)
        following = _of_group(item) if isinstance(item, Group) else _of_token(item)
        known = _joined(known, _repeated(following, repeat))
    if allowed == {_ANY}:
        return known
    shown = tuple(one.strip(_EDGES + _ANY) for one in allowed)
    return frozenset(both for one in known for both in _narrowed(one, shown))


def _narrowed(known: str, allowed: tuple[str, ...]) -> Iterable[str]:
    """What a text begins with that begins with what is known and with one of what is allowed."""
    begins = known.strip(_EDGES + _ANY)
    if begins.startswith(allowed):
        return (known,)
    edges = known[: len(known) - len(known.lstrip(_EDGES))]
    return (f"{edges}{one}{_ANY}" for one in allowed if one.startswith(begins))


def _repeated(known: Beginnings, repeat: str) -> Beginnings:
    if repeat and not repeat.startswith("?"):
        known = frozenset(one and one + _ANY for one in known)
    return known | {""} if repeat.startswith(("?", "*", "{0")) else known


def _joined(known: Beginnings, following: Beginnings) -> Beginnings:
    """What is known goes on so; where that would be too much, only what has not begun yet does."""
    done = {one for one in known if one.endswith(_ANY)}
    going_on = known - done
    if len(following) * len(going_on) > _MOST:
        done |= {one + _ANY for one in going_on if _is_begun(one)}
        going_on = frozenset(one for one in going_on if not _is_begun(one))
    return frozenset(
        [*done, *(_cut(_behind(one, other), _KNOWN) for one, other in product(going_on, following))]
    )


def _behind(one: str, other: str) -> str:
    """The one and then the other; within a word it tells nothing that no figure stands in front."""
    return one + (other.lstrip(_EDGE_OF_FIGURE) if _is_begun(one) else other)


def _is_begun(known: str) -> bool:
    return known.strip(_EDGES) != ""


def _cut(known: str, length: int) -> str:
    return known if len(known.rstrip(_ANY)) <= length else known[:length] + _ANY


def _of_token(token: str) -> Beginnings:
    if token in ("^", r"\A", r"\b"):
        return frozenset({_EDGES})
    if token in ("$", r"\Z", r"\B"):
        return frozenset({""})
    if token.isalpha():
        return frozenset({token})
    return characters(token) or frozenset({_ANY})
