# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Mails of an open IMAP folder, loaded within bounds of number and size."""

from __future__ import annotations

import imaplib
from collections.abc import Iterable, Iterator, Sequence

from .base import Account, RawMail, Reason
from .errors import Throttled, TooManyConnections
from .failures import failures_told
from .hosts import ANSWER_SIZE
from .imap_answers import Listed, Position, listed_mail, part
from .signs import classify_imap
from .wire import ImapConnection

BATCH_MAILS = 100
BATCH_BYTES = 8 * 1024 * 1024
HEADER_BYTES = 64 * 1024
HEADER = f"BODY.PEEK[HEADER]<0.{HEADER_BYTES}>"
GMAIL = ("X-GM-MSGID", "X-GM-THRID", "X-GM-LABELS")


class Loading:
    """From the folder that is selected on the connection."""

    def __init__(self, account: Account, connection: ImapConnection):
        self._account, self._connection = account, connection

    def listed(self, uids: Sequence[int]) -> list[Listed]:
        """What is known of each; a mail that the server no longer lists stays in, to be told as gone."""
        with failures_told(self._account):
            wanted = ["RFC822.SIZE", "INTERNALDATE"]
            if self._connection.offers("X-GM-EXT-1"):
                wanted += GMAIL
            answers = self._connection.fetch(uids, wanted)
        return [listed_mail(uid, answers.get(uid, {})) for uid in uids]

    def portions(self, mails: Iterable[Listed]) -> Iterator[list[Listed]]:
        """At most BATCH_MAILS, and BATCH_BYTES unless a single mail is larger than that."""
        portion: list[Listed] = []
        size = 0
        for mail in mails:
            weight = self._weight(mail)
            if portion and (len(portion) >= BATCH_MAILS or size + weight > BATCH_BYTES):
                yield portion
                portion, size = [], 0
            portion.append(mail)
            size += weight
        if portion:
            yield portion

    def _weight(self, mail: Listed) -> int:
        return HEADER_BYTES if self._is_too_large(mail) else mail.size

    def _is_too_large(self, mail: Listed) -> bool:
        return mail.size > self._account.network.max_mail_size

    def load(self, position: Position, mails: Sequence[Listed]) -> list[RawMail]:
        with failures_told(self._account):
            bodies = self._bodies([mail for mail in mails if not self._is_too_large(mail)])
            headers = self._parts(
                [mail.uid for mail in mails if self._is_too_large(mail)], HEADER, HEADER_BYTES
            )
            absent = [mail.uid for mail in mails if mail.uid not in bodies and mail.uid not in headers]
            present = self._connection.existing(absent)
        return [
            mail.raw_mail(
                position,
                bodies.get(mail.uid),
                headers.get(mail.uid, b""),
                self._reason(mail, mail.uid in absent, mail.uid in present),
            )
            for mail in mails
        ]

    def _reason(self, mail: Listed, absent: bool, present: bool) -> Reason:
        if absent:
            return "unreadable" if present else "gone"
        return "too_large" if self._is_too_large(mail) else ""

    def _bodies(self, mails: Sequence[Listed]) -> dict[int, bytes]:
        """The room leaves a server free to state sizes wrongly, as some do, but not without end."""
        room = 2 * sum(mail.size for mail in mails) + self._account.network.max_mail_size
        return self._parts([mail.uid for mail in mails], "BODY.PEEK[]", room)

    def _parts(self, uids: Sequence[int], item: str, room: int) -> dict[int, bytes]:
        """A single mail that it cannot give fails the whole command on some servers: ask for those singly."""
        found = self._fetch_parts(uids, item, room)
        for uid in uids if len(found) < len(uids) else ():
            if uid not in found:
                found |= self._fetch_parts([uid], item, room)
        return found

    def _fetch_parts(self, uids: Sequence[int], item: str, room: int) -> dict[int, bytes]:
        self._connection.expect(ANSWER_SIZE + room)
        try:
            answers = self._connection.fetch(uids, [item])
        except imaplib.IMAP4.abort:
            raise
        except imaplib.IMAP4.error as error:
            if isinstance(classify_imap(error), Throttled | TooManyConnections):
                raise
            return {}
        finally:
            self._connection.expect()
        parts = {uid: part(answer) for uid, answer in answers.items()}
        return {uid: data for uid, data in parts.items() if data is not None}
