# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Run in Odoo's shell: uninstall the addon; what it leaves behind."""

import json

env["ir.module.module"].search([("name", "=", "tai_mailbox")]).button_immediate_uninstall()  # noqa: F821
env.cr.execute("SELECT relname FROM pg_class WHERE relkind = 'r' AND relname LIKE 'tai_%'")  # noqa: F821
tables = [name for (name,) in env.cr.fetchall()]  # noqa: F821
crons_query = "SELECT cron_name FROM ir_cron WHERE cron_name ~ '^(Mailboxes|Documents):'"
env.cr.execute(crons_query)  # noqa: F821
crons = [name for (name,) in env.cr.fetchall()]  # noqa: F821
env.cr.execute("SELECT count(*) FROM ir_mail_server WHERE owner_user_id IS NOT NULL")  # noqa: F821
[(servers,)] = env.cr.fetchall()  # noqa: F821
env.cr.execute("SELECT name FROM ir_module_module WHERE state != 'installed' AND name LIKE 'tai_%'")  # noqa: F821
gone = [name for (name,) in env.cr.fetchall()]  # noqa: F821
print(json.dumps({"tables": tables, "crons": crons, "servers": servers, "gone": sorted(gone)}))
