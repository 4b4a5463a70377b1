# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Which servers are proposed for an address, asked of a name server and a web server of our own."""

from __future__ import annotations

import http.server
import socket
import threading
from contextlib import contextmanager
from dataclasses import replace

import dns.message
import dns.query
import dns.resolver
import dns.rrset
import pytest

from tai_mailbox.providers import discovery
from tai_mailbox.providers.base import Server
from tai_mailbox.providers.discovery import Found, discover, incoming_beside
from tai_mailbox.providers.presets import BY_CODE, PRESETS


@pytest.fixture
def zone():
    """(name, type) -> records, as a name server on loopback answers them."""
    return {}


@pytest.fixture
def resolver(zone):
    server = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    server.bind(("127.0.0.1", 0))
    threading.Thread(target=_answer_queries, args=(server, zone), daemon=True).start()
    resolver = dns.resolver.Resolver(configure=False)
    resolver.nameservers, resolver.port = ["127.0.0.1"], server.getsockname()[1]
    yield resolver
    server.close()


def _answer_queries(server, zone):
    while True:
        try:
            query, _time, client = dns.query.receive_udp(server)
        except (OSError, ValueError):
            return
        question = query.question[0]
        kind = dns.rdatatype.to_text(question.rdtype)
        response = dns.message.make_response(query)
        records = zone.get((question.name.to_text(omit_final_dot=True), kind))
        if records:
            response.answer.append(dns.rrset.from_text(question.name, 60, "IN", kind, *records))
        dns.query.send_udp(server, response, client)


@pytest.mark.parametrize(
    "exchange, preset",
    [
        ("contoso-com.mail.protection.outlook.com.", "microsoft"),
        ("contoso-com.o-v1.mx.microsoft.", "microsoft"),
        ("aspmx.l.google.com.", "gmail"),
        ("smtp.secureserver.net.", "godaddy"),
        ("mailstore1.secureserver.net.", "godaddy"),
        ("in1-smtp.messagingengine.com.", "fastmail"),
        ("mx.zoho.com.", "zoho"),
        ("mx-biz.mail.am0.yahoodns.net.", "yahoo"),
    ],
)
def test_by_mx(resolver, zone, network, exchange, preset):
    zone["broker.test", "MX"] = ["20 backup.example.com.", f"10 {exchange}"]
    assert discover("pat@Broker.test", network, resolver) == discovery.of_preset(BY_CODE[preset])


def test_by_srv(resolver, zone, network):
    zone["broker.test", "MX"] = ["10 mx.broker.test."]
    zone["_imaps._tcp.broker.test", "SRV"] = ["10 1 993 second.broker.test.", "0 1 994 first.broker.test."]
    zone["_submissions._tcp.broker.test", "SRV"] = ["0 0 0 ."]
    zone["_submission._tcp.broker.test", "SRV"] = ["0 1 587 smtp.broker.test."]
    assert discover("pat@broker.test", network, resolver) == Found(
        "imap", Server("first.broker.test", 994, "ssl"), Server("smtp.broker.test", 587, "starttls")
    )


def test_nobody_tells(resolver, zone, network):
    assert discover("pat@broker.test", network, resolver) is None


@pytest.mark.parametrize("address", ["", "pat", "pat@", "pat@a b", "pat@" + "x" * 300, "pat@\0"])
def test_no_address(resolver, network, address):
    assert discover(address, network, resolver) is None


def test_silent_name_server(network, monkeypatch):
    monkeypatch.setattr(discovery, "SECONDS", 0.3)
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as silent:
        silent.bind(("127.0.0.1", 0))
        resolver = dns.resolver.Resolver(configure=False)
        resolver.nameservers, resolver.port = ["127.0.0.1"], silent.getsockname()[1]
        assert discover("pat@broker.test", network, resolver) is None


CONFIGURATION = """<?xml version="1.0"?>
<clientConfig version="1.1"><emailProvider id="broker.test">
  <incomingServer type="pop3">
    <hostname>pop.broker.test</hostname><port>995</port><socketType>SSL</socketType></incomingServer>
  <incomingServer type="imap">
    <hostname>imap.broker.test</hostname><port>143</port><socketType>plain</socketType></incomingServer>
  <incomingServer type="imap">
    <hostname>imap.%EMAILDOMAIN%</hostname><port>993</port><socketType>SSL</socketType></incomingServer>
  <outgoingServer type="smtp">
    <hostname>smtp.broker.test</hostname><port>587</port><socketType>STARTTLS</socketType></outgoingServer>
</emailProvider></clientConfig>"""
ENTITY = '<!DOCTYPE x [<!ENTITY h SYSTEM "file:///etc/hostname">]>'


@contextmanager
def website(context, answer):
    """An https server on localhost; `answer` maps a path to (status, location, body)."""

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            status, location, body = answer(self.path)
            self.send_response(status)
            self.send_header("Location", location)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_words):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    yield server.server_address[1]
    server.shutdown()


@pytest.fixture
def autoconfig(server_context, network, resolver, monkeypatch):
    """Discovery by a document that the domain's web server gives as (status, location, body)."""

    def ask(*answers, allowed=("localhost",)):
        given = iter(answers)
        with website(server_context, lambda _path: next(given)) as port:
            place = f"https://localhost:{port}"
            monkeypatch.setattr(discovery, "AUTOCONFIG", (place + "/mail?emailaddress={address}",))
            given = iter(
                [(status, location.replace("HERE", place), body) for status, location, body in answers]
            )
            return discover("pat@broker.test", replace(network, allowed_hosts=allowed), resolver)

    return ask


FOUND = Found("imap", Server("imap.broker.test", 993, "ssl"), Server("smtp.broker.test", 587, "starttls"))


def test_by_autoconfig(autoconfig):
    assert autoconfig((200, "", CONFIGURATION.encode())) == FOUND


def test_redirects_are_followed(autoconfig):
    assert autoconfig((301, "HERE/other", b""), (200, "", CONFIGURATION.encode())) == FOUND


@pytest.mark.parametrize(
    "answers",
    [
        [(302, "http://localhost:1/", b"")],
        [(302, "https://127.0.0.1:1/", b"")],
        [(302, "HERE/again", b"")] * 9,
        [(404, "", b"")],
        [(200, "", b"<html>hello")],
        [(200, "", CONFIGURATION.replace("<clientConfig", ENTITY + "<clientConfig").encode())],
        [(200, "", CONFIGURATION.replace("<clientConfig", ENTITY + "<clientConfig").encode("utf-16"))],
        [(200, "", CONFIGURATION.replace("</emailProvider>", " " * 200_000 + "</emailProvider>").encode())],
        [(200, "", b"")],
    ],
)
def test_bad_documents_propose_nothing(autoconfig, answers):
    assert autoconfig(*answers) is None


def test_private_web_servers_are_not_asked(autoconfig):
    assert autoconfig((200, "", CONFIGURATION.encode()), allowed=()) is None


def test_well_known_domains_need_no_network(network):
    assert discover("pat@ICLOUD.com", network, None) == discovery.of_preset(BY_CODE["icloud"])


def test_incoming_beside_the_outgoing_server(resolver, zone, network):
    zone["_imaps._tcp.broker.test", "SRV"] = ["0 1 993 imap.broker.test."]
    zoho = Server("smtp.zoho.com", 465, "ssl")
    assert incoming_beside(zoho, "pat@broker.test", network, resolver) == Server("imap.zoho.com", 993, "ssl")
    own = Server("smtp.broker.test", 465, "ssl")
    assert incoming_beside(own, "pat@broker.test", network, resolver) == Server(
        "imap.broker.test", 993, "ssl"
    )
    assert incoming_beside(own, "pat@elsewhere.test", network, resolver) is None


def test_presets_are_whole():
    assert len(BY_CODE) == len(PRESETS)
    for preset in PRESETS:
        assert preset.incoming.port == 993 and preset.incoming.security == "ssl"
        assert preset.outgoing.security == {465: "ssl", 587: "starttls"}[preset.outgoing.port]
