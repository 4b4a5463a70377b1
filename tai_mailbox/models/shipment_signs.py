# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Which shipments a document speaks for, and how clearly."""

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from odoo.fields import Domain

from ..intake.reading import Context
from .document_clues import CONFIDENCES, ShipmentNumber, shipment_numbers
from .freight import OPEN_STATES, folded

# The roles under which a shipment may know a number that is printed on a paper.
REFERENCE_FIELDS = {
    "pro_number": ("pro",),
    "bol_number": ("bol",),
    "po_number": ("po",),
    "references": ("pickup", "customer"),
}


class Sign(NamedTuple):
    """Something in or around a document that speaks for a shipment."""

    shipment_id: int
    confidence: str
    source: str
    words: str

    @property
    def origin(self) -> str:
        """A mail and its subject are one witness."""
        return "mail" if self.source == "subject" else self.source


class ShipmentSigns:
    """All signs of one document."""

    def __init__(self, document, paper, values):
        """:param values: the Clues of numbers that are printed on the paper"""
        self.document = document
        self.paper = paper
        self.values = values

    def clues(self) -> list[dict]:
        """Values of `tai.document.clue`, one a shipment, the strongest first.

        Sure is only what two independent signs, or the number itself printed on the document, say,
        while nothing else speaks for another shipment.
        """
        signs = defaultdict(list)
        for sign in [*self._of_numbers(), *self._of_references(), *self._of_mail()]:
            signs[sign.shipment_id].append(sign)
        strong = {
            sign.shipment_id for found in signs.values() for sign in found if sign.confidence != "possible"
        }
        clues = [self._clue(found, bool(strong - {shipment_id})) for shipment_id, found in signs.items()]
        return sorted(clues, key=lambda clue: CONFIDENCES.index(clue["confidence"]))

    def _clue(self, signs: list[Sign], contested: bool) -> dict:
        """:param signs: those of one shipment"""
        best = min(signs, key=lambda sign: CONFIDENCES.index(sign.confidence))
        shipment = self.document.env["tai.shipment"].browse(best.shipment_id)
        return {
            "document_id": self.document.id,
            "field_name": "shipment_id",
            "value": shipment.name,
            "shipment_id": shipment.id,
            "confidence": "possible" if contested else _joint_confidence(best, signs),
            "source": best.source,
            "words": best.words,
            "contested": contested,
        }

    def _of_numbers(self) -> Iterator[Sign]:
        named = defaultdict(list)
        for number in shipment_numbers(self.paper, Context().number_prefix):
            named[_shipment_name(number.number)].append(number)
        for shipment in self._own_shipments(Domain("name", "in", list(named))):
            for number in named[shipment.name]:
                yield Sign(shipment.id, _number_confidence(number, shipment), number.source, number.words)

    def _of_references(self) -> Iterator[Sign]:
        """A number that exactly one open shipment knows under that name."""
        for clue in self.values:
            if roles := REFERENCE_FIELDS.get(clue.field):
                bears = [("key", "=", folded(clue.value)), ("role", "in", roles)]
                is_open = Domain("state", "in", OPEN_STATES)
                known = self._own_shipments(Domain("reference_ids", "any", bears) & is_open)
                if len(known) == 1:
                    yield Sign(known.id, "likely", "reference", clue.words)

    def _of_mail(self) -> Iterator[Sign]:
        named = self.document.named_shipment_ids
        for shipment in named:
            confidence = "likely" if len(named) == 1 else "possible"
            yield Sign(shipment.id, confidence, "mail", self.document.subject or "")

    def _own_shipments(self, domain: Domain):
        """Those of the document's company."""
        company = Domain("company_id", "=", self.document.company_id.id)
        return self.document.env["tai.shipment"].search(domain & company)


def _joint_confidence(best: Sign, signs: list[Sign]) -> str:
    """Two signs that do not depend on each other make sure."""
    witnesses = {sign.origin for sign in signs if sign.confidence == "likely"}
    return "sure" if len(witnesses) > 1 else best.confidence


def _shipment_name(number: int) -> str:
    context = Context()
    return f"{context.number_prefix}{number:0{context.number_digits}d}"


def _number_confidence(number: ShipmentNumber, shipment) -> str:
    if not number.certain or shipment.state == "cancelled":
        return "possible"
    return "likely" if number.source == "subject" else "sure"
