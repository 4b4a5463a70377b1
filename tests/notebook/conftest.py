# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""A database with a connected mailbox, and kernels that run cells as JupyterLab does."""

from collections.abc import Iterator

import nbformat
import pytest
from nbclient import NotebookClient

from bench import environment
from bench.mails import mails
from devtools import notebook
from devtools.paths import ROOT
from sandbox.postbox import Postbox
from sandbox.seed import seed

ADDRESS = "carrier@carrier.test"
MAILS = 12
PATIENCE = 120  # seconds for a cell


@pytest.fixture(scope="session")
def database(sandbox) -> Iterator[str]:
    """A mailbox is connected, with mail that nobody has read yet."""
    with environment.database("notebook") as name:
        password = sandbox.config["users"][ADDRESS]
        environment.connect_apart(name, {ADDRESS: password}, sandbox.config["imaps"])
        seed(Postbox(sandbox.config), ADDRESS, mails(MAILS, (), ("quote", "other"), "notebook.test"))
        yield name


@pytest.fixture(scope="session")
def run(database, sandbox):
    """Run a notebook in a kernel of its own; raises the error of the first cell that fails."""
    bundle = sandbox.config["ca_bundle"]
    variables = notebook.environment(database) | {"SSL_CERT_FILE": bundle, "REQUESTS_CA_BUNDLE": bundle}

    def run(book: nbformat.NotebookNode, **more) -> nbformat.NotebookNode:
        folder = {"metadata": {"path": str(ROOT / "notebooks")}}
        client = NotebookClient(book, timeout=PATIENCE, kernel_name="python3", resources=folder, **more)
        return client.execute(env=variables)

    return run


@pytest.fixture(scope="session")
def run_cells(run):
    """Run cells in a kernel of their own; returns for each what it printed, showed or raised."""

    def run_cells(*sources: str) -> list[str]:
        cells = [nbformat.v4.new_code_cell(source) for source in sources]
        book = run(nbformat.v4.new_notebook(cells=cells), allow_errors=True)
        return ["\n".join(map(words, cell.outputs)) for cell in book.cells]

    return run_cells


def words(output: nbformat.NotebookNode) -> str:
    if output.output_type == "stream":
        return output.text
    if output.output_type == "error":
        return f"{output.ename}: {output.evalue}"
    return output.data.get("text/html") or output.data["text/plain"]
