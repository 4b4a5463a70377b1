# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Places among which freight or trucks are shared out, each with what goes there or is picked up there.

"6 skids at Bay City, MI and 4 at Saginaw, MI", "a flat for Slidell, LA and one for Gulfport, MS".
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..grammar.unit_names import ANY_NAME
from ..places.mention import Mention, same_place
from ..rules import MAX_LOADS
from ..text import Scan
from .marks import ROLES, Role, Step
from .signs import FULL, MANY_TRUCKS, MULTI_LANE

_REACH = 80  # characters before a place in which its share stands
_APART = 160  # characters between two places of one sharing out
_WORDED = (
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    r"|(?:thir|four|fif|six|seven|eigh|nine)teen|twenty)"
)
_COUNT = (
    rf"(?:\d[\d,]*k?|{_WORDED}|half|some|part|another|an?"
    r"|the[ ](?:other|others|rest|balance|remaining|remainder|first|second|third|last))"
)
_THINGS = rf"(?:more[ ])?(?:{ANY_NAME}|lbs?|pounds|#|k)"
_SHARE_BEFORE = re.compile(
    rf"(?<![a-z\d]){_COUNT}(?:,?[ ][a-z\d#'/-]+){{0,8}},?[ ](?:(?P<origin>from|out[ ]of)"
    r"|(?P<destination>to|for|into)|in|at|en|@)[ ](?:(?:the|our|my|their|el|la)[ ])?$"
    rf"|(?<![a-z\d,]){_COUNT}[ ]?{_THINGS}[ ]$"
    r"|\bthe[ ](?:other|last|remaining)[ ](?:\d{1,2}|[a-z]{3,9}),?[ ]$"
)
_SHARE_BEHIND = re.compile(
    rf"[ ](?:gets|takes|wants|receives)[ ](?:the[ ]last[ ])?{_COUNT}\b|[ ]\((?:\d{{2}}\)|\d{{1,2}},)"
    r"|[ ]?[(,:-]?[ ]?(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*[ ])?(?:the[ ]last[ ])?"
    rf"(?:{_COUNT}[ ]?{_THINGS}(?![a-z])|{_WORDED}(?:[ ]more)?(?=[ ]and\b|[ ]on\b|[ ]?[,.;)]|$))"
)
_IN_BRACKETS = re.compile(r"[ ]\([^()\n]{0,60}\)")
_GOES_ON = re.compile(r"\b(?:then|and|plus|another|next|y|there(?:'s|[ ]is|[ ]are))\b|&")
_THE_LAST_OF_ALL = re.compile(r"\bthe[ ](?:other|last|remaining|rest|balance)\b")
_DAY_BEHIND = re.compile(r"[ ]?[(,:-]?[ ]?(?:on[ ])?(?:mon|tue|wed|thu|fri|sat|sun)(?:[a-z]{0,6}day)?\b")


def with_shares(scan: Scan, mentions: Sequence[Mention], steps: list[Step]) -> list[Step]:
    """The steps, and the places that share with one of them and so have its role."""
    spare = spare_places(mentions, steps)
    if not spare or not steps:
        return steps
    found = list(steps)
    for mention in spare:
        role = _role_shared(scan, mention, found) if has_share(scan, mention) else ""
        if role:
            found.append(Step(mention, role, listed=True))
            found.sort(key=lambda step: step.mention.start)
    has_both_ends = {"origin", "destination"} <= {step.role for step in steps}
    return found if has_both_ends or len(spare_places(mentions, found)) == 1 else steps


def spare_places(mentions: Sequence[Mention], steps: Sequence[Step]) -> list[Mention]:
    """The places told so that they need no lane to be some, and that take no part in one yet."""
    used = [step.mention for step in steps[:MAX_LOADS]]
    return [
        one
        for one in mentions[:MAX_LOADS]
        if one.strength in ("stated", "alone")
        and not any(one.start == other.start or same_place(one.place, other.place) for other in used)
    ]


def has_share(scan: Scan, mention: Mention) -> bool:
    """Whether what goes there, or when, stands beside a place."""
    return any(share(scan, mention) for share in (*_SHARES, _day_behind))


def _share_before(scan: Scan, mention: Mention) -> re.Match[str] | None:
    start = max(0, mention.start - _REACH, scan.text.rfind("\n", 0, mention.start))
    return _SHARE_BEFORE.search(_IN_BRACKETS.sub("", scan.text[start : mention.start]))


def _share_behind(scan: Scan, mention: Mention) -> re.Match[str] | None:
    return _SHARE_BEHIND.match(scan.text, mention.end)


def _day_behind(scan: Scan, mention: Mention) -> re.Match[str] | None:
    return _DAY_BEHIND.match(scan.text, mention.end)


_SHARES = (_share_before, _share_behind)


def _role_shared(scan: Scan, mention: Mention, steps: Sequence[Step]) -> Role:
    """The role of the place before it that has such a share too, or of the one behind it."""
    before = next((step for step in reversed(steps) if step.mention.end <= mention.start), None)
    if before and _share_one_thing(scan, before.mention, mention):
        told = _share_before(scan, mention)
        return ROLES.get(told.lastgroup or "", before.role) if told else before.role
    behind = next((step for step in steps if step.mention.start >= mention.end), None)
    return behind.role if behind and _share_one_thing(scan, mention, behind.mention) else ""


def _share_one_thing(scan: Scan, one: Mention, other: Mention) -> bool:
    """Whether two places stand near each other, each with such a share."""
    between = scan.text[one.end : other.start]
    if len(between) > _APART:
        return False
    told = _share_before(scan, other)
    if told and (_THE_LAST_OF_ALL.search(told[0]) or _GOES_ON.search(between) and has_share(scan, one)):
        return True
    if "\n\n" in between:
        return False
    return any(share(scan, one) and share(scan, other) for share in _SHARES)


_COUNTED = re.compile(
    rf"(?<![a-z\d,/.$])(?P<count>\d{{1,2}})(?:[ ]?(?:{ANY_NAME})(?![a-z])"
    r"|(?:[ ]of[ ](?:them|those|these|the))?[ ](?:(?:go|goes|going|come|are|is)[ ])?(?:to|for|in|at|off)\b)"
)
_SENTENCE_ENDS = re.compile(r"[.!?][ \n]")
_MOST_PALLETS = 30  # on one trailer
_JOINED = re.compile(r"\b(?:and|y|plus)\b|&")


def are_shares_of_one_load(scan: Scan, one: Mention, other: Mention) -> bool:
    """ "12 bundles to Slidell, LA and 8 bundles to Gulfport, MS": counts of what one truck carries.

    Not so where the text speaks of several loads, or where a share fills a truck.
    """
    start = max(0, one.start - _REACH)
    if MULTI_LANE.search(scan.text, start, other.start) or MANY_TRUCKS.search(scan.text, 0, one.start):
        return False
    if FULL.search(scan.text, start, other.start):
        return False
    is_one_sentence = not _SENTENCE_ENDS.search(scan.text, one.end, other.start)
    if is_one_sentence and all(any(share(scan, place) for share in _SHARES) for place in (one, other)):
        return True
    return bool(_JOINED.search(scan.text, one.end, other.start)) and _fit_on_one(scan, start, one, other)


def _fit_on_one(scan: Scan, start: int, one: Mention, other: Mention) -> bool:
    """Whether the counts before two places come to no more than a trailer takes."""
    counts = [_COUNTED.search(scan.text, *span) for span in ((start, one.start), (one.end, other.start))]
    told = [int(count["count"]) for count in counts if count]
    return len(told) == len(counts) and sum(told) <= _MOST_PALLETS
