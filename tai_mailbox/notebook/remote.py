# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""An Odoo on another machine, by its JSON-2 interface and an API key.

For people without the server's shell.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

import requests

LOOPBACK = {"localhost", "127.0.0.1", "::1"}
TIMEOUT = 60  # seconds


class RemoteError(Exception):
    """Odoo refused, or there is none. Its text is Odoo's own, or says what to do."""


class Remote:
    """A running Odoo; `remote["tai.shipment"]` is a model there.

    An API key is made in My Preferences > Account Security; it acts as the user who made it.
    """

    def __init__(self, address: str, api_key: str, database: str = ""):
        """
        :param address: such as "https://odoo.example.com"
        :param database: needed where that Odoo serves several

        Raises ValueError for an address that would carry the key in clear.
        """
        parts = urlsplit(address)
        if parts.scheme != "https" and parts.hostname not in LOOPBACK:
            raise ValueError(
                f"The key would travel in clear: write https instead of {parts.scheme or 'nothing'}."
            )
        self.address = address.rstrip("/")
        self._session = requests.Session()
        self._session.headers["Authorization"] = f"bearer {api_key}"
        if database:
            self._session.headers["X-Odoo-Database"] = database

    def __repr__(self) -> str:
        return f"Remote({self.address!r})"

    def __getitem__(self, model: str) -> RemoteModel:
        return RemoteModel(self, model)

    def call(self, model: str, method: str, **arguments: Any) -> Any:
        """Call a model's public method; `ids` are those of the records that it is called on.

        Raises RemoteError.
        """
        url = f"{self.address}/json/2/{model}/{method}"
        try:
            # A redirect would take the key elsewhere.
            answer = self._session.post(url, json=arguments, timeout=TIMEOUT, allow_redirects=False)
        except requests.RequestException as error:
            raise RemoteError(f"{self.address} does not answer: {type(error).__name__}") from error
        if answer.status_code != 200:
            raise RemoteError(refusal(answer))
        return answer.json()


class RemoteModel:
    """A model of a Remote, with the one method that data frames need under the name that it has in Odoo."""

    def __init__(self, remote: Remote, name: str):
        self._remote, self._name = remote, name

    def search_read(self, **arguments: Any) -> list[dict[str, Any]]:
        return self._remote.call(self._name, "search_read", **arguments)


def refusal(answer: requests.Response) -> str:
    """Why, in Odoo's own words."""
    if answer.status_code == 401:
        return "The API key is not valid, or has expired."
    try:
        return answer.json()["message"]
    except (ValueError, KeyError, TypeError):
        return f"Odoo answered {answer.status_code}; is the database's name right?"
