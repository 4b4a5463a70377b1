# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Figures that nothing names: "twelve at 900 lb and six at 1,150 lb, I get 17,700".

They are no weights by themselves, but confirm one: what the told weights come to, if it is written, too.
"""

from __future__ import annotations

from ..beginnings import Expression
from ..text import Found, Scan

_FIGURE = Expression(r"(?<![\w$#.,/:-])(?P<figure>[1-9]\d{0,2},\d{3}|[1-9]\d{2,5})(?![\w$%/:-]|[.,]\d)")


def find(scan: Scan) -> list[Found]:
    """Found values are plain numbers."""
    return [
        Found("figure", float(match["figure"].replace(",", "")), match.start(), match.end())
        for match in scan.finditer(_FIGURE)
    ]
