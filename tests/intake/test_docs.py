# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""docs/intake.md says what the reader does."""

import re
from pathlib import Path

import pytest

from tai_mailbox.intake import Context, read
from tai_mailbox.intake.known_numbers import KnownNumbers

PAGE = (Path(__file__).parents[2] / "docs" / "intake.md").read_text("utf-8")
KNOWN = Context(shipments=KnownNumbers({"SHP000123", "SHP000124"}))
DATE = "Date: Mon, 28 Sep 2026 09:00:00 -0500\nFrom: Karen Voss <kvoss@midstatepaper.example>\n"
EXAMPLES = re.findall(r"```mail\n(.*?)```\nRead as `(\w+)`(?: on `(\w+)`)?\.", PAGE, re.DOTALL)
ROWS = re.findall(r"^\| (`.*`.*?) \|(.*)\|$", PAGE.partition("| in the mail | names |")[2], re.MULTILINE)


@pytest.mark.parametrize("mail, category, shipment", EXAMPLES)
def test_example(mail, category, shipment):
    found = read(f"{DATE}{mail}".encode(), KNOWN)
    assert (found.category, found.shipments) == (category, (shipment,) if shipment else ())


def test_page_has_examples():
    assert len(EXAMPLES) == PAGE.count("```mail") >= 9
    assert len(ROWS) == 6


@pytest.mark.parametrize(
    "said, names", [(said, names) for row, names in ROWS for said in re.findall("`(.*?)`", row)]
)
def test_naming(said, names):
    found = read(f"{DATE}Subject: hello\n\nQuestion about {said}".encode(), KNOWN)
    assert list(found.shipments) == re.findall("`(.*?)`", names)
