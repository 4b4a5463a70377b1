# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
from odoo import SUPERUSER_ID, api


def migrate(cr, version):
    """TIFFs have pages from this version on: those that came before are read once more, by the cron."""
    api.Environment(cr, SUPERUSER_ID, {})["tai.document"]._read_tiffs_again()
