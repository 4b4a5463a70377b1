# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Mails in files, read without Odoo and without a database."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ..intake import Context, Reading, read
from .extras import needed
from .words import lane

if TYPE_CHECKING:
    from pandas import DataFrame

COLUMNS = ("date", "sender", "subject", "category", "loads", "lane", "shipments", "documents", "why")


def read_file(path: Path | str, context: Context | None = None) -> Reading:
    """What is read of one mail in a file. A notebook shows it with the words that each value stands on.

    :param context: the broker's time zone, own addresses and existing shipments
    """
    return read(Path(path).read_bytes(), context or Context())


def read_folder(path: Path | str, context: Context | None = None) -> DataFrame:
    """What is read of each .eml file in a folder and the folders in it: one row for each, by its name.

    Raises FileNotFoundError where there is none.
    """
    folder = Path(path)
    files = sorted(file for file in folder.rglob("*") if file.suffix.lower() == ".eml")
    if not files:
        raise FileNotFoundError(f"No .eml file lies in {folder.resolve()}")
    rows = {str(file.relative_to(folder)): told(read_file(file, context)) for file in files}
    return needed("pandas").DataFrame.from_dict(rows, orient="index", columns=COLUMNS)


def told(reading: Reading) -> list:
    """A Reading in the order of COLUMNS."""
    return [
        reading.date,
        reading.sender,
        reading.subject,
        reading.category,
        len(reading.loads),
        "; ".join(lane(load) for load in reading.loads),
        ", ".join(reading.shipments),
        ", ".join(document.name for document in reading.documents),
        " ".join(reason.explain() for reason in reading.reasons),
    ]
