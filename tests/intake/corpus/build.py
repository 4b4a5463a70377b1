# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The labelled mails as raw messages.

python -m tests.intake.corpus.build FOLDER           writes the dev set: one .eml a mail, expected.jsonl
python -m tests.intake.corpus.build --pack FOLDER    packs a folder of written mails into heldout.bin
"""

from __future__ import annotations

import argparse
import base64
import functools
import hashlib
import json
import quopri
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta, timezone
from email.header import Header
from email.utils import format_datetime, parseaddr
from pathlib import Path
from typing import Any

from .clients import CLIENTS, Client, as_html, as_plain
from .papers import paper, tnef
from .spec import Spec, expected, listed, parse
from .variants import varied

HERE = Path(__file__).parent
OWN = "dana.reyes@larkfreight.example"
ZONE = "America/Chicago"
KNOWN = (HERE / "known.txt").read_text().split()  # exist in every mail's database


@dataclass(frozen=True)
class Mail:
    """A labelled mail: its bytes, what the reader is told, and what is expected of it."""

    name: str
    kind: str
    raw: bytes
    own: str
    zone: str
    known: tuple[str, ...]
    references: dict[tuple[str, str], str]  # (role, value) -> number
    threads: dict[str, str]  # message id -> number
    expected: dict[str, Any]


def load_set(name: str, variant: str = "") -> list[Mail]:
    """The mails of `dev` (written files) or `heldout` (one packed file), changed as `variants` says."""
    texts = heldout_texts() if name == "heldout" else dev_texts()
    specs = [varied(spec, variant) for text in texts for spec in parse(text)]
    by_name = {spec.name: spec for spec in specs}
    if len(by_name) != len(specs):
        raise ValueError("two mails of one name")
    return [mail(spec, by_name) for spec in specs if spec.get("kind") != "part"]


def dev_files() -> Iterator[tuple[str, list[Mail]]]:
    """The mails of `dev` file by file."""
    files = {mail.name: path.name for path in dev_paths() for mail in parse(path.read_text(encoding="utf-8"))}
    mails = load_set("dev")
    for file in sorted(set(files.values())):
        yield file, [mail for mail in mails if files[mail.name] == file]


def dev_paths() -> list[Path]:
    return sorted((HERE / "dev").glob("*.mails"))


def dev_texts() -> list[str]:
    return [path.read_text(encoding="utf-8") for path in dev_paths()]


def heldout_texts() -> list[str]:
    return [zlib.decompress((HERE / "heldout.bin").read_bytes()).decode()]


def mail(spec: Spec, by_name: dict[str, Spec]) -> Mail:
    try:
        return Mail(
            name=spec.name,
            kind=spec.get("kind"),
            raw=message(spec, by_name),
            own=own(spec),
            zone=spec.get("zone", ZONE),
            known=tuple(KNOWN + listed(spec.get("known"))),
            references=dict(map(stored_reference, listed(spec.get("refs")))),
            threads=dict(item.split("=") for item in listed(spec.get("threads"))),
            expected=expected(spec),
        )
    except (KeyError, ValueError) as error:
        raise ValueError(f"{spec.name}: {error}") from error


def own(spec: Spec) -> str:
    return spec.get("own", OWN)


def stored_reference(text: str) -> tuple[tuple[str, str], str]:
    reference, number = text.split("=")
    role, value = reference.split(":", 1)
    return (role, value), number


# A message


def message(spec: Spec, by_name: dict[str, Spec]) -> bytes:
    if spec.get("client") == "raw":
        return spec.text.replace("\n", "\r\n").encode(spec.get("charset", "utf-8"))
    client = CLIENTS[spec.get("client", "outlook")]
    content = with_files(spec, client, by_name)
    return "\r\n".join(header_lines(spec, client)).encode() + b"\r\n" + content


def header_lines(spec: Spec, client: Client) -> list[str]:
    sender = spec.get("from")
    lines = [*received(spec), f"From: {encoded(sender)}", f"To: {encoded(spec.get('to', own(spec)))}"]
    lines += [f"Cc: {encoded(value)}" for value in spec.all("cc")]
    lines += [f"Subject: {encoded(spec.get('subject'))}"] if spec.get("subject") else []
    lines += [f"Date: {format_datetime(spec.date)}", f"Message-ID: {message_id(spec)}"]
    for value in spec.all("answers"):
        lines += [f"In-Reply-To: {value}", f"References: {value}"]
    marks = {"{token}": token(spec.name), "{subject}": encoded(spec.get("subject"))}
    for line in client.headers + tuple(spec.all("header")):
        lines.append(functools.reduce(lambda text, mark: text.replace(*mark), marks.items(), line))
    return lines if "MIME-Version" in str(lines).replace("Mime", "MIME") else [*lines, "MIME-Version: 1.0"]


def received(spec: Spec) -> list[str]:
    """The way from the sender's server into the broker's mailbox, newest first."""
    domain = parseaddr(spec.get("from"))[1].partition("@")[2] or "mail.example"
    arrived = format_datetime((spec.date + timedelta(seconds=4)).astimezone(timezone.utc))
    here = own(spec).partition("@")[2]
    return [
        f"Delivered-To: {own(spec)}",
        f"Received: from mx2.{domain} (mx2.{domain} [203.0.113.25])",
        f"\tby mx.{here} with ESMTPS id {token(spec.name)}; {arrived}",
        f"Authentication-Results: mx.{here}; spf=pass smtp.mailfrom={domain}",
    ]


def message_id(spec: Spec) -> str:
    domain = parseaddr(spec.get("from"))[1].partition("@")[2] or "mail.example"
    return spec.get("id") or f"<{token(spec.name)}.{token(spec.name + domain)[:6]}@{domain}>"


def token(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def encoded(text: str) -> str:
    """A header's value; a name that is not ASCII as an encoded word before its plain address."""
    if text.isascii():
        return text
    name, bracket, address = text.partition(" <")
    return Header(name, "utf-8", maxlinelen=70).encode(linesep="\r\n") + bracket + address


# Its body


def with_files(spec: Spec, client: Client, by_name: dict[str, Spec]) -> bytes:
    inline = spec.get("inline")
    parts = [body_parts(spec, client)]
    if inline:
        picture = image(inline, spec.name)
        parts = [multipart("related", [*parts, picture], spec.name + "related")]
    parts += [file_part(*file, by_name) for file in spec.files if file[0] != "html"]
    if spec.get("tnef"):
        files = [(name, paper(name, text)[2]) for kind, name, text in spec.files if kind == "file"]
        content = tnef(spec.get("subject"), spec.text, files)
        text = leaf("text/plain; charset=us-ascii", "7bit", b"\r\n")
        wrapped = leaf("application/ms-tnef; name=winmail.dat", "base64", content, attached("winmail.dat"))
        parts = [text, wrapped]
    return parts[0] if len(parts) == 1 else multipart("mixed", parts, spec.name + "mixed")


def body_parts(spec: Spec, client: Client) -> bytes:
    html = next((text for kind, _, text in spec.files if kind == "html"), None)
    shown = html or (as_html(spec.text, client) if client.html else None)
    if spec.get("inline") and shown:
        shown += f'<img src="cid:{cid(spec.get("inline"), spec.name)}">\n'
    leaves = []
    if client.plain:
        flowed = "; format=flowed" if client.flowed else ""
        leaves.append(text_leaf("plain", as_plain(spec.text, client), client.plain, flowed))
    if client.html and shown:
        leaves.append(text_leaf("html", shown, client.html))
    return leaves[0] if len(leaves) == 1 else multipart("alternative", leaves, spec.name + "alternative")


def text_leaf(subtype: str, text: str, form: tuple[str, str], parameters: str = "") -> bytes:
    charset, encoding = form
    errors = "xmlcharrefreplace" if subtype == "html" else "strict"
    try:
        data = text.encode(charset, errors)
    except UnicodeEncodeError:
        charset, encoding, data = "utf-8", "quoted-printable", text.encode()
    content_type = f'text/{subtype}; charset="{charset}"{parameters}'
    return leaf(content_type, encoding, data.replace(b"\n", b"\r\n"))


def leaf(content_type: str, encoding: str, data: bytes, disposition: str = "") -> bytes:
    head = f"Content-Type: {content_type}\r\n{disposition}Content-Transfer-Encoding: {encoding}\r\n\r\n"
    return head.encode() + ENCODERS[encoding](data)


def same(data: bytes) -> bytes:
    return data


def quoted_printable(data: bytes) -> bytes:
    return quopri.encodestring(data.replace(b"\r\n", b"\n")).replace(b"\n", b"\r\n")


def base64_lines(data: bytes) -> bytes:
    return base64.encodebytes(data).replace(b"\n", b"\r\n")


ENCODERS = {"7bit": same, "8bit": same, "quoted-printable": quoted_printable, "base64": base64_lines}


def attached(name: str, kind: str = "attachment") -> str:
    """A disposition with its file name, by RFC 2231 where the name is not ASCII."""
    if name.isascii():
        return f'Content-Disposition: {kind}; filename="{name}"\r\n'
    quoted = "".join(chr(byte) if 32 < byte < 127 else f"%{byte:02X}" for byte in name.encode())
    return f"Content-Disposition: {kind}; filename*=utf-8''{quoted}\r\n"


def file_part(kind: str, name: str, text: str, by_name: dict[str, Spec]) -> bytes:
    if kind == "mail":
        disposition = "Content-Disposition: attachment\r\n"
        return leaf("message/rfc822", "7bit", message(by_name[name], by_name), disposition)
    main, subtype, content = paper(name, text)
    return leaf(f"{main}/{subtype}", "base64", content, attached(name))


def image(name: str, owner: str) -> bytes:
    main, subtype, content = paper(name, "")
    disposition = f"Content-ID: <{cid(name, owner)}>\r\n" + attached(name, "inline")
    return leaf(f"{main}/{subtype}", "base64", content, disposition)


def cid(name: str, owner: str) -> str:
    return f"{name}@{token(owner)}"


def multipart(subtype: str, parts: list[bytes], seed: str) -> bytes:
    boundary = f"_00{token(seed)}_"
    lines = [f'Content-Type: multipart/{subtype}; boundary="{boundary}"\r\n'.encode()]
    lines += [f"--{boundary}\r\n".encode() + part for part in parts]
    return b"\r\n".join([*lines, f"--{boundary}--\r\n".encode()])


# The command


def write_dev(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    mails = load_set("dev")
    for one in mails:
        (folder / f"{one.name}.eml").write_bytes(one.raw)
    lines = (json.dumps({"file": f"{one.name}.eml", **one.expected}, ensure_ascii=False) for one in mails)
    (folder / "expected.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")


def pack(folder: Path) -> None:
    texts = [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.mails"))]
    (HERE / "heldout.bin").write_bytes(zlib.compress("".join(texts).encode(), 9))


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--pack", action="store_true", help="pack the written mails in the folder")
    options = parser.parse_args()
    if options.pack:
        pack(options.folder)
    else:
        write_dev(options.folder)


if __name__ == "__main__":
    main()
