# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Sending through Microsoft Graph, which needs no SMTP AUTH: https://learn.microsoft.com/graph/api/user-sendmail

Graph delivers to the recipients that the mail's own headers name, and files the mail in Sent Items.
"""

from __future__ import annotations

import base64
import copy
from collections.abc import Collection, Sequence
from email.message import Message
from email.utils import formataddr, getaddresses
from urllib.parse import urlsplit

import requests
from urllib3.exceptions import NewConnectionError

from .base import Account, Server
from .errors import MailboxError, OutcomeUnknown
from .failures import failures_told
from .microsoft import WORLD
from .signs import classify_graph
from .smtp import flattened
from .web import Web

VERSION = "/v1.0"
NO_MAIL = b"-"  # not base64
UNTOLD = (502, 504)  # a gateway gave up waiting: the mail may have gone out


class GraphSender:
    """A `Sender` (see base.py) by an access token for Graph (`Mail.Send`).

    The account's option `graph` is the address with its version, where it is not the world-wide cloud's.
    """

    def __init__(self, account: Account):
        self.account = account
        address = account.options.get("graph") or WORLD.graph + VERSION
        self._address = f"{address.rstrip('/')}/me/sendMail"
        parts = urlsplit(address)
        self.server = Server(parts.hostname or "", parts.port or 443, "ssl")

    def send_message(self, message: Message, smtp_from: str, smtp_to_list: Sequence[str]) -> dict:
        """As `SmtpSender.send_message`; recipients are refused all or none."""
        mail = flattened(addressed(message, smtp_to_list))
        with failures_told(self.account), Web(self.account.network) as web:
            response = self._post(web, base64.b64encode(mail))
            if response.status_code != 202:
                raise self._refusal(web, response)
        return {}

    def try_sender(self) -> None:
        """Asks for nothing to be sent: whoever may send is told that this is no mail."""
        with failures_told(self.account), Web(self.account.network) as web:
            response = self._post(web, NO_MAIL)
            if response.status_code != 400:
                raise self._refusal(web, response)

    def noop(self) -> tuple[int, bytes]:
        """There is no connection that could have been lost."""
        return 250, b"OK"

    def quit(self) -> None:
        """There is nothing to close."""

    def _post(self, web: Web, body: bytes) -> requests.Response:
        headers = {"Authorization": f"Bearer {self.account.secret.value}", "Content-Type": "text/plain"}
        try:
            return web.post(self._address, data=body, headers=headers)
        except (requests.ConnectionError, requests.Timeout, MailboxError) as error:
            if was_handed_over(error):
                raise OutcomeUnknown(error, secrets=(self.account.secret.value,)) from error
            raise

    def _refusal(self, web: Web, response: requests.Response) -> MailboxError:
        if response.status_code in UNTOLD:
            return OutcomeUnknown(f"status {response.status_code}")
        error = error_of(response)
        secrets = (self.account.secret.value,)
        cause = classify_graph(response.status_code, error["code"], error["message"], secrets=secrets)
        cause.retry_after = web.retry_after
        return cause


def was_handed_over(error: Exception) -> bool:
    """Whether a request that failed may have reached the server: not if the connection never stood."""
    if isinstance(error, requests.ConnectTimeout | requests.exceptions.SSLError):
        return False
    reason = getattr(error.args[0], "reason", None) if error.args else None
    return not isinstance(reason, NewConnectionError)


def error_of(response: requests.Response) -> dict[str, str]:
    """Graph's error object; empty words where a proxy answers in its place."""
    try:
        error = response.json()["error"]
        return {"code": str(error.get("code", "")), "message": str(error.get("message", ""))}
    except (ValueError, LookupError, TypeError, AttributeError):
        return {"code": "-", "message": response.reason or ""}


def addressed(message: Message, recipients: Collection[str]) -> Message:
    """A copy whose headers name just these recipients: those that To and Cc show, the others as Bcc.

    Odoo sends a mail in several copies, each to some of the people that the headers may show.
    """
    copied = copy.copy(message)
    left = {address.lower(): address for address in recipients}
    del copied["Bcc"], copied["Resent-Bcc"]
    for header in ("To", "Cc"):
        shown = [str(value) for value in message.get_all(header, [])]
        del copied[header]
        pairs = [pair for pair in getaddresses(shown) if left.pop(pair[1].lower(), None)]
        if pairs:
            copied[header] = ", ".join(formataddr(pair) for pair in pairs)
    if left:
        copied["Bcc"] = ", ".join(left.values())
    return copied
