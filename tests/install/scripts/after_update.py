# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Run in Odoo's shell: what an update has left of the connection and the shipment."""

import json

print(
    json.dumps(
        {
            "mailboxes": env["tai.mailbox"].search([]).mapped("state"),  # noqa: F821
            "lanes": env["tai.shipment"].search([]).mapped("lane"),  # noqa: F821
        }
    )
)
