# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
from odoo import api, fields, models
from odoo.exceptions import AccessError

from ..providers import errors


class AddressChanged(errors.MailboxError):
    code = "address_changed"
    what = errors._("Your e-mail address is no longer the one of the mailbox %(address)s.")
    remedy = errors._("Enter the new mailbox and authorize it, or put the earlier address back.")


class ResUsers(models.Model):
    _inherit = "res.users"

    tai_mailbox_ids = fields.One2many("tai.mailbox", "user_id", "Mailbox connection", copy=False)
    tai_mailbox_state = fields.Selection(related="tai_mailbox_ids.state", string="Mailbox state")
    outgoing_mail_server_type = fields.Selection(
        selection_add=[("tai_mailbox", "Staff mailbox")], ondelete={"tai_mailbox": "set default"}
    )
    may_connect_mailbox = fields.Boolean(compute="_compute_may_connect_mailbox")

    @property
    def SELF_READABLE_FIELDS(self):
        return super().SELF_READABLE_FIELDS + [
            "tai_mailbox_ids",
            "tai_mailbox_state",
            "may_connect_mailbox",
        ]

    @api.depends_context("uid")
    @api.depends("group_ids")
    def _compute_may_connect_mailbox(self):
        """Everyone connects their own; a manager looks at what others have connected."""
        me = self.env.user
        for user in self:
            own = user._origin == me and me.has_group("tai_mailbox.group_user")
            manages = me.has_group("tai_mailbox.group_manager") and user.sudo().tai_mailbox_ids
            user.may_connect_mailbox = bool(own or manages)

    def action_open_mailbox(self):
        """The modal "Edit Mailbox Connection" of this staff member, new where there is none."""
        self.ensure_one()
        if not self.may_connect_mailbox:
            raise AccessError(
                self.env._('You need the right "Mailbox User" to connect your mailbox: ask an administrator.')
            )
        mailbox = self.env["tai.mailbox"].search([("user_id", "=", self.id)], limit=1)
        return mailbox._modal()

    def write(self, vals):
        written = super().write(vals)
        if "email" in vals or "partner_id" in vals:
            self.sudo().tai_mailbox_ids._owner_address_changed()
        if not vals.get("active", True):
            self.sudo().tai_mailbox_ids._owner_archived()
        return written

    @api.ondelete(at_uninstall=False)
    def _unlink_mailboxes(self):
        """Before the database does it: a personal server without its owner would be everybody's."""
        mailboxes = self.sudo().tai_mailbox_ids
        mailboxes._forget()
        mailboxes.unlink()
