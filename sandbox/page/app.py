# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The page's addresses. Looking never changes a mailbox: no mail is marked as read by it."""

from __future__ import annotations

import secrets
from email.message import EmailMessage
from email.utils import parseaddr
from typing import Any

from flask import Flask, Response, abort, redirect, render_template, request, url_for
from imapclient.exceptions import IMAPClientError

from ..mime import part_text
from ..people import PEOPLE
from ..postbox import Postbox
from ..samples import SAMPLES
from . import mailbox_view as view

# An HTML mail may show itself and nothing else: no script, no form, nothing loaded from anywhere.
_MAIL_POLICY = (
    "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; "
    "img-src data:; style-src 'unsafe-inline'"
)
_PAGE_POLICY = (
    "default-src 'self'; img-src 'self' data:; frame-ancestors 'none'; base-uri 'none'; form-action 'self'"
)


def make_page(config: dict[str, Any]) -> Flask:
    """`config` is that of sandbox.json."""
    app = Flask(__name__)
    page = _Page(config)
    app.add_url_rule("/", "home", page.home)
    app.add_url_rule("/html", "html", page.html)
    app.add_url_rule("/attachment", "attachment", page.attachment)
    app.add_url_rule("/samples", "send_sample", page.send_sample, methods=["POST"])
    app.after_request(_protect)
    return app


def _protect(response: Response) -> Response:
    response.headers.setdefault("Content-Security-Policy", _PAGE_POLICY)
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Referrer-Policy"] = "no-referrer"
    response.headers["Cache-Control"] = "no-store"
    return response


class _Page:
    def __init__(self, config: dict[str, Any]):
        self._config = config
        self._postbox = Postbox(config)
        self._form_token = secrets.token_urlsafe(16)  # another site's form does not know it

    def home(self) -> str:
        address, folder, uid = self._place()
        return render_template(
            "page.html",
            address=address,
            folder=folder,
            uid=uid,
            **self._shown(address, folder, uid),
            settings=self._settings(address),
            staff=[person for person in PEOPLE if person.staff],
            others=self._others(),
            samples={name: label for name, (label, _make) in SAMPLES.items()},
            sent=SAMPLES.get(request.args.get("sent", ""), ("",))[0],
            form_token=self._form_token,
        )

    def _shown(self, address: str, folder: str, uid: int) -> dict[str, Any]:
        """Of the mailbox: its folders, the mails of this one, and the mail that is opened."""
        with self._postbox.open(address) as mailbox:
            folders = view.folders(mailbox)
            if folder not in {shown.name for shown in folders}:
                abort(404)
            message = view.mail(mailbox, folder, uid) if uid else None
            rows = view.rows(mailbox, folder)
        return {"folders": folders, "rows": rows, "opened": message and _opened(message)}

    def html(self) -> Response:
        """The HTML part alone, for the page's frame; its links open new tabs."""
        text = '<!doctype html><meta charset="utf-8"><base target="_blank">' + part_text(self._mail(), "html")
        return Response(text, mimetype="text/html", headers={"Content-Security-Policy": _MAIL_POLICY})

    def attachment(self) -> Response:
        parts = list(self._mail().iter_attachments())
        number = request.args.get("number", 0, type=int)
        if not 0 <= number < len(parts):
            abort(404)
        response = Response(parts[number].get_payload(decode=True), mimetype="application/octet-stream")
        name = (parts[number].get_filename() or "attachment").replace("\\", "/").rpartition("/")[2]
        response.headers.set("Content-Disposition", "attachment", filename=name)
        return response

    def send_sample(self) -> Any:
        form = request.form
        if form.get("token") != self._form_token or form.get("sample") not in SAMPLES:
            abort(400)
        recipient = self._known(form.get("recipient", ""))
        _label, make = SAMPLES[form["sample"]]
        message = make(recipient, form.get("shipment", "").strip() or "SHP000001")
        self._postbox.deliver(parseaddr(message["From"])[1], [recipient], message.as_bytes())
        return redirect(url_for("home", mailbox=recipient, sent=form["sample"]), code=303)

    def _place(self) -> tuple[str, str, int]:
        address = self._known(request.args.get("mailbox", PEOPLE[0].address))
        return address, request.args.get("folder", "INBOX"), request.args.get("uid", 0, type=int)

    def _known(self, address: str) -> str:
        if address not in self._postbox.addresses():
            abort(404)
        return address

    def _settings(self, address: str) -> dict[str, str]:
        """What somebody connecting this mailbox types or needs to know; empty for one added later."""
        person = next((person for person in PEOPLE if person.address == address), None)
        if person is None:
            return {}
        if person.opened_by:
            return {"Opened by": person.opened_by}
        password = self._config["users"][address]
        if person.kind != "imap":
            return {"Sign-in": person.kind.capitalize(), "Password": password}
        return {
            "Username": address,
            "Password": password,
            "Incoming": f"localhost, {self._config['imaps']}, TLS",
            "Outgoing": f"localhost, {self._config['submission']}, STARTTLS",
        }

    def _others(self) -> list[str]:
        staff = {person.address for person in PEOPLE if person.staff}
        return [address for address in self._postbox.addresses() if address not in staff]

    def _mail(self) -> EmailMessage:
        address, folder, uid = self._place()
        try:
            with self._postbox.open(address) as mailbox:
                message = view.mail(mailbox, folder, uid)
        except IMAPClientError:
            message = None
        return message or abort(404)


def _opened(message: EmailMessage) -> dict[str, Any]:
    return {
        "headers": [(name, str(message[name] or "")) for name in ("From", "To", "Cc", "Date", "Subject")],
        "text": view.plain_text(message),
        "html": bool(part_text(message, "html")),
        "attachments": list(view.attachments(message)),
    }
