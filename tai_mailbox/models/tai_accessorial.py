# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
from odoo import api, fields, models
from odoo.tools import ormcache


class TaiAccessorial(models.Model):
    """A service beside the haul itself: liftgate, appointment, tarp..."""

    _name = "tai.accessorial"
    _description = "Accessorial"
    _order = "sequence, name"

    name = fields.Char(required=True, translate=True)
    code = fields.Char(required=True, help="The word that the mail reader uses for it.")
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)

    _code_unique = models.Constraint("UNIQUE(code)", "There is an accessorial with this code already.")

    @api.model
    @ormcache()
    def _ids_by_code(self):
        """{code: id}, asked for every load that is read."""
        return {row.code: row.id for row in self.sudo().search_fetch([], ["code"])}

    @api.model_create_multi
    def create(self, vals_list):
        self.env.registry.clear_cache()
        return super().create(vals_list)

    def write(self, vals):
        self.env.registry.clear_cache()
        return super().write(vals)

    def unlink(self):
        self.env.registry.clear_cache()
        return super().unlink()
