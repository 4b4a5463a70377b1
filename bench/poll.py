# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""How fast a mailbox full of new mail is read into shipments, activities, documents and the log.

    ./dev bench poll [--size N | --full] [--json FILE]

Beside it, in the same run and from the same server: Odoo's own fetchmail.server making a tai.shipment
of each of the same mails (of a tenth of them, for it takes its time), and the limit: the mails fetched
in batches and parsed by the standard library, with nothing stored.
"""

from __future__ import annotations

import email
import email.policy
import sys
from typing import Any

from imapclient import IMAPClient

from sandbox import Sandbox
from sandbox.seed import seed
from tai_mailbox.intake import Context, read

from . import environment
from .mails import KINDS, mails

BATCH = 100  # mails in a FETCH, as the engine's own
NAMED = 20  # shipments that operations mails name
PEER_SHARE = 10
PEER_LEAST = 100
MAILBOXES = {"mixed": "pat@brokerage.test", "other": "sam@brokerage.test", "peer": "customer@shipper.test"}


def main() -> int:
    options = environment.arguments(__doc__, 1000, 2000, "mails")
    with environment.servers() as sandbox, environment.odoo_environment("bench_poll") as env:
        speeds = measure(sandbox, env, options.size)
    environment.table(
        [("", "mails a second"), *((name.replace("_", " "), speed) for name, speed in speeds.items())]
    )
    environment.report(
        options,
        {
            "ratio_to_fetchmail": speeds["mixed_mail"] / speeds["fetchmail.server"],
            "ratio_to_limit": speeds["mixed_mail"] / speeds["limit"],
            "ratio_to_limit_other": speeds["other_mail"] / speeds["limit_of_other_mail"],
        },
    )
    return 0


def measure(sandbox: Sandbox, env: Any, size: int) -> dict[str, float]:
    """Mails a second of each."""
    read(b"Subject: warm up\r\n\r\nChicago, IL to Dallas, TX", Context())
    numbers = env["tai.shipment"].create([{} for _ in range(NAMED)]).mapped("name")
    peer_size = min(size, max(size // PEER_SHARE, PEER_LEAST))
    box = environment.postbox(sandbox)
    seed(box, MAILBOXES["mixed"], mails(size, numbers, KINDS))
    seed(box, MAILBOXES["other"], mails(size, numbers, ("other",), "others.test"))
    seed(box, MAILBOXES["peer"], mails(peer_size, numbers, KINDS, "peer.test"))
    return {
        "limit": size / environment.timed(lambda: fetch_and_parse(sandbox, MAILBOXES["mixed"])),
        "limit_of_other_mail": size / environment.timed(lambda: fetch_and_parse(sandbox, MAILBOXES["other"])),
        "mixed_mail": size / poll_time(sandbox, env, MAILBOXES["mixed"], size),
        "other_mail": size / poll_time(sandbox, env, MAILBOXES["other"], size),
        "fetchmail.server": peer_size / fetchmail_time(sandbox, env, MAILBOXES["peer"], peer_size),
    }


def poll_time(sandbox: Sandbox, env: Any, address: str, size: int) -> float:
    from odoo.addons.tai_mailbox.models import steps

    passwords = {address: sandbox.config["users"][address]}
    mailbox = environment.connect(env, passwords, sandbox.config["imaps"])
    seconds = environment.timed(lambda: steps.run(mailbox._poll()))
    rows = env["tai.mailbox.message"].search_count([("mailbox_id", "=", mailbox.id), ("state", "=", "done")])
    assert rows == size, f"{rows} of {size} mails were taken in"
    return seconds


def fetchmail_time(sandbox: Sandbox, env: Any, address: str, size: int) -> float:
    server = env["fetchmail.server"].create(
        {
            "name": "peer",
            "server_type": "imap",
            "server": "localhost",
            "port": sandbox.config["imaps"],
            "is_ssl": True,
            "user": address,
            "password": sandbox.config["users"][address],
            "state": "done",
            "object_id": env["ir.model"]._get_id("tai.shipment"),
        }
    )
    env["ir.config_parameter"].set_param("mail.gateway.loop.threshold", size)  # few senders, many mails
    env.cr.commit()
    before = env["tai.shipment"].search_count([])
    seconds = environment.timed(lambda: server._fetch_mail(batch_limit=size))
    env.cr.rollback()
    made = env["tai.shipment"].search_count([]) - before
    assert made == size, f"fetchmail made {made} shipments of {size} mails"
    return seconds


def fetch_and_parse(sandbox: Sandbox, address: str) -> None:
    with IMAPClient("localhost", sandbox.config["imaps"], ssl_context=None) as imap:
        imap.login(address, sandbox.config["users"][address])
        imap.select_folder("INBOX", readonly=True)
        uids = imap.search()
        for start in range(0, len(uids), BATCH):
            for answer in imap.fetch(uids[start : start + BATCH], ["BODY.PEEK[]"]).values():
                email.message_from_bytes(answer[b"BODY[]"], policy=email.policy.default)


if __name__ == "__main__":
    sys.exit(main())
