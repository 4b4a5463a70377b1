# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Places that a text names: "Dallas, TX 75201", "L5T 2N7", "60607", "Philly", "Monterrey, NL".

A mention is found from its state, its postal code, or its name where that is
unmistakable. Whether it is an end of a lane is decided elsewhere (`lanes.py`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

from . import gazetteer
from .reading import Place
from .rules import MAX_GUESSES
from .text import BLANK, Scan, word_set

Strength = Literal["stated", "loose", "alone", "zip", "code"]

_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?|\d+")
_CANADIAN = re.compile(r"(?<![a-z0-9])([abceghjklmnprstvxy]\d[a-z])[ -]?(\d[a-z]\d)(?![a-z0-9])")
_ZIP3 = re.compile(r"(?<![\w#,.$-])(\d{3})(?:xx|\*\*)(?!\w)")
_PLUS4 = re.compile(r"-\d{4}(?!\d)")
_UNIT = re.compile(
    r"[ ]?(?:\+/-)?[ ]?(?:#|lbs?\b|pounds?\b|libras\b|kgs?\b|kilos?\b|pcs\b|pieces\b"
    r"|cases\b|ctns?\b|cartons\b|units\b"
    r"|gal(?:lons?|s)?\b|mi(?:les)?\b|tons?\b|cu\b|cuft\b|sq\b|feet\b|ft\b|,\d{3}|\.\d|%|/\d)"
)
_NOT_ZIP_BEFORE = re.compile(
    r"(?:\b(?:po|p\.o|bol|b/l|pro|ref|reference|order|load|so|mc|dot|invoice|inv|quote"
    r"|rfq|shipment|item|nmfc|sku|ticket"
    r"|weight|wt|peso|wgt|lbs|pickup number|pu number|shp|id|no|num|number|un"
    r"|container|release|box)[ ]?[#:.]{0,2}[ ]?"
    r"|[$#.,/\d+=]|\d[-])$"
)
_CROSSING_BEFORE = re.compile(
    r"(?:\b(?:via|cross(?:es|ed|ing|-dock)?|through|thru|border|bridge|puente|cruce"
    r"|cruz(?:a|ar|ando)|por|aduana|aduanal|customs"
    r"|broker|poe|port of entry)(?: (?:is|at|in|en|through|thru|the|por|point|with|located|de|:))*[ :]{1,2})$"
)
_CROSSING_AFTER = re.compile(
    r"[ ,]{0,2}(?:tx )?\(?(?:border|crossing|bridge|port of entry|customs|cruce|crossdock)\b"
)
# Two-letter states that are also words: they need a comma, a postal code or the edges of a lane.
_WORD_STATES = word_set(
    """
    in or me hi ok oh pa ma la de co al id as on so mo no an bc col mor mex sin son tab ver camp que ont
    ill
    """
)
_DATE_AFTER = re.compile(
    r"[ ]+(?:\d|the\b|or\b|mon|tue|wed|thu|fri|sat|sun|this|next"
    r"|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
)
# What stands behind a place's name, where the name is not part of a longer one ("Chicago Steel").
ENDS_A_NAME = re.compile(
    r"[ ]?(?:$|[\n\t,;:.!?()|/>*&+-]|\d|'(?!s)|" + BLANK + r"|(?:[vrf](?=[ @])|dv|rf|fb|sd"
    r"|to|and|or|for|on|at|with|w/|going|into|via|deliver\w*|deliv|del|pick\w*|pu|vans?|reefer\w*"
    r"|flat\w*|dry|step\w*|ftl|ltl|load\w*"
    r"|lane\w*|by|area|next|this|ready|then|please|pls|need\w*|rate\w*|quote\w*"
    r"|tomorrow|tmrw|tmw|today|asap|mon|monday|tues?|tuesday|wed|wednesday"
    r"|thu|thur|thurs|thursday|fri|friday|sat|saturday|sun|sunday|jan\w*|feb\w*|mar"
    r"|march|apr\w*|may|june?|july?|aug\w*|sept?\w*|oct\w*|nov\w*|dec\w*"
    r"|hot|from|a|hasta|para|y|con|el|de|partial|truck\w*|power|conestoga|hotshot|box"
    r"|sprinter|shipment|freight|in|is|as|per|leaving|lunes"
    r"|martes|miercoles|jueves|viernes|caja|cotiz\w*|thanks|thx|zip|drop|pallets?"
    r"|skids?|team|expedited|tanker|rgn|lowboy|class|full|metro|market|run|stop"
    r"|instead|every|each|weekly|daily|one|two|three|four|five|six|eight|ten|twelve"
    r"|these|those|that|usa|before|after|around|no|not|must|will|can|could|we|i"
    r"|straight|direct|door|early|late|first|should|it|he|they|but|if|so|because|when"
    r"|where|which|who|manana|hoy|que|cp|again|back|about|approx\w*|under|over|has"
    r"|have|ships?|shipping|are|out|off)\b)"
)
_NO_CITY = word_set(
    """
    to from in at of the and or near pickup deliver delivery delivering picking up origin destination ship
    shipping shipper consignee load loading for with via into out our your warehouse dc facility plant
    port dest orig pu del o d a de en desde hasta st ave rd street avenue road blvd dr drive suite ste ln
    lane hwy highway pkwy parkway way ct court pl unit bldg fl recoger entregar origen destino is are on
    rates rate quote
    """
)
_CLOSES = re.compile(r"[ ]*(?:[,;\n]|$)")
_COMMA_SLACK = " ,.(\n\t"


@dataclass(frozen=True, slots=True)
class Mention:
    """A place in a text, its span, and how surely it is one."""

    place: Place
    start: int
    end: int
    strength: Strength

    @property
    def sure(self) -> bool:
        return self.strength in ("stated", "loose")


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    start: int
    end: int


_REGION_LENGTHS: dict[str, int] = {}
for _spelling in (*gazetteer.REGIONS, *gazetteer.COUNTRIES):
    _first = _spelling.split()[0]
    _REGION_LENGTHS[_first] = max(_REGION_LENGTHS.get(_first, 0), len(_spelling.split()))


def find_mentions(scan: Scan) -> list[Mention]:
    """The places named in a segment, in order, crossings left out."""
    forms = _from_forms(scan)
    found = [mention for mention in _Finder(scan).run() if not _is_crossing(scan.text, mention)]
    found = [
        mention
        for mention in found
        if not any(f.start < mention.end and mention.start < f.end for f in forms)
    ]
    return sorted([*found, *forms], key=lambda mention: mention.start)


_FORM = re.compile(
    r"city[ ]?[:\t][ \t]*(?P<city>[a-z][a-z .'-]{2,30})\n[^\n:]{0,24}(?:state|province|st)[^\n:\t]{0,6}[:\t]"
    r"[ \t]*(?P<state>[a-z][a-z ]{1,20})(?:\n[^\n:]{0,24}(?:zip"
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


def _is_crossing(text: str, mention: Mention) -> bool:
    before = text[max(0, mention.start - 40) : mention.start]
    return bool(_CROSSING_BEFORE.search(before) or _CROSSING_AFTER.match(text, mention.end))


class _Finder:
    """One pass over a segment's words, taking each place as its state, code or name turns up."""

    def __init__(self, scan: Scan) -> None:
        self.scan = scan
        self.text = scan.text
        self.words = [_Word(m.group(), m.start(), m.end()) for m in _WORD.finditer(self.text)]
        self.found: list[Mention] = []
        self.guesses = 0  # names compared with all of a state, which takes long
        self.reserved = 0  # up to here words belong to a name whose state follows
        self.taken = 0  # the index of the first word that no place has used

    def run(self) -> list[Mention]:
        position = 0
        while position < len(self.words):
            after = self._try_word(position)
            if after:
                self.taken = position = after
            else:
                position += 1
        self._add_postal_patterns()
        self.found.sort(key=lambda mention: mention.start)
        return self._without_overlaps()

    def _try_word(self, at: int) -> int:
        """The index after the place that this word completes, or 0."""
        word = self.words[at].text
        if word[0].isdigit():
            return self._by_zip(at) if len(word) == 5 else 0
        if word in _REGION_LENGTHS:
            after = self._by_region(at)
            if after:
                return after
        if word in gazetteer.alone_first_words():
            after = self._by_name(at)
            if after:
                return after
        return self._by_code(at) if word in gazetteer.CODES else self._by_foreign(at)

    # -- helpers on words -------------------------------------------------

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
                or gap.startswith("\n\n")
                or not self.words[left + 1].text[0].isalpha()
            ):
                return False
        return self.words[first].text[0].isalpha()

    def _key(self, first: int, last: int) -> str:
        return gazetteer.key_of(" ".join(word.text for word in self.words[first : last + 1]))

    # -- by state ----------------------------------------------------------

    def _by_region(self, at: int) -> int:
        for size in range(min(_REGION_LENGTHS[self.words[at].text], len(self.words) - at), 0, -1):
            last = at + size - 1
            spelling = " ".join(word.text for word in self.words[at : last + 1])
            if size > 1 and not self._close(at, last):
                continue
            after = self._before_region(at, last, spelling)
            if after:
                return after
        return 0

    def _close(self, first: int, last: int) -> bool:
        return all(len(self._gap(left, left + 1)) <= 2 for left in range(first, last))

    def _before_region(self, at: int, last: int, spelling: str) -> int:
        """Look back from a state for its city; the index after the place, or 0."""
        if at <= self.taken - 1 or at == 0:
            return 0
        gap = self._gap(at - 1, at)
        if len(gap) > 4 or gap.strip(_COMMA_SLACK) or "\n\n" in gap:
            return 0
        if not self.words[at - 1].text[0].isalpha():
            return self._state_and_zip(last, gazetteer.REGIONS.get(spelling, ()))
        comma = "," in gap or "(" in gap
        for region in gazetteer.REGIONS.get(spelling, ()):
            hit = self._known_city(at, region)
            if hit and (comma or self._state_is_meant(hit[0], last, spelling, region)):
                return self._take(hit[0], last, hit[1], region, "stated")
        return self._less_certain(at, last, spelling, comma)

    def _less_certain(self, at: int, last: int, spelling: str, comma: bool) -> int:
        """A city with its country, a misspelt one, or one that the index does not know."""
        if spelling in gazetteer.COUNTRIES and (comma or len(spelling) > 3):
            after = self._city_of_country(at, last, gazetteer.COUNTRIES[spelling])
            if after:
                return after
        regions = gazetteer.REGIONS.get(spelling, ())
        if not regions:
            return 0
        sure = comma or self._zip_after(last, regions[0])
        if not sure and (spelling in _WORD_STATES or len(spelling) > 2):
            return 0
        after = self._misspelt(at, last, regions)
        return (
            after
            or (self._unknown(at, last, regions[0]) if comma else 0)
            or self._state_and_zip(last, regions)
        )

    def _state_and_zip(self, last: int, regions: tuple[str, ...]) -> int:
        """ "tx75201": a state with its ZIP and no city."""
        code = self._zip_after(last, "US")
        known = gazetteer.zip_city(code[0]) if code else None
        if not code or not known or f"US-{known[1]}" not in regions:
            return 0
        return self._add(Place(known[0], known[1], code[0], "US"), last, code[1], "stated")

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

    def _state_is_meant(self, first: int, last: int, spelling: str, region: str) -> bool:
        """Whether a state without a comma is one, where it could be a word of the sentence."""
        if self._zip_after(last, region):
            return True
        if spelling not in _WORD_STATES:
            return True
        if any(self._key(first, end) in gazetteer.alone() for end in range(first, last)):
            key = self._key(first, last - spelling.count(" ") - 1)
            if gazetteer.alone().get(key, ("", region))[1] != region:
                return bool(_CLOSES.match(self.text, self.words[last].end))
        if spelling == "on" and _DATE_AFTER.match(self.text, self.words[last].end):
            return False
        return bool(ENDS_A_NAME.match(self.text, self.words[last].end))

    def _misspelt(self, at: int, last: int, regions: tuple[str, ...]) -> int:
        for region in regions:
            for size in range(min(3, at - self.taken), 0, -1):
                first = at - size
                if not self._joined(first, at - 1) or self.words[first].text in _NO_CITY:
                    continue
                if self.guesses == MAX_GUESSES:
                    return 0
                self.guesses += 1
                name = gazetteer.spelled(self._key(first, at - 1), region)
                if name:
                    return self._take(first, last, name, region, "stated")
        return 0

    def _unknown(self, at: int, last: int, region: str) -> int:
        """A town that the index lacks, as written, back to a word that no name contains."""
        first = at
        while first > max(self.taken, at - 3) and self._joined(first - 1, at - 1):
            if self.words[first - 1].text in _NO_CITY:
                break
            first -= 1
        if first == at or len(self.text[self.words[first].start : self.words[at - 1].end]) < 3:
            return 0
        name = self.scan.original[self.words[first].start : self.words[at - 1].end].strip()
        return self._take(first, last, " ".join(name.split()), region, "loose")

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
                {r for regions in gazetteer.REGIONS.values() for r in regions if r.startswith(country)}
            )
            for hit in (self._known_city(at, region),)
            if hit
        ]
        if not hits:
            return 0
        first, name = min((hit for _region, hit in hits), key=lambda hit: hit[0])
        regions = [region for region, hit in hits if hit[0] == first]
        place = Place(
            name, gazetteer.region_parts(regions[0])[1] if len(regions) == 1 else None, None, country
        )
        return self._add(place, first, last, "stated")

    def _alone_before(self, at: int) -> tuple[int, tuple[str, str]] | None:
        for size in range(min(4, at - self.taken), 0, -1):
            if self._joined(at - size, at - 1):
                hit = gazetteer.alone().get(self._key(at - size, at - 1))
                if hit:
                    return at - size, hit
        return None

    # -- what follows and precedes ------------------------------------------

    def _zip_after(self, last: int, region: str) -> tuple[str, int] | None:
        """(postal code, index of its last word) right behind a state."""
        if last + 1 >= len(self.words):
            return None
        gap = self._gap(last, last + 1)
        marked = (
            1
            if self._words_after(last, 1) == ["cp"]
            else 2
            if self._words_after(last, 2) == ["c", "p"]
            else 0
        )
        if region.startswith("MX") and marked:
            last, gap = last + marked, ""
            if last + 1 >= len(self.words):
                return None
        if len(gap) > 7 or gap.strip(" ,.-\n\t(") or "\n\n" in gap:
            return None
        if region.startswith("CA"):
            return self._canadian_after(last)
        code = self.words[last + 1].text
        if len(code) != 5 or not code.isdigit() or _UNIT.match(self.text, self.words[last + 1].end):
            return None
        if region.startswith("US") and not gazetteer.zip_city(code):
            return None
        return code, last + 1

    def _words_after(self, last: int, count: int) -> list[str]:
        return [word.text for word in self.words[last + 1 : last + 1 + count]]

    def _canadian_after(self, last: int) -> tuple[str, int] | None:
        match = _CANADIAN.match(self.text, self.words[last + 1].start)
        if not match:
            return None
        end = last + 1
        while end + 1 < len(self.words) and self.words[end + 1].start < match.end():
            end += 1
        return f"{match[1]} {match[2]}".upper(), end

    def _take(self, first: int, last: int, name: str, region: str, strength: Strength) -> int:
        """Add a city of a region, with the country and the postal code beside it."""
        country, state = gazetteer.region_parts(region)
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
            if len(self._gap(last, last + 1)) <= 3 and gazetteer.COUNTRIES.get(spelling) == country:
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

    def _by_zip(self, at: int) -> int:
        word = self.words[at]
        before = self.text[max(0, word.start - 20) : word.start]
        is_figure = _UNIT.match(self.text, word.end) or _NOT_ZIP_BEFORE.search(before)
        if is_figure and not self._follows_zip(at):
            return 0
        known = gazetteer.zip_city(word.text)
        if not known:
            return 0
        city, state = known
        named = self._city_before_zip(at, state)
        if named:
            first, place = named
            return self._add(place, first, at, "stated")
        return self._add(Place(city, state, word.text, "US"), at, at, "zip")

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
        other = self._alone_before(at)
        postal_name = gazetteer.zip_city(code)
        is_its_own = hit and postal_name and gazetteer.key_of(hit[1]) == gazetteer.key_of(postal_name[0])
        if other and other[1][1] != f"US-{state}" and not is_its_own:
            return other[0], Place(other[1][0], None, code, "US")
        return (hit[0], Place(hit[1], state, code, "US")) if hit else None

    def _add_postal_patterns(self) -> None:
        for match in _CANADIAN.finditer(self.text):
            city, province = gazetteer.area_city(match[1])
            place = Place(city, province, f"{match[1]} {match[2]}".upper(), "CA")
            self.found.append(Mention(place, match.start(), match.end(), "zip"))
        for match in _ZIP3.finditer(self.text):
            states = gazetteer.zip_states(match[1])
            if states:
                state = next(iter(states)) if len(states) == 1 else None
                self.found.append(
                    Mention(Place(None, state, match[1], "US"), match.start(), match.end(), "zip")
                )

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
                country, state = gazetteer.region_parts(region)
                last = self._over_country(self._over_state(last, region), country)
                return self._add(Place(name, state, None, country), at, last, "alone")
        return 0

    def _over_state(self, last: int, region: str) -> int:
        """The last word's index once the state of a name such as "Port Newark NJ" is passed over."""
        if last + 1 == len(self.words) or self._gap(last, last + 1).strip(" ,"):
            return last
        return last + (region in gazetteer.REGIONS.get(self.words[last + 1].text, ()))

    def _goes_on(self, first: int, last: int) -> bool:
        """Whether it is but the start of a name, with its state behind: "Elk Grove" Village, IL."""
        for end in range(last + 1, min(last + 3, len(self.words) - 1)):
            if not self._joined(first, end):
                return False
            if self._in_any(first, end + 1, list(gazetteer.REGIONS.get(self.words[end + 1].text, ()))):
                return True
        return False

    def _state_follows(self, first: int, last: int) -> bool:
        """Whether a state, a ZIP or more of a name comes next, which decides later."""
        if last + 1 >= len(self.words):
            return False
        gap = self._gap(last, last + 1)
        if len(gap) > 3 or gap.strip(_COMMA_SLACK) or "\n" in gap and "," not in gap:
            return False
        following = self.words[last + 1].text
        if len(following) == 5 and following.isdigit():
            return bool(gazetteer.zip_city(following)) and not _UNIT.match(
                self.text, self.words[last + 1].end
            )
        return self._region_follows(first, last + 1, "," in gap)

    def _region_follows(self, first: int, at: int, comma: bool) -> bool:
        """Whether the words at `at` name a state in which this city, or a longer one, exists."""
        spelling = self.words[at].text
        regions = [
            r
            for size in (1, 2)
            for r in gazetteer.REGIONS.get(" ".join(w.text for w in self.words[at : at + size]), ())
        ]
        if not regions or (not comma and spelling in _WORD_STATES and not self._in_any(first, at, regions)):
            return False
        if not comma and spelling in _WORD_STATES:
            return self._state_is_meant(first, at, spelling, regions[0])
        return comma or self._in_any(first, at, regions)

    def _in_any(self, first: int, at: int, regions: list[str]) -> bool:
        key = self._key(first, at - 1)
        return any(key in gazetteer.cities(region) for region in regions)

    def _by_code(self, at: int) -> int:
        name, region = gazetteer.CODES[self.words[at].text]
        country, state = gazetteer.region_parts(region)
        self.found.append(
            Mention(Place(name, state, None, country), self.words[at].start, self.words[at].end, "code")
        )
        return 0

    def _by_foreign(self, at: int) -> int:
        """ "Shanghai, China": a city with a country beyond the index."""
        if (
            self.words[at].text not in gazetteer.FOREIGN
            or at == self.taken
            or "," not in self._gap(at - 1, at)
        ):
            return 0
        if not self._joined(at - 1, at - 1) or self.words[at - 1].text in _NO_CITY:
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


def _as_written_saint(name: str, written: str) -> str:
    """Keep "Saint" or "St." as the sender spells it."""
    low = written.lower()
    if name.startswith("St. ") and "saint " in low:
        return "Saint " + name[4:]
    if name.startswith("Saint ") and "st. " in low:
        return "St. " + name[6:]
    return name


def same_place(one: Place, other: Place) -> bool:
    """Whether two places can be the same, one perhaps told with less."""
    if one.postal_code and other.postal_code:
        return one.postal_code == other.postal_code
    if one.city and other.city and gazetteer.key_of(one.city) != gazetteer.key_of(other.city):
        return False
    return not (one.state and other.state and one.state != other.state) and bool(one.city and other.city)


def merged_place(one: Place, other: Place) -> Place:
    """What two mentions of a place say together; the first is right where they differ."""
    return replace(
        one,
        city=one.city or other.city,
        state=one.state or other.state,
        postal_code=one.postal_code or other.postal_code,
        country=one.country or other.country,
        street=one.street or other.street,
    )
