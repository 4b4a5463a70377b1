# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Which hosts may be connected to, and the connection: to the very address that was checked.

A user types the server's name, so it must not lead into the network where Odoo stands. The name is
looked up once; each address is judged and then connected to as it is, so that a second look-up
cannot answer differently. The certificate is verified for the name.
"""

from __future__ import annotations

import ipaddress
import os
import re
import socket
import ssl
import time
from functools import lru_cache
from typing import Any

import idna

from .base import Network, Server
from .errors import HostForbidden, HostNotFound, NameLookupFailed, ServerAnswerInvalid, TimedOut
from .failures import classify_exception

IPAddress = ipaddress.IPv4Address | ipaddress.IPv6Address
Place = tuple[int, Any]  # address family and socket address, as socket.connect wants them
HOST_NAME = re.compile(r"[a-z0-9_](?:[a-z0-9._:-]{0,252})")
NAT64 = ipaddress.ip_network("64:ff9b::/96")

ANSWER_SIZE = 4 * 1024 * 1024  # bytes; room for the answer to an ordinary command
SLOWEST = 8 * 1024  # bytes a second that an answer must keep up in the long run


class Paced(socket.socket):
    """A socket whose answers have a size and a speed to keep.

    The time limit of a single `recv` alone would let a server drip one byte at a time for ever, and
    nothing would stop one that never ends its answer.
    """

    _room = ANSWER_SIZE
    _patience = 30.0
    _since = 0.0  # by the monotonic clock; 0 before the first answer
    _received = 0

    def expect(self, room: int = ANSWER_SIZE) -> None:
        """A command goes out: its answer may have `room` bytes; its time starts now."""
        self._room, self._received, self._since = room, 0, time.monotonic()
        self._patience = self.gettimeout() or self._patience

    def recv_into(self, *args: Any, **kwargs: Any) -> int:
        count = super().recv_into(*args, **kwargs)
        self._account_for(count)
        return count

    def recv(self, *args: Any, **kwargs: Any) -> bytes:
        data = super().recv(*args, **kwargs)
        self._account_for(len(data))
        return data

    def _account_for(self, count: int) -> None:
        if not self._since:
            self.expect(self._room)
        self._received += count
        if self._received > self._room:
            raise ServerAnswerInvalid(f"more than {self._room} bytes in answer to one command")
        if time.monotonic() - self._since > self._patience + self._received / SLOWEST:
            raise TimedOut(f"{self._received} bytes only in {self._patience:.0f} seconds and more")


class TlsSocket(Paced, ssl.SSLSocket):
    pass


def expect(sock: socket.socket | None, room: int = ANSWER_SIZE) -> None:
    """`Paced.expect`, of a socket that a library keeps."""
    if isinstance(sock, Paced):
        sock.expect(room)


def tls_context(ca_file: str = "", room: int = ANSWER_SIZE) -> ssl.SSLContext:
    """Verifies certificate and name, by the system's authorities and those in `ca_file`.

    `room`: bytes that an answer may have where nothing else is expected.
    """
    return _tls_context(ca_file, room, os.environ.get("SSL_CERT_FILE"), os.environ.get("SSL_CERT_DIR"))


@lru_cache(maxsize=8)
def _tls_context(ca_file: str, room: int, *_system: str | None) -> ssl.SSLContext:
    """Made once for each set of authorities: loading them takes longer than a handshake."""
    context = ssl.create_default_context()
    if ca_file:
        context.load_verify_locations(ca_file)
    context.sslsocket_class = type("TlsSocket", (TlsSocket,), {"_room": room})
    return context


def connect(server: Server, network: Network) -> socket.socket:
    """A connection with the network's time limit, encrypted when the server's security is `ssl`.

    Raises HostNotFound, NameLookupFailed, HostForbidden, Unreachable, TimedOut, CertificateInvalid,
    TlsRequired.
    """
    try:
        sock = _first_that_answers(server, network)
        return encrypt(sock, server, network) if server.security == "ssl" else sock
    except OSError as error:
        raise classify_exception(error) from error


def encrypt(sock: socket.socket, server: Server, network: Network) -> ssl.SSLSocket:
    try:
        return tls_context(network.ca_file).wrap_socket(sock, server_hostname=ascii_name(server.host))
    except BaseException:
        sock.close()
        raise


def _first_that_answers(server: Server, network: Network) -> socket.socket:
    """Tries each address in turn; those that are left share the time that is left."""
    end = time.monotonic() + network.timeout
    addresses = resolve(server.host, server.port, network)
    failure: OSError = TimeoutError("no time left")
    for left, (family, address) in zip(range(len(addresses), 0, -1), addresses, strict=True):
        try:
            return _open(family, address, (end - time.monotonic()) / left, network)
        except OSError as error:
            failure = error
    raise failure


def _open(family: int, address: Any, seconds: float, network: Network) -> socket.socket:
    sock = Paced(family, socket.SOCK_STREAM)
    try:
        sock.settimeout(max(seconds, 0.001))
        sock.connect(address)
        sock.settimeout(network.timeout)
        return sock
    except BaseException:
        sock.close()
        raise


def resolve(host: str, port: int, network: Network) -> list[Place]:
    """The permitted addresses of a host as (family, socket address), in the order of preference.

    The look-up keeps the time limits of the system's resolver.
    """
    name = ascii_name(host)
    try:
        found = socket.getaddrinfo(name, port, type=socket.SOCK_STREAM)
    except socket.gaierror as error:
        raise (NameLookupFailed if error.errno == socket.EAI_AGAIN else HostNotFound)(name) from error
    places: list[Place] = [(family, address) for family, _kind, _protocol, _name, address in found]
    permitted = [place for place in places if is_permitted(name, str(place[1][0]), network)]
    if not permitted:
        raise HostForbidden(name)
    return permitted


def ascii_name(host: str) -> str:
    """The name as DNS and certificates know it; raises HostNotFound when it cannot be one."""
    name = host.strip().rstrip(".").strip("[]").lower()
    try:
        name = name if name.isascii() else idna.encode(name, uts46=True).decode("ascii")
    except idna.IDNAError as error:
        raise HostNotFound(name) from error
    if not HOST_NAME.fullmatch(name) and not name.startswith("::"):
        raise HostNotFound(name)
    return name


def is_permitted(name: str, address: str, network: Network) -> bool:
    """Whether the address is public, or the allow-list names it, its network or the host."""
    ip = _plain(ipaddress.ip_address(address.partition("%")[0]))
    return _is_public(ip) or any(_allows(entry, name, ip) for entry in network.allowed_hosts)


def _plain(ip: IPAddress) -> IPAddress:
    """The IPv4 address that an IPv6 address wraps (mapped, 6to4, NAT64), else itself."""
    if ip.version == 4:
        return ip
    wrapped = ip.ipv4_mapped or ip.sixtofour
    if not wrapped and ip in NAT64:
        wrapped = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
    return wrapped or ip


def _is_public(ip: IPAddress) -> bool:
    site_local = ip.version == 6 and ip.is_site_local
    return ip.is_global and not (ip.is_multicast or ip.is_reserved or ip.is_unspecified or site_local)


def _allows(entry: str, name: str, ip: IPAddress) -> bool:
    entry = entry.strip().lower()
    try:
        return ip in ipaddress.ip_network(entry, strict=False)
    except ValueError:
        return entry == name
