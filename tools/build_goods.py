# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Build the list of words that name goods: tai_mailbox/intake/data/goods.tsv, one word a line.

Run once, by hand, with the folder of WordNet 3.0's files (`data.noun`, `index.noun`... as Debian's
package wordnet-base unpacks them):

    python tools/build_goods.py FOLDER

A word is listed if in most of its uses it names a thing, a food, a plant or a substance that a truck might
carry: "kiln", "raspberry"; not "warehouse" (a place), "lunch" (a meal), "press" (more often something else).
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

DATA = Path(__file__).resolve().parent.parent / "tai_mailbox" / "intake" / "data"
ARTIFACT, FOOD, PLANT, SUBSTANCE = 6, 13, 20, 27  # WordNet's lexicographer files
NOUN, SATELLITE = "1", "5"  # numbers of its parts of speech
OTHER_PARTS = {"2": "verb", "3": "adj", "4": "adv"}
# What no truck carries, by the first word of a set of synonyms above it.
NEVER = frozenset(
    ("drug", "meal", "body_substance", "macromolecule", "antibody", "enzyme", "hormone", "toxin")
)
NEVER_AN_ARTIFACT = frozenset(
    (
        *("way", "track", "line", "bridge", "land", "area", "platform", "opening", "excavation"),
        *(
            "facility",
            "building",
            "building_complex",
            "establishment",
            "mercantile_establishment",
            "depository",
        ),
        *("housing", "dwelling", "room", "floor", "horizontal_surface"),
        *("public_transport", "print_media", "medium", "book", "shape"),
    )
)
AT_LEAST = 0.5  # of a word's uses
SELDOM = 0.5  # a use for the first meaning that was never counted; less for the next ones
SELDOM_AS_OTHER = 0.15  # the same for another part of speech


@dataclass(frozen=True)
class Meaning:
    """A set of synonyms."""

    kind: int
    words: tuple[str, ...]  # as written: names with a capital
    above: tuple[str, ...]
    is_one: bool  # a single thing that has a name: "Amazon"


def rows(path: Path) -> Iterator[str]:
    """The lines below the licence, which begin with blanks."""
    with path.open(encoding="latin-1") as file:
        yield from (line for line in file if not line.startswith("  "))


def meanings(folder: Path) -> dict[str, Meaning]:
    return dict(meaning(line) for line in rows(folder / "data.noun"))


def meaning(line: str) -> tuple[str, Meaning]:
    fields = line.partition(" | ")[0].split()
    count = int(fields[3], 16)
    pointers = fields[5 + 2 * count :]
    marks = [(pointers[at], pointers[at + 1]) for at in range(0, len(pointers) - 3, 4)]
    return fields[0], Meaning(
        int(fields[1]),
        tuple(fields[4 + 2 * at] for at in range(count)),
        tuple(other for mark, other in marks if mark == "@"),
        any(mark == "@i" for mark, _other in marks),
    )


def senses(folder: Path) -> dict[str, list[str]]:
    """The meanings of each noun, the most usual first."""
    found = {}
    for line in rows(folder / "index.noun"):
        fields = line.split()
        found[fields[0]] = fields[6 + int(fields[3]) :]
    return found


def counted(folder: Path) -> tuple[Counter[tuple[str, int]], Counter[tuple[str, str]]]:
    """How often each meaning of a noun was met in texts, and each word as each part of speech."""
    nouns: Counter[tuple[str, int]] = Counter()
    parts: Counter[tuple[str, str]] = Counter()
    for line in rows(folder / "cntlist.rev"):
        key, number, times = line.split()
        word, _, rest = key.partition("%")
        parts[word, rest[0].replace(SATELLITE, "3")] += int(times)
        if rest[0] == NOUN:
            nouns[word, int(number)] += int(times)
    return nouns, parts


def other_parts(folder: Path) -> dict[str, set[str]]:
    """What each word is besides a noun."""
    found: dict[str, set[str]] = defaultdict(set)
    for part, name in OTHER_PARTS.items():
        for line in rows(folder / f"index.{name}"):
            found[line.split()[0]].add(part)
    return found


def names_above(all_meanings: dict[str, Meaning], offset: str) -> set[str]:
    found: set[str] = set()
    todo = [offset]
    while todo:
        one = all_meanings[todo.pop()]
        found.add(one.words[0].lower())
        todo += one.above
    return found


def is_goods(word: str, offset: str, all_meanings: dict[str, Meaning]) -> bool:
    one = all_meanings[offset]
    if one.kind not in (ARTIFACT, FOOD, PLANT, SUBSTANCE) or one.is_one or word not in one.words:
        return False
    above = names_above(all_meanings, offset)
    return not above & NEVER and not (one.kind == ARTIFACT and above & NEVER_AN_ARTIFACT)


def goods(folder: Path) -> Iterator[str]:
    all_meanings, (uses, parts), others = meanings(folder), counted(folder), other_parts(folder)
    for word, offsets in senses(folder).items():
        if not word.isalpha() or len(word) < 3:
            continue
        yes = no = 0.0
        for at, offset in enumerate(offsets, 1):
            weight = uses[word, at] + SELDOM / at
            yes, no = (yes + weight, no) if is_goods(word, offset, all_meanings) else (yes, no + weight)
        no += sum(parts[word, part] + SELDOM_AS_OTHER for part in others.get(word, ()))
        if yes >= (yes + no) * AT_LEAST:
            yield word


def main() -> None:
    words = sorted(goods(Path(sys.argv[1])))
    (DATA / "goods.tsv").write_text("\n".join(words) + "\n", encoding="utf-8")
    print(f"{len(words)} words")


if __name__ == "__main__":
    main()
