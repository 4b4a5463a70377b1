# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What ./dev says, and how it runs other programs. All of it goes to standard error."""

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from .paths import LOGS

BAR_WIDTH = 30
SIGN_OF_FULL_DISK = "No space left on device"
DISK_IS_FULL = "the disk is full"


class Failure(Exception):
    """Something that a person has to know or mend. Its text is one line."""


def say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


@contextmanager
def step(text: str) -> Iterator[None]:
    """Say what is being done, and then how long it took."""
    start = time.monotonic()
    on_terminal = sys.stderr.isatty()
    if on_terminal:
        print(f"  {text} ...", end="\r", file=sys.stderr, flush=True)
    yield
    print(f"  {text}: {time.monotonic() - start:.1f} s" + "\033[K" * on_terminal, file=sys.stderr, flush=True)


def progress_bar(text: str, fraction: float) -> None:
    """Draw a bar over the current line; nothing when the output is no terminal."""
    if sys.stderr.isatty():
        bar = ("#" * round(fraction * BAR_WIDTH)).ljust(BAR_WIDTH)
        print(f"  {text} [{bar}] {fraction:4.0%}\033[K", end="\r", file=sys.stderr, flush=True)


def log_file(name: str) -> Path:
    LOGS.mkdir(parents=True, exist_ok=True)
    return LOGS / f"{name}.log"


def run_logged(
    command: list, log: str, what: str, explain: Callable[[str], str] = lambda output: "", **kwargs
) -> None:
    """Run a program with its output in .dev/log/LOG.log.

    Raises Failure, with what `explain` makes of the output or else its last line.
    """
    path = log_file(log)
    with path.open("wb") as output:
        code = subprocess.call(
            [str(part) for part in command],
            stdout=output,
            stderr=subprocess.STDOUT,
            stdin=kwargs.pop("stdin", subprocess.DEVNULL),
            **kwargs,
        )
    if code:
        raise Failure(f"{what} failed: {cause(path.read_text(errors='replace'), explain)} (see {path})")


def cause(output: str, explain: Callable[[str], str]) -> str:
    """The reason of a failure in few words, out of a program's output."""
    if SIGN_OF_FULL_DISK in output:
        return DISK_IS_FULL
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    return explain(output) or (lines[-1] if lines else "it said nothing")
