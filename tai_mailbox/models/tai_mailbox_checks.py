# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tools import email_normalize

# What the owner of a connection may write. All else changes only by what the
# connection goes through: signing in, being refused, being read.
OWNER_FIELDS = frozenset(
    {
        "user_id",
        "address",
        "provider",
        "permission",
        "post_action",
        "last_read",
        "preset",
        "smtp_host",
        "smtp_port",
        "smtp_security",
        "imap_host",
        "imap_port",
        "imap_security",
        "login",
        "password",
        "front_channel_id",
        "front_archive",
        "quote_tag_ids",
        "operations_tag_ids",
        "document_tag_ids",
    }
)
# Written anew, these make an earlier authorization void.
IDENTITY_FIELDS = frozenset({"address", "provider", "smtp_host", "imap_host", "login", "password"})


class TaiMailbox(models.Model):
    """What may be written into a connection, by whom, and what that makes void."""

    _inherit = "tai.mailbox"  # pylint: disable=consider-merging-classes-inherited

    @api.constrains("address", "user_id", "provider")
    def _check_address(self):
        for mailbox in self:
            own = mailbox.user_id.email_normalized
            if not own:
                raise ValidationError(
                    self.env._("Enter your e-mail address in your profile first, then connect its mailbox.")
                )
            if email_normalize(mailbox.address) != own:
                raise ValidationError(
                    self.env._(
                        "The mailbox %(mailbox)s is not your e-mail address, which is %(own)s in your"
                        " profile. Change the one or the other, so that both are the same.",
                        mailbox=mailbox.address,
                        own=own,
                    )
                )

    @api.model_create_multi
    def create(self, vals_list):
        for values in vals_list:
            self._check_owner_writes(values)
            if not self.env.su and values.get("user_id", self.env.uid) != self.env.uid:
                raise AccessError(self.env._("Only the staff member can connect their own mailbox."))
        passwords = [values.get("password") for values in vals_list]
        mailboxes = super().create([self._cleaned(values) for values in vals_list])
        for mailbox, password in zip(mailboxes, passwords, strict=True):
            mailbox._keep_password(password)
        return mailboxes

    def write(self, vals):
        self._check_owner_writes(vals)
        if "user_id" in vals:
            raise UserError(self.env._("A mailbox connection stays with its staff member."))
        if leaving := self.filtered(
            lambda mailbox: vals.get("provider", mailbox.provider) != mailbox.provider
        ):
            leaving._forget()
        renewed = self.filtered(lambda mailbox: mailbox._is_other_identity(vals))
        written = super().write(self._cleaned(vals))
        self._keep_password(vals.get("password"))
        if renewed:
            renewed.sudo()._unauthorize()
        if "last_read" in vals and not self.env.su:
            self.sudo()._review_again()
        return written

    @api.model
    def _cleaned(self, values) -> dict:
        """The address as Odoo compares it, and no password: not even the cache holds one."""
        clean = {name: value for name, value in values.items() if name != "password"}
        if clean.get("address"):
            clean["address"] = email_normalize(clean["address"]) or clean["address"]
        return clean

    def _check_owner_writes(self, values):
        if not self.env.su and not OWNER_FIELDS.issuperset(values):
            raise AccessError(
                self.env._("A connection changes only by what its owner enters, signs in to, or disconnects.")
            )

    def _is_other_identity(self, values) -> bool:
        return any(
            values.get(name) and name in IDENTITY_FIELDS and values[name] != self[name] for name in values
        )

    def _review_again(self):
        """The owner has set the last read date back: start anew from there."""
        self.write({"cursor": False, "next_poll": fields.Datetime.now()})
