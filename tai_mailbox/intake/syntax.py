# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""A regular expression taken apart, to ask of it what a text must hold that it matches."""

from __future__ import annotations

import re
from dataclasses import dataclass

_TOKEN = re.compile(
    r"\.\.\.|[ ]\.\.(?!\.)|\{[a-z]+\}|\\.|\[\^?(?:\\.|[^\]\\])+\]"
    r"|\((?:\?(?:[:=!]|<[=!]|[a-z]+:|P<\w+>|\(\w+\)))?"
    r"|(?:[?*+]|\{\d+(?:,\d*)?\})\??|[a-z]+(?![?*+]|\{\d)|.",
    re.DOTALL,
)
_BLANK_OR_COMMENT = re.compile(r"(\\.|\[\^?(?:\\.|[^\]\\])+\])|\s+|#[^\n]*", re.DOTALL)
_IN_CLASS = re.compile(r"\\.|.-.|.", re.DOTALL)
_REPEAT = re.compile(r"[?*+]|\{\d")
_MANY = (".", r"\w", r"\W", r"\S", r"\D")
_ESCAPED = {r"\d": "0", r"\s": " ", r"\n": " ", r"\t": " "}


@dataclass(frozen=True, slots=True)
class Group:
    """Rows of which one is chosen; each item is a token or a group, and how often it comes."""

    opened_by: str  # "(?:", "(?=" and the like
    rows: tuple[tuple[tuple[str | Group, str], ...], ...]


def taken_apart(expression: str, verbose: bool = False) -> Group:
    if verbose:
        expression = _BLANK_OR_COMMENT.sub(lambda found: found[1] or "", expression)
    return _Reader(expression).group("(?:")


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
        return None if token in _MANY else frozenset(_member(token))
    if token[1] == "^":
        return None
    members = _IN_CLASS.findall(token[1:-1])
    return (
        None if any(member in _MANY[1:] for member in members) else frozenset("".join(map(_member, members)))
    )


def _member(member: str) -> str:
    if len(member) == 3:
        return "".join(map(noted, map(chr, range(ord(member[0]), ord(member[2]) + 1))))
    return _ESCAPED.get(member) or noted(member[-1])


def noted(character: str) -> str:
    """A character as it is compared."""
    return "0" if character.isdigit() else " " if character.isspace() else character


class _Reader:
    """Reads an expression from left to right."""

    def __init__(self, expression: str) -> None:
        self.tokens = [*_TOKEN.findall(expression), ""]
        self.at = 0

    def group(self, opened_by: str) -> Group:
        """Up to its closing bracket, or to the end."""
        rows = [self._row()]
        while self.tokens[self.at] == "|":
            self.at += 1
            rows.append(self._row())
        self.at += 1
        return Group(opened_by, tuple(rows))

    def _row(self) -> tuple[tuple[str | Group, str], ...]:
        items: list[tuple[str | Group, str]] = []
        while self.tokens[self.at] not in ("", "|", ")"):
            token = self._next()
            item = self.group(token) if token.startswith("(") else token
            items.append((item, self._next() if _REPEAT.match(self.tokens[self.at]) else ""))
        return tuple(items)

    def _next(self) -> str:
        self.at += 1
        return self.tokens[self.at - 1]
