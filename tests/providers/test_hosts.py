# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Where a name that a user typed may lead, and what a connection puts up with."""

from __future__ import annotations

import socket
import ssl
import threading
from contextlib import contextmanager
from dataclasses import replace

import pytest

from tai_mailbox.providers import errors, hosts
from tai_mailbox.providers.base import Network, Server

PRIVATE = [
    "127.0.0.1",
    "127.8.9.1",
    "10.1.2.3",
    "172.16.0.1",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "0.0.0.0",
    "224.0.0.1",
    "255.255.255.255",
    "240.0.0.1",
    "192.0.2.1",
    "198.18.0.1",
    "::",
    "::1",
    "fe80::1",
    "fc00::1",
    "ff02::1",
    "fec0::1",
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
    "64:ff9b::7f00:1",
    "2002:7f00:1::",
    "2001:db8::1",
]
PUBLIC = ["8.8.8.8", "142.250.1.109", "2607:f8b0:4004::6d", "::ffff:8.8.8.8", "64:ff9b::808:808"]


@pytest.mark.parametrize("address", PRIVATE)
def test_private_addresses_are_refused(address):
    assert not hosts.is_permitted("mail.example.com", address, Network())


@pytest.mark.parametrize("address", PUBLIC)
def test_public_addresses_are_not(address):
    assert hosts.is_permitted("mail.example.com", address, Network())


@pytest.mark.parametrize(
    "entry, allowed",
    [
        ("Mail.Example.com", True),
        ("10.0.0.0/8", True),
        ("10.1.2.3", True),
        ("10.1.2.4", False),
        ("example.com", False),
        ("192.168.0.0/16", False),
        ("", False),
    ],
)
def test_allow_list(entry, allowed):
    network = Network(allowed_hosts=(entry,))
    assert hosts.is_permitted("mail.example.com", "10.1.2.3", network) is allowed
    assert hosts.is_permitted("mail.example.com", "::ffff:10.1.2.3", network) is allowed


@pytest.mark.parametrize("host", ["127.0.0.1", "2130706433", "0x7f.1", "[::1]", "localhost", "LOCALHOST."])
def test_every_spelling_of_loopback_is_refused(host):
    with pytest.raises(errors.HostForbidden):
        hosts.resolve(host, 993, Network())


@pytest.mark.parametrize(
    "host", ["", " ", "a b", "a/b", "mail.example.com\0", "a\r\nb", "x@y", "-", "a" * 300, "xn--\udcff"]
)
def test_what_is_no_name(host):
    with pytest.raises(errors.HostNotFound):
        hosts.resolve(host, 993, Network())


def test_names_in_other_letters():
    assert hosts.ascii_name("Mail.Bücher.Example.") == "mail.xn--bcher-kva.example"


def test_unknown_name():
    with pytest.raises((errors.HostNotFound, errors.NameLookupFailed)):
        hosts.resolve("nowhere.invalid", 993, Network())


@contextmanager
def listening(serve=None, backlog=5):
    """A socket on loopback; `serve` is called with each connection."""
    with socket.create_server(("127.0.0.1", 0), backlog=backlog) as server:
        threading.Thread(target=_accept, args=(server, serve), daemon=True).start()
        yield Server("localhost", server.getsockname()[1], "ssl")


def _accept(server, serve):
    while True:
        try:
            connection, _address = server.accept()
        except OSError:
            return
        with connection:
            if serve:
                try:
                    serve(connection)
                except OSError:
                    pass


def test_every_address_is_tried(network, monkeypatch):
    """The name is looked up once, and the second address answers where the first does not."""
    lookups = []

    def lookup(host, port, **_kind):
        lookups.append(host)
        return [
            (socket.AF_INET6, 1, 6, "", ("::1", port, 0, 0)),
            (socket.AF_INET, 1, 6, "", ("127.0.0.1", port)),
        ]

    with listening() as server:
        monkeypatch.setattr(socket, "getaddrinfo", lookup)
        sock = hosts.connect(replace(server, security="starttls"), network)
        assert sock.getpeername() == ("127.0.0.1", server.port)
        assert sock.gettimeout() == network.timeout
        sock.close()
    assert lookups == ["localhost"]


def test_refused_connection(network):
    with listening() as server:
        pass
    with pytest.raises(errors.Unreachable):
        hosts.connect(server, network)


def test_silent_server(network):
    def listen(connection):
        while connection.recv(10000):
            pass

    with listening(listen) as server, pytest.raises(errors.TimedOut):
        hosts.connect(server, replace(network, timeout=0.2))


def test_no_tls_where_it_is_expected(network):
    def greet(connection):
        connection.sendall(b"* OK plain text here\r\n")

    with listening(greet) as server, pytest.raises(errors.TlsRequired):
        hosts.connect(server, network)


def test_certificate_of_another_name(network, config, server_context):
    with listening(lambda connection: server_context.wrap_socket(connection, server_side=True)) as server:
        named = Server("127.0.0.1.nip.invalid", server.port, "ssl")
        with pytest.raises(ssl.SSLCertVerificationError):
            hosts.encrypt(socket.create_connection(("127.0.0.1", server.port)), named, network)


def test_unknown_authority(network, server_context):
    def serve(connection):
        server_context.wrap_socket(connection, server_side=True)

    with listening(serve) as server, pytest.raises(errors.CertificateInvalid):
        hosts.connect(server, replace(network, ca_file=""))


def test_an_answer_has_a_size_to_keep(network):
    with listening(lambda connection: connection.sendall(b"x" * 5000)) as server:
        sock = hosts.connect(replace(server, security="starttls"), network)
        sock.expect(1000)
        with pytest.raises(errors.ServerAnswerInvalid):
            while sock.recv(600):
                pass


def test_an_answer_has_a_speed_to_keep(network):
    """Each byte comes within the time limit, the answer does not."""
    released = threading.Event()

    def drip(connection):
        while not released.wait(0.05):
            connection.sendall(b"x")

    with listening(drip) as server:
        sock = hosts.connect(replace(server, security="starttls"), replace(network, timeout=0.3))
        sock.expect()
        with pytest.raises(errors.TimedOut):
            while sock.recv(100):
                pass
        released.set()
