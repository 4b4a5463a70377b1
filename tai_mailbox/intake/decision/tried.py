# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Which forms of the rules are tried on a text: those that find there the words that they need.

There are more than a thousand forms, and a text of a mail holds some twenty words. So each word is looked up
instead, and what was found for it is kept for the mails to come.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache, reduce
from operator import and_, or_

from .needed import known_by, words_of
from .phrases import Form, Rule

_LOOKED_AT = 3  # of the sets of words that a form needs; more of them tell hardly more
_KEPT = 4_000  # words whose look-up is kept
_ALWAYS = "*"  # a word that every text is taken to hold
_Places = int  # some of the forms: the bit of each that is one of them is set


class Index:
    """The forms of some rules, found by the words of a text."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self._forms = [(rule.name, form) for rule in rules for form in rule.forms]
        needs = [_first_needs(form) for _name, form in self._forms]
        self._tables = [_table(column) for column in zip(*needs, strict=True)]
        self._look_up = lru_cache(_KEPT)(self._of_word)

    def tried_on(self, text: str) -> dict[str, list[Form]]:
        """By the names of their rules, the forms that may match a folded text, in their order."""
        tried: dict[str, list[Form]] = defaultdict(list)
        found = [self._look_up(word) for word in (_ALWAYS, *words_of(text))]
        for place in _each(reduce(and_, (reduce(or_, places) for places in zip(*found, strict=True)))):
            name, form = self._forms[place]
            tried[name].append(form)
        return tried

    def _of_word(self, word: str) -> tuple[_Places, ...]:
        """For each of the sets that a form needs, the forms whose set a word meets."""
        keys = known_by(word)
        return tuple(reduce(or_, (table[key] for key in keys if key in table), 0) for table in self._tables)


def _first_needs(form: Form) -> Sequence[Iterable[str]]:
    """The sets that are looked at, filled up where there are fewer."""
    return [*form.needed, *[_ALWAYS] * _LOOKED_AT][:_LOOKED_AT]


def _table(needs: Iterable[Iterable[str]]) -> dict[str, _Places]:
    """By word, the forms that it helps."""
    table: dict[str, _Places] = defaultdict(int)
    for place, words in enumerate(needs):
        for word in words:
            table[word] |= 1 << place
    return table


def _each(places: _Places) -> Iterator[int]:
    """The numbers of the bits that are set, from the lowest."""
    while places:
        lowest = places & -places
        yield lowest.bit_length() - 1
        places ^= lowest
