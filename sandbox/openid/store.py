# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What the OpenID providers remember: codes, tokens and consents, kept over a restart of the sandbox."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from authlib.oauth2.rfc6749 import AuthorizationCodeMixin, TokenMixin

from ..state import read_json, write_json

_CODE_LIFETIME = 60  # seconds
FRONT_SCOPE = "front"

# What a token is good for -> the scopes of which it must have one. The IMAP and SMTP scopes belong to
# Outlook, Mail.Send to Graph: a token of one resource is refused by the other.
PURPOSES = {
    "imap": {"https://mail.google.com/", "https://outlook.office.com/IMAP.AccessAsUser.All"},
    "smtp": {"https://mail.google.com/", "https://outlook.office.com/SMTP.Send"},
    "graph_send": {"https://graph.microsoft.com/Mail.Send"},
    "graph_profile": {"https://graph.microsoft.com/User.Read", "https://graph.microsoft.com/Mail.Send"},
    "userinfo": {"openid"},
    "front": {FRONT_SCOPE},
}


def scopes(text: str | None) -> set[str]:
    return set((text or "").split())


@dataclass
class Code(AuthorizationCodeMixin):
    """One sign-in that the client has not yet exchanged for tokens."""

    code: str
    client_id: str
    user: str
    scope: str
    redirect_uri: str
    nonce: str
    code_challenge: str
    code_challenge_method: str
    offline: bool  # whether a refresh token comes with it
    created: float = field(default_factory=time.time)
    used: bool = False

    def get_redirect_uri(self) -> str:
        return self.redirect_uri

    def get_scope(self) -> str:
        return self.scope

    def get_nonce(self) -> str:
        return self.nonce

    def get_auth_time(self) -> int:
        return int(self.created)

    def get_acr(self) -> None:
        return None

    def get_amr(self) -> None:
        return None

    def expired(self) -> bool:
        return time.time() > self.created + _CODE_LIFETIME


@dataclass
class Token(TokenMixin):
    """An access or a refresh token. `ended`: why it is good for nothing any more, or ""."""

    value: str
    provider: str
    client_id: str
    user: str
    scope: str
    expires: float
    created: float = field(default_factory=time.time)
    ended: str = ""

    def check_client(self, client: Any) -> bool:
        return self.client_id == client.get_client_id()

    def get_scope(self) -> str:
        return self.scope

    def get_expires_in(self) -> int:
        return int(self.expires - self.created)

    def is_expired(self) -> bool:
        return time.time() >= self.expires

    def is_revoked(self) -> bool:
        return bool(self.ended)

    def good(self) -> bool:
        return not (self.is_expired() or self.is_revoked())


class Store:
    """Safe for several threads; every change is on disk when its method returns."""

    def __init__(self, file: Path):
        self._file = file
        self._lock = threading.RLock()
        known = read_json(file)
        self._codes: dict[str, Code] = {}
        self._access = {value: Token(**entry) for value, entry in known.get("access", {}).items()}
        self._refresh = {value: Token(**entry) for value, entry in known.get("refresh", {}).items()}
        self._consents: dict[str, list[str]] = known.get("consents", {})

    def add_code(self, code: Code) -> None:
        with self._lock:
            self._codes[code.code] = code

    def code(self, value: str) -> Code | None:
        return self._codes.get(value)

    def use_code(self, code: Code) -> None:
        with self._lock:
            code.used = True

    def add_access(self, token: Token) -> None:
        with self._lock:
            self._access = {value: known for value, known in self._access.items() if not known.is_expired()}
            self._access[token.value] = token
            self._save()

    def add_refresh(self, token: Token) -> None:
        with self._lock:
            self._refresh[token.value] = token
            self._save()

    def access(self, value: str) -> Token | None:
        return self._access.get(value)

    def refresh(self, value: str) -> Token | None:
        return self._refresh.get(value)

    def end(self, tokens: Iterable[Token], reason: str) -> None:
        with self._lock:
            for token in tokens:
                token.ended = token.ended or reason
            self._save()

    def expire(self, tokens: Iterable[Token], left: float = 0.0) -> None:
        """Let them end in `left` seconds."""
        with self._lock:
            for token in tokens:
                token.expires = time.time() + left
            self._save()

    def of_user(self, user: str, kinds: Iterable[str] = ("access", "refresh")) -> Iterator[Token]:
        """The tokens of `user`, or of everybody when that is ""."""
        found = {"access": self._access, "refresh": self._refresh}
        for kind in kinds:
            yield from [token for token in found[kind].values() if not user or token.user == user]

    def consented(self, provider: str, user: str) -> set[str]:
        return set(self._consents.get(f"{provider} {user}", ()))

    def consent(self, provider: str, user: str, granted: set[str]) -> None:
        with self._lock:
            self._consents[f"{provider} {user}"] = sorted(self.consented(provider, user) | granted)
            self._save()

    def forget_consent(self, provider: str, user: str) -> None:
        with self._lock:
            self._consents.pop(f"{provider} {user}", None)
            self._save()

    def bearer(self, value: str, purpose: str) -> Token | None:
        """The token if it is good for `purpose` (a key of PURPOSES)."""
        token = self.access(value)
        return token if token and token.good() and PURPOSES[purpose] & scopes(token.scope) else None

    def _save(self) -> None:
        write_json(
            self._file,
            {
                "access": {value: asdict(token) for value, token in self._access.items()},
                "refresh": {value: asdict(token) for value, token in self._refresh.items()},
                "consents": self._consents,
            },
        )
