# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The commands of docs/install.md for each kind of machine; the other tests run those for wheels."""

import itertools
import re
import shlex
import shutil

import pytest

from devtools import databases
from devtools.paths import ROOT

from . import guide
from .conftest import ADDONS

WHERE = "import odoo.addons.tai_mailbox as addon; print(addon.__file__)"
# git takes submodules from addresses only, unless it is told.
FROM_A_FOLDER = {
    "GIT_CONFIG_COUNT": "1",
    "GIT_CONFIG_KEY_0": "protocol.file.allow",
    "GIT_CONFIG_VALUE_0": "always",
}


@pytest.fixture
def empty(tmp_path):
    """A Python that has all that Odoo and the addon need, but not the addon."""
    return guide.new_python(tmp_path)


def where_the_addon_is(python) -> str:
    return guide.follow(f"python -c {shlex.quote(WHERE)}", python, python.parent).splitlines()[-1]


def test_debian_and_ubuntu(empty, checkout, wheels):
    for command in guide.lines("Debian and Ubuntu", "pip install"):
        guide.follow(command, empty, checkout)
    assert where_the_addon_is(empty).startswith(str(empty.parents[1]))


def test_docker(empty, checkout, wheels, tmp_path):
    [image] = guide.blocks("Docker")
    steps = [step.split(" ", 1) for step in image.splitlines()]
    [[*sources, target]] = [what.split() for step, what in steps if step == "COPY"]
    inside = tmp_path / "image" / target.strip("/")
    inside.mkdir(parents=True)
    for file in itertools.chain.from_iterable(map(checkout.glob, sources)):
        shutil.copy(file, inside)
    for command in (what for step, what in steps if step == "RUN"):
        guide.follow(command.replace(target, f"{inside}/"), empty, tmp_path)
    assert where_the_addon_is(empty).startswith(str(empty.parents[1]))
    assert ["FROM", f"odoo:{databases.manifest()['version'].partition('.')[0]}"] in steps


@pytest.mark.parametrize("title", ["From an addons folder", "Notebooks"])
def test_packages(title, empty, checkout):
    """All of them are among those that this project was made with."""
    told = guide.follow(guide.line(title, "pip install"), empty, checkout)
    assert "Requirement already satisfied" in told


def test_odoo_sh(empty, tmp_path):
    """A repository with this one as a submodule: its addons one folder below, the packages at its root."""
    told = re.findall(r"`(git submodule add [^`]+)`", guide.GUIDE)
    [command] = [words.replace("REPOSITORY", str(ROOT)) for words in told]
    shutil.copy(ROOT / "requirements.in", tmp_path / "requirements.txt")
    commands = f"git init -q . && {command} && pip install -r requirements.txt"
    guide.follow(commands, empty, tmp_path, **FROM_A_FOLDER)
    found = {path.parent.name for path in tmp_path.glob("*/*/__manifest__.py")}
    assert found == set(ADDONS)
