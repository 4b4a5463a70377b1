# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The text of a file that a stranger sent.

A PDF is read by PDFium in a process of its own, with bounded time, memory, pages and output:
a file made to hang or crash its reader costs that process and nothing else. The process is this
file run as a program (bytes on its standard input, UTF-8 text on its standard output).
"""

from __future__ import annotations

import subprocess
import sys

MAX_BYTES = 50 * 2**20
MAX_PAGES = 50
MAX_CHARACTERS = 200_000
MAX_SECONDS = 20
MAX_MEMORY = 1 * 2**30  # bytes of address space
LOCKED_EXIT = 3
PLAIN_TEXT = ("text/plain", "text/csv")


class UnreadableFile(Exception):
    """No text could be had; `cause` is "locked", "broken", "too_large" or "too_slow"."""

    def __init__(self, cause: str):
        super().__init__(cause)
        self.cause = cause


def file_text(mimetype: str, content: bytes) -> str:
    """The file's text, "" where its kind or its pages have none (a scan).

    :raises UnreadableFile: locked by a password, broken, too large, or too slow to read
    """
    if mimetype in PLAIN_TEXT:
        return content[: MAX_CHARACTERS * 4].decode(errors="replace").replace("\0", "")[:MAX_CHARACTERS]
    if mimetype != "application/pdf":
        return ""
    if len(content) > MAX_BYTES:
        raise UnreadableFile("too_large")
    return _pdf_text(content)


def _pdf_text(content: bytes) -> str:
    command = [sys.executable, "-I", __file__]
    try:
        reader = subprocess.run(command, input=content, capture_output=True, timeout=MAX_SECONDS, check=False)
    except subprocess.TimeoutExpired:
        raise UnreadableFile("too_slow") from None
    if reader.returncode:
        raise UnreadableFile("locked" if reader.returncode == LOCKED_EXIT else "broken")
    return reader.stdout.decode(errors="replace").strip()


# --- the process of its own ---------------------------------------------------------------


def _bound_this_process() -> None:
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (MAX_MEMORY, MAX_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (MAX_SECONDS, MAX_SECONDS))


def _page_texts(content: bytes):
    import pypdfium2

    try:
        pages = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        locked = error.err_code == pypdfium2.raw.FPDF_ERR_PASSWORD
        raise SystemExit(LOCKED_EXIT if locked else 1) from error
    for number in range(min(len(pages), MAX_PAGES)):
        yield pages[number].get_textpage().get_text_bounded().replace("\r\n", "\n").replace("\0", "")


def _print_text(content: bytes) -> None:
    left = MAX_CHARACTERS
    for text in _page_texts(content):
        sys.stdout.buffer.write(text[:left].encode(errors="replace") + b"\n\f\n")
        left -= len(text)
        if left <= 0:
            return


if __name__ == "__main__":
    _bound_this_process()
    _print_text(sys.stdin.buffer.read())
