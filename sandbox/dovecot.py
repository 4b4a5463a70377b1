# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""A private Dovecot: IMAP, submission and LMTP for the sandbox's mailboxes, apart from any other."""

from __future__ import annotations

import grp
import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from string import Template

from .authority import Certificates
from .errors import SandboxError
from .people import FOLDERS, Kind
from .processes import UNPRIVILEGED, Started, is_root, start, unprivileged_ids

MASTER = "sandbox"  # signs in to any mailbox as `address*sandbox`, for the page and for filing sent mail
_VERSIONS = ("2.3", "2.4")  # for each a template of its settings, whose language changed in between
_SETTINGS = Path(__file__).parent


@dataclass(frozen=True)
class Binaries:
    """`root`: where the Debian packages were extracted; / when they are installed."""

    root: Path
    version: str = ""  # one of _VERSIONS

    @property
    def server(self) -> Path:
        return self.root / "usr/sbin/dovecot"

    def settings(self) -> str:
        if self.root == Path("/"):
            return ""
        library = self.root / "usr/lib/dovecot"
        passed_on = {
            "2.3": "import_environment = $import_environment LD_LIBRARY_PATH",
            "2.4": f"import_environment {{\n  LD_LIBRARY_PATH = {self.environment()['LD_LIBRARY_PATH']}\n}}",
        }
        return f"libexec_dir = {library}\nmail_plugin_dir = {library}/modules\n{passed_on[self.version]}\n"

    def environment(self) -> dict[str, str]:
        if self.root == Path("/"):
            return {}
        libraries = [self.root / "usr/lib/dovecot", *self.root.glob("usr/lib/*-linux-gnu*")]
        return {"LD_LIBRARY_PATH": ":".join(map(str, libraries))}


def find_binaries() -> Binaries:
    """Those under $TAI_DOVECOT_ROOT, else the system's; SandboxError when there is none that we know."""
    binaries = Binaries(Path(os.environ.get("TAI_DOVECOT_ROOT", "/")))
    if binaries.server.exists():
        return replace(binaries, version=_read_version(binaries))
    packages = Path(__file__).with_name("APT_PACKAGES").read_text().split()
    raise SandboxError(f"Dovecot is missing: install the Debian packages {' '.join(packages)}")


def _read_version(binaries: Binaries) -> str:
    command = [binaries.server, "--version"]
    env = os.environ | binaries.environment()
    version = subprocess.run(command, env=env, capture_output=True, text=True, check=False).stdout.strip()
    known = next((known for known in _VERSIONS if version.startswith(f"{known}.")), None)
    if known is None:
        found = version or "one that does not start"
        raise SandboxError(f"Dovecot {' or '.join(_VERSIONS)} is needed, found {found}")
    return known


class Dovecot:
    """The files of one private server; they belong to the user it runs as (nobody, when we are root).

    `place` is where they are; where nobody could not get to it, a link to a folder under /var/tmp.
    """

    def __init__(self, place: Path):
        self._place = place

    @property
    def root(self) -> Path:
        return self._place.resolve()

    @property
    def log(self) -> Path:
        return self.root / "dovecot.log"

    def make_place(self) -> None:
        """Settle where the files will be; before anybody is told of `root`."""
        if not self._place.exists() and is_root() and not _open_to_nobody(self._place):
            self._place.unlink(missing_ok=True)  # a link to what somebody has cleaned away
            self._place.symlink_to(tempfile.mkdtemp(prefix="tai-sandbox-", dir="/var/tmp"))

    def prepare(self, certificates: Certificates, master_password: str, introspection: str) -> None:
        """Write what the settings refer to. `introspection`: the address where tokens are asked about."""
        for folder in (self.root, self.root / "users", self.root / "mail", self.root / "state"):
            self._folder(folder)
        self._write("localhost.pem", certificates.certificate.read_text())
        self._write("localhost.key", certificates.key.read_text())
        self._write("master", f"{MASTER}:{{PLAIN}}{master_password}\n")
        for name, attribute in (("oauth2.conf", "email"), ("oauth2-shared.conf", "shared_mailbox")):
            self._write(name, _introspection(introspection, attribute))
        self.log.touch()
        self._own(self.log)

    def start(self, binaries: Binaries, ports: Mapping[str, int], introspection: str) -> Started:
        settings = self._settings(binaries, ports, introspection, self._make_run_folder())
        conf = self._write("dovecot.conf", settings)
        command = [binaries.server, "-F", "-c", conf]
        return start(command, self.log, env=binaries.environment(), drop=True)

    def _make_run_folder(self) -> Path:
        """An empty folder for sockets, with a short path: that of a socket may have 107 characters only."""
        self.remove_run_folder()
        run = Path(tempfile.mkdtemp(prefix="tai-sandbox-"))
        run.chmod(0o755)  # as Dovecot wants its base_dir
        self._own(run)
        (self.root / "run").symlink_to(run)
        return run

    def remove_run_folder(self) -> None:
        """Take away the sockets of the last run, also of one that crashed."""
        link = self.root / "run"
        if link.is_symlink():
            shutil.rmtree(link.readlink(), ignore_errors=True)
            link.unlink()

    def erase(self) -> None:
        """Take away every mailbox and setting."""
        self.remove_run_folder()
        shutil.rmtree(self.root, ignore_errors=True)
        self._place.unlink(missing_ok=True)

    def add(self, address: str, kind: Kind, password: str | None) -> None:
        """Give `address` a mailbox, at once also while the server runs; without a password, by token only."""
        secret = f"{{PLAIN}}{password}" if password else "{CRYPT}*"
        fields = f"userdb_namespace/{kind}/disabled=no"
        self._write(f"users/{address.lower()}", f"{address.lower()}:{secret}::::::{fields}\n")

    def _settings(self, binaries: Binaries, ports: Mapping[str, int], introspection: str, run: Path) -> str:
        user, group = _runs_as()
        values = {
            **{name.upper(): port for name, port in ports.items()},
            "ROOT": self.root,
            "RUN": run,
            "LOG": self.log,
            "USER": user,
            "GROUP": group,
            "INTROSPECTION": introspection,
        }
        template = Template((_SETTINGS / f"dovecot-{binaries.version}.conf").read_text())
        return template.substitute(values) + binaries.settings() + "".join(_namespaces())

    def _folder(self, folder: Path) -> None:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._own(folder)

    def _write(self, name: str, text: str) -> Path:
        """Whole or not at all, for the server's eyes only."""
        file = self.root / name
        draft = file.with_name("." + file.name)
        draft.touch(mode=0o600)
        draft.write_text(text)
        self._own(draft)
        os.replace(draft, file)
        return file

    def _own(self, path: Path) -> None:
        if is_root():
            os.chown(path, *unprivileged_ids())


def _open_to_nobody(folder: Path) -> bool:
    return all(parent.stat().st_mode & 0o001 for parent in folder.parents)


def _runs_as() -> tuple[str, str]:
    """Names of the user and the group that the server runs as."""
    if is_root():
        return UNPRIVILEGED
    return pwd.getpwuid(os.getuid()).pw_name, grp.getgrgid(os.getgid()).gr_name


def _introspection(address: str, attribute: str) -> str:
    return f"""introspection_mode = post
introspection_url = {address}
force_introspection = yes
username_attribute = {attribute}
active_attribute = active
active_value = true
timeout_msecs = 5000
"""


def _namespaces() -> Iterator[str]:
    """One set of folders for each kind of mailbox; a user's own file switches theirs on."""
    for kind, folders in FOLDERS.items():
        mailboxes = "".join(
            f'  mailbox "{name}" {{\n    auto = subscribe\n    special_use = {use}\n  }}\n'
            for name, use in folders.items()
        )
        yield f"namespace {kind} {{\n  inbox = yes\n  separator = /\n  disabled = yes\n{mailboxes}}}\n"
