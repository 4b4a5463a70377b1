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
        known = {row.channel: row for row in mailbox.sudo().front_channel_ids}
        new = [one for one in offered if one.id not in known]
        made = self.create(
            [
                {
                    "mailbox_id": mailbox.id,
                    "channel": one.id,
                    "address": one.address,
                    "is_private": one.is_private,
                }
                for one in new
            ]
        )
        names = {one.id for one in offered}
        kept = self.union(*(row for name, row in known.items() if name in names))
        (self.union(*known.values()) - kept).unlink()
        return kept | made
