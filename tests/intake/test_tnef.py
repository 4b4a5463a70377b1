# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""winmail.dat: text, files and attached mails within, and what is broken or hostile."""

import struct

import pytest

from tai_mailbox.intake.mail.documents import documents
from tai_mailbox.intake.mail.message import parse
from tai_mailbox.intake.mail.tnef import read_tnef

from .mails import part, raw_with, segments

MESSAGE_OBJECT = bytes.fromhex("0703020000000000c000000000000046")


def attribute(identifier: int, value: bytes, level: int = 1) -> bytes:
    return (
        struct.pack("<BHHI", level, identifier, 6, len(value))
        + value
        + struct.pack("<H", sum(value) & 0xFFFF)
    )


def prop(kind: int, identifier: int, value: bytes) -> bytes:
    """A property with one value of changing length."""
    return struct.pack("<HHII", kind, identifier, 1, len(value)) + value + b"\0" * (-len(value) % 4)


def properties(*content: bytes) -> bytes:
    return struct.pack("<I", len(content)) + b"".join(content)


def stream(*attributes: bytes) -> bytes:
    return b"\x78\x9f\x3e\x22\x01\x00" + b"".join(attributes)


def file(name: str, content: bytes, *more: bytes) -> bytes:
    long_name = prop(0x1F, 0x3707, name.encode("utf-16-le") + b"\0\0")
    return (
        attribute(0x9002, b"\0" * 14, 2)
        + attribute(0x8010, b"SHORT~1.PDF\0", 2)
        + attribute(0x800F, content, 2)
        + attribute(0x9005, properties(long_name, *more), 2)
    )


def winmail(content: bytes) -> bytes:
    return part('application/ms-tnef; name="winmail.dat"', content)


def test_text_and_files():
    found = read_tnef(
        stream(
            attribute(0x9007, struct.pack("<II", 1252, 0)),
            attribute(0x800C, b"22 pallets\0"),
            file("Tarifa méxico.pdf", b"%PDF"),
        )
    )
    assert found.text == "22 pallets"
    assert [(each.name, each.content) for each in found.files] == [("Tarifa méxico.pdf", b"%PDF")]


def test_html_with_named_numbers_and_lists_before_it():
    number = struct.pack("<HHI", 0x03, 0x0E07, 5)
    flags = struct.pack("<HHII", 0x1003, 0x6601, 2, 7) + b"\0" * 4
    named = struct.pack("<HH", 0x03, 0x8001) + b"g" * 16 + struct.pack("<IIi", 0, 4, 9)
    worded = (
        struct.pack("<HH", 0x03, 0x8002)
        + b"g" * 16
        + struct.pack("<II", 1, 6)
        + b"a\0b\0\0\0\0\0"
        + b"\0" * 4
    )
    html = prop(0x102, 0x1013, b"<p>Chicago</p>")
    found = read_tnef(stream(attribute(0x9003, properties(number, flags, named, worded, html))))
    assert found.html == "<p>Chicago</p>"


def test_within_a_mail():
    image = prop(0x1F, 0x3712, "logo@x".encode("utf-16-le"))
    html = attribute(0x9003, properties(prop(0x102, 0x1013, b"<p>22 pallets<img src='cid:logo@x'>")))
    content = raw_with(winmail(stream(html, file("POD.pdf", b"x"), file("logo.png", b"x", image))), text="")
    assert segments(content) == [("new", "22 pallets")]
    assert [found.name for found in documents(parse(content).attachments)] == ["POD.pdf"]


def test_attached_mail_is_read_as_forwarded():
    inner = stream(
        attribute(0x9003, properties(prop(0x1F, 0x0037, "POD\0".encode("utf-16-le")))),
        attribute(0x800C, b"delivered\0"),
        file("POD.pdf", b"x"),
    )
    holder = attribute(0x9002, b"\0" * 14, 2) + attribute(
        0x9005, properties(prop(0x0D, 0x3701, MESSAGE_OBJECT + inner)), 2
    )
    content = raw_with(winmail(stream(holder)), text="yours")
    assert segments(content) == [("new", "yours"), ("forwarded", "POD\n\ndelivered")]
    assert [found.name for found in documents(parse(content).attachments)] == ["POD.pdf"]


def test_what_cannot_be_opened_stays_a_file():
    assert read_tnef(b"no tnef") is None
    content = raw_with(winmail(b"no tnef"))
    assert [found.name for found in documents(parse(content).attachments)] == ["winmail.dat"]


def test_cut_short_anywhere():
    whole = stream(attribute(0x800C, b"22 pallets\0"), file("POD.pdf", b"%PDF" * 10))
    for length in range(len(whole)):
        found = read_tnef(whole[:length])
        assert found is None or found.text in ("", "22 pallets"[: len(found.text)])


@pytest.mark.parametrize("kind", [0x1002, 0x1003, 0x101E, 0x1F, 0x102, 0x48])
def test_counts_that_lie_end_at_once(kind):
    lying = struct.pack("<IHHI", 0xFFFFFFFF, kind, 0x3707, 0xFFFFFFFF)
    assert read_tnef(stream(attribute(0x9003, lying))).text == ""
