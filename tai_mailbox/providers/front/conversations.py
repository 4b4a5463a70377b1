# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Finishing with mails in Front. It always concerns the whole conversation: that is all Front knows."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence

from ..base import FinishAction, MailKey
from ..errors import MailboxError, MailboxNotFound
from .api import FrontApi
from .delivery import conversation_of
from .events import Inbound, names_of
from .tags import Tags
from .trouble import Troubles

STATUSES: Mapping[FinishAction, str] = {"archive": "archived", "delete": "deleted"}
TaggedBefore = dict[MailKey, frozenset[str]]


class Conversations:
    """Of one connection; asked by the messages that lie in them."""

    def __init__(self, api: FrontApi, troubles: Troubles):
        self._api, self._troubles = api, troubles
        self._tags = Tags(api)
        self._of: dict[str, str] = {}  # message -> conversation
        self._tagged: dict[str, frozenset[str]] = {}  # conversation -> its tags when it was first seen

    def saw(self, mail: Inbound) -> None:
        """What an event has told need not be asked for."""
        if mail.conversation:
            self._of[mail.message] = mail.conversation
            self._tagged.setdefault(mail.conversation, mail.tags)

    def finish(self, action: FinishAction, keys: Sequence[MailKey]) -> set[MailKey]:
        """As `Reader.finish`; there is no marking as read in Front."""
        if action not in STATUSES:
            return set()
        return self._change(keys, lambda conversation: self._set_status(conversation, STATUSES[action]))

    def reopen(self, key: MailKey) -> bool:
        """False where the mail is not found."""
        return self._change_one(key, lambda conversation: self._set_status(conversation, "open"))

    def add_tags(self, names: Sequence[str], keys: Sequence[MailKey]) -> TaggedBefore:
        """Tags that there are not yet are made.

        :return: of the keys for which it holds now, the tags that their conversations had before
        """
        if not names:
            return dict.fromkeys(keys, frozenset())
        tags = {"tag_ids": self._tags.ids(names)}
        before: dict[str, frozenset[str]] = {}

        def add(conversation: str) -> None:
            before[conversation] = self._tags_of(conversation)
            self._api.change("POST", f"/conversations/{conversation}/tags", json=tags)

        done = self._change(keys, add)
        return {key: before.get(self._of.get(key.uid, ""), frozenset()) for key in done}

    def take_off_tags(self, names: Collection[str], key: MailKey) -> bool:
        """Harmless if repeated. False where the mail is not found."""
        tags = {"tag_ids": self._tags.known_ids(names)}

        def take_off(conversation: str) -> None:
            if tags["tag_ids"]:
                self._api.change("DELETE", f"/conversations/{conversation}/tags", json=tags)

        return self._change_one(key, take_off)

    # --- one by one ---

    def _change(self, keys: Sequence[MailKey], change: Callable[[str], None]) -> set[MailKey]:
        """The keys for which it holds now; each conversation is changed once."""
        done, changed = set(), set()
        for key in keys:
            try:
                conversation = self._conversation_of(key.uid)
                if conversation not in changed:
                    change(conversation)
                    changed.add(conversation)
                done.add(key)
            except MailboxNotFound:
                done.add(key)  # gone already
            except MailboxError as trouble:
                self._troubles.blame_one_mail(trouble)
        return done

    def _change_one(self, key: MailKey, change: Callable[[str], None]) -> bool:
        try:
            change(self._conversation_of(key.uid))
        except MailboxNotFound:
            return False
        return True

    def _set_status(self, conversation: str, status: str) -> None:
        self._api.change("PATCH", f"/conversations/{conversation}", json={"status": status})

    def _conversation_of(self, message: str) -> str:
        if message not in self._of:
            self._of[message] = conversation_of(self._api.get(f"/messages/{message}"))
        return self._of[message]

    def _tags_of(self, conversation: str) -> frozenset[str]:
        if conversation not in self._tagged:
            self._tagged[conversation] = names_of(self._api.get(f"/conversations/{conversation}"))
        return self._tagged[conversation]
