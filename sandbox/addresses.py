# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What an administrator would copy from the providers' consoles, for the sandbox's own."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Mapping
from typing import Any

CLIENT_SECRETS = ("google client", "microsoft client", "front client", "front api token")


def provider_addresses(ports: Mapping[str, int], secrets: Mapping[str, str]) -> dict[str, Any]:
    """What programs call is on https, with the sandbox's certificate.

    Pages are on plain http as well, which browsers trust on localhost without a warning. Google's
    libraries insist on https for theirs too, so that `browser_auth_uri` is for those who build the
    address themselves.
    """
    browser, secure = f"http://localhost:{ports['page']}", f"https://localhost:{ports['https']}"
    makers = {"google": _google, "microsoft": _microsoft, "front": _front}
    return {name: make(browser, secure, secrets) for name, make in makers.items()}


def _google(browser: str, secure: str, secrets: Mapping[str, str]) -> dict[str, str]:
    secret = secrets["google client"]
    number = int(hashlib.sha256(secret.encode()).hexdigest()[:10], 16)
    return {
        "client_id": f"{number}-sandbox.apps.googleusercontent.com",
        "client_secret": secret,
        "issuer": f"{secure}/google",
        "discovery": f"{secure}/google/.well-known/openid-configuration",
        "auth_uri": f"{secure}/google/o/oauth2/v2/auth",
        "browser_auth_uri": f"{browser}/google/o/oauth2/v2/auth",
        "token_uri": f"{secure}/google/token",
        "revoke_uri": f"{secure}/google/revoke",
        "jwks_uri": f"{secure}/google/oauth2/v3/certs",
        "userinfo_uri": f"{secure}/google/v1/userinfo",
    }


def _microsoft(browser: str, secure: str, secrets: Mapping[str, str]) -> dict[str, str]:
    secret = secrets["microsoft client"]
    tenant_id = str(uuid.uuid5(uuid.NAMESPACE_URL, secret + " tenant"))
    return {
        "client_id": str(uuid.uuid5(uuid.NAMESPACE_URL, secret + " client")),
        "client_secret": secret,
        "tenant": "microsoft.brokerage.test",
        "tenant_id": tenant_id,
        "origin": secure,
        "browser_origin": browser,
        "authority": f"{secure}/microsoft.brokerage.test",
        "issuer": f"{secure}/{tenant_id}/v2.0",
        "graph": f"{secure}/graph/v1.0",
    }


def _front(browser: str, secure: str, secrets: Mapping[str, str]) -> dict[str, str]:
    secret = secrets["front client"]
    return {
        "client_id": hashlib.sha256(secret.encode()).hexdigest()[:20],
        "client_secret": secret,
        "auth_uri": f"{browser}/front/oauth/authorize",
        "token_uri": f"{secure}/front/oauth/token",
    }


def front_api(ports: Mapping[str, int], secrets: Mapping[str, str]) -> dict[str, str]:
    """The API's address without a slash at its end, and the company's own token."""
    return {"api": f"https://localhost:{ports['https']}/front/api", "api_token": secrets["front api token"]}


def mail_servers(ports: Mapping[str, int]) -> dict[str, dict[str, int]]:
    """The ports of each provider's IMAP (TLS), submission (STARTTLS) and submissions (TLS)."""
    submission = {"submission": ports["provider_submission"], "submissions": ports["provider_submissions"]}
    return {
        "google": {"imaps": ports["gmail"], **submission},
        "microsoft": {"imaps": ports["imaps"], **submission},
    }
