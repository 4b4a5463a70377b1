# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo.tests import BaseCase, tagged

from ..models.document_files import NAME_LENGTH, bare_file_name, preview_kind, real_mimetype
from ..models.document_text import MAX_BYTES, UnreadableFile, file_text
from .document_common import jpeg, pdf, pdf_bomb

NAMES = [
    ("POD.pdf", "POD.pdf"),
    ("../../etc/passwd", "passwd"),
    ("C:\\Users\\x\\POD.pdf", "POD.pdf"),
    ("SHP1\u202efdp.exe", "SHP1fdp.exe"),
    ("a\u200b\u2066b\u2069.pdf", "ab.pdf"),
    ("two\r\nlines\t.pdf", "two lines .pdf"),
    ("\x00null\x1b[31m.pdf", "null[31m.pdf"),
    (".htaccess", "htaccess"),
    ("folder/", "folder"),
    ("", "document"),
    ("///", "document"),
    ("\u202e\u202d", "document"),
    ("Conocimiento de embarque nº 7.pdf", "Conocimiento de embarque nº 7.pdf"),
]


@tagged("post_install", "-at_install")
class TestDocumentFiles(BaseCase):
    def test_name(self):
        for name, expected in NAMES:
            with self.subTest(name=name):
                self.assertEqual(bare_file_name(name), expected)

    def test_long_name_keeps_its_extension(self):
        name = bare_file_name("x" * 5000 + ".pdf")
        self.assertEqual(len(name), NAME_LENGTH)
        self.assertTrue(name.endswith(".pdf"))

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
