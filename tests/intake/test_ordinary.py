# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""No shipment is made of 5,000 ordinary mails."""

from tai_mailbox.intake import Context, read

from .ordinary import ordinary, templates


def test_ordinary_mails_make_no_shipment():
    mails = list(ordinary(5_000))
    assert len(set(mails)) == 5_000
    made_up = [mail.decode() for mail in mails if read(mail, Context()).category == "quote"]
    assert made_up == []


def test_the_templates_are_many_and_different():
    texts = [text for _subject, text in templates()]
    assert len(set(texts)) == len(texts) > 100
