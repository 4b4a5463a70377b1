# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""From an older version to this one: what was connected, read and made stays, and reading goes on.

The older addon is packed by `python -m tools.older_version`, and runs as it did then.
"""

import json
import shutil
import tarfile
from dataclasses import replace
from pathlib import Path

import pytest

from bench.mails import mails
from devtools import databases, postgres
from devtools.paths import ADDON
from sandbox.postbox import Postbox
from sandbox.seed import seed

from . import guide
from .conftest import QUIETLY, configuration, new_database

[OLDER] = (Path(__file__).parent / "older").glob("*.tar.xz")
ADDRESS = "updated@brokerage.test"
PASSWORD = "as-before"
READ_BEFORE = 6
KINDS = ("quote", "other")
# What one more quote request adds.
ADDED = {"mailboxes": 0, "log": 1, "shipments": 1, "documents": 0}


@pytest.fixture(scope="module")
def postbox(sandbox) -> Postbox:
    sandbox.add_mailbox(ADDRESS, PASSWORD)
    return Postbox(sandbox.config)


@pytest.fixture(scope="module")
def older(tmp_path_factory) -> Path:
    """A folder with the older addon."""
    folder = tmp_path_factory.mktemp("older")
    with tarfile.open(OLDER) as archive:
        archive.extractall(folder, filter="data")
    shutil.copytree(ADDON / "intake" / "data", folder / ADDON.name / "intake" / "data")
    return folder


@pytest.fixture(scope="module")
def order(sandbox):
    """How a script is told to read the mailbox."""

    def order(*forget: bool) -> dict[str, str]:
        told = {"address": ADDRESS, "password": PASSWORD, "port": sandbox.config["imaps"], "forget": forget}
        return {"TAI_ORDER": json.dumps(told), "SSL_CERT_FILE": sandbox.config["ca_bundle"]}

    return order


@pytest.fixture(scope="module")
def life(older, python, order, postbox, tmp_path_factory):
    """The older version's database, then updated to this one; what there was and is."""
    written = list(mails(READ_BEFORE + 1, (), KINDS, "updated.test"))
    plain = guide.new_python(tmp_path_factory.mktemp("plain"))
    with new_database(plain, "older", tmp_path_factory.mktemp("older_odoo"), older) as before:
        before.must(guide.line("From wheels", "odoo -d") + QUIETLY)
        seed(postbox, ADDRESS, written[:READ_BEFORE])
        _nothing, once = before.ask("read_mailbox.py", **order(False))
        now = replace(before, python=python, configuration=configuration(tmp_path_factory.mktemp("now")))
        log = now.must(guide.line("Updating", "odoo -d") + QUIETLY)
        seed(postbox, ADDRESS, written[READ_BEFORE:])
        updated, read_on, read_again = now.ask("read_mailbox.py", **order(False, True))
        yield {
            "older": once,
            "updated": updated,
            "read on": read_on,
            "read again": read_again,
            "log": log,
            "database": now.database,
        }


def test_the_older_version_had_read_mail(life):
    there_was = life["older"]
    assert len(there_was["log"]) == READ_BEFORE
    assert len(there_was["shipments"]) == READ_BEFORE // 2
    assert there_was["documents"]


def test_all_is_kept(life):
    assert life["updated"] == life["older"]


def test_reading_goes_on_with_the_password_that_was_kept(life):
    for name, more in ADDED.items():
        assert len(life["read on"][name]) == len(life["updated"][name]) + more, name


def test_nothing_is_read_twice_where_the_position_is_lost(life):
    assert life["read again"] == life["read on"]


def test_the_update_has_nothing_to_warn_of(life):
    assert "WARNING" not in life["log"] and "ERROR" not in life["log"], life["log"]


def test_since_when_it_is_connected_is_not_made_up(life):
    rows = postgres.execute("SELECT state_since FROM tai_mailbox", database=life["database"])
    assert rows == [(None,)]


def test_the_database_knows_its_version(life):
    query = "SELECT latest_version FROM ir_module_module WHERE name = %s"
    [(version,)] = postgres.execute(query, values=(ADDON.name,), database=life["database"])
    assert version == databases.manifest()["version"]
