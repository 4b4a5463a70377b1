# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The desk: conversations over the mails of the Front people's mailboxes.

Mail arrives in the mailboxes as everybody's does; the desk looks for new mail whenever it is
asked something. What is done to a conversation is done to its mails: archived and deleted ones
move, tags become keywords, so that the sandbox's page shows both.
"""

from __future__ import annotations

import email
import email.policy
import re
import secrets
import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import asdict
from email.message import EmailMessage
from pathlib import Path
from typing import Any

from imapclient import IMAPClient

from ..people import PEOPLE
from ..postbox import Postbox
from ..state import read_json, write_json
from .records import Conversation, Event, Inbox, Message, Tag, make_id

INBOXES = tuple(
    Inbox(person.address, person.name, "" if person.opened_by else person.address)
    for person in PEOPLE
    if person.kind == "front"
)
_FOLDERS = {"archived": "Archive", "deleted": "Trash", "open": "INBOX", "unassigned": "INBOX"}
_EVENTS = {"archived": "archive", "deleted": "trash", "open": "reopen", "unassigned": "reopen"}
_IDENTIFIER = re.compile(r"<[^<>\s]+>")


class Desk:
    """Safe for several threads: one works at a time. `folder` keeps it over a restart."""

    def __init__(self, postbox: Postbox, folder: Path):
        self.lock = threading.RLock()
        self.send_errors: list[str] = []  # why the next deliveries fail
        self._postbox, self._folder = postbox, folder
        folder.mkdir(exist_ok=True)
        known = read_json(folder / "desk.json")
        self.messages = {entry["id"]: Message(**entry) for entry in known.get("messages", [])}
        self.conversations = {entry["id"]: Conversation(**entry) for entry in known.get("conversations", [])}
        self.events = [Event(**entry) for entry in known.get("events", [])]  # oldest first
        self.tags = {entry["id"]: Tag(**entry) for entry in known.get("tags", [])}
        self._seen: dict[str, int] = known.get("seen", {})  # address -> highest UID taken in

    # What comes in

    def take_in(self) -> None:
        """Make conversations of the mail that has arrived since."""
        for inbox in INBOXES:
            with self._postbox.open(inbox.address) as mailbox:
                mailbox.select_folder("INBOX", readonly=True)
                first = self._seen.get(inbox.address, 0) + 1
                uids = [uid for uid in mailbox.search(["UID", f"{first}:*"]) if uid >= first]
                self._take_in_mails(inbox, mailbox, uids)

    def _take_in_mails(self, inbox: Inbox, mailbox: IMAPClient, uids: list[int]) -> None:
        if not uids:
            return
        fetched = mailbox.fetch(uids, ["X-GUID", "BODY.PEEK[]"])
        known = {message.guid for message in self.messages.values()}
        for uid in sorted(fetched):
            guid = fetched[uid][b"X-GUID"].decode()
            if guid not in known:
                self._add_inbound(inbox, guid, fetched[uid][b"BODY[]"])
        self._seen[inbox.address] = max(uids)
        self._save()

    def _add_inbound(self, inbox: Inbox, guid: str, raw: bytes) -> None:
        mime = _parse(raw)
        conversation = self._conversation_of(inbox.address, mime)
        message = self._new_message(make_id("msg", guid), conversation, mime, inbound=True, guid=guid)
        self._keep(message, raw)
        if conversation.status in ("archived", "deleted"):
            conversation.status = "unassigned"
        self._emit("inbound", conversation, message_id=message.id)

    def _conversation_of(self, address: str, mime: EmailMessage) -> Conversation:
        """The one that the mail answers, else a new one."""
        named = _IDENTIFIER.findall(f"{mime['References'] or ''} {mime['In-Reply-To'] or ''}")
        for message in self.messages.values():
            if message.message_id in named and message.address == address:
                return self.current(self.conversations[message.conversation_id])
        return self._new_conversation(address, str(mime["Subject"] or ""))

    def _new_conversation(self, address: str, subject: str) -> Conversation:
        conversation = Conversation(
            make_id("cnv", secrets.token_hex(8)), address, subject, created_at=self._now()
        )
        self.conversations[conversation.id] = conversation
        return conversation

    def _new_message(
        self, message_id: str, conversation: Conversation, mime: EmailMessage, **more: Any
    ) -> Message:
        return Message(
            id=message_id,
            uid=secrets.token_hex(16),
            conversation_id=conversation.id,
            address=conversation.address,
            created_at=self._now(),
            message_id=_identifier(mime["Message-ID"]),
            **more,
        )

    # What goes out

    def send(
        self, inbox: Inbox, mime: EmailMessage, recipients: list[str], reply_to: Conversation | None = None
    ) -> Message:
        """Deliver and file it; where delivery is told to fail, the message says so and nobody gets it."""
        conversation = reply_to or self._new_conversation(inbox.address, str(mime["Subject"] or ""))
        error = self.send_errors.pop(0) if self.send_errors else ""
        message_id = make_id("msg", secrets.token_hex(8))
        message = self._new_message(message_id, conversation, mime, inbound=False, error=error)
        raw = mime.as_bytes(policy=email.policy.SMTP)
        self._keep(message, raw)
        if message.error:
            self._emit("sending_error", conversation, message_id=message.id)
        else:
            self._postbox.deliver(inbox.address, recipients, raw)
            self._postbox.file_sent(inbox.address, raw)
            self._emit("out_reply" if reply_to else "outbound", conversation, message_id=message.id)
        self._save()
        return message

    def references(self, conversation: Conversation) -> list[str]:
        """Message-IDs of the conversation, oldest first."""
        return [message.message_id for message in self.messages_of(conversation) if message.message_id]

    # What is done to a conversation

    def set_status(self, conversation: Conversation, status: str) -> None:
        conversation.status = "unassigned" if status == "open" else status
        self._each_mailbox(conversation, lambda mailbox, uids: mailbox.move(uids, _FOLDERS[status]), status)
        self._emit(_EVENTS[status], conversation)
        self._save()

    def add_tags(self, conversation: Conversation, tag_ids: Iterable[str]) -> None:
        for tag in [self.tags[tag_id] for tag_id in tag_ids if tag_id not in conversation.tag_ids]:
            conversation.tag_ids.append(tag.id)
            self._keyword(conversation, tag, IMAPClient.add_flags)
            self._emit("tag", conversation, tag_id=tag.id)
        self._save()

    def remove_tags(self, conversation: Conversation, tag_ids: Iterable[str]) -> None:
        for tag in [self.tags[tag_id] for tag_id in tag_ids if tag_id in conversation.tag_ids]:
            conversation.tag_ids.remove(tag.id)
            self._keyword(conversation, tag, IMAPClient.remove_flags)
            self._emit("untag", conversation, tag_id=tag.id)
        self._save()

    def create_tag(self, name: str) -> Tag:
        tag = Tag(make_id("tag", name, secrets.token_hex(4)), name, self._now())
        self.tags[tag.id] = tag
        self._save()
        return tag

    def merge(self, conversation: Conversation, into: Conversation) -> None:
        """From now on the first one is only a way to the second."""
        conversation.merged_into = into.id
        for message in self.messages.values():
            if message.conversation_id == conversation.id:
                message.conversation_id = into.id
        for event in self.events:
            if event.conversation_id == conversation.id:
                event.conversation_id = into.id
        self._save()

    def current(self, conversation: Conversation) -> Conversation:
        """Where a merged conversation went."""
        while conversation.merged_into:
            conversation = self.conversations[conversation.merged_into]
        return conversation

    # Looking

    def messages_of(self, conversation: Conversation) -> list[Message]:
        own = [message for message in self.messages.values() if message.conversation_id == conversation.id]
        return sorted(own, key=lambda message: message.created_at)

    def raw(self, message: Message) -> bytes:
        return (self._folder / f"{message.id}.eml").read_bytes()

    def mime(self, message: Message) -> EmailMessage:
        return _parse(self.raw(message))

    def _keyword(self, conversation: Conversation, tag: Tag, change: Callable[..., Any]) -> None:
        word = "tag:" + re.sub(r"[^\w.:-]", "_", tag.name, flags=re.ASCII)
        self._each_mailbox(conversation, lambda mailbox, uids: change(mailbox, uids, [word]))

    def _each_mailbox(
        self, conversation: Conversation, act: Callable[[IMAPClient, list[int]], Any], but: str = ""
    ) -> None:
        """Do it to the conversation's mails wherever they are, `but` where that status puts them."""
        guids = {message.guid for message in self.messages_of(conversation) if message.guid}
        with self._postbox.open(conversation.address) as mailbox:
            for folder in {"INBOX", "Archive", "Trash"} - {_FOLDERS.get(but, "")}:
                mailbox.select_folder(folder)
                found = mailbox.fetch(mailbox.search(), ["X-GUID"]) if mailbox.search() else {}
                uids = [uid for uid, data in found.items() if data[b"X-GUID"].decode() in guids]
                if uids:
                    act(mailbox, uids)

    def _emit(self, kind: str, conversation: Conversation, message_id: str = "", tag_id: str = "") -> None:
        emitted = max(self._now(), self.events[-1].emitted_at + 0.001 if self.events else 0)
        event_id = make_id("evt", secrets.token_hex(8))
        self.events.append(Event(event_id, kind, round(emitted, 3), conversation.id, message_id, tag_id))

    @staticmethod
    def _now() -> float:
        return round(time.time(), 3)

    def _keep(self, message: Message, raw: bytes) -> None:
        (self._folder / f"{message.id}.eml").write_bytes(raw)
        self.messages[message.id] = message

    def _save(self) -> None:
        write_json(
            self._folder / "desk.json",
            {
                "messages": [asdict(message) for message in self.messages.values()],
                "conversations": [asdict(conversation) for conversation in self.conversations.values()],
                "events": [asdict(event) for event in self.events],
                "tags": [asdict(tag) for tag in self.tags.values()],
                "seen": self._seen,
            },
        )


def _parse(raw: bytes) -> EmailMessage:
    return email.message_from_bytes(raw, policy=email.policy.default)


def _identifier(header: str | None) -> str:
    found = _IDENTIFIER.search(header or "")
    return found.group() if found else ""
