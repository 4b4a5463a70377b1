# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What both proxies in front of IMAP need: an event loop beside the caller, and IMAP's lines and literals."""

from __future__ import annotations

import asyncio
import re
import ssl
import threading
from collections.abc import AsyncIterator, Callable, Coroutine
from typing import Any, Literal

MAX_LINE = 2**24  # bytes; a FETCH of many UIDs is long
_LITERAL = re.compile(rb"\{(\d+)\+?\}\r\n\Z")
_PATIENCE = 10  # seconds

Piece = Literal["begins", "literal", "continues"]
Serve = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Coroutine[Any, Any, None]]


class LoopServer:
    """A server on localhost, with an event loop in a thread of its own.

    `context`: of TLS; None for plain text. `port` 0: any free one.
    """

    def __init__(self, serve: Serve, context: ssl.SSLContext | None, port: int = 0):
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()
        listening = asyncio.start_server(serve, "127.0.0.1", port, ssl=context, limit=MAX_LINE)
        self._server: asyncio.Server = self.call(listening)
        self.port: int = self._server.sockets[0].getsockname()[1]

    def call(self, coroutine: Coroutine[Any, Any, Any]) -> Any:
        """Run it in the loop and wait for its result."""
        return asyncio.run_coroutine_threadsafe(coroutine, self._loop).result(_PATIENCE)

    def close(self, end_connections: Coroutine[Any, Any, None]) -> None:
        """No new connections; then `end_connections` sees to those that stand."""
        self._loop.call_soon_threadsafe(self._server.close)
        self.call(end_connections)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    @property
    def running(self) -> bool:
        return self._thread.is_alive()


async def read_pieces(reader: asyncio.StreamReader) -> AsyncIterator[tuple[bytes, Piece]]:
    """Line by line and literal by literal.

    A command or a response is one piece that "begins" it, and for each literal in it the
    "literal" and the line that "continues" after it.
    """
    kind: Piece = "begins"
    while line := await reader.readline():
        yield line, kind
        literal = _LITERAL.search(line)
        if literal:
            yield await reader.readexactly(int(literal[1])), "literal"
        kind = "continues" if literal else "begins"


async def until_one_ends(*works: Coroutine[Any, Any, None]) -> None:
    """Run all; when the first has ended or failed, the others are cancelled."""
    tasks = [asyncio.create_task(work) for work in works]
    try:
        done, _pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        for task in done:
            task.result()
    finally:
        for task in tasks:
            task.cancel()
