# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Which attachments are documents, and what they may be called."""

import pytest

from tai_mailbox.intake.mail.documents import documents, safe_name
from tai_mailbox.intake.mail.message import parse
from tai_mailbox.intake.rules import MAX_NAME

from .mails import attachment, multipart, part, raw_with

PDF = b"%PDF-1.4"


def names(content: bytes) -> list[str]:
    return [found.name for found in documents(parse(content).attachments)]


@pytest.mark.parametrize(
    "name, safe",
    [
        ("POD.pdf", "POD.pdf"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\bob\\POD.pdf", "POD.pdf"),
        ("a\x00b\r\nc.pdf", "abc.pdf"),
        ("POD\u202efdp.exe", "PODfdp.exe"),
        ("what?*<>|.pdf", "what.pdf"),
        ("...", ""),
        ("   ", ""),
        ("CON.pdf", "_CON.pdf"),
        ("tarifa méxico.pdf", "tarifa méxico.pdf"),
        ("/", ""),
        (".htaccess", "htaccess"),
    ],
)
def test_safe_name(name, safe):
    assert safe_name(name) == safe


def test_long_names_are_cut_before_their_ending():
    name = safe_name("運" * 300 + ".pdf")
    assert name.endswith("運.pdf")
    assert len(name.encode()) <= MAX_NAME
    assert len(safe_name("a" * 5_000)) == MAX_NAME
    assert safe_name(safe_name("運" * 300 + ".pdf")) == name


def test_files_are_documents_in_the_order_of_the_mail():
    content = raw_with(
        attachment("b.pdf", PDF), attachment("a.csv"), attachment("note.txt", content_type="text/plain")
    )
    assert names(content) == ["b.pdf", "a.csv", "note.txt"]
    found = documents(parse(content).attachments)[0]
    assert (found.content, found.content_type) == (PDF, "application/octet-stream")


def test_a_document_type_needs_no_name():
    content = raw_with(
        part("application/pdf", PDF), part("image/jpeg", b"x"), part("application/octet-stream", b"x")
    )
    assert names(content) == ["document.pdf", "document.jpg"]


def test_images_that_the_text_shows_are_none():
    html = part("text/html", "<p>hi<img src='cid:logo@x'></p><img src=\"cid:photo%40x\">")
    logo = part('image/png; name="logo.png"', b"x", "Content-ID: <logo@x>", "Content-Disposition: inline")
    photo = part('image/png; name="photo.png"', b"x", "Content-ID: <photo@x>")
    pod = part('image/jpeg; name="POD.jpg"', b"x", "Content-ID: <other@x>", "Content-Disposition: inline")
    related = multipart(html, logo, photo, pod, subtype="related")
    assert names(multipart(related, attachment("a.pdf"), headers=["Subject: x"])) == ["POD.jpg", "a.pdf"]


def test_signatures_and_calendar_parts_are_none():
    content = raw_with(
        part('application/pkcs7-signature; name="smime.p7s"', b"x"),
        attachment("smime.p7s"),
        part('application/pgp-signature; name="signature.asc"', b"x"),
        part('text/calendar; method=REQUEST; name="invite.ics"', b"x"),
        attachment("invite.ics"),
        part("message/delivery-status", b"x"),
        attachment("keep.pdf"),
    )
    assert names(content) == ["keep.pdf"]


def test_bodies_are_none():
    alternative = multipart(part("text/plain", "a"), part("text/html", "<p>a"), subtype="alternative")
    footer = part('text/plain; name="ATT00001.txt"', "footer", "Content-Disposition: attachment")
    assert names(multipart(alternative, footer, headers=["Subject: x"])) == []


def test_forwarded_mail_counts_by_what_is_in_it():
    inner = multipart(part("text/plain", "POD"), attachment("POD.pdf"), headers=["Subject: POD"])
    outer = b'Content-Type: message/rfc822; name="POD.eml"\r\nContent-Disposition: attachment\r\n\r\n' + inner
    assert names(raw_with(outer, attachment("last.pdf"))) == ["last.pdf", "POD.pdf"]
