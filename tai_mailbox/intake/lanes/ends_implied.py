# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The ends that no word of their own tells: by the other end, by what a sentence leans to, or by order."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace

from ..beginnings import Expression
from ..places.lexicon import ENDS_A_NAME
from ..places.mention import Mention, merged_place, same_place
from ..rules import MAX_LOADS
from ..text import Scan
from .leanings import leaning
from .marks import Role, Step
from .sequences import one_a_line
from .shares import has_share, with_shares


def with_complement(scan: Scan, mentions: Sequence[Mention], steps: list[Step]) -> list[Step]:
    """Give the one end that has no word of its own: two places, of which one says which end it is.

    "It goes to a dealer in Chihuahua, Mexico. Step deck, Fargo, ND 58102 to the door."
    """
    steps = with_shares(scan, mentions, _with_codes(mentions, steps))
    if len(steps) == 2 and same_place(steps[0].mention.place, steps[1].mention.place):
        steps = steps[1:]
    roles = {step.role for step in steps}
    if not roles or {"origin", "destination"} <= roles:
        return _with_drops_left(scan, mentions, _with_picks_left(scan, mentions, steps))
    if "stop" in roles and "destination" not in roles:
        return steps
    spare = _candidates(scan, mentions, steps)
    first = steps[0].mention.place
    told_once = all(same_place(step.mention.place, first) for step in steps[:MAX_LOADS])
    are_many = told_once and len(roles) == 1 and _are_alike(scan, spare)
    if len(spare) != 1 and not are_many:
        return steps
    role: Role = "destination" if "origin" in roles else "origin"
    others = [Step(mention, role, listed=are_many) for mention in spare]
    return sorted([*steps, *others], key=lambda step: step.mention.start)


def _candidates(scan: Scan, mentions: Sequence[Mention], steps: Sequence[Step]) -> list[Mention]:
    """The other places; cities that need no state only where they stand one a line."""
    ends = [step.mention.place for step in steps[:MAX_LOADS]]
    others = [
        one
        for one in mentions[: 2 * MAX_LOADS]
        if not any(same_place(end, one.place) for end in ends) and one.place not in ends
    ]
    sure = [one for one in others if surely_named(scan, one)][:MAX_LOADS]
    cities = [one for one in others if one.strength == "alone"][:MAX_LOADS]
    stated = [one for one in sure if one.strength == "stated"]
    return stated or sure or (cities if one_a_line(scan, cities) else [])


def _with_codes(mentions: Sequence[Mention], steps: list[Step]) -> list[Step]:
    """The steps, each place with the postal code that it has where it is named again."""
    taken = {step.mention.start for step in steps}
    spare = [one for one in mentions[:MAX_LOADS] if one.start not in taken and one.place.postal_code]
    return [_with_code(step, spare) for step in steps] if spare else steps


def _with_code(step: Step, spare: Sequence[Mention]) -> Step:
    place = step.mention.place
    same = [one.place for one in spare if place.city and same_place(place, one.place)]
    if place.postal_code or len({one.postal_code for one in same}) != 1:
        return step
    return replace(step, mention=replace(step.mention, place=merged_place(place, same[0])))


def _are_alike(scan: Scan, mentions: Sequence[Mention]) -> bool:
    """Whether these places stand for the same end: one a line of a list, or each with its share."""
    return one_a_line(scan, mentions) or len(mentions) > 1 and all(has_share(scan, one) for one in mentions)


_SEVERAL_PICKS = Expression(
    r"\b(?:two|2|three|3|both|multi(?:ple)?)[ -]?(?:different[ ])?(?:pick(?:[ -]?ups?|s)?|places|locations"
    r"|origins|shippers|plants|vendors|suppliers)\b|\bpick(?:[ -]?up)?s? (?:at|from|in) (?:two|2|three|3)\b"
    r"|\b(?:on|onto|into) (?:one|the same) (?:truck|trailer|van)\b"
)


_BOTH_GO = re.compile(r"\bboth\b[^.;:\n]*$")  # "... Both are for the yard at Cushing, OK"


def _with_picks_left(scan: Scan, mentions: Sequence[Mention], steps: list[Step]) -> list[Step]:
    """ "Two pickups. Columbus, OH - 9 skids. Dayton, OH - 7 skids. Both to Louisville": all before it."""
    first = next((step.mention.start for step in steps if step.role == "destination"), 0)
    if not scan.holds(_SEVERAL_PICKS) and not _BOTH_GO.search(scan.text, max(0, first - 60), first):
        return steps
    used = [step.mention.place for step in steps[:MAX_LOADS]]
    spare = [one for one in mentions if surely_named(scan, one) and one.start < first][:MAX_LOADS]
    spare = [one for one in spare if not any(same_place(one.place, place) for place in used)]
    return sorted([*steps, *(Step(one, "origin") for one in spare)], key=lambda step: step.mention.start)


# "ten more in Raleigh, and the last twelve finish at Myrtle Beach": goes on to another drop.
_GOES_ON = re.compile(
    r"\b(?:then|next|final(?:ly)?|last|rest|remaining|balance|(?:two|three|four|\d)?[ -]?(?:stops?|drops?)"
    r"|(?:come|comes|get|gets) off|unload)\b"
)


def _with_drops_left(scan: Scan, mentions: Sequence[Mention], steps: list[Step]) -> list[Step]:
    """The further drops that the sentence of the last one names."""
    drops = [step.mention for step in steps if step.role == "destination"]
    if not drops:
        return steps
    end, used = drops[-1].end, [step.mention.place for step in steps[:MAX_LOADS]]
    spare = [one for one in mentions if one.strength == "stated" and one.start > end][:MAX_LOADS]
    spare = [one for one in spare if not any(same_place(one.place, place) for place in used)]
    further = [
        Step(one, "destination", strong=True, number=2)
        for one in spare
        if _GOES_ON.search(scan.text, end, one.start) and not _SENTENCE_ENDS.search(scan.text, end, one.start)
    ]
    return sorted([*steps, *further], key=lambda step: step.mention.start)


def surely_named(scan: Scan, mention: Mention) -> bool:
    """Whether it is a place even where no lane needs one: "the zip is 90058"."""
    before = scan.text[max(0, mention.start - 16) : mention.start]
    return mention.sure or (mention.strength == "zip" and "zip" in before)


def without_words(scan: Scan, mentions: Sequence[Mention]) -> list[Step]:
    """Two places and not a word of which is which: "silage bags 24 plts Fort Dodge IA Twin Falls ID"."""
    sure = [mention for mention in mentions if mention.sure]
    if len(sure) == 1:
        sure = _with_names_alone(scan, mentions)
    if len(sure) > 2 and _are_many_from_the_first(scan, sure):
        return [Step(sure[0], "origin"), *(Step(mention, "destination") for mention in sure[1:MAX_LOADS])]
    if len(sure) != 2 or same_place(sure[0].place, sure[1].place):
        return []
    leanings = [leaning(scan, mention) for mention in sure]
    if leanings[1] == "origin" != leanings[0] or leanings[0] == "destination" != leanings[1]:
        return [Step(sure[0], "destination"), Step(sure[1], "origin")]
    return with_shares(scan, mentions, [Step(sure[0], "origin"), Step(sure[1], "destination")])


def _with_names_alone(scan: Scan, mentions: Sequence[Mention]) -> list[Mention]:
    """The place told with its state, and those that need none: "delano ca 93215. terminal toronto"."""
    return [
        one
        for one in mentions
        if one.sure or one.strength == "alone" and ENDS_A_NAME.match(scan.text, one.end)
    ]


def _are_many_from_the_first(scan: Scan, places: Sequence[Mention]) -> bool:
    """Whether all leave from the first: several loads are spoken of, or a list follows "load Yuma, AZ"."""
    first, *others = places
    if leaning(scan, first) == "origin" and one_a_line(scan, others):
        return True
    return _speaks_of_many(scan, first) and _each_in_its_sentence(scan, others)


def _speaks_of_many(scan: Scan, first: Mention) -> bool:
    """Whether several loads are spoken of; trucks only before the place that they leave from."""
    return bool(_MANY.search(scan.text) or _TRUCKS.search(scan.text, 0, first.start))


_MANY = re.compile(
    r"\b(?:each|both|separately|individually|(?:two|three|four|2|3|4) (?:loads|trucks|vans|stores|of our))\b"
)
_TRUCKS = re.compile(r"\b(?:two|three|four|[2-9]) (?:loads|trucks|trks|vans|flatbeds|flats|reefers)\b")
_SENTENCE_ENDS = re.compile(r"[.;!?][ \n]|\n[ ]*\n")
_SENTENCE = re.compile(r"[.;!?][ \n]|\n")


def _each_in_its_sentence(scan: Scan, mentions: Sequence[Mention]) -> bool:
    pairs = itertools.pairwise(mentions)
    return all(_SENTENCE.search(scan.text, one.end, other.start) for one, other in pairs)
