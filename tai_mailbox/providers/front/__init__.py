# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Front, by its API: https://dev.frontapp.com/reference"""

from __future__ import annotations

from .api import FrontApi
from .channels import Channel, channels, inbox_of, teammate_of
from .delivery import Delivery, delivery_of
from .limits import Budget, Pace, Told
from .reader import FrontReader
from .sender import MOST_BYTES, FrontSender
from .sign_in import Front
from .tags import LONGEST_TAG, Tags

__all__ = [
    "LONGEST_TAG",
    "MOST_BYTES",
    "Budget",
    "Channel",
    "Delivery",
    "Front",
    "FrontApi",
    "FrontReader",
    "FrontSender",
    "Pace",
    "Tags",
    "Told",
    "channels",
    "delivery_of",
    "inbox_of",
    "teammate_of",
]
