# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What happens to a request of Front's API before it is answered, and to the answer afterwards."""

from __future__ import annotations

import math
import socket
import time

from flask import Flask, Response, g, request

from ..faulty import Faults, HttpFault
from ..openid import Store
from .errors import FrontError
from .limits import Limits


class Gate:
    """Whose token it is, how many requests there may be, and the faults that were ordered.

    Afterwards `flask.g.user` is the address of the token's owner; "" for the company's own token.
    """

    def __init__(self, api_token: str, store: Store, limits: Limits, faults: Faults[HttpFault]):
        self._api_token, self._store, self._limits, self._faults = api_token, store, limits, faults

    def guard(self, app: Flask) -> None:
        app.before_request(self._admit)
        app.after_request(self._tell_limits)

    def _admit(self) -> Response | None:
        g.user = self._user()
        fault = self._faults.take(g.user, f"{request.method} {request.path}")
        g.fault = fault if fault and (fault.late or fault.cut) else None
        if fault and not g.fault:
            return self._fail(fault)
        burst = request.method != "GET" or request.path.startswith("/events")
        wait = self._limits.take(request.path if burst else "")
        if wait:
            response = FrontError(429, "Rate limit exceeded", "Too many requests").response()
            response.headers["Retry-After"] = str(math.ceil(wait))
            return response
        return None

    def _user(self) -> str:
        """Whose token it is; "" for the company's own."""
        value = request.headers.get("Authorization", "").removeprefix("Bearer ")
        if value == self._api_token:
            return ""
        token = self._store.bearer(value, "front")
        if not token:
            raise FrontError(401, "Unauthenticated", "JSON Web Token validation failed")
        return token.user

    @staticmethod
    def _fail(fault: HttpFault) -> Response:
        time.sleep(fault.delay)
        if fault.drop:
            request.environ["werkzeug.socket"].shutdown(socket.SHUT_RDWR)
        response = FrontError(fault.status, "Ordered", "As ordered").response()
        response.headers.update(fault.headers)
        return response

    def _tell_limits(self, response: Response) -> Response:
        if fault := g.pop("fault", None):
            response = _cut(response, fault.cut) if fault.cut else self._fail(fault)
        response.headers.update(self._limits.headers())
        return response


def _cut(response: Response, most: int) -> Response:
    """It says how long it is, and is shorter."""
    whole = response.get_data()
    response.set_data(whole[:most])
    response.headers["Content-Length"] = str(len(whole))
    return response
