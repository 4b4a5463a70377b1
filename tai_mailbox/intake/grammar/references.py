# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Reference numbers by role: "PO# 4500123456", "POs 1001/1002", "BOL 88123", "PU# 7781"."""

from __future__ import annotations

import re

from ..text import Found, Scan

_ROLES: tuple[tuple[str, str], ...] = (
    (
        "customer",
        (
            r"(?:our|my)[ ](?:file|job|project|case|transfer)|our(?=[ ][a-z]{2,5}\d{4,}\b)"
            r"|(?:work|truck|transfer|freight|service|delivery)[ ]order|pedido|job(?=[ ]\d{4,})"
            r"|wo(?=[ ]\d{4,})|requisition|req(?=[ ]?(?:#|no\b|number))|(?:job|project|file)(?=[ ]?(?:#"
            r"|no\b|number))|(?:customer|cust\.?|client|shipper'?s?)[ ](?:ref(?:erence)?|order|po[ ]?ref)"
            r"|(?:our|your|my|shipper)[ ](?:ref(?:erence)?|order)|ref(?:erence|erencia)?s?|rfq|so"
            r"|sales[ ]order|s\.o\.|s/o|order(?=[ ]?(?:#|no\b|number))"
        ),
    ),
    (
        "pickup",
        (
            r"(?:pick[ -]?up|pickup|p/u|pu)[ ]?(?:ref(?:erence)?s?(?![a-z])|confirmation|code(?![a-z])"
            r"|conf)|confirmation(?:[ ](?:number|no\.?|#))?[ ]for[ ](?:the[ ])?pick[ -]?up"
            r"|(?:pick[ -]?up|pickup|p/u|pu)(?=[ ]?(?:#|no\b|num|number|nbr|confirm|id\b))|release|pu#"
            r"|rel\.?(?=[ ]?#)|pick(?=[ ]?#)|recoleccion(?=[ ]?(?:#|no|num))|num(?:ero|\.)[ ]de[ ]recoleccion"
        ),
    ),
    ("bol", r"b[./]?o?[./]?ls?|bills?[ ]of[ ]lading|b/l|mbol|hbl"),
    ("pro", r"pros?"),
    ("po", r"p[./]?[ ]?o\.?s?|pos|purchase[ ]orders?|orden[ ]de[ ]compra|oc"),
)
_BEHIND = (
    ("customer", r"(?:customer |cust |job )?ref(?:erence)?"),
    ("pickup", r"pick[ -]?up (?:number|no|#|ref|code)|release"),
    ("bol", r"bol|bill of lading"),
    ("po", r"po|p\.o\.|purchase order"),
)
_VALUE = r"(?:[a-z]{1,12}[-/]){0,3}[a-z]{0,6}\d[a-z0-9]*(?:[-.][a-z0-9]+){0,4}"
_REFERENCE = re.compile(
    r"(?<![a-z0-9&/.-])(?:"
    + "|".join(f"(?P<{role}>{pattern})" for role, pattern in _ROLES)
    + r")(?![a-z])(?P<mark>(?:'s)?\.?[ ]?(?:numbers?|nums?|nbr|no\b\.?|nos\b\.?|id|confirmation[ ]?#?)?"
    + r"(?:\(s\)|s\b)?(?:[ ](?:for|on|of|at|with)(?:[ ][a-z]+){1,4}?(?=[ ]is[ ]|[ ]?[:#])"
    + r"|(?:[ ](?!date|qty|quantity|count|number|weight|value|total|amount|box|time|po\b|bol\b|pro\b|pick)"
    + r"[a-z]{2,12}){1,2}(?=[ ]?:))?"
    + r"[ ]?\(?[ ]?(?:#s\b|[#:=.\t/-]{0,3})"
    + r"(?:[ \t]{0,40}|[ ]{0,4}\n[ ]{0,8})(?:is[ ]|es[ ]|will[ ]be[ ]|should[ ]be[ ])?#?[ ]?)"
    rf"(?P<values>{_VALUE}(?:[ ]?(?:[/,;&+]|and|y)[ ]?#?[ ]?{_VALUE}){{0,9}})(?![\w])"
)
# The role behind the number: "4471 is our PO", "mention 77120 as reference".
_NAMED_AFTER = re.compile(
    rf"(?<![\w./$-])#?(?P<values>{_VALUE})(?:[ ](?:on|in)(?:[ ][a-z]+){{1,3}})?[ ](?:is|as|="
    rf"|for)[ ](?:the|our|my|your|their|a)?[ ]?(?:"
    + "|".join(f"(?P<{role}>{pattern})" for role, pattern in _BEHIND)
    + r")(?![a-z])"
)
_SPLIT = re.compile(r"[ ]?(?:/|,|;|&|\+|\band\b|\by\b)[ ]?#?[ ]?")
_A_DAY = re.compile(r"[0-3]?\d[-/.][0-3]?\d(?:[-/.]\d{2,4})?")
_SLASHED = re.compile(r"[a-z]{2,8}/\d{1,4}/\d+")  # a number that is told with slashes
_PICKUP_WORDS = ("code", "ref", "reference", "release", "recoleccion", "confirmation", "conf")
_SHORTEST = {"po": 3, "bol": 3, "pro": 5, "pickup": 2, "customer": 3}


def find(scan: Scan) -> list[Found]:
    """Found values are (role, number as written)."""
    found: list[Found] = []
    for match in _REFERENCE.finditer(scan.text):
        role = match.lastgroup if match.lastgroup in _SHORTEST else next(r for r in _SHORTEST if match[r])
        marked = (
            any(sign in match["mark"] for sign in "#:=\tn") or role in ("po", "bol") or _is_plain(role, match)
        )
        if not marked:
            continue
        found += _values(scan, match, role)
    for match in _NAMED_AFTER.finditer(scan.text):
        if not any(item.start < match.end() and match.start() < item.end for item in found):
            found += _values(scan, match, match.lastgroup or "")
    return sorted(found, key=lambda item: item.start)


def _is_plain(role: str, match: re.Match[str]) -> bool:
    """Whether a number without "#" is one all the same: seven digits of a PRO, "customer ref BP-18"."""
    digits = sum(c.isdigit() for c in match["values"])
    if role == "customer":
        is_joined = "-" in match["values"] or match[role].startswith(("cust", "client"))
        is_code = digits >= 2 and is_joined and match["values"][0].isalpha()
        return (digits >= 3 or is_code) and any(
            word in match[role]
            for word in ("ref", " order", "pedido", "our", "my ", "job", "wo", "requisition")
        )
    if role == "pickup":
        return digits >= 3 and match[role].endswith(_PICKUP_WORDS)
    return role == "pro" and digits >= 7


def _values(scan: Scan, match: re.Match[str], role: str) -> list[Found]:
    found = []
    position = match.start("values")
    text = match["values"]
    offset = 0
    separators = () if _SLASHED.fullmatch(text) else _SPLIT.finditer(text)
    for separator in [*separators, None]:
        end = separator.start() if separator else len(text)
        value = text[offset:end]
        after = "" if separator else scan.text[match.end() : match.end() + 8]
        if _is_reference(value, role, after):
            written = scan.original[position + offset : position + end].strip()
            found.append(Found("reference", (role, written), match.start(), position + end))
        offset = separator.end() if separator else end
    return found


def _is_reference(value: str, role: str, after: str) -> bool:
    if len(value) < _SHORTEST[role] or not any(c.isdigit() for c in value):
        return False
    if re.match(r"[ ]?(?:lbs?|#|pallets|plts|skids|pcs|kgs?|am|pm|%)\b", after):
        return False
    return not _A_DAY.fullmatch(value)
