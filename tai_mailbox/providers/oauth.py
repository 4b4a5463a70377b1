# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Signing in by OAuth 2.0 and OpenID Connect: what Google and Microsoft have in common."""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from datetime import datetime, timedelta, timezone
from typing import Any, Literal
from urllib.parse import urlencode, urlsplit

import jwt

from .base import Network
from .errors import (
    AuthorityUnknown,
    MailboxError,
    RedirectInsecure,
    ScopeMissing,
    SettingsIncomplete,
    SignInAnswerInvalid,
    SignInExpired,
    Throttled,
    TokenRevoked,
    Unavailable,
    WrongAccount,
)
from .failures import OUTSIDE, classify_exception
from .signs import classify_oauth
from .web import Web, forget_documents

Permission = Literal["send", "send_read"]
SendBy = Literal["smtp", "graph"]
SignInName = Literal["google", "microsoft", "front"]
Use = Literal["mail", "graph"]

CLOCK_SKEW = 120  # seconds
USUAL_LIFETIME = 3600  # seconds, of an access token whose answer does not say
LOCAL_NAMES = ("localhost", "127.0.0.1", "::1")
# A stand-in for a grant that nobody has given: the answer tells whether the application itself is known.
NO_GRANT = "none"


@dataclass(frozen=True, slots=True)
class OAuthApp:
    """The application as an administrator has registered it at a provider.

    Addresses left empty are the provider's own.
    """

    client_id: str
    client_secret: str = field(repr=False)
    redirect_uri: str
    authority: str = ""  # where the discovery document lies, without tenant; national clouds have their own
    tenant: str = "common"  # Microsoft: common, organizations, or a directory's name or id
    authorization_uri: str = ""  # where the browser goes, if elsewhere than the discovery document says
    network: Network = field(default_factory=Network)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a connection needs to do, from which its scopes follow."""

    permission: Permission
    send_by: SendBy = "smtp"


@dataclass(frozen=True, slots=True)
class SignIn:
    """A sign-in under way: where the browser goes, and what its return is judged by.

    `kept` is JSON with secrets in it (PKCE verifier, nonce): store it apart from the browser.
    """

    address: str
    kept: Mapping[str, Any] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Tokens:
    """What the provider granted. `refresh_token` is "" where the old one stays: keep that then."""

    access_token: str = field(repr=False)
    refresh_token: str = field(repr=False)
    expires: datetime  # aware
    scopes: frozenset[str]
    use: Use = "mail"  # what the access token is good for
    addresses: tuple[str, ...] = ()  # of the account that signed in, in lower case; empty after a refresh

    def require(self, address: str) -> None:
        """Raises WrongAccount, which names the account that was signed in."""
        if address.strip().lower() not in self.addresses:
            raise WrongAccount(", ".join(self.addresses) or "no address")


class SignInProvider(ABC):
    """A provider's sign-in for one registered application. Every method raises the types of `errors`."""

    def __init__(self, app: OAuthApp):
        self.app = app

    def begin(self, wanted: Wanted, state: str, login_hint: str) -> SignIn:
        """With PKCE (RFC 7636) and a nonce. `state`: the caller's own, to be found again in the answer.

        The browser sees a hash of the nonce only (OpenID Connect Core 1.0, 15.5.2), which msal expects too.
        """
        verifier, nonce = secrets.token_urlsafe(64), secrets.token_urlsafe(32)
        question = {
            **self._asked_by_app(wanted),
            "state": state,
            "nonce": hashed(nonce),
            "code_challenge": challenge(verifier),
            "code_challenge_method": "S256",
            **({"login_hint": login_hint} if login_hint else {}),
            **self._asked_beside(),
        }
        where = self.app.authorization_uri or self.document()["authorization_endpoint"]
        kept = {"state": state, "nonce": nonce, "verifier": verifier, **asdict(wanted)}
        return SignIn(f"{where}?{urlencode(question)}", kept)

    def _asked_by_app(self, wanted: Wanted) -> Mapping[str, str]:
        return {
            "client_id": self.app.client_id,
            "redirect_uri": self.app.redirect_uri,
            "response_type": "code",
            "scope": " ".join(self._asked_scopes(wanted)),
        }

    @abstractmethod
    def _asked_scopes(self, wanted: Wanted) -> Sequence[str]: ...

    def _asked_beside(self) -> Mapping[str, str]:
        """Parameters of the provider's own."""
        return {}

    def finish(self, kept: Mapping[str, Any], answer: Mapping[str, str]) -> Tokens:
        """Redeem what the browser came back with. `kept`: of `begin`; `answer`: the query of the callback."""
        if "error" in answer:
            words = " ".join(filter(None, (answer.get("error_description"), answer.get("error_subcode"))))
            raise classify_oauth(answer["error"], words)
        if not hmac.compare_digest(str(kept.get("state", "")), str(answer.get("state", ""))):
            raise SignInAnswerInvalid("state differs")
        wanted = Wanted(kept["permission"], kept["send_by"])
        try:
            return self._redeem(wanted, answer.get("code", ""), kept["verifier"], kept["nonce"])
        except TokenRevoked as error:
            raise SignInExpired(error.server_text) from error

    @abstractmethod
    def _redeem(self, wanted: Wanted, code: str, verifier: str, nonce: str) -> Tokens: ...

    @abstractmethod
    def refresh(self, refresh_token: str, wanted: Wanted, use: Use = "mail") -> Tokens:
        """A new access token, and maybe a new refresh token, which replaces the old one at once."""

    @abstractmethod
    def revoke(self, token: str) -> bool:
        """End the grant at the provider; False where the provider offers no way to."""

    @abstractmethod
    def discovery_address(self) -> str: ...

    def check(self) -> list[MailboxError]:
        """What is wrong with the application's settings, as far as the provider tells; empty if nothing."""
        forget_documents()
        return list(self._problems())

    def _problems(self) -> Iterator[MailboxError]:
        if not (self.app.client_id and self.app.client_secret):
            yield SettingsIncomplete("client ID or client secret")
        redirect = urlsplit(self.app.redirect_uri)
        if redirect.scheme != "https" and redirect.hostname not in LOCAL_NAMES:
            yield RedirectInsecure(self.app.redirect_uri)
        try:
            self.document()
            self.refresh(NO_GRANT, Wanted("send"))
        except MailboxError as error:
            if not isinstance(
                error, TokenRevoked | SignInExpired
            ):  # the grant is refused, so the client is not
                yield error

    def document(self) -> Mapping[str, Any]:
        """The provider's discovery document (OpenID Connect Discovery 1.0); raises AuthorityUnknown."""
        address = self.discovery_address()
        if urlsplit(address).scheme != "https":
            raise AuthorityUnknown(f"{address}: not an https address")
        with self._asking() as web:
            response = web.get(address)
            document = response.json() if response.status_code == 200 else {}
        needed = {"issuer", "authorization_endpoint", "token_endpoint", "jwks_uri"}
        if not isinstance(document, dict) or not needed <= document.keys():
            raise AuthorityUnknown(f"{address}: status {response.status_code}")
        return document

    @contextmanager
    def _asking(self) -> Iterator[Web]:
        """A session; whatever goes wrong with it leaves as the cause that the last answer tells."""
        with Web(self.app.network) as web:
            try:
                yield web
            except MailboxError:
                raise
            except OUTSIDE as error:
                raise self._cause(
                    web, classify_exception(error, secrets=(self.app.client_secret,))
                ) from error

    def _cause(self, web: Web, otherwise: MailboxError) -> MailboxError:
        """Status 429 and 5xx are passing troubles, whatever else is said."""
        if web.status == 429:
            return Throttled(otherwise.server_text, retry_after=web.retry_after)
        if web.status >= 500:
            return Unavailable(otherwise.server_text, retry_after=web.retry_after)
        otherwise.retry_after = web.retry_after
        return otherwise

    def _refusal(self, web: Web, error: str, description: object) -> MailboxError:
        cause = classify_oauth(error, description, secrets=(self.app.client_secret,))
        return self._cause(web, cause)

    def _claims(self, web: Web, id_token: str, nonce: str) -> Mapping[str, Any]:
        """The verified claims of an identity token (OpenID Connect Core 1.0, 3.1.3.7)."""
        document = self.document()
        try:
            claims = self._decoded(id_token, web.get(document["jwks_uri"]).json())
        except (jwt.PyJWTError, LookupError, ValueError, TypeError) as error:
            raise SignInAnswerInvalid(error) from error
        if claims["iss"] not in self._issuers(document, claims):
            raise SignInAnswerInvalid(f"issuer {claims['iss']}")
        if not hmac.compare_digest(hashed(nonce), str(claims.get("nonce", ""))):
            raise SignInAnswerInvalid("nonce differs")
        return claims

    def _decoded(self, id_token: str, keys: Mapping[str, Any]) -> Mapping[str, Any]:
        name = jwt.get_unverified_header(id_token).get("kid")
        key = next(key for key in jwt.PyJWKSet.from_dict(dict(keys)).keys if key.key_id == name)
        return jwt.decode(
            id_token,
            key.key,
            algorithms=["RS256"],
            audience=self.app.client_id,
            leeway=CLOCK_SKEW,
            options={"require": ["exp", "iat", "aud", "iss", "sub"]},
        )

    @abstractmethod
    def _issuers(self, document: Mapping[str, Any], claims: Mapping[str, Any]) -> tuple[str, ...]:
        """Who may have issued a token with these claims."""


def challenge(verifier: str) -> str:
    """PKCE, S256 (RFC 7636, 4.2)."""
    digest = hashlib.sha256(verifier.encode("ascii")).digest()
    return base64.urlsafe_b64encode(digest).decode("ascii").rstrip("=")


def hashed(nonce: str) -> str:
    return hashlib.sha256(nonce.encode("ascii")).hexdigest()


def expiry(seconds: Any) -> datetime:
    """When a token ends whose answer gives it so many seconds, by our own clock."""
    lifetime = seconds if isinstance(seconds, int | float) and seconds > 0 else USUAL_LIFETIME
    return datetime.now(timezone.utc) + timedelta(seconds=float(lifetime))


def require_scopes(needed: Iterable[str], granted: Iterable[str]) -> None:
    missing = {scope.lower() for scope in needed} - {scope.lower() for scope in granted}
    if missing:
        raise ScopeMissing(" ".join(sorted(missing)))


def unique(addresses: Iterable[Any]) -> tuple[str, ...]:
    """The addresses among claims, in lower case, in their order, once each."""
    kept = (value.strip().lower() for value in addresses if isinstance(value, str) and "@" in value)
    return tuple(dict.fromkeys(kept))
