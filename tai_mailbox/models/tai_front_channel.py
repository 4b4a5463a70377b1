# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
from odoo import fields, models


class TaiFrontChannel(models.Model):
    """An address through which Front sends and receives, as one connection may choose it."""

    _name = "tai.front.channel"
    _description = "Front Channel"
    _rec_name = "address"
    _order = "is_private, address"

    mailbox_id = fields.Many2one("tai.mailbox", required=True, ondelete="cascade", index=True)
    channel = fields.Char("Front's ID", required=True, readonly=True)
    address = fields.Char(required=True, readonly=True)
    is_private = fields.Boolean(readonly=True)

    _one_for_each_mailbox = models.UniqueIndex(
        "(mailbox_id, channel)", "This channel is offered to the mailbox already."
    )
