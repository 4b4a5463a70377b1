# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Run in Odoo's shell: what is installed; a mailbox is connected, a mail read into a shipment."""

import json

import odoo.addons.tai_mailbox
from odoo.addons.tai_mailbox.intake import Context, read

MAIL = b"""From: Karen Voss <kvoss@midstate.example>
Subject: Rate request
Date: Tue, 22 Sep 2026 09:14:00 -0500

Can you quote a dry van from Chicago, IL 60607 to Dallas, TX 75207? 24 pallets, 41,500 lbs.
"""

user = env["res.users"].create({"name": "Pat Meyer", "login": "pat", "email": "pat@brokerage.example"})  # noqa: F821
mailbox = env["tai.mailbox"].create({"user_id": user.id, "address": user.email, "smtp_host": "localhost"})  # noqa: F821
mailbox._connected()
reading = read(MAIL, Context())
shipment = env["tai.shipment"]._create_from_loads([(reading.loads[0], reading)], user, env.company)  # noqa: F821
env.cr.commit()  # noqa: F821
modules = env["ir.module.module"].search([("state", "=", "installed")])  # noqa: F821
print(
    json.dumps(
        {
            "file": odoo.addons.tai_mailbox.__file__,
            "modules": modules.mapped("name"),
            "lane": shipment.lane,
            "server": mailbox.mail_server_id.smtp_authentication,
        }
    )
)
