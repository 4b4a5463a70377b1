# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
from odoo import api, fields, models
from odoo.exceptions import ValidationError

from .settings import setting


class TaiMailbox(models.Model):
    """A mailbox in Front: its channel and its tags, as the modal shows them."""

    _inherit = "tai.mailbox"  # pylint: disable=consider-merging-classes-inherited

    front_channel_ids = fields.One2many("tai.front.channel", "mailbox_id", readonly=True)
    front_channel_id = fields.Many2one(
        "tai.front.channel",
        "Channel",
        domain="[('mailbox_id', '=', id)]",
        copy=False,
        help="The address in Front through which your mail comes and goes.",
    )
    front_inbox = fields.Char(readonly=True, copy=False)
    front_author = fields.Char(readonly=True, copy=False)
    front_archive = fields.Boolean("Archive after sending", help="As Send & Archive does in Front.")
    front_by_token = fields.Boolean(compute="_compute_front_by_token")
    quote_tag_ids = fields.Many2many("tai.front.tag", "tai_mailbox_quote_tag", string="Quote/Pickup Request")
    operations_tag_ids = fields.Many2many("tai.front.tag", "tai_mailbox_operations_tag", string="Operations")
    document_tag_ids = fields.Many2many("tai.front.tag", "tai_mailbox_document_tag", string="Documents")

    @api.depends("provider", "state")
    def _compute_front_by_token(self):
        """Whether the company's own API token does instead of signing in."""
        by_token = bool(setting(self.env, "front_api_token")) and not setting(self.env, "front_client_id")
        for mailbox in self:
            mailbox.front_by_token = mailbox.provider == "front" and by_token

    @api.onchange("provider")
    def _onchange_provider_post_action(self):
        if self.post_action == ("read" if self.provider == "front" else "tag"):
            self.post_action = "none"

    @api.constrains("provider", "post_action")
    def _check_post_action(self):
        for mailbox in self:
            if mailbox.post_action == ("read" if mailbox.provider == "front" else "tag"):
                raise ValidationError(
                    self.env._(
                        "Front knows no marking as read, and only Front has tags: choose another action."
                    )
                )

    @api.constrains("front_channel_id")
    def _check_front_channel(self):
        for mailbox in self:
            if mailbox.front_channel_id and mailbox.front_channel_id.mailbox_id != mailbox:
                raise ValidationError(self.env._("This channel is not offered to your mailbox."))
