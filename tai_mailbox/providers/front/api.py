# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Asking Front's API: its pace, its redirections, its refusals."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import urlsplit

import requests

from ..base import Account, Server
from ..errors import AccessTokenRefused, MailboxError, OutcomeUnknown, ServerAnswerInvalid, Throttled
from ..failures import failures_told
from ..graph import UNTOLD, was_handed_over
from ..hosts import ANSWER_SIZE
from ..signs import classify_front
from ..web import Web
from .limits import OwnPace, Pace, Told

API = "https://api2.frontapp.com"
HOPS = 5  # a conversation may have been merged into one that was merged in turn
PATIENCE = 5.0  # seconds to wait for the budget in one call; whoever has to wait longer comes back later
RAW = "message/rfc822"
Query = Sequence[tuple[str, str]]


class FrontApi:
    """Calls by the account's token. Every method raises the types of `errors`.

    Options of the account: `api`, the address where it is not Front's own; `pace`, the company's budget
    (see limits.py); `renew`, which gives another token where the present one is refused.
    """

    def __init__(self, account: Account, reserve: int = 0, patience: float = PATIENCE):
        self.account = account
        self._base = str(account.options.get("api") or API).rstrip("/")
        self._token = account.secret.value
        self._pace: Pace = account.options.get("pace") or OwnPace()
        self._reserve, self._patience = reserve, patience

    @property
    def server(self) -> Server:
        parts = urlsplit(self._base)
        return Server(parts.hostname or "", parts.port or 443, "ssl")

    def get(self, path: str, query: Query = ()) -> Mapping[str, Any]:
        with failures_told(self.account):
            return self._ask("GET", path, params=query).json()

    def raw(self, path: str) -> bytes:
        """A message as the mail that it is."""
        with failures_told(self.account):
            return self._ask("GET", path, headers={"Accept": RAW}).content

    def pages(self, path: str, query: Query = ()) -> Iterator[list[Mapping[str, Any]]]:
        """The results of page after page; what comes in meanwhile may make some of them come twice."""
        page = self.get(path, query)
        while True:
            with failures_told(self.account):
                results, following = page["_results"], page["_pagination"]["next"]
            yield results
            if not following:
                return
            page = self.get(following)

    def all(self, path: str) -> list[Mapping[str, Any]]:
        return [item for page in self.pages(path) for item in page]

    def change(self, method: str, path: str, **told: Any) -> Mapping[str, Any]:
        """The answer's content, where it has one; `told` as requests takes it.

        OutcomeUnknown where a mail was handed over and the answer was lost.
        """
        with failures_told(self.account):
            response = self._ask(method, path, **told)
            return response.json() if response.content else {}

    # --- one call ---

    def _ask(self, method: str, path: str, **options: Any) -> requests.Response:
        try:
            return self._answer(method, path, **options)
        except AccessTokenRefused:
            renew = self.account.options.get("renew")
            if not renew:
                raise
            self._token = renew()
            return self._answer(method, path, **options)

    def _answer(self, method: str, path: str, **options: Any) -> requests.Response:
        """Follows a merged conversation to where it is now, with the method that was asked for."""
        for _hop in range(HOPS):
            response = self._exchange(method, path, **options)
            if response.status_code not in (301, 308):
                break
            path = response.headers.get("Location", "")
        if not response.ok or response.is_redirect:
            raise self._refusal(response)
        return response

    def _exchange(self, method: str, path: str, **options: Any) -> requests.Response:
        """In its turn, and again where Front wanted it later all the same."""
        address, end = self._address(path), time.monotonic() + self._patience
        while True:
            self._await_turn(f"{method} {urlsplit(address).path}", end)
            response = self._send(method, address, options)
            if response.status_code != 429:
                return response

    def _await_turn(self, resource: str, end: float) -> None:
        while wait := self._pace.take(resource, self._reserve):
            if time.monotonic() + wait > end:
                raise Throttled("the company's budget of requests is used up", retry_after=wait)
            time.sleep(wait)

    def _send(self, method: str, address: str, options: Mapping[str, Any]) -> requests.Response:
        headers = {"Authorization": f"Bearer {self._token}", **options.get("headers", {})}
        with Web(self.account.network, room=self._room) as web:
            try:
                response = web.request(method, address, **{**options, "headers": headers})
            except (requests.ConnectionError, requests.Timeout, MailboxError) as error:
                if is_mail(method, address) and was_handed_over(error):
                    raise OutcomeUnknown(error, secrets=(self._token,)) from error
                raise
            self._pace.note(Told.by(response.status_code, response.headers, web.retry_after))
            return response

    @property
    def _room(self) -> int:
        return self.account.network.max_mail_size + ANSWER_SIZE

    def _address(self, link: str) -> str:
        """Front's links name the company's own host; the token goes to none but the one we know."""
        parts, base = urlsplit(link), urlsplit(self._base)
        path = parts.path.removeprefix(base.path)
        if not path.startswith("/"):
            raise ServerAnswerInvalid(f"a link to {link}")
        return self._base + path + (f"?{parts.query}" if parts.query else "")

    def _refusal(self, response: requests.Response) -> MailboxError:
        asked = response.request
        if response.status_code in UNTOLD and is_mail(asked.method, asked.url):
            return OutcomeUnknown(f"status {response.status_code}")
        return classify_front(response.status_code, *words_of(response), secrets=(self._token,))


def is_mail(method: str | None, address: str | None) -> bool:
    """Whether the request sends a mail, which must not be done twice."""
    return method == "POST" and str(address).endswith("/messages")


def words_of(response: requests.Response) -> tuple[str, str]:
    """Title and message of Front's error; the status in words where a proxy answers in its place."""
    try:
        error = response.json()["_error"]
        return str(error.get("title", "")), str(error.get("message", ""))
    except (ValueError, LookupError, TypeError, AttributeError):
        return response.reason or "", ""


def last_of(link: str) -> str:
    """The id that a link ends with."""
    return urlsplit(link).path.rstrip("/").rpartition("/")[2]
