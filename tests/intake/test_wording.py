# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The wording of a mail, weighed as a whole, overrules the rules where it speaks clearly."""

from itertools import pairwise

import pytest

from tai_mailbox.intake import Context, data, read
from tai_mailbox.intake.decision import wording
from tai_mailbox.intake.reading import Load, Segment
from tai_mailbox.intake.text import fold

from .requests import short_mail

LANE = "Dalton, GA 30721 to Waco, TX 76701"
# Said as no rule knows it.
REQUESTS = [
    f"We wrap Saturday and the stage has to be empty. Need a 53 van Sunday, {LANE}, set walls, 16,000 lbs",
    f"4 pallets of soap, 2,100 lbs. from: our shop, to: a store, {LANE}, Monday. how much would that be??",
]
NO_REQUESTS = [
    f"Thank you for your offer. We awarded the 18 pallets, 20,000 lbs, {LANE} to a carrier who was lower.",
    f"This week in trucks: {LANE}, 42,000 lbs reefers paid $3,100 on average, up 6%.",
]


@pytest.mark.parametrize("text", REQUESTS)
def test_a_request_in_words_of_its_own(text):
    assert read(short_mail("", text), Context()).category == "quote"


@pytest.mark.parametrize("text", NO_REQUESTS)
def test_no_request_in_words_of_its_own(text):
    assert read(short_mail("", text), Context()).category == "other"


def test_the_words_that_spoke_loudest_are_told():
    segment = Segment("new", "Could you please quote this? We need a van on Monday, thanks")
    texts = [(0, segment, fold(segment.text))]
    said = wording.loudest(texts, for_a_request=True)
    assert wording.certainty(texts, [Load()]) > wording.certainty([], [Load()])
    assert len(said) == wording.TOLD
    assert all(words.text == segment.text[words.start : words.end] for words in said)
    assert all(one.end <= next_one.start for one, next_one in pairwise(said))


def test_every_mark_has_one_weight():
    marks = [line.rpartition("\t")[0] for line in data.lines("wording.tsv")]
    assert "" in marks
    assert len(set(marks)) == len(marks)


def test_only_the_first_words_of_a_long_mail_are_weighed():
    filler = "\n".join(["The weather here is fine and the garden grows."] * 200)
    assert read(short_mail("", f"{REQUESTS[0]}\n\n{filler}"), Context()).category == "quote"
