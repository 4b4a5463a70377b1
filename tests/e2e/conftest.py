# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
import pytest


@pytest.fixture(scope="module")
def trusted(sandbox):
    """The processes that are begun here trust the sandbox's servers."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SSL_CERT_FILE", sandbox.config["ca_bundle"])
        yield
