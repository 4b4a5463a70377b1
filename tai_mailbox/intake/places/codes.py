# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Places found from their postal codes: "60607", "Dallas 75201", "L5T 2N7", "303xx"."""

from __future__ import annotations

import re
from bisect import bisect_left

from ..beginnings import Expression
from ..reading import Place
from . import gazetteer
from .lexicon import NOT_ZIP_BEFORE, UNIT
from .mention import Mention
from .regions import REGIONS
from .states import StateFinder
from .words import CANADIAN

_ZIP3 = Expression(r"(?<![\w#,.$-])(\d{3})(?:xx|\*\*)(?!\w)")
_STREET_BEHIND = re.compile(
    r"[ ](?:(?!(?:to|from|and|or|via)\b)[a-z0-9.'-]+[ ]){1,3}(?:st|street|rd|road|ave|avenue|blvd|boulevard"
    r"|dr|drive|ln|lane|hwy|highway|pkwy|parkway|ct|court|cir|circle|pike|trail)\b"
)
_BESIDE_A_ZIP = frozenset((*REGIONS, "zip", "cp", "from", "to", "usa", "us"))


class CodeFinder(StateFinder):
    """Takes postal codes, each with its city where that stands beside it."""

    def _by_zip(self, at: int) -> int:
        word = self.words[at]
        if self._is_another_number(at):
            return 0
        known = gazetteer.zip_city(word.text)
        if not known or word.text.endswith("000"):
            return 0
        city, state = known
        named = self._city_before_zip(at, state)
        if named:
            first, place = named
            return self._add(place, first, at, "stated")
        return self._add(Place(city, state, word.text, "US"), at, at, "zip")

    def _is_another_number(self, at: int) -> bool:
        """ "34242 Vye Road", "PX60418", "42000 lbs": no postal code."""
        word = self.words[at]
        before = self.text[max(0, word.start - 20) : word.start]
        if _STREET_BEHIND.match(self.text, word.end):
            return True
        if before[-1:].isalpha() and self.words[at - 1].text not in _BESIDE_A_ZIP:
            return True
        is_figure = UNIT.match(self.text, word.end) or NOT_ZIP_BEFORE.search(before)
        return bool(is_figure or self._ends_a_number(at)) and not self._follows_zip(at)

    def _ends_a_number(self, at: int) -> bool:
        """ "pickup # SH-20719": letters and a dash before it, and no state's letters."""
        return bool(at) and self._gap(at - 1, at) == "-" and not REGIONS.get(self.words[at - 1].text)

    def _follows_zip(self, at: int) -> bool:
        """Whether this is the second half of "60607-77002"."""
        return bool(
            at
            and self._gap(at - 1, at) in ("-", " - ", "/", " / ")
            and len(self.words[at - 1].text) == 5
            and self.found
            and self.found[-1].end == self.words[at - 1].end
        )

    def _city_before_zip(self, at: int, state: str) -> tuple[int, Place] | None:
        """A city without its state, right before a ZIP; one that contradicts it gives no state."""
        if at == self.taken or self._gap(at - 1, at).strip(" ,(\t"):
            return None
        code = self.words[at].text
        hit = self._known_city(at, f"US-{state}")
        if hit and self._is_small_beside_capitals(hit[0], at - 1):
            hit = None  # "our center (79423)"
        other = self._alone_before(at)
        postal_name = gazetteer.zip_city(code)
        is_its_own = hit and postal_name and gazetteer.key_of(hit[1]) == gazetteer.key_of(postal_name[0])
        if other and other[1][1] != f"US-{state}" and not is_its_own:
            return other[0], Place(other[1][0], None, code, "US")
        return (hit[0], Place(hit[1], state, code, "US")) if hit else None

    def _is_small_beside_capitals(self, first: int, last: int) -> bool:
        """Whether this is written small in a text that gives places their capitals."""
        written = self.scan.original[self.words[first].start : self.words[last].end]
        return written.islower() and any(self.scan.original[one.start].isupper() for one in self.found)

    def _add_postal_patterns(self) -> None:
        self.taken = 0
        for match in self.scan.finditer(CANADIAN):
            self.found.append(self._canadian(match))
        for match in self.scan.finditer(_ZIP3):
            states = gazetteer.zip_states(match[1])
            if states:
                state = next(iter(states)) if len(states) == 1 else None
                self.found.append(
                    Mention(Place(None, state, match[1], "US"), match.start(), match.end(), "zip")
                )

    def _canadian(self, match: re.Match[str]) -> Mention:
        """A Canadian postal code, with the city of its province where one stands right before it."""
        city, province = gazetteer.area_city(match[1])
        code = f"{match[1]} {match[2]}".upper()
        at = bisect_left(self.words, match.start(), key=lambda word: word.start)
        named = (
            self._known_city(at, f"CA-{province}") if at and not self._gap(at - 1, at).strip(" ,(") else None
        )
        if named:
            return Mention(
                Place(named[1], province, code, "CA"), self.words[named[0]].start, match.end(), "stated"
            )
        return Mention(Place(city, province, code, "CA"), match.start(), match.end(), "zip")
