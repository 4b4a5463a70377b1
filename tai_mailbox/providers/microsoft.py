# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Signing in with Microsoft: https://learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlsplit

import msal

from .base import Server
from .errors import NoRefreshToken
from .oauth import OAuthApp, SignInProvider, Tokens, Use, Wanted, expiry, require_scopes, unique
from .web import DISCOVERY, Web

AUTHORITY = "https://login.microsoftonline.com"
IDENTITY = ("openid", "profile", "email", "offline_access")


@dataclass(frozen=True, slots=True)
class Cloud:
    """Microsoft's world-wide cloud, or a national one."""

    mail: str  # the resource of Exchange's IMAP and SMTP
    graph: str
    imap: str
    smtp: str

    def servers(self) -> tuple[Server, Server]:
        """Incoming and outgoing."""
        return Server(self.imap, 993, "ssl"), Server(self.smtp, 587, "starttls")


WORLD = Cloud(
    "https://outlook.office.com", "https://graph.microsoft.com", "outlook.office365.com", "smtp.office365.com"
)
NATIONAL_CLOUDS = {
    "login.microsoftonline.us": Cloud(
        "https://outlook.office365.us",
        "https://graph.microsoft.us",
        "outlook.office365.us",
        "smtp.office365.us",
    ),
    "login.partner.microsoftonline.cn": Cloud(
        "https://partner.outlook.cn",
        "https://microsoftgraph.chinacloudapi.cn",
        "partner.outlook.cn",
        "smtp.partner.outlook.cn",
    ),
}


def cloud_of(authority: str) -> Cloud:
    return NATIONAL_CLOUDS.get(urlsplit(authority).hostname or "", WORLD)


class Microsoft(SignInProvider):
    def __init__(self, app: OAuthApp):
        super().__init__(app)
        self._authority = f"{(app.authority or AUTHORITY).rstrip('/')}/{app.tenant}"
        self.cloud = cloud_of(self._authority)

    def scopes(self, wanted: Wanted, use: Use) -> list[str]:
        """Those of one resource, as a token is good for one."""
        if use == "graph":
            return [f"{self.cloud.graph}/Mail.Send"] if wanted.send_by == "graph" else []
        reading = [f"{self.cloud.mail}/IMAP.AccessAsUser.All"] if wanted.permission == "send_read" else []
        return reading + ([f"{self.cloud.mail}/SMTP.Send"] if wanted.send_by == "smtp" else [])

    def _asked_scopes(self, wanted: Wanted) -> Sequence[str]:
        """Consent is asked for both resources at once."""
        return [*self.scopes(wanted, "mail"), *self.scopes(wanted, "graph"), *IDENTITY]

    def _redeem(self, wanted: Wanted, code: str, verifier: str, nonce: str) -> Tokens:
        """For the mail servers, if they are needed; `refresh` gives a token for Graph."""
        use: Use = "mail" if self.scopes(wanted, "mail") else "graph"
        scopes = self.scopes(wanted, use)
        compared = {"state": "compared"}  # in `finish`; msal insists on doing it again
        flow = {
            "redirect_uri": self.app.redirect_uri,
            "scope": self._asked_scopes(wanted),
            "code_verifier": verifier,
            "nonce": nonce,
            **compared,
        }
        with self._asking() as web:
            client = self._client(web)
            token = client.acquire_token_by_auth_code_flow(flow, {"code": code, **compared}, scopes=scopes)
            tokens = self._granted(web, token, scopes, use)
            claims = self._claims(web, token.get("id_token") or "", nonce)
        if not tokens.refresh_token:
            raise NoRefreshToken("no refresh_token in the answer")
        return replace(tokens, addresses=unique([claims.get("preferred_username"), claims.get("email")]))

    def refresh(self, refresh_token: str, wanted: Wanted, use: Use = "mail") -> Tokens:
        scopes = self.scopes(wanted, use)
        with self._asking() as web:
            token = self._client(web).acquire_token_by_refresh_token(refresh_token, scopes)
            return self._granted(web, token, scopes, use)

    def _granted(self, web: Web, token: Mapping[str, Any], needed: list[str], use: Use) -> Tokens:
        if "access_token" not in token:
            raise self._refusal(web, token.get("error", ""), token.get("error_description", ""))
        granted = frozenset(str(token.get("scope", "")).split())
        require_scopes(needed, granted)
        refresh_token = token.get("refresh_token", "")
        return Tokens(token["access_token"], refresh_token, expiry(token.get("expires_in")), granted, use)

    def revoke(self, token: str) -> bool:
        """Microsoft offers applications no way to end a grant: the person does it in their account."""
        return False

    def _client(self, web: Web) -> msal.ConfidentialClientApplication:
        """Made anew for each task, so that msal keeps nobody's token; `web` remembers the discovery."""
        self.document()
        return msal.ConfidentialClientApplication(
            self.app.client_id,
            client_credential=self.app.client_secret,
            authority=self._authority,
            http_client=web,
            instance_discovery=False,
        )

    def discovery_address(self) -> str:
        return f"{self._authority}/v2.0{DISCOVERY}"

    def _issuers(self, document: Mapping[str, Any], claims: Mapping[str, Any]) -> tuple[str, ...]:
        """For `common` and `organizations` the issuer is named by the account's own directory."""
        return (document["issuer"].replace("{tenantid}", str(claims.get("tid", ""))),)
