# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
import ssl

import pytest
from imapclient import IMAPClient

from sandbox.postbox import Postbox


@pytest.fixture(scope="session", autouse=True)
def no_other_authorities():
    """Where these are set, requests takes them in place of the file it is told to."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE"):
            patch.delenv(name, raising=False)
        yield


@pytest.fixture
def postbox(config):
    return Postbox(config)


@pytest.fixture(scope="session")
def trust(config):
    """A client's TLS context that trusts the sandbox's authority and nobody else."""
    return ssl.create_default_context(cafile=config["ca_file"])


@pytest.fixture
def imap(config, trust):
    """Connect over TLS; closed at the end."""
    clients = []

    def connect(address=None, port=None):
        client = IMAPClient("localhost", port=port or config["imaps"], ssl_context=trust, timeout=10)
        clients.append(client)
        if address:
            client.login(address, config["users"][address])
        return client

    yield connect
    for client in clients:
        client.shutdown()
