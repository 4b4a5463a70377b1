# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""From what intake read of a load to the values of a shipment.

Plain functions without a database: what a mail does not say stays out of the
values, so that it stays empty on the shipment.
"""

from __future__ import annotations

from typing import Any

from odoo.fields import Command

from ..intake.reading import Load, Place, Reading
from .freight import yes_no
from .moments import naive

PLAIN_FIELDS = (
    "mode",
    "equipment",
    "pickup_date",
    "delivery_date",
    "weight_lb",
    "handling_units",
    "unit_type",
    "commodity",
    "freight_class",
    "un_number",
)


def shipment_values(load: Load, reading: Reading) -> dict[str, Any]:
    """Values for `tai.shipment.create` that need no database."""
    return {
        "source_load": reading.loads.index(load) if load in reading.loads else 0,
        **_sender_values(reading),
        **{name: value for name in PLAIN_FIELDS if (value := getattr(load, name)) is not None},
        **_place_values("origin_", load.origin),
        **_place_values("destination_", load.destination),
        **_temperature_values(load),
        "hazmat": yes_no(load.hazmat),
        "stop_ids": _stops(load),
        "line_ids": _lines(load),
        "reference_ids": _references(load),
    }


def _sender_values(reading: Reading) -> dict[str, Any]:
    values = {"customer_email": reading.sender, "customer_name": reading.sender_name}
    if reading.date:
        values["requested_on"] = naive(reading.date)
    return values


def _place_values(prefix: str, place: Place | None) -> dict[str, str]:
    if place is None:
        return {}
    parts = ("street", "city", "state", "postal_code", "country")
    return {prefix + part: value for part in parts if (value := getattr(place, part))}


def _temperature_values(load: Load) -> dict[str, Any]:
    """A load kept at 0 °F is not a load of which no temperature is said."""
    if load.temperature_f is None:
        return {}
    return {"has_temperature": True, "temperature_f": load.temperature_f}


def _stops(load: Load) -> list:
    return [
        Command.create({"sequence": order, **_place_values("", place)})
        for order, place in enumerate(load.stops, start=1)
    ]


def _references(load: Load) -> list:
    return [
        Command.create({"role": role, "value": value})
        for role, values in load.references.items()
        for value in values
    ]


def _lines(load: Load) -> list:
    """One freight line for each stated size; without a size the totals say everything."""
    whole_load = _whole_load(load) if len(load.dimensions_in) == 1 else {}
    each = {"units": 1} if len(load.dimensions_in) == load.handling_units else {}
    return [
        Command.create(
            {
                "sequence": order,
                "length_in": length,
                "width_in": width,
                "height_in": height,
                "unit_type": load.unit_type or False,
                **each,
                **whole_load,
            }
        )
        for order, (length, width, height) in enumerate(load.dimensions_in, start=1)
    ]


def _whole_load(load: Load) -> dict[str, Any]:
    """What the only size of a load applies to: all of its freight."""
    return {
        "units": load.handling_units or 0,
        "weight_lb": load.weight_lb or 0,
        "freight_class": load.freight_class or False,
        "hazmat": yes_no(load.hazmat),
        "commodity": load.commodity or False,
    }
