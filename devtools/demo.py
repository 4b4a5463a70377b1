# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""./dev demo: an Odoo with the addon, staff members, and mailboxes in the sandbox for them to connect."""

import argparse
import signal
from pathlib import Path

from . import databases, odoo_run, postgres, sandbox_run, server
from .console import Failure, log_file, say, step
from .paths import ODOO_COMMAND
from .state import digest, own_port, port_is_free, recall, remember

PREFERRED_PORT = 8069
PURPOSE = "demo"

WELCOME = """
Odoo runs at {address}
  administrator: login admin, password admin
{staff}
The sandbox's mailboxes: {page}

Three things to try:
  1. Sign in as {name}, open My Preferences (top right), press "Add Mailbox Configuration" and connect
     IMAP (Other): username {login}, password {mailbox_password},
     outgoing localhost port {submission} (STARTTLS), incoming localhost port {imaps} (SSL/TLS).
     "Request Authorization Token" sends the link to the mailbox: open it from the sandbox's page.
  2. On the sandbox's page send {name} the sample quote request, then press "Read now" in Odoo:
     a shipment stands there, with the mail in its chatter.
  3. Answer the customer from the shipment: the answer lies in the mailbox's Sent folder.
"""


def run(arguments: list[str]) -> int:
    options = parse(arguments)
    if running_port() and not options.reset:
        say("The demo runs already.")
        welcome(running_port())
        return 0
    stop()
    odoo_run.ensure()
    if options.reset:
        reset()
    port = choose_port(options.port)
    sandbox = sandbox_run.up()
    database = prepare_database(f"http://localhost:{port}")
    process = start(database, port, sandbox)
    welcome(port)
    return 0 if options.detach else follow(process)


def parse(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="./dev demo", description=__doc__)
    parser.add_argument("--port", type=int, help=f"Odoo's port (default: {PREFERRED_PORT}, or a free one)")
    parser.add_argument("--detach", action="store_true", help="leave it running in the background")
    parser.add_argument("--reset", action="store_true", help="begin anew: drop the database and all mail")
    return parser.parse_args(arguments)


def choose_port(wanted: int | None) -> int:
    if not wanted:
        return own_port(PURPOSE, PREFERRED_PORT)
    if not port_is_free(wanted):
        raise Failure(f"port {wanted} is taken: choose another with --port, or none")
    remember(f"port {PURPOSE}", wanted)
    return wanted


def reset() -> None:
    sandbox_run.down("erase")
    postgres.drop_database(databases.name_of(PURPOSE))


def prepare_database(address: str) -> str:
    """The demo's database, turned to the sandbox if it is not yet."""
    database = databases.kept_copy(PURPOSE, demo=True)
    now = digest(address, sandbox_run.DESCRIPTION, databases.identity(database))
    if recall("demo is turned to") != now:
        with step("Turn the database to the sandbox"):
            databases.use_sandbox(database, sandbox_run.DESCRIPTION, address)
        remember("demo is turned to", now)
    return database


def start(database: str, port: int, sandbox: dict):
    with step("Odoo started"):
        process = server.start(database, port, log_file(PURPOSE), sandbox["ca_bundle"])
    remember("demo process", process.pid)
    return process


def follow(process) -> int:
    """Wait for the server's end; Ctrl-C stops it, and the sandbox."""
    say(f"Ctrl-C stops it. Odoo's log: {log_file(PURPOSE)}")
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        return process.wait()
    except KeyboardInterrupt:
        stop()
        sandbox_run.down()
        return 0


def running_port() -> int | None:
    """The port of the demo that runs now, if one does."""
    port, pid = recall(f"port {PURPOSE}"), running_process()
    return port if port and pid and server.listens(pid, port) and server.answers(port) else None


def running_process() -> int | None:
    """The demo's process; a number that meanwhile went to another program is none."""
    pid = recall("demo process")
    if not pid or not server.is_alive(pid):
        return None
    return pid if str(ODOO_COMMAND) in Path(f"/proc/{pid}/cmdline").read_text() else None


def stop() -> None:
    pid = running_process()
    if pid:
        with step("Odoo stopped"):
            server.stop(pid)


def welcome(port: int) -> None:
    sandbox = sandbox_run.description()
    staff = [(name, login) for name, login in staff_members() if sandbox["users"].get(login)]
    lines = [f"  {name}: login {login}, password {databases.STAFF_PASSWORD}" for name, login in staff]
    name, login = staff[0]
    print(
        WELCOME.format(
            address=f"http://localhost:{port}",
            staff="\n".join(lines),
            page=sandbox["page"],
            name=name,
            login=login,
            mailbox_password=sandbox["users"][login],
            **{service: sandbox["ports"][service] for service in ("submission", "imaps")},
        ),
        flush=True,
    )


def staff_members() -> list[tuple]:
    """Name and login of the users."""
    query = """SELECT partner.name, login FROM res_users
               JOIN res_partner partner ON partner.id = res_users.partner_id ORDER BY res_users.id"""
    return postgres.execute(query, database=databases.name_of(PURPOSE))
