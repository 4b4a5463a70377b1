# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What holds for any mail: nothing raises, evidence is true, and what does not count changes nothing."""

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tai_mailbox.intake import Context, Reading, read
from tai_mailbox.intake.known_numbers import KnownNumbers
from tai_mailbox.intake.mail.charsets import clean, codec_name, decode
from tai_mailbox.intake.mail.documents import safe_name
from tai_mailbox.intake.mail.lines import plain_lines
from tai_mailbox.intake.mail.markup import html_lines
from tai_mailbox.intake.mail.message import parse
from tai_mailbox.intake.mail.sources import attachment_segments
from tai_mailbox.intake.rules import MAX_NAME

from .mails import attachment, raw, raw_html, raw_with

KNOWN = Context(shipments=KnownNumbers({"SHP000123"}))
DATE = "Date: Mon, 28 Sep 2026 09:00:00 -0500"
BOUNDED = settings(
    deadline=None, max_examples=60, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)

FRAGMENTS = st.sampled_from(
    [
        b"From: a@b.example\r\n",
        b"Subject: =?utf-8?q?rate=3F?=\r\n",
        b"Content-Type: multipart/mixed; boundary=b\r\n",
        b'Content-Type: multipart/alternative; boundary="b"\r\n',
        b"Content-Type: text/html; charset=utf-16\r\n",
        b"Content-Type: message/rfc822\r\n",
        b"Content-Type: application/ms-tnef\r\n",
        b"Content-Transfer-Encoding: base64\r\n",
        b"Content-Transfer-Encoding: quoted-printable\r\n",
        b"Content-Disposition: attachment; filename*0*=utf-8''%;filename*1=x\r\n",
        b"Date: Mon, 99 Foo 2026 25:61:00 +9999\r\n",
        b"\r\n",
        b"--b\r\n",
        b"--b--\r\n",
        b"<table><tr><td rowspan=9>SHP000123<td>",
        b"</table><blockquote type=cite>",
        b"On Mon, Sep 28 Bob wrote:\r\n> ",
        b"-----Original Message-----\r\nFrom: x\r\nSent: y\r\nTo: z\r\nSubject: w\r\n",
        b"22 pallets 42,000 lbs Chicago, IL to Dallas, TX please quote",
        b"\x78\x9f\x3e\x22\x01\x00\x02\x02\x90\x06\x00",
        b"\xff\xfe\x00\x80",
    ]
)


@BOUNDED
@given(st.lists(st.one_of(FRAGMENTS, st.binary(max_size=60)), max_size=25).map(b"".join))
@example(b"")
def test_no_bytes_raise(content):
    found = read(content, KNOWN)
    assert found.to_dict()["category"] in ("quote", "operations", "other")
    assert found.explain()
    _evidence_is_true(found)


@BOUNDED
@given(st.text(max_size=300))
def test_no_text_raises(text):
    _evidence_is_true(read(raw(text, text[:40]), KNOWN))
    _evidence_is_true(read(raw_html(text), KNOWN))


def _evidence_is_true(found: Reading) -> None:
    values = [e for load in found.loads for each in load.evidence.values() for e in each]
    for evidence in [*values, *(e for reason in found.reasons for e in reason.evidence)]:
        assert found.segments[evidence.segment].text[evidence.start : evidence.end] == evidence.text


@BOUNDED
@given(st.binary(max_size=200), st.text(max_size=20))
def test_any_character_set(content, charset):
    text = decode(content, charset)
    assert clean(clean(text)) == clean(text)
    assert codec_name(charset) is None or isinstance(decode(content, codec_name(charset)), str)


@BOUNDED
@given(st.text(max_size=400))
def test_safe_names(name):
    safe = safe_name(name)
    assert safe_name(safe) == safe
    assert "/" not in safe and "\\" not in safe and safe not in (".", "..")
    assert len(safe.encode("utf-8", "replace")) <= MAX_NAME
    assert safe.isprintable() or not safe.isascii()


@BOUNDED
@given(st.text(alphabet="ab >|\t\n-", max_size=200))
def test_plain_lines_keep_the_words(text):
    shown = "".join(line.text for line in plain_lines(text))
    assert shown.count("a") == text.count("a") and shown.count("b") == text.count("b")


@BOUNDED
@given(
    st.lists(
        st.sampled_from(
            [
                "<table>",
                "<tr>",
                "<td>",
                "<td\trowspan=2>",
                "</td>",
                "</tr>",
                "</table>",
                "<p>",
                "<br>",
                "<li>",
                "x",
            ]
        ),
        max_size=40,
    )
)
def test_tables_keep_the_words(tags):
    html = "".join(tags)
    shown = "".join(line.text for line in html_lines(html))
    assert shown.count("x") >= tags.count("x")


@BOUNDED
@given(st.sampled_from([".csv", ".xlsx", ".xls", ".pdf", ".docx"]), st.binary(max_size=300))
def test_any_attachment(ending, content):
    prefix = {".pdf": b"%PDF-1.7\n", ".xls": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", ".csv": b""}.get(
        ending, b"PK\x03\x04"
    )
    for each in (content, prefix + content):
        attachment_segments(parse(raw_with(attachment("a" + ending, each))))


REQUESTS = [
    "Please quote: 53' dry van, 22 pallets, 42,000 lbs Chicago, IL 60607 to Dallas, TX 75201, 9/30.",
    """Hi Dana,

Origin: Fresno, CA 93706
Destination: Omaha, NE 68107
Equipment: reefer
Weight: 41,500 lbs
Temp: 34F
Pickup: 10/2

What is your rate?""",
    "ltl rate for 3 skids 48x40x50, 1,850 lbs, class 70, 54401 to 61602, liftgate at delivery",
]
UNCOUNTED = {
    "signature": """
Thanks,
Karen Voss
Midstate Paper Co.
1400 Industrial Dr, Appleton, WI 54914
O: 920-555-0142""",
    "delimited signature": """
-- 
Karen Voss
Warehouse: 18 Dock St, Stockton, CA 95203
Fax 920-555-0143""",
    "mobile signature": """
Sent from my iPhone""",
    "disclaimer": """
This e-mail and any attachments are confidential. Our office is in Reno, NV 89501.""",
    "gmail history": """
On Fri, Sep 25, 2026 at 9:00 AM Dana <dana@lark.example> wrote:
> Boise, ID to Tulsa, OK, flatbed, 45,000 lbs?
> PO 88213""",
    "outlook history": """
From: Dana <dana@lark.example>
Sent: Friday, September 25, 2026 9:00 AM
To: Karen Voss
Subject: RE: lanes

Boise, ID to Tulsa, OK, flatbed, 45,000 lbs?""",
}


def loads(text: str, as_html: bool = False) -> list[dict]:
    make = raw_html if as_html else raw
    found = read(make(text, "rate request", headers=[DATE]), KNOWN)
    assert found.category == "quote"
    return [load.to_dict() for load in found.loads]


@pytest.mark.parametrize("request_text", REQUESTS)
@pytest.mark.parametrize("name", UNCOUNTED)
def test_what_does_not_count_changes_nothing(request_text, name):
    assert loads(f"{request_text}\n{UNCOUNTED[name]}") == loads(request_text)


@pytest.mark.parametrize("request_text", REQUESTS)
def test_case_changes_nothing_but_the_case(request_text):
    def lowered(found: list[dict]) -> str:
        return str(found).lower()

    assert lowered(loads(request_text.upper())) == lowered(loads(request_text))
    assert lowered(loads(request_text.lower())) == lowered(loads(request_text))


@pytest.mark.parametrize("request_text", REQUESTS)
@pytest.mark.parametrize(
    "before, after",
    [
        ("<div>", "</div>\n"),
        ("<p class=MsoNormal>", "<o:p></o:p></p>"),
        ("", "<br>"),
        ("<table><tr><td>", "</table>"),
    ],
)
def test_html_changes_nothing(request_text, before, after):
    html = "".join(
        f"{before}{line.replace(' ', chr(10)) or '&nbsp;'}{after}" for line in request_text.split("\n")
    )
    assert loads(html, as_html=True) == loads(request_text)
