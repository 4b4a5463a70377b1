# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Text from attachments: which mails point to them, what is read of each kind, and what is refused."""

import io
import zipfile
from datetime import date

import openpyxl
import pytest

from tai_mailbox.intake.mail.message import parse
from tai_mailbox.intake.mail.sources import attachment_segments, points_to_attachment
from tai_mailbox.intake.rules import MAX_SOURCE_ROWS, MAX_UNPACKED_BYTES

from .corpus.papers import docx, pdf
from .mails import attachment, raw_with

LANES = [
    ["Origin", "Destination", "Weight", "Pickup"],
    ["Chicago, IL", "Dallas, TX", 42000, date(2026, 9, 28)],
]


def xlsx(rows: list[list[object]]) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def read(name: str, content: bytes) -> list[str]:
    return [found.text for found in attachment_segments(parse(raw_with(attachment(name, content))))]


@pytest.mark.parametrize(
    "text",
    [
        "Please quote the attached.",
        "See attached for the lanes, need rates by noon",
        "Price the lanes in the spreadsheet please",
        "adjunto las rutas, favor de cotizar",
        "tender in the PDF, can you move it?",
    ],
)
def test_points_to_an_attachment(text):
    assert points_to_attachment(parse(raw_with(attachment("lanes.csv"), text=text)))
    assert not points_to_attachment(parse(raw_with(attachment("photo.jpg"), text=text)))


@pytest.mark.parametrize(
    "text", ["Chicago to Dallas, 22 pallets, rate please", "photos attached, thanks", ""]
)
def test_does_not_point_to_an_attachment(text):
    assert not points_to_attachment(parse(raw_with(attachment("lanes.csv"), text=text)))


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_csv(delimiter):
    text = delimiter.join(["Origin", "Weight"]) + "\r\n" + delimiter.join(["Querétaro", '"42 000"'])
    assert read("lanes.csv", text.encode("cp1252")) == ["Origin\tWeight\nQuerétaro\t42 000"]


def test_spreadsheet():
    expected = "Origin\tDestination\tWeight\tPickup\nChicago, IL\tDallas, TX\t42000\t2026-09-28"
    assert read("lanes.xlsx", xlsx(LANES)) == [expected]


def test_spreadsheet_rows_are_bounded():
    text = read("lanes.xlsx", xlsx([["a", i] for i in range(MAX_SOURCE_ROWS + 50)]))[0]
    assert len(text.splitlines()) == MAX_SOURCE_ROWS


def test_pdf():
    assert read("tender.pdf", pdf("Origin: Chicago, IL\nWeight: 42,000 lbs")) == [
        "Origin: Chicago, IL\nWeight: 42,000 lbs"
    ]


def test_docx():
    assert read(
        "tender.docx", docx("Freight request\n| Origin | Chicago, IL |\n| Weight | 42,000 lbs |")
    ) == ["Freight request\nOrigin\tChicago, IL\nWeight\t42,000 lbs"]


@pytest.mark.parametrize("name", ["a.csv", "a.xlsx", "a.xls", "a.pdf", "a.docx"])
@pytest.mark.parametrize(
    "content", [b"", b"PK\x03\x04broken", b"%PDF-1.4 broken", b"\xd0\xcf\x11\xe0" + b"\0" * 600]
)
def test_broken_files_say_nothing_and_raise_nothing(name, content):
    assert read(name, content) == [] or name == "a.csv"


@pytest.mark.parametrize("name, inner", [("a.docx", "word/document.xml"), ("a.xlsx", "xl/workbook.xml")])
def test_a_file_that_unpacks_without_end_is_refused(name, inner):
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(inner, b" " * (MAX_UNPACKED_BYTES + 1))
    assert read(name, content.getvalue()) == []


def test_entities_of_a_docx_are_not_expanded():
    bomb = (
        '<!DOCTYPE d [<!ENTITY a "lol"><!ENTITY f SYSTEM "file:///etc/passwd">]>'
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        "<w:body><w:p><w:r><w:t>22 pallets&a;&f;</w:t></w:r></w:p></w:body></w:document>"
    )
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("word/document.xml", bomb)
    assert read("a.docx", content.getvalue()) == ["22 pallets"]
