"""The direction of imports: intake and providers know neither Odoo nor each other."""

import ast
from pathlib import Path

import pytest

ADDON = Path(__file__).parent.parent / "tai_mailbox"


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
