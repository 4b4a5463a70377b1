# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The words before a place that say which end of a lane it is: labels, verbs, "from ... to", arrows."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from ..places.mention import Mention
from ..text import Scan
from .mark_words import MARKER, ORDINALS

Role = Literal["origin", "destination", "stop", ""]

_OF_MANY_MEANINGS = frozenset(("a", "de", "para", "ex", "pick"))
# What may stand between "from" or "to" and its place: "our plant in", "the Walmart DC at".
_WEAK_GAP = re.compile(r"[ \t\n:=*\"']*(?:[\w&.'#,/-]+[ \n]+){0,6}(?:zip|code|area|:|c\.?p\.?)?[ \n:(,*-]*")
_NOT_IN_WEAK_GAP = re.compile(
    r"\b(?:ship|move|pick|get|quote|haul|transport|book|cover|send|be|have|see|check"
    r"|load|deliver|know|make|find|run|you|me|us|it|go|arrange|schedule|request|is|are"
    r"|was|will|need|needs|cotizar|mover|enviar|recoger|confirm|hear|discuss|meet|order|do)\b|[.;?!]\s"
)
STRONG_REACH = 260  # characters from a label to the place of its address block
_SENTENCE_OVER = re.compile(r"[.?!\"][ \t]*\n|\bp\.?[ ]?o\.?[ ]box\b")
_NEXT_SENTENCE = re.compile(
    r"^[ ]?[a-z].*(?<!\binc)(?<!corp)(?<!blvd)(?<!\bave)(?<!\bste)(?:[a-z)\d]{3}|/\d{1,2})\.[ ]+\S*",
    re.DOTALL,
)
_ENDS_ITS_SENTENCE = re.compile(
    r"[.;!?][ ]"
)  # "a liftgate at pickup. Target: Quincy, WA", not "Dest. Quincy, WA"
_CLOSED = re.compile(r"(?<!\d)\)")
_NEXT_ITEM = re.compile(r"[ ]?[a-z\d][^\n]*\n[ ]*[*-][ ]")  # "deliver Wed 4/18", and the next item of a list
_ADDRESS_GAP = re.compile(r"\n[ \t]*\n[ \t]*\n")


_OVER = (_ADDRESS_GAP, _SENTENCE_OVER, _NEXT_SENTENCE)


@dataclass(frozen=True, slots=True)
class Step:
    """A mention with its role: `strong` by a label or verb, `linked` by an arrow or dash."""

    mention: Mention
    role: Role
    strong: bool = False
    linked: bool = False
    listed: bool = False
    number: int = 0


_NUMBER_OF_ITS_OWN = re.compile(
    r"[ ]?(?:#|no\.?(?=[ :]{1,2}[a-z]{0,3}-?\d)|number|nbr|num|release|ref)(?:[ ]is)?[ :]{0,2}[a-z]{0,3}-?\d"
    r"|[ ]\d{4,}[ ]*(?:[\n,;|]|$)"
)  # "PU# 448810" is a reference


# "Anybody close to Cheyenne?", "next to Dallas": nothing goes there.
_LEADS_NOWHERE = re.compile(
    r"\b(?:(?:close|next|due|prior|similar|according|compared|adjacent)"
    r"|(?:bill|bills|billed|billing|invoice|invoices)(?:[ ][a-z]+){0,3})[ ]$"
)

# "A fella from Lethbridge bought it", "to a pad out of Carlsbad": who gets it, and where.
_IS_OF_SOMEBODY = re.compile(
    r"\b(?:fella|fellow|guy|man|woman|lady|farmer|rancher|customer|buyer|builder|dealer|friend|outfit|company"
    r"|couple|family|client|contractor|school|church)[ ]from$"
    r"|\b(?:to|for|into)[ ](?:an?|the|our|my|his|their|some)[ ](?:[a-z]+[ ]){1,3}out of$"
)

# "To our shop here in Macon": where it is ours, and goes.
_TO_OURS = re.compile(
    r"\b(?:to|into)[ ](?:our|my|us|me|the)(?:[ ][a-z]+){0,3}[ ](?:here|aqui)[ ](?:in|at|en)$"
)

_BOUND_FOR = re.compile(r"[^.;,\n]{0,40}[ ]for[ ]$")  # "loading Wednesday for St. Louis, MO"

# "Load A: Macon, GA": no Spanish "a", as "Load D:" is no label of a destination.
_LETTER_OF_A_LIST = re.compile(
    r"\b(?:load|lane|shipment|option|truck|order|quote|item|lot|leg|move|run|trip)[ ]#?[a-h]$"
)


def marked(scan: Scan, start: int, mention: Mention) -> Step | None:
    """The role that the nearest word in front of a place gives it, from `start` on."""
    before = scan.text[start : mention.start]
    for marker in reversed(list(scan.of_part(MARKER, start, mention.start))):
        gap = before[marker.end() :]
        kind = next(name for name in _MARKER_KINDS if marker[name])
        if _says_nothing(marker, before):
            continue
        if kind not in _WEAK_KINDS:
            if _ENDS_ITS_SENTENCE.match(gap) and before[: marker.start()].rstrip(" ")[-1:].isalpha():
                return None
            is_bracketed = before[marker.start() - 1 : marker.start()] == "(" and gap.startswith(")")
            reaches = _reaches_strongly(gap, mention, is_bracketed)
            return _told_strongly(kind, marker, mention) if reaches else None
        if _reaches_weakly(gap, mention, marker.group()):
            return _told_weakly(kind, marker, mention)
        if _is_somebody(kind, marker):
            return None
    return None


def _says_nothing(marker: re.Match[str], before: str) -> bool:
    """Whether such a word leads to no place here: "PU# 448810", "Load D:", "close to"."""
    return bool(
        _NUMBER_OF_ITS_OWN.match(before, marker.end())
        or _LETTER_OF_A_LIST.search(before, 0, marker.end())
        or _LEADS_NOWHERE.search(before, 0, marker.start())
    )


def _told_weakly(kind: str, marker: re.Match[str], mention: Mention) -> Step:
    role = "destination" if _is_somebody(kind, marker) else _WEAK_KINDS[kind]
    return Step(mention, role, linked=kind == "arrow")


def _is_somebody(kind: str, marker: re.Match[str]) -> bool:
    return kind == "weak_origin" and bool(_IS_OF_SOMEBODY.search(marker.string, 0, marker.end()))


def _told_strongly(kind: str, marker: re.Match[str], mention: Mention) -> Step:
    if kind == "numbered":
        return _numbered(marker, mention)
    if kind == "nth":
        return Step(mention, "destination", strong=True, number=ORDINALS[marker["nth"]])
    if kind == "then":
        return Step(mention, "destination", strong=True, number=2)
    is_ours = kind == "origin" and (
        _TO_OURS.search(marker.string, 0, marker.end()) or _BOUND_FOR.match(marker.string, marker.end())
    )
    return Step(mention, "destination" if is_ours else ROLES[kind], strong=True)


ROLES: dict[str, Role] = {"origin": "origin", "destination": "destination", "stop": "stop"}
_WEAK_KINDS: dict[str, Role] = {
    "weak_origin": "origin",
    "weak_destination": "destination",
    "arrow": "destination",
}
_MARKER_KINDS = ("numbered", "nth", "then", *ROLES, *_WEAK_KINDS)
_AT_A_SITE = re.compile(r"\b(?:in|at|near)[ ]$")  # "to the stadium in Indianapolis"


def _reaches_weakly(gap: str, mention: Mention, word: str) -> bool:
    if len(gap) > 60 or "\n\n" in gap or not _WEAK_GAP.fullmatch(gap) or _NOT_IN_WEAK_GAP.search(gap):
        return False
    words = len(gap.split())
    if mention.strength == "code" or (word in _OF_MANY_MEANINGS and not gap.endswith(" en ")):
        return words == 0
    return words <= (6 if mention.sure else 5 if _AT_A_SITE.search(gap) else 2)


def _reaches_strongly(gap: str, mention: Mention, is_bracketed: bool) -> bool:
    """Whether a label reaches this place; `is_bracketed` as in "Stop 2 (PU) Yakima, WA"."""
    if len(_CLOSED.findall(gap)) > gap.count("(") + is_bracketed:  # "(liftgate at pickup)": in passing
        return False
    if (
        _ADDRESS_GAP.search(gap)
        or _NEXT_ITEM.match(gap)
        or _SENTENCE_OVER.search(gap)
        or _NEXT_SENTENCE.search(gap)
    ):
        return False
    if mention.sure:
        return True
    words = len(gap.split())
    return words <= (1 if mention.strength == "code" else 8 if mention.strength == "zip" else 5)


def _numbered(marker: re.Match[str], mention: Mention) -> Step:
    number = int(marker["number"])
    word = marker["numbered"]
    if word.startswith(("so", "stop")):
        return Step(mention, "stop", strong=True, number=number)
    role: Role = (
        "origin"
        if word.startswith(("p", "sh", "o", "load", "rec")) and not word.startswith("receiver")
        else "destination"
    )
    if role == "origin" and number > 1 and not word.startswith("load"):
        return Step(mention, "stop", strong=True, number=number)
    return Step(mention, role, strong=True, number=number)
