# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Real mail servers on loopback, each on ports that are free just now."""

from __future__ import annotations

import base64
import os
import shutil
import socket
import ssl
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

import trustme
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, LoginPassword

from tai_mailbox.providers.base import Account, Network, Password, Server

PASSWORD = "pw-päss"  # of everybody


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for(port: int, seconds: float = 10) -> None:
    """Until something listens there."""
    end = time.monotonic() + seconds
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        except OSError:
            if time.monotonic() > end:
                raise
            time.sleep(0.02)


@dataclass
class Certificates:
    """An authority made for this run, and a certificate of it for `localhost`."""

    folder: Path

    def __post_init__(self):
        self.authority = trustme.CA()
        own = self.authority.issue_cert("localhost", "127.0.0.1")
        self.ca_file, self.cert_file, self.key_file = (
            str(self.folder / f"{n}.pem") for n in ("ca", "cert", "key")
        )
        self.authority.cert_pem.write_to_path(self.ca_file)
        own.cert_chain_pems[0].write_to_path(self.cert_file)
        own.private_key_pem.write_to_path(self.key_file)
        os.chmod(self.key_file, 0o644)

    def server_context(self) -> ssl.SSLContext:
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        context.load_cert_chain(self.cert_file, self.key_file)
        return context

    def network(self, **changes) -> Network:
        return Network(**{"timeout": 5, "allowed_hosts": ("localhost",), "ca_file": self.ca_file, **changes})


DOVECOT = """
protocols = imap submission
listen = 127.0.0.1
base_dir = {folder}/run
state_dir = {folder}/state
log_path = {folder}/dovecot.log
default_internal_user = nobody
default_internal_group = nogroup
default_login_user = nobody
ssl = yes
ssl_cert = <{certificates.cert_file}
ssl_key = <{certificates.key_file}
disable_plaintext_auth = yes
auth_mechanisms = plain login
auth_failure_delay = 0
mail_location = sdbox:{folder}/mail/%u
mail_fsync = never
mail_max_userip_connections = 100
submission_relay_host = 127.0.0.1
submission_relay_port = {relay}
service anvil {{
  chroot =
  unix_listener anvil-auth-penalty {{
    mode = 0
  }}
}}
service imap-login {{
  chroot =
  service_count = 0
  inet_listener imap {{
    port = {imap}
  }}
  inet_listener imaps {{
    port = {imaps}
  }}
}}
service submission-login {{
  chroot =
  service_count = 0
  inet_listener submission {{
    port = {submission}
  }}
  inet_listener submissions {{
    port = {submissions}
    ssl = yes
  }}
}}
service stats {{
  chroot =
}}
service auth {{
  user = nobody
}}
service auth-worker {{
  user = nobody
}}
passdb {{
  driver = static
  args = password={password}
}}
userdb {{
  driver = static
  args = uid=nobody gid=nogroup home={folder}/mail/%u allow_all_users=yes
}}
namespace inbox {{
  inbox = yes
  separator = /
  mailbox Archive {{
    auto = subscribe
    special_use = \\Archive
  }}
  mailbox Sent {{
    auto = subscribe
    special_use = \\Sent
  }}
  mailbox Trash {{
    auto = subscribe
    special_use = \\Trash
  }}
}}
"""


class Dovecot:
    """Dovecot's IMAP and submission servers, run as nobody."""

    def __init__(self, folder: Path, certificates: Certificates, relay: int = 1):
        self.folder, self.certificates = folder, certificates
        self.imap, self.imaps, self.submission, self.submissions = (free_port() for _ in range(4))
        for name in ("run", "state", "mail"):
            (folder / name).mkdir()
        self.config = folder / "dovecot.conf"
        values = {"folder": folder, "certificates": certificates, "relay": relay, "password": PASSWORD}
        ports = {name: getattr(self, name) for name in ("imap", "imaps", "submission", "submissions")}
        self.config.write_text(DOVECOT.format(**values, **ports))
        for path in [folder, *folder.rglob("*")]:
            shutil.chown(path, "nobody", "nogroup")

    def start(self) -> None:
        self.process = subprocess.Popen(["dovecot", "-F", "-c", str(self.config)])
        wait_for(self.imaps)

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait(20)

    def account(self, user: str, **changes) -> Account:
        values = {
            "provider": "imap",
            "address": user,
            "login": user,
            "secret": Password(PASSWORD),
            "incoming": Server("localhost", self.imaps, "ssl"),
            "outgoing": Server("localhost", self.submissions, "ssl"),
            "network": self.certificates.network(),
        }
        return Account(**{**values, **changes})


@dataclass
class Sent:
    """What a submission server took."""

    user: str
    sender: str
    recipients: list[str]
    data: bytes
    options: list[str]


class Submission(Controller):
    """A submission server with STARTTLS that signs everybody in, unless `rules` says what to answer.

    Rules: "auth", "mail", "rcpt", "data" hold the reply to give instead; "drop" is "before" or "after"
    accepting the mail.
    """

    def __init__(self, certificates: Certificates, tokens: frozenset[str] = frozenset({"good-token"})):
        self.rules: dict[str, str] = {}
        self.sent: list[Sent] = []
        self.tokens = tokens
        self.mechanisms: list[str] = []
        self._tls = certificates.server_context()
        super().__init__(self, hostname="127.0.0.1", port=free_port())

    def factory(self) -> SMTP:
        return SMTP(
            self,
            hostname="submission.test",
            tls_context=self._tls,
            require_starttls=True,
            auth_required=True,
            authenticator=self._authenticate,
            enable_SMTPUTF8=True,
            data_size_limit=200_000,
        )

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *_error) -> None:
        self.stop()

    def endpoint(self, security: str) -> Server:
        return Server("localhost", self.port, security)

    def _authenticate(self, server, session, envelope, mechanism: str, data) -> AuthResult:
        self.mechanisms.append(mechanism)
        if reply := self.rules.get("auth"):
            return AuthResult(success=False, handled=False, message=reply)
        good = isinstance(data, LoginPassword) and data.password.decode() == PASSWORD
        return AuthResult(success=good, handled=False, auth_data=good and data.login.decode())

    async def auth_XOAUTH2(self, server: SMTP, args: list[str]) -> AuthResult:
        self.mechanisms.append("XOAUTH2")
        user, bearer = base64.b64decode(args[1]).decode().split("\1")[:2]
        if bearer.removeprefix("auth=Bearer ") in self.tokens and "auth" not in self.rules:
            return AuthResult(success=True, auth_data=user.removeprefix("user="))
        await server.challenge_auth('{"status":"400","schemes":"Bearer","scope":"https://mail.google.com/"}')
        await server.push(self.rules.get("auth", "535 5.7.3 Authentication unsuccessful"))
        return AuthResult(success=False, handled=True)

    async def handle_MAIL(self, server, session, envelope, address: str, options: list[str]) -> str:
        if "mail" in self.rules:
            return self.rules["mail"]
        envelope.mail_from, envelope.mail_options = address, options
        return "250 2.1.0 Sender OK"

    async def handle_RCPT(self, server, session, envelope, address: str, options: list[str]) -> str:
        if "rcpt" in self.rules and not address.startswith("ok"):
            return self.rules["rcpt"]
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 Recipient OK"

    async def handle_DATA(self, server: SMTP, session, envelope) -> str:
        if self.rules.get("drop") != "before":
            self.sent.append(
                Sent(
                    session.auth_data,
                    envelope.mail_from,
                    envelope.rcpt_tos,
                    envelope.original_content,
                    envelope.mail_options,
                )
            )
        if "drop" in self.rules:
            server.transport.abort()
        return self.rules.get("data", "250 2.0.0 OK queued")
