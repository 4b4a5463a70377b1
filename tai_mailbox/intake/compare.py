# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What was read of a mail beside what should have been: which values agree, and how many do not.

Both are JSON objects of the intake contract, sections 6 and 7.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from .reading import REFERENCE_ROLES

FIELDS = (
    "origin",
    "destination",
    "stops",
    "weight_lb",
    "handling_units",
    "equipment",
    "mode",
    "pickup_date",
    "delivery_date",
    "freight_class",
    "hazmat",
    "un_number",
    "dimensions_in",
    "temperature_f",
    "accessorials",
    "references",
    "commodity",
)


def plain(text: str) -> str:
    return re.sub(r"[^A-Z0-9]", "", text.upper())


def city(text: str | None) -> str:
    bare = unicodedata.normalize("NFKD", text or "").encode("ascii", "ignore").decode().lower()
    words = re.sub(r"[^a-z0-9]+", " ", bare).split()
    long = {"st": "saint", "ste": "sainte", "ft": "fort", "mt": "mount"}
    return " ".join(long.get(word, word) for word in words)


def state(text: str | None) -> str:
    """A Mexican state's everyday name for its official one."""
    return re.sub(r" de (Zaragoza|Ocampo|Ignacio de la Llave)$", "", text or "")


def place(value: Mapping[str, Any] | None) -> tuple[str, ...] | None:
    if not value or not any(value.values()):
        return None
    postal = plain(value.get("postal_code") or "")
    postal = postal[:5] if postal.isdigit() else postal
    return city(value.get("city")), state(value.get("state")), postal, value.get("country") or ""


def same_place(wanted: Mapping[str, Any], got: Mapping[str, Any]) -> bool:
    """A label's city may name alternatives: the postal service and people differ."""
    names = (wanted.get("city") or "").split("/")
    return any(place({**wanted, "city": name}) == place(got) for name in names)


def same_number(wanted: float, got: float) -> bool:
    return abs(wanted - got) <= max(0.51, abs(wanted) * 0.001)


def same_size(wanted: Iterable[float], got: Iterable[float]) -> bool:
    return all(abs(a - b) <= 0.51 for a, b in zip(wanted, got, strict=True))


def same_words(wanted: str, got: str) -> bool:
    """Half of the words agree, or one holds the other."""
    a, b = ({word.rstrip("s") for word in city(text).split()} for text in (wanted, got))
    return bool(a and b) and (a <= b or b <= a or len(a & b) * 2 >= len(a | b))


def same(wanted: Any, got: Any) -> bool:
    return wanted == got


def role_values(references: Mapping[str, list[str]]) -> list[tuple[str, str]]:
    return [(role, plain(value)) for role in REFERENCE_ROLES for value in references.get(role, [])]


SAME: dict[str, Callable[[Any, Any], bool]] = {
    "origin": same_place,
    "destination": same_place,
    "stops": same_place,
    "weight_lb": same_number,
    "temperature_f": same_number,
    "dimensions_in": same_size,
    "commodity": same_words,
}


def items(load: Mapping[str, Any], name: str) -> list[Any]:
    """A field's values as a list; of a plain field one or none."""
    value = load.get(name)
    if name == "references":
        return role_values(value or {})
    if name in ("origin", "destination"):
        return [value] if place(value) else []
    if isinstance(value, list):
        return value
    return [] if value is None else [value]


# Counting


@dataclass
class Count:
    """How many values were right, made up and missed."""

    right: int = 0
    made_up: int = 0
    missed: int = 0

    def add(self, right: int, got: int, wanted: int) -> None:
        self.right += right
        self.made_up += got - right
        self.missed += wanted - right

    @property
    def precision(self) -> float | None:
        return ratio(self.right, self.right + self.made_up)

    @property
    def recall(self) -> float | None:
        return ratio(self.right, self.right + self.missed)

    @property
    def f1(self) -> float | None:
        return ratio(2 * self.right, 2 * self.right + self.made_up + self.missed)


def ratio(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def right_items(wanted: list[Any], got: list[Any], equal: Callable[[Any, Any], bool]) -> int:
    left = list(got)
    for value in wanted:
        match = next((other for other in left if equal(value, other)), None)
        if match is not None:
            left.remove(match)
    return len(got) - len(left)


def field_right(name: str, wanted: Mapping[str, Any], got: Mapping[str, Any]) -> bool:
    if name in wanted.get("free", []):
        return True
    a, b = items(wanted, name), items(got, name)
    return len(a) == len(b) == right_items(a, b, SAME.get(name, same))


def wrong_fields(wanted: Mapping[str, Any], got: Mapping[str, Any]) -> list[str]:
    return [name for name in FIELDS if not field_right(name, wanted, got)]


def paired(wanted: list[dict[str, Any]], got: list[dict[str, Any]]) -> list[tuple[dict, dict]]:
    """Each expected load beside the one read that is most like it; what is left over beside an empty load."""
    left, pairs = list(got), []
    for load in wanted:
        best = min(left, key=lambda reading: len(wrong_fields(load, reading)), default={})
        left = [reading for reading in left if reading is not best]
        pairs.append((load, best))
    return pairs + [({}, reading) for reading in left]


def count_items(
    count: Count, wanted: list[Any], got: list[Any], equal: Callable[[Any, Any], bool] = same
) -> None:
    count.add(right_items(wanted, got, equal), len(got), len(wanted))


def differing(wanted: Mapping[str, Any], got: Mapping[str, Any]) -> list[str]:
    """What is wrong, one line each: field, expected, got."""
    lines = [
        f"{name}: expected {wanted[name]}, got {got[name]}"
        for name in ("category", "shipments", "documents")
        if (sorted(wanted[name]) if isinstance(wanted[name], list) else wanted[name])
        != (sorted(got[name]) if isinstance(got[name], list) else got[name])
    ]
    if not wanted["category"] == got["category"] == "quote":
        return lines
    if len(wanted["loads"]) != len(got["loads"]):
        lines.append(f"loads: expected {len(wanted['loads'])}, got {len(got['loads'])}")
    for number, (load, reading) in enumerate(paired(wanted["loads"], got["loads"]), 1):
        lines += [
            f"load {number} {name}: expected {load.get(name)}, got {reading.get(name)}"
            for name in wrong_fields(load, reading)
        ]
    return lines
