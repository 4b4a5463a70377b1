# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Two Odoo processes and one budget of requests at Front."""

import json
import subprocess
import time
from contextlib import contextmanager
from email.message import EmailMessage

import pytest

from bench import environment
from devtools import databases, debian, odoo_run, postgres
from devtools.paths import PYTHON, ROOT
from sandbox import Sandbox
from sandbox.controls import Control
from sandbox.postbox import Postbox
from tai_mailbox.providers.front import Budget

from . import front_process

FRAN, QUOTES = "fran@front.brokerage.test", "quotes@front.brokerage.test"
MAILS = 14  # in each mailbox: more than a minute's budget has room for
BURST = 5  # a second, for one thing

pytestmark = pytest.mark.usefixtures("trusted")


@pytest.fixture(scope="module")
def sandbox(tmp_path_factory):
    """One of its own: what others ask of Front would count, and what is read here would lie before them."""
    debian.install("dovecot")
    with Sandbox(tmp_path_factory.mktemp("front")) as running:
        yield running


@pytest.fixture
def control(sandbox):
    control = Control(sandbox.config)
    yield control
    control.reset()


@contextmanager
def process(database):
    """An Odoo process: a function that gives it an order, and another one that waits for the answer."""
    command = [PYTHON, "-m", front_process.__name__, database]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    with subprocess.Popen(command, cwd=ROOT, env=odoo_run.environment(), **pipes) as running:
        assert running.stdout.readline() == "ready\n"

        def give(*order):
            running.stdin.write(json.dumps(order) + "\n")
            running.stdin.flush()

        yield give, lambda: json.loads(running.stdout.readline())
        running.stdin.close()


def test_two_processes_keep_to_one_budget_and_to_bursts(sandbox, control):
    token = sandbox.config["front"]["api_token"]
    with environment.database("front") as database:
        databases.use_sandbox(database, sandbox.state.config_file, "http://localhost:8069")
        with process(database) as one, process(database) as other:
            both((one,), ["connect", token, FRAN, QUOTES])
            sent = [receive(sandbox, address, n) for address in (FRAN, QUOTES) for n in range(MAILS)]
            refused = control.front_refusals()

            control.limit_front(per_minute=30, burst=BURST)
            both((one, other), ["read", FRAN], ["read", QUOTES])
            assert control.front_refusals() == refused, "they stopped before Front had to"
            assert 0 < len(keys(database)) < len(sent)
            assert states(database) == [("connected", None, True)] * 2
            assert Budget.read(kept(database)).left <= 10, "what reading leaves to sending"

            control.limit_front(per_minute=100_000, burst=BURST)
            postgres.execute("UPDATE tai_front_budget SET kept = NULL", database=database)
            both((one, other), ["read", FRAN], ["read", QUOTES])
            assert sorted(keys(database)) == sorted(sent), "each mail once"
            assert states(database) == [("connected", None, False)] * 2

            answers = both((one, other), ["ask", token, 8], ["ask", token, 8])
    let_go = sorted((pair for pairs in answers for pair in pairs), key=lambda pair: pair[1])
    assert len(let_go) >= 16, "and what Front refused all the same was asked again"
    assert all(late[1] - early[0] >= 1.0 for early, late in zip(let_go, let_go[BURST:], strict=False))


def both(processes, *orders):
    """At the same time; their answers."""
    for (give, _answer), order in zip(processes, orders, strict=True):
        give(*order)
    return [answer() for _give, answer in processes]


def receive(sandbox, address, number):
    """A quote request; its Message-ID."""
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "customer@shipper.test", address, f"Quote {number}"
    mail["Message-ID"] = f"<{time.time_ns()}@shipper.test>"
    mail.set_content("Please quote 26 pallets, 38,000 lbs, dry van, Dallas, TX to Atlanta, GA.")
    Postbox(sandbox.config).deliver("customer@shipper.test", [address], mail.as_bytes())
    return mail["Message-ID"]


def keys(database):
    rows = postgres.execute("SELECT message_key FROM tai_mailbox_message", database=database)
    return [key for (key,) in rows]


def states(database):
    """(state, error, whether Front has asked for a pause) of both mailboxes."""
    statement = "SELECT state, error_code, front_pause_until IS NOT NULL FROM tai_mailbox"
    return postgres.execute(statement, database=database)


def kept(database):
    [(found,)] = postgres.execute("SELECT kept FROM tai_front_budget", database=database)
    return found
