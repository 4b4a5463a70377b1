# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What a file may be called and what it really is. Nothing a sender says of it is believed."""

from __future__ import annotations

import mimetypes
import unicodedata

from odoo.tools.mimetypes import guess_mimetype

NAME_LENGTH = 120  # characters: fits every file system once encoded, and a column of the queue
NAMELESS = "document"
PREVIEW_KINDS = {
    "application/pdf": "pdf",
    "image/bmp": "image",
    "image/gif": "image",
    "image/jpeg": "image",
    "image/png": "image",
    "image/webp": "image",
}
UNTOLD = ("application/octet-stream", "text/plain", "application/zip")


def bare_file_name(name: str) -> str:
    """The file's own name: no folders, no control, format or bidirectional characters, not hidden.

    An override such as U+202E would make "SHP1\u202efdp.exe" read as a PDF.
    """
    visible = "".join(" " if c in "\t\r\n" else c for c in name or "" if not _is_hidden(c))
    last = visible.replace("\\", "/").rstrip("/ ").rpartition("/")[2]
    return _shortened(" ".join(last.split()).lstrip(". ")) or NAMELESS


def _is_hidden(character: str) -> bool:
    return (
        unicodedata.category(character) in ("Cc", "Cf", "Cs", "Co", "Zl", "Zp") and character not in "\t\r\n"
    )


def _shortened(name: str) -> str:
    if len(name) <= NAME_LENGTH:
        return name
    stem, dot, extension = name.rpartition(".")
    if not dot or len(extension) > 8:
        return name[:NAME_LENGTH]
    return f"{stem[: NAME_LENGTH - len(extension) - 1]}.{extension}"


def real_mimetype(name: str, content: bytes) -> str:
    """The type that the first bytes show; the name's extension only where they do not tell."""
    shown = guess_mimetype(content, default="application/octet-stream")
    if shown not in UNTOLD:
        return shown
    by_name = mimetypes.guess_type(name)[0] or shown
    return shown if by_name in PREVIEW_KINDS else by_name


def preview_kind(mimetype: str) -> str:
    """How a browser may show the file: "pdf", "image", or "" (only its text, or a download)."""
    return PREVIEW_KINDS.get(mimetype or "", "")
