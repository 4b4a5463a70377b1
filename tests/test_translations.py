# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Each translation is whole: every term, with its placeholders and its markup."""

import re
from collections import Counter
from pathlib import Path

import polib
import pytest

ROOT = Path(__file__).resolve().parents[1]
REMEDY = "Run ./dev i18n, and translate what it names."
FILES = sorted(ROOT.glob("tai_mailbox*/i18n/*.po"))
PLACEHOLDER = re.compile(r"%(?:\(\w+\))?[sdg]|\{\{.*?\}\}")
TAG = re.compile(r"</?[a-z][^>]*>")
# Attributes of a tag that are words for people, and translated with the term.
WORDS_IN_TAGS = re.compile(r'\s(?:title|aria-label|alt|placeholder)="[^"]*"')


def entries(file: Path) -> dict[str, str]:
    return {entry.msgid: entry.msgstr for entry in polib.pofile(file)}


def placeholders(text: str) -> Counter:
    return Counter(PLACEHOLDER.findall(text))


def tags(text: str) -> Counter:
    return Counter(WORDS_IN_TAGS.sub("", tag) for tag in TAG.findall(text))


def test_spanish_is_there():
    assert [file.parent.parent.name for file in FILES if file.name == "es.po"] == [
        "tai_mailbox",
        "tai_mailbox_queue",
    ]


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.parent.name}-{file.stem}")
class TestTranslation:
    def test_it_has_every_term_and_no_other(self, file):
        terms = entries(file.parent / f"{file.parent.parent.name}.pot")
        assert set(entries(file)) == set(terms), REMEDY

    def test_every_term_is_translated(self, file):
        assert [term for term, words in entries(file).items() if not words.strip()] == [], REMEDY

    def test_placeholders_are_kept(self, file):
        differing = [
            term for term, words in entries(file).items() if placeholders(term) != placeholders(words)
        ]
        assert differing == []

    def test_markup_is_kept(self, file):
        differing = [term for term, words in entries(file).items() if tags(term) != tags(words)]
        assert differing == []
