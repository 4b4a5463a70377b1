# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The text of attachments, for mails that ask for a quote and point to them. Never raises.

Each reader takes the file's bytes and gives lines, the cells of a row parted by tabs. Its library is imported
when the first such file comes, so that a mail without attachments does not pay for it.
"""

from __future__ import annotations

import csv
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime, time
from io import BytesIO
from itertools import islice
from pathlib import PurePath

from lxml import etree

from ..reading import Segment
from ..rules import (
    MAX_SOURCE_BYTES,
    MAX_SOURCE_COLUMNS,
    MAX_SOURCE_PAGES,
    MAX_SOURCE_ROWS,
    MAX_SOURCE_SHEETS,
    MAX_SOURCE_TEXT,
    MAX_SOURCES,
    MAX_UNPACKED_BYTES,
)
from .bodies import Attachment
from .charsets import clean, decode
from .documents import is_document, safe_name
from .message import Message

_POINTS = re.compile(
    r"\b(?:attach(?:ed|ment|ments|ing)?|enclosed|spreadsheet|excel|xlsx?|csv|pdf|word doc|docx?|sheet|file"
    r"|workbook|template|see (?:the )?(?:att|encl|list|request|form)|tender|adjunt[oa]s?|anexo|archivo|hoja"
    r"|plantilla)\b",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"\b(?:quot(?:e|es|ing|ation)|rfq|rates?|rating|pric(?:e|es|ing)|bids?|cost|pick ?up|ship(?:ment|ments"
    r"|ping)?|loads?|lanes?|tender|move|offer|proposal|transport\w*"
    r"|trucks?|freight|haul|inquiry|enquiry|ofertas?|fletes?|fill (?:in|out|it)"
    r"|(?:your|the|some) (?:figures?|numbers?)|cotiza\w*|tarifas?|precios?|embarques?|cargas?)\b",
    re.IGNORECASE,
)
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def points_to_attachment(message: Message) -> bool:
    """True if the text asks for a quote and speaks of a file, and a file that can be read is attached."""
    if not any(_reader_for(found) for found in message.attachments):
        return False
    text = message.text("subject", "new", "forwarded")
    return _POINTS.search(text) is not None and _ASKS.search(text) is not None


def attachment_segments(message: Message) -> list[Segment]:
    """One segment for each attachment that can be read as text and holds any."""
    segments: list[Segment] = []
    room = MAX_SOURCE_TEXT
    for found in message.attachments:
        reader = _reader_for(found)
        if reader and room > 0 and len(segments) < MAX_SOURCES:
            text = _text_of(found.content(), reader, room)
            segments += [Segment("attachment", text, safe_name(found.name))] if text else []
            room -= len(text)
    return segments


def text_of_file(content: bytes, content_type: str) -> str:
    """The text of a PDF, XLSX, XLS, CSV or DOCX file; "" where it has none or cannot be read."""
    reader = _READERS.get(content_type)
    return _text_of(content, reader, MAX_SOURCE_TEXT) if reader else ""


def _reader_for(found: Attachment) -> _Reader | None:
    if not is_document(found):
        return None
    ending = PurePath(found.name.lower().strip()).suffix
    return _READERS.get(ending) or _READERS.get(found.content_type)


def _text_of(content: bytes, reader: _Reader, room: int) -> str:
    if not content or len(content) > MAX_SOURCE_BYTES:
        return ""
    try:
        lines = list(islice(_bounded(reader(content), room), MAX_SOURCE_ROWS))
    except Exception:  # noqa: BLE001  # a broken file; the libraries do not say what they raise
        return ""
    return clean("\n".join(lines)).strip("\n")


def _bounded(lines: Iterable[str], room: int) -> Iterator[str]:
    """The lines until there are `room` characters."""
    for line in lines:
        if room <= 0:
            return
        yield line[:room]
        room -= len(line)


def _csv_lines(content: bytes) -> Iterator[str]:
    text = decode(content)
    head = text[:4_000]
    delimiter = max(",;\t|", key=head.count)
    for row in csv.reader(text.splitlines(), delimiter=delimiter):
        yield _row(row)


def _sheet_lines(content: bytes) -> Iterator[str]:
    from python_calamine import CalamineWorkbook

    if content.startswith(b"PK"):
        _refuse_zip_bomb(content)
    workbook = CalamineWorkbook.from_filelike(BytesIO(content))
    for name in workbook.sheet_names[:MAX_SOURCE_SHEETS]:
        for row in workbook.get_sheet_by_name(name).to_python(skip_empty_area=True, nrows=MAX_SOURCE_ROWS):
            if any(cell != "" for cell in row):
                yield _row(_cell(cell) for cell in row)


def _row(cells: Iterable[str]) -> str:
    return "\t".join(" ".join(cell.split()) for cell in islice(cells, MAX_SOURCE_COLUMNS)).rstrip("\t")


def _cell(value: object) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        return value.isoformat(" ", "minutes") if value.time() != time() else value.date().isoformat()
    return value.isoformat() if isinstance(value, date) else str(value)


def _pdf_lines(content: bytes) -> Iterator[str]:
    import pypdfium2

    document = pypdfium2.PdfDocument(content)
    try:
        for i in range(min(len(document), MAX_SOURCE_PAGES)):
            yield from document[i].get_textpage().get_text_bounded().splitlines()
    finally:
        document.close()


def _docx_lines(content: bytes) -> Iterator[str]:
    _refuse_zip_bomb(content)
    with zipfile.ZipFile(BytesIO(content)) as archive:
        parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
        root = etree.fromstring(archive.read("word/document.xml"), parser)
    body = root.find(f"{_WORD}body")
    for block in body if body is not None else ():
        yield from _word_block_lines(block)


def _word_block_lines(block: etree._Element) -> Iterator[str]:
    if block.tag == f"{_WORD}tbl":
        for row in block.iter(f"{_WORD}tr"):
            yield _row(_word_text(cell) for cell in row.findall(f"{_WORD}tc"))
    else:
        yield from _word_text(block).split("\n")


def _word_text(element: etree._Element) -> str:
    pieces = []
    for node in element.iter():
        if node.tag == f"{_WORD}t":
            pieces.append(node.text or "")
        elif node.tag == f"{_WORD}tab":
            pieces.append("\t")
        elif node.tag in (f"{_WORD}br", f"{_WORD}p"):
            pieces.append("\n")
    return "".join(pieces).strip("\n")


def _refuse_zip_bomb(content: bytes) -> None:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        if sum(entry.file_size for entry in archive.infolist()) > MAX_UNPACKED_BYTES:
            raise ValueError("it unpacks to more than is read")


_Reader = Callable[[bytes], Iterator[str]]
_READERS: dict[str, _Reader] = {
    ".csv": _csv_lines,
    ".tsv": _csv_lines,
    "text/csv": _csv_lines,
    ".xlsx": _sheet_lines,
    ".xlsm": _sheet_lines,
    ".xls": _sheet_lines,
    "application/vnd.ms-excel": _sheet_lines,
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": _sheet_lines,
    ".pdf": _pdf_lines,
    "application/pdf": _pdf_lines,
    ".docx": _docx_lines,
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": _docx_lines,
}
