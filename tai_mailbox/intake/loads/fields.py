# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The settled fields of one load, each with its evidence, and the found values that they are settled from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from ..reading import REFERENCE_ROLES, Evidence

# The weight of one, where the count stands elsewhere, and the weight of all: one fact in two forms.
_OTHER_FORM = {"weight_each": "weight_lb", "weight_lb": "weight_each"}
FREIGHT_FIELDS = ("equipment", "weight_lb", "weight_each", "handling_units", "dimensions_in", "commodity")


@dataclass(frozen=True, slots=True)
class Value:
    """A found value with its evidence, its line, and the end of the lane in whose block it stands."""

    kind: str
    value: Any
    evidence: Evidence
    section: str = ""
    line: int = 0


def _joined(own: tuple[str, ...], others: tuple[str, ...], own_only: bool) -> tuple[str, ...]:
    return own if own and own_only else tuple(dict.fromkeys((*own, *others)))


@dataclass(slots=True)
class Fields:
    """The settled fields of one load, with the evidence of each."""

    values: dict[str, Any] = field(default_factory=dict)
    evidence: dict[str, tuple[Evidence, ...]] = field(default_factory=dict)

    def put(self, name: str, value: Any, evidence: Iterable[Evidence]) -> None:
        self.values[name] = value
        self.evidence[name] = tuple(evidence)

    def without(self, name: str) -> Fields:
        """The same, but what is said by that name; this is left as it is, as several loads may share it."""
        other = Fields(dict(self.values), dict(self.evidence))
        other.drop(name)
        return other

    def drop(self, name: str) -> None:
        """Leave out what is said here by that name."""
        del self.values[name], self.evidence[name]

    def fill_from(self, other: Fields, own_numbers_only: bool = False) -> None:
        """Take what is not said here; lists of references are joined by role.

        With `own_numbers_only`, of what several loads share, a load takes no number of a role that it has.
        """
        for name, value in other.values.items():
            if name not in self.values and _OTHER_FORM.get(name) not in self.values:
                self.put(name, value, other.evidence[name])
        if "references" in self.values and "references" in other.values:
            mine, theirs = self.values["references"], other.values["references"]
            self.values["references"] = {
                role: _joined(mine.get(role, ()), theirs.get(role, ()), own_numbers_only)
                for role in REFERENCE_ROLES
            }

    @property
    def has_freight(self) -> bool:
        return any(name in self.values for name in FREIGHT_FIELDS)
