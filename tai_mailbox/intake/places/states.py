# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Places found from their state or country: "Dallas, TX 75201", "tx75201", "Monterrey, NL"."""

from __future__ import annotations

from ..grammar.goods import GOODS
from ..reading import Place
from ..rules import MAX_GUESSES
from . import gazetteer
from .lexicon import (
    CLOSES,
    COMMA_SLACK,
    DATE_AFTER,
    ENDS_A_NAME,
    LEADS,
    NO_CITY,
    SELDOM_WORDS,
    SITES,
    WORD_STATES,
)
from .regions import COUNTRIES, REGIONS, is_shortened, region_parts
from .spelling import spelled
from .words import PlaceWords

REGION_LENGTHS: dict[str, int] = {}
for _spelling in (*REGIONS, *COUNTRIES):
    _first = _spelling.split()[0]
    REGION_LENGTHS[_first] = max(REGION_LENGTHS.get(_first, 0), len(_spelling.split()))


class StateFinder(PlaceWords):
    """Looks back from a state for its city."""

    def _by_region(self, at: int) -> int:
        for size in range(min(REGION_LENGTHS[self.words[at].text], len(self.words) - at), 0, -1):
            last = at + size - 1
            spelling = " ".join(word.text for word in self.words[at : last + 1])
            if size > 1 and not self._close(at, last) or self._begins_a_city(at, last):
                continue
            after = self._before_region(at, last, spelling)
            if after:
                return after
        return 0

    def _begins_a_city(self, at: int, last: int) -> bool:
        """Whether a state's name goes on to be a city's: "Kansas" City."""
        return (
            last + 1 < len(self.words)
            and self._joined(at, last + 1)
            and self._gap(last, last + 1) == " "
            and self._key(at, last + 1) in gazetteer.alone()
        )

    def _is_the_city_itself(self, last: int, spelling: str) -> bool:
        """ "San Luis Potosí, SLP", "Washington, DC": a city that is called as a state is."""
        if last + 1 == len(self.words) or self._gap(last, last + 1).strip(" ") != ",":
            return False
        behind = REGIONS.get(self.words[last + 1].text, ())
        return any(gazetteer.key_of(spelling) in gazetteer.cities(region) for region in behind)

    def _before_region(self, at: int, last: int, spelling: str) -> int:
        """Look back from a state for its city; the index after the place, or 0."""
        if at <= self.taken - 1 or at == 0 or self._is_the_city_itself(last, spelling):
            return 0
        gap = self._gap(at - 1, at)
        if len(gap) > 4 or gap.strip(COMMA_SLACK) or "\n\n" in gap:
            return 0
        if not self.words[at - 1].text[0].isalpha():
            return self._state_and_zip(last, REGIONS.get(spelling, ()))
        comma = "," in gap or "(" in gap
        for region in REGIONS.get(spelling, ()):
            hit = self._known_city(at, region) or self._city_of_a_site(at, region)
            if hit and (comma or self._state_is_meant(hit[0], last, spelling, region)):
                return self._take(hit[0], last, hit[1], region, "stated")
        return 0 if "." in gap else self._less_certain(at, last, spelling, comma)

    def _city_of_a_site(self, at: int, region: str) -> tuple[int, str] | None:
        """ "our Neenah mill (WI)": the town before the word for what stands there."""
        return self._known_city(at - 1, region) if self.words[at - 1].text in SITES else None

    def _less_certain(self, at: int, last: int, spelling: str, comma: bool) -> int:
        """A city with its country, a misspelt one, or one that the index does not know."""
        if spelling in COUNTRIES and (comma or len(spelling) > 3):
            after = self._city_of_country(at, last, COUNTRIES[spelling])
            if after:
                return after
        regions = REGIONS.get(spelling, ())
        if not regions or is_shortened(spelling):
            return 0
        sure = comma or self._zip_after(last, regions[0])
        if not sure and (spelling in WORD_STATES or len(spelling) > 2):
            return self._unknown(at, last, regions[0]) if self._led_to(at, spelling) else 0
        ends_so = (
            spelling not in WORD_STATES
            or self._closes(last, regions[0])
            or self._is_set_in_capitals(at - 1, last)
        )
        return (
            self._shortened(at, last, regions)
            or self._misspelt(at, last, regions)
            or (self._unknown(at, last, regions[0]) if comma and ends_so or self._led_to(at, spelling) else 0)
            or self._named_and_coded(at, last, regions[0])
            or self._state_and_zip(last, regions)
        )

    def _state_and_zip(self, last: int, regions: tuple[str, ...]) -> int:
        """ "tx75201": a state with its ZIP and no city."""
        code = self._zip_after(last, "US")
        known = gazetteer.zip_city(code[0]) if code else None
        if not code or not known or f"US-{known[1]}" not in regions:
            return 0
        return self._add(Place(known[0], known[1], code[0], "US"), last, code[1], "stated")

    def _state_is_meant(self, first: int, last: int, spelling: str, region: str) -> bool:
        """Whether a state without a comma is one, where it could be a word of the sentence."""
        if self._zip_after(last, region):
            return True
        if spelling not in WORD_STATES or spelling in SELDOM_WORDS:
            return True
        if any(self._key(first, end) in gazetteer.alone() for end in range(first, last)):
            key = self._key(first, last - spelling.count(" ") - 1)
            if gazetteer.alone().get(key, ("", region))[1] != region:
                return bool(CLOSES.match(self.text, self.words[last].end))
        if self._is_set_in_capitals(first, last):
            return True
        if spelling == "on" and DATE_AFTER.match(self.text, self.words[last].end):
            return False
        behind = self.words[last + 1].text if last + 1 < len(self.words) else ""
        return behind in GOODS or bool(ENDS_A_NAME.match(self.text, self.words[last].end))

    def _is_set_in_capitals(self, first: int, last: int) -> bool:
        """ "Bend OR": capitals behind a name that has none but its first letter."""
        word, name = self.words[last], self.words[first]
        written = self.scan.original[name.start : name.end]
        return self.scan.original[word.start : word.end].isupper() and written.istitle()

    def _led_to(self, at: int, spelling: str) -> bool:
        """Whether "to" or "from" leads to the one word before a state: "to Croxton NJ", "to Fourchon LA"."""
        if len(spelling) > 2 or spelling in WORD_STATES and not self._is_set_in_capitals(at - 1, at):
            return False
        name = self.words[at - 1].text
        is_led = at - 2 >= self.taken and self.words[at - 2].text in LEADS
        return is_led and name.isalpha() and name not in NO_CITY

    def _closes(self, last: int, region: str) -> bool:
        return bool(self._zip_after(last, region) or CLOSES.match(self.text, self.words[last].end))

    def _shortened(self, at: int, last: int, regions: tuple[str, ...]) -> int:
        """The one city of the state that goes on: "Elk Grove, IL" Village, "Tepatitlán, Jal." de Morelos."""
        for first, end in ((at - 2, " "), (at - 1, " de ")):
            if first < self.taken or not self._joined(first, at - 1) or self.words[first].text in NO_CITY:
                continue
            for region in regions:
                begun = self._key(first, at - 1) + end
                names = {name for key, name in gazetteer.cities(region).items() if key.startswith(begun)}
                if len(names) == 1:
                    return self._take(first, last, names.pop(), region, "stated")
        return 0

    def _misspelt(self, at: int, last: int, regions: tuple[str, ...]) -> int:
        for region in regions:
            for size in range(min(3, at - self.taken), 0, -1):
                first = at - size
                if not self._joined(first, at - 1) or self.words[first].text in NO_CITY:
                    continue
                if self.guesses == MAX_GUESSES:
                    return 0
                self.guesses += 1
                name = spelled(self._key(first, at - 1), region)
                if name:
                    return self._take(first, last, name, region, "stated")
        return 0

    def _unknown(self, at: int, last: int, region: str) -> int:
        """A town that the index lacks, as written, back to a word that no name contains."""
        first = at
        while first > max(self.taken, at - 3) and self._joined(first - 1, at - 1):
            if self.words[first - 1].text in NO_CITY or self._is_smaller(first - 1, at - 1):
                break
            first -= 1
        if first == at or len(self.text[self.words[first].start : self.words[at - 1].end]) < 3:
            return 0
        name = self.scan.original[self.words[first].start : self.words[at - 1].end].strip()
        return self._take(first, last, " ".join(name.split()), region, "loose")

    def _is_smaller(self, one: int, other: int) -> bool:
        """Whether only the other word is written with a capital."""
        first, second = (self.scan.original[self.words[at].start] for at in (one, other))
        return first.islower() and second.isupper()

    def _named_and_coded(self, at: int, last: int, region: str) -> int:
        """A town that the index lacks, by its capitals and its full postal code: "Nisku AB T9E 7N5"."""
        if not self._zip_after(last, region):
            return 0
        first = at
        while (
            first > max(self.taken, at - 3)
            and self._is_capital(first - 1)
            and self._joined(first - 1, at - 1)
        ):
            first -= 1
        if first == at:
            return 0
        name = self.scan.original[self.words[first].start : self.words[at - 1].end]
        return self._take(first, last, " ".join(name.split()), region, "loose")

    def _is_capital(self, at: int) -> bool:
        word = self.words[at]
        return word.text not in NO_CITY and self.scan.original[word.start].isupper()

    def _city_of_country(self, at: int, last: int, country: str) -> int:
        key_hits = self._alone_before(at)
        if key_hits and key_hits[1][1].startswith(country):
            first, (name, region) = key_hits
            return self._take(first, last, name, region, "stated")
        if country == "US":
            return 0
        hits = [
            (region, hit)
            for region in sorted(
                {r for regions in REGIONS.values() for r in regions if r.startswith(country)}
            )
            for hit in (self._known_city(at, region),)
            if hit
        ]
        if not hits:
            return 0
        first, name = min((hit for _region, hit in hits), key=lambda hit: hit[0])
        regions = [region for region, hit in hits if hit[0] == first]
        place = Place(name, region_parts(regions[0])[1] if len(regions) == 1 else None, None, country)
        return self._add(place, first, last, "stated")
