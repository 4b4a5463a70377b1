# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Several drafts of one load made one: a lane told twice, or in two parts of a mail."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..places.mention import merged_place, same_place
from ..rules import MAX_LOADS
from .draft import Draft
from .fields import Fields
from .freight import SegmentFreight


def united(readings: Iterable[SegmentFreight]) -> list[Draft]:
    """The drafts of several segments; a lane that the note and the mail it passes on both tell is one."""
    drafts: list[Draft] = []
    for reading in readings:
        fresh = _without_repeats(reading.drafts)
        if not drafts:
            drafts = fresh
            continue
        for draft in fresh:
            known = next(
                (other for other in drafts if _same_lane(other, draft) or _halves(other, draft)), None
            )
            if known:
                absorb(known, draft)
            else:
                drafts.append(draft)
    return drafts[:MAX_LOADS]


def _without_repeats(drafts: Sequence[Draft]) -> list[Draft]:
    """A lane told twice, in a sentence and again in a block, is one load if nothing contradicts."""
    kept: list[Draft] = []
    for draft in drafts:
        known = next(
            (
                other
                for other in kept
                if not draft.is_row and _same_lane(other, draft) and _agree(other, draft)
            ),
            None,
        )
        if known:
            absorb(known, draft)
        elif draft.has_lane or not kept:
            kept.append(draft)
        else:
            _lend(kept[-1], draft)
    whole = [draft for draft in kept if draft.has_lane]
    return whole or kept


def _lend(known: Draft, half: Draft) -> None:
    """Half a lane is no load of its own; its words still say something of the one before."""
    known.fields.fill_from(half.fields)


def _agree(one: Draft, other: Draft) -> bool:
    """Whether no figure contradicts: two loads on one lane differ in weight, date, equipment or count."""
    if one.is_row or other.is_row:
        return False
    names = ("weight_lb", "pickup_date", "equipment", "handling_units")
    mine, theirs = one.fields.values, other.fields.values
    return all(mine[name] == theirs[name] for name in names if name in mine and name in theirs)


def _halves(one: Draft, other: Draft) -> bool:
    """Whether one tells only where the freight leaves, the other only where it goes."""
    first, second = (one, other) if one.origin else (other, one)
    return bool(first.origin and second.destination) and not first.destination and not second.origin


def _same_lane(one: Draft, other: Draft) -> bool:
    pairs = ((one.origin, other.origin), (one.destination, other.destination))
    told = [(a, b) for a, b in pairs if a and b]
    return bool(told) and all(same_place(a, b) for a, b in told)


def absorb(known: Draft, other: Draft) -> None:
    """Take into `known` what `other` says besides."""
    for end in ("origin", "destination"):
        mine, theirs = getattr(known, end), getattr(other, end)
        if mine and theirs:
            setattr(known, end, merged_place(mine, theirs))
        elif theirs:
            setattr(known, end, theirs)
            known.places[end] = other.places.get(end, ())
    if not known.stops and other.stops:
        known.stops = other.stops
        known.places["stops"] = other.places.get("stops", ())
    known.fields.fill_from(other.fields)
    known.shared.fill_from(other.shared)


def fits(draft: Draft, lane: Draft) -> bool:
    """Whether a subject's lane can be that of this draft."""
    pairs = ((draft.origin, lane.origin), (draft.destination, lane.destination))
    return all(same_place(a, b) for a, b in pairs if a and b)


def override(old: Draft, new: Draft) -> None:
    """What `new` says replaces what `old` says; the rest of `old` stays."""
    for end in ("origin", "destination"):
        told = getattr(new, end)
        if told:
            before = getattr(old, end)
            setattr(old, end, merged_place(told, before) if before and same_place(told, before) else told)
            old.places[end] = new.places.get(end, ())
    fields = Fields(dict(new.fields.values), dict(new.fields.evidence))
    fields.fill_from(old.fields)
    old.fields = fields
