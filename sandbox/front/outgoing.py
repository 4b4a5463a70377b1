# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""A message as the API is told it, made into a mail."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from email.message import EmailMessage
from email.utils import format_datetime, formataddr, localtime, make_msgid
from typing import Any

from flask import Request
from werkzeug.datastructures import FileStorage

from .records import Inbox

_STEP = re.compile(r"\[([^\]]*)\]")
_MARKUP = re.compile(r"<[^>]*>")


@dataclass
class Draft:
    """What both calls that send have in common (OutboundMessage, OutboundReplyMessage)."""

    body: str
    to: list[str] = field(default_factory=list)
    cc: list[str] = field(default_factory=list)
    bcc: list[str] = field(default_factory=list)
    subject: str = ""
    text: str = ""
    sender_name: str = ""
    channel_id: str = ""
    archive: bool = True
    tag_ids: list[str] = field(default_factory=list)
    files: list[FileStorage] = field(default_factory=list)

    @property
    def recipients(self) -> list[str]:
        return [*self.to, *self.cc, *self.bcc]


def read_draft(request: Request) -> Draft:
    """From JSON, or from a multipart form whose fields are named as in `to[0]` and `options[archive]`.

    Raises ValueError with what is missing.
    """
    told = request.get_json() if request.is_json else _nested(request.form.items(multi=True))
    if not isinstance(told, dict) or not told.get("body"):
        raise ValueError("body: missing")
    options = told.get("options") or {}
    plain = ("body", "subject", "text", "sender_name", "channel_id")
    return Draft(
        **{name: told[name] for name in plain if told.get(name)},
        **{name: _as_list(told.get(name)) for name in ("to", "cc", "bcc")},
        archive=str(options.get("archive", True)).lower() not in ("false", "0"),
        tag_ids=_as_list(options.get("tag_ids")),
        files=[file for name, file in request.files.items(multi=True) if name.startswith("attachments")],
    )


def make_mail(draft: Draft, inbox: Inbox, subject: str, references: list[str]) -> EmailMessage:
    mail = EmailMessage()
    mail["From"] = formataddr((draft.sender_name or inbox.name, inbox.address))
    mail["To"] = ", ".join(draft.to)
    if draft.cc:
        mail["Cc"] = ", ".join(draft.cc)
    mail["Subject"] = draft.subject or subject
    mail["Date"] = format_datetime(localtime())
    mail["Message-ID"] = make_msgid(domain="front.sandbox.test")
    if references:
        mail["In-Reply-To"], mail["References"] = references[-1], " ".join(references)
    mail.set_content(draft.text or _MARKUP.sub("", draft.body))
    mail.add_alternative(draft.body, subtype="html")
    _attach(mail, draft)
    return mail


def _attach(mail: EmailMessage, draft: Draft) -> None:
    """A file that the body shows as `cid:<its name>` belongs into the body."""
    html = mail.get_payload()[1]
    for file in draft.files:
        maintype, _, subtype = (file.mimetype or "application/octet-stream").partition("/")
        kind = {"maintype": maintype, "subtype": subtype, "filename": file.filename}
        if f"cid:{file.filename}" in draft.body:
            html.add_related(file.read(), **kind, cid=f"<{file.filename}>", disposition="inline")
        else:
            mail.add_attachment(file.read(), **kind)


def _nested(fields: Iterable[tuple[str, str]]) -> dict[str, Any]:
    """`{"to": [...], "options": {...}}` of `to[0]`, `to[]`, `to` and `options[tag_ids][0]`."""
    told: dict[str, Any] = {}
    for name, value in fields:
        first, steps = name.partition("[")[0], _STEP.findall(name)
        if steps and not (steps[0].isdigit() or steps[0] == ""):
            inner = told.setdefault(first, {})
            _put(inner, steps[0], value, is_list=len(steps) > 1)
        else:
            _put(told, first, value, is_list=bool(steps))
    return told


def _put(target: dict[str, Any], name: str, value: str, is_list: bool) -> None:
    if is_list:
        target.setdefault(name, []).append(value)
    else:
        target[name] = value


def _as_list(value: Any) -> list[str]:
    if not value:
        return []
    return list(value) if isinstance(value, list) else [value]
