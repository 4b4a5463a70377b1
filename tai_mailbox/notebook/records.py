# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The mail log and the shipments as data frames, out of an environment or out of a Remote alike.

Everybody sees what they see in Odoo: of mail logs, their own.
"""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any

from .extras import needed

if TYPE_CHECKING:
    from pandas import DataFrame

MOST = 10_000  # rows
LEDGER = (
    "received",
    "mailbox_id",
    "category",
    "state",
    "subject",
    "sender",
    "reason",
    "failure",
    "shipment_ids",
)
SHIPMENTS = (
    "name",
    "state",
    "lane",
    "requested_on",
    "create_date",
    "partner_id",
    "customer_email",
    "mode",
    "equipment",
    "pickup_date",
    "weight_lb",
    "user_id",
)
MOMENTS = ("received", "requested_on", "create_date", "pickup_date")


def ledger(source, days: int = 30, limit: int = MOST) -> DataFrame:
    """The mail log of the last days, latest first; `shipment_ids` are those that a mail made or was about.

    :param source: `env`, or a Remote
    """
    return frame_of(source, "tai.mailbox.message", "received", LEDGER, days, limit)


def shipments(source, days: int = 30, limit: int = MOST) -> DataFrame:
    """The shipments that were entered in the last days, latest first."""
    return frame_of(source, "tai.shipment", "create_date", SHIPMENTS, days, limit)


def frame_of(source, model: str, moment: str, names: tuple[str, ...], days: int, limit: int) -> DataFrame:
    pandas = needed("pandas")
    since = datetime.now(timezone.utc) - timedelta(days=days)
    found = source[model].search_read(
        domain=[(moment, ">=", f"{since:%Y-%m-%d %H:%M:%S}")],
        fields=list(names),
        limit=limit,
        order=f"{moment} desc, id desc",
    )
    rows = [[plain(row[name]) for name in names] for row in found]
    frame = pandas.DataFrame(rows, index=[row["id"] for row in found], columns=names)
    for name in frame.columns.intersection(MOMENTS):
        frame[name] = pandas.to_datetime(frame[name], utc=True)
    return frame


def plain(value: Any) -> Any:
    """The name of a record that a field points to; None for what is empty."""
    if isinstance(value, tuple | list) and len(value) == 2 and isinstance(value[1], str):
        return value[1]
    return None if value is False else value
