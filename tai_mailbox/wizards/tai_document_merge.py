# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Command


class TaiDocumentMerge(models.TransientModel):
    """Puts PDFs together into one document, in an order that a person gives."""

    _name = "tai.document.merge"
    _description = "Merge Documents"

    name = fields.Char("File name", required=True)
    line_ids = fields.One2many("tai.document.merge.line", "merge_id")

    @api.model
    def default_get(self, fields):
        values = super().default_get(fields)
        documents = self.env["tai.document"].browse(self.env.context.get("default_document_ids"))
        documents._check_mergeable()
        values["name"] = documents[:1].name
        values["line_ids"] = [
            Command.create({"sequence": order, "document_id": document.id})
            for order, document in enumerate(documents, start=1)
        ]
        return values

    def action_merge(self):
        documents = self.line_ids.sorted("sequence").document_id
        if len(documents) < 2:
            raise UserError(self.env._("Choose at least two documents to merge."))
        merged = documents._merge(self.name)
        return {
            "type": "ir.actions.act_window",
            "res_model": "tai.document",
            "res_id": merged.id,
            "view_mode": "form",
        }
