# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The sandbox's own servers, all in one process: `python -m sandbox serve`."""

from __future__ import annotations

import logging
import signal
import threading
from typing import Any

from werkzeug.serving import BaseWSGIServer, make_server

from .page import make_page
from .postbox import Postbox
from .relay import make_relay

_POLL = 0.05  # seconds between looks whether to stop


def serve(config: dict[str, Any]) -> None:
    """Run until SIGTERM or SIGINT."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(name)s %(message)s")
    for chatty in ("mail.log", "werkzeug"):
        logging.getLogger(chatty).setLevel(logging.WARNING)
    signals = {signal.SIGTERM, signal.SIGINT}
    signal.pthread_sigmask(signal.SIG_BLOCK, signals)  # before any thread, which inherit it
    postbox = Postbox(config)
    relay = make_relay(postbox, config["relay"])
    relay.start()
    page = _in_thread(make_server("127.0.0.1", config["ports"]["page"], make_page(config), threaded=True))
    signal.sigwait(signals)
    page.shutdown()
    relay.stop()


def _in_thread(server: BaseWSGIServer) -> BaseWSGIServer:
    threading.Thread(target=server.serve_forever, args=(_POLL,), daemon=True).start()
    return server
