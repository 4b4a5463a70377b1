# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What every provider offers, and the values that go in and out.

The models know only these names; which protocol stands behind them is decided
in `open_reader` and `open_sender` of the package.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from email.message import EmailMessage
from typing import Any, Literal, Protocol

ProviderName = Literal["google", "microsoft", "front", "imap"]
Security = Literal["ssl", "starttls"]
FinishAction = Literal["archive", "read", "delete"]
Reason = Literal["", "too_large", "gone", "unreadable"]  # unreadable: there, but the server cannot give it
Cursor = Mapping[str, Any]  # JSON; what it means is the provider's own affair


@dataclass(frozen=True, slots=True)
class Server:
    host: str
    port: int
    security: Security


@dataclass(frozen=True, slots=True)
class Password:
    value: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class BearerToken:
    """An OAuth access token, for SASL XOAUTH2 or an Authorization header."""

    value: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Network:
    """Limits and permissions that hold for every connection."""

    timeout: float = 30.0  # seconds, for each network call
    allowed_hosts: tuple[str, ...] = ()  # names, addresses or networks that may be private
    max_mail_size: int = 30 * 1024 * 1024  # bytes; a larger mail is listed, not loaded
    ca_file: str = ""  # PEM file of certificate authorities to trust beside the system's


@dataclass(frozen=True, slots=True)
class Account:
    """All that is needed to speak for one mailbox."""

    provider: ProviderName
    address: str  # the mailbox and From
    login: str  # the sign-in name; differs from address for shared mailboxes
    secret: Password | BearerToken
    incoming: Server | None = None
    outgoing: Server | None = None
    options: Mapping[str, Any] = field(default_factory=dict)  # e.g. {"send_by": "graph"}
    network: Network = field(default_factory=Network)


@dataclass(frozen=True, slots=True)
class MailKey:
    """Where a mail lies. Text, because UIDs and UIDVALIDITY exceed a signed 32-bit integer."""

    folder: str
    uidvalidity: str
    uid: str


@dataclass(frozen=True, slots=True)
class RawMail:
    key: MailKey
    raw: bytes | None = field(repr=False)  # None: `reason` says why
    size: int  # bytes, as the server says
    received: datetime | None  # aware (INTERNALDATE)
    reason: Reason = ""
    headers: bytes = b""  # of a mail too large to load: its header block, at most 64 kB
    labels: tuple[str, ...] = ()  # Gmail's, as far as the server tells them
    provider_id: str = ""  # the provider's own name of the mail (Gmail, Front)
    thread_id: str = ""  # and of its conversation


@dataclass(frozen=True, slots=True)
class Batch:
    """Mails in the order they arrived, and the position once all of them are taken in."""

    mails: tuple[RawMail, ...]
    cursor: Cursor
    remaining: int = 0  # mails known to follow


class Reader(Protocol):
    """An open connection that reads. Nothing is ever marked as read by reading."""

    def new_mail(self, cursor: Cursor | None, since: datetime) -> Iterator[Batch]:
        """Mails after `cursor`; where that is None or no longer holds, those received since `since`.

        The network is used only while the next batch is asked for.
        """

    def fetch(self, keys: Sequence[MailKey]) -> Iterator[RawMail]:
        """These mails again, wherever they still are; `reason` "gone" for those that are not."""

    def recent(self, since: datetime, limit: int, skip: int = 0) -> Iterator[RawMail]:
        """The newest mails received since `since`, newest first, without the first `skip` of them.

        Without regard to any position: for looking, not for taking in.
        """

    def find(self, key: MailKey, message_id: str) -> RawMail | None:
        """This mail, also where post-processing has put it meanwhile; None where it is not found.

        `message_id`: with angle brackets; a mail without one is looked for in its place only.
        """

    def undo(self, action: FinishAction, key: MailKey, message_id: str) -> bool:
        """Take a post-processing action back: into its folder again, or unread again.

        False where the mail is not found. Harmless if repeated.
        """

    def finish(self, action: FinishAction, keys: Sequence[MailKey]) -> set[MailKey]:
        """Apply the post-processing action; the keys for which it holds now.

        Harmless if repeated: a mail that has already gone from its folder counts as done.
        """

    def close(self) -> None: ...


class Sender(Protocol):
    """An open connection that sends; the three names that Odoo's mail server asks of a session."""

    def send_message(self, message: EmailMessage, smtp_from: str, smtp_to_list: Sequence[str]) -> Any: ...

    def noop(self) -> Any: ...

    def quit(self) -> None: ...
