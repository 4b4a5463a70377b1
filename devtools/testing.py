# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""./dev test: all tests in one pytest run, or those that its arguments name."""

import os
import subprocess
from pathlib import Path

from . import databases, debian, odoo_run, postgres
from .paths import PYTHON, ROOT
from .state import free_port

TEST_TIMEOUT = 180
COPY_A_DATABASE = [ROOT / "tests" / name for name in ("e2e", "notebook")]
# The test left out expects the error that PostgreSQL raised up to version 17 where a row is still in use.
CORE_TAGS = (
    "/google_gmail,/microsoft_outlook,/test_mail,/mail,/base:TestIrMailServer,/base:TestIrMailServerSMTPD,"
    "-/test_mail:TestAliasCompany.test_alias_domain_setup"
)
CORE_MODULES = f"google_gmail,microsoft_outlook,test_mail,mail,{databases.MODULE}"


def run(arguments: list[str]) -> int:
    """Run pytest; returns its exit code."""
    if arguments == ["--core"]:
        return run_core()
    if not needs_odoo(arguments):
        make_ready(arguments)
        without_odoo = {name: value for name, value in os.environ.items() if name != "ODOO_RC"}
        return call_pytest(["-p", "no:odoo", *arguments], without_odoo)
    odoo_run.ensure()
    debian.install("chromium", "dovecot")
    database = databases.fresh_copy(f"test_{os.getpid()}")
    try:
        return call_pytest(
            [f"--odoo-database={database}", "--odoo-http", *parallel(arguments), *arguments],
            odoo_run.environment(),
        )
    finally:
        postgres.drop_database(database)


def needs_odoo(arguments: list[str]) -> bool:
    """Do the tests run inside of Odoo? Those under tests/ do not, or start what they need themselves."""
    named = [place for place in map(place_of, arguments) if place]
    return not all(place.is_relative_to(ROOT / "tests") for place in named) or not named


def make_ready(arguments: list[str]) -> None:
    """The database that some copy takes minutes to make at first: longer than a single test may take."""
    if any(map(copies_a_database, arguments)):
        odoo_run.ensure()
        databases.addon_template()


def copies_a_database(argument: str) -> bool:
    place = place_of(argument)
    return place is not None and any(
        place.is_relative_to(folder) or folder.is_relative_to(place) for folder in COPY_A_DATABASE
    )


def place_of(argument: str) -> Path | None:
    """The file or folder that a pytest argument names, if it does."""
    path = Path(argument.partition("::")[0])
    return None if argument.startswith("-") or not path.exists() else path.resolve()


def parallel(arguments: list[str]) -> list[str]:
    """The whole suite runs on both cores; a part of it, in one process."""
    return (
        [] if any(map(place_of, arguments)) else ["-n", "2", "--dist", "loadgroup", "--no-loadscope-reorder"]
    )


def call_pytest(arguments: list[str], environment: dict[str, str]) -> int:
    limits = [f"--timeout={TEST_TIMEOUT}"]
    where = ROOT if not any(map(place_of, arguments)) else None
    command = [PYTHON, "-m", "pytest", *limits, *arguments]
    return subprocess.call(command, env=environment, cwd=where)


def run_core() -> int:
    """Odoo's own suites of what the addon touches, with the addon installed; ends with Odoo's own line.

    They count queries, so that their database is made as Odoo makes one, not copied from a template.
    """
    odoo_run.ensure()
    debian.install("chromium", "dovecot")
    database = databases.name_of("core")
    postgres.drop_database(database)
    try:
        databases.install(database, ["mail"], demo=False)
        odoo_run.run_script(databases.LEAVE_OUT_MISSING, database, "core", "Preparing the database")
        return odoo_run.call(
            "-d", database, "-i", CORE_MODULES, "--test-tags", CORE_TAGS,
            "--stop-after-init", "--http-port", str(free_port()),
        )  # fmt: skip
    finally:
        postgres.drop_database(database)
