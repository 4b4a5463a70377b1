# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What Outlook packs into winmail.dat: text and attached files (MS-OXTNEF).

Read here and not by a library: those at hand loop for as long as a hostile count tells them to.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from ..rules import MAX_TNEF_ATTRIBUTES, MAX_TNEF_DEPTH
from .charsets import decode

_SIGNATURE = b"\x78\x9f\x3e\x22"
_MESSAGE_IN_OBJECT = bytes.fromhex(
    "0703020000000000c000000000000046"
)  # IID_IMessage, before an attached mail

# Attributes of the stream (MS-OXTNEF 2.1.3.2), the low word of their identifier.
_BODY, _MESSAGE_PROPERTIES, _CODE_PAGE = 0x800C, 0x9003, 0x9007
_FILE_BEGINS, _FILE_TITLE, _FILE_DATA, _FILE_PROPERTIES = 0x9002, 0x8010, 0x800F, 0x9005
# Properties (MS-OXPROPS).
_PLAIN, _HTML, _SUBJECT = 0x1000, 0x1013, 0x0037
_LONG_NAME, _SHORT_NAME, _DATA, _CONTENT_ID, _MIME_TYPE = 0x3707, 0x3704, 0x3701, 0x3712, 0x370E
_FIXED_SIZES = {
    0x02: 4,
    0x03: 4,
    0x04: 4,
    0x05: 8,
    0x06: 8,
    0x07: 8,
    0x0A: 4,
    0x0B: 4,
    0x14: 8,
    0x40: 8,
    0x48: 16,
}
_STRING_8, _UNICODE, _OBJECT, _BINARY = 0x1E, 0x1F, 0x0D, 0x102
_MANY = 0x1000
_NAMED = 0x8000


@dataclass(slots=True)
class TnefFile:
    name: str = ""
    content_type: str = ""
    content_id: str = ""
    content: bytes = b""


@dataclass(slots=True)
class Tnef:
    subject: str = ""
    text: str = ""
    html: str = ""
    files: list[TnefFile] = field(default_factory=list)
    mails: list[Tnef] = field(default_factory=list)  # attached mails


def read_tnef(content: bytes, depth: int = MAX_TNEF_DEPTH) -> Tnef | None:
    """What is packed in `content`, or None if it is no TNEF. A broken one is read as far as it goes."""
    if not content.startswith(_SIGNATURE):
        return None
    found = Tnef()
    charset = "cp1252"
    try:
        for attribute, value in _attributes(content):
            if attribute == _CODE_PAGE:
                charset = _charset(value)
            elif attribute in (_BODY, _MESSAGE_PROPERTIES):
                _take_text(found, attribute, value, charset)
            else:
                _take_file(found, attribute, value, charset, depth)
    except struct.error:  # it ends too early
        pass
    return found


def _attributes(content: bytes) -> Iterator[tuple[int, bytes]]:
    """(identifier, value) of each attribute of the stream."""
    position = 6
    for _count in range(MAX_TNEF_ATTRIBUTES):
        if position + 9 > len(content):
            return
        _level, attribute, _type, length = struct.unpack_from("<BHHI", content, position)
        yield attribute, content[position + 9 : position + 9 + length]
        position += 9 + length + 2  # a checksum follows


def _charset(value: bytes) -> str:
    (page,) = struct.unpack_from("<I", value)
    return "utf-8" if page == 65001 else f"cp{page}"


def _take_text(found: Tnef, attribute: int, value: bytes, charset: str) -> None:
    if attribute == _BODY:
        found.text = decode(value.rstrip(b"\0"), charset)
        return
    for name, content in _properties(value, charset):
        text = content.rstrip("\0") if isinstance(content, str) else decode(content.rstrip(b"\0"))
        if name == _PLAIN:
            found.text = text
        elif name == _HTML:
            found.html = text
        elif name == _SUBJECT:
            found.subject = text


def _take_file(found: Tnef, attribute: int, value: bytes, charset: str, depth: int) -> None:
    if attribute == _FILE_BEGINS:
        found.files.append(TnefFile())
    if not found.files:
        return
    file = found.files[-1]
    if attribute == _FILE_TITLE:
        file.name = file.name or decode(value.rstrip(b"\0"), charset)
    elif attribute == _FILE_DATA:
        file.content = value
    elif attribute == _FILE_PROPERTIES:
        for name, content in _properties(value, charset):
            _take_file_property(found, file, name, content, depth)


def _take_file_property(found: Tnef, file: TnefFile, name: int, content: str | bytes, depth: int) -> None:
    if isinstance(content, str):
        text = content.rstrip("\0")
        if name == _LONG_NAME or (name == _SHORT_NAME and not file.name):
            file.name = text
        elif name == _CONTENT_ID:
            file.content_id = text
        elif name == _MIME_TYPE:
            file.content_type = text.lower()
    elif name == _DATA:
        if content.startswith(_MESSAGE_IN_OBJECT) and depth:
            mail = read_tnef(content[16:], depth - 1)
            found.mails += [mail] if mail else []
        else:
            file.content = content


def _properties(value: bytes, charset: str) -> Iterator[tuple[int, str | bytes]]:
    """(identifier, first value) of each string, object and binary property; others are passed over."""
    (count,) = struct.unpack_from("<I", value)
    position = 4
    for _property in range(min(count, len(value) // 4)):
        kind, name = struct.unpack_from("<HH", value, position)
        position += 4
        if name >= _NAMED:
            position = _after_name(value, position)
        size = _FIXED_SIZES.get(kind & ~_MANY)
        if size:
            values = 1
            if kind & _MANY:
                (values,) = struct.unpack_from("<I", value, position)
                position += 4
            position += size * values
            continue
        if kind & ~_MANY not in (_STRING_8, _UNICODE, _OBJECT, _BINARY):
            return
        content, position = _variable(value, position)
        yield name, _as_text(content, kind & ~_MANY, charset)


def _after_name(value: bytes, position: int) -> int:
    """The position behind the name of a named property."""
    (kind,) = struct.unpack_from("<I", value, position + 16)
    position += 20
    if kind == 0:
        return position + 4
    (length,) = struct.unpack_from("<I", value, position)
    return position + 4 + _padded(length)


def _variable(value: bytes, position: int) -> tuple[bytes, int]:
    """The first of a property's values, and the position behind the last."""
    (count,) = struct.unpack_from("<I", value, position)
    position += 4
    first = b""
    for i in range(count):
        (length,) = struct.unpack_from("<I", value, position)
        position += 4
        if i == 0:
            first = value[position : position + length]
        position += _padded(length)
    return first, position


def _padded(length: int) -> int:
    return (length + 3) // 4 * 4


def _as_text(content: bytes, kind: int, charset: str) -> str | bytes:
    if kind == _UNICODE:
        return content.decode("utf-16-le", "replace")
    return decode(content, charset) if kind == _STRING_8 else content
