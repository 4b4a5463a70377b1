# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The addons as an administrator gets them: wheels, in an environment of their own beside Odoo."""

import json
import os
import re
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from devtools import databases, odoo_run, odoo_source, postgres
from devtools.paths import ODOO_CONF, ROOT

from . import guide

SCRIPTS = Path(__file__).parent / "scripts"
ADDONS = ("tai_mailbox", "tai_mailbox_queue")
# What a brokerage is likely to have beside it.
BESIDE = ("crm", "google_gmail", "hr", "mass_mailing", "microsoft_outlook", "queue_job")
QUIETLY = " --without-demo --log-level=warn"


@dataclass
class Installation:
    """Odoo run by a Python of its own, which has the addons from their wheels only."""

    python: Path
    configuration: Path
    database: str

    def odoo(self, command: str) -> subprocess.CompletedProcess:
        """Run a command of the guide, or one like it, on this database; its log is in `stdout`."""
        command = command.replace("DATABASE", self.database)
        return guide.run(command, self.python, Path("/"), ODOO_RC=str(self.configuration))

    def must(self, command: str) -> str:
        """Run it to a good end; returns its log."""
        done = self.odoo(command)
        assert done.returncode == 0, done.stdout[-3000:]
        return done.stdout

    def ask(self, script: str, **variables: str):
        """What a script in Odoo's shell prints as JSON."""
        variables["ODOO_RC"] = str(self.configuration)
        shell = f"odoo shell --no-http -d {self.database} --log-level=error < {SCRIPTS / script}"
        return json.loads(guide.follow(shell, self.python, Path("/"), **variables).splitlines()[-1])


@pytest.fixture(scope="session")
def checkout(tmp_path_factory) -> Path:
    """A folder that looks like a checkout, for commands that write into theirs."""
    folder = tmp_path_factory.mktemp("checkout")
    for name in (*ADDONS, "requirements.in"):
        (folder / name).symlink_to(ROOT / name)
    return folder


@pytest.fixture(scope="session")
def wheels(checkout, tmp_path_factory) -> list[Path]:
    """Both addons' wheels, as the guide builds them."""
    python = guide.new_python(tmp_path_factory.mktemp("builder"))
    guide.follow(guide.line("From wheels", "pip wheel"), python, checkout)
    return sorted((checkout / "dist").glob("*.whl"))


@pytest.fixture(scope="session")
def python(checkout, wheels, tmp_path_factory) -> Path:
    """Of an environment that has the wheels, installed as the guide says."""
    python = guide.new_python(tmp_path_factory.mktemp("installed"))
    guide.follow(guide.line("From wheels", "pip install"), python, checkout)
    guide.follow("pip install dist/odoo_addon_tai_mailbox_queue-*.whl", python, checkout)
    return python


@pytest.fixture(scope="session")
def installation(python, tmp_path_factory) -> Iterator[Installation]:
    """A new database with the addons and those that a brokerage is likely to have."""
    with new_database(python, "install", tmp_path_factory.mktemp("install")) as installed:
        command = guide.line("From wheels", "odoo -d")
        installed.must(command.replace(" -i tai_mailbox", f" -i {','.join(ADDONS + BESIDE)}") + QUIETLY)
        yield installed


@contextmanager
def new_database(python: Path, purpose: str, folder: Path, *more_addons: Path) -> Iterator[Installation]:
    """A database without the addons, and a Python that runs Odoo on it, configured in a folder."""
    odoo_run.ensure()
    database = databases.name_of(f"{purpose}_{os.getpid()}")
    postgres.copy_database(databases.base_template(), database)
    try:
        yield Installation(python, configuration(folder, *more_addons), database)
    finally:
        postgres.drop_database(database)


def configuration(folder: Path, *more_addons: Path) -> Path:
    """A file for Odoo in a folder: the project's, which finds no addons but Odoo's own, and these."""
    addons = ",".join(map(str, (*odoo_source.addons_paths(odoo_source.ensure()), *more_addons)))
    file = folder / "odoo.conf"
    file.touch(mode=0o600)
    file.write_text(re.sub(r"(?m)^addons_path = .*", f"addons_path = {addons}", ODOO_CONF.read_text()))
    return file
