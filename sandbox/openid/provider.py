# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""An OpenID provider on Authlib: what Google's and Microsoft's have in common."""

from __future__ import annotations

import secrets
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

from authlib.integrations.flask_oauth2 import AuthorizationServer
from authlib.oauth2 import OAuth2Error, OAuth2Request
from flask import Flask, Response, jsonify, request
from joserfc.jwk import RSAKey

from ..people import PEOPLE, Kind, Person
from ..state import read_json, write_json
from .behaviour import Behaviour
from .client import Client
from .grants import CodeGrant, IdTokenForCode, IdTokenForRefresh, Pkce, RefreshGrant
from .sign_in import SignIn
from .store import Store, Token, scopes


class Provider:
    """One provider: its addresses, its pages and its manners. Subclasses say how it differs."""

    name: str
    kind: Kind
    title: str  # on its pages
    scope_texts: dict[str, str]  # scope -> what the consent page says of it
    refresh_lifetime = 90 * 86400  # seconds

    def __init__(self, config: dict[str, Any], store: Store, key: RSAKey):
        self.config, self.store, self.key = config, store, key
        self.behaviour = self.usual_behaviour()
        registered = config["oauth"][self.name]
        self.client = Client(registered["client_id"], registered["client_secret"])
        self.people = {p.address: p for p in PEOPLE if p.kind == self.kind and not p.opened_by}
        self.server = self._make_server()

    # What a subclass says

    def usual_behaviour(self) -> Behaviour:
        raise NotImplementedError

    @property
    def issuer(self) -> str:
        raise NotImplementedError

    def claims(self, user: str, scope: str) -> dict[str, Any]:
        """What the id_token says of `user`, beside the claims of every id_token."""
        raise NotImplementedError

    def granted_scope(self, user: str, scope: str, asked: Any) -> str:
        """The scope that a sign-in grants, once the user has consented to `scope`."""
        raise NotImplementedError

    def token_scope(self, user: str, granted: str, wanted: str | None) -> str:
        """The scope of an access token, where `granted` was and `wanted` is asked for; OAuth2Error if not."""
        raise NotImplementedError

    def grants_offline(self, user: str, scope: str, asked: Any) -> bool:
        """Whether this sign-in ends in a refresh token."""
        raise NotImplementedError

    def access_value(self, user: str, scope: str) -> str:
        raise NotImplementedError

    def refresh_error(self, token: Token) -> OAuth2Error:
        """Why a known refresh token is refused."""
        raise NotImplementedError

    def code_used_error(self) -> OAuth2Error:
        raise NotImplementedError

    def denied(self) -> dict[str, str]:
        """The parameters that the browser brings back when the user presses Deny."""
        raise NotImplementedError

    def admin_consent_denied(self) -> dict[str, str]:
        raise NotImplementedError

    def add_extras(self, token: dict[str, Any], request: OAuth2Request) -> None:
        """Add to the token endpoint's answer what the standard does not know; nothing by default."""

    def page_error(self, error: OAuth2Error) -> str:
        """What the page says of a request that cannot be sent back to the application."""
        raise NotImplementedError

    def error_body(self, error: OAuth2Error) -> dict[str, Any]:
        """The token endpoint's answer to a refused request."""
        return dict(error.get_body())

    # What all have in common

    def person(self, address: str) -> Person | None:
        return self.people.get(address.strip().lower())

    def password(self, address: str) -> str:
        return self.config["users"][address]

    def code_extensions(self) -> list[Any]:
        return [Pkce(), IdTokenForCode(self)]

    def refresh_extensions(self) -> list[Any]:
        return [IdTokenForRefresh(self)]

    def rotates(self, _token: Token) -> bool:
        """Whether a new refresh token comes when this one is used."""
        return self.behaviour.rotation != "off"

    def asked_scopes(self, scope: str) -> set[str]:
        return scopes(scope)

    def token_endpoint(self) -> Response:
        fault = self.behaviour.count_token_request()
        if fault is None:
            return self.server.create_token_response()
        time.sleep(fault.delay)
        if fault.status == 200:
            return self.server.create_token_response()
        body = jsonify(fault.body) if isinstance(fault.body, dict) else Response(fault.body)
        body.status_code = fault.status
        body.headers.update(fault.headers)
        return body

    def keys(self) -> Response:
        return jsonify(keys=[{**self.key.as_dict(private=False), "use": "sig", "alg": "RS256"}])

    def userinfo(self) -> Response:
        value = request.headers.get("Authorization", "").removeprefix("Bearer ")
        token = self.store.bearer(value, "userinfo")
        if not token:
            return Response(status=401, headers={"WWW-Authenticate": 'Bearer error="invalid_token"'})
        return jsonify(self.claims(token.user, token.scope))

    def add_pages(self, app: Flask, authorize: str) -> None:
        app.add_url_rule(authorize, "authorize", SignIn(self).page, methods=["GET", "POST"])

    def _make_server(self) -> _Server:
        server = _Server(query_client=self._client, save_token=self._save_token)
        server.provider = self
        server.register_token_generator("default", server.create_bearer_token_generator(self._tokens()))
        server.register_grant(CodeGrant, self.code_extensions())
        server.register_grant(RefreshGrant, self.refresh_extensions())
        return server

    def _client(self, client_id: str) -> Client | None:
        return self.client if client_id == self.client.client_id else None

    def _tokens(self) -> dict[str, Any]:
        return {
            "OAUTH2_ACCESS_TOKEN_GENERATOR": lambda user, scope, **_: self.access_value(user, scope),
            "OAUTH2_REFRESH_TOKEN_GENERATOR": lambda **_: "1//" + secrets.token_urlsafe(48),
            "OAUTH2_TOKEN_EXPIRES_IN": None,
        }

    def _save_token(self, token: dict[str, Any], request: OAuth2Request) -> None:
        """Called before the answer goes out; also sets the lifetime that was ordered."""
        token["expires_in"] = self.behaviour.access_lifetime
        access = Token(
            value=token["access_token"],
            provider=self.name,
            client_id=request.client.client_id,
            user=request.user,
            scope=token.get("scope", ""),
            expires=time.time() + token["expires_in"],
        )
        self.store.add_access(access)
        if self.behaviour.withhold_refresh_token:
            token.pop("refresh_token", None)
        self.add_extras(token, request)
        if "refresh_token" in token:
            self._save_refresh(token["refresh_token"], access, request.refresh_scope)

    def _save_refresh(self, value: str, access: Token, scope: str) -> None:
        if not self.store.refresh(value):
            expires = time.time() + self.refresh_lifetime
            self.store.add_refresh(replace(access, value=value, scope=scope, expires=expires))


class _Server(AuthorizationServer):
    provider: Provider

    def handle_error_response(self, request: OAuth2Request, error: OAuth2Error) -> Response:
        if error.redirect_uri:
            return super().handle_error_response(request, error)
        return self.handle_response(error.status_code, self.provider.error_body(error), error.get_headers())


def ensure_key(file: Path) -> RSAKey:
    """The key that id_tokens are signed with, made when there is none."""
    known = read_json(file)
    if not known:
        known = RSAKey.generate_key(2048, auto_kid=True).as_dict(private=True)
        write_json(file, known)
    return RSAKey.import_key(known)
