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
