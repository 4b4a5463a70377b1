# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Whether reading gets slower the more has been read: the same number of new mails with few and many
earlier rows of the log, shipments and messages on them; and what memory many mails take.

    ./dev bench grow [--size N | --full] [--json FILE]

Time is the processor's, of this process and of the database's that serves it, so that what else the machine
does counts little.
"""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from devtools import postgres
from sandbox import Sandbox
from sandbox.seed import seed

from . import environment
from .environment import Goal
from .mails import mails

NEW = 100  # mails that each poll reads
REPEATS = 5
FEW, MANY = 200, 2000  # mails of the polls that show the memory
GOALS = {"growth": Goal(at_most=1.1), "memory_of_2000_mails_mb": Goal(at_most=10)}

EARLIER_SHIPMENTS = """
INSERT INTO tai_shipment (name, company_id, user_id, state, active, customer_email, origin_city,
                          destination_city, lane, duplicate_key, duplicate_day, requested_on, create_date)
SELECT 'OLD' || n, %(company)s, %(user)s, 'quote', true, 'casey' || n %% 5000 || '@shipper.test',
       'Chicago', 'Dallas', 'Chicago, IL → Dallas, TX', n || '|key', current_date, now(), now()
  FROM generate_series(%(first)s, %(last)s) n
"""
EARLIER_ROWS = """
INSERT INTO tai_mailbox_message (mailbox_id, user_id, company_id, folder, uidvalidity, uid, message_key,
                                 is_origin, state, category, received, create_date)
SELECT %(mailbox)s, %(user)s, %(company)s, 'INBOX', '1', n, '<' || n || '@earlier.test>',
       true, 'done', 'quote', now(), now()
  FROM generate_series(%(first)s, %(last)s) n
"""
EARLIER_MESSAGES = """
INSERT INTO mail_message (model, res_id, message_id, message_type, email_from, date, create_date)
SELECT 'tai.shipment', id, '<' || substr(name, 4) || '@earlier.test>', 'email', customer_email, now(), now()
  FROM tai_shipment WHERE name LIKE 'OLD%%' AND substr(name, 4)::int BETWEEN %(first)s AND %(last)s
"""


@dataclass
class Past:
    """A database with so many earlier rows, and a mailbox of its own."""

    size: int
    mailbox: Any
    numbers: list[str]
    seconds: list[float] = field(default_factory=list)  # of the processor, of each poll


def main() -> int:
    options = environment.arguments(__doc__, 10_000, 100_000, "earlier rows at most")
    with environment.servers() as sandbox, ExitStack() as databases:
        pasts = [
            make(sandbox, databases.enter_context(environment.odoo_environment(f"bench_grow_{size}")), size)
            for size in sorted({min(size, options.size) for size in (10, 1000, options.size)})
        ]
        measure(sandbox, pasts)
        few = most_memory_in_poll(sandbox, pasts[0], FEW, "few.test")
        many = most_memory_in_poll(sandbox, pasts[0], MANY, "many.test")
    best = {f"{past.size:,}": min(past.seconds) for past in pasts}
    environment.table(
        [("earlier rows", f"ms of work for {NEW} mails"), *((size, 1000 * best[size]) for size in best)]
    )
    environment.table([("mails in a poll", "memory of the process (MB)"), (FEW, few), (MANY, many)])
    figures = {"growth": max(best.values()) / min(best.values()), "memory_of_2000_mails_mb": many - few}
    environment.report(options, figures, GOALS)
    return 0


def make(sandbox: Sandbox, env: Any, size: int) -> Past:
    passwords = environment.new_mailboxes(sandbox, f"broker{size}@brokerage.test")
    mailbox = environment.connect(env, passwords, sandbox.config["imaps"])
    past = Past(size, mailbox, env["tai.shipment"].create([{} for _ in range(20)]).mapped("name"))
    fill(env, mailbox, 1, size)
    return past


def measure(sandbox: Sandbox, pasts: Sequence[Past]) -> None:
    """In turn, so that what else the machine does meets all of them; the first round warms up."""
    for past in pasts:
        poll(sandbox, past, NEW, "first.test")
    for repeat in range(REPEATS):
        for past in pasts:
            past.seconds.append(poll(sandbox, past, NEW, f"{repeat}.test"))


def fill(env: Any, mailbox: Any, first: int, last: int) -> None:
    facts = {
        "first": first,
        "last": last,
        "mailbox": mailbox.id,
        "user": mailbox.user_id.id,
        "company": mailbox.company_id.id,
    }
    for statement in (EARLIER_SHIPMENTS, EARLIER_ROWS, EARLIER_MESSAGES):
        env.cr.execute(statement, facts)
    env.cr.commit()
    env.cr.execute("ANALYZE tai_shipment, tai_mailbox_message, mail_message")
    env.cr.commit()


def poll(sandbox: Sandbox, past: Past, count: int, host: str) -> float:
    """Seconds of the processor that it takes to read so many new mails."""
    deliver(sandbox, past, count, host)
    before = worked(past)
    read_new(past)
    return worked(past) - before


def worked(past: Past) -> float:
    """Seconds so far; see proc(5). Of a database elsewhere nothing is known."""
    own = time.process_time()
    if postgres.is_foreign():
        return own
    server = past.mailbox.env.cr._cnx.info.backend_pid
    return own + int(Path(f"/proc/{server}/schedstat").read_text().split()[0]) / 1e9


def most_memory_in_poll(sandbox: Sandbox, past: Past, count: int, host: str) -> float:
    """Megabytes that this process takes at most while it reads so many new mails; see proc(5)."""
    deliver(sandbox, past, count, host)
    Path("/proc/self/clear_refs").write_text("5")
    read_new(past)
    return int(re.search(r"VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text())[1]) / 1024


def deliver(sandbox: Sandbox, past: Past, count: int, host: str) -> None:
    seed(environment.postbox(sandbox), past.mailbox.address, mails(count, past.numbers, host=host))


def read_new(past: Past) -> None:
    from odoo.addons.tai_mailbox.models import steps

    steps.run(past.mailbox._poll())
    assert not past.mailbox.error_code, past.mailbox.reason


if __name__ == "__main__":
    sys.exit(main())
