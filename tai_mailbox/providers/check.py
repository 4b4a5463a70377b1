# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The button "Test": what each server of a connection answers, nothing sent, nothing changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from .base import Account, Server
from .errors import MailboxError
from .failures import failures_told
from .folders import FLAGS, Folders
from .front import FrontSender
from .graph import GraphSender
from .smtp import SmtpSender
from .wire import ImapConnection

Purpose = Literal["incoming", "outgoing"]


@dataclass(frozen=True, slots=True)
class Answer:
    """What one server answered. Without `error`: it was reached, encrypted, and let us in as that address."""

    purpose: Purpose
    server: Server
    error: MailboxError | None = None
    # Incoming: which folders serve as archive, trash and sent; "" for one that would be made when needed.
    folders: Mapping[str, str] = field(default_factory=dict)


def check(account: Account) -> list[Answer]:
    """An answer for each server that the account names, the outgoing one first; no failure is raised."""
    answers = []
    if account.provider == "front":
        front = FrontSender(account)
        answers.append(_answer("outgoing", front.server, lambda: _may_send(front)))
    elif account.options.get("send_by") == "graph":
        graph = GraphSender(account)
        answers.append(_answer("outgoing", graph.server, lambda: _may_send(graph)))
    elif account.outgoing:
        answers.append(_answer("outgoing", account.outgoing, lambda: _may_send(SmtpSender(account))))
    if account.incoming:
        answers.append(_answer("incoming", account.incoming, lambda: _folders(account)))
    return answers


def _answer(purpose: Purpose, server: Server, ask: Callable[[], Mapping[str, str]]) -> Answer:
    try:
        return Answer(purpose, server, folders=ask())
    except MailboxError as error:
        return Answer(purpose, server, error)


def _may_send(sender: SmtpSender | GraphSender | FrontSender) -> Mapping[str, str]:
    try:
        sender.try_sender()
    finally:
        sender.quit()
    return {}


def _folders(account: Account) -> Mapping[str, str]:
    connection = ImapConnection(account)
    try:
        with failures_told(account):
            connection.folder_status("INBOX", ["UIDNEXT", "UIDVALIDITY"])
            folders = Folders(connection)
            return {use: folders.existing(use) or "" for use in FLAGS}
    finally:
        connection.close()
