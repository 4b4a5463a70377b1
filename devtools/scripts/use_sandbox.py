"""Run in Odoo's shell: turns a database to the sandbox, in place of the providers outside.

TAI_SANDBOX names the sandbox's sandbox.json; TAI_WEB_ADDRESS is where a browser finds this Odoo.
"""

import json
import os
from pathlib import Path

sandbox = json.loads(Path(os.environ["TAI_SANDBOX"]).read_text())

parameters = {
    "web.base.url": os.environ["TAI_WEB_ADDRESS"],
    "web.base.url.freeze": "True",
    # The sandbox lives on loopback, where no real mail server of a staff member does.
    "tai_mailbox.allowed_hosts": "localhost,127.0.0.1",
}
for name, value in parameters.items():
    env["ir.config_parameter"].set_param(name, value)  # noqa: F821

relay = {
    "name": "Sandbox relay",
    "smtp_host": sandbox["host"],
    "smtp_port": sandbox["ports"]["relay"],
    "smtp_encryption": "none",
    "smtp_authentication": "login",
    "sequence": 1,
}
servers = env["ir.mail_server"].search([("name", "=", relay["name"])])  # noqa: F821
if servers:
    servers.write(relay)
else:
    servers.create(relay)
env.cr.commit()  # noqa: F821
