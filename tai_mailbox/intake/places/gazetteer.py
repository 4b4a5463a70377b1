# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What the index of places knows: postal codes, cities by state, cities that need no state.

The index is three countries wide (US, Canada, Mexico) and read from
`data/*.tsv` (see `data/SOURCES.md`) the first time that a mail needs it; a state's
cities are only split when that state is named.
"""

from __future__ import annotations

from functools import cache

from ..data import lines
from ..text import fold
from .nicknames import NICKNAMES
from .regions import pairs

# The first letter of a Canadian postal code names its province.
_FSA_PROVINCES = pairs(
    "A:NL B:NS C:PE E:NB G:QC H:QC J:QC K:ON L:ON M:ON N:ON P:ON R:MB S:SK T:AB V:BC X:NT Y:YT"
)
_WORDS = {
    "st": "saint",
    "ste": "sainte",
    "ft": "fort",
    "mt": "mount",
    "cd": "ciudad",
    "n": "north",
    "s": "south",
    "e": "east",
    "w": "west",
}


_PARTED = str.maketrans({"-": " ", "/": " ", ".": " ", "'": "", "\u2019": ""})


def key_of(name: str) -> str:
    """The form in which names are compared: "Ft. Worth" and "Fort Worth" have one key."""
    plain = fold(name).translate(_PARTED)
    return " ".join([_WORDS.get(word, word) for word in plain.split()])


def key_of_word(word: str) -> str:
    """What a folded word of letters and apostrophes becomes in the key of a name."""
    plain = word.replace("'", "")
    return _WORDS.get(plain, plain)


_QUARTERS = {"N": "North", "S": "South", "E": "East", "W": "West"}


def _spelled_out(name: str) -> str:
    """ "S Burlington" as people write it."""
    first, _blank, rest = name.partition(" ")
    return f"{_QUARTERS[first]} {rest}" if rest and first in _QUARTERS else name


@cache
def _city_lines() -> dict[str, str]:
    return dict(line.split("\t") for line in lines("cities.tsv"))


@cache
def cities(region: str) -> dict[str, str]:
    """key -> name of every city known in a region."""
    names = _city_lines().get(region, "")
    found: dict[str, str] = {}
    for name in names.split(";"):
        found.setdefault(key_of(name), _spelled_out(name))
    return found


@cache
def alone() -> dict[str, tuple[str, str]]:
    """key -> (name, region) of the cities that need no state, nicknames included."""
    found = {}
    for line in lines("alone.tsv"):
        _key, name, region = line.split("\t")
        found[key_of(name)] = (name, region)
    found.update({key_of(name): place for name, place in NICKNAMES.items()})
    return found


@cache
def alone_first_words() -> frozenset[str]:
    """The first words of those names, abbreviated ("st", "ft") too."""
    firsts = {key.split()[0] for key in alone()}
    return frozenset(firsts | {short for short, word in _WORDS.items() if word in firsts})


@cache
def _zip_lines() -> dict[str, list[tuple[str, str]]]:
    groups: dict[str, list[tuple[str, str]]] = {}
    for line in lines("zips.tsv"):
        zip3, state, towns = line.split("\t")
        groups.setdefault(zip3, []).append((state, towns))
    return groups


@cache
def zip_cities(zip3: str) -> dict[str, tuple[str, str]]:
    """ZIP -> (city, state) for one three-digit area."""
    found = {}
    for state, towns in _zip_lines().get(zip3, ()):
        for town in towns.split(";"):
            city, ends = town.rsplit(":", 1)
            for at in range(0, len(ends), 2):
                found[zip3 + ends[at : at + 2]] = (_spelled_out(city), state)
    return found


def zip_city(code: str) -> tuple[str, str] | None:
    """(city, state) of a five-digit US ZIP, or None when there is no such ZIP."""
    return zip_cities(code[:3]).get(code)


def zip_states(code: str) -> frozenset[str]:
    """The states in which ZIPs begin with these three digits; empty when none does."""
    return frozenset(state for state, _towns in _zip_lines().get(code[:3], ()))


@cache
def _areas() -> dict[str, tuple[str, str]]:
    rows = (line.split("\t") for line in lines("fsa.tsv"))
    return {fsa: (city, province) for fsa, province, city in rows}


def area_city(code: str) -> tuple[str | None, str | None]:
    """(city or None, province) of a Canadian postal code."""
    area = code[:3].upper()
    return _areas().get(area, (None, _FSA_PROVINCES.get(area[0])))
