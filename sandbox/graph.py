# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The two calls of Microsoft Graph that the addon makes.

https://learn.microsoft.com/graph/api/user-sendmail and https://learn.microsoft.com/graph/api/user-get
"""

from __future__ import annotations

import base64
import binascii
import email
import email.policy
import time
import uuid
from email.message import EmailMessage
from email.utils import getaddresses
from typing import Any

from flask import Flask, Response, jsonify, request

from .faulty import Faults, HttpFault
from .openid import Store
from .people import PEOPLE
from .postbox import Postbox

_NAMES = {person.address: person.name for person in PEOPLE}


class GraphError(Exception):
    def __init__(self, status: int, code: str, message: str):
        super().__init__(message)
        self.status, self.code, self.message = status, code, message

    def response(self) -> Response:
        response = jsonify(error={"code": self.code, "message": self.message})
        response.status_code = self.status
        return response


class Graph:
    def __init__(self, postbox: Postbox, store: Store, faults: Faults[HttpFault]):
        self._postbox, self._store, self._faults = postbox, store, faults

    def make_app(self) -> Flask:
        app = Flask(__name__)
        app.add_url_rule("/v1.0/me", "me", self.me)
        app.add_url_rule("/v1.0/me/sendMail", "send_mail", self.send_mail, methods=["POST"])
        app.register_error_handler(GraphError, lambda error: error.response())
        return app

    def me(self) -> Response:
        user = self._user("graph_profile")
        return self._fault(user) or jsonify(
            id=str(uuid.uuid5(uuid.NAMESPACE_URL, user)),
            displayName=_NAMES[user],
            mail=user,
            userPrincipalName=user,
        )

    def send_mail(self) -> Response:
        """The MIME text in base64, as text/plain: 202, delivered, and in Sent."""
        user = self._user("graph_send")
        fault = self._fault(user)
        if fault:
            return fault
        message = _mime(request.get_data())
        if [address for _name, address in _addresses(message, "From")] != [user]:
            raise GraphError(
                403, "ErrorSendAsDenied", "The user account is not allowed to send as this sender."
            )
        recipients = [address for _name, address in _addresses(message, "To", "Cc", "Bcc")]
        del message["Bcc"]
        raw = message.as_bytes(policy=email.policy.SMTP)
        self._postbox.deliver(user, recipients, raw)
        self._postbox.file_sent(user, raw)
        return Response(status=202)

    def _user(self, purpose: str) -> str:
        value = request.headers.get("Authorization", "").removeprefix("Bearer ")
        known = self._store.access(value)
        if not known or not known.good() or "https://graph.microsoft.com/" not in known.scope:
            raise GraphError(
                401, "InvalidAuthenticationToken", "Access token validation failure. Invalid audience."
            )
        if not self._store.bearer(value, purpose):
            raise GraphError(403, "ErrorAccessDenied", "Access is denied. Check credentials and try again.")
        return known.user

    def _fault(self, user: str) -> Response | None:
        fault = self._faults.take(user, f"{request.method} {request.path}")
        if not fault:
            return None
        time.sleep(fault.delay)
        response = jsonify(fault.body)
        response.status_code = fault.status
        response.headers.update(fault.headers)
        return response


def _mime(body: bytes) -> EmailMessage:
    try:
        raw = base64.b64decode(body, validate=True)
    except binascii.Error:
        text = "Invalid base64 string for MIME content."
        raise GraphError(400, "ErrorMimeContentInvalidBase64String", text) from None
    return email.message_from_bytes(raw, policy=email.policy.default)


def _addresses(message: EmailMessage, *headers: str) -> list[tuple[str, str]]:
    values: list[Any] = [value for name in headers for value in message.get_all(name, [])]
    return [(name, address.lower()) for name, address in getaddresses(map(str, values))]
