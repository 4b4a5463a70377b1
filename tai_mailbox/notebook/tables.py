# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Recordsets as tables, for a notebook's output and as data frames.

The columns are those of the model's list view, which people know. No secret is among them, whoever asks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape
from typing import Any

from lxml import etree
from odoo.exceptions import AccessError
from odoo.fields import NO_ACCESS
from odoo.models import BaseModel
from odoo.tools import html2plaintext

from .extras import needed
from .frames import table_html

MOST_ROWS = 30
MOST_COLUMNS = 10
LONGEST = 80  # characters of a value in a table
SECRET = re.compile(r"password|secret|token|api_?key|credential", re.IGNORECASE)
UNSHOWN_TYPES = {"binary", "image", "properties", "properties_definition", "json", "serialized"}


def show_with(formatter, page) -> None:
    formatter.for_type(BaseModel, page)


def recordset_html(records: BaseModel) -> str:
    """A table of the first records; where access is refused, the words of the refusal."""
    try:
        names = columns(records)
        rows = "".join(row_html(record, names) for record in records[:MOST_ROWS])
    except AccessError as refusal:
        return f"<p>{escape(str(refusal))}</p>"
    titles = "".join(
        f"<th>{escape(records._fields[name]._description_string(records.env))}</th>" for name in names
    )
    return f"<p><b>{escape(records._description)}</b> ({records._name}): {count(records)}</p>" + table_html(
        f"<table><thead><tr>{titles}</tr></thead><tbody>{rows}</tbody></table>"
    )


def count(records: BaseModel) -> str:
    shown = f"{MOST_ROWS} of " if len(records) > MOST_ROWS else ""
    return f"{shown}{len(records)} record{'' if len(records) == 1 else 's'}"


def row_html(record: BaseModel, names: Iterable[str]) -> str:
    cells = "".join(f"<td>{escape(shortened(value_of(record, name)))}</td>" for name in names)
    return f"<tr>{cells}</tr>"


def shortened(value: Any) -> str:
    text = f"{value:,.2f}" if isinstance(value, float) else str(value)
    line = " ".join(text.split())
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 1]}…"


def frame(records: BaseModel, *names: str):
    """A data frame with a row for each record, by its id; of these fields, or of the list view's.

    Raises ValueError for a field that holds a secret.
    """
    secret = [name for name in names if not may_be_shown(records, name)]
    if secret:
        raise ValueError(f"Not shown, since it may be secret: {', '.join(secret)}")
    chosen = names or [name for name in columns(records) if name != "id"]
    rows = [[value_of(record, name) for name in chosen] for record in records]
    return needed("pandas").DataFrame(rows, index=records.ids, columns=chosen)


def columns(records: BaseModel) -> list[str]:
    """Fields of the model's list view, the id before them."""
    view = etree.fromstring(records.get_view(view_type="list")["arch"])
    named = [
        field.get("name") for field in view.iterfind("./field") if field.get("column_invisible") != "True"
    ]
    chosen = [name for name in dict.fromkeys(named) if may_be_shown(records, name)]
    return ["id", *chosen[:MOST_COLUMNS]]


def may_be_shown(records: BaseModel, name: str) -> bool:
    field = records._fields[name]
    return field.groups != NO_ACCESS and field.type not in UNSHOWN_TYPES and not SECRET.search(name)


def value_of(record: BaseModel, name: str) -> Any:
    """The value as people read it: names instead of ids, labels instead of keys, text instead of HTML."""
    field, value = record._fields[name], record[name]
    if field.type in ("one2many", "many2many"):
        return ", ".join(value.mapped("display_name"))
    if field.type == "html":
        return html2plaintext(value or "")
    return field.convert_to_export(value, record)
