# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""How long it takes to find nothing new in many mailboxes, behind a network with 40 ms of latency.

    ./dev bench idle [--size N | --full] [--json FILE]

Beside it, in the same run and through the same network: Odoo's own fetchmail.server, over a tenth as
many servers. And once more with a server among them that hangs.
"""

from __future__ import annotations

import sys
import time
from datetime import datetime, timezone
from typing import Any

from sandbox import Sandbox
from sandbox.faults import FaultProxy

from . import environment

LATENCY = 0.04  # seconds, of each answer
HANGS = 5  # seconds until a server that hangs is given up
PEER_SHARE = 10
PEER_LEAST = 10


def main() -> int:
    options = environment.arguments(__doc__, 200, 500, "mailboxes")
    with environment.servers() as sandbox, environment.odoo_environment("bench_idle") as env:
        figures = measure(sandbox, env, options.size)
    environment.table(
        [
            ("", "seconds", "a mailbox (ms)"),
            ("all mailboxes", figures["all"], 1000 * figures["all"] / options.size),
            ("beside one that hangs", figures["others"], 1000 * figures["others"] / options.size),
            ("fetchmail.server", figures["peer"] * options.size, 1000 * figures["peer"]),
        ]
    )
    environment.report(
        options,
        {
            "ratio_to_fetchmail": figures["peer"] * options.size / figures["all"],
            "round_trips": figures["round_trips"],
            "delay_by_one_that_hangs": figures["others"] / figures["all"],
        },
    )
    return 0


def measure(sandbox: Sandbox, env: Any, size: int) -> dict[str, float]:
    addresses = [f"broker{number}@brokerage.test" for number in range(size)]
    passwords = environment.new_mailboxes(sandbox, *addresses)
    env["ir.config_parameter"].set_param("tai_mailbox.timeout_seconds", HANGS)
    mailboxes = environment.connect(env, passwords, sandbox.config["imaps"])
    read_all(env)  # the first look is not an idle one
    with FaultProxy(sandbox.config) as line, FaultProxy(sandbox.config) as hanging:
        line.faults.latency = LATENCY
        hanging.faults.black_hole = True
        mailboxes.imap_port = line.port
        alone, round_trips = poll_time(mailboxes), line.traffic.round_trips / size
        mailboxes[0].imap_port = hanging.port
        beside = poll_time(mailboxes, mailboxes[1:])
        peer_passwords = dict(list(passwords.items())[: max(size // PEER_SHARE, PEER_LEAST)])
        peer = fetchmail_time(env, peer_passwords, line.port) / len(peer_passwords)
    return {"all": alone, "others": beside, "peer": peer, "round_trips": round_trips}


def poll_time(mailboxes: Any, awaited: Any = None) -> float:
    """Seconds until the last of those that are awaited (by default, all) has been read."""
    awaited = mailboxes if awaited is None else awaited
    mailboxes.next_poll = "2000-01-01"
    mailboxes.env.cr.commit()
    start = datetime.now(timezone.utc).replace(tzinfo=None)
    read_all(mailboxes.env)
    failed = awaited.filtered("error_code")
    assert not failed, f"{len(failed)} mailboxes were not read: {failed[0].reason}"
    return (max(awaited.mapped("write_date")) - start).total_seconds()


def read_all(env: Any) -> None:
    env["tai.mailbox"]._dispatch_polls(time.monotonic() + 600)


def fetchmail_time(env: Any, passwords: dict[str, str], port: int) -> float:
    servers = env["fetchmail.server"].create(
        [
            {
                "name": address,
                "server_type": "imap",
                "server": "localhost",
                "port": port,
                "is_ssl": True,
                "user": address,
                "password": password,
                "state": "done",
                "object_id": env["ir.model"]._get_id("tai.shipment"),
            }
            for address, password in passwords.items()
        ]
    )
    env.cr.commit()
    seconds = environment.timed(servers._fetch_mail)
    assert not any(servers.mapped("error_message")), servers.mapped("error_message")
    return seconds


if __name__ == "__main__":
    sys.exit(main())
