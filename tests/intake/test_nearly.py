# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Mail that is nearly a request, and what is read of mail that a person calls one."""

import pytest

from tai_mailbox.intake import Context, read, read_as_quote

from .mails import attachment, raw, raw_with
from .test_reader import OWN, reading, rules

WITHOUT_FREIGHT = "Could you quote Chicago, IL 60607 to Dallas, TX 75201?"
NEARLY = {
    WITHOUT_FREIGHT: ("freight",),
    "Please quote 22 pallets, 42,000 lbs out of Chicago, IL 60607.": ("destination",),
    "Please quote a 53' dry van, 42,000 lbs.": ("origin", "destination"),
}


@pytest.mark.parametrize("text", NEARLY)
def test_nearly_a_request_says_what_lacks(text):
    found = reading(text)
    assert (found.category, found.missing) == ("other", NEARLY[text])
    assert "not_enough" in rules(found)


@pytest.mark.parametrize(
    "text, mail",
    [
        ("We opened a new terminal in Chicago, IL.", {}),
        ("Truck available in Dallas, TX today, 53' dry van.", {}),
        (WITHOUT_FREIGHT, {"headers": ["List-Unsubscribe: <mailto:out@list.example>", "Precedence: bulk"]}),
        (WITHOUT_FREIGHT, {"sender": OWN}),
    ],
)
def test_what_asks_for_nothing_lacks_nothing(text, mail):
    found = reading(text, "news", **mail)
    assert (found.category, found.missing) == ("other", ())
    assert "not_enough" not in rules(found)


def test_what_a_person_calls_a_request_has_a_load():
    (load,) = read_as_quote(raw(WITHOUT_FREIGHT), Context()).loads
    assert (load.origin.city, load.destination.city, load.weight_lb) == ("Chicago", "Dallas", None)
    assert set(load.evidence) == {"origin", "destination"}


def test_a_mail_that_says_nothing_has_an_empty_load():
    found = read_as_quote(raw("As discussed on the phone.", "load"), Context())
    assert found.category == "quote"
    assert [load.origin for load in found.loads] == [None]


def test_of_a_request_everything_is_read():
    mail = raw("Please quote:\nChicago, IL to Dallas, TX, 20 pallets\nReno, NV to Provo, UT, 10 pallets")
    assert read_as_quote(mail, Context()).loads == read(mail, Context()).loads
    assert len(read(mail, Context()).loads) == 2


def test_machine_made_and_own_mail_is_read_too():
    mail = raw("Chicago, IL 60607 to Dallas, TX 75201, 22 pallets", headers=["Auto-Submitted: auto-replied"])
    assert read(mail, Context()).category == "other"
    (load,) = read_as_quote(mail, Context()).loads
    assert load.handling_units == 22


def test_an_attachment_counts_though_the_text_does_not_point_to_it():
    table = "Origin,Destination,Pallets\nChicago IL 60607,Dallas TX 75201,22\n"
    mail = raw_with(attachment("loads.csv", table.encode(), "text/csv"), text="For you.")
    (load,) = read_as_quote(mail, Context()).loads
    assert (load.origin.city, load.destination.city, load.handling_units) == ("Chicago", "Dallas", 22)
