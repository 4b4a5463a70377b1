# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Thousands of mails into a mailbox at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import islice

from .postbox import Postbox

_BATCH = 500  # mails in one APPEND


def seed(
    postbox: Postbox,
    address: str,
    mails: Iterable[bytes],
    folder: str = "INBOX",
    received: datetime | None = None,
) -> int:
    """Append raw mails to `folder`, unread; the number of them.

    `received` (aware) is their INTERNALDATE; without it, now.
    """
    total = 0
    with postbox.open(address) as mailbox:
        if not mailbox.folder_exists(folder):
            mailbox.create_folder(folder)
        for batch in _batches(mails):
            mailbox.multiappend(folder, [_message(raw, received) for raw in batch])
            total += len(batch)
    return total


def _message(raw: bytes, received: datetime | None) -> dict[str, object]:
    return {"msg": raw, "date": received} if received else {"msg": raw}


def _batches(mails: Iterable[bytes]) -> Iterator[list[bytes]]:
    iterator = iter(mails)
    while batch := list(islice(iterator, _BATCH)):
        yield batch
