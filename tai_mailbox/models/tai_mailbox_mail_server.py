# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
from odoo import api, fields, models


class TaiMailbox(models.Model):
    """The personal server row by which Odoo's own sending finds the mailbox; it can be made again."""

    _inherit = "tai.mailbox"  # pylint: disable=consider-merging-classes-inherited

    mail_server_id = fields.Many2one("ir.mail_server", compute="_compute_mail_server_id", compute_sudo=True)

    def _compute_mail_server_id(self):
        servers = self.env["ir.mail_server"].search([("owner_user_id", "in", self.user_id.ids)])
        by_owner = {server.owner_user_id: server for server in servers}
        for mailbox in self:
            mailbox.mail_server_id = by_owner.get(mailbox.user_id, False)

    def _ensure_mail_server(self):
        """Odoo's sending finds the mailbox by a personal server row; made again where it was lost."""
        for mailbox in self - self.filtered("mail_server_id"):
            self.env["ir.mail_server"].sudo().create(mailbox._mail_server_values())
        self.invalidate_recordset(["mail_server_id"])

    def _mail_server_values(self) -> dict:
        return {
            "name": self.env._("Mailbox %s", self.address),
            "smtp_authentication": "tai_mailbox",
            # Odoo finds a personal server only where this is the owner's e-mail to the letter.
            "smtp_user": self.user_id.email,
            "from_filter": self.address,
            "smtp_host": self.smtp_host or self.provider,
            "smtp_port": self.smtp_port,
            "smtp_encryption": "ssl_strict" if self.smtp_security == "ssl" else "starttls_strict",
            "owner_user_id": self.user_id.id,
        }

    def _drop_mail_server(self):
        owned = [("owner_user_id", "in", self.user_id.ids), ("smtp_authentication", "=", "tai_mailbox")]
        self.env["ir.mail_server"].sudo().search(owned).unlink()

    @api.model
    def _restore_mail_servers(self):
        sending = self.sudo().search([("state", "in", ("connected", "broken", "paused"))])
        sending._ensure_mail_server()

    @api.ondelete(at_uninstall=False)
    def _unlink_mail_server(self):
        self._drop_mail_server()
