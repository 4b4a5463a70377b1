# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Reading a Front inbox by its inbound events, and finishing with conversations.

Front lists events newest first, a few a page, for all inboxes that the token may see. They are walked to
the last read position, then their mails are fetched oldest first, so that the position can move with
each batch. A long time is walked in parts, so that what interrupts a walk costs one part only.
"""

from __future__ import annotations

import time
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from ..base import Account, Batch, Cursor, FinishAction, MailKey, RawMail
from ..errors import MailboxError, MailboxNotFound
from ..failures import failures_told
from .api import PATIENCE, FrontApi
from .conversations import STATUSES, Conversations, TaggedBefore
from .delivery import Delivery, delivery_of
from .events import Inbound, Position, header_block, inbound, raw_mail
from .trouble import Troubles

BATCH_MAILS = 20
RESERVE = 10  # requests a minute that reading leaves to sending
PART = 24 * 3600.0  # seconds that are walked at once
SHORTEST_PART = 15 * 60.0
PAGES = 20  # of a part; where there are more it is halved


class FrontReader:
    """A `Reader` (see base.py).

    Options of the account, beside those of `FrontApi`: `inbox`, the id of the one that is read; `patience`,
    seconds that it may wait for the budget in one call.
    """

    def __init__(self, account: Account):
        self._account = account
        self._api = FrontApi(account, RESERVE, float(account.options.get("patience", PATIENCE)))
        self._inbox = str(account.options.get("inbox") or "")
        self._troubles = Troubles(self._api)
        self._conversations = Conversations(self._api, self._troubles)

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

    def delivery(self, uid: str) -> Delivery:
        """What became of a mail that was sent; see delivery.py."""
        try:
            return delivery_of(self._api, uid)
        except MailboxError as trouble:
            self._troubles.blame_one_mail(trouble)
            return Delivery("pending")

    # --- after processing ---

    def finish(self, action: FinishAction, keys: Sequence[MailKey]) -> set[MailKey]:
        return self._conversations.finish(action, keys)

    def add_tags(self, names: Sequence[str], keys: Sequence[MailKey]) -> TaggedBefore:
        return self._conversations.add_tags(names, keys)

    def undo(self, action: FinishAction, key: MailKey, message_id: str) -> bool:
        """See base.py; the conversation is opened again."""
        return action in STATUSES and self._conversations.reopen(key)

    def take_off_tags(self, names: Collection[str], key: MailKey) -> bool:
        return self._conversations.take_off_tags(names, key)

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
        """As many of the first of them as can be had, and what kept the others."""
        loaded: list[RawMail] = []
        for mail in mails:
            try:
                loaded.append(self._load(mail))
            except MailboxError as error:
                return mails[: len(loaded)], loaded, error
        return mails, loaded, None

    def _load(self, mail: Inbound) -> RawMail:
        """A single mail that Front cannot give is told as unreadable."""
        self._conversations.saw(mail)
        if mail.size > self._account.network.max_mail_size:
            return replace(raw_mail(mail, None), reason="too_large", headers=header_block(mail))
        try:
            return raw_mail(mail, self._api.raw(f"/messages/{mail.message}"))
        except MailboxNotFound:
            return replace(raw_mail(mail, None), reason="gone")
        except MailboxError as trouble:
            self._troubles.blame_one_mail(trouble)
            return replace(raw_mail(mail, None), reason="unreadable")
