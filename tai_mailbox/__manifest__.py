# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
{
    "name": "Tai Mailbox",
    "summary": "Freight brokers' own mailboxes in Odoo: send from them, turn mail into shipments",
    "version": "19.0.1.0.0",
    "category": "Supply Chain/Freight",
    "author": "tai_mailbox founders",
    "website": "https://github.com/tai-mailbox/tai_mailbox",
    "license": "LGPL-3",
    "depends": ["base_setup", "mail"],
    "external_dependencies": {"python": ["cryptography", "imapclient", "msal", "google-auth-oauthlib"]},
    "data": [
        "security/tai_mailbox_groups.xml",
        "security/ir.model.access.csv",
        "security/tai_mailbox_rules.xml",
    ],
    "demo": [],
    "application": True,
    "installable": True,
}
