# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The IMAP connection: imapclient over a guarded socket, signed in with as few round trips as can be."""

from __future__ import annotations

import base64
import imaplib
import socket
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from imapclient import IMAPClient

from . import sasl
from .base import Account, Network, Server
from .errors import MailboxError, MechanismMissing, ServerAnswerInvalid, SettingsIncomplete, TlsRequired
from .failures import failures_told
from .hosts import ANSWER_SIZE, ascii_name, connect, expect, tls_context
from .presets import reading_login
from .signs import classify_imap

LINE_SIZE = 16 * 1024 * 1024  # bytes; the UIDs of some two million mails


class Wire(imaplib.IMAP4):
    """imaplib that connects where it may, believes the greeting, and takes no more than it has room for."""

    def __init__(self, server: Server, network: Network):
        self._server = server
        self._network = network
        self._room = ANSWER_SIZE
        super().__init__(ascii_name(server.host), server.port)

    def expect(self, room: int) -> None:
        """Bytes that the next answers may have; `ANSWER_SIZE` is the ordinary room."""
        self._room = room

    def _create_socket(self, timeout: float | None) -> socket.socket:
        return connect(self._server, self._network)

    def _new_tag(self) -> bytes:  # imaplib's stubs leave its inner methods out
        expect(self.sock, self._room)
        return super()._new_tag()  # type: ignore[misc]

    def _get_capabilities(self) -> None:
        """Those of the greeting save a round trip. What came before STARTTLS counts for nothing."""
        greeted = self.untagged_responses.pop("CAPABILITY", None)
        if greeted and not self._tls_established:
            self.capabilities = tuple(words(greeted[-1]).upper().split())
        else:
            super()._get_capabilities()  # type: ignore[misc]

    def read(self, size: int) -> bytes:
        """Looks at the size before any memory is set aside for it."""
        if size > self._room:
            raise ServerAnswerInvalid(f"a literal of {size} bytes")
        return super().read(size)

    def readline(self) -> bytes:
        """Longer lines than imaplib's million bytes: a search may well find 200,000 mails."""
        line: bytes = self.file.readline(LINE_SIZE + 1)  # type: ignore[assignment]
        if not line and (farewell := self.untagged_responses.get("BYE")):
            raise self.abort(words(farewell[-1]))
        if len(line) > LINE_SIZE:
            raise ServerAnswerInvalid(f"a line of more than {LINE_SIZE} bytes")
        return line


def words(data: Any) -> str:
    """Of an untagged answer, which is a pair where it came with a literal."""
    return bytes(data[0] if isinstance(data, tuple) else data).decode("utf-8", "replace")


class Sasl:
    """Answers the server's challenges: the first with the initial response, unless sent; then with nothing.

    XOAUTH2 tells an error in a challenge of its own, and waits for an empty answer before it says NO.
    """

    def __init__(self, first: bytes):
        self._first: bytes | None = first
        self.challenge = b""

    def take_first(self) -> str:
        first, self._first = self._first or b"", None
        return base64.b64encode(first).decode("ascii")

    def answer(self, challenge: bytes) -> bytes:
        if self._first is not None:
            return self.take_first().encode("ascii")
        self.challenge = challenge
        return b""


class ImapConnection(IMAPClient):
    """A signed-in connection; raises the types of `errors`."""

    def __init__(self, account: Account):
        if account.incoming is None:
            raise SettingsIncomplete("no incoming server")
        self.account = replace(account, login=reading_login(account))
        self._server = account.incoming
        with failures_told(account):
            self._open()
            try:
                self._encrypt()
                self._sign_in()
            except BaseException:
                self.drop()
                raise

    def _open(self) -> None:
        server = self._server
        timeout = self.account.network.timeout
        super().__init__(server.host, server.port, ssl=server.security == "ssl", timeout=timeout)
        self._imap.debug = 0  # imapclient's default would write tokens into the log
        self.normalise_times = False  # keep time zones

    def _create_IMAP4(self) -> Wire:
        return Wire(self._server, self.account.network)

    def _encrypt(self) -> None:
        if self._server.security == "ssl":
            return
        if "STARTTLS" not in self._imap.capabilities:
            raise TlsRequired("no STARTTLS offered")
        self.starttls(tls_context(self.account.network.ca_file))

    def _sign_in(self) -> None:
        offered = {name[5:] for name in self._imap.capabilities if name.startswith("AUTH=")}
        if "LOGINDISABLED" not in self._imap.capabilities:
            offered.add("LOGIN")
        mechanism = sasl.choose(self.account, offered)
        try:
            self._log_in() if mechanism == "LOGIN" else self._authenticate(mechanism)
        except imaplib.IMAP4.abort:
            raise
        except imaplib.IMAP4.error as error:
            raise self._refusal(error) from error

    def _log_in(self) -> None:
        if not (self.account.login + self.account.secret.value).isascii():
            raise MechanismMissing("LOGIN knows ASCII only")
        self.login(self.account.login, self.account.secret.value)

    def _authenticate(self, mechanism: str) -> None:
        dialogue = Sasl(sasl.initial_response(mechanism, self.account))
        arguments = [mechanism]
        if "SASL-IR" in self._imap.capabilities:
            arguments.append(dialogue.take_first())
        self._imap.literal = dialogue.answer
        kind, answer = self._imap._simple_command("AUTHENTICATE", *arguments)
        self._imap.literal = None
        if kind != "OK":
            raise imaplib.IMAP4.error(answer[-1].decode("utf-8", "replace"))
        self._imap.state = "AUTH"

    def _refusal(self, error: imaplib.IMAP4.error) -> MailboxError:
        cause = classify_imap(error, secrets=(self.account.secret.value,))
        if isinstance(cause, ServerAnswerInvalid):  # a NO without words that are known is still a NO
            cause = classify_imap(f"[AUTHENTICATIONFAILED] {cause.server_text}")
        return sasl.refusal(self.account, cause)

    def expect(self, room: int = ANSWER_SIZE) -> None:
        self._imap.expect(room)

    def existing(self, uids: Iterable[int]) -> set[int]:
        """Those of the UIDs that the selected folder still holds."""
        wanted = set(uids)
        return wanted & set(self.search(["UID", ",".join(map(str, sorted(wanted)))])) if wanted else set()

    def offers(self, capability: str) -> bool:
        return self.has_capability(capability)

    def drop(self) -> None:
        """Closes the socket without a word."""
        try:
            self.shutdown()
        except OSError:
            pass

    def close(self) -> None:
        """Says goodbye if the server still listens."""
        try:
            self.logout()
        except (OSError, imaplib.IMAP4.error, MailboxError):
            pass
        finally:
            self.drop()
