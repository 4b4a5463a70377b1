# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Running Odoo: its configuration file, its command, scripts in its shell."""

import os
import subprocess
from pathlib import Path

from . import odoo_source, postgres, python_env
from .console import run_logged
from .paths import ODOO_COMMAND, ODOO_CONF, PYTHON, ROOT, STATE

SCRIPTS = Path(__file__).parent / "scripts"


def ensure() -> None:
    """Everything that Odoo needs to run: Python packages, Odoo itself, PostgreSQL, a configuration."""
    python_env.ensure()
    library = odoo_source.ensure()
    postgres.ensure()
    write_configuration(library)


def write_configuration(library: Path) -> None:
    database = postgres.environment()
    addons = [*odoo_source.addons_paths(library), ROOT]
    options = {
        "addons_path": ",".join(map(str, addons)),
        "data_dir": STATE / "data",
        "db_host": database["PGHOST"],
        "db_port": database.get("PGPORT", False),
        "db_user": database.get("PGUSER", False),
        "db_password": database.get("PGPASSWORD", False),
        "pg_path": postgres.binaries(),
        "http_interface": "127.0.0.1",
        "list_db": False,
        "max_cron_threads": 1,
        # The limit on memory would hold for the browsers that Odoo's tests start, which ask for far more.
        "limit_memory_hard": 0,
    }
    lines = ["[options]", *[f"{name} = {value}" for name, value in options.items()]]
    ODOO_CONF.touch(mode=0o600)
    ODOO_CONF.write_text("\n".join(lines) + "\n")


def command(*arguments) -> list[str]:
    return [str(part) for part in (PYTHON, ODOO_COMMAND, *arguments)]


def environment(**more: str) -> dict[str, str]:
    """Odoo's process environment. PostgreSQL's programs come first in PATH, for who calls createdb."""
    path = f"{postgres.binaries()}:{PYTHON.parent}:{os.environ.get('PATH', '')}"
    return {**os.environ, **postgres.environment(), "ODOO_RC": str(ODOO_CONF), "PATH": path, **more}


def run(log: str, what: str, *arguments, **more: str) -> None:
    """Run Odoo to its end with its output in a log file.

    Raises Failure with Odoo's own last error.
    """
    run_logged(command(*arguments), log, what, explain=last_error, env=environment(**more))


def run_script(script: str, database: str, log: str, what: str, **more: str) -> None:
    """Run a Python file of devtools/scripts in Odoo's shell on a database."""
    with (SCRIPTS / script).open() as source:
        run_logged(
            command("shell", "-d", database, "--no-http", "--log-level=warn"),
            log, what, explain=last_error, env=environment(**more), stdin=source,
        )  # fmt: skip


def last_error(output: str) -> str:
    """The last line that names an exception, or that Odoo logged as an error."""
    lines = [line for line in output.splitlines() if "Error: " in line or " CRITICAL " in line]
    return lines[-1].strip() if lines else ""


def call(*arguments, **more: str) -> int:
    """Run Odoo in the foreground; returns its exit code."""
    return subprocess.call(command(*arguments), env=environment(**more))
