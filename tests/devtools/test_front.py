# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""./dev as a person meets it: what it says when something is wrong, in one line."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from devtools import commands

ROOT = Path(__file__).resolve().parents[2]


def dev(*arguments: str, root: Path = ROOT, **environment: str) -> subprocess.CompletedProcess:
    path = f"{Path(sys.executable).parent}:/usr/bin:/bin"
    variables = {"PATH": path, "HOME": "/nonexistent", **environment}
    return subprocess.run(
        [root / "dev", *arguments],
        cwd=ROOT,
        env=variables,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout in which nothing was made yet."""
    for name in ("dev", "requirements.lock"):
        shutil.copy(ROOT / name, tmp_path)
    for name in ("devtools", "sandbox"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path


def test_help_names_every_verb():
    text = dev("help").stdout
    assert [verb for verb in commands.VERBS if f"\n  {verb} " not in text] == []


def test_unknown_verb():
    answer = dev("demos")
    assert answer.returncode == 2
    assert answer.stderr == "dev: no such verb: demos (see ./dev help)\n"


def test_no_python(checkout: Path, tmp_path: Path):
    tools = tmp_path / "tools"
    tools.mkdir()
    for name in ("bash", "dirname", "env", "id"):
        (tools / name).symlink_to(shutil.which(name))
    (tools / "python3").write_text("#!/bin/sh\nexit 1\n")
    (tools / "python3").chmod(0o755)
    front = (checkout / "dev").read_text()
    (checkout / "dev").write_text(front.replace("/usr/bin/python", "/nonexistent/python"))
    answer = dev("test", root=checkout, PATH=str(tools))
    assert answer.returncode == 1
    assert answer.stderr.startswith("dev: no Python 3.10 to 3.13 with its venv module found")
    assert answer.stderr.count("\n") == 1


def test_no_network(checkout: Path):
    nowhere = {"https_proxy": "http://127.0.0.1:9", "http_proxy": "http://127.0.0.1:9", "PIP_RETRIES": "0"}
    offline = {**nowhere, "PIP_NO_CACHE_DIR": "1", "PIP_CONFIG_FILE": "/dev/null"}
    answer = dev("lint", root=checkout, **offline)
    assert answer.returncode == 1
    last = answer.stderr.splitlines()[-1]
    assert re.match(r"dev: Installing uv failed: no network \(the Python packages", last)


def test_stop_and_clean_in_an_empty_checkout(checkout: Path):
    """Though called from another checkout's folder, it takes its own."""
    assert dev("stop", root=checkout).returncode == 0
    assert dev("clean", root=checkout).returncode == 0
    assert not (checkout / ".dev").exists()
    assert dev("clean", root=checkout).returncode == 0


def test_a_full_disk(monkeypatch, capsys):
    monkeypatch.setitem(commands.VERBS, "stop", lambda arguments: Path("/dev/full").write_text("something"))
    assert commands.main(["stop"]) == 1
    assert capsys.readouterr().err == "dev: the disk is full\n"
