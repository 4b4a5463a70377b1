# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What `./dev notebook` runs: JupyterLab on this machine, by a key, which asks nobody for news."""

import re
import subprocess
from urllib.parse import urlsplit

import pytest
import requests
from requests.adapters import HTTPAdapter
from urllib3 import Retry

from devtools import notebook
from devtools.console import log_file
from devtools.state import free_port

# The address is printed a moment before somebody listens there.
PATIENTLY = HTTPAdapter(max_retries=Retry(connect=10, backoff_factor=0.1))


@pytest.fixture(scope="module")
def lab(database):
    """The address that JupyterLab prints, with its key."""
    command = notebook.command(free_port())
    variables = notebook.environment(database)
    log = log_file("lab")
    with subprocess.Popen(command, env=variables, stderr=subprocess.PIPE, text=True) as process:
        with log.open("w") as kept:
            address = next(printed_address(process.stderr, kept))
        yield address
        process.terminate()
        process.communicate(timeout=30)
    assert process.returncode in (0, -15), log.read_text()


def printed_address(lines, kept):
    for line in lines:
        kept.write(line)
        if found := re.search(r"http://127\.0\.0\.1:\d+/lab\S*\?token=\w+", line):
            yield found[0]


def ask(lab: str, path: str) -> requests.Response:
    url = urlsplit(lab)
    return get(f"{url.scheme}://{url.netloc}{path}?{url.query}")


def get(address: str) -> requests.Response:
    with requests.Session() as session:
        session.mount("http://", PATIENTLY)
        return session.get(address, timeout=30)


def test_it_opens_on_the_notebooks(lab):
    assert urlsplit(lab).path == "/lab/tree/notebooks"
    assert "JupyterLab" in get(lab).text
    files = {file["name"] for file in ask(lab, "/api/contents/notebooks").json()["content"]}
    assert {path.name for path in notebook.NOTEBOOKS.glob("*.ipynb")} <= files


def test_python_is_there_to_run_them(lab):
    assert "python3" in ask(lab, "/api/kernelspecs").json()["kernelspecs"]


def test_without_its_key_nobody_gets_in(lab):
    assert get(lab.partition("/lab")[0] + "/api/contents").status_code == 403


def test_it_asks_nobody_for_news(lab):
    found = ask(lab, "/lab/api/settings/@jupyterlab/apputils-extension:notification").json()["schema"]
    chosen = {name: setting["default"] for name, setting in found["properties"].items()}
    assert (chosen["fetchNews"], chosen["checkForUpdates"]) == ("false", False)
