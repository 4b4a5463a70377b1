# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What an incoming mail is, and what freight it asks to be moved: raw bytes in, a Reading out."""

from .reader import read, read_as_quote
from .reading import Context, Document, Evidence, Load, Place, Reading, Reason, Segment, Shipments

__all__ = [
    "Context",
    "Document",
    "Evidence",
    "Load",
    "Place",
    "Reading",
    "Reason",
    "Segment",
    "Shipments",
    "read",
    "read_as_quote",
]
