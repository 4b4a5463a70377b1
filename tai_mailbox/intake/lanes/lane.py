# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""A lane in the making: its ends, and the places of one end told twice."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..places.mention import Mention, merged_place
from ..reading import Place


@dataclass(slots=True)
class Lane:
    """The ends of one load in one segment, still being put together."""

    segment: int
    origin: Mention | None = None
    destination: Mention | None = None
    stops: list[Mention] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)

    @property
    def complete(self) -> bool:
        return bool(self.origin and self.destination)

    @property
    def start(self) -> int:
        return min(mention.start for mention in self.mentions)

    @property
    def end(self) -> int:
        return max(mention.end for mention in self.mentions)


# Where freight changes trucks on its way to or from Mexico; the broker sees to that, it is no stop.
BORDER_TOWNS = frozenset(
    (
        "Laredo", "Nuevo Laredo", "Pharr", "Hidalgo", "Otay Mesa", "Eagle Pass", "Piedras Negras", "Calexico",
        "Nogales", "Del Rio", "Santa Teresa", "Brownsville", "Progreso", "Presidio", "Rio Grande City",
    )
)  # fmt: skip


def crosses_to_mexico(one: Place, other: Place) -> bool:
    return (one.country == "MX") != (other.country == "MX")


def refined(one: Mention, other: Mention) -> Mention:
    """One mention that says what both say, standing where the fuller one does."""
    full, short = (other, one) if _fullness(other.place) > _fullness(one.place) else (one, other)
    return Mention(merged_place(full.place, short.place), full.start, full.end, full.strength)


def _fullness(place: Place) -> int:
    return sum(bool(part) for part in (place.city, place.state, place.postal_code))
