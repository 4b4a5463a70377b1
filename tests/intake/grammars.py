# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""One line read by one grammar."""

from datetime import date

from tai_mailbox.intake.text import Scan

THURSDAY = date(2026, 9, 24)


def scan(text):
    return Scan(0, "new", text)


def values(grammar, text):
    return [found.value for found in grammar.find(scan(text))]
