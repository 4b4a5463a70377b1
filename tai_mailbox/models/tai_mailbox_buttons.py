# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
from odoo import fields, models
from odoo.exceptions import UserError

from . import steps
from .actions import Kind, modal, notification


class TaiMailbox(models.Model):
    """The modal of a connection, and its buttons."""

    _inherit = "tai.mailbox"  # pylint: disable=consider-merging-classes-inherited

    def _modal(self) -> dict:
        view = self.env.ref("tai_mailbox.tai_mailbox_view_modal")
        name = self.env._("Edit Mailbox Connection")
        return modal(name, self._name, res_id=self.id, views=[(view.id, "form")])

    def action_edit(self):
        """From the page of one connection, where its activity leads, to the modal."""
        self.ensure_one()
        self.check_access("write")
        return self._modal()

    def action_save(self):
        """The web client has saved the form before it called; what must be authorized anew stays open."""
        if self.state == "draft":
            return self._modal()
        return {"type": "ir.actions.act_window_close"}

    def action_disconnect(self):
        """Forget all secrets; what was read stays in the log."""
        self.check_access("write")
        self._forget()
        self.sudo()._unauthorize()
        self._tell_owner()
        return self._modal()

    # -- Reading -------------------------------------------------------------------------------

    def action_pause(self):
        """A manager, or the owner: read nothing more until it is resumed; sending goes on."""
        self._check_may_steer()
        self.sudo().filtered(lambda mailbox: mailbox.state == "connected").state = "paused"
        return self._steered()

    def action_resume(self):
        self._check_may_steer()
        paused = self.sudo().filtered(lambda mailbox: mailbox.state == "paused")
        paused.write({"state": "connected", "next_poll": fields.Datetime.now()})
        return self._steered()

    def _steered(self):
        """Pressed in the modal, the button leaves it open."""
        self._tell_owner()
        return self._modal() if self.env.context.get("tai_in_modal") else None

    def _check_may_steer(self):
        self.check_access("read")
        if not self.env.user.has_group("tai_mailbox.group_manager"):
            self.check_access("write")

    def action_read_now(self):
        """The button "Read now": read this mailbox at once, and say what came of it."""
        self.check_access("write")
        mailbox = self.sudo()
        if mailbox.state != "connected" or mailbox.permission != "send_read":
            raise UserError(self.env._("Connect the mailbox %s with permission to read first.", self.address))
        before = mailbox.env["tai.mailbox.message"].search([], order="id desc", limit=1).id or 0
        mailbox.next_poll = fields.Datetime.now()
        if not mailbox._claim():
            raise UserError(self.env._("The mailbox %s is being read just now.", self.address))
        steps.run(mailbox._poll())
        mailbox._tell_owner()
        if mailbox.state == "broken":
            return self._modal()  # it says why, and so does what its owner was just told
        return mailbox._notify_read(before)

    def _notify_read(self, before: int) -> dict:
        taken = self.env["tai.mailbox.message"].search([("mailbox_id", "=", self.id), ("id", ">", before)])
        return notification(*self._what_was_read(taken))

    def _what_was_read(self, taken) -> tuple[Kind, str]:
        """The kind of notification, and its words. `taken`: the rows of the mails read."""
        if self.error_code:
            return "danger", self.reason
        if not taken:
            return "info", self.env._("No new mail in %s.", self.address)
        return "success", self.env._(
            "Mails read: %(mails)s. Shipments made: %(shipments)s. Logged on shipments: %(logged)s."
            " Documents: %(documents)s.",
            mails=len(taken),
            shipments=len(taken.filtered(lambda m: m.category == "quote").shipment_ids),
            logged=len(taken.filtered(lambda m: m.category == "operations")),
            documents=len(taken.document_ids),
        )
