# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What programs and lawyers add to a mail: a gateway's banner above the text, a legal notice below it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .freight_words import freight_certainty
from .lines import Line

_BANNER = re.compile(
    r"\b(?:(?:originated|came|comes) (?:from )?outside|(?:from|sent by|is) an? external (?:source|sender"
    r"|email|user|address)"
    r"|sent from outside|from outside (?:of )?(?:the|your|our) (?:organi[sz]ation|company|network)"
    r"|do(?:n't| not) (?:often )?get e?mail from|external (?:e-?mail|sender|message)\b.{0,30}(?:caution"
    r"|warning|:|!|-)|(?:caution|warning|attention|alert|precauci[oó]n|atenci[oó]n"
    r"|advertencia)\W{1,5}(?:this (?:is an )?)?(?:external|extern[oa])"
    r"|(?:correo|mensaje) (?:es )?(?:de )?(?:origen )?extern[oa]|(?:proviene"
    r"|originado?) (?:de )?fuera de (?:la|su) organi[sz]aci[oó]n)"
    r"|first time you(?:'ve)? (?:have )?(?:received|got\w*) (?:an? )?e?-?(?:mail|message) from"
    r"|^\W*(?:caution|warning)?\W*\[?external(?: e-?mail| sender| message)?\]?\W*$",
    re.IGNORECASE,
)
# Of these one stands in all that speaks of somebody outside.
_BANNER_WORDS = ("outside", "extern", "mail from", "message from", "first time", "fuera de", "authenticat")
_BANNER_GOES_ON = re.compile(
    r"\b(?:click|links?|attachments?|recogni[sz]e|know the content|the sender|suspicious|phish\w*|report"
    r"|safe|verify|learn why|organi[sz]ation|trusted|enlaces|adjuntos|remitente)\b",
    re.IGNORECASE,
)
# What gateways' warnings speak of: whoever is outside, and two things more.
_OUTSIDE = re.compile(r"\b(?:external|outside|fuera de|extern[oae]s?|first time|authenticat)", re.IGNORECASE)
_WARNED_OF = (
    re.compile(
        r"\b(?:sender|remitente|exp[ée]diteur|originat|e-?mail|message|correo|mensaje)", re.IGNORECASE
    ),
    re.compile(
        r"\b(?:caution|warning|careful|cuidado|attention|security|beware|exercise|stop\b)", re.IGNORECASE
    ),
    re.compile(
        r"\b(?:links?|attachments?|click|enlaces|adjuntos|passwords?|phish|suspicious)", re.IGNORECASE
    ),
    re.compile(r"\b(?:organi[sz]a|organi[sz]ación|domain|network|trust|verify|recogni[sz]e)", re.IGNORECASE),
)
_BANNER_LINES = 12  # how far down a banner may begin

_DISCLAIMER = re.compile(
    r"\b(?:this (?:e-?mail|message|communication|transmission)\b.{0,120}\b(?:confidential|intended"
    r"|privileged|attachments?)"
    r"|confidentiality (?:notice|note|statement)|intended (?:only |solely )?(?:for|recipients?)"
    r"|legally privileged"
    r"|unauthori[sz]ed (?:use|review|disclosure)|if you (?:are not|have received) (?:the|this)"
    r"|(?:before|antes de|avant d[e']) ?(?:you )?(?:print|impri)\w*|wire fraud|unsubscribe\b"
    r"|(?:update|manage|change) (?:your )?(?:e-?mail )?(?:preferences|subscription)"
    r"|virus-free|scanned (?:for|by).{0,30}virus|este (?:correo"
    r"|mensaje)\b.{0,120}\bconfidencial"
    r"|aviso de (?:confidencialidad|privacidad)|destinatario.{0,60}(?:confidencial|notifique)"
    r"|terms (?:and|&) conditions (?:apply|can be found|available)|(?:subject to"
    r"|governed by) our (?:standard )?terms)",
    re.IGNORECASE,
)
# Words of which legal notices are made, in the languages of North American trade: several different ones in
# one paragraph are a notice, whatever its sentences.
_LEGAL = re.compile(
    r"\b(?:confiden|privileg|intended|recipient|addressee|disclos|disseminat|distribut|prohibit|unauthori"
    r"|(?:in|por|par) err|delet(?:e|ing) (?:it|this|the)|notify (?:the sender|us)|disclaimer|liab(?:le|ility)"
    r"|virus|privacy|destinat[ai]+r|supprim|divulg|privacidad|datos personales)",
    re.IGNORECASE,
)
_LEAST_LEGAL = 3
_NOTICE_WORDS = (
    *("confiden", "privileg", "intended", "recipient", "virus", "unauthori", "received", "term", "print"),
    *("destinat", "privacidad", "imprim", "attachment", "fraud", "unsubscribe", "preferences", "prohibi"),
)
_SHORTEST_NOTICE = 20  # characters


def banner_lines(lines: Sequence[Line]) -> list[int]:
    """The indices of lines that belong to a banner at the head of a mail."""
    found = []
    goes_on = False
    for i, line in enumerate(lines[:_BANNER_LINES]):
        if _is_banner(line.text[:400]):
            goes_on = True
        elif goes_on:
            goes_on = bool(line.text.strip()) and _BANNER_GOES_ON.search(line.text) is not None
        if goes_on:
            found.append(i)
    return found


def _is_banner(text: str) -> bool:
    lower = text.lower()
    if not any(word in lower for word in _BANNER_WORDS):
        return False
    if _BANNER.search(text):
        return True
    if not _OUTSIDE.search(text) or freight_certainty(text):
        return False
    return sum(thing.search(text) is not None for thing in _WARNED_OF) >= 2


def notices(lines: Sequence[Line], start: int) -> list[range]:
    """The ranges of lines from `start` on that are legal notices."""
    if not _might_hold_notice(lines):
        return []
    found = []
    i = start
    while i < len(lines):
        if _is_notice(lines[i].text[:2_000]):
            is_first = not any(line.text.strip() for line in lines[start:i])
            found.append(range(i, _paragraph_end(lines, i) if is_first else _notice_end(lines, i)))
            i = found[-1].stop
        else:
            i += 1
    return found


def _is_notice(text: str) -> bool:
    if len(text) <= _SHORTEST_NOTICE:
        return False
    if _DISCLAIMER.search(text):
        return True
    return (
        len({word.lower() for word in _LEGAL.findall(text)}) >= _LEAST_LEGAL and freight_certainty(text) < 2
    )


def _might_hold_notice(lines: Sequence[Line]) -> bool:
    """A quick look for the words of which each notice has one."""
    text = " ".join(line.text for line in lines).lower()
    return any(word in text for word in _NOTICE_WORDS)


def _notice_end(lines: Sequence[Line], i: int) -> int:
    """A notice goes on to the end of the mail, or of its paragraph if freight is spoken of below it."""
    if not any(freight_certainty(line.text) for line in lines[i + 1 :]):
        return len(lines)
    return _paragraph_end(lines, i)


def _paragraph_end(lines: Sequence[Line], i: int) -> int:
    while i < len(lines) and lines[i].text.strip():
        i += 1
    return i
