# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Signing in with Google: https://developers.google.com/identity/protocols/oauth2/web-server"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import timezone
from typing import Any

import google.auth.exceptions
import google.auth.transport.requests
import google.oauth2.credentials
import oauthlib.oauth2
from google_auth_oauthlib.flow import Flow

from .errors import NoRefreshToken, SignInAnswerInvalid
from .failures import classify_exception
from .oauth import SignInProvider, Tokens, Use, Wanted, expiry, require_scopes, unique
from .web import DISCOVERY, Web

AUTHORITY = "https://accounts.google.com"
# The one scope that Google's IMAP and SMTP servers take; there is none for sending by SMTP alone.
MAIL = "https://mail.google.com/"
SCOPES = ("openid", "email", MAIL)


class Google(SignInProvider):
    def _asked_scopes(self, wanted: Wanted) -> Sequence[str]:
        return SCOPES

    def _asked_beside(self) -> Mapping[str, str]:
        """Google gives a refresh token only with offline access, and again only when it asks again."""
        return {"access_type": "offline", "prompt": "consent", "include_granted_scopes": "true"}

    def _redeem(self, wanted: Wanted, code: str, verifier: str, nonce: str) -> Tokens:
        token = self._exchange(verifier, code)
        scopes = token.get("scope") or ()
        granted = scopes.split() if isinstance(scopes, str) else scopes
        require_scopes([MAIL], granted)
        if not token.get("refresh_token"):
            raise NoRefreshToken("no refresh_token in the answer")
        with self._asking() as web:
            claims = self._claims(web, token.get("id_token") or "", nonce)
        if claims.get("email_verified") not in (True, "true"):
            raise SignInAnswerInvalid("the address is not verified")
        return Tokens(
            token["access_token"],
            token["refresh_token"],
            expiry(token.get("expires_in")),
            frozenset(granted),
            addresses=unique([claims.get("email")]),
        )

    def _exchange(self, verifier: str, code: str) -> Mapping[str, Any]:
        with self._asking() as web:
            flow = Flow.from_client_config(
                {"web": self._client()}, None, code_verifier=verifier, redirect_uri=self.app.redirect_uri
            )
            web.lend(flow.oauth2session)
            try:
                return flow.fetch_token(code=code, timeout=self.app.network.timeout)
            except oauthlib.oauth2.OAuth2Error as error:
                raise self._refusal(web, error.error, error.description) from error

    def _client(self) -> Mapping[str, str]:
        document = self.document()
        return {
            "client_id": self.app.client_id,
            "client_secret": self.app.client_secret,
            "auth_uri": document["authorization_endpoint"],
            "token_uri": document["token_endpoint"],
        }

    def refresh(self, refresh_token: str, wanted: Wanted, use: Use = "mail") -> Tokens:
        credentials = self._credentials(refresh_token)
        with self._asking() as web:
            try:
                credentials.refresh(asking_once(web))
            except google.auth.exceptions.RefreshError as error:
                raise self._refusal(web, *words_of(error)) from error
            except google.auth.exceptions.TransportError as error:
                raise self._cause(web, classify_exception(error.__cause__ or OSError(error))) from error
        return Tokens(
            credentials.token,
            credentials.refresh_token if credentials.refresh_token != refresh_token else "",
            credentials.expiry.replace(tzinfo=timezone.utc) if credentials.expiry else expiry(None),
            frozenset(credentials.granted_scopes or ()),
        )

    def _credentials(self, refresh_token: str) -> google.oauth2.credentials.Credentials:
        return google.oauth2.credentials.Credentials(
            None,
            refresh_token=refresh_token,
            token_uri=self.document()["token_endpoint"],
            client_id=self.app.client_id,
            client_secret=self.app.client_secret,
        )

    def revoke(self, token: str) -> bool:
        """The token alone, of either kind. One that is refused has ended already."""
        endpoint = self.document().get("revocation_endpoint")
        if not endpoint:
            return False
        with self._asking() as web:
            response = web.post(endpoint, data={"token": token})
            if response.status_code not in (200, 400):
                raise self._refusal(web, "server_error", response.status_code)
        return True

    def discovery_address(self) -> str:
        return (self.app.authority or AUTHORITY).rstrip("/") + DISCOVERY

    def _issuers(self, document: Mapping[str, Any], claims: Mapping[str, Any]) -> tuple[str, ...]:
        """Google leaves the scheme out at times."""
        issuer = document["issuer"]
        return issuer, issuer.removeprefix("https://")


def asking_once(web: Web) -> Callable[..., Any]:
    """Google's transport over our session, kept from trying again where a passing trouble asks to wait."""
    transport = google.auth.transport.requests.Request(web)

    def ask(url: str, **kwargs: Any) -> Any:
        response = transport(url, **kwargs)
        if response.status == 429 or response.status >= 500:
            raise google.auth.exceptions.TransportError(f"status {response.status}")
        return response

    return ask


def words_of(error: google.auth.exceptions.RefreshError) -> tuple[str, str]:
    """OAuth's `error` and `error_description`, as google-auth hands them on."""
    answer = error.args[1] if len(error.args) > 1 else None
    if isinstance(answer, dict):
        return str(answer.get("error", "")), str(answer.get("error_description", ""))
    return "", str(error)
