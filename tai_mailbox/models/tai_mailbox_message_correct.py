# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
from odoo import fields, models
from odoo.exceptions import UserError

from ..providers.base import RawMail
from .actions import modal, notification
from .correction import Correction

NOT_MOVED_ON = ("quote", "quoted", "cancelled")


class TaiMailboxMessage(models.Model):
    """What its owner says of a mail, against the rules.

    The log keeps no text of mail that led to nothing, so the mail is read again from the mailbox; and
    only its owner sees the row, so only they can have it read again.
    """

    _inherit = "tai.mailbox.message"  # pylint: disable=consider-merging-classes-inherited

    # -- "This is a quote" ---------------------------------------------------------------------

    def action_is_quote(self):
        """The shipment that the mail asks for, opened to be completed."""
        row = self._to_correct()
        if row.category == "quote":
            raise UserError(self.env._("The mail is a quote request already."))
        correction = row._correction()
        correction.take_as_quote()
        row._corrected("quote", correction)
        return self.action_view_shipments()

    def action_view_shipments(self):
        """What the mail made, or what it is about."""
        self.ensure_one()
        action = self.env["ir.actions.actions"]._for_xml_id("tai_mailbox.tai_shipment_action") | {
            "path": False
        }
        shipments = self.shipment_ids
        if len(shipments) == 1:
            return action | {"res_id": shipments.id, "views": [(False, "form")]}
        return action | {"domain": [("id", "in", shipments.ids)], "views": [(False, "list"), (False, "form")]}

    # -- "Belongs to shipment..." --------------------------------------------------------------

    def action_belongs(self):
        """Asks for the shipment."""
        self._to_correct()
        context = {"default_message_id": self.id}
        return modal(self.env._("Belongs to shipment..."), "tai.mailbox.belongs", context=context)

    def _belongs_to(self, shipment):
        """Log the mail there, and nowhere else."""
        row = self._to_correct()
        shipment.check_access("write")
        if row.category == "operations" and shipment in row.shipment_ids:
            raise UserError(self.env._("The mail lies on %s already.", shipment.name))
        correction = row._correction()
        correction.take_as_mail_on(shipment.sudo())
        row._corrected("belongs", correction)

    # -- "Not a quote" -------------------------------------------------------------------------

    def action_is_no_quote(self):
        """Its shipments archived; in the mailbox the mail lies again as it came, where that can be."""
        row = self._to_correct()
        if row.category != "quote":
            raise UserError(self.env._("The mail was not taken for a quote request."))
        archived = row._take_back()
        was_filed = row._was_filed()
        row.write(row._nothing_values())
        row._corrected("not_quote")
        row._settle_in_mailbox(was_filed)
        return self._notify_no_quote(archived)

    def _nothing_values(self) -> dict:
        return {
            "category": "other",
            "reasons": [{"rule": "said", "text": self.env._("You said that it is not a quote request.")}],
            "reading": False,
            "shipment_ids": [fields.Command.clear()],
            "state": "done",
            "post_action": self.post_action if self.state == "done" else False,
            "next_try": False,
            "failure": False,
        }

    def _settle_in_mailbox(self, was_filed):
        """Take the post-processing back, or say why not; and keep the mail as an example."""
        key, message_id = self._key(), self.message_key or ""
        try:
            with self.mailbox_id._reader() as reader:
                mail = reader.find(key, message_id)
                undone = was_filed and self._undo_filing(reader)
        except UserError as refusal:
            self.undo_failure = was_filed and self.env._("It could not be put back: %s", refusal)
            return
        if mail and mail.raw:
            Correction(self, mail).keep_example()
        gone = self.env._("It is no longer where it was put, so it could not be put back.")
        self.write({"undone": undone, "undo_failure": was_filed and not undone and gone})

    def _was_filed(self) -> bool:
        return self.state == "done" and self.post_action not in (False, "none")

    def _undo_filing(self, reader) -> bool:
        """False where the mail is not found."""
        return reader.undo(self.post_action, self._key(), self.message_key or "")

    def _notify_no_quote(self, archived):
        return notification(
            "warning" if self.undo_failure else "success",
            self.env._("The mail in your mailbox: %s", self.filed),
            title=self.env._("Archived: %s", ", ".join(archived.mapped("name"))),
            next={"type": "ir.actions.act_window_close"},
        )

    # -- What they share -----------------------------------------------------------------------

    def _to_correct(self):
        """The row with all rights, for whoever may read it: rows are their owner's."""
        self.ensure_one()
        self.check_access("read")
        if not self.message_key:
            raise UserError(self.env._("This is a second copy of a mail: correct the first one."))
        return self.sudo()

    def _read_again(self) -> RawMail:
        """The mail from the mailbox, wherever it was filed; ends the transaction."""
        key, message_id = self._key(), self.message_key or ""
        with self.mailbox_id._reader() as reader:
            mail = reader.find(key, message_id)
        if mail is None:
            raise UserError(
                self.env._(
                    "The mail is no longer in your mailbox: it was deleted or moved to another folder."
                    " Move it back to the inbox and try again."
                )
            )
        if mail.raw is None:
            raise UserError(self.env._("The mail is too large to be read (%s MB).", mail.size // 2**20))
        return mail

    def _correction(self) -> Correction:
        """The mail, read again, with what was made of it so far taken back."""
        mail = self._read_again()
        self._take_back()
        return Correction(self, mail)

    def _take_back(self):
        """Undo what was made of the mail so far; the shipments that were archived."""
        made = self.shipment_ids if self.category == "quote" else self.shipment_ids.browse()
        self._check_not_moved_on(made)
        self._take_off(self.shipment_ids)
        made.action_archive()
        for shipment in made:
            shipment._message_log(
                body=self.env._("%s said that the mail is not a quote request.", self.user_id.name)
            )
        return made

    def _check_not_moved_on(self, shipments):
        moved_on = shipments.filtered(lambda shipment: shipment.state not in NOT_MOVED_ON)
        if moved_on:
            raise UserError(
                self.env._(
                    "Work on this shipment has begun: %s. Cancel it first.",
                    ", ".join(moved_on.mapped("name")),
                )
            )

    def _take_off(self, shipments):
        """The mail off their chatter, with its activity and its documents."""
        on_shipments = [("model", "=", "tai.shipment"), ("res_id", "in", shipments.ids)]
        mail = [("message_id", "=", self.message_key), ("message_type", "=", "email")]
        self.env["mail.message"].search([*on_shipments, *mail]).unlink()
        shipments.activity_ids.filtered(self._is_my_activity).unlink()
        self.document_ids._not_of(shipments)

    def _is_my_activity(self, activity) -> bool:
        is_of_mail = activity.activity_type_id == self.env.ref("tai_mailbox.activity_mail")
        return is_of_mail and (activity.user_id, activity.summary) == (self.user_id, self.subject)

    def _corrected(self, said, correction=None):
        """:param correction: the Correction where the mail was read again"""
        self.write({"correction": said, "missing": False})
        if correction:
            correction.keep_example()
        self.mailbox_id.next_poll = fields.Datetime.now()
