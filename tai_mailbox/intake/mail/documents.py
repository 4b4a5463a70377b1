# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Which attachments are documents, and under what safe names."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ..reading import Document
from ..rules import MAX_NAME
from .bodies import Attachment
from .charsets import clean

# A part without a file name is a document if its type is one of these; the ending that its name then gets.
_DOCUMENT_TYPES = {
    "application/pdf": ".pdf",
    "application/msword": ".doc",
    "application/rtf": ".rtf",
    "application/zip": ".zip",
    "application/vnd.ms-excel": ".xls",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ".xlsx",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/edi-x12": ".edi",
    "application/xml": ".xml",
    "text/csv": ".csv",
    "text/xml": ".xml",
    "image/jpeg": ".jpg",
    "image/png": ".png",
    "image/tiff": ".tif",
    "image/gif": ".gif",
    "image/heic": ".heic",
    "image/webp": ".webp",
    "image/bmp": ".bmp",
}
# Signatures, calendar parts and what mail programs say to each other.
_NO_DOCUMENT_TYPES = frozenset(
    {
        "application/pgp-signature",
        "application/pgp-encrypted",
        "application/pgp-keys",
        "application/pkcs7-signature",
        "application/x-pkcs7-signature",
        "text/calendar",
        "application/ics",
        "message/delivery-status",
        "message/disposition-notification",
        "message/feedback-report",
        "message/global-delivery-status",
        "message/external-body",
        "message/partial",
        "text/rfc822-headers",
    }
)
_NO_DOCUMENT_NAMES = re.compile(r"smime\.p7s|.*\.p7s|signature\.asc|.*\.ics|.*\.vcs", re.IGNORECASE)
_UNSAFE = re.compile(r"[\x00-\x1f\x7f<>:\"|?*\u202a-\u202e\u2066-\u2069]")
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)


def documents(attachments: Iterable[Attachment]) -> tuple[Document, ...]:
    """The real attachments, in the order of the mail."""
    return tuple(
        Document(safe_name(found.name) or _name_for(found), found.content_type, found.content())
        for found in attachments
        if is_document(found)
    )


def is_document(found: Attachment) -> bool:
    if found.shown or found.content_type in _NO_DOCUMENT_TYPES or _NO_DOCUMENT_NAMES.fullmatch(found.name):
        return False
    return bool(safe_name(found.name)) or found.content_type in _DOCUMENT_TYPES


def safe_name(name: str) -> str:
    """A bare file name: no folder, no control or direction mark, no name that a file system reserves."""
    bare = re.split(r"[/\\]", name)[-1]
    bare = " ".join(_UNSAFE.sub("", clean(bare)).split()).strip(". ")
    if _RESERVED.fullmatch(bare):
        bare = f"_{bare}"
    return _shortened(bare)


def _shortened(name: str) -> str:
    """At most `MAX_NAME` bytes, which is what file systems take, with the ending kept."""
    if len(name.encode("utf-8", "replace")) <= MAX_NAME:
        return name
    stem, dot, ending = name.rpartition(".")
    ending = f"{dot}{ending}" if stem and len(ending) <= 10 else ""
    room = MAX_NAME - len(ending.encode("utf-8", "replace"))
    return name.encode("utf-8", "replace")[:room].decode("utf-8", "ignore") + ending


def _name_for(found: Attachment) -> str:
    return "document" + _DOCUMENT_TYPES[found.content_type]
