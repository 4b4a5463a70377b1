# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Sending through a Front channel, and into the conversation that a mail answers."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from email.message import EmailMessage, Message
from email.utils import getaddresses, parseaddr
from html import escape
from typing import Any

from ..base import Account, Server
from ..errors import MailboxError, MailboxNotFound, MailTooLarge, OutcomeUnknown, Unavailable
from ..failures import failures_told
from ..graph import addressed
from .api import FrontApi

MOST_BYTES = 25 * 1024 * 1024  # of a mail's files, as Front takes them
PATIENCE = 10.0  # seconds to wait for the budget
CLOCKS = 5.0  # seconds by which Front's clock may be behind ours
SENT_EVENTS = ("outbound", "out_reply", "sending_error")
ConversationOf = Callable[[Sequence[str]], str]
File = tuple[str, bytes, str]  # name, content, type


@dataclass(slots=True)
class Draft:
    """A mail as Front's API wants to be told it."""

    html: str = ""
    text: str = ""
    files: list[File] = field(default_factory=list)
    names: dict[str, str] = field(default_factory=dict)  # Content-ID -> name of the file

    @property
    def body(self) -> str:
        """Front knows an inline image by the name of its file."""
        body = self.html or f"<pre>{escape(self.text)}</pre>"
        for content_id, name in self.names.items():
            body = body.replace(f"cid:{content_id}", f"cid:{name}")
        return body


class FrontSender:
    """A `Sender` (see base.py).

    Options of the account, beside those of `FrontApi`: `channel`, its id; `author`, a teammate's id or "";
    `archive`, whether a conversation is archived once it is answered; `conversation_of`, which tells the id
    of the conversation in which one of these Message-IDs lies, or "".
    """

    def __init__(self, account: Account):
        self._account = account
        self._api = FrontApi(account, patience=PATIENCE)
        self._channel = str(account.options.get("channel") or "")
        self._conversation_of: ConversationOf = account.options.get("conversation_of") or (lambda _ids: "")

    @property
    def server(self) -> Server:
        return self._api.server

    def send_message(self, message: Message, smtp_from: str, smtp_to_list: Sequence[str]) -> str:
        """The uid by which Front knows the mail, which it has accepted: that is not yet delivery."""
        told = self._told(message, smtp_to_list)
        started = time.time()
        try:
            return self._hand_over(self._conversation_of(references(message)), told)
        except (OutcomeUnknown, Unavailable):
            uid = self._uid_of(told, started)
            if not uid:
                raise
            return uid

    def try_sender(self) -> None:
        """Asks for the channel, which sends nothing."""
        self._api.get(f"/channels/{self._channel}/inbox")

    def noop(self) -> tuple[int, bytes]:
        """There is no connection that could have been lost."""
        return 250, b"OK"

    def quit(self) -> None:
        """There is nothing to close."""

    # --- handing over ---

    def _hand_over(self, conversation: str, told: Mapping[str, Any]) -> str:
        if conversation:
            try:
                answer = {**told, "channel_id": self._channel}
                return self._post(f"/conversations/{conversation}/messages", answer)
            except MailboxNotFound:
                pass  # deleted for good, or in an inbox that is no longer ours: it begins a new one
        return self._post(f"/channels/{self._channel}/messages", told)

    def _post(self, path: str, told: Mapping[str, Any]) -> str:
        with failures_told(self._account):
            return str(self._api.change("POST", path, **as_sent(told))["message_uid"])

    def _uid_of(self, told: Mapping[str, Any], started: float) -> str:
        """That of a mail which Front has, although it did not say so; "" where none is found."""
        query = [("q[types][]", kind) for kind in SENT_EVENTS]
        try:
            pages = self._api.pages("/events", [*query, ("q[after]", f"{started - CLOCKS:.3f}")])
            messages = [(event.get("target") or {}).get("data") or {} for page in pages for event in page]
            return next((str(one["message_uid"]) for one in messages if is_same(one, told)), "")
        except MailboxError:
            return ""

    # --- what is told ---

    def _told(self, message: Message, recipients: Sequence[str]) -> dict[str, Any]:
        draft = drafted(message)
        size = sum(len(content) for _name, content, _type in draft.files)
        if size > MOST_BYTES:
            raise MailTooLarge(f"{size} bytes of files; Front takes {MOST_BYTES}")
        options = self._account.options
        told = {
            **receivers(addressed(message, recipients)),
            "subject": " ".join(str(message["Subject"] or "").split()),
            "body": draft.body,
            "text": draft.text,
            "sender_name": parseaddr(str(message["From"] or ""))[0],
            "author_id": options.get("author"),
            "options": {"archive": bool(options.get("archive"))},
            "files": draft.files,
        }
        return {name: value for name, value in told.items() if value}


def receivers(message: Message) -> dict[str, list[str]]:
    """Front wants a mail to be to somebody."""
    told = {kind: addresses_in(message, kind) for kind in ("to", "cc", "bcc")}
    if not told["to"]:
        instead = "cc" if told["cc"] else "bcc"
        told["to"], told[instead] = told[instead], []
    return told


def addresses_in(message: Message, header: str) -> list[str]:
    shown = [str(value) for value in message.get_all(header, [])]
    return [address for _name, address in getaddresses(shown) if address]


def references(message: Message) -> list[str]:
    """Message-IDs that the mail answers, the nearest one first."""
    named = f"{message['References'] or ''} {message['In-Reply-To'] or ''}".split()
    return list(dict.fromkeys(reversed(named)))


def drafted(message: Message) -> Draft:
    draft = Draft()
    for part in message.walk():
        if part.is_multipart():
            continue
        kind = part.get_content_type()
        if part.get_filename() or part["Content-ID"] or kind not in ("text/plain", "text/html"):
            _add_file(draft, part)
        elif kind == "text/html":
            draft.html = draft.html or text_of(part)
        else:
            draft.text = draft.text or text_of(part)
    return draft


def _add_file(draft: Draft, part: Message) -> None:
    taken = {name for name, _content, _type in draft.files}
    name = part.get_filename() or f"file-{len(taken) + 1}"
    name = f"{len(taken) + 1}-{name}" if name in taken else name
    content = part.get_payload(decode=True)
    draft.files.append(
        (name, content if isinstance(content, bytes) else part.as_bytes(), part.get_content_type())
    )
    if part["Content-ID"]:
        draft.names[str(part["Content-ID"]).strip().strip("<>")] = name


def text_of(part: Message) -> str:
    if isinstance(part, EmailMessage):
        return str(part.get_content())
    content = part.get_payload(decode=True)
    charset = part.get_content_charset() or "utf-8"
    return content.decode(charset, "replace") if isinstance(content, bytes) else ""


def as_sent(told: Mapping[str, Any]) -> dict[str, Any]:
    """As requests takes it: JSON, or a form where there are files (https://dev.frontapp.com/docs/attachments-1)."""
    fields = {name: value for name, value in told.items() if name != "files"}
    if "files" not in told:
        return {"json": fields}
    return {
        "data": [pair for name, value in fields.items() for pair in form_fields(name, value)],
        "files": [("attachments[]", file) for file in told["files"]],
    }


def form_fields(name: str, value: Any) -> list[tuple[str, str]]:
    if isinstance(value, list):
        return [(f"{name}[]", item) for item in value]
    if isinstance(value, dict):
        return [(f"{name}[{key}]", str(item).lower()) for key, item in value.items()]
    return [(name, value)]


def is_same(message: Mapping[str, Any], told: Mapping[str, Any]) -> bool:
    """Whether Front's message is the mail: its subject, and all to whom it shows that it goes."""
    shown = {one["handle"].lower() for one in message.get("recipients") or () if one["role"] in ("to", "cc")}
    wanted = {address.lower() for kind in ("to", "cc") for address in told.get(kind, ())}
    return message.get("subject") == told.get("subject", "") and shown == wanted
