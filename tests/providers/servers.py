# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Real and misbehaving servers on loopback, each on a port that is free just now."""

from __future__ import annotations

import asyncio
import base64
import re
import socket
import ssl
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from pathlib import Path

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, LoginPassword

from tai_mailbox.providers.base import Server

PASSWORD = "pw-päss"  # of everybody


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@dataclass
class Sent:
    """What a submission server took."""

    user: str
    sender: str
    recipients: list[str]
    data: bytes
    options: list[str]


class Submission(Controller):
    """A submission server with STARTTLS that signs everybody in, unless `rules` says what to answer.

    Rules: "auth", "mail", "rcpt", "data" hold the reply to give instead; "drop" is "before" or "after"
    accepting the mail.
    """

    def __init__(self, context: ssl.SSLContext):
        self.rules: dict[str, str] = {}
        self.sent: list[Sent] = []
        self.mechanisms: list[str] = []
        self.excluded: list[str] = []  # mechanisms not offered
        self.tls: ssl.SSLContext | None = context
        super().__init__(self, hostname="127.0.0.1", port=free_port())

    def factory(self) -> SMTP:
        return SMTP(
            self,
            hostname="submission.test",
            tls_context=self.tls,
            require_starttls=True,
            auth_required=True,
            authenticator=self._authenticate,
            auth_exclude_mechanism=self.excluded,
            enable_SMTPUTF8=True,
            data_size_limit=200_000,
        )

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *_error) -> None:
        self.stop()

    def endpoint(self, security: str) -> Server:
        return Server("localhost", self.port, security)

    def _authenticate(self, server, session, envelope, mechanism: str, data) -> AuthResult:
        self.mechanisms.append(mechanism)
        if reply := self.rules.get("auth"):
            return AuthResult(success=False, handled=False, message=reply)
        good = isinstance(data, LoginPassword) and data.password.decode() == PASSWORD
        return AuthResult(success=good, handled=False, auth_data=good and data.login.decode())

    async def auth_XOAUTH2(self, server: SMTP, args: list[str]) -> AuthResult:
        self.mechanisms.append("XOAUTH2")
        user, bearer = base64.b64decode(args[1]).decode().split("\1")[:2]
        if bearer.removeprefix("auth=Bearer ") == "good-token" and "auth" not in self.rules:
            return AuthResult(success=True, auth_data=user.removeprefix("user="))
        await server.challenge_auth('{"status":"400","schemes":"Bearer","scope":"https://mail.google.com/"}')
        await server.push(self.rules.get("auth", "535 5.7.3 Authentication unsuccessful"))
        return AuthResult(success=False, handled=True)

    async def handle_MAIL(self, server, session, envelope, address: str, options: list[str]) -> str:
        if "mail" in self.rules:
            return self.rules["mail"]
        envelope.mail_from, envelope.mail_options = address, options
        return "250 2.1.0 Sender OK"

    async def handle_RCPT(self, server, session, envelope, address: str, options: list[str]) -> str:
        if "rcpt" in self.rules and not address.startswith("ok"):
            return self.rules["rcpt"]
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 Recipient OK"

    async def handle_DATA(self, server: SMTP, session, envelope) -> str:
        if self.rules.get("drop") != "before":
            self.sent.append(
                Sent(
                    session.auth_data,
                    envelope.mail_from,
                    envelope.rcpt_tos,
                    envelope.original_content,
                    envelope.mail_options,
                )
            )
        if "drop" in self.rules:
            server.transport.abort()
        return self.rules.get("data", "250 2.0.0 OK queued")


class ImapProxy:
    """A TLS proxy in front of a real IMAP server that takes abilities from it and makes it lie.

    `hidden`: capabilities left out; `replies`: (pattern of a command, reply with {tag}) given instead of
    passing the command on; `edits`: (pattern, replacement) for the server's lines. `commands` notes what the
    client said. A reply that ends in CLOSE closes the connection after it, SILENCE never comes.
    """

    CLOSE, SILENCE = "CLOSE", "SILENCE"

    def __init__(self, context: ssl.SSLContext, upstream: int):
        self.hidden: set[str] = set()
        self.replies: list[tuple[str, str]] = []
        self._tag = ""
        self.edits: list[tuple[bytes, bytes]] = []
        self.commands: list[str] = []
        self._context, self._upstream = context, upstream
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)

    def __enter__(self) -> ImapProxy:  # noqa: PYI034 - typing.Self came with Python 3.11
        self._thread.start()
        starting = asyncio.start_server(self._serve, "127.0.0.1", 0, ssl=self._context, limit=2**24)
        self._server = asyncio.run_coroutine_threadsafe(starting, self._loop).result(10)
        self.port = self._server.sockets[0].getsockname()[1]
        return self

    def __exit__(self, *_error) -> None:
        asyncio.run_coroutine_threadsafe(self._stop(), self._loop).result(10)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)

    def endpoint(self) -> Server:
        return Server("localhost", self.port, "ssl")

    async def _stop(self) -> None:
        self._server.close()
        others = asyncio.all_tasks() - {asyncio.current_task()}
        for task in others:
            task.cancel()
        await asyncio.gather(*others, return_exceptions=True)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        server_reader, server_writer = await asyncio.open_connection("127.0.0.1", self._upstream, limit=2**24)
        ways = [
            asyncio.create_task(self._from_client(reader, writer, server_writer)),
            asyncio.create_task(self._from_server(server_reader, writer)),
        ]
        await asyncio.wait(ways, return_when=asyncio.FIRST_COMPLETED)
        for way in ways:
            way.cancel()
        server_writer.close()
        writer.close()

    async def _from_client(self, reader, writer, server_writer) -> None:
        while line := await reader.readline():
            command = line.decode("utf-8", "replace").strip()
            self.commands.append(command)
            self._tag = command.split(" ")[0] if " " in command else self._tag
            reply = self._reply(command)
            if reply is None:
                server_writer.write(line)
            elif not await self._say(writer, reply):
                return

    def _reply(self, command: str) -> str | None:
        fitting = (reply for pattern, reply in self.replies if re.search(pattern, command, re.IGNORECASE))
        return next(fitting, None)

    async def _say(self, writer, reply: str) -> bool:
        """Whether the connection goes on."""
        if reply == self.SILENCE:
            return True
        words = reply.removesuffix(self.CLOSE).replace("{tag}", self._tag)
        writer.write(words.encode("latin-1"))
        await writer.drain()
        return not reply.endswith(self.CLOSE)

    async def _from_server(self, reader, writer) -> None:
        while line := await reader.readline():
            for pattern, replacement in self.edits:
                line = re.sub(pattern, replacement, line)
            writer.write(self._without_hidden(line))
            await writer.drain()

    def _without_hidden(self, line: bytes) -> bytes:
        if b"CAPABILITY" not in line:
            return line
        for name in self.hidden:
            line = re.sub(rb" %s\b(?![=+-])" % re.escape(name.encode()), b"", line)
        return line


class Pymap:
    """The IMAP server pymap: STARTTLS, and neither SPECIAL-USE nor NAMESPACE. Its one user has four mails."""

    USER, PASSWORD = "demouser", "demopass"

    def __init__(self, certificate: str, key: str):
        self.port = free_port()
        command = ["--host", "127.0.0.1", "--port", str(self.port), "--cert", certificate]
        program = str(Path(sys.executable).with_name("pymap"))
        self._command = [program, *command, "--key", key, "dict", "--demo-data"]

    def __enter__(self) -> Pymap:  # noqa: PYI034
        self._process = subprocess.Popen(self._command, stderr=subprocess.DEVNULL)
        self._wait_until_it_listens()
        return self

    def __exit__(self, *_error) -> None:
        self._process.kill()
        self._process.wait(10)

    def _wait_until_it_listens(self) -> None:
        end = time.monotonic() + 20
        while time.monotonic() < end:
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
            time.sleep(0.02)
        raise TimeoutError("pymap does not start")
