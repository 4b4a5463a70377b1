# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""A proxy before the sandbox's Front that holds every exchange to its description."""

from __future__ import annotations

import socket
import ssl
import threading
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import requests
import yaml
from flask import Flask, Response, request
from openapi_core import OpenAPI
from openapi_core.contrib.requests import RequestsOpenAPIRequest, RequestsOpenAPIResponse
from openapi_core.exceptions import OpenAPIError
from werkzeug.serving import make_server

from sandbox import front

KEPT = ("Authorization", "Accept", "Content-Type")
METHODS = ["GET", "POST", "PATCH", "DELETE"]


@cache
def described(api: str) -> OpenAPI:
    description = yaml.safe_load((Path(front.__file__).parent / "openapi.yaml").read_text())
    description["servers"] = [{"url": api}]
    return OpenAPI.from_dict(description)


class FrontProxy:
    """`asked`: each request as "METHOD /path"; `wrong`: what was not as described."""

    def __init__(self, config: dict[str, Any], context: ssl.SSLContext):
        self.asked: list[str] = []
        self.wrong: list[str] = []
        self._api, self._ca_file = config["front"]["api"], config["ca_file"]
        base = urlsplit(self._api).path
        self._origin = self._api.removesuffix(base)
        app = Flask(__name__)
        app.add_url_rule(f"{base}/<path:path>", "forward", self._forward, methods=METHODS)
        self._server = make_server("localhost", 0, app, threaded=True, ssl_context=context)
        self.address = f"https://localhost:{self._server.port}{base}"

    def __enter__(self):
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *_error):
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    def _forward(self, path: str) -> Response:
        self.asked.append(f"{request.method} /{path}")
        headers = {name: request.headers[name] for name in KEPT if name in request.headers}
        address = f"{self._origin}{request.full_path.rstrip('?')}"
        asked = requests.Request(request.method, address, headers, data=request.get_data()).prepare()
        try:
            with requests.Session() as session:
                answer = session.send(asked, timeout=10, allow_redirects=False, verify=self._ca_file)
        except requests.RequestException:  # the line was cut, so it is here
            request.environ["werkzeug.socket"].shutdown(socket.SHUT_RDWR)
            return Response(status=502)
        self._compare(asked, answer)
        told = [(name, answer.headers[name]) for name in answer.headers if name.lower() not in HOP_BY_HOP]
        return Response(answer.content, answer.status_code, told)

    def _compare(self, asked: requests.PreparedRequest, answer: requests.Response) -> None:
        description, seen = described(self._api), RequestsOpenAPIRequest(asked)
        try:
            description.validate_request(seen)
            description.validate_response(seen, RequestsOpenAPIResponse(answer))
        except OpenAPIError as error:
            self.wrong.append(f"{asked.method} {asked.path_url}: {answer.status_code}: {error!r}")


HOP_BY_HOP = ("connection", "content-length", "transfer-encoding", "server")
