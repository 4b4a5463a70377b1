# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What was read, in words: a Load's values as people write them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..intake.reading import Load, Place

CATEGORIES = {"quote": "Quote/Pickup Request", "operations": "Operations", "other": "Other"}
LABELS = {
    "origin": "Origin",
    "destination": "Destination",
    "stops": "Stops",
    "mode": "Mode",
    "equipment": "Equipment",
    "pickup_date": "Pickup",
    "delivery_date": "Delivery",
    "weight_lb": "Weight (lb)",
    "handling_units": "Units",
    "unit_type": "Kind of unit",
    "dimensions_in": "Dimensions (in)",
    "commodity": "Commodity",
    "freight_class": "Freight class",
    "hazmat": "Hazmat",
    "un_number": "UN number",
    "temperature_f": "Temperature (°F)",
    "accessorials": "Accessorials",
    "references": "References",
}


def label(name: str) -> str:
    """Of a Load's field, or of a part of it such as "references.po"."""
    field = name.partition(".")[0]
    return LABELS.get(field, field.replace("_", " ").capitalize())


def lane(load: Load) -> str:
    return " → ".join(filter(None, (value(load.origin), value(load.destination))))


def value(one: Any) -> str:
    """A value in words; empty where the mail does not say."""
    if one is None:
        return ""
    if isinstance(one, bool):
        return "yes" if one else "no"
    if isinstance(one, float):
        return f"{one:,g}" if one < 1_000_000 else f"{one:,.0f}"
    if isinstance(one, Place):
        return place(one)
    if isinstance(one, Mapping):
        return ", ".join(f"{role} {number}" for role, numbers in one.items() for number in numbers)
    if isinstance(one, tuple):
        return listed(one)
    return str(one)


def listed(items: tuple) -> str:
    """Several values; the three sides of a size belong together."""
    sides = items and all(isinstance(item, float | int) for item in items)
    return (" × " if sides else ", ").join(value(item) for item in items)


def place(one: Place) -> str:
    state = " ".join(filter(None, (one.state, one.postal_code)))
    return ", ".join(filter(None, (one.street, one.city, state, one.country if not state else "")))
