# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models
from odoo.exceptions import UserError

from ..models.document_pages import page_groups


class TaiDocumentSplit(models.TransientModel):
    """Takes a PDF apart: each range of pages becomes a document of its own."""

    _name = "tai.document.split"
    _description = "Split a Document"

    document_id = fields.Many2one("tai.document", required=True, readonly=True, ondelete="cascade")
    attachment_id = fields.Many2one(related="document_id.attachment_id")
    shown_attachment_id = fields.Many2one(related="document_id.shown_attachment_id")
    file_checksum = fields.Char(related="document_id.file_checksum")
    preview = fields.Char(related="document_id.preview")
    shown_text = fields.Text(related="document_id.shown_text")
    page_count = fields.Integer("Pages", compute="_compute_page_count")
    pages = fields.Char(
        "Split into",
        compute="_compute_pages",
        store=True,
        readonly=False,
        help="Parted by commas: 1-2, 3, 4- makes three documents, the last from page 4 to the end.",
    )
    outcome = fields.Char(compute="_compute_outcome")

    @api.depends("document_id")
    def _compute_page_count(self):
        for split in self:
            split.page_count = split.document_id._page_count()

    @api.depends("page_count")
    def _compute_pages(self):
        """A scan of several papers is most often one page each."""
        for split in self:
            split.pages = ", ".join(str(number) for number in range(1, split.page_count + 1))

    @api.depends("pages", "page_count")
    def _compute_outcome(self):
        for split in self:
            try:
                split.outcome = split._outcome(split._groups())
            except UserError as error:
                split.outcome = str(error)

    def _outcome(self, groups):
        left_out = set(range(1, self.page_count + 1)) - {number for group in groups for number in group}
        if not left_out:
            return self.env._("Makes %s documents.", len(groups))
        return self.env._(
            "Makes %(count)s documents; left out: %(pages)s.",
            count=len(groups),
            pages=", ".join(str(number) for number in sorted(left_out)),
        )

    def _groups(self):
        try:
            return page_groups(self.pages or "", self.page_count)
        except ValueError as error:
            raise UserError(
                self.env._(
                    "“%(part)s” is no page or range of pages of 1 to %(count)s.",
                    part=error,
                    count=self.page_count,
                )
            ) from error

    def action_split(self):
        groups = self._groups()
        if not groups:
            raise UserError(self.env._("Say which pages each document takes, such as 1-2, 3."))
        documents = self.document_id._split(groups)
        return documents._listed(self.env._("Parts of %s", self.document_id.name))
