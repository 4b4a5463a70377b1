# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
from odoo import api, fields, models

from ..providers.front import LONGEST_TAG


class TaiFrontTag(models.Model):
    """A tag to be added in Front, by its name; Front has it made when it is added first."""

    _name = "tai.front.tag"
    _description = "Front Tag"
    _order = "name"

    name = fields.Char(required=True, size=LONGEST_TAG)
    company_id = fields.Many2one("res.company", required=True, default=lambda self: self.env.company)

    _one_of_a_name = models.UniqueIndex("(company_id, lower(name))", "There is a tag of this name already.")

    @api.model
    def _keep(self, company, names):
        """Those that Front has are there to choose from."""
        known = {name.lower() for name in self.search([("company_id", "=", company.id)]).mapped("name")}
        new = {name.lower(): name[:LONGEST_TAG] for name in names if name.lower() not in known}
        self.create([{"name": name, "company_id": company.id} for name in new.values()])
