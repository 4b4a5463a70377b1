# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Signing in with Front, which is OAuth 2.0 without OpenID: https://dev.frontapp.com/docs/oauth"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from datetime import datetime, timezone
from typing import Any
from urllib.parse import urlencode

from ..errors import AuthorityUnknown, NoRefreshToken, SignInAnswerInvalid
from ..oauth import SignIn, SignInProvider, Tokens, Use, Wanted, expiry

AUTHORITY = "https://app.frontapp.com"


class Front(SignInProvider):
    """Tells no address: which mailbox the sign-in is for shows in the channels that its token may see."""

    def begin(self, wanted: Wanted, state: str, login_hint: str) -> SignIn:
        """Neither PKCE nor a nonce; the permissions are registered with the application."""
        question = {
            "client_id": self.app.client_id,
            "redirect_uri": self.app.redirect_uri,
            "response_type": "code",
            "state": state,
        }
        where = self.app.authorization_uri or self.document()["authorization_endpoint"]
        kept = {"state": state, "nonce": "", "verifier": "", **asdict(wanted)}
        return SignIn(f"{where}?{urlencode(question)}", kept)

    def _asked_scopes(self, wanted: Wanted) -> Sequence[str]:
        return ()

    def _redeem(self, wanted: Wanted, code: str, verifier: str, nonce: str) -> Tokens:
        form = {"grant_type": "authorization_code", "code": code, "redirect_uri": self.app.redirect_uri}
        tokens = self._ask_for_tokens(form)
        if not tokens.refresh_token:
            raise NoRefreshToken("no refresh_token in the answer")
        return tokens

    def refresh(self, refresh_token: str, wanted: Wanted, use: Use = "mail") -> Tokens:
        """Front names the refresh token in every answer; in the last day of its six months it is another."""
        tokens = self._ask_for_tokens({"grant_type": "refresh_token", "refresh_token": refresh_token})
        return replace(tokens, refresh_token="") if tokens.refresh_token == refresh_token else tokens

    def _ask_for_tokens(self, form: Mapping[str, str]) -> Tokens:
        client = (self.app.client_id, self.app.client_secret)
        with self._asking() as web:
            response = web.post(self.document()["token_endpoint"], data=form, auth=client)
            answer = response.json()
            if response.status_code != 200:
                raise self._refusal(web, answer.get("error", ""), answer.get("error_description", ""))
            if not answer.get("access_token"):
                raise SignInAnswerInvalid("no access_token in the answer")
        return Tokens(
            answer["access_token"], answer.get("refresh_token", ""), ends(answer), scopes=frozenset()
        )

    def revoke(self, token: str) -> bool:
        """Front offers applications no way to end a grant."""
        return False

    def discovery_address(self) -> str:
        return (self.app.authority or AUTHORITY).rstrip("/")

    def document(self) -> Mapping[str, Any]:
        """Front publishes none: its addresses are known."""
        address = self.discovery_address()
        if not address.startswith("https://"):
            raise AuthorityUnknown(f"{address}: not an https address")
        return {
            "authorization_endpoint": f"{address}/oauth/authorize",
            "token_endpoint": f"{address}/oauth/token",
        }

    def _issuers(self, document: Mapping[str, Any], claims: Mapping[str, Any]) -> tuple[str, ...]:
        return ()


def ends(answer: Mapping[str, Any]) -> datetime:
    """Front tells the moment, where others tell the time left."""
    moment = answer.get("expires_at")
    if isinstance(moment, int | float):
        return datetime.fromtimestamp(moment, timezone.utc)
    return expiry(answer.get("expires_in"))
