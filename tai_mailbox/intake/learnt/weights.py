# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Tables of what each mark weighs for each role, and how likely they make the roles."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from functools import cache

from ..data import lines


@cache
def table(name: str) -> tuple[tuple[str, ...], Mapping[str, tuple[float, ...]]]:
    """(the roles, by mark the weight for each of them) of a table of `data`.

    Its first line names the roles; the mark of the line below is empty: where every span begins.
    """
    head, *rows = (line.split("\t") for line in lines(name))
    return tuple(head[1:]), {mark: tuple(map(float, weights)) for mark, *weights in rows}


def likely(name: str, marks: Iterable[str]) -> dict[str, float]:
    """By role, how likely these marks make it: from 0 to 1, together 1."""
    roles, weights = table(name)
    rows = [weights[""], *(weights[mark] for mark in marks if mark in weights)]
    sums = [math.exp(math.fsum(column)) for column in zip(*rows, strict=True)]
    return {role: one / math.fsum(sums) for role, one in zip(roles, sums, strict=True)}
