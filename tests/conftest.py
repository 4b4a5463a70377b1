# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What the tests outside of Odoo share: the sandbox, a real Odoo server, a real browser.

Each is made when a test asks for it, so a test that needs none of them starts at once.
"""

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pytest
import requests

from devtools import databases, debian, odoo_run, postgres, server
from devtools.console import log_file
from devtools.paths import ADDON
from devtools.state import free_port

WORKER = os.environ.get("PYTEST_XDIST_WORKER", "alone")
SCREEN = {"width": 1280, "height": 900}


@pytest.hookimpl(tryfirst=True)  # before pytest-xdist reads the groups
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests inside Odoo come last: each of their classes ends all child processes, the sandbox among them.

    With several processes a file's tests stay together, and so do all that need an Odoo server.
    """
    items.sort(key=lambda item: item.path.is_relative_to(ADDON))
    for item in items:
        needs_server = "odoo_server" in getattr(item, "fixturenames", ())
        item.add_marker(
            pytest.mark.xdist_group("end-to-end" if needs_server else item.nodeid.partition("::")[0])
        )


@pytest.fixture(scope="session")
def sandbox(tmp_path_factory: pytest.TempPathFactory) -> Iterator:
    """The sandbox providers, up, on ports and with mailboxes of their own."""
    from sandbox import Sandbox

    debian.install("dovecot")
    with Sandbox(tmp_path_factory.mktemp("sandbox")) as running:
        yield running


@pytest.fixture(scope="session")
def config(sandbox) -> dict:
    """What the sandbox says of itself: addresses, ports, passwords."""
    return sandbox.config


@pytest.fixture
def control(config) -> Iterator:
    """Orders to the sandbox, all taken back at the end."""
    from sandbox.controls import Control

    control = Control(config)
    yield control
    control.reset()


@pytest.fixture
def person(config):
    """Somebody with a browser, at the providers' sign-in pages."""
    from sandbox.browse import Person

    return Person(config)


@dataclass
class OdooServer:
    """A running Odoo; `address` without a slash at its end, `log` the file it writes to.

    The sandbox's staff members are its users, with `staff_password`.
    """

    address: str
    database: str
    log: Path
    login: str = "admin"
    password: str = "admin"
    staff_password: str = databases.STAFF_PASSWORD

    def call(self, model: str, method: str, *arguments, **named):
        """Call a model's method as the administrator, in the way the web client does."""
        call = {"model": model, "method": method, "args": arguments, "kwargs": named}
        return self._ask(self._session, "/web/dataset/call_kw", call)

    @cached_property
    def _session(self) -> requests.Session:
        session = requests.Session()
        who = {"db": self.database, "login": self.login, "password": self.password}
        self._ask(session, "/web/session/authenticate", who)
        return session

    def _ask(self, session: requests.Session, path: str, params: dict):
        answer = session.post(self.address + path, json={"params": params}, timeout=60).json()
        assert "error" not in answer, answer["error"]["data"]["debug"]
        return answer.get("result")


@pytest.fixture(scope="session")
def odoo_server(sandbox) -> Iterator[OdooServer]:
    """Odoo with the addon on a new database, in its normal mode, turned to the sandbox."""
    odoo_run.ensure()
    database = databases.fresh_copy(f"end_to_end_{os.getpid()}")
    port = free_port()
    address = f"http://localhost:{port}"
    log = log_file(f"end-to-end-{WORKER}")
    try:
        databases.use_sandbox(database, sandbox.state.config_file, address)
        process = server.start(database, port, log, sandbox.config["ca_bundle"])
        yield OdooServer(address, database, log)
        server.stop(process.pid)
    finally:
        postgres.drop_database(database)


@pytest.fixture(scope="module")
def browser() -> Iterator:
    """Debian's Chromium, driven by playwright."""
    from playwright.sync_api import sync_playwright

    debian.install("chromium")
    options = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=options)
        yield running
        running.close()


@pytest.fixture
def browser_page(browser, request: pytest.FixtureRequest) -> Iterator:
    """A page of a browser without a past; a failed test leaves a picture of it in .dev/log."""
    context = browser.new_context(viewport=SCREEN, locale="en-GB", timezone_id="UTC")
    page = context.new_page()
    failures = request.session.testsfailed
    yield page
    if request.session.testsfailed > failures:
        page.screenshot(path=log_file(request.node.name).with_suffix(".png"), full_page=True)
    context.close()
