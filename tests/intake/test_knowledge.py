# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What was known when a mail was read, noted and given again."""

import json

import pytest

from tai_mailbox.intake import Context, read
from tai_mailbox.intake.knowledge import context_of, read_and_note
from tai_mailbox.intake.known_numbers import KnownNumbers
from tai_mailbox.intake.score import Example, score

from .mails import raw

REFERENCES = {("po", "4500-88"): "SHP000301", ("bol", "771"): "SHP000302"}
SHIPMENTS = KnownNumbers(["SHP000123", "SHP000124"], REFERENCES, {"<first@mail>": ["SHP000187"]})
DATE = "Date: Tue, 29 Sep 2026 03:30:00 +0000"
TOMORROW = "Please quote: 22 pallets, 42,000 lbs, Chicago, IL to Dallas, TX, tomorrow."
ASKED = {
    "number": raw("Where is SHP000123?", "eta"),
    "reference": raw("Has PO 4500-88 been picked up?", "PO 4500-88"),
    "thread": raw("When will it deliver?", "Re: load", headers=["In-Reply-To: <first@mail>"]),
    "zone": raw(TOMORROW, "rate", headers=[DATE]),
    "own": raw("Please quote Chicago, IL to Dallas, TX, 22 pallets.", "rate", sender="dana@lark.example"),
}


@pytest.mark.parametrize("name", ASKED)
def test_a_mail_is_read_again_as_it_was(name):
    context = Context("Asia/Tokyo", frozenset(["dana@lark.example"]), shipments=SHIPMENTS)
    reading, known = read_and_note(ASKED[name], context)
    again = read(ASKED[name], context_of(json.loads(json.dumps(known))))
    assert again.to_dict() == reading.to_dict()
    assert again.to_dict() != read(ASKED[name], Context("America/New_York")).to_dict()


def test_only_what_was_found_is_noted():
    _reading, known = read_and_note(ASKED["reference"], Context(shipments=SHIPMENTS))
    assert {tuple(one) for one in known["references"]} == {
        ("po", spelt, "SHP000301") for spelt in ("4500-88", "450088")
    }
    assert (known["numbers"], known["threads"]) == ([], {})


def test_a_score_is_by_what_was_known():
    reading, known = read_and_note(ASKED["reference"], Context(shipments=SHIPMENTS))
    assert reading.shipments == ("SHP000301",)
    expected = reading.to_dict()
    noted = score([Example("1.eml", ASKED["reference"], {**expected, "known": known})])
    unaware = score([Example("1.eml", ASKED["reference"], expected)])
    assert (noted["right"], unaware["right"]) == (1, 0)
