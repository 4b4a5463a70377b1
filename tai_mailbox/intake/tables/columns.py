# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What the columns of a table hold, by what their heads say: "Origin City", "PU date", "Wt (lbs)"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .column_heads import column_named


def named_columns(heads: Sequence[str]) -> list[str]:
    """The columns of a header row that names an end of the lane or lists items, or [] if this is none.

    `heads` are its cells as the grammars see them (folded).
    """
    raw = [column_named(head.strip(" *_")) for head in heads]
    if "stop" in raw and ("city" in raw or not any(name.startswith(("origin", "lane")) for name in raw)):
        return []  # the stops of one load, a row each
    known = [name for name in raw if name]
    if len(known) < 2 or len(known) * 2 < len([head for head in heads if head.strip()]):
        return []
    raw = _with_weight_units(raw)
    names = _paired([_date_beside(name, head.strip(), raw) for name, head in zip(raw, heads, strict=True)])
    has_origin = any(name.startswith(("origin", "lane")) for name in names)
    has_destination = any(name.startswith(("destination", "lane")) for name in names)
    if has_origin and has_destination:
        return names
    if has_origin or has_destination:
        return names if len(known) >= 3 else []
    return names if _lists_items(names) else []


def _with_weight_units(names: list[str]) -> list[str]:
    """A "UOM" or a "Unit" right behind a weight tells what that is weighed in."""
    return [
        "weight_unit" if name == "type" and before == "weight" else name
        for before, name in zip(["", *names], names, strict=False)
    ]


def is_end(name: str) -> bool:
    return name.startswith(("origin", "destination", "lane"))


def _lists_items(names: list[str]) -> bool:
    """Whether the columns are those of a packing list: counts, with sizes or weights."""
    sized = {"length", "width", "height"} <= set(names) or "dimensions" in names
    weighed = "weight" in names or "each_weight" in names or "weight_kg" in names
    counted = "units" in names or "unit_number" in names
    return (counted and (sized or weighed)) or (sized and weighed)


PICKUP_ONLY = re.compile(r"pick ?-?up|pu|p/u")


def _date_beside(name: str, text: str, names: list[str]) -> str:
    """ "PU" beside "From", or "Delivery" beside "Destination", is a date."""
    if name == "pickup_date" and PICKUP_ONLY.fullmatch(text.strip(" :*")) and not _times(names, "origin"):
        return "origin" if "lane" not in names and _times(names, "destination") else name
    if text.endswith(("from", "to")):
        return name
    if name == "origin" and text.startswith(("pu", "pick", "ship", "load")) and _times(names, "origin") > 1:
        return "pickup_date"
    if name == "destination" and text.startswith(("del", "drop")) and _times(names, "destination") > 1:
        return "delivery_date"
    return name


def _times(names: list[str], end: str) -> int:
    return sum(name in (end, f"{end}_city", f"{end}_zip") for name in names)


def _paired(names: list[str]) -> list[str]:
    """City, state and ZIP columns by the end they belong to; "Pickup" by what else there is."""
    if not any(is_end(name) for name in names) and "city" not in names:
        return names
    end = ""
    paired = []
    for name in names:
        if name.startswith(("origin", "destination")):
            end = name.split("_")[0]
        if name in ("city", "state", "zip"):
            if not end or (name == "city" and f"{end}_city" in paired):
                end = "origin" if not end else "destination"
            name = f"{end}_{name}"
        if name == "pickup_date" and name in paired and end == "destination":
            name = "delivery_date"
        paired.append(name)
    return paired
