# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What a sender takes back while writing: "ready Wednesday... no wait, Thursday"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ..beginnings import Expression
from ..text import Scan
from .fields import Value

TAKES_BACK = Expression(
    r"\b(?:no,? wait|no,? sorry|wait,? no|scratch that|strike that|make (?:that|it)|i meant?"
    r"|my (?:mistake|bad)|correction"
    r"|sorry,? (?:that's|it's|thats|its|should be)|oops|perdon|digo|mejor dicho|corrijo)\b"
)
_KINDS = ("date", "weight", "units", "equipment", "temperature")
_REACH_BACK, _REACH_ON = 160, 100  # characters


def without_taken_back(scan: Scan, values: Sequence[Value]) -> list[Value]:
    """The values without those that the next one of their kind replaces, in the order of the text."""
    kept = list(values)
    for words in scan.finditer(TAKES_BACK):
        for kind in _KINDS:
            _replace_last(kept, kind, words)
    return kept


def _replace_last(values: list[Value], kind: str, words: re.Match[str]) -> None:
    same = [value for value in values if value.kind == kind]
    start, end = words.start() - _REACH_BACK, words.end() + _REACH_ON
    before = [value for value in same if start <= value.evidence.start < words.start()]
    after = [value for value in same if words.end() <= value.evidence.start < end]
    if not before or not after:
        return
    old, new = before[-1], after[0]
    if kind == "date" and not new.value.role:
        values[values.index(new)] = replace(new, value=replace(new.value, role=old.value.role))
    values.remove(old)
