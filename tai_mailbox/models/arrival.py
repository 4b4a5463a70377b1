# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
from __future__ import annotations

from dataclasses import dataclass

from odoo.models import BaseModel

from ..intake import Reading
from ..providers.base import RawMail
from .message_key import message_key


@dataclass(slots=True)
class Arrival:
    """A mail on its way into the ledger."""

    mail: RawMail
    key: str  # Message-ID or digest
    row: BaseModel = None  # its row, where it has one
    copy_of: BaseModel = None  # the row, of another mailbox, whose records this one shares
    logged_on: BaseModel = None  # shipments in whose chatter the mail lies already
    is_second: bool = False  # the same mail lies twice in this mailbox
    is_ours: bool = False  # sent by this database: processed, it would beget the next one
    reading: Reading | None = None
    shipments: BaseModel = None

    @classmethod
    def of(cls, mail: RawMail, **known) -> Arrival:
        header = mail.raw or mail.headers
        return cls(mail, message_key(header) if header else "", **known)

    @property
    def is_known(self) -> bool:
        """Whether it has led to something already, so that it need not be read."""
        return bool(self.is_second or self.copy_of or self.logged_on)

    @property
    def category(self) -> str:
        """What it was read as; empty where it was not read."""
        return self.reading.category if self.reading else ""
