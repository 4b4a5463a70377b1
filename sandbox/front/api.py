# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Front's API, the calls that the addon makes: https://dev.frontapp.com/reference"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

from flask import Flask, Response, jsonify, redirect, request
from werkzeug.exceptions import HTTPException

from ..faulty import Faults, HttpFault
from ..openid import Store
from .desk import INBOXES, Desk
from .errors import FrontError, Moved, as_front_error
from .gate import Gate
from .limits import Limits
from .outgoing import make_mail, read_draft
from .paging import Pages
from .records import Conversation, Inbox, Message
from .shape import Shape, files
from .sight import Sight

_MAX_SIZE = 25 * 2**20  # bytes
_EVENTS_PAGE = 15  # items
_STATUSES = ("archived", "deleted", "open", "unassigned")
# Method, path and who answers.
_ROUTES = (
    ("GET", "/me", "identity"),
    ("GET", "/teammates", "teammates"),
    ("GET", "/inboxes", "inboxes"),
    ("GET", "/inboxes/<inbox_id>/channels", "inbox_channels"),
    ("GET", "/inboxes/<inbox_id>/conversations", "inbox_conversations"),
    ("GET", "/channels", "channels"),
    ("GET", "/channels/<channel_id>/inbox", "channel_inbox"),
    ("POST", "/channels/<channel_id>/messages", "send"),
    ("GET", "/events", "events"),
    ("GET", "/conversations/<conversation_id>", "conversation"),
    ("PATCH", "/conversations/<conversation_id>", "update_conversation"),
    ("GET", "/conversations/<conversation_id>/messages", "conversation_messages"),
    ("POST", "/conversations/<conversation_id>/messages", "reply"),
    ("POST", "/conversations/<conversation_id>/tags", "add_tags"),
    ("DELETE", "/conversations/<conversation_id>/tags", "remove_tags"),
    ("GET", "/messages/<message_id>", "message"),
    ("GET", "/download/<message_id>/<int:number>", "download"),
    ("GET", "/tags", "tags"),
    ("POST", "/tags", "create_tag"),
)


def make_front_api(
    config: dict[str, Any], desk: Desk, store: Store, limits: Limits, faults: Faults[HttpFault]
) -> Flask:
    app = _Api(config["front"]["api"], desk).make_app()
    Gate(config["front"]["api_token"], store, limits, faults).guard(app)
    return app


class _Api:
    def __init__(self, base: str, desk: Desk):
        self._base, self._desk = base, desk
        self._shape, self._sight, self._pages = Shape(desk, base), Sight(desk), Pages(base)

    def make_app(self) -> Flask:
        app = Flask(__name__)
        app.config["MAX_CONTENT_LENGTH"] = _MAX_SIZE
        for method, path, view in _ROUTES:
            app.add_url_rule(path, f"{method} {path}", self._locked(getattr(self, view)), methods=[method])
        app.register_error_handler(FrontError, FrontError.response)
        app.register_error_handler(HTTPException, as_front_error)
        app.register_error_handler(Moved, self._redirect)
        return app

    def _locked(self, view: Callable[..., Any]) -> Callable[..., Any]:
        """One request at a time works on the desk, and finds there what has arrived."""

        def locked(**arguments: Any) -> Any:
            with self._desk.lock:
                self._desk.take_in()
                return view(**arguments)

        return locked

    def _redirect(self, moved: Moved) -> Response:
        path = request.path.replace(request.view_args["conversation_id"], moved.conversation.id)
        return redirect(self._base + path, code=301)

    # Who and where

    def identity(self) -> Response:
        return jsonify(self._shape.identity())

    def teammates(self) -> Response:
        return self._pages.page([self._shape.teammate(inbox.owner) for inbox in INBOXES if inbox.owner])

    def inboxes(self) -> Response:
        return self._pages.page([self._shape.inbox(inbox) for inbox in self._sight.inboxes()])

    def inbox_channels(self, inbox_id: str) -> Response:
        return self._pages.page([self._shape.channel(self._sight.inbox(inbox_id))])

    def inbox_conversations(self, inbox_id: str) -> Response:
        address = self._sight.inbox(inbox_id).address
        found = [
            conversation
            for conversation in self._desk.conversations.values()
            if conversation.address == address and not conversation.merged_into
        ]
        newest_first = sorted(found, key=lambda conversation: conversation.created_at, reverse=True)
        return self._pages.page(newest_first, self._shape.conversation)

    def channels(self) -> Response:
        return self._pages.page([self._shape.channel(inbox) for inbox in self._sight.inboxes()])

    def channel_inbox(self, channel_id: str) -> Response:
        return jsonify(self._shape.inbox(self._sight.channel(channel_id)))

    # What happened

    def events(self) -> Response:
        """Newest first; `q[types][]`, `q[after]` and `q[before]` narrow it."""
        types = set(request.args.getlist("q[types][]") + request.args.getlist("q[types]"))
        after = request.args.get("q[after]", 0.0, type=float)
        before = request.args.get("q[before]", math.inf, type=float)
        visible = self._sight.addresses()
        found = [
            event
            for event in reversed(self._desk.events)
            if after < event.emitted_at < before
            and (not types or event.type in types)
            and self._desk.conversations[event.conversation_id].address in visible
        ]
        return self._pages.page(found, self._shape.event, usual=_EVENTS_PAGE)

    # Conversations

    def conversation(self, conversation_id: str) -> Response:
        return jsonify(self._shape.conversation(self._sight.conversation(conversation_id)))

    def update_conversation(self, conversation_id: str) -> Response:
        conversation = self._sight.conversation(conversation_id)
        told = request.get_json()
        if "status" in told and told["status"] not in _STATUSES:
            raise FrontError(400, "Bad request", "Body did not satisfy requirements: status")
        if "status" in told:
            self._desk.set_status(conversation, told["status"])
        if "tag_ids" in told:
            wanted = self._sight.known_tags(told["tag_ids"])
            self._desk.remove_tags(conversation, set(conversation.tag_ids) - set(wanted))
            self._desk.add_tags(conversation, wanted)
        return Response(status=204)

    def conversation_messages(self, conversation_id: str) -> Response:
        messages = self._desk.messages_of(self._sight.conversation(conversation_id))
        return self._pages.page(messages[::-1], self._shape.message)

    def add_tags(self, conversation_id: str) -> Response:
        conversation = self._sight.conversation(conversation_id)
        self._desk.add_tags(conversation, self._sight.known_tags(request.get_json().get("tag_ids", [])))
        return Response(status=204)

    def remove_tags(self, conversation_id: str) -> Response:
        conversation = self._sight.conversation(conversation_id)
        self._desk.remove_tags(conversation, self._sight.known_tags(request.get_json().get("tag_ids", [])))
        return Response(status=204)

    # Messages

    def send(self, channel_id: str) -> Response:
        return self._send(self._sight.channel(channel_id), None)

    def reply(self, conversation_id: str) -> Response:
        conversation = self._sight.conversation(conversation_id)
        inbox = next(inbox for inbox in INBOXES if inbox.address == conversation.address)
        return self._send(inbox, conversation)

    def _send(self, inbox: Inbox, conversation: Conversation | None) -> Response:
        """202: accepted, which is not delivered."""
        try:
            draft = read_draft(request)
        except ValueError as error:
            raise FrontError(400, "Bad request", f"Body did not satisfy requirements: {error}") from None
        if draft.channel_id:
            inbox = self._sight.channel(draft.channel_id)
        if not draft.recipients and conversation is None:
            raise FrontError(400, "Bad request", "Body did not satisfy requirements: to: missing")
        draft.to = draft.to or self._correspondents(conversation, inbox)
        references = self._desk.references(conversation) if conversation else []
        mail = make_mail(draft, inbox, conversation.subject if conversation else "", references)
        message = self._desk.send(inbox, mail, draft.recipients, conversation)
        self._follow_up(message, draft.archive, self._sight.known_tags(draft.tag_ids))
        response = jsonify(status="accepted", message_uid=message.uid)
        response.status_code = 202
        return response

    def _correspondents(self, conversation: Conversation | None, inbox: Inbox) -> list[str]:
        """To whom a reply without recipients goes: who wrote last."""
        messages = self._desk.messages_of(conversation) if conversation else []
        inbound = [message for message in messages if message.inbound]
        if not inbound:
            return []
        sender = self._desk.mime(inbound[-1])["From"]
        return [address.addr_spec for address in sender.addresses if address.addr_spec != inbox.address]

    def _follow_up(self, message: Message, archive: bool, tag_ids: list[str]) -> None:
        conversation = self._desk.conversations[message.conversation_id]
        self._desk.add_tags(conversation, tag_ids)
        if archive and not message.error:
            self._desk.set_status(conversation, "archived")

    def message(self, message_id: str) -> Response:
        """JSON, or the mail itself for `Accept: message/rfc822`."""
        message = self._sight.message(message_id)
        if "message/rfc822" in request.headers.get("Accept", ""):
            return Response(self._desk.raw(message), mimetype="message/rfc822")
        return jsonify(self._shape.message(message))

    def download(self, message_id: str, number: int) -> Response:
        parts = files(self._desk.mime(self._sight.message(message_id)))
        if number >= len(parts):
            raise FrontError(404, "Not found", "Unknown attachment")
        return Response(parts[number].get_payload(decode=True), mimetype=parts[number].get_content_type())

    # Tags

    def tags(self) -> Response:
        return self._pages.page(list(self._desk.tags.values()), self._shape.tag)

    def create_tag(self) -> Response:
        name = str(request.get_json().get("name") or "")
        if not 0 < len(name) <= 64:
            raise FrontError(400, "Bad request", "Body did not satisfy requirements: name")
        response = jsonify(self._shape.tag(self._desk.create_tag(name)))
        response.status_code = 201
        return response
