# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Which mail a machine made by itself: bounces, auto-replies, calendar answers, newsletters and list bulk.

Scanners, web forms and tracking systems are machines too, but what they send is business: they do not count.
"""

from __future__ import annotations

import re

from ..reading import Reason
from ..rules import BULK_SCORE, MAX_OUT_OF_OFFICE
from ..words import Values, _
from .message import Message

_BOUNCE_SENDER = re.compile(
    r"(?:mailer-?daemon|postmaster|mail-?delivery(?:-?system|-?subsystem)?)\b", re.IGNORECASE
)
_BOUNCE_SUBJECT = re.compile(
    r"\W*(?:undeliver(?:able|ed)|delivery (?:status notification|failure|has failed|incomplete|delayed)"
    r"|mail delivery (?:failed|failure|subsystem|system)|returned mail|return(?:ed)? to sender"
    r"|failure notice|non[- ]?deliver(?:y|able)"
    r"|message (?:undeliverable|not delivered|delivery failure|delayed)|no se puede entregar"
    r"|no se pudo entregar|correo devuelto"
    r"|warning: (?:could not send|message)|nicht zustellbar|unzustellbar|échec de la remise|rejected mail)",
    re.IGNORECASE,
)
_AUTO_REPLY_SUBJECT = re.compile(
    r"\W*(?:automatic (?:reply|response)|auto(?:mated|matic)?[- ]?(?:reply|response|responder)|auto\s*:"
    r"|autoreply|out of (?:the )?office"
    r"|ooo\b|vacation (?:reply|response|notice)|respuesta autom[aá]tica|fuera de (?:la )?oficina"
    r"|ausente de la oficina|aviso de ausencia"
    r"|réponse automatique|automatische antwort|abwesenheit\w*|resposta autom[aá]tica|risposta automatica"
    r"|away from (?:the|my) (?:office|desk))",
    re.IGNORECASE,
)
_RECEIPT_SUBJECT = re.compile(r"\W*(?:read|not read|leído|delivered|entregado|relayed)\s*:", re.IGNORECASE)
_OUT_OF_OFFICE = re.compile(
    r"\b(?:(?:i am|i'm|i will be|i'll be|we are|i’m|i’ll be)\b[^.!?\n]{0,40}\b(?:out of (?:the|my) office"
    r"|on (?:vacation|holiday|leave|pto)|away from (?:the|my) (?:office|desk|email))"
    r"|estoy fuera de (?:la )?oficina|estar[eé] fuera|me encuentro fuera de (?:la )?oficina|de vacaciones)",
    re.IGNORECASE,
)
_BACK_SOON = re.compile(
    r"\b(?:return(?:ing)?|be back|limited access|no access|urgent|immediate (?:assistance|attention)"
    r"|in my absence|will (?:respond|reply|get back)"
    r"|regreso|regresar[eé]|urgente|en mi ausencia|volver[eé])\b",
    re.IGNORECASE,
)
_REPLY = re.compile(r"\s*(?:re|fwd?|rv)\s*:", re.IGNORECASE)
_METHOD = re.compile(rb"^METHOD:\s*(\w+)", re.IGNORECASE | re.MULTILINE)
_CALENDAR_ANSWER_SUBJECT = re.compile(
    r"\W*(?:accepted|declined|tentative(?:ly accepted)?|aceptad[oa]|rechazad[oa]|provisional)\s*:",
    re.IGNORECASE,
)

_PERSONAL_GROUP = re.compile(
    r"googlegroups-manage|groups\.google\.com|groups\.office|groups\.outlook|\bgroups\.io\b", re.IGNORECASE
)
_CAMPAIGN_HEADERS = frozenset(
    {
        "x-campaign",
        "x-campaignid",
        "x-campaign-id",
        "x-mc-user",
        "x-mailchimp-campaign-id",
        "x-hubspot-campaign-id",
        "x-klaviyo-message",
        "x-cm-campaign",
        "x-sfmc-stack",
        "x-job",
        "x-roving-id",
        "x-constantcontact",
        "x-marketo-campaign",
        "x-mailer-recptid",
        "x-ctct-id",
        "x-mktarchive",
        "x-mktmailid",
        "x-rpcampaign",
        "x-newsletter",
    }
)
_NEWSLETTER_SENDER = re.compile(
    r"(?:news(?:letter)?s?|marketing|digest|offers?|promo(?:tion)?s?|updates?|campaigns?|bulletin|boletin)\b",
    re.IGNORECASE,
)
_UNSUBSCRIBE = re.compile(
    r"\b(?:unsubscribe|manage (?:your )?(?:email )?preferences|update (?:your )?preferences"
    r"|view (?:this email |it )?(?:in|on) (?:your |a |the )?(?:browser|web)"
    r"|opt[- ]out|no longer wish to receive|you(?:'re| are) receiving this|darse de baja|cancelar (?:la "
    r"|tu |su )?suscripci[oó]n|anular suscripci[oó]n)",
    re.IGNORECASE,
)
_REQUEST_SUBJECT = re.compile(
    r"\b(?:rfq|(?:quote|rate|spot|pricing|freight) request|request for (?:a )?(?:quote|quotation|rate|price)"
    r"|(?:quote|rate|bid) requested|(?:load|new|spot|freight) tender|solicitud de cotizaci[oó]n)\b",
    re.IGNORECASE,
)
_FORM = re.compile(
    r"\b(?:web ?form|contact form|quote (?:request )?form|form submission|new submission|website (?:quote"
    r"|inquiry|lead))\b",
    re.IGNORECASE,
)


def machine_made(message: Message) -> Reason | None:
    """Why the mail counts as made by a machine, or None."""
    for rule in (_bounce, _auto_reply, _calendar_answer, _bulk):
        if reason := rule(message):
            return reason
    return None


def invitation(message: Message) -> Reason | None:
    """A meeting request: a person's, so no machine's, yet it asks for a meeting and not for freight."""
    if _calendar_method(message) in ("REQUEST", "CANCEL", "PUBLISH"):
        return Reason("invitation", _("It is a calendar invitation."))
    return None


def sent_in_bulk(message: Message) -> Reason | None:
    """Signs of bulk mail, too few to call it a machine's, yet none that a person's own request has."""
    signs = _bulk_signs(message)
    if sum(signs.values()) <= 0 or _REQUEST_SUBJECT.search(message.subject):
        return None
    return Reason("sent_in_bulk", _("It was sent to many at once (%(signs)s)."), values=_named(signs))


def _bounce(message: Message) -> Reason | None:
    report = message.root.parameters.get("report-type", "").lower()
    if "message/delivery-status" in message.content_types or report == "delivery-status":
        return Reason("bounce", _("It is a delivery status notification."))
    null_sender = message.header("return-path").strip() == "<>"
    from_daemon = _BOUNCE_SENDER.match(message.sender) is not None
    if from_daemon or (null_sender and _BOUNCE_SUBJECT.match(message.subject)):
        return Reason("bounce", _("A mail server says that a mail could not be delivered."))
    return None


def _auto_reply(message: Message) -> Reason | None:
    if _is_receipt(message):
        return Reason("receipt", _("It is a read receipt."))
    if _says_auto_reply(message) or _AUTO_REPLY_SUBJECT.match(message.subject):
        return Reason("auto_reply", _("It is an automatic reply."))
    if _is_out_of_office(message):
        return Reason("auto_reply", _("It is an out-of-office notice."))
    return None


def _is_receipt(message: Message) -> bool:
    if "message/disposition-notification" in message.content_types:
        return True
    null_sender = message.header("return-path").strip() == "<>"
    return null_sender and _RECEIPT_SUBJECT.match(message.subject) is not None


def _says_auto_reply(message: Message) -> bool:
    submitted = message.header("auto-submitted").split(";")[0].strip().lower()
    if submitted in ("auto-replied", "auto-notified"):
        return True
    if message.header("x-autoreply") or message.header("x-autorespond") or message.header("x-autoreply-from"):
        return True
    return message.header("precedence").strip().lower() in ("auto_reply", "auto-reply")


def _is_out_of_office(message: Message) -> bool:
    """A notice in the words people use for one, and nothing beside it."""
    text = message.text("new").strip()
    hinted = message.header("x-auto-response-suppress") or message.header("return-path").strip() == "<>"
    if not (hinted or message.references) or len(text) > MAX_OUT_OF_OFFICE:
        return False
    return _OUT_OF_OFFICE.search(text) is not None and bool(hinted or _BACK_SOON.search(text))


def _calendar_answer(message: Message) -> Reason | None:
    answers = _calendar_method(message) in ("REPLY", "COUNTER", "REFRESH", "DECLINECOUNTER")
    if answers:
        return Reason("calendar_answer", _("It answers a calendar invitation."))
    return None


def _calendar_method(message: Message) -> str:
    """The method of the mail's calendar part (RFC 5546), in upper case, or an empty string."""
    for part in message.root.walk():
        if part.content_type in ("text/calendar", "application/ics"):
            method = part.parameters.get("method") or ""
            if not method and (found := _METHOD.search(part.content())):
                method = found[1].decode("ascii", "replace")
            return method.upper()
    return ""


def _bulk(message: Message) -> Reason | None:
    signs = _bulk_signs(message)
    if sum(signs.values()) < BULK_SCORE:
        return None
    return Reason("bulk", _("It is a newsletter or list mail (%(signs)s)."), values=_named(signs))


def _named(signs: dict[str, int]) -> Values:
    return {"signs": [name for name, weight in signs.items() if weight > 0]}


def _bulk_signs(message: Message) -> dict[str, int]:
    """Signs for bulk mail with their weights; below zero where a person wrote through a group, or a form."""
    precedence = message.header("precedence").strip().lower()
    unsubscribe = message.header("list-unsubscribe")
    signs = {
        _("marked as bulk"): 2 if precedence in ("bulk", "junk") else 0,
        _("sent to a list"): int(precedence == "list" or bool(message.header("list-id"))),
        _("has an unsubscribe header"): int(bool(unsubscribe)),
        _("one-click unsubscribe"): 2 if message.header("list-unsubscribe-post") else 0,
        _("sent by a campaign"): 2
        if any(name in _CAMPAIGN_HEADERS for name, _value in message.root.headers)
        else 0,
    }
    if not any(signs.values()):
        return {}
    signs[_("sent by a newsletter address")] = int(bool(_NEWSLETTER_SENDER.match(message.sender)))
    shown = message.text("new", "forwarded", "signature", "disclaimer")
    signs[_("says how to unsubscribe")] = int(bool(_UNSUBSCRIBE.search(shown)))
    group = message.header("x-google-group-id") or _PERSONAL_GROUP.search(unsubscribe)
    signs["through a group"] = -3 if group else 0
    form = _FORM.search(f"{message.subject} {message.text('new')[:2_000]}")
    signs["a web form's"] = -2 if form or message.header("x-form-id") else 0
    return signs
