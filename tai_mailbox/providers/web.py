# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""HTTPS to the addresses that an administrator has set: the providers' sign-in pages and programs."""

from __future__ import annotations

import threading
import time
from email.utils import parsedate_to_datetime
from typing import Any, ClassVar

import requests
from requests.adapters import HTTPAdapter

from .base import Network
from .hosts import ANSWER_SIZE, tls_context

DISCOVERY = "/.well-known/openid-configuration"
DISCOVERY_KEPT = 6 * 3600  # seconds
LONGEST_PAUSE = 24 * 3600.0  # seconds


class _Adapter(HTTPAdapter):
    """Trusts whom the mail connections trust; `REQUESTS_CA_BUNDLE` would silently trust somebody else."""

    def __init__(self, network: Network, room: int = ANSWER_SIZE):
        self._context = tls_context(network.ca_file, room)
        super().__init__()

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        super().init_poolmanager(*args, ssl_context=self._context, **kwargs)

    def cert_verify(self, conn: Any, url: str, verify: Any, cert: Any) -> None:
        conn.cert_reqs = "CERT_REQUIRED"


class Web(requests.Session):
    """A session with a time limit, for one task. It remembers how the last answer went.

    Each request has a connection of its own, whose size and speed `hosts.Paced` watches: an answer may have
    `room` bytes.
    """

    _documents: ClassVar[dict[tuple[str, str], tuple[float, requests.Response | None]]] = {}
    _lock = threading.Lock()

    def __init__(self, network: Network, room: int = ANSWER_SIZE):
        super().__init__()
        self.network = network
        self.status = 0
        self.retry_after: float | None = None
        self.headers["Connection"] = "close"
        self.mount("https://", _Adapter(network, room))
        self.hooks["response"].append(self._note)

    def request(self, *args: Any, **kwargs: Any) -> requests.Response:
        self.status, self.retry_after = 0, None
        return super().request(*args, **{**kwargs, "timeout": self.network.timeout, "allow_redirects": False})

    def get(self, url: Any, **kwargs: Any) -> requests.Response:
        """A discovery document is asked for once in DISCOVERY_KEPT seconds, also by msal."""
        if not url.endswith(DISCOVERY):
            return super().get(url, **kwargs)
        key = (url, self.network.ca_file)
        with self._lock:
            until, kept = self._documents.get(key, (0.0, None))
        return kept if kept and time.monotonic() < until else self._ask_again(key, **kwargs)

    def _ask_again(self, key: tuple[str, str], **kwargs: Any) -> requests.Response:
        document = super().get(key[0], **kwargs)
        if document.status_code == 200:
            with self._lock:
                self._documents[key] = (time.monotonic() + DISCOVERY_KEPT, document)
        return document

    def lend(self, session: requests.Session) -> None:
        """Make a library's own session go the same way."""
        session.headers["Connection"] = "close"
        session.mount("https://", _Adapter(self.network))
        session.hooks["response"].append(self._note)

    def _note(self, response: requests.Response, *_args: Any, **_kwargs: Any) -> None:
        self.status = response.status_code
        self.retry_after = pause(response.headers.get("Retry-After"))


def forget_documents() -> None:
    """The next discovery is a real one."""
    with Web._lock:
        Web._documents.clear()


def pause(header: str | None) -> float | None:
    """Seconds to wait, of a Retry-After header (RFC 9110, 10.2.3): a number or a date."""
    if not header:
        return None
    try:
        seconds = float(header)
    except ValueError:
        try:
            seconds = parsedate_to_datetime(header).timestamp() - time.time()
        except ValueError:
            return None
    return min(max(seconds, 0.0), LONGEST_PAUSE)
