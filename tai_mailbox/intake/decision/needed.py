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
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from ..text import word_set

Words = frozenset[str]  # first letters of words, and signs: one of them must stand in the text

MOST_SPELLINGS = 60
LETTERS = 6  # of a word by which it is known; one that ends sooner is known by a blank behind it

_TOKEN = re.compile(
    r"\.\.\.|[ ]\.\.(?!\.)|\{[a-z]+\}|\\.|\[\^?(?:\\.|[^\]\\])+\]|\((?:\?(?:[:=!]|<[=!]|s:))?"
    r"|(?:[?*+]|\{\d+(?:,\d*)?\})\??|[a-z]+(?![?*+]|\{\d)|.",
    re.DOTALL,
)
_IN_CLASS = re.compile(r"\\.|.-.|.", re.DOTALL)
_SPOKEN = re.compile(r"[a-z]+|[$_?=-]|\d")
_SPELLED = re.compile(r"(?<=[^a-z])[a-z]+ ?|[0$_?=-]")
_REPEATS = "?*+{"
_COMMON = {
    f"{word} "
    for word in word_set(
        "the for to and you this that it with have our is are be on in at we can if or from of your need"
        " please will"
    )
}
_PLACES = ("^", "$", r"\A", r"\Z", r"\B")
_MANY = ("...", " ..", ".", r"\w", r"\W", r"\S", r"\D")


def words_of(text: str) -> set[str]:
    """The words and the signs of a folded text, as `known_by` takes them."""
    return set(_SPOKEN.findall(text))


def known_by(word: str) -> list[str]:
    """All by which a form can need a word of a text."""
    if word.isdigit():
        return ["0"]
    ended = f"{word} "[:LETTERS]
    return [ended[:length] for length in range(1, len(ended) + 1)]


def needed(form: str, classes: Mapping[str, str], begins_a_word: bool) -> list[Words]:
    """Of each of these sets one word must stand in a text that the form matches; the rarest first.

    `begins_a_word` says that neither letter nor figure stands before the form.
    """
    return sorted(_needs_of(_read(form, classes, begins_a_word)), key=_commonness)


def split(form: str) -> list[str]:
    """What a form chooses from: "a|b(c|d)" is "a" or "b(c|d)"."""
    parts, depth = [""], 0
    for token in _TOKEN.findall(form):
        depth += token.startswith("(") - (token == ")")
        if token == "|" and not depth:
            parts.append("")
        else:
            parts[-1] += token
    return parts


@dataclass(frozen=True, slots=True)
class _Piece:
    """What a piece of a form can be spelled as; None if that is too much, and then what it needs."""

    spelled: frozenset[str] | None = None
    needs: tuple[Words, ...] = ()


_ANYTHING = _Piece()
_NOTHING = _Piece(frozenset({""}))


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


class _Reader:
    """Reads a form from left to right."""

    def __init__(self, form: str, classes: Mapping[str, str]) -> None:
        self.tokens = [*_TOKEN.findall(form), ""]
        self.at = 0
        self.classes = classes

    def choice(self, begins_a_word: bool) -> _Piece:
        """One of the rows up to a closing bracket, or to the end."""
        rows = [self._row(begins_a_word)]
        while self.tokens[self.at] == "|":
            self.at += 1
            rows.append(self._row(begins_a_word))
        return _one_of(rows)

    def _row(self, begins_a_word: bool) -> _Piece:
        row = _Row(begins_a_word)
        while self.tokens[self.at] not in ("", "|", ")"):
            for piece in _repeated(self._piece(row.ends_a_word), self._repeat()):
                row.add(piece)
        return row.as_piece()

    def _piece(self, begins_a_word: bool) -> _Piece:
        token = self._next()
        if token.startswith("("):
            piece = self.choice(begins_a_word)
            self._next()
            return piece if token in ("(", "(?:", "(?s:") else _NOTHING
        if token.startswith("{"):
            return _read_class(self.classes[token[1:-1]], begins_a_word)
        return _sign(token)

    def _next(self) -> str:
        self.at += 1
        return self.tokens[self.at - 1]

    def _repeat(self) -> str:
        token = self.tokens[self.at]
        is_one = token[:1] and token[0] in _REPEATS and not token[1:2].isalpha()
        return self._next() if is_one else ""


def _read(form: str, classes: Mapping[str, str], begins_a_word: bool) -> _Piece:
    return _Reader(form, classes).choice(begins_a_word)


@cache
def _read_class(expression: str, begins_a_word: bool) -> _Piece:
    return _read(expression, {}, begins_a_word)


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
def _sign(token: str) -> _Piece:
    """Letters, a class of characters, an escape, or a place such as the end of a text."""
    if token in _PLACES:
        return _NOTHING
    if token.isalpha():
        return _Piece(frozenset({token}))
    if token.startswith("["):
        members = [_characters(each) for each in _IN_CLASS.findall(token[1:-1])]
        return _ANYTHING if token[1] == "^" or "" in members else _Piece(frozenset("".join(members)))
    return _Piece(frozenset(_characters(token))) if _characters(token) else _ANYTHING


def _characters(token: str) -> str:
    """Each character that is meant, as it is noted; none for too many."""
    if token in _MANY:
        return ""
    if len(token) == 3:
        return "".join(_noted(chr(code)) for code in range(ord(token[0]), ord(token[2]) + 1))
    return {r"\d": "0", r"\b": " ", r"\s": " ", r"\n": " ", r"\t": " "}.get(token) or _noted(token[-1])


def _noted(character: str) -> str:
    if character.isdigit():
        return "0"
    return character if "a" <= character <= "z" or character in "$_?=-" else " "


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
