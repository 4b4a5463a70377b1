# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""A company's budget of requests at Front, without a clock that runs."""

from __future__ import annotations

import json

import pytest

from tai_mailbox.providers.front import Budget, Told
from tai_mailbox.providers.front.limits import BURST, MINUTE, UNTOLD_PAUSE, USUAL

NOON = 1_700_000_000.0


def spend(budget, count, now=NOON, reserve=0):
    """How long the last of so many requests, each for something else, has to wait."""
    return [budget.take(now, f"GET /{number}", reserve) for number in range(count)][-1]


def test_a_minute_has_as_many_as_the_smallest_plan():
    budget = Budget()
    assert spend(budget, USUAL) == 0
    assert spend(budget, 1) == MINUTE
    assert spend(budget, 1, NOON + MINUTE) == 0


def test_some_are_left_to_others():
    budget = Budget()
    assert spend(budget, USUAL - 10, reserve=10) == 0
    assert spend(budget, 1, reserve=10) == MINUTE
    assert spend(budget, 10) == 0


def test_what_front_tells_is_truer():
    budget = Budget()
    spend(budget, 1)
    budget.note(NOON, Told(remaining=150, resets_in=20.0))
    assert spend(budget, 150) == 0
    assert spend(budget, 1) == 20.0


def test_a_refusal_holds_for_everything():
    budget = Budget()
    budget.note(NOON, Told(refused=True, retry_after=7.0))
    assert spend(budget, 1) == 7.0
    assert spend(budget, 1, NOON + 7.0) == 0
    budget.note(NOON + 7.0, Told(refused=True))
    assert spend(budget, 1, NOON + 7.0) == UNTOLD_PAUSE


def test_bursts_are_counted_for_each_resource():
    budget = Budget()
    assert [budget.take(NOON + n / 10, "GET /events") for n in range(BURST)] == [0] * BURST
    assert budget.take(NOON + 0.5, "GET /events") == pytest.approx(0.5)
    assert budget.take(NOON + 0.5, "GET /tags") == 0
    assert budget.take(NOON + 1.01, "GET /events") == 0


def test_it_is_kept_as_json():
    budget = Budget()
    spend(budget, 3)
    assert Budget.read(json.loads(json.dumps(budget.kept()))) == budget
    assert Budget.read(None) == Budget()


@pytest.mark.parametrize(
    "status, headers, told",
    [
        (200, {}, Told()),
        (200, {"x-ratelimit-remaining": "12", "x-ratelimit-reset": "soon"}, Told(remaining=12)),
        (
            429,
            {"x-ratelimit-reset": "1700000010.5", "Date": "Tue, 14 Nov 2023 22:13:20 GMT"},
            Told(refused=True, resets_in=10.5, retry_after=3.0),
        ),
    ],
)
def test_headers(status, headers, told):
    assert Told.by(status, headers, 3.0 if status == 429 else None) == told
