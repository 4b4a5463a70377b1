# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Modes that a mail states: "FTL", "less than truckload", "partial", "drayage", "camion completo"."""

from __future__ import annotations

import re

from ..beginnings import Expression
from ..text import Found, Scan
from .negation import is_denied

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
            r"|(?:full|whole|entire)[ ](?:truck|load|trailer|van|flatbed|reefer)s?|(?:camion|caja|carga"
            r"|unidad|viaje)[ ]complet[oa]|dedicado"
            r"|(?:dedicated|exclusive)[ ](?:truck|use|van|trailer|reefer|flatbed)"
        ),
    ),
    ("drayage", r"dray(?:age|s)?|(?:port|ramp|rail)[ ](?:pull|pickup)|acarreo[ ]portuario"),
    (
        "intermodal",
        (
            r"intermodal|imdl|cofc|tofc|(?:by|via|on|do|go|going|try|use|quote|price)[ ](?:the[ ])?rail"
            r"(?![ ]?(?:car|road|served|spur|yard|siding))"
            r"|rail[ ](?:move|service|rate|shipment|ok|is[ ](?:ok|fine)|works)|ferrocarril"
        ),
    ),
    ("expedited", r"expedited?|hot[ ]load(?![ ]at\b|[ ]?\x01)|expres[oa]|expedit(?:ad[oa]|o)"),
    (
        "air",
        (
            r"air[ -]?freight|by[ ]air|air[ ](?:cargo|shipment|service|team|quote|charter|express)"
            r"|next[ -]flight[ -]out|nfo|flete[ ]aereo|aereo"
        ),
    ),
    (
        "ocean",
        (
            r"ocean[ ](?:freight|rates?|quotes?|shipments?|service|move)|(?:by|via)[ ]ocean"
            r"|ocean(?=[ ]?(?:$|[,;|\n\t]))|fcl|lcl|by[ ]sea|sea[ ]freight|flete[ ]maritimo|maritim[oa]"
        ),
    ),
)
_MODE = Expression(
    rf"(?<![\w/$#-])(?=[a-z])(?:{'|'.join(f'(?P<{name}>{pattern})' for name, pattern in _NAMES)})(?!\w)"
)
_NEGATED = re.compile(
    r"\b(?:no|no[ ]es|no[ ]son|not|non|without|sin|instead[ ]of|isn't|can't[ ]be|rather[ ]than"
    r"|no[ ]need[ ](?:for|of)"
    r"|past|beyond|outgr[eo]wn?|too[ ](?:big|much|large|heavy)[ ]for|(?:bigger|more|larger|heavier)[ ]than"
    r"|[a-z]+n'?t[ ](?:need|want|require|fill|take(?:[ ]up)?)|not[ ](?:need|fill|take(?:[ ]up)?"
    r"|enough[ ]for))"
    r"(?:[ ]to[ ](?:go|use|do|(?:ship|send|move)(?:[ ]it)?))?(?:[ ](?:the|an?|up|by|via|as|with))?[ -]$"
)
_NEGATED_AFTER = re.compile(
    r"[ ](?:is|are)(?:(?:n't|[ ]not)[ ](?:needed|necessary|required)"
    r"|[ ](?:already[ ])?(?:done|handled|covered|ours|booked|arranged|taken[ ]care))\b"
)
SHARED = "shared"
_WHOLE = re.compile(r"full|whole|entire|exclusive|dedicated|complet")
# Freight that rides with that of others, whatever else is said of the trailer.
_SHARES = Expression(
    r"\b(?:shar(?:e|es|ed|ing)[ ](?:a[ ]|the[ ])?(?:[a-z]+[ ])?(?:truck|trailer|space|reefer|van|ride|load"
    r"|flatbed)|(?:with|alongside)[ ](?:other|somebody[ ]else's|someone[ ]else's|other[ ]people's)[ ]"
    r"(?:freight|loads?|goods|stuff|shipments|customers)"
    r"|co-?load(?:ed|ing)?|(?:part|half|some|piece|corner)[ ]of[ ](?:a|the|your|somebody's|someone's)[ ]"
    r"(?:[a-z]+[ ])?(?:truck|trailer|van|reefer|flatbed)"
    r"|compart\w+[ ](?:el[ ]|un[ ])?(?:camion|espacio|caja|viaje))\b"
)
_NOT_MODE = re.compile(
    r"[ ](?:of|de)[ ](?:drivers|trucks)|[ ](?:view|view,|blvd|ave|st|dr|rd|city"
    r"|springs|beach|gate|quote[ ]form)\b"
)


_SOMEBODY = re.compile(r"[ ](?:carriers?|guys?|compan(?:y|ies)|outfits?|terminals?|driver)\b")
_LABEL = re.compile(
    r"\b(?:mode|service|ship[ ]?via|move)(?:[ ](?:type|level|needed|required|is))?[ ]?[:=\t]?[ ]?$"
)


def find(scan: Scan) -> list[Found]:
    """Found values are the contract's words for modes, or "shared", which is one of LTL and partial."""
    text = scan.flat
    found: list[Found] = []
    shared = [m.span() for m in scan.finditer(_SHARES, text) if not is_denied(text, m.start(), m.end())]
    for match in scan.finditer(_MODE, text):
        if _NOT_MODE.match(text, match.end()):
            continue
        if not _is_negated(text, match):
            found.append(Found("mode", match.lastgroup, match.start(), match.end()))
        elif _WHOLE.search(match.group()):
            shared.append(match.span())
    labelled = [item for item in found if _LABEL.search(text, max(0, item.start - 20), item.start)]
    return labelled or found or [Found("mode", SHARED, *span) for span in shared]


def is_of_a_trailer(item: Found) -> bool:
    """Whether the words may hold a trailer's name: "share a van"."""
    return item.value == SHARED


def _is_negated(text: str, match: re.Match[str]) -> bool:
    before = text[max(0, match.start() - 26) : match.start()]
    if _SOMEBODY.match(text, match.end()) and before.endswith(
        ("the ", "last ", "old ", "other ", "previous ")
    ):
        return True
    return bool(_NEGATED.search(before) or _NEGATED_AFTER.match(text, match.end()))
