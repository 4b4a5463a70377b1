# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Places as people write them, and what is no place."""

import pytest

from tai_mailbox.intake.places import gazetteer
from tai_mailbox.intake.places.find import find_mentions
from tai_mailbox.intake.places.spelling import spelled
from tai_mailbox.intake.text import Scan


def places(text):
    found = (mention.place for mention in find_mentions(Scan(0, "new", text)) if mention.strength != "code")
    return [(place.city, place.state, place.postal_code, place.country) for place in found]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Dallas, TX 75201", ("Dallas", "TX", "75201", "US")),
        ("dallas tx", ("Dallas", "TX", None, "US")),
        ("Dallas,\nTX 75201", ("Dallas", "TX", "75201", "US")),
        ("75201 Dallas, TX", ("Dallas", "TX", "75201", "US")),
        ("FT WORTH TX", ("Fort Worth", "TX", None, "US")),
        ("St. Louis, MO", ("St. Louis", "MO", None, "US")),
        ("Saint Louis, MO", ("Saint Louis", "MO", None, "US")),
        ("Philly", ("Philadelphia", "PA", None, "US")),
        ("Chicago", ("Chicago", "IL", None, "US")),
        ("Alanta, GA", ("Atlanta", "GA", None, "US")),
        ("Elk Grove Village, IL 60007", ("Elk Grove Village", "IL", "60007", "US")),
        ("Las Vegas NV 89118", ("Las Vegas", "NV", "89118", "US")),
        ("Port Newark NJ", ("Newark", "NJ", None, "US")),
        ("60607", ("Chicago", "IL", "60607", "US")),
        ("60607-1234", ("Chicago", "IL", "60607", "US")),
        ("Dallas 30303", ("Dallas", None, "30303", "US")),
        ("Mississauga, ON L5T 2N7", ("Mississauga", "ON", "L5T 2N7", "CA")),
        ("L5T2N7", ("Mississauga", "ON", "L5T 2N7", "CA")),
        ("Monterrey, NL 64000", ("Monterrey", "Nuevo Le\u00f3n", "64000", "MX")),
        ("Guadalajara", ("Guadalajara", "Jalisco", None, "MX")),
        ("Puebla, Pue. C.P. 72000", ("Puebla", "Puebla", "72000", "MX")),
        ("Toluca, Edo. de Mex.", ("Toluca", "M\u00e9xico", None, "MX")),
        ("Smalltownville, KS 67001", ("Smalltownville", "KS", "67001", "US")),
        ("a flatbed from Nisku AB T9E 7N5", ("Nisku", "AB", "T9E 7N5", "CA")),
    ],
)
def test_place(text, place):
    assert places(text) == [place]


@pytest.mark.parametrize(
    "text",
    [
        "Springfield to Columbus",
        "42000 lbs",
        "PO 77002",
        "pickup number PX60418",
        "load 60607",
        "power only van union post",
        "let me know or call in",
        "crossing at Laredo, TX",
        "via Nuevo Laredo, Tamps",
        "customs broker in Laredo, TX",
    ],
)
def test_no_place(text):
    assert places(text) == []


def test_a_state_that_is_a_word_needs_more_than_a_space():
    assert places("Dallas or Houston") == [("Dallas", "TX", None, "US"), ("Houston", "TX", None, "US")]
    assert places("deliver to Milton on Monday") == []
    assert places("from Gary IN to Portland OR, 44k") == [
        ("Gary", "IN", None, "US"),
        ("Portland", "OR", None, "US"),
    ]


def test_spelling_is_forgiven_only_where_one_city_is_meant():
    assert spelled("Jacksonvile", "US-FL") == "Jacksonville"
    assert spelled("Xyzzyville", "US-FL") is None
    assert spelled("Dalas", "US-TX") == "Dallas"


def test_postal_codes():
    assert gazetteer.zip_city("75201") == ("Dallas", "TX")
    assert gazetteer.zip_city("00000") is None
    assert gazetteer.zip_states("752") == {"TX"}
    assert gazetteer.area_city("M5V") == ("Toronto", "ON")
    assert gazetteer.area_city("K9Z")[1] == "ON"
