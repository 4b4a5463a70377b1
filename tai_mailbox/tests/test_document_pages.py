# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo.exceptions import UserError
from odoo.modules.module import load_script
from odoo.tests import BaseCase, Form, tagged
from odoo.tools import file_path, mute_logger

from ..models.document_pages import PageError, page_count, page_groups, put_together, taken_apart, turned
from ..models.document_text import file_text
from .document_common import DocumentCase, jpeg, pdf, tiff

THREE = ("first page", "second page", "third page")


def texts(content):
    return [page.strip() for page in file_text("application/pdf", content).split("\f")]


@tagged("post_install", "-at_install")
class TestPages(BaseCase):
    def test_taken_apart_and_put_together(self):
        parts = taken_apart(pdf(*THREE), [[1, 2], [3]])
        self.assertEqual([texts(part) for part in parts], [["first page", "second page"], ["third page"]])
        self.assertEqual(texts(put_together(reversed(parts))), ["third page", "first page", "second page"])

    def test_turned(self):
        content = turned(turned(pdf("first page"), 90), -90)
        self.assertEqual(texts(content), ["first page"])
        self.assertIn(b"/Rotate 90", turned(pdf("first page"), 90))

    @mute_logger("pypdf._reader", "PyPDF2._reader")
    def test_locked_and_broken(self):
        for content, cause in (
            (pdf("x", password="open sesame"), "locked"),
            (b"%PDF-1.4 nothing", "broken"),
            (pdf("x")[:200], "broken"),
        ):
            for change in (page_count, lambda content: turned(content, 90), lambda c: put_together([c])):
                with self.assertRaises(PageError) as caught:
                    change(content)
                self.assertEqual(caught.exception.cause, cause)

    def test_groups(self):
        self.assertEqual(page_groups("1-2, 3", 3), [[1, 2], [3]])
        self.assertEqual(page_groups(" 2- ;1", 3), [[2, 3], [1]])
        self.assertEqual(page_groups("", 3), [])
        for wrong in ("4", "0", "2-1", "1-9", "x", "1.5", "-", "99999"):
            with self.subTest(wrong), self.assertRaises(ValueError):
                page_groups(wrong, 3)


@tagged("post_install", "-at_install")
class TestDocumentPages(DocumentCase):
    def test_split(self):
        document = self.by_mail(
            ("3 papers.pdf", pdf(*THREE)), sender="a@b.test", shipment_ids=self.shipment.ids
        ).with_user(self.pat)
        form = Form(
            self.env["tai.document.split"].with_user(self.pat).with_context(default_document_id=document.id)
        )
        self.assertEqual(form.pages, "1, 2, 3")
        form.pages = "1-2"
        self.assertIn("3", form.outcome)
        form.pages = "1-2, 3"
        parts = self.env["tai.document"].search(form.save().action_split()["domain"])
        self.assertEqual([texts(part.attachment_id.raw) for part in parts], [list(THREE[:2]), [THREE[2]]])
        self.assertEqual(set(parts.mapped("source")), {"split"})
        self.assertEqual(set(parts.mapped("sender")), {"a@b.test"})
        self.assertEqual(parts.named_shipment_ids, self.shipment)
        self.assertEqual(document.state, "set_aside")
        self.assertEqual(texts(document.attachment_id.raw), list(THREE))
        self.assertIn(parts[0].name, document.message_ids[0].preview)

    def test_split_says_what_is_wrong(self):
        document = self.upload("3 papers.pdf", pdf(*THREE))
        split = self.env["tai.document.split"].with_user(self.pat).create({"document_id": document.id})
        for pages in ("7", "first", ""):
            split.pages = pages
            with self.subTest(pages), self.assertRaises(UserError):
                split.action_split()

    def test_merge(self):
        one, two = self.upload("one.pdf", pdf("one")), self.upload("two.pdf", pdf("two"))
        action = (two | one).action_merge()
        merge = (
            self.env["tai.document.merge"].with_user(self.pat).with_context(**action["context"]).create({})
        )
        merge.line_ids.filtered(lambda line: line.document_id == one).sequence = 0
        merge.name = "../whole.pdf"
        whole = self.env["tai.document"].browse(merge.action_merge()["res_id"])
        self.assertEqual(texts(whole.attachment_id.raw), ["one", "two"])
        self.assertEqual((whole.name, whole.source), ("whole.pdf", "merge"))
        self.assertEqual(set((one | two).mapped("state")), {"set_aside"})

    def test_merge_refuses(self):
        paper, picture = self.upload("one.pdf", pdf("one")), self.upload("two.jpg", jpeg())
        done = self.upload("three.pdf", pdf("three"))
        done.write({"document_type": "pod", "shipment_id": self.shipment.id})
        done.action_done()
        for documents, words in ((paper | picture, "not a PDF"), (paper | done, "Processed")):
            with self.assertRaisesRegex(UserError, words):
                documents.action_merge()
                self.env["tai.document.merge"].with_context(default_document_ids=documents.ids).create({})
        with self.assertRaisesRegex(UserError, "two documents"):
            self.env["tai.document.merge"].with_context(default_document_ids=paper.ids).create(
                {}
            ).action_merge()

    def test_what_lies_on_a_shipment_is_left_alone(self):
        document = self.read_paper("POD.pdf", "PROOF OF DELIVERY\nReceived by: Jane Doe")
        document.write({"document_type": "pod", "shipment_id": self.shipment.id})
        document.action_done()
        for change in (
            document.action_turn_left,
            lambda: document._split([[1]]),
            self.clue(document, "signed_by").action_use,
        ):
            with self.assertRaisesRegex(UserError, "Processed"):
                change()
        document.action_accept()
        self.assertFalse(document.signed_by)

    def test_turning(self):
        document = self.upload("one.pdf", pdf("one"))
        checksum, shown = document.checksum, document.file_checksum
        document.action_turn_right()
        self.assertIn(b"/Rotate 90", document.attachment_id.raw)
        self.assertEqual(document.checksum, checksum)
        self.assertNotEqual(document.file_checksum, shown)

    def test_a_fax_is_looked_at_and_taken_apart_by_its_pages(self):
        fax = tiff("one", "two", "three")
        document = self.by_mail(("fax.tif", fax)).with_user(self.pat)
        self.assertEqual(document.preview, "")
        document.sudo()._read()
        self.assertEqual((document.preview, document.text_state, document._page_count()), ("pdf", "read", 3))
        shown = document.file_checksum
        document.action_turn_right()
        self.assertNotEqual(document.file_checksum, shown)
        parts = document._split([[1, 2], [3]])
        self.assertEqual([part._page_count() for part in parts], [2, 1])
        self.assertEqual(set(parts.mapped("mimetype")), {"application/pdf"})
        self.assertEqual(document._content(), fax)
        self.assertEqual(document.attachment_id.checksum, document.checksum)

    def test_a_fax_that_came_before_its_pages_could_be_shown_is_read_once_more(self):
        fax, plain = self.by_mail(("fax.tif", tiff("one", "two"))), self.upload("one.pdf", pdf("one"))
        (fax + plain)._read()
        fax.pages_attachment_id = False  # as an earlier version left it
        self.update_to("19.0.1.1.0")
        self.assertEqual((fax.text_state, plain.text_state), ("waiting", "read"))
        fax._read()
        self.assertEqual((fax.text_state, fax._page_count()), ("read", 2))
        self.update_to("19.0.1.1.0")
        self.assertEqual(fax.text_state, "read", "once is enough")

    def update_to(self, version):
        script = file_path(f"tai_mailbox/migrations/{version}/post-migrate.py")
        load_script(script, "post_migrate").migrate(self.env.cr, version)
        self.env.invalidate_all()

    def test_a_fax_that_cannot_be_shown_says_so(self):
        document = self.by_mail(("fax.tif", tiff("one")[:100]))
        document._read()
        self.assertRecordValues(
            document, [{"preview": "", "text_state": "failed", "text_problem": "broken", "state": "new"}]
        )

    def test_a_picture_is_left_alone(self):
        document = self.upload("photo.jpg", jpeg())
        for change in (document.action_turn_left, document._page_count):
            with self.assertRaisesRegex(UserError, "not a PDF"):
                change()

    def test_a_locked_file_is_left_alone(self):
        document = self.upload("locked.pdf", pdf("x", password="open sesame"))
        with self.assertRaisesRegex(UserError, "locked"):
            document.action_turn_left()
