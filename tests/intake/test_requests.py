# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What asks for new freight, and what only sounds like it: short mails with whole loads, in many voices."""

from pathlib import Path

import pytest

from tai_mailbox.intake import Context, read

from .mails import raw

DATE = "Date: Mon, 5 Oct 2026 09:00:00 -0500"
LINES = Path(__file__).with_name("requests.tsv").read_text(encoding="utf-8").splitlines()
CASES = [line.split("\t") for line in LINES if not line.startswith("#")]


@pytest.mark.parametrize(("category", "_kind", "subject", "text"), CASES)
def test_the_category(category, _kind, subject, text):
    mail = raw(text.replace("\\n", "\n"), subject, headers=[DATE])
    assert read(mail, Context()).category == category
