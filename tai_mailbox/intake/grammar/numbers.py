# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Numbers as people write them: "42,000", "40 000", "1.5", "two", "doce"."""

from __future__ import annotations

import re

NUMBER = (
    r"(?<![\d.,])(?:\d{1,3}(?:,\d{3}){1,2}(?:\.\d{1,2})?|\d{1,2} \d{3}(?![\d,x])"
    r"|\d{1,7}(?:\.\d{1,3})?)(?!\d|[,.]\d)"
)
_ENGLISH = (
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
)
_SPANISH = (
    "uno",
    "dos",
    "tres",
    "cuatro",
    "cinco",
    "seis",
    "siete",
    "ocho",
    "nueve",
    "diez",
    "once",
    "doce",
    "trece",
    "catorce",
    "quince",
    "dieciseis",
    "diecisiete",
    "dieciocho",
    "diecinueve",
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_SPANISH_TENS = ("veinte", "treinta", "cuarenta", "cincuenta", "sesenta", "setenta", "ochenta", "noventa")
WORDS = {
    **{word: value for words in (_ENGLISH, _SPANISH) for value, word in enumerate(words, 1)},
    **{word: value * 10 for words in (_TENS, _SPANISH_TENS) for value, word in enumerate(words, 2)},
    **{f"veinti{word}": 20 + value for value, word in enumerate(_SPANISH[:9], 1)},
    "single": 1,
    "una": 1,
    "un": 1,
    "couple": 2,
    "pair": 2,
    "dozen": 12,
}
FRACTIONS = {"1/4": 0.25, "1/2": 0.5, "3/4": 0.75, "\u00bc": 0.25, "\u00bd": 0.5, "\u00be": 0.75}
_SCALES = {"hundred": 100, "thousand": 1000, "mil": 1000}
_ALONE = "|".join(sorted({*WORDS} - {*_TENS, *_SPANISH_TENS}, key=len, reverse=True))
_TENS_WORD = "|".join((*_TENS, *_SPANISH_TENS))
_UP_TO_99 = rf"(?:(?:{_TENS_WORD})(?:(?:-|[ ]|[ ]y[ ])(?:{_ALONE})(?!\w))?|(?:{_ALONE})(?:[ -]dozen)?)"
_SCALE = "|".join(_SCALES)
# "twenty-four", "three hundred ten", "forty-two thousand", "eighteen hundred", "two dozen".
WORD = (
    rf"(?:{_UP_TO_99}(?:[ -](?:{_SCALE})\b(?:[ -](?:and[ ])?{_UP_TO_99}(?!\w))?){{0,3}}"
    rf"|(?:{_SCALE})(?:[ ](?:and[ ])?{_UP_TO_99}(?!\w))?|half[ -](?:a[ ])?dozen)"
)

# What a figure or a WORD begins with: before any other character nothing more is tried.
NUMBER_BEGINS = r"[\dcdefhmnopqstuv]"

# A figure, or a word that can stand for one: without it no quantity is told.
COUNTED = re.compile(rf"\d|\b(?:an?|half|media|medio|{'|'.join(WORDS)})(?![a-z])")

# From one to ninety-nine, as a temperature is spoken: "thirty-four", "menos veinte".
_UNITS_WORD = "|".join(sorted((*_ENGLISH, *_SPANISH), key=len, reverse=True))
SMALL_WORD = rf"(?:(?:{_TENS_WORD})(?:(?:-|[ ]|[ ]y[ ])(?:{_UNITS_WORD}))?|{_UNITS_WORD}|zero|cero)"


def number(text: str) -> float:
    """The value of a text that NUMBER or WORD matched."""
    if text[:1].isalpha():
        return float(_spoken(text.replace("-", " ").split()))
    return float(text.replace(",", "").replace(" ", ""))


def _spoken(words: list[str]) -> int:
    if words[0] == "half":
        return _spoken(words[1:]) // 2
    total = here = 0
    for word in words:
        if word in _SCALES:
            here = (here or 1) * _SCALES[word]
        elif word == "dozen":
            here = (here or 1) * WORDS[word]
        else:
            here += WORDS.get(word, 0)
        if word in ("thousand", "mil"):
            total, here = total + here, 0
    return total + here
