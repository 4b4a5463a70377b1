# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
from odoo import fields, models


class TaiMailboxAsk(models.TransientModel):
    """A question to the sender of a mail that is nearly a quote request, to be looked at and sent."""

    _name = "tai.mailbox.ask"
    _description = "Ask for What a Request Lacks"

    message_id = fields.Many2one(
        "tai.mailbox.message", "Mail", required=True, readonly=True, ondelete="cascade"
    )
    email_to = fields.Char("To", required=True, readonly=True)
    subject = fields.Char(required=True)
    body = fields.Html(sanitize_style=True)

    def action_send(self):
        self.ensure_one()
        self.message_id._ask(self)
        self.sudo().unlink()  # it quotes a mail of which nothing is kept
        return {"type": "ir.actions.act_window_close"}
