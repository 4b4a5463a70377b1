# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What the desk keeps of each thing, and its ids."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field


def make_id(prefix: str, *parts: str) -> str:
    """As Front's: three letters and a short word that never changes."""
    return f"{prefix}_{hashlib.sha256(' '.join(parts).encode()).hexdigest()[:10]}"


@dataclass(frozen=True)
class Inbox:
    """With the one channel through which its mail comes and goes."""

    address: str
    name: str
    owner: str  # the teammate's address; "" for a shared one

    @property
    def id(self) -> str:
        return make_id("inb", self.address)

    @property
    def channel_id(self) -> str:
        return make_id("cha", self.address)


@dataclass
class Message:
    """`uid` is the second name, which the answer to sending gives; `error`: why it was not delivered."""

    id: str
    uid: str
    conversation_id: str
    address: str  # of the inbox
    inbound: bool
    created_at: float
    message_id: str = ""  # the header
    guid: str = ""  # Dovecot's, by which it is found in every folder
    error: str = ""


@dataclass
class Conversation:
    id: str
    address: str
    subject: str
    status: str = "unassigned"  # archived | deleted | unassigned
    created_at: float = 0.0
    tag_ids: list[str] = field(default_factory=list)
    merged_into: str = ""


@dataclass
class Event:
    id: str
    type: str
    emitted_at: float
    conversation_id: str
    message_id: str = ""
    tag_id: str = ""


@dataclass
class Tag:
    id: str
    name: str
    created_at: float
