# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What providers really answer, and which cause each answer has."""

from __future__ import annotations

import imaplib
import re
import smtplib
import socket
import ssl
from pathlib import Path

import pytest
import requests

from tai_mailbox.providers import errors, signs
from tai_mailbox.providers.failures import classify_exception, failures_told
from tai_mailbox.providers.signs import (
    classify_front,
    classify_graph,
    classify_imap,
    classify_oauth,
    classify_smtp,
)

ANSWERS = [
    tuple(line.split("\t"))
    for line in (Path(__file__).parent / "real_answers.tsv")
    .read_text()
    .splitlines()  # protocol, cause, words
]


def classified(protocol: str, words: str) -> errors.MailboxError:
    if protocol == "imap":
        return classify_imap(words)
    first, _, rest = words.partition(" ")
    if protocol == "oauth":
        return classify_oauth(first, rest)
    if protocol == "smtp":
        return classify_smtp(int(first), rest)
    return (classify_front if protocol == "front" else classify_graph)(int(first), *rest.split(" ", 1))


@pytest.mark.parametrize("protocol, cause, words", ANSWERS)
def test_real_answer(protocol, cause, words):
    assert classified(protocol, words).code == cause


def test_every_row_of_the_table_has_a_real_answer():
    used = {signs.sign_of(protocol, words) for protocol, _cause, words in ANSWERS}
    assert not [row.pattern.pattern for row in signs.SIGNS if row not in used]


@pytest.mark.parametrize("code", [432, 421, 450, 451, 452, 454])
def test_no_passing_reply_breaks_a_connection(code):
    for text in ("Authentication failed", "4.7.0 whatever", "too many bad auth attempts", ""):
        assert not classify_smtp(code, text).broken


@pytest.mark.parametrize(
    "error, cause",
    [
        (TimeoutError("timed out"), errors.TimedOut),
        (ConnectionRefusedError(111, "Connection refused"), errors.Unreachable),
        (ConnectionResetError(104, "Connection reset by peer"), errors.Unreachable),
        (OSError(101, "Network is unreachable"), errors.Unreachable),
        (EOFError(), errors.Unreachable),
        (socket.gaierror(-2, "Name or service not known"), errors.HostNotFound),
        (ssl.SSLCertVerificationError(1, "certificate verify failed"), errors.CertificateInvalid),
        (ssl.SSLError(1, "[SSL: WRONG_VERSION_NUMBER] wrong version number"), errors.TlsRequired),
        (ssl.SSLError(1, "[SSL: RECORD_LAYER_FAILURE] record layer failure"), errors.TlsRequired),
        (ssl.SSLEOFError(8, "EOF occurred in violation of protocol"), errors.Unreachable),
        (smtplib.SMTPServerDisconnected("Connection unexpectedly closed"), errors.Unreachable),
        (smtplib.SMTPAuthenticationError(454, b"4.7.0 Temporary authentication failure"), errors.Unavailable),
        (smtplib.SMTPAuthenticationError(535, b"5.7.8 Bad credentials"), errors.SignInRefused),
        (smtplib.SMTPRecipientsRefused({"a@b": (550, b"5.1.1 unknown")}), errors.RecipientRefused),
        (smtplib.SMTPRecipientsRefused({"a@b": (452, b"4.2.2 over quota")}), errors.QuotaExceeded),
        (smtplib.SMTPDataError(552, b"too big"), errors.MailTooLarge),
        (imaplib.IMAP4.abort("socket error: EOF"), errors.Unreachable),
        (imaplib.IMAP4.abort("[UNAVAILABLE] shutting down, try again later"), errors.Unavailable),
        (imaplib.IMAP4.error("[AUTHENTICATIONFAILED] no"), errors.SignInRefused),
        (requests.ConnectTimeout(), errors.TimedOut),
        (requests.ReadTimeout(), errors.TimedOut),
        (requests.ConnectionError("refused"), errors.Unreachable),
        (requests.exceptions.SSLError("certificate verify failed"), errors.CertificateInvalid),
        (requests.JSONDecodeError("Expecting value", "<html>", 0), errors.ServerAnswerInvalid),
        (UnicodeDecodeError("utf-8", b"\xff", 0, 1, "invalid"), errors.ServerAnswerInvalid),
    ],
)
def test_what_libraries_raise(error, cause):
    assert type(classify_exception(error)) is cause


def test_a_mistake_in_the_program_is_not_blamed_on_the_server():
    with pytest.raises(AttributeError), failures_told():
        None.nothing  # noqa: B018


def test_the_words_of_the_server_stand_alone():
    error = imaplib.IMAP4.error("SELECT command error: BAD [b'User is authenticated but not connected.']")
    words = "SELECT command error: BAD User is authenticated but not connected."
    assert classify_exception(error).server_text == words


def test_suggested_pause():
    assert (
        classify_imap("BAD Request is throttled. Suggested Backoff Time: 299961 milliseconds").retry_after
        == 299.961
    )


SECRET_WORDS = [
    "user=pat@x auth=Bearer ya29.a0AfH6SMBx-y_z more",
    "AUTH XOAUTH2 dXNlcj1wYXRAaW1hcC50ZXN0AWF1dGg9QmVhcmVyIHlhMjkuYTBBZkg2U01C",
    "code=4/0AX4XfWh-abcdefghijk rest",
    "refresh_token: 1//0gabcdefghijklmnop",
    "token eyJ0eXAiOiJKV1QiLCJub25jZSI6Imabc.eyJhdWQi.c2ln",
    "client_secret=GOCSPX-abc123",
    "password: hunter2",
    'access_token": "opaque.value"',
]


@pytest.mark.parametrize("words", SECRET_WORDS)
def test_server_text_holds_no_secret(words):
    text = errors.MailboxError(words).server_text
    assert errors.MASK in text
    for secret in ("ya29", "dXNlcj", "4/0AX", "1//0g", "eyJ", "GOCSPX", "hunter2", "opaque"):
        assert secret not in text


def test_server_text_is_one_bounded_line():
    text = errors.MailboxError(
        "a\r\nInjected: x\0\x1b[31m\u202e " + "b c " * 500, secrets=["Injected"]
    ).server_text
    assert len(text) == errors.SERVER_TEXT_LENGTH
    assert re.fullmatch(r"a \[hidden\]: x \[31m b c [bc …]+", text)


def test_every_cause_explains_itself():
    causes = errors.every_cause()
    assert len(causes) > 40
    values = {"address": "pat@example.com", "login": "pat", "host": "mail.example.com"}
    for code, cause in causes.items():
        what, remedy = cause.told(values)
        assert what.endswith(".") and remedy.endswith("."), code
        assert "%(" not in what + remedy
        assert not (cause.broken and cause.transient), code


def test_switches_are_named():
    _what, remedy = errors.SmtpAuthDisabledMailbox.told({"address": "pat@example.com"})
    assert "Set-CASMailbox -Identity pat@example.com -SmtpClientAuthenticationDisabled $false" in remedy
    assert "Authenticated SMTP" in remedy
    assert "Turn off SMTP AUTH protocol for your organization" in errors.SmtpAuthDisabledTenant.remedy


def test_translation_comes_before_the_values():
    german = {errors.WrongAccount.what: "Ein anderes Konto als %(address)s."}
    what, _remedy = errors.WrongAccount.told({"address": "pat@x"}, lambda text: german.get(text, text))
    assert what == "Ein anderes Konto als pat@x."
