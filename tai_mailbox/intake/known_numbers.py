# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What stands for the database where there is none."""

from __future__ import annotations

from collections.abc import Iterable, Mapping


class KnownNumbers:
    """Existing shipments of which nothing but the number is known."""

    def __init__(self, numbers: Iterable[str]) -> None:
        self._numbers = frozenset(numbers)

    def existing(self, numbers: Iterable[str]) -> set[str]:
        return set(self._numbers.intersection(numbers))

    def by_reference(self, references: Iterable[tuple[str, str]]) -> Mapping[tuple[str, str], str]:
        return {}

    def by_message_id(self, message_ids: Iterable[str]) -> set[str]:
        return set()
