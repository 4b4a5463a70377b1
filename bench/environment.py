# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What the benchmarks of the engine share: Odoo in this process, the sandbox's mail servers, a table."""

from __future__ import annotations

import argparse
import json
import logging
import os
import secrets
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from devtools import databases, debian, odoo_run, postgres
from devtools.paths import PYTHON, ROOT
from sandbox import Sandbox
from sandbox.browse import Person
from sandbox.postbox import Postbox

CONNECTED = {
    "provider": "imap",
    "permission": "send_read",
    "post_action": "none",
    "state": "connected",
    "smtp_host": "localhost",
    "imap_host": "localhost",
    "next_poll": "2000-01-01",
}


def arguments(description: str, size: int, full: int, what: str) -> argparse.Namespace:
    """`size`, as many as asked for, and `json`, the file for the figures."""
    parser = argparse.ArgumentParser(
        description=description, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--size", type=int, default=size, metavar="N", help=f"{what} (default {size})")
    parser.add_argument(
        "--full", dest="size", action="store_const", const=full, help=f"as many as the goals name: {full}"
    )
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures")
    return parser.parse_args()


@dataclass(frozen=True)
class Goal:
    """What a figure is to be: one of the two."""

    at_least: float | None = None
    at_most: float | None = None

    def __str__(self) -> str:
        return f"at most {self.at_most:g}" if self.at_least is None else f"at least {self.at_least:g}"

    def is_met(self, figure: float) -> bool:
        return figure <= self.at_most if self.at_least is None else figure >= self.at_least


def report(options: argparse.Namespace, figures: Mapping[str, float], goals: Mapping[str, Goal]) -> None:
    rows = [
        (name, f"{figure:.3g}", goals[name], "met" if goals[name].is_met(figure) else "MISSED")
        for name, figure in figures.items()
    ]
    table([("figure", "is", "goal", ""), *rows])
    if options.json:
        options.json.write_text(json.dumps(figures, indent=1))


def table(rows: Sequence[Sequence[object]]) -> None:
    """The first column to the left, the others to the right."""
    texts = [[f"{cell:,.1f}" if isinstance(cell, float) else str(cell) for cell in row] for row in rows]
    widths = [max(map(len, column)) for column in zip(*texts, strict=True)]
    for first, *others in texts:
        cells = (f"{cell:>{width}}" for cell, width in zip(others, widths[1:], strict=True))
        print("  ".join((f"{first:<{widths[0]}}", *cells)))
    print()


def timed(work: Callable[[], Any]) -> float:
    """Seconds."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


@contextmanager
def servers() -> Iterator[Sandbox]:
    """A sandbox of this process's own, trusted by it."""
    debian.install("dovecot")
    with tempfile.TemporaryDirectory(prefix="tai-bench-") as folder, Sandbox(Path(folder) / "sandbox") as up:
        os.environ["SSL_CERT_FILE"] = up.config["ca_bundle"]
        yield up


@contextmanager
def database(purpose: str) -> Iterator[str]:
    """The name of a new database with the addon, dropped in the end."""
    odoo_run.ensure()
    name = databases.fresh_copy(f"{purpose}_{os.getpid()}")
    try:
        yield name
    finally:
        postgres.drop_database(name)


def registry(name: str) -> Any:
    """Odoo's registry of a database, in this process."""
    os.environ.update(odoo_run.environment())
    import odoo
    from odoo.modules.registry import Registry

    odoo.tools.config.parse_config(["-d", name, "--log-level=critical"], setup_logging=True)
    for chatty in ("odoo", "imapclient"):
        logging.getLogger(chatty).setLevel(logging.CRITICAL)
    return Registry(name)


@contextmanager
def odoo_environment(purpose: str) -> Iterator[Any]:
    """Odoo's environment of a new database, with the rights of its root user."""
    with database(purpose) as name:
        import odoo
        from odoo.api import Environment

        with registry(name).cursor() as cr:
            yield Environment(cr, odoo.SUPERUSER_ID, {})
        odoo.sql_db.close_db(name)


def add_brokers(env: Any, addresses: Sequence[str]) -> Any:
    users = env["res.users"].with_context(no_reset_password=True, tracking_disable=True)
    groups = env.ref("base.group_user") | env.ref("tai_mailbox.group_user")
    zone = {"tz": "America/Chicago", "group_ids": [(6, 0, groups.ids)]}
    return users.create([{"name": name, "login": name, "email": name, **zone} for name in addresses])


def new_mailboxes(sandbox: Sandbox, *addresses: str) -> dict[str, str]:
    """{address: password} of empty mailboxes on the sandbox's IMAP server."""
    passwords = {address: secrets.token_urlsafe(12) for address in addresses}
    for address, password in passwords.items():
        sandbox.add_mailbox(address, password)
    return passwords


def connect(env: Any, passwords: Mapping[str, str], port: int, **values: Any) -> Any:
    """Staff members' mailboxes on the sandbox's IMAP server or a proxy before it, connected and due."""
    env["ir.config_parameter"].set_param("tai_mailbox.allowed_hosts", "localhost")
    common = {**CONNECTED, "imap_port": port, **values}
    users = add_brokers(env, list(passwords))
    mailboxes = env["tai.mailbox"].create(
        [
            {**common, "user_id": user.id, "address": address, "login": address, "password": password}
            for user, (address, password) in zip(users, passwords.items(), strict=True)
        ]
    )
    env.cr.commit()
    return mailboxes


def fetchmail_servers(env: Any, passwords: Mapping[str, str], port: int) -> Any:
    """Odoo's own way to read mail, which makes a tai.shipment of each: the peer."""
    common = {
        "server_type": "imap",
        "server": "localhost",
        "port": port,
        "is_ssl": True,
        "state": "done",
        "object_id": env["ir.model"]._get_id("tai.shipment"),
    }
    servers = env["fetchmail.server"].create(
        [
            {**common, "name": address, "user": address, "password": password}
            for address, password in passwords.items()
        ]
    )
    env.cr.commit()
    return servers


def sign_in(env: Any, config: Mapping[str, Any], address: str, port: int, **values: Any) -> None:
    """A staff member's mailbox at the sandbox's Google, as if its owner had pressed "Sign in with Google"."""
    env["ir.config_parameter"].set_param("tai_mailbox.google_imap", f"localhost:{port}:ssl")
    user = env["res.users"].search([("login", "=", address)])
    common = {"provider": "google", "permission": "send_read", "user_id": user.id}
    mailbox = env["tai.mailbox"].create({**common, "address": address, "login": address, **values})
    back = Person(config).sign_in(address, mailbox._sign_in_address(mailbox.send_by))
    answer = dict(parse_qsl(urlsplit(back).query))
    mailbox._signed_in(mailbox._authorization_of(answer["state"]), answer)


def connect_apart(
    database: str, passwords: Mapping[str, str], port: int, timeout: float = 30, **values: Any
) -> None:
    """The same in a process of its own, so that this one keeps no connection to the database."""
    _connect_apart(database, {"passwords": passwords, "port": port, "timeout": timeout, "values": values})


def sign_in_apart(
    sandbox: Sandbox, database: str, address: str, port: int, timeout: float = 30, **values: Any
) -> None:
    """A mailbox at the sandbox's Google, signed in to in a process of its own, read through `port`."""
    databases.use_sandbox(database, sandbox.state.config_file, "http://localhost:8069")
    order = {"sandbox": sandbox.config, "address": address}
    _connect_apart(database, {**order, "port": port, "timeout": timeout, "values": values})


def _connect_apart(database: str, order: Mapping[str, Any]) -> None:
    command = [PYTHON, "-m", "bench.connect", database]
    subprocess.run(
        command, input=json.dumps(order), text=True, check=True, cwd=ROOT, env=odoo_run.environment()
    )


def postbox(sandbox: Sandbox) -> Postbox:
    return Postbox(sandbox.config)
