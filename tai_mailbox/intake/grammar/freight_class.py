# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Freight classes: "class 70", "CL70", "cl. 92.5", "FC 125", "clase 85". Not "class 8 corrosive"."""

from __future__ import annotations

from ..beginnings import Expression
from ..text import Found, Scan, word_set

CLASSES = word_set("50 55 60 65 70 77.5 85 92.5 100 110 125 150 175 200 250 300 400 500")
_CLASS = Expression(
    r"(?<![a-z])(?:(?:freight|nmfc|shipping)[ ])?(?:class(?:es|ed|ified)?|clase|cls?"
    r"|fc)(?:[ ]\(?(?:if[ ]known|if[ ]any|optional)\)?)?[ ]?[.:#=\t]{0,2}(?:,[ ][^.,\n\d]{3,32},)?[ \t]{0,40}"
    r"(?:(?:it|them|this|that)[ ])?(?:is[ ]|was[ ]|of[ ]|at[ ]|as[ ]|will be[ ]|should be[ ])?0?"
    r"(?P<value>77\.5|92\.5|\d{2,3})(?!\d|[,.]\d|[ ]?(?:lb|kg|%|'))"
    r"|(?<![\w.,$/-])(?P<before>77\.5|92\.5|\d{2,3})[ ]class\b"
)


def find(scan: Scan) -> list[Found]:
    """Found values are one of CLASSES."""
    return [
        Found("freight_class", match["value"] or match["before"], match.start(), match.end())
        for match in scan.finditer(_CLASS)
        if (match["value"] or match["before"]) in CLASSES
    ]
