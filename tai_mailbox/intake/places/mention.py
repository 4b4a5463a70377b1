# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""A place where a text names it, and whether two places can be one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from ..reading import Place
from .gazetteer import key_of

Strength = Literal["stated", "loose", "alone", "zip", "code"]


@dataclass(frozen=True, slots=True)
class Mention:
    """A place in a text, its span, and how surely it is one."""

    place: Place
    start: int
    end: int
    strength: Strength

    @property
    def sure(self) -> bool:
        return self.strength in ("stated", "loose")


def same_place(one: Place, other: Place) -> bool:
    """Whether two places can be the same, one perhaps told with less."""
    if one.postal_code and other.postal_code:
        return one.postal_code == other.postal_code
    if one.city and other.city and key_of(one.city) != key_of(other.city):
        return False
    return not (one.state and other.state and one.state != other.state) and bool(one.city and other.city)


def merged_place(one: Place, other: Place) -> Place:
    """What two mentions of a place say together; the first is right where they differ."""
    return replace(
        one,
        city=one.city or other.city,
        state=one.state or other.state,
        postal_code=one.postal_code or other.postal_code,
        country=one.country or other.country,
        street=one.street or other.street,
    )
