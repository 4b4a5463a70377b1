# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What becomes of a mail after it was processed: archived, deleted or marked as read, by IMAP.

Everything here may be done twice without harm, since a crash between doing and noting it is possible.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from .base import FinishAction, MailKey
from .folders import Folders
from .whereabouts import MESSAGE_ID, find, header_criteria, message_id_of
from .wire import ImapConnection

PORTION = 200  # mails a command
SEARCH_TERMS = 20  # Message-IDs a search; servers bound the length of a line


def by_folder(keys: Iterable[MailKey]) -> dict[tuple[str, str], list[MailKey]]:
    """The keys by (folder, UIDVALIDITY)."""
    groups: dict[tuple[str, str], list[MailKey]] = {}
    for key in keys:
        groups.setdefault((key.folder, key.uidvalidity), []).append(key)
    return groups


class Filing:
    def __init__(self, connection: ImapConnection):
        self._connection = connection
        self._folders = Folders(connection)

    def finish(self, action: FinishAction, keys: Sequence[MailKey]) -> set[MailKey]:
        """The keys for which the action holds now. A mail that left its folder counts as done."""
        done: set[MailKey] = set()
        for (folder, uidvalidity), group in by_folder(keys).items():
            if self._opens(folder, uidvalidity):
                for start in range(0, len(group), PORTION):
                    done |= self._finish_portion(action, folder, group[start : start + PORTION])
        return done

    def find(self, key: MailKey, message_id: str) -> MailKey | None:
        """Where the mail lies now, also where it was filed; its folder is left selected, read-only."""
        return find(self._connection, key, message_id, self._filed_in("archive", "delete"))

    def undo(self, action: FinishAction, key: MailKey, message_id: str) -> bool:
        """Back to its folder, or unread again; False where the action's result is no longer to be found."""
        place = find(self._connection, key, message_id, self._filed_in(action))
        if place is None:
            return False
        self._connection.select_folder(place.folder)
        if action == "read":
            self._connection.remove_flags([int(place.uid)], ["\\Seen"], silent=True)
        elif place.folder != key.folder:
            self._move(place.folder, [int(place.uid)], key.folder)
        return True

    def _filed_in(self, *actions: FinishAction) -> list[str]:
        """The folders that these actions move mails to, as far as there are such."""
        folders = {
            "archive": self._folders.existing_archive,
            "delete": lambda: self._folders.existing("trash"),
        }
        found = [folders[action]() for action in actions if action in folders]
        return [folder for folder in found if folder]

    def _opens(self, folder: str, uidvalidity: str) -> bool:
        return str(self._connection.select_folder(folder).get(b"UIDVALIDITY")) == uidvalidity

    def _finish_portion(self, action: FinishAction, folder: str, keys: Sequence[MailKey]) -> set[MailKey]:
        if present := self._connection.existing(int(key.uid) for key in keys):
            self._apply(action, folder, sorted(present))
        return set(keys)

    def _apply(self, action: FinishAction, folder: str, uids: list[int]) -> None:
        if action == "read":
            self._connection.add_flags(uids, ["\\Seen"], silent=True)
            return
        target = self._folders.archive() if action == "archive" else self._folders.special("trash")
        if target != folder:
            self._move(folder, uids, target)

    def _move(self, folder: str, uids: list[int], target: str) -> None:
        """Out of the selected folder."""
        if self._connection.offers("MOVE"):
            self._connection.move(uids, target)
        else:
            self._move_by_copy(folder, uids, target)

    # --- servers without MOVE ---

    def _move_by_copy(self, folder: str, uids: list[int], target: str) -> None:
        """COPY, mark as deleted, expunge just these. A copy made before a crash is found by Message-ID."""
        names = self._message_ids(uids)
        copied = self._already_in(target, {name for name in names.values() if name})
        self._connection.select_folder(folder)
        if missing := [uid for uid in uids if names.get(uid) not in copied]:
            self._connection.copy(missing, target)
        self._connection.add_flags(uids, ["\\Deleted"], silent=True)
        self._expunge(uids)

    def _message_ids(self, uids: Sequence[int]) -> dict[int, str]:
        answers = self._connection.fetch(uids, [MESSAGE_ID]) if uids else {}
        return {uid: message_id_of(answer) for uid, answer in answers.items()}

    def _already_in(self, folder: str, names: Collection[str]) -> set[str]:
        if not names:
            return set()
        self._connection.select_folder(folder, readonly=True)
        found: set[int] = set()
        ordered = sorted(names)
        for start in range(0, len(ordered), SEARCH_TERMS):
            found |= set(self._connection.search(any_of(ordered[start : start + SEARCH_TERMS])))
        return set(self._message_ids(sorted(found)).values())

    def _expunge(self, uids: list[int]) -> None:
        """Where UIDPLUS is missing, EXPUNGE takes all that is marked as deleted: only if all that is ours.

        Otherwise our mails stay behind, marked; mail programs hide them, and the person's own clean-up
        removes them.
        """
        if self._connection.offers("UIDPLUS"):
            self._connection.uid_expunge(uids)
        elif set(self._connection.search("DELETED")) <= set(uids):
            self._connection.expunge()


def any_of(names: Sequence[str]) -> list:
    """Search criteria for mails with any of these Message-IDs."""
    criteria: list = header_criteria(names[-1])
    for name in reversed(names[:-1]):
        criteria = ["OR", header_criteria(name), criteria]
    return criteria
