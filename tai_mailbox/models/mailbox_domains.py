# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Which connections are meant."""

from odoo.fields import Domain

READING = Domain("state", "=", "connected") & Domain("permission", "=", "send_read")
# What an administrator must look at: broken, or not read for a day whatever the reason.
IN_TROUBLE = Domain("state", "=", "broken") | (READING & Domain("last_read", "<", "-1d"))
