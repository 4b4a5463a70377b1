# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""A provider of Google's shape: https://developers.google.com/identity/protocols/oauth2/web-server"""

from __future__ import annotations

import hashlib
import secrets
from typing import Any, ClassVar

from authlib.oauth2 import OAuth2Error
from authlib.oauth2.rfc6749 import InvalidGrantError, InvalidScopeError
from flask import Flask, Response, jsonify, request

from .behaviour import Behaviour
from .provider import Provider
from .store import Token, scopes

_USERINFO = "https://www.googleapis.com/auth/userinfo."


class Google(Provider):
    name = "google"
    kind = "google"
    title = "Google"
    scope_texts: ClassVar = {
        "https://mail.google.com/": "Read, compose, send and permanently delete all your email from Gmail",
        "https://www.googleapis.com/auth/gmail.send": "Send email on your behalf",
        "openid": "Associate you with your personal info",
        "email": "See your primary Google Account email address",
        _USERINFO + "email": "See your primary Google Account email address",
        "profile": "See your personal info, including any you have made publicly available",
        _USERINFO + "profile": "See your personal info, including any you have made publicly available",
    }

    def usual_behaviour(self) -> Behaviour:
        return Behaviour(rotation="off")

    @property
    def issuer(self) -> str:
        return self.config["oauth"]["google"]["issuer"]

    def make_app(self) -> Flask:
        app = Flask(__name__)
        self.add_pages(app, "/o/oauth2/v2/auth")
        app.add_url_rule("/o/oauth2/auth", "authorize", methods=["GET", "POST"])
        app.add_url_rule("/token", "token", self.token_endpoint, methods=["POST"])
        app.add_url_rule("/revoke", "revoke", self.revoke, methods=["POST"])
        app.add_url_rule("/oauth2/v3/certs", "keys", self.keys)
        app.add_url_rule("/v1/userinfo", "userinfo", self.userinfo)
        app.add_url_rule("/.well-known/openid-configuration", "discovery", self.discovery)
        return app

    def discovery(self) -> Response:
        addresses = self.config["oauth"]["google"]
        return jsonify(
            issuer=self.issuer,
            authorization_endpoint=addresses["auth_uri"],
            token_endpoint=addresses["token_uri"],
            revocation_endpoint=addresses["revoke_uri"],
            userinfo_endpoint=addresses["userinfo_uri"],
            jwks_uri=addresses["jwks_uri"],
            response_types_supported=["code"],
            subject_types_supported=["public"],
            id_token_signing_alg_values_supported=["RS256"],
            scopes_supported=["openid", "email", "profile"],
            token_endpoint_auth_methods_supported=["client_secret_post", "client_secret_basic"],
            code_challenge_methods_supported=["S256"],
            grant_types_supported=["authorization_code", "refresh_token"],
        )

    def revoke(self) -> Response:
        """The token alone, of either kind; the whole grant goes with it."""
        value = request.values.get("token", "")
        token = self.store.refresh(value) or self.store.access(value)
        if not token or not token.good():
            body = jsonify(error="invalid_token", error_description="Token expired or revoked")
            return body, 400
        self.store.end(self.store.of_user(token.user), "revoked")
        self.store.forget_consent(self.name, token.user)
        return jsonify({})

    def claims(self, user: str, scope: str) -> dict[str, Any]:
        subject = str(int(hashlib.sha256(user.encode()).hexdigest()[:17], 16))
        claims = {"sub": subject, "azp": self.client.client_id, "hd": user.partition("@")[2]}
        if {"email", _USERINFO + "email"} & scopes(scope):
            claims |= {"email": user, "email_verified": True}
        if {"profile", _USERINFO + "profile"} & scopes(scope):
            claims |= {"name": self.people[user].name}
        return claims

    def granted_scope(self, user: str, scope: str, asked: Any) -> str:
        granted = scopes(scope)
        if asked.get("include_granted_scopes") == "true":
            granted |= self.store.consented(self.name, user)
        return " ".join(sorted(granted))

    def token_scope(self, user: str, granted: str, wanted: str | None) -> str:
        if wanted and not scopes(wanted) <= scopes(granted):
            raise InvalidScopeError("Some requested scopes were invalid.")
        return wanted or granted

    def grants_offline(self, user: str, scope: str, asked: Any) -> bool:
        """Only for access_type=offline, and then at the first consent or when consent is asked for anew."""
        asks_anew = "consent" in asked.get("prompt", "").split()
        has_one = any(
            token.good() and token.provider == self.name for token in self.store.of_user(user, ["refresh"])
        )
        return asked.get("access_type") == "offline" and (asks_anew or not has_one)

    def access_value(self, user: str, scope: str) -> str:
        return "ya29." + secrets.token_urlsafe(96)

    def refresh_error(self, token: Token) -> OAuth2Error:
        return InvalidGrantError("Token has been expired or revoked.")

    def code_used_error(self) -> OAuth2Error:
        return InvalidGrantError("Malformed auth code.")

    def denied(self) -> dict[str, str]:
        return {"error": "access_denied"}

    def admin_consent_denied(self) -> dict[str, str]:
        return {"error": "admin_policy_enforced"}

    def page_error(self, error: OAuth2Error) -> str:
        if "Redirect URI" in (error.description or ""):
            return "Error 400: redirect_uri_mismatch. This redirect address is not registered."
        return f"Error 400: {error.error}. {error.description}"
