# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The labels are sound and the mails are always the same, whatever the reader makes of them."""

import pytest

from tai_mailbox.intake.compare import FIELDS, place

from .corpus.build import load_set

SETS = ("dev", "heldout")
FREIGHT = ("equipment", "weight_lb", "handling_units", "dimensions_in", "commodity")


@pytest.fixture(scope="module", params=SETS)
def mails(request):
    return load_set(request.param)


def test_sets_are_large_and_mixed(mails):
    shares = {
        category: sum(mail.expected["category"] == category for mail in mails) / len(mails)
        for category in ("quote", "operations", "other")
    }
    enough = len(mails) >= 100
    mixed = shares["quote"] >= 0.4 and shares["operations"] >= 0.12 and shares["other"] >= 0.2
    assert enough
    assert mixed


def test_labels_keep_to_the_contract(mails):
    wrong = [mail.name for mail in mails if not sound(mail)]
    assert len(wrong) == 0


def sound(mail) -> bool:
    label = mail.expected
    known = {*mail.known, *mail.references.values(), *mail.threads.values()}
    return (
        (label["category"] == "quote") == bool(label["loads"])
        and (label["category"] != "operations" or bool(label["shipments"]))
        and set(label["shipments"]) <= known
        and all(map(enough, label["loads"]))
    )


def enough(load) -> bool:
    """Contract, section 2; and nothing but the fields of section 6."""
    known = load.keys() <= {*FIELDS, "free"}
    lane = place(load.get("origin")) and place(load.get("destination"))
    return bool(known and lane and any(load.get(name) for name in FREIGHT))


def test_mails_are_the_same_bytes_every_time(mails):
    again = {mail.name: mail.raw for mail in load_set("dev") + load_set("heldout")}
    changed = [mail.name for mail in mails if mail.raw != again[mail.name]]
    assert len(changed) == 0
