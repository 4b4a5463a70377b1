# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""A new mailbox in the sandbox for each test, and servers that misbehave."""

from __future__ import annotations

import itertools
import ssl
from dataclasses import replace

import pytest

from sandbox.postbox import Postbox
from tai_mailbox.providers import OAuthApp
from tai_mailbox.providers.base import Account, Network, Password, Server

from .servers import PASSWORD, ImapProxy, Pymap, Submission
from .sign_ins import REDIRECT

NUMBERS = itertools.count(1)


@pytest.fixture(scope="session")
def server_context(config) -> ssl.SSLContext:
    """For a test's own servers on localhost."""
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(config["certificate"], config["key"])
    return context


@pytest.fixture(scope="session")
def network(config) -> Network:
    return Network(timeout=5, allowed_hosts=("localhost",), ca_file=config["ca_file"])


@pytest.fixture
def account(sandbox, config, network) -> Account:
    """A new mailbox on Dovecot."""
    address = f"user{next(NUMBERS)}@imap.test"
    sandbox.add_mailbox(address, PASSWORD)
    return Account(
        provider="imap",
        address=address,
        login=address,
        secret=Password(PASSWORD),
        incoming=Server("localhost", config["imaps"], "ssl"),
        outgoing=Server("localhost", config["submissions"], "ssl"),
        network=network,
    )


@pytest.fixture
def mailbox(account, config):
    """The same mailbox as its owner's own mail program sees it."""
    with Postbox(config).open(account.address) as client:
        client.select_folder("INBOX")
        yield client


@pytest.fixture
def submission(server_context):
    """A submission server that does as its rules say; see servers.Submission."""
    with Submission(server_context) as server:
        yield server


@pytest.fixture
def sending_account(account, submission) -> Account:
    return replace(account, outgoing=submission.endpoint("starttls"))


@pytest.fixture
def proxy(server_context, config):
    """Dovecot behind a proxy that can take abilities from it and make it lie; see servers.ImapProxy."""
    with ImapProxy(server_context, config["imap"]) as proxy:
        yield proxy


@pytest.fixture
def proxied(account, proxy) -> Account:
    return replace(account, incoming=proxy.endpoint())


@pytest.fixture(scope="session")
def pymap_server(config):
    with Pymap(config["certificate"], config["key"]) as server:
        yield server


@pytest.fixture
def pymap_account(pymap_server, network) -> Account:
    return Account(
        provider="imap",
        address="demouser@pymap.test",
        login=pymap_server.USER,
        secret=Password(pymap_server.PASSWORD),
        incoming=Server("localhost", pymap_server.port, "starttls"),
        network=network,
    )


@pytest.fixture
def apps(config, network) -> dict[str, OAuthApp]:
    """The applications that an administrator has registered at the sandbox's providers."""
    google, microsoft, front = (config["oauth"][name] for name in ("google", "microsoft", "front"))
    return {
        "google": OAuthApp(
            google["client_id"],
            google["client_secret"],
            REDIRECT,
            authority=google["issuer"],
            network=network,
        ),
        "microsoft": OAuthApp(
            microsoft["client_id"],
            microsoft["client_secret"],
            REDIRECT,
            authority=microsoft["origin"],
            tenant="organizations",
            network=network,
        ),
        "front": OAuthApp(
            front["client_id"],
            front["client_secret"],
            REDIRECT,
            authority=front["token_uri"].removesuffix("/oauth/token"),
            network=network,
        ),
    }
