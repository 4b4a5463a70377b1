# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The state folder: what was chosen once and is kept: a restart changes no address and no password."""

from __future__ import annotations

import fcntl
import json
import os
import random
import secrets
import socket
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any

from .processes import Started, wait_until

DEFAULT_STATE_DIR = Path(__file__).resolve().parent.parent / ".dev" / "sandbox"
# Below Linux's range for outgoing connections, so that none of those takes a port between choice and use.
_PORTS = range(20000, 32000)
_PATIENCE = 3.0  # seconds


class StateDir:
    """The files of one sandbox; everything in it is readable by its owner only where it holds a secret."""

    def __init__(self, root: Path | str):
        self.root = Path(root).resolve()
        self.config_file = self.root / "sandbox.json"
        self._processes_file = self.root / "processes.json"
        self.services_log = self.root / "services.log"
        self.tls_dir = self.root / "tls"

    @contextmanager
    def locked(self) -> Iterator[None]:
        """One `up` or `down` at a time."""
        self.root.mkdir(parents=True, exist_ok=True)
        with (self.root / "lock").open("w") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield

    def config(self) -> dict[str, Any]:
        """What the last `up` wrote; empty when there was none or it cannot be read."""
        return read_json(self.config_file)

    def write_config(self, config: dict[str, Any]) -> None:
        write_json(self.config_file, config)

    def processes(self) -> dict[str, Started]:
        """What was started and not yet stopped, as far as we know; it may have ended since."""
        return {name: Started(**entry) for name, entry in read_json(self._processes_file).items()}

    def remember(self, name: str, process: Started) -> None:
        write_json(self._processes_file, {**read_json(self._processes_file), name: asdict(process)})

    def forget(self) -> None:
        """Nothing runs any more, so no address is valid."""
        self._processes_file.unlink(missing_ok=True)
        self.config_file.unlink(missing_ok=True)

    def secrets(self, names: Iterable[str]) -> dict[str, str]:
        """A random secret for each name, the same at every call."""
        file = self.root / "secrets.json"
        names = list(names)
        known = read_json(file)
        missing = [name for name in names if name not in known]
        if missing:
            known |= {name: secrets.token_urlsafe(16) for name in missing}
            write_json(file, known)
        return {name: known[name] for name in names}

    def ports(self, names: Iterable[str]) -> dict[str, int]:
        """A free port for each name, the one it had before where that is free.

        After a crash, what the servers left behind may hold their ports for a moment.
        """
        file = self.root / "ports.json"
        before = read_json(file)
        wait_until(lambda: all(map(_is_free, before.values())), _PATIENCE)
        chosen: dict[str, int] = {}
        for name in names:
            chosen[name] = _free_port(before.get(name), set(chosen.values()))
        write_json(file, chosen)
        return chosen


def _free_port(wanted: int | None, taken: set[int]) -> int:
    candidates = random.sample(_PORTS, 200)
    for port in [wanted, *candidates] if wanted else candidates:
        if port not in taken and _is_free(port):
            return port
    raise OSError("no free port between 20000 and 32000")


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def read_json(file: Path) -> dict[str, Any]:
    try:
        return json.loads(file.read_text())
    except (FileNotFoundError, ValueError):
        return {}


def write_json(file: Path, content: dict[str, Any]) -> None:
    """Whole or not at all, readable by the owner only."""
    draft = file.with_suffix(".draft")
    draft.touch(mode=0o600)
    draft.write_text(json.dumps(content, indent=2) + "\n")
    os.replace(draft, file)
