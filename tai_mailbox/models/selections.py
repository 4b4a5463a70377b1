# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
from odoo.api import Environment


def selection_of(env: Environment, model: str, field: str) -> list[tuple[str, str]]:
    """The values of another field, with their words in the reader's language, for one that holds the same."""
    return env[model]._fields[field]._description_selection(env)
