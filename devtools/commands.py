"""The verbs of ./dev."""

import subprocess
from collections.abc import Callable

from . import databases, odoo_run, postgres, python_env, testing
from .console import Failure, say
from .paths import STATE

HELP = """\
usage: ./dev VERB [ARGUMENTS]

  test [PYTEST ARGUMENTS]   all tests, or those named; --core runs Odoo's own suites beside the addon
  odoo ARGUMENTS            the odoo command on the development database
  shell                     Python with Odoo's environment on the development database
  stop                      stop what runs in the background
  clean                     stop, and remove everything that was made (.dev/)
  help                      this text

Everything made lies in .dev/. ODOO_HOME names an Odoo 19 of your own; PGHOST, PGPORT, PGUSER and
PGPASSWORD a PostgreSQL of your own; TAI_DEV_CACHE a folder of downloads that checkouts share.
"""


def odoo(arguments: list[str]) -> int:
    odoo_run.ensure()
    return odoo_run.call(*arguments, PGDATABASE=databases.kept_copy("dev"))


def shell(arguments: list[str]) -> int:
    odoo_run.ensure()
    return odoo_run.call(
        "shell", "--no-http", "--log-level=warn", *arguments, PGDATABASE=databases.kept_copy("dev")
    )


def stop(arguments: list[str]) -> int:
    postgres.stop()
    return 0


def clean(arguments: list[str]) -> int:
    stop([])
    subprocess.run(["rm", "-rf", STATE], check=True)
    say(f"Removed {STATE}")
    return 0


def show_help(arguments: list[str]) -> int:
    print(HELP, end="")
    return 0


VERBS: dict[str, Callable[[list[str]], int]] = {
    "clean": clean,
    "help": show_help,
    "odoo": odoo,
    "shell": shell,
    "stop": stop,
    "test": testing.run,
}
# These run on whatever Python the front found.
WITHOUT_ENVIRONMENT = {"clean", "help", "stop"}


def main(arguments: list[str]) -> int:
    """Run a verb; returns the exit code."""
    verb, *rest = arguments or ["help"]
    verb = {"-h": "help", "--help": "help"}.get(verb, verb)
    if verb not in VERBS:
        say(f"dev: no such verb: {verb} (see ./dev help)")
        return 2
    try:
        if verb not in WITHOUT_ENVIRONMENT:
            python_env.ensure()
            python_env.enter(arguments)
        return VERBS[verb](rest)
    except Failure as failure:
        say(f"dev: {failure}")
        return 1
    except KeyboardInterrupt:
        return 130
