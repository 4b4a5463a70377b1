# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Servers that live as long as the test run, and mailboxes that are new for each test."""

from __future__ import annotations

import itertools
from dataclasses import replace
from pathlib import Path

import pytest

from tai_mailbox.providers.base import Account

from .servers import Certificates, Dovecot, Submission

NUMBERS = itertools.count(1)


@pytest.fixture(scope="session")
def open_folder(tmp_path_factory) -> Path:
    """A folder that the unprivileged user of a server may enter."""
    folder = tmp_path_factory.mktemp("servers")
    for part in [folder, *folder.parents]:
        if part.owner() == folder.owner() and part != Path("/tmp"):
            part.chmod(part.stat().st_mode | 0o011)
    return folder


@pytest.fixture(scope="session")
def certificates(open_folder) -> Certificates:
    folder = open_folder / "tls"
    folder.mkdir()
    return Certificates(folder)


@pytest.fixture(scope="session")
def dovecot(open_folder, certificates):
    folder = open_folder / "dovecot"
    folder.mkdir()
    server = Dovecot(folder, certificates)
    server.start()
    yield server
    server.stop()


@pytest.fixture
def account(dovecot) -> Account:
    """A mailbox of its own on Dovecot."""
    return dovecot.account(f"user{next(NUMBERS)}@imap.test")


@pytest.fixture
def submission(certificates):
    """A submission server that does as its rules say; see servers.Submission."""
    with Submission(certificates) as server:
        yield server


@pytest.fixture
def sending_account(account, submission) -> Account:
    return replace(account, outgoing=submission.endpoint("starttls"))
