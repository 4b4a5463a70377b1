# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What asks for new freight, and what only sounds like it: short mails with whole loads, in many voices."""

import pytest

from tai_mailbox.intake import Context, read

from .requests import CASES, short_mail


@pytest.mark.parametrize(("category", "_kind", "subject", "text"), CASES)
def test_the_category(category, _kind, subject, text):
    assert read(short_mail(subject, text), Context()).category == category
