# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What reading a mailbox would lead to, before it is switched on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .extras import needed

if TYPE_CHECKING:
    from pandas import DataFrame

COLUMNS = (
    "received",
    "sender",
    "subject",
    "category",
    "reasons",
    "missing",
    "lanes",
    "shipments",
    "documents",
    "post_action",
    "taken_in",
)
LISTS = {"lanes": "; ", "shipments": ", ", "documents": ", ", "missing": ", ", "reasons": " "}


def preview(mailbox, days: int = 7, limit: int = 200, skip: int = 0) -> DataFrame:
    """What each mail of the last days would become, newest first: what "Show what would happen" says in Odoo.

    Nothing is made, marked or moved; `taken_in` are those that the mail log has already.

    :param mailbox: a tai.mailbox, connected with permission to read; as a user, your own

    Raises UserError where it is not connected, or its provider refuses.
    """
    mailbox._check_own()
    # It ends its transaction before it waits for the network: not that of the cell, which is rolled back.
    with mailbox.pool.cursor() as cursor:
        mails = mailbox.with_env(mailbox.env(cr=cursor)).sudo()._preview(days, limit, skip)
    pandas = needed("pandas")
    frame = pandas.DataFrame(mails, columns=COLUMNS)
    frame.received = pandas.to_datetime(frame.received, utc=True)
    for name, between in LISTS.items():
        frame[name] = frame[name].map(between.join)
    return frame
