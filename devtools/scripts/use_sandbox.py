# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Run in Odoo's shell: turns a database to the sandbox, in place of the providers outside.

Its relay, the hosts it trusts, its own address; and the sandbox's staff members become its users.
TAI_SANDBOX names the sandbox's sandbox.json, TAI_WEB_ADDRESS is where a browser finds this Odoo,
TAI_STAFF_PASSWORD is what the staff members sign in to Odoo with.
"""

import json
import os
from pathlib import Path

from odoo.addons.tai_mailbox.models import vault

from sandbox.people import PEOPLE

RELAY = "Sandbox relay"


def set_parameters(env, parameters):
    for name, value in parameters.items():
        env["ir.config_parameter"].set_param(name, value)


def web_parameters(address):
    return {
        "web.base.url": address,
        "web.base.url.freeze": "True",
        # The sandbox lives on loopback, where no real mail server of a staff member does.
        "tai_mailbox.allowed_hosts": "localhost,127.0.0.1",
    }


def provider_parameters(env, sandbox):
    """What an administrator would copy from the providers' consoles, and where their servers are."""
    places = {**app_addresses(sandbox), **server_addresses(sandbox)}
    for provider, app in sandbox["oauth"].items():
        places[f"{provider}_client_id"] = app["client_id"]
        places[f"{provider}_client_secret"] = vault.seal(env, app["client_secret"])
    return {f"tai_mailbox.{name}": value for name, value in places.items()}


def app_addresses(sandbox):
    google, microsoft, front = (sandbox["oauth"][name] for name in ("google", "microsoft", "front"))
    tenant = f"{microsoft['browser_origin']}/{microsoft['tenant']}"
    return {
        "google_authority": google["issuer"],
        "google_authorization_uri": google["browser_auth_uri"],
        "microsoft_authority": microsoft["origin"],
        "microsoft_tenant": microsoft["tenant"],
        "microsoft_authorization_uri": f"{tenant}/oauth2/v2.0/authorize",
        "microsoft_graph": microsoft["graph"],
        "front_authority": front["token_uri"].removesuffix("/oauth/token"),
        "front_authorization_uri": front["auth_uri"],
        "front_api": sandbox["front"]["api"],
    }


def server_addresses(sandbox):
    """Written host:port:security."""
    addresses = {}
    for provider, ports in sandbox["servers"].items():
        addresses[f"{provider}_imap"] = f"{sandbox['host']}:{ports['imaps']}:ssl"
        addresses[f"{provider}_smtp"] = f"{sandbox['host']}:{ports['submission']}:starttls"
    return addresses


def set_relay(env, host, port):
    values = {
        "name": RELAY,
        "smtp_host": host,
        "smtp_port": port,
        "smtp_encryption": "none",
        "smtp_authentication": "login",
        "sequence": 1,
    }
    relay = env["ir.mail_server"].search([("name", "=", RELAY)])
    if relay:
        relay.write(values)
    else:
        relay.create(values)


def add_staff(env, password):
    groups = env.ref("base.group_user") | env.ref("tai_mailbox.group_user")
    users = env["res.users"].with_context(no_reset_password=True)
    for person in PEOPLE:
        if person.staff and not users.search([("login", "=", person.address)]):
            users.create(
                {
                    "name": person.name,
                    "login": person.address,
                    "email": person.address,
                    "password": password,
                    "group_ids": [(6, 0, groups.ids)],
                }
            )


sandbox = json.loads(Path(os.environ["TAI_SANDBOX"]).read_text())
set_parameters(env, web_parameters(os.environ["TAI_WEB_ADDRESS"]))  # noqa: F821
set_parameters(env, provider_parameters(env, sandbox))  # noqa: F821
set_relay(env, sandbox["host"], sandbox["ports"]["relay"])  # noqa: F821
add_staff(env, os.environ["TAI_STAFF_PASSWORD"])  # noqa: F821
env.cr.commit()  # noqa: F821
