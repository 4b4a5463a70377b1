# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""A regular expression taken apart, to ask of it what a text must hold that it matches.

It may be a form of a rule (`decision/phrases`), in which "{price}" stands for a class of words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache

_TOKEN = re.compile(
    r"\.\.\.|[ ]\.\.(?!\.)|\{[a-z]+\}|\\.|\[\^?(?:\\.|[^\]\\])+\]"
    r"|\((?:\?(?:[:=!]|<[=!]|[a-z]+:|P<\w+>|\(\w+\)))?"
    r"|(?:[?*+]|\{\d+(?:,\d*)?\})\??|[a-z]+(?![?*+]|\{\d)|.",
    re.DOTALL,
)
_BLANK_OR_COMMENT = re.compile(r"(\\.|\[\^?(?:\\.|[^\]\\])+\])|\s+|#[^\n]*", re.DOTALL)
_IN_CLASS = re.compile(r"\\.|.-.|.", re.DOTALL)
_REPEAT = re.compile(r"[?*+]|\{\d")
_ALL_LETTERS = re.compile(r"\\w|\[(?!\^).*?(?:\\w|a-z)")
_ALL_FIGURES = re.compile(r"\\[dw]|\[(?!\^).*?(?:\\[dw]|0-9)")
_MANY = (".", "...", " ..", r"\w", r"\W", r"\S", r"\D")
_ESCAPED = {r"\d": "0", r"\s": " ", r"\n": " ", r"\t": " "}


@dataclass(frozen=True, eq=False, slots=True)
class Group:
    """Rows of which one is chosen; each item is a token or a group, and how often it comes."""

    opened_by: str  # "(?:", "(?=" and the like
    rows: tuple[Row, ...]
    is_class: bool = False  # one of few that stand in many expressions

    @property
    def is_looked_for(self) -> bool:
        """Whether it is looked for here and belongs to no match."""
        return self.opened_by in ("(?=", "(?!", "(?<=", "(?<!")

    @property
    def keeps_letters_away(self) -> bool:
        """Whether it says that no letter stands in front."""
        return self._keeps_away(_ALL_LETTERS, str.isalpha)

    @property
    def keeps_figures_away(self) -> bool:
        """Whether it says that no figure stands in front."""
        return self._keeps_away(_ALL_FIGURES, str.isdigit)

    def _keeps_away(self, all_of_them: re.Pattern[str], is_one_of_them: Callable[[str], bool]) -> bool:
        ends = [row[-1][0] for row in self.rows if row]
        if self.opened_by == "(?<=":
            return not any(_may_be(item, is_one_of_them) for item in ends)
        is_one = len(self.rows) == len(self.rows[0]) == 1 and isinstance(ends[0], str)
        return self.opened_by == "(?<!" and is_one and all_of_them.match(str(ends[0])) is not None


Row = tuple[tuple["str | Group", str], ...]


def taken_apart(expression: str, classes: Mapping[str, str] | None = None, verbose: bool = False) -> Group:
    """The expression as one group; `classes` are the expressions that stand in it by their names."""
    if verbose:
        expression = _BLANK_OR_COMMENT.sub(lambda found: found[1] or "", expression)
    return _Reader(expression, classes or {}).group("(?:")


@cache
def _class(expression: str) -> Group:
    return Group("(?:", _Reader(expression, {}).group("(?:").rows, is_class=True)


def split(expression: str) -> list[str]:
    """What an expression chooses from: "a|b(c|d)" is "a" or "b(c|d)"."""
    parts, depth = [""], 0
    for token in _TOKEN.findall(expression):
        depth += token.startswith("(") - (token == ")")
        if token == "|" and not depth:
            parts.append("")
        else:
            parts[-1] += token
    return parts


def characters(token: str) -> frozenset[str] | None:
    """What a token for one character can be, 0 for a figure, a blank for a break; None for anything."""
    if not token.startswith("["):
        is_anything = token in _MANY or (token[0] == "\\" and token[1].isdigit())
        return None if is_anything else frozenset(_member(token))
    if token[1] == "^":
        return None
    members = _IN_CLASS.findall(token[1:-1])
    return (
        None if any(member in _MANY[3:] for member in members) else frozenset("".join(map(_member, members)))
    )


def _member(member: str) -> str:
    if len(member) == 3:
        return "".join(map(noted, map(chr, range(ord(member[0]), ord(member[2]) + 1))))
    return _ESCAPED.get(member) or noted(member[-1])


def noted(character: str) -> str:
    """A character as it is compared."""
    return "0" if character.isdigit() else " " if character.isspace() else character


def _may_be(item: str | Group, is_one_of_them: Callable[[str], bool]) -> bool:
    meant = characters(item) if isinstance(item, str) else None
    return meant is None or any(map(is_one_of_them, meant))


class _Reader:
    """Reads an expression from left to right."""

    def __init__(self, expression: str, classes: Mapping[str, str]) -> None:
        self.tokens = [*_TOKEN.findall(expression), ""]
        self.at = 0
        self.classes = classes

    def group(self, opened_by: str) -> Group:
        """Up to its closing bracket, or to the end."""
        rows = [self._row()]
        while self.tokens[self.at] == "|":
            self.at += 1
            rows.append(self._row())
        self.at += 1
        return Group(opened_by, tuple(rows))

    def _row(self) -> Row:
        items: list[tuple[str | Group, str]] = []
        while self.tokens[self.at] not in ("", "|", ")"):
            item = self._item(self._next())
            items.append((item, self._next() if _REPEAT.match(self.tokens[self.at]) else ""))
        return tuple(items)

    def _item(self, token: str) -> str | Group:
        if token.startswith("("):
            return self.group(token)
        name = token[1:-1]
        return _class(self.classes[name]) if token[0] == "{" and name in self.classes else token

    def _next(self) -> str:
        self.at += 1
        return self.tokens[self.at - 1]
