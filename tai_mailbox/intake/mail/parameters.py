# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What stands behind the value of a Content-Type or Content-Disposition header. Never raises."""

from __future__ import annotations

import re
from email.message import Message as Header

from .charsets import decode

_PLAIN_PARAMETER = re.compile(r"([\w-]+)=(?:\"([\w .,:=?/+'()-]*)\"|([\w.:=?/+-]+))", re.ASCII)
_PLAIN_PARAMETERS = re.compile(
    rf"\s*{_PLAIN_PARAMETER.pattern}\s*(?:;\s*{_PLAIN_PARAMETER.pattern}\s*){{0,20}}", re.ASCII
)


def parameters_of(value: str) -> tuple[str, dict[str, str]]:
    """The value before the first semicolon in lower case, and its parameters (RFC 2045, RFC 2231)."""
    if ";" not in value:
        return value.strip().lower(), {}
    content, _semicolon, rest = value.partition(";")
    if _PLAIN_PARAMETERS.fullmatch(rest):
        return content.strip().lower(), _plain_parameters(rest)
    return content.strip().lower(), _encoded_parameters(value)


def _plain_parameters(text: str) -> dict[str, str]:
    """As nearly all mails have them: a name and a value each, which nothing splits or encodes."""
    found = _PLAIN_PARAMETER.findall(text)
    return {name.lower(): quoted or bare for name, quoted, bare in reversed(found)}


def _encoded_parameters(value: str) -> dict[str, str]:
    header = Header()
    header["content-type"] = value[:10_000]
    try:
        pairs = header.get_params(failobj=[], unquote=True)
    except (ValueError, LookupError, IndexError, TypeError):  # what broken RFC 2231 values make it raise
        return {}
    parameters: dict[str, str] = {}
    for name, content in pairs[1:]:
        parameters.setdefault(name.lower(), _parameter_text(content))
    return parameters


def _parameter_text(value: str | tuple[str | None, str | None, str]) -> str:
    if isinstance(value, tuple):
        charset, _language, text = value
        return decode(text.encode("latin-1", "replace"), charset or "utf-8")
    return value
