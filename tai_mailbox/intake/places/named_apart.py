# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Places whose name stands in one part of a text and whose state or postal code in another.

"The mill is in Eureka, that's 95501."    "Elko to Battle Mountain, both Nevada."
"Vernon to Aurora (CA to CO)."            "pickups in Gary and Hammond, IN"
"Flint, MI to Gadsden, AL, and the empties from Gadsden to Flint."
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..grammar.goods import GOODS
from ..reading import Place
from ..rules import MAX_LOADS
from ..text import Scan, word_set
from . import gazetteer
from .lexicon import NO_CITY
from .mention import Mention, same_place
from .regions import REGIONS, region_parts

_ENDS = 2  # places with their states: enough for a lane
_REACH = 160  # characters from a name to its state
_CODE_REACH = 400  # to its postal code, which names the town itself
_STATE = "|".join(sorted(REGIONS, key=len, reverse=True))
_TO = r"(?:[ ](?:to|a|hasta)[ ]|[ ]?(?:-{0,2}>|-{1,2}|/)[ ]?)"
_AND = r"(?:,?[ ](?:and|or|y|plus|then)(?:[ ](?:in|at|from|then))?[ ]|[ ]?[&/+][ ]?)"
_PAIRS = re.compile(rf"{_TO}|{_AND}")
_BOTH_OF = re.compile(
    rf"\b(?:both|all|ambos|ambas)(?:[ ](?:are|of|in|en|places|cities|towns)){{0,2}}[ ](?P<one>{_STATE})\b"
)
_ONE_AND_OTHER = re.compile(rf"[(.,;?\n][ ]?(?P<one>{_STATE}){_TO}(?P<other>{_STATE})\b")
_THE_ONE_OF = re.compile(rf"[ ](?:is[ ]|meaning[ ])?\(?the[ ](?P<one>{_STATE})[ ]one\b")
_CORRECTS = re.compile(r"[ ,.-]*(?:sorry|no|oops|correction|i meant?|make that|should be)[ ,:]*")
_WORD = re.compile(r"[a-z]+(?:['.-]{1,2}[a-z]+)*\.?")
# Towns of the index that are words of the trade first.
_SELDOM_TOWNS = word_set("price quote order ship truck box point home star early noon cost total most")


def with_names_apart(scan: Scan, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions, and those that two parts of the text name together, in their order."""
    lacking = sum(mention.strength == "stated" for mention in mentions) < _ENDS
    found = list(_with_their_states(scan)) if lacking else []
    found += [one for one in mentions if not _is_taken(found, one)]
    for code in [one for one in found if one.strength == "zip"]:
        found = _with_its_code(scan, found, code)
    for more in (_beside_others, _once_more):
        found.sort(key=lambda mention: mention.start)
        found += [one for one in more(scan, found) if not _is_taken(found, one)]
    return sorted(found, key=lambda mention: mention.start)


def _is_taken(found: Sequence[Mention], new: Mention) -> bool:
    return any(one.start < new.end and new.start < one.end and one.strength != "code" for one in found)


def _with_its_code(scan: Scan, found: list[Mention], code: Mention) -> list[Mention]:
    """The mentions, with the name of a postal code's town where it stands before the code."""
    city = (code.place.city or "").lower()
    at = scan.text.rfind(city, max(0, code.start - _CODE_REACH), code.start) if city else -1
    end = at + len(city)
    if at < 0 or scan.text[end].isalnum() or scan.text[at - 1 : at].isalnum():
        return found
    named = [one for one in found if one.start < end and at < one.end and one.strength != "code"]
    corrects = _CORRECTS.fullmatch(scan.text, named[0].end, code.start) if named else None
    known = [one.place if not corrects else replace(one.place, postal_code=None) for one in named]
    if any(place.postal_code or not same_place(place, code.place) for place in known):
        return found
    begin = min([at, *(one.start for one in named)])
    whole = Mention(code.place, begin, max([end, *(one.end for one in named)]), "stated")
    return [*(one for one in found if one not in named), whole]


def _with_their_states(scan: Scan) -> Iterator[Mention]:
    """The names of one pair of towns, where both states are told behind it."""
    for told in (*_BOTH_OF.finditer(scan.text), *_ONE_AND_OTHER.finditer(scan.text)):
        states = told.groupdict()
        ends = [REGIONS.get(states["one"], ()), REGIONS.get(states.get("other", states["one"]), ())]
        yield from _pair_before(scan, told.start() + 1, ends)
    for told in _THE_ONE_OF.finditer(scan.text):
        yield from _named(scan, told.start(), REGIONS.get(told["one"], ()))


def _pair_before(scan: Scan, end: int, regions: Sequence[Sequence[str]]) -> list[Mention]:
    """The last pair of towns before `end` of which one lies in either region; nothing if none does."""
    if not all(regions):
        return []
    for joint in reversed(list(_PAIRS.finditer(scan.text, max(0, end - _REACH), end))):
        pair = [*_named(scan, joint.start(), regions[0]), *_named_behind(scan, joint.end(), regions[1])]
        if len(pair) == 2:
            return pair
    return []


def _beside_others(scan: Scan, found: Sequence[Mention]) -> Iterator[Mention]:
    """ "Gary and Hammond, IN", "Elko to Reno, NV": what stands before a town of a state lies there too."""
    for mention in found:
        joint = _JOINT_BEFORE.search(scan.text, max(0, mention.start - 12), mention.start)
        if mention.strength != "stated" or not mention.place.state or not joint:
            continue
        country = mention.place.country
        regions = [r for r in REGIONS.get(mention.place.state.lower(), ()) if r.startswith(country or "US")]
        for other in _named(scan, joint.start(), regions):
            if _is_set_as_a_name(scan, other):
                yield other


_TO_ALONE = re.compile(_TO)
_LEG = re.compile(r"\b(?:back|returns?|returning|leg|legs|then|empties|regreso|vuelta)\b")
_JOINT_BEFORE = re.compile(rf"(?:{_TO}|{_AND})$")
_LEADS_TO_A_NAME = re.compile(
    r"(?:^|[\n:,(]|\b(?:from|in|at|between|to|out of|de|en|both|for|rate|quote|price))[ ]?$"
)


def _is_set_as_a_name(scan: Scan, mention: Mention) -> bool:
    """With its capital, or behind a word that leads to a place, in a text that has no capitals."""
    words = scan.text[mention.start : mention.end].split()
    if words[0] in _SELDOM_TOWNS or words[-1] in GOODS:
        return False
    led = bool(_LEADS_TO_A_NAME.search(scan.text, max(0, mention.start - 12), mention.start))
    return led or scan.original[mention.start].isupper()


def _once_more(scan: Scan, found: Sequence[Mention]) -> Iterator[Mention]:
    """Towns named again without their states, one leading to the other: a leg back, or a leg on."""
    stated = [one for one in found if one.strength == "stated" and one.place.city]
    if len(stated) < 2 or not _LEG.search(scan.text, stated[0].end):
        return
    bare = [again for one in stated for again in _again(scan, one) if not _is_taken(found, again)]
    places = sorted([*stated, *bare], key=lambda one: one.start)
    for one, other in itertools.pairwise(places):
        if _TO_ALONE.fullmatch(scan.text, one.end, other.start) and not _is_told(stated, one, other):
            yield from (end for end in (one, other) if end in bare)


def _again(scan: Scan, first: Mention) -> Iterator[Mention]:
    """Where the town is named again behind its first mention, without its state."""
    name = rf"\b{re.escape((first.place.city or '').lower())}\b"
    for match in itertools.islice(re.finditer(name, scan.text[first.end :]), MAX_LOADS):
        yield Mention(first.place, first.end + match.start(), first.end + match.end(), "alone")


def _is_told(stated: Sequence[Mention], one: Mention, other: Mention) -> bool:
    """Whether this leg has been told with its states: one place, and the other next."""
    legs = itertools.pairwise(stated)
    return any(same_place(a.place, one.place) and same_place(b.place, other.place) for a, b in legs)


def _named(scan: Scan, end: int, regions: Sequence[str]) -> list[Mention]:
    """The longest town of these regions that ends where `end` is."""
    words = list(_WORD.finditer(scan.text, max(0, end - 40), end))[-4:]
    if not words or words[-1].end() != end or (end < len(scan.text) and scan.text[end].isalnum()):
        return []
    return next(
        (town for at in range(len(words)) for town in _town(scan, words[at].start(), end, regions)), []
    )


def _named_behind(scan: Scan, start: int, regions: Sequence[str]) -> list[Mention]:
    words = list(_WORD.finditer(scan.text, start, start + 40))[:4]
    if not words or words[0].start() != start:
        return []
    return next((town for word in reversed(words) for town in _town(scan, start, word.end(), regions)), [])


def _town(scan: Scan, start: int, end: int, regions: Sequence[str]) -> list[list[Mention]]:
    key = gazetteer.key_of(scan.text[start:end])
    if key.split(" ")[0] in NO_CITY:
        return []
    hits = [(region, gazetteer.cities(region).get(key)) for region in regions]
    return [
        [Mention(Place(name, region_parts(region)[1], None, region_parts(region)[0]), start, end, "stated")]
        for region, name in hits
        if name
    ][:1]
