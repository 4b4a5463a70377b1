# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""How well the reader does on mails of which is known what should be read of them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from ..intake import Context
from ..intake import score as intake_score
from ..intake.score import Example, load_examples
from .extras import needed

if TYPE_CHECKING:
    from pandas import DataFrame

__all__ = ["load_examples", "score", "wrong"]


def score(examples: Iterable[Example], context: Context | None = None) -> DataFrame:
    """By field, how many values were right, made up and missed, and what that is as F1."""
    fields = intake_score.score(examples, context)["fields"]
    return needed("pandas").DataFrame.from_dict(fields, orient="index")


def wrong(examples: Iterable[Example], context: Context | None = None) -> DataFrame:
    """The mails that are not read as they should be: a row for each difference, by the mail's name."""
    pairs = [
        (mail["mail"], difference)
        for mail in intake_score.score(examples, context)["wrong"]
        for difference in mail["differences"]
    ]
    return needed("pandas").DataFrame(pairs, columns=["mail", "difference"]).set_index("mail")
