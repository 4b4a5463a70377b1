# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Whose trouble it is when Front fails: a single mail's, or Front's own."""

from __future__ import annotations

from ..errors import MailboxError, Throttled
from .api import FrontApi

MOST = 8  # mails that are given up on one connection


class Troubles:
    """Counts the mails of one connection over which Front fails, ends the connection or falls silent."""

    def __init__(self, api: FrontApi):
        self._api, self._count = api, 0

    def blame_one_mail(self, trouble: MailboxError) -> None:
        """Returns where Front answers something else meanwhile; else raises what is Front's own trouble.

        Too many such mails are Front's trouble, too. Those before have been passed by then, so that the
        next connection gets further.
        """
        self._count += 1
        if trouble.broken or isinstance(trouble, Throttled) or self._count > MOST:
            raise trouble
        self._api.get("/me")
