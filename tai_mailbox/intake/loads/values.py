# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""From what the grammars found to the fields of one load.

A field is settled from the values of the load's own words first; what those do not say
may come from words that all loads share, from the subject, or from the quoted request.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Any

from ..grammar.day_roles import Day
from ..grammar.equipment_names import WHOLE_TRAILERS
from ..grammar.mode import SHARED
from ..grammar.service_names import SIDED
from ..reading import REFERENCE_ROLES, Evidence
from ..rules import FEW_UNITS, HEAVY, LIGHT
from .fields import Fields, Value
from .total_weight import total_weight
from .unit_counts import without_repeats

# Trailers that cover what they carry: tarps are said of the other loads of the mail.
_COVERED = frozenset(
    ("van", "reefer", "van_or_reefer", "conestoga", "box_truck", "sprinter", "container", "tanker")
)


def settle(values: Sequence[Value]) -> Fields:
    """The fields that these values, all of one load, amount to."""
    fields = Fields()
    by_kind: dict[str, list[Value]] = {}
    for value in values:
        by_kind.setdefault(value.kind, []).append(value)
    for kind, reader in _READERS:
        if kind in by_kind:
            reader(fields, by_kind[kind], by_kind)
    return fields


def finish(fields: Fields) -> None:
    """What follows from several fields together: a weight of each, the mode, and hazmat from a UN number."""
    values = fields.values
    if "weight_each" in values:
        evidence = fields.evidence.pop("weight_each")
        fields.put(
            "weight_lb", round(values.pop("weight_each") * values.get("handling_units", 1), 2), evidence
        )
    if "un_number" in values and "hazmat" not in values:
        fields.put("hazmat", True, fields.evidence["un_number"])
    _without_contradictions(fields)
    if values.get("mode") == SHARED:
        small = values.get("handling_units", 0) <= FEW_UNITS and values.get("weight_lb", 0) <= LIGHT
        values["mode"] = "ltl" if small else "partial"
    if "mode" not in values:
        mode, source = _certain_mode(values)
        if mode:
            fields.put("mode", mode, fields.evidence[source])


def _without_contradictions(fields: Fields) -> None:
    """Leave out what cannot be of the same load, and was told of another, or of what was before."""
    values = fields.values
    if values.get("equipment") in _COVERED and "tarp" in values.get("accessorials", ()):
        values["accessorials"] = tuple(name for name in values["accessorials"] if name != "tarp")
    if values.get("mode") == "ltl" and values.get("equipment") == "container":
        fields.drop("equipment")  # what the freight came in
    if values.get("mode") == "drayage" and "tradeshow" in values.get("accessorials", ()):
        fields.drop("mode")  # what carries freight about the show's own floor


def _certain_mode(values: dict[str, Any]) -> tuple[str | None, str]:
    """(mode, the field it follows from): pallets with a class are LTL, a whole trailer is FTL."""
    whole = values.get("equipment") in WHOLE_TRAILERS
    if "freight_class" in values and not (whole and values.get("weight_lb", 0) >= HEAVY):
        if "handling_units" in values:
            return "ltl", "freight_class"
        if whole:
            return None, ""
    return ("ftl", "equipment") if whole else (None, "")


def _first(name: str) -> Callable[..., None]:
    def read(fields: Fields, found: list[Value], _all: dict[str, list[Value]]) -> None:
        fields.put(name, found[0].value, [found[0].evidence])

    return read


def _commodity(fields: Fields, found: list[Value], _all: dict[str, list[Value]]) -> None:
    best = max(found, key=lambda value: value.value.score)
    fields.put("commodity", best.value.words, [best.evidence])


def _units(fields: Fields, found: list[Value], by_kind: dict[str, list[Value]]) -> None:
    found = [value for value in found if not value.value.on_each]
    if not found:
        return
    tier = min(value.value.tier for value in found)
    parts = sum(value.value.count for value in found if not value.value.total)
    if of_all := [value for value in found if value.value.total and value.value.count == parts]:
        tier = of_all[-1].value.tier  # "19 bundles ... and 8 pallets. That is 27 units"
    chosen = [value for value in found if value.value.tier == tier]
    totals = [value for value in chosen if value.value.total]
    chosen = totals[-1:] or without_repeats(chosen, by_kind)
    fields.put(
        "handling_units", sum(value.value.count for value in chosen), [value.evidence for value in chosen]
    )
    fields.put("unit_type", chosen[0].value.type, [chosen[0].evidence])


def _dimensions(fields: Fields, found: list[Value], _all: dict[str, list[Value]]) -> None:
    fields.put("dimensions_in", tuple(value.value for value in found), [value.evidence for value in found])


def _hazmat(fields: Fields, found: list[Value], _all: dict[str, list[Value]]) -> None:
    chosen = found[0]
    fields.put("hazmat", chosen.value, [chosen.evidence])


def _dates(fields: Fields, found: list[Value], _all: dict[str, list[Value]]) -> None:
    roles = [(value, value.value.role or _section_role(value)) for value in found]
    pickups = [value for value, role in roles if role == "pickup"]
    deliveries = [value for value, role in roles if role == "delivery"]
    bare = [value for value, role in roles if not role]
    if not pickups and not bare and not any(value.value.role for value in deliveries):
        bare, deliveries = deliveries, []  # the one day of a block that ends with the delivery's address
    pickup = _surest(pickups) or sorted(bare, key=lambda value: value.value.day)[:1]
    if pickup:
        fields.put("pickup_date", pickup[0].value.day, [pickup[0].evidence])
    if deliveries:
        drops = [value for value in deliveries if value.section == "destination"]
        last = drops[-1] if drops else deliveries[0]
        fields.put("delivery_date", _after(last.value, fields), [last.evidence])


def _surest(pickups: list[Value]) -> list[Value]:
    """The first day of pickup of the surest kind that there is."""
    firm = [value for value in pickups if not value.value.deadline]  # "ready by Friday, load it Monday"
    said = [value for value in firm if not value.value.ready]  # "done Monday, so pickup would be Tuesday"
    worded = [value for value in said if value.value.worded]
    return (worded or said or firm or pickups)[:1]


def _after(delivery: Day, fields: Fields) -> date:
    """The day of a delivery; a weekday's name means the one that follows the pickup."""
    pickup = fields.values.get("pickup_date")
    if pickup and delivery.weekday and delivery.day < pickup:
        weeks = -(-(pickup - delivery.day).days // 7)
        return delivery.day + timedelta(days=7 * weeks)
    return delivery.day


def _section_role(value: Value) -> str:
    return {"origin": "pickup", "destination": "delivery"}.get(value.section, "")


def _accessorials(fields: Fields, found: list[Value], _all: dict[str, list[Value]]) -> None:
    names: dict[str, Evidence] = {}
    for value in found:
        if not _is_told_better(value, found):
            for name in _service_names(value):
                names.setdefault(name, value.evidence)
    fields.put("accessorials", tuple(sorted(names)), [names[name] for name in sorted(names)])


def _is_told_better(value: Value, found: list[Value]) -> bool:
    """Whether the end of a service, which this leaves open, is told beside another mention of it."""
    service, side = value.value
    same = [other for other in found if other.value[0] == service]
    if (
        side in _LOOSE_SIDES
        and not value.section
        and any(other.value[1] not in _LOOSE_SIDES for other in same)
    ):
        return True
    return not side and any(other.value[1] or (other.section and not value.section) for other in same)


# What a service's side is called where only the place beside it says which end that is, and which it is else.
_LOOSE_SIDES = {"": "delivery", "there": "delivery", "here": "pickup", "ours": "pickup"}


def _service_names(value: Value) -> list[str]:
    service, side = value.value
    if service not in SIDED:
        return [service]
    if side in _LOOSE_SIDES:
        side = {"origin": "pickup", "destination": "delivery"}.get(value.section, _LOOSE_SIDES[side])
    return [f"{service}_pickup", f"{service}_delivery"] if side == "both" else [f"{service}_{side}"]


def _references(fields: Fields, found: list[Value], _all: dict[str, list[Value]]) -> None:
    numbers: dict[str, list[str]] = {role: [] for role in REFERENCE_ROLES}
    for value in found:
        role, number = value.value
        if number not in numbers[role]:
            numbers[role].append(number)
    fields.put(
        "references",
        {role: tuple(found) for role, found in numbers.items()},
        [value.evidence for value in found],
    )


def _equipment(fields: Fields, found: list[Value], _all: dict[str, list[Value]]) -> None:
    names = [value.value for value in found]
    chosen = found[0]
    if set(names) == {"van", "reefer"} and _alternatives(found):
        fields.put("equipment", "van_or_reefer", [value.evidence for value in found[:2]])
        return
    fields.put("equipment", chosen.value, [chosen.evidence])


def _alternatives(found: list[Value]) -> bool:
    first, second = found[0].evidence, found[1].evidence
    return first.segment == second.segment and 0 <= second.start - first.end <= 6


_READERS: tuple[tuple[str, Callable[..., None]], ...] = (
    ("equipment", _equipment),
    ("mode", _first("mode")),
    ("weight", total_weight),
    ("units", _units),
    ("dimensions", _dimensions),
    ("commodity", _commodity),
    ("freight_class", _first("freight_class")),
    ("hazmat", _hazmat),
    ("un_number", _first("un_number")),
    ("temperature", _first("temperature_f")),
    ("date", _dates),
    ("accessorial", _accessorials),
    ("reference", _references),
)
