# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Weights of marks by logistic regression, for `learn_roles` and `learn_wording`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

SEEN = 2  # what fewer examples have teaches nothing


def learnt(
    examples: Sequence[Collection[str]], answers: Sequence[object], strength: float
) -> tuple[DictVectorizer, LogisticRegression]:
    """What marks and their answers teach; `strength` is the inverse of the regularisation."""
    seen = Counter(mark for marks in examples for mark in marks)
    vectorizer = DictVectorizer()
    table = vectorizer.fit_transform(
        [{mark: 1 for mark in sorted(marks) if seen[mark] >= SEEN} for marks in examples]
    )
    return vectorizer, LogisticRegression(C=strength, max_iter=5_000).fit(table, answers)
