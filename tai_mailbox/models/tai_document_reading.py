# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The text of a document, taken out after it has come in."""

import logging

from odoo import api, fields, models
from psycopg2 import OperationalError

from .document_text import UnreadableFile, file_text

_logger = logging.getLogger(__name__)

BATCH = 100  # documents of one cron run
SHOWN_CHARACTERS = 20_000


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
