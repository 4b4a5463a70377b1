# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What a file really is. Nothing that its sender says of it is believed."""

from __future__ import annotations

import mimetypes

from odoo.tools.mimetypes import guess_mimetype

PREVIEW_KINDS = {
    "application/pdf": "pdf",
    "image/bmp": "image",
    "image/gif": "image",
    "image/jpeg": "image",
    "image/png": "image",
    "image/webp": "image",
}
TIFF = "image/tiff"  # what scanners and fax gateways make; no browser shows it
TIFF_BEGINS = (b"II*\0", b"MM\0*")
UNTOLD = ("application/octet-stream", "text/plain", "application/zip")


def real_mimetype(name: str, content: bytes) -> str:
    """The type that the first bytes show; the name's extension only where they do not tell."""
    if content.startswith(TIFF_BEGINS):
        return TIFF
    shown = guess_mimetype(content, default="application/octet-stream")
    if shown not in UNTOLD:
        return shown
    by_name = mimetypes.guess_type(name)[0] or shown
    return shown if by_name in PREVIEW_KINDS else by_name


def preview_kind(mimetype: str) -> str:
    """How a browser may show the file: "pdf", "image", or "" (only its text, or a download)."""
    return PREVIEW_KINDS.get(mimetype or "", "")
