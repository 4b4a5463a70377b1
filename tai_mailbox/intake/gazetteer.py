# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What the index of places knows: postal codes, cities by state, cities that need no state.

The index is three countries wide (US, Canada, Mexico) and read from
`data/*.tsv` (see `data/SOURCES.md`) the first time that a mail needs it; a state's
cities are only split when that state is named.
A region is written country-state: "US-TX", "CA-ON", "MX-19".
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from .text import fold, word_set

MEXICAN_STATES = {
    "01": "Aguascalientes",
    "02": "Baja California",
    "03": "Baja California Sur",
    "04": "Campeche",
    "05": "Chiapas",
    "06": "Chihuahua",
    "07": "Coahuila",
    "08": "Colima",
    "09": "Ciudad de México",
    "10": "Durango",
    "11": "Guanajuato",
    "12": "Guerrero",
    "13": "Hidalgo",
    "14": "Jalisco",
    "15": "Estado de México",
    "16": "Michoacán",
    "17": "Morelos",
    "18": "Nayarit",
    "19": "Nuevo León",
    "20": "Oaxaca",
    "21": "Puebla",
    "22": "Querétaro",
    "23": "Quintana Roo",
    "24": "San Luis Potosí",
    "25": "Sinaloa",
    "26": "Sonora",
    "27": "Tabasco",
    "28": "Tamaulipas",
    "29": "Tlaxcala",
    "30": "Veracruz",
    "31": "Yucatán",
    "32": "Zacatecas",
}
_MEXICAN_SHORT = {
    "ags": "01",
    "bc": "02",
    "bcn": "02",
    "bcs": "03",
    "camp": "04",
    "chis": "05",
    "chih": "06",
    "coah": "07",
    "col": "08",
    "cdmx": "09",
    "df": "09",
    "mexico city": "09",
    "distrito federal": "09",
    "dgo": "10",
    "gto": "11",
    "gro": "12",
    "hgo": "13",
    "jal": "14",
    "edomex": "15",
    "edo mex": "15",
    "edo de mex": "15",
    "edo de mexico": "15",
    "estado de mexico": "15",
    "mex": "15",
    "mich": "16",
    "mor": "17",
    "nay": "18",
    "nl": "19",
    "n l": "19",
    "nvo leon": "19",
    "oax": "20",
    "pue": "21",
    "qro": "22",
    "q roo": "23",
    "qroo": "23",
    "slp": "24",
    "s l p": "24",
    "sin": "25",
    "son": "26",
    "tab": "27",
    "tamps": "28",
    "tam": "28",
    "tlax": "29",
    "ver": "30",
    "yuc": "31",
    "zac": "32",
}


def _pairs(text: str) -> dict[str, str]:
    """ "al:alabama az:arizona" as a table."""
    return dict(pair.split(":") for pair in text.split())


US_STATES = _pairs(
    """
    al:alabama ak:alaska az:arizona ar:arkansas ca:california co:colorado ct:connecticut de:delaware
    dc:district_of_columbia fl:florida ga:georgia hi:hawaii id:idaho il:illinois in:indiana ia:iowa ks:kansas
    ky:kentucky la:louisiana me:maine md:maryland ma:massachusetts mi:michigan mn:minnesota ms:mississippi
    mo:missouri mt:montana ne:nebraska nv:nevada nh:new_hampshire nj:new_jersey nm:new_mexico ny:new_york
    nc:north_carolina nd:north_dakota oh:ohio ok:oklahoma or:oregon pa:pennsylvania ri:rhode_island
    sc:south_carolina sd:south_dakota tn:tennessee tx:texas ut:utah vt:vermont va:virginia wa:washington
    wv:west_virginia wi:wisconsin wy:wyoming pr:puerto_rico
    """
)
CANADIAN_PROVINCES = _pairs(
    """
    ab:alberta bc:british_columbia mb:manitoba nb:new_brunswick nl:newfoundland ns:nova_scotia on:ontario
    pe:prince_edward_island qc:quebec sk:saskatchewan yt:yukon nt:northwest_territories nu:nunavut
    """
)
_FURTHER_STATES = {
    "calif": "US-CA",
    "tex": "US-TX",
    "ill": "US-IL",
    "fla": "US-FL",
    "tenn": "US-TN",
    "penn": "US-PA",
    "ont": "CA-ON",
    "que": "CA-QC",
    "pq": "CA-QC",
    "alta": "CA-AB",
    "sask": "CA-SK",
    "newfoundland and labrador": "CA-NL",
    "d c": "US-DC",
}
COUNTRIES = {
    "usa": "US",
    "us": "US",
    "u s a": "US",
    "united states": "US",
    "estados unidos": "US",
    "eua": "US",
    "canada": "CA",
    "can": "CA",
    "mexico": "MX",
    "mx": "MX",
    "mex": "MX",
}
FOREIGN = word_set(
    """
    china germany india japan korea taiwan vietnam thailand brazil chile peru colombia argentina spain
    france italy netherlands belgium poland turkey australia england uk ireland guatemala honduras panama
    ecuador israel egypt indonesia malaysia singapore philippines
    """
)
# Nicknames, and the airport and railway codes that brokers write for a city.
NICKNAMES = {
    "philly": ("Philadelphia", "US-PA"),
    "phila": ("Philadelphia", "US-PA"),
    "indy": ("Indianapolis", "US-IN"),
    "jax": ("Jacksonville", "US-FL"),
    "kc": ("Kansas City", "US-MO"),
    "kcmo": ("Kansas City", "US-MO"),
    "kck": ("Kansas City", "US-KS"),
    "okc": ("Oklahoma City", "US-OK"),
    "slc": ("Salt Lake City", "US-UT"),
    "salt lake": ("Salt Lake City", "US-UT"),
    "nola": ("New Orleans", "US-LA"),
    "vegas": ("Las Vegas", "US-NV"),
    "nyc": ("New York", "US-NY"),
    "cincy": ("Cincinnati", "US-OH"),
    "chitown": ("Chicago", "US-IL"),
    "san fran": ("San Francisco", "US-CA"),
    "san antone": ("San Antonio", "US-TX"),
    "minny": ("Minneapolis", "US-MN"),
    "mpls": ("Minneapolis", "US-MN"),
    "cdmx": ("Ciudad de México", "MX-09"),
    "mexico city": ("Ciudad de México", "MX-09"),
    "mexico df": ("Ciudad de México", "MX-09"),
    "juarez": ("Ciudad Juárez", "MX-06"),
    "cd juarez": ("Ciudad Juárez", "MX-06"),
    "gdl": ("Guadalajara", "MX-14"),
    "mty": ("Monterrey", "MX-19"),
    "nvo laredo": ("Nuevo Laredo", "MX-28"),
    "washington dc": ("Washington", "US-DC"),
    "ciudad acuna": ("Ciudad Acuña", "MX-07"),
    "port of long beach": ("Long Beach", "US-CA"),
    "port of los angeles": ("Los Angeles", "US-CA"),
    "port of houston": ("Houston", "US-TX"),
    "port of savannah": ("Savannah", "US-GA"),
    "port of newark": ("Newark", "US-NJ"),
    "port newark": ("Newark", "US-NJ"),
    "port elizabeth": ("Elizabeth", "US-NJ"),
    "port of oakland": ("Oakland", "US-CA"),
    "port of miami": ("Miami", "US-FL"),
    "port of norfolk": ("Norfolk", "US-VA"),
    "port of charleston": ("Charleston", "US-SC"),
    "port of baltimore": ("Baltimore", "US-MD"),
    "port of seattle": ("Seattle", "US-WA"),
    "port of tacoma": ("Tacoma", "US-WA"),
}
CODES = {
    "atl": ("Atlanta", "US-GA"),
    "bos": ("Boston", "US-MA"),
    "bna": ("Nashville", "US-TN"),
    "bwi": ("Baltimore", "US-MD"),
    "chi": ("Chicago", "US-IL"),
    "chs": ("Charleston", "US-SC"),
    "cle": ("Cleveland", "US-OH"),
    "clt": ("Charlotte", "US-NC"),
    "cmh": ("Columbus", "US-OH"),
    "cvg": ("Cincinnati", "US-OH"),
    "dal": ("Dallas", "US-TX"),
    "den": ("Denver", "US-CO"),
    "dfw": ("Dallas", "US-TX"),
    "dtw": ("Detroit", "US-MI"),
    "elp": ("El Paso", "US-TX"),
    "ewr": ("Newark", "US-NJ"),
    "hou": ("Houston", "US-TX"),
    "iah": ("Houston", "US-TX"),
    "ind": ("Indianapolis", "US-IN"),
    "jfk": ("New York", "US-NY"),
    "lax": ("Los Angeles", "US-CA"),
    "lrd": ("Laredo", "US-TX"),
    "mci": ("Kansas City", "US-MO"),
    "mco": ("Orlando", "US-FL"),
    "mem": ("Memphis", "US-TN"),
    "mia": ("Miami", "US-FL"),
    "mke": ("Milwaukee", "US-WI"),
    "msp": ("Minneapolis", "US-MN"),
    "msy": ("New Orleans", "US-LA"),
    "oma": ("Omaha", "US-NE"),
    "ont": ("Ontario", "US-CA"),
    "ord": ("Chicago", "US-IL"),
    "orf": ("Norfolk", "US-VA"),
    "pdx": ("Portland", "US-OR"),
    "phl": ("Philadelphia", "US-PA"),
    "phx": ("Phoenix", "US-AZ"),
    "pit": ("Pittsburgh", "US-PA"),
    "rdu": ("Raleigh", "US-NC"),
    "rno": ("Reno", "US-NV"),
    "sat": ("San Antonio", "US-TX"),
    "sav": ("Savannah", "US-GA"),
    "sea": ("Seattle", "US-WA"),
    "sfo": ("San Francisco", "US-CA"),
    "slc": ("Salt Lake City", "US-UT"),
    "smf": ("Sacramento", "US-CA"),
    "stl": ("St. Louis", "US-MO"),
    "tpa": ("Tampa", "US-FL"),
    "tul": ("Tulsa", "US-OK"),
    "yul": ("Montreal", "CA-QC"),
    "yvr": ("Vancouver", "CA-BC"),
    "yyc": ("Calgary", "CA-AB"),
    "yyz": ("Toronto", "CA-ON"),
    "la": ("Los Angeles", "US-CA"),
}
# The first letter of a Canadian postal code names its province.
_FSA_PROVINCES = _pairs(
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
}


def _lines(name: str) -> list[str]:
    return files(__package__).joinpath("data").joinpath(name).read_text(encoding="utf-8").splitlines()


def key_of(name: str) -> str:
    """The form in which names are compared: "Ft. Worth" and "Fort Worth" have one key."""
    plain = (
        fold(name)
        .replace("-", " ")
        .replace("/", " ")
        .replace(".", " ")
        .replace("'", "")
        .replace("\u2019", "")
    )
    return " ".join([_WORDS.get(word, word) for word in plain.split()])


def _region_names() -> dict[str, tuple[str, ...]]:
    names: dict[str, list[str]] = {}
    for country, table in (("US", US_STATES), ("CA", CANADIAN_PROVINCES)):
        for code, name in table.items():
            for spelling in (code, name.replace("_", " ")):
                names.setdefault(spelling, []).append(f"{country}-{code.upper()}")
    for code, name in MEXICAN_STATES.items():
        names.setdefault(fold(name), []).append(f"MX-{code}")
    for spelling, code in _MEXICAN_SHORT.items():
        names.setdefault(spelling, []).append(f"MX-{code}")
    for spelling, region in _FURTHER_STATES.items():
        names.setdefault(spelling, []).append(region)
    return {spelling: tuple(regions) for spelling, regions in names.items()}


REGIONS = _region_names()  # every spelling of a state -> the regions it may mean
US_ZIP_REGIONS = frozenset(code.upper() for code in US_STATES)


def region_parts(region: str) -> tuple[str, str]:
    """(country, state as the contract shows it) of a region."""
    country, code = region.split("-")
    return country, MEXICAN_STATES[code] if country == "MX" else code


@cache
def _city_lines() -> dict[str, str]:
    return dict(line.split("\t") for line in _lines("cities.tsv"))


@cache
def cities(region: str) -> dict[str, str]:
    """key -> name of every city known in a region."""
    names = _city_lines().get(region, "")
    found: dict[str, str] = {}
    for name in names.split(";"):
        found.setdefault(key_of(name), name)
    return found


@cache
def alone() -> dict[str, tuple[str, str]]:
    """key -> (name, region) of the cities that need no state, nicknames included."""
    found = {}
    for line in _lines("alone.tsv"):
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
    for line in _lines("zips.tsv"):
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
                found[zip3 + ends[at : at + 2]] = (city, state)
    return found


def zip_city(code: str) -> tuple[str, str] | None:
    """(city, state) of a five-digit US ZIP, or None when there is no such ZIP."""
    return zip_cities(code[:3]).get(code)


def zip_states(code: str) -> frozenset[str]:
    """The states in which ZIPs begin with these three digits; empty when none does."""
    return frozenset(state for state, _towns in _zip_lines().get(code[:3], ()))


@cache
def _areas() -> dict[str, tuple[str, str]]:
    rows = (line.split("\t") for line in _lines("fsa.tsv"))
    return {fsa: (city, province) for fsa, province, city in rows}


def area_city(code: str) -> tuple[str | None, str | None]:
    """(city or None, province) of a Canadian postal code."""
    area = code[:3].upper()
    return _areas().get(area, (None, _FSA_PROVINCES.get(area[0])))


@cache
def _by_first_letter(region: str) -> dict[str, list[tuple[str, str]]]:
    groups: dict[str, list[tuple[str, str]]] = {}
    for key, name in cities(region).items():
        groups.setdefault(key[:1], []).append((key, name))
    return groups


def spelled(written: str, region: str) -> str | None:
    """The city of this state that `written` misspells, if exactly one is that close.

    One slip (a letter missing, added, changed or two swapped) is forgiven in a name of
    five letters, two from nine on; the first letter must be right.
    """
    key = key_of(written)
    if len(key) < 5:
        return None
    allowed = 1 if len(key) < 9 else 2
    near = [
        (slips, name)
        for known, name in _by_first_letter(region).get(key[0], ())
        if abs(len(known) - len(key)) <= allowed
        for slips in (_slips(key, known, allowed),)
        if slips <= allowed
    ]
    near.sort()
    if not near or (len(near) > 1 and near[1][0] == near[0][0]):
        return None
    return near[0][1]


def _slips(one: str, other: str, limit: int) -> int:
    """Damerau-Levenshtein distance of two short names, `limit` + 1 when above."""
    before: list[int] = []
    previous = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        current = [i]
        for j, second in enumerate(other, 1):
            cost = min(previous[j] + 1, current[j - 1] + 1, previous[j - 1] + (letter != second))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == second:
                cost = min(cost, before[j - 2] + 1)
            current.append(cost)
        if min(current) > limit:
            return limit + 1
        before, previous = previous, current
    return previous[-1]
