# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Modes that a mail states: "FTL", "less than truckload", "partial", "drayage", "camion completo"."""

from __future__ import annotations

import re

from ..text import Found, Scan

_NAMES: tuple[tuple[str, str], ...] = (
    ("ltl", r"ltl|l\.t\.l|less[ -]than[ -](?:a[ ])?truck[ -]?load|consolidad[oa]"),
    (
        "partial",
        (
            r"(?:partials?|shared)(?:[ ](?:load|truck[ -]?load|shipment|tl))|partials?|ptl|volume"
            r"[ ]ltl|carga[ ]parcial|parcial"
        ),
    ),
    (
        "ftl",
        (
            r"ftls?|f\.t\.l|full[ -]?truck[ -]?loads?|truck[ -]?loads?|tls?"
            r"|full[ ](?:truck|load|trailer)s?|(?:camion|caja|carga|unidad"
            r"|viaje)[ ]complet[oa]|dedicado|(?:dedicated|exclusive)[ ](?:truck|use)"
        ),
    ),
    ("drayage", r"dray(?:age|s)?|(?:port|ramp|rail)[ ](?:pull|pickup)|acarreo[ ]portuario"),
    (
        "intermodal",
        (
            r"intermodal|imdl|cofc|tofc|(?:by|via)[ ]rail"
            r"|rail[ ](?:move|service|rate|shipment|ok|is[ ](?:ok|fine)|works)|ferrocarril"
        ),
    ),
    ("expedited", r"expedited?|hot[ ]load|expres[oa]"),
    (
        "air",
        (
            r"air[ -]?freight|by[ ]air|air[ ](?:cargo|shipment|service)"
            r"|next[ -]flight[ -]out|nfo|flete[ ]aereo|aereo"
        ),
    ),
    ("ocean", r"ocean(?:[ ]freight)?|fcl|lcl|by[ ]sea|sea[ ]freight|flete[ ]maritimo|maritim[oa]"),
)
_MODE = re.compile(
    rf"(?<![\w/$#-])(?=[a-z])(?:{'|'.join(f'(?P<{name}>{pattern})' for name, pattern in _NAMES)})(?!\w)"
)
_NEGATED = re.compile(r"\b(?:no|not|not[ ]a|non|without|sin|instead[ ]of|isn't|can't[ ]be)[ -]$")
_NOT_MODE = re.compile(
    r"[ ](?:of|de)[ ](?:drivers|trucks)|[ ](?:view|view,|blvd|ave|st|dr|rd|city"
    r"|springs|beach|gate|quote[ ]form)\b"
)


def find(scan: Scan) -> list[Found]:
    """Found values are the contract's words for modes."""
    text = scan.flat
    return [
        Found("mode", match.lastgroup, match.start(), match.end())
        for match in _MODE.finditer(text)
        if not _NEGATED.search(text[max(0, match.start() - 14) : match.start()])
        and not _NOT_MODE.match(text, match.end())
    ]
