# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The queue's glue: it comes by itself with queue_job, and its jobs run in real workers."""

import os
import time
from collections import Counter

import pytest

from bench import environment
from bench.mails import mails
from devtools import databases, odoo_run, postgres, server
from devtools.console import log_file
from devtools.state import free_port
from sandbox.postbox import Postbox
from sandbox.seed import seed

ADDRESSES = ("first@queue.test", "second@queue.test")
EACH = 20  # mails
PATIENCE = 60  # seconds


@pytest.fixture(scope="module")
def database(sandbox):
    odoo_run.ensure()
    name = databases.fresh_copy(f"queue_{os.getpid()}")
    try:
        databases.install(name, ["queue_job"], demo=False)
        yield name
    finally:
        postgres.drop_database(name)


def column(database, statement):
    return [value for (value,) in postgres.execute(statement, database=database)]


def test_it_comes_with_queue_job_and_passes_its_own_tests(database, sandbox):
    [state] = column(database, "SELECT state FROM ir_module_module WHERE name = 'tai_mailbox_queue'")
    assert state == "installed"
    tested = postgres_copy(database)
    try:
        odoo_run.run(
            "queue-tests", "Testing tai_mailbox_queue", "-d", tested, "-u", "tai_mailbox_queue",
            "--test-tags", "/tai_mailbox_queue", "--stop-after-init", "--http-port", str(free_port()),
        )  # fmt: skip
        assert " 6 tests" in log_file("queue-tests").read_text()
    finally:
        postgres.drop_database(tested)


def postgres_copy(database):
    name = f"{database}_tests"
    postgres.copy_database(database, name)
    return name


def test_two_workers_read_every_mail_once(database, sandbox):
    passwords = environment.new_mailboxes(sandbox, *ADDRESSES)
    environment.connect_apart(database, passwords, sandbox.config["imaps"])
    for address in ADDRESSES:
        seed(Postbox(sandbox.config), address, mails(EACH, (), ("quote",), f"{address}.test"))
    port = free_port()
    log = log_file("queue")
    runner = {"ODOO_QUEUE_JOB_CHANNELS": "root:2,root.tai_mailbox:2", "ODOO_QUEUE_JOB_PORT": str(port)}
    running = server.start(
        database, port, log, sandbox.config["ca_bundle"],
        "--workers=2", "--load=base,web,queue_job", f"--gevent-port={free_port()}", **runner,
    )  # fmt: skip
    try:
        rows = wait_for_rows(database, EACH * len(ADDRESSES))
    finally:
        server.stop(running.pid)
    assert Counter(rows) == {"done": EACH * len(ADDRESSES)}, log.read_text()[-2000:]
    assert column(database, "SELECT count(*) FROM tai_shipment") == [EACH * len(ADDRESSES)]
    channels = column(database, "SELECT channel FROM queue_job WHERE method_name = '_read_in_job'")
    assert set(channels) == {"root.tai_mailbox"}


def wait_for_rows(database, wanted):
    """The states of the log's rows, once there are so many."""
    due = "UPDATE ir_cron SET nextcall = '2000-01-01' WHERE cron_name = 'Mailboxes: read new mail'"
    postgres.execute(due, database=database)
    deadline = time.monotonic() + PATIENCE
    rows = []
    while len(rows) < wanted and time.monotonic() < deadline:
        # A cron worker sleeps a minute before its first look; this is how Odoo wakes it.
        postgres.execute("SELECT pg_notify('cron_trigger', %s)", values=(database,))
        time.sleep(0.5)
        rows = column(database, "SELECT state FROM tai_mailbox_message")
    return rows
