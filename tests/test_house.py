# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The direction of imports: intake and providers know neither Odoo nor each other."""

import ast
import importlib
from collections import defaultdict
from itertools import combinations
from pathlib import Path

import pytest

ADDON = Path(__file__).parent.parent / "tai_mailbox"
TOOLS = ADDON.parent / "tools"
OURS = {"bench", "devtools", "sandbox", "tai_mailbox", "tests"}
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


@pytest.mark.parametrize("tool", sorted(TOOLS.glob("*.py")), ids=lambda file: file.stem)
def test_a_tool_finds_what_it_takes_from_the_project(tool):
    """Tools are run by hand, and seldom: nobody would notice."""
    for node in ast.walk(ast.parse(tool.read_text())):
        if isinstance(node, ast.ImportFrom) and node.module.partition(".")[0] in OURS:
            module = importlib.import_module(node.module)
            for name in (alias.name for alias in node.names):
                assert hasattr(module, name) or importlib.import_module(f"{node.module}.{name}")


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


def test_a_model_file_imports_what_it_extends():
    """Of two files that define a method of one model one extends the other: not as the alphabet has it."""
    definers = defaultdict(set)
    for file in (ADDON / "models").glob("*.py"):
        for model, method in inherited_methods(file):
            definers[model, method].add(file.stem)
    for (model, method), files in definers.items():
        for one, other in combinations(sorted(files), 2):
            assert one in loaded_before(other) or other in loaded_before(one), (model, method, one, other)


def inherited_methods(file: Path) -> list[tuple[str, str]]:
    """(model, method) of what the file adds to models that other files have made."""
    found = []
    for cls in (node for node in ast.parse(file.read_text()).body if isinstance(node, ast.ClassDef)):
        says = {node.targets[0].id: node.value for node in cls.body if isinstance(node, ast.Assign)}
        if "_inherit" in says and "_name" not in says:
            methods = [node.name for node in cls.body if isinstance(node, ast.FunctionDef)]
            found += [(says["_inherit"].value, method) for method in methods]
    return found


def loaded_before(module: str) -> set[str]:
    """The model files that are imported by this one, and by those."""
    near = set()
    for node in ast.walk(ast.parse((ADDON / "models" / f"{module}.py").read_text())):
        if isinstance(node, ast.ImportFrom) and node.level == 1:
            near |= {node.module} if node.module else {alias.name for alias in node.names}
    return near.union(*map(loaded_before, near))
