# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Columns that no head explains, told by what stands below it: places, trailers, goods, days."""

from __future__ import annotations

import re
from collections.abc import Callable

from ..grammar import equipment
from ..grammar.goods import is_goods
from ..places.find import place_in
from ..text import Scan
from .cells import Cell, cells_of

Header = list[tuple[str, Cell]]
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_DAY = re.compile(
    r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*[ ,.]*)?(?:\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})?"
    rf"|\d{{1,2}}[ -]?{_MONTH}|{_MONTH}[ .]{{1,2}}\d{{1,2}})(?:[ ,].*)?",
    re.IGNORECASE,
)


_DAYS_OF_ENDS = {"origin": "pickup_date", "destination": "delivery_date"}


def _as_day(name: str, cell: Cell) -> str:
    """ "PU" or "Delivery" above a day is that day."""
    return _DAYS_OF_ENDS[name] if name in _DAYS_OF_ENDS and _DAY.fullmatch(cell.text) else name


def with_columns_by_content(scan: Scan, number: int, header: Header, separator: str) -> Header:
    """The columns of a table whose head is line `number`; `header` names those that their heads explain."""
    first = cells_of(scan, number + 1, separator) if number + 1 < len(scan.starts) else []
    if len(first) > len(header) or separator == "  " and len(first) != len(header):
        return header
    named = [_as_day(name, cell) for (name, _head), cell in zip(header, first, strict=False)]
    names = _with_ends(named, [scan.text[head.start : head.end] for _name, head in header], first)
    for name, tells in _CONTENTS:
        at = [at for at, cell in enumerate(first) if names[at] in ("", "type") and tells(cell.text.lower())]
        if len(at) == 1 and name not in names:
            names[at[0]] = name
    days = [at for at, cell in enumerate(first) if names[at] in ("", "skip") and _DAY.fullmatch(cell.text)]
    if len(days) == 1 and "pickup_date" not in names:
        names[days[0]] = "pickup_date"
    named_so = list(zip(names, [head for _name, head in header], strict=False))
    return [*named_so, *header[len(named_so) :]]  # a row may lack the last cells


# What a column of places may be taken for by its head alone: "Job", "Plant", "Ship".
_NO_ENDS = ("", "skip", "customer", "pickup_date", "delivery_date")
_OF_RECEIVERS = re.compile(r"\b(?:job|site|jobsite|buyer|dealer|customer|store|club|branch|project)s?\b")
_OF_SHIPPERS = re.compile(r"\b(?:plant|mill|vendor|supplier|quarry|shed|yard|seller|whse)s?\b")


def _with_ends(names: list[str], heads: list[str], first: list[Cell]) -> list[str]:
    """Columns of places below heads such as "Club" or "Our mill" are the ends that no head names."""
    places = [at for at, cell in enumerate(first) if names[at] in _NO_ENDS and place_in(cell.text)]
    ends = [end for end in ("origin", "destination") if not any(_is_end(name, end) for name in names)]
    if len(ends) == 2 and len(places) == 1:
        ends = ["origin" if _OF_SHIPPERS.search(heads[places[0]]) else "destination"]
    if not places or len(places) != len(ends):
        return names
    if _OF_RECEIVERS.search(heads[places[0]]) and not _OF_RECEIVERS.search(heads[places[-1]]):
        places.reverse()
    found = dict(zip(places, ends, strict=True))
    return [found.get(at, name) for at, name in enumerate(names)]


def _is_end(name: str, end: str) -> bool:
    return name.startswith((end, "lane"))


def _names_a_trailer(text: str) -> bool:
    return bool(equipment.find(Scan(0, "new", text))) and len(text.split()) <= _FEW_WORDS


def _names_goods(text: str) -> bool:
    words = text.split()
    return 0 < len(words) <= _FEW_WORDS and is_goods(words[-1])


_FEW_WORDS = 5
_CONTENTS: tuple[tuple[str, Callable[[str], bool]], ...] = (
    ("equipment", _names_a_trailer),
    ("commodity", _names_goods),
)
