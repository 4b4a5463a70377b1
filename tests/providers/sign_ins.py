# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Signing in at the sandbox's providers, by a browser's requests."""

from __future__ import annotations

import json
from urllib.parse import parse_qsl, urlsplit

import pytest

from tai_mailbox.providers import Wanted

REDIRECT = "http://localhost:8069/tai_mailbox/callback"
PEOPLE = {
    "google": "gina@google.brokerage.test",
    "microsoft": "mia@microsoft.brokerage.test",
    "front": "fran@front.brokerage.test",
}
BOTH = pytest.mark.parametrize("provider", ["google", "microsoft"])  # of OpenID
ALL = pytest.mark.parametrize("provider", ["google", "microsoft", "front"])
READ, SEND = Wanted("send_read"), Wanted("send")


def query_of(address):
    return dict(parse_qsl(urlsplit(address).query))


def sign_in(service, person, address, wanted=READ, **options):
    """Through the provider's pages and back."""
    begun = service.begin(wanted, "state-1", address)
    kept = json.loads(json.dumps(begun.kept))
    return service.finish(kept, query_of(person.sign_in(address, begun.address, **options)))
