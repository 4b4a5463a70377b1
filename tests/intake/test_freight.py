# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What freight weighs, counts, measures and is, and on what it goes, as people tell it.

Each line of freight.tsv: the fields of its one load ("weight_lb=9800 handling_units=10"; sizes as
48x40x60, parted by semicolons; the commodity last), the subject, the text.
"""

import json
import re
from datetime import date
from pathlib import Path

import pytest

from tai_mailbox.intake.compare import field_right
from tai_mailbox.intake.loads.find import find_loads
from tai_mailbox.intake.reading import Context, Segment

THURSDAY = date(2026, 9, 24)
CASES = [
    line.split("\t")
    for line in Path(__file__).with_name("freight.tsv").read_text(encoding="utf-8").splitlines()
]


@pytest.mark.parametrize(("fields", "subject", "text"), CASES)
def test_freight(fields, subject, text):
    segments = [Segment("subject", subject), Segment("new", text.replace("\\n", "\n"))]
    (load,) = find_loads(segments, THURSDAY, Context()).loads
    wanted, got = _expected(fields), load.to_dict()
    assert {name: got[name] for name in wanted if not field_right(name, wanted, got)} == {}


def _expected(fields):
    facts, _, commodity = fields.partition("commodity=")
    wanted = dict(fact.split("=") for fact in facts.split())
    for name in ("weight_lb", "handling_units"):
        wanted[name] = json.loads(wanted.get(name, "null"))
    if "dimensions_in" in wanted:
        sizes = re.findall(r"[^;]+", wanted["dimensions_in"])
        wanted["dimensions_in"] = [[float(side) for side in size.split("x")] for size in sizes]
    return wanted | ({"commodity": commodity} if commodity else {})
