# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The copy of a sent mail in the mailbox's Sent folder: exactly one, whoever puts it there."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from .base import Account
from .failures import failures_told
from .folders import Folders
from .presets import files_sent_mail
from .whereabouts import header_criteria
from .wire import ImapConnection


def save_sent(account: Account, raw: bytes, message_id: str) -> bool:
    """Puts a sent mail into Sent unless it lies there; True when a copy was added.

    `raw`: the mail as it was sent (`smtp.as_bytes`). Raises the types of `errors`: the mail itself went out
    all the same, so a failure here is only to be logged.
    """
    if account.incoming is None or files_sent_mail(account):
        return False
    with _sent_folder(account) as (connection, folder):
        if _holds(connection, folder, message_id):
            return False
        connection.append(folder, raw, ["\\Seen"])
        return True


def was_sent(account: Account, message_id: str) -> bool:
    """Whether Sent holds the mail: what to ask after OutcomeUnknown, before sending again."""
    with _sent_folder(account) as (connection, folder):
        return _holds(connection, folder, message_id)


@contextmanager
def _sent_folder(account: Account) -> Iterator[tuple[ImapConnection, str]]:
    connection = ImapConnection(account)
    try:
        with failures_told(account):
            yield connection, Folders(connection).special("sent")
    finally:
        connection.close()


def _holds(connection: ImapConnection, folder: str, message_id: str) -> bool:
    connection.select_folder(folder, readonly=True)
    return bool(connection.search(header_criteria(message_id)))
