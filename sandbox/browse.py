# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""A person at a provider's sign-in pages, for tests that need no browser's eyes."""

from __future__ import annotations

import re
from typing import Any, Literal
from urllib.parse import urljoin

import requests

_FORM_TOKEN = re.compile(r'name="form_token" value="([^"]+)"')
_STEPS = re.compile(r'name="step" value="([^"]+)"')
_MOST_PAGES = 8
Decision = Literal["allow", "deny"]
Choice = Literal["continue", "other"]


class Person:
    """Somebody with a browser, whose session at the provider lasts as long as this object."""

    def __init__(self, config: dict[str, Any]):
        self._passwords = config["users"]
        self._session = requests.Session()
        self._session.verify = config["ca_file"]
        self._session.trust_env = False  # else REQUESTS_CA_BUNDLE would take the place of `verify`

    def sign_in(self, address: str, url: str, decision: Decision = "allow", account: Choice = "other") -> str:
        """Open `url`, sign in as `address` and decide; the address that the provider sends the browser to.

        `account`: what to press where the provider asks which account, being signed in already.
        Raises ValueError with the page's text where there is nothing to press.
        """
        credentials = {"address": address, "password": self._passwords[address]}
        answers = {"sign_in": credentials, account: {}, decision: {}, "back": {}}
        response = self._session.get(url, allow_redirects=False, timeout=10)
        for _page in range(_MOST_PAGES):
            target = urljoin(url, response.headers.get("Location", ""))
            if response.is_redirect and not _same_page(target, url):
                return target
            response = self._answer(url, response, answers)
        raise ValueError("the provider keeps asking")

    def _answer(self, url: str, response: requests.Response, answers: dict[str, dict]) -> requests.Response:
        if response.is_redirect:
            return self._session.get(url, allow_redirects=False, timeout=10)
        step = next((step for step in _STEPS.findall(response.text) if step in answers), None)
        if step is None or not response.ok:
            raise ValueError(response.text)
        form = {"form_token": _FORM_TOKEN.search(response.text)[1], "step": step, **answers[step]}
        return self._session.post(url, data=form, allow_redirects=False, timeout=10)


def _same_page(one: str, other: str) -> bool:
    return one.partition("?")[0] == other.partition("?")[0]
