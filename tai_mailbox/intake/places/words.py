# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The words of a text as the parts of places: names, states and postal codes that stand together."""

from __future__ import annotations

import re
from typing import NamedTuple

from ..beginnings import Expression
from ..reading import Place
from ..text import Scan
from . import gazetteer
from .lexicon import UNIT
from .mention import Mention, Strength
from .regions import COUNTRIES, region_parts

_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?|\d+")
CANADIAN = Expression(r"(?<![a-z0-9])([abceghjklmnprstvxy]\d[a-z])[ -]?(\d[a-z]\d)(?![a-z0-9])")
_PLUS4 = re.compile(r"-\d{4}(?!\d)")


class _Word(NamedTuple):
    text: str
    start: int
    end: int


class PlaceWords:
    """The words of one segment, and the places taken from them so far."""

    def __init__(self, scan: Scan) -> None:
        self.scan = scan
        self.text = scan.text
        self.words = [_Word(m[0], *m.span()) for m in _WORD.finditer(self.text)]
        self.found: list[Mention] = []
        self.guesses = 0  # names compared with all of a state, which takes long
        self.reserved = 0  # up to here words belong to a name whose state follows
        self.taken = 0  # the index of the first word that no place has used

    def _gap(self, left: int, right: int) -> str:
        """What stands between two words."""
        return self.text[self.words[left].end : self.words[right].start]

    def _joined(self, first: int, last: int) -> bool:
        """Whether the words from first to last can be one name."""
        for left in range(first, last):
            gap = self._gap(left, left + 1)
            if (
                len(gap) > 3
                or gap.strip(" .-\n")
                or gap == " - "
                or gap.startswith("\n\n")
                or not self.words[left + 1].text[0].isalpha()
            ):
                return False
        return self.words[first].text[0].isalpha()

    def _key(self, first: int, last: int) -> str:
        return " ".join([gazetteer.key_of_word(word.text) for word in self.words[first : last + 1]])

    # -- by state ----------------------------------------------------------

    def _close(self, first: int, last: int) -> bool:
        return all(len(self._gap(left, left + 1)) <= 2 for left in range(first, last))

    def _known_city(self, at: int, region: str) -> tuple[int, str] | None:
        """(index of its first word, name) of the longest city that ends before word `at`."""
        known = gazetteer.cities(region)
        for size in range(min(5, at - self.taken), 0, -1):
            first = at - size
            if self._joined(first, at - 1):
                name = known.get(self._key(first, at - 1))
                if name:
                    return first, name
        return None

    def _alone_before(self, at: int) -> tuple[int, tuple[str, str]] | None:
        for size in range(min(4, at - self.taken), 0, -1):
            if self._joined(at - size, at - 1):
                hit = gazetteer.alone().get(self._key(at - size, at - 1))
                if hit:
                    return at - size, hit
        return None

    def _zip_after(self, last: int, region: str) -> tuple[str, int] | None:
        """(postal code, index of its last word) right behind a state."""
        marked = self._marked_after(last) if region.startswith("MX") else 0
        last += marked
        if last + 1 >= len(self.words):
            return None
        gap = "" if marked else self._gap(last, last + 1)
        if len(gap) > 7 or gap.strip(" ,.-/\n\t()") or "\n\n" in gap:
            return None
        if region.startswith("CA"):
            return self._canadian_after(last)
        code = self.words[last + 1].text
        if not self._is_code(last + 1) or region.startswith("US") and not _can_be_zip(code, region[3:]):
            return None
        return code, last + 1

    def _marked_after(self, last: int) -> int:
        """How many words behind a state only say that a postal code follows: "CP", "C.P."."""
        after = [word.text for word in self.words[last + 1 : last + 3]]
        return 1 if after[:1] == ["cp"] else 2 if after == ["c", "p"] else 0

    def _is_code(self, at: int) -> bool:
        """Whether a word is five figures, and no measure: "75201 lbs"."""
        word = self.words[at]
        if len(word.text) != 5 or not word.text.isdigit():
            return False
        return not UNIT.match(self.text, word.end) or self.text.startswith("/", word.end)

    def _canadian_after(self, last: int) -> tuple[str, int] | None:
        match = CANADIAN.pattern.match(self.text, self.words[last + 1].start)
        if not match:
            return None
        end = last + 1
        while end + 1 < len(self.words) and self.words[end + 1].start < match.end():
            end += 1
        return f"{match[1]} {match[2]}".upper(), end

    def _take(self, first: int, last: int, name: str, region: str, strength: Strength) -> int:
        """Add a city of a region, with the country and the postal code beside it."""
        country, state = region_parts(region)
        last = self._over_country(last, country)
        code = self._zip_after(last, region)
        postal = None
        if code:
            postal, last = code
            last = self._over_country(last, country)
        else:
            postal = self._zip_before(first, region)
            first -= 1 if postal else 0
        return self._add(
            Place(_as_written_saint(name, self._key_text(first, last)), state, postal, country),
            first,
            last,
            strength,
        )

    def _key_text(self, first: int, last: int) -> str:
        return self.scan.original[self.words[first].start : self.words[last].end]

    def _over_country(self, last: int, country: str) -> int:
        """The last word's index once a country that repeats what is known is passed over."""
        for size in (2, 1):
            end = last + size
            if end >= len(self.words) or self._gap(last, last + 1).strip(" ,.("):
                continue
            spelling = " ".join(word.text for word in self.words[last + 1 : end + 1])
            if len(self._gap(last, last + 1)) <= 3 and COUNTRIES.get(spelling) == country:
                return end
        return last

    def _zip_before(self, first: int, region: str) -> str | None:
        """A postal code right before its city: "75201 Dallas, TX"."""
        if first - 1 < self.taken or self._gap(first - 1, first).strip(" ,\t"):
            return None
        code = self.words[first - 1].text
        if len(code) != 5 or not code.isdigit():
            return None
        fits = region.startswith("MX") or region[3:] in gazetteer.zip_states(code)
        return code if fits and gazetteer.zip_city(code) or region.startswith("MX") else None

    def _add(self, place: Place, first: int, last: int, strength: Strength) -> int:
        end = self.words[last].end
        if place.country == "US" and place.postal_code:
            plus = _PLUS4.match(self.text, end)
            end = plus.end() if plus else end
        self.found.append(Mention(place, self.words[first].start, end, strength))
        while last + 1 < len(self.words) and self.words[last + 1].start < end:
            last += 1
        return last + 1

    # -- by postal code -----------------------------------------------------

    def _in_any(self, first: int, at: int, regions: list[str]) -> bool:
        key = self._key(first, at - 1)
        return any(key in gazetteer.cities(region) for region in regions)


def _can_be_zip(code: str, state: str) -> bool:
    """Whether it is a ZIP, or one of that state that the index lacks; round figures are weights."""
    if code.endswith("000"):
        return False
    return bool(gazetteer.zip_city(code)) or (state in gazetteer.zip_states(code) and not code.endswith("00"))


def _as_written_saint(name: str, written: str) -> str:
    """Keep "Saint" or "St." as the sender spells it."""
    low = written.lower()
    if name.startswith("St. ") and "saint " in low:
        return "Saint " + name[4:]
    if name.startswith("Saint ") and "st. " in low:
        return "St. " + name[6:]
    return name
