# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
from odoo import fields, models
from odoo.addons.base.models.ir_mail_server import MailDeliveryException

from ..providers import errors
from .actions import notification


class IrMailServer(models.Model):
    _inherit = "ir.mail_server"

    smtp_authentication = fields.Selection(
        selection_add=[("tai_mailbox", "Staff mailbox")], ondelete={"tai_mailbox": "cascade"}
    )

    def _compute_smtp_authentication_info(self):
        ours = self.filtered(lambda server: server.smtp_authentication == "tai_mailbox")
        ours.smtp_authentication_info = self.env._(
            "This server is kept by the mailbox connection of a staff member and is changed there."
        )
        return super(IrMailServer, self - ours)._compute_smtp_authentication_info()

    def _connect__(self, *args, mail_server_id=None, smtp_from=None, allow_archived=False, **kwargs):
        """Open the staff member's mailbox where it is theirs to send from; all else as before."""
        server = self.sudo().browse(mail_server_id or ())
        if self._disable_send() or server.smtp_authentication != "tai_mailbox":
            return super()._connect__(
                *args,
                mail_server_id=mail_server_id,
                smtp_from=smtp_from,
                allow_archived=allow_archived,
                **kwargs,
            )
        self._check_forced_mail_server(server, allow_archived, smtp_from)
        mailbox = server._staff_mailbox()
        try:
            return mailbox._open_session()
        except MailDeliveryException:
            if not mailbox._may_be_relayed():
                raise
            return mailbox._relayed(super()._connect__(*args, smtp_from=smtp_from, **kwargs))

    def _staff_mailbox(self):
        self.ensure_one()
        return self.env["tai.mailbox"].search([("user_id", "=", self.owner_user_id.id)], limit=1)

    def send_email(self, message, *args, **kwargs):
        """Say in words what a mailbox refused, instead of the name of an exception."""
        try:
            return super().send_email(message, *args, **kwargs)
        except MailDeliveryException as failure:
            refusal = failure.__context__
            if not isinstance(refusal, errors.MailboxError):
                raise
            session = kwargs.get("smtp_session")
            raise session.mailbox._delivery_failure(refusal) from refusal

    def test_smtp_connection(self, autodetect_max_email_size=False):
        ours = self.filtered(lambda server: server.smtp_authentication == "tai_mailbox")
        for server in ours:
            server.sudo()._staff_mailbox()._open_session().quit()
        others = self - ours
        if others or not ours:
            return super(IrMailServer, others).test_smtp_connection(autodetect_max_email_size)
        return notification("success", self.env._("The mailbox lets us in."))
