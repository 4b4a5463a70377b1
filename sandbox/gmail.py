# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Gmail's IMAP: Dovecot's, spoken in Gmail's dialect.

https://developers.google.com/workspace/gmail/imap/imap-extensions

A translating proxy, so that the mails are the same that the page and every other door show. It knows
what the addon could stumble over: X-GM-MSGID, X-GM-THRID and X-GM-LABELS in FETCH, labels in STORE,
X-GM-RAW in SEARCH, no extension that Gmail lacks, and EXPUNGE in INBOX, which takes a label away
and leaves the mail in All Mail.
"""

from __future__ import annotations

import asyncio
import hashlib
import re
import ssl
from collections.abc import AsyncIterator

from .wire import MAX_LINE, LoopServer, read_pieces, until_one_ends

_BEFORE_LOGIN = (
    b"IMAP4rev1 UNSELECT IDLE NAMESPACE ID CHILDREN X-GM-EXT-1 SASL-IR AUTH=XOAUTH2 AUTH=OAUTHBEARER"
)
_AFTER_LOGIN = (
    b"IMAP4rev1 UNSELECT IDLE NAMESPACE ID CHILDREN X-GM-EXT-1 UIDPLUS ENABLE MOVE CONDSTORE ESEARCH "
    b"LIST-EXTENDED LIST-STATUS SPECIAL-USE APPENDLIMIT=35651584"
)
_GREETING = b"* OK Gimap ready for requests from 127.0.0.1\r\n"
_NO_PASSWORDS = (
    b"NO [ALERT] Application-specific password required: https://support.google.com/accounts/answer/185833"
)
_ALL_MAIL = b'"[Gmail]/All Mail"'

# A header that no mail has marks the answer as asked for by us.
_REFERENCES = b"HEADER.FIELDS (X-GM-THRID MESSAGE-ID REFERENCES IN-REPLY-TO)"
_CAPABILITY = re.compile(rb"CAPABILITY (IMAP4rev1[^\]\r]*)")
_FETCH = re.compile(rb"\A\S+ (?:UID )?FETCH ", re.IGNORECASE)
_STORE = re.compile(rb"\A(\S+ (?:UID )?STORE \S+ [+-])X-GM-LABELS(\.SILENT)? (.*)\r\n\Z", re.IGNORECASE)
_SEARCH = re.compile(rb"\A\S+ (?:UID )?SEARCH ", re.IGNORECASE)
_SELECT = re.compile(rb'\A\S+ (?:SELECT|EXAMINE) "?([^"\r]*)', re.IGNORECASE)
_EXPUNGE = re.compile(rb"\A(\S+) (?:EXPUNGE|UID EXPUNGE (\S+))\r\n\Z", re.IGNORECASE)
_LOGIN = re.compile(rb"\A(\S+) LOGIN ", re.IGNORECASE)
_RAW = re.compile(rb'X-GM-RAW ("(?:[^"\\]|\\.)*"|\S+)', re.IGNORECASE)
_MESSAGE_ID_TERM = re.compile(rb'\A"?rfc822msgid:([^"]*)"?\Z', re.IGNORECASE)
_LABEL = re.compile(rb'"((?:[^"\\]|\\.)*)"|([^\s()"]+)')
_KEYWORD = re.compile(rb" ?\bgml_([0-9a-f]+)")
_FLAGS = re.compile(rb"FLAGS \(([^)]*)\)")
_GUID = re.compile(rb"X-GUID (\S+?)(?=[ )\r])")
_THREAD_HEADERS = re.compile(rb" ?BODY\[" + re.escape(_REFERENCES) + rb"\] \{\d+\}\r\n")
_IDENTIFIER = re.compile(rb"<[^<>\s]+>")


class GmailServer:
    """Listens on `port` of localhost, 0 for any free one; `target`: Dovecot's plain-text IMAP port.

    `context`: of TLS; None for plain text, behind a proxy.
    """

    def __init__(self, port: int, target: int, context: ssl.SSLContext | None):
        self._target = target
        self._writers: set[asyncio.StreamWriter] = set()
        self._server = LoopServer(self._serve, context, port)
        self.port = self._server.port

    def stop(self) -> None:
        self._server.close(self._end_connections())

    async def _end_connections(self) -> None:
        for writer in list(self._writers):
            writer.transport.abort()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._writers.add(writer)
        try:
            await self._carry(reader, writer)
        except (OSError, asyncio.IncompleteReadError):
            pass  # one side has hung up
        finally:
            self._writers.discard(writer)
            writer.close()

    async def _carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        server_reader, server_writer = await asyncio.open_connection(
            "127.0.0.1", self._target, limit=MAX_LINE
        )
        session = _Session(writer, server_writer)
        try:
            await until_one_ends(session.commands(reader), session.responses(server_reader))
        finally:
            server_writer.close()


class _Session:
    """One client: what it asked in Gmail's words, and the answers put into them."""

    def __init__(self, client: asyncio.StreamWriter, server: asyncio.StreamWriter):
        self._client, self._server = client, server
        self._asked: set[bytes] = set()  # of the X-GM items, by the last FETCH
        self._folder = b""
        self._greeted = False
        self._hidden: set[bytes] = set()  # tags of our own commands
        self._guid = b""  # of the mail whose FETCH is being answered

    async def commands(self, reader: asyncio.StreamReader) -> None:
        async for piece, kind in read_pieces(reader):
            for line in self._translate(piece) if kind == "begins" else (piece,):
                self._server.write(line)
            await self._server.drain()

    def _translate(self, line: bytes) -> list[bytes]:
        """What Dovecot is told instead of a client's line; a refused one is answered here."""
        login, expunge = _LOGIN.match(line), _EXPUNGE.match(line)
        if login:
            self._client.write(login[1] + b" " + _NO_PASSWORDS + b" (Failure)\r\n")
            return []
        if expunge and self._folder.upper() == b"INBOX":
            return self._archive(expunge[1], expunge[2])
        if selected := _SELECT.match(line):
            self._folder = selected[1]
        if _FETCH.match(line):
            return [self._fetch(line)]
        if _SEARCH.match(line):
            return [_RAW.sub(_search_term, line)]
        if stored := _STORE.match(line):
            self._asked = {b"X-GM-LABELS"}
            return [_store(stored)]
        return [line]

    def _fetch(self, line: bytes) -> bytes:
        self._asked = {item.upper() for item in re.findall(rb"X-GM-[A-Z]+", line, re.IGNORECASE)}
        replacements = {b"X-GM-MSGID": b"X-GUID", b"X-GM-LABELS": b"FLAGS"}
        guid = b"" if b"X-GM-MSGID" in self._asked else b"X-GUID "
        replacements[b"X-GM-THRID"] = guid + b"BODY.PEEK[" + _REFERENCES + b"]"
        if len(self._asked) == 1 and b"(" not in line:  # a single item may stand without parentheses
            replacements = {item: b"(" + instead + b")" for item, instead in replacements.items()}
        for item, instead in replacements.items():
            line = re.sub(re.escape(item), lambda _match, text=instead: text, line, flags=re.IGNORECASE)
        return line

    def _archive(self, tag: bytes, uids: bytes | None) -> list[bytes]:
        """In INBOX, Gmail's EXPUNGE takes the label away; the mail stays in All Mail."""
        criteria = b"UID %s DELETED" % uids if uids else b"DELETED"
        self._hidden |= {b"gm1", b"gm2"}
        return [
            b"gm1 UID SEARCH RETURN (SAVE) %s\r\n" % criteria,
            b"gm2 UID STORE $ -FLAGS.SILENT (\\Deleted)\r\n",
            b"%s UID MOVE $ %s\r\n" % (tag, _ALL_MAIL),
        ]

    async def responses(self, reader: asyncio.StreamReader) -> None:
        async for piece in self._in_gmails_words(reader):
            self._client.write(piece)
            await self._client.drain()

    async def _in_gmails_words(self, reader: asyncio.StreamReader) -> AsyncIterator[bytes]:
        in_fetch, before_headers = False, None  # the latter: a FETCH's text up to the headers we asked for
        async for piece, kind in read_pieces(reader):
            if before_headers is not None:  # this is the literal that we asked for
                yield before_headers + self._thread(piece)
                before_headers = None
            elif kind == "literal":
                yield piece
            elif kind == "begins" and self._is_hidden(piece):
                continue
            else:
                in_fetch = b" FETCH (" in piece[:40] if kind == "begins" else in_fetch
                text = self._fetched(piece) if in_fetch else self._other(piece)
                headers = _THREAD_HEADERS.search(text)
                before_headers = text[: headers.start()] if headers else None
                if before_headers is None:
                    yield text

    def _is_hidden(self, line: bytes) -> bool:
        tag = line.split(b" ", 1)[0]
        if tag not in self._hidden:
            return False
        self._hidden.discard(tag)
        return True

    def _other(self, line: bytes) -> bytes:
        if not self._greeted:
            self._greeted = True
            return _GREETING
        return _KEYWORD.sub(b"", _CAPABILITY.sub(_capabilities, line))

    def _fetched(self, text: bytes) -> bytes:
        text = _GUID.sub(self._message_id, text)
        return _FLAGS.sub(self._labels, text)

    def _message_id(self, match: re.Match[bytes]) -> bytes:
        self._guid = match[1]
        return b"X-GM-MSGID %d" % _number(match[1])

    def _thread(self, headers: bytes) -> bytes:
        """By the first mail of the thread that is named; a mail that names none is its own."""
        fields = dict(re.findall(rb"(?im)^([a-z-]+):((?:.|\r\n[ \t])*)", headers))
        named = {name.lower(): _IDENTIFIER.findall(value) for name, value in fields.items()}
        first = [named.get(name) for name in (b"references", b"in-reply-to", b"message-id")]
        return b" X-GM-THRID %d" % _number(next((found[0] for found in first if found), self._guid))

    def _labels(self, match: re.Match[bytes]) -> bytes:
        labels = [_quote(bytes.fromhex(text.decode())) for text in _KEYWORD.findall(match[1])]
        if b"\\Flagged" in match[1]:
            labels.append(b'"\\\\Starred"')
        flags = b"FLAGS (" + _KEYWORD.sub(b"", match[1]).strip() + b")"
        return flags + (
            b" X-GM-LABELS (" + b" ".join(labels) + b")" if b"X-GM-LABELS" in self._asked else b""
        )


def _capabilities(match: re.Match[bytes]) -> bytes:
    return b"CAPABILITY " + (_BEFORE_LOGIN if b"AUTH=" in match[1] else _AFTER_LOGIN)


def _number(identifier: bytes) -> int:
    """Gmail's ids are unsigned 64-bit numbers."""
    return int.from_bytes(hashlib.sha256(identifier).digest()[:8], "big")


def _quote(text: bytes) -> bytes:
    return b'"' + text.replace(b"\\", b"\\\\").replace(b'"', b'\\"') + b'"'


def _store(match: re.Match[bytes]) -> bytes:
    """Labels are kept as keywords; \\Starred is the flag."""
    keywords = b" ".join(_keyword(*found.groups()) for found in _LABEL.finditer(match[3]))
    return match[1] + b"FLAGS" + (match[2] or b"") + b" (" + keywords + b")\r\n"


def _keyword(quoted: bytes | None, atom: bytes | None) -> bytes:
    label = re.sub(rb"\\(.)", rb"\1", quoted) if quoted is not None else atom or b""
    return b"\\Flagged" if label == b"\\Starred" else b"gml_" + label.hex().encode()


def _search_term(match: re.Match[bytes]) -> bytes:
    """Of Gmail's search language, the Message-ID; anything else is looked for as text."""
    identifier = _MESSAGE_ID_TERM.match(match[1])
    return b'HEADER Message-ID "%s"' % identifier[1] if identifier else b"TEXT " + match[1]
