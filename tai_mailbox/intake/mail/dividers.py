# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Where another mail begins inside a mail's text: what programs write above a quoted or forwarded mail."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from .lines import Line

DividerKind = Literal["forward", "original", "attribution"]

_FIELD_NAMES = {
    "from": "from|de|von|da|van|fra|från",
    "sent": "sent|date|enviado el|enviado|fecha|envoyé|gesendet|datum|data|inviato|sent at",
    "to": "to|para|à|an|a|pour|aan|til",
    "cc": "cc|bcc|copia|kopie|reply-to|responder a",
    "subject": "subject|asunto|objet|betreff|oggetto|assunto|onderwerp",
    "other": "attachment|attachments|datos adjuntos|adjuntos|importance|importancia|priority|organization",
}
_FIELD_ROLES = {name: role for role, names in _FIELD_NAMES.items() for name in names.split("|")}
_FIELD = re.compile(
    r"\W{0,3}(" + "|".join(_FIELD_NAMES.values()) + r")[*_ \t]{0,3}:(.*)", re.IGNORECASE | re.DOTALL
)
_FORWARD_WORDS = (
    r"forwarded (?:message|by|mail|email)|mensaje reenviado|reenviado por|message transféré"
    r"|messaggio inoltrato|weitergeleitete nachricht|mensagem encaminhada"
)
_FORWARD = re.compile(
    r"\s*(?:[-_*=]{2,}\s*(?:" + _FORWARD_WORDS + r")\b.{0,200}"
    r"|(?:begin forwarded message|inicio del mensaje reenviado|start of forwarded message|fwd)\s*:?)\s*",
    re.IGNORECASE,
)
_ORIGINAL = re.compile(
    r"\s*[-_*=]{2,}\s*(?:original (?:message|appointment|email|mail)|mensaje original|correo original"
    r"|message d'origine|ursprüngliche nachricht|messaggio originale|mensagem original)\s*[-_*=]{0,40}\s*",
    re.IGNORECASE,
)
_ATTRIBUTION_START = re.compile(r"\W{0,6}(?:on|el|le|am|em|il|op|den)\b(?=.*\d)", re.IGNORECASE)
_WROTE = r"(?:wrote|writes|escribi[oó]|a écrit|schrieb|escreveu|ha scritto|schreef)"
_ATTRIBUTION_END = re.compile(r"\b" + _WROTE + r"\b[^:]{0,80}:?\W{0,8}\Z", re.IGNORECASE)
_SHORT_ATTRIBUTION = re.compile(
    r"[^:]{0,80}(?:<[^<>\s]{3,100}@[^<>\s]{3,100}>|\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4})[^:]{0,60}\b"
    + _WROTE
    + r"\W{0,8}\Z"
    r"|[\"']?[^\"'\n]{2,60}[\"']? ?-{2,3} ?\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4} \d\d?:\d\d.{0,12}-{2,3}.{0,200}"
    r"|\d{4}-\d\d-\d\d \d\d?:\d\d.{0,80}<[^<>\s]{3,100}@[^<>\s]{3,100}>:\s*\Z",
    re.IGNORECASE,
)
_DATE_OR_ADDRESS = re.compile(r"[\d@]")  # each attribution has one on its first line
_CLOCK = re.compile(r"\d:\d\d|\b20\d\d\b")
_MAX_FIELDS = 14  # lines of a header block
_MAX_ATTRIBUTION = 3  # lines over which "On ... wrote:" may be broken
_RULES_OFF = frozenset("_=*- \t")
_RULED_OFF = re.compile(r"\s*[_=*-]{5,}\s*")


@dataclass(slots=True)
class Divider:
    """Lines `start` to `end` announce another mail."""

    kind: DividerKind
    start: int
    end: int
    fields: dict[str, str] = field(default_factory=dict)  # of its header block: from, sent, to, subject...


def divider_at(lines: Sequence[Line], i: int) -> Divider | None:
    """The divider that begins at line `i`, if one does."""
    text = lines[i].text
    if not text or len(text) > 600:
        return None
    if ":" in text and (block := _header_block(lines, i, strict=True)):
        return Divider("original", i, block[0], block[1])
    if "-" in text or "_" in text or "*" in text or "=" in text or ":" in text:
        for kind, pattern in (("forward", _FORWARD), ("original", _ORIGINAL)):
            if pattern.fullmatch(text):
                return _with_header_block(lines, i, kind)  # type: ignore[arg-type]
    return _attribution(lines, i)


def _with_header_block(lines: Sequence[Line], i: int, kind: DividerKind) -> Divider:
    """The header block may follow after blank lines, and one quote deeper."""
    below = i + 1
    while below < len(lines) and below < i + 4 and not lines[below].text.strip():
        below += 1
    block = _header_block(lines, below, strict=False) if below < len(lines) else None
    return Divider(kind, i, *block) if block else Divider(kind, i, i + 1)


def _header_block(lines: Sequence[Line], i: int, strict: bool) -> tuple[int, dict[str, str]] | None:
    """(end, fields) of a block such as From:, Sent:, To:, Subject:.

    `strict` asks for what a freight request's own "From: Chicago / To: Dallas / Date: 9/28" has not.
    """
    first = _FIELD.match(lines[i].text)
    if first is None or (strict and _role(first) != "from"):
        return None
    fields: dict[str, str] = {}
    end = i
    for j in range(i, min(i + _MAX_FIELDS, len(lines))):
        if lines[j].depth != lines[i].depth or not _take_field(lines[j].text, fields):
            break
        end = j + 1
    if len(fields) < 2 or (strict and not _is_mail_header(fields)):
        return None
    return end, fields


def _take_field(text: str, fields: dict[str, str]) -> bool:
    """Adds a header line to `fields`; False if the line is none."""
    if found := _FIELD.match(text):
        fields.setdefault(_role(found), found[2].strip(" \t*_"))
        return True
    last = next(reversed(fields), "")
    return last in ("to", "cc") and "@" in text  # a long list of recipients goes on


def _role(found: re.Match[str]) -> str:
    return _FIELD_ROLES[found[1].lower()]


def _is_mail_header(fields: dict[str, str]) -> bool:
    if "from" not in fields or len(fields) < 3 and "sent" not in fields:
        return False
    if "@" in fields["from"] or ("subject" in fields and ("sent" in fields or "to" in fields)):
        return True
    return "to" in fields and _CLOCK.search(fields.get("sent", "")) is not None and "@" in fields["to"]


def _attribution(lines: Sequence[Line], i: int) -> Divider | None:
    """ "On Monday, Bob wrote:", on one line or broken over a few."""
    if not _DATE_OR_ADDRESS.search(lines[i].text):
        return None
    text = lines[i].text.strip()
    if _SHORT_ATTRIBUTION.fullmatch(text):
        return Divider("attribution", i, i + 1, {"from": text})
    if not _ATTRIBUTION_START.match(text):
        return None
    for j in range(i, min(i + _MAX_ATTRIBUTION, len(lines))):
        if j > i:
            if lines[j].depth != lines[i].depth or not lines[j].text.strip():
                return None
            text = f"{text} {lines[j].text.strip()}"
        if len(text) < 400 and _ATTRIBUTION_END.search(text):
            return Divider("attribution", i, j + 1, {"from": text})
    return None


def is_ruled_off(text: str) -> bool:
    """True for a line of dashes or underscores, as Outlook draws above a quoted mail."""
    return text[:1] in _RULES_OFF and _RULED_OFF.fullmatch(text) is not None
