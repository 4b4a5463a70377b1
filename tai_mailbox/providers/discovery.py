# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Which servers an address has: by well-known domains, MX, SRV (RFC 6186, 8314) or the domain's autoconfig.

Everything that comes from outside is only a proposal which the person sees, and each host is judged like one
that they typed themselves. `myl-discovery` does the same, but under a licence (GPL only) that an addon under
the LGPL cannot build on.
"""

from __future__ import annotations

import http.client
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from urllib.parse import quote, urlsplit

import dns.exception
import dns.resolver
from lxml import etree

from .base import Network, ProviderName, Security, Server
from .errors import MailboxError
from .failures import OUTSIDE
from .hosts import ascii_name, connect, expect
from .presets import PRESETS, Preset, preset_for

SECONDS = 5.0  # for everything together
DOCUMENT_SIZE = 128 * 1024  # bytes
REDIRECTS = 3

INCOMING_SERVICES: tuple[tuple[str, Security], ...] = (("_imaps._tcp", "ssl"), ("_imap._tcp", "starttls"))
OUTGOING_SERVICES: tuple[tuple[str, Security], ...] = (
    ("_submissions._tcp", "ssl"),
    ("_submission._tcp", "starttls"),
)
AUTOCONFIG = (
    "https://autoconfig.{domain}/mail/config-v1.1.xml?emailaddress={address}",
    "https://{domain}/.well-known/autoconfig/mail/config-v1.1.xml",
)
SOCKET_TYPES: dict[str, Security] = {"SSL": "ssl", "STARTTLS": "starttls"}


@dataclass(frozen=True, slots=True)
class Found:
    """What is proposed for an address. `provider`: the platform whose sign-in fits."""

    provider: ProviderName = "imap"
    incoming: Server | None = None
    outgoing: Server | None = None
    preset: str = ""  # its code, where one fits


class Deadline:
    def __init__(self, seconds: float):
        self._end = time.monotonic() + seconds

    def left(self) -> float:
        return max(0.0, self._end - time.monotonic())


def discover(address: str, network: Network, resolver: dns.resolver.Resolver | None = None) -> Found | None:
    """The servers of an address, None when nobody tells; after SECONDS at most. No failure is raised."""
    if preset := preset_for(address):
        return of_preset(preset)
    try:
        domain = ascii_name(address.rpartition("@")[2])
        search = Search(address, domain, network, resolver or dns.resolver.get_default_resolver())
    except (MailboxError, dns.exception.DNSException):
        return None
    return in_time(search.run)


def in_time(run: Callable[[], Found | None]) -> Found | None:
    """Its own thread keeps the limit also where a name is looked up by the system, which takes no limit."""
    found: list[Found | None] = []
    thread = threading.Thread(target=lambda: found.append(run()), daemon=True)
    thread.start()
    thread.join(SECONDS)
    return found[0] if found else None


def of_preset(preset: Preset) -> Found:
    return Found(preset.provider, preset.incoming, preset.outgoing, preset.code)


def incoming_beside(
    outgoing: Server | None, address: str, network: Network, resolver: dns.resolver.Resolver | None = None
) -> Server | None:
    """Where the Sent folder lies of somebody who named the outgoing server only."""
    host = outgoing.host.lower() if outgoing else ""
    known = next((preset.incoming for preset in PRESETS if preset.outgoing.host == host), None)
    if known:
        return known
    found = discover(address, network, resolver)
    return found.incoming if found else None


class Search:
    def __init__(self, address: str, domain: str, network: Network, resolver: dns.resolver.Resolver):
        self._address = address
        self._domain = domain
        self._network = network
        self._resolver = resolver
        self._deadline = Deadline(SECONDS)

    def run(self) -> Found | None:
        ways: tuple[Callable[[], Found | None], ...] = (self._by_mx, self._by_srv, self._by_autoconfig)
        found = (way() for way in ways if self._deadline.left())
        return next((one for one in found if one), None)

    def _by_mx(self) -> Found | None:
        """The host that takes a domain's mail tells whose customer it is."""
        for record in sorted(self._ask(self._domain, "MX"), key=lambda record: record.preference):
            exchange = record.exchange.to_text(omit_final_dot=True).lower()
            for preset in PRESETS:
                if any(exchange.endswith("." + suffix) for suffix in preset.mx):
                    return of_preset(preset)
        return None

    def _by_srv(self) -> Found | None:
        incoming, outgoing = self._service(INCOMING_SERVICES), self._service(OUTGOING_SERVICES)
        return Found(incoming=incoming, outgoing=outgoing) if incoming or outgoing else None

    def _service(self, services: tuple[tuple[str, Security], ...]) -> Server | None:
        """The best record of the first service that there is; a target `.` says that there is none."""
        for service, security in services:
            records = self._ask(f"{service}.{self._domain}", "SRV")
            for record in sorted(records, key=lambda record: (record.priority, -record.weight)):
                host = record.target.to_text(omit_final_dot=True)
                if host not in ("", "."):
                    return Server(host, record.port, security)
        return None

    def _ask(self, name: str, kind: str) -> list:
        try:
            return list(self._resolver.resolve(name, kind, lifetime=self._deadline.left()))
        except (dns.exception.DNSException, OSError):
            return []

    def _by_autoconfig(self) -> Found | None:
        for pattern in AUTOCONFIG:
            url = pattern.format(domain=self._domain, address=quote(self._address))
            document = self._load(url)
            if document and (found := self._read(document)):
                return found
        return None

    def _load(self, url: str) -> bytes | None:
        for _redirect in range(REDIRECTS + 1):
            if not self._deadline.left() or urlsplit(url).scheme != "https":
                return None
            try:
                status, location, body = get(url, replace(self._network, timeout=self._deadline.left()))
            except (MailboxError, http.client.HTTPException, *OUTSIDE):
                return None
            if status == 200:
                return body
            if status not in (301, 302, 303, 307, 308):
                return None
            url = location
        return None

    def _read(self, document: bytes) -> Found | None:
        root = parsed(document)
        if root is None:
            return None
        incoming = next(self._servers(root, "incomingServer", "imap"), None)
        outgoing = next(self._servers(root, "outgoingServer", "smtp"), None)
        return Found(incoming=incoming, outgoing=outgoing) if incoming or outgoing else None

    def _servers(self, root: etree._Element, tag: str, kind: str) -> Iterator[Server]:
        for node in root.iter(tag):
            security = SOCKET_TYPES.get((node.findtext("socketType") or "").strip().upper())
            host = self._filled_in(node.findtext("hostname") or "")
            port = (node.findtext("port") or "").strip()
            if node.get("type") == kind and security and host and port.isdigit():
                yield Server(host, int(port), security)

    def _filled_in(self, host: str) -> str:
        return host.strip().replace("%EMAILDOMAIN%", self._domain)


def get(url: str, network: Network) -> tuple[int, str, bytes]:
    """Status, the address it redirects to, and the body of at most DOCUMENT_SIZE bytes."""
    parts = urlsplit(url)
    server = Server(parts.hostname or "", parts.port or 443, "ssl")
    connection = http.client.HTTPSConnection(server.host, server.port, timeout=network.timeout)
    connection.sock = connect(server, network)
    expect(connection.sock, 2 * DOCUMENT_SIZE)
    try:
        connection.request("GET", f"{parts.path}?{parts.query}" if parts.query else parts.path)
        response = connection.getresponse()
        return response.status, response.headers.get("Location", ""), response.read(DOCUMENT_SIZE)
    finally:
        connection.close()


def parsed(document: bytes) -> etree._Element | None:
    """The XML without anything that a document type could do; None if it has one, or is no XML."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(document, parser)
    except (etree.XMLSyntaxError, ValueError):
        return None
    return None if root.getroottree().docinfo.doctype else root
