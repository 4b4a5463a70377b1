# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Mails put into a mailbox, read and filed, for the tests of reading."""

from __future__ import annotations

import re
from datetime import datetime, timedelta, timezone

from tai_mailbox.providers import open_reader
from tai_mailbox.providers.base import MailKey

NOW = datetime.now(timezone.utc)
WEEK_AGO = NOW - timedelta(days=7)


def mail(name: str, body: str = "Hello") -> bytes:
    headers = f"From: c@shipper.test\r\nSubject: {name}\r\nMessage-ID: <{name}@shipper.test>\r\n"
    return f"{headers}\r\n{body}\r\n".encode()


def put(mailbox, *names: str, folder="INBOX", **more) -> None:
    for name in names:
        mailbox.append(folder, mail(name), **more)


def read(account, cursor=None, since=WEEK_AGO):
    """All batches of one poll."""
    reader = open_reader(account)
    try:
        return list(reader.new_mail(cursor, since))
    finally:
        reader.close()


def names_of(batches) -> list[str]:
    loaded = [m.raw for batch in batches for m in batch.mails if m.raw]
    return [re.search(rb"Subject: (\S+)", raw).group(1).decode() for raw in loaded]


def reasons_of(batches) -> list[str]:
    return [m.reason for batch in batches for m in batch.mails]


def keys_of(account) -> list[MailKey]:
    return [found.key for batch in read(account) for found in batch.mails]


def finish(account, action, keys):
    reader = open_reader(account)
    try:
        return reader.finish(action, keys)
    finally:
        reader.close()


def subjects(mailbox, folder) -> list[str]:
    mailbox.select_folder(folder, readonly=True)
    found = mailbox.fetch(mailbox.search(), ["BODY.PEEK[HEADER.FIELDS (SUBJECT)]"])
    return sorted(
        value.split()[1].decode()
        for answer in found.values()
        for value in answer.values()
        if isinstance(value, bytes)
    )
