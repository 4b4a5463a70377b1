# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Places that a text names: "Dallas, TX 75201", "L5T 2N7", "60607", "Philly", "Monterrey, NL".

A mention is found from its state, its postal code, or its name where that is
unmistakable. Whether it is an end of a lane is decided elsewhere (`lanes`).
"""

from __future__ import annotations

import re
from dataclasses import replace

from ..reading import Place
from ..text import Scan
from . import gazetteer
from .codes import CodeFinder
from .lexicon import COMMA_SLACK, CROSSING_AFTER, CROSSING_BEFORE, DENIED, NO_CITY, UNIT, WORD_STATES
from .mention import Mention
from .named_apart import with_names_apart
from .nicknames import CODES
from .regions import FOREIGN, REGIONS, region_parts
from .states import REGION_LENGTHS


def find_mentions(scan: Scan) -> list[Mention]:
    """The places named in a segment, in order, those passed by left out."""
    forms = _from_forms(scan)
    found = [mention for mention in _Finder(scan).run() if not _is_passed_by(scan.text, mention)]
    found = [
        mention
        for mention in found
        if not any(f.start < mention.end and mention.start < f.end for f in forms)
    ]
    return with_names_apart(scan, sorted([*found, *forms], key=lambda mention: mention.start))


_FORM = re.compile(
    r"city[ ]?[:\t][ \t]*(?P<city>[a-z][a-z .'-]{2,30})\n[^\n:]{0,24}\b(?:state|province|st)[^\n:\t]{0,6}"
    r"[:\t][ \t]*(?P<state>[a-z][a-z ]{1,20})(?:\n[^\n:]{0,24}(?:zip"
    r"|postal)[^\n:\t]{0,8}[:\t][ \t]*(?P<code>[a-z0-9 -]{5,10}))?"
)


def _from_forms(scan: Scan) -> list[Mention]:
    """Places of a form that has a line each for city, state and ZIP."""
    found = []
    for match in _FORM.finditer(scan.text):
        place = place_in(f"{match['city'].strip()}, {match['state'].strip()} {match['code'] or ''}".strip())
        if place:
            found.append(Mention(place, match.start("city"), match.end(), "stated"))
    return found


def place_in(text: str) -> Place | None:
    """The one place of a short text, such as a table's cell, or None."""
    scan = Scan(0, "new", text)
    found = _Finder(scan).run()
    if found:
        return found[0].place
    return None


def _is_passed_by(text: str, mention: Mention) -> bool:
    """Whether only the border is crossed there, or the place is denied: "not in Oklahoma City"."""
    before = text[max(0, mention.start - 40) : mention.start]
    return bool(
        CROSSING_BEFORE.search(before) or CROSSING_AFTER.match(text, mention.end) or DENIED.search(before)
    )


class _Finder(CodeFinder):
    """One pass over a segment's words, taking each place as its state, code or name turns up."""

    def run(self) -> list[Mention]:
        position = 0
        while position < len(self.words):
            after = self._try_word(position)
            if after:
                self.taken = after
            position = after or position + 1
        self._add_postal_patterns()
        self.found.sort(key=lambda mention: mention.start)
        return self._without_overlaps()

    def _try_word(self, at: int) -> int:
        """The index after the place that this word completes, or 0."""
        word = self.words[at].text
        if word[0].isdigit():
            return self._by_zip(at) if len(word) == 5 else 0
        if word in REGION_LENGTHS:
            after = self._by_region(at)
            if after:
                return after
        if word in gazetteer.alone_first_words():
            after = self._by_name(at)
            if after:
                return after
        if word in CODES:
            return self._by_code(at)
        return self._by_foreign(at) if word in FOREIGN else 0

    # -- by name -------------------------------------------------------------

    def _by_name(self, at: int) -> int:
        if at < self.reserved:
            return 0
        for size in range(min(4, len(self.words) - at), 0, -1):
            last = at + size - 1
            if not self._joined(at, last):
                continue
            hit = gazetteer.alone().get(self._key(at, last))
            if hit and (self._state_follows(at, last) or self._goes_on(at, last)):
                self.reserved = last + 1
                return 0
            if hit:
                name, region = hit
                country, state = region_parts(region)
                last = self._over_country(self._over_state(last, region), country)
                return self._add(Place(name, state, None, country), at, last, "alone")
        return 0

    def _over_state(self, last: int, region: str) -> int:
        """The last word's index once the state of a name such as "Port Newark NJ" is passed over."""
        if last + 1 == len(self.words) or self._gap(last, last + 1).strip(" ,"):
            return last
        return last + (region in REGIONS.get(self.words[last + 1].text, ()))

    def _goes_on(self, first: int, last: int) -> bool:
        """Whether it is but the start of a name, with its state behind: "Elk Grove" Village, IL."""
        for end in range(last + 1, min(last + 3, len(self.words) - 1)):
            if not self._joined(first, end):
                return False
            if self._in_any(first, end + 1, list(REGIONS.get(self.words[end + 1].text, ()))):
                return True
        return False

    def _state_follows(self, first: int, last: int) -> bool:
        """Whether a state, a ZIP or more of a name comes next, which decides later."""
        if last + 1 >= len(self.words):
            return False
        gap = self._gap(last, last + 1)
        if len(gap) > 3 or gap.strip(COMMA_SLACK) or "\n" in gap and "," not in gap:
            return False
        following = self.words[last + 1].text
        if len(following) == 5 and following.isdigit():
            return bool(gazetteer.zip_city(following)) and not UNIT.match(self.text, self.words[last + 1].end)
        return self._region_follows(first, last + 1, "," in gap)

    def _region_follows(self, first: int, at: int, comma: bool) -> bool:
        """Whether the words at `at` name a state in which this city, or a longer one, exists."""
        spelling = self.words[at].text
        regions = [
            r
            for size in (1, 2)
            for r in REGIONS.get(" ".join(w.text for w in self.words[at : at + size]), ())
        ]
        if not regions or (not comma and spelling in WORD_STATES and not self._in_any(first, at, regions)):
            return False
        if not comma and spelling in WORD_STATES:
            return self._state_is_meant(first, at, spelling, regions[0])
        return comma or len(spelling) == 2 or self._in_any(first, at, regions)

    def _by_code(self, at: int) -> int:
        name, region = CODES[self.words[at].text]
        if self.text[self.words[at].end :][:2].lstrip("-")[:1].isdigit():
            return 0  # "ONT8" is somebody's warehouse, "DAL-3310" an order
        country, state = region_parts(region)
        self.found.append(
            Mention(Place(name, state, None, country), self.words[at].start, self.words[at].end, "code")
        )
        return 0

    def _by_foreign(self, at: int) -> int:
        """ "Shanghai, China": a city with a country beyond the index."""
        if at == self.taken or "," not in self._gap(at - 1, at):
            return 0
        if not self._joined(at - 1, at - 1) or self.words[at - 1].text in NO_CITY:
            return 0
        name = self.scan.original[self.words[at - 1].start : self.words[at - 1].end]
        return self._add(Place(name.capitalize(), None, None, None), at - 1, at, "loose")

    def _without_overlaps(self) -> list[Mention]:
        """Of two mentions that share words the fuller one stays: "La Vergne, TN" over "LA"."""
        kept: list[Mention] = []
        for mention in self.found:
            if kept and self._is_zip_of(kept[-1], mention):
                place = replace(mention.place, postal_code=kept[-1].place.postal_code)
                kept[-1] = replace(mention, place=place, start=kept[-1].start)
                continue
            if kept and mention.start < kept[-1].end:
                if mention.end - mention.start > kept[-1].end - kept[-1].start:
                    kept[-1] = mention
                continue
            kept.append(mention)
        return kept

    def _is_zip_of(self, code: Mention, city: Mention) -> bool:
        """Whether a ZIP stands right before its city: "75201 Dallas, TX"."""
        beside = self.text[code.end : city.start].strip(" ,") == "" and city.start - code.end in (1, 2)
        fits = code.place.state == city.place.state and not city.place.postal_code
        return code.strength == "zip" and city.strength == "stated" and beside and fits
