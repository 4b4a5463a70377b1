# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The end of the lane at which a service is done: "a liftgate here", "Macon needs one", "(no dock)"."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from ..text import Found, Scan, fold
from .marks import Step

SENTENCE_OVER = re.compile(r"(?:^|[a-z\d)\x01])[.;!?][ ]+\S")
# Before the place that is the writer's own: "we're in", "our shop at", "to us,".
_WRITERS = re.compile(
    r"\b(?:(?:we|i)(?:'re|'m|[ ](?:are|am))?|us|me|here)[ ,]{1,2}(?:(?!from|to|ship|sell|buy)[a-z']+[ ])??"
    r"(?:(?:in|at|near|outside)[ ])?$"
    r"|\b(?:our|my)[ ](?:(?!customer|client|buyer|vendor|supplier|consignee|receiver|dealer)"
    r"[a-z'&-]+[ ]){0,3}"
    r"(?:(?:is[ ])?(?:in|at|near|outside)[ ])?$"
)
_FAR = 200  # characters behind a place within which "there" is that place


def end_of_service(scan: Scan, item: Found, steps: Sequence[Step]) -> str:
    """The end of the lane that the words beside a service tell, or an empty string."""
    before = steps[: bisect_right(steps, item.start, key=lambda step: step.mention.end)]
    side = item.value[1]
    if side == "there":
        is_near = before and item.start - before[-1].mention.end < _FAR
        return before[-1].role if is_near else ""
    if side in ("here", "ours") and (told := _end_of_writer(scan, steps)):
        return told
    if side == "ours":
        return ""
    return _end_beside(scan, item, steps) or (_end_of_sentence(scan, item, before) if before else "")


def _end_of_writer(scan: Scan, steps: Sequence[Step]) -> str:
    """The end that the writer calls its own, if it is only one."""
    roles = {
        step.role
        for step in steps
        if _WRITERS.search(scan.text, max(0, step.mention.start - 50), step.mention.start)
    }
    return roles.pop() if len(roles) == 1 else ""


def _end_of_sentence(scan: Scan, item: Found, before: Sequence[Step]) -> str:
    """The end that the sentence of a service speaks of; of two the last, if that is where it goes."""
    start = before[-2].mention.end if len(before) > 1 else before[-1].mention.end
    if _over(scan.text[before[-1].mention.end : item.start]):
        return ""
    speaks_of_both = len(before) > 1 and not _over(scan.text[start : before[-1].mention.start])
    return "" if speaks_of_both and before[-1].role == "origin" else before[-1].role


def _over(between: str) -> bool:
    return "\n" in between or bool(SENTENCE_OVER.search(between))


_IN_PLACE = re.compile(
    r"[ ,]{0,2}(?:(?:at|on)[ ](?:my|our|their)[ ](?:end|side|place|shop)[ ])?(?:in|at|en)?[ ]"
)
_BRACKETED = re.compile(r"[^.;()\n]{0,40}\((?:[^()\n]{0,60}[ ,])?")
_HAS = re.compile(
    r"(?:[ ]\d{5})?[ ](?:[a-z']+[ ])?(?:needs?|has|have|requires?|wants?|without|doesn't"
    r"|gets?)[ ](?:[a-z]+[ ]){0,3}"
)


def _end_beside(scan: Scan, item: Found, steps: Sequence[Step]) -> str:
    """The end a service is said of: "a liftgate in Reno", "Macon, GA (no dock)", "Macon needs one"."""
    if told := next((step.role for step in steps if _has(scan, item, step)), ""):
        return told
    at = bisect_left(steps, item.end, key=lambda step: step.mention.start)
    if at < len(steps) and _IN_PLACE.fullmatch(scan.text, item.end, steps[at].mention.start):
        return steps[at].role
    before = steps[: bisect_right(steps, item.start, key=lambda step: step.mention.end)]
    if before and _BRACKETED.fullmatch(scan.text, before[-1].mention.end, item.start):
        return before[-1].role
    return ""


def _has(scan: Scan, item: Found, step: Step) -> bool:
    """Whether a step's town, named again, is said to have or to need the item."""
    town = fold(step.mention.place.city or "")
    near = max(0, item.start - 60)
    at = scan.text.rfind(town, near, item.start) if town else -1
    return at >= 0 and bool(_HAS.fullmatch(scan.text, at + len(town), item.start))
