# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
from datetime import timedelta

from odoo import api, fields, models
from odoo.tools import email_normalize

from ..providers import errors
from . import steps

PAUSES = (1, 1, 2, 5, 15, 60)  # minutes between two questions; the last one again and again
PATIENCE = timedelta(hours=24)


class TaiMailboxDelivery(models.Model):
    """A mail that Front has accepted, until its final state is known; afterwards, by what it is known there.

    Front gives a mail a Message-ID of its own: answers name that one.
    """

    _name = "tai.mailbox.delivery"
    _description = "Mail handed over to Front"

    mailbox_id = fields.Many2one("tai.mailbox", required=True, ondelete="cascade")
    company_id = fields.Many2one(related="mailbox_id.company_id", store=True)
    uid = fields.Char("Front's UID", required=True)
    message_id = fields.Char("Message-ID in Odoo", required=True, index=True)
    recipients = fields.Char(required=True)
    sent_message_id = fields.Char("Message-ID in Front", index="btree_not_null")
    conversation = fields.Char()
    state = fields.Selection(
        [("accepted", "Accepted"), ("delivered", "Delivered"), ("failed", "Failed")],
        required=True,
        default="accepted",
    )
    attempts = fields.Integer()
    next_try = fields.Datetime(default=fields.Datetime.now)

    _one_for_each_uid = models.UniqueIndex("(mailbox_id, uid)", "This mail is followed already.")
    _pending = models.Index("(mailbox_id, next_try) WHERE state = 'accepted'")

    @api.model
    def _hand_over(self, mailbox, message, recipients, uid: str):
        """Written in the transaction that notes the mail as sent."""
        self.create(self._key_values(mailbox, message, recipients) | {"uid": uid})
        self.env.ref("tai_mailbox.cron_deliveries")._trigger()

    @api.model
    def _is_handed_over(self, mailbox, message, recipients) -> bool:
        """Whether a try before has done it: what had to wait for others is not sent twice."""
        wanted = self._key_values(mailbox, message, recipients)
        domain = [(name, "=", value) for name, value in wanted.items()]
        return bool(self.search_count([*domain, ("state", "!=", "failed")], limit=1))

    @api.model
    def _key_values(self, mailbox, message, recipients) -> dict:
        return {
            "mailbox_id": mailbox.id,
            "message_id": str(message["Message-Id"]).strip(),
            "recipients": ",".join(sorted(address.lower() for address in recipients)),
        }

    @api.model
    def _sent_as(self, message_ids) -> dict[str, str]:
        """{Message-ID that Front gave a mail of ours: its Message-ID in Odoo}, of those among these."""
        found = self.search_fetch(
            [("sent_message_id", "in", sorted(message_ids))], ["sent_message_id", "message_id"]
        )
        return {delivery.sent_message_id: delivery.message_id for delivery in found}

    @api.model
    def _due(self, mailbox=None):
        domain = [("state", "=", "accepted"), ("next_try", "<=", fields.Datetime.now())]
        return self.search([*domain, ("mailbox_id", "=", mailbox.id)] if mailbox else domain)

    @api.model
    def _cron_follow(self):
        """Ask Front what became of the mails; a mailbox that cannot be asked keeps its own waiting only."""
        mailboxes = self._due().mailbox_id
        self.env["ir.cron"]._commit_progress(remaining=len(mailboxes))
        for mailbox in mailboxes:
            try:
                steps.run(mailbox._follow_deliveries())
            except errors.MailboxError:
                self.env.cr.rollback()
                self._due(mailbox)._ask_later()
            self.env["ir.cron"]._commit_progress(1)

    # -- What Front says -----------------------------------------------------------------------

    def _settle(self, delivery):
        """Take down the final state, where it is known."""
        self.ensure_one()
        self.conversation = delivery.conversation or self.conversation
        if delivery.state == "delivered":
            self.write({"state": "delivered", "sent_message_id": delivery.message_id})
        elif delivery.state == "failed":
            self._fail(self.env._("Front could not deliver the mail: %s", delivery.words))
        elif self.create_date < fields.Datetime.now() - PATIENCE:
            self._fail(self.env._("Front accepted the mail, but has not said within a day that it was sent."))
        else:
            self._ask_later()

    def _ask_later(self):
        for delivery in self:
            minutes = PAUSES[min(delivery.attempts, len(PAUSES) - 1)]
            delivery.attempts += 1
            delivery.next_try = fields.Datetime.now() + timedelta(minutes=minutes)

    def _fail(self, words: str):
        """Where a failure is looked for: on the message in the chatter, and on the mail if it is kept."""
        self.state = "failed"
        message = self.env["mail.message"].search([("message_id", "=", self.message_id)], limit=1)
        reached = set(self.recipients.split(","))
        notifications = message.notification_ids.filtered(
            lambda one: email_normalize(one.res_partner_id.email or one.mail_email_address) in reached
        )
        values = {"failure_type": "unknown", "failure_reason": words}
        notifications.write(values | {"notification_status": "exception"})
        self.env["mail.mail"].search([("message_id", "=", self.message_id)]).write(
            values | {"state": "exception"}
        )
        message._notify_message_notification_update()
