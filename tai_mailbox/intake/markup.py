# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""HTML bodies to lines: tables kept as rows and cells, quotes and signatures known, hidden text dropped.

libxml2's parser reports tags and text as it meets them, so that no tree is built and nothing recurses.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from .charsets import clean
from .lines import Line
from .rules import MAX_CELL, MAX_HTML, MAX_SPAN, MAX_TAG, MAX_TAGS

_DROPPED = frozenset(
    {
        "head",
        "style",
        "script",
        "title",
        "noscript",
        "template",
        "svg",
        "object",
        "iframe",
        "select",
        "button",
    }
)
_BLOCKS = frozenset(
    {
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "center",
        "dd",
        "details",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "tbody",
        "tfoot",
        "thead",
        "ul",
        "caption",
    }
)
_PARAGRAPHS = frozenset(
    {
        "p",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
    }
)
_VOID = frozenset(
    {
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
    }
)
# Tags that change no more than how text looks, as they stand on the stack of open tags.
_INLINE = {
    tag: (tag, False, False, False) for tag in ("span", "font", "b", "i", "u", "strong", "em", "o:p", "a")
}
_MIGHT_HIDE = re.compile(r"none|hid|max-height|opacity|size\s*:\s*0", re.IGNORECASE)
_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|max-height\s*:\s*0(?![.\d])"
    r"|opacity\s*:\s*0(?![.\d])",
    re.IGNORECASE,
)
_NO_SIZE = re.compile(r"font-size\s*:\s*0(?:px|pt|em)?\s*(?:;|$)", re.IGNORECASE)
_NO_MARGIN = re.compile(r"margin(?:-bottom)?\s*:\s*0", re.IGNORECASE)
_LEFT_BORDER = re.compile(r"border-left(?!-?\w*\s*:\s*(?:none|0))", re.IGNORECASE)
_SIGNATURE = re.compile(
    r"gmail_signature|moz-signature|ms-outlook-mobile-signature|(?:protonmail|zmail)_signature|^signature$",
    re.IGNORECASE,
)
_LONG_TAG = re.compile(rf"<([A-Za-z][A-Za-z0-9]{{0,20}})[^<>]{{{MAX_TAG},}}")
_ENDS_OPEN = re.compile(r"[,;:/–-]$")
_GOES_ON = re.compile(r"\(|[\d.,-]+(?: \w{1,6})?\Z")  # a postal code, a number with its unit


def html_lines(html: str) -> list[Line]:
    """The lines that a reader of this HTML sees."""
    html = _LONG_TAG.sub(r"<\1 ", html[:MAX_HTML]).replace("\0", "")
    reader = _Reader()
    parser = etree.HTMLParser(target=reader, encoding="utf-8", huge_tree=True)
    try:
        parser.feed(html.encode("utf-8", "replace"))
        parser.close()
    except etree.LxmlError:  # an empty or unreadable document; what was seen until then counts
        pass
    return reader.lines()


@dataclass(slots=True)
class _Table:
    rows: list[dict[int, list[Line]]] = field(default_factory=list)  # the lines of each cell by column
    column: int = 0
    spanned: dict[int, tuple[int, list[Line]]] = field(default_factory=dict)  # column: rows left, lines
    span: tuple[int, int] = (1, 1)  # rows and columns of the open cell
    outside: list[Line] | None = None  # while a cell is open: the lines of what encloses the table


class _Reader:
    """What libxml2 calls for each tag and text; keeps the lines of the innermost open cell."""

    def __init__(self) -> None:
        self.out: list[Line] = []
        self.pieces: list[str] = []
        self.tables: list[_Table] = []
        self.open: list[tuple[str, bool, bool, bool]] = []  # tag; whether it quotes, signs, ends a paragraph
        self.dropping = 0
        self.depth = 0
        self.signing = 0
        self.verbatim = 0
        self.bullet = ""
        self.room = MAX_TAGS

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self.room -= 1
        if self.dropping or self.room < 0:  # more tags than people write: a hostile mail
            self.dropping += tag not in _VOID
        elif not attributes and tag in _INLINE:
            self.open.append(_INLINE[tag])
        elif tag in _DROPPED or (attributes and _is_hidden(tag, attributes)):
            self.dropping = int(tag not in _VOID)
        else:
            self._open(tag, attributes)

    def _open(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "br":
            self._end_line()
        elif tag in _BLOCKS:
            self._soft_break()
        if tag in _VOID:
            return
        if handler := _STARTS.get(tag):
            handler(self, attributes)
        quotes = tag == "blockquote" and _is_quote(attributes)
        signs = _is_signature(attributes)
        spaced = tag in _PARAGRAPHS and not _is_tight(attributes)
        self.depth += quotes
        self.signing += signs
        self.open.append((tag, quotes, signs, spaced))

    def end(self, tag: str) -> None:
        if self.dropping:
            if tag not in _VOID:
                self.dropping -= 1
            return
        if tag in _VOID:
            return
        if self.open and self.open[-1] is _INLINE.get(tag):
            self.open.pop()
            return
        while self.open:
            opened, quotes, signs, spaced = self.open.pop()
            self._close(opened, spaced)
            self.depth -= quotes
            self.signing -= signs
            if opened == tag:
                break

    def _close(self, tag: str, spaced: bool) -> None:
        if tag in _BLOCKS:
            self._soft_break()
        if spaced:
            self._blank_line()
        if handler := _ENDS.get(tag):
            handler(self)

    def data(self, text: str) -> None:
        if self.dropping:
            return
        if self.verbatim:
            first, *others = text.split("\n")
            self.pieces.append(first)
            for other in others:
                self._end_line()
                self.pieces.append(other)
        else:
            self.pieces.append(text)

    def comment(self, text: str) -> None:
        """Not shown."""

    def pi(self, target: str, data: str | None = None) -> None:
        """Not shown."""

    def close(self) -> None:
        """What libxml2 calls at the end of the document."""

    def lines(self) -> list[Line]:
        while self.tables:
            self._end_table()
        self._soft_break()
        return _without_blank_edges(self.out)

    def _soft_break(self) -> None:
        """Ends a line only if something stands on it. Outlook leaves a line blank by one hard space."""
        if not self.pieces:
            return
        text = "".join(self.pieces)
        if text and not text.isspace():
            self._end_line()
            return
        self.pieces.clear()
        if "\xa0" in text:
            self._blank_line()

    def _end_line(self) -> None:
        text = "".join(self.pieces)
        if not text.isascii():
            text = clean(text)
        text = text.rstrip() if self.verbatim else " ".join(text.split())
        if text and self.bullet:
            text, self.bullet = self.bullet + text, ""
        self.pieces.clear()
        self.out.append(Line(text, self.depth, self.signing > 0))

    def _blank_line(self) -> None:
        if self.out and self.out[-1].text:
            self.out.append(Line("", self.depth, self.signing > 0))

    def _start_item(self, attributes: dict[str, str]) -> None:
        self.bullet = "- "

    def _start_verbatim(self, attributes: dict[str, str]) -> None:
        self.verbatim += 1

    def _end_verbatim(self) -> None:
        self.verbatim -= 1

    def _start_table(self, attributes: dict[str, str]) -> None:
        self.tables.append(_Table())

    def _start_row(self, attributes: dict[str, str]) -> None:
        if self.tables:
            self._end_cell()
            _new_row(self.tables[-1])

    def _start_cell(self, attributes: dict[str, str]) -> None:
        if self.tables:
            self._end_cell()
            table = self.tables[-1]
            if not table.rows:
                _new_row(table)
            table.span = (_span(attributes, "rowspan"), _span(attributes, "colspan"))
            table.outside, self.out = self.out, []

    def _end_cell(self) -> None:
        if self.tables and (table := self.tables[-1]).outside is not None:
            self._soft_break()
            _put_cell(table, _without_blank_edges(self.out))
            self.out, table.outside = table.outside, None

    def _end_table(self) -> None:
        self._end_cell()
        self.out += _table_lines(self.tables.pop(), self.depth)


def _new_row(table: _Table) -> None:
    """A new row, in which the cells that span rows from above are there again."""
    table.rows.append({column: lines for column, (_left, lines) in table.spanned.items()})
    table.spanned = {column: (left - 1, lines) for column, (left, lines) in table.spanned.items() if left > 1}
    table.column = 0


def _put_cell(table: _Table, lines: list[Line]) -> None:
    row = table.rows[-1]
    while table.column in row:
        table.column += 1
    row[table.column] = lines
    rows, columns = table.span
    if rows > 1 and len(table.spanned) < MAX_SPAN:
        table.spanned[table.column] = (rows - 1, lines)
    table.column += columns


def _span(attributes: dict[str, str], name: str) -> int:
    if name not in attributes:
        return 1
    value = attributes[name].strip()
    return min(max(int(value), 1), MAX_SPAN) if value.isascii() and value.isdigit() else 1


def _table_lines(table: _Table, depth: int) -> list[Line]:
    """A table of data as one line a row; a table that only lays out a page as what stands in its cells."""
    rows = _without_empty_columns(table.rows)
    shape = [[len(lines) for lines in row] for row in rows]
    if not shape or len(shape[0]) < 2 or not _is_data(rows):
        return [line for row in rows for lines in row for line in lines]
    if _is_side_by_side(shape):
        return [line for column in zip(*rows, strict=True) for lines in column for line in lines]
    return [_row_line(row, depth) for row in rows]


def _without_empty_columns(rows: list[dict[int, list[Line]]]) -> list[list[list[Line]]]:
    """The cells of each row that has any, without the columns that only keep others apart."""
    columns = sorted({column for row in rows for column, lines in row.items() if lines})
    return [[row.get(column, []) for column in columns] for row in rows if any(row.values())]


def _is_data(rows: list[list[list[Line]]]) -> bool:
    """False for what lays out a page: cells that hold tables, quotes, or more than a few lines of text."""
    for row in rows:
        for lines in row:
            if len(lines) > 8 or sum(len(line.text) for line in lines) > MAX_CELL:
                return False
            if any("\t" in line.text or line.depth != lines[0].depth or line.signature for line in lines):
                return False
    return True


def _is_side_by_side(shape: list[list[int]]) -> bool:
    """True for blocks of lines next to each other, such as the addresses of shipper and consignee."""
    labels_only = all(row[0] <= 1 for row in shape)
    return len(shape) <= 3 and max(map(max, shape)) > 3 and not labels_only


def _row_line(row: list[list[Line]], depth: int) -> Line:
    return Line("\t".join(_cell_text(lines) for lines in row).rstrip("\t"), depth)


def _cell_text(lines: list[Line]) -> str:
    text = ""
    for line in lines:
        if text and line.text:
            text += " " if _ENDS_OPEN.search(text) or _GOES_ON.match(line.text) else ", "
        text += line.text
    return text


def _without_blank_edges(lines: list[Line]) -> list[Line]:
    start, end = 0, len(lines)
    while start < end and not lines[start].text:
        start += 1
    while end > start and not lines[end - 1].text:
        end -= 1
    return lines[start:end]


def _is_hidden(tag: str, attributes: dict[str, str]) -> bool:
    style = attributes.get("style")
    if style and _MIGHT_HIDE.search(style):
        return _HIDDEN.search(style) is not None or (tag == "span" and _NO_SIZE.search(style) is not None)
    return "hidden" in attributes


def _is_quote(attributes: dict[str, str]) -> bool:
    """False for a blockquote that only indents."""
    if attributes.get("type", "").lower() == "cite" or "quote" in attributes.get("class", "").lower():
        return True
    return _LEFT_BORDER.search(attributes.get("style", "")) is not None


def _is_signature(attributes: dict[str, str]) -> bool:
    if "class" not in attributes and "id" not in attributes:
        return False
    marks = (attributes.get("id", ""), *attributes.get("class", "").split())
    return any(_SIGNATURE.search(mark) for mark in marks if mark)


def _is_tight(attributes: dict[str, str]) -> bool:
    """True for a paragraph without space below it, as Outlook writes each line."""
    return attributes.get("class", "").startswith("Mso") or bool(
        _NO_MARGIN.search(attributes.get("style", ""))
    )


_STARTS = {
    "li": _Reader._start_item,
    "pre": _Reader._start_verbatim,
    "table": _Reader._start_table,
    "tr": _Reader._start_row,
    "td": _Reader._start_cell,
    "th": _Reader._start_cell,
}
_ENDS = {
    "pre": _Reader._end_verbatim,
    "table": _Reader._end_table,
    "td": _Reader._end_cell,
    "th": _Reader._end_cell,
}
