# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Mails as a broker's day brings them: a quarter quote requests, a quarter operations, the rest other."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta, timezone
from email.message import EmailMessage
from email.utils import format_datetime
from functools import partial

KINDS = ("quote", "operations", "other", "other")
TOWNS = (
    "Chicago, IL 60608",
    "Dallas, TX 75201",
    "Atlanta, GA 30303",
    "Denver, CO 80202",
    "Memphis, TN 38103",
)
TRUCKS = ("53' dry van", "reefer", "flatbed", "hot shot")
GOODS = ("bottled water", "auto parts", "paper rolls", "canned goods", "furniture")
QUESTIONS = (
    "Has {number} been picked up?",
    "Please send the POD for {number}.",
    "{number} is running late, new delivery appointment is Friday 08:00.",
    "Any tracking update on {number}?",
)
TALK = (
    "Shall we have lunch on Friday?",
    "The parking lot will be closed on Monday.",
    "Thanks for the nice talk at the fair. I will be in touch.",
    "Our newsletter: how the market for office chairs has changed this year.",
)
PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n"
    b"trailer<</Root 1 0 R>>\n%%EOF\n"
)
EVERY_TENTH = 10  # has an attachment


def mails(
    count: int, numbers: Sequence[str], kinds: Sequence[str] = KINDS, host: str = "shipper.test"
) -> Iterator[bytes]:
    """`numbers`: of shipments that exist, which the operations mails name; `host`: in Message-IDs."""
    random_source = random.Random(2026)
    sent = datetime.now(timezone.utc) - timedelta(hours=8)
    for order in range(count):
        write = {"quote": quote, "operations": partial(operations, numbers), "other": other}
        subject, text = write[kinds[order % len(kinds)]](random_source)
        with_file = order // len(kinds) % EVERY_TENTH == 0
        yield mail(
            f"<{order}@{host}>", f"{subject} ({order})", text, sent + timedelta(seconds=order), with_file
        )


def mail(message_id: str, subject: str, text: str, sent: datetime, with_file: bool = False) -> bytes:
    message = EmailMessage()
    message["From"] = f"Casey Shipper <casey{len(text) % 50}@shipper.test>"
    message["To"] = "pat@brokerage.test"
    message["Subject"] = subject
    message["Date"] = format_datetime(sent)
    message["Message-ID"] = message_id
    message.set_content(f"Hello Pat,\n\n{text}\n\nBest regards\nCasey Shipper\nShipper Inc.\n312-555-0100\n")
    message.add_alternative(f"<p>Hello Pat,</p><p>{text.replace(chr(10), '<br>')}</p><p>Casey</p>", "html")
    if with_file:
        message.add_attachment(
            PDF + message_id.encode(), maintype="application", subtype="pdf", filename="bill-of-lading.pdf"
        )
    return message.as_bytes()


def quote(source: random.Random) -> tuple[str, str]:
    origin, destination = source.sample(TOWNS, 2)
    text = (
        f"please quote the following load:\n\nPickup: {origin}\nDelivery: {destination}\n"
        f"Equipment: {source.choice(TRUCKS)}\nPallets: {source.randint(1, 26)}\n"
        f"Weight: {source.randint(10, 44)},000 lbs\nCommodity: {source.choice(GOODS)}\n"
    )
    return f"Rate request {origin.split(',')[0]} to {destination.split(',')[0]}", text


def operations(numbers: Sequence[str], source: random.Random) -> tuple[str, str]:
    number = source.choice(numbers)
    return f"Load {number}", source.choice(QUESTIONS).format(number=number)


def other(source: random.Random) -> tuple[str, str]:
    return "A word", source.choice(TALK)
