# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Bytes to parts and text: character sets, encodings, names, and everything that senders break."""

import pytest

from tai_mailbox.intake.mail.charsets import clean, decode
from tai_mailbox.intake.mail.headers import date_of, decode_words, message_ids_in, sender_of
from tai_mailbox.intake.mail.message import parse
from tai_mailbox.intake.mail.mime import parse_parts
from tai_mailbox.intake.rules import MAX_DEPTH, MAX_PARTS

from .mails import attachment, multipart, part, raw, raw_with, segments


@pytest.mark.parametrize(
    "content, charset, text",
    [
        ("Querétaro".encode(), "utf-8", "Querétaro"),
        ("Querétaro".encode("cp1252"), "iso-8859-1", "Querétaro"),
        ("“5 pallets”".encode("cp1252"), "us-ascii", "“5 pallets”"),
        ("Querétaro".encode(), "us-ascii", "Querétaro"),
        ("Querétaro".encode("cp1252"), "utf-8", "Quer\ufffdtaro"),
        ("Querétaro".encode("cp1252"), "x-unknown", "Querétaro"),
        ("運賃".encode("cp932"), "shift_jis", "運賃"),
        ("货".encode("gb18030"), "gb2312", "货"),
        ("plain".encode("utf-16"), "utf-16", "plain"),
        (b"plain", "zlib", "plain"),
        (b"plain", "unicode_escape", "plain"),
        (b"plain", "punycode", "plain"),
        (b"\xff\x81", None, "ÿ\ufffd"),
    ],
)
def test_decode(content, charset, text):
    assert decode(content, charset) == text


@pytest.mark.parametrize(
    "text, cleaned",
    [
        ("SHP\u200b000\u2060123", "SHP000123"),
        ("42,000\xa0lbs", "42,000 lbs"),
        ("a\r\nb\rc\u2028d", "a\nb\nc\nd"),
        ("\u202egnp.pdf\x00", "gnp.pdf"),
        ("tab\tstays", "tab\tstays"),
    ],
)
def test_clean(text, cleaned):
    assert clean(text) == cleaned


@pytest.mark.parametrize(
    "value, text",
    [
        ("=?utf-8?q?Quer=C3=A9taro?=", "Querétaro"),
        ("=?utf-8?B?UXVlcsOpdGFybw==?= to Laredo", "Querétaro to Laredo"),
        ("=?utf-8?B?UXVlcsM=?=\r\n =?utf-8?B?qXRhcm8=?=", "Querétaro"),
        ("=?iso-8859-1*en?Q?Montr=E9al?=", "Montréal"),
        ("=?nonsense?q?abc?=", "abc"),
        ("=?utf-8?B?%%%?=", ""),
        ("=?broken", "=?broken"),
        ("Re:\r\n  folded\t subject", "Re: folded subject"),
    ],
)
def test_decode_words(value, text):
    assert decode_words(value) == text


@pytest.mark.parametrize(
    "value, sender",
    [
        ("Karen Voss <KVoss@Mid.example>", ("kvoss@mid.example", "Karen Voss")),
        ('"Voss, Karen" <kvoss@mid.example>', ("kvoss@mid.example", "Voss, Karen")),
        ("kvoss@mid.example", ("kvoss@mid.example", "")),
        ("=?utf-8?q?Ren=C3=A9?= <r@x.example>", ("r@x.example", "René")),
        ("undisclosed", ("", "undisclosed")),
        ("", ("", "")),
        ('"Kay <boss@elsewhere.example>" <k@x.example>', ("k@x.example", "Kay <boss@elsewhere.example>")),
        (r'"Kay \"K\" Jo" <k@x.example>', ("k@x.example", 'Kay "K" Jo')),
        ('"Kay <k@x.example>', ("k@x.example", "Kay")),
    ],
)
def test_sender(value, sender):
    assert sender_of(value) == sender


def test_dates():
    assert date_of("Mon, 21 Sep 2026 23:30:00 -0500").isoformat() == "2026-09-21T23:30:00-05:00"
    assert date_of("21 Sep 2026 23:30").isoformat() == "2026-09-21T23:30:00+00:00"
    assert date_of("Mon, 21 Sep 2026 23:30:00 +9999") is None
    assert date_of("yesterday") is None
    assert date_of("Mon, 99 Sep 2026 23:30:00 -0500") is None


def test_date_of_a_mail_without_one_is_when_it_was_taken():
    content = raw(headers=["Received: by mx.example with SMTP; Mon, 28 Sep 2026 14:02:11 +0000"])
    assert parse(content).date.isoformat() == "2026-09-28T14:02:11+00:00"


def test_references_begin_with_what_is_answered():
    content = raw(headers=["References: <1@x> <2@x>", "In-Reply-To: <2@x>", "Message-ID: <3@x>"])
    message = parse(content)
    assert message.references == ("<2@x>", "<1@x>")
    assert message.message_id == "<3@x>"
    assert message_ids_in("<a@b>\t<a@b> junk <c@d>") == ("<a@b>", "<c@d>")


@pytest.mark.parametrize(
    "headers, name",
    [
        (["Content-Disposition: attachment; filename=rates.csv"], "rates.csv"),
        (["Content-Disposition: attachment; filename*=utf-8''tarifa%20m%C3%A9xico.pdf"], "tarifa méxico.pdf"),
        (["Content-Disposition: attachment; filename*0=long; filename*1=-name.pdf"], "long-name.pdf"),
        (
            ['Content-Disposition: attachment; filename="=?utf-8?q?tarifa_m=C3=A9xico.pdf?="'],
            "tarifa méxico.pdf",
        ),
        (["Content-Disposition: attachment; filename*=nonsense''a%E9.pdf"], "aé.pdf"),
        (["Content-Disposition: attachment; filename*bad*=x; filename*0*=''%"], "%"),
        (["Content-Disposition: attachment"], "by-type.pdf"),
    ],
)
def test_attachment_names(headers, name):
    content = raw_with(part('application/pdf; name="by-type.pdf"', b"%PDF", *headers))
    assert [found.name for found in parse(content).attachments] == [name]


@pytest.mark.parametrize(
    "encoding, body",
    [
        ("base64", b"MjIgcGFs bGV0cw"),
        ("BASE64", b"MjIgcGFs\r\nbGV0cw==\r\n-- \r\n"),
        ("quoted-printable", b"22 =\r\npallets"),
        ("7bit", b"22 pallets"),
        ("nonsense", b"22 pallets"),
        ("x-uuencode", b"begin 644 a\r\n*,C(@<&%L;&5T<P\r\n`\r\nend\r\n"),
    ],
)
def test_transfer_encodings(encoding, body):
    content = (
        b"Content-Type: text/plain\r\nContent-Transfer-Encoding: " + encoding.encode() + b"\r\n\r\n" + body
    )
    assert segments(content)[0][1].startswith("22 pallets")


def test_boundary_that_is_missing_or_wrong_is_found_in_the_body():
    body = b"--real\r\nContent-Type: text/plain\r\n\r\nhello\r\n--real--\r\n"
    for header in (b"multipart/mixed", b"multipart/mixed; boundary=other"):
        assert segments(b"Content-Type: " + header + b"\r\n\r\n" + body) == [("new", "hello")]


def test_multipart_without_any_delimiter_is_text():
    assert segments(b"Content-Type: multipart/mixed; boundary=x\r\n\r\nhello") == [("new", "hello")]


@pytest.mark.parametrize(
    "content", [b"", b"\r\n", b"hello", b"\x00\xff" * 50, b":", b"From: a@b.c", b"\n\n\nhello"]
)
def test_hardly_a_mail(content):
    message = parse(content)
    assert message.segments[0].kind == "subject"


def test_text_without_any_header_is_read():
    assert segments(b"rate from Chicago please\n\nKaren said 22 pallets") == [
        ("new", "rate from Chicago please\n\nKaren said 22 pallets")
    ]


def test_line_ends_of_every_kind():
    for end in ("\n", "\r\n", "\r"):
        content = end.join(["From: a@b.example", "Subject: x", "", "one", "two"]).encode()
        assert segments(content) == [("new", "one\ntwo")]


def test_depth_and_number_of_parts_are_bounded():
    nested = b"Content-Type: text/plain\r\n\r\ndeep"
    for level in range(MAX_DEPTH + 5):
        head = f"Content-Type: multipart/mixed; boundary=b{level}\r\n\r\n--b{level}\r\n".encode()
        nested = head + nested + f"\r\n--b{level}--".encode()
    assert parse(nested).truncated
    many = multipart(*[b"Content-Type: text/plain\r\n\r\nx"] * (MAX_PARTS + 10))
    root, exceeded = parse_parts(many)
    assert exceeded and len(root.parts) == MAX_PARTS


def test_attached_mails_are_read_as_forwarded():
    inner = (
        b"From: Ann <ann@x.example>\r\nSubject: truck for tile\r\n\r\nneed a flatbed\r\n\r\nThanks,\r\nAnn"
    )
    content = raw_with(b"Content-Type: message/rfc822\r\n\r\n" + inner, text="please quote")
    assert segments(content) == [
        ("new", "please quote"),
        ("forwarded", "truck for tile\n\nneed a flatbed"),
        ("signature", "Thanks,\nAnn"),
    ]


def test_attachments_of_attached_mails_are_attachments():
    inner = multipart(part("text/plain", "POD"), attachment("POD.pdf"), headers=["Subject: POD"])
    content = raw_with(b"Content-Type: message/rfc822\r\n\r\n" + inner)
    assert [found.name for found in parse(content).attachments] == ["POD.pdf"]
