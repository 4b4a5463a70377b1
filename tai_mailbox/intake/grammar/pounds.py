# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""A weight as it was read, and the units that weights are told in."""

from __future__ import annotations

from dataclasses import dataclass

POUNDS_A_KILO = 2.20462262
POUNDS = {"cwt": 100.0, "kg": POUNDS_A_KILO, "metric": 2204.62262, "short": 2000.0, "lb": 1.0}
UNIT = (
    r"(?P<cwt>cwts?\b|hundredweight\b)|(?P<lb>#(?!\w)|lbs?\b|pounds?\b|libras?\b)|(?P<kg>kgs?\b|kilos?\b"
    r"|kilogram(?:me)?s?\b|kilogramos\b)"
    r"|(?P<metric>metric[ ]ton(?:ne)?s?\b|tons?[ ]metricas\b|m/?tons?\b|mts?\b|tonnes?\b"
    r"|toneladas?(?:[ ]metricas)?\b|t\b)|(?P<short>(?:short[ ])?tons?\b|tns?\b)"
)
LIGHT = 3_000  # pounds: what one of several things weighs


@dataclass(frozen=True, slots=True)
class Weight:
    """Pounds; `each` is of one unit, `total` is said to be of everything, `sure` has a unit or label."""

    pounds: float
    each: bool = False
    total: bool = False
    sure: bool = True
    of: tuple[int, int] | None = None  # of an "each": a count named before it, and where it stands
    kind: str = ""  # of an "each": the type of unit it is said to be of one of


def unit_named(groups: dict[str, str | None]) -> str | None:
    """The unit of a match of UNIT."""
    return next((name for name in POUNDS if groups[name]), None)
