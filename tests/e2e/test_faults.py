# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The short form of the benchmark `faults`: real processes, killed; a real network, cut."""

import random

import pytest

from bench.fault_results import SERVERS
from bench.faults import measure
from bench.troubles import Log


@pytest.mark.parametrize("server", SERVERS)
def test_nothing_is_lost_doubled_or_left_undone(server):
    figures = measure(40, 6, random.Random(7), server, None, Log())
    assert figures == {"kills": 6, "lost": 0, "doubled": 0, "undone": 0}
