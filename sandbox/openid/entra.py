# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""A provider of Microsoft Entra's shape.

https://learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow
"""

from __future__ import annotations

import base64
import hashlib
import json
import time
import uuid
from datetime import datetime, timezone
from pathlib import Path
from typing import Any, ClassVar

from authlib.oauth2 import OAuth2Error, OAuth2Request
from flask import Flask, Response, jsonify, request
from joserfc import jwt

from .behaviour import Behaviour
from .provider import Provider
from .store import Token, scopes

# Every name under which the one tenant of the sandbox is asked for, beside its id.
TENANTS = ("common", "organizations", "microsoft.brokerage.test")

_RESERVED = {"openid", "profile", "email", "offline_access"}
_GRAPH = "https://graph.microsoft.com"
# Of the errors that Authlib finds, the number that Entra has for them.
_NUMBERS = {
    "invalid_client": 7000215,
    "invalid_grant": 70000,
    "invalid_scope": 70011,
    "invalid_request": 900144,
}


def _read_errors() -> dict[int, tuple[str, str]]:
    """Number -> what the standard calls it, and Entra's words, in which {names} are filled in."""
    lines = Path(__file__).with_name("entra_errors.tsv").read_text().splitlines()
    rows = (line.split("\t") for line in lines)
    return {int(number): (error, words) for number, error, words in rows}


_ERRORS = _read_errors()


class EntraError(OAuth2Error):
    """An error with Entra's number: `AADSTS<number>: <words>`."""

    def __init__(self, number: int, **values: str):
        error, words = _ERRORS[number]
        super().__init__(f"AADSTS{number}: {words.format_map(values)}", error=error)
        self.number = number


class Entra(Provider):
    name = "microsoft"
    kind = "microsoft"
    title = "Microsoft"
    scope_texts: ClassVar = {
        "https://outlook.office.com/IMAP.AccessAsUser.All": "Read and write access to your mail via IMAP",
        "https://outlook.office.com/SMTP.Send": "Send emails from your mailbox using SMTP AUTH",
        f"{_GRAPH}/Mail.Send": "Send mail as you",
        f"{_GRAPH}/User.Read": "Sign you in and read your profile",
        "openid": "Sign you in",
        "profile": "View your basic profile",
        "email": "View your email address",
        "offline_access": "Maintain access to data you have given it access to",
    }

    def usual_behaviour(self) -> Behaviour:
        return Behaviour(rotation="on")

    @property
    def tenant_id(self) -> str:
        return self.config["oauth"]["microsoft"]["tenant_id"]

    @property
    def issuer(self) -> str:
        return self.config["oauth"]["microsoft"]["issuer"]

    def make_app(self) -> Flask:
        """To be mounted under each tenant's name."""
        app = Flask(__name__)
        self.add_pages(app, "/oauth2/v2.0/authorize")
        app.add_url_rule("/oauth2/v2.0/token", "token", self.token_endpoint, methods=["POST"])
        app.add_url_rule("/discovery/v2.0/keys", "keys", self.keys)
        app.add_url_rule("/openid/userinfo", "userinfo", self.userinfo)
        app.add_url_rule("/v2.0/.well-known/openid-configuration", "discovery", self.discovery)
        return app

    def make_other_tenants_app(self) -> Flask:
        """Whatever else is asked of the host."""
        app = Flask(__name__)

        @app.route("/<tenant>/<path:_rest>", methods=["GET", "POST"])
        def unknown_tenant(tenant: str, _rest: str) -> tuple[dict[str, Any], int]:
            return self.error_body(EntraError(90002, tenant=tenant)), 400

        return app

    def discovery(self) -> Response:
        own_name = request.script_root in (f"/{self.tenant_id}", "/microsoft.brokerage.test")
        secure, browser = (
            self.config["oauth"]["microsoft"][name] + request.script_root
            for name in ("origin", "browser_origin")
        )
        return jsonify(
            issuer=self.issuer if own_name else self.issuer.replace(self.tenant_id, "{tenantid}"),
            authorization_endpoint=f"{browser}/oauth2/v2.0/authorize",
            token_endpoint=f"{secure}/oauth2/v2.0/token",
            jwks_uri=f"{secure}/discovery/v2.0/keys",
            userinfo_endpoint=f"{secure}/openid/userinfo",
            response_types_supported=["code"],
            subject_types_supported=["pairwise"],
            id_token_signing_alg_values_supported=["RS256"],
            scopes_supported=["openid", "profile", "email", "offline_access"],
            token_endpoint_auth_methods_supported=["client_secret_post", "client_secret_basic"],
        )

    def claims(self, user: str, scope: str) -> dict[str, Any]:
        claims = {"sub": _digest(user, self.client.client_id), "tid": self.tenant_id, "ver": "2.0"}
        if "profile" in scopes(scope):
            claims |= {
                "name": self.people[user].name,
                "preferred_username": user,
                "oid": self._object_id(user),
            }
        if "email" in scopes(scope):
            claims["email"] = user
        return claims

    def asked_scopes(self, scope: str) -> set[str]:
        return {_full(name) for name in scopes(scope)}

    def granted_scope(self, user: str, scope: str, asked: Any) -> str:
        return " ".join(sorted(self.asked_scopes(scope)))

    def token_scope(self, user: str, granted: str, wanted: str | None) -> str:
        """Those of one resource; a refresh token is good for every resource that the user consented to."""
        asked = self.asked_scopes(wanted or granted)
        resources = sorted({_resource(name) for name in asked - _RESERVED})
        if wanted and len(resources) > 1:
            raise EntraError(28000)
        chosen = {name for name in asked - _RESERVED if _resource(name) in resources[:1]}
        if not chosen <= self.store.consented(self.name, user):
            raise EntraError(65001, client_id=self.client.client_id)
        return " ".join(sorted(chosen | asked & (_RESERVED - {"offline_access"})))

    def grants_offline(self, user: str, scope: str, asked: Any) -> bool:
        return "offline_access" in scopes(scope)

    def access_value(self, user: str, scope: str) -> str:
        """A signed token, as Microsoft's are: its resource as audience, its scopes by their short names."""
        names = sorted(scopes(scope) - _RESERVED)
        claims = {
            "aud": _resource(names[0]) if names else _GRAPH,
            "iss": self.issuer,
            "iat": int(time.time()),
            "exp": int(time.time()) + self.behaviour.access_lifetime,
            "appid": self.client.client_id,
            "scp": " ".join(name.rpartition("/")[2] for name in names),
            "tid": self.tenant_id,
            "upn": user,
            "uti": uuid.uuid4().hex,
        }
        return jwt.encode({"alg": "RS256", "kid": self.key.kid, "typ": "JWT"}, claims, self.key)

    def add_extras(self, token: dict[str, Any], request: OAuth2Request) -> None:
        """What msal asks for beside the standard: whose account it is."""
        if request.payload.data.get("client_info"):
            account = json.dumps({"uid": self._object_id(request.user), "utid": self.tenant_id}).encode()
            token["client_info"] = base64.urlsafe_b64encode(account).decode().rstrip("=")

    def refresh_error(self, token: Token) -> OAuth2Error:
        number = 50173 if token.is_revoked() else 700082
        return EntraError(number, issued=_utc(token.created), now=_utc(time.time()))

    def code_used_error(self) -> OAuth2Error:
        return EntraError(54005)

    def denied(self) -> dict[str, str]:
        return {"error_subcode": "cancel", **dict(EntraError(65004).get_body())}

    def admin_consent_denied(self) -> dict[str, str]:
        return dict(EntraError(90094).get_body())

    def page_error(self, error: OAuth2Error) -> str:
        if "Redirect URI" not in (error.description or ""):
            return f"AADSTS{_number(error)}: {error.description}"
        asked = request.args.get("redirect_uri", "")
        return EntraError(50011, redirect_uri=asked, client_id=self.client.client_id).description

    def sample_error(self, number: int) -> dict[str, Any]:
        """The token endpoint's answer with that number, as if there had been a reason."""
        now = _utc(time.time())
        return self.error_body(EntraError(number, client_id=self.client.client_id, issued=now, now=now))

    def error_body(self, error: OAuth2Error) -> dict[str, Any]:
        number, now = _number(error), _utc(time.time())
        text = error.description if isinstance(error, EntraError) else f"AADSTS{number}: {error.description}"
        trace, correlation = str(uuid.uuid4()), str(uuid.uuid4())
        return {
            "error": error.error,
            "error_description": f"{text} Trace ID: {trace} Correlation ID: {correlation} Timestamp: {now}",
            "error_codes": [number],
            "timestamp": now,
            "trace_id": trace,
            "correlation_id": correlation,
            "error_uri": f"{self.config['oauth']['microsoft']['origin']}/error?code={number}",
            **({"suberror": "consent_required"} if number == 65001 else {}),
        }

    def _object_id(self, user: str) -> str:
        return str(uuid.uuid5(uuid.UUID(self.tenant_id), user))


def _number(error: OAuth2Error) -> int:
    return error.number if isinstance(error, EntraError) else _NUMBERS.get(error.error, 90000)


def _full(scope: str) -> str:
    """A bare scope is Graph's, and Outlook has two names."""
    if scope in _RESERVED or "://" in scope:
        return scope.replace("https://outlook.office365.com/", "https://outlook.office.com/")
    return f"{_GRAPH}/{scope}"


def _resource(scope: str) -> str:
    return scope.rpartition("/")[0]


def _digest(*parts: str) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(" ".join(parts).encode()).digest()).decode().rstrip("=")


def _utc(moment: float) -> str:
    return datetime.fromtimestamp(moment, timezone.utc).strftime("%Y-%m-%d %H:%M:%SZ")
