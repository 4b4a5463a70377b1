# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
from odoo import models


class IrHttp(models.AbstractModel):
    _inherit = "ir.http"

    def session_info(self):
        """Tell the user menu whether this person connects a mailbox, and has one."""
        info = super().session_info()
        user = self.env.user
        if user._is_internal():
            info["tai_mailbox"] = {
                "may_connect": user.has_group("tai_mailbox.group_user"),
                "connected": bool(user.sudo().tai_mailbox_ids),
            }
        return info
