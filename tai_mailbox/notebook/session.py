# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Odoo's environment in a notebook.

Each cell is a transaction. When it ends, what it wrote is rolled back, unless it wrote it within
`with commit():`. So no row stays locked while a notebook lies open, an error in one cell spoils no
other, and each cell sees what the database holds now.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg2
from odoo import SUPERUSER_ID, api
from odoo.exceptions import UserError
from odoo.modules.registry import Registry
from odoo.tools import config

NOT_KEPT = "Not kept: what this cell wrote is rolled back. To keep it, write it within `with commit():`."
RECONNECTED = (
    "The connection to the database was lost and is there again: run the cells that fetch records anew."
)


class Session:
    """An environment on a database, and when its transaction ends."""

    def __init__(self, database: str, login: str = ""):
        """Raises UserError where there is no such user, psycopg2.OperationalError where no such database."""
        self.database = database
        self.login = login
        self.env = self._open()

    def _open(self) -> api.Environment:
        cursor = Registry(self.database).cursor()
        env = api.Environment(cursor, SUPERUSER_ID, {})
        user = self._user(env) if self.login else env.user
        return env(user=user, context=user.context_get())

    def _user(self, env: api.Environment):
        user = env["res.users"].search([("login", "=", self.login)])
        if not user:
            raise UserError(env._("No user signs in as %s.", self.login))
        return user

    @contextmanager
    def commit(self) -> Iterator[api.Environment]:
        """Keep what is written within, and nothing that the cell wrote before; an error keeps nothing."""
        self.env.cr.rollback()
        try:
            yield self.env
            self.env.cr.commit()  # pylint: disable=invalid-commit  # that it is for
        except BaseException:
            self.env.cr.rollback()
            raise

    def end_cell(self) -> str:
        """Roll back; what a person should know of it, or nothing.

        A connection that was lost is opened anew.
        """
        try:
            told = NOT_KEPT if self._has_written() else ""
            self.env.cr.rollback()
            return told
        except (psycopg2.InterfaceError, psycopg2.OperationalError):
            self.env = self._open()
            return RECONNECTED

    def _has_written(self) -> bool:
        """Whether the transaction would change the database; one that an error has ended would not."""
        connection = self.env.cr.connection
        if connection.get_transaction_status() == psycopg2.extensions.TRANSACTION_STATUS_INERROR:
            return False
        self.env.cr.execute("SELECT pg_current_xact_id_if_assigned() IS NOT NULL")
        [(written,)] = self.env.cr.fetchall()
        return written or bool(self.env.transaction.field_dirty)

    def close(self) -> None:
        self.env.cr.close()


def configure(file: str = "") -> None:
    """Read Odoo's configuration: the file, or the one that ODOO_RC names.

    Odoo's own logging asks for a terminal or a file; without it, warnings go into the cells.
    """
    config.parse_config([*(["-c", file] if file else []), "--no-http"], setup_logging=False)


def default_database() -> str:
    """The database of the configuration or of PGDATABASE; raises ValueError where neither names one."""
    if not config["db_name"]:
        raise ValueError("Name the database: %odoo DATABASE")
    return config["db_name"][0]
