# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
import secrets
import ssl
import time
from contextlib import suppress
from datetime import datetime, timedelta, timezone

import pytest
from imapclient import IMAPClient
from imapclient.exceptions import IMAPClientError

from sandbox.faults import FaultProxy, Injection
from sandbox.processes import wait_until
from sandbox.seed import seed

ADDRESS, PASSWORD = "faults@brokerage.test", secrets.token_urlsafe()
BROKEN = (OSError, ssl.SSLError, IMAPClientError)


@pytest.fixture
def proxy(config):
    with FaultProxy(config) as proxy:
        yield proxy


@pytest.fixture(scope="module", autouse=True)
def own_mailbox(sandbox):
    sandbox.add_mailbox(ADDRESS, PASSWORD)


@pytest.fixture
def connect(proxy, trust):
    clients = []

    def connect(timeout=5):
        client = IMAPClient("localhost", port=proxy.port, ssl_context=trust, timeout=timeout)
        clients.append(client)
        client.login(ADDRESS, PASSWORD)
        return client

    yield connect
    for client in clients:
        with suppress(OSError):  # it has hung up
            client.shutdown()


@pytest.fixture(scope="module")
def large_folder(own_mailbox, config):
    """A folder with 200 kB in 20 mails."""
    from sandbox.postbox import Postbox

    line = b"Dallas, TX to Atlanta, GA, 26 pallets, 42,000 lbs, dry van\r\n"
    mails = (b"Subject: load %d\r\n\r\n%s" % (number, line * 170) for number in range(20))
    seed(Postbox(config), ADDRESS, mails, "Large")
    return "Large"


def fetch_all(client, folder):
    client.select_folder(folder, readonly=True)
    return client.fetch(client.search(), ["BODY.PEEK[]"])


def test_without_faults_all_goes_through(connect, proxy, large_folder):
    assert len(fetch_all(connect(), large_folder)) == 20
    assert proxy.traffic.connections == 1


def test_traffic_is_counted_without_secrets(connect, proxy):
    client = connect()
    before = proxy.traffic.round_trips
    for _ in range(3):
        client.noop()
    assert proxy.traffic.round_trips - before == 3
    assert [command.split()[1] for command in proxy.traffic.commands[-3:]] == ["NOOP"] * 3
    assert not any(PASSWORD in command for command in proxy.traffic.commands)


def test_literals_are_no_commands(connect, proxy):
    client = connect()
    client.append("INBOX", b"Subject: x\r\n\r\na1 NOOP\r\na2 LOGOUT\r\n")
    assert not any("LOGOUT" in command for command in proxy.traffic.commands)


def test_latency_holds_for_each_round_trip_not_for_each_chunk(connect, proxy, large_folder):
    client = connect()
    client.select_folder(large_folder, readonly=True)
    proxy.faults.latency = 0.1
    begun = time.monotonic()
    client.noop()
    assert time.monotonic() - begun >= 0.1
    begun = time.monotonic()
    assert len(client.fetch(client.search(), ["BODY.PEEK[]"])) == 20  # 200 kB in many chunks
    assert 0.1 <= time.monotonic() - begun < 1


def test_rate_is_limited(connect, proxy, large_folder):
    client = connect()
    client.select_folder(large_folder, readonly=True)
    proxy.faults.rate = 400_000
    begun = time.monotonic()
    client.fetch(client.search(), ["BODY.PEEK[]"])
    assert time.monotonic() - begun >= 0.4


def test_cut_after_so_many_bytes_as_often_as_told(connect, proxy, large_folder):
    proxy.faults.cut_after, proxy.faults.cuts = 50_000, 1
    with pytest.raises(BROKEN):
        fetch_all(connect(), large_folder)
    assert len(fetch_all(connect(), large_folder)) == 20


def test_black_hole_lasts_until_it_is_filled(connect, proxy):
    client = connect(timeout=0.3)
    proxy.faults.black_hole = True
    with pytest.raises(TimeoutError):
        client.noop()
    proxy.faults.black_hole = False
    assert connect().noop()


def test_reset_of_what_stands_and_refusal_of_what_comes(connect, proxy):
    client = connect()
    proxy.cut()
    with pytest.raises(BROKEN):
        client.noop()
    proxy.faults.refuse = True
    with pytest.raises(BROKEN):
        connect()


def test_connections_are_limited(connect, proxy):
    proxy.faults.max_connections = 1
    first = connect()
    with pytest.raises(BROKEN):
        connect()
    first.logout()
    assert wait_until(lambda: proxy.live == 0, 5)
    assert connect().noop()
    assert proxy.traffic.most_at_once == 1


def test_an_answer_is_injected_as_often_as_told(connect, proxy):
    client = connect()
    proxy.faults.inject.append(Injection("^\\S+ STATUS", "{tag} NO [LIMIT] Too many requests"))
    with pytest.raises(IMAPClientError, match="Too many requests"):
        client.folder_status("INBOX")
    assert client.folder_status("INBOX")


def test_an_injected_answer_may_hang_up(connect, proxy):
    client = connect()
    proxy.faults.inject.append(Injection("NOOP", "* BYE Server shutting down", close=True))
    with pytest.raises(BROKEN):
        client.noop()
        client.noop()
    proxy.faults.inject.append(Injection("NOOP", close=True))
    with pytest.raises(BROKEN):
        connect().noop()


def test_reset_takes_every_fault_back(connect, proxy):
    proxy.faults.refuse = True
    proxy.reset()
    assert connect().noop()
    assert proxy.traffic.connections == 1


def test_closing_ends_connections_and_frees_the_port(connect, proxy):
    client = connect()
    proxy.close()
    with pytest.raises(BROKEN):
        client.noop()
    with pytest.raises(OSError):
        connect()


def test_seeding_is_complete_and_dated(postbox):
    mails = [b"Subject: %d\r\n\r\nx\r\n" % number for number in range(1200)]
    last_week = datetime.now(timezone.utc).replace(microsecond=0) - timedelta(days=7)
    assert seed(postbox, ADDRESS, iter(mails), "Seeded", received=last_week) == 1200
    with postbox.open(ADDRESS) as mailbox:
        mailbox.normalise_times = False
        assert mailbox.select_folder("Seeded", readonly=True)[b"EXISTS"] == 1200
        found = mailbox.fetch([1, 1200], ["INTERNALDATE", "FLAGS"])
    assert {data[b"INTERNALDATE"] for data in found.values()} == {last_week}
    assert all(b"\\Seen" not in data[b"FLAGS"] for data in found.values())
