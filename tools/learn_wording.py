# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Learn how requests are worded from the labelled mails: tai_mailbox/intake/data/wording.tsv.

Run by hand when labelled mails have been added, where this package is installed beside the addon's own:

    pip install scikit-learn==1.9.1
    python -m tools.learn_wording [--check]

Of each mail that tells of a whole load, and that no machine and not the owner wrote, the marks are those of
the module `wording`; their weights are found by logistic regression. `--check` writes nothing, and prints
how the mails of each file are judged by what was learnt from all the others. The held-out set is left alone.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tai_mailbox.intake import Context
from tai_mailbox.intake.reader import wording_marks
from tests.intake.corpus.build import dev_files
from tests.intake.ordinary import ordinary
from tests.intake.requests import short_mails
from tests.intake.score import context
from tools.learning import learnt

FILE = Path(__file__).resolve().parent.parent / "tai_mailbox" / "intake" / "data" / "wording.tsv"
ORDINARY, SEED = 400, 7  # everyday mails among those that are learnt from; not those of the tests
STRENGTH = 0.5  # the inverse of the regularisation
SMALLEST = 0.01  # a weight below this is left out


@dataclass(frozen=True)
class Labelled:
    file: str
    name: str
    marks: frozenset[str]
    is_request: bool


def labelled() -> Iterator[Labelled]:
    for file, mails in dev_files():
        for mail in mails:
            if marks := wording_marks(mail.raw, context(mail)):
                yield Labelled(file, mail.name, marks, mail.expected["category"] == "quote")
    for category, raw in short_mails():
        if marks := wording_marks(raw, Context()):
            yield Labelled("requests.tsv", "", marks, category == "quote")
    for raw in ordinary(ORDINARY, SEED):
        if marks := wording_marks(raw, Context()):
            yield Labelled("ordinary", "", marks, False)


def learnt_from(mails: Sequence[Labelled]) -> dict[str, float]:
    marks, answers = [mail.marks for mail in mails], [mail.is_request for mail in mails]
    vectorizer, model = learnt(marks, answers, STRENGTH)
    weights = dict(zip(vectorizer.feature_names_, model.coef_[0], strict=True))
    return {"": float(model.intercept_[0]), **{m: w for m, w in weights.items() if abs(w) >= SMALLEST}}


def write(weights: dict[str, float]) -> None:
    lines = [f"{mark}\t{weight:.2f}" for mark, weight in sorted(weights.items())]
    FILE.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(lines)} weights")


def check(mails: Sequence[Labelled]) -> None:
    """How each file's mails are judged by what the others teach."""
    for file in sorted({mail.file for mail in mails}):
        weights = learnt_from([mail for mail in mails if mail.file != file])
        print(f"{file:<24}", judged(weights, [mail for mail in mails if mail.file == file]))


def judged(weights: dict[str, float], mails: Iterable[Labelled]) -> str:
    counts: Counter[str] = Counter()
    for mail in mails:
        certainty = sum(weights.get(mark, 0.0) for mark in mail.marks) + weights[""]
        counts["right" if (certainty > 0) == mail.is_request else "wrong"] += 1
        if (certainty > 0) != mail.is_request and abs(certainty) > 2.2:
            counts["surely wrong"] += 1
    return ", ".join(f"{count} {name}" for name, count in counts.items())


def main() -> None:
    mails = list(labelled())
    check(mails) if "--check" in sys.argv[1:] else write(learnt_from(mails))


if __name__ == "__main__":
    main()
