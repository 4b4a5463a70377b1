# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from datetime import date

from odoo.tests import BaseCase, tagged

from ..models.document_clues import Paper, parsed_day, shipment_numbers, value_clues
from ..models.document_type import type_clues

TYPES = [
    # name, text, the first suggestion, its confidence
    ("POD_SHP000123.pdf", "", "pod", "likely"),
    ("scan.pdf", "PROOF OF DELIVERY\nReceived by", "pod", "sure"),
    ("POD 8834.pdf", "STRAIGHT BILL OF LADING\nShipper", "pod", "likely"),
    ("scan.pdf", "STRAIGHT BILL OF LADING - SHORT FORM\nShipper", "bol", "sure"),
    ("BOL-4471.pdf", "", "bol", "likely"),
    ("x.pdf", "Uniform Straight Bill of Lading\nsubject to the terms", "bol", "sure"),
    ("RateCon 8834.pdf", "", "rate_confirmation", "likely"),
    (
        "x.pdf",
        "Carrier Rate Confirmation\nCarrier must submit invoice, POD and BOL",
        "rate_confirmation",
        "sure",
    ),
    ("x.pdf", "INVOICE\nLine haul 1,000.00\nFuel surcharge 90.00", "carrier_bill", "sure"),
    ("x.pdf", "FREIGHT BILL\nPRO 123", "carrier_bill", "sure"),
    ("x.pdf", "COMMERCIAL INVOICE\nCountry of origin: MX", "invoice", "sure"),
    ("COI 2026.pdf", "CERTIFICATE OF LIABILITY INSURANCE", "certificate", "sure"),
    ("x.pdf", "PACKING SLIP\nItem", "packing_list", "sure"),
    ("x.pdf", "Lumper receipt", "other", "sure"),
    (
        "x.pdf",
        "Please send the invoice with the load to our new warehouse in Dallas, thank you",
        "invoice",
        "possible",
    ),
]

SHIPMENTS = [
    # text, [(number, certain)]
    ("SHP000123", [(123, True)]),
    ("ref shp-000123 / SHP 000124", [(123, True), (124, True)]),
    ("Load # 8834", [(8834, False)]),
    ("Shipment ID: 77", [(77, False)]),
    ("XSHP000123 SHPX9", []),
    ("SHP0001234567890", []),
    ("26 pallets to load", []),
]

VALUES = [
    # text, field, values
    ("PRO: 771-200991-1", "pro_number", ["771-200991-1"]),
    ("Pro Number\n88123456", "pro_number", ["88123456"]),
    ("PROOF 12345678 professional 99", "pro_number", []),
    ("BILL OF LADING\nBOL # 4471-09", "bol_number", ["4471-09"]),
    ("BOL # MAEU 5581204", "bol_number", ["MAEU 5581204"]),
    ("BOL date 11/05/2026", "bol_number", []),
    ("PO# 4500123456, P.O. Number: 77812", "po_number", ["4500123456", "77812"]),
    ("Remit to: PO Box 12345", "po_number", []),
    ("Invoice No. BR-20931", "bill_number", ["BR-20931"]),
    ("Invoice to 4500 Main Street", "bill_number", []),
    ("Invoice date: Nov 3, 2026", "bill_date", ["2026-11-03"]),
    ("Delivered 11/5/26 10:40", "delivery_date", ["2026-11-05"]),
    ("Subtotal 1,800.00\nTotal 1,900.00\nAmount due: $2,010.50", "bill_amount", ["2010.50"]),
    ("Total 1,900.00", "bill_amount", ["1900.00"]),
    ("Total weight 42,000 lb", "bill_amount", []),
    ("Received by: Jane O'Neil", "signed_by", ["Jane O'Neil"]),
    ("Pickup # PU-5521", "references", ["PU-5521"]),
]

DAYS = [
    ("2026-11-03", date(2026, 11, 3)),
    ("11/3/26", date(2026, 11, 3)),
    ("Nov 3, 2026", date(2026, 11, 3)),
    ("3 November 2026", date(2026, 11, 3)),
    ("13/13/2026", None),
    ("2/30/2026", None),
    ("Foo 3, 2026", None),
    ("1/1/1026", None),
]


@tagged("post_install", "-at_install")
class TestDocumentClues(BaseCase):
    def test_type(self):
        for name, text, expected, confidence in TYPES:
            with self.subTest(name=name, text=text):
                first = type_clues(Paper(name, text))[0]
                self.assertEqual((first.value, first.confidence), (expected, confidence))

    def test_several_papers_in_one_are_not_sure(self):
        clues = type_clues(Paper("scan.pdf", "PROOF OF DELIVERY\nINVOICE"))
        self.assertEqual({clue.value for clue in clues}, {"pod", "invoice"})
        self.assertEqual({clue.confidence for clue in clues}, {"likely"})

    def test_nothing_is_made_up(self):
        self.assertEqual(type_clues(Paper("image001.jpg")), [])
        self.assertEqual(value_clues(Paper("image001.jpg", "Thank you for your business")), [])

    def test_shipments(self):
        for text, expected in SHIPMENTS:
            with self.subTest(text=text):
                found = shipment_numbers(Paper(text=text))
                self.assertEqual([(number.number, number.certain) for number in found], expected)

    def test_shipment_in_name_and_subject(self):
        found = shipment_numbers(Paper("POD_SHP000123.pdf", "", "Re: shp 124"))
        self.assertEqual(
            [(number.number, number.source) for number in found], [(123, "name"), (124, "subject")]
        )

    def test_values(self):
        for text, field, expected in VALUES:
            with self.subTest(text=text):
                found = [clue.value for clue in value_clues(Paper(text=text)) if clue.field == field]
                self.assertEqual(found, expected)

    def test_days(self):
        for words, expected in DAYS:
            with self.subTest(words=words):
                self.assertEqual(parsed_day(words), expected)

    def test_a_hostile_text_takes_no_time(self):
        """Every pattern is linear: 200,000 characters of almost-matches are read at once."""
        for piece in (
            "PRO PRO ",
            "invoice no ",
            "total due ",
            "Received by: Aa Aa ",
            "1/1/",
            "SHP ",
            "a" * 80,
        ):
            with self.subTest(piece=piece):
                text = (piece * 200_000)[:200_000]
                paper = Paper(text=text)
                self.assertIsInstance(type_clues(paper) + value_clues(paper) + shipment_numbers(paper), list)
