# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What is said to prove who one is (SASL), the same for IMAP and SMTP."""

from __future__ import annotations

from collections.abc import Collection

from .base import Account, BearerToken
from .errors import AccessTokenRefused, MailboxError, MechanismMissing, SignInRefused

SEPARATORS = frozenset("\0\1\r\n")


def choose(account: Account, offered: Collection[str]) -> str:
    """The mechanism to use of those that the server offers, in capitals.

    Raises MechanismMissing, and SignInRefused for words that would end the line they are sent in.
    """
    if SEPARATORS & set(account.address + account.login + account.secret.value):
        raise SignInRefused("a control character in the name or the secret")
    known = ("XOAUTH2", "OAUTHBEARER") if isinstance(account.secret, BearerToken) else ("PLAIN", "LOGIN")
    for mechanism in known:
        if mechanism in offered:
            return mechanism
    raise MechanismMissing(" ".join(sorted(offered)) or "no mechanism offered")


def initial_response(mechanism: str, account: Account) -> bytes:
    """The first message of a mechanism (PLAIN: RFC 4616; OAUTHBEARER: RFC 7628; XOAUTH2: Google's pages).

    A shared mailbox is opened with the person's token and the mailbox's own address; a password goes with the
    sign-in name.
    """
    if mechanism == "PLAIN":
        return f"\0{account.login}\0{account.secret.value}".encode()
    if mechanism == "OAUTHBEARER":
        name = account.address.replace("=", "=3D").replace(",", "=2C")
        return f"n,a={name},\1auth=Bearer {account.secret.value}\1\1".encode()
    return f"user={account.address}\1auth=Bearer {account.secret.value}\1\1".encode()


def refusal(account: Account, cause: MailboxError) -> MailboxError:
    """The same refusal, told apart for a token: the person typed no password that could be wrong."""
    if isinstance(cause, SignInRefused) and isinstance(account.secret, BearerToken):
        return AccessTokenRefused(cause.server_text)
    return cause
