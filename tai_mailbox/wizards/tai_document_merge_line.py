# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import fields, models


class TaiDocumentMergeLine(models.TransientModel):
    """One of the documents to merge, and its place among them."""

    _name = "tai.document.merge.line"
    _description = "Document to Merge"
    _order = "sequence, id"

    merge_id = fields.Many2one("tai.document.merge", required=True, ondelete="cascade")
    sequence = fields.Integer(default=1)
    document_id = fields.Many2one("tai.document", required=True, readonly=True, ondelete="cascade")
    received = fields.Datetime("Came in", related="document_id.create_date")
