# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

import io

from odoo.tests import BaseCase, tagged
from openpyxl import Workbook
from PIL import Image
from pypdfium2 import PdfDocument

from ..models.document_files import preview_kind, real_mimetype
from ..models.document_pages import page_count
from ..models.document_text import MAX_BYTES, MAX_PAGES, UnreadableFile, file_text, pdf_of_tiff
from .document_common import jpeg, pdf, pdf_bomb, tiff


@tagged("post_install", "-at_install")
class TestDocumentFiles(BaseCase):
    def test_the_bytes_say_what_a_file_is(self):
        self.assertEqual(real_mimetype("invoice.txt", pdf("x")), "application/pdf")
        self.assertEqual(real_mimetype("scan.pdf", jpeg()), "image/jpeg")
        self.assertEqual(real_mimetype("fax.pdf", tiff("a")), "image/tiff")
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


@tagged("post_install", "-at_install")
class TestTiff(BaseCase):
    """Scans and faxes, whose pages no browser shows."""

    def assertUnreadable(self, content, cause):
        with self.assertRaises(UnreadableFile) as caught:
            pdf_of_tiff(content)
        self.assertEqual(caught.exception.cause, cause)

    def test_each_page_becomes_a_page(self):
        pages = PdfDocument(pdf_of_tiff(tiff("one", "", "three")))
        darkest = [page.render(scale=0.5).to_pil().convert("L").getextrema()[0] for page in pages]
        self.assertEqual([shade < 128 for shade in darkest], [True, False, True])

    def test_a_fax_has_the_shape_of_its_paper(self):
        """Half as many lines an inch as dots: 1728 x 1078 dots are a sheet of letter paper."""
        [page] = PdfDocument(pdf_of_tiff(tiff("A fax", dpi=(204, 98))))
        width, height = (round(points / 72, 1) for points in page.get_size())
        self.assertEqual((width, height), (8.5, 11.0))

    def test_every_kind_of_colour(self):
        for mode in ("1", "L", "P", "RGB", "RGBA", "CMYK", "I;16"):
            output = io.BytesIO()
            Image.new(mode, (30, 40)).save(output, "TIFF")
            with self.subTest(mode):
                self.assertEqual(page_count(pdf_of_tiff(output.getvalue())), 1)

    def test_no_more_pages_than_a_person_leafs_through(self):
        content = tiff(*[f"page {number}" for number in range(MAX_PAGES + 3)])
        self.assertEqual(page_count(pdf_of_tiff(content)), MAX_PAGES)

    def test_a_bomb_is_not_unpacked_whichever_page_it_is(self):
        bomb = Image.new("1", (30_000, 30_000))
        self.assertUnreadable(tiff(bomb), "too_large")
        self.assertUnreadable(tiff("harmless", bomb), "too_large")

    def test_broken(self):
        self.assertUnreadable(tiff("one")[:100], "broken")
        self.assertUnreadable(b"II*\0 and then nothing", "broken")
