# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Installed from wheels beside Odoo and what a brokerage has: it runs, and goes without a trace.

In this order, on one database.
"""

import ast
import re
import sys
import zipfile
from importlib.metadata import packages_distributions

import pytest

from devtools import databases, python_env
from devtools.paths import ADDON, ROOT

from . import guide
from .conftest import ADDONS, BESIDE, new_database


def wished(file: str) -> set[str]:
    lines = (ROOT / file).read_text().splitlines()
    return {normal(found[0]) for line in lines if (found := re.match(r"[A-Za-z][\w.-]*", line))}


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def imported(file) -> set[str]:
    nodes = list(ast.walk(ast.parse(file.read_text())))
    names = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    names |= {node.module for node in nodes if isinstance(node, ast.ImportFrom) and not node.level}
    return {name.partition(".")[0] for name in names} - set(sys.stdlib_module_names)


def test_every_import_is_declared_or_odoos_own():
    files = [
        file
        for file in ADDON.rglob("*.py")
        if not {"tests", "demo", "notebook"} & set(file.relative_to(ADDON).parts)
    ]
    names = set().union(*map(imported, files)) - {"odoo", "tai_mailbox"}
    providers = packages_distributions()
    declared = {normal(name) for name in databases.manifest()["external_dependencies"]["python"]}
    allowed = declared | wished("requirements-odoo.in")
    assert {name for name in names if not allowed & set(map(normal, providers.get(name, [])))} == set()


def test_what_is_declared_is_installed_for_development():
    declared = {normal(name) for name in databases.manifest()["external_dependencies"]["python"]}
    assert declared <= wished("requirements.in")


def test_the_guide_names_the_wheels(wheels):
    named = set(re.findall(r"\b(odoo_addon_\w+)", guide.GUIDE))
    assert named == {wheel.name.partition("-")[0] for wheel in wheels}


@pytest.mark.parametrize("addon", ADDONS)
def test_a_wheel_holds_the_addon(wheels, addon):
    [wheel] = [path for path in wheels if path.name.startswith(f"odoo_addon_{addon}-")]
    names = zipfile.ZipFile(wheel).namelist()
    assert f"odoo/addons/{addon}/__manifest__.py" in names
    assert not [name for name in names if "__pycache__" in name or name.endswith("pyproject.toml")]


@pytest.fixture
def python_without_msal(wheels, tmp_path):
    """An environment that has all that is needed but one package."""
    others = tmp_path / "others"
    others.mkdir()
    for package in python_env.site_packages().iterdir():
        if not package.name.startswith("msal"):
            (others / package.name).symlink_to(package)
    addons = tmp_path / "addons"
    for wheel in wheels:
        zipfile.ZipFile(wheel).extractall(addons)
    python = guide.new_python(tmp_path, others)
    guide.share_packages(tmp_path / "venv", addons)
    return python


def test_a_missing_package_is_named(python_without_msal, tmp_path):
    with new_database(python_without_msal, "lacking", tmp_path) as installed:
        done = installed.odoo(guide.line("From wheels", "odoo -d"))
    [words] = re.findall(r"`(Unable to install [^`]+)`", guide.GUIDE)
    assert f"{words}: msal" in done.stdout
    assert done.returncode


def test_it_runs_beside_what_a_brokerage_has(installation):
    told = installation.ask("connect.py")
    assert str(installation.python.parents[1]) in told["file"]
    assert {*ADDONS, *BESIDE} <= set(told["modules"])
    assert told["lane"] == "Chicago, IL → Dallas, TX"
    assert told["server"] == "tai_mailbox"


def test_uninstalled_it_leaves_nothing(installation):
    left = installation.ask("uninstall.py")
    assert left == {"tables": [], "crons": [], "servers": 0, "gone": sorted(ADDONS)}
