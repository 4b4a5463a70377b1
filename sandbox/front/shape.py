# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The desk's records as Front's API shows them: https://dev.frontapp.com/reference"""

from __future__ import annotations

import re
from email.message import EmailMessage
from email.utils import getaddresses
from typing import Any

from ..mime import part_text
from ..people import PEOPLE
from .desk import INBOXES, Desk
from .records import Conversation, Event, Inbox, Message, Tag, make_id

_NAMES = {person.address: person.name for person in PEOPLE}
_MARKUP = re.compile(r"<[^>]*>")
_BLURB = 120  # characters


class Shape:
    """`base` is the API's address without a slash at its end."""

    def __init__(self, desk: Desk, base: str):
        self._desk, self._base = desk, base

    def link(self, path: str, **related: str) -> dict[str, Any]:
        links: dict[str, Any] = {"self": self._base + path}
        if related:
            links["related"] = {name: self._base + target for name, target in related.items()}
        return links

    def identity(self) -> dict[str, Any]:
        return {"_links": self.link("/me"), "id": "cmp_sandbox", "name": "Brokerage (sandbox)"}

    def teammate(self, address: str) -> dict[str, Any]:
        first, _, last = _NAMES[address].partition(" ")
        teammate_id = make_id("tea", address)
        return {
            "_links": self.link(f"/teammates/{teammate_id}"),
            "id": teammate_id,
            "email": address,
            "username": address.partition("@")[0],
            "first_name": first,
            "last_name": last,
            "is_admin": True,
            "is_available": True,
            "is_blocked": False,
            "type": "user",
        }

    def inbox(self, inbox: Inbox) -> dict[str, Any]:
        path = f"/inboxes/{inbox.id}"
        return {
            "_links": self.link(path, channels=f"{path}/channels", conversations=f"{path}/conversations"),
            "id": inbox.id,
            "name": inbox.name,
            "is_private": bool(inbox.owner),
            "is_public": not inbox.owner,
            "address": inbox.address,
            "type": "smtp",
        }

    def channel(self, inbox: Inbox) -> dict[str, Any]:
        return {
            "_links": self.link(f"/channels/{inbox.channel_id}", inbox=f"/channels/{inbox.channel_id}/inbox"),
            "id": inbox.channel_id,
            "name": inbox.name,
            "address": inbox.address,
            "send_as": inbox.address,
            "type": "smtp",
            "settings": {"undo_send_time": 0},
            "is_private": bool(inbox.owner),
            "is_valid": True,
        }

    def tag(self, tag: Tag) -> dict[str, Any]:
        return {
            "_links": self.link(f"/tags/{tag.id}"),
            "id": tag.id,
            "name": tag.name,
            "description": None,
            "highlight": None,
            "is_private": False,
            "is_visible_in_conversation_lists": True,
            "created_at": tag.created_at,
        }

    def conversation(self, conversation: Conversation) -> dict[str, Any]:
        path = f"/conversations/{conversation.id}"
        return {
            "_links": self.link(path, messages=f"{path}/messages", events=f"{path}/events"),
            "id": conversation.id,
            "subject": conversation.subject,
            "status": conversation.status,
            "assignee": None,
            "tags": [self.tag(self._desk.tags[tag_id]) for tag_id in conversation.tag_ids],
            "created_at": conversation.created_at,
            "is_private": any(inbox.owner and inbox.address == conversation.address for inbox in INBOXES),
        }

    def message(self, message: Message) -> dict[str, Any]:
        mime = self._desk.mime(message)
        return {
            **self._envelope(message),
            **self._content(mime),
            "author": None if message.inbound else self.teammate(message.address),
            "attachments": [
                self._attachment(message, number, part) for number, part in enumerate(files(mime))
            ],
            "signature": None,
            "metadata": {},
        }

    def _envelope(self, message: Message) -> dict[str, Any]:
        return {
            "_links": self.link(
                f"/messages/{message.id}", conversation=f"/conversations/{message.conversation_id}"
            ),
            "id": message.id,
            "message_uid": message.uid,
            "type": "email",
            "is_inbound": message.inbound,
            "is_draft": bool(message.error),
            "draft_mode": "shared" if message.error else None,
            "error_type": message.error or None,
            "version": None,
            "created_at": message.created_at,
        }

    def _content(self, mime: EmailMessage) -> dict[str, Any]:
        text, html = _bodies(mime)
        return {
            "subject": str(mime["Subject"] or ""),
            "blurb": " ".join(text.split())[:_BLURB],
            "recipients": self._recipients(mime),
            "body": html,
            "text": text,
        }

    def event(self, event: Event) -> dict[str, Any]:
        conversation = self._desk.conversations[event.conversation_id]
        inboxes = [self.inbox(inbox) for inbox in INBOXES if inbox.address == conversation.address]
        return {
            "_links": self.link(f"/events/{event.id}"),
            "id": event.id,
            "type": event.type,
            "emitted_at": event.emitted_at,
            "conversation": self.conversation(conversation),
            "source": {"_meta": {"type": "inboxes"}, "data": inboxes},
            "target": self._target(event),
        }

    def _target(self, event: Event) -> dict[str, Any] | None:
        if event.message_id:
            message = self._desk.messages[event.message_id]
            return {"_meta": {"type": "message"}, "data": self.message(message)}
        if event.tag_id:
            return {"_meta": {"type": "tag"}, "data": self.tag(self._desk.tags[event.tag_id])}
        return None

    def _recipients(self, mime: EmailMessage) -> list[dict[str, Any]]:
        return [
            {"_links": {"related": {"contact": None}}, "name": name or None, "handle": address, "role": role}
            for role in ("from", "to", "cc", "reply-to")
            for name, address in getaddresses(map(str, mime.get_all(role, [])))
        ]

    def _attachment(self, message: Message, number: int, part: EmailMessage) -> dict[str, Any]:
        file_id = f"fil_{message.id.removeprefix('msg_')}{number}"
        cid = str(part["Content-ID"] or "").strip("<>")
        return {
            "id": file_id,
            "filename": part.get_filename() or f"file-{number + 1}",
            "url": f"{self._base}/download/{message.id}/{number}",
            "content_type": part.get_content_type(),
            "size": len(part.get_payload(decode=True) or b""),
            "metadata": {
                "is_inline": part.get_content_disposition() == "inline",
                **({"cid": cid} if cid else {}),
            },
        }


def files(mime: EmailMessage) -> list[EmailMessage]:
    """The parts that are files, inline images among them."""
    leaves = [part for part in mime.walk() if not part.is_multipart()]
    return [part for part in leaves if part.get_filename() or part.get_content_maintype() != "text"]


def _bodies(mime: EmailMessage) -> tuple[str, str]:
    """As text and as HTML, one made of the other where the mail has one only."""
    plain, html = (part_text(mime, kind) for kind in ("plain", "html"))
    return plain or _MARKUP.sub("", html), html or f"<pre>{plain}</pre>"
