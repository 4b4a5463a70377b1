# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
from lxml import html
from odoo.fields import Command
from odoo.tests import tagged

from .shipment_common import ShipmentCase

TEXT = "Need a 53' dry van Chicago, IL to Dallas, TX.\n12 pallets at 550 lbs each, PO 77-1 <b>now</b>"


def places(*words):
    return [[1, TEXT.index(word), TEXT.index(word) + len(word)] for word in words]


def reading(**evidence):
    return {
        "segments": [
            {"kind": "subject", "text": "Rate?", "name": ""},
            {"kind": "new", "text": TEXT, "name": ""},
        ],
        "loads": [
            {
                "origin": {"city": "Chicago", "state": "IL", "postal_code": None, "country": "US"},
                "equipment": "van",
                "pickup_date": "2026-11-23",
                "weight_lb": 6600.0,
                "handling_units": 12,
                "hazmat": None,
                "dimensions_in": [[48.0, 40.0, 60.5]],
                "references": {"po": ["77-1"], "bol": [], "pro": [], "pickup": [], "customer": []},
                "evidence": evidence,
            }
        ],
        "reasons": [{"rule": "asks", "text": "It asks: “Need a”.", "evidence": []}],
    }


@tagged("post_install", "-at_install")
class TestSourceMail(ShipmentCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.colleague = cls.staff.copy({"login": "kim@broker.example", "email": "kim@broker.example"})
        cls.mailbox = (
            cls.env["tai.mailbox"]
            .sudo()
            .create({"user_id": cls.colleague.id, "address": cls.colleague.email, "provider": "imap"})
        )

    def page(self, read, load=0):
        """The shipment's source mail as its staff member sees it, taken in by a colleague's mailbox."""
        shipment = self.shipment(source_load=load)
        self.env["tai.mailbox.message"].sudo().create(
            {
                "mailbox_id": self.mailbox.id,
                "company_id": self.env.company.id,
                "folder": "INBOX",
                "uidvalidity": "1",
                "uid": str(shipment.id),
                "state": "done",
                "category": "quote",
                "is_origin": True,
                "reading": read,
                "shipment_ids": [Command.link(shipment.id)],
            }
        )
        return html.fromstring(shipment.source_html)

    @staticmethod
    def marks(page):
        return {mark.get("class"): mark.text_content() for mark in page.iter("mark")}

    def test_each_value_is_marked_where_the_mail_says_it(self):
        page = self.page(reading(origin=places("Chicago, IL"), equipment=places("53' dry van")))
        self.assertEqual(
            self.marks(page),
            {"tai-words-origin": "Chicago, IL", "tai-words-equipment": "53' dry van"},
        )
        self.assertIn(TEXT, page.text_content())

    def test_each_value_stands_beside_its_words(self):
        page = self.page(
            reading(weight_lb=places("12 pallets at 550 lbs each"), references=places("PO 77-1"))
        )
        rows = {row.get("class"): [cell.text_content() for cell in row] for row in page.iter("tr")}
        self.assertEqual(
            rows,
            {
                "tai-value-origin": ["Origin", "Chicago, IL, US", ""],
                "tai-value-equipment": ["Equipment", "Dry van", ""],
                "tai-value-pickup_date": ["Pickup", "11/23/2026", ""],
                "tai-value-weight_lb": ["Weight (lb)", "6,600", "12 pallets at 550 lbs each"],
                "tai-value-handling_units": ["Units", "12", ""],
                "tai-value-dimensions_in": ["Dimensions (in)", "48 × 40 × 60.5", ""],
                "tai-value-references": ["References", "PO 77-1", "PO 77-1"],
            },
        )
        self.assertIn("It asks: “Need a”.", page.text_content())

    def test_words_that_say_two_things_bear_both(self):
        page = self.page(
            reading(handling_units=places("12 pallets"), weight_lb=places("12 pallets at 550 lbs each"))
        )
        self.assertEqual(
            self.marks(page),
            {
                "tai-words-handling_units tai-words-weight_lb": "12 pallets",
                "tai-words-weight_lb": " at 550 lbs each",
            },
        )

    def test_a_mail_is_text_whatever_it_holds(self):
        hostile = reading()
        hostile["segments"] = [
            {
                "kind": 'new"><script>',
                "text": "<script>alert(1)</script><img src=x onerror=alert(2)>",
                "name": "",
            },
            {"kind": "attachment", "text": "a\u202eb\tc", "name": "<svg onload=alert(3)>.pdf"},
        ]
        hostile["loads"][0].update(
            commodity='<a href="javascript:alert(4)">x</a>', evidence={'x" onclick="y': [[0, 0, 8]]}
        )
        hostile["reasons"] = [{"text": "<iframe src=//evil.example>"}]
        page = self.page(hostile)
        tags = {element.tag for element in page.iter()}
        self.assertLessEqual(
            tags, {"div", "h6", "p", "mark", "table", "tbody", "tr", "th", "td", "em", "ul", "li"}
        )
        for element in page.iter():
            self.assertLessEqual(set(element.attrib), {"class", "title"})
        self.assertIn("<script>alert(1)</script>", page.text_content())

    def test_places_outside_the_text_mark_nothing_more(self):
        end = len(TEXT)
        page = self.page(reading(commodity=[[1, end - 3, end + 90]], mode=[[1, end + 5, end + 9], [7, 0, 3]]))
        self.assertEqual(self.marks(page), {"tai-words-commodity": TEXT[-3:]})

    def test_a_shipment_of_another_load_or_of_no_mail(self):
        self.assertFalse(self.marks(self.page(reading(origin=places("Chicago, IL")), load=3)))
        self.assertFalse(self.shipment().source_html)

    def test_the_log_itself_stays_with_the_mailbox_s_owner(self):
        self.page(reading())
        shipment = self.shipments.search([], limit=1)
        self.assertFalse(shipment.mail_count)
        self.assertEqual(shipment.with_user(self.colleague).mail_count, 1)
        rows = self.env["tai.mailbox.message"].with_user(self.colleague)
        self.assertEqual(
            len(rows.search(shipment.with_user(self.colleague).action_view_mails()["domain"])), 1
        )
