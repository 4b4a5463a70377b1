# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Mail that a machine made, and mail that only looks like it."""

import pytest

from tai_mailbox.intake.mail.machine import invitation, machine_made
from tai_mailbox.intake.mail.message import parse

from .mails import multipart, part, raw, raw_with

REQUEST = "Please quote 22 pallets, 42,000 lbs, Chicago, IL to Dallas, TX."
DAEMON = "Mail Delivery System <MAILER-DAEMON@mx.example>"


def rule(content: bytes) -> str:
    reason = machine_made(parse(content))
    return reason.rule if reason else ""


def calendar(method: str) -> bytes:
    body = part(f"text/calendar; method={method}", f"BEGIN:VCALENDAR\nMETHOD:{method}\nEND:VCALENDAR")
    return multipart(part("text/plain", REQUEST), body, subtype="alternative", headers=["Subject: call"])


@pytest.mark.parametrize(
    "content, expected",
    [
        (multipart(part("text/plain", "failed"), subtype="report; report-type=delivery-status"), "bounce"),
        (raw_with(part("message/delivery-status", "Action: failed")), "bounce"),
        (raw(REQUEST, "Returned mail: see transcript", DAEMON), "bounce"),
        (raw(REQUEST, "Undeliverable: quote", headers=["Return-Path: <>"]), "bounce"),
        (raw(REQUEST, "No se puede entregar: cotización", headers=["Return-Path: <>"]), "bounce"),
        (raw(REQUEST, "Re: quote", headers=["Auto-Submitted: auto-replied"]), "auto_reply"),
        (raw(REQUEST, "Re: quote", headers=["X-Autoreply: yes"]), "auto_reply"),
        (raw(REQUEST, "Re: quote", headers=["Precedence: auto_reply"]), "auto_reply"),
        (raw(REQUEST, "Automatic reply: quote"), "auto_reply"),
        (raw(REQUEST, "Out of Office: Re: quote"), "auto_reply"),
        (raw(REQUEST, "Respuesta automática: cotización"), "auto_reply"),
        (raw(REQUEST, "Fuera de la oficina"), "auto_reply"),
        (
            raw(
                "I am out of the office until Monday.", "Re: quote", headers=["X-Auto-Response-Suppress: All"]
            ),
            "auto_reply",
        ),
        (
            raw("I'll be away from my desk, returning Monday.", "Re: quote", headers=["In-Reply-To: <1@x>"]),
            "auto_reply",
        ),
        (raw_with(part("message/disposition-notification", "Disposition: displayed")), "receipt"),
        (raw("was read on Monday", "Read: quote", headers=["Return-Path: <>"]), "receipt"),
        (calendar("REPLY"), "calendar_answer"),
        (calendar("COUNTER"), "calendar_answer"),
        (raw_with(part('application/ics; name="reply.ics"', "METHOD:REPLY")), "calendar_answer"),
        (
            raw(
                "Unsubscribe",
                "Rates",
                headers=["Precedence: bulk", "List-Unsubscribe: <https://x.example/u>"],
            ),
            "bulk",
        ),
        (
            raw(
                "Rates",
                "Rates",
                headers=["List-Unsubscribe: <https://x/u>", "List-Unsubscribe-Post: One-Click"],
            ),
            "bulk",
        ),
        (
            raw(
                "Rates",
                "Rates",
                "News <newsletter@x.example>",
                headers=["List-Id: <news.x.example>", "X-MC-User: 1"],
            ),
            "bulk",
        ),
    ],
    ids=range(22),
)
def test_made_by_a_machine(content, expected):
    assert rule(content) == expected


@pytest.mark.parametrize(
    "content",
    [
        raw(REQUEST, "rate request"),
        raw(REQUEST, "Re: Automatic reply: quote"),
        raw(
            REQUEST,
            "Quote request from website",
            "Form <noreply@x.example>",
            headers=["Auto-Submitted: auto-generated"],
        ),
        raw(REQUEST, "rates", headers=["X-Auto-Response-Suppress: All"]),
        raw(REQUEST, "rates", headers=["Return-Path: <>"]),
        raw("I'm out of the office tomorrow, so please quote today. " + REQUEST, "rates"),
        raw(REQUEST, "Message from scanner", headers=["Auto-Submitted: auto-generated"]),
        raw(
            REQUEST,
            "rates",
            headers=[
                "Precedence: list",
                "List-ID: <quotes.lark.example>",
                "X-Google-Group-Id: 1",
                "List-Unsubscribe: <mailto:googlegroups-manage+1+unsubscribe@googlegroups.com>",
            ],
        ),
        raw(
            REQUEST,
            "New submission: quote form",
            headers=["List-Unsubscribe: <https://x/u>", "Precedence: bulk"],
        ),
        raw(REQUEST, "rates", headers=["List-Unsubscribe: <https://x.example/u>"]),
        raw(REQUEST, "Delivered: SHP000123", headers=["Auto-Submitted: auto-generated"]),
    ],
    ids=range(11),
)
def test_business(content):
    assert rule(content) == ""


def test_an_invitation_is_a_persons():
    message = parse(calendar("REQUEST"))
    assert machine_made(message) is None
    assert invitation(message).rule == "invitation"
    assert invitation(parse(raw(REQUEST))) is None
