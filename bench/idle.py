# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""How long it takes to find nothing new in many mailboxes, behind a network with 40 ms of latency.

    ./dev bench idle [--size N | --full] [--json FILE]

Beside it, in the same run and through the same network: Odoo's own fetchmail.server, over a tenth as
many servers. And once more with a server among them that hangs. They take turns, and the median counts.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from datetime import datetime, timezone
from statistics import median
from typing import Any

from sandbox import Sandbox
from sandbox.faults import FaultProxy

from . import environment
from .environment import Goal

TURNS = 3
LATENCY = 0.04  # seconds, of each answer
HANGS = 5  # seconds until a server that hangs is given up
PEER_SHARE = 10
PEER_LEAST = 10
GOALS = {
    "ratio_to_fetchmail": Goal(at_least=15),
    "round_trips": Goal(at_most=4),
    "delay_by_one_that_hangs": Goal(at_most=1.2),
}


def main() -> int:
    options = environment.arguments(__doc__, 100, 500, "mailboxes")
    with environment.servers() as sandbox, environment.odoo_environment("bench_idle") as env:
        figures, round_trips = measure(sandbox, env, options.size)
    environment.table(
        [
            ("", "ms a mailbox", f"s for {options.size}"),
            *((name, 1000 * seconds, seconds * options.size) for name, seconds in figures.items()),
        ]
    )
    environment.report(
        options,
        {
            "ratio_to_fetchmail": figures["fetchmail.server"] / figures["ours"],
            "round_trips": round_trips,
            "delay_by_one_that_hangs": figures["ours, beside one that hangs"] / figures["ours"],
        },
        GOALS,
    )
    return 0


def measure(sandbox: Sandbox, env: Any, size: int) -> tuple[dict[str, float], float]:
    """Seconds for a mailbox, of each; and our round trips."""
    addresses = [f"broker{number}@brokerage.test" for number in range(size)]
    passwords = environment.new_mailboxes(sandbox, *addresses)
    env["ir.config_parameter"].set_param("tai_mailbox.timeout_seconds", HANGS)
    mailboxes = environment.connect(env, passwords, sandbox.config["imaps"])
    read_all(env)  # the first look is not an idle one
    peers = dict(list(passwords.items())[: max(size // PEER_SHARE, PEER_LEAST)])
    with FaultProxy(sandbox.config) as line, FaultProxy(sandbox.config) as hanging:
        line.faults.latency = LATENCY
        hanging.faults.black_hole = True
        servers = environment.fetchmail_servers(env, peers, line.port)
        poll_time(mailboxes, line.port)  # to warm up
        round_trips = line.traffic.round_trips / size
        turns = {
            "ours": lambda: poll_time(mailboxes, line.port) / size,
            "ours, beside one that hangs": lambda: poll_time(mailboxes, line.port, hanging.port) / size,
            "fetchmail.server": lambda: fetchmail_time(servers) / len(servers),
        }
        return medians(turns), round_trips


def medians(turns: dict[str, Callable[[], float]]) -> dict[str, float]:
    times = [{name: turn() for name, turn in turns.items()} for _turn in range(TURNS)]
    return {name: median(found[name] for found in times) for name in turns}


def poll_time(mailboxes: Any, port: int, hanging: int | None = None) -> float:
    """Seconds until the last of them has been read, but for the first one, if its server hangs.

    :param hanging: the port of that server
    """
    mailboxes.write({"imap_port": port, "next_poll": "2000-01-01"})
    awaited = mailboxes
    if hanging:
        mailboxes[0].imap_port = hanging
        awaited = mailboxes[1:]
    mailboxes.env.cr.commit()
    start = datetime.now(timezone.utc).replace(tzinfo=None)
    read_all(mailboxes.env)
    failed = awaited.filtered("error_code")
    assert not failed, f"{len(failed)} mailboxes were not read: {failed[0].reason}"
    return (max(awaited.mapped("write_date")) - start).total_seconds()


def read_all(env: Any) -> None:
    env["tai.mailbox"]._dispatch_polls(time.monotonic() + 600)


def fetchmail_time(servers: Any) -> float:
    seconds = environment.timed(servers._fetch_mail)
    assert not any(servers.mapped("error_message")), servers.mapped("error_message")
    return seconds


if __name__ == "__main__":
    sys.exit(main())
