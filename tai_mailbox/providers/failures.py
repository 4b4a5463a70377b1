# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""From what the libraries raise to the types of `errors`: the one place where that is known."""

from __future__ import annotations

import imaplib
import smtplib
import socket
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import msal
import requests

from .base import Account
from .errors import (
    CertificateInvalid,
    HostNotFound,
    MailboxError,
    RecipientRefused,
    ServerAnswerInvalid,
    TimedOut,
    TlsRequired,
    Unreachable,
)
from .signs import classify_imap, classify_smtp

# What a connection, a library that reads an answer, or the answer itself may raise.
OUTSIDE = (
    OSError,
    EOFError,
    imaplib.IMAP4.error,
    smtplib.SMTPException,
    msal.exceptions.MsalError,
    ValueError,
    LookupError,
)


@contextmanager
def failures_told(account: Account | None = None) -> Iterator[None]:
    """Whatever goes wrong outside leaves this block as a MailboxError, without the account's secret."""
    try:
        yield
    except MailboxError:
        raise
    except OUTSIDE as error:
        secrets = (account.secret.value,) if account else ()
        raise classify_exception(error, secrets=secrets) from error


def classify_exception(error: BaseException, **kept: Any) -> MailboxError:
    """The cause behind an exception of socket, ssl, smtplib, imaplib, imapclient, requests or msal."""
    if isinstance(error, MailboxError):
        return error
    for types, told in KNOWN:
        if isinstance(error, types):
            return told(error, **kept)
    return MailboxError(error, **kept)


def _smtp_reply(error: smtplib.SMTPResponseException, **kept: Any) -> MailboxError:
    return classify_smtp(error.smtp_code, error.smtp_error, **kept)


def _smtp_recipients(error: smtplib.SMTPRecipientsRefused, **kept: Any) -> MailboxError:
    """All were refused: the first refusal stands for them, unless it speaks of something else."""
    address, (code, text) = next(iter(error.recipients.items()))
    cause = classify_smtp(code, text, **kept)
    return RecipientRefused(f"{address}: {cause.server_text}") if cause.code == "mail_refused" else cause


def _imap_answer(error: imaplib.IMAP4.error, **kept: Any) -> MailboxError:
    """An abort is a lost connection, unless the server said farewell with a reason, or talks otherwise."""
    cause = classify_imap(error, **kept)
    lost = isinstance(error, imaplib.IMAP4.abort) and "unexpected" not in str(error)
    return Unreachable(error, **kept) if lost and isinstance(cause, ServerAnswerInvalid) else cause


def _tls(error: ssl.SSLError, **kept: Any) -> MailboxError:
    """Plain text where TLS was expected fails as a wrong version or record."""
    words = str(error).upper().replace("_", " ")
    plain = any(
        sign in words for sign in ("WRONG VERSION", "RECORD LAYER", "HTTP REQUEST", "UNKNOWN PROTOCOL")
    )
    return (TlsRequired if plain else Unreachable)(error, **kept)


def _http(error: requests.RequestException, **kept: Any) -> MailboxError:
    if isinstance(error, requests.exceptions.SSLError):
        return CertificateInvalid(error, **kept)
    if isinstance(error, requests.Timeout):
        return TimedOut(error, **kept)
    return (Unreachable if isinstance(error, requests.ConnectionError) else ServerAnswerInvalid)(
        error, **kept
    )


Told = Callable[..., MailboxError]
KNOWN: tuple[tuple[type[BaseException] | tuple[type[BaseException], ...], Told], ...] = (
    (requests.RequestException, _http),
    (smtplib.SMTPRecipientsRefused, _smtp_recipients),
    (smtplib.SMTPNotSupportedError, ServerAnswerInvalid),
    (smtplib.SMTPResponseException, _smtp_reply),
    (smtplib.SMTPServerDisconnected, Unreachable),
    (smtplib.SMTPException, ServerAnswerInvalid),
    (imaplib.IMAP4.error, _imap_answer),
    (ssl.SSLCertVerificationError, CertificateInvalid),
    (TimeoutError, TimedOut),
    (ssl.SSLError, _tls),
    (socket.gaierror, HostNotFound),
    ((OSError, EOFError), Unreachable),
    ((msal.exceptions.MsalError, ValueError, LookupError), ServerAnswerInvalid),
)
