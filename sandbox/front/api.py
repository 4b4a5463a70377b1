# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Front's API, the calls that the addon makes: https://dev.frontapp.com/reference"""

from __future__ import annotations

import math
import socket
import time
from collections.abc import Callable, Sequence
from typing import Any
from urllib.parse import urlencode

from flask import Flask, Response, g, jsonify, redirect, request
from werkzeug.exceptions import HTTPException, RequestEntityTooLarge

from ..faulty import Faults, HttpFault
from ..openid import Store
from .desk import INBOXES, Desk
from .limits import Limits
from .outgoing import make_mail, read_draft
from .records import Conversation, Inbox, Message
from .shape import Shape, files

_MAX_SIZE = 25 * 2**20  # bytes
_EVENTS_PAGE, _PAGE, _MOST = 15, 50, 100  # items
_STATUSES = ("archived", "deleted", "open", "unassigned")


class FrontError(Exception):
    def __init__(self, status: int, title: str, message: str):
        super().__init__(message)
        self.status, self.title = status, title

    def response(self) -> Response:
        response = jsonify(_error={"status": self.status, "title": self.title, "message": str(self)})
        response.status_code = self.status
        return response


class _Moved(Exception):
    """The conversation was merged into another one."""

    def __init__(self, conversation: Conversation):
        super().__init__(conversation.id)
        self.conversation = conversation


def make_front_api(
    config: dict[str, Any], desk: Desk, store: Store, limits: Limits, faults: Faults[HttpFault]
) -> Flask:
    return _Api(config, desk, store, limits, faults).make_app()


class _Api:
    def __init__(
        self, config: dict[str, Any], desk: Desk, store: Store, limits: Limits, faults: Faults[HttpFault]
    ):
        self._base = config["front"]["api"]
        self._api_token = config["front"]["api_token"]
        self._desk, self._store, self._limits, self._faults = desk, store, limits, faults
        self._shape = Shape(desk, self._base)

    def make_app(self) -> Flask:
        app = Flask(__name__)
        app.config["MAX_CONTENT_LENGTH"] = _MAX_SIZE
        for method, path, view in self._routes():
            app.add_url_rule(path, f"{method} {path}", self._locked(view), methods=[method])
        app.before_request(self._admit)
        app.after_request(self._tell_limits)
        app.register_error_handler(FrontError, FrontError.response)
        app.register_error_handler(HTTPException, _as_front_error)
        app.register_error_handler(_Moved, self._redirect)
        return app

    def _routes(self) -> Sequence[tuple[str, str, Callable[..., Any]]]:
        return (
            ("GET", "/me", lambda: jsonify(self._shape.identity())),
            ("GET", "/teammates", self.teammates),
            ("GET", "/inboxes", self.inboxes),
            ("GET", "/inboxes/<inbox_id>/channels", self.inbox_channels),
            ("GET", "/inboxes/<inbox_id>/conversations", self.inbox_conversations),
            ("GET", "/channels", self.channels),
            ("GET", "/channels/<channel_id>/inbox", self.channel_inbox),
            ("POST", "/channels/<channel_id>/messages", self.send),
            ("GET", "/events", self.events),
            ("GET", "/conversations/<conversation_id>", self.conversation),
            ("PATCH", "/conversations/<conversation_id>", self.update_conversation),
            ("GET", "/conversations/<conversation_id>/messages", self.conversation_messages),
            ("POST", "/conversations/<conversation_id>/messages", self.reply),
            ("POST", "/conversations/<conversation_id>/tags", self.add_tags),
            ("DELETE", "/conversations/<conversation_id>/tags", self.remove_tags),
            ("GET", "/messages/<message_id>", self.message),
            ("GET", "/download/<message_id>/<int:number>", self.download),
            ("GET", "/tags", self.tags),
            ("POST", "/tags", self.create_tag),
        )

    def _locked(self, view: Callable[..., Any]) -> Callable[..., Any]:
        """One request at a time works on the desk, and finds there what has arrived."""

        def locked(**arguments: Any) -> Any:
            with self._desk.lock:
                self._desk.take_in()
                return view(**arguments)

        return locked

    # Before and after each request

    def _admit(self) -> Response | None:
        g.user = self._user()
        fault = self._faults.take(g.user, f"{request.method} {request.path}")
        g.fault = fault if fault and (fault.late or fault.cut) else None
        if fault and not g.fault:
            return self._fail(fault)
        burst = request.method != "GET" or request.path.startswith("/events")
        wait = self._limits.take(request.path if burst else "")
        if wait:
            response = FrontError(429, "Rate limit exceeded", "Too many requests").response()
            response.headers["Retry-After"] = str(math.ceil(wait))
            return response
        return None

    def _user(self) -> str:
        """Whose token it is; "" for the company's own."""
        value = request.headers.get("Authorization", "").removeprefix("Bearer ")
        if value == self._api_token:
            return ""
        token = self._store.bearer(value, "front")
        if not token:
            raise FrontError(401, "Unauthenticated", "JSON Web Token validation failed")
        return token.user

    @staticmethod
    def _fail(fault: HttpFault) -> Response:
        time.sleep(fault.delay)
        if fault.drop:
            request.environ["werkzeug.socket"].shutdown(socket.SHUT_RDWR)
        response = FrontError(fault.status, "Ordered", "As ordered").response()
        response.headers.update(fault.headers)
        return response

    def _tell_limits(self, response: Response) -> Response:
        if fault := g.pop("fault", None):
            response = _cut(response, fault.cut) if fault.cut else self._fail(fault)
        response.headers.update(self._limits.headers())
        return response

    def _redirect(self, moved: _Moved) -> Response:
        path = request.path.replace(request.view_args["conversation_id"], moved.conversation.id)
        return redirect(self._base + path, code=301)

    # Who and where

    def teammates(self) -> Response:
        return self._page([self._shape.teammate(inbox.owner) for inbox in INBOXES if inbox.owner])

    def inboxes(self) -> Response:
        return self._page([self._shape.inbox(inbox) for inbox in self._visible()])

    def inbox_channels(self, inbox_id: str) -> Response:
        return self._page([self._shape.channel(self._inbox(inbox_id))])

    def inbox_conversations(self, inbox_id: str) -> Response:
        address = self._inbox(inbox_id).address
        found = [
            conversation
            for conversation in self._desk.conversations.values()
            if conversation.address == address and not conversation.merged_into
        ]
        newest_first = sorted(found, key=lambda conversation: conversation.created_at, reverse=True)
        return self._page(newest_first, self._shape.conversation)

    def channels(self) -> Response:
        return self._page([self._shape.channel(inbox) for inbox in self._visible()])

    def channel_inbox(self, channel_id: str) -> Response:
        return jsonify(self._shape.inbox(self._channel(channel_id)))

    # What happened

    def events(self) -> Response:
        """Newest first; `q[types][]`, `q[after]` and `q[before]` narrow it."""
        types = set(request.args.getlist("q[types][]") + request.args.getlist("q[types]"))
        after = request.args.get("q[after]", 0.0, type=float)
        before = request.args.get("q[before]", math.inf, type=float)
        visible = {inbox.address for inbox in self._visible()}
        found = [
            event
            for event in reversed(self._desk.events)
            if after < event.emitted_at < before
            and (not types or event.type in types)
            and self._desk.conversations[event.conversation_id].address in visible
        ]
        return self._page(found, self._shape.event, usual=_EVENTS_PAGE)

    # Conversations

    def conversation(self, conversation_id: str) -> Response:
        return jsonify(self._shape.conversation(self._conversation(conversation_id)))

    def update_conversation(self, conversation_id: str) -> Response:
        conversation = self._conversation(conversation_id)
        told = request.get_json()
        if "status" in told and told["status"] not in _STATUSES:
            raise FrontError(400, "Bad request", "Body did not satisfy requirements: status")
        if "status" in told:
            self._desk.set_status(conversation, told["status"])
        if "tag_ids" in told:
            wanted = self._known_tags(told["tag_ids"])
            self._desk.remove_tags(conversation, set(conversation.tag_ids) - set(wanted))
            self._desk.add_tags(conversation, wanted)
        return Response(status=204)

    def conversation_messages(self, conversation_id: str) -> Response:
        messages = self._desk.messages_of(self._conversation(conversation_id))
        return self._page(messages[::-1], self._shape.message)

    def add_tags(self, conversation_id: str) -> Response:
        conversation = self._conversation(conversation_id)
        self._desk.add_tags(conversation, self._known_tags(request.get_json().get("tag_ids", [])))
        return Response(status=204)

    def remove_tags(self, conversation_id: str) -> Response:
        conversation = self._conversation(conversation_id)
        self._desk.remove_tags(conversation, self._known_tags(request.get_json().get("tag_ids", [])))
        return Response(status=204)

    # Messages

    def send(self, channel_id: str) -> Response:
        return self._send(self._channel(channel_id), None)

    def reply(self, conversation_id: str) -> Response:
        conversation = self._conversation(conversation_id)
        inbox = next(inbox for inbox in INBOXES if inbox.address == conversation.address)
        return self._send(inbox, conversation)

    def _send(self, inbox: Inbox, conversation: Conversation | None) -> Response:
        """202: accepted, which is not delivered."""
        try:
            draft = read_draft(request)
        except ValueError as error:
            raise FrontError(400, "Bad request", f"Body did not satisfy requirements: {error}") from None
        if draft.channel_id:
            inbox = self._channel(draft.channel_id)
        if not draft.recipients and conversation is None:
            raise FrontError(400, "Bad request", "Body did not satisfy requirements: to: missing")
        draft.to = draft.to or self._correspondents(conversation, inbox)
        references = self._desk.references(conversation) if conversation else []
        mail = make_mail(draft, inbox, conversation.subject if conversation else "", references)
        message = self._desk.send(inbox, mail, draft.recipients, conversation)
        self._follow_up(message, draft.archive, self._known_tags(draft.tag_ids))
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
        message = self._message(message_id)
        if "message/rfc822" in request.headers.get("Accept", ""):
            return Response(self._desk.raw(message), mimetype="message/rfc822")
        return jsonify(self._shape.message(message))

    def download(self, message_id: str, number: int) -> Response:
        parts = files(self._desk.mime(self._message(message_id)))
        if number >= len(parts):
            raise FrontError(404, "Not found", "Unknown attachment")
        return Response(parts[number].get_payload(decode=True), mimetype=parts[number].get_content_type())

    # Tags

    def tags(self) -> Response:
        return self._page(list(self._desk.tags.values()), self._shape.tag)

    def create_tag(self) -> Response:
        name = str(request.get_json().get("name") or "")
        if not 0 < len(name) <= 64:
            raise FrontError(400, "Bad request", "Body did not satisfy requirements: name")
        response = jsonify(self._shape.tag(self._desk.create_tag(name)))
        response.status_code = 201
        return response

    # Finding, as far as the token's owner may see

    def _visible(self) -> list[Inbox]:
        return [inbox for inbox in INBOXES if not g.user or inbox.owner in ("", g.user)]

    def _inbox(self, inbox_id: str) -> Inbox:
        return self._first("inbox", (inbox for inbox in self._visible() if inbox.id == inbox_id))

    def _channel(self, channel_id: str) -> Inbox:
        """By its id or, as a resource alias, by `alt:address:<address>`."""
        names = (channel_id, channel_id.removeprefix("alt:address:"))
        visible = self._visible()
        found = (inbox for inbox in visible if inbox.channel_id == names[0] or inbox.address == names[1])
        return self._first("channel", found)

    def _conversation(self, conversation_id: str) -> Conversation:
        visible = {inbox.address for inbox in self._visible()}
        conversation = self._desk.conversations.get(conversation_id)
        if not conversation or conversation.address not in visible:
            raise FrontError(404, "Not found", "Unknown conversation")
        if conversation.merged_into:
            raise _Moved(self._desk.current(conversation))
        return conversation

    def _message(self, message_id: str) -> Message:
        """By its id, or by `alt:uid:<message_uid>`."""
        visible = {inbox.address for inbox in self._visible()}
        uid = message_id.removeprefix("alt:uid:")
        messages = self._desk.messages.values()
        found = (m for m in messages if m.address in visible and (m.id == message_id or m.uid == uid))
        return self._first("message", found)

    def _known_tags(self, tag_ids: list[str]) -> list[str]:
        for tag_id in tag_ids:
            if tag_id not in self._desk.tags:
                raise FrontError(400, "Bad request", f"Unknown tag {tag_id}")
        return tag_ids

    @staticmethod
    def _first(what: str, found: Any) -> Any:
        for one in found:
            return one
        raise FrontError(404, "Not found", f"Unknown {what}")

    def _page(
        self, items: list[Any], show: Callable[[Any], Any] | None = None, usual: int = _PAGE
    ) -> Response:
        """A page by its place from the start: what comes in while it is walked moves the rest along."""
        limit = min(request.args.get("limit", usual, type=int), _MOST if usual == _PAGE else usual)
        start = request.args.get("page_token", 0, type=int)
        shown = items[start : start + limit]
        more = start + limit < len(items)
        return jsonify(
            _pagination={"next": self._next_page(start + limit) if more else None},
            _links={"self": self._base + request.path},
            _results=[show(item) if show else item for item in shown],
        )

    def _next_page(self, start: int) -> str:
        asked = [(name, value) for name, value in request.args.items(multi=True) if name != "page_token"]
        return f"{self._base}{request.path}?{urlencode([*asked, ('page_token', start)])}"


def _cut(response: Response, most: int) -> Response:
    """It says how long it is, and is shorter."""
    whole = response.get_data()
    response.set_data(whole[:most])
    response.headers["Content-Length"] = str(len(whole))
    return response


def _as_front_error(error: HTTPException) -> Response:
    status = error.code or 500
    if isinstance(error, RequestEntityTooLarge):
        return FrontError(413, "Payload too large", "Attachments may have 25 MB").response()
    return FrontError(status, error.name, error.description or error.name).response()
