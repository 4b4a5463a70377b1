# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Lists of Front's API, a page at a time."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from flask import Response, jsonify, request

_PAGE, _MOST = 50, 100  # items


class Pages:
    """`base` is the API's address without a slash at its end."""

    def __init__(self, base: str):
        self._base = base

    def page(
        self, items: list[Any], show: Callable[[Any], Any] | None = None, usual: int = _PAGE
    ) -> Response:
        """A page by its place from the start: what comes in while it is walked moves the rest along."""
        limit = min(request.args.get("limit", usual, type=int), _MOST if usual == _PAGE else usual)
        start = request.args.get("page_token", 0, type=int)
        shown = items[start : start + limit]
        more = start + limit < len(items)
        return jsonify(
            _pagination={"next": self._next_page(start + limit) if more else None},
            _links={"self": self._base + request.path},
            _results=[show(item) if show else item for item in shown],
        )

    def _next_page(self, start: int) -> str:
        asked = [(name, value) for name, value in request.args.items(multi=True) if name != "page_token"]
        return f"{self._base}{request.path}?{urlencode([*asked, ('page_token', start)])}"
