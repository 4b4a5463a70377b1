# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Starting processes and stopping just these, also from another process and after a crash."""

from __future__ import annotations

import os
import pwd
import signal
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

UNPRIVILEGED = ("nobody", "nogroup")


@dataclass(frozen=True)
class Started:
    """A process by its number and the tick it was started at: a reused number is another process."""

    pid: int
    ticks: int

    @classmethod
    def of(cls, pid: int) -> Started:
        return cls(pid, _stat(pid)[1])

    def alive(self) -> bool:
        try:
            state, ticks = _stat(self.pid)
        except (FileNotFoundError, ProcessLookupError):
            return False
        return ticks == self.ticks and state != "Z"


def _stat(pid: int) -> tuple[str, int]:
    """State letter and start time of a process, see proc(5)."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return fields[0], int(fields[19])


def is_root() -> bool:
    return os.geteuid() == 0


def unprivileged_ids() -> tuple[int, int]:
    entry = pwd.getpwnam(UNPRIVILEGED[0])
    return entry.pw_uid, entry.pw_gid


def start(
    command: Sequence[str | Path], log: Path, env: Mapping[str, str] | None = None, drop: bool = False
) -> Started:
    """Start `command` in a session of its own, its output appended to `log`.

    With `drop` it runs as nobody when we are root.
    """
    identity = {"user": UNPRIVILEGED[0], "group": UNPRIVILEGED[1], "extra_groups": []}
    with log.open("ab") as output:
        process = subprocess.Popen(
            [str(part) for part in command],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            env={**os.environ, **(env or {})},
            start_new_session=True,
            **(identity if drop and is_root() else {}),
        )
    process.returncode = 0  # it may outlive us: no complaint when this object goes
    return Started.of(process.pid)


def stop(processes: Sequence[Started], patience: float = 5.0) -> None:
    """End processes that `start` made, with their children; after `patience` seconds, at once."""
    running = [process for process in processes if process.alive()]
    for process in running:
        os.killpg(process.pid, signal.SIGTERM)
    if not wait_until(lambda: not any(map(_still_runs, running)), patience):
        for process in filter(_still_runs, running):
            os.killpg(process.pid, signal.SIGKILL)
        wait_until(lambda: not any(map(_still_runs, running)), patience)


def _still_runs(process: Started) -> bool:
    """An own child that has ended is reaped on the way."""
    try:
        os.waitpid(process.pid, os.WNOHANG)
    except ChildProcessError:
        pass
    return process.alive()


def wait_until(condition: Callable[[], bool], timeout: float, pause: float = 0.02) -> bool:
    """Whether `condition` came true within `timeout` seconds."""
    deadline = time.monotonic() + timeout
    while not condition():
        if time.monotonic() > deadline:
            return False
        time.sleep(pause)
    return True
