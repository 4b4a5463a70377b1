# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""One raw mail in, one Reading out: the decision of the intake contract, section 1, rule by rule.

The rules are asked in the order of `_RULES`; the first that has an answer decides, and says why.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal
from zoneinfo import ZoneInfo

from .decision import wording
from .decision.asking import OF_ANOTHER
from .decision.requests import made_ready
from .loads.find import Findings, find_loads
from .mail.documents import documents
from .mail.machine import invitation, machine_made, sent_in_bulk
from .mail.message import Message, parse
from .mail.sources import attachment_segments, points_to_attachment
from .named import Named, named_shipments
from .reading import Category, Context, Reading, Reason
from .rules import YEARS_OF_MAIL
from .text import fold
from .words import _

# Of a folded text; before other letters nothing more is tried.
_SPANISH = re.compile(
    r"(?=[bcdefghlnpqrstu])\b(?:el|los|las|para|por favor|necesito|necesitamos|cotizacion|cotizar|tarifa"
    r"|recoger|recoleccion|entrega|carga|flete|buenos|buenas|dias|tardes|hola|gracias|saludos|envio|desde"
    r"|hasta|tarimas|con|del|una|que)\b"
)
_ENGLISH = re.compile(
    r"\b(?:the|and|for|please|need|quote|rate|pick ?up|delivery|from|to|with|is|are|you|we|this|thanks|hi"
    r"|hello|load|of)\b"
)


@dataclass(frozen=True, slots=True)
class _Facts:
    """All that the rules may look at."""

    message: Message
    machine: Reason | None
    own: bool
    named: Named
    findings: Findings = field(default_factory=Findings)


_Decision = tuple[Category, tuple[Reason, ...]]


def read(raw: bytes, context: Context) -> Reading:
    """The reading of one raw mail. Never raises, whatever the bytes.

    Raises only for a context that cannot be: `zoneinfo.ZoneInfoNotFoundError` for an unknown time zone.
    """
    facts = _facts(parse(raw), context, ZoneInfo(context.timezone))
    return _reading(facts, *_decide(facts))


def read_as_quote(raw: bytes, context: Context) -> Reading:
    """The reading of a mail that a person calls a quote request, whatever the rules say of it.

    At least one load, with as much as the mail says of it; attachments count where its own words are not
    enough. Raises as `read`.
    """
    message, zone = parse(raw), ZoneInfo(context.timezone)
    facts = _facts(message, context, zone)
    if not facts.findings.loads:
        whole = replace(message, segments=(*message.segments, *attachment_segments(message)))
        facts = replace(facts, message=whole, findings=_freight(whole, context, zone))
    return _reading(facts, "quote", ())


def wording_marks(raw: bytes, context: Context) -> frozenset[str]:
    """What the wording of a mail is weighed by; empty where it is not weighed. For learning the weights."""
    facts = _facts(parse(raw), context, ZoneInfo(context.timezone))
    if not facts.findings.loads:
        return frozenset()
    return frozenset(
        wording.marks(made_ready(facts.message.segments, facts.findings.loads), facts.findings.loads)
    )


def _reading(facts: _Facts, category: Category, reasons: tuple[Reason, ...]) -> Reading:
    message = facts.message
    if message.truncated:
        reasons += (Reason("truncated", _("It holds more than is read of a mail.")),)
    return Reading(
        category=category,
        loads=facts.findings.nearest if category == "quote" else (),
        shipments=facts.named.numbers,
        documents=() if facts.machine else documents(message.attachments),
        reasons=reasons,
        missing=_lacking(facts) if category == "other" else (),
        segments=message.segments,
        subject=message.subject,
        sender=message.sender,
        sender_name=message.sender_name,
        date=message.date,
        message_id=message.message_id,
        references=message.references,
        machine_made=facts.machine is not None,
        own=facts.own,
        language=_language(message),
        body_text=message.body_text,
        body_html=message.body_html,
    )


def _facts(message: Message, context: Context, zone: ZoneInfo) -> _Facts:
    machine = machine_made(message)
    own = message.sender in context.own_addresses or message.sender in context.own_domains_senders
    named = named_shipments(message, context)
    if machine or own:
        return _Facts(message, machine, own, named)
    if points_to_attachment(message):
        message = replace(message, segments=(*message.segments, *attachment_segments(message)))
    return _Facts(message, machine, own, named, _freight(message, context, zone))


def _freight(message: Message, context: Context, zone: ZoneInfo) -> Findings:
    return find_loads(message.segments, _day_written(message, zone), context)


def _day_written(message: Message, zone: ZoneInfo) -> date | None:
    """The day on which the mail was written, where the broker is; None if the mail does not say, or lies."""
    if message.date is None or message.date.year not in YEARS_OF_MAIL:
        return None
    return message.date.astimezone(zone).date()


def _decide(facts: _Facts) -> _Decision:
    return next(decision for rule in _RULES if (decision := rule(facts)))


def _by_machine(facts: _Facts) -> _Decision | None:
    return ("other", (facts.machine,)) if facts.machine else None


def _by_owner(facts: _Facts) -> _Decision | None:
    if not facts.own:
        return None
    reason = Reason("own_mail", _("The mailbox's own owner sent it."))
    return ("operations" if facts.named.numbers else "other", (reason, *facts.named.reasons))


def _by_new_freight(facts: _Facts) -> _Decision | None:
    """It asks for a price, a pickup or a movement, says enough, and nothing speaks against it."""
    found = facts.findings
    if not found.loads or not found.request or found.contrary or _no_persons_request(facts.message):
        return None
    if facts.named.numbers and not _asks_for_another(facts):
        return None
    return "quote", found.request


def _no_persons_request(message: Message) -> Reason | None:
    """Why the kind of mail alone says that it asks for no freight, or None."""
    return invitation(message) or sent_in_bulk(message)


def _asks_for_another(facts: _Facts) -> bool:
    """True for "same as SHP000123 but next Tuesday, please quote"."""
    return any(reason.rule in OF_ANOTHER for reason in facts.findings.request)


def _by_named_shipment(facts: _Facts) -> _Decision | None:
    return ("operations", facts.named.reasons) if facts.named.numbers else None


def _by_nothing(facts: _Facts) -> _Decision:
    """Neither new freight nor an existing shipment: why not."""
    found = facts.findings
    by_kind = _no_persons_request(facts.message)
    reasons = (*found.contrary, *((by_kind,) if by_kind else ()))
    if missing := _lacking(facts):
        lacking = {"lacking": [_LACKING[name] for name in missing]}
        reasons += (Reason("not_enough", _("It speaks of freight, but lacks %(lacking)s."), values=lacking),)
    return "other", reasons or (_NOTHING,)


def _lacking(facts: _Facts) -> tuple[str, ...]:
    """What a person's mail lacks that is nearly a request."""
    is_nearly_one = facts.findings.is_nearly_a_request and not _no_persons_request(facts.message)
    return facts.findings.missing if is_nearly_one else ()


_LACKING = {"origin": _("an origin"), "destination": _("a destination"), "freight": _("a freight detail")}
_NOTHING = Reason("nothing", _("It asks for no new freight and names no known shipment."))

_RULES: tuple[Callable[[_Facts], _Decision | None], ...] = (
    _by_machine,
    _by_owner,
    _by_new_freight,
    _by_named_shipment,
    _by_nothing,
)


def _language(message: Message) -> Literal["en", "es"]:
    """The language to answer in: Spanish if its everyday words outnumber the English ones."""
    text = fold(message.text("subject", "new", "forwarded")[:5_000])
    spanish = len(_SPANISH.findall(text))
    return "es" if spanish and spanish > len(_ENGLISH.findall(text)) else "en"
