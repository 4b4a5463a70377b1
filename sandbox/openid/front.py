# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Front's OAuth, which is no OpenID: https://dev.frontapp.com/docs/oauth"""

from __future__ import annotations

import secrets
import time
from typing import Any, ClassVar

from authlib.oauth2 import OAuth2Error, OAuth2Request
from authlib.oauth2.rfc6749 import InvalidGrantError
from flask import Flask

from .behaviour import Behaviour
from .provider import Provider
from .store import FRONT_SCOPE, Token

_LAST_DAY = 86400  # seconds before a refresh token's end in which a new one comes


class Front(Provider):
    name = "front"
    kind = "front"
    title = "Front"
    scope_texts: ClassVar = {
        FRONT_SCOPE: "Read, send, archive and tag messages of shared and private inboxes"
    }
    refresh_lifetime = 182 * 86400

    def usual_behaviour(self) -> Behaviour:
        return Behaviour(rotation="off")

    def make_app(self) -> Flask:
        app = Flask(__name__)
        self.add_pages(app, "/oauth/authorize")
        app.add_url_rule("/oauth/token", "token", self.token_endpoint, methods=["POST"])
        return app

    def code_extensions(self) -> list[Any]:
        return []  # neither PKCE nor an id_token

    def refresh_extensions(self) -> list[Any]:
        return []

    def asked_scopes(self, scope: str | None) -> set[str]:
        """An application's permissions are registered with it, not asked for."""
        return {FRONT_SCOPE}

    def granted_scope(self, user: str, scope: str, asked: Any) -> str:
        return FRONT_SCOPE

    def token_scope(self, user: str, granted: str, wanted: str | None) -> str:
        return granted

    def grants_offline(self, user: str, scope: str, asked: Any) -> bool:
        return True

    def rotates(self, token: Token) -> bool:
        return super().rotates(token) or token.expires - time.time() < _LAST_DAY

    def access_value(self, user: str, scope: str) -> str:
        return secrets.token_urlsafe(64)

    def add_extras(self, token: dict[str, Any], request: OAuth2Request) -> None:
        """Front tells the moment, not the time left, and always the refresh token."""
        token["expires_at"] = int(time.time()) + token.pop("expires_in")
        token.pop("scope", None)
        if request.refresh_token:
            token.setdefault("refresh_token", request.refresh_token.value)

    def refresh_error(self, token: Token) -> OAuth2Error:
        return InvalidGrantError("The refresh token is invalid or has expired.")

    def code_used_error(self) -> OAuth2Error:
        return InvalidGrantError("The authorization code is invalid or has expired.")

    def denied(self) -> dict[str, str]:
        return {"error": "access_denied"}

    def admin_consent_denied(self) -> dict[str, str]:
        text = "You need to be an administrator of your Front instance to authorize this request."
        return {"error": "access_denied", "error_description": text}

    def page_error(self, error: OAuth2Error) -> str:
        return error.description or error.error
