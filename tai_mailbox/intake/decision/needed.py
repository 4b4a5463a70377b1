# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The words that a form cannot do without: it need be tried only where they stand.

A form (`phrases`) is read here piece by piece. Of each piece it is asked how it can be spelled: in letters,
with 0 for a figure, a few signs, and a blank for anything else between words. A piece of too many
spellings is anything at all. What comes between two such pieces must stand in the text, in one of its
spellings; of each some words are noted, by their first letters.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from ..syntax import Group, Row, characters
from ..text import word_set

Words = frozenset[str]  # first letters of words, and signs: one of them must stand in the text

MOST_SPELLINGS = 60
LETTERS = 6  # of a word by which it is known; one that ends sooner is known by a blank behind it

_SPELLED = re.compile(r"(?<=[^a-z])[a-z]+ ?|[0$_?=-]")
_COMMON = {
    f"{word} "
    for word in word_set(
        "the for to and you this that it with have our is are be on in at we can if or from of your need"
        " please will"
    )
}


def needed(form: Group, begins_a_word: bool) -> list[Words]:
    """Of each of these sets one word must stand in a text that the form matches; the rarest first.

    `begins_a_word` says that neither letter nor figure stands before the form.
    """
    return sorted(_needs_of(_of_group(form, begins_a_word)), key=_commonness)


@dataclass(frozen=True, slots=True)
class _Piece:
    """What a piece of a form can be spelled as; None if that is too much, and then what it needs."""

    spelled: frozenset[str] | None = None
    needs: tuple[Words, ...] = ()


_ANYTHING = _Piece()
_NOTHING = _Piece(frozenset({""}))
_BREAK = _Piece(frozenset({" "}))  # between words


class _Row:
    """Pieces that follow one another."""

    def __init__(self, begins_a_word: bool) -> None:
        self.ways = {" " if begins_a_word else ""}  # how what has come since the last break can be spelled
        self.needs: list[Words] = []
        self.is_broken = False

    @property
    def ends_a_word(self) -> bool:
        return all(way and not way[-1].isalpha() for way in self.ways)

    def add(self, piece: _Piece) -> None:
        if piece.spelled is None:
            self._break()
            self.needs += piece.needs
        elif len(self.ways) * len(piece.spelled) <= MOST_SPELLINGS:
            self.ways = {way + more for way in self.ways for more in piece.spelled}
        else:
            self._break()
            self.ways = set(piece.spelled)

    def as_piece(self) -> _Piece:
        if not self.is_broken:
            return _Piece(frozenset(self.ways))
        self._break()
        return _Piece(None, tuple(self.needs))

    def _break(self) -> None:
        self.needs += _words_in(self.ways)
        self.ways = {""}
        self.is_broken = True


def _of_group(group: Group, begins_a_word: bool) -> _Piece:
    if group.is_looked_for:
        return _BREAK if group.keeps_letters_away else _NOTHING
    return (_of_class if group.is_class else _of_rows)(group, begins_a_word)


def _of_rows(group: Group, begins_a_word: bool) -> _Piece:
    return _one_of([_of_row(row, begins_a_word) for row in group.rows])


_of_class = cache(_of_rows)


def _of_row(items: Row, begins_a_word: bool) -> _Piece:
    row = _Row(begins_a_word)
    for item, repeat in items:
        piece = _of_group(item, row.ends_a_word) if isinstance(item, Group) else _of_token(item)
        for each in _repeated(piece, repeat):
            row.add(each)
    return row.as_piece()


def _one_of(pieces: list[_Piece]) -> _Piece:
    if len(pieces) == 1:
        return pieces[0]
    spelled = [piece.spelled for piece in pieces if piece.spelled is not None]
    if len(spelled) == len(pieces) and sum(map(len, spelled)) <= MOST_SPELLINGS:
        return _Piece(frozenset().union(*spelled))
    needs = [min(_needs_of(piece), key=_commonness, default=frozenset()) for piece in pieces]
    return _Piece(None, (frozenset().union(*needs),) if all(needs) else ())


def _repeated(piece: _Piece, repeat: str) -> tuple[_Piece, ...]:
    """A piece that may lack, or come again."""
    if not repeat:
        return (piece,)
    if repeat.startswith(("*", "{0")):
        return (_ANYTHING,)
    if repeat.startswith("?"):
        return (_Piece(piece.spelled | {""}) if piece.spelled is not None else _ANYTHING,)
    return (piece, _ANYTHING)


@cache
def _of_token(token: str) -> _Piece:
    """Letters, a character, or a place such as the end of a text."""
    if token == r"\b":
        return _BREAK
    if token in ("^", "$", r"\A", r"\Z", r"\B"):
        return _NOTHING
    if token.isalpha():
        return _Piece(frozenset({token}))
    meant = characters(token)
    return _Piece(frozenset(map(_noted, meant))) if meant else _ANYTHING


def _noted(character: str) -> str:
    return character if "a" <= character <= "z" or character in "0$_?=-" else " "


def _needs_of(piece: _Piece) -> list[Words]:
    return list(piece.needs) if piece.spelled is None else _words_in(piece.spelled)


def _words_in(ways: Iterable[str]) -> list[Words]:
    """The first, the last and the rarest words of the spellings; none at all where one of them has none."""
    words = [_SPELLED.findall(way) for way in ways]
    if not all(words):
        return []
    chosen = ([way[0] for way in words], [way[-1] for way in words], [min(way, key=_rank) for way in words])
    return list(dict.fromkeys(frozenset(word[:LETTERS] for word in each) for each in chosen))


def _rank(word: str) -> float:
    return 20.0 ** -(1.5 if word in _COMMON else len(word))


def _commonness(words: Words) -> float:
    """Roughly how many texts hold one of them: short words are common."""
    return sum(map(_rank, words))
