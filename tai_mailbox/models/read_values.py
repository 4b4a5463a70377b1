# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What was read of a load, in words: the values of a Load's JSON object as people write them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from .freight import Place, yes_no


class Language(NamedTuple):
    """How the reader of the page calls things."""

    labels: Mapping[str, str]  # by name of a Load's field
    titles: Mapping[str, str]  # by a segment's kind
    choices: Mapping[str, Mapping[str, str]]  # by name of a field, then by the key that is stored
    date: Callable[[str], str]  # an ISO date as people write it
    translate: Callable[[str], str] = str  # intake's words

    def label(self, name: str) -> str:
        """Of a field, or of a part of it such as "references.po"."""
        return self.labels.get(name) or self.labels.get(name.partition(".")[0]) or name

    def value(self, name: str, value: Any) -> str:
        """The value of a Load's JSON object in words; empty where the mail does not say."""
        if value is None or value == "":
            return ""
        if name.endswith("_date"):
            return self.date(value)
        if isinstance(value, Mapping):
            return self._references(value) if name == "references" else _place(value)
        if isinstance(value, list):
            return ", ".join(self._item(name, item) for item in value)
        return self._plain(name, value)

    def _references(self, numbers: Mapping[str, list[str]]) -> str:
        roles = self.choices["references"]
        return ", ".join(
            f"{roles.get(role, role)} {number}" for role, given in sorted(numbers.items()) for number in given
        )

    def _item(self, name: str, item: Any) -> str:
        if isinstance(item, Mapping):
            return _place(item)
        if isinstance(item, list):
            return " × ".join(f"{inches:g}" for inches in item)
        return self._plain(name, item)

    def _plain(self, name: str, value: Any) -> str:
        if isinstance(value, bool):
            value = yes_no(value)
        if isinstance(value, int | float):
            return f"{value:,.10g}"
        return self.choices.get(name, {}).get(value, value)


def _place(value: Mapping[str, str | None]) -> str:
    return Place(**{part: value.get(part) or "" for part in Place._fields}).full_label
