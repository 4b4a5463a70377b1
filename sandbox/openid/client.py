# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The one registered application: the addon under test."""

from __future__ import annotations

import re
import secrets
from dataclasses import dataclass

from authlib.oauth2.rfc6749 import ClientMixin

# Any port, because Odoo's is chosen at start; any path, because the addon's is its own affair.
_REDIRECT = re.compile(r"https?://(localhost|127\.0\.0\.1)(:\d+)?/[^?#]*")


@dataclass(frozen=True)
class Client(ClientMixin):
    client_id: str
    client_secret: str

    def get_client_id(self) -> str:
        return self.client_id

    def get_default_redirect_uri(self) -> None:
        return None

    def get_allowed_scope(self, scope: str) -> str:
        return scope or ""

    def check_redirect_uri(self, redirect_uri: str) -> bool:
        return _REDIRECT.fullmatch(redirect_uri) is not None

    def check_client_secret(self, client_secret: str) -> bool:
        return secrets.compare_digest(self.client_secret, client_secret)

    def check_endpoint_auth_method(self, method: str, endpoint: str) -> bool:
        return method in ("client_secret_basic", "client_secret_post")

    def check_response_type(self, response_type: str) -> bool:
        return response_type == "code"

    def check_grant_type(self, grant_type: str) -> bool:
        return grant_type in ("authorization_code", "refresh_token")
