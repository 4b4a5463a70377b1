# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The verbs of ./dev."""

import errno
import runpy
import subprocess
import sys
from collections.abc import Callable

from . import databases, demo, i18n, lint, notebook, odoo_run, postgres, python_env, sandbox_run, testing
from .console import DISK_IS_FULL, Failure, say
from .paths import STATE

HELP = """\
usage: ./dev VERB [ARGUMENTS]

  demo [--port N] [--detach] [--reset]
                            Odoo with the addon, demo staff, and mailboxes in the sandbox to connect
  test [PYTEST ARGUMENTS]   all tests, or those named; --core runs Odoo's own suites beside the addon
  lint [READER ...]         everything that reads the code without running it; --fix mends what can be
  odoo ARGUMENTS            the odoo command on the development database
  i18n                      renew the terms to translate and the translations; names those that are missing
  shell                     Python with Odoo's environment on the development database
  sandbox up|down|status    the stand-ins for the mail providers
  classify ARGUMENTS        what intake makes of a mail, without Odoo
  bench NAME ARGUMENTS      a benchmark
  notebook                  JupyterLab on the folder notebooks/, with Odoo's environment
  lock                      choose anew the versions in requirements.lock
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
    quiet = ["--no-http", "--log-level=warn"]
    return odoo_run.call("shell", *quiet, *arguments, PGDATABASE=databases.kept_copy("dev"))


def sandbox(arguments: list[str]) -> int:
    if len(arguments) != 1:
        raise Failure("say what the sandbox shall do: up, down or status")
    return sandbox_run.call(arguments[0])


def classify(arguments: list[str]) -> int:
    return become_module(f"{databases.MODULE}.intake", *arguments)


def bench(arguments: list[str]) -> int:
    if not arguments:
        raise Failure("say which benchmark: ./dev bench NAME")
    return become_module(f"bench.{arguments[0]}", *arguments[1:])


def become_module(module: str, *arguments: str) -> int:
    """Go on as `python -m module`."""
    sys.argv[1:] = arguments
    runpy.run_module(module, run_name="__main__", alter_sys=True)
    return 0


def lock(arguments: list[str]) -> int:
    python_env.lock(arguments)
    return 0


def stop(arguments: list[str]) -> int:
    demo.stop()
    sandbox_run.down()
    postgres.stop()
    return 0


def clean(arguments: list[str]) -> int:
    demo.stop()
    sandbox_run.down("erase")
    postgres.stop()
    postgres.remove()
    subprocess.run(["rm", "-rf", STATE], check=True)
    say(f"Removed {STATE}")
    return 0


def show_help(arguments: list[str]) -> int:
    print(HELP, end="")
    return 0


VERBS: dict[str, Callable[[list[str]], int]] = {
    "bench": bench,
    "classify": classify,
    "clean": clean,
    "demo": demo.run,
    "help": show_help,
    "i18n": i18n.run,
    "lint": lint.run,
    "lock": lock,
    "notebook": notebook.run,
    "odoo": odoo,
    "sandbox": sandbox,
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
    except OSError as error:
        say(f"dev: {DISK_IS_FULL if error.errno == errno.ENOSPC else error}")
        return 1
    except KeyboardInterrupt:
        return 130
