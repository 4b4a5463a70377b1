# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""How mail programs write a mail: their headers, character sets, encodings and HTML."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass, replace
from html import escape

ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
ATTRIBUTION = re.compile(r"(?:On|El|Le) .+(?:wrote|escribió|a écrit):")
FORWARD = re.compile(r"-+ ?(?:Forwarded message|Original Message|Mensaje reenviado) ?-*")

HEADER_FIRST = re.compile(r"(From|De):")
HEADER_SECOND = re.compile(r"(Sent|Date|To|Enviado|Enviado el|Para):")


@dataclass(frozen=True)
class Client:
    """`plain` and `html` are (charset, transfer encoding) of the parts, None where there is no such part."""

    headers: tuple[str, ...] = ()
    plain: tuple[str, str] | None = ("utf-8", "quoted-printable")
    html: tuple[str, str] | None = ("utf-8", "quoted-printable")
    head: str = "<html><body>"
    foot: str = "</body></html>"
    line: str = "<div>{}</div>"
    blank: str = "<div><br></div>"
    table: str = "<table>{}</table>"
    row: str = "<tr>{}</tr>"
    cell: str = "<td>{}</td>"
    quote: str = "<blockquote>{}</blockquote>"
    quoted_block: str = "<div>{}</div>"  # around the attribution or forwarded header and all below it
    header_block: str = ""  # around "From: ... Sent: ..." lines, where the program marks them
    signature: str = ""  # around what follows "-- ", where the program marks it
    flowed: bool = False
    cells_apart: str = "\n"  # between a row's cells in the plain text


MSO_HEAD = """\
<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40">
<head>
<meta http-equiv="Content-Type" content="text/html; charset=us-ascii">
<meta name="Generator" content="Microsoft Word 15 (filtered medium)">
<!--[if !mso]><style>v\\:* {behavior:url(#default#VML);}</style><![endif]-->
<style><!--
/* Font Definitions */
@font-face {font-family:Calibri; panose-1:2 15 5 2 2 2 4 3 2 4;}
/* Style Definitions */
p.MsoNormal, li.MsoNormal {margin:0in; font-size:11.0pt; font-family:"Calibri",sans-serif;}
span.EmailStyle18 {mso-style-type:personal-compose; color:windowtext;}
@page WordSection1 {size:8.5in 11.0in; margin:1.0in 1.0in 1.0in 1.0in;}
--></style>
<!--[if gte mso 9]><xml><o:shapedefaults v:ext="edit" spidmax="1026" /></xml><![endif]-->
</head>
<body lang="EN-US" link="#0563C1" vlink="#954F72" style='word-wrap:break-word'><div class="WordSection1">
"""
MSO_TABLE = (
    '<table class="MsoNormalTable" border="0" cellspacing="0" cellpadding="0" width="660" '
    "style='width:495.0pt;border-collapse:collapse'><tbody>{}</tbody></table>"
)
MSO_CELL = (
    '<td nowrap="" valign="bottom" '
    "style='border:solid windowtext 1.0pt;padding:0in 5.4pt 0in 5.4pt;height:15.0pt'>"
    "<p class=\"MsoNormal\"><span style='font-size:10.0pt;color:black'>{}<o:p></o:p></span></p></td>"
)

OUTLOOK = Client(
    headers=(
        "X-Mailer: Microsoft Outlook 16.0",
        "Thread-Index: AdwR2kq0{token}==",
        "Content-Language: en-us",
        "X-MS-Has-Attach:",
        "x-ms-exchange-senderadcheck: 1",
    ),
    plain=("us-ascii", "7bit"),
    html=("us-ascii", "quoted-printable"),
    head=MSO_HEAD,
    foot="</div></body></html>",
    line='<p class="MsoNormal">{}<o:p></o:p></p>',
    blank='<p class="MsoNormal"><o:p>&nbsp;</o:p></p>',
    table=MSO_TABLE,
    row="<tr style='height:15.0pt'>{}</tr>",
    cell=MSO_CELL,
    header_block="<div><div style='border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0in 0in 0in'>"
    '<p class="MsoNormal">{}<o:p></o:p></p></div></div>',
    cells_apart="\n\n",
)
OWA = Client(
    headers=(
        "Accept-Language: en-US",
        "Content-Language: en-US",
        "X-MS-Has-Attach:",
        "X-MS-TNEF-Correlator:",
        "msip_labels:",
        "X-MS-Exchange-CrossTenant-AuthSource: CH0PR{token}.namprd14.prod.outlook.example",
    ),
    plain=("windows-1252", "quoted-printable"),
    html=("windows-1252", "quoted-printable"),
    head='<html><head>\n<meta http-equiv="Content-Type" content="text/html; charset=Windows-1252">\n'
    '<style type="text/css" style="display:none;"> P {margin-top:0;margin-bottom:0;} </style></head>'
    '<body dir="ltr">\n',
    line='<div class="elementToProof" style="font-family: Aptos, Calibri, sans-serif; font-size: 12pt;">\n'
    "{}</div>",
    blank='<div class="elementToProof"><br></div>',
    table='<div><table border="1" style="border-collapse: collapse;"><tbody>{}</tbody></table></div>',
    cell='<td style="width: 120px;"><div class="elementToProof">{}</div></td>',
    quoted_block='<hr tabindex="-1" style="display:inline-block; width:98%">\n'
    '<div id="divRplyFwdMsg" dir="ltr">{}</div>',
)
GMAIL = Client(
    headers=("X-Google-Smtp-Source: {token}", "X-Gm-Message-State: AOJu0Y{token}"),
    head="",
    foot="",
    line="{}<br>",
    blank="<br>",
    table='<table border="1" cellpadding="4"><tbody>{}</tbody></table>',
    quote='<blockquote class="gmail_quote" style="margin:0px 0px 0px 0.8ex;'
    'border-left:1px solid rgb(204,204,204);padding-left:1ex">{}</blockquote>',
    quoted_block='<div class="gmail_quote gmail_quote_container">{}</div>',
    signature='<div><div dir="ltr" class="gmail_signature" data-smartmail="gmail_signature">{}</div></div>',
)
APPLE = Client(
    headers=("Mime-Version: 1.0 (Mac OS X Mail 16.0 \\(3826.700\\))", "X-Mailer: Apple Mail (2.3826.700)"),
    head='<html><head><meta http-equiv="content-type" content="text/html; charset=utf-8"></head>'
    '<body style="overflow-wrap: break-word; -webkit-nbsp-mode: space; line-break: after-white-space;">',
    quote='<blockquote type="cite"><div>{}</div></blockquote>',
    quoted_block='<div><br class="Apple-interchange-newline">{}</div>',
)
PORTAL = Client(
    plain=None,
    html=("utf-8", "base64"),
    head="<!DOCTYPE html><html><head><style>.btn{background:#06c} @media screen{table{width:100%}}</style>"
    '</head><body bgcolor="#f4f4f4">'
    '<div style="display:none;max-height:0;overflow:hidden">You have a new message</div>'
    '<table width="100%" role="presentation"><tr><td align="center"><table width="600"><tr><td>'
    '<img src="https://cdn.portal.example/logo.png" alt="" width="120"></td></tr><tr><td>',
    foot="</td></tr></table></td></tr></table></body></html>",
    line='<p style="margin:0 0 8px 0">{}</p>',
    blank="",
    table='<table width="100%" style="border:1px solid #ddd">{}</table>',
    cell='<td style="padding:6px"><span>{}</span></td>',
)
PLAIN = Client(plain=("us-ascii", "7bit"), html=None, cells_apart="\t")

CLIENTS = {
    "outlook": OUTLOOK,
    "outlook1252": replace(
        OUTLOOK, plain=("windows-1252", "quoted-printable"), html=("windows-1252", "base64")
    ),
    "outlookmac": replace(
        OUTLOOK,
        headers=("User-Agent: Microsoft-MacOutlook/16.101.25081024", "Thread-Topic: {subject}"),
        plain=("utf-8", "base64"),
        html=("utf-8", "base64"),
    ),
    "owa": OWA,
    "newoutlook": replace(OWA, plain=("utf-8", "base64"), html=("utf-8", "base64")),
    "gmail": GMAIL,
    "iphone": replace(PLAIN, headers=("Mime-Version: 1.0 (1.0)", "X-Mailer: iPhone Mail (22G86)")),
    "iphonerich": replace(
        APPLE,
        headers=("Mime-Version: 1.0 (1.0)", "X-Mailer: iPhone Mail (22G100)"),
        head='<html><head><meta http-equiv="content-type" content="text/html; charset=utf-8"></head>'
        '<body dir="auto">',
        line="{}<br>",
        blank="<br>",
    ),
    "applemail": APPLE,
    "android": replace(GMAIL, headers=("X-Received: by 2002:a05:{token}",), html=("utf-8", "base64")),
    "samsung": replace(
        APPLE,
        headers=("X-Samsung-Mail: 6.1.90",),
        plain=("utf-8", "base64"),
        html=("utf-8", "base64"),
        head='<html><head><meta http-equiv="Content-Type" content="text/html; charset=UTF-8"></head>'
        '<body dir="auto">',
        line='<div dir="auto">{}</div>',
        blank='<div dir="auto"><br></div>',
    ),
    "yahoo": replace(
        GMAIL,
        headers=("X-Mailer: WebService/1.1.24425 YMailNorrin",),
        head='<html><head></head><body><div class="ydp{token}yahoo-style-wrap" style="font-size:13px;">',
        foot="</div></body></html>",
        line='<div dir="ltr" data-setdir="false">{}</div>',
        blank="<div><br></div>",
        quoted_block='<div id="yahoo_quoted_{token}" class="yahoo_quoted"><div>{}</div></div>',
        signature="",
    ),
    "aol": replace(
        GMAIL,
        headers=("X-Mailer: WebService/1.1 AolMailNorrin",),
        line="<div>{}</div>",
        signature="",
        cells_apart=" ",
    ),
    "front": replace(
        GMAIL,
        headers=("X-Front-Id: msg_{token}", "X-Mailer: Front (1.0; +https://front.example)"),
        line='<div style="min-height: 1em;">{}</div>',
        blank='<div style="min-height: 1em;"><br></div>',
        quoted_block='<div class="front-blockquote">{}</div>',
        signature='<div class="front-signature">{}</div>',
    ),
    "zoho": replace(
        APPLE,
        headers=("User-Agent: Zoho Mail", "X-Mailer: Zoho Mail"),
        head="<!DOCTYPE HTML><html><head></head><body>"
        '<div style="font-family: Verdana, Arial; font-size: 10pt;">',
        foot="</div></body></html>",
        quoted_block='<div class="zmail_extra" style="">{}</div>',
    ),
    "thunderbird": replace(
        PLAIN, headers=("User-Agent: Mozilla Thunderbird",), plain=("utf-8", "8bit"), flowed=True
    ),
    "notes": replace(
        PLAIN, headers=("X-Mailer: HCL Notes Release 12.0.2",), plain=("iso-8859-1", "quoted-printable")
    ),
    "latin": replace(
        PLAIN,
        headers=("User-Agent: Roundcube Webmail/1.6.9",),
        plain=("iso-8859-1", "8bit"),
        cells_apart="  ",
    ),
    "utf8": replace(PLAIN, headers=("User-Agent: Roundcube Webmail/1.6.9",), plain=("utf-8", "base64")),
    "plain": PLAIN,
    "portal": PORTAL,
    "portalplain": replace(PORTAL, plain=("utf-8", "quoted-printable"), html=("utf-8", "quoted-printable")),
    "scanner": replace(PLAIN, headers=("X-Mailer: imageRUNNER ADVANCE", "X-Priority: 3")),
    "htmlonly": replace(
        OWA, plain=None, html=("iso-8859-1", "quoted-printable"), headers=("X-Mailer: Barca 2.8.1",)
    ),
}


# The text in a program's HTML


def as_html(text: str, client: Client) -> str:
    return client.head + body(text.rstrip("\n").split("\n"), client) + client.foot + "\n"


def body(lines: list[str], client: Client) -> str:
    """The lines before a quoted or forwarded mail, then that mail in the program's own wrapping."""
    for index, line in enumerate(lines):
        if opens_quoted(lines, index):
            end = quoted_end(lines, index)
            block = wrap(client.quoted_block, quoted(lines[index:end], client))
            return new_text(lines[:index], client) + block + new_text(lines[end:], client)
        if line == "-- " and client.signature:
            rest = next((i for i in range(index, len(lines)) if opens_quoted(lines, i)), len(lines))
            signature = wrap(client.signature, stretch(lines[index + 1 : rest], client))
            return new_text(lines[:index], client) + signature + body(lines[rest:], client)
    return new_text(lines, client)


def quoted_end(lines: list[str], start: int) -> int:
    """Where the answer below a quoted mail begins; a quoted mail without marks goes to the end."""
    marked = [index for index in range(start, len(lines)) if lines[index].startswith(">")]
    return marked[-1] + 1 if marked else len(lines)


def new_text(lines: list[str], client: Client) -> str:
    shown = stretch(lines, client)
    return f'<div dir="ltr">{shown}</div>' if client.quote.startswith('<blockquote class="gmail') else shown


def opens_quoted(lines: list[str], index: int) -> bool:
    line = lines[index]
    if ATTRIBUTION.fullmatch(line) or FORWARD.fullmatch(line):
        return True
    return opens_header_block(lines, index)


def opens_header_block(lines: list[str], index: int) -> bool:
    following = lines[index + 1] if index + 1 < len(lines) else ""
    return bool(HEADER_FIRST.match(lines[index]) and HEADER_SECOND.match(following))


def quoted(lines: list[str], client: Client) -> str:
    """A quoted mail; nested ones below it stand in the same stretch, as programs leave them."""
    if opens_header_block(lines, 0) and client.header_block:
        end = next((i for i, line in enumerate(lines) if not line.strip()), len(lines))
        header = "<br>".join(re.sub(r"^(\w+( el)?:)", r"<b>\1</b>", escape(line)) for line in lines[:end])
        return wrap(client.header_block, header) + body(lines[end:], client)
    if FORWARD.fullmatch(lines[0]) or opens_header_block(lines, 0):
        end = next((i for i, line in enumerate(lines[1:], 1) if not line.strip()), len(lines))
        return stretch(lines[:end], client) + body(lines[end:], client)
    return stretch(lines, client)


def stretch(lines: list[str], client: Client) -> str:
    return "\n".join(shown for group in groups(lines) for shown in show(group, client))


def groups(lines: list[str]) -> Iterator[list[str]]:
    """Runs of table rows, runs of quoted lines, and single lines."""
    run: list[str] = []
    for line in lines:
        if run and not (line[:1] in "|>" and line[:1] == run[0][:1] and line):
            yield run
            run = []
        run.append(line)
    if run:
        yield run


def show(group: list[str], client: Client) -> Iterator[str]:
    first = group[0]
    if first.startswith("|"):
        yield wrap(client.table, "\n".join(row(line, client) for line in group))
    elif first.startswith(">"):
        yield wrap(client.quote, stretch([re.sub(r"^> ?", "", line) for line in group], client))
    else:
        yield wrap(client.line, inline(first)) if first.strip() else client.blank


def row(line: str, client: Client) -> str:
    cells = (wrap(client.cell, inline(text.strip()) or "&nbsp;") for text in line.strip("|").split("|"))
    return wrap(client.row, "".join(cells))


def inline(text: str) -> str:
    shown = escape(text, quote=False)
    linked = ADDRESS.sub(lambda found: f'<a href="mailto:{found[0]}">{found[0]}</a>', shown)
    return re.sub(r"  +", lambda found: "&nbsp;" * (len(found[0]) - 1) + " ", linked)


def wrap(template: str, content: str) -> str:
    return template.replace("{}", content)


def as_plain(text: str, client: Client) -> str:
    lines = (plain_row(line, client) if line.startswith("|") else line for line in text.split("\n"))
    return "\n".join(map(flow, lines) if client.flowed else lines)


def flow(line: str) -> str:
    """A long line broken softly (RFC 3676); quoted lines, columns and a signature's mark stay as they are."""
    if line.startswith(">") or line == "-- " or "\t" in line:
        return line
    return " \n".join(textwrap.wrap(line, 72, break_long_words=False)) if line else line


def plain_row(line: str, client: Client) -> str:
    return client.cells_apart.join(text.strip() for text in line.strip("|").split("|"))
