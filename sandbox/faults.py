# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""A TLS proxy in front of an IMAP server that makes the network and the server fail on order.

with FaultProxy(sandbox.config) as proxy:
    proxy.faults.latency = 0.04
    ... connect to localhost, proxy.port ...
    proxy.faults.inject.append(Injection("UID FETCH", "{tag} NO [LIMIT] Too many requests"))
"""

from __future__ import annotations

import asyncio
import re
import socket
import struct
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from .authority import server_context
from .wire import MAX_LINE, LoopServer, read_pieces, until_one_ends

_CHUNK = 65536  # bytes
_PAUSE = 0.01  # seconds between looks at a fault that lasts


@dataclass
class Injection:
    """An answer in place of the server's to a client's line that matches, `times` times.

    `match`: a regular expression, found anywhere in the line, in any case. `{tag}` in `reply` is
    the command's. `close`: hang up after it; without a reply, hang up in place of an answer.
    """

    match: str
    reply: str = ""
    close: bool = False
    times: int = 1

    def takes(self, line: bytes) -> bool:
        if self.times < 1 or not re.search(self.match, line.decode("latin-1"), re.IGNORECASE):
            return False
        self.times -= 1
        return True


@dataclass
class Watch:
    """`then` is called, once, before a client's line that matches is passed on to the server."""

    match: str
    then: Callable[[], object]

    def sees(self, line: bytes) -> bool:
        return bool(re.search(self.match, line.decode("latin-1"), re.IGNORECASE))


@dataclass
class LineFaults:
    """What is wrong with the line; may be changed at any time, and holds from then on."""

    latency: float = 0.0  # seconds that each answer takes longer
    rate: float = 0.0  # bytes a second towards the client; 0: as fast as it goes
    cut_after: int | None = None  # bytes towards the client after which a connection is cut
    cuts: int | None = None  # how many connections `cut_after` cuts; None: all
    black_hole: bool = False  # the connection stands, no answer comes; what was held back comes after
    refuse: bool = False  # connections are reset at once
    max_connections: int | None = None  # those beyond get `greeting` and are closed
    greeting: str = "* BYE [ALERT] Too many simultaneous connections. (Failure)"
    inject: list[Injection] = field(default_factory=list)
    watch: list[Watch] = field(default_factory=list)


@dataclass
class Traffic:
    """What went through since the start or the last `reset`."""

    connections: int = 0
    most_at_once: int = 0
    round_trips: int = 0  # times that a client spoke after it had been answered
    commands: list[str] = field(default_factory=list)  # tag and name only: no password


class FaultProxy:
    """Listens on `port` of localhost with the sandbox's certificate, until closed.

    `config` is that of sandbox.json; `target` a plain-text port on this machine, by default
    that of the sandbox's IMAP.
    """

    def __init__(self, config: dict[str, Any], target: int | None = None):
        self.faults = LineFaults()
        self.traffic = Traffic()
        self._target = target or config["imap"]
        context = server_context(Path(config["certificate"]), Path(config["key"]))
        self._lines: set[_Line] = set()
        self._server = LoopServer(self._serve, context)
        self.port = self._server.port

    def __enter__(self) -> FaultProxy:  # noqa: PYI034 - typing.Self came with Python 3.11
        return self

    def __exit__(self, *_exception: object) -> None:
        self.close()

    @property
    def live(self) -> int:
        """Connections that stand now."""
        return len(self._lines)

    def reset(self) -> None:
        """No faults, counts from 0; connections stay."""
        self.faults = LineFaults()
        self.traffic = Traffic(most_at_once=self.live)

    def cut(self) -> None:
        """Reset every connection that stands now."""
        self._server.call(self._cut())

    def close(self) -> None:
        if self._server.running:
            self._server.close(self._end())

    async def _cut(self) -> None:
        for line in list(self._lines):
            line.reset()

    async def _end(self) -> None:
        await self._cut()
        while self._lines:  # each notices that it was cut
            await asyncio.sleep(_PAUSE)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        line = _Line(self, reader, writer)
        if self.faults.refuse:
            return line.reset()
        limit = self.faults.max_connections
        if limit is not None and self.live >= limit:
            return await line.turn_away(self.faults.greeting)
        self._lines.add(line)
        self.traffic.connections += 1
        self.traffic.most_at_once = max(self.traffic.most_at_once, self.live)
        try:
            await line.carry(self._target)
        except (OSError, asyncio.IncompleteReadError):
            line.reset()
        finally:
            self._lines.discard(line)


class _Line:
    """One client's connection and the one behind it."""

    def __init__(self, proxy: FaultProxy, reader: asyncio.StreamReader, writer: asyncio.StreamWriter):
        self._proxy = proxy
        self._reader, self._writer = reader, writer
        self._answers: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue()
        self._carried = 0  # bytes towards the client
        self._answered = False

    def reset(self) -> None:
        """Close as a broken network does: RST, not FIN."""
        if self._writer.is_closing():
            return  # the client was faster, and nothing is left to ask for its socket
        raw = self._writer.get_extra_info("socket")
        if raw is not None and raw.fileno() >= 0:
            raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self._writer.transport.abort()

    async def turn_away(self, greeting: str) -> None:
        self._writer.write(f"{greeting}\r\n".encode())
        await self._writer.drain()
        self._writer.close()

    async def carry(self, target: int) -> None:
        """Until one side hangs up."""
        server_reader, server_writer = await asyncio.open_connection("127.0.0.1", target, limit=MAX_LINE)
        try:
            works = self._upwards(server_writer), self._collect(server_reader), self._downwards()
            await until_one_ends(*works)
        finally:
            server_writer.close()
            self._writer.close()

    async def _upwards(self, server: asyncio.StreamWriter) -> None:
        async for piece, kind in read_pieces(self._reader):
            if kind == "begins":
                self._count(piece)
                self._tell_watches(piece)
            injection = self._injection(piece) if kind == "begins" else None
            if injection:
                if not await self._answer_instead(piece, injection):
                    return
                continue
            server.write(piece)
            await server.drain()

    def _count(self, piece: bytes) -> None:
        traffic = self._proxy.traffic
        if self._answered:
            traffic.round_trips += 1
            self._answered = False
        traffic.commands.append(" ".join(piece.decode("latin-1").split()[:2]))

    def _tell_watches(self, piece: bytes) -> None:
        watches = self._proxy.faults.watch
        for watch in [watch for watch in watches if watch.sees(piece)]:
            watches.remove(watch)
            watch.then()

    def _injection(self, piece: bytes) -> Injection | None:
        return next((known for known in self._proxy.faults.inject if known.takes(piece)), None)

    async def _answer_instead(self, piece: bytes, injection: Injection) -> bool:
        """Whether the connection goes on."""
        if injection.reply:
            tag = piece.split(b" ", 1)[0].decode("latin-1")
            text = injection.reply.replace("{tag}", tag)
            await self._answers.put((time.monotonic() + self._proxy.faults.latency, f"{text}\r\n".encode()))
        if injection.close:
            await self._answers.join()
        return not injection.close

    async def _collect(self, server: asyncio.StreamReader) -> None:
        """Take answers in as they come, each with the moment it is due: latency costs no throughput."""
        while data := await server.read(_CHUNK):
            await self._answers.put((time.monotonic() + self._proxy.faults.latency, data))
        await self._answers.join()

    async def _downwards(self) -> None:
        while True:
            due, data = await self._answers.get()
            await asyncio.sleep(due - time.monotonic())
            while self._proxy.faults.black_hole:
                await asyncio.sleep(_PAUSE)
            await self._send(data)
            self._answers.task_done()

    async def _send(self, data: bytes) -> None:
        for piece in self._by_rate(data):
            allowed = self._allowed(len(piece))
            self._answered = True
            self._writer.write(piece[:allowed])
            await self._writer.drain()
            self._carried += allowed
            if allowed < len(piece):
                raise ConnectionResetError("cut on order")
            if self._proxy.faults.rate:
                await asyncio.sleep(len(piece) / self._proxy.faults.rate)

    def _by_rate(self, data: bytes) -> list[bytes]:
        """In pieces of a twentieth of a second where the rate is limited."""
        size = int(self._proxy.faults.rate / 20) or _CHUNK
        return [data[start : start + size] for start in range(0, len(data), size)]

    def _allowed(self, size: int) -> int:
        """How many of `size` bytes still go through."""
        faults = self._proxy.faults
        if faults.cut_after is None or faults.cuts == 0 or self._carried + size <= faults.cut_after:
            return size
        if faults.cuts is not None:
            faults.cuts -= 1
        return max(0, faults.cut_after - self._carried)
