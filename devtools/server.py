# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""An Odoo server as a process of its own, as an administrator would run it."""

import os
import signal
import subprocess
import time
import urllib.error
import urllib.request
from pathlib import Path

from . import odoo_run
from .console import Failure, cause

PATIENCE = 60.0  # seconds until Odoo answers; it takes about two
LOOK_AGAIN = 0.1  # seconds
LISTENS = "0A"  # the state of a socket, in /proc/net/tcp


def start(
    database: str, port: int, log: Path, ca_bundle: str, *options: str, **more: str
) -> subprocess.Popen:
    """Start Odoo on a database and wait until it answers.

    `ca_bundle` is the PEM file of the authorities that Odoo's outgoing connections trust; `options` are
    the command's, `more` goes into its environment.
    Raises Failure with Odoo's own words.
    """
    command = odoo_run.command("-d", database, "--http-port", port, "--db-filter", f"^{database}$", *options)
    trusted = {"SSL_CERT_FILE": ca_bundle, "REQUESTS_CA_BUNDLE": ca_bundle}
    process = begin(command, log, odoo_run.environment(**trusted, **more))
    wait_until_it_answers(process, port, log)
    return process


def begin(command: list[str], log: Path, environment: dict[str, str]) -> subprocess.Popen:
    """In a session of its own, so that it outlives this process and can be stopped with its children."""
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("wb") as output:
        return subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            env=environment,
            start_new_session=True,
        )


def wait_until_it_answers(process: subprocess.Popen, port: int, log: Path) -> None:
    deadline = time.monotonic() + PATIENCE
    while not (listens(process.pid, port) and answers(port)):
        if process.poll() is not None or time.monotonic() > deadline:
            stop(process.pid)
            words = cause(log.read_text(errors="replace"), odoo_run.last_error)
            raise Failure(f"Odoo did not start: {words} (see {log})")
        time.sleep(LOOK_AGAIN)


def listens(pid: int, port: int) -> bool:
    """Is it this process that listens there, and not another program that took the port?"""
    return bool(open_sockets(pid) & listening_sockets(port))


def open_sockets(pid: int) -> set[str]:
    """The sockets that a process has open, by their inodes: Linux's /proc/PID/fd."""
    try:
        files = list(Path(f"/proc/{pid}/fd").iterdir())
    except FileNotFoundError:  # it has ended
        return set()
    targets = map(link_target, files)
    return {target[len("socket:[") : -1] for target in targets if target.startswith("socket:[")}


def link_target(file: Path) -> str:
    try:
        return os.readlink(file)
    except (FileNotFoundError, ProcessLookupError):  # closed meanwhile
        return ""


def listening_sockets(port: int) -> set[str]:
    """The sockets that listen on a port, by their inodes: /proc/net/tcp, with hexadecimal ports."""
    tables = [table for table in map(Path, ("/proc/net/tcp", "/proc/net/tcp6")) if table.exists()]
    rows = [line.split() for table in tables for line in table.read_text().splitlines()[1:]]
    return {row[9] for row in rows if row[3] == LISTENS and int(row[1].rpartition(":")[2], 16) == port}


def answers(port: int) -> bool:
    """Does an Odoo answer on this port?"""
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/web/health", timeout=5) as answer:
            return b"pass" in answer.read()
    except (urllib.error.URLError, OSError):
        return False


def stop(pid: int) -> None:
    """Stop a server that `start` started, with its children; twice asked it does not finish its work."""
    for wish in (signal.SIGTERM, signal.SIGKILL):
        try:
            os.killpg(pid, wish)
        except ProcessLookupError:
            return
        if has_ended(pid):
            return


def has_ended(pid: int) -> bool:
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        if not is_alive(pid):
            return True
        time.sleep(LOOK_AGAIN)
    return False


def is_alive(pid: int) -> bool:
    """Does the process run? One that ended and that its parent has not asked about does not."""
    try:
        if os.waitpid(pid, os.WNOHANG)[0] == pid:
            return False
    except ChildProcessError:
        pass
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state != "Z"
