# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What of a document a browser shows: the file itself, or of a TIFF the pages made from it."""

from odoo import api, fields, models

# Extends methods of that file.
from . import tai_document_reading  # noqa: F401
from .document_files import TIFF
from .document_text import UnreadableFile, pdf_of_tiff
from .tai_document import AS_IT_CAME


class TaiDocument(models.Model):
    _inherit = "tai.document"  # pylint: disable=consider-merging-classes-inherited

    pages_attachment_id = fields.Many2one(
        "ir.attachment", "Pages to look at", readonly=True, copy=False, index="btree_not_null"
    )
    shown_attachment_id = fields.Many2one("ir.attachment", compute="_compute_shown")
    file_checksum = fields.Char(compute="_compute_shown")

    @api.depends("attachment_id.checksum", "pages_attachment_id.checksum")
    def _compute_shown(self):
        for document in self:
            shown = document.pages_attachment_id or document.attachment_id
            document.shown_attachment_id, document.file_checksum = shown, shown.checksum

    @api.depends("pages_attachment_id")
    def _compute_preview(self):
        paged = self.filtered("pages_attachment_id")
        paged.preview = "pdf"
        return super(TaiDocument, self - paged)._compute_preview()

    @api.model
    def _read_tiffs_again(self):
        """TIFFs that were read before their pages could be shown: they wait to be read once more."""
        unpaged = [("text_state", "=", "read"), ("pages_attachment_id", "=", False), ("mimetype", "=", TIFF)]
        tiffs = self.search(unpaged)
        tiffs.with_context(tracking_disable=True).write({"text_state": "waiting"})
        if tiffs:
            self.env.ref("tai_mailbox.cron_read_documents")._trigger()

    def _text_values(self):
        values = super()._text_values()
        if self.mimetype != TIFF or values["text_state"] == "failed":
            return values
        try:
            pages = pdf_of_tiff(self._content())
        except UnreadableFile as error:
            return {"text_state": "failed", "text_problem": error.cause}
        return {**values, "pages_attachment_id": self._pages_file(pages).id}

    def _pages_file(self, pages: bytes):
        """Beside the file that came, which stays what it is; not listed among the document's files."""
        values = {**self._file_values(pages), "res_field": "pages_attachment_id"}
        return self.env["ir.attachment"].with_context(**AS_IT_CAME).create(values)
