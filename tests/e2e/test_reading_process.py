# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Real reading processes: what they hold while a server hangs, and what is left of one that dies."""

import signal

import pytest

from bench import environment
from bench.faults import kill
from bench.mails import mails
from bench.nursery import NEXT_POLL, NEXT_TRY, do_not_wait, nursery
from devtools import postgres
from sandbox.faults import FaultProxy, Injection
from sandbox.processes import wait_until
from sandbox.seed import seed

from . import fatal_mail

HANGING, OTHER, FATAL = "hanging@brokerage.test", "other@brokerage.test", "fatal@brokerage.test"
PATIENCE = 20  # seconds

pytestmark = pytest.mark.usefixtures("trusted")


def connect(sandbox, database, *addresses, **values):
    """New mailboxes: in those of the sandbox's people lies what other tests have left there."""
    passwords = environment.new_mailboxes(sandbox, *addresses)
    environment.connect_apart(database, passwords, sandbox.config["imaps"], **values)


def put(sandbox, address, *raws):
    seed(environment.postbox(sandbox), address, raws)


def rows(database, columns, address):
    statement = (
        f"SELECT {columns} FROM tai_mailbox_message m JOIN tai_mailbox b ON b.id = m.mailbox_id"
        " WHERE b.address = %s ORDER BY m.id"
    )
    return postgres.execute(statement, values=(address,), database=database)


# -- A server that hangs ---------------------------------------------------------------------------


@pytest.fixture(scope="module")
def two_mailboxes(sandbox, trusted):
    """(database, nursery's begin, proxy before the server of the one that hangs)."""
    with environment.database("waits") as database, FaultProxy(sandbox.config) as line:
        connect(sandbox, database, HANGING, OTHER, post_action="archive")
        by_proxy = "UPDATE tai_mailbox SET imap_port = %s WHERE address = %s"
        postgres.execute(by_proxy, values=(line.port, HANGING), database=database)
        with nursery(database) as begin:
            yield database, begin, line


@pytest.mark.parametrize(
    "command",
    [
        "AUTHENTICATE|LOGIN",
        "EXAMINE",
        "UID SEARCH",
        "UID FETCH .*SIZE",
        r"UID FETCH .*BODY\.PEEK\[\]",
        "UID MOVE",
        "LOGOUT",
    ],
)
def test_nothing_is_held_while_a_server_hangs(sandbox, two_mailboxes, command):
    database, begin, line = two_mailboxes
    order = len(rows(database, "m.id", OTHER))
    for address in (HANGING, OTHER):
        put(sandbox, address, *mails(1, (), ("quote",), f"{order}.{address}"))
    do_not_wait(database)
    line.reset()
    swallowed = Injection(command)
    line.faults.inject.append(swallowed)
    process, await_end = begin()
    try:
        assert wait_until(lambda: swallowed.times == 0 and rows_done(database, OTHER) == order + 1, PATIENCE)
        assert line.live == 1
        assert set(sessions(database)) <= {("idle", None)}
        lock_everything(database)
    finally:
        kill(process)
        await_end()


def rows_done(database, address):
    lease = "SELECT lease_until FROM tai_mailbox WHERE address = %s"
    [(leased,)] = postgres.execute(lease, values=(address,), database=database)
    return 0 if leased else [state for (state,) in rows(database, "m.state", address)].count("done")


def sessions(database):
    """(state, a lock on a table that is held) of all sessions but the asking one."""
    return postgres.execute(
        "SELECT a.state, l.relation::regclass::text FROM pg_stat_activity a"
        " LEFT JOIN pg_locks l ON l.pid = a.pid AND l.relation IS NOT NULL"
        " WHERE a.datname = %s AND a.pid <> pg_backend_pid()",
        values=(database,),
    )


def lock_everything(database):
    """Fails where somebody else holds the row of any mailbox or mail."""
    for table in ("tai_mailbox", "tai_mailbox_message", "tai_shipment"):
        assert postgres.execute(f"SELECT id FROM {table} FOR UPDATE NOWAIT", database=database)


# -- A mail that kills its reader ------------------------------------------------------------------


def test_a_mail_that_kills_its_reader_needs_attention_and_holds_up_no_other(sandbox):
    before, after = (
        list(mails(3, (), ("quote",), "before.test")),
        list(mails(3, (), ("quote",), "after.test")),
    )
    [fatal] = mails(1, (), ("quote",), f"{fatal_mail.WORD.decode()}.test")
    with environment.database("fatal") as database:
        connect(sandbox, database, FATAL)
        put(sandbox, FATAL, *before, fatal, *after)

        def others():
            return [state for state, key in keys() if "fatal" not in key]

        def keys():
            return rows(database, "m.state, m.message_key", FATAL)

        with nursery(database, fatal_mail.__name__) as begin:

            def read(*not_waited):
                do_not_wait(database, NEXT_POLL, *not_waited)
                return begin()[1]()

            assert read() == -signal.SIGKILL
            assert not keys(), "it died before anything was written"
            assert read() == -signal.SIGKILL
            assert others() == ["done"] * 3 + ["retry"] * 3, "one by one, up to the fatal one"
            assert read(NEXT_TRY) == -signal.SIGKILL
            assert others() == ["done"] * 6, "those behind it do not wait for it, though it is due"
            assert read() == 0, "it waits"
            assert [read(NEXT_TRY) for _try in range(3)] == [-signal.SIGKILL] * 3
            assert read(NEXT_TRY) == 0
            put(sandbox, FATAL, *mails(1, (), ("quote",), "later.test"))
            assert read(NEXT_TRY) == 0
        assert others() == ["done"] * 7
        [(state, failure)] = rows(database, "m.state, m.failure", FATAL)[3:4]
        assert (state, failure.split(" ended")[0]) == ("attention", "The process that read this mail")
        [(shipments,)] = postgres.execute("SELECT count(*) FROM tai_shipment", database=database)
        assert shipments == 7
