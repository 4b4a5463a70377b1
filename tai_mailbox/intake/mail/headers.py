# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Header field values as people see them: decoded words, addresses, dates, message ids. Never raises."""

from __future__ import annotations

import binascii
import re
from datetime import datetime, timedelta, timezone
from email.utils import parsedate_tz

from .charsets import clean, decode

_ENCODED_WORD = re.compile(r"=\?([^?\s]{1,60})\?([bBqQ])\?([^?]*)\?=")
_BETWEEN_WORDS = re.compile(r"(\?=)\s+(?==\?[^?\s]{1,60}\?[bBqQ]\?)")
_ADDRESS = re.compile(r"[^\s<>,;:\"()\[\]@]{1,200}@[^\s<>,;:\"()@]{1,200}")
_ANGLE_ADDRESS = re.compile(r"<\s*([^<>\s]{0,200}@[^<>\s]{0,200})\s*>")
# A name in quotes may hold what looks like an address.
_NAME_BEFORE = re.compile(r"""(?:"(?:[^"\\]|\\.)*"|[^"<])*(?=<)""")
_MESSAGE_ID = re.compile(r"<[^<>\s]{1,500}>")


def decode_words(value: str) -> str:
    """A header value with its RFC 2047 words decoded, on one line."""
    if "=?" in value:
        value = _decode_encoded(_BETWEEN_WORDS.sub(r"\1", value))
    return " ".join(clean(value).split())


def _decode_encoded(value: str) -> str:
    """Neighbouring words of one character set are joined as bytes: senders split inside a character."""
    pieces: list[str | tuple[str, bytes]] = []
    position = 0
    for word in _ENCODED_WORD.finditer(value):
        if word.start() > position:
            pieces.append(value[position : word.start()])
        position = word.end()
        charset = word[1].split("*")[0].lower()
        content = _word_bytes(word[2], word[3])
        if pieces and isinstance(pieces[-1], tuple) and pieces[-1][0] == charset:
            content = pieces.pop()[1] + content  # type: ignore[operator,assignment]
        pieces.append((charset, content))
    pieces.append(value[position:])
    return "".join(piece if isinstance(piece, str) else decode(piece[1], piece[0]) for piece in pieces)


def _word_bytes(encoding: str, text: str) -> bytes:
    content = text.encode("utf-8", "replace")
    if encoding in "qQ":
        return binascii.a2b_qp(content, header=True)
    letters = re.sub(rb"[^A-Za-z0-9+/]", b"", content)
    letters = letters[:-1] if len(letters) % 4 == 1 else letters
    return binascii.a2b_base64(letters + b"=" * (-len(letters) % 4))


def sender_of(value: str) -> tuple[str, str]:
    """(address in lower case, name) of the first mailbox in a From header."""
    value = value[:2_000]
    name = _NAME_BEFORE.match(value)
    angle = _ANGLE_ADDRESS.search(value, name.end() if name else 0)
    if angle is None:
        plain = _ADDRESS.search(decode_words(value))
        return (plain[0].lower(), "") if plain else ("", decode_words(value))
    shown = decode_words(value[: angle.start()].replace("\\", ""))
    return angle[1].lower(), shown.strip(" \"'")


def date_of(value: str) -> datetime | None:
    """An aware date, or None. A date without a zone is taken as UTC, as RFC 5322 says of "-0000"."""
    try:
        found = parsedate_tz(value[:200])
        if found is None:
            return None
        return datetime(*found[:6], tzinfo=timezone(timedelta(seconds=found[9] or 0)))
    except (ValueError, OverflowError, TypeError, IndexError):
        return None


def message_ids_in(value: str) -> tuple[str, ...]:
    """Message ids with their angle brackets, in order, each once; the last 100 of a long list."""
    return tuple(dict.fromkeys(_MESSAGE_ID.findall(value)))[-100:]
