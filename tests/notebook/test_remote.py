# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The same data frames from a running Odoo, by an API key."""

import pytest
import requests

from tai_mailbox.notebook import Remote, RemoteError, ledger, shipments

KEY = {"name": "Notebook", "duration": "1"}


@pytest.fixture(scope="module")
def remote(odoo_server) -> Remote:
    return Remote(odoo_server.address, api_key(odoo_server), odoo_server.database)


def api_key(odoo_server) -> str:
    """As a person makes one in their preferences."""
    wizard = odoo_server.call("res.users.apikeys.description", "create", KEY)
    asked = odoo_server.call("res.users.apikeys.description", "make_key", [wizard])
    check = odoo_server.call("res.users.identitycheck", "read", [asked["res_id"]], ["id"])[0]
    named = {"context": {"password": odoo_server.password}}
    shown = odoo_server.call("res.users.identitycheck", "run_check", [check["id"]], **named)
    return shown["context"]["default_key"]


def test_shipments_are_a_frame(remote, odoo_server):
    lane = {
        "origin_city": "Fresno",
        "origin_state": "CA",
        "destination_city": "Boise",
        "destination_state": "ID",
    }
    number = odoo_server.call("tai.shipment", "create", {**lane, "weight_lb": 22400})
    made = shipments(remote)
    assert made.loc[number, ["lane", "weight_lb", "user_id"]].tolist() == [
        "Fresno, CA → Boise, ID", 22400, "Administrator",
    ]  # fmt: skip
    assert str(made.create_date.dt.tz) == "UTC"


def test_a_mail_log_may_be_empty(remote):
    assert list(ledger(remote).columns)[:3] == ["received", "mailbox_id", "category"]


def test_the_key_is_not_shown(remote):
    assert repr(remote) == f"Remote({remote.address!r})"


def test_a_wrong_key_is_named(odoo_server):
    with pytest.raises(RemoteError, match="The API key is not valid"):
        shipments(Remote(odoo_server.address, "no-key", odoo_server.database))


def test_odoos_own_words_of_a_refusal(remote):
    with pytest.raises(RemoteError, match="'tai.nothing' does not exist"):
        remote["tai.nothing"].search_read()


def test_nobody_answers():
    with pytest.raises(RemoteError, match="does not answer") as failure:
        shipments(Remote("http://localhost:9", "key"))
    assert isinstance(failure.value.__cause__, requests.ConnectionError)
