# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Numbers as people write them: "42,000", "40 000", "1.5", "two", "doce"."""

from __future__ import annotations

NUMBER = (
    r"(?<![\d.,])(?:\d{1,3}(?:,\d{3}){1,2}(?:\.\d{1,2})?|\d{1,2} \d{3}(?![\d,x])"
    r"|\d{1,7}(?:\.\d{1,3})?)(?!\d|[,.]\d)"
)
WORDS = {
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
    "fifteen": 15,
    "twenty": 20,
    "single": 1,
    "una": 1,
    "dos": 2,
    "tres": 3,
    "cuatro": 4,
    "cinco": 5,
    "seis": 6,
    "siete": 7,
    "ocho": 8,
    "nueve": 9,
    "diez": 10,
    "doce": 12,
    "veinte": 20,
}
WORD = "|".join(sorted(WORDS, key=len, reverse=True))


def number(text: str) -> float:
    """The value of a text that NUMBER or WORD matched."""
    if text in WORDS:
        return float(WORDS[text])
    return float(text.replace(",", "").replace(" ", ""))
