# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Tags by their names; those that Front does not have yet are made."""

from __future__ import annotations

from collections.abc import Iterable

from .api import FrontApi

LONGEST = 64  # characters of a tag's name


class Tags:
    """The tags of a company, asked for once."""

    def __init__(self, api: FrontApi):
        self._api = api
        self._known: dict[str, str] = {}  # name in lower case -> id

    def names(self) -> list[str]:
        return [str(tag["name"]) for tag in self._api.all("/tags")]

    def ids(self, names: Iterable[str]) -> list[str]:
        """In the order of the names."""
        wanted = [name.strip()[:LONGEST] for name in names]
        if not {name.lower() for name in wanted} <= self._known.keys():
            self._known = {str(tag["name"]).lower(): str(tag["id"]) for tag in self._api.all("/tags")}
        return [self._known.get(name.lower()) or self._make(name) for name in wanted]

    def _make(self, name: str) -> str:
        made = self._api.change("POST", "/tags", json={"name": name})
        self._known[name.lower()] = str(made["id"])
        return self._known[name.lower()]
