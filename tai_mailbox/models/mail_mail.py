# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
from odoo import api, models
from odoo.tools.misc import hmac

DATABASE_HEADER = "X-Tai-Mailbox-Database"


class MailMail(models.Model):
    _inherit = "mail.mail"

    @api.model
    def _tai_database_mark(self) -> tuple[str, str]:
        """Name and value of the header by which this database knows its own mail when it comes back."""
        env = self.sudo().env
        uuid = env["ir.config_parameter"].get_param("database.uuid")
        return DATABASE_HEADER, hmac(env, "tai_mailbox.database", uuid)[:32]

    def _prepare_outgoing_list(self, mail_server=False, doc_to_followers=None):
        """Mark every mail as ours, and let answers to a staff mailbox's mail come back to it."""
        outgoing = super()._prepare_outgoing_list(mail_server, doc_to_followers)
        name, mark = self._tai_database_mark()
        for values in outgoing:
            values["headers"] = {**values["headers"], name: mark}
            if mail_server and mail_server.sudo().smtp_authentication == "tai_mailbox":
                values["reply_to"] = values["email_from"]
        return outgoing

    def _postprocess_sent_message(
        self, success_pids, success_emails, failure_reason=False, failure_type=None
    ):
        """Where a server would not open, Odoo drops the reason on its way to the message: pass it on."""
        if failure_type == "mail_smtp" and not failure_reason:
            failure_reason = self[:1].failure_reason
        return super()._postprocess_sent_message(success_pids, success_emails, failure_reason, failure_type)
