# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

import io

from odoo.tests import BaseCase, tagged
from openpyxl import Workbook

from ..models.document_files import preview_kind, real_mimetype
from ..models.document_text import MAX_BYTES, UnreadableFile, file_text
from .document_common import jpeg, pdf, pdf_bomb


@tagged("post_install", "-at_install")
class TestDocumentFiles(BaseCase):
    def test_the_bytes_say_what_a_file_is(self):
        self.assertEqual(real_mimetype("invoice.txt", pdf("x")), "application/pdf")
        self.assertEqual(real_mimetype("scan.pdf", jpeg()), "image/jpeg")
        self.assertEqual(real_mimetype("table.csv", b"a,b\n1,2\n"), "text/csv")
        self.assertNotEqual(real_mimetype("program.pdf", b"MZ\x90\0 not a PDF"), "application/pdf")

    def test_only_pages_and_images_are_shown(self):
        self.assertEqual(preview_kind("application/pdf"), "pdf")
        self.assertEqual(preview_kind("image/jpeg"), "image")
        for other in ("image/svg+xml", "text/html", "application/zip", "", None):
            self.assertEqual(preview_kind(other), "")


@tagged("post_install", "-at_install")
class TestDocumentText(BaseCase):
    def assertUnreadable(self, content, cause):
        with self.assertRaises(UnreadableFile) as caught:
            file_text("application/pdf", content)
        self.assertEqual(caught.exception.cause, cause)

    def test_pages_of_a_pdf(self):
        text = file_text("application/pdf", pdf("PROOF OF DELIVERY\nSHP000123", "page two"))
        self.assertIn("PROOF OF DELIVERY\nSHP000123", text)
        self.assertIn("page two", text)

    def test_plain_text(self):
        self.assertEqual(file_text("text/csv", "a;b\0\nñ".encode()), "a;b\nñ")

    def test_a_sheet(self):
        book = Workbook()
        book.active.append(["Load", "SHP000123"])
        output = io.BytesIO()
        book.save(output)
        mimetype = real_mimetype("loads.xlsx", output.getvalue())
        self.assertIn("Load\tSHP000123", file_text(mimetype, output.getvalue()))

    def test_a_picture_has_no_text(self):
        self.assertEqual(file_text("image/jpeg", jpeg()), "")

    def test_locked(self):
        self.assertUnreadable(pdf("secret", password="open sesame"), "locked")

    def test_broken(self):
        self.assertUnreadable(b"%PDF-1.4 and then nothing", "broken")

    def test_too_large(self):
        self.assertUnreadable(b"%PDF-1.4" + bytes(MAX_BYTES), "too_large")

    def test_a_bomb_costs_its_own_process_only(self):
        bomb = pdf_bomb(600)
        self.assertLess(len(bomb), 2**14)
        self.assertUnreadable(bomb, "broken")
