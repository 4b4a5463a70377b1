# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Learn what the words around places and days make of them: ends.tsv and days.tsv of tai_mailbox/intake/data.

Run by hand when labelled mails have been added, where this package is installed beside the addon's own:

    pip install scikit-learn==1.9.1
    python -m tools.learn_roles [--check]

Of each labelled request, the places and days that the reader finds are told what they are by its label; what
the words around them weigh is found by logistic regression. `--check` writes nothing, and prints how often
those of a fifth of the files are judged rightly by what was learnt from the others. The held-out set is left
alone.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from tai_mailbox.intake import read_as_quote
from tai_mailbox.intake.learnt import days, ends
from tai_mailbox.intake.places.mention import Mention, same_place
from tai_mailbox.intake.reading import Place
from tai_mailbox.intake.text import Found, Scan
from tests.intake.corpus.build import Mail, dev_files
from tests.intake.score import context
from tools.learning import learnt

DATA = Path(__file__).resolve().parent.parent / "tai_mailbox" / "intake" / "data"
STRENGTH = 1.0  # the inverse of the regularisation
SMALLEST = 0.02  # a mark whose weights are all below this is left out
FOLDS = 5
COUNTED = ("subject", "new", "forwarded", "attachment")
Heard = tuple[str, Sequence[Any]]  # a text, and what was found in it


@dataclass(frozen=True)
class Span:
    file: str
    marks: frozenset[str]
    role: str


@contextmanager
def heard(module: ModuleType) -> Iterator[list[Heard]]:
    """What the reader asks a module of `learnt` to judge, which judges nothing meanwhile."""
    calls: list[Heard] = []
    judged = module.judged

    def listen(scan: Scan, items: Sequence[Any], *rest: list[Any]) -> list[Any]:
        if scan.kind in COUNTED:
            calls.append((scan.text, items))
        return list(rest[-1] if rest else items)

    module.judged = listen
    try:
        yield calls
    finally:
        module.judged = judged


def spans_of(file: str, mail: Mail) -> Iterator[tuple[str, Span]]:
    """(the table that it teaches, a place or day of the mail)."""
    loads = mail.expected["loads"]
    with heard(ends) as of_places, heard(days) as of_days:
        read_as_quote(mail.raw, context(mail))
    if all(isinstance(load.get(end), dict) for load in loads for end in ("origin", "destination")):
        for text, mentions in of_places:
            places = [mention for mention in mentions if mention.sure]
            if 2 <= len(places) <= ends.MOST:
                for place, marks in zip(places, ends.end_marks(text, places), strict=True):
                    yield ends.TABLE, Span(file, frozenset(marks), role_of_place(place, loads))
    if all("pickup_date" in load for load in loads):
        for text, found in of_days:
            if len(found) <= days.MOST:
                for day, marks in zip(found, days.day_marks(text, found), strict=True):
                    yield days.TABLE, Span(file, frozenset(marks), role_of_day(day, loads))


def role_of_place(mention: Mention, loads: Sequence[dict[str, Any]]) -> str:
    """Which end of a load the label says it is; empty if it is both."""
    told = {"origin": [], "destination": [], "stop": []}
    for load in loads:
        told["origin"].append(load["origin"])
        told["destination"].append(load["destination"])
        told["stop"] += load.get("stops") or []
    roles = [role for role, places in told.items() if any(is_place(mention, place) for place in places)]
    return "" if roles[:2] == ["origin", "destination"] else roles[0] if roles else "none"


def is_place(mention: Mention, place: dict[str, Any]) -> bool:
    told = {name: place.get(name) for name in ("city", "state", "postal_code", "country")}
    return same_place(mention.place, Place(**told))


def role_of_day(item: Found, loads: Sequence[dict[str, Any]]) -> str:
    """What the label says it is the day of; empty if it is both, or the label leaves that open."""
    day = item.value.day.isoformat()
    is_pickup = any(load["pickup_date"] == day for load in loads)
    if any("delivery_date" not in load for load in loads):
        return "pickup" if is_pickup else item.value.role if item.value.role != "pickup" else ""
    is_delivery = any(load["delivery_date"] == day for load in loads)
    if is_pickup and is_delivery:
        return ""
    return "pickup" if is_pickup else "delivery" if is_delivery else "other"


def labelled() -> dict[str, list[Span]]:
    """By table, what its weights are learnt from."""
    spans: dict[str, list[Span]] = {ends.TABLE: [], days.TABLE: []}
    for file, mails in dev_files():
        for mail in mails:
            if mail.expected["category"] == "quote":
                for table, span in spans_of(file, mail):
                    if span.role:
                        spans[table].append(span)
    return spans


def learnt_from(spans: Sequence[Span]) -> tuple[DictVectorizer, LogisticRegression]:
    return learnt([span.marks for span in spans], [span.role for span in spans], STRENGTH)


def write(name: str, spans: Sequence[Span]) -> None:
    vectorizer, model = learnt_from(spans)
    rows = [("", model.intercept_), *sorted(zip(vectorizer.feature_names_, model.coef_.T, strict=True))]
    lines = [
        "\t".join([mark, *(f"{weight:.2f}" for weight in weights)])
        for mark, weights in rows
        if not mark or max(map(abs, weights)) >= SMALLEST
    ]
    (DATA / name).write_text(
        "\n".join(["\t".join(["mark", *model.classes_]), *lines]) + "\n", encoding="utf-8"
    )
    print(f"{name}: {len(lines)} marks, learnt from {len(spans)} spans")


def check(name: str, spans: Sequence[Span]) -> None:
    """How each fifth of the files is judged by what the others teach."""
    files = sorted({span.file for span in spans})
    counts: Counter[tuple[str, str]] = Counter()
    for fold in range(FOLDS):
        asked = frozenset(files[fold::FOLDS])
        vectorizer, model = learnt_from([span for span in spans if span.file not in asked])
        rest = [span for span in spans if span.file in asked]
        told = model.predict(vectorizer.transform([dict.fromkeys(span.marks, 1) for span in rest]))
        counts.update((span.role, role) for span, role in zip(rest, told, strict=True))
    for (role, told), count in sorted(counts.items()):
        print(f"{name}: {role} taken for {told}: {count}")


def main() -> None:
    act: Callable[[str, Sequence[Span]], None] = check if "--check" in sys.argv[1:] else write
    for name, spans in labelled().items():
        act(name, spans)


if __name__ == "__main__":
    main()
