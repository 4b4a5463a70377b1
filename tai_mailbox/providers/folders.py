# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Which folder of a mailbox is Sent, Archive or Trash: by SPECIAL-USE (RFC 6154), by name, or made new."""

from __future__ import annotations

import imaplib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from .errors import FolderMissing
from .wire import ImapConnection

Use = Literal["archive", "trash", "sent"]

FLAGS: dict[Use, str] = {"archive": "\\archive", "trash": "\\trash", "sent": "\\sent"}
ALL_MAIL = "\\all"
CLOSED = {"\\noselect", "\\nonexistent"}

# Names by which servers and mail programs call them where no flag says so; the first is the one to make.
NAMES: dict[Use, tuple[str, ...]] = {
    "archive": ("Archive", "Archives"),
    "trash": ("Trash", "Deleted Items", "Deleted Messages", "Deleted", "Bin"),
    "sent": ("Sent", "Sent Items", "Sent Messages", "Sent Mail"),
}


@dataclass(frozen=True, slots=True)
class Folder:
    name: str
    flags: frozenset[str]  # in lower case: servers differ
    separator: str

    @property
    def last_name(self) -> str:
        return self.name.rpartition(self.separator)[2] if self.separator else self.name


class Folders:
    """The folders of one connection, listed once."""

    def __init__(self, connection: ImapConnection):
        self._connection = connection
        self._listed: list[Folder] | None = None

    def listed(self) -> list[Folder]:
        if self._listed is None:
            self._listed = [folder for folder in self._list() if not folder.flags & CLOSED]
        return self._listed

    def archive(self) -> str:
        """The folder's name; made if there is none. Raises FolderMissing."""
        return self._all_mail() or self.special("archive")

    def existing_archive(self) -> str | None:
        return self._all_mail() or self.existing("archive")

    def _all_mail(self) -> str | None:
        """Gmail archives by moving to All Mail; where that is hidden from IMAP it is a server like others."""
        return self._flagged(ALL_MAIL) if self._connection.offers("X-GM-EXT-1") else None

    def special(self, use: Use) -> str:
        """The folder's name; made if there is none. Raises FolderMissing."""
        return self._flagged(FLAGS[use]) or self._named(NAMES[use]) or self._make(NAMES[use][0])

    def existing(self, use: Use) -> str | None:
        return self._flagged(FLAGS[use]) or self._named(NAMES[use])

    def _flagged(self, flag: str) -> str | None:
        return next((folder.name for folder in self.listed() if flag in folder.flags), None)

    def _named(self, names: tuple[str, ...]) -> str | None:
        """Top-level or below INBOX before any deeper folder, which may be one of the person's own."""
        for wanted in names:
            same = [folder for folder in self.listed() if folder.last_name.lower() == wanted.lower()]
            for folder in sorted(same, key=lambda found: len(found.name)):
                if folder.name.lower() in self._places(wanted.lower(), folder.separator):
                    return folder.name
        return None

    def _places(self, name: str, separator: str) -> set[str]:
        return {name, f"inbox{separator}{name}", f"{self._prefix()}{name}".lower()}

    def _make(self, name: str) -> str:
        full_name = f"{self._prefix()}{name}"
        try:
            self._connection.create_folder(full_name)
            self._connection.subscribe_folder(full_name)
        except imaplib.IMAP4.abort:
            raise
        except imaplib.IMAP4.error as error:
            raise FolderMissing(error) from error
        self._listed = None
        return full_name

    def _prefix(self) -> str:
        """What every folder of one's own begins with: `INBOX.` on Courier and others."""
        if self._connection.offers("NAMESPACE"):
            personal = self._connection.namespace().personal
            return personal[0][0] if personal else ""
        below_inbox = [folder for folder in self.listed() if folder.name.upper() != "INBOX"]
        if below_inbox and all(
            folder.name.upper().startswith("INBOX" + folder.separator) for folder in below_inbox
        ):
            return "INBOX" + below_inbox[0].separator
        return ""

    def _list(self) -> list[Folder]:
        listed = list(self._parsed(self._connection.list_folders()))
        flagged = any(folder.flags & {ALL_MAIL, *FLAGS.values()} for folder in listed)
        if flagged or not self._connection.offers("SPECIAL-USE"):
            return listed
        return list(self._parsed(self._ask_for_uses())) or listed

    def _ask_for_uses(self) -> list[tuple]:
        """RFC 6154 lets a server keep the flags back until they are asked for; imapclient does not ask."""
        wire = self._connection._imap
        kind, _answer = wire._simple_command("LIST", '""', '"*"', "RETURN", "(SPECIAL-USE)")
        _kind, data = wire._untagged_response(kind, [None], "LIST")
        return self._connection._proc_folder_list(data) if kind == "OK" else []

    @staticmethod
    def _parsed(listed: list[tuple]) -> Iterator[Folder]:
        for flags, separator, name in listed:
            words = frozenset(flag.decode("ascii", "replace").lower() for flag in flags)
            yield Folder(name, words, (separator or b"").decode("ascii", "replace"))
