# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""How fast new mail is taken in: into shipments, activities and documents, with their chatter.

    ./dev bench poll [--size N | --full] [--json FILE]

Beside it, in the same run and on the same server: Odoo's own fetchmail.server making a tai.shipment
of each of the same mails (of a tenth of them, for it takes its time), and the limit: the mails fetched
in batches and parsed by the standard library, with nothing stored, over a connection that stands already.

All take turns, a share of the mails each, so that what else the machine does meets all of them. The speed
of each is the median of its turns, and a ratio is our speed divided by the other's.
"""

from __future__ import annotations

import email
import email.policy
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import partial
from itertools import islice
from statistics import median
from typing import Any

from imapclient import IMAPClient

from sandbox import Sandbox
from sandbox.seed import seed
from tai_mailbox.intake import Context, read

from . import environment
from .environment import Goal
from .mails import KINDS, mails

BATCH = 100  # mails in a FETCH, as the engine's own
NAMED = 20  # shipments that operations mails name
TURNS = 5
WARM_UP = 20  # mails of a turn before, which does not count
PEER_SHARE = 10
PEER_LEAST = 10  # mails in a turn
GOALS = {
    "ratio_to_fetchmail": Goal(at_least=8),
    "ratio_to_limit": Goal(at_least=1 / 8),
    "ratio_to_limit_other": Goal(at_least=1 / 4),
}


@dataclass
class Runner:
    """One that reads what is new in a mailbox of its own, and its mails a second in each turn."""

    name: str
    address: str
    mails: Iterator[bytes]
    read: Callable[[int], object]  # is told how many there are
    share: int  # mails in a turn
    speeds: list[float] = field(default_factory=list)

    @property
    def speed(self) -> float:
        return median(self.speeds)

    def turn(self, sandbox: Sandbox, count: int) -> float:
        seed(environment.postbox(sandbox), self.address, islice(self.mails, count))
        return count / environment.timed(lambda: self.read(count))


def main() -> int:
    options = environment.arguments(__doc__, 500, 2000, "mails")
    with (
        environment.servers() as sandbox,
        environment.odoo_environment("bench_poll") as env,
        ExitStack() as connections,
    ):
        speeds = measure(sandbox, make_runners(sandbox, env, connections, max(options.size // TURNS, 1)))
    environment.table([("", "mails a second"), *speeds.items()])
    environment.report(
        options,
        {
            "ratio_to_fetchmail": speeds["mixed mail, ours"] / speeds["mixed mail, fetchmail.server"],
            "ratio_to_limit": speeds["mixed mail, ours"] / speeds["mixed mail, the limit"],
            "ratio_to_limit_other": speeds["other mail, ours"] / speeds["other mail, the limit"],
        },
        GOALS,
    )
    return 0


def measure(sandbox: Sandbox, runners: Sequence[Runner]) -> dict[str, float]:
    """Mails a second of each."""
    for runner in runners:
        runner.turn(sandbox, WARM_UP)
    for _turn in range(TURNS):
        for runner in runners:
            runner.speeds.append(runner.turn(sandbox, runner.share))
    return {runner.name: runner.speed for runner in runners}


def make_runners(sandbox: Sandbox, env: Any, connections: ExitStack, share: int) -> list[Runner]:
    read(b"Subject: warm up\r\n\r\nChicago, IL to Dallas, TX", Context())
    numbers = env["tai.shipment"].create([{} for _ in range(NAMED)]).mapped("name")
    peer_share = min(share, max(share // PEER_SHARE, PEER_LEAST))

    def runner(name: str, kinds: Sequence[str], reading: Callable[..., Any], share: int) -> Runner:
        """`reading`: makes what reads a mailbox, given its address and password."""
        host = f"{name.replace(', ', '-').replace(' ', '-')}.test"
        [(address, password)] = environment.new_mailboxes(sandbox, f"broker@{host}").items()
        many = mails(WARM_UP + TURNS * share, numbers, kinds, host)
        return Runner(name, address, many, reading(sandbox, address, password), share)

    limit, ours = partial(limit_reading, connections), partial(our_reading, env)
    return [
        runner("mixed mail, the limit", KINDS, limit, share),
        runner("mixed mail, ours", KINDS, ours, share),
        runner("mixed mail, fetchmail.server", KINDS, partial(peer_reading, env), peer_share),
        runner("other mail, the limit", ("other",), limit, share),
        runner("other mail, ours", ("other",), ours, share),
    ]


def our_reading(env: Any, sandbox: Sandbox, address: str, password: str) -> Callable[[int], None]:
    from odoo.addons.tai_mailbox.models import steps

    mailbox = environment.connect(env, {address: password}, sandbox.config["imaps"])
    done = [("mailbox_id", "=", mailbox.id), ("state", "=", "done")]

    def read_new(count: int) -> None:
        before = env["tai.mailbox.message"].search_count(done)
        steps.run(mailbox._poll())
        taken = env["tai.mailbox.message"].search_count(done) - before
        assert taken == count, f"{taken} of {count} mails were taken in"

    return read_new


def peer_reading(env: Any, sandbox: Sandbox, address: str, password: str) -> Callable[[int], None]:
    env["ir.config_parameter"].set_param("mail.gateway.loop.threshold", 10_000)  # few senders, many mails
    server = environment.fetchmail_servers(env, {address: password}, sandbox.config["imaps"])

    def read_new(count: int) -> None:
        before = env["tai.shipment"].search_count([])
        server._fetch_mail(batch_limit=count)
        env.cr.rollback()
        made = env["tai.shipment"].search_count([]) - before
        assert made == count, f"fetchmail made {made} shipments of {count} mails"

    return read_new


def limit_reading(
    connections: ExitStack, sandbox: Sandbox, address: str, password: str
) -> Callable[[int], None]:
    imap = connections.enter_context(IMAPClient("localhost", sandbox.config["imaps"], ssl_context=None))
    imap.login(address, password)
    imap.select_folder("INBOX", readonly=True)

    def read_new(count: int) -> None:
        imap.noop()
        uids = imap.search()[-count:]
        assert len(uids) == count
        for start in range(0, len(uids), BATCH):
            for answer in imap.fetch(uids[start : start + BATCH], ["BODY.PEEK[]"]).values():
                email.message_from_bytes(answer[b"BODY[]"], policy=email.policy.default)

    return read_new


if __name__ == "__main__":
    sys.exit(main())
