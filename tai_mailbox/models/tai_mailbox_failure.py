# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
from datetime import timedelta

from odoo import api, fields, models

from ..providers import errors

KEPT_DAYS = 90


class TaiMailboxFailure(models.Model):
    """One row each time a mailbox could not be read or sent by: what the report of failures counts."""

    _name = "tai.mailbox.failure"
    _description = "Mailbox Failure"
    _order = "id desc"
    _rec_name = "cause"

    mailbox_id = fields.Many2one("tai.mailbox", required=True, ondelete="cascade", index=True, readonly=True)
    company_id = fields.Many2one("res.company", required=True, ondelete="cascade", readonly=True)
    cause = fields.Selection(selection="_selection_cause", required=True, readonly=True)
    create_date = fields.Datetime("Failed on", readonly=True, index=True)

    @api.model
    def _selection_cause(self) -> list[tuple[str, str]]:
        """Every cause in words, in the reader's language, with an ellipsis for whose mailbox it was."""
        named = dict.fromkeys(("address", "login", "host"), "…")
        causes = errors.every_cause().items()
        return [(code, cause.told(named, self.env._)[0]) for code, cause in causes]

    @api.model
    def _note(self, mailbox, error: errors.MailboxError):
        self.create({"mailbox_id": mailbox.id, "company_id": mailbox.company_id.id, "cause": error.code})

    @api.autovacuum
    def _gc_old(self):
        past = fields.Datetime.now() - timedelta(days=KEPT_DAYS)
        self.search([("create_date", "<", past)]).unlink()
