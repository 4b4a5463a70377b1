# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What a document says of itself: the numbers, dates and amounts printed on it (its type: document_type).

Pure functions on text. Whether a number is one of the company's shipments is for the models to
say; here stands only what was written, where, and how much weight the place gives it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple

Confidence = Literal["sure", "likely", "possible"]
Source = Literal["name", "text", "subject", "mail"]
CONFIDENCES: tuple[Confidence, ...] = ("sure", "likely", "possible")  # the strongest first


@dataclass(frozen=True, slots=True)
class Clue:
    """A value that one field of the document could take."""

    field: str  # a field of tai.document
    value: str  # a type's key, a number as printed, an ISO date, an amount such as "1234.50"
    confidence: Confidence
    source: Source
    words: str  # the words it stands on


class ShipmentNumber(NamedTuple):
    number: int  # the digits of SHP000123
    certain: bool  # printed with the prefix; digits after the word "load" may be anybody's
    source: Source
    words: str


@dataclass(frozen=True, slots=True)
class Paper:
    """The texts that a document is judged by."""

    name: str = ""
    text: str = ""
    subject: str = ""

    def sources(self) -> Iterator[tuple[Source, str]]:
        # A file name parts its words by underscores, which a word boundary does not see.
        yield "name", self.name.rpartition(".")[0].replace("_", " ") or self.name
        yield "text", self.text
        yield "subject", self.subject


# --- shipments ----------------------------------------------------------------------------

LABELLED_SHIPMENT = re.compile(
    r"\b(?:shipment|load)\s*(?:id|no\.?|num(?:ber)?)?\s*[:#]*\s*(\d{1,9})\b", re.IGNORECASE
)


def shipment_numbers(paper: Paper, prefix: str = "SHP") -> list[ShipmentNumber]:
    """The numbers that could be the company's own shipments, each once a source, certain ones first."""
    printed = re.compile(rf"(?<![A-Z0-9]){re.escape(prefix)}[\s#-]{{0,2}}(\d{{1,9}})(?!\d)", re.IGNORECASE)
    found: dict[tuple[int, str], ShipmentNumber] = {}
    for certain, pattern in ((True, printed), (False, LABELLED_SHIPMENT)):
        for source, text in paper.sources():
            for match in pattern.finditer(text):
                key = (int(match[1]), source)
                found.setdefault(key, ShipmentNumber(int(match[1]), certain, source, match[0].strip()))
    return list(found.values())


# --- numbers, dates, amounts --------------------------------------------------------------

GAP = r"[ \t]*(?:numbers?|nos?\b\.?|num\b\.?|id)?[ \t]*[:#.]*[ \t]*\n?[ \t]*"
# A carrier's letters may stand before its number: "MAEU 5581204".
CODE = r"((?-i:[A-Z]{4} (?=\d{5}))?(?=[A-Z/-]{0,6}\d)[A-Z0-9][A-Z0-9/-]{2,24})"
DAY = (
    r"(\d{4}-\d\d-\d\d|\d{1,2}[/-]\d{1,2}[/-]\d{2,4}"
    r"|[A-Z]{3,9}\.? \d{1,2},? \d{4}|\d{1,2}[ -][A-Z]{3,9}[ -]\d{4})"
)
MONEY = r"(?:USD|US\$|CAD|\$)?[ \t]*(\d{1,3}(?:,\d{3})+\.\d\d|\d+\.\d\d)\b"
PERSON = r"([A-Z][A-Za-z.'-]+(?: [A-Z][A-Za-z.'-]*){0,3})"

NUMBER_LABELS: tuple[tuple[str, str], ...] = (
    ("pro_number", r"\bpro(?!\w|of)"),
    ("bol_number", r"\b(?:b/?o/?l|b/l|bill of lading)\b"),
    ("po_number", r"\b(?:p\.?o\.?|purchase order)(?![\w.]| ?box)"),
    ("bill_number", r"\b(?:invoice|freight bill|bill)(?! of| to|ing| date)"),
    ("references", r"\b(?:pick ?up|pu|customer ref(?:erence)?|cust ref|shipper ref(?:erence)?)\b"),
)
DATE_LABELS: tuple[tuple[str, str], ...] = (
    ("bill_date", r"\b(?:invoice|bill|billing) date"),
    ("delivery_date", r"\b(?:delivery date|date delivered|delivered(?: on)?|date received|pod date)"),
)
# Of several amounts the one still to be paid is the bill's; the strongest label first.
AMOUNT_LABELS = (r"(?:amount|balance|total)[ \t]+due", r"(?:invoice|grand) total|total charges", r"\btotal")
SIGNED_LABEL = r"(?i:\b(?:signed by|received by|receiver name|consignee name|print(?:ed)? name))"
NUMBER_PATTERNS = tuple((f, re.compile(label + GAP + CODE, re.IGNORECASE)) for f, label in NUMBER_LABELS)
DATE_PATTERNS = tuple((f, re.compile(label + GAP + DAY, re.IGNORECASE)) for f, label in DATE_LABELS)
AMOUNT_PATTERNS = tuple(
    re.compile(label + r"[ \t]*(?:\(?USD\)?)?[ \t]*[:.]*[ \t]*\n?[ \t]*" + MONEY, re.IGNORECASE)
    for label in AMOUNT_LABELS
)
SIGNED_PATTERN = re.compile(SIGNED_LABEL + r"[ \t]*:[ \t]*" + PERSON)
MIN_DIGITS = {"pro_number": 5}  # a carrier's PRO has seven to ten
MIN_DIGITS_OF_ANY = 3
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
FIRST_YEAR, LAST_YEAR = 2000, 2099


def value_clues(paper: Paper) -> list[Clue]:
    """The labelled numbers, dates and amounts; several for a field where the paper has several."""
    clues = [
        *_number_clues(paper),
        *_date_clues(paper.text),
        *_amount_clue(paper.text),
        *_signed_clue(paper.text),
    ]
    return list({(clue.field, clue.value): clue for clue in reversed(clues)}.values())[::-1]


def _number_clues(paper: Paper) -> Iterator[Clue]:
    for field, pattern in NUMBER_PATTERNS:
        for source, text in paper.sources():
            for match in pattern.finditer(text):
                value = match[1].strip("-/")
                if sum(c.isdigit() for c in value) >= MIN_DIGITS.get(field, MIN_DIGITS_OF_ANY):
                    yield Clue(field, value.upper(), "likely", source, _words(match))


def _date_clues(text: str) -> Iterator[Clue]:
    for field, pattern in DATE_PATTERNS:
        for match in pattern.finditer(text):
            day = parsed_day(match[1])
            if day:
                yield Clue(field, day.isoformat(), "likely", "text", _words(match))


def _amount_clue(text: str) -> Iterator[Clue]:
    for pattern in AMOUNT_PATTERNS:
        matches = list(pattern.finditer(text))
        if matches:
            match = matches[-1]
            yield Clue("bill_amount", match[1].replace(",", ""), "likely", "text", _words(match))
            return


def _signed_clue(text: str) -> Iterator[Clue]:
    match = SIGNED_PATTERN.search(text)
    if match:
        yield Clue("signed_by", match[1].strip(), "likely", "text", _words(match))


def _words(match: re.Match) -> str:
    return " ".join(match[0].split())


def parsed_day(words: str) -> date | None:
    """A day as North American papers print it: 2026-11-03, 11/3/26, Nov 3, 2026 or 3 Nov 2026."""
    parts = [part for part in re.split(r"[\s,./-]+", words.strip().lower()) if part]
    if len(parts) != 3:
        return None
    year, month, day = parts if len(parts[0]) == 4 else (parts[2], *_month_first(parts[0], parts[1]))
    try:
        known = date(_full_year(int(year)), _month_number(month), int(day))
    except ValueError:
        return None
    return known if FIRST_YEAR <= known.year <= LAST_YEAR else None


def _month_first(first: str, second: str) -> tuple[str, str]:
    return (second, first) if second.isalpha() else (first, second)


def _month_number(month: str) -> int:
    return MONTHS.index(month[:3]) + 1 if month.isalpha() else int(month)


def _full_year(year: int) -> int:
    return year + 2000 if year < 100 else year
