# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Places where only the bill goes: "Bill to: Acme Foods, 12 Main St, Boise, ID 83702"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..places.mention import Mention
from ..text import Scan
from .mark_words import MARKER
from .marks import STRONG_REACH

_PAYER = re.compile(
    r"\b(?:bill(?:s|ed|ing)?|invoiced?s?|remit)(?:[ ](?:it|this|us|the|all|freight|charges|third|party))*"
    r"[ -]?(?:to|party|address)\b[ ]?:?(?P<gap>(?:[^\n]|\n(?![ ]*\n))*)$"
)
_WORDS = ("bill", "invoic", "remit")


def without_bill_payers(scan: Scan, mentions: Sequence[Mention]) -> list[Mention]:
    """The places without those to which nothing leads but a bill."""
    if not any(word in scan.text for word in _WORDS):
        return list(mentions)
    ends = [0, *(mention.end for mention in mentions)]
    return [mention for at, mention in enumerate(mentions) if not _is_payer(scan, ends[at], mention.start)]


def _is_payer(scan: Scan, floor: int, start: int) -> bool:
    payer = _PAYER.search(scan.text[max(floor, start - STRONG_REACH) : start])
    return payer is not None and not any(MARKER.finditer(payer["gap"]))
