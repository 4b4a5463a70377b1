# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Bytes to text for whatever a sender's program claims about its character set. Never raises."""

from __future__ import annotations

import codecs
import re
from functools import lru_cache

# Names seen in mail that Python does not know, or that senders use for a larger set than they say
# (the WHATWG Encoding Standard reads latin-1 and ASCII as windows-1252 for the same reason).
_MEANT = {
    "ascii": "cp1252",
    "us-ascii": "cp1252",
    "ansi": "cp1252",
    "ansi_x3.4-1968": "cp1252",
    "iso-8859-1": "cp1252",
    "iso8859-1": "cp1252",
    "latin1": "cp1252",
    "iso-8859-8-i": "iso-8859-8",
    "iso-8859-8-e": "iso-8859-8",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "x-gbk": "gb18030",
    "ks_c_5601-1987": "cp949",
    "shift_jis": "cp932",
    "x-sjis": "cp932",
    "utf8mb4": "utf-8",
    "unicode-1-1-utf-7": "utf-7",
    "unicode": "utf-16",
    "macintosh": "mac-roman",
    "x-mac-roman": "mac-roman",
}
# Python's codec registry also holds things that are no character set, some of them slow on hostile bytes.
_CHARACTER_SETS = re.compile(r"(utf|cp|iso|latin|koi8|mac|big5|gb|euc|shift|johab|hz|tis|kz|ptcp|hp|ascii)")

# Characters that show nothing and split words: soft hyphen, zero-width characters, bidi marks, BOM.
_INVISIBLE = dict.fromkeys(
    [
        0xAD,
        0x34F,
        0x61C,
        0x180E,
        0xFEFF,
        *range(0x200B, 0x2010),
        *range(0x202A, 0x202F),
        *range(0x2060, 0x206A),
    ]
)
_SPACES = dict.fromkeys([0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000], " ")
_CONTROLS = dict.fromkeys([*range(9), *range(0x0E, 0x20), 0x7F])
_LINE_ENDS = {0x0B: "\n", 0x0C: "\n", 0x0D: "\n", 0x85: "\n", 0x2028: "\n", 0x2029: "\n"}
_CLEAN = {**_INVISIBLE, **_SPACES, **_CONTROLS, **_LINE_ENDS}
_UNCLEAN = re.compile("[" + "".join(re.escape(chr(code)) for code in _CLEAN) + "]")


@lru_cache(maxsize=256)
def codec_name(charset: str) -> str | None:
    """Python's name for a character set as a mail spells it, or None if there is no such set."""
    name = charset.strip().strip("\"'").lower()
    try:
        found = codecs.lookup(_MEANT.get(name, name)).name
    except (LookupError, ValueError):
        return None
    return found if _CHARACTER_SETS.match(found) else None


def decode(content: bytes, charset: str | None = None) -> str:
    """The text of `content`: as declared if that fits, else as UTF-8, else as what is likeliest."""
    declared = codec_name(charset) if charset else None
    if declared == "cp1252" and _is_utf8(content):
        declared = "utf-8"
    for name in (declared, "utf-8"):
        try:
            if name:
                return content.decode(name)
        except ValueError:
            continue
    return content.decode(declared or "cp1252", "replace")


def _is_utf8(content: bytes) -> bool:
    """True if the bytes beyond ASCII form valid UTF-8, which text in another set hardly ever does."""
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def clean(text: str) -> str:
    """`text` without characters that show nothing, with plain spaces and "\\n" for every line end."""
    if "\r" in text:
        text = text.replace("\r\n", "\n")
    if _UNCLEAN.search(text) is None:
        return text
    return text.translate(_CLEAN)
