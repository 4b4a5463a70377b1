# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Web forms whose answers stand below their questions."""

import pytest

from .mails import raw, raw_html, segments

FORM = {
    "Pickup City, State, Zip": "Santa Fe, NM 87507",
    "Where is it going?": "Garland, TX 75041",
    "Number of pallets *": "6",
    "Total weight (lbs):": "7100",
    "Liftgate needed?": "No",
}
ANSWERED = "\n".join(f"{question.rstrip(' :?*')}: {answer}" for question, answer in FORM.items())


@pytest.mark.parametrize("below", ["\n", "\n\n"])
def test_answers_come_beside_their_questions(below):
    form = "\n".join(f"{question}{below}{answer}" for question, answer in FORM.items())
    assert segments(raw(form, "New quote request")) == [("new", ANSWERED)]


def test_a_form_in_a_table_of_one_column():
    rows = "".join(f"<tr><th>{asked}</th></tr><tr><td>{said}</td></tr>" for asked, said in FORM.items())
    assert segments(raw_html(f"<table>{rows}</table>", "New quote request")) == [("new", ANSWERED)]


@pytest.mark.parametrize(
    "text",
    [
        "Pickup\nABC Mills\n12 Oak St\nDalton, GA 30720\n\nDelivery\nDelta Hardware\nHattiesburg, MS 39401",
        "Origin\nDestination\nWeight\nPallets\nDalton, GA\nHattiesburg, MS\n3,360\n4",
        "Pickup\nDalton, GA\n\nDelivery\nHattiesburg, MS\n\n4 skids, 3,360 lbs",
    ],
)
def test_headings_of_an_ordinary_mail_stay(text):
    assert segments(raw(text, "quote")) == [("new", text)]
