# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""A load in the making."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..reading import Evidence, Place
from .fields import Fields


@dataclass(slots=True)
class Draft:
    """A load in the making: places with their evidence, its own fields, and the fields it shares."""

    origin: Place | None = None
    destination: Place | None = None
    stops: tuple[Place, ...] = ()
    fields: Fields = field(default_factory=Fields)
    shared: Fields = field(default_factory=Fields)
    places: dict[str, tuple[Evidence, ...]] = field(default_factory=dict)
    is_row: bool = False  # or otherwise a load of its own, however like another

    @property
    def has_lane(self) -> bool:
        return bool(self.origin and self.destination)
