# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Small facts remembered under .dev/: digests of what was made, and chosen ports."""

import fcntl
import hashlib
import json
import socket
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from .paths import STATE

FACTS = STATE / "facts.json"


def recall(name: str):
    """The remembered value, or None."""
    try:
        return json.loads(FACTS.read_text()).get(name)
    except FileNotFoundError:
        return None


def remember(name: str, value) -> None:
    facts = json.loads(FACTS.read_text()) if FACTS.exists() else {}
    facts[name] = value
    fresh = FACTS.with_suffix(".new")
    fresh.write_text(json.dumps(facts, indent=1, sort_keys=True))
    fresh.replace(FACTS)


def digest(*parts: str | Path) -> str:
    """Short digest of texts and of files' contents."""
    total = hashlib.sha256()
    for part in parts:
        data = part.read_bytes() if isinstance(part, Path) else part.encode()
        total.update(hashlib.sha256(data).digest())
    return total.hexdigest()[:12]


def digest_files(files: Iterable[Path], base: Path) -> str:
    """Short digest of the names and contents of files under a folder."""
    parts: list[str | Path] = []
    for file in sorted(files):
        parts += [str(file.relative_to(base)), file]
    return digest(*parts)


@contextmanager
def alone() -> Iterator[None]:
    """Let one ./dev at a time make things in this checkout; the others wait."""
    STATE.mkdir(exist_ok=True)
    with (STATE / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def port_is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def own_port(name: str, preferred: int = 0) -> int:
    """A free port for `name`: the one it had before, else the preferred, else any."""
    port = (
        next((p for p in (recall(f"port {name}"), preferred) if p and port_is_free(p)), None) or free_port()
    )
    remember(f"port {name}", port)
    return port
