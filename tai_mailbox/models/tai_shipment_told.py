# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
from odoo import api, models

# Odoo's words for what became of a mail.
FAILED = ("exception", "bounce", "canceled")
WAITING = ("ready", "process", "pending")
NAMED = 5  # customers by name, the others by their number


class TaiShipment(models.Model):
    """What is told after one text was sent to the customers of several shipments."""

    _inherit = "tai.shipment"  # pylint: disable=consider-merging-classes-inherited

    @api.model
    def told_customers(self, message_ids: list[int], failures_only=False) -> dict | bool:
        """How many messages went out, to whom, and from which mailbox: a notification's words.

        :return: title, message, type and sticky of it, and the action that shows the
            shipments (False for a reply, whose shipment is open); False where there is nothing to tell
        """
        self.check_access("read")
        own = [("id", "in", message_ids), ("model", "=", self._name), ("create_uid", "=", self.env.uid)]
        messages = self.env["mail.message"].search(own)
        failed = self._messages_that(messages, FAILED)
        if failures_only and not failed:
            return False
        return {
            "title": self._told_title(messages, failed),
            "message": self._told_whom(failed) if failed else self._told_from(messages),
            "type": "danger" if failed else "success",
            "sticky": bool(failed),
            "action": not failures_only and self._told_shipments(failed or messages),
        }

    @api.model
    def _mails_of(self, messages):
        """What is noted of the mails to the customers."""
        mails = [("mail_message_id", "in", messages.ids), ("res_partner_id", "in", messages.partner_ids.ids)]
        return self.env["mail.notification"].sudo().search(mails)

    @api.model
    def _messages_that(self, messages, statuses):
        """Those whose mail to the customer is in one of these states."""
        found = self._mails_of(messages).filtered(lambda mail: mail.notification_status in statuses)
        return messages & found.mail_message_id.sudo(False)

    @api.model
    def _told_title(self, messages, failed) -> str:
        if failed:
            return self.env._(
                "Messages not sent: %(failed)s of %(all)s", failed=len(failed), all=len(messages)
            )
        if self._messages_that(messages, WAITING):
            return self.env._("Messages on their way: %s", len(messages))
        return self.env._("Messages sent: %s", len(messages))

    @api.model
    def _told_from(self, messages) -> str:
        mailbox = self.env.user.sudo().tai_mailbox_ids
        if mailbox.state in ("connected", "paused") and not messages.filtered("tai_relayed_for"):
            return self.env._(
                "From the mailbox %(address)s to %(customers)s.",
                address=mailbox.address,
                customers=self._customer_names(messages),
            )
        return self.env._(
            "By the relay, as %(address)s, to %(customers)s.",
            address=self.env.user.email_normalized,
            customers=self._customer_names(messages),
        )

    @api.model
    def _told_whom(self, failed) -> str:
        """With the reason, where it is the same for all."""
        reasons = {reason for reason in self._mails_of(failed).mapped("failure_reason") if reason}
        stands = self.env._("Why stands on each shipment, where it can be sent again.")
        return self.env._(
            "To %(customers)s. %(reason)s",
            customers=self._customer_names(failed),
            reason=reasons.pop() if len(reasons) == 1 else stands,
        )

    @api.model
    def _customer_names(self, messages) -> str:
        customers = messages.partner_ids
        names = ", ".join(customer.name or customer.email for customer in customers[:NAMED])
        if len(customers) > NAMED:
            return self.env._("%(names)s and %(more)s more", names=names, more=len(customers) - NAMED)
        return names

    @api.model
    def _told_shipments(self, messages) -> dict:
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Shipments written to"),
            "res_model": self._name,
            "views": [[False, "list"], [False, "form"]],
            "domain": [("id", "in", messages.mapped("res_id"))],
        }
