# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Thousands of ordinary mails that ask for no freight, though cities, weights and dates stand in them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random

from .mails import raw

_OPENINGS = (
    "",
    "Hi {name},",
    "Hello,",
    "Good morning {name},",
    "Dear customer,",
    "Hey!",
    "Team,",
    "Dear {name},",
)
_CLOSINGS = ("", "Thanks,\n{name}", "Best regards,\n{name}", "See you,\n{name}", "{shop}\n{city}", "Cheers")
_ASIDES = (
    "",
    "",
    "Let me know if that works for you.",
    "Please reply by {day}.",
    "Any questions? Call {name} in {city2}.",
    "It was {n} degrees in {city} yesterday.",
    "Could you bring {n} copies?",
    "We need an answer before {date}.",
    "What do you think?",
    "More on our site, or in the {city2} store.",
)
_WORDS = {
    "city": """Chicago, IL|Dallas, TX|Atlanta, GA|Denver, CO|Reno, NV 89502|Memphis, TN|Boise, ID|Tampa, FL
        |Toronto, ON|Omaha, NE 68102|Fresno, CA|Houston, TX 77002|Newark, NJ|Phoenix, AZ
        |Monterrey, NL|Portland, OR|Columbus, OH|Seattle, WA 98101|Laredo, TX|Detroit, MI
        |St. Louis, MO|Buffalo, NY|Savannah, GA|Kansas City, MO|Green Bay, WI""",
    "product": """chairs|candles|books|lamps|apples|tiles|mugs|shoes|batteries|tomatoes|pumps
        |filters|carpets|plants|bottles of wine|cartons of paper|drums of paint|toys|tyres|steel shelves
        |crates of oranges|pallets of soil""",
    "shop": "Harbor & Pine|Blue Door Books|Oakfield Outfitters|Quill Market|Maple Street Hardware|Fern & Co",
    "name": "Ana|Bill|Carmen|Dee|Emil|Fay|Gus|Hana|Ivo|June|Karl|Lena|Milo|Nora|Omar|Pia|Rosa|Sam|Tess|Walt",
    "day": "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|tomorrow|next Monday",
    "month": "January|March|April|June|July|September|October|December",
}
_CHOICES = {name: [word.strip() for word in words.split("|")] for name, words in _WORDS.items()}
_HEADERS = ("Date: Mon, 5 Oct 2026 09:00:00 -0500",)


def templates() -> list[tuple[str, str]]:
    """(subject, text) of each line of ordinary.txt."""
    lines = Path(__file__).with_name("ordinary.txt").read_text(encoding="utf-8").splitlines()
    pairs = (line.split(" | ", 1) for line in lines if line and not line.startswith("#"))
    return [(subject, text) for subject, text in pairs]


def ordinary(count: int, seed: int = 1) -> Iterator[bytes]:
    """That many mails, each different, the same ones for the same seed."""
    random = Random(seed)
    known = templates()
    seen: set[bytes] = set()
    while len(seen) < count:
        mail = _mail(random, *known[len(seen) % len(known)])
        if mail not in seen:
            seen.add(mail)
            yield mail


def _mail(random: Random, subject: str, text: str) -> bytes:
    words = _words(random)
    aside = random.choice(_ASIDES)
    parts = (random.choice(_OPENINGS), f"{text} {aside}".strip(), random.choice(_CLOSINGS))
    sender = f"{words['name']} <{words['name'].lower()}{words['n']}@mail{words['n2']}.example>"
    body = "\n\n".join(part for part in parts if part)
    return raw(body.format(**words), subject.format(**words), sender=sender, headers=_HEADERS)


def _words(random: Random) -> dict[str, str]:
    """A word for each name in braces."""
    city, other = random.sample(_CHOICES["city"], 2)
    words = {name: random.choice(choices) for name, choices in _CHOICES.items()}
    return words | {
        "city": city,
        "city2": other,
        "n": str(random.randint(2, 40)),
        "n2": str(random.randint(100, 3_000)),
        "lb": f"{random.choice((random.randint(2, 90), random.randint(100, 44_000))):,}",
        "money": f"${random.randint(12, 4_000):,}",
        "date": f"{random.choice(_CHOICES['month'])} {random.randint(1, 28)}",
        "ref": str(random.randint(10_000, 9_999_999)),
    }
