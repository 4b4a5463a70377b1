# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Sending through the mailbox's own server by SMTP submission (RFC 6409), always encrypted."""

from __future__ import annotations

import base64
import copy
import re
import smtplib
import socket
from collections.abc import Sequence
from email.message import Message
from email.policy import EmailPolicy
from typing import Any

from . import sasl
from .base import Account, Network, Server
from .errors import (
    MailboxError,
    MailRefused,
    MailTooLarge,
    MechanismMissing,
    OutcomeUnknown,
    SettingsIncomplete,
    SignInRefused,
    TlsRequired,
)
from .failures import failures_told
from .hosts import ascii_name, connect, expect, tls_context
from .signs import classify_smtp

HELLO = "[127.0.0.1]"  # what mail programs say; the machine's own name is nobody's business
LINE_BREAK = re.compile(rb"\r\n|\r|\n")
CHALLENGES = 5


class Connection(smtplib.SMTP):
    """smtplib over a guarded socket, and a third outcome: handed over, but the answer was lost."""

    def __init__(self, server: Server, network: Network):
        self._server = server
        self._network = network
        super().__init__(ascii_name(server.host), server.port, HELLO, timeout=network.timeout)

    def _get_socket(self, host: str, port: int, timeout: float) -> socket.socket:
        return connect(self._server, self._network)

    def send(self, s: Any) -> None:
        expect(self.sock)
        super().send(s)

    def data(self, msg: Any) -> tuple[int, bytes]:
        """As in smtplib, but whoever loses the answer to the mail does not know what became of it."""
        code, text = self.docmd("DATA")
        if code != 354:
            raise smtplib.SMTPDataError(code, text)
        self.send(as_lines(msg) + b".\r\n")
        try:
            return self.getreply()
        except (OSError, smtplib.SMTPServerDisconnected, MailboxError) as error:
            self.close()
            raise OutcomeUnknown(error) from error


class SmtpSender:
    """A `Sender` (see base.py). Odoo's mail server uses it as its session and may hang attributes on it."""

    def __init__(self, account: Account):
        if account.outgoing is None:
            raise SettingsIncomplete("no outgoing server")
        self.account = account
        self._server = account.outgoing
        with failures_told(account):
            self._connection = self._connected()

    def _connected(self) -> Connection:
        connection = Connection(self._server, self.account.network)
        try:
            self._encrypt(connection)
            self._sign_in(connection)
        except BaseException:
            connection.close()
            raise
        return connection

    def send_message(self, message: Message, smtp_from: str, smtp_to_list: Sequence[str]) -> dict:
        """Sends as the mailbox's own address, whatever `smtp_from` says: that is what was connected.

        Returns the refused recipients, each with (code, text), if others were accepted. Raises OutcomeUnknown
        when the mail was handed over but the answer was lost.
        """
        unicode_needed = not "".join([self.account.address, *smtp_to_list]).isascii()
        data = as_bytes(message, utf8=unicode_needed)
        with failures_told(self.account):
            if not self._connection.sock:  # lost with an earlier mail
                self._connection = self._connected()
            self._check_size(data)
            options = self._options(unicode_needed)
            return self._connection.sendmail(self.account.address, list(smtp_to_list), data, options)

    def try_sender(self) -> None:
        """Asks whether the address may send, and takes it back; raises SenderNotPermitted and others."""
        with failures_told(self.account):
            code, text = self._connection.mail(self.account.address)
            self._connection.rset()
            if code != 250:
                raise classify_smtp(code, text)

    def noop(self) -> tuple[int, bytes]:
        with failures_told(self.account):
            return self._connection.noop()

    def quit(self) -> None:
        """The mail has its answer by now: nothing that goes wrong here matters."""
        try:
            self._connection.quit()
        except (OSError, smtplib.SMTPException, MailboxError):
            self._connection.close()

    def _encrypt(self, connection: Connection) -> None:
        connection.ehlo_or_helo_if_needed()
        if self._server.security == "ssl":
            return
        if not connection.has_extn("starttls"):
            raise TlsRequired("no STARTTLS offered")
        connection.starttls(context=tls_context(self.account.network.ca_file))
        connection.ehlo()

    def _sign_in(self, connection: Connection) -> None:
        offered = set(connection.esmtp_features.get("auth", "").upper().split())
        mechanism = sasl.choose(self.account, offered)
        if mechanism == "LOGIN":
            code, text = self._login(connection)
        else:
            code, text = authenticate(connection, mechanism, sasl.initial_response(mechanism, self.account))
        if code != 235:
            raise sasl.refusal(self.account, self._refusal(code, text))

    def _login(self, connection: Connection) -> tuple[int, bytes]:
        """The old LOGIN, for servers that know nothing better: the name, then the password."""
        code, text = connection.docmd("AUTH", "LOGIN")
        for word in (self.account.login, self.account.secret.value):
            if code != 334:
                break
            code, text = connection.docmd(base64.b64encode(word.encode()).decode("ascii"))
        return code, text

    def _refusal(self, code: int, text: bytes) -> MailboxError:
        """What a reply means in answer to AUTH: 4yz never that the password is wrong."""
        secrets = (self.account.secret.value,)
        if code in (500, 502, 504):
            return MechanismMissing(f"{code} {text.decode('utf-8', 'replace')}", secrets=secrets)
        cause = classify_smtp(code, text, secrets=secrets)
        if isinstance(cause, MailRefused):
            return SignInRefused(cause.server_text)
        return cause

    def _check_size(self, data: bytes) -> None:
        limit = self._connection.esmtp_features.get("size", "")
        if limit.isdigit() and 0 < int(limit) < len(data):
            raise MailTooLarge(f"{len(data)} bytes; the server takes {limit}")

    def _options(self, unicode_needed: bool) -> list[str]:
        if not unicode_needed:
            return []
        if not self._connection.has_extn("smtputf8"):
            raise MailRefused("the server does not take addresses with these letters (no SMTPUTF8)")
        return ["SMTPUTF8", "BODY=8BITMIME"]


def authenticate(connection: Connection, mechanism: str, first: bytes) -> tuple[int, bytes]:
    """An error may come as a challenge (XOAUTH2): an empty answer brings the real reply."""
    code, text = connection.docmd("AUTH", f"{mechanism} {base64.b64encode(first).decode('ascii')}")
    for _challenge in range(CHALLENGES):
        if code != 334:
            break
        code, text = connection.docmd("")
    return code, text


def as_bytes(message: Message, *, utf8: bool = False) -> bytes:
    """The mail as it goes over the wire and into Sent: CRLF, 7-bit, and nobody's Bcc in it."""
    shown = copy.copy(message)
    del shown["Bcc"], shown["Resent-Bcc"]
    return flattened(shown, utf8=utf8)


def flattened(message: Message, *, utf8: bool = False) -> bytes:
    changes: dict[str, Any] = {"cte_type": "8bit" if utf8 else "7bit", "linesep": "\r\n"}
    if isinstance(message.policy, EmailPolicy):
        changes["utf8"] = utf8
    return message.as_bytes(policy=message.policy.clone(**changes))


def as_lines(data: bytes) -> bytes:
    """Lines end in CRLF, and one that begins with a full stop gets a second (RFC 5321, 4.5.2)."""
    data = re.sub(rb"(?m)^\.", b"..", LINE_BREAK.sub(b"\r\n", data))
    return data if data.endswith(b"\r\n") else data + b"\r\n"
