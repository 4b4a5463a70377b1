# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The ends of the one lane of a text, by the words around its places."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from ..lanes.find import Lane, lanes_of
from ..lanes.marks import Role, Step
from ..loads.corrections import TAKES_BACK
from ..places.mention import Mention, same_place
from ..rules import END_LEFT_OPEN, END_TOLD
from ..text import Scan
from .surroundings import hidden, marks
from .weights import likely

TABLE = "ends.tsv"
MOST = 8  # mentions; a text with more has no one lane that could be told so
_Chances = dict[str, float]


def judged(scan: Scan, mentions: Sequence[Mention], steps: list[Step]) -> list[Step]:
    """The steps, or others where the words around the places surely say that others are the ends."""
    lanes = lanes_of(scan, steps)
    lane = lanes[0] if lanes else Lane(scan.index)
    places = [mention for mention in mentions if mention.sure]
    if len(lanes) > 1 or not 2 <= len(places) <= MOST or _are_told(scan, lane, steps):
        return steps
    chances = [likely(TABLE, one) for one in end_marks(scan.text, places)]
    pair = _likeliest(places, chances)
    if not pair:
        return steps
    origin, destination, sureness = pair
    if _are_ends(lane, origin, destination) or sureness < (END_TOLD if lane.complete else END_LEFT_OPEN):
        return steps
    return _lane(origin, destination, places, chances)


def end_marks(text: str, places: Sequence[Mention]) -> list[set[str]]:
    """What each of these places, told in the order of the text, is weighed by."""
    text = hidden(text, ((one.start, one.end) for one in places))
    ranks = _ranks(places)
    return [
        {
            f"rank {rank} of {max(ranks)}",
            f"strength {one.strength}",
            *_code(one),
            *marks(text, one.start, one.end),
        }
        for one, rank in zip(places, ranks, strict=True)
    ]


def _code(place: Mention) -> list[str]:
    return ["with code"] if place.place.postal_code else []


def _ranks(places: Sequence[Mention]) -> list[int]:
    """Each mention's number among the different places of the text, 4 at most."""
    different: list[Mention] = []
    ranks = []
    for one in places:
        same = [at for at, other in enumerate(different) if same_place(one.place, other.place)]
        if not same:
            different.append(one)
        ranks.append(min(4, 1 + (same[0] if same else len(different) - 1)))
    return ranks


def _likeliest(
    places: Sequence[Mention], chances: Sequence[_Chances]
) -> tuple[Mention, Mention, float] | None:
    """(origin, destination, how likely both are) of the two different places that do best."""
    pairs = [
        (one, other, chances[at]["origin"] * chances[to]["destination"])
        for (at, one), (to, other) in itertools.permutations(enumerate(places), 2)
        if not same_place(one.place, other.place)
    ]
    return max(pairs, key=lambda pair: pair[2], default=None)


def _are_ends(lane: Lane, origin: Mention, destination: Mention) -> bool:
    return bool(
        lane.origin
        and lane.destination
        and same_place(lane.origin.place, origin.place)
        and same_place(lane.destination.place, destination.place)
    )


def _are_told(scan: Scan, lane: Lane, steps: Sequence[Step]) -> bool:
    """Whether the rules had more to go by than what stands beside a place: labels, arrows, an order."""
    if not lane.complete:
        return False
    return bool(lane.stops or any(scan.finditer(TAKES_BACK))) or all(
        step.strong or step.linked for step in steps
    )


def _lane(
    origin: Mention, destination: Mention, places: Sequence[Mention], chances: Sequence[_Chances]
) -> list[Step]:
    ends: dict[int, Role] = {origin.start: "origin", destination.start: "destination"}
    for one, chance in zip(places, chances, strict=True):
        is_end = same_place(one.place, origin.place) or same_place(one.place, destination.place)
        if not is_end and max(chance, key=chance.__getitem__) == "stop":
            ends[one.start] = "stop"
    return [Step(one, ends[one.start], strong=True) for one in places if one.start in ends]
