# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from datetime import date

from odoo.tests import tagged

from .document_common import BILL, PROOF, DocumentCase, jpeg, pdf


@tagged("post_install", "-at_install")
class TestDocumentReading(DocumentCase):
    def assertShipment(self, document, shipment, confidence):
        clue = self.clue(document, "shipment_id")
        self.assertEqual((clue.shipment_id, clue.confidence), (shipment, confidence))

    def test_its_number_printed_on_it_is_sure(self):
        document = self.read_paper("scan.pdf", PROOF.format(number=self.shipment.name))
        self.assertShipment(document, self.shipment, "sure")
        self.assertIn(self.shipment.name, self.clue(document, "shipment_id").reason)
        self.assertEqual(self.clue(document, "document_type").value, "pod")

    def test_its_number_in_the_file_name_is_sure(self):
        document = self.by_mail((f"POD_{self.shipment.name}.jpg", jpeg()))
        document._read()
        self.assertShipment(document, self.shipment, "sure")

    def test_a_reference_is_likely(self):
        self.assertShipment(self.read_paper("bill.pdf", BILL), self.shipment, "likely")

    def test_a_reference_and_the_mail_together_are_sure(self):
        document = self.read_paper("bill.pdf", BILL, shipment_ids=self.shipment.ids)
        self.assertShipment(document, self.shipment, "sure")

    def test_the_mail_alone_is_likely(self):
        document = self.read_paper("x.pdf", "PACKING LIST", shipment_ids=self.shipment.ids)
        self.assertShipment(document, self.shipment, "likely")

    def test_a_mail_and_its_subject_are_one_witness(self):
        document = self.read_paper(
            "x.pdf", "PACKING LIST", shipment_ids=self.shipment.ids, subject=f"Re: {self.shipment.name}"
        )
        self.assertShipment(document, self.shipment, "likely")

    def test_a_mail_about_several_shipments_says_little(self):
        other = self.make_shipment()
        document = self.read_paper("x.pdf", "PACKING LIST", shipment_ids=(self.shipment | other).ids)
        self.assertEqual(set(document.clue_ids.filtered("shipment_id").mapped("confidence")), {"possible"})

    def test_two_shipments_named_are_never_sure(self):
        other = self.make_shipment()
        document = self.read_paper(f"{other.name}.pdf", PROOF.format(number=self.shipment.name))
        clues = document.clue_ids.filtered("shipment_id")
        self.assertEqual(clues.shipment_id, self.shipment | other)
        self.assertEqual(set(clues.mapped("confidence")), {"possible"})
        self.assertNotIn("shipment_id", document._accepted_values())

    def test_a_reference_of_two_shipments_names_none(self):
        self.make_shipment(pro="771-200991-1")
        self.assertFalse(self.clue(self.read_paper("bill.pdf", BILL), "shipment_id"))

    def test_a_reference_of_a_delivered_shipment_names_none(self):
        self.shipment.state = "delivered"
        self.assertFalse(self.clue(self.read_paper("bill.pdf", BILL), "shipment_id"))

    def test_a_cancelled_shipment_is_at_most_possible(self):
        self.shipment.state = "cancelled"
        document = self.read_paper("x.pdf", PROOF.format(number=self.shipment.name))
        self.assertShipment(document, self.shipment, "possible")

    def test_somebody_elses_load_number_is_at_most_possible(self):
        document = self.read_paper("x.pdf", f"PROOF OF DELIVERY\nLoad # {int(self.shipment.name[3:])}")
        self.assertShipment(document, self.shipment, "possible")

    def test_another_companys_shipment_is_not_found(self):
        foreign = self.make_shipment(company=self.other_company, pro="99887766")
        paper = PROOF.format(number=foreign.name) + "\nPRO 99887766"
        self.assertFalse(self.clue(self.read_paper("x.pdf", paper), "shipment_id"))

    def test_accepting_fills_what_is_empty(self):
        document = self.read_paper("bill.pdf", BILL, shipment_ids=self.shipment.ids).with_user(self.pat)
        document.bill_number = "typed by hand"
        self.assertTrue(document.can_accept)
        document.action_accept()
        self.assertEqual(document.document_type, "carrier_bill")
        self.assertEqual(document.shipment_id, self.shipment)
        self.assertEqual(document.bill_number, "typed by hand")
        self.assertEqual(document.bill_date, date(2026, 11, 3))
        self.assertEqual(document.bill_amount, 2010.50)
        self.assertEqual(document.pro_number, "771-200991-1")
        self.assertFalse(document.can_accept)

    def test_using_one_suggestion_replaces(self):
        document = self.read_paper("bill.pdf", BILL).with_user(self.pat)
        document.bill_number = "typed by hand"
        clue = self.clue(document, "bill_number")
        self.assertFalse(clue.in_use)
        clue.action_use()
        self.assertEqual(document.bill_number, "BR-20931")
        self.assertTrue(clue.in_use)

    def test_several_purchase_orders_are_all_taken(self):
        document = self.read_paper("x.pdf", "PACKING LIST\nPO# 4500123456\nPO# 4500123457")
        document.action_accept()
        self.assertEqual(document.po_number, "4500123456, 4500123457")

    def test_two_bill_numbers_are_a_persons_choice(self):
        document = self.read_paper("x.pdf", "INVOICE\nInvoice # 1001\nInvoice # 1002")
        document.action_accept()
        self.assertFalse(document.bill_number)

    def test_another_shipment_chosen_is_said(self):
        other = self.make_shipment()
        document = self.read_paper("x.pdf", PROOF.format(number=self.shipment.name))
        document.shipment_id = self.shipment
        self.assertFalse(document.shipment_warning)
        document.shipment_id = other
        self.assertIn(self.shipment.name, document.shipment_warning)
        self.assertIn(other.name, document.shipment_warning)

    def test_locked_and_broken_are_said(self):
        locked = self.by_mail(("locked.pdf", pdf("x", password="open sesame")))
        broken = self.by_mail((f"{self.shipment.name}.pdf", b"%PDF-1.4 nothing"))
        for document in locked | broken:
            document._read()
        self.assertEqual((locked | broken).mapped("text_problem"), ["locked", "broken"])
        self.assertEqual((locked | broken).mapped("preview"), ["pdf", ""])
        self.assertShipment(broken, self.shipment, "sure")

    def test_text_stands_in_for_a_preview(self):
        document = self.by_mail(("table.csv", b"lane,rate\nCHI-DAL,1200\n"))
        document._read()
        self.assertIn("CHI-DAL", document.shown_text)

    def test_found_by_its_text(self):
        document = self.read_paper("x.pdf", "frozen vegetables")
        self.assertEqual(self.documents.search([("text", "ilike", "FROZEN vegetables")]), document)


@tagged("post_install", "-at_install")
class TestAttachingByItself(DocumentCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.paper = PROOF.format(number=cls.shipment.name)

    def allow(self):
        self.env["ir.config_parameter"].set_param("tai_mailbox.attach_sure_documents", True)

    def test_off_by_default(self):
        self.assertEqual(self.read_paper("POD.pdf", self.paper).state, "new")

    def test_a_sure_match_is_attached_and_logged(self):
        self.allow()
        document = self.read_paper("POD.pdf", self.paper)
        self.assertEqual((document.state, document.shipment_id), ("done", self.shipment))
        self.assertTrue(document.attached_by_itself)
        self.assertIn(self.shipment.name, document.message_ids[0].body)

    def test_never_without_certainty(self):
        self.allow()
        other = self.make_shipment()
        unsure = {
            "two shipments": (f"{other.name}.pdf", self.paper),
            "a type only likely": (f"POD {self.shipment.name}.pdf", "nothing of use"),
            "a reference only": ("bill.pdf", BILL),
        }
        for case, (name, text) in unsure.items():
            with self.subTest(case):
                document = self.read_paper(name, text)
                self.assertEqual(document.state, "new")
                self.assertFalse(document.shipment_id)

    def test_not_what_a_person_has_begun(self):
        self.allow()
        document = self.by_mail(("POD.pdf", pdf(self.paper)))
        document.document_type = "bol"
        document._read()
        self.assertEqual((document.state, document.document_type), ("new", "bol"))

    def test_not_the_same_file_twice(self):
        self.allow()
        first = self.read_paper("POD.pdf", self.paper)
        again = self.by_mail(("copy.pdf", first.attachment_id.raw))
        again._read()
        self.assertEqual((first.state, again.state), ("done", "new"))


@tagged("post_install", "-at_install")
class TestReadingCron(DocumentCase):
    def test_reads_what_waits(self):
        document = self.by_mail(("POD.pdf", pdf("PROOF OF DELIVERY")), ("broken.pdf", b"%PDF- x"))
        self.env.flush_all()
        with self.enter_registry_test_mode():
            self.env.ref("tai_mailbox.cron_read_documents").method_direct_trigger()
        self.env.invalidate_all()
        self.assertEqual(document.mapped("text_state"), ["read", "failed"])
        self.assertEqual(self.clue(document[0], "document_type").value, "pod")

    def test_coming_in_calls_it(self):
        cron = self.env.ref("tai_mailbox.cron_read_documents")
        triggers = self.env["ir.cron.trigger"].search_count([("cron_id", "=", cron.id)])
        self.by_mail(("a.pdf", pdf("a")), ("b.pdf", pdf("b")))
        self.assertEqual(self.env["ir.cron.trigger"].search_count([("cron_id", "=", cron.id)]), triggers + 1)
