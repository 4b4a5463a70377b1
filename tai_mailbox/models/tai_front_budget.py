# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
import time

import psycopg2.errors
from odoo import SUPERUSER_ID, api, fields, models

from ..providers.front import Budget, Told


class TaiFrontBudget(models.Model):
    """How many requests Front still takes from a company: one row for all its mailboxes and processes."""

    _name = "tai.front.budget"
    _description = "Front's budget of requests"
    _log_access = False

    company_id = fields.Many2one("res.company", required=True, ondelete="cascade")
    kept = fields.Json()

    _one_for_each_company = models.Constraint("UNIQUE(company_id)", "A company has one budget at Front.")

    @api.model
    def _of(self, company_id: int):
        """Its row, locked.

        :raise psycopg2.errors.SerializationFailure: another process changed it first; no error to log
        """
        make = "INSERT INTO tai_front_budget (company_id) VALUES (%s) ON CONFLICT DO NOTHING"
        lock = "SELECT id FROM tai_front_budget WHERE company_id = %s FOR UPDATE"
        for query in (make, lock):
            self.env.cr.execute(query, [company_id], log_exceptions=False)
        return self.browse(self.env.cr.fetchone()[0])


class CompanyPace:
    """The `Pace` of providers/front/limits.py, kept in the database; used by threads that have no cursor."""

    def __init__(self, registry, company_id: int):
        self._registry, self._company_id = registry, company_id

    def take(self, resource: str, reserve: int) -> float:
        return self._change(lambda budget: budget.take(time.time(), resource, reserve))

    def note(self, told: Told) -> None:
        self._change(lambda budget: budget.note(time.time(), told))

    def _change(self, change):
        """In a transaction of its own, done again where another process was first."""
        while True:
            try:
                with self._registry.cursor() as cr:
                    row = api.Environment(cr, SUPERUSER_ID, {})["tai.front.budget"]._of(self._company_id)
                    budget = Budget.read(row.kept)
                    outcome = change(budget)
                    row.kept = budget.kept()
                    return outcome
            except psycopg2.errors.SerializationFailure:
                continue
