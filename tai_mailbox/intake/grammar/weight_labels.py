# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Weights behind a label or a verb that need no unit: "Weight: 42,000", "Wt/pallet: 1,200", "weighs 610"."""

from __future__ import annotations

import re

from ..beginnings import Expression
from ..text import Found, Scan
from .numbers import NUMBER, number
from .pounds import POUNDS, Weight
from .weight_of_each import (
    EACH,
    NOT_A_TRUCK,
    ONE,
    count_before,
    count_right_before,
    is_each_before,
    kind_of,
)
from .weight_sums import SAID_AFTER

_LABELLED = Expression(
    r"(?<![a-z])(?:(?:gross|net|total)[ ](?P<kilos>kgs?|kilos?)(?=[ ]?[:=\t])|weights?|wt|wgt"
    r"|peso(?:[ ]total|[ ]bruto)?|total[ ]lbs|lbs|pounds|gross(?=[ ]ea(?:ch)?\b)"
    r"|(?:weigh(?:s|ing|ed)?(?:[ ]in)?(?:[ ]at)?|(?:weighs[ ]|comes[ ])(?:in|out)[ ]at|scales?[ ]at"
    r"|pesan?)(?=[ ]))"
    rf"(?P<each>[ /](?:ea(?:ch)?|per[ ]{NOT_A_TRUCK}[a-z]{{2,8}})\b|[ ]?/[ ]?{ONE}\b)?[ ]?(?:in[ ])?[.]?[ ]?"
    r"(?:\((?P<unit>lbs?|kgs?|pounds|kilos?|#)\)|\[(?P<unit2>lbs?"
    r"|kgs?)\])?(?:[ ]?[:=\t-][ \t]*|(?P<loose>[ ])(?:is[ ]|of[ ]|will[ ]be[ ])?)(?:approx"
    r"(?:imately)?[. ]{0,2}|about[ ]|~[ ]?|around[ ]|up[ ]to[ ])?"
    rf"(?P<number>{NUMBER})(?![ ]?(?:/|x[ ]?\d))"
)
# Behind a label: a figure that tells its unit itself, or is no weight. The next line is not looked at.
_NOT_LABELLED = re.compile(
    r"[ ]?(?:k\b|#|lbs?\b|pounds|libras|kgs?\b|kilo|tons?\b|mts?\b|metric|tonnes?\b|tonelada|pallets?|plts?"
    r"|skids?|pcs|pieces|each|ea\b)"
)
_EACH_BEHIND = re.compile(EACH)


def find(scan: Scan, flat: str) -> list[Found]:
    """Found values are `Weight`; `flat` is the text without its single line breaks, of the same length."""
    return [item for match in scan.finditer(_LABELLED, flat) for item in _labelled(scan.text, match)]


def _labelled(text: str, match: re.Match[str]) -> list[Found]:
    if _NOT_LABELLED.match(text, match.end()):
        return []
    unit = match["unit"] or match["unit2"] or match["kilos"] or "lb"
    pounds = number(match["number"]) * POUNDS["kg" if unit[0] == "k" else "lb"]
    if not (100 if match["loose"] else 20) <= pounds <= 250_000:
        return []
    total = bool(
        re.search(r"total[ ]?$", text[max(0, match.start() - 8) : match.start()])
        or "total" in match.group()
        or SAID_AFTER.match(text, match.end())
    )
    behind = _EACH_BEHIND.match(text, match.end())
    at = match.start("number")
    some = count_right_before(text, match, at)
    each = not total and bool(match["each"] or behind or some or is_each_before(text, at))
    of = count_before(text, match, at) if each else None
    weight = Weight(round(pounds, 2), each, total, of=of, kind=kind_of(behind or match))
    return [Found("weight", weight, match.start(), match.end())]
