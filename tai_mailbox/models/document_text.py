# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The text of a file that a stranger sent.

It is read in a process of its own, with bounded time, memory, pages and output: a file made to
hang or crash its reader costs that process and nothing else. The process is this file run as a
program with the file's type (bytes on its standard input, UTF-8 text on its standard output).
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

MAX_BYTES = 50 * 2**20
MAX_PAGES = 50
MAX_CHARACTERS = 200_000
MAX_SECONDS = 20
MAX_MEMORY = 2**30  # bytes of address space
LOCKED_EXIT = 3
PDF = "application/pdf"
PLAIN_TEXT = ("text/plain", "text/csv")
OFFICE = (
    "application/vnd.ms-excel",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
)


class UnreadableFile(Exception):
    """No text could be had; `cause` is "locked", "broken", "too_large" or "too_slow"."""

    def __init__(self, cause: str):
        super().__init__(cause)
        self.cause = cause


def file_text(mimetype: str, content: bytes) -> str:
    """The file's text, "" where its kind or its pages have none (a scan).

    :raises UnreadableFile: locked by a password, broken or empty, too large, or too slow to read
    """
    if not content:
        raise UnreadableFile("broken")
    if mimetype in PLAIN_TEXT:
        return _cleaned(content[: MAX_CHARACTERS * 4].decode(errors="replace"))
    if mimetype != PDF and mimetype not in OFFICE:
        return ""
    if len(content) > MAX_BYTES:
        raise UnreadableFile("too_large")
    return _text_of_a_reader(mimetype, content)


def _text_of_a_reader(mimetype: str, content: bytes) -> str:
    command = [sys.executable, "-I", __file__, mimetype]
    try:
        reader = subprocess.run(command, input=content, capture_output=True, timeout=MAX_SECONDS, check=False)
    except subprocess.TimeoutExpired:
        raise UnreadableFile("too_slow") from None
    if reader.returncode:
        raise UnreadableFile("locked" if reader.returncode == LOCKED_EXIT else "broken")
    return _cleaned(reader.stdout.decode(errors="replace")).strip()


def _cleaned(text: str) -> str:
    """As PostgreSQL takes it, and no longer than is of use."""
    return text[:MAX_CHARACTERS].replace("\0", "").replace("\r\n", "\n")


# --- the process of its own ---------------------------------------------------------------


def _bound_this_process() -> None:
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (MAX_MEMORY, MAX_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (MAX_SECONDS, MAX_SECONDS))


def _texts(mimetype: str, content: bytes) -> Iterator[str]:
    if mimetype == PDF:
        yield from _page_texts(content)
    else:
        # Last of all places: an addons folder holds names of the standard library, such as `calendar`.
        sys.path.append(str(Path(__file__).parents[2]))
        from tai_mailbox.intake.sources import text_of_file

        yield text_of_file(content, mimetype)


def _page_texts(content: bytes) -> Iterator[str]:
    import pypdfium2

    try:
        pages = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        locked = error.err_code == pypdfium2.raw.FPDF_ERR_PASSWORD
        raise SystemExit(LOCKED_EXIT if locked else 1) from error
    for number in range(min(len(pages), MAX_PAGES)):
        yield pages[number].get_textpage().get_text_bounded() + "\n\f\n"


def _print_texts(mimetype: str, content: bytes) -> None:
    left = MAX_CHARACTERS
    for text in _texts(mimetype, content):
        sys.stdout.buffer.write(text[:left].encode(errors="replace"))
        left -= len(text)
        if left <= 0:
            return


if __name__ == "__main__":
    _bound_this_process()
    _print_texts(sys.argv[1], sys.stdin.buffer.read())
