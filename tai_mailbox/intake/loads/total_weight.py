# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What all the weights that a mail tells of one load come to."""

from __future__ import annotations

import itertools
from dataclasses import replace

from ..grammar.pounds import Weight
from ..rules import FULL_TRAILER, HEAVIEST_OF_ITEMS
from .fields import Fields, Value
from .unit_counts import without_repeats

_LIGHTEST_PALLET = 30  # pounds: what weighs less on each of several pallets was told of one
_BESIDE, _MOST_TIMES = 12, 60  # characters between a weight and what it comes to, for so many at most
_LIGHTEST_ITEM = 100  # pounds
_ROUNDED = 0.01  # by so much the same weight may differ in another unit


def total_weight(fields: Fields, found: list[Value], by_kind: dict[str, list[Value]]) -> None:
    """Put the weight of all into `fields`, or that of one where the count stands elsewhere."""
    figures = [replace(value, value=Weight(value.value)) for value in by_kind.get("figure", ())]
    figures += [value for value in found if not value.value.sure]
    product = _product(found, figures, by_kind.get("units", []))
    found = [value for value in found if value.value.sure] or found
    if "units" not in by_kind:
        _count_items(fields, found)
    total = _said_total(found) or product
    if total:
        fields.put("weight_lb", total.value.pounds, [total.evidence])
        return
    units = [value for value in by_kind.get("units", ()) if not value.value.total]
    found = _in_one_unit(found)
    kinds = [value.value.kind for value in found if value.value.each]
    amounts = [_amount(value, units, kinds.count(value.value.kind) == 1, by_kind) for value in found]
    confirmed = _confirmed(amounts, figures) or _with_parts(found, amounts, figures)
    if confirmed:
        fields.put("weight_lb", confirmed.value.pounds, [confirmed.evidence])
        return
    sums = [at for at, amount in enumerate(amounts) if abs(amount * 2 - sum(amounts)) < 1]
    if len(found) > 2 and len(sums) == 1:
        fields.put("weight_lb", round(amounts[sums[0]], 2), [found[sums[0]].evidence])
        return
    found, amounts = _told_once(found, amounts)
    parted = len({value.value.of for value in found if value.value.each and value.value.of}) == len(found)
    if len(found) > 1 and (parted or _are_items(found, units, by_kind) or _are_listed(found)):
        fields.put("weight_lb", round(sum(amounts), 2), [value.evidence for value in found])
        return
    each = [(amount, value) for amount, value in zip(amounts, found, strict=True) if value.value.each]
    plain = [(amount, value) for amount, value in zip(amounts, found, strict=True) if not value.value.each]
    amount, value = plain[0] if plain else each[0]
    amount *= _bearers(units) if plain and amount < _LIGHTEST_PALLET * _bearers(units) else 1
    is_counted = plain or by_kind.get("units") or value.value.of
    fields.put("weight_lb" if is_counted else "weight_each", round(amount, 2), [value.evidence])


def _bearers(units: list[Value]) -> int:
    """How many pallets, skids or crates there are, of one count that is told; else one."""
    counts = [unit.value.count for unit in units if unit.value.tier == 1]
    return counts[0] if len(counts) == 1 else 1


def _said_total(found: list[Value]) -> Value | None:
    return next((value for value in reversed(found) if value.value.total), None)


def _product(found: list[Value], figures: list[Value], units: list[Value]) -> Value | None:
    """The weight, or the bare figure, that is another weight times a count: "14 pews at 300 lb, 4,200"."""
    counts = {unit.value.count for unit in units}
    for kind in {unit.value.type for unit in units}:
        counts.add(sum(unit.value.count for unit in units if unit.value.type == kind))
    for one, all_of_it in itertools.product(found, [*found, *figures]):
        products = [one.value.pounds * count for count in (*counts, (one.value.of or (1,))[0]) if count > 1]
        near = any(abs(product / all_of_it.value.pounds - 1) < _ROUNDED for product in products)
        if near or _is_multiple_beside(one, all_of_it):
            return all_of_it
    return None


def _confirmed(amounts: list[float], figures: list[Value]) -> Value | None:
    """The bare figure that the told weights come to, or come to with one more figure: "and one at 5,600"."""
    for total in figures:
        lacking = total.value.pounds - sum(amounts)
        if len(amounts) > 1 and abs(lacking) < 1:
            return total
        if lacking >= _LIGHTEST_ITEM and any(abs(other.value.pounds - lacking) < 1 for other in figures):
            return total
    return None


def _with_parts(found: list[Value], amounts: list[float], figures: list[Value]) -> Value | None:
    """The weight that the others and one bare figure come to: "4,000 lb (one 1,300, three 900 each)"."""
    for value, amount in zip(found, amounts, strict=True):
        lacking = 2 * amount - sum(amounts)
        others = len(amounts) > 1 and lacking >= _LIGHTEST_ITEM
        if others and any(abs(figure.value.pounds - lacking) < 1 for figure in figures):
            return replace(value, value=Weight(amount))
    return None


def _is_multiple_beside(one: Value, all_of_it: Value) -> bool:
    """ "22,250 lb a copy (44,500)": the figure right behind a weight is several times that weight."""
    times = all_of_it.value.pounds / one.value.pounds
    is_beside = 0 < all_of_it.evidence.start - one.evidence.end <= _BESIDE
    return is_beside and times == int(times) and 1 < times <= _MOST_TIMES


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
    count, at = weight.value.of or (1, -1)
    same = [
        unit
        for unit in units
        if unit.line == weight.line and unit.evidence.segment == weight.evidence.segment
    ]
    typed = [unit for unit in units if weight.value.kind and _is_kind(unit, weight.value.kind)]
    if typed:  # "600 kg por tarima": of what it names, whatever was counted nearer
        return weight.value.pounds * sum(
            _count(unit, units) for unit in _of_kind(typed, weight, alone, by_kind)
        )
    same = [unit for unit in same if not unit.value.on_each]
    before = [unit for unit in same if unit.evidence.start < weight.evidence.start]
    chosen = before[-1:] or same[:1] or units[:1]
    if len(before) > 1:
        chosen = [min(before, key=lambda unit: unit.value.tier)]
    nearer = not chosen or at >= chosen[0].evidence.end
    pounds = weight.value.pounds * (count if nearer else chosen[0].value.count)
    return pounds if pounds <= HEAVIEST_OF_ITEMS else weight.value.pounds  # it was of a truck


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
