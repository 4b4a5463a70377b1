# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The ends of a lane that the words beside a place do not tell: by what the sentence is about, and by order.

    "They would load on the 4th at the warehouse in Summerside, PE, for the boys in Hastings, FL."

Asked only where a text names places enough and no lane has come of them. Places that stand with their
state count, and each of them once.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ..places.mention import Mention, same_place
from ..text import Scan
from .find import lanes_of
from .marks import Role, Step

MOST = 8  # places; a text that names more is no lane in prose
_REACH = 90  # characters before a place, in its sentence
_ASIDE = re.compile(r"[ ]?\([ ]?(?:in[ ])?")  # "Manhattan (New York, NY 10001)" is one place
_SENTENCE = re.compile(r"[.;!?]\s|\n\s*\n|\n[ ]*(?:[-*•]|\d{1,2}[.)])")
# What is done where freight leaves, and where it goes; the nearest before a place speaks for it.
_LEAVES = re.compile(
    r"\b(?:loads?|loading|loaded|picks?|picked|pick[ -]?up|pickup|ready|sits?|sitting|ships?|shipping"
    r"|leaves?|leaving|from|off|out of|our|my|here|made|built|grown|packed|crated|stored|staged|waiting"
    r"|collect(?:ed)?|has|have|salen?|carg\w+|desde|recog\w+|cruzad[ao]s?|cruza|listas?|tengo|traigo)\b"
)
_GOES = re.compile(
    r"\b(?:to|into|for|toward|deliver(?:s|y|ed|ing)?|drops?|must be|be (?:in|at)|needed|due|wants?|wanted"
    r"|goes|going|customers?|clients?|stores?|receivers?|consignees?|buyers?|dealers?|rig site|job ?site"
    r"|off at|off in|remaining|rest|unloads?|arriv\w+|ends?|then|next|hasta|para|va[ns]? a|entreg\w+|destino"
    r"|llegar?)\b"
)


def with_ends_left(scan: Scan, mentions: Sequence[Mention], steps: list[Step]) -> list[Step]:
    """The steps with roles for all places, where only so a lane comes of them; else as they were."""
    places = _places(scan, mentions)
    if not 2 <= len(places) <= MOST or any(lane.complete for lane in lanes_of(scan, steps)):
        return steps
    told = {step.mention.start: step for step in steps}
    roles = [_role(scan, place, told.get(place.start)) for place in places]
    if len(places) > 2 and "destination" not in roles:
        return steps  # where trucks stand, perhaps
    found = [
        Step(place, role, listed=at > 1 and role == "destination")
        for at, (place, role) in enumerate(zip(places, _all_told(roles), strict=True))
    ]
    return found if any(lane.complete for lane in lanes_of(scan, found)) else steps


def _places(scan: Scan, mentions: Sequence[Mention]) -> list[Mention]:
    """Each place that stands with its state, once; the fuller of two that stand for one."""
    found: list[Mention] = []
    for mention in mentions:
        if mention.strength != "stated":
            continue
        if found and _ASIDE.fullmatch(scan.text, found[-1].end, mention.start):
            found[-1] = replace(mention, start=found[-1].start)
        elif not any(same_place(one.place, mention.place) for one in found):
            found.append(mention)
    with_codes = [mention for mention in found if mention.place.postal_code]
    return with_codes if len(with_codes) > 1 else found


def _role(scan: Scan, place: Mention, told: Step | None) -> Role:
    """What stands beside it, or else the nearest word of its sentence that says where freight is going."""
    if told and told.strong and told.role != "stop":
        return told.role
    begin = max(0, place.start - _REACH)
    for end in _SENTENCE.finditer(scan.text, begin, place.start):
        begin = end.end()
    leaves, goes = (_last(words, scan.text, begin, place.start) for words in (_LEAVES, _GOES))
    if leaves == goes:
        return told.role if told and told.role != "stop" else ""
    return "origin" if leaves > goes else "destination"


def _last(words: re.Pattern[str], text: str, begin: int, end: int) -> int:
    return max((match.end() for match in words.finditer(text, begin, end)), default=-1)


def _all_told(roles: list[Role]) -> list[Role]:
    """One origin: the first that leans to it, else the first that leans to nothing, else the first of all."""
    if "origin" in roles:
        first = roles.index("origin")
    else:
        first = roles.index("") if "" in roles else 0
    return ["origin" if at == first else "destination" for at in range(len(roles))]
