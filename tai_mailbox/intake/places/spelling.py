# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Town names with a slip in them: "Jacksonvile", FL."""

from __future__ import annotations

from functools import cache

from .gazetteer import cities, key_of


@cache
def _by_first_letter(region: str) -> dict[str, list[tuple[str, str]]]:
    groups: dict[str, list[tuple[str, str]]] = {}
    for key, name in cities(region).items():
        groups.setdefault(key[:1], []).append((key, name))
    return groups


def spelled(written: str, region: str) -> str | None:
    """The city of this state that `written` misspells, if exactly one is that close.

    One slip (a letter missing, added, changed or two swapped) is forgiven in a name of
    five letters, two from nine on; the first letter must be right.
    """
    key = key_of(written)
    if len(key) < 5:
        return None
    allowed = 1 if len(key) < 9 else 2
    near = [
        (slips, name)
        for known, name in _by_first_letter(region).get(key[0], ())
        if abs(len(known) - len(key)) <= allowed
        for slips in (_slips(key, known, allowed),)
        if slips <= allowed
    ]
    near.sort()
    if not near or (len(near) > 1 and near[1][0] == near[0][0]):
        return None
    return near[0][1]


def _slips(one: str, other: str, limit: int) -> int:
    """Damerau-Levenshtein distance of two short names, `limit` + 1 when above."""
    before: list[int] = []
    previous = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        current = [i]
        for j, second in enumerate(other, 1):
            cost = min(previous[j] + 1, current[j - 1] + 1, previous[j - 1] + (letter != second))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == second:
                cost = min(cost, before[j - 2] + 1)
            current.append(cost)
        if min(current) > limit:
            return limit + 1
        before, previous = previous, current
    return previous[-1]
