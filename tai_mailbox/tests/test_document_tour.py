# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo.tests import HttpCase, new_test_user, tagged

from ..intake.reading import Document
from .document_common import BILL, PROOF, pdf


@tagged("post_install", "-at_install")
class TestDocumentTour(HttpCase):
    def test_processor(self):
        user = new_test_user(self.env, "doc_tour", "tai_mailbox.group_user")
        self.env["tai.document"].search([("state", "=", "new")]).action_set_aside()
        shipment = self.env["tai.shipment"].create({"origin_city": "Reno", "destination_city": "Boise"})
        papers = {
            "tour POD.pdf": pdf(PROOF.format(number=shipment.name)),
            "tour bill.pdf": pdf(BILL),
            "tour scan.pdf": pdf("first page", "second page"),
        }
        documents = self.env["tai.document"]._create_from_mail(
            [Document(name, "application/pdf", content) for name, content in papers.items()],
            {"company_id": self.env.company.id, "user_id": user.id},
        )
        documents._read()
        self.start_tour("/odoo/documents", "tai_document_processor", login=user.login)
        proof, bill, scan = documents
        self.assertEqual((proof.state, proof.shipment_id, proof.document_type), ("done", shipment, "pod"))
        self.assertEqual((bill.state, bill.bill_number), ("set_aside", "BR-20931"))
        self.assertEqual(scan.state, "set_aside")
        self.assertIn(user.partner_id, proof.message_ids.author_id)
