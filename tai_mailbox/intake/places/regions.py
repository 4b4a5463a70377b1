# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""States, provinces and countries, by every spelling that people use.

A region is written country-state: "US-TX", "CA-ON", "MX-19".
"""

from __future__ import annotations

from ..text import fold, word_set

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
    "15": "México",
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


def pairs(text: str) -> dict[str, str]:
    """ "al:alabama az:arizona" as a table."""
    return dict(pair.split(":") for pair in text.split())


US_STATES = pairs(
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
CANADIAN_PROVINCES = pairs(
    """
    ab:alberta bc:british_columbia mb:manitoba nb:new_brunswick nl:newfoundland ns:nova_scotia on:ontario
    pe:prince_edward_island qc:quebec sk:saskatchewan yt:yukon nt:northwest_territories nu:nunavut
    """
)
# As newspapers write them; the dots are gone before names are compared.
_SHORTENED_STATES = pairs(
    """
    ala:AL ariz:AZ ark:AR calif:CA cal:CA colo:CO conn:CT fla:FL ill:IL ind:IN kan:KS kans:KS mass:MA mich:MI
    minn:MN miss:MS mont:MT neb:NE nebr:NE nev:NV okla:OK ore:OR oreg:OR penn:PA penna:PA tenn:TN tex:TX
    wash:WA wis:WI wisc:WI wyo:WY
    """
)
# "N.C."
_DOTTED_STATES = [
    "nc",
    "nd",
    "nh",
    "nj",
    "nm",
    "ny",
    "sc",
    "sd",
    "ri",
    "wv",
    "dc",
    "bc",
    "nb",
    "ns",
]  # "N.C."
_FURTHER_STATES = {
    "ont": "CA-ON",
    "que": "CA-QC",
    "pq": "CA-QC",
    "alta": "CA-AB",
    "sask": "CA-SK",
    "pei": "CA-PE",
    "p e i": "CA-PE",
    "newfoundland and labrador": "CA-NL",
    "w va": "US-WV",
    "n dak": "US-ND",
    "s dak": "US-SD",
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


def _region_names() -> dict[str, tuple[str, ...]]:
    names: dict[str, list[str]] = {}
    for country, table in (("US", US_STATES), ("CA", CANADIAN_PROVINCES)):
        for code, name in table.items():
            for spelling in (code, name.replace("_", " ")):
                names.setdefault(spelling, []).append(f"{country}-{code.upper()}")
    for code, name in MEXICAN_STATES.items():
        if fold(name) not in COUNTRIES:  # the state of México is called so by "Estado de" only
            names.setdefault(fold(name), []).append(f"MX-{code}")
    for spelling, code in _MEXICAN_SHORT.items():
        names.setdefault(spelling, []).append(f"MX-{code}")
    for spelling, region in _FURTHER_STATES.items():
        names.setdefault(spelling, []).append(region)
    for spelling, code in _SHORTENED_STATES.items():
        names.setdefault(spelling, []).append(f"US-{code}")
    for code in _DOTTED_STATES:
        names[" ".join(code)] = names[code]
    return {spelling: tuple(regions) for spelling, regions in names.items()}


REGIONS = _region_names()  # every spelling of a state -> the regions it may mean


def is_shortened(spelling: str) -> bool:
    """Whether a state is written as newspapers do: "Ore", which may be a word."""
    return spelling in _SHORTENED_STATES


def region_parts(region: str) -> tuple[str, str]:
    """(country, state as the contract shows it) of a region."""
    country, code = region.split("-")
    return country, MEXICAN_STATES[code] if country == "MX" else code
