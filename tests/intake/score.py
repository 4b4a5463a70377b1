# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""How well the reader does on the labelled mails.

    python -m tests.intake.score [--set dev|heldout] [--variant NAME] [--details] [--json FILE]

A field's F1 counts every load of the set: one of a missed quote is missed with all its fields, one of a
made-up quote is made up with all its fields; `recognised` is the same figure on the mails that are rightly
read as quotes. Of the held-out set only figures are printed.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tai_mailbox.intake import Context, read
from tai_mailbox.intake.compare import (
    FIELDS,
    SAME,
    Count,
    count_items,
    differing,
    field_right,
    items,
    paired,
    plain,
    ratio,
    same,
)

from .corpus.build import Mail, load_set
from .corpus.variants import VARIANTS

GOALS = {
    "quote precision": 0.98,
    "quote recall": 0.92,
    "link precision": 0.995,
    "link recall": 0.95,
    "loads right": 0.95,
    "all five right": 0.85,
    "origin": 0.95,
    "destination": 0.95,
    "weight_lb": 0.93,
    "handling_units": 0.93,
    "equipment": 0.93,
    "mode": 0.93,
    "pickup_date": 0.93,
    "freight_class": 0.90,
    "hazmat": 0.90,
    "un_number": 0.90,
    "dimensions_in": 0.90,
    "temperature_f": 0.90,
    "accessorials": 0.90,
    "references": 0.90,
}
FIVE = ("origin", "destination", "equipment", "weight_lb", "pickup_date")


class Database:
    """What the reader may ask about shipments, answered from a mail's label."""

    def __init__(self, mail: Mail) -> None:
        self.mail = mail

    def existing(self, numbers: Iterable[str]) -> set[str]:
        return set(numbers) & set(self.mail.known)

    def by_reference(self, references: Iterable[tuple[str, str]]) -> Mapping[tuple[str, str], str]:
        stored = {(role, plain(value)): number for (role, value), number in self.mail.references.items()}
        asked = {reference: (reference[0], plain(reference[1])) for reference in references}
        return {reference: stored[key] for reference, key in asked.items() if key in stored}

    def by_message_id(self, message_ids: Iterable[str]) -> set[str]:
        return {self.mail.threads[one] for one in message_ids if one in self.mail.threads}


def context(mail: Mail) -> Context:
    return Context(timezone=mail.zone, own_addresses=frozenset([mail.own]), shipments=Database(mail))


@dataclass
class Score:
    """The figures of one run."""

    mails: int = 0
    quotes: Count = field(default_factory=Count)
    links: Count = field(default_factory=Count)
    named: Count = field(default_factory=Count)
    documents: Count = field(default_factory=Count)
    loads_right: int = 0
    five_right: int = 0
    wanted_quotes: int = 0
    made_up_by_kind: Counter[str] = field(default_factory=Counter)
    category_wrong: Counter[str] = field(default_factory=Counter)
    fields: dict[str, Count] = field(default_factory=lambda: {name: Count() for name in FIELDS})
    recognised: dict[str, Count] = field(default_factory=lambda: {name: Count() for name in FIELDS})
    wrong: list[dict[str, Any]] = field(default_factory=list)

    def take(self, mail: Mail, got: Mapping[str, Any]) -> None:
        self.mails += 1
        self.count_category(mail, got)
        self.count_lists(mail.expected, got)
        self.count_loads(mail.expected, got)
        self.note(mail, got)

    def count_category(self, mail: Mail, got: Mapping[str, Any]) -> None:
        wanted, read_as = mail.expected["category"], got["category"]
        right = wanted == read_as == "quote"
        self.quotes.add(right, read_as == "quote", wanted == "quote")
        if read_as == "quote" != wanted:
            self.made_up_by_kind[mail.kind] += 1
        if wanted != read_as:
            self.category_wrong[f"{wanted} read as {read_as}"] += 1

    def count_lists(self, wanted: Mapping[str, Any], got: Mapping[str, Any]) -> None:
        linked = [one["shipments"] if one["category"] == "operations" else [] for one in (wanted, got)]
        count_items(self.links, *linked)
        count_items(self.named, wanted["shipments"], got["shipments"])
        count_items(self.documents, wanted["documents"], got["documents"])

    def count_loads(self, wanted: Mapping[str, Any], got: Mapping[str, Any]) -> None:
        pairs = paired(wanted["loads"], got["loads"])
        for load, reading in pairs:
            self.count_fields(self.fields, load, reading)
        if wanted["category"] != "quote":
            return
        self.wanted_quotes += 1
        self.loads_right += len(wanted["loads"]) == len(got["loads"])
        self.five_right += all(field_right(name, *pair) for pair in pairs for name in FIVE)
        if got["category"] == "quote":
            for pair in pairs:
                self.count_fields(self.recognised, *pair)

    def count_fields(
        self, counts: dict[str, Count], wanted: Mapping[str, Any], got: Mapping[str, Any]
    ) -> None:
        for name in FIELDS:
            if name not in wanted.get("free", []):
                count_items(counts[name], items(wanted, name), items(got, name), SAME.get(name, same))

    def note(self, mail: Mail, got: Mapping[str, Any]) -> None:
        differences = differing(mail.expected, got)
        if differences:
            reasons = got.get("reasons", [])
            found = {"mail": mail.name, "kind": mail.kind, "wrong": differences, "reasons": reasons}
            self.wrong.append(found)

    def figures(self) -> dict[str, float | None]:
        """Every measured figure by the name it has in GOALS."""
        found = {
            "quote precision": self.quotes.precision,
            "quote recall": self.quotes.recall,
            "link precision": self.links.precision,
            "link recall": self.links.recall,
            "named precision": self.named.precision,
            "named recall": self.named.recall,
            "document precision": self.documents.precision,
            "document recall": self.documents.recall,
            "loads right": ratio(self.loads_right, self.wanted_quotes),
            "all five right": ratio(self.five_right, self.wanted_quotes),
        }
        return found | {name: count.f1 for name, count in self.fields.items()}

    def unmet(self) -> dict[str, float | None]:
        """The goals that this run misses."""
        found = self.figures()
        return {name: found[name] for name, goal in GOALS.items() if (found[name] or 0) < goal}


def measure_set(name: str, variant: str = "") -> Score:
    """The figures of a set; of the held-out set nothing that shows a mail."""
    score = measure(load_set(name, variant))
    if name == "heldout":
        score.wrong.clear()
    return score


def measure(mails: Iterable[Mail]) -> Score:
    score = Score()
    for mail in mails:
        score.take(mail, read(mail.raw, context(mail)).to_dict())
    return score


# Printing


HEADING = (
    f"{'field':<22}{'F1':>8}{'goal':>8} {'':<7} {'right':>6}{'made up':>9}{'missed':>8}{'recognised':>12}"
)


def report(score: Score, name: str) -> str:
    found = score.figures()
    lines = [f"{name}: {score.mails} mails, {score.wanted_quotes} of them quotes", ""]
    lines += [goal_line(key, value, GOALS.get(key)) for key, value in found.items() if key not in FIELDS]
    lines += ["", HEADING]
    lines += [field_line(key, score) for key in FIELDS]
    lines += ["", "wrong categories: " + counted(score.category_wrong)]
    lines += ["made-up shipments by kind of mail: " + counted(score.made_up_by_kind)]
    lines += ["goals: " + (f"missed: {', '.join(score.unmet())}" if score.unmet() else "all met")]
    return "\n".join(lines)


def goal_line(key: str, value: float | None, goal: float | None) -> str:
    return f"{key:<22}{number(value):>8}{number(goal):>8} {verdict(value, goal)}"


def field_line(key: str, score: Score) -> str:
    count, known = score.fields[key], score.recognised[key].f1
    counts = f"{count.right:>6}{count.made_up:>9}{count.missed:>8}{number(known):>12}"
    return f"{goal_line(key, count.f1, GOALS.get(key)):<46} {counts}"


def number(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"


def verdict(value: float | None, goal: float | None) -> str:
    if goal is None:
        return ""
    return "met" if value is not None and value >= goal else "NOT MET"


def counted(counts: Counter[str]) -> str:
    return ", ".join(f"{name} {count}" for name, count in counts.most_common()) or "none"


def details(score: Score) -> str:
    blocks = ("\n  ".join([f"{one['mail']} ({one['kind']})", *one["wrong"]]) for one in score.wrong)
    return "\n".join(blocks)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--set", default="dev", choices=["dev", "heldout"])
    parser.add_argument(
        "--variant", default="", choices=["", *VARIANTS], help="the mails changed (variants.py)"
    )
    parser.add_argument("--details", action="store_true", help="list each wrong mail (dev only)")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write figures and wrong mails (dev only)")
    options = parser.parse_args()
    score = measure_set(options.set, options.variant)
    if options.details:
        print(details(score), end="\n\n")
    print(report(score, options.set))
    if options.json:
        options.json.write_text(json.dumps({"figures": score.figures(), "wrong": score.wrong}, indent=1))


if __name__ == "__main__":
    main()
