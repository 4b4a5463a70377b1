# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The words around places and days, weighed, make of them what no rule knows."""

from dataclasses import replace
from datetime import date

import pytest

from tai_mailbox.intake.grammar.day_roles import Day
from tai_mailbox.intake.lanes.marks import Step
from tai_mailbox.intake.learnt import days, ends
from tai_mailbox.intake.learnt.surroundings import hidden, marks
from tai_mailbox.intake.learnt.weights import likely, table
from tai_mailbox.intake.places.find import find_mentions
from tai_mailbox.intake.text import Found, Scan

TABLES = (ends.TABLE, days.TABLE)


def test_the_marks_of_a_span():
    text = "dock: ours\nit loads friday; we want \x01\x01 by monday."
    start = text.index("monday")
    assert marks(text, start, start + 6) == {
        *("b1 by", "b2 @", "bb @ by", "a1 ."),
        *("s we", "s want", "s @", "s by", "n by"),
        *("u dock", "u :"),
    }


def test_what_is_hidden_is_one_mark_whatever_its_length():
    text = "from reno, nv to boise, id"
    spans = [(5, 13), (17, 26)]
    assert hidden(text, spans) == "from " + "\x01" * 8 + " to " + "\x01" * 9
    assert "b2 @" in marks(hidden(text, spans), 17, 26)


@pytest.mark.parametrize("name", TABLES)
def test_a_table_weighs_each_mark_for_each_role(name):
    roles, weights = table(name)
    assert "" in weights
    assert {len(row) for row in weights.values()} == {len(roles)}


@pytest.mark.parametrize("name", TABLES)
def test_chances_make_up_a_whole(name):
    assert sum(likely(name, ["b1 from", "a1 .", "no such mark"]).values()) == pytest.approx(1)


def scanned(text):
    scan = Scan(0, "new", text)
    return scan, find_mentions(scan)


def cities(steps):
    return [(step.role, step.mention.place.city) for step in steps]


LANE = [("origin", "Salina"), ("destination", "Ogallala")]
TEXT = (
    "They're on the slab behind our shed at Salina, KS 67401, and the family that won the auction farms near"
    " Ogallala, NE 69153."
)


def test_the_ends_that_the_rules_leave_open():
    assert cities(ends.judged(*scanned(TEXT), [])) == LANE


def test_the_rules_give_way_where_they_had_little_to_go_by():
    scan, mentions = scanned(TEXT)
    steps = [Step(mentions[0], "destination"), Step(mentions[1], "origin")]
    assert cities(ends.judged(scan, mentions, steps)) == LANE
    labelled = [replace(step, strong=True) for step in steps]
    assert ends.judged(scan, mentions, labelled) == labelled


def test_a_text_of_many_places_has_no_lane_of_this_kind():
    assert ends.judged(*scanned("; ".join(f"Reno, NV 8950{n}" for n in range(ends.MOST + 1))), []) == []


DAYS = [
    ("It can be tendered on june 28.", "", "pickup"),
    ("Please send your number by june 28.", "", "other"),
    ("Our dock is open to load june 28 only.", "delivery", "pickup"),
    ("Please unload it on june 28.", "delivery", "delivery"),
]


@pytest.mark.parametrize(("text", "told", "role"), DAYS)
def test_what_a_day_is_the_day_of(text, told, role):
    start = text.index("june")
    found = [Found("date", Day(date(2027, 6, 28), told), start, start + len("june 28"))]
    (item,) = days.judged(Scan(0, "new", text), found)
    assert item.value.role == role


def test_a_timetable_is_left_as_it_is():
    found = [Found("date", Day(date(2027, 6, 1), ""), at, at + 1) for at in range(days.MOST + 1)]
    assert days.judged(Scan(0, "new", "load " * 10), found) == found
