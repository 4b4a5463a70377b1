# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What of the desk the owner of a request's token may see."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from flask import g

from .desk import INBOXES, Desk
from .errors import FrontError, Moved
from .records import Conversation, Inbox, Message

One = TypeVar("One")


class Sight:
    """Each raises FrontError, with a 404, where there is none."""

    def __init__(self, desk: Desk):
        self._desk = desk

    def inboxes(self) -> list[Inbox]:
        return [inbox for inbox in INBOXES if not g.user or inbox.owner in ("", g.user)]

    def addresses(self) -> set[str]:
        return {inbox.address for inbox in self.inboxes()}

    def inbox(self, inbox_id: str) -> Inbox:
        return self._first("inbox", (inbox for inbox in self.inboxes() if inbox.id == inbox_id))

    def channel(self, channel_id: str) -> Inbox:
        """By its id or, as a resource alias, by `alt:address:<address>`."""
        address = channel_id.removeprefix("alt:address:")
        found = (
            inbox for inbox in self.inboxes() if channel_id == inbox.channel_id or address == inbox.address
        )
        return self._first("channel", found)

    def conversation(self, conversation_id: str) -> Conversation:
        conversation = self._desk.conversations.get(conversation_id)
        if not conversation or conversation.address not in self.addresses():
            raise FrontError(404, "Not found", "Unknown conversation")
        if conversation.merged_into:
            raise Moved(self._desk.current(conversation))
        return conversation

    def message(self, message_id: str) -> Message:
        """By its id, or by `alt:uid:<message_uid>`."""
        visible = self.addresses()
        uid = message_id.removeprefix("alt:uid:")
        messages = self._desk.messages.values()
        found = (m for m in messages if m.address in visible and (m.id == message_id or m.uid == uid))
        return self._first("message", found)

    def known_tags(self, tag_ids: list[str]) -> list[str]:
        """These, where the desk has all of them; else a 400."""
        for tag_id in tag_ids:
            if tag_id not in self._desk.tags:
                raise FrontError(400, "Bad request", f"Unknown tag {tag_id}")
        return tag_ids

    @staticmethod
    def _first(what: str, found: Iterable[One]) -> One:
        for one in found:
            return one
        raise FrontError(404, "Not found", f"Unknown {what}")
