# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The words and numbers of freight that several models share."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

MODES = [
    ("ftl", "Full truckload"),
    ("ltl", "Less than truckload"),
    ("partial", "Partial"),
    ("intermodal", "Intermodal"),
    ("drayage", "Drayage"),
    ("expedited", "Expedited"),
    ("air", "Air"),
    ("ocean", "Ocean"),
]

EQUIPMENT = [
    ("van", "Dry van"),
    ("reefer", "Reefer"),
    ("flatbed", "Flatbed"),
    ("step_deck", "Step deck"),
    ("conestoga", "Conestoga"),
    ("double_drop", "Double drop"),
    ("lowboy", "Lowboy"),
    ("rgn", "RGN"),
    ("power_only", "Power only"),
    ("hotshot", "Hotshot"),
    ("box_truck", "Box truck"),
    ("sprinter", "Sprinter van"),
    ("container", "Container"),
    ("tanker", "Tanker"),
    ("auto_carrier", "Auto carrier"),
    ("dump", "Dump"),
    ("van_or_reefer", "Van or reefer"),
]

# NMFTA, Docket 2025-1, in force since 19 July 2025: the class of freight whose density
# is below the bound, in pounds per cubic foot. What is denser than all bounds is class 50.
DENSITY_SCALE = (
    (1, "400"),
    (2, "300"),
    (4, "250"),
    (6, "175"),
    (8, "125"),
    (10, "100"),
    (12, "92.5"),
    (15, "85"),
    (22.5, "70"),
    (30, "65"),
    (35, "60"),
    (50, "55"),
)

# All 18 classes of the NMFC; the density scale gives 13 of them, the others still occur in mail.
_CLASS_NUMBERS = (50, 55, 60, 65, 70, 77.5, 85, 92.5, 100, 110, 125, 150, 175, 200, 250, 300, 400, 500)
FREIGHT_CLASSES = [(f"{number:g}", f"{number:g}") for number in _CLASS_NUMBERS]

OPEN_STATES = ("quote", "quoted", "booked", "picked_up")  # neither delivered nor cancelled

YES_NO = [("yes", "Yes"), ("no", "No")]

REFERENCE_ROLES = [
    ("po", "PO"),
    ("bol", "BOL"),
    ("pro", "PRO"),
    ("pickup", "Pickup number"),
    ("customer", "Customer reference"),
]

CUBIC_INCHES_IN_A_CUBIC_FOOT = 1728


class Place(NamedTuple):
    """A stop of a lane as the models store it: empty text where nothing is known."""

    street: str = ""
    city: str = ""
    state: str = ""
    postal_code: str = ""
    country: str = ""

    @classmethod
    def of(cls, record, prefix="") -> Place:
        """The place in the fields `<prefix>street`, `<prefix>city`... of a record."""
        return cls(*(record[prefix + part] or "" for part in cls._fields))

    @property
    def label(self) -> str:
        """What people say: "Chicago, IL", "Hamburg, DE", else the postal code."""
        region = self.state or (self.country if self.country not in ("US", "") else "")
        if self.city:
            return f"{self.city}, {region}" if region else self.city
        return self.postal_code or self.state or self.country

    @property
    def full_label(self) -> str:
        """All that is known of the town: "Chicago, IL 60638, US"."""
        town = " ".join(filter(None, (self.label, self.postal_code if self.city else "")))
        return (
            town if self.country in ("", town) or town.endswith(self.country) else f"{town}, {self.country}"
        )

    @property
    def key(self) -> str:
        """Equal for the same town however it is written; empty where no town is known."""
        return folded(self.city + self.state) if self.city else folded(self.postal_code)


def lane_label(origin: Place, destination: Place) -> str:
    """ "Chicago, IL → Dallas, TX"; a question mark for a side that is not known."""
    if not (origin.label or destination.label):
        return ""
    return f"{origin.label or '?'} → {destination.label or '?'}"


def folded(text: str) -> str:
    """Upper-case letters and digits only, accents taken off: "PRO 123-45" is "PRO12345"."""
    decomposed = unicodedata.normalize("NFKD", text or "")
    return re.sub(r"[\W_]+", "", decomposed).upper()


def class_by_density(density: float) -> str | bool:
    """The class of the density scale for pounds per cubic foot; False where it is not known."""
    if density <= 0:
        return False
    return next((freight_class for bound, freight_class in DENSITY_SCALE if density < bound), "50")


def yes_no(value: bool | None) -> str | bool:
    """A selection's value, where "not said" stays apart from "no"."""
    return {True: "yes", False: "no"}.get(value, False)


def volume_ft3(units: int, length_in: float, width_in: float, height_in: float) -> float:
    """Cubic feet of so many equal units; 0 where one of the factors is unknown."""
    return units * length_in * width_in * height_in / CUBIC_INCHES_IN_A_CUBIC_FOOT
