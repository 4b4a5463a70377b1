# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""How tables look in a notebook's output: text from the left, sentences in full."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .extras import needed

if TYPE_CHECKING:
    from pandas import DataFrame

LONGEST = 300  # characters of a value; pandas' own is 50
# JupyterLab's own rules for tables are the narrower ones.
STYLE = """
.tai-table table {margin: 0; width: max-content}
.tai-table td, .tai-table th {text-align: left !important; vertical-align: top !important;
  max-width: 24em !important; white-space: normal !important}
"""


def table_html(table: str) -> str:
    """A table's HTML with its style."""
    return f'<style>{STYLE}</style><div class="tai-table">{table}</div>'


def frame_html(frame: DataFrame) -> str:
    """A data frame; one of figures only stays as pandas shows it, from the right."""
    with needed("pandas").option_context("display.max_colwidth", LONGEST):
        table = frame._repr_html_()
    return table_html(table) if any(frame.dtypes.map(str).isin(("object", "str", "string"))) else table
