# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Reference numbers by role: "PO# 4500123456", "POs 1001/1002", "BOL 88123", "PU# 7781"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..beginnings import Expression
from ..text import Found, Scan, word_set
from .alternatives import any_of
from .reference_names import ANY_NAME, NAMES, Name

_VALUE = r"(?:[a-z]{1,12}[-/]){0,3}[a-z]{0,6}\d[a-z0-9]*(?:[-.][a-z0-9]+){0,4}"
_WORD = (
    r"(?:numbers?|numeros?|nums?\b\.?|nbrs?\b\.?|nr\b\.?|no\b\.?|nos\b\.?|n\u00b0|id|code|conf(?:irmation)?"
    r"|ref(?:erence|erencia)?s?)(?![a-z])"
)
# "PO for the second stop: 4471", "PO del cliente: 4471", "the number you need is 4471".
_OF_WHAT = (
    rf"(?:[ ](?:for|on|of|at|with|you|they|del?)(?![ ](?:{ANY_NAME})[ ]?#)(?:[ ][a-z]+){{1,4}}?"
    r"(?=[ ](?:is|es)[ ]|[ ]?[:#])"
    r"|[ ]\([a-z' ]{2,20}\)(?=[ ]?:)|[ ](?:del?[ ]cliente|of[ ](?:the|our)[ ]customer"
    r"|(?:on|for|of)[ ](?:this|that|it)(?:[ ](?:one|load|shipment|order))?)(?![a-z])"
    r"|(?:[ ](?!date|qty|quantity|count|number|weight|value|total|amount|box|time|po\b|bol\b|pro\b|pick)"
    r"[a-z]{2,12}){1,2}(?=[ ]?:))?"
)
_JOINT = (
    r"(?:,[ ](?=[a-z-]{0,6}\d[a-z\d-]{1,20}[,.)])|[ ]?[(\"'*]{0,2}(?:[ ]?(?:#s\b|[#:=.\t>|/*-])){0,3}"
    r"(?:[ \t]{0,40}|[ ]{0,4}\n{1,2}[ ]{0,8}(?:[*-][ ])?)(?:(?:is(?:[ ]now)?|are|es|son|reads?|becomes"
    r"|(?:will|should|would)[ ]be)[ ])?[\"'#]?[ ]?)"
)
# Before a number what is no part of it, as "ENG 5540" has one.
_NO_SERIES = any_of(
    word_set(
        "for to on is are and at of in by the our with per via no nos num date lbs box wt qty only was load"
    )
)
_AND = r"[ ]?(?:[/,;&+]|\b(?:and|y)\b)[ ]?#?[ ]?"
_NEXT_LINE = r"[ ]?\n[ ]{0,8}(?:[*-][ ])?"  # of a list, behind a name in the plural
_REFERENCE = Expression(
    rf"(?<![a-z0-9&/.-])(?P<before>(?:number|num\.?|numero|no\.|code|confirmation|folio|reference)"
    r"[ ](?:for|of|at|de)[ ](?:the[ ]|this[ ]|la[ ])?)?"
    rf"(?P<name>{ANY_NAME})(?![a-z])(?P<many>(?<=s))?"
    rf"(?P<mark>(?:'s)?\.?(?P<word>(?:[ ]?{_WORD}){{1,2}})?(?:\(s\)|s\b)?{_OF_WHAT}{_JOINT})"
    rf"(?P<values>(?P<series>(?!{ANY_NAME}\b|{_NO_SERIES}[ ])[a-z]{{2,4}}[ ](?=\d[\d-]{{2}}))?"
    rf"{_VALUE}(?:(?:{_AND}|(?(many){_NEXT_LINE}|(?!)))(?!\d{{1,3}},\d{{3}}(?!\d)){_VALUE}){{0,9}})(?![\w'])"
)
# The head of a column of such numbers: "Cust. PO", "Order #", "PO/Ref"; an own list's numbers are nobody's.
_HEAD = re.compile(
    rf"(?:(?!load|lane|line|shipment|item|quote|bid|carrier)[a-z']+\.?[ ])?(?P<name>{ANY_NAME})\.?"
    rf"(?:[ ]?/[ ]?(?:order|ref|po))?(?P<word>[ ]?(?:{_WORD}|#))?(?:[ ]?\(s\)|s)?"
)
# The role behind the number: "4471 is our PO", "mention 77120 as reference", "88412 (the BOL)".
_ROLES_BEHIND = (
    ("customer", r"(?:(?:customer|cust|job|order)[ ])?ref(?:erence)?|(?:order|job|file)[ ](?:number|no|#)"),
    ("pickup", r"(?:pick[ -]?up|p/?u|release)[ ]?(?:number|no|#|ref|code)|release"),
    ("bol", r"bol|b/l|bill[ ]of[ ]lading"),
    ("po", r"p\.?o|purchase[ ]order"),
)
_BEHIND = Expression(
    r"(?<=[ ])(?:(?:is|as|=|for|it's|that's|that[ ]is|which[ ]is|being)[ ]|\()"
    r"(?:use[ ](?:that|this|it)[ ]as[ ])?(?:(?:the|our|my|your|their|a)[ ])?(?:"
    + "|".join(f"(?P<{role}>{pattern})" for role, pattern in _ROLES_BEHIND)
    + r")(?![a-z]|\.?[ ]?[#:]?[ ]?[a-z]{0,6}-?\d)"
)
_BEFORE_ROLE = re.compile(
    rf"(?<![\w.,/$-])#?(?P<values>{_VALUE})(?:[ ](?:on|in|at|down)(?:[ ][a-z]+){{0,3}})?,?[ ]$"
)
_REACH = 50
_SPLIT = re.compile(f"{_AND}|{_NEXT_LINE}")
_SLASHED = re.compile(r"[a-z]{2,8}/\d{1,4}/\d+|[a-z]{0,4}-?\d{3,}/\d{1,2}")  # one number told with a slash
_A_DAY = re.compile(r"[0-3]?\d[-/.][0-3]?\d(?:[-/.]\d{2,4})?|20\d\d[-/.]\d\d?[-/.]\d\d?")
# What behind "pickup" is an hour, a day or a postal code.
_WHEN_OR_WHERE = re.compile(
    r"(?:[01]\d|2[0-4])[0-5]\d(?:-\d{3,4})?|\d{3}-\d{4}|(?:0\d|1[0-2])[0-3]\d(?:20)?\d\d|20\d{6}|\d{5}|[a-z]{2}-?\d{5}|[a-z]{3}-\d{5}"
)
_A_CODE = re.compile(r"(?!20[23]\d$)[a-z]{0,5}-?\d+(?:-\d+)*")
_BARE = re.compile(
    r"[a-z/ -]*(?:\d[^\d]?){3}|[a-z][a-z/-]*\d\d|[a-z][a-z/-]*-\d"
)  # behind "ref" or "our job"
_ENDED = re.compile(r"[ ]*(?:[,;:.)\n]|$|(?:on|is|for|and|at|as|please|pls)\b)")
_COUNTED = re.compile(
    r"[ ]?(?:lbs?|#|pallets?|plts?|skids?|pcs|pieces|kgs?|am|pm|%|ft|feet|tons?|cases|cartons|boxes|bundles"
    r"|coils|rolls|bags|drums|totes|units|miles|gal(?:lons)?|hours|hrs|days|loads?|trucks?|tarimas|cajas)(?![a-z\d])"
)
_A_SIZE = re.compile(r"\d+x\d+.*")
_SHORTEST = {"po": 3, "bol": 3, "pro": 5, "pickup": 2, "customer": 3}
_FEWEST_DIGITS = {"pro": 7, "customer": 4, "pickup": 3}  # of a number behind a name that might mean anything


def find(scan: Scan) -> list[Found]:
    """Found values are (role, number as written)."""
    found = [item for match in scan.finditer(_REFERENCE) for item in _behind_name(scan, match)]
    for role in scan.finditer(_BEHIND):
        match = _BEFORE_ROLE.search(scan.text, max(0, role.start() - _REACH), role.start())
        if match and not any(item.start < role.end() and match.start() < item.end for item in found):
            found += _values(scan, match, role.lastgroup or "")
    return sorted(found, key=lambda item: item.start)


def role_of_head(text: str) -> str:
    """The role of the numbers below the head of a column, in folded text; "" where they have none."""
    match = _HEAD.fullmatch(text)
    name = NAMES[match["name"]] if match else None
    return name.role if match and name and (match["word"] or name.by in ("any", "sign code")) else ""


def _behind_name(scan: Scan, match: re.Match[str]) -> list[Found]:
    name = NAMES[match["name"]]
    if match["name"].startswith("y") and "our ref" in scan.text.replace("your ref", ""):
        return []  # "Your ref: Q-1123, our ref: KX-118": theirs is ours
    if match["series"] and not scan.original[match.start("series") : match.end("series")].isupper():
        return []
    return _values(scan, match, name.role) if name.role and _is_marked(match, name) else []


def _is_marked(match: re.Match[str], name: Name) -> bool:
    """Whether what stands between a name and a figure makes the figure its number."""
    if match["name"] == "our" and _WHEN_OR_WHERE.fullmatch(match["values"]):
        return False
    if match["before"] or match["word"] or "#" in match["mark"]:
        return True
    if name.by == "any":
        return name.role != "customer" or bool(_BARE.match(match["values"]))
    is_signed = "sign" in name.by and any(sign in match["mark"] for sign in ":=\t\n")
    has_letters = "letters" in name.by and match["values"][0].isalpha()
    return is_signed or (has_letters or "code" in name.by) and _is_code(match, name.role)


def _is_code(match: re.Match[str], role: str) -> bool:
    """Whether a figure says by its form that it is a number: seven digits of a PRO, "pickup GA118"."""
    if sum(c.isdigit() for c in match["values"]) < _FEWEST_DIGITS[role]:
        return False
    if role == "pro":
        return True
    if role == "pickup" and _WHEN_OR_WHERE.fullmatch(match["values"]):
        return False
    if not _A_CODE.fullmatch(match["values"]):
        return False
    return match["values"][0].isalpha() or bool(_ENDED.match(match.string, match.end()))


def _values(scan: Scan, match: re.Match[str], role: str) -> list[Found]:
    found = []
    start = match.start("values")
    for offset, end in _pieces(match["values"]):
        after = scan.text[start + end : start + end + 8]
        if _is_reference(match["values"][offset:end], role, after):
            written = scan.original[start + offset : start + end].strip()
            found.append(Found("reference", (role, written), match.start(), start + end))
    return found


def _pieces(values: str) -> Iterator[tuple[int, int]]:
    """Where each of several numbers that are told together begins and ends."""
    offset = 0
    for separator in () if _SLASHED.fullmatch(values) else _SPLIT.finditer(values):
        if any(c.isdigit() for c in values[offset : separator.start()]):
            yield offset, separator.start()
            offset = separator.end()
    yield offset, len(values)


def _is_reference(value: str, role: str, after: str) -> bool:
    if len(value) < _SHORTEST[role] or not any(c.isdigit() for c in value):
        return False
    return not (_COUNTED.match(after) or _A_DAY.fullmatch(value) or _A_SIZE.fullmatch(value))
