# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The sandbox as a whole: up, down, and where everything is."""

from __future__ import annotations

import shutil
import socket
import sys
from pathlib import Path
from typing import Any

from .addresses import CLIENT_SECRETS, front_api, mail_servers, provider_addresses
from .authority import Certificates, ensure_certificates
from .dovecot import Binaries, Dovecot, find_binaries
from .errors import Ended, SandboxError
from .people import PEOPLE, Kind
from .processes import start, stop, wait_until
from .state import DEFAULT_STATE_DIR, StateDir

_PORTS = (
    *("imap", "imaps", "submission", "submissions", "lmtp"),
    *("gmail", "relay", "page", "https", "provider_submission", "provider_submissions"),
)
_INNER_SECRETS = ("master", "introspection", "sessions")
_ATTEMPTS = 3
_PATIENCE = 15.0  # seconds until every port answers; it takes about one


class Sandbox:
    """Stand-ins for the mail providers, on loopback ports chosen at the first start and then kept.

    As a context manager it is up inside and erased after. `config` is the content of
    sandbox.json: addresses, ports and the passwords that were made up for this state folder.
    """

    def __init__(self, state_dir: Path | str = DEFAULT_STATE_DIR):
        self.state = StateDir(state_dir)
        self._dovecot = Dovecot(self.state.root / "dovecot")

    def __enter__(self) -> Sandbox:  # noqa: PYI034 - typing.Self came with Python 3.11
        self.up()
        return self

    def __exit__(self, *_exception: object) -> None:
        self.erase()

    @property
    def config(self) -> dict[str, Any]:
        return self.state.config()

    def up(self) -> dict[str, Any]:
        """Start what is not running; raises SandboxError in one line when it cannot."""
        with self.state.locked():
            if not self._running():
                self._stop()
                self._start_patiently()
        return self.config

    def down(self) -> None:
        """Stop what this state folder's sandbox started; mail, addresses and passwords are kept."""
        with self.state.locked():
            self._stop()

    def erase(self) -> None:
        """Stop, and take away all mail, addresses and passwords."""
        with self.state.locked():
            self._stop()
            self._dovecot.erase()
        shutil.rmtree(self.state.root)

    def status(self) -> dict[str, Any]:
        """`running`, `processes` (name to alive) and `config`."""
        processes = self.state.processes()
        alive = {name: process.alive() for name, process in processes.items()}
        return {"running": self._running(), "processes": alive, "config": self.config}

    def add_mailbox(self, address: str, password: str | None = None, kind: Kind = "imap") -> None:
        """One more mailbox with the folders of `kind`, at once; without a password, by token only."""
        self._dovecot.add(address, kind, password)

    def _running(self) -> bool:
        processes = self.state.processes()
        return bool(processes) and all(process.alive() for process in processes.values())

    def _start_patiently(self) -> None:
        """A server ends at once when somebody takes its port between choice and use: choose anew."""
        for _attempt in range(_ATTEMPTS - 1):
            try:
                return self._start()
            except Ended:
                continue
        return self._start()

    def _start(self) -> None:
        ports = self.state.ports(_PORTS)
        binaries = find_binaries()  # before anything is made
        self._dovecot.make_place()
        certificates = ensure_certificates(self.state.tls_dir)
        config = self._describe(ports, certificates)
        self.state.write_config(config)
        try:
            self._start_dovecot(binaries, config, certificates)
            self._start_services()
            self._wait_for(ports)
        except BaseException:
            self._stop()
            raise

    def _describe(self, ports: dict[str, int], certificates: Certificates) -> dict[str, Any]:
        clients = self.state.secrets(CLIENT_SECRETS)
        return {
            "host": "localhost",
            **_files(certificates),
            **ports,
            "page": f"http://localhost:{ports['page']}/",
            "ports": ports,
            "users": self.state.secrets(person.address for person in PEOPLE),
            "oauth": provider_addresses(ports, clients),
            "front": front_api(ports, clients),
            "servers": mail_servers(ports),
            "control": f"http://localhost:{ports['page']}/control/",
            "inner_secrets": self.state.secrets(_INNER_SECRETS),
            "mailboxes": str(self._dovecot.root / "users"),
            "state_dir": str(self.state.root),
        }

    def _start_dovecot(self, binaries: Binaries, config: dict[str, Any], certificates: Certificates) -> None:
        secrets, page = config["inner_secrets"], config["ports"]["page"]
        introspection = f"http://dovecot:{secrets['introspection']}@localhost:{page}/introspect/"
        self._dovecot.prepare(certificates, secrets["master"], introspection)
        for person in PEOPLE:
            password = config["users"][person.address] if person.kind == "imap" else None
            self._dovecot.add(person.address, person.kind, password)
        self.state.remember("dovecot", self._dovecot.start(binaries, config["ports"], introspection))

    def _start_services(self) -> None:
        command = [sys.executable, "-m", "sandbox", "serve", "--state-dir", self.state.root]
        root = Path(__file__).resolve().parent.parent
        process = start(command, self.state.services_log, env={"PYTHONPATH": str(root)})
        self.state.remember("services", process)

    def _wait_for(self, ports: dict[str, int]) -> None:
        waiting = dict(ports)

        def all_answer() -> bool:
            for name in [name for name, port in waiting.items() if _answers(port)]:
                del waiting[name]
            return not waiting or not self._running()

        wait_until(all_answer, _PATIENCE)
        logs = f"see {self._dovecot.log} and {self.state.services_log}"
        if not self._running():
            ended = [name for name, process in self.state.processes().items() if not process.alive()]
            raise Ended(f"{' and '.join(ended)} ended at once: {logs}")
        if waiting:
            raise SandboxError(f"no answer from {', '.join(waiting)}: {logs}")

    def _stop(self) -> None:
        stop(list(self.state.processes().values()))
        self._dovecot.remove_run_folder()
        self.state.forget()


def _files(certificates: Certificates) -> dict[str, str]:
    return {
        "ca_file": str(certificates.ca),
        "ca_bundle": str(certificates.bundle),
        "certificate": str(certificates.certificate),
        "key": str(certificates.key),
    }


def _answers(port: int) -> bool:
    with socket.socket() as probe:
        probe.settimeout(0.5)
        return probe.connect_ex(("127.0.0.1", port)) == 0
