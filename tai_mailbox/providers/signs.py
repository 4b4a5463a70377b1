# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Which words of which protocol mean which cause: providers' real answers, told apart by one table."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Literal

from .errors import (
    AccessTokenRefused,
    AccountDisabled,
    AdminConsentNeeded,
    AppPasswordNeeded,
    BasicAuthRefused,
    ClientRefused,
    ConsentDenied,
    FolderMissing,
    FrontTokenRefused,
    ImapDisabled,
    MailboxError,
    MailboxNotFound,
    MailRefused,
    MailTooLarge,
    PolicyRefused,
    QuotaExceeded,
    RecipientRefused,
    RedirectMismatch,
    ScopeMissing,
    SenderNotPermitted,
    SendingBlocked,
    SendingLimitReached,
    ServerAnswerInvalid,
    SignInAgain,
    SignInExpired,
    SignInRefused,
    SmtpAuthDisabledMailbox,
    SmtpAuthDisabledTenant,
    Throttled,
    TlsRequired,
    TokenRevoked,
    TooManyConnections,
    Unavailable,
    WebLoginNeeded,
)

Protocol = Literal["smtp", "imap", "oauth", "graph", "front"]


@dataclass(frozen=True, slots=True)
class Sign:
    """A row: `pattern` is searched in the answer as one line, with its code in front ("535 5.7.8 ...")."""

    protocols: frozenset[str]
    pattern: re.Pattern[str]
    cause: type[MailboxError]


def sign(protocols: str, pattern: str, cause: type[MailboxError]) -> Sign:
    return Sign(frozenset(protocols.split()), re.compile(pattern, re.IGNORECASE), cause)


# The first row that fits counts.
SIGNS = (
    # Microsoft, SMTP AUTH
    sign("smtp", r"SmtpClientAuthentication is disabled for the Tenant", SmtpAuthDisabledTenant),
    sign("smtp", r"SmtpClientAuthentication is disabled for the Mailbox", SmtpAuthDisabledMailbox),
    sign("smtp", r"\b5\.7\.30\b|basic authentication is (disabled|not supported)", BasicAuthRefused),
    sign("smtp", r"\b5\.7\.139\b.*(did not meet the criteria|security defaults|policy)", PolicyRefused),
    # passing troubles, before anything that looks like a refused credential
    sign("smtp", r"^454.*too many login attempts", Throttled),
    sign(
        "smtp imap",
        r"too many (bad auth|login|authentication) (attempts|failures)|rate limit|throttl",
        Throttled,
    ),
    sign("smtp", r"^421.*too many (concurrent )?(smtp )?(connections|sessions)", TooManyConnections),
    sign("smtp", r"^4\d\d.*(concurrent connections|sender thread) limit exceeded", TooManyConnections),
    sign("smtp", r"^(432|4\d\d 4\.3\.2|4\d\d 4\.7\.500)\b|^4\d\d.*(unusual rate|unusual sending)", Throttled),
    sign(
        "smtp", r"daily (user )?sending (limit|quota)|24-hour sending limit|\b5\.1\.90\b", SendingLimitReached
    ),
    sign(
        "smtp", r"\b5\.1\.8\b|outbound ?spam|unusual sending activity|email outgoing blocked", SendingBlocked
    ),
    # refused sign-in
    sign("smtp imap", r"(application|app)[- ]specific password|app(lication)? password", AppPasswordNeeded),
    sign(
        "smtp imap",
        r"\b5\.7\.14\b|WEBALERT|web login required|log in (via|with) your (web )?browser",
        WebLoginNeeded,
    ),
    sign(
        "smtp imap", r"account (is |has been )?(locked|disabled|suspended)|user is inactive", AccountDisabled
    ),
    sign("smtp", r"^(530|538).*(starttls|encrypt)|^\d+ 5\.7\.11\b", TlsRequired),
    sign("smtp", r"^(535|534|530)\b", SignInRefused),
    # refused sender, recipient, mail
    sign("smtp", r"\b5\.7\.60\b|SendAsDenied|send as this sender|not allowed to send as", SenderNotPermitted),
    sign(
        "smtp",
        r"sender address rejected: not (owned|logged in)|sender is not allowed to relay",
        SenderNotPermitted,
    ),
    sign("smtp", r"from: address not verified|not authori[sz]ed to send from", SenderNotPermitted),
    sign(
        "smtp",
        r"\b[45]\.3\.4\b|\b5\.2\.3\b|size (limit|exceeds)|exceeds? .*size|too (large|big)\b",
        MailTooLarge,
    ),
    sign("smtp", r"\b[45]\.2\.2\b|mailbox (is )?full|over ?quota|quota exceeded", QuotaExceeded),
    sign(
        "smtp",
        r"^55\d.*(\b5\.1\.[0-36]\b|user unknown|no such user|recipient address rejected)",
        RecipientRefused,
    ),
    sign("smtp", r"^4\d\d\b", Unavailable),
    sign("smtp", r"^5\d\d\b", MailRefused),
    # IMAP
    sign("imap", r"not enabled for IMAP|enable IMAP|IMAP (access )?(is|has been) disabled", ImapDisabled),
    sign("imap", r"authenticated but not connected", MailboxNotFound),
    sign("imap", r"too many (simultaneous )?connections|maximum number of connections", TooManyConnections),
    sign("imap", r"\[LIMIT\]|bandwidth limits", Throttled),
    sign(
        "imap",
        r"\[(UNAVAILABLE|INUSE|SERVERBUG|CONTACTADMIN)\]|try again later|server unavailable",
        Unavailable,
    ),
    sign("imap", r"temporar(y|ily)|server busy|backend error", Unavailable),
    sign("imap", r"\[OVERQUOTA\]|quota exceeded", QuotaExceeded),
    sign("imap", r"\[PRIVACYREQUIRED\]|plaintext authentication disallowed", TlsRequired),
    sign("imap", r"\[EXPIRED\]", SignInAgain),
    sign("imap", r"\[AUTHENTICATIONFAILED\]|\[AUTHORIZATIONFAILED\]|invalid credentials", SignInRefused),
    sign("imap", r"(authenticat(e|ion)|login) (has )?(failed|failure)|login incorrect", SignInRefused),
    sign(
        "imap",
        r"\[(TRYCREATE|NONEXISTENT|NOPERM|CANNOT)\]|(mailbox|folder) (doesn't|does not) exist",
        FolderMissing,
    ),
    # Microsoft's sign-in (error_description begins with the number)
    sign(
        "oauth",
        r"AADSTS(65001|90094|90095|50105)\b|admin_policy_enforced|org_internal",
        AdminConsentNeeded,
    ),
    sign("oauth", r"AADSTS50011\d?\b|redirect_uri_mismatch|invalid_redirect", RedirectMismatch),
    sign(
        "oauth",
        r"AADSTS(50173|700082|700084|70008|70043|50078)\b",
        TokenRevoked,
    ),
    sign("oauth", r"administrator of your Front", AdminConsentNeeded),
    sign("oauth", r"AADSTS65004\b|access_denied", ConsentDenied),
    sign("oauth", r"AADSTS(53000|53001|53003|50131|530003)\b", PolicyRefused),
    sign("oauth", r"AADSTS(50053|50057|50034|51004)\b|account_?disabled", AccountDisabled),
    sign(
        "oauth",
        r"AADSTS(7000215|7000222|7000218|700016|90002|90014|500011|70011|70001|50020)\b",
        ClientRefused,
    ),
    sign("oauth", r"AADSTS(50196|90055|90100)\b|slow_down|rate_?limit|too many requests", Throttled),
    sign("oauth", r"AADSTS(90033|90006|50000|50058)\b|temporarily_unavailable|server_error", Unavailable),
    sign("oauth", r"AADSTS(50076|50079|50072|50074|50133|50158|50097)\b", SignInAgain),
    sign("oauth", r"interaction_required|login_required|consent_required|invalid_rapt", SignInAgain),
    sign(
        "oauth",
        r"AADSTS54005\b|malformed auth code",
        SignInExpired,
    ),
    sign("oauth", r"invalid_grant|token has been (expired|revoked)|token expired or revoked", TokenRevoked),
    sign(
        "oauth",
        r"invalid_client|unauthorized_client|invalid_scope|deleted_client|invalid_request",
        ClientRefused,
    ),
    # Microsoft Graph (error.code and error.message)
    sign("graph", r"ErrorSendAsDenied", SenderNotPermitted),
    sign("graph", r"InvalidAuthenticationToken|TokenNotFound|TokenExpired|\b401\b", AccessTokenRefused),
    sign("graph", r"ErrorMessageSizeExceeded|RequestEntityTooLarge|^413\b", MailTooLarge),
    sign("graph", r"ErrorInvalidRecipients|ErrorInvalidAddress", RecipientRefused),
    sign("graph", r"ErrorQuotaExceeded", QuotaExceeded),
    sign("graph", r"ErrorMessageSubmissionBlocked", SendingBlocked),
    sign(
        "graph", r"MailboxNotEnabledForRESTAPI|MailboxNotSupportedForRESTAPI|MailboxNotFound", MailboxNotFound
    ),
    sign("graph", r"Throttled|TooManyRequests|ErrorTooManyObjectsOpened|^429\b", Throttled),
    sign("graph", r"ErrorAccessDenied|Authorization_RequestDenied|^403\b", ScopeMissing),
    sign(
        "graph", r"^5\d\d\b|ErrorServerBusy|ErrorMailboxMoveInProgress|MailboxStoreUnavailable", Unavailable
    ),
    sign("graph", r"^4\d\d\b", MailRefused),
    # Front (_error.title and _error.message)
    sign("front", r"^401\b", FrontTokenRefused),
    sign("front", r"^403\b", ScopeMissing),
    sign("front", r"^404\b", MailboxNotFound),
    sign("front", r"^413\b", MailTooLarge),
    sign("front", r"^429\b", Throttled),
    sign("front", r"^400\b.*\b(to|cc|bcc)\b", RecipientRefused),
    sign("front", r"^4\d\d\b", MailRefused),
    sign("front", r"^5\d\d\b", Unavailable),
)

PYTHON_VALUE = re.compile(r"""\[?\bb(['"])(.*)\1\]?""")
BACKOFF = re.compile(r"backoff time: (\d+) milliseconds", re.IGNORECASE)


def classify_smtp(code: int, text: object, **kept: Any) -> MailboxError:
    """The cause behind an SMTP reply. `kept`: `secrets`, `retry_after` of `MailboxError`."""
    return classify("smtp", f"{code} {_words(text)}", ServerAnswerInvalid, **kept)


def classify_imap(text: object, **kept: Any) -> MailboxError:
    """The cause behind a NO, BAD or BYE of an IMAP server: its response code and text."""
    words = _words(text)
    if backoff := BACKOFF.search(words):
        kept.setdefault("retry_after", int(backoff[1]) / 1000)
    return classify("imap", words, ServerAnswerInvalid, **kept)


def classify_oauth(error: str, description: object = "", **kept: Any) -> MailboxError:
    """The cause behind an OAuth error: the `error` and `error_description` of RFC 6749, or a page's words."""
    return classify("oauth", f"{error} {_words(description)}", MailboxError, **kept)


def classify_graph(status: int, error: str, message: object, **kept: Any) -> MailboxError:
    """The cause behind an HTTP status and the error object of Microsoft Graph."""
    return classify("graph", f"{status} {error} {_words(message)}", MailRefused, **kept)


def classify_front(status: int, title: str, message: object, **kept: Any) -> MailboxError:
    """The cause behind an HTTP status and the error object of Front."""
    return classify("front", f"{status} {title} {_words(message)}", ServerAnswerInvalid, **kept)


def classify(protocol: Protocol, words: str, otherwise: type[MailboxError], **kept: Any) -> MailboxError:
    row = sign_of(protocol, words)
    return (row.cause if row else otherwise)(words, **kept)


def sign_of(protocol: Protocol, words: str) -> Sign | None:
    """The first row that fits."""
    fitting = (row for row in SIGNS if protocol in row.protocols and row.pattern.search(words))
    return next(fitting, None)


def _words(text: object) -> str:
    """On one line, without the marks of a Python value that imaplib leaves around the server's words."""
    if isinstance(text, bytes):
        text = text.decode("utf-8", "replace")
    return PYTHON_VALUE.sub(r"\2", " ".join(str(text).split()))
