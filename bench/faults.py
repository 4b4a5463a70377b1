# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Mails read while everything fails: nothing may be lost, doubled or left undone.

    ./dev bench faults [--size N] [--kills N] [--full] [--seed N] [--server NAME] [--json FILE]

A reading process is killed (SIGKILL) again and again: at random moments, between the fetch of a batch and
its commit, between the commit and the filing of its mails. Meanwhile the IMAP connection is cut, goes
silent, slows down, or is refused by a server that is tired of it; and PostgreSQL is restarted in the midst
of it. What Odoo would wait for (the end of a dead process's lease, the pauses before another try) is not
waited for. In the end one process reads undisturbed, and the mailbox and the database are counted.

Once with Dovecot, and once with the sandbox's Gmail; the last line is the sum.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from devtools import postgres
from sandbox import Sandbox
from sandbox.faults import FaultProxy, Watch
from sandbox.gmail import GmailServer
from sandbox.seed import seed

from . import environment
from .fault_results import KINDS, SERVERS, Results, Server
from .mails import mails
from .nursery import Begin, do_not_wait, nursery
from .troubles import CUTS, LONGEST_LIFE, MOMENTS, QUIET, TROUBLES, Log, Moment

TIMEOUT = 1  # seconds until a silent server is given up
LAST_ROUNDS = 10
STILL_TO_DO = (
    "SELECT id FROM tai_mailbox_message WHERE state IN ('owed', 'retry')"
    " UNION ALL SELECT id FROM tai_mailbox WHERE failures > 0 OR lease_until IS NOT NULL"
)


def main() -> int:
    options = arguments()
    total: Counter[str] = Counter()
    for server in [options.server] if options.server else SERVERS:
        log, chance = Log(), random.Random(options.seed)
        figures = measure(options.size, options.kills, chance, server, options.kills // 2, log)
        log.show(server)
        tell(figures)
        total.update(figures)
    if options.json:
        options.json.write_text(json.dumps(total, indent=1))
    tell(total)
    return 0


def tell(figures: dict[str, int]) -> None:
    print("kills {kills}: {lost} lost, {doubled} doubled, {undone} undone".format(**figures), flush=True)


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--size", type=int, default=80, metavar="N", help="mails (default 80)")
    parser.add_argument("--kills", type=int, default=8, metavar="N", help="kills (default 8)")
    parser.add_argument("--full", action="store_true", help="1,000 mails and 100 kills")
    parser.add_argument("--seed", type=int, default=1, metavar="N", help="of the random moments")
    parser.add_argument("--server", choices=SERVERS, help="only this one (default both)")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures")
    options = parser.parse_args()
    if options.full:
        options.size, options.kills = 1000, 100
    return options


def measure(
    size: int, kills: int, chance: random.Random, server: str, restart_at: int | None, log: Log
) -> dict[str, int]:
    """`restart_at`: the number of kills after which PostgreSQL is restarted, for everybody who uses it."""
    with (
        environment.servers() as sandbox,
        environment.database("bench_faults") as database,
        line_to(server, sandbox) as line,
    ):
        connect(server, sandbox, database, line.port)
        with nursery(database) as begin:
            test = Test(sandbox, SERVERS[server], database, line, begin, chance, log)
            test.disturb(size, kills, restart_at)
            test.read_in_peace()
        results = Results(sandbox, SERVERS[server], database)
        results.tell_unfinished()
        return {"kills": kills, **results.count(size)}


@contextmanager
def line_to(server: str, sandbox: Sandbox) -> Iterator[FaultProxy]:
    if server == "imap":
        with FaultProxy(sandbox.config) as line:
            yield line
        return
    gmail = GmailServer(0, sandbox.config["ports"]["imap"], None)
    with FaultProxy(sandbox.config, gmail.port) as line:
        yield line
    gmail.stop()


def connect(server: str, sandbox: Sandbox, database: str, port: int) -> None:
    address = SERVERS[server].address
    if server == "imap":
        passwords = {address: sandbox.config["users"][address]}
        environment.connect_apart(database, passwords, port, TIMEOUT, post_action="archive")
    else:
        environment.sign_in_apart(sandbox, database, address, port, TIMEOUT, post_action="archive")


@dataclass
class Test:
    """Reading processes that die, one after the other, in a mailbox that mail comes to."""

    sandbox: Sandbox
    server: Server
    database: str
    line: FaultProxy
    begin: Begin
    chance: random.Random
    log: Log

    def disturb(self, size: int, kills: int, restart_at: int | None) -> None:
        """Until so many processes were killed; new mail comes before each, as long as there is some."""
        box, waiting = environment.postbox(self.sandbox), list(mails(size, (), KINDS))
        killed = 0
        while killed < kills:
            share, waiting = waiting[: size // kills + 1], waiting[size // kills + 1 :]
            seed(box, self.server.address, share)
            do_not_wait(self.database)
            restart = killed == restart_at and not self.log.restarts
            killed += self.read_until_killed(restart)
        assert not waiting, "not all mail was delivered"

    def read_until_killed(self, restart: bool) -> bool:
        """Whether the process still ran when it was to be killed."""
        self.trouble()
        name = self.chance.choice(list(MOMENTS))
        moment, reached = MOMENTS[name], threading.Event()
        self.line.faults.watch.append(Watch(moment.match or "$^", reached.set))
        process, await_end = self.begin()
        if moment.match and not reached.wait(LONGEST_LIFE):
            name, moment = "at any time", Moment(0)
        time.sleep(self.chance.uniform(0, moment.within))
        self.cut_or_not()
        if restart:
            self.restart_database()
        killed = kill(process)
        await_end()
        self.log.killed[name] += killed
        self.log.most_deaths = max(self.log.most_deaths, self.deaths())
        return killed

    def cut_or_not(self) -> None:
        if self.chance.random() < CUTS:
            self.log.cuts += self.line.live
            self.line.cut()

    def deaths(self) -> int:
        """Most processes in a row that ended while they read one mail."""
        statement = "SELECT coalesce(max(begun), 0) FROM tai_mailbox_message"
        [(number,)] = postgres.execute(statement, database=self.database)
        return number

    def trouble(self) -> None:
        self.line.reset()
        name = "none" if self.chance.random() < QUIET else self.chance.choice(list(TROUBLES))
        self.log.troubles[name] += 1
        TROUBLES[name](self.line.faults, self.chance)

    def restart_database(self) -> None:
        if not postgres.is_foreign():
            postgres.stop()
            postgres.start()
            self.log.restarts += 1

    def read_in_peace(self) -> None:
        """Until nothing is left to do; what never ends is counted then."""
        self.line.reset()
        for _round in range(LAST_ROUNDS):
            do_not_wait(self.database)
            _process, await_end = self.begin()
            await_end()
            if not postgres.execute(STILL_TO_DO, database=self.database):
                break


def kill(process: int) -> bool:
    """Whether it still ran."""
    try:
        os.kill(process, signal.SIGKILL)
    except ProcessLookupError:
        return False
    return True


if __name__ == "__main__":
    sys.exit(main())
