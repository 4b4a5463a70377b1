# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import api, fields, models
from odoo.tools import format_amount, format_date

from .document_clues import CONFIDENCES

LISTS = ("po_number", "references")  # fields that take several numbers, parted by commas


class TaiDocumentClue(models.Model):
    """A value that a field of a document could take, with the words it stands on."""

    _name = "tai.document.clue"
    _description = "Document Suggestion"
    _order = "id"

    document_id = fields.Many2one("tai.document", required=True, index=True, ondelete="cascade")
    field_name = fields.Selection(
        [
            ("document_type", "Type"),
            ("shipment_id", "Shipment"),
            ("pro_number", "PRO"),
            ("bol_number", "BOL"),
            ("po_number", "PO"),
            ("references", "Reference"),
            ("bill_number", "Bill number"),
            ("bill_date", "Bill date"),
            ("bill_amount", "Bill amount"),
            ("delivery_date", "Delivery date"),
            ("signed_by", "Signed by"),
        ],
        "Field",
        required=True,
        readonly=True,
    )
    value = fields.Char(required=True, readonly=True)
    shipment_id = fields.Many2one("tai.shipment", readonly=True, ondelete="cascade", index="btree_not_null")
    confidence = fields.Selection(
        [("sure", "Sure"), ("likely", "Likely"), ("possible", "Possible")], required=True, readonly=True
    )
    source = fields.Selection(
        [
            ("name", "File name"),
            ("text", "Text"),
            ("subject", "Subject"),
            ("mail", "Mail"),
            ("reference", "Reference"),
        ],
        required=True,
        readonly=True,
    )
    words = fields.Char(readonly=True)
    contested = fields.Boolean(readonly=True, help="Something else in the same document speaks for another.")
    shown_value = fields.Char("Suggestion", compute="_compute_shown_value")
    reason = fields.Char(compute="_compute_reason")
    in_use = fields.Boolean(compute="_compute_in_use")

    @api.depends("field_name", "value", "shipment_id")
    def _compute_shown_value(self):
        for clue in self:
            clue.shown_value = clue._shown_value()

    def _shown_value(self):
        field = self.env["tai.document"]._fields[self.field_name]
        if field.type == "selection":
            return dict(field._description_selection(self.env)).get(self.value)
        if field.type == "date":
            return format_date(self.env, self.value)
        if field.type == "monetary":
            return format_amount(self.env, float(self.value), self.document_id.currency_id)
        return self.shipment_id.display_name if field.type == "many2one" else self.value

    @api.depends("source", "words", "contested")
    def _compute_reason(self):
        for clue in self:
            where = clue._where()
            clue.reason = (
                self.env._("%s, but another shipment is named too", where) if clue.contested else where
            )

    def _where(self):
        return {
            "name": self.env._("“%s” in the file name", self.words),
            "text": self.env._("“%s” in the text", self.words),
            "subject": self.env._("“%s” in the subject", self.words),
            "mail": self.env._("the mail is about it"),
            "reference": self.env._("“%s” is a number of this shipment", self.words),
        }[self.source]

    @api.depends(lambda self: ["field_name", "value", "shipment_id", *self._target_paths()])
    def _compute_in_use(self):
        for clue in self:
            clue.in_use = clue.document_id[clue.field_name] == clue._field_value()

    @api.model
    def _target_paths(self):
        return [f"document_id.{name}" for name, _ in self._fields["field_name"].selection]

    def _field_value(self):
        """The value in the form that the document's field holds."""
        field = self.env["tai.document"]._fields[self.field_name]
        if field.type == "many2one":
            return self.shipment_id
        if field.type == "date":
            return fields.Date.to_date(self.value)
        return float(self.value) if field.type == "monetary" else self.value

    def _best_by_field(self):
        """{field name: clues}: those of one document that share their field's strongest confidence."""
        best = {}
        for clue in self.sorted(lambda clue: CONFIDENCES.index(clue.confidence)):
            strongest = best.get(clue.field_name, clue)
            if strongest[:1].confidence == clue.confidence:
                best[clue.field_name] = strongest | clue
        return best

    def _joint_value(self):
        """The one value of clues for the same field; of several numbers all, where the field is a list."""
        if len(self) == 1:
            field = self.env["tai.document"]._fields[self.field_name]
            return self.shipment_id.id if field.type == "many2one" else self._field_value()
        return ", ".join(self.mapped("value")) if self[0].field_name in LISTS else None

    def action_use(self):
        """A person took this suggestion: whatever stood in the field is replaced."""
        self.document_id._check_open()
        for clue in self:
            clue.document_id[clue.field_name] = clue._field_value()
