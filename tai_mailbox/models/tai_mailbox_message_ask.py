# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
from markupsafe import Markup
from odoo import fields, models
from odoo.addons.base.models.ir_mail_server import MailDeliveryException
from odoo.exceptions import UserError
from odoo.tools import formataddr

from ..intake import Context, read
from .actions import modal
from .ask_draft import answer_subject, draft


class TaiMailboxMessage(models.Model):
    """Asking for what a mail lacks that is nearly a quote request."""

    _inherit = "tai.mailbox.message"  # pylint: disable=consider-merging-classes-inherited

    asked_on = fields.Datetime("Asked for it", readonly=True)

    def action_ask(self):
        """The button "Ask for it": a draft to be looked at and sent."""
        row = self._to_correct()
        if not row.missing:
            raise UserError(self.env._("The mail lacks nothing, or it asks for nothing."))
        reading = read(row._read_again().raw, Context())
        question = self.env["tai.mailbox.ask"].create(row._question_values(reading))
        return modal(self.env._("Ask for it"), question._name, res_id=question.id)

    def _question_values(self, reading) -> dict:
        return {
            "message_id": self.id,
            "email_to": formataddr((reading.sender_name, reading.sender)),
            "subject": answer_subject(reading.subject),
            "body": draft(reading, self.missing, self.env.user.signature or Markup()),
        }

    def _ask(self, question):
        """Send it by the staff member's mailbox, as an answer to the mail.

        Nothing of it is kept here: it lies in their Sent folder.
        """
        row = self._to_correct()
        mail = self.env["mail.mail"].sudo().create(row._answer_values(question))
        try:
            mail.send(raise_exception=True)
        except MailDeliveryException as failure:
            raise UserError("\n".join(map(str, failure.args))) from failure
        row.asked_on = fields.Datetime.now()

    def _answer_values(self, question) -> dict:
        sender = self.env.user.email_formatted
        return {
            "subject": question.subject,
            "body_html": question.body,
            "email_from": sender,
            "reply_to": sender,
            "email_to": question.email_to,
            "references": self.message_key,
            "headers": repr({"In-Reply-To": self.message_key}),
            "auto_delete": True,
        }

    def _completed_by(self, shipments):
        """The answer named the rest: what both led to stands here as well."""
        said = self.env._("The reply completed the request: %s", ", ".join(shipments.mapped("name")))
        for row in self:
            reasons = [*(row.reasons or []), {"rule": "completed", "text": said}]
            row.write({"missing": False, "reasons": reasons, "shipment_ids": shipments.ids})
