# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The units that sizes are told in."""

from __future__ import annotations

INCHES = {"in": 1.0, "ft": 12.0, "cm": 1 / 2.54, "mm": 1 / 25.4, "m": 100 / 2.54}
UNIT = (
    r"(?:\"|''|'|inch(?:es)?\b|in\b\.?|ft\b\.?|feet\b|foot\b|cms?\b|centimet(?:er|re|ro)s?\b|mm\b"
    r"|millimet(?:er|re)s?\b|mts?\b|m\b|met(?:er|re|ro)s?\b|pulgadas\b|pies\b)"
)


def unit_named(text: str | None) -> str | None:
    if not text:
        return None
    text = text.strip(". ")
    if text in ("'", "ft", "feet", "foot", "pies"):
        return "ft"
    if text.startswith(("cm", "centi")):
        return "cm"
    if text.startswith(("mm", "milli")):
        return "mm"
    return "m" if text.startswith("m") else "in"
