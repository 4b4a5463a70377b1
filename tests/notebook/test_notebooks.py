# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The notebooks run from the first cell to the last, and are committed without outputs."""

import nbformat
import pytest

from devtools.notebook import NOTEBOOKS

BOOKS = sorted(NOTEBOOKS.glob("*.ipynb"))
# What a reader sees in one of its outputs.
SHOWN = {
    "1-your-own-mails": ["Rate request Chicago to Dallas", "Asks for a price.", "<mark"],
    "2-before-reading": ["carrier@carrier.test", "quote", "image/png"],
    "3-measure-and-tune": ["weight_lb", "image/png", "<mark"],
}


def book_of(path):
    return nbformat.read(path, as_version=4)


def test_each_notebook_is_known():
    assert [path.stem for path in BOOKS] == list(SHOWN)


@pytest.mark.parametrize("path", BOOKS, ids=lambda path: path.stem)
def test_outputs_are_left_out(path):
    cells = [cell for cell in book_of(path).cells if cell.cell_type == "code"]
    assert [cell for cell in cells if cell.outputs or cell.execution_count] == []


@pytest.mark.parametrize("path", BOOKS, ids=lambda path: path.stem)
def test_it_runs(path, run):
    cells = run(book_of(path)).cells
    shown = " ".join(str(output) for cell in cells for output in cell.get("outputs", ()))
    assert [words for words in SHOWN[path.stem] if words not in shown] == []
