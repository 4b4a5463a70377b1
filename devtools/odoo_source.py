# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Odoo 19 itself: the folder that $ODOO_HOME names, else Debian's package unpacked into .dev/odoo."""

import os
import re
import subprocess
from pathlib import Path

from . import python_env
from .console import Failure
from .debian import unpack
from .paths import STATE
from .state import alone

UNPACKED = STATE / "odoo"
SUITE = "sid"
# Debian's Odoo links to the fonts and scripts of these packages; without them no page can be shown.
PACKAGES = [
    "odoo-19",
    "fonts-font-awesome",
    "fonts-inconsolata",
    "fonts-montserrat",
    "fonts-ocr-b",
    "fonts-roboto-unhinted",
    "libjs-jquery",
    "libjs-jquery-form",
    "libjs-underscore",
]
LAYOUTS = (".", "usr/lib/python3/dist-packages")


def ensure() -> Path:
    """Make Odoo importable in the environment; returns the folder that holds the package `odoo`."""
    if os.environ.get("ODOO_HOME"):
        library = named_library(Path(os.environ["ODOO_HOME"]).expanduser().resolve())
    else:
        library = debian_library()
    expose(library)
    return library


def named_library(home: Path) -> Path:
    library = library_in(home)
    if not library:
        raise Failure(f"ODOO_HOME={home} has no Odoo 19 in it")
    return library


def debian_library() -> Path:
    with alone():
        if not library_in(UNPACKED):
            # Unpacked beside, then renamed, so that an interrupted run leaves no half an Odoo.
            fresh = UNPACKED.with_suffix(".new")
            subprocess.run(["rm", "-rf", fresh, UNPACKED], check=True)
            unpack(SUITE, PACKAGES, fresh)
            fresh.rename(UNPACKED)
    return named_library(UNPACKED)


def library_in(home: Path) -> Path | None:
    return next((home / layout for layout in LAYOUTS if version(home / layout).startswith("19.")), None)


def version(library: Path) -> str:
    """Odoo's version in a folder, as "19.0 final"; "" where there is none."""
    release = library / "odoo" / "release.py"
    if not release.exists():
        return ""
    found = re.search(r"^version_info = \((\d+), (\d+), \d+, (.*?),", release.read_text(), re.MULTILINE)
    return f"{found[1]}.{found[2]} {found[3].lower()}" if found else ""


def addons_paths(library: Path) -> list[Path]:
    """Folders of Odoo's own addons.

    In a source tree `addons` holds most of them; in Debian's package it is an incomplete copy.
    """
    own = library / "odoo" / "addons"
    return [own] if (own / "mail").exists() else [library / "addons", own]


def expose(library: Path) -> None:
    line = f"{library}\n"
    pth = python_env.site_packages() / "odoo_source.pth"
    if not pth.exists() or pth.read_text() != line:
        pth.write_text(line)
