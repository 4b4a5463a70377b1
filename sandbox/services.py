# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The sandbox's own servers, all in one process: `python -m sandbox serve`."""

from __future__ import annotations

import logging
import signal
import threading
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

from aiosmtpd.controller import Controller
from flask import Flask
from werkzeug.middleware.dispatcher import DispatcherMiddleware
from werkzeug.serving import BaseWSGIServer, make_server

from .authority import server_context
from .controls import Controls, make_controls_app
from .faulty import Faults, HttpFault, SubmissionFault
from .front import Desk, Limits, make_front_api
from .gmail import GmailServer
from .graph import Graph
from .introspection import make_introspection
from .openid import TENANTS, Entra, Front, Google, Store, ensure_key
from .page import make_page
from .postbox import Postbox
from .relay import make_relay
from .submission import SubmissionController, SubmissionHandler

_POLL = 0.05  # seconds between looks whether to stop


class Services:
    """What runs, made from the config of sandbox.json and joined here."""

    def __init__(self, config: dict[str, Any]):
        self._config = config
        state = Path(config["state_dir"])
        self._postbox = Postbox(config)
        self._store = Store(state / "openid.json")
        key = ensure_key(state / "openid-key.json")
        self._google, self._entra, self._front = (
            kind(config, self._store, key) for kind in (Google, Entra, Front)
        )
        self._desk, self._limits = Desk(self._postbox, state / "front"), Limits()
        self._faults = {
            "submission": Faults(SubmissionFault),
            "graph": Faults(HttpFault),
            "front": Faults(HttpFault),
        }
        self._context = server_context(Path(config["certificate"]), Path(config["key"]))

    def serve(self) -> None:
        """Run until SIGTERM or SIGINT."""
        signals = {signal.SIGTERM, signal.SIGINT}
        signal.pthread_sigmask(signal.SIG_BLOCK, signals)  # before any thread, which inherits it
        stops = [_run_mail(controller) for controller in self._mail_servers()]
        stops.append(self._run_gmail())
        stops += [_run_web(server) for server in self._web_servers()]
        signal.sigwait(signals)
        for stop in stops:
            stop()

    def _run_gmail(self) -> Callable[[], None]:
        ports = self._config["ports"]
        return GmailServer(ports["gmail"], ports["imap"], self._context).stop

    def _mail_servers(self) -> list[Controller]:
        ports = self._config["ports"]
        handler = SubmissionHandler(self._postbox, self._store, self._faults["submission"])
        return [
            make_relay(self._postbox, ports["relay"]),
            SubmissionController(handler, ports["provider_submission"], self._context, implicit_tls=False),
            SubmissionController(handler, ports["provider_submissions"], self._context, implicit_tls=True),
        ]

    def _web_servers(self) -> list[BaseWSGIServer]:
        """Pages over plain http, which browsers trust on localhost; what programs call, over https."""
        ports, providers = self._config["ports"], self._provider_apps()
        secrets = self._config["inner_secrets"]
        inner = {
            "/control": make_controls_app(self._controls()),
            "/introspect": make_introspection(self._store, secrets["introspection"]),
        }
        plain = DispatcherMiddleware(make_page(self._config), {**providers, **inner})
        secure = DispatcherMiddleware(self._entra.make_other_tenants_app(), {**providers, **self._apis()})
        return [
            make_server("127.0.0.1", ports["page"], plain, threaded=True),
            make_server("127.0.0.1", ports["https"], secure, threaded=True, ssl_context=self._context),
        ]

    def _apis(self) -> dict[str, Flask]:
        graph = Graph(self._postbox, self._store, self._faults["graph"])
        front = make_front_api(self._config, self._desk, self._store, self._limits, self._faults["front"])
        return {"/graph": graph.make_app(), "/front/api": front}

    def _provider_apps(self) -> dict[str, Flask]:
        google, entra, front = (p.make_app() for p in (self._google, self._entra, self._front))
        for name, app in (("google", google), ("microsoft", entra), ("front", front)):
            app.secret_key = self._config["inner_secrets"]["sessions"]
            app.config.update(SESSION_COOKIE_NAME=f"sandbox_{name}", SESSION_COOKIE_SAMESITE="Lax")
        tenants = (*TENANTS, self._entra.tenant_id)
        return {"/google": google, "/front": front, **{f"/{tenant}": entra for tenant in tenants}}

    def _controls(self) -> Controls:
        providers = {"google": self._google, "microsoft": self._entra, "front": self._front}
        return Controls(providers, self._store, self._faults, self._desk, self._limits)


def serve(config: dict[str, Any]) -> None:
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(name)s %(message)s")
    for chatty in ("mail.log", "werkzeug"):
        logging.getLogger(chatty).setLevel(logging.ERROR)
    # aiosmtpd does not see that a port is TLS from the start.
    warnings.filterwarnings("ignore", "Requiring AUTH while not requiring TLS")
    Services(config).serve()


def _run_mail(controller: Controller) -> Callable[[], None]:
    controller.start()
    return controller.stop


def _run_web(server: BaseWSGIServer) -> Callable[[], None]:
    threading.Thread(target=server.serve_forever, args=(_POLL,), daemon=True).start()
    return server.shutdown
