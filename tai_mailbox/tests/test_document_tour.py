# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo.tests import HttpCase, new_test_user, tagged

from ..intake.reading import Document
from .document_common import BILL, PROOF, pdf, tiff


@tagged("post_install", "-at_install")
class TestDocumentTour(HttpCase):
    def setUp(self):
        super().setUp()
        self.env["tai.document"].search([("state", "=", "new")]).action_set_aside()
        self.user = new_test_user(self.env, "doc_tour", "tai_mailbox.group_user")

    def by_mail(self, papers, **values):
        """:param papers: {name: bytes}"""
        attached = [Document(name, "application/octet-stream", content) for name, content in papers.items()]
        common = {"company_id": self.env.company.id, "user_id": self.user.id, **values}
        documents = self.env["tai.document"]._create_from_mails([(attached, common)])
        documents._read()
        return documents

    def test_processor(self):
        shipment = self.env["tai.shipment"].create({"origin_city": "Reno", "destination_city": "Boise"})
        papers = {
            "tour POD.pdf": pdf(PROOF.format(number=shipment.name)),
            "tour bill.pdf": pdf(BILL),
            "tour scan.pdf": pdf("first page", "second page"),
        }
        documents = self.by_mail(papers)
        self.start_tour("/odoo/documents", "tai_document_processor", login=self.user.login)
        proof, bill, scan = documents
        self.assertEqual((proof.state, proof.shipment_id, proof.document_type), ("done", shipment, "pod"))
        self.assertEqual((bill.state, bill.bill_number), ("set_aside", "BR-20931"))
        self.assertEqual(scan.state, "set_aside")
        self.assertIn(self.user.partner_id, proof.message_ids.author_id)

    def test_a_fax(self):
        self.by_mail({"tour fax.tif": tiff("A fax", "of two pages", dpi=(204, 98))})
        self.start_tour("/odoo/documents", "tai_document_fax", login=self.user.login)

    def test_hostile_files(self):
        """Nothing in them runs: each payload would leave a mark on the window."""
        mark = "top.tai_marked=1"
        tag = f"<img src=x onerror={mark}>"
        papers = {
            f"{tag}\u202efdp.html": f"<html><script>{mark}</script>{tag}</html>".encode(),
            "logo.svg": f'<svg xmlns="http://www.w3.org/2000/svg" onload="{mark}"/>'.encode(),
            f"{tag}.pdf": pdf(tag),
        }
        documents = self.by_mail(papers, sender=f"{tag}@bad.test", subject=tag)
        self.start_tour("/odoo/documents", "tai_document_hostile", login=self.user.login)
        self.authenticate(self.user.login, self.user.login)
        for document in documents:
            answer = self.url_open(f"/web/content/{document.attachment_id.id}")
            self.assertIn(answer.headers["Content-Type"].split(";")[0], ("text/plain", "application/pdf"))
            self.assertEqual(answer.headers["Content-Security-Policy"], "default-src 'none'")
