# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What stands for the database where there is none."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from .compare import plain


class KnownNumbers:
    """Existing shipments, of which the number is known, and perhaps what else leads to them.

    :param references: (role, value) -> number
    :param threads: Message-ID -> numbers
    """

    def __init__(
        self,
        numbers: Iterable[str],
        references: Mapping[tuple[str, str], str] | None = None,
        threads: Mapping[str, Iterable[str]] | None = None,
    ) -> None:
        self._numbers = frozenset(numbers)
        self._references = {
            (role, plain(value)): number for (role, value), number in (references or {}).items()
        }
        self._threads = threads or {}

    def existing(self, numbers: Iterable[str]) -> set[str]:
        return set(self._numbers.intersection(numbers))

    def by_reference(self, references: Iterable[tuple[str, str]]) -> Mapping[tuple[str, str], str]:
        keys = {(role, value): (role, plain(value)) for role, value in references}
        return {asked: self._references[key] for asked, key in keys.items() if key in self._references}

    def by_message_id(self, message_ids: Iterable[str]) -> set[str]:
        return {number for one in message_ids for number in self._threads.get(one, ())}
