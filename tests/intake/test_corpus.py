# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The goals of the reader (score.py), on the labelled mails."""

import pytest

from .score import GOALS, measure_set

NEVER_FREIGHT = (
    "DSN",
    "auto-reply",
    "newsletter",
    "truck list",
    "carrier bid",
    "rate confirmation",
    "invoice",
)


@pytest.fixture(scope="module")
def score():
    return measure_set("dev")


@pytest.mark.parametrize("name", GOALS)
def test_the_goal_is_met(score, name):
    assert score.figures()[name] >= GOALS[name]


@pytest.mark.parametrize("kind", NEVER_FREIGHT)
def test_no_shipment_is_made_of(score, kind):
    assert score.made_up_by_kind[kind] == 0
