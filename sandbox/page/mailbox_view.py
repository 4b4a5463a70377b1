# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What the page shows of a mailbox, read without changing anything in it."""

from __future__ import annotations

import email
import email.policy
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage

from imapclient import IMAPClient
from imapclient.response_types import Envelope
from markupsafe import Markup, escape

from ..mime import part_text

_LATEST = 100  # mails shown of a folder
_URL = re.compile(r"https?://[^\s<>\"']+[^\s<>\"'.,;:!?)\]]")


@dataclass(frozen=True)
class Folder:
    name: str
    use: str  # special-use attribute without its backslash, or ""
    mails: int
    unseen: int


@dataclass(frozen=True)
class Row:
    uid: int
    subject: str
    sender: str
    received: datetime
    seen: bool
    flags: str


@dataclass(frozen=True)
class Attachment:
    number: int
    name: str
    size: int  # bytes


def folders(mailbox: IMAPClient) -> list[Folder]:
    """Those that hold mails: INBOX first, then by name."""
    listed = [(flags, name) for flags, _separator, name in mailbox.list_folders()]
    shown = [_folder(mailbox, flags, name) for flags, name in listed if b"\\Noselect" not in flags]
    return sorted(shown, key=lambda folder: (folder.name != "INBOX", folder.name))


def _folder(mailbox: IMAPClient, flags: tuple[bytes, ...], name: str) -> Folder:
    counts = mailbox.folder_status(name, ["MESSAGES", "UNSEEN"])
    uses = [flag.decode()[1:] for flag in flags if b"Children" not in flag]
    return Folder(name, uses[0] if uses else "", counts[b"MESSAGES"], counts[b"UNSEEN"])


def rows(mailbox: IMAPClient, folder: str) -> list[Row]:
    """The latest mails of the folder, newest first."""
    mailbox.select_folder(folder, readonly=True)
    uids = mailbox.search()[-_LATEST:]
    fetched = mailbox.fetch(uids, ["ENVELOPE", "FLAGS", "INTERNALDATE"]) if uids else {}
    return [_row(uid, fetched[uid]) for uid in sorted(fetched, reverse=True)]


def _row(uid: int, data: dict) -> Row:
    envelope: Envelope = data[b"ENVELOPE"]
    flags = {flag.decode() for flag in data[b"FLAGS"]}
    others = " ".join(sorted(flag.lstrip("\\") for flag in flags - {"\\Seen", "\\Recent"}))
    return Row(
        uid, _header(envelope.subject), _sender(envelope), data[b"INTERNALDATE"], "\\Seen" in flags, others
    )


def _sender(envelope: Envelope) -> str:
    if not envelope.from_:
        return ""
    first = envelope.from_[0]
    return _header(first.name) or f"{(first.mailbox or b'').decode()}@{(first.host or b'').decode()}"


def _header(value: bytes | None) -> str:
    """A header as people read it; undecodable ones as they stand."""
    text = (value or b"").decode("utf-8", "replace")
    try:
        return str(email.header.make_header(email.header.decode_header(text)))
    except (LookupError, UnicodeError, ValueError):
        return text


def mail(mailbox: IMAPClient, folder: str, uid: int) -> EmailMessage | None:
    mailbox.select_folder(folder, readonly=True)
    fetched = mailbox.fetch([uid], ["BODY.PEEK[]"]).get(uid)
    return email.message_from_bytes(fetched[b"BODY[]"], policy=email.policy.default) if fetched else None


def plain_text(message: EmailMessage) -> Markup:
    """The text part with its addresses as links, everything else escaped."""
    return link_addresses(part_text(message, "plain"))


def link_addresses(text: str) -> Markup:
    result, position = Markup(""), 0
    for match in _URL.finditer(text):
        result += escape(text[position : match.start()])
        result += Markup('<a href="{0}" target="_blank" rel="noopener">{0}</a>').format(match.group())
        position = match.end()
    return result + escape(text[position:])


def attachments(message: EmailMessage) -> Iterator[Attachment]:
    for number, part in enumerate(message.iter_attachments()):
        size = len(part.get_payload(decode=True) or b"")
        yield Attachment(number, part.get_filename() or f"part {number + 1}", size)
