# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Where Dovecot asks whose token it was shown (RFC 7662)."""

from __future__ import annotations

import secrets
from typing import Any

from flask import Flask, Response, jsonify, request

from .openid import Store
from .people import PEOPLE


def make_introspection(store: Store, password: str) -> Flask:
    app = Flask(__name__)

    @app.post("/")
    def introspect() -> Response:
        sent = request.authorization.password if request.authorization else ""
        if not secrets.compare_digest(sent or "", password):
            return Response(status=401)
        return jsonify(_describe(store, request.form.get("token", "")))

    return app


def _describe(store: Store, value: str) -> dict[str, Any]:
    token = store.bearer(value, "imap")
    if not token:
        return {"active": False}
    described = {"active": True, "email": token.user, "scope": token.scope, "exp": int(token.expires)}
    shared = [person.address for person in PEOPLE if person.opened_by == token.user]
    return {**described, "shared_mailbox": shared[0]} if shared else described
