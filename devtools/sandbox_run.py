# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The sandbox's command, with its state under .dev/sandbox."""

import json
import subprocess

from . import debian
from .console import run_logged, step
from .paths import PYTHON, ROOT, SANDBOX_STATE

DESCRIPTION = SANDBOX_STATE / "sandbox.json"


def command(action: str) -> list:
    return [PYTHON, "-m", "sandbox", action, "--state-dir", SANDBOX_STATE]


def call(action: str) -> int:
    """Run the sandbox's own command in the foreground; returns its exit code."""
    debian.install("dovecot")
    return subprocess.call(command(action), cwd=ROOT)


def up() -> dict:
    """Have the sandbox up; returns what its sandbox.json says.

    Raises Failure with the sandbox's own words.
    """
    debian.install("dovecot")
    with step("Sandbox providers up"):
        run_logged(command("up"), "sandbox", "Starting the sandbox", cwd=ROOT)
    return description()


def description() -> dict:
    """What sandbox.json says: ports, addresses, the mailboxes' passwords."""
    return json.loads(DESCRIPTION.read_text())


def down(action: str = "down") -> None:
    """Stop the sandbox if there is one; with "erase", its mail goes too."""
    if SANDBOX_STATE.exists() and PYTHON.exists():
        with step("Sandbox providers down"):
            run_logged(command(action), "sandbox", "Stopping the sandbox", cwd=ROOT)
