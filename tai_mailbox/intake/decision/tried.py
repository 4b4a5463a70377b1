# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Which forms of the rules are tried on a text, and where: at the words with which one can begin, in texts
that hold the words that it needs.

There are more than a thousand forms, and a text of a mail holds some twenty words. So each word is looked up
instead, and what was found for it is kept for the mails to come.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache, reduce
from operator import and_, or_
from typing import NamedTuple

from ..beginnings import known_by, matches_at, words_at
from .phrases import Form, Rule

_LOOKED_AT = 3  # of the sets of words that a form needs; more of them tell hardly more
_KEPT = 4_000  # words whose look-up is kept
_ALWAYS = "*"  # a word that every text is taken to hold
_NONE = (0,) * (_LOOKED_AT + 1)
_Forms = int  # some of the forms: the bit of each that is one of them is set


class Tried(NamedTuple):
    """A form, and where in a text it can begin; None for anywhere."""

    form: Form
    places: Sequence[int] | None

    def matches(self, text: str) -> Iterator[re.Match[str]]:
        if self.places is None:
            return self.form.pattern.finditer(text)
        return matches_at(self.places, self.form.pattern, text)


class Index:
    """The forms of some rules, found by the words of a text."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self._forms = [(rule.name, form) for rule in rules for form in rule.forms]
        needs = [_first_needs(form) for _name, form in self._forms]
        begins = [form.begins for _name, form in self._forms]
        self._table = _table([*zip(*needs, strict=True), (words or () for words in begins)])
        self._anywhere = sum(1 << place for place, words in enumerate(begins) if words is None)
        self._look_up = lru_cache(_KEPT)(self._of_word)

    def tried_on(self, text: str) -> dict[str, list[Tried]]:
        """By the names of their rules, the forms that may match a folded text, in their order."""
        words = words_at(text)
        known = {word: self._look_up(word) for word in {_ALWAYS, *(word for _at, word in words)}}
        *needs, _begun = zip(*known.values(), strict=True)
        worth = reduce(and_, (reduce(or_, forms) for forms in needs))
        places: dict[int, list[int]] = {place: [] for place in _each(worth & self._anywhere)}
        for at, word in words:
            if begun := known[word][-1] & worth:
                for place in _each(begun):
                    places.setdefault(place, []).append(at)
        return self._tried(places)

    def _tried(self, places: Mapping[int, list[int]]) -> dict[str, list[Tried]]:
        tried: dict[str, list[Tried]] = defaultdict(list)
        for place in sorted(places):
            name, form = self._forms[place]
            tried[name].append(Tried(form, places[place] if form.begins is not None else None))
        return tried

    def _of_word(self, word: str) -> Sequence[_Forms]:
        """For each of the sets that a form needs the forms whose set a word meets, and those it begins."""
        found = [self._table[key] for key in known_by(word) if key in self._table]
        return [reduce(or_, forms) for forms in zip(*found, strict=True)] if found else _NONE


def _first_needs(form: Form) -> Sequence[Iterable[str]]:
    """The sets that are looked at, filled up where there are fewer."""
    return [*form.needed, *[_ALWAYS] * _LOOKED_AT][:_LOOKED_AT]


def _table(columns: Sequence[Iterable[Iterable[str]]]) -> Mapping[str, list[_Forms]]:
    """By word, for each column the forms that have it there."""
    table: dict[str, list[_Forms]] = defaultdict(lambda: [0] * len(columns))
    for at, column in enumerate(columns):
        for place, words in enumerate(column):
            for word in words:
                table[word][at] |= 1 << place
    return dict(table)


def _each(forms: _Forms) -> Iterator[int]:
    """The numbers of the bits that are set, from the lowest."""
    while forms:
        lowest = forms & -forms
        yield lowest.bit_length() - 1
        forms ^= lowest
