# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
from datetime import timezone


def naive(moment):
    """As Odoo stores it: UTC, without a zone."""
    return moment and moment.astimezone(timezone.utc).replace(tzinfo=None)
