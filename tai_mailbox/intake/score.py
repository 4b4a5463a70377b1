# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""How well the reader does on mails of which is known what should be read of them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from .compare import FIELDS, SAME, Count, count_items, differing, items, paired, same
from .knowledge import context_of
from .known_numbers import KnownNumbers
from .reader import read
from .reading import Context

EXPECTED = "expected.jsonl"


@dataclass(frozen=True, slots=True)
class Example:
    """A mail, and what should be read of it: the JSON object of the intake contract, section 7.

    With "known" beside it, the note of what was known (`knowledge.py`).
    """

    name: str
    raw: bytes = field(repr=False)
    expected: Mapping[str, Any] = field(repr=False)


def load_examples(folder: Path | str) -> list[Example]:
    """The examples of a folder: .eml files, and a line of `expected.jsonl` for each, which names its "file".

    Raises OSError where a file is missing, ValueError where a line is no JSON.
    """
    lines = Path(folder, EXPECTED).read_text("utf-8").splitlines()
    expected = [json.loads(line) for line in lines if line.strip()]
    return [Example(one["file"], Path(folder, one["file"]).read_bytes(), one) for one in expected]


def score(examples: Iterable[Example], context: Context | None = None) -> dict[str, Any]:
    """The figures as plain values.

    {"mails": how many, "right": how many of them in all,
    "fields": {name: {"right", "made_up", "missed", "f1"}},
    "wrong": [{"mail": name, "differences": ["weight_lb: expected 41500, got None"]}]}

    :param context: what the reader knows; without it, what the example has noted, or where it has noted
        nothing, only that the shipments that are expected exist
    """
    counts = {name: Count() for name in ("category", "shipments", "documents", *FIELDS)}
    wrong = []
    mails = list(examples)
    for example in mails:
        got = read(example.raw, context or _context(example)).to_dict()
        _count(counts, example.expected, got)
        if differences := differing(example.expected, got):
            wrong.append({"mail": example.name, "differences": differences})
    fields = {name: _figures(count) for name, count in counts.items()}
    return {"mails": len(mails), "right": len(mails) - len(wrong), "fields": fields, "wrong": wrong}


def _context(example: Example) -> Context:
    if knowledge := example.expected.get("known"):
        return context_of(knowledge)
    return Context(shipments=KnownNumbers(example.expected["shipments"]))


def _count(counts: Mapping[str, Count], wanted: Mapping[str, Any], got: Mapping[str, Any]) -> None:
    count_items(counts["category"], [wanted["category"]], [got["category"]])
    for name in ("shipments", "documents"):
        count_items(counts[name], wanted[name], got[name])
    for load, reading in paired(wanted["loads"], got["loads"]):
        for name in FIELDS:
            if name not in load.get("free", []):
                count_items(counts[name], items(load, name), items(reading, name), SAME.get(name, same))


def _figures(count: Count) -> dict[str, Any]:
    return {"right": count.right, "made_up": count.made_up, "missed": count.missed, "f1": count.f1}
