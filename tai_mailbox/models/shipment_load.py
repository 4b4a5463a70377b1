# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""From a shipment to the JSON object of a load (intake contract, section 6): what should have been read."""

from __future__ import annotations

from typing import Any

from ..intake.reading import REFERENCE_ROLES

SAME = ("mode", "equipment", "handling_units", "commodity", "freight_class", "un_number")
PLACE = ("city", "state", "postal_code", "country")
SIDES = ("length_in", "width_in", "height_in")
# Whatever of a shipment is told here.
FIELDS = (
    *SAME,
    *(f"{end}_{part}" for end in ("origin", "destination") for part in PLACE),
    *(f"stop_ids.{part}" for part in PLACE),
    *(f"line_ids.{side}" for side in SIDES),
    "pickup_date",
    "delivery_date",
    "weight_lb",
    "hazmat",
    "has_temperature",
    "temperature_f",
    "accessorial_ids",
    "reference_ids.role",
    "reference_ids.value",
)


def expected_load(shipment) -> dict[str, Any]:
    """None where the shipment says nothing, as where a mail does not."""
    return {
        "origin": _place(shipment, "origin_"),
        "destination": _place(shipment, "destination_"),
        "stops": [_place(stop) for stop in shipment.stop_ids],
        **{name: shipment[name] or None for name in SAME},
        "pickup_date": shipment.pickup_date.isoformat() if shipment.pickup_date else None,
        "delivery_date": shipment.delivery_date.isoformat() if shipment.delivery_date else None,
        "weight_lb": shipment.weight_lb or None,
        "dimensions_in": [_size(line) for line in shipment.line_ids if all(_size(line))],
        "hazmat": {"yes": True, "no": False}.get(shipment.hazmat),
        "temperature_f": shipment.temperature_f if shipment.has_temperature else None,
        "accessorials": sorted(shipment.accessorial_ids.mapped("code")),
        "references": {role: _references(shipment, role) for role in REFERENCE_ROLES},
    }


def _place(record, prefix: str = "") -> dict[str, str | None] | None:
    place = {part: record[prefix + part] or None for part in PLACE}
    return place if any(place.values()) else None


def _size(line) -> list[float]:
    return [line[side] for side in SIDES]


def _references(shipment, role: str) -> list[str]:
    return [reference.value for reference in shipment.reference_ids if reference.role == role]
