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
    while not answers(port):
        if process.poll() is not None or time.monotonic() > deadline:
            stop(process.pid)
            words = cause(log.read_text(errors="replace"), odoo_run.last_error)
            raise Failure(f"Odoo did not start: {words} (see {log})")
        time.sleep(LOOK_AGAIN)


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
