# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Odoo, loaded once, that bears a reading process for each line of its input.

    python -m bench.nursery DATABASE

Prints the process's id when it begins, and `ended` when it has ended, by itself or by a signal.
"""

from __future__ import annotations

import os
import sys
import time
from typing import Any

from . import environment


def main() -> int:
    registry = environment.registry(sys.argv[1])
    warm_up(registry)
    say("ready")
    for _line in sys.stdin:
        child = os.fork()
        if not child:
            os._exit(read_all(registry))
        say(child)
        os.waitpid(child, 0)
        say("ended")
    return 0


def warm_up(registry: Any) -> None:
    """What is loaded once is loaded before; a connection must not be shared with a child."""
    from odoo import sql_db

    from tai_mailbox.intake import Context, read

    read(b"Subject: warm up\r\n\r\nChicago, IL to Dallas, TX", Context())
    with registry.cursor() as cr:
        cr.execute("SELECT 1")
    sql_db.close_all()


def read_all(registry: Any) -> int:
    """As the cron does; the exit code."""
    from odoo import SUPERUSER_ID
    from odoo.api import Environment

    try:
        with registry.cursor() as cr:
            Environment(cr, SUPERUSER_ID, {})["tai.mailbox"]._dispatch_polls(time.monotonic() + 600)
    except Exception:  # noqa: BLE001 - the database has gone: the next process goes on
        return 1
    return 0


def say(words: object) -> None:
    print(words, flush=True)


if __name__ == "__main__":
    sys.exit(main())
