# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
from odoo import api, fields, models

from ..providers import errors


class TaiMailbox(models.Model):
    """A staff member's own mailbox, connected to the ERP."""

    _name = "tai.mailbox"
    _description = "Mailbox Connection"
    _inherit = ["mail.thread", "mail.activity.mixin"]
    _rec_name = "address"
    _order = "address"

    user_id = fields.Many2one(
        "res.users", "Staff", required=True, ondelete="cascade", default=lambda self: self.env.user
    )
    company_id = fields.Many2one(
        "res.company", required=True, index=True, default=lambda self: self.env.company
    )
    address = fields.Char(
        "Mailbox", required=True, index=True, default=lambda self: self.env.user.email_normalized
    )
    provider = fields.Selection(
        [
            ("google", "Google"),
            ("microsoft", "Microsoft Exchange"),
            ("front", "Front"),
            ("imap", "IMAP (Other)"),
        ],
        "Platform",
        required=True,
        default="imap",
    )
    permission = fields.Selection(
        [("send", "Send Emails Only"), ("send_read", "Send and Read All Emails")],
        "Permissions",
        required=True,
        default="send",
    )
    post_action = fields.Selection(
        [
            ("archive", "Archive"),
            ("read", "Mark As Read"),
            ("delete", "Delete"),
            ("none", "Do Nothing"),
            ("tag", "Add Tags"),
        ],
        "Post Processing Action",
        required=True,
        default="none",
        help="What happens in your mailbox to a mail that led to a shipment, an activity or a document.",
    )
    state = fields.Selection(
        [
            ("draft", "Not connected"),
            ("awaiting", "Waiting for authorization"),
            ("connected", "Connected"),
            ("broken", "Reconnect needed"),
            ("paused", "Paused"),
        ],
        required=True,
        default="draft",
        readonly=True,
        copy=False,
    )
    error_code = fields.Char(readonly=True, copy=False)
    server_text = fields.Char("Server's answer", readonly=True, copy=False)
    reason = fields.Char(compute="_compute_reason")

    provider_name = fields.Char(compute="_compute_provider_name")
    is_own = fields.Boolean(compute="_compute_is_own")
    last_read = fields.Datetime("Last Read Date", copy=False)

    _one_for_each_user = models.Constraint(
        "UNIQUE(user_id)", "This staff member has a mailbox connection already: edit that one."
    )

    @api.depends("error_code", "address")
    @api.depends_context("lang")
    def _compute_reason(self):
        for mailbox in self:
            mailbox.reason = mailbox._explain(mailbox.error_code) if mailbox.error_code else False

    def _explain(self, code: str) -> str:
        """What happened and what to press, in the reader's language."""
        cause = errors.every_cause().get(code, errors.MailboxError)
        return " ".join(cause.told(self._named(), self.env._))

    def _named(self) -> dict[str, str]:
        """What an explanation may name."""
        return {
            "address": self.address or "",
            "login": self.login or self.address or "",
            "host": self.smtp_host or "",
        }

    @api.depends_context("uid")
    @api.depends("user_id")
    def _compute_is_own(self):
        for mailbox in self:
            mailbox.is_own = mailbox.user_id == self.env.user

    @api.depends("provider")
    def _compute_provider_name(self):
        names = {"google": "Google", "microsoft": "Microsoft", "front": "Front"}
        for mailbox in self:
            mailbox.provider_name = names.get(mailbox.provider) or self.env._("The mail server")

    def _end_transaction(self):
        """Commit, where the network is about to be waited for, or what was done must not be undone.

        A mail that was moved in the mailbox, a code that was redeemed: neither knows of our rollbacks.
        """
        self.env.cr.commit()  # pylint: disable=invalid-commit
