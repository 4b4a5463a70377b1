# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The command of the intake contract, section 7: what is read of mails in files, one JSON object a line."""

from __future__ import annotations

import argparse
import json
import os
import sys
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from .known_numbers import KnownNumbers
from .reader import read
from .reading import Context, Reading, Reason
from .score import load_examples, score


def main(arguments: list[str] | None = None) -> int:
    """Prints one line for each mail, in the order given; returns the process's exit status."""
    options = _parser().parse_args(arguments)
    if options.score:
        return _score(options.score)
    try:
        context = Context(
            timezone=ZoneInfo(options.tz).key,
            own_addresses=frozenset(address.strip().lower() for address in options.own),
            shipments=KnownNumbers(_known_numbers(options.known)),
        )
    except (OSError, ValueError, KeyError) as error:  # KeyError: an unknown time zone
        print(f"classify: {error}", file=sys.stderr)
        return 2
    for file in options.mails:
        print(json.dumps({"file": file, **_classified(file, context)}, ensure_ascii=True), flush=True)
    return 0


def _score(folder: str) -> int:
    """Prints the figures of a folder of corrected mails as one JSON object."""
    try:
        print(json.dumps(score(load_examples(folder)), indent=1))
    except (OSError, ValueError, KeyError) as error:  # KeyError: a line without its file
        print(f"classify: {error}", file=sys.stderr)
        return 2
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="classify", description="Say what is read of mails in files.")
    parser.add_argument("--known", metavar="FILE", help="existing shipment numbers, one a line")
    parser.add_argument("--tz", metavar="ZONE", default=Context().timezone, help="the broker's time zone")
    parser.add_argument(
        "--own", metavar="ADDRESS", action="append", default=[], help="an address of the mailbox"
    )
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--score", metavar="FOLDER", help="how well corrected mails are read (expected.jsonl)")
    what.add_argument("mails", metavar="MAIL.eml", nargs="*", default=[])
    return parser


def _known_numbers(file: str | None) -> list[str]:
    if file is None:
        return []
    return [line.strip().upper() for line in Path(file).read_text("utf-8-sig").splitlines() if line.strip()]


def _classified(file: str, context: Context) -> dict[str, Any]:
    """The reading as the contract writes it; a mail that cannot be read is `other`, and says why."""
    try:
        return read(Path(file).read_bytes(), context).to_dict()
    except Exception as error:  # noqa: BLE001  # whatever the mail, its line is printed
        reason = Reason("unreadable", f"The mail cannot be read: {error}")
        return Reading("other", reasons=(reason,)).to_dict()


if __name__ == "__main__":
    try:
        sys.exit(main())
    except BrokenPipeError:  # whoever read the lines has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
