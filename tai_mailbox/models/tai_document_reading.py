# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What a document says: its text, and the suggestions made from it, after it has come in."""

import logging
from collections import defaultdict
from typing import NamedTuple

from odoo import api, fields, models
from odoo.fields import Domain
from psycopg2 import OperationalError

from ..intake.reading import Context
from .document_clues import CONFIDENCES, Paper, shipment_numbers, type_clues, value_clues
from .document_text import UnreadableFile, file_text
from .freight import folded

_logger = logging.getLogger(__name__)

BATCH = 100  # documents of one cron run
SHOWN_CHARACTERS = 20_000
# The roles under which a shipment may know a number that is printed on a paper.
REFERENCE_FIELDS = {
    "pro_number": ("pro",),
    "bol_number": ("bol",),
    "po_number": ("po",),
    "references": ("pickup", "customer"),
}
CLOSED = ("delivered", "cancelled")


class Sign(NamedTuple):
    """Something in or around a document that speaks for a shipment."""

    shipment_id: int
    confidence: str
    source: str
    words: str

    @property
    def origin(self):
        """A mail and its subject are one witness."""
        return "mail" if self.source == "subject" else self.source


class TaiDocument(models.Model):
    _inherit = "tai.document"  # pylint: disable=consider-merging-classes-inherited

    text = fields.Text(readonly=True, copy=False, prefetch=False)
    text_state = fields.Selection(
        [("waiting", "Waiting to be read"), ("read", "Read"), ("failed", "Could not be read")],
        default="waiting",
        required=True,
        readonly=True,
        copy=False,
        index=True,
    )
    text_problem = fields.Selection(
        [
            ("locked", "It is locked by a password, so its text could not be read."),
            ("broken", "The file is damaged: ask its sender for another copy."),
            ("too_large", "The file is too large for its text to be read: please read it yourself."),
            ("too_slow", "Reading its text took too long: please read it yourself."),
        ],
        readonly=True,
        copy=False,
    )
    shown_text = fields.Text(compute="_compute_shown_text")
    clue_ids = fields.One2many("tai.document.clue", "document_id", "Suggestions", readonly=True)
    suggestion = fields.Char(compute="_compute_suggestion")
    can_accept = fields.Boolean(compute="_compute_can_accept")
    shipment_warning = fields.Char(compute="_compute_shipment_warning")

    @api.depends("text_problem")
    def _compute_preview(self):
        """A damaged file is not shown: the viewer would only stay grey."""
        broken = self.filtered(lambda document: document.text_problem == "broken")
        broken.preview = ""
        return super(TaiDocument, self - broken)._compute_preview()

    @api.depends("text", "preview")
    def _compute_shown_text(self):
        """For files that a browser cannot show: their text, as far as a person would read it."""
        for document in self:
            document.shown_text = not document.preview and (document.text or "")[:SHOWN_CHARACTERS]

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

    # --- reading, after the document has come in -------------------------------------------

    def _create_with_files(self, pairs):
        documents = super()._create_with_files(pairs)
        if documents:
            self.env.ref("tai_mailbox.cron_read_documents")._trigger()
        return documents

    @api.model
    def _cron_read(self):
        """Read the documents that wait, oldest first, one transaction each."""
        cron = self.env["ir.cron"]
        waiting = self.search([("text_state", "=", "waiting")], limit=BATCH)
        left = self.search_count([("text_state", "=", "waiting")])
        cron._commit_progress(remaining=left)
        for document in waiting:
            document._read_alone()
            if not cron._commit_progress(1):
                break

    def _read_alone(self):
        """A document that cannot be read costs itself only, and only once."""
        try:
            self._read()
            self.env.flush_all()
        except OperationalError:
            # A person saved it meanwhile: the next run reads it.
            self.env.cr.rollback()
            self.env.ref("tai_mailbox.cron_read_documents")._trigger()
        except Exception:
            self.env.cr.rollback()
            _logger.exception("Document %s could not be read", self.id)
            self.with_context(tracking_disable=True).write({"text_state": "failed", "text_problem": "broken"})

    def _read(self):
        """Take the text out and suggest from it. The slow part comes before anything is written."""
        for document in self:
            values = document._text_values()
            document.with_context(tracking_disable=True).write(values)
            document._suggest()
            document._attach_by_itself()
            document.user_id._bus_send("tai_mailbox/document_read", {"id": document.id})

    def _text_values(self):
        try:
            text = file_text(self.mimetype, self._content())
        except UnreadableFile as error:
            return {"text_state": "failed", "text_problem": error.cause}
        return {"text_state": "read", "text_problem": False, "text": text}

    # --- suggestions ----------------------------------------------------------------------

    def _suggest(self):
        """Make the suggestions anew from the name, the text and the mail."""
        self.ensure_one()
        self.clue_ids.unlink()
        paper = Paper(self.name, self.text or "", self.subject or "")
        values = value_clues(paper)
        self.env["tai.document.clue"].create(
            [self._clue_values(clue) for clue in type_clues(paper)]
            + self._shipment_clues(paper, values)
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

    def _shipment_clues(self, paper, values):
        """One suggestion a shipment, the strongest first.

        Sure is only what two independent signs, or the number itself printed on the document, say,
        while nothing else speaks for another shipment.
        """
        signs = defaultdict(list)
        for sign in [*self._number_signs(paper), *self._reference_signs(values), *self._mail_signs()]:
            signs[sign.shipment_id].append(sign)
        strong = {
            shipment_id
            for shipment_id, of_one in signs.items()
            if any(sign.confidence != "possible" for sign in of_one)
        }
        clues = [
            self._shipment_clue(of_one, contested=bool(strong - {shipment_id}))
            for shipment_id, of_one in signs.items()
        ]
        return sorted(clues, key=lambda clue: CONFIDENCES.index(clue["confidence"]))

    def _shipment_clue(self, signs, contested):
        best = min(signs, key=lambda sign: CONFIDENCES.index(sign.confidence))
        confidence = best.confidence
        if contested:
            confidence = "possible"
        elif len({sign.origin for sign in signs if sign.confidence == "likely"}) > 1:
            confidence = "sure"
        shipment = self.env["tai.shipment"].browse(best.shipment_id)
        return {
            "document_id": self.id,
            "field_name": "shipment_id",
            "value": shipment.name,
            "shipment_id": shipment.id,
            "confidence": confidence,
            "source": best.source,
            "words": best.words,
            "contested": contested,
        }

    def _number_signs(self, paper):
        numbers = shipment_numbers(paper, Context().number_prefix)
        by_name = {self._shipment_name(number.number): number for number in reversed(numbers)}
        for shipment in self._own_shipments(Domain("name", "in", list(by_name))):
            for number in numbers:
                if self._shipment_name(number.number) == shipment.name:
                    yield Sign(shipment.id, _number_confidence(number, shipment), number.source, number.words)

    @api.model
    def _shipment_name(self, number):
        context = Context()
        return f"{context.number_prefix}{number:0{context.number_digits}d}"

    def _own_shipments(self, domain):
        return self.env["tai.shipment"].search(domain & Domain("company_id", "=", self.company_id.id))

    def _reference_signs(self, values):
        """A number that exactly one open shipment knows under that name."""
        for clue in values:
            roles = REFERENCE_FIELDS.get(clue.field)
            if not roles:
                continue
            known = self._own_shipments(
                Domain("reference_ids", "any", [("key", "=", folded(clue.value)), ("role", "in", roles)])
                & Domain("state", "not in", CLOSED)
            )
            if len(known) == 1:
                yield Sign(known.id, "likely", "reference", clue.words)

    def _mail_signs(self):
        confidence = "likely" if len(self.named_shipment_ids) == 1 else "possible"
        for shipment in self.named_shipment_ids:
            yield Sign(shipment.id, confidence, "mail", self.subject or "")

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


def _number_confidence(number, shipment):
    if not number.certain or shipment.state == "cancelled":
        return "possible"
    return "likely" if number.source == "subject" else "sure"
