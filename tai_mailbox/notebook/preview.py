# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What reading a mailbox would lead to, before it is switched on."""

from __future__ import annotations

from contextlib import closing
from datetime import datetime, timedelta, timezone
from itertools import islice
from typing import TYPE_CHECKING

from .. import providers
from ..intake import read
from ..models.take_in import TakeIn
from .extras import needed
from .mails import COLUMNS, told

if TYPE_CHECKING:
    from pandas import DataFrame


def preview(mailbox, days: int = 7, limit: int = 200) -> DataFrame:
    """What each mail of the last days would become: the columns of `read_folder`, and when it was received.

    Nothing is made, marked or moved.

    :param mailbox: a connected tai.mailbox
    """
    since = datetime.now(timezone.utc) - timedelta(days=days)
    with closing(providers.open_reader(mailbox._account())) as reader:
        batches = reader.new_mail(None, since)
        mails = list(islice((mail for batch in batches for mail in batch.mails if mail.raw), limit))
    context = TakeIn(mailbox, mails)._context
    pandas = needed("pandas")
    frame = pandas.DataFrame([told(read(mail.raw, context)) for mail in mails], columns=COLUMNS)
    frame.insert(0, "received", pandas.to_datetime([mail.received for mail in mails], utc=True))
    return frame
