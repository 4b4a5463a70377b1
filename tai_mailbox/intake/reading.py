# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What intake says of a mail: the values that leave this package.

Every class here is immutable and made of plain Python values, so that a
Reading can be stored as JSON, compared, and shown with its evidence.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Literal, Protocol

from .words import Values, told

Category = Literal["quote", "operations", "other"]
SegmentKind = Literal[
    "subject", "new", "forwarded", "quoted", "header", "signature", "disclaimer", "banner", "attachment"
]
ReferenceRole = Literal["po", "bol", "pro", "pickup", "customer"]
REFERENCE_ROLES: tuple[ReferenceRole, ...] = ("po", "bol", "pro", "pickup", "customer")


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a mail's text with one author and one purpose.

    In `text` a table is one line a row, its cells parted by a tab, so that an
    offset in `text` is all that evidence needs.
    """

    kind: SegmentKind
    text: str
    name: str = ""  # the attachment's file name, for kind "attachment"


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words of the mail that a value stands on."""

    segment: int  # index into Reading.segments
    start: int  # characters from the start of the segment's text
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Place:
    city: str | None = None
    state: str | None = None  # US/CA: two letters; MX: the state's full name
    postal_code: str | None = None
    country: Literal["US", "CA", "MX"] | str | None = None
    street: str | None = None  # a name or street address beside it; not part of the contract's form


@dataclass(frozen=True, slots=True)
class Load:
    """One shipment's worth of a Reading; the fields of the intake contract, section 6."""

    origin: Place | None = None
    destination: Place | None = None
    stops: tuple[Place, ...] = ()
    mode: str | None = None
    equipment: str | None = None
    pickup_date: date | None = None
    delivery_date: date | None = None
    weight_lb: float | None = None
    handling_units: int | None = None
    unit_type: str | None = None  # "pallet", "drum"...; beyond the contract
    dimensions_in: tuple[tuple[float, float, float], ...] = ()
    commodity: str | None = None
    freight_class: str | None = None
    hazmat: bool | None = None
    un_number: str | None = None
    temperature_f: float | None = None
    accessorials: tuple[str, ...] = ()  # sorted
    references: Mapping[str, tuple[str, ...]] = field(
        default_factory=lambda: {role: () for role in REFERENCE_ROLES}
    )
    evidence: Mapping[str, tuple[Evidence, ...]] = field(default_factory=dict)  # by field name

    def to_dict(self) -> dict[str, Any]:
        """The JSON object of the intake contract, section 6 (no evidence)."""
        return {
            "origin": _place_dict(self.origin),
            "destination": _place_dict(self.destination),
            "stops": [_place_dict(stop) for stop in self.stops],
            "mode": self.mode,
            "equipment": self.equipment,
            "pickup_date": _iso(self.pickup_date),
            "delivery_date": _iso(self.delivery_date),
            "weight_lb": _number(self.weight_lb),
            "handling_units": self.handling_units,
            "dimensions_in": [[_number(side) for side in size] for size in self.dimensions_in],
            "commodity": self.commodity,
            "freight_class": self.freight_class,
            "hazmat": self.hazmat,
            "un_number": self.un_number,
            "temperature_f": _number(self.temperature_f),
            "accessorials": sorted(self.accessorials),
            "references": {role: list(self.references.get(role, ())) for role in REFERENCE_ROLES},
        }


@dataclass(frozen=True, slots=True)
class Document:
    """A real attachment, ready for the document queue."""

    name: str  # a bare file name: no path, no control or bidi characters
    content_type: str
    content: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Reason:
    """A fact that decided, in a broker's words."""

    rule: str  # the rule's name, stable, for logs and tests
    words: str  # for people, in English; %(name)s stands for the value of that name
    evidence: tuple[Evidence, ...] = ()
    values: Values = field(default_factory=dict)

    @property
    def text(self) -> str:
        return told(self.words, self.values)

    def explain(self) -> str:
        """The reason on one line, with the words of the mail."""
        words = ", ".join(f'"{found.text}"' for found in self.evidence if found.text not in self.text)
        return " ".join(f"{self.text} ({words})".split()) if words else self.text


class Shipments(Protocol):
    """What intake may ask about existing shipments. All answers are canonical numbers."""

    def existing(self, numbers: Iterable[str]) -> set[str]:
        """Those of `numbers` (canonical, such as "SHP000123") that exist."""

    def by_reference(self, references: Iterable[tuple[str, str]]) -> Mapping[tuple[str, str], str]:
        """(role, value) -> number, for references stored on exactly one open shipment."""

    def by_message_id(self, message_ids: Iterable[str]) -> set[str]:
        """Numbers of shipments in whose chatter one of these messages lies."""


@dataclass(frozen=True, slots=True)
class Context:
    """What the reader knows besides the mail."""

    timezone: str = "America/Chicago"  # the broker's
    own_addresses: frozenset[str] = frozenset()  # lower case: the mailbox and its owner
    own_domains_senders: frozenset[str] = frozenset()  # lower-case addresses this database sends from
    shipments: Shipments | None = None
    number_prefix: str = "SHP"
    number_digits: int = 6


@dataclass(frozen=True, slots=True)
class Reading:
    category: Category
    loads: tuple[Load, ...] = ()
    shipments: tuple[str, ...] = ()
    documents: tuple[Document, ...] = ()
    reasons: tuple[Reason, ...] = ()
    missing: tuple[str, ...] = ()  # what a nearly-quote lacks: "origin", "destination", "freight"
    segments: tuple[Segment, ...] = ()
    subject: str = ""
    sender: str = ""  # lower-case address
    sender_name: str = ""
    date: datetime | None = None  # aware
    message_id: str | None = None  # with angle brackets
    references: tuple[str, ...] = ()  # In-Reply-To first, then References
    machine_made: bool = False
    own: bool = False
    language: Literal["en", "es"] = "en"
    body_text: str = field(default="", repr=False)  # the text part, or the HTML part as text
    body_html: str = field(default="", repr=False)  # the HTML part as it came: NOT safe to show

    def to_dict(self) -> dict[str, Any]:
        """The JSON object of the intake contract, section 7, without "file"."""
        return {
            "category": self.category,
            "loads": [load.to_dict() for load in self.loads],
            "shipments": list(self.shipments),
            "documents": [document.name for document in self.documents],
            "reasons": [reason.explain() for reason in self.reasons],
        }

    def explain(self) -> str:
        """The decision and its reasons as text for a person, one line a reason."""
        return "\n".join([_DECISIONS[self.category], *(f"- {reason.explain()}" for reason in self.reasons)])


_DECISIONS: Mapping[Category, str] = {
    "quote": "A request for new freight.",
    "operations": "A mail about existing shipments.",
    "other": "Nothing to do.",
}


def _place_dict(place: Place | None) -> dict[str, str | None] | None:
    if place is None:
        return None
    return {
        "city": place.city,
        "state": place.state,
        "postal_code": place.postal_code,
        "country": place.country,
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _number(value: float | None) -> float | int | None:
    """Whole numbers without a decimal point, others to a thousandth."""
    if value is None:
        return None
    return int(value) if value == int(value) else round(value, 3)
