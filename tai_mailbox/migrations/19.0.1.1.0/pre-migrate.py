# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
from odoo.tools.sql import column_exists, create_column


def migrate(cr, version):
    """Leave empty since when a connection has been in its state: nobody noted it until this version.

    Where Odoo makes the column itself, it fills in the moment of the update.
    """
    if not column_exists(cr, "tai_mailbox", "state_since"):
        create_column(cr, "tai_mailbox", "state_since", "timestamp")
