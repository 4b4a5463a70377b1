"""./dev test: all tests in one pytest run, or those that its arguments name."""

import os
import subprocess
from pathlib import Path

from . import databases, debian, odoo_run, postgres, python_env
from .paths import PYTHON, ROOT
from .state import free_port

# Test folders that need nothing but Python.
PLAIN = ("tests/intake", "tests/providers", "tests/devtools", "tests/test_house.py")
TEST_TIMEOUT = 180
CORE_TAGS = (
    "/google_gmail,/microsoft_outlook,/test_mail,/mail,/base:TestIrMailServer,/base:TestIrMailServerSMTPD"
)
CORE_MODULES = "google_gmail,microsoft_outlook,test_mail,mail"


def run(arguments: list[str]) -> int:
    """Run pytest; returns its exit code."""
    if arguments == ["--core"]:
        return run_core()
    if only_plain(arguments):
        python_env.ensure()
        return call_pytest(["-p", "no:odoo", *arguments], dict(os.environ))
    odoo_run.ensure()
    debian.install(debian.MACHINE_PACKAGES)
    database = databases.fresh_copy("test")
    try:
        return call_pytest(
            [f"--odoo-database={database}", "--odoo-http", *parallel(arguments), *arguments],
            odoo_run.environment(),
        )
    finally:
        postgres.drop_database(database)


def only_plain(arguments: list[str]) -> bool:
    """Are tests named, and only ones that need neither Odoo nor a database?"""
    named = [place for place in map(place_of, arguments) if place]
    return bool(named) and all(any(place.is_relative_to(ROOT / plain) for plain in PLAIN) for place in named)


def place_of(argument: str) -> Path | None:
    """The file or folder that a pytest argument names, if it does."""
    path = Path(argument.partition("::")[0])
    return None if argument.startswith("-") or not path.exists() else path.resolve()


def parallel(arguments: list[str]) -> list[str]:
    """The whole suite runs on both cores; a part of it, in one process."""
    return [] if any(map(place_of, arguments)) else ["-n", "2", "--dist", "loadfile"]


def call_pytest(arguments: list[str], environment: dict[str, str]) -> int:
    limits = [f"--timeout={TEST_TIMEOUT}"]
    where = ROOT if not any(map(place_of, arguments)) else None
    command = [PYTHON, "-m", "pytest", *limits, *arguments]
    return subprocess.call(command, env=environment, cwd=where)


def run_core() -> int:
    """Odoo's own suites of what the addon touches, with the addon installed; ends with Odoo's own line."""
    odoo_run.ensure()
    debian.install(debian.MACHINE_PACKAGES)
    database = databases.fresh_copy("core")
    try:
        return odoo_run.call(
            "-d", database, "-i", CORE_MODULES, "-u", databases.MODULE, "--test-tags", CORE_TAGS,
            "--stop-after-init", "--http-port", str(free_port()),
        )  # fmt: skip
    finally:
        postgres.drop_database(database)
