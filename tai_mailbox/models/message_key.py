# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What a mail is known by, wherever and however often it turns up."""

import hashlib
import re

HEADER_END = re.compile(rb"\r?\n\r?\n")
MESSAGE_ID = re.compile(
    rb"^message-id:[ \t]*(?:\r?\n[ \t]+)?(<[^<>\r\n]{1,900}>)", re.IGNORECASE | re.MULTILINE
)


def header_block(raw: bytes) -> bytes:
    end = HEADER_END.search(raw)
    return raw[: end.start()] if end else raw


def message_key(raw: bytes) -> str:
    """The Message-ID with its angle brackets, else a digest of the header block and the size."""
    headers = header_block(raw)
    found = MESSAGE_ID.search(headers)
    if found:
        return found[1].decode("utf-8", "replace").replace("\x00", "")
    return "digest:" + hashlib.sha256(headers + b"%d" % len(raw)).hexdigest()
