# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The decision: which category, why, and what comes with it."""

import pytest

from tai_mailbox.intake import Context, Reading, read
from tai_mailbox.intake.known_numbers import KnownNumbers

from .mails import FIELDS, attachment, multipart, part, raw, raw_html, raw_with

KNOWN = Context(shipments=KnownNumbers({"SHP000123"}), own_addresses=frozenset({"dana@lark.example"}))
REQUEST = (
    "Please quote: 53' dry van, 22 pallets, 42,000 lbs, Chicago, IL 60607 to Dallas, TX 75201, pickup 9/30."
)
DATE = "Date: Mon, 28 Sep 2026 09:00:00 -0500"
OWN = "Dana <Dana@Lark.example>"


def reading(text: str, subject: str = "rate request", **mail: object) -> Reading:
    headers = [DATE, *mail.pop("headers", [])]
    return read(raw(text, subject, headers=headers, **mail), KNOWN)


def rules(found: Reading) -> list[str]:
    return [reason.rule for reason in found.reasons]


def test_a_request_is_a_quote():
    found = reading(REQUEST)
    assert found.category == "quote"
    assert len(found.loads) == 1 and found.missing == ()
    assert "asks_for_a_price" in rules(found)


def test_what_names_a_shipment_is_operations():
    found = reading("Where is SHP000123?", "eta")
    assert (found.category, found.shipments, rules(found)) == (
        "operations",
        ("SHP000123",),
        ["shipment_number"],
    )


def test_a_shipment_repeated_with_its_lane_is_operations():
    assert (
        reading(f"SHP000123 {REQUEST.removeprefix('Please quote: ')} Has a driver been assigned?").category
        == "operations"
    )


def test_same_again():
    assert reading(f"Same as SHP000123 but next Tuesday. {REQUEST}").category == "quote"
    assert reading("Same as SHP000123 but next Tuesday, please quote.").category == "operations"


def test_neither():
    found = reading("Lunch on Friday?", "lunch")
    assert (found.category, found.shipments, found.loads) == ("other", (), ())
    assert found.reasons


@pytest.mark.parametrize("text, category", [(REQUEST, "other"), (f"SHP000123 {REQUEST}", "operations")])
def test_own_mail(text, category):
    found = reading(text, sender=OWN)
    assert found.own and found.category == category and found.loads == ()


def test_mail_that_this_database_sends():
    context = Context(own_domains_senders=frozenset({"notify@lark.example"}))
    assert read(raw(REQUEST, sender="notify@lark.example"), context).own


def test_machine_made_mail_is_other_and_has_no_documents():
    mail = multipart(
        part("text/plain", f"SHP000123 {REQUEST}"),
        attachment("POD.pdf"),
        headers=["From: a@b.example", "Subject: Automatic reply: rates"],
    )
    found = read(mail, KNOWN)
    assert (found.category, found.documents, found.machine_made) == ("other", (), True)
    assert found.shipments == ("SHP000123",)


def test_an_invitation_is_never_a_quote():
    body = part("text/calendar; method=REQUEST", "METHOD:REQUEST")
    for text, category in ((REQUEST, "other"), ("Call about SHP000123", "operations")):
        mail = multipart(
            part("text/plain", text), body, subtype="alternative", headers=["Subject: call", DATE]
        )
        assert read(mail, KNOWN).category == category


def test_a_request_without_enough_says_what_it_lacks():
    found = reading("Please quote a dry van from Chicago, IL 60607, 42,000 lbs.")
    assert (found.category, found.missing) == ("other", ("destination",))
    assert found.reasons[-1].text == "It speaks of freight, but lacks a destination."


def test_what_was_sent_to_many_is_never_a_quote():
    unsubscribe = ["List-Unsubscribe: <https://x.example/u>"]
    assert rules(reading(REQUEST, "This week", headers=unsubscribe)) == ["sent_in_bulk"]
    assert reading(f"SHP000123 delivered. {REQUEST}", "status", headers=unsubscribe).category == "operations"
    assert reading(REQUEST, "Spot quote request", headers=unsubscribe).category == "quote"


def test_the_load_in_an_attachment():
    lanes = b"Origin,Destination,Equipment,Weight\nChicago IL 60607,Dallas TX 75201,Van,42000\n"
    found = read(raw_with(attachment("lanes.csv", lanes), text="Please quote the attached lanes."), KNOWN)
    assert found.category == "quote"
    assert [document.name for document in found.documents] == ["lanes.csv"]
    assert found.segments[-1].kind == "attachment" and found.segments[-1].name == "lanes.csv"
    unasked = read(raw_with(attachment("lanes.csv", lanes), text="Photos attached, thanks"), KNOWN)
    assert unasked.category == "other"


def test_what_the_mail_says_of_itself():
    found = reading(REQUEST, headers=["Message-ID: <1@x>", "In-Reply-To: <0@x>"])
    assert (found.sender, found.sender_name) == ("kvoss@midstatepaper.example", "Karen Voss")
    assert (found.message_id, found.references, found.subject) == ("<1@x>", ("<0@x>",), "rate request")
    assert found.date.isoformat() == "2026-09-28T09:00:00-05:00"


def test_the_body_goes_along_for_people_to_see():
    plain = reading("22 pallets\n\nOn Mon, Dana wrote:\n> how many?")
    assert (plain.body_text, plain.body_html) == ("22 pallets\n\nOn Mon, Dana wrote:\n> how many?", "")
    html = read(raw_html("<p>22 <b>pallets</b></p><style>p {}</style>"), KNOWN)
    assert html.body_text == "22 pallets"
    assert html.body_html == "<p>22 <b>pallets</b></p><style>p {}</style>"


def test_language():
    assert reading("Buenos días, necesito una tarifa para 20 tarimas de Monterrey a Laredo.").language == "es"
    assert reading(REQUEST).language == "en"


def test_dates_count_from_the_brokers_day():
    evening = ["Date: Tue, 29 Sep 2026 03:30:00 +0000"]
    found = read(raw(REQUEST.replace("9/30", "tomorrow"), headers=evening), KNOWN)
    assert found.loads[0].to_dict()["pickup_date"] == "2026-09-29"


@pytest.mark.parametrize(
    "date", ["Date: Fri, 31 Dec 9999 23:59:59 -1200", "Date: Mon, 1 Jan 0001 00:00:00 +1200", ""]
)
def test_dates_at_the_end_of_the_calendar(date):
    found = read(raw(REQUEST.replace("9/30", "tomorrow"), headers=[date] if date else []), KNOWN)
    assert found.category == "quote"


def test_evidence_stands_where_it_says():
    found = reading(REQUEST)
    shown = [*(e for reason in found.reasons for e in reason.evidence)]
    shown += [e for load in found.loads for values in load.evidence.values() for e in values]
    assert shown
    for evidence in shown:
        assert found.segments[evidence.segment].text[evidence.start : evidence.end] == evidence.text


def test_explained():
    assert reading("Where is SHP000123?", "eta").explain() == (
        "A mail about existing shipments.\n- It names shipment SHP000123."
    )


def test_as_json():
    found = reading(REQUEST).to_dict()
    assert list(found) == ["category", "loads", "shipments", "documents", "reasons"]
    assert list(found["loads"][0]) == FIELDS
    assert found["loads"][0]["references"] == {"po": [], "bol": [], "pro": [], "pickup": [], "customer": []}
