# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Which mentions take part in a lane, each with its role: by the words around it, or by the others."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace

from ..places.lexicon import ENDS_A_NAME
from ..places.mention import Mention, same_place
from ..text import Scan
from .marks import STRONG_REACH, Step, marked
from .marks_behind import done_there, named_behind, word_behind_ends
from .payers import without_bill_payers
from .sequences import in_sequence, with_columns, without_places_taken_back

_CONNECTOR = re.compile(
    r"[ ,.)]*[\n]?[ ]*(?:-{1,3}|-{0,2}>{1,2}|=+>|to|2(?= )|/|hasta|a|thru|\.{2,3}|~|\t|\|)[ (]*\n?[ (]*"
)
_ONWARD = re.compile(r"\b(?:from there|then on|onwards?|continu(?:es?|ing)(?: on)?)[ ](?:on[ ])?to[ ]$")
_FROM = re.compile(r"\b(?:from|out of|ex)[ ](?:[a-z]+[ ]){0,2}$")
_LISTED = re.compile(
    r"(?:(?=[ ).]*(?:[,;&]|and\b|then\b))[ ).]*(?:[,;][ ]*)?(?:(?:and|&|then|plus)[ ])*(?:the[ ])?"
    r"(?:(?:other(?:[ ]half)?|remaining|last|rest|balance)[ ])?"
    r"(?:(?:\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)[ ](?:more[ ])?)?"
    r"(?:(?:pallets?|plts?|skids?|pcs|pieces)[ ])?(?:in|at|to|for)\b"
    r"|[ ).]*(?:[,;]?[ ]?\(?\d[.)]|,|;|&|\band\b|,[ ]?and\b|\by\b|/|\n+[ ]*(?:[-*]|\d{1,2}[.)])?|\bor\b"
    r"|,?[ ]?then(?:[ ]to)?\b|\+|plus))[ (]*"
)
_IN_BRACKETS = re.compile(r"\([^()\n]{0,60}\)")
_ASIDE_REACH = 80  # characters from a place over words in brackets to the next
_ASIDE = re.compile(  # "Scranton, PA (3 skids) and ...", "Landover MD 10 plt & ..."
    r"\([^()\n]{0,60}\)|[ ]\d[\d,]*[ ]?(?:#|(?:pallets?|plts?|skids?|pcs|pieces|bins|totes|crates|cartons"
    r"|cases|rolls|lbs?)\b)"
)


def steps_of(scan: Scan, mentions: Sequence[Mention]) -> list[Step]:
    """The mentions that take part in a lane, each with its role."""
    has_capitals = any(one.sure and scan.original[one.start].isupper() for one in mentions)
    mentions = [
        one for one in mentions if _believable(scan, one) and not (has_capitals and _is_a_word(scan, one))
    ]
    mentions = without_bill_payers(scan, mentions)
    steps = [_step(scan, mentions, at) for at in range(len(mentions))]
    steps = _with_starts(with_columns(scan, _with_full_addresses(scan, _without_brackets(scan, steps))))
    steps = without_places_taken_back(scan, in_sequence(scan, steps))
    return _codes_with_partners([step for step in steps if step.role])


def _without_brackets(scan: Scan, steps: list[Step]) -> list[Step]:
    """A place told again in brackets: "Manhattan (New York, NY 10001)"."""
    found: list[Step] = []
    for step in steps:
        last = found[-1] if found else None
        if last and scan.text[last.mention.end : step.mention.start] == " (" and step.mention.sure:
            found[-1] = replace(last, mention=step.mention)
        else:
            found.append(step)
    return found


def _with_full_addresses(scan: Scan, steps: list[Step]) -> list[Step]:
    """An address block whose company carries a city's name: the address below it is the place.

    "Deliver to: Floor Barn of South Bend / 3200 Lincoln Way W / South Bend, IN 46628".
    """
    found: list[Step] = []
    for step, following in itertools.zip_longest(steps, steps[1:]):
        last = found[-1] if found else None
        if following and following.linked:
            found.append(step)  # where the next leg begins
            continue
        if last and not step.role and step.mention.sure and last.strong and last.mention.strength == "alone":
            between = scan.text[last.mention.end : step.mention.start]
            if "\n" in between and between.count("\n") <= 4 and "\n\n" not in between:
                found[-1] = replace(last, mention=step.mention)
                continue
        if last and last.role and not step.role and same_place(last.mention.place, step.mention.place):
            step = replace(step, role=last.role, strong=last.strong)
        found.append(step)
    return found


def _step(scan: Scan, mentions: Sequence[Mention], at: int) -> Step:
    mention = mentions[at]
    previous = mentions[at - 1] if at else None
    floor = word_behind_ends(scan, previous) if previous else 0
    start = max(floor, mention.start - STRONG_REACH)
    before = scan.text[start : mention.start]
    if previous and (led := _led_on(scan, previous, mention, before)):
        return led
    told = marked(scan, start, mention)
    is_plain = told and (told.strong or told.linked or not previous)
    found = done_there(scan, mention, told, before) or (told if is_plain else None)
    if found := found or named_behind(scan, mention, told) or told:
        return found
    if previous and "\n\n" not in before and _LISTED.fullmatch(_ASIDE.sub("", before)):
        return Step(mention, "", listed=True)
    return Step(mention, "")


def _led_on(scan: Scan, previous: Mention, mention: Mention, before: str) -> Step | None:
    """A place to which an arrow leads, or words that go on from the one before it."""
    is_one_line = "\n" not in before and len(before) <= _ASIDE_REACH
    joint = _IN_BRACKETS.sub("", before) if is_one_line else before
    if len(joint) <= 14 and _CONNECTOR.fullmatch(joint) or _ONWARD.search(before):
        return Step(mention, "destination", linked=True)
    if before.strip() == ":" and _FROM.search(scan.text, max(0, previous.start - 24), previous.start):
        return Step(mention, "destination", listed=True)
    return None


def _with_starts(steps: list[Step]) -> list[Step]:
    """Make an origin of a place that the next one leads away from, and give each of a list its role."""
    found: list[Step] = []
    for at, step in enumerate(steps):
        following = steps[at + 1] if at + 1 < len(steps) else None
        if step.listed and not step.role and found and found[-1].role:
            step = Step(step.mention, found[-1].role, listed=True)
            if following and following.linked:
                step = Step(step.mention, "origin")
        elif not step.role and following and _leads_away(step, following, found):
            step = Step(step.mention, "origin")
        found.append(step)
    return found


def _leads_away(step: Step, following: Step, before: list[Step]) -> bool:
    """Whether the next place is where this one's freight goes."""
    if following.role != "destination":
        return False
    first = step.mention.sure and not any(earlier.role == "origin" for earlier in before)
    return following.linked or not following.strong or first


_BESIDE_CODE = re.compile(r"[ ]?(?:[->/]|to\b)[ ]?")  # "DAL-SAT"; elsewhere it is a Saturday


def _is_a_word(scan: Scan, mention: Mention) -> bool:
    """ "vidrio plano" beside "Monterrey, Nuevo León": a name that is written small is none there."""
    return mention.strength == "alone" and scan.original[mention.start].islower()


def _believable(scan: Scan, mention: Mention) -> bool:
    """Whether a bare name really is a place, which what follows tells: "Chicago Steel" is none."""
    if mention.strength == "code" and scan.text[mention.start : mention.end] == "sat":
        if re.match(r"[ ]\d", scan.text[mention.end : mention.end + 2]):
            return False
        return bool(_BESIDE_CODE.search(scan.text, mention.start - 3, mention.start)) or bool(
            _BESIDE_CODE.match(scan.text, mention.end)
        )
    if mention.strength == "code" and scan.original[mention.start : mention.end] == "La":
        return False  # "La entrega": no Los Angeles
    if mention.strength in ("alone", "code"):
        return bool(ENDS_A_NAME.match(scan.text, mention.end)) or _goes_on_small(scan, mention)
    return True


_SMALL = re.compile(r"[ ][a-z]{2}")


def _goes_on_small(scan: Scan, mention: Mention) -> bool:
    """ "our Chicago warehouse": a name with its capital, and no capital behind it."""
    return scan.original[mention.start].isupper() and bool(_SMALL.match(scan.original, mention.end))


def _codes_with_partners(steps: list[Step]) -> list[Step]:
    """Three-letter codes count only at the two ends of one lane, beside another place."""
    kept = []
    for at, step in enumerate(steps):
        if step.mention.strength == "code":
            before = at and step.linked
            after = at + 1 < len(steps) and steps[at + 1].role == "destination" and not steps[at + 1].strong
            near = at and steps[at - 1].role == "origin" and step.role == "destination"
            if not (before or after or near or step.strong):
                continue
        kept.append(step)
    return kept
