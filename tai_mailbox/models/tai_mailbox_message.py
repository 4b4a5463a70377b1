# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

from ..intake.words import told
from ..providers.base import MailKey
from .selections import selection_of
from .settings import number

PAUSES = (1, 5, 30, 120, 720)  # minutes before each further try; then a person looks at it


class TaiMailboxMessage(models.Model):
    """The ledger: one row for every mail that was seen in a mailbox.

    Its unique keys are what makes each mail count once. A row that led to something
    owes its post-processing action until that has happened in the mailbox.
    """

    _name = "tai.mailbox.message"
    _description = "Mail Log"
    _order = "received desc, id desc"
    _rec_name = "subject"

    mailbox_id = fields.Many2one("tai.mailbox", required=True, ondelete="cascade", readonly=True)
    user_id = fields.Many2one(related="mailbox_id.user_id", store=True, index=True)
    company_id = fields.Many2one("res.company", required=True, readonly=True, ondelete="cascade")
    folder = fields.Char(required=True, readonly=True)
    # Text: an IMAP number goes to 2^32, further than an integer column.
    uidvalidity = fields.Char(required=True, readonly=True)
    uid = fields.Char("UID", required=True, readonly=True)
    thread_id = fields.Char("Conversation", readonly=True, help="The provider's own name of it (Front).")
    message_key = fields.Char(
        readonly=True, help="Message-ID, else a digest of the header; empty for a second copy of a mail."
    )
    is_origin = fields.Boolean(
        readonly=True, help="The records were made from this copy; other mailboxes' copies point to them."
    )
    state = fields.Selection(
        [
            ("done", "Done"),
            ("owed", "Post-processing due"),
            ("retry", "Will be tried again"),
            ("attention", "Needs attention"),
            ("dismissed", "Dismissed"),
        ],
        required=True,
        readonly=True,
    )
    category = fields.Selection(
        [("quote", "Quote/Pickup Request"), ("operations", "Operations"), ("other", "Other")], readonly=True
    )
    reasons = fields.Json(readonly=True)
    reason = fields.Text(compute="_compute_reason")
    missing = fields.Json(readonly=True, help="What a mail lacks that is nearly a quote request.")
    lacks = fields.Char(compute="_compute_lacks")
    correction = fields.Selection(
        [
            ("quote", "You said: this is a quote"),
            ("not_quote", "You said: not a quote"),
            ("belongs", "You said: belongs to a shipment"),
        ],
        "Corrected",
        readonly=True,
    )
    failure = fields.Char("What went wrong", readonly=True)
    attempts = fields.Integer(readonly=True)
    next_try = fields.Datetime(readonly=True)
    begun = fields.Integer("Readings begun and not ended", readonly=True)
    subject = fields.Char(readonly=True)
    sender = fields.Char("From", readonly=True)
    received = fields.Datetime(readonly=True)
    size = fields.Integer("Size (bytes)", readonly=True)
    post_action = fields.Selection(
        selection=lambda self: selection_of(self.env, "tai.mailbox", "post_action"), readonly=True
    )
    filed = fields.Char("In your mailbox", compute="_compute_filed")
    undone = fields.Boolean(readonly=True, help="The post-processing action was taken back.")
    undo_failure = fields.Char(readonly=True)
    reading = fields.Json(readonly=True, help="What was read, with the words of the mail it stands on.")
    shipment_ids = fields.Many2many("tai.shipment", readonly=True, string="Shipments")
    document_ids = fields.One2many("tai.document", "ledger_id", readonly=True, string="Documents")

    _one_for_each_place = models.UniqueIndex(
        "(mailbox_id, folder, uidvalidity, uid)", "This mail is in the log already."
    )
    _one_for_each_mail = models.UniqueIndex(
        "(mailbox_id, message_key) WHERE message_key IS NOT NULL", "This mail is in the log already."
    )
    _one_origin = models.UniqueIndex(
        "(company_id, message_key) WHERE is_origin", "Another mailbox of the company has this mail."
    )
    _owed = models.Index("(mailbox_id, next_try) WHERE state IN ('owed', 'retry')")
    _read_on = models.Index("(create_date, mailbox_id)")
    _ended_other = models.Index("(create_date) WHERE category = 'other'")

    @api.depends("reasons")
    @api.depends_context("lang")
    def _compute_reason(self):
        for row in self:
            words = [told(reason["text"], reason.get("values"), self.env._) for reason in row.reasons or []]
            row.reason = "\n".join(words) or False

    @api.depends("missing")
    @api.depends_context("lang")
    def _compute_lacks(self):
        words = {
            "origin": self.env._("where from"),
            "destination": self.env._("where to"),
            "freight": self.env._("what: equipment, weight, units, size or commodity"),
        }
        for row in self:
            row.lacks = ", ".join(words[name] for name in row.missing or []) or False

    @api.depends("state", "post_action", "undone", "undo_failure")
    @api.depends_context("lang")
    def _compute_filed(self):
        for row in self:
            row.filed = row._filed_words()

    def _filed_words(self):
        """What has become of the mail itself."""
        if self.undone:
            return self.env._("Put back as it was")
        if self.undo_failure or not self.post_action or self.post_action == "none":
            return self.undo_failure or self.env._("Left as it was")
        words = {
            "archive": (self.env._("To be archived"), self.env._("Archived")),
            "read": (self.env._("To be marked as read"), self.env._("Marked as read")),
            "delete": (self.env._("To be moved to the bin"), self.env._("Moved to the bin")),
            "tag": (self.env._("Tags to be added"), self.env._("Tags added")),
        }
        due, done = words.get(
            self.post_action, (self.env._("Post-processing due"), self.env._("Post-processed"))
        )
        return done if self.state == "done" else due

    def _key(self) -> MailKey:
        self.ensure_one()
        return MailKey(self.folder, self.uidvalidity, self.uid)

    # -- What is still owed --------------------------------------------------------------------

    @api.model
    def _owed_domain(self, mailbox):
        due = Domain("next_try", "=", False) | Domain("next_try", "<=", fields.Datetime.now())
        return Domain("mailbox_id", "=", mailbox.id) & Domain("state", "in", ("owed", "retry")) & due

    def _post_processed(self):
        self.write({"state": "done", "attempts": 0, "next_try": False, "failure": False})

    def _post_processing_failed(self):
        self._try_again(
            self.env._("The mail could not be moved or marked in the mailbox as you chose."), "owed"
        )

    def _try_again(self, failure: str, state="retry"):
        """Later, with growing pauses; after the last one a person must look at it."""
        for row in self:
            row.write({"failure": failure, "begun": 0, **self._pause_values(row.attempts, state)})

    def _begin(self, begun: int):
        """Note that the mail is about to be read: should the process die of it, this is what remains."""
        next_try = fields.Datetime.now() + timedelta(minutes=PAUSES[begun - 1])
        self.write({"begun": begun, "next_try": next_try, "failure": self._process_ended()})

    @api.model
    def _process_ended(self) -> str:
        return self.env._("The process that read this mail ended before it was done with it.")

    def _without_fatal(self):
        """Those that may be read: not what has ended the process as often as other mail may fail.

        Not sooner: whoever restarts a server twice in a bad moment must not lose a mail by it.
        """
        fatal = self.filtered(lambda row: row.begun >= len(PAUSES))
        fatal.write({"state": "attention", "next_try": False, "begun": 0})
        return self - fatal

    @api.model
    def _pause_values(self, attempts: int, state="retry") -> dict:
        if attempts >= len(PAUSES):
            return {"state": "attention", "attempts": attempts, "next_try": False}
        next_try = fields.Datetime.now() + timedelta(minutes=PAUSES[attempts])
        return {"state": state, "attempts": attempts + 1, "next_try": next_try}

    # -- What its owner can do -----------------------------------------------------------------

    def action_retry(self):
        """Try those that failed again with the next poll, which is made due."""
        failed = self.filtered(lambda row: row.state in ("retry", "attention"))
        if not failed:
            raise UserError(self.env._("Only mail that failed can be tried again."))
        failed.check_access("read")
        taken_in = failed.filtered("post_action")  # only what follows was not done
        taken_in.sudo().write({"state": "owed", "attempts": 0, "next_try": False})
        (failed - taken_in).sudo().write({"state": "retry", "attempts": 0, "next_try": False})
        failed.mailbox_id.sudo().next_poll = fields.Datetime.now()

    def action_dismiss(self):
        failed = self.filtered(lambda row: row.state in ("retry", "attention"))
        failed.check_access("read")
        failed.sudo().write({"state": "dismissed", "next_try": False})

    # -- Privacy -------------------------------------------------------------------------------

    @api.autovacuum
    def _gc_other(self):
        """Of mail that led to nothing, keep the keys (it must not be read twice) and nothing else."""
        days = number(self.env, "other_days")
        old = self.search(
            Domain("category", "=", "other")
            & Domain("shipment_ids", "=", False)
            & Domain("create_date", "<", fields.Datetime.now() - timedelta(days=days))
            & (Domain("subject", "!=", False) | Domain("sender", "!=", False))
        )
        old.write({"subject": False, "sender": False, "reasons": False, "missing": False, "reading": False})
