# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What has come of the mails in the benchmark of faults."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from devtools import postgres
from sandbox import Sandbox

from . import environment

KINDS = ("quote", "other")  # the mails by turns
LOGGED = "SELECT message_id FROM mail_message WHERE model = 'tai.shipment' AND message_type = 'email'"


@dataclass(frozen=True)
class Server:
    address: str
    archive: str  # the folder


SERVERS = {
    "imap": Server("pat@brokerage.test", "Archive"),
    "gmail": Server("gina@google.brokerage.test", "[Gmail]/All Mail"),
}


@dataclass(frozen=True)
class Results:
    sandbox: Sandbox
    server: Server
    database: str

    def count(self, size: int) -> dict[str, int]:
        """Every quote has one shipment and lies in the archive, and every mail has a row that is done."""
        wanted = [f"<{order}@shipper.test>" for order in range(size)]
        quotes = {key for order, key in enumerate(wanted) if KINDS[order % len(KINDS)] == "quote"}
        rows = self.counted("SELECT message_key FROM tai_mailbox_message WHERE state = 'done'")
        logged = self.counted(LOGGED)
        archived = Counter(self.message_ids(self.server.archive))
        lost = {key for key in wanted if not rows[key]} | {key for key in quotes if not logged[key]}
        doubled = sum(number - 1 for found in (rows, logged, archived) for number in found.values())
        undone = quotes & set(self.message_ids("INBOX")) | (quotes - set(archived))
        more = max(0, self.shipments() - len(quotes))
        return {"lost": len(lost), "doubled": doubled + more, "undone": len(undone)}

    def shipments(self) -> int:
        [(number,)] = postgres.execute("SELECT count(*) FROM tai_shipment", database=self.database)
        return number

    def tell_unfinished(self) -> None:
        """The mails that are not done, with the reasons."""
        columns = "message_key, state, attempts, begun, failure"
        statement = f"SELECT {columns} FROM tai_mailbox_message WHERE state <> 'done'"
        for row in postgres.execute(statement, database=self.database):
            print("not done:", *row)

    def counted(self, statement: str) -> Counter[str]:
        return Counter(value for (value,) in postgres.execute(statement, database=self.database))

    def message_ids(self, folder: str) -> list[str]:
        header = "BODY.PEEK[HEADER.FIELDS (MESSAGE-ID)]"
        with environment.postbox(self.sandbox).open(self.server.address) as imap:
            imap.select_folder(folder, readonly=True)
            found = imap.fetch(imap.search(), [header]).values()
        answer = header.replace(".PEEK", "").encode()
        return [mail[answer].split(b":", 1)[1].strip().decode() for mail in found]
