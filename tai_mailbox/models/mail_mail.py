# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
from odoo import api, models

from . import vault

DATABASE_HEADER = "X-Tai-Mailbox-Database"


class MailMail(models.Model):
    _inherit = "mail.mail"

    @api.model
    def _tai_database_mark(self) -> tuple[str, str]:
        """Name and value of the header by which this database knows its own mail when it comes back."""
        return DATABASE_HEADER, vault.mark(self.env.cr.dbname)

    def _prepare_outgoing_list(self, mail_server=False, doc_to_followers=None):
        """Mark every mail as this database's own."""
        outgoing = super()._prepare_outgoing_list(mail_server, doc_to_followers)
        name, mark = self._tai_database_mark()
        for values in outgoing:
            values["headers"] = {**values["headers"], name: mark}
        return outgoing

    def _send(self, *args, smtp_session=None, **kwargs):
        """Let each mail know by whose relayed session it leaves."""
        mailbox = getattr(smtp_session, "tai_relayed_for", None)
        mails = self.with_context(tai_relayed_for=mailbox.id) if mailbox else self
        return super(MailMail, mails)._send(*args, smtp_session=smtp_session, **kwargs)

    def _postprocess_sent_message(
        self, success_pids, success_emails, failure_reason=False, failure_type=None
    ):
        """Where a staff mailbox would not open, Odoo drops the reason on its way to the message."""
        if failure_type == "mail_smtp" and not failure_reason and self._tai_senders():
            failure_reason = self[:1].failure_reason
        if not failure_type and (relayed_for := self.env.context.get("tai_relayed_for")):
            self.sudo().mail_message_id._note_relayed(self.env["tai.mailbox"].sudo().browse(relayed_for))
        return super()._postprocess_sent_message(success_pids, success_emails, failure_reason, failure_type)

    def _tai_senders(self):
        """The connections of those who wrote these mails."""
        return self.sudo().mail_message_id.create_uid.tai_mailbox_ids
