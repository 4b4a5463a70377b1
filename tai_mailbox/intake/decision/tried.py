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
from dataclasses import dataclass
from functools import lru_cache, reduce
from operator import and_, or_

from ..beginnings import matches_at, words_at
from .needed import known_by
from .phrases import Form, Rule

_LOOKED_AT = 3  # of the sets of words that a form needs; more of them tell hardly more
_KEPT = 4_000  # words whose look-up is kept
_ALWAYS = "*"  # a word that every text is taken to hold
_Forms = int  # some of the forms: the bit of each that is one of them is set


@dataclass(frozen=True, slots=True)
class Tried:
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
        self._tables = [_table(column) for column in zip(*needs, strict=True)]
        begins = [form.begins for _name, form in self._forms]
        self._begun = _table(words or () for words in begins)
        self._anywhere = sum(1 << place for place, words in enumerate(begins) if words is None)
        self._needing = lru_cache(_KEPT)(self._that_need)
        self._beginning_with = lru_cache(_KEPT)(self._that_begin_with)

    def tried_on(self, text: str) -> dict[str, list[Tried]]:
        """By the names of their rules, the forms that may match a folded text, in their order."""
        words = words_at(text)
        worth = self._worth({word for _at, word in words})
        places: dict[int, list[int]] = defaultdict(list)
        for at, word in words:
            if begun := self._beginning_with(word) & worth:
                for place in _each(begun):
                    places[place].append(at)
        tried: dict[str, list[Tried]] = defaultdict(list)
        for place in sorted([*places, *_each(worth & self._anywhere)]):
            name, form = self._forms[place]
            tried[name].append(Tried(form, places.get(place)))
        return tried

    def _worth(self, words: Iterable[str]) -> _Forms:
        """The forms of whose sets each is met by one of the words."""
        found = [self._needing(word) for word in (_ALWAYS, *words)]
        return reduce(and_, (reduce(or_, forms) for forms in zip(*found, strict=True)))

    def _that_need(self, word: str) -> tuple[_Forms, ...]:
        """For each of the sets that a form needs, the forms whose set a word meets."""
        keys = known_by(word)
        return tuple(_of_any(table, keys) for table in self._tables)

    def _that_begin_with(self, word: str) -> _Forms:
        return _of_any(self._begun, known_by(word))


def _first_needs(form: Form) -> Sequence[Iterable[str]]:
    """The sets that are looked at, filled up where there are fewer."""
    return [*form.needed, *[_ALWAYS] * _LOOKED_AT][:_LOOKED_AT]


def _table(words_of_each: Iterable[Iterable[str]]) -> dict[str, _Forms]:
    """By word, the forms that have it."""
    table: dict[str, _Forms] = defaultdict(int)
    for place, words in enumerate(words_of_each):
        for word in words:
            table[word] |= 1 << place
    return dict(table)


def _of_any(table: Mapping[str, _Forms], keys: Iterable[str]) -> _Forms:
    return reduce(or_, (table.get(key, 0) for key in keys), 0)


def _each(forms: _Forms) -> Iterator[int]:
    """The numbers of the bits that are set, from the lowest."""
    while forms:
        lowest = forms & -forms
        yield lowest.bit_length() - 1
        forms ^= lowest
