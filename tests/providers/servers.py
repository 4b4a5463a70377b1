# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Real and misbehaving servers on loopback, each on a port that is free just now."""

from __future__ import annotations

import base64
import socket
import ssl
from dataclasses import dataclass

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
