# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Pages of a PDF: counted, turned, taken apart, put together. Bytes in, bytes out."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Sequence

from odoo.tools.pdf import PdfFileReader, PdfFileWriter

MAX_PAGES = 1000


class PageError(Exception):
    """The pages cannot be had; `cause` is "locked", "broken" or "too_many"."""

    def __init__(self, cause: str):
        super().__init__(cause)
        self.cause = cause


def page_count(content: bytes) -> int:
    """:raises PageError: as every function here"""
    return len(_pages(content))


def turned(content: bytes, degrees: int) -> bytes:
    """All pages turned clockwise by `degrees`, a multiple of 90."""
    return _written(page.rotate(degrees) for page in _pages(content))


def taken_apart(content: bytes, groups: Iterable[Sequence[int]]) -> list[bytes]:
    """One PDF for each group of page numbers, counted from 1."""
    pages = _pages(content)
    return [_written(pages[number - 1] for number in group) for group in groups]


def put_together(contents: Iterable[bytes]) -> bytes:
    """All pages of all PDFs, in order."""
    return _written(page for content in contents for page in _pages(content))


def page_groups(words: str, count: int) -> list[list[int]]:
    """What a person wrote, such as "1-2, 3, 5-": the groups of page numbers, each one document.

    :raises ValueError: with the part that is not a page or a range of 1 to `count`
    """
    parts = [part.strip() for part in re.split(r"[,;\n]", words) if part.strip()]
    return [_page_range(part, count) for part in parts]


def _page_range(part: str, count: int) -> list[int]:
    match = re.fullmatch(r"(\d{1,4})(?:\s*[-–]\s*(\d{1,4})?)?", part)
    if not match:
        raise ValueError(part)
    first = int(match[1])
    last = int(match[2] or (count if re.search(r"[-–]", part) else first))
    if not 1 <= first <= last <= count:
        raise ValueError(part)
    return list(range(first, last + 1))


def _pages(content: bytes) -> list:
    # A PDF made by a stranger may break its reader anywhere, with any exception.
    try:
        reader = PdfFileReader(io.BytesIO(content), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise PageError("locked")
        if len(reader.pages) > MAX_PAGES:
            raise PageError("too_many")
        return list(reader.pages)
    except PageError:
        raise
    except Exception as error:
        raise PageError("broken") from error


def _written(pages: Iterable) -> bytes:
    writer, output = PdfFileWriter(), io.BytesIO()
    try:
        for page in pages:
            writer.add_page(page)
        writer.write(output)
    except PageError:
        raise
    except Exception as error:
        raise PageError("broken") from error
    return output.getvalue()
