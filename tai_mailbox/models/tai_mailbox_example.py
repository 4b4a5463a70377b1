# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
import base64
import io
import json
import zipfile
from datetime import timedelta

from odoo import api, fields, models

from .settings import number
from .shipment_load import FIELDS, expected_load


class TaiMailboxExample(models.Model):
    """A mail that its owner has corrected, with what should have been read of it.

    Seen by its owner only, who makes it by correcting the mail and can delete it.
    """

    _name = "tai.mailbox.example"
    _description = "Corrected Mail"
    _order = "id desc"
    _rec_name = "subject"

    user_id = fields.Many2one(
        "res.users", "Staff", required=True, readonly=True, index=True, ondelete="cascade"
    )
    ledger_id = fields.Many2one(
        "tai.mailbox.message", "Mail", readonly=True, index="btree_not_null", ondelete="set null"
    )
    subject = fields.Char(readonly=True)
    raw = fields.Binary(required=True, readonly=True, attachment=True)
    category = fields.Selection(
        [("quote", "Quote/Pickup Request"), ("operations", "Operations"), ("other", "Other")],
        required=True,
        readonly=True,
    )
    documents = fields.Json(readonly=True, help="File names")
    known = fields.Json(readonly=True, help="What was known when the mail was read: see intake/knowledge.py.")
    shipment_ids = fields.Many2many("tai.shipment", string="Shipments", readonly=True)
    expected = fields.Json(
        compute="_compute_expected", store=True, help="As the intake contract writes it, section 7."
    )
    settled = fields.Boolean(compute="_compute_expected", store=True)

    @api.depends("category", "shipment_ids.state", *(f"shipment_ids.{name}" for name in FIELDS))
    def _compute_expected(self):
        """It follows what is corrected on a shipment until that is quoted: later changes are business."""
        for example in self:
            example.expected = example.expected if example.settled else example._expectation()
            example.settled = any(shipment.state != "quote" for shipment in example.shipment_ids)

    def _expectation(self) -> dict:
        asked = self.shipment_ids if self.category == "quote" else []
        named = self.shipment_ids.mapped("name") if self.category == "operations" else []
        return {
            "category": self.category,
            "loads": [expected_load(shipment) for shipment in asked],
            "shipments": named,
            "documents": self.documents or [],
        }

    @api.model
    def _keep(self, correction):
        """In place of what the owner has said of the mail before."""
        row = correction.row
        self.search([("ledger_id", "=", row.id)]).unlink()
        return self.create(
            {
                "user_id": row.user_id.id,
                "ledger_id": row.id,
                "subject": row.subject,
                "raw": base64.b64encode(correction.raw),
                "category": row.category,
                "documents": [document.name for document in correction.reading.documents],
                "known": correction.known,
                "shipment_ids": [fields.Command.set(row.shipment_ids.ids)],
            }
        )

    def _archive(self) -> bytes:
        """A zip of the mails as .eml, and expected.jsonl with a line for each."""
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
            for example in self.with_context(bin_size=False):
                archive.writestr(example._file_name(), base64.b64decode(example.raw))
            archive.writestr("expected.jsonl", "".join(example._line() for example in self))
        return packed.getvalue()

    def _file_name(self) -> str:
        return f"{self.id}.eml"

    def _line(self) -> str:
        line = {"file": self._file_name(), **self.expected}
        return json.dumps(line | {"known": self.known} if self.known else line) + "\n"

    def action_export(self):
        """All examples of whoever asks, as a file."""
        self.check_access("read")
        return {"type": "ir.actions.act_url", "url": "/mailbox/examples", "target": "download"}

    @api.autovacuum
    def _gc_examples(self):
        kept = timedelta(days=number(self.env, "example_days"))
        self.search([("create_date", "<", fields.Datetime.now() - kept)]).unlink()
