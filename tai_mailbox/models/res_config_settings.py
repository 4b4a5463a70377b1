# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

from odoo import fields, models


class ResConfigSettings(models.TransientModel):
    _inherit = "res.config.settings"

    tai_attach_sure_documents = fields.Boolean(
        "Attach sure matches", config_parameter="tai_mailbox.attach_sure_documents"
    )
