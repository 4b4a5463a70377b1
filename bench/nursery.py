# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Odoo, loaded once, that bears a reading process for each line of its input.

    python -m bench.nursery DATABASE

Prints the process's id when it begins, and its exit code when it has ended: the number of a signal
below zero, if by one.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from devtools import odoo_run, postgres
from devtools.paths import PYTHON, ROOT

from . import environment

# What Odoo waits for: the end of a dead process's lease, and the time of the next poll.
NEXT_POLL = (
    "UPDATE tai_mailbox SET lease_until = NULL, next_poll = '2000-01-01', state = 'connected'"
    " WHERE state <> 'draft'"
)
# And the pauses of mails that failed.
NEXT_TRY = "UPDATE tai_mailbox_message SET next_try = NULL WHERE state IN ('owed', 'retry')"

Begin = Callable[
    [], tuple[int, Callable[[], int]]
]  # a reading process: its id, and waiting for its exit code


@contextmanager
def nursery(database: str, module: str = __name__) -> Iterator[Begin]:
    """`module`: the program, this one or one that makes more of it."""
    command = [PYTHON, "-m", module, database]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    with subprocess.Popen(command, cwd=ROOT, env=odoo_run.environment(), **pipes) as process:

        def begin() -> tuple[int, Callable[[], int]]:
            process.stdin.write("read\n")
            process.stdin.flush()
            return int(process.stdout.readline()), lambda: int(process.stdout.readline())

        assert process.stdout.readline() == "ready\n"
        yield begin
        process.stdin.close()


def do_not_wait(database: str, *statements: str) -> None:
    for statement in statements or (NEXT_POLL, NEXT_TRY):
        postgres.execute(statement, database=database)


def main(prepare: Callable[[], None] = lambda: None) -> int:
    """`prepare`: what is done before the first process is born."""
    registry = environment.registry(sys.argv[1])
    prepare()
    warm_up(registry)
    say("ready")
    for _line in sys.stdin:
        child = os.fork()
        if not child:
            os._exit(read_all(registry))
        say(child)
        say(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
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
