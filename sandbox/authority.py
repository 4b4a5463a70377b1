# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The sandbox's certificate authority, made at run time and kept in its state folder."""

from __future__ import annotations

import ssl
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import certifi
import trustme

_SYSTEM_BUNDLE = Path("/etc/ssl/certs/ca-certificates.crt")


@dataclass(frozen=True)
class Certificates:
    """PEM files; `bundle` holds the machine's own authorities beside the sandbox's."""

    ca: Path
    bundle: Path
    certificate: Path
    key: Path


class _LazyContext(ssl.SSLContext):
    """The handshake waits for the first read, which a thread of the connection's own does.

    Otherwise one client that connects and says nothing would keep all others out.
    """

    def wrap_socket(self, *arguments: Any, **options: Any) -> ssl.SSLSocket:
        return super().wrap_socket(*arguments, **{**options, "do_handshake_on_connect": False})


def server_context(certificate: Path, key: Path) -> ssl.SSLContext:
    context = _LazyContext(ssl.PROTOCOL_TLS_SERVER)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.load_cert_chain(certificate, key)
    return context


def ensure_certificates(folder: Path) -> Certificates:
    """The certificates in `folder`, for localhost; made when one of them is missing.

    The authority's private key is never written: a lost certificate means a new authority.
    """
    files = Certificates(
        folder / "ca.pem", folder / "ca-bundle.pem", folder / "localhost.pem", folder / "localhost.key"
    )
    if not all(file.exists() for file in (files.ca, files.bundle, files.certificate, files.key)):
        folder.mkdir(parents=True, exist_ok=True)
        _make(files)
    return files


def _make(files: Certificates) -> None:
    authority = trustme.CA(organization_name="tai_mailbox sandbox")
    leaf = authority.issue_cert("localhost", "127.0.0.1", "::1")
    files.key.touch(mode=0o600)
    leaf.private_key_pem.write_to_path(files.key)
    for blob in leaf.cert_chain_pems:
        blob.write_to_path(files.certificate, append=True)
    authority.cert_pem.write_to_path(files.ca)
    files.bundle.write_bytes(_system_authorities() + b"\n" + authority.cert_pem.bytes())


def _system_authorities() -> bytes:
    file = _SYSTEM_BUNDLE if _SYSTEM_BUNDLE.exists() else Path(certifi.where())
    return file.read_bytes()
