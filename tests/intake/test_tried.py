# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""A form is tried on texts that hold the words that it needs, at those that can begin it.

It finds there what it finds anywhere.
"""

import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tai_mailbox.intake.decision.asking import ASKING
from tai_mailbox.intake.decision.inviting import INVITING
from tai_mailbox.intake.decision.needed import needed
from tai_mailbox.intake.decision.phrases import rule
from tai_mailbox.intake.decision.requests import AGAINST
from tai_mailbox.intake.decision.tried import Index
from tai_mailbox.intake.syntax import split, taken_apart
from tai_mailbox.intake.text import fold

from .requests import CASES

RULES = (*ASKING, *INVITING, *AGAINST)
ALL = Index(RULES)
FOLDED = string.ascii_lowercase + string.digits + string.punctuation + " \n\t"
CLASSES = {"price": r"\b(?:quot(?:e|es)|rates?)\b", "day": r"(?:today|mon(?:day)?)"}


@pytest.mark.parametrize("each", RULES, ids=lambda each: each.name)
def test_every_form_is_tried_on_what_it_matches(each):
    for form in each.forms:
        _is_tried_on_what_it_matches(each.name, form)


def _is_tried_on_what_it_matches(name, form):
    @settings(max_examples=2, deadline=None, derandomize=True, database=None)
    @given(st.from_regex(form.pattern, alphabet=FOLDED))
    def is_tried(text):
        assert _spans_as_tried(ALL.tried_on(text)[name], form, text) == _spans(form.pattern.finditer(text))

    is_tried()


def _spans_as_tried(tried, form, text):
    return [span for each in tried if each.form is form for span in _spans(each.matches(text))]


def _spans(matches):
    return [match.span() for match in matches]


@pytest.mark.parametrize("each", RULES, ids=lambda each: each.name)
def test_every_form_is_tried_on_the_short_mails_that_it_matches(each):
    for _category, _kind, subject, text in CASES[::20]:
        said = fold(f"{subject}\n{text}".replace("\\n", "\n"))
        tried = ALL.tried_on(said).get(each.name, [])
        for form in each.forms:
            assert _spans_as_tried(tried, form, said) == _spans(form.pattern.finditer(said))


@pytest.mark.parametrize(
    ("form", "words"),
    [
        ("rates?", {"rate", "rates"}),
        (r"rate\b", {"rate "}),
        ("(?:haul|move) it", {"haul ", "move "}),
        ("pick[ -]?up", {"pick ", "pickup", "pick"}),
        ("quotation", {"quotat"}),
        (r"\d{2} skids", {"skids"}),
        ("now...{price}", {"quote ", "quotes", "rate ", "rates "}),
        ("{day} or never", {"never"}),
        (r"(?:a|b\w+) .. trucks(?! are)", {"trucks"}),
        (r"\w+ing", None),
        (r"(?:\w+|load)", None),
    ],
)
def test_the_rarest_word_that_a_form_needs(form, words):
    assert next(map(set, needed(taken_apart(form, CLASSES), begins_a_word=True)), None) == words


def test_a_form_that_begins_anywhere_may_begin_within_a_word():
    assert needed(taken_apart("rates are up"), begins_a_word=False)[0] == {"up"}
    assert needed(taken_apart("rates"), begins_a_word=False) == []


def test_what_a_form_chooses_from():
    assert split(r"a(?:b|c)|[|)]\||d") == ["a(?:b|c)", r"[|)]\|", "d"]


@pytest.mark.parametrize(
    ("text", "tried"), [("a truck, now", 1), ("trucks now", 1), ("a now", 0), ("struck now", 0), ("truck", 0)]
)
def test_every_set_of_words_must_be_met(text, tried):
    one = rule("one", 1, "", "truck... now")
    assert len(Index([one]).tried_on(text)["one"]) == tried


def test_forms_are_tried_in_their_order():
    one, other = rule("one", 1, "", "van|truck"), rule("other", 1, "", "truck", r"\w")
    tried = Index([one, other]).tried_on("van or truck")
    assert {name: [each.form for each in forms] for name, forms in tried.items()} == {
        "one": list(one.forms),
        "other": list(other.forms),
    }


@pytest.mark.parametrize(
    ("form", "places"),
    [
        ("vans?", [[7, 14]]),
        ("truck|van", [[0], [7, 14]]),
        (r"[1-9]\d vans", [[11]]),
        (r"\d vans", [None]),  # it might begin within a figure
        ("trucking", []),
    ],
)
def test_a_form_is_tried_where_it_can_begin(form, places):
    tried = Index([rule("one", 1, "", form)]).tried_on("trucks van 12 vans")
    assert [each.places for forms in tried.values() for each in forms] == places
