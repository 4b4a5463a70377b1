# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What tests may order while the sandbox runs: faults, revocations, waits that are over.

`Controls` acts inside the sandbox's process; `Control` has the same methods for everybody else:

    control = Control(sandbox.config)
    control.revoke(user="mia@microsoft.brokerage.test")
    control.fail_token_endpoint("microsoft", status=429, headers={"Retry-After": "3"})
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields
from typing import Any

import requests
from flask import Flask, Response, abort, jsonify, request

from .faulty import Faults
from .front import Desk, Limits
from .openid import Behaviour, Provider, Store, TokenFault

_TIMEOUT = 10  # seconds


class Controls:
    """Each public method is an order."""

    def __init__(
        self,
        providers: Mapping[str, Provider],
        store: Store,
        faults: Mapping[str, Faults],
        desk: Desk,
        limits: Limits,
    ):
        self._providers, self._store, self._faults = providers, store, faults
        self._desk, self._limits = desk, limits

    def behave(self, provider: str, **changes: Any) -> None:
        """Change fields of the provider's Behaviour, e.g. `rotation="strict"`."""
        behaviour = self._providers[provider].behaviour
        known = {field.name for field in fields(Behaviour)}
        for name, value in changes.items():
            if name not in known:
                raise ValueError(f"no such behaviour: {name}")
            setattr(behaviour, name, value)

    def fail_token_endpoint(self, provider: str, **fault: Any) -> None:
        """The fields of TokenFault: it answers in place of the provider."""
        self._providers[provider].behaviour.token_faults.append(TokenFault(**fault))

    def refuse_tokens(self, number: int, times: int = 1) -> None:
        """Make Microsoft's token endpoint answer with that AADSTS number."""
        body = self._providers["microsoft"].sample_error(number)
        self.fail_token_endpoint("microsoft", status=400, body=body, times=times)

    def token_requests(self, provider: str) -> int:
        """How often its token endpoint was asked since the last reset."""
        return self._providers[provider].behaviour.token_requests

    def revoke(self, user: str = "") -> None:
        """As after a changed password: every token of `user` ("" for everybody) is refused."""
        self._store.end(self._store.of_user(user), "revoked")

    def expire_access_tokens(self, user: str = "") -> None:
        self._store.expire(self._store.of_user(user, ["access"]))

    def expire_refresh_tokens(self, user: str = "", left: float = 0.0) -> None:
        """As after 90 idle days; or nearly, with `left` seconds to go."""
        self._store.expire(self._store.of_user(user, ["refresh"]), left)

    def forget_consent(self, user: str) -> None:
        """As after the user took the application away in their account's settings."""
        for provider in self._providers:
            self._store.forget_consent(provider, user)

    def fail(self, service: str, user: str = "*", **fault: Any) -> None:
        """`service`: submission, graph or front. The fields of its Fault, for `user` or everybody."""
        self._faults[service].add(user, fault)

    def limit_front(self, per_minute: int = 200, burst: int = 5) -> None:
        """How many requests Front takes from the company, and at once for one resource."""
        self._limits.per_minute, self._limits.burst = per_minute, burst

    def front_refusals(self) -> int:
        """How many requests Front has not taken since it stands, for there were too many."""
        return self._limits.refused

    def fail_front_delivery(self, error: str) -> None:
        """The next message is accepted, but not delivered."""
        self._desk.send_errors.append(error)

    def merge_conversations(self, conversation: str, into: str) -> None:
        """By their ids; the first one becomes a redirection."""
        with self._desk.lock:
            self._desk.merge(self._desk.conversations[conversation], self._desk.conversations[into])

    def reset(self) -> None:
        """No faults, the providers' usual manners, counts from 0; tokens and consents stay."""
        for provider in self._providers.values():
            provider.behaviour = provider.usual_behaviour()
        for faults in self._faults.values():
            faults.clear()
        self._desk.send_errors.clear()
        self.limit_front()


def make_controls_app(controls: Controls) -> Flask:
    """POST /<order> with a JSON object of arguments; answers `{"result": ...}`."""
    app = Flask(__name__)

    @app.post("/<order>")
    def obey(order: str) -> Response:
        method = None if order.startswith("_") else getattr(controls, order, None)
        # A form of another site cannot send JSON without asking first, so it cannot give orders.
        if not callable(method) or not request.is_json:
            abort(404)
        try:
            return jsonify(result=method(**request.get_json()))
        except (KeyError, TypeError, ValueError) as error:
            return Response(f"{type(error).__name__}: {error}", status=400, mimetype="text/plain")

    return app


class Control:
    """The methods of `Controls`, by keyword arguments or in their order, from another process."""

    def __init__(self, config: Mapping[str, Any]):
        self._url = config["control"]

    def __getattr__(self, order: str) -> Callable[..., Any]:
        names = _argument_names(order)

        def give(*arguments: Any, **named: Any) -> Any:
            body = {**dict(zip(names, arguments, strict=False)), **named}
            response = requests.post(self._url + order, json=body, timeout=_TIMEOUT)
            if response.status_code == 400:
                raise ValueError(response.text)
            response.raise_for_status()
            return response.json()["result"]

        return give


def _argument_names(order: str) -> tuple[str, ...]:
    method = getattr(Controls, order, None)
    if method is None or order.startswith("_"):
        raise AttributeError(order)
    return method.__code__.co_varnames[1 : method.__code__.co_argcount]
