# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Which of several counts of units add up, and which tell the same again."""

from __future__ import annotations

import itertools

from .fields import Value


def without_repeats(units: list[Value], by_kind: dict[str, list[Value]]) -> list[Value]:
    """The counts to add: not one told again on another line, nor those that are the sum of the rest.

    `by_kind`: all that is told of the load; lines with a weight or a size of their own are items.
    """
    if _are_items(units, by_kind, ("dimensions",)):
        return units
    total = sum(unit.value.count for unit in units)
    for at, so_far in enumerate(itertools.accumulate(unit.value.count for unit in units), 1):
        if so_far * 2 == total and len(units) > 2:  # what is put on, and what comes off
            return units[:at]
    lines: dict[tuple[int, str], int] = {}
    kept: list[Value] = []
    for unit in units:
        if lines.setdefault((unit.value.count, unit.value.type), unit.line) == unit.line:
            kept.append(unit)
    sums = [unit for unit in kept if _is_of_all(unit, kept)]
    if len(kept) > 2 and len(sums) == 1:
        return sums
    return units if _is_list(units) or _are_items(units, by_kind) else kept


def _is_of_all(unit: Value, units: list[Value]) -> bool:
    """Whether the others, in their order, come to so many: once, or once put on and once taken off."""
    so_far = 0
    for other in units:
        if other is not unit:
            so_far = (so_far if so_far < unit.value.count else 0) + other.value.count
            if so_far > unit.value.count:
                return False
    return so_far == unit.value.count


def _are_items(
    units: list[Value], by_kind: dict[str, list[Value]], kinds: tuple[str, ...] = ("weight", "dimensions")
) -> bool:
    """Whether each line with a count has a figure of one of these kinds, too."""
    figures = {value.line for kind in kinds for value in by_kind.get(kind, ())}
    return all(unit.line in figures for unit in units)


def _is_list(units: list[Value]) -> bool:
    """Whether three lines or more that follow each other have a count each: stops of one truck."""
    lines = [unit.line for unit in units]
    return len(lines) > 2 and all(0 < after - before <= 2 for before, after in itertools.pairwise(lines))
