# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Where freight leaves and goes, and how many loads that makes, as people tell it.

Each line of lanes.tsv: what it is a case of, its loads ("Gary IN > Waco TX", stops between), the text.
"""

from datetime import date
from pathlib import Path

import pytest

from tai_mailbox.intake.loads.find import find_loads
from tai_mailbox.intake.reading import Context, Segment

MONDAY = date(2026, 10, 5)
CASES = [
    line.split("\t")
    for line in Path(__file__).with_name("lanes.tsv").read_text(encoding="utf-8").splitlines()
]


@pytest.mark.parametrize(("_case_of", "lanes", "text"), CASES)
def test_lanes(_case_of, lanes, text):
    mail = Segment("new", text.replace("\\n", "\n").replace("\\t", "\t"))
    found = find_loads([Segment("subject", ""), mail], MONDAY, Context())
    assert [_lane(load) for load in found.nearest] == lanes.split("; ")


def _lane(load):
    return " > ".join(_place(place) for place in (load.origin, *load.stops, load.destination) if place)


def _place(place):
    return " ".join(part for part in (place.city, place.state, place.postal_code) if part)
