# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What all the weights that a mail tells of one load come to."""

from __future__ import annotations

import itertools

from ..rules import FULL_TRAILER, HEAVIEST_OF_ITEMS
from .fields import Fields, Value
from .told_total import bare_figures, product_told, sum_told
from .unit_counts import without_repeats

_LIGHTEST_PALLET = 30  # pounds: what weighs less on each of several pallets was told of one
_ROUNDED = 0.01  # by so much the same weight may differ in another unit


def total_weight(fields: Fields, found: list[Value], by_kind: dict[str, list[Value]]) -> None:
    """Put the weight of all into `fields`, or that of one where the count stands elsewhere."""
    figures = bare_figures(found, by_kind.get("figure", []))
    product = product_told(found, figures, by_kind.get("units", []))
    found = [value for value in found if value.value.sure] or found
    if "units" not in by_kind:
        _count_items(fields, found)
    total = _said_total(found) or product
    units = [value for value in by_kind.get("units", ()) if not value.value.total]
    found = _in_one_unit(found)
    amounts = _amounts(found, units, by_kind)
    total = total or sum_told(found, amounts, figures)
    if total:
        fields.put("weight_lb", round(total.value.pounds, 2), [total.evidence])
    else:
        _put_sum_or_first(fields, *_told_once(found, amounts), units, by_kind)


def _amounts(found: list[Value], units: list[Value], by_kind: dict[str, list[Value]]) -> list[float]:
    kinds = [value.value.kind for value in found if value.value.each]
    return [_amount(value, units, kinds.count(value.value.kind) == 1, by_kind) for value in found]


def _put_sum_or_first(
    fields: Fields,
    found: list[Value],
    amounts: list[float],
    units: list[Value],
    by_kind: dict[str, list[Value]],
) -> None:
    """The weights of several items together, or the first of all, or else of one."""
    parted = len({value.value.of for value in found if value.value.each and value.value.of}) == len(found)
    if len(found) > 1 and (parted or _are_items(found, units, by_kind) or _are_listed(found)):
        fields.put("weight_lb", round(sum(amounts), 2), [value.evidence for value in found])
        return
    told = list(zip(amounts, found, strict=True))
    plain = [(amount, value) for amount, value in told if not value.value.each]
    amount, value = plain[0] if plain else told[0]
    if plain and amount < _LIGHTEST_PALLET * _bearers(units):
        amount *= _bearers(units)
    is_counted = plain or by_kind.get("units") or value.value.of
    fields.put("weight_lb" if is_counted else "weight_each", round(amount, 2), [value.evidence])


def _bearers(units: list[Value]) -> int:
    """How many pallets, skids or crates there are, of one count that is told; else one."""
    counts = [unit.value.count for unit in units if unit.value.tier == 1]
    return counts[0] if len(counts) == 1 else 1


def _said_total(found: list[Value]) -> Value | None:
    return next((value for value in reversed(found) if value.value.total), None)


def _count_items(fields: Fields, found: list[Value]) -> None:
    """ "4 vaults, 13,000 lb each": the things that a weight is of one of are what is handled."""
    counts = {value.value.of: value for value in found if value.value.each and value.value.of}
    if counts:
        fields.put(
            "handling_units", sum(count for count, _at in counts), [v.evidence for v in counts.values()]
        )


def _in_one_unit(found: list[Value]) -> list[Value]:
    """Without the weights that repeat one "each" in another unit: "200 kg each (440 lb)"."""
    each = [value.value.pounds for value in found if value.value.each]
    return [
        value
        for value in found
        if value.value.each or not any(abs(value.value.pounds / pounds - 1) < _ROUNDED for pounds in each)
    ]


def _told_once(found: list[Value], amounts: list[float]) -> tuple[list[Value], list[float]]:
    """The weights without one that is told again in another paragraph, perhaps in another language."""
    kept: list[tuple[Value, float]] = []
    for value, amount in zip(found, amounts, strict=True):
        if not any(amount == other and value.line - known.line > 1 for known, other in kept):
            kept.append((value, amount))
    return [value for value, _amount in kept], [amount for _value, amount in kept]


def _amount(weight: Value, units: list[Value], alone: bool, by_kind: dict[str, list[Value]]) -> float:
    """The pounds that a weight comes to: "each" times the units of its line, or the nearest before it.

    `alone`: no other weight is told of one of its kind.
    """
    if not weight.value.each:
        return weight.value.pounds
    typed = [unit for unit in units if weight.value.kind and _is_kind(unit, weight.value.kind)]
    if typed:  # "600 kg por tarima": of what it names, whatever was counted nearer
        counted = _of_kind(typed, weight, alone, by_kind)
        return weight.value.pounds * sum(_count(unit, units) for unit in counted)
    count, at = weight.value.of or (1, -1)
    chosen = _nearest(weight, units)
    if chosen and at < chosen.evidence.end:
        count = chosen.value.count
    pounds = weight.value.pounds * count
    return pounds if pounds <= HEAVIEST_OF_ITEMS else weight.value.pounds  # it was of a truck


def _nearest(weight: Value, units: list[Value]) -> Value | None:
    """The count of a weight's own line, the one before it where there is one, or else the first of all."""
    here = (weight.line, weight.evidence.segment)
    same = [unit for unit in units if (unit.line, unit.evidence.segment) == here and not unit.value.on_each]
    before = [unit for unit in same if unit.evidence.start < weight.evidence.start]
    if len(before) > 1:
        return min(before, key=lambda unit: unit.value.tier)
    return next(iter([*before, *same, *units]), None)


def _count(unit: Value, units: list[Value]) -> int:
    """How many there are in all, where so many stand on each of something: "48 cartons per pallet"."""
    bearers = [other for other in units if _is_kind(other, unit.value.on_each)]
    return unit.value.count * (sum(other.value.count for other in bearers) if bearers else 1)


def _is_kind(unit: Value, kind: str) -> bool:
    return kind == unit.value.type or {kind, unit.value.type} <= {"pallet", "skid"}


def _of_kind(typed: list[Value], weight: Value, alone: bool, by_kind: dict[str, list[Value]]) -> list[Value]:
    """The counts that a weight of one is of: all where it has a line of its own, else the last before it."""
    if alone and not any(unit.line == weight.line for unit in typed):
        return without_repeats(typed, by_kind)
    before = [unit for unit in typed if unit.evidence.start < weight.evidence.start]
    return before[-1:] or typed[:1]


def _are_items(found: list[Value], units: list[Value], by_kind: dict[str, list[Value]]) -> bool:
    """Whether each weight belongs to an item of its own: a count or a size stands on each one's line."""
    sizes = by_kind.get("dimensions", ())
    if len(sizes) == len(found) and not any(value.value.each for value in found):
        return True  # a size and a weight for each of them
    lines = {(value.evidence.segment, value.line) for value in [*units, *by_kind.get("dimensions", ())]}
    here = [(value.evidence.segment, value.line) for value in found]
    if len(set(here)) == len(here):
        return all(line in lines for line in here)
    return len(units) >= len(found) and all(line in lines for line in here)


def _are_listed(found: list[Value]) -> bool:
    """ "rail 15,000 lbs, plate 12,000 lbs, tie bars 10,000 lbs": items of one sentence that fit a trailer."""
    if len(found) < 3 or any(value.value.each for value in found):
        return False
    near = all(
        0 < after.evidence.start - before.evidence.end <= 40 for before, after in itertools.pairwise(found)
    )
    return near and sum(value.value.pounds for value in found) <= FULL_TRAILER
