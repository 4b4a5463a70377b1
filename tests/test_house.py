# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The direction of imports: intake and providers know neither Odoo nor each other."""

import ast
from pathlib import Path

import pytest

ADDON = Path(__file__).parent.parent / "tai_mailbox"
BELOW_THE_NOTEBOOK = {"intake", "models", "providers"}


def imported_names(file: Path) -> set[str]:
    names = set()
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names.add("." * node.level + (node.module or ""))
    return names


@pytest.mark.parametrize("package, sibling", [("intake", "providers"), ("providers", "intake")])
def test_plain_python_packages_stand_alone(package, sibling):
    files = sorted((ADDON / package).rglob("*.py"))
    assert files
    for file in files:
        depth = len(file.relative_to(ADDON / package).parts)
        for name in imported_names(file):
            dots = len(name) - len(name.lstrip("."))
            assert name.split(".")[0] != "odoo", f"{file} imports {name}"
            assert dots <= depth, f"{file} reaches out of its package: {name}"
            assert sibling not in name.split("."), f"{file} imports {name}"


def test_nothing_that_runs_in_odoo_needs_the_notebook():
    """pandas, matplotlib and Jupyter are for notebooks only."""
    files = [file for file in ADDON.rglob("*.py") if "notebook" not in file.relative_to(ADDON).parts]
    for file in files:
        for name in imported_names(file):
            assert "notebook" not in name.split("."), f"{file} imports {name}"
            assert name.split(".")[0] not in {"pandas", "matplotlib", "IPython"}, f"{file} imports {name}"


def test_the_notebook_reaches_down_only():
    for file in (ADDON / "notebook").glob("*.py"):
        outward = {name for name in imported_names(file) if name.startswith("..") and name != ".."}
        assert {name.strip(".").partition(".")[0] for name in outward} <= BELOW_THE_NOTEBOOK, file
