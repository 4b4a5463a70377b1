# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Reading a Front inbox by its inbound events, and finishing with conversations.

Front lists events newest first, a few a page, for all inboxes that the token may see. They are walked to
the last read position, then their mails are fetched oldest first, so that the position can move with
each batch. A long time is walked in parts, so that what interrupts a walk costs one part only.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timezone
from email.message import EmailMessage
from typing import Any

from ..base import Account, Batch, Cursor, FinishAction, MailKey, RawMail
from ..errors import MailboxError, MailboxNotFound, ServerAnswerInvalid, TimedOut, Unavailable
from ..failures import failures_told
from .api import FrontApi
from .delivery import Delivery, conversation_of, delivery_of
from .tags import Tags

FOLDER = "Front"
MESSAGES = "1"  # Front's ids of messages never begin anew, as UIDs may
BATCH_MAILS = 20
RESERVE = 10  # requests a minute that reading leaves to sending
OVERLAP = 120.0  # seconds: events may come into the list later than they say
PART = 24 * 3600.0  # seconds that are walked at once
SHORTEST_PART = 15 * 60.0
PAGES = 20  # of a part; where there are more it is halved
STATUSES: Mapping[FinishAction, str] = {"archive": "archived", "delete": "deleted"}
OF_ONE_MAIL = (Unavailable, ServerAnswerInvalid, TimedOut)  # may concern a single mail that Front cannot give


@dataclass(frozen=True, slots=True)
class Inbound:
    """An event: a mail has come in."""

    message: str
    conversation: str
    at: float  # seconds since 1970
    size: int  # bytes of its attachments
    sender: str
    subject: str


@dataclass(frozen=True, slots=True)
class Position:
    """The cursor: events up to `after` have been seen, and of those about that time `seen`."""

    inbox: str
    after: float
    since: float  # where reading began
    seen: tuple[str, ...] = ()  # ids of messages

    @classmethod
    def read(cls, cursor: Cursor | None, inbox: str) -> Position | None:
        """None for a cursor of another inbox, or none of ours."""
        if not cursor:
            return None
        try:
            found = cls(
                str(cursor["inbox"]), float(cursor["after"]), float(cursor["since"]), tuple(cursor["seen"])
            )
        except (TypeError, LookupError, ValueError):
            return None
        return found if found.inbox == inbox else None

    def cursor(self) -> Cursor:
        return {"inbox": self.inbox, "after": self.after, "since": self.since, "seen": list(self.seen)}

    @property
    def begin(self) -> float:
        return max(self.after - OVERLAP, self.since)

    def past(self, after: float, taken: Iterable[Inbound], known: Mapping[str, float]) -> Position:
        """Having taken these; `known`: when the messages were that are seen already."""
        times = {**known, **{mail.message: mail.at for mail in taken}}
        late = tuple(message for message, at in times.items() if at > after - OVERLAP)
        return replace(self, after=after, seen=late)


class FrontReader:
    """A `Reader` (see base.py) of the inbox that the account's option `inbox` names."""

    def __init__(self, account: Account):
        self._account = account
        self._api = FrontApi(account, reserve=RESERVE)
        self._inbox = str(account.options.get("inbox") or "")
        self._tags = Tags(self._api)
        self._conversations: dict[str, str] = {}  # of the messages seen

    def close(self) -> None:
        """There is nothing to close."""

    def new_mail(self, cursor: Cursor | None, since: datetime) -> Iterator[Batch]:
        """See base.py. The cursor is {"inbox", "after", "since", "seen"}."""
        begun = since.timestamp()
        position = Position.read(cursor, self._inbox) or Position(self._inbox, begun, begun)
        end: float | None = 0.0
        while end is not None:
            events, end = self._walk(position)
            for batch in self._batches(position, events, end):
                position = Position.read(batch.cursor, self._inbox) or position
                yield batch

    def fetch(self, keys: Sequence[MailKey]) -> Iterator[RawMail]:
        for key in keys:
            yield self._load(Inbound(key.uid, "", 0.0, 0, "", ""))

    def recent(self, since: datetime, limit: int, skip: int = 0) -> Iterator[RawMail]:
        """See base.py."""
        query = [("q[types][]", "inbound"), ("q[after]", f"{since.timestamp():.3f}")]
        seen: set[str] = set()
        for page in self._api.pages("/events", query):
            with failures_told(self._account):
                mails = [inbound(event) for event in page if self._is_ours(event)]
            for mail in mails:
                if mail.message in seen:
                    continue
                seen.add(mail.message)
                if len(seen) > skip:
                    yield self._load(mail)
                if len(seen) >= skip + limit:
                    return

    def find(self, key: MailKey, message_id: str) -> RawMail | None:
        """See base.py; Front's id of a mail stays wherever the mail goes."""
        found = next(self.fetch([key]))
        return None if found.reason == "gone" else found

    def undo(self, action: FinishAction, key: MailKey, message_id: str) -> bool:
        """See base.py; the conversation is opened again."""
        if action not in STATUSES:
            return False
        try:
            conversation = self._conversation_of(key.uid)
            self._api.change("PATCH", f"/conversations/{conversation}", json={"status": "open"})
        except MailboxNotFound:
            return False
        return True

    def delivery(self, uid: str) -> Delivery:
        """What became of a mail that was sent; see delivery.py."""
        return delivery_of(self._api, uid)

    # --- after processing: it concerns the whole conversation, for that is all Front knows ---

    def finish(self, action: FinishAction, keys: Sequence[MailKey]) -> set[MailKey]:
        """See base.py; there is no marking as read in Front."""
        if action not in STATUSES:
            return set()
        told = {"status": STATUSES[action]}
        return self._change("PATCH", "/conversations/{}", told, keys)

    def add_tags(self, names: Sequence[str], keys: Sequence[MailKey]) -> set[MailKey]:
        """As `finish`; tags that there are not yet are made."""
        if not names:
            return set(keys)
        return self._change("POST", "/conversations/{}/tags", {"tag_ids": self._tags.ids(names)}, keys)

    def _change(
        self, method: str, path: str, told: Mapping[str, Any], keys: Sequence[MailKey]
    ) -> set[MailKey]:
        done, changed = set(), set()
        for key in keys:
            try:
                conversation = self._conversation_of(key.uid)
                if conversation not in changed:
                    self._api.change(method, path.format(conversation), json=told)
                    changed.add(conversation)
                done.add(key)
            except MailboxNotFound:
                done.add(key)  # gone already
            except Unavailable:
                continue
        return done

    def _conversation_of(self, message: str) -> str:
        if message not in self._conversations:
            self._conversations[message] = conversation_of(self._api.get(f"/messages/{message}"))
        return self._conversations[message]

    # --- which mails ---

    def _walk(self, position: Position) -> tuple[list[Mapping[str, Any]], float | None]:
        """The events of the next part of the time, and where it ends: None for now."""
        length = PART
        while True:
            end = position.after + length
            until = end if end < time.time() - SHORTEST_PART else None
            events = self._walk_part(position.begin, until, length <= SHORTEST_PART)
            if events is not None:
                return events, until
            length = max(length / 2, SHORTEST_PART)

    def _walk_part(self, begin: float, end: float | None, whole: bool) -> list[Mapping[str, Any]] | None:
        """Each once, oldest first; None where it is too much for one walk that need not be `whole`."""
        query = [("q[types][]", "inbound"), ("q[after]", f"{begin:.3f}")]
        query += [] if end is None else [("q[before]", f"{end:.3f}")]
        events: dict[str, Mapping[str, Any]] = {}
        for count, page in enumerate(self._api.pages("/events", query)):
            if end is not None and count == PAGES and not whole:
                return None
            with failures_told(self._account):
                events |= {event["id"]: event for event in page}
        with failures_told(self._account):
            return sorted(events.values(), key=lambda event: event["emitted_at"])

    # --- the mails ---

    def _batches(
        self, position: Position, events: Sequence[Mapping[str, Any]], end: float | None
    ) -> Iterator[Batch]:
        """Each batch's cursor stands at its last mail; in the end, where the walk ended."""
        with failures_told(self._account):
            mails = [inbound(event) for event in events if self._is_ours(event)]
        known = {mail.message: mail.at for mail in mails if mail.message in position.seen}
        new = [mail for mail in mails if mail.message not in known]
        reached = position
        for start in range(0, len(new), BATCH_MAILS):
            taken, loaded, trouble = self._load_all(new[start : start + BATCH_MAILS])
            if taken:
                reached = position.past(max(taken[-1].at, position.after), new[: start + len(taken)], known)
                yield Batch(tuple(loaded), reached.cursor(), remaining=len(new) - start - len(taken))
            if trouble:
                raise trouble
        last = max([position.after, *(event["emitted_at"] for event in events)]) if end is None else end
        ended = position.past(last, new, known)
        if ended.cursor() != reached.cursor() or reached.after == position.since:
            yield Batch((), ended.cursor())

    def _is_ours(self, event: Mapping[str, Any]) -> bool:
        inboxes = event["source"]["data"]
        message = (event["target"] or {}).get("data") or {}
        return message.get("type") == "email" and any(inbox["id"] == self._inbox for inbox in inboxes)

    def _load_all(
        self, mails: Sequence[Inbound]
    ) -> tuple[Sequence[Inbound], list[RawMail], MailboxError | None]:
        """As many of the first of them as can be had, and what kept the others.

        A single mail that Front cannot give is told as unreadable; two in a row are Front's trouble.
        """
        loaded: list[RawMail] = []
        for mail in mails:
            try:
                loaded.append(self._load(mail))
            except MailboxError as error:
                return mails[: len(loaded)], loaded, error
            if [raw.reason for raw in loaded[-2:]] == ["unreadable"] * 2:
                left = loaded[:-2]
                return mails[: len(left)], left, Unavailable("two mails in a row could not be had")
        return mails, loaded, None

    def _load(self, mail: Inbound) -> RawMail:
        self._conversations |= {mail.message: mail.conversation} if mail.conversation else {}
        if mail.size > self._account.network.max_mail_size:
            return replace(raw_mail(mail, None), reason="too_large", headers=header_block(mail))
        try:
            return raw_mail(mail, self._api.raw(f"/messages/{mail.message}"))
        except MailboxNotFound:
            return replace(raw_mail(mail, None), reason="gone")
        except OF_ONE_MAIL:
            return replace(raw_mail(mail, None), reason="unreadable")


def inbound(event: Mapping[str, Any]) -> Inbound:
    message = event["target"]["data"]
    senders = [one["handle"] for one in message.get("recipients") or () if one.get("role") == "from"]
    return Inbound(
        str(message["id"]),
        str(event["conversation"]["id"]),
        float(event["emitted_at"]),
        sum(int(file.get("size") or 0) for file in message.get("attachments") or ()),
        str(senders[0]) if senders else "",
        str(message.get("subject") or ""),
    )


def raw_mail(mail: Inbound, raw: bytes | None) -> RawMail:
    return RawMail(
        MailKey(FOLDER, MESSAGES, mail.message),
        raw,
        mail.size if raw is None else len(raw),
        datetime.fromtimestamp(mail.at, timezone.utc) if mail.at else None,
        provider_id=mail.message,
        thread_id=mail.conversation,
    )


def header_block(mail: Inbound) -> bytes:
    """What Front tells of a mail that is too large to load."""
    message = EmailMessage()
    message["From"], message["Subject"] = mail.sender, " ".join(mail.subject.split())
    return message.as_bytes()
