# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The weight of all where it is told beside those of its parts: what a product or a sum of them comes to."""

from __future__ import annotations

import itertools
from dataclasses import replace

from ..grammar.pounds import Weight
from .fields import Value

_ROUNDED = 0.01  # by so much a product may differ from what it comes to
_BESIDE, _MOST_TIMES = 12, 60  # characters between a weight and what it comes to, for so many at most
_MOST_WEIGHTS, _MOST_FIGURES = 12, 30  # of one load, that are held against each other
_LIGHTEST_ITEM = 100  # pounds


def bare_figures(found: list[Value], figures: list[Value]) -> list[Value]:
    """Figures that nothing calls a weight, as weights: `figures` are plain numbers."""
    plain = [replace(value, value=Weight(value.value)) for value in figures]
    return [*plain, *(value for value in found if not value.value.sure)][:_MOST_FIGURES]


def product_told(found: list[Value], figures: list[Value], units: list[Value]) -> Value | None:
    """The weight, or the bare figure, that is another weight times a count: "14 pews at 300 lb, 4,200"."""
    found = [value for value in found if value.value.pounds > 0][:_MOST_WEIGHTS]
    units = units[:_MOST_WEIGHTS]
    counts = {unit.value.count for unit in units}
    for kind in {unit.value.type for unit in units}:
        counts.add(sum(unit.value.count for unit in units if unit.value.type == kind))
    for one, all_of_it in itertools.product(found, [*found, *figures]):
        products = [one.value.pounds * count for count in (*counts, (one.value.of or (1,))[0]) if count > 1]
        near = any(abs(product / all_of_it.value.pounds - 1) < _ROUNDED for product in products)
        if near or _is_multiple_beside(one, all_of_it):
            return all_of_it
    return None


def _is_multiple_beside(one: Value, all_of_it: Value) -> bool:
    """ "22,250 lb a copy (44,500)": the figure right behind a weight is several times that weight."""
    times = all_of_it.value.pounds / one.value.pounds
    is_beside = 0 < all_of_it.evidence.start - one.evidence.end <= _BESIDE
    return is_beside and times == int(times) and 1 < times <= _MOST_TIMES


def sum_told(found: list[Value], amounts: list[float], figures: list[Value]) -> Value | None:
    """The weight, or the bare figure, that the others come to; `amounts` are the pounds of those found."""
    return (
        _figure_of_sum(amounts, figures)
        or _with_a_figure(found, amounts, figures)
        or _of_the_rest(found, amounts)
    )


def _figure_of_sum(amounts: list[float], figures: list[Value]) -> Value | None:
    """The bare figure that the told weights come to, or come to with one more figure: "and one at 5,600"."""
    for total in figures:
        lacking = total.value.pounds - sum(amounts)
        if len(amounts) > 1 and abs(lacking) < 1:
            return total
        if lacking >= _LIGHTEST_ITEM and any(abs(other.value.pounds - lacking) < 1 for other in figures):
            return total
    return None


def _with_a_figure(found: list[Value], amounts: list[float], figures: list[Value]) -> Value | None:
    """The weight that the others and one bare figure come to: "4,000 lb (one 1,300, three 900 each)"."""
    for value, amount in zip(found, amounts, strict=True):
        lacking = 2 * amount - sum(amounts)
        others = len(amounts) > 1 and lacking >= _LIGHTEST_ITEM
        if others and any(abs(figure.value.pounds - lacking) < 1 for figure in figures):
            return replace(value, value=Weight(amount))
    return None


def _of_the_rest(found: list[Value], amounts: list[float]) -> Value | None:
    """The one of three weights or more that the others come to."""
    sums = [at for at, amount in enumerate(amounts) if abs(amount * 2 - sum(amounts)) < 1]
    if len(found) < 3 or len(sums) != 1:
        return None
    return replace(found[sums[0]], value=Weight(amounts[sums[0]]))
