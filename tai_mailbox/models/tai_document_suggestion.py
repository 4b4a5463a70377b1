# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What is suggested for a document, from its name, its text and its mail; and taking it."""

from odoo import api, fields, models

from .document_clues import Paper, value_clues
from .document_type import type_clues
from .shipment_signs import ShipmentSigns


class TaiDocument(models.Model):
    _inherit = "tai.document"  # pylint: disable=consider-merging-classes-inherited

    clue_ids = fields.One2many("tai.document.clue", "document_id", "Suggestions", readonly=True)
    suggestion = fields.Char(compute="_compute_suggestion")
    can_accept = fields.Boolean(compute="_compute_can_accept")
    shipment_warning = fields.Char(compute="_compute_shipment_warning")

    @api.depends("clue_ids")
    def _compute_suggestion(self):
        for document in self:
            best = document.clue_ids._best_by_field()
            clues = [best.get(name, document.clue_ids.browse()) for name in ("document_type", "shipment_id")]
            document.suggestion = " · ".join(clue.shown_value for clue in clues if len(clue) == 1)

    @api.depends("clue_ids.in_use", "state")
    def _compute_can_accept(self):
        for document in self:
            document.can_accept = document.state == "new" and bool(document._accepted_values())

    @api.depends("shipment_id", "clue_ids")
    def _compute_shipment_warning(self):
        for document in self:
            document.shipment_warning = document._other_shipment_words()

    def _other_shipment_words(self):
        """Said where a shipment is chosen and the document speaks for others only."""
        named = self.clue_ids.filtered(
            lambda clue: clue.shipment_id and (clue.contested or clue.confidence != "possible")
        )
        if not self.shipment_id or not named or self.shipment_id in named.shipment_id:
            return False
        return self.env._(
            "%(reason)s: is it really %(shipment)s, not %(other)s?",
            reason=named[0].reason,
            shipment=self.shipment_id.name,
            other=named[0].shipment_id.name,
        )

    # --- suggestions ----------------------------------------------------------------------

    def _suggest(self):
        """Make the suggestions anew from the name, the text and the mail."""
        self.ensure_one()
        self.clue_ids.unlink()
        paper = Paper(self.name, self.text or "", self.subject or "")
        values = value_clues(paper)
        self.env["tai.document.clue"].create(
            [self._clue_values(clue) for clue in type_clues(paper)]
            + ShipmentSigns(self, paper, values).clues()
            + [self._clue_values(clue) for clue in values]
        )

    def _clue_values(self, clue):
        return {
            "document_id": self.id,
            "field_name": clue.field,
            "value": clue.value,
            "confidence": clue.confidence,
            "source": clue.source,
            "words": clue.words,
        }

    def _named_by_mail(self, shipments):
        """Somebody has said which shipments the mail is about: suggest anew where it is not too late."""
        self.named_shipment_ids = shipments
        for document in self.filtered(
            lambda document: (document.state, document.text_state) == ("new", "read")
        ):
            document._suggest()

    def _not_of(self, shipments):
        """These shipments are not the mail's: its documents go back into the queue."""
        attached = self.filtered(lambda document: document.shipment_id in shipments)
        attached.action_reopen()
        attached.shipment_id = False
        self._named_by_mail(self.named_shipment_ids - shipments)

    # --- taking suggestions ---------------------------------------------------------------

    def _accepted_values(self):
        """What accepting would write: empty fields only, and nothing that is merely possible."""
        values = {}
        for name, clues in self.clue_ids._best_by_field().items():
            if self[name] or clues[0].confidence == "possible":
                continue
            value = clues._joint_value()
            if value:
                values[name] = value
        return values

    def action_accept(self):
        """Fill the empty fields with what is suggested, where there is no choice to make."""
        for document in self.filtered(lambda document: document.state == "new"):
            document.write(document._accepted_values())

    def _attach_by_itself(self):
        """A sure match goes to its shipment without a person, if the setting says so; it is logged."""
        setting = self.env["ir.config_parameter"].sudo().get_param("tai_mailbox.attach_sure_documents")
        if setting != "True" or self.state != "new" or not self._is_sure():
            return
        shipment = self.clue_ids.filtered(lambda clue: clue.shipment_id and clue.confidence == "sure")
        self.action_accept()
        self.write({"state": "done", "attached_by_itself": True})
        self._message_log(
            body=self.env._(
                "Attached to %(shipment)s by itself: %(reason)s.",
                shipment=shipment.shipment_id.name,
                reason=shipment.reason,
            )
        )

    def _is_sure(self):
        """Type and shipment are sure, nothing is filled in yet, and the same file is not here already."""
        sure = self.clue_ids.filtered(lambda clue: clue.confidence == "sure").mapped("field_name")
        untouched = not (self.document_type or self.shipment_id)
        return untouched and {"document_type", "shipment_id"} <= set(sure) and not self.duplicate_ids
