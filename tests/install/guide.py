# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The commands of docs/install.md, run as they stand there, in environments made for it."""

import os
import re
import subprocess
import venv
from pathlib import Path

from devtools import odoo_run, python_env
from devtools.paths import ODOO_COMMAND, ROOT

GUIDE = (ROOT / "docs" / "install.md").read_text()
BLOCK = re.compile(r"^```\n(.*?)^```$", re.MULTILINE | re.DOTALL)
# What an administrator's machine has and this one has not: another user, and a file for Odoo's options.
ELSEWHERE = re.compile(r"^sudo (-u odoo )?| -c /etc/odoo/odoo\.conf", re.MULTILINE)
ODOO = "19.0"
# The network is no part of it: what pip needs is here already, or it says so.
OFFLINE = {
    "PIP_DISABLE_PIP_VERSION_CHECK": "1",
    "PIP_NO_BUILD_ISOLATION": "0",
    "PIP_NO_COMPILE": "1",
    "PIP_NO_INDEX": "1",
}


def blocks(title: str) -> list[str]:
    """The commands below a heading."""
    [section] = re.findall(rf"^## {re.escape(title)}\n(.*?)(?=^## |\Z)", GUIDE, re.MULTILINE | re.DOTALL)
    return [ELSEWHERE.sub("", block) for block in BLOCK.findall(section)]


def lines(title: str, program: str) -> list[str]:
    """Those below a heading that call a program."""
    return [row for block in blocks(title) for row in block.splitlines() if f"{program} " in row]


def line(title: str, program: str) -> str:
    """The only one of them."""
    [found] = lines(title, program)
    return found


def new_python(folder: Path, packages: Path | None = None) -> Path:
    """Of a new environment without the addons; it finds their dependencies in the project's own.

    `pip` and `odoo` are there as programs.
    """
    venv.create(folder / "venv")
    python = folder / "venv" / "bin" / "python"
    share_packages(folder / "venv", packages or python_env.site_packages())
    name_odoo(folder / "venv")
    for name, arguments in {"pip": "-m pip", "odoo": ODOO_COMMAND}.items():
        program = python.with_name(name)
        program.write_text(f'#!/bin/sh\nexec "{python}" {arguments} "$@"\n')
        program.chmod(0o755)
    (python.with_name("pip3")).symlink_to("pip")
    return python


def name_odoo(environment: Path) -> None:
    """Say that Odoo is there, with all that it needs itself: Debian has some of that under other names."""
    [packages] = environment.glob("lib/python3.*/site-packages")
    facts = packages / f"odoo-{ODOO}.dist-info"
    facts.mkdir()
    (facts / "METADATA").write_text(f"Metadata-Version: 2.1\nName: odoo\nVersion: {ODOO}\n")


def share_packages(environment: Path, others: Path) -> None:
    """Have an environment find the packages of another folder behind its own."""
    [packages] = environment.glob("lib/python3.*/site-packages")
    line = f"import site; site.addsitedir({str(others)!r})\n"
    (packages / f"{others.name}.pth").write_text(line)


def run(commands: str, python: Path, where: Path, **variables: str) -> subprocess.CompletedProcess:
    """Run commands with the programs of a Python's environment; the output is in `stdout`."""
    environment = odoo_run.environment(**OFFLINE, **variables)
    environment.pop("PYTHONPATH", None)
    environment["PATH"] = os.pathsep.join((str(python.parent), environment["PATH"]))
    return subprocess.run(
        ["bash", "-euc", commands],
        cwd=where,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )


def follow(commands: str, python: Path, where: Path, **variables: str) -> str:
    """Run commands that must succeed; returns what they said."""
    done = run(commands, python, where, **variables)
    assert done.returncode == 0, f"{commands}\n{done.stdout[-3000:]}"
    return done.stdout
