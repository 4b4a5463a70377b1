# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Where a mail lies that was filed meanwhile, by us or by its owner: in its place, else by its Message-ID."""

from __future__ import annotations

from collections.abc import Iterable

from .base import MailKey
from .wire import ImapConnection

MESSAGE_ID = "BODY.PEEK[HEADER.FIELDS (MESSAGE-ID)]"


def find(connection: ImapConnection, key: MailKey, message_id: str, folders: Iterable[str]) -> MailKey | None:
    """The mail's place now: where the key says, in that folder under another UID, or in one of `folders`.

    The folder that it lies in is left selected, read-only. A mail without a Message-ID is found in its
    place only.
    """
    for folder in dict.fromkeys((key.folder, *folders)):
        uidvalidity = str(connection.select_folder(folder, readonly=True).get(b"UIDVALIDITY"))
        if (folder, uidvalidity) == (key.folder, key.uidvalidity) and connection.existing([int(key.uid)]):
            return key
        if uid := _uid_of(connection, message_id):
            return MailKey(folder, uidvalidity, str(uid))
    return None


def _uid_of(connection: ImapConnection, message_id: str) -> int | None:
    """In the selected folder; servers search for parts of a header, so what is found is compared."""
    if not message_id.startswith("<"):
        return None
    found = connection.fetch(connection.search(header_criteria(message_id)), [MESSAGE_ID])
    return max((uid for uid, answer in found.items() if message_id_of(answer) == message_id), default=None)


def header_criteria(message_id: str) -> list[str]:
    return ["HEADER", "Message-ID", message_id]


def message_id_of(answer: dict) -> str:
    """Of the answer to a fetch of MESSAGE_ID."""
    for key, value in answer.items():
        if key.startswith(b"BODY[") and isinstance(value, bytes):
            return " ".join(value.decode("utf-8", "replace").partition(":")[2].split())
    return ""
