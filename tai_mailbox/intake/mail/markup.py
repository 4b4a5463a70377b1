# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""HTML bodies to lines: tables kept as rows and cells, quotes and signatures known, hidden text dropped.

libxml2's parser reports tags and text as it meets them, so that no tree is built and nothing recurses.
"""

from __future__ import annotations

import re
from inspect import signature

from lxml import etree

from ..rules import MAX_HTML, MAX_NESTED_TABLES, MAX_TAG, MAX_TAGS
from .charsets import clean
from .html_tables import Table, new_row, put_cell, span, table_lines, without_blank_edges
from .html_tags import Tag, tag_of
from .lines import Line, single_spaced

_LONG_TAG = re.compile(rf"<([A-Za-z][A-Za-z0-9]{{0,20}})[^<>]{{{MAX_TAG},}}")


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


class _Reader:
    """What libxml2 calls for each tag and text; keeps the lines of the innermost open cell."""

    def __init__(self) -> None:
        self.out: list[Line] = []
        self.pieces: list[str] = []
        self.tables: list[Table] = []
        self.open: list[Tag] = []
        self.dropping = 0
        self.depth = 0
        self.signing = 0
        self.verbatim = 0
        self.bullet = ""
        self.room = MAX_TAGS

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.room -= 1
        tag = _tag(name, attributes) if attributes else tag_of(name)
        if self.dropping or self.room < 0:  # more tags than people write: a hostile mail
            self.dropping += not tag.is_void
        elif tag.is_plain:
            self.open.append(tag)
        elif tag.is_hidden:
            self.dropping = int(not tag.is_void)
        else:
            self._open(tag, attributes)

    start.__signature__ = signature(start)  # type: ignore[attr-defined]  # lxml asks for it with each document

    def _open(self, tag: Tag, attributes: dict[str, str]) -> None:
        if tag.name == "br":
            self._end_line()
        elif tag.is_block:
            self._soft_break()
        if tag.is_void:
            return
        if handler := _STARTS.get(tag.name):
            handler(self, attributes)
        self.depth += tag.is_quote
        self.signing += tag.is_signature
        self.open.append(tag)

    def end(self, name: str) -> None:
        if self.dropping:
            self.dropping -= not tag_of(name).is_void
        elif self.open and self.open[-1].is_plain and self.open[-1].name == name:
            self.open.pop()
        elif not tag_of(name).is_void:
            self._close_down_to(name)

    def _close_down_to(self, name: str) -> None:
        while self.open:
            tag = self.open.pop()
            self._close(tag)
            if tag.name == name:
                break

    def _close(self, tag: Tag) -> None:
        if tag.is_block:
            self._soft_break()
        if tag.is_paragraph:
            self._blank_line()
        if handler := _ENDS.get(tag.name):
            handler(self)
        self.depth -= tag.is_quote
        self.signing -= tag.is_signature

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
        return single_spaced(without_blank_edges(self.out))

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
        if len(self.tables) == MAX_NESTED_TABLES:
            self.room = 0  # nobody lays out a page so: a hostile mail
        self.tables.append(Table())

    def _start_row(self, attributes: dict[str, str]) -> None:
        if self.tables:
            self._end_cell()
            new_row(self.tables[-1])

    def _start_cell(self, attributes: dict[str, str]) -> None:
        if self.tables:
            self._end_cell()
            table = self.tables[-1]
            if not table.rows:
                new_row(table)
            table.span = (span(attributes, "rowspan"), span(attributes, "colspan"))
            table.outside, self.out = self.out, []

    def _end_cell(self) -> None:
        if self.tables and (table := self.tables[-1]).outside is not None:
            self._soft_break()
            put_cell(table, without_blank_edges(self.out))
            self.out, table.outside = table.outside, None

    def _end_table(self) -> None:
        self._end_cell()
        self.out += table_lines(self.tables.pop(), self.depth)


def _tag(name: str, attributes: dict[str, str]) -> Tag:
    said = attributes.get
    style, css_class, element, kind = said("style", ""), said("class", ""), said("id", ""), said("type", "")
    return tag_of(name, style, css_class, element, kind, "hidden" in attributes)


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
