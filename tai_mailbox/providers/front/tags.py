# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Tags by their names; those that Front does not have yet are made."""

from __future__ import annotations

from collections.abc import Iterable

from .api import FrontApi

LONGEST_TAG = 64  # characters of a tag's name


class Tags:
    """The tags of a company, asked for once."""

    def __init__(self, api: FrontApi):
        self._api = api
        self._known: dict[str, str] = {}  # name in lower case -> id

    def names(self) -> list[str]:
        return [str(tag["name"]) for tag in self._api.all("/tags")]

    def ids(self, names: Iterable[str]) -> list[str]:
        """In the order of the names."""
        wanted = [name.strip()[:LONGEST_TAG] for name in names]
        self._learn(wanted)
        return [self._known.get(name.lower()) or self._make(name) for name in wanted]

    def known_ids(self, names: Iterable[str]) -> list[str]:
        """Of those that there are."""
        wanted = [name.lower() for name in names]
        self._learn(wanted)
        return [self._known[name] for name in wanted if name in self._known]

    def _learn(self, names: Iterable[str]) -> None:
        if not {name.lower() for name in names} <= self._known.keys():
            self._known = {str(tag["name"]).lower(): str(tag["id"]) for tag in self._api.all("/tags")}

    def _make(self, name: str) -> str:
        made = self._api.change("POST", "/tags", json={"name": name})
        self._known[name.lower()] = str(made["id"])
        return self._known[name.lower()]
