# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Debian packages: some downloaded and unpacked under .dev/, some installed."""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from .console import Failure, log_file, progress_bar, run_logged, step
from .paths import ROOT, STATE, download_cache

APT = STATE / "apt"
NO_SERVICE = Path("/usr/sbin/policy-rc.d")
# Programs that neither PyPI nor npm serves, and their packages: a browser, and the sandbox's mail server.
PROGRAMS = {
    "chromium": ["chromium"],
    "dovecot": (ROOT / "sandbox" / "APT_PACKAGES").read_text().split(),
}
LOCK_PATIENCE = ["-o", "DPkg::Lock::Timeout=300"]
SIGNS_OF_NO_NETWORK = (
    "Temporary failure resolving",
    "Could not resolve",
    "Could not connect",
    "Failed to fetch",
)


def require_debian() -> None:
    if not shutil.which("apt-get") or not shutil.which("dpkg"):
        raise Failure("this is not a Debian machine (no apt-get): see README.md for what is needed")


def network_trouble(output: str) -> str:
    if any(sign in output for sign in SIGNS_OF_NO_NETWORK):
        return "no network (Debian's packages could not be reached)"
    return ""


# Unpacked, not installed


def unpack(suite: str, packages: list[str], target: Path) -> None:
    """Download packages of a Debian suite and unpack them into a folder.

    Uses this machine's own source and key, apart from the machine's apt state. Raises Failure.
    """
    folder = download_cache() / "debs" / suite
    folder.mkdir(parents=True, exist_ok=True)
    missing = [name for name in packages if not cached(folder, name)]
    if missing:
        require_debian()
        refresh_lists(suite)
        with step(f"Download {', '.join(missing)}"), tempfile.TemporaryDirectory(dir=folder) as fresh:
            download(suite, missing, Path(fresh))
            for package in Path(fresh).glob("*.deb"):
                package.replace(folder / package.name)
    with step(f"Unpack {packages[0]}"):
        for name in packages:
            run_logged(["dpkg", "-x", cached(folder, name), target], "unpack", f"Unpacking {name}")


def cached(folder: Path, package: str) -> Path | None:
    return next(iter(sorted(folder.glob(f"{package}_*.deb"), reverse=True)), None)


def refresh_lists(suite: str) -> None:
    for folder in ("lists/partial", "cache/archives/partial", "sources"):
        (APT / folder).mkdir(parents=True, exist_ok=True)
    (APT / "sources" / "debian.sources").write_text(source_entry(suite))
    with step(f"Package list of Debian {suite}"):
        run_logged(
            ["apt-get", *own_apt(), "update", "-o", "APT::Update::Error-Mode=any"],
            "apt-lists",
            "Reading Debian's package list",
            explain=network_trouble,
        )


def own_apt() -> list[str]:
    options = {
        "Dir::Etc::sourcelist": "/dev/null",
        "Dir::Etc::sourceparts": APT / "sources",
        "Dir::State::Lists": APT / "lists",
        "Dir::Cache": APT / "cache",
        "APT::Sandbox::User": "",
    }
    return [part for name, value in options.items() for part in ("-o", f"{name}={value}")]


def source_entry(suite: str) -> str:
    """This machine's Debian source, turned to another suite.

    Raises Failure when the machine has none, as on Ubuntu.
    """
    for uri, key in machine_sources():
        signed_by = f"Signed-By: {key}\n" if key else ""
        return f"Types: deb\nURIs: {uri}\nSuites: {suite}\nComponents: main\n{signed_by}"
    raise Failure(
        f"no Debian source in /etc/apt to read {suite} from: set ODOO_HOME to a folder with Odoo 19"
    )


def machine_sources(apt: Path = Path("/etc/apt")) -> Iterator[tuple[str, str]]:
    """Address and key of each Debian archive that apt knows, in both of apt's notations."""
    for file in sorted(apt.glob("sources.list.d/*.sources")):
        for stanza in re.split(r"\n\s*\n", file.read_text()):
            fields = dict(re.findall(r"^([\w-]+):\s*(\S+)", stanza, re.MULTILINE))
            yield from debian_archive(fields.get("URIs", ""), fields.get("Signed-By", ""))
    for file in sorted(apt.glob("**/*.list")):
        for options, uri in re.findall(r"^deb\s+(\[.*?\]\s+)?(\S+)", file.read_text(), re.MULTILINE):
            key = re.search(r"signed-by=([^\s\]]+)", options)
            yield from debian_archive(uri, key[1] if key else "")


def debian_archive(uri: str, key: str) -> Iterator[tuple[str, str]]:
    if re.search(r"/debian/?$", uri):
        yield uri, key


def download(suite: str, packages: list[str], folder: Path) -> None:
    """Run `apt-get download` in a folder, with a progress bar."""
    reader, writer = os.pipe()
    log = log_file("apt-download")
    command = ["apt-get", *own_apt(), "-o", f"APT::Status-Fd={writer}", "download"]
    with log.open("wb") as output:
        process = subprocess.Popen(
            [*command, *[f"{name}/{suite}" for name in packages]],
            cwd=folder, pass_fds=[writer], stdout=output, stderr=subprocess.STDOUT,
        )  # fmt: skip
    os.close(writer)
    with os.fdopen(reader) as status:
        for line in status:
            if (found := re.match(r"dlstatus:\d+:([\d.]+):", line)) and sys.stderr.isatty():
                progress_bar("Download", float(found[1]) / 100)
    if process.wait():
        raise Failure(f"Downloading failed: {network_trouble(log.read_text()) or 'see ' + str(log)}")


# Installed on the machine


def install(*programs: str) -> None:
    """Install those of the PROGRAMS that are missing.

    Raises Failure where neither root nor sudo is at hand.
    """
    missing = [name for program in programs if not find_program(program) for name in PROGRAMS[program]]
    if not missing:
        return
    require_debian()
    root = as_root(missing)
    with step(f"Install {', '.join(missing)} (Debian)"):
        apt_get(root, "update")
        with services_held_back(root, missing):
            apt_get(root, "install", "--yes", "--no-install-recommends", *missing)


def apt_get(root: list[str], verb: str, *arguments: str) -> None:
    """`root`: what runs a command as root."""
    command = ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", *LOCK_PATIENCE, verb, *arguments]
    run_logged([*root, *command], f"apt-{verb}", f"apt-get {verb}", explain=network_trouble)


def find_program(name: str) -> str | None:
    """Where a program is; daemons lie where PATH does not look for an ordinary user."""
    return shutil.which(name) or shutil.which(name, path="/usr/sbin:/sbin")


def as_root(packages: list[str]) -> list[str]:
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo"):
        return ["sudo"]
    raise Failure(f"neither root nor sudo here: have someone run apt-get install {' '.join(packages)}")


@contextmanager
def services_held_back(root: list[str], packages: list[str]) -> Iterator[None]:
    """Keep a freshly installed daemon from starting, now and at the next boot: only our own instances run."""
    if NO_SERVICE.exists():
        yield
        return
    script = "#!/bin/sh\nexit 101\n"
    subprocess.run([*root, "tee", NO_SERVICE], input=script, text=True, stdout=subprocess.DEVNULL, check=True)
    subprocess.run([*root, "chmod", "755", NO_SERVICE], check=True)
    try:
        yield
    finally:
        subprocess.run([*root, "rm", "-f", NO_SERVICE], check=True)
    if any(name.startswith("dovecot") for name in packages) and Path("/run/systemd/system").exists():
        subprocess.run(
            [*root, "systemctl", "disable", "--quiet", "dovecot.socket", "dovecot.service"], check=True
        )
