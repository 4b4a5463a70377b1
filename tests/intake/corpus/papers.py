# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Small real attachments, made from text: the same bytes at every run."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from pathlib import PurePath
from xml.sax.saxutils import escape

EPOCH = (2026, 1, 1, 0, 0, 0)
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
OFFICE = "http://schemas.openxmlformats.org"
DOCUMENT_LINK = f"{OFFICE}/officeDocument/2006/relationships"
TYPES = {
    ".pdf": ("application", "pdf"),
    ".csv": ("text", "csv"),
    ".txt": ("text", "plain"),
    ".xlsx": ("application", "vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ".docx": ("application", "vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ".png": ("image", "png"),
    ".jpg": ("image", "jpeg"),
    ".tif": ("image", "tiff"),
    ".ics": ("text", "calendar"),
    ".p7s": ("application", "pkcs7-signature"),
    ".asc": ("application", "pgp-signature"),
    ".vcf": ("text", "vcard"),
    ".zip": ("application", "zip"),
}


def paper(name: str, text: str) -> tuple[str, str, bytes]:
    """Main type, subtype and content of an attachment named `name` that says `text`."""
    suffix = PurePath(name.lower()).suffix
    kind = TYPES.get(suffix, ("application", "octet-stream"))
    return *kind, MAKERS.get(suffix, str.encode)(text)


def rows(text: str) -> list[list[str]]:
    lines = filter(str.strip, text.splitlines())
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


def pdf(text: str) -> bytes:
    """One page of Helvetica, one text line for each line."""
    lines = [line.encode("cp1252", "replace") for line in text.splitlines()]
    shown = b"".join(b"(" + pdf_text(line) + b") Tj T*\n" for line in lines)
    stream = zlib.compress(b"BT /F1 10 Tf 12 TL 40 780 Td\n" + shown + b"ET")
    return pdf_file(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 820] /Contents 4 0 R"
        b" /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    )


def pdf_text(line: bytes) -> bytes:
    return line.replace(b"\\", rb"\\").replace(b"(", rb"\(").replace(b")", rb"\)")


def pdf_file(*objects: bytes) -> bytes:
    out, offsets = io.BytesIO(), []
    out.write(b"%PDF-1.4\n")
    for number, content in enumerate(objects, 1):
        offsets.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, content))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.write(b"".join(b"%010d 00000 n \n" % offset for offset in offsets))
    out.write(b"trailer\n<< /Size %d /Root 1 0 R >>\n" % (len(objects) + 1))
    out.write(b"startxref\n%d\n%%%%EOF\n" % start)
    return out.getvalue()


def archive(parts: dict[str, str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in parts.items():
            target.writestr(zipfile.ZipInfo(name, EPOCH), content)
    return out.getvalue()


def relationship(kind: str, target: str) -> str:
    link = f'<Relationship Id="rId1" Type="{DOCUMENT_LINK}/{kind}" Target="{target}"/>'
    return f'{XML}<Relationships xmlns="{OFFICE}/package/2006/relationships">{link}</Relationships>'


def content_types(parts: dict[str, str]) -> str:
    overrides = "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in parts.items())
    package = "application/vnd.openxmlformats-package.relationships+xml"
    rels = f'<Default Extension="rels" ContentType="{package}"/>'
    xml = '<Default Extension="xml" ContentType="application/xml"/>'
    return f'{XML}<Types xmlns="{OFFICE}/package/2006/content-types">{rels}{xml}{overrides}</Types>'


def xlsx(text: str) -> bytes:
    """A workbook of one sheet; numbers stay numbers."""
    main = f"{OFFICE}/spreadsheetml/2006/main"
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    cells = "".join(f"<row>{''.join(map(cell, row))}</row>" for row in rows(text))
    sheets = '<sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets>'
    book = f'{XML}<workbook xmlns="{main}" xmlns:r="{DOCUMENT_LINK}">{sheets}</workbook>'
    sheet = f'{XML}<worksheet xmlns="{main}"><sheetData>{cells}</sheetData></worksheet>'
    return archive(
        {
            "[Content_Types].xml": content_types(
                {
                    "/xl/workbook.xml": f"{kind}.sheet.main+xml",
                    "/xl/worksheets/sheet1.xml": f"{kind}.worksheet+xml",
                }
            ),
            "_rels/.rels": relationship("officeDocument", "xl/workbook.xml"),
            "xl/workbook.xml": book,
            "xl/_rels/workbook.xml.rels": relationship("worksheet", "worksheets/sheet1.xml"),
            "xl/worksheets/sheet1.xml": sheet,
        }
    )


def cell(text: str) -> str:
    if text.isdigit() and not text.startswith("0"):
        return f"<c><v>{text}</v></c>"
    return f'<c t="inlineStr"><is><t>{escape(text)}</t></is></c>'


def docx(text: str) -> bytes:
    """A document of one paragraph a line; lines that start with | are rows of a table."""
    main = f"{OFFICE}/wordprocessingml/2006/main"
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    body = "".join(map(docx_line, text.splitlines()))
    return archive(
        {
            "[Content_Types].xml": content_types({"/word/document.xml": kind}),
            "_rels/.rels": relationship("officeDocument", "word/document.xml"),
            "word/document.xml": f'{XML}<w:document xmlns:w="{main}"><w:body>{body}</w:body></w:document>',
        }
    )


def docx_line(line: str) -> str:
    if not line.startswith("|"):
        return paragraph(line)
    cells = "".join(f"<w:tc>{paragraph(text)}</w:tc>" for text in rows(line)[0])
    return f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>"


def paragraph(line: str) -> str:
    return f'<w:p><w:r><w:t xml:space="preserve">{escape(line)}</w:t></w:r></w:p>'


def csv(text: str) -> bytes:
    return "\r\n".join(",".join(map(csv_cell, row)) for row in rows(text)).encode() + b"\r\n"


def csv_cell(text: str) -> str:
    return f'"{text}"' if "," in text else text


def png(_text: str) -> bytes:
    """One white pixel."""
    header = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    chunks = [(b"IHDR", header), (b"IDAT", zlib.compress(b"\0\xff")), (b"IEND", b"")]
    packed = (
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in chunks
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(packed)


def tnef(subject: str, body: str, files: list[tuple[str, bytes]]) -> bytes:
    """A winmail.dat with a plain text body and files (MS-OXTNEF, the attributes before MAPI properties)."""
    out = struct.pack("<IH", 0x223E9F78, 1)
    out += tnef_attribute(1, 0x00089006, struct.pack("<I", 0x00010000))  # attTnefVersion
    out += tnef_attribute(1, 0x00078008, b"IPM.Microsoft Mail.Note\0")  # attMessageClass
    out += tnef_attribute(1, 0x00018004, subject.encode("cp1252") + b"\0")  # attSubject
    out += tnef_attribute(1, 0x0002800C, body.replace("\n", "\r\n").encode("cp1252") + b"\0")  # attBody
    for name, content in files:
        out += tnef_attribute(2, 0x00069002, bytes(14))  # attAttachRenddata opens an attachment
        out += tnef_attribute(2, 0x00018010, name.encode("cp1252") + b"\0")  # attAttachTitle
        out += tnef_attribute(2, 0x0006800F, content)  # attAttachData
    return out


def tnef_attribute(level: int, name: int, data: bytes) -> bytes:
    return struct.pack("<BII", level, name, len(data)) + data + struct.pack("<H", sum(data) & 0xFFFF)


MAKERS = {
    ".pdf": pdf,
    ".xlsx": xlsx,
    ".docx": docx,
    ".csv": csv,
    ".png": png,
    ".jpg": png,
    ".tif": png,
}
