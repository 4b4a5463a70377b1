# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Mails of 1 MB made to be slow: each is read to its end (how fast, `./dev bench read` says)."""

import time

import pytest

from bench.read import MEGABYTE, hostile
from tai_mailbox.intake import Context, read
from tai_mailbox.intake.rules import MAX_TEXT

HOSTILE = dict(hostile())
LONGEST = 20  # seconds of a processor: no measure of speed, but a mail that runs away takes minutes


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_mail_is_read(name):
    assert len(HOSTILE[name]) > 0.85 * MEGABYTE
    begin = time.process_time()
    found = read(HOSTILE[name], Context())
    assert time.process_time() - begin < LONGEST
    assert sum(len(segment.text) for segment in found.segments[1:]) <= MAX_TEXT
