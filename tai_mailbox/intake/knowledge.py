# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What was known when a mail was read: noted as JSON, and given to the reader again.

The same mail means another thing in another time zone, mailbox or database. So a mail that is kept
to measure the reader on is kept with this:

{"timezone": "America/Chicago", "own_addresses": ["pat@brokerage.example"], "numbers": ["SHP000123"],
"references": [["po", "4500", "SHP000301"]], "threads": {"<id@mail>": ["SHP000187"]}}
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from .known_numbers import KnownNumbers
from .reader import read
from .reading import Context, Reading, Shipments


class Noted:
    """Passes the reader's questions on, and notes what was found."""

    def __init__(self, shipments: Shipments) -> None:
        self._shipments = shipments
        self.numbers: set[str] = set()
        self.references: dict[tuple[str, str], str] = {}
        self.threads: dict[str, list[str]] = {}

    def existing(self, numbers: Iterable[str]) -> set[str]:
        found = self._shipments.existing(numbers)
        self.numbers |= found
        return found

    def by_reference(self, references: Iterable[tuple[str, str]]) -> Mapping[tuple[str, str], str]:
        found = self._shipments.by_reference(references)
        self.references.update(found)
        return found

    def by_message_id(self, message_ids: Iterable[str]) -> set[str]:
        """Asked one by one, to know which message leads to which shipment."""
        found = {one: sorted(self._shipments.by_message_id([one])) for one in message_ids}
        self.threads.update({one: numbers for one, numbers in found.items() if numbers})
        return {number for numbers in found.values() for number in numbers}


def read_and_note(raw: bytes, context: Context) -> tuple[Reading, dict[str, Any]]:
    """The mail read, and what was known for it."""
    noted = Noted(context.shipments or KnownNumbers(()))
    reading = read(raw, replace(context, shipments=noted))
    return reading, {
        "timezone": context.timezone,
        "own_addresses": sorted(context.own_addresses),
        "numbers": sorted(noted.numbers),
        "references": sorted([*reference, number] for reference, number in noted.references.items()),
        "threads": dict(sorted(noted.threads.items())),
    }


def context_of(knowledge: Mapping[str, Any]) -> Context:
    """The context that a note was made of, as far as the mail's reader asked for it."""
    references = {(role, value): number for role, value, number in knowledge["references"]}
    return Context(
        timezone=knowledge["timezone"],
        own_addresses=frozenset(knowledge["own_addresses"]),
        shipments=KnownNumbers(knowledge["numbers"], references, knowledge["threads"]),
    )
