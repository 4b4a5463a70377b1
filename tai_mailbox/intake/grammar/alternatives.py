# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Many words as one expression that looks at each letter of a text once: "f(?:eb(?:ruary)?|ri(?:day)?)"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import groupby


def any_of(words: Iterable[str]) -> str:
    """The expression for any of these words, the longest that fits; a blank is written as "[ ]"."""
    return _branches(sorted(set(words)))


def _branches(words: list[str]) -> str:
    """Words in order, by their first letters; an empty one makes the rest optional."""
    is_optional = words[0] == ""
    groups = groupby((word for word in words if word), key=lambda word: word[0])
    branches = [_branch(first, [word[1:] for word in group]) for first, group in groups]
    together = "|".join(branches)
    if not branches:
        return ""
    return f"(?:{together})?" if is_optional else f"(?:{together})" if len(branches) > 1 else together


def _branch(first: str, rests: list[str]) -> str:
    letter = "[ ]" if first == " " else re.escape(first)
    return letter + _branches(rests)
