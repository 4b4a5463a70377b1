# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
import re

import pytest
import requests

from sandbox.people import FOLDERS, PEOPLE

STAFF = "sam@brokerage.test"


@pytest.fixture
def page(config):
    def get(path="", **query):
        return requests.get(config["page"] + path, params=query, timeout=10)

    return get


@pytest.fixture
def send_sample(config, page):
    def send(sample, recipient=STAFF, shipment="SHP000042"):
        token = re.search(r'name="token" value="([^"]+)"', page().text)[1]
        form = {"token": token, "sample": sample, "recipient": recipient, "shipment": shipment}
        return requests.post(config["page"] + "samples", data=form, timeout=10)

    return send


def latest(postbox, address=STAFF):
    with postbox.open(address) as mailbox:
        mailbox.select_folder("INBOX", readonly=True)
        uid = max(mailbox.search())
        return uid, mailbox.get_flags([uid])[uid]


@pytest.mark.parametrize(
    "sample, subject",
    [
        ("quote", "Quote request: "),
        ("status", "Where is SHP000042?"),
        ("bol", "BOL for SHP000042"),
        ("newsletter", "Market Monday"),
        ("hostile", "Quote &lt;script&gt;"),
    ],
)
def test_sample_arrives_and_is_shown(send_sample, subject, sample):
    shown = send_sample(sample)
    assert shown.status_code == 200
    assert "sent to " + STAFF in shown.text
    assert subject in shown.text
    assert "<script>document" not in shown.text


def test_a_form_from_elsewhere_is_refused(config):
    form = {"token": "guess", "sample": "quote", "recipient": STAFF}
    assert requests.post(config["page"] + "samples", data=form, timeout=10).status_code == 400


def test_looking_marks_nothing_as_read(send_sample, page, postbox):
    send_sample("bol")
    uid, _flags = latest(postbox)
    for path in ("", "html", "attachment"):
        assert page(path, mailbox=STAFF, uid=uid).status_code == 200
    assert latest(postbox) == (uid, (b"\\Recent",)) or b"\\Seen" not in latest(postbox)[1]


def test_attachment_comes_as_a_file_of_harmless_name(send_sample, page, postbox):
    send_sample("bol")
    pdf = page("attachment", mailbox=STAFF, uid=latest(postbox)[0])
    assert pdf.content.startswith(b"%PDF-1.4")
    assert pdf.headers["Content-Disposition"] == "attachment; filename=BOL_SHP000042.pdf"
    send_sample("hostile")
    hostile = page("attachment", mailbox=STAFF, uid=latest(postbox)[0])
    assert hostile.headers["Content-Disposition"] == "attachment; filename=rates.txt"


def test_html_of_a_mail_can_do_nothing(send_sample, page, postbox):
    send_sample("hostile")
    html = page("html", mailbox=STAFF, uid=latest(postbox)[0])
    policy = html.headers["Content-Security-Policy"]
    assert policy.startswith("sandbox ")
    assert "allow-scripts" not in policy
    assert "default-src 'none'" in policy


def test_links_in_a_text_can_be_followed(page, postbox):
    text = "Open http://localhost:8069/mailbox/authorize?token=a&b=1.\n\n<b>not bold</b>"
    raw = f"From: tai@tms.test\r\nSubject: Authorize\r\n\r\n{text}\r\n".encode()
    postbox.deliver("tai@tms.test", [STAFF], raw)
    shown = page(mailbox=STAFF, uid=latest(postbox)[0]).text
    assert 'href="http://localhost:8069/mailbox/authorize?token=a&amp;b=1"' in shown
    assert "&lt;b&gt;not bold&lt;/b&gt;" in shown


@pytest.mark.parametrize(
    "path, query",
    [
        ("", {"mailbox": "nobody@nowhere.test"}),
        ("", {"mailbox": STAFF, "folder": "No such"}),
        ("html", {"mailbox": STAFF, "uid": 4_000_000}),
        ("html", {"mailbox": STAFF, "folder": "No such", "uid": 1}),
        ("attachment", {"mailbox": STAFF, "uid": 4_000_000}),
    ],
)
def test_what_is_not_there_is_not_found(page, path, query):
    assert page(path, **query).status_code == 404


def test_a_mail_that_has_moved_is_said_to_be_elsewhere(page):
    assert "This mail is not here any more" in page(mailbox=STAFF, uid=4_000_000).text


@pytest.mark.parametrize("person", PEOPLE, ids=lambda person: person.address)
def test_every_mailbox_is_shown_with_its_folders(page, postbox, person):
    with postbox.open(person.address) as mailbox:
        mailbox.append(mailbox.find_special_folder(rb"\Sent"), b"Subject: sent\r\n\r\nx\r\n")
    shown = page(mailbox=person.address)
    assert shown.status_code == 200
    for folder in FOLDERS[person.kind]:
        assert f">{folder}<" in shown.text
