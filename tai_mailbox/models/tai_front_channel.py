# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
from odoo import api, fields, models


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

    @api.model
    def _keep(self, mailbox, offered):
        """The rows of what Front offers to a mailbox now; a chosen one stays itself.

        :param offered: providers.front.Channel
        """
        offered = {channel.id: channel for channel in offered}
        known = mailbox.sudo().front_channel_ids
        kept = known.filtered(lambda row: row.channel in offered)
        (known - kept).unlink()
        new = offered.keys() - set(kept.mapped("channel"))
        return kept | self.create([self._values_of(mailbox, offered[channel]) for channel in new])

    @api.model
    def _values_of(self, mailbox, channel) -> dict:
        return {
            "mailbox_id": mailbox.id,
            "channel": channel.id,
            "address": channel.address,
            "is_private": channel.is_private,
        }
