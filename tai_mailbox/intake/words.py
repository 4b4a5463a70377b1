# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The words in which intake tells its reasons, marked for translation; whoever shows them translates."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

Values = Mapping[str, str | Sequence[str]]


def _(text: str) -> str:
    """Mark for translation; whoever shows the words translates them."""
    return text


def told(text: str, values: Values | None, translate: Callable[[str], str] = str) -> str:
    """The words with their values filled in after translation; a value of several phrases is translated, too.

    `values` holds the mail's own words as strings, and marked phrases as sequences.
    """
    if not values:
        return translate(text)
    both = f" {translate(_('and'))} "
    shown = {
        name: value if isinstance(value, str) else both.join(map(translate, value))
        for name, value in values.items()
    }
    return translate(text) % shown
