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
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tai_mailbox.intake import read
from tai_mailbox.intake.reading import REFERENCE_ROLES, Context

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
FIELDS = (
    "origin",
    "destination",
    "stops",
    "weight_lb",
    "handling_units",
    "equipment",
    "mode",
    "pickup_date",
    "delivery_date",
    "freight_class",
    "hazmat",
    "un_number",
    "dimensions_in",
    "temperature_f",
    "accessorials",
    "references",
    "commodity",
)
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


# Values made comparable


def plain(text: str) -> str:
    return re.sub(r"[^A-Z0-9]", "", text.upper())


def city(text: str | None) -> str:
    bare = unicodedata.normalize("NFKD", text or "").encode("ascii", "ignore").decode().lower()
    words = re.sub(r"[^a-z0-9]+", " ", bare).split()
    long = {"st": "saint", "ste": "sainte", "ft": "fort", "mt": "mount"}
    return " ".join(long.get(word, word) for word in words)


def state(text: str | None) -> str:
    """A Mexican state's everyday name for its official one."""
    return re.sub(r" de (Zaragoza|Ocampo|Ignacio de la Llave)$", "", text or "")


def place(value: Mapping[str, Any] | None) -> tuple[str, ...] | None:
    if not value or not any(value.values()):
        return None
    postal = plain(value.get("postal_code") or "")
    postal = postal[:5] if postal.isdigit() else postal
    return city(value.get("city")), state(value.get("state")), postal, value.get("country") or ""


def same_place(wanted: Mapping[str, Any], got: Mapping[str, Any]) -> bool:
    """A label's city may name alternatives: the postal service and people differ."""
    names = (wanted.get("city") or "").split("/")
    return any(place({**wanted, "city": name}) == place(got) for name in names)


def same_number(wanted: float, got: float) -> bool:
    return abs(wanted - got) <= max(0.51, abs(wanted) * 0.001)


def same_size(wanted: Iterable[float], got: Iterable[float]) -> bool:
    return all(abs(a - b) <= 0.51 for a, b in zip(wanted, got, strict=True))


def same_words(wanted: str, got: str) -> bool:
    """Half of the words agree, or one holds the other."""
    a, b = ({word.rstrip("s") for word in city(text).split()} for text in (wanted, got))
    return bool(a and b) and (a <= b or b <= a or len(a & b) * 2 >= len(a | b))


def same(wanted: Any, got: Any) -> bool:
    return wanted == got


def role_values(references: Mapping[str, list[str]]) -> list[tuple[str, str]]:
    return [(role, plain(value)) for role in REFERENCE_ROLES for value in references.get(role, [])]


SAME: dict[str, Callable[[Any, Any], bool]] = {
    "origin": same_place,
    "destination": same_place,
    "stops": same_place,
    "weight_lb": same_number,
    "temperature_f": same_number,
    "dimensions_in": same_size,
    "commodity": same_words,
}


def items(load: Mapping[str, Any], name: str) -> list[Any]:
    """A field's values as a list; of a plain field one or none."""
    value = load.get(name)
    if name == "references":
        return role_values(value or {})
    if name in ("origin", "destination"):
        return [value] if place(value) else []
    if isinstance(value, list):
        return value
    return [] if value is None else [value]


# Counting


@dataclass
class Count:
    """How many values were right, made up and missed."""

    right: int = 0
    made_up: int = 0
    missed: int = 0

    def add(self, right: int, got: int, wanted: int) -> None:
        self.right += right
        self.made_up += got - right
        self.missed += wanted - right

    @property
    def precision(self) -> float | None:
        return ratio(self.right, self.right + self.made_up)

    @property
    def recall(self) -> float | None:
        return ratio(self.right, self.right + self.missed)

    @property
    def f1(self) -> float | None:
        return ratio(2 * self.right, 2 * self.right + self.made_up + self.missed)


def ratio(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def right_items(wanted: list[Any], got: list[Any], equal: Callable[[Any, Any], bool]) -> int:
    left = list(got)
    for value in wanted:
        match = next((other for other in left if equal(value, other)), None)
        if match is not None:
            left.remove(match)
    return len(got) - len(left)


def field_right(name: str, wanted: Mapping[str, Any], got: Mapping[str, Any]) -> bool:
    if name in wanted.get("free", []):
        return True
    a, b = items(wanted, name), items(got, name)
    return len(a) == len(b) == right_items(a, b, SAME.get(name, same))


def wrong_fields(wanted: Mapping[str, Any], got: Mapping[str, Any]) -> list[str]:
    return [name for name in FIELDS if not field_right(name, wanted, got)]


def paired(wanted: list[dict[str, Any]], got: list[dict[str, Any]]) -> list[tuple[dict, dict]]:
    """Each expected load beside the one read that is most like it; what is left over beside an empty load."""
    left, pairs = list(got), []
    for load in wanted:
        best = min(left, key=lambda reading: len(wrong_fields(load, reading)), default={})
        left = [reading for reading in left if reading is not best]
        pairs.append((load, best))
    return pairs + [({}, reading) for reading in left]


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


def count_items(
    count: Count, wanted: list[Any], got: list[Any], equal: Callable[[Any, Any], bool] = same
) -> None:
    count.add(right_items(wanted, got, equal), len(got), len(wanted))


def differing(wanted: Mapping[str, Any], got: Mapping[str, Any]) -> list[str]:
    """What is wrong, one line each: field, expected, got."""
    lines = [
        f"{name}: expected {wanted[name]}, got {got[name]}"
        for name in ("category", "shipments", "documents")
        if (sorted(wanted[name]) if isinstance(wanted[name], list) else wanted[name])
        != (sorted(got[name]) if isinstance(got[name], list) else got[name])
    ]
    if not wanted["category"] == got["category"] == "quote":
        return lines
    if len(wanted["loads"]) != len(got["loads"]):
        lines.append(f"loads: expected {len(wanted['loads'])}, got {len(got['loads'])}")
    for number, (load, reading) in enumerate(paired(wanted["loads"], got["loads"]), 1):
        lines += [
            f"load {number} {name}: expected {load.get(name)}, got {reading.get(name)}"
            for name in wrong_fields(load, reading)
        ]
    return lines


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
