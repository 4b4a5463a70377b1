# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Connect mailboxes in a process of its own, for a benchmark that keeps no connection itself.

    python -m bench.connect DATABASE

Its input: {"passwords": {ADDRESS: PASSWORD}, "port": N, "values": {FIELD: VALUE}, "timeout": SECONDS},
or {"sandbox": CONFIG, "address": ADDRESS, ...} for a mailbox at the sandbox's Google.
"""

from __future__ import annotations

import json
import sys

from . import environment


def main() -> int:
    order = json.load(sys.stdin)
    registry = environment.registry(sys.argv[1])
    from odoo import SUPERUSER_ID
    from odoo.api import Environment

    with registry.cursor() as cr:
        env = Environment(cr, SUPERUSER_ID, {})
        env["ir.config_parameter"].set_param("tai_mailbox.timeout_seconds", order["timeout"])
        if "sandbox" in order:
            environment.sign_in(env, order["sandbox"], order["address"], order["port"], **order["values"])
        else:
            environment.connect(env, order["passwords"], order["port"], **order["values"])
    return 0


if __name__ == "__main__":
    sys.exit(main())
