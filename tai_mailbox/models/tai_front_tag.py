# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
from odoo import fields, models


class TaiFrontTag(models.Model):
    """A tag to be added in Front, by its name; Front has it made when it is added first."""

    _name = "tai.front.tag"
    _description = "Front Tag"
    _order = "name"

    name = fields.Char(required=True, size=64)
    company_id = fields.Many2one("res.company", required=True, default=lambda self: self.env.company)

    _one_of_a_name = models.UniqueIndex("(company_id, lower(name))", "There is a tag of this name already.")
