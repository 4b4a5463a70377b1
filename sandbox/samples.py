# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Sample mails that a customer might send to a staff member, made anew each time."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date, datetime, timedelta, timezone
from email.message import EmailMessage
from email.utils import format_datetime, formataddr, make_msgid

from .pdf import make_pdf

CUSTOMER = ("Casey Shipper", "customer@shipper.test")

_LANES = (
    ("Dallas, TX 75201", "Atlanta, GA 30303"),
    ("Fresno, CA 93725", "Denver, CO 80216"),
    ("Chicago, IL 60608", "Columbus, OH 43207"),
    ("Savannah, GA 31408", "Nashville, TN 37210"),
)
_FREIGHT = (
    (26, 42000, "bottled water", "dry van"),
    (22, 38500, "frozen vegetables, keep at -10F", "reefer"),
    (12, 14400, "ceramic tile", "dry van"),
)


_QUOTE = """Hello,

could you please quote the following load:

Pickup: {origin}, {pickup:%m/%d/%Y}
Delivery: {destination}
Equipment: {equipment}
Pallets: {pallets}, 48x40x60
Weight: {pounds:,} lbs
Commodity: {goods}

Thank you,
{name}
Shipper Test Inc.
"""


def quote_request(recipient: str, _shipment: str) -> EmailMessage:
    origin, destination = random.choice(_LANES)
    pallets, pounds, goods, equipment = random.choice(_FREIGHT)
    message = _mail(recipient, f"Quote request: {origin} to {destination}")
    message.set_content(
        _QUOTE.format(
            origin=origin,
            destination=destination,
            pickup=date.today() + timedelta(days=random.randint(2, 9)),
            pallets=pallets,
            pounds=pounds,
            goods=goods,
            equipment=equipment,
            name=CUSTOMER[0],
        )
    )
    return message


def status_question(recipient: str, shipment: str) -> EmailMessage:
    message = _mail(recipient, f"Where is {shipment}?")
    message.set_content(
        f"Hello,\n\nour customer is asking for {shipment}. Has it been picked up? When will it deliver?\n\n"
        f"Thanks,\n{CUSTOMER[0]}\n"
    )
    return message


def bill_of_lading(recipient: str, shipment: str) -> EmailMessage:
    origin, destination = random.choice(_LANES)
    message = _mail(recipient, f"BOL for {shipment}")
    message.set_content(
        f"Hello,\n\nplease find the bill of lading for {shipment} attached.\n\n{CUSTOMER[0]}\n"
    )
    lines = (
        "BILL OF LADING",
        f"BOL number: {random.randint(10**6, 10**7 - 1)}",
        f"Shipment: {shipment}",
        f"Ship from: Shipper Test Inc., {origin}",
        f"Ship to: Receiver Test LLC, {destination}",
        "12 pallets ceramic tile, 14,400 lbs, class 65",
        f"Date: {date.today():%m/%d/%Y}",
    )
    message.add_attachment(
        make_pdf(lines), maintype="application", subtype="pdf", filename=f"BOL_{shipment}.pdf"
    )
    return message


def newsletter(recipient: str, _shipment: str) -> EmailMessage:
    message = _mail(
        recipient, "Market Monday: spot rates hold steady", sender=("Freight Weekly", "news@weekly.test")
    )
    message["List-Unsubscribe"] = "<mailto:unsubscribe@weekly.test>"
    message["Precedence"] = "bulk"
    message.set_content(
        "Spot rates from Dallas to Atlanta held steady last week, and load posts rose by 3%.\n"
        "Read more: https://weekly.test/market-monday\n"
    )
    message.add_alternative(
        "<h2>Market Monday</h2><p>Spot rates from <b>Dallas</b> to <b>Atlanta</b> held steady last week.</p>"
        '<p><a href="https://weekly.test/market-monday">Read more</a></p>',
        subtype="html",
    )
    return message


def hostile(recipient: str, _shipment: str) -> EmailMessage:
    """Whatever shows this must neither run its scripts nor load its images."""
    message = _mail(recipient, 'Quote <script>document.title = "subject"</script>')
    message.set_content("See the HTML part.")
    message.add_alternative(
        '<p onclick="document.title=1">Dallas to Atlanta, 26 pallets</p>'
        '<script>top.document.title = "owned"</script>'
        '<img src="x" onerror="top.document.title = &quot;owned&quot;">'
        '<img src="http://tracker.test/pixel.gif" width="1" height="1">'
        '<iframe src="javascript:top.document.title=1"></iframe>'
        '<a href="javascript:top.document.title=1">Open the rate sheet</a>'
        '<form action="http://tracker.test/"><input name="password"><button>Sign in</button></form>'
        "<style>body { background: url(http://tracker.test/style) }</style>"
        "<p>{{ 7*7 }} ${7*7} <t t-esc=\"env['res.users'].search([])\"/></p>",
        subtype="html",
    )
    message.add_attachment(
        b"harmless", maintype="text", subtype="plain", filename="../../etc/cron.d/rates.txt"
    )
    return message


def _mail(recipient: str, subject: str, sender: tuple[str, str] = CUSTOMER) -> EmailMessage:
    message = EmailMessage()
    message["From"] = formataddr(sender)
    message["To"] = recipient
    message["Subject"] = subject
    message["Date"] = format_datetime(datetime.now(timezone.utc))
    message["Message-ID"] = make_msgid(domain=sender[1].partition("@")[2])
    return message


# Name -> what the button says, how the mail is made of a recipient and a shipment number.
SAMPLES: dict[str, tuple[str, Callable[[str, str], EmailMessage]]] = {
    "quote": ("Quote request", quote_request),
    "status": ("Question about a shipment", status_question),
    "bol": ("Bill of lading attached", bill_of_lading),
    "newsletter": ("Newsletter", newsletter),
    "hostile": ("Hostile HTML", hostile),
}
