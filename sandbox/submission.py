# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Submission as Google and Microsoft offer it: by token, with a copy kept in Sent, and failing on order.

https://learn.microsoft.com/exchange/client-developer/legacy-protocols/how-to-authenticate-an-imap-pop-smtp-application-by-using-oauth
"""

from __future__ import annotations

import asyncio
import base64
import binascii
import email
import email.policy
import json
import logging
import ssl
from collections import defaultdict
from dataclasses import dataclass
from email.utils import parseaddr
from typing import ClassVar

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, Session

from .faulty import Faults, SubmissionFault
from .openid import Store
from .people import PEOPLE, may_open
from .postbox import Postbox

_MAX_SIZE = 35 * 2**20  # bytes, as Exchange Online's default
_MAX_COMMAND = 12288  # bytes
_NO_FAULT = SubmissionFault()
_KINDS = {person.address: person.kind for person in PEOPLE}
_NO_PASSWORDS = {
    "google": "534 5.7.9 Application-specific password required. For more information, go to "
    "https://support.google.com/mail/?p=InvalidSecondFactor - gsmtp",
    "microsoft": "535 5.7.139 Authentication unsuccessful, basic authentication is disabled.",
}
_BAD_TOKEN = {
    "google": "535 5.7.8 Username and Password not accepted. For more information, go to "
    "https://support.google.com/mail/?p=BadCredentials - gsmtp",
    "microsoft": "535 5.7.3 Authentication unsuccessful [SANDBOX.PROD.OUTLOOK.COM]",
}
_NOT_THIS_SENDER = "550 5.7.60 SMTP; Client does not have permissions to send as this sender"
_logger = logging.getLogger(__name__)


@dataclass
class _Login:
    """`mailbox` is the name that was signed in with, `user` whose token it was."""

    mailbox: str
    user: str
    fault: SubmissionFault

    @property
    def kind(self) -> str:
        return _KINDS[self.user]


class SubmissionHandler:
    def __init__(self, postbox: Postbox, store: Store, faults: Faults[SubmissionFault]):
        self._postbox, self._store, self._faults = postbox, store, faults

    async def auth_XOAUTH2(self, server: SMTP, arguments: list[str]) -> AuthResult:
        blob = await self._initial_response(server, arguments)
        mailbox, token = _parse_xoauth2(blob)
        fault = self._faults.take(mailbox) or _NO_FAULT
        await asyncio.sleep(fault.delay)
        if fault.auth:
            return await _refuse(server, fault.auth)
        known = self._store.bearer(token, "smtp")
        if not known or not may_open(known.user, mailbox):
            return await self._refuse_token(server, mailbox)
        return AuthResult(success=True, auth_data=_Login(mailbox, known.user, fault))

    async def auth_PLAIN(self, server: SMTP, arguments: list[str]) -> AuthResult:
        """Neither provider takes the account's password any more."""
        blob = await self._initial_response(server, arguments)
        mailbox = blob.split(b"\0")[1].decode(errors="replace") if blob.count(b"\0") == 2 else ""
        fault = self._faults.take(mailbox) or _NO_FAULT
        kind = _KINDS.get(mailbox, "microsoft")
        return await _refuse(server, fault.auth or _NO_PASSWORDS.get(kind, _BAD_TOKEN["microsoft"]))

    async def handle_MAIL(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        login: _Login = session.auth_data
        await asyncio.sleep(login.fault.delay)
        if login.fault.mail:
            return login.fault.mail
        if login.kind == "microsoft" and not may_open(login.user, address.lower()):
            return _NOT_THIS_SENDER
        envelope.mail_from = address
        return "250 2.1.0 Sender OK"

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if session.auth_data.fault.rcpt:
            return session.auth_data.fault.rcpt
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 Recipient OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        login: _Login = session.auth_data
        await asyncio.sleep(login.fault.delay)
        if login.fault.drop == "before":
            server.transport.abort()
        if login.fault.data:
            return login.fault.data
        if login.fault.drop == "before":
            return "421 4.3.2 Service not available"
        return await self._accept(server, login, envelope)

    async def _accept(self, server: SMTP, login: _Login, envelope: Envelope) -> str:
        raw = envelope.original_content
        sender = parseaddr(str(email.message_from_bytes(raw, policy=email.policy.default)["From"] or ""))[1]
        if login.kind == "microsoft" and not may_open(login.user, sender.lower()):
            return _NOT_THIS_SENDER
        try:
            await asyncio.to_thread(self._deliver_and_file, login, envelope, raw)
        except OSError as error:
            _logger.warning("could not deliver: %s", error)
            return "451 4.3.0 The sandbox could not deliver"
        if login.fault.drop == "after":
            server.transport.abort()
        return "250 2.0.0 OK"

    def _deliver_and_file(self, login: _Login, envelope: Envelope, raw: bytes) -> None:
        self._postbox.deliver(envelope.mail_from, envelope.rcpt_tos, raw)
        if login.mailbox == login.user:  # of a shared mailbox the server keeps no copy
            self._postbox.file_sent(login.user, raw)

    @staticmethod
    async def _initial_response(server: SMTP, arguments: list[str]) -> bytes:
        if len(arguments) > 1:
            return _decode(arguments[1])
        answer = await server.challenge_auth("")
        return answer if isinstance(answer, bytes) else b""

    @staticmethod
    async def _refuse_token(server: SMTP, mailbox: str) -> AuthResult:
        """First the reason as a challenge, which the client answers with nothing (XOAUTH2)."""
        reason = {"status": "400", "schemes": "Bearer", "scope": "https://mail.google.com/"}
        await server.challenge_auth(json.dumps(reason))
        return await _refuse(server, _BAD_TOKEN.get(_KINDS.get(mailbox, ""), _BAD_TOKEN["microsoft"]))


def _decode(text: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except binascii.Error:
        return b""


def _parse_xoauth2(blob: bytes) -> tuple[str, str]:
    """Mailbox and token of `user=...^Aauth=Bearer ...^A^A`; empty where it is not that."""
    fields = dict(part.partition("=")[::2] for part in blob.decode(errors="replace").split("\1"))
    return fields.get("user", "").lower(), fields.get("auth", "").removeprefix("Bearer ")


async def _refuse(server: SMTP, reply: str) -> AuthResult:
    await server.push(reply)
    return AuthResult(success=False, handled=True)


class _Smtp(SMTP):
    """Room for an AUTH line with a token in it (RFC 4954, 4)."""

    line_length_limit = _MAX_COMMAND
    command_size_limits: ClassVar = defaultdict(lambda: _MAX_COMMAND)


class SubmissionController(Controller):
    """One port: TLS from the start, or STARTTLS before anything else."""

    def __init__(self, handler: SubmissionHandler, port: int, context: ssl.SSLContext, implicit_tls: bool):
        self._context = None if implicit_tls else context
        super().__init__(
            handler, hostname="127.0.0.1", port=port, ssl_context=context if implicit_tls else None
        )

    def factory(self) -> SMTP:
        return _Smtp(
            self.handler,
            hostname="smtp.sandbox.test",
            tls_context=self._context,
            require_starttls=self._context is not None,
            auth_required=True,
            auth_require_tls=self._context is not None,
            auth_exclude_mechanism=["LOGIN"],
            data_size_limit=_MAX_SIZE,
            enable_SMTPUTF8=True,
        )
