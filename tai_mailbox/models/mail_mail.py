# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
from datetime import timedelta

from odoo import api, fields, models

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
        """Let each mail know by whose relayed session it leaves, and what the session has to send later."""
        told = {}
        if mailbox := getattr(smtp_session, "tai_relayed_for", None):
            told["tai_relayed_for"] = mailbox.id
        if hasattr(smtp_session, "postponed"):
            told["tai_postponed"] = smtp_session.postponed = {}
        mails = self.with_context(**told) if told else self
        return super(MailMail, mails)._send(*args, smtp_session=smtp_session, **kwargs)

    def _send_later(self, seconds: float):
        """Back into Odoo's queue; nobody has to be told of it."""
        moment = fields.Datetime.now() + timedelta(seconds=seconds)
        self.write(
            {"state": "outgoing", "scheduled_date": moment, "failure_type": False, "failure_reason": False}
        )
        notifications = self.env["mail.notification"].sudo().search([("mail_mail_id", "in", self.ids)])
        notifications.write({"notification_status": "ready", "failure_type": False, "failure_reason": False})
        self.env.ref("mail.ir_cron_mail_scheduler_action")._trigger(moment + timedelta(seconds=1))

    def _postprocess_sent_message(
        self, success_pids, success_emails, failure_reason=False, failure_type=None
    ):
        """Where a staff mailbox would not open, Odoo drops the reason on its way to the message."""
        seconds = (self.env.context.get("tai_postponed") or {}).get(self[:1].message_id)
        if seconds is not None:
            self._send_later(seconds)
            return True
        if failure_type == "mail_smtp" and not failure_reason and self._tai_senders():
            failure_reason = self[:1].failure_reason
        if not failure_type and (relayed_for := self.env.context.get("tai_relayed_for")):
            self.sudo().mail_message_id._note_relayed(self.env["tai.mailbox"].sudo().browse(relayed_for))
        return super()._postprocess_sent_message(success_pids, success_emails, failure_reason, failure_type)

    def _tai_senders(self):
        """The connections of those who wrote these mails."""
        return self.sudo().mail_message_id.create_uid.tai_mailbox_ids
