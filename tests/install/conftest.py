# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The addons as an administrator gets them: wheels, in an environment of their own beside Odoo."""

import json
import os
import subprocess
import sys
import venv
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from devtools import databases, odoo_run, odoo_source, postgres, python_env
from devtools.paths import ODOO_COMMAND, ROOT

SCRIPTS = Path(__file__).parent / "scripts"
ADDONS = ("tai_mailbox", "tai_mailbox_queue")
# What a brokerage is likely to have beside it.
BESIDE = ("crm", "google_gmail", "hr", "mass_mailing", "microsoft_outlook", "queue_job")
BUILD = "import sys; from whool.buildapi import build_wheel; print(build_wheel(sys.argv[1]))"


@dataclass
class Installation:
    """Odoo run by a Python of its own, which has the addons from their wheels only."""

    python: Path
    addons_path: str
    database: str

    def odoo(self, *arguments: str) -> subprocess.CompletedProcess:
        """Run Odoo to its end; its log is in `stderr`."""
        return self._run(["-d", self.database, "--stop-after-init", *arguments])

    def ask(self, script: str, **variables: str):
        """What a script in Odoo's shell prints as JSON."""
        with (SCRIPTS / script).open() as source:
            done = self._run(["shell", "-d", self.database, "--log-level=error"], variables, stdin=source)
        assert done.returncode == 0, done.stderr[-3000:]
        return json.loads(done.stdout.splitlines()[-1])

    def _run(self, arguments: list[str], variables=None, **more) -> subprocess.CompletedProcess:
        where = ["--addons-path", self.addons_path, "--no-http"]
        command = [self.python, ODOO_COMMAND, *arguments, *where]
        environment = odoo_run.environment(**variables or {})
        environment.pop("PYTHONPATH", None)
        return subprocess.run(
            command, env=environment, cwd="/", capture_output=True, text=True, check=False, **more
        )


@pytest.fixture(scope="session")
def wheels(tmp_path_factory) -> list[Path]:
    """Both addons' wheels, as `pip wheel` would build them."""
    folder = tmp_path_factory.mktemp("wheels")
    for addon in ADDONS:
        subprocess.run(
            [sys.executable, "-c", BUILD, folder], cwd=ROOT / addon, check=True, capture_output=True
        )
    return sorted(folder.glob("*.whl"))


@pytest.fixture(scope="session")
def python(wheels, tmp_path_factory) -> Path:
    """Of an environment that has the wheels."""
    python = new_python(tmp_path_factory.mktemp("installed"))
    uv = [
        sys.executable,
        "-m",
        "uv",
        "pip",
        "install",
        "--quiet",
        "--offline",
        "--no-deps",
        "--python",
        python,
    ]
    subprocess.run([*uv, *wheels], check=True)
    return python


def new_python(folder: Path) -> Path:
    """Of a new environment without the addons; their dependencies it shares with the project's own."""
    venv.create(folder / "venv")
    share_packages(folder / "venv", python_env.site_packages())
    return folder / "venv" / "bin" / "python"


def share_packages(environment: Path, others: Path) -> None:
    """Have an environment find the packages of another folder behind its own."""
    [packages] = environment.glob("lib/python3.*/site-packages")
    line = f"import site; site.addsitedir({str(others)!r})\n"
    (packages / f"{others.name}.pth").write_text(line)


@pytest.fixture(scope="session")
def installation(python) -> Iterator[Installation]:
    """A new database with the addons and those that a brokerage is likely to have."""
    with new_database(python, "install") as installed:
        done = installed.odoo("-i", ",".join((*ADDONS, *BESIDE)), "--without-demo", "--log-level=warn")
        assert done.returncode == 0, done.stderr[-3000:]
        yield installed


@contextmanager
def new_database(python: Path, purpose: str, *more_addons: Path) -> Iterator[Installation]:
    """A database without the addons, and a Python that runs Odoo on it."""
    odoo_run.ensure()
    database = databases.name_of(f"{purpose}_{os.getpid()}")
    postgres.copy_database(databases.base_template(), database)
    try:
        yield Installation(python, addons_path(*more_addons), database)
    finally:
        postgres.drop_database(database)


def addons_path(*more_addons: Path) -> str:
    """Of Odoo's own addons, and these."""
    return ",".join(map(str, (*odoo_source.addons_paths(odoo_source.ensure()), *more_addons)))
