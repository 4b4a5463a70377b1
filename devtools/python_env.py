# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The project-local Python environment in .dev/venv, from the versions in requirements.lock."""

import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

from .console import Failure, run_logged, step
from .paths import PYTHON, ROOT, VENV
from .state import alone, digest, recall, remember

LOCK = ROOT / "requirements.lock"
SIGNS_OF_NO_NETWORK = (
    "Temporary failure in name resolution",
    "Name or service not known",
    "dns error",
    "Network is unreachable",
    "Failed to establish a new connection",
    "NewConnectionError",
    "ProxyError",
    "(from versions: none)",
    "error sending request",
)


def ensure() -> None:
    """Make or bring up to date .dev/venv.

    Raises Failure when packages can not be had.
    """
    wanted = digest(LOCK)
    if recall("packages") == wanted and PYTHON.exists():
        return
    with alone():
        if recall("packages") != wanted or not PYTHON.exists():
            make()
            remember("packages", wanted)


def site_packages() -> Path:
    """Folder of the environment's packages."""
    return next((VENV / "lib").glob("python3.*/site-packages"))


def make() -> None:
    if not works():
        with step(f"Python environment ({sys.version.split()[0]})"):
            shutil.rmtree(VENV, ignore_errors=True)
            venv.create(VENV, with_pip=True)
    with step("Python packages"):
        install_packages()


def works() -> bool:
    asked = [PYTHON, "-m", "pip", "--version"]
    return PYTHON.exists() and subprocess.call(asked, stdout=subprocess.DEVNULL) == 0


def install_packages() -> None:
    """With uv, which is five times as fast; with pip where the user's set-up of pip does not suit uv."""
    pip = [PYTHON, "-m", "pip", "--disable-pip-version-check"]
    run_logged([*pip, "install", uv_requirement()], "packages", "Installing uv", explain=network_trouble)
    uv = [PYTHON, "-m", "uv", "pip", "install", "--python", PYTHON]
    arguments = ["--no-deps", "-r", LOCK]
    try:
        run_logged([*uv, *arguments], "packages-uv", "Installing the Python packages")
    except Failure:
        run_logged(
            [*pip, "install", *arguments],
            "packages",
            "Installing the Python packages",
            explain=network_trouble,
        )


def uv_requirement() -> str:
    return next(line for line in LOCK.read_text().splitlines() if line.startswith("uv=="))


def lock(arguments: list[str]) -> None:
    """Choose the versions of requirements.lock; what still fits stays, unless --upgrade is given."""
    wishes = [ROOT / f"requirements{name}.in" for name in ("", "-odoo", "-dev")]
    uv = [PYTHON, "-m", "uv", "pip", "compile", "--quiet", "--universal", "--python-version=3.10"]
    options = ["--override", ROOT / "requirements-override.txt", "--no-annotate", "--no-header"]
    with step("Versions chosen"):
        run_logged([*uv, *options, "-o", LOCK, *arguments, *wishes], "lock", "Choosing versions")


def network_trouble(output: str) -> str:
    if any(sign in output for sign in SIGNS_OF_NO_NETWORK):
        return "no network (the Python packages have to be downloaded once)"
    return ""


def enter(arguments: list[str]) -> None:
    """Go on inside the environment; returns when already there."""
    if os.path.realpath(sys.prefix) != str(VENV.resolve()):
        os.execv(ROOT / "dev", ["dev", *arguments])
