# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Reads broken mails until one raises, or the time is over.

    python -m tests.intake.fuzz.read [--seconds N] [--seed N] [--mails FOLDER] [--keep FOLDER]

Starts from the labelled mails (or the mails in FOLDER) and breaks them: bytes changed, stretches left
out, doubled, or spliced in from another mail. One that raises or takes longer than a second is kept.
Under the fuzzer Atheris the same target is found as `target`.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
import traceback
from pathlib import Path

from tai_mailbox.intake import Context, read
from tai_mailbox.intake.known_numbers import KnownNumbers

CONTEXT = Context(shipments=KnownNumbers({"SHP000123"}), own_addresses=frozenset({"own@x.example"}))
SLOW = 1.0  # seconds of processor time
TOKENS = [
    b"\r\n\r\n",
    b"\r\n--",
    b"Content-Type: multipart/mixed; boundary=b\r\n",
    b"Content-Transfer-Encoding: base64\r\n",
    b"charset=utf-16",
    b"filename*0*=''%",
    b"=?utf-8?b?",
    b"<table><tr><td rowspan=9>",
    b"</table>",
    b"\nFrom: a\nSent: b\nTo: c\nSubject: d\n",
    b"\n> ",
    b"\t",
    b"SHP000123",
    b"42,000 lbs",
    b"60607",
    b"Chicago, IL",
    b"9/31",
    b"99999999999999999999",
    b"\xff\xfe",
    b"\x00",
]


def target(content: bytes) -> None:
    """What a fuzzer calls: reads the mail and writes out all that was read."""
    found = read(content, CONTEXT)
    found.to_dict()
    found.explain()


def broken(mail: bytes, others: list[bytes], chance: random.Random) -> bytes:
    """The mail with a few changes."""
    content = bytearray(mail)
    for _change in range(chance.randint(1, 8)):
        start = chance.randrange(len(content) + 1)
        end = min(len(content), start + chance.choice((0, 1, 4, 60, 900)))
        content[start:end] = chance.choice(
            (
                b"",
                bytes(chance.randrange(256) for _byte in range(chance.randint(1, 6))),
                chance.choice(TOKENS),
                bytes(content[start:end]) * 3,
                stretch(chance.choice(others), chance),
            )
        )
    return bytes(content)


def stretch(mail: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(mail) + 1)
    return mail[start : start + chance.choice((5, 80, 1_500))]


def failure(content: bytes) -> str:
    """What went wrong in reading the mail, or an empty string."""
    start = time.process_time()
    try:
        target(content)
    except Exception:  # noqa: BLE001  # whatever is raised is what is looked for
        return traceback.format_exc()
    spent = time.process_time() - start
    return f"took {spent:.1f} s" if spent > SLOW else ""


def seeds(folder: Path | None) -> list[bytes]:
    if folder:
        return [file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file()]
    from tests.intake.corpus.build import load_set

    return [mail.raw for mail in load_set("dev")]


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--mails", type=Path, metavar="FOLDER")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", default=Path("broken-mails"))
    options = parser.parse_args()
    chance = random.Random(options.seed)
    mails = seeds(options.mails)
    end = time.monotonic() + options.seconds
    tried = failed = 0
    while time.monotonic() < end:
        content = broken(chance.choice(mails), mails, chance)
        tried += 1
        if wrong := failure(content):
            failed += 1
            options.keep.mkdir(parents=True, exist_ok=True)
            (options.keep / f"{options.seed}-{tried}.eml").write_bytes(content)
            print(f"{options.seed}-{tried}: {wrong}")
    print(f"{tried} mails read, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
