# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Existing shipments named by number, by reference, by thread; and numbers that name none."""

from collections.abc import Iterable, Mapping

import pytest

from tai_mailbox.intake.mail.message import parse
from tai_mailbox.intake.named import named_shipments
from tai_mailbox.intake.reading import Context

from .mails import attachment, raw, raw_html, raw_with

REFERENCES = {
    ("po", "4500123456"): "SHP000301",
    ("pro", "1234567892"): "SHP000415",
    ("customer", "FM20931"): "SHP006604",
}


class Stored:
    """Shipments 1 to 130000, one PO, one PRO, one customer reference, and one mail logged on SHP001042."""

    def existing(self, numbers: Iterable[str]) -> set[str]:
        return {number for number in numbers if 1 <= int(number.removeprefix("SHP")) <= 130_000}

    def by_reference(self, references: Iterable[tuple[str, str]]) -> Mapping[tuple[str, str], str]:
        return {found: REFERENCES[found] for found in references if found in REFERENCES}

    def by_message_id(self, message_ids: Iterable[str]) -> set[str]:
        return {"SHP001042"} & {"SHP001042" for found in message_ids if found == "<logged@x>"}


KNOWN = Context(shipments=Stored())


def named(content: bytes, context: Context = KNOWN) -> list[str]:
    return list(named_shipments(parse(content), context).numbers)


@pytest.mark.parametrize(
    "text",
    [
        "SHP000123",
        "shp000123",
        "Shp 000123",
        "shp-000123",
        "SHP#000123",
        "SHP # 000123",
        "#SHP000123",
        "SHP_000123",
        "SHP–000123",
        "SHP: 000123",
        "SHP no. 000123",
        "SHP000 123",
        "SHP 000-123",
        "S H P 000123",
        "SHP\u200b000\u2060123",
        "SHP\u00ad000123",
        "SHP\xa0000123",
        "(SHP000123)",
        "POD_SHP000123",
        "SHP000123.",
        "SHP000123, 450 lbs",
        "SHP000123 450 lbs",
        "SHP123",
        "shipment 000123",
        "Shipment # 000123",
        "shipment number 000123",
        "Load ID: 123",
        "Load #123",
        "load 000123 is late",
        "Order No. 123",
        "order number: 000123",
        "LOAD 000123",
        "embarque 000123",
        "carga no. 000123",
        "número de embarque: 000123",
        "pedido #000123",
    ],
)
def test_number(text):
    assert named(raw(f"Where is {text}?")) == ["SHP000123"]
    assert named(raw("where is it", text)) == ["SHP000123"]


@pytest.mark.parametrize(
    "text, numbers",
    [
        ("SHP000124 and SHP000123", ["SHP000124", "SHP000123"]),
        ("SHP000123, 000124 and 000125", ["SHP000123", "SHP000124", "SHP000125"]),
        ("shipments 000123 & 000124", ["SHP000123", "SHP000124"]),
        ("Load # 123 loaded & rolling out of Gary", ["SHP000123"]),
        ("load 123 in Gary since noon, per driver", ["SHP000123"]),
        ("Load 123 of yesterday has no POD", ["SHP000123"]),
        ("load 123 boxes of apples", []),
        ("order 123 in. pipe, 123 of them", []),
        ("SHP000123 SHP000123", ["SHP000123"]),
        ("SHP000123 and SHP999999", ["SHP000123"]),
        ("SHP 000123456", []),
        ("SHP00123", []),
        ("SHP0001234", []),
        ("XSHP000123", []),
        ("SHP000123A", []),
        ("SHP", []),
    ],
)
def test_numbers(text, numbers):
    assert named(raw(text)) == numbers


@pytest.mark.parametrize(
    "text",
    [
        "PO 000123",
        "BOL# 000123",
        "PRO 000123",
        "invoice 000123",
        "pickup number 000123",
        "pickup order 000123",
        "purchase order 000123",
        "work order 123",
        "container 000123",
        "Load 1: Chicago to Dallas",
        "load #2",
        "order 12 pallets",
        "order 500 pallets",
        "load 1200 cases",
        "load 42000 lbs",
        "load 44000#",
        "load 600 miles out",
        "load 10,000 lbs",
        "load 9/28",
        "load 10:30",
        "load 800 am",
        "order 120 of 300",
        "loads 60607-77002",
        "reload 000123",
        "shipment of 123 skids",
        "call 000123",
        "000123",
    ],
)
def test_no_number(text):
    assert named(raw(text)) == []


@pytest.mark.parametrize(
    "text, numbers",
    [
        ("PO 4500123456 did not arrive", ["SHP000301"]),
        ("PO# 4500123456", ["SHP000301"]),
        ("PRO 123-456789-2 is out for delivery", ["SHP000415"]),
        ("customer ref: FM-20931", ["SHP006604"]),
        ("BOL 4500123456", []),
        ("invoice 4500123456", []),
        ("call 4500123456", []),
    ],
)
def test_reference(text, numbers):
    assert named(raw(text)) == numbers


def test_numbers_under_a_heading():
    rows = "<tr><td>4500123456<td>late<td>000124</tr><tr><td>88213<td>ok<td>7</tr>"
    html = f"<table><tr><td>PO<td>Status<td>Load #</tr>{rows}</table>"
    assert named(raw_html(html)) == ["SHP000124", "SHP000301"]
    assert named(raw_html(html.replace("<td>PO<", "<td>Invoice<").replace("Load", "Container"))) == []


def test_only_what_was_written_now_names():
    history = "\n\nOn Thu, Sep 24, 2026 at 9:00 AM Dana <d@x.example> wrote:\n> SHP000123 delivered"
    assert named(raw(f"Lunch on Friday?{history}", "Re: lunch")) == []
    assert named(raw("Lunch?\n\nThanks,\nBob\nref SHP-000123 Street, Chicago\n312-555-0100")) != ["SHP000124"]
    forwarded = (
        "\n\n---------- Forwarded message ---------\nFrom: a@b.example\nSubject: x\n\nSHP000123 delivered"
    )
    assert named(raw(f"fyi{forwarded}", "Fwd: x")) == ["SHP000123"]


def test_names_of_files_and_links_name_nothing():
    assert named(raw_with(attachment("POD_SHP000123.pdf"))) == []
    assert named(raw_html("<a href='https://x.example/SHP000123'>track</a>")) == []
    assert named(raw_html("<a href='https://x.example/t'>SHP<b>000</b>123</a>")) == ["SHP000123"]


def test_thread():
    assert named(raw("ok", "Re: x", headers=["In-Reply-To: <logged@x>"])) == ["SHP001042"]
    assert named(raw("ok", "Re: x", headers=["References: <other@x>\r\n <logged@x>"])) == ["SHP001042"]
    assert named(raw("SHP000123 ok", "Re: x", headers=["References: <logged@x>"])) == [
        "SHP000123",
        "SHP001042",
    ]


def test_another_prefix_and_width():
    context = Context(shipments=Stored(), number_prefix="SHP", number_digits=4)
    assert named(raw("SHP0123"), context) == ["SHP0123"]
    assert named(raw("SHP000123"), Context()) == []


def test_reasons_show_the_words_of_the_mail():
    found = named_shipments(parse(raw("Where is load # 000123?")), KNOWN)
    evidence = found.reasons[0].evidence[0]
    assert (evidence.segment, evidence.start, evidence.end, evidence.text) == (1, 9, 22, "load # 000123")
