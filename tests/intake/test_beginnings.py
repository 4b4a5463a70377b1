# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""An expression that is tried only at the words that can begin it finds what it finds anywhere."""

from importlib import import_module
from pkgutil import walk_packages

import pytest

from tai_mailbox import intake
from tai_mailbox.intake.beginnings import Expression
from tai_mailbox.intake.text import Found, Scan

from .requests import CASES

MODULES = [import_module(found.name) for found in walk_packages(intake.__path__, f"{intake.__name__}.")]
EXPRESSIONS = {
    f"{module.__name__.removeprefix(intake.__name__)}.{name}": expression
    for module in MODULES
    for name, expression in vars(module).items()
    if isinstance(expression, Expression)
}
TEXTS = [f"{subject}\n{text}".replace("\\n", "\n") for _category, _kind, subject, text in CASES[::3]]


def spans(matches):
    return [match.span() for match in matches]


@pytest.mark.parametrize("name", EXPRESSIONS)
def test_each_of_the_reader_finds_what_it_finds_anywhere(name):
    expression = EXPRESSIONS[name]
    assert expression.begins
    for scan in (Scan(0, "new", text) for text in TEXTS):
        assert spans(scan.finditer(expression)) == spans(expression.pattern.finditer(scan.text))
        assert spans(expression.finditer(scan.flat)) == spans(expression.pattern.finditer(scan.flat))


@pytest.mark.parametrize(
    ("expression", "begins"),
    [
        (r"\b(?:vans?|reefer)\b", {"van ", "vans ", "reefe"}),
        (r"(?<![\w-])pick[ -]?up", {"pick ", "picku"}),
        (r"(?<=[/|][ ])v(?![a-z])", {"v"}),
        (r"(?<!\d)\d{1,3} skids", {"0"}),
        (r"(?<![a-z])\d{1,3} skids", None),
        (r"[($]\d", {"(", "$"}),
        (r"^(?:to|from)\b", {"to ", "from "}),
        (r"(?<![a-z])(?=[bc])(?:the )?\w+", {"b", "c"}),
        (r"(?:vans?|reefer)", None),
        (r"(?<!new )van", None),
        (r"[ ]van", None),
        (r"\bmand\w+", {"mand"}),
        (r"\b\w+", None),
        (r"\b(?:a|the)?\b[ ]van", None),
    ],
)
def test_what_can_begin_a_match(expression, begins):
    assert Expression(expression).begins == begins


def test_one_that_can_begin_anywhere_is_tried_anywhere():
    assert spans(Expression("an").finditer("van, man")) == [(1, 3), (6, 8)]


def test_words_that_are_blanked_are_not_found():
    van = Expression(r"\bvan\b")
    scan = Scan(0, "new", "van or van")
    scan.blank([Found("equipment", "van", 0, 3)])
    assert spans(scan.finditer(van)) == [(7, 10)]


def test_what_is_left_of_a_word_that_is_blanked_in_part_is_found():
    van, figure = Expression(r"\bvan\b"), Expression(r"(?<!\d)\d{2}(?!\d)")
    scan = Scan(0, "new", "minivan 1234")
    assert not [*scan.finditer(van), *scan.finditer(figure)]
    scan.blank([Found("equipment", None, 0, 4)])
    assert spans(scan.finditer(van)) == [(4, 7)]
    scan.blank([Found("weight", None, 8, 10)])
    assert spans(scan.finditer(figure)) == [(10, 12)]


def test_what_is_misleading_may_end_within_a_word():
    figure = Expression(r"(?<![a-z\d])\d{4}(?!\d)")
    scan = Scan(0, "new", "call 800-555-01991234")
    assert spans(scan.finditer(figure)) == spans(figure.pattern.finditer(scan.text))


@pytest.mark.parametrize(
    ("start", "end", "found"), [(0, 99, [0, 7, 14]), (1, 16, [7]), (7, 10, [7]), (8, 9, [])]
)
def test_a_part_of_a_text(start, end, found):
    van = Expression(r"\bvan\b")
    scan = Scan(0, "new", "van or van or van")
    assert [match.start() for match in scan.finditer(van, start=start, end=end)] == found
    assert [match.start() + start for match in scan.of_part(van, start, end)] == found


def test_what_was_blanked_is_found_when_it_is_seen_again():
    van = Expression(r"\bvan\b")
    scan = Scan(0, "new", "van now")
    whole = scan.text
    scan.blank([Found("equipment", None, 0, 3)])
    assert not list(scan.finditer(van))
    scan.text = whole
    assert spans(scan.finditer(van)) == [(0, 3)]
