# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""An Odoo process that works with mailboxes in Front, order by order.

    python -m tests.e2e.front_process DATABASE

Each line of its input is a JSON list, an order and its arguments; each line of its output a JSON answer.
"""

import json
import sys
import time

from bench import environment

ORDERS = {}
PATIENCE = 60.0  # seconds


def order(function):
    ORDERS[function.__name__] = function
    return function


@order
def connect(env, token, *addresses):
    """Staff members' mailboxes, by the company's API token."""
    from odoo import fields
    from odoo.addons.tai_mailbox.models import vault

    env["ir.config_parameter"].set_param("tai_mailbox.front_api_token", vault.seal(env, token))
    for address in addresses:
        user = env["res.users"].search([("login", "=", address)])
        values = {"provider": "front", "permission": "send_read", "post_action": "archive"}
        mailbox = env["tai.mailbox"].create({**values, "user_id": user.id, "address": address})
        mailbox.last_read = fields.Datetime.now()
        assert mailbox._authorize() is None


@order
def read(env, address):
    """One poll of it."""
    from odoo.addons.tai_mailbox.models import steps

    mailbox = env["tai.mailbox"].search([("address", "=", address)])
    mailbox.next_poll = "2000-01-01"
    steps.run(mailbox._claim()._poll())


@order
def ask(env, token, count):
    """[when each request was let go, as (not before, not after)] of so many for the same thing."""
    from odoo.addons.tai_mailbox.models.tai_front_budget import CompanyPace
    from odoo.addons.tai_mailbox.providers.base import Account, BearerToken
    from odoo.addons.tai_mailbox.providers.front import FrontApi

    let_go = []

    class Witness(CompanyPace):
        def take(self, resource, reserve):
            begun = time.time()
            wait = super().take(resource, reserve)
            if not wait:
                let_go.append((begun, time.time()))
            return wait

    options = {
        "api": env["ir.config_parameter"].get_param("tai_mailbox.front_api"),
        "pace": Witness(env.registry, env.company.id),
    }
    account = Account(
        "front", "", "", BearerToken(token), options=options, network=env["tai.mailbox"]._network()
    )
    for _request in range(count):
        FrontApi(account, patience=PATIENCE).get("/events")
    return let_go


def main() -> int:
    registry = environment.registry(sys.argv[1])
    from odoo import SUPERUSER_ID
    from odoo.api import Environment

    print("ready", flush=True)
    for line in sys.stdin:
        name, *arguments = json.loads(line)
        with registry.cursor() as cr:
            answer = ORDERS[name](Environment(cr, SUPERUSER_ID, {}), *arguments)
        print(json.dumps(answer), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
