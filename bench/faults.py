# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Mails read while everything fails: nothing may be lost, doubled or left undone.

    ./dev bench faults [--size N] [--kills N] [--full] [--seed N] [--json FILE]

A reading process is killed (SIGKILL) again and again at random moments, while the IMAP connection is cut,
goes silent, slows down or is refused by a server that is tired of it; and PostgreSQL is restarted in the
midst of it. What Odoo would wait for (the end of a dead process's lease, the pauses before another try)
is not waited for. In the end one process reads undisturbed, and the mailbox and the database are counted.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from devtools import odoo_run, postgres
from devtools.paths import PYTHON, ROOT
from sandbox import Sandbox
from sandbox.faults import FaultProxy, Injection
from sandbox.seed import seed

from . import environment
from .mails import mails

ADDRESS = "pat@brokerage.test"
KINDS = ("quote", "other")
TIMEOUT = 1  # seconds until a silent server is given up
LONGEST_LIFE = 0.6  # seconds of a reading process before it is killed
CUTS = 0.25  # of the processes see their connection cut
LAST_ROUNDS = 10
NOT_WAITED = (
    "UPDATE tai_mailbox SET lease_until = NULL, next_poll = '2000-01-01', state = 'connected'",
    "UPDATE tai_mailbox_message SET next_try = NULL WHERE state IN ('owed', 'retry')",
)


def main() -> int:
    options = arguments()
    figures = measure(options.size, options.kills, random.Random(options.seed), options.kills // 2)
    if options.json:
        options.json.write_text(json.dumps(figures, indent=1))
    print("kills {kills}: {lost} lost, {doubled} doubled, {undone} undone".format(**figures))
    return 0


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--size", type=int, default=400, metavar="N", help="mails (default 400)")
    parser.add_argument("--kills", type=int, default=30, metavar="N", help="kills (default 30)")
    parser.add_argument("--full", action="store_true", help="1,000 mails and 100 kills")
    parser.add_argument("--seed", type=int, default=1, metavar="N", help="of the random moments")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures")
    options = parser.parse_args()
    if options.full:
        options.size, options.kills = 1000, 100
    return options


def measure(size: int, kills: int, chance: random.Random, restart_at: int | None = None) -> dict[str, int]:
    """`restart_at`: the number of kills after which PostgreSQL is restarted, for everybody who uses it."""
    with (
        environment.servers() as sandbox,
        environment.database("bench_faults") as database,
        FaultProxy(sandbox.config) as line,
    ):
        passwords = {ADDRESS: sandbox.config["users"][ADDRESS]}
        environment.connect_apart(database, passwords, line.port, TIMEOUT, post_action="archive")
        with nursery(database) as begin:
            disturb(sandbox, database, line, begin, size, kills, chance, restart_at)
            line.reset()
            for _round in range(LAST_ROUNDS):
                read_in_peace(database, begin)
        return {"kills": kills, **count(sandbox, database, size)}


Begin = Callable[[], tuple[int, Callable[[], None]]]  # a reading process: its id, and how to wait for its end


@contextmanager
def nursery(database: str) -> Iterator[Begin]:
    command = [PYTHON, "-m", "bench.nursery", database]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    with subprocess.Popen(command, cwd=ROOT, env=odoo_run.environment(), **pipes) as process:

        def await_end() -> None:
            assert process.stdout.readline() == "ended\n"

        def begin() -> tuple[int, Callable[[], None]]:
            process.stdin.write("read\n")
            process.stdin.flush()
            return int(process.stdout.readline()), await_end

        assert process.stdout.readline() == "ready\n"
        yield begin
        process.stdin.close()


def disturb(
    sandbox: Sandbox,
    database: str,
    line: FaultProxy,
    begin: Begin,
    size: int,
    kills: int,
    chance: random.Random,
    restart_at: int | None,
) -> None:
    """Until so many processes were killed; new mail comes before each, as long as there is some."""
    box, waiting = environment.postbox(sandbox), list(mails(size, (), KINDS))
    killed = 0
    while killed < kills:
        share, waiting = waiting[: size // kills + 1], waiting[size // kills + 1 :]
        seed(box, ADDRESS, share)
        do_not_wait(database)
        line.reset()
        trouble(line, chance)
        child, await_end = begin()
        time.sleep(chance.uniform(0, LONGEST_LIFE))
        if chance.random() < CUTS:
            line.cut()
        if killed == restart_at:
            restart_database()
        killed += kill(child)
        await_end()
    assert not waiting, "not all mail was delivered"


def kill(process: int) -> bool:
    """Whether it still ran."""
    try:
        os.kill(process, signal.SIGKILL)
    except ProcessLookupError:
        return False
    return True


def trouble(line: FaultProxy, chance: random.Random) -> None:
    faults = line.faults
    wrong: list[Callable[[], object]] = [
        lambda: None,
        lambda: None,
        lambda: setattr(faults, "cut_after", chance.randrange(500, 60_000)),
        lambda: setattr(faults, "black_hole", True),
        lambda: setattr(faults, "latency", 0.05),
        lambda: setattr(faults, "rate", 100_000.0),
        lambda: faults.inject.append(Injection("UID MOVE", "{tag} NO [LIMIT] Too many requests", times=3)),
        lambda: faults.inject.append(Injection("UID FETCH", close=True)),
        lambda: faults.inject.append(Injection("UID MOVE", close=True)),
    ]
    chance.choice(wrong)()


def restart_database() -> None:
    if not postgres.is_foreign():
        postgres.stop()
        postgres.start()


def read_in_peace(database: str, begin: Begin) -> None:
    do_not_wait(database)
    _child, await_end = begin()
    await_end()


def do_not_wait(database: str) -> None:
    for statement in NOT_WAITED:
        postgres.execute(statement, database=database)


def count(sandbox: Sandbox, database: str, size: int) -> dict[str, int]:
    """Every quote has one shipment and lies in the archive, and every mail has a row that is done."""
    wanted = [f"<{order}@shipper.test>" for order in range(size)]
    quotes = {key for order, key in enumerate(wanted) if KINDS[order % len(KINDS)] == "quote"}
    rows = Counter(column(database, "SELECT message_key FROM tai_mailbox_message WHERE state = 'done'"))
    logged = Counter(
        column(
            database,
            "SELECT message_id FROM mail_message WHERE model = 'tai.shipment' AND message_type = 'email'",
        )
    )
    [shipments] = column(database, "SELECT count(*) FROM tai_shipment")
    archived = Counter(message_ids(sandbox, "Archive"))
    left = quotes & set(message_ids(sandbox, "INBOX"))
    lost = {key for key in wanted if not rows[key]} | {key for key in quotes if not logged[key]}
    doubled = max(0, shipments - len(quotes)) + sum(
        number - 1 for found in (rows, logged, archived) for number in found.values()
    )
    return {"lost": len(lost), "doubled": doubled, "undone": len(left | (quotes - set(archived)))}


def column(database: str, statement: str) -> list:
    return [value for (value,) in postgres.execute(statement, database=database)]


def message_ids(sandbox: Sandbox, folder: str) -> list[str]:
    header = "BODY.PEEK[HEADER.FIELDS (MESSAGE-ID)]"
    with environment.postbox(sandbox).open(ADDRESS) as imap:
        imap.select_folder(folder, readonly=True)
        found = imap.fetch(imap.search(), [header]).values()
    return [mail[header.replace(".PEEK", "").encode()].split(b":", 1)[1].strip().decode() for mail in found]


if __name__ == "__main__":
    sys.exit(main())
