# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What became of a mail that Front has accepted: that is not yet delivery."""

from __future__ import annotations

import email.policy
from collections.abc import Mapping
from dataclasses import dataclass
from email.parser import BytesHeaderParser
from typing import Any, Literal

from ..errors import MailboxNotFound, one_line
from .api import FrontApi, last_of


@dataclass(frozen=True, slots=True)
class Delivery:
    state: Literal["pending", "delivered", "failed"]
    conversation: str = ""
    message_id: str = ""  # the header that Front has given the mail, with its angle brackets
    words: str = ""  # Front's, of a failure


def delivery_of(api: FrontApi, uid: str) -> Delivery:
    """`uid`: what Front answered when the mail was handed over."""
    try:
        message = api.get(f"/messages/alt:uid:{uid}")
    except MailboxNotFound:
        return Delivery("pending")
    conversation = conversation_of(message)
    if message.get("error_type"):
        return Delivery("failed", conversation, words=one_line(message["error_type"]))
    if message.get("is_draft"):
        return Delivery("pending", conversation)
    return Delivery("delivered", conversation, message_id_of(api.raw(f"/messages/{message['id']}")))


def conversation_of(message: Mapping[str, Any]) -> str:
    """The id of the conversation in which a message lies now."""
    related = (message.get("_links") or {}).get("related") or {}
    return last_of(str(related.get("conversation") or ""))


def message_id_of(raw: bytes) -> str:
    headers = BytesHeaderParser(policy=email.policy.compat32).parsebytes(raw)
    return str(headers["Message-ID"] or "").strip()
