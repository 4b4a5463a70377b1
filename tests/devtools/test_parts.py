# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The parts behind ./dev that decide something."""

import os
import re
import socket
import subprocess
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest

from devtools import databases, debian, demo, odoo_source, postgres, server, state, testing
from devtools.console import Failure, cause
from devtools.paths import ROOT


def names_in(file: Path, pattern: str) -> set[str]:
    found = re.findall(pattern, file.read_text(), re.MULTILINE)
    return {re.sub(r"[-_.]+", "-", name).lower() for name in found}


def test_every_wish_is_locked():
    locked = names_in(ROOT / "requirements.lock", r"^([\w.-]+)==")
    wished = set().union(*(names_in(file, r"^([A-Za-z][\w.-]*)") for file in ROOT.glob("requirements*.in")))
    assert wished - locked == set(), "run ./dev lock"


@pytest.mark.parametrize(
    "arguments, inside",
    [
        ([], True),
        (["-x", "-k", "mailbox"], True),
        (["tai_mailbox/tests"], True),
        (["tests", "tai_mailbox"], True),
        (["tests"], False),
        (["tests/test_house.py::test_plain_python_packages_stand_alone", "-v"], False),
    ],
)
def test_which_tests_run_inside_odoo(arguments, inside, monkeypatch):
    monkeypatch.chdir(ROOT)
    assert testing.needs_odoo(arguments) is inside


@pytest.mark.parametrize(
    "argument, copies",
    [
        ("tests", True),
        ("tests/e2e/test_faults.py", True),
        ("tests/notebook", True),
        ("tests/intake", False),
        ("-x", False),
    ],
)
def test_which_tests_copy_a_database(argument, copies, monkeypatch):
    monkeypatch.chdir(ROOT)
    assert testing.copies_a_database(argument) is copies


@pytest.mark.parametrize(
    "output, reason",
    [
        ("a\nE: write error - write (28: No space left on device)\nb\n", "the disk is full"),
        ("Collecting\nERROR: it broke\n\n", "ERROR: it broke"),
        ("", "it said nothing"),
        ("E: Failed to fetch http://x\nE: some index files failed", "no network"),
    ],
)
def test_cause_of_a_failure(output, reason):
    assert cause(output, debian.network_trouble).startswith(reason)


def test_a_taken_port_is_refused_in_words():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert not state.port_is_free(port)
        with pytest.raises(Failure, match=f"port {port} is taken"):
            demo.choose_port(port)


def test_a_port_is_kept_while_it_is_free(tmp_path, monkeypatch):
    monkeypatch.setattr(state, "FACTS", tmp_path / "facts.json")
    first = state.own_port("service")
    assert state.own_port("service") == first
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", first))
        taken.listen()
        assert state.own_port("service") != first


DEB822 = """\
Types: deb
URIs: http://mirror.example/debian
Suites: trixie
Signed-By: /k.gpg

Types: deb
URIs: http://mirror.example/debian-security
Suites: trixie-security
"""
ONE_LINE = """\
# deb http://no.example/debian sid main
deb [arch=amd64 signed-by=/k.gpg] http://mirror.example/debian/ bookworm main
deb http://mirror.example/debian-security bookworm-security main
"""


@pytest.mark.parametrize(
    "name, text, found",
    [
        ("debian.sources", DEB822, [("http://mirror.example/debian", "/k.gpg")]),
        ("old.list", ONE_LINE, [("http://mirror.example/debian/", "/k.gpg")]),
        ("ubuntu.list", "deb http://mirror.example/ubuntu noble main\n", []),
    ],
)
def test_the_machines_debian_source(name, text, found, tmp_path):
    folder = tmp_path / "sources.list.d"
    folder.mkdir()
    (folder / name).write_text(text)
    assert list(debian.machine_sources(tmp_path)) == found


@pytest.mark.parametrize(
    "file, shapes",
    [
        ("models/tai_mailbox.py", True),
        ("views/tai_mailbox_views.xml", True),
        ("intake/reader.py", False),
        ("tests/test_mailbox.py", False),
        ("static/description/icon.png", False),
    ],
)
def test_what_makes_a_new_template(file, shapes, tmp_path, monkeypatch):
    monkeypatch.setattr(databases, "ADDON", tmp_path)
    (tmp_path / file).parent.mkdir(parents=True)
    before = databases.addon_digest()
    (tmp_path / file).write_text("something")
    assert (databases.addon_digest() != before) is shapes


@pytest.mark.parametrize("layout", odoo_source.LAYOUTS)
def test_an_odoo_of_ones_own(layout, tmp_path):
    release = tmp_path / layout / "odoo" / "release.py"
    release.parent.mkdir(parents=True)
    release.write_text("version_info = (18, 0, 0, FINAL, 0, '')\n")
    with pytest.raises(Failure, match="has no Odoo 19 in it"):
        odoo_source.named_library(tmp_path)
    release.write_text("version_info = (19, 0, 0, FINAL, 0, '')\n")
    assert odoo_source.named_library(tmp_path) == tmp_path / layout


def test_a_server_of_ones_own_is_not_mixed_up(monkeypatch):
    monkeypatch.delenv(postgres.OWN_MARK, raising=False)
    monkeypatch.delenv("PGHOST", raising=False)
    assert databases.name_of("dev") == "tai_dev"
    monkeypatch.setenv("PGHOST", "database.example")
    assert re.fullmatch(r"tai_[0-9a-f]{6}_dev", databases.name_of("dev"))
    assert postgres.environment()["PGHOST"] == "database.example"


def test_a_server_that_is_not_there_is_named(monkeypatch):
    monkeypatch.delenv(postgres.OWN_MARK, raising=False)
    monkeypatch.setenv("PGHOST", "127.0.0.1")
    monkeypatch.setenv("PGPORT", "1")
    with pytest.raises(Failure, match="PostgreSQL can not be reached: .*refused"):
        postgres.databases()


def test_nobody_answers_on_a_free_port():
    assert not server.answers(state.free_port())


class Healthy(BaseHTTPRequestHandler):
    """Another program's server that says it is well, as Odoo's does."""

    def do_GET(self):
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b'{"status": "pass"}')

    def log_message(self, *_words):
        """Say nothing."""


@pytest.fixture
def taken_port():
    """A port that another program took."""
    other = HTTPServer(("127.0.0.1", 0), Healthy)
    Thread(target=other.serve_forever, daemon=True).start()
    yield other.server_port
    other.shutdown()
    other.server_close()


def test_another_program_that_answers_is_not_our_server(taken_port, tmp_path):
    log = tmp_path / "odoo.log"
    log.write_text("OSError: [Errno 98] Address already in use\n")
    ended = subprocess.Popen(["true"], start_new_session=True)
    assert server.answers(taken_port)
    with pytest.raises(Failure, match="Odoo did not start: .*Address already in use"):
        server.wait_until_it_answers(ended, taken_port, log)


def test_who_listens_on_a_port(taken_port):
    assert server.listens(os.getpid(), taken_port)
    assert not server.listens(os.getpid(), state.free_port())
    assert not server.listens(os.getppid(), taken_port)
