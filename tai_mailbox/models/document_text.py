# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What a file that a stranger sent holds: its text, or a TIFF's pages as a browser can show them.

It is read in a process of its own, with bounded time, memory, pages and output: a file made to
hang or crash its reader costs that process and nothing else. The process is this file run as a
program with the file's type: bytes on its standard input, on its standard output UTF-8 text, or a PDF.
"""

from __future__ import annotations

import io
import subprocess
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

MAX_BYTES = 50 * 2**20
MAX_PAGES = 50
MAX_CHARACTERS = 200_000
MAX_SECONDS = 20
MAX_MEMORY = 2**30  # bytes of address space
MAX_PIXELS = 80_000_000  # of a page of a TIFF: more than a sheet of legal paper at 800 dots an inch
SHOWN_PIXELS = 2400  # of a page's longer side, where it is not only black and white
SCREEN_DOTS = 150  # an inch, where a TIFF does not say its own
FEWEST_DOTS = 30  # an inch
CAUSES = {3: "locked", 4: "too_large"}  # by the reader's exit code
LOCKED_EXIT, LARGE_EXIT = CAUSES
PDF = "application/pdf"
TIFF = "image/tiff"
PLAIN_TEXT = ("text/plain", "text/csv")
OFFICE = (
    "application/vnd.ms-excel",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
)


class UnreadableFile(Exception):
    """It could not be read; `cause` is "locked", "broken", "too_large" or "too_slow"."""

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
    return _cleaned(_answer_of_a_reader(mimetype, content).decode(errors="replace")).strip()


def pdf_of_tiff(content: bytes) -> bytes:
    """The first MAX_PAGES pages of a TIFF as a PDF to look at.

    :raises UnreadableFile: broken, too large, too slow, or made to unpack to a page that is far too large
    """
    return _answer_of_a_reader(TIFF, content)


def _answer_of_a_reader(mimetype: str, content: bytes) -> bytes:
    if len(content) > MAX_BYTES:
        raise UnreadableFile("too_large")
    command = [sys.executable, "-I", __file__, mimetype]
    try:
        reader = subprocess.run(command, input=content, capture_output=True, timeout=MAX_SECONDS, check=False)
    except subprocess.TimeoutExpired:
        raise UnreadableFile("too_slow") from None
    if reader.returncode:
        raise UnreadableFile(CAUSES.get(reader.returncode, "broken"))
    return reader.stdout


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
        from tai_mailbox.intake.mail.sources import text_of_file

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


def _pdf_of_pages(content: bytes) -> bytes:
    from PIL import Image, ImageSequence

    # Each page is measured below, before it is unpacked.
    Image.MAX_IMAGE_PIXELS = None
    output = io.BytesIO()
    with Image.open(io.BytesIO(content), formats=["TIFF"]) as pages:
        for number, page in enumerate(islice(ImageSequence.Iterator(pages), MAX_PAGES)):
            shown, dots = _shown_page(page)
            shown.save(output, "PDF", append=number > 0, resolution=dots)
    return output.getvalue()


def _shown_page(page):
    """(a page upright, in colours that a PDF knows, its dots an inch alike both ways)"""
    from PIL import ImageOps

    if page.width * page.height > MAX_PIXELS:
        raise SystemExit(LARGE_EXIT)
    across, down = _dots_an_inch(page)
    shown = ImageOps.exif_transpose(page)
    if shown.mode not in ("1", "L", "RGB"):
        shown = shown.convert("L" if shown.mode.startswith("I") else "RGB")
    if across != down:  # a fax has half as many lines as dots
        shown = shown.resize((shown.width, max(round(shown.height * across / down), 1)))
    width = shown.width
    if shown.mode != "1":
        shown.thumbnail((SHOWN_PIXELS, SHOWN_PIXELS))
    return shown, across * shown.width / width


def _dots_an_inch(page) -> tuple[float, float]:
    """As the TIFF says; one that says nothing, or nothing sensible, was not made for paper."""
    across, down = page.info.get("dpi", (0, 0))
    sensible = min(across, down) >= FEWEST_DOTS
    return (float(across), float(down)) if sensible else (SCREEN_DOTS, SCREEN_DOTS)


def _print_texts(mimetype: str, content: bytes) -> None:
    left = MAX_CHARACTERS
    for text in _texts(mimetype, content):
        sys.stdout.buffer.write(text[:left].encode(errors="replace"))
        left -= len(text)
        if left <= 0:
            return


if __name__ == "__main__":
    _bound_this_process()
    if sys.argv[1] == TIFF:
        sys.stdout.buffer.write(_pdf_of_pages(sys.stdin.buffer.read()))
    else:
        _print_texts(sys.argv[1], sys.stdin.buffer.read())
