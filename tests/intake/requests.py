# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The short mails of requests.tsv: what asks for new freight, and what only sounds like it."""

from collections.abc import Iterator
from pathlib import Path

from .mails import raw

DATE = "Date: Mon, 5 Oct 2026 09:00:00 -0500"
LINES = Path(__file__).with_suffix(".tsv").read_text(encoding="utf-8").splitlines()
CASES = [line.split("\t") for line in LINES if not line.startswith("#")]


def short_mails() -> Iterator[tuple[str, bytes]]:
    """(category, raw mail)"""
    for category, _kind, subject, text in CASES:
        yield category, short_mail(subject, text)


def short_mail(subject: str, text: str) -> bytes:
    return raw(text.replace("\\n", "\n"), subject, headers=[DATE])
