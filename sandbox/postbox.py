# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The sandbox's own hands in its mailboxes: deliver, file a sent copy, look inside."""

from __future__ import annotations

import smtplib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from imapclient import IMAPClient

from .dovecot import MASTER
from .people import CATCH_ALL

_TIMEOUT = 20  # seconds


class Postbox:
    """`config` is that of sandbox.json."""

    def __init__(self, config: dict[str, Any]):
        self._ports = config["ports"]
        self._master = config["inner_secrets"]["master"]
        self._mailboxes = Path(config["mailboxes"])

    def addresses(self) -> list[str]:
        return sorted(file.name for file in self._mailboxes.iterdir() if not file.name.startswith("."))

    def deliver(self, sender: str, recipients: Iterable[str], raw: bytes) -> None:
        """Into the recipients' INBOX; what is meant for anybody else into the catch-all mailbox, once."""
        known = set(self.addresses())
        targets = {
            address.lower() if address.lower() in known else CATCH_ALL.address for address in recipients
        }
        with smtplib.LMTP("127.0.0.1", self._ports["lmtp"], timeout=_TIMEOUT) as lmtp:
            _lmtp_send(lmtp, sender, sorted(targets), raw)

    def file_sent(self, address: str, raw: bytes) -> None:
        """The one copy that Google and Microsoft keep themselves of what is sent through them."""
        with self.open(address) as mailbox:
            sent = mailbox.find_special_folder(rb"\Sent")
            mailbox.append(sent, raw, flags=[rb"\Seen"])

    @contextmanager
    def open(self, address: str) -> Iterator[IMAPClient]:
        """The mailbox, opened without its owner's password."""
        with IMAPClient("127.0.0.1", self._ports["imap"], ssl=False, timeout=_TIMEOUT) as client:
            client.login(f"{address}*{MASTER}", self._master)
            yield client


def _lmtp_send(lmtp: smtplib.LMTP, sender: str, recipients: list[str], raw: bytes) -> None:
    """One mail, answered once for each recipient (RFC 2033), of which smtplib reads the first answer only."""
    lmtp.ehlo_or_helo_if_needed()
    lmtp.mail(sender)
    for recipient in recipients:
        lmtp.rcpt(recipient)
    answers = [lmtp.data(raw), *(lmtp.getreply() for _recipient in recipients[1:])]
    for code, text in answers:
        if code != 250:
            raise smtplib.SMTPDataError(code, text)
