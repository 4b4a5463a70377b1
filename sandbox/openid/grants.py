# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The grants of Authlib on the sandbox's store; where providers differ, `server.provider` is asked."""

from __future__ import annotations

from typing import Any, ClassVar

from authlib.oauth2.rfc6749 import InvalidRequestError
from authlib.oauth2.rfc6749.grants import AuthorizationCodeGrant, RefreshTokenGrant
from authlib.oauth2.rfc7636 import CodeChallenge
from authlib.oidc.core import UserInfo
from authlib.oidc.core.grants import OpenIDCode, OpenIDToken

from .store import Code, Token


class Pkce(CodeChallenge):
    """Asked of every client, S256 only."""

    SUPPORTED_CODE_CHALLENGE_METHOD: ClassVar = ["S256"]

    def validate_code_challenge(self, grant: Any, redirect_uri: str) -> None:
        data = grant.request.payload.data
        if not data.get("code_challenge") or data.get("code_challenge_method") != "S256":
            raise InvalidRequestError("PKCE is required: code_challenge with code_challenge_method=S256")
        super().validate_code_challenge(grant, redirect_uri)


class CodeGrant(AuthorizationCodeGrant):
    def save_authorization_code(self, code: str, request: Any) -> None:
        asked = request.payload.data
        self.server.provider.store.add_code(
            Code(
                code=code,
                client_id=request.client.client_id,
                user=request.user,
                scope=self.server.provider.granted_scope(request.user, request.scope, asked),
                redirect_uri=request.payload.redirect_uri,
                nonce=asked.get("nonce", ""),
                code_challenge=asked.get("code_challenge", ""),
                code_challenge_method=asked.get("code_challenge_method", ""),
                offline=self.server.provider.grants_offline(request.user, request.scope, asked),
            )
        )

    def query_authorization_code(self, code: str, client: Any) -> Code | None:
        found = self.server.provider.store.code(code)
        if not found or found.client_id != client.client_id or found.expired():
            return None
        if found.used:
            raise self.server.provider.code_used_error()
        return found

    def delete_authorization_code(self, authorization_code: Code) -> None:
        self.server.provider.store.use_code(authorization_code)

    def authenticate_user(self, authorization_code: Code) -> str:
        return authorization_code.user

    def generate_token(self, user: str, scope: str, include_refresh_token: bool) -> dict[str, Any]:
        code = self.request.authorization_code
        self.request.refresh_scope = scope
        scope = self.server.provider.token_scope(user, scope, self.request.payload.scope)
        return super().generate_token(user, scope, include_refresh_token=code.offline)


class RefreshGrant(RefreshTokenGrant):
    TOKEN_ENDPOINT_AUTH_METHODS: ClassVar = ["client_secret_basic", "client_secret_post"]

    def authenticate_refresh_token(self, refresh_token: str) -> Token | None:
        token = self.server.provider.store.refresh(refresh_token)
        if token and not token.good():
            raise self.server.provider.refresh_error(token)
        return token

    def _validate_token_scope(self, token: Token) -> None:
        """The provider judges it in `token_scope`: with Microsoft, the user's consent counts."""

    def authenticate_user(self, refresh_token: Token) -> str:
        return refresh_token.user

    def issue_token(self, user: str, refresh_token: Token) -> dict[str, Any]:
        provider = self.server.provider
        self.request.refresh_scope = refresh_token.scope
        scope = provider.token_scope(user, refresh_token.scope, self.request.payload.scope)
        return self.generate_token(user, scope, include_refresh_token=provider.rotates(refresh_token))

    def revoke_old_credential(self, refresh_token: Token) -> None:
        if self.server.provider.behaviour.rotation == "strict":
            self.server.provider.store.end([refresh_token], "used")


class _Claims:
    """What stands in an id_token."""

    def resolve_client_private_key(self, client: Any) -> Any:
        return self.provider.key

    def get_encode_header(self, client: Any) -> dict[str, str]:
        return {"alg": "RS256", "kid": self.provider.key.kid, "typ": "JWT"}

    def get_client_claims(self, client: Any) -> dict[str, str]:
        return {"iss": self.provider.issuer, "aud": client.client_id}

    def generate_user_info(self, user: str, scope: str) -> UserInfo:
        return UserInfo(**self.provider.claims(user, scope))


class IdTokenForCode(_Claims, OpenIDCode):
    def __init__(self, provider: Any):
        super().__init__()
        self.provider = provider

    def exists_nonce(self, nonce: str, request: Any) -> bool:
        return False  # repeating one is the client's affair, neither Google nor Microsoft minds


class IdTokenForRefresh(_Claims, OpenIDToken):
    def __init__(self, provider: Any):
        self.provider = provider
