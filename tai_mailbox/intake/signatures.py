# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What stands around a mail's own words: gateway banners above, signature and legal notice below."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby
from typing import Literal

from .lines import Line
from .rules import MAX_SIGNATURE_LINES

Label = Literal["text", "banner", "signature", "disclaimer"]

_BANNER = re.compile(
    r"\b(?:originated (?:from )?outside|(?:from|sent by|is) an? external (?:source|sender|email|user|address)"
    r"|sent from outside|from outside (?:of )?(?:the|your|our) (?:organi[sz]ation|company|network)"
    r"|do(?:n't| not) (?:often )?get e?mail from|external (?:e-?mail|sender|message)\b.{0,30}(?:caution"
    r"|warning|:|!|-)"
    r"|(?:caution|warning|attention|alert|precauci[oó]n|atenci[oó]n"
    r"|advertencia)\W{1,5}(?:this (?:is an )?)?(?:external|extern[oa])"
    r"|(?:correo|mensaje) (?:es )?(?:de )?(?:origen )?extern[oa]|(?:proviene"
    r"|originado?) (?:de )?fuera de (?:la|su) organi[sz]aci[oó]n)"
    r"|^\W*(?:caution|warning)?\W*\[?external(?: e-?mail| sender| message)?\]?\W*$",
    re.IGNORECASE,
)
_BANNER_GOES_ON = re.compile(
    r"\b(?:click|links?|attachments?|recogni[sz]e|know the content|the sender|suspicious|phish\w*|report"
    r"|safe|verify"
    r"|learn why|organi[sz]ation|trusted|enlaces|adjuntos|remitente)\b",
    re.IGNORECASE,
)
_BANNER_LINES = 12  # how far down a banner may begin

_DISCLAIMER = re.compile(
    r"\b(?:this (?:e-?mail|message|communication|transmission)\b.{0,120}\b(?:confidential|intended"
    r"|privileged|attachments?)"
    r"|confidentiality (?:notice|note|statement)|intended (?:only |solely )?(?:for|recipients?)"
    r"|legally privileged"
    r"|unauthori[sz]ed (?:use|review|disclosure)|if you (?:are not|have received) (?:the|this)"
    r"|consider the environment|virus-free|scanned (?:for|by).{0,30}virus|este (?:correo"
    r"|mensaje)\b.{0,120}\bconfidencial"
    r"|aviso de (?:confidencialidad|privacidad)|destinatario.{0,60}(?:confidencial|notifique)"
    r"|antes de imprimir"
    r"|terms (?:and|&) conditions (?:apply|can be found|available)|(?:subject to"
    r"|governed by) our (?:standard )?terms)",
    re.IGNORECASE,
)

_MOBILE = re.compile(
    r"\W*(?:sent|enviado|envoyé|gesendet)\s+(?:from|via|using|desde|con|de|depuis|von)\s+(?:my|mi|mon"
    r"|meinem|the|la|el)?\s*"
    r"(?:\w+\s+){0,2}(?:i ?phone|i ?pad|android|samsung|galaxy|blackberry|mobile|phone|smartphone|verizon"
    r"|at&t|t-mobile|outlook|yahoo"
    r"|mail|gmail|windows|handheld|device|tel[eé]fono|celular|m[oó]vil|dispositivo|aol|proton\w*)\b.{0,60}"
    r"|\W*(?:get|obt[eé]n(?:er)?|descargar?) outlook (?:for|para) .{2,30}|\W*please excuse.{0,60}(?:typo"
    r"|brevity|mobile).{0,40}",
    re.IGNORECASE,
)
_CLOSING = re.compile(
    r"\W*(?:(?:many|much|best|kind(?:est)?|warm(?:est)?|with|very|muchas|mil|un|cordiales|mis|y|and|&) ){0,3}"
    r"(?:thanks?|thank you|thank u|thanx|thx|tks|tia|regards|rgds|sincerely|cheers|respectfully|best"
    r"|cordially|v/r|br|kr|respect"
    r"|appreciate (?:it|your help)|have a (?:great|good|nice) \w+|saludos|saludo|atentamente|gracias|atte"
    r"|slds|quedo (?:atent[oa]|al pendiente)"
    r"|bendiciones|cordialmente|cordialement|merci|grüße|grüßen|obrigado)\b[^\d?:]{0,50}",
    re.IGNORECASE,
)
_PHONE = re.compile(r"(?<![\d.-])(?:\+?\d{1,3}[ .-]?)?(?:\(\d{2,3}\)|\d{2,3})[ .-]?\d{3,4}[ .-]\d{4}(?!\d)")
_CONTACT = re.compile(
    r"[\w.+-]{1,64}@[\w-]{1,64}\.\w|\bwww\.|https?://|\b(?:mc|dot|scac)\s*#?\s*:?\s*\d{4,8}\b", re.IGNORECASE
)

# What people write about freight and not in a signature. Places and equipment alone do not count: signatures
# give the company's address, and advertise vans and reefers.
_CONTENT = re.compile(
    r"\d\s*k?\s*(?:lbs?\b|pounds|#(?!\s*\d)|kgs?\b|kilos?\b|tons?\b|tonnes?\b|toneladas?|mt\b|libras)"
    r"|\d\s*(?:x\s*)?(?:pallets?|plts?|skids?|crates?|pieces|pcs|cartons?|boxes|drums?|totes?|tarimas?"
    r"|cajas|bultos|bundles|coils|rolls|bales)\b"
    r"|\d\s*[\"'”’]?\s*x\s*\d"
    r"|\b(?:48|53|40|26)\s*(?:'|’|ft\b|foot\b|footer\b)"
    r"|^\W*(?:pick ?-?ups?|p/?u|deliver(?:y|s)?(?: to)?|deliver|del|drop(?: ?off)?|ship(?:per|ping"
    r"|ment)?(?: from| to| date)?|consignee|receiver"
    r"|origin|orig|dest|destination|equip(?:ment)?|trailer|weight|wt|commodity|dims?|dimensions|date|ready"
    r"|temp\w*|class|qty|quantity"
    r"|stops?|loads?|lane|from|to|pallets?|hazmat|accessorials?|origen|destino|recog\w+|recolecci[oó]n"
    r"|entrega|peso|mercanc[ií]a"
    r"|equipo|carga|fecha|po|bol|ref\w*|notes?|special instructions?)\s*(?:#|no\.?)?\s*\d{0,2}\s*(?:[:=\t]|$)"
    r"|^\W*[od]\s*:\s*(?![+(\d\s])|^\W*[od]\s*:\s*[a-z]|^\W*(?:to|from|and|hasta|para|desde|hacia)\W*$"
    r"|,?\s[a-z]{2}\b.{0,20}(?:\bto\b|->|→|>|–).{2,40},?\s[a-z]{2}\b|\b\d{5}\s*(?:to|-|–|>|->|→)\s*\d{5}\b"
    r"|\b(?:please|pls|plz|need|can you|could you|favor)\b.{0,40}\b(?:quote|rate|price|pick|cotiza\w*"
    r"|tarifa|advise|send|deliver)\b|\?\s*$"
    r"|\bshp\W{0,3}\d|\b(?:load|shipment|order|po|bol|pro|pickup)\s*(?:#|no\.?|number|id)?\s*:?\s*\d{3,}",
    re.IGNORECASE,
)
_NAME_ENDS = re.compile(r"[|,;:/•·–—\t(]|\s-\s")
_WORD = re.compile(r"[^\W\d_]+")


def label_lines(lines: Sequence[Line], sender: str = "") -> list[tuple[Label, list[Line]]]:
    """The lines of one mail in stretches of one label each, in order.

    `sender` is the name and address of who wrote it; a line that repeats the name begins the signature.
    """
    labels: list[Label] = ["text"] * len(lines)
    _label_banner(lines, labels)
    end = _label_disclaimer(lines, labels)
    _label_signature(lines, labels, end, sender)
    pairs = zip(labels, lines, strict=True)
    return [
        (label, [line for _label, line in group]) for label, group in groupby(pairs, key=lambda pair: pair[0])
    ]


def _label_banner(lines: Sequence[Line], labels: list[Label]) -> None:
    goes_on = False
    for i, line in enumerate(lines[:_BANNER_LINES]):
        if _BANNER.search(line.text[:400]):
            goes_on = True
        elif goes_on:
            goes_on = bool(line.text.strip()) and _BANNER_GOES_ON.search(line.text) is not None
        if goes_on:
            labels[i] = "banner"


def _label_disclaimer(lines: Sequence[Line], labels: list[Label]) -> int:
    """Labels legal notices, and returns the line at which the last text before them ends."""
    end = len(lines)
    i = 0
    while i < len(lines):
        if labels[i] == "text" and len(lines[i].text) > 20 and _DISCLAIMER.search(lines[i].text[:2_000]):
            stop = _disclaimer_end(lines, i)
            labels[i:stop] = ["disclaimer"] * (stop - i)
            end = min(end, i) if stop == len(lines) else end
            i = stop
        else:
            i += 1
    return end


def _disclaimer_end(lines: Sequence[Line], i: int) -> int:
    """A notice goes on to the end of the mail, or of its paragraph if freight is spoken of below it."""
    if not any(_CONTENT.search(line.text[:400]) for line in lines[i + 1 :]):
        return len(lines)
    while i < len(lines) and lines[i].text.strip():
        i += 1
    return i


def _label_signature(lines: Sequence[Line], labels: list[Label], end: int, sender: str) -> None:
    for i, line in enumerate(lines[:end]):
        if labels[i] == "text" and (_MOBILE.fullmatch(line.text[:200]) or _said_to_be_signature(line)):
            labels[i] = "signature"
    floor = _signature_floor(lines, end)
    start = _signature_start(lines, floor, end, _name_words(sender))
    if start is not None:
        for i in range(start, end):
            if labels[i] == "text":
                labels[i] = "signature"


def _said_to_be_signature(line: Line) -> bool:
    return line.signature and not _CONTENT.search(line.text[:400])


def _signature_floor(lines: Sequence[Line], end: int) -> int:
    """The first line from which on nothing speaks of freight."""
    floor = end
    lowest = max(0, end - MAX_SIGNATURE_LINES)
    while floor > lowest:
        text = lines[floor - 1].text
        if len(text) > 200 or _CONTENT.search(text):
            break
        floor -= 1
    return floor


def _signature_start(lines: Sequence[Line], floor: int, end: int, names: frozenset[str]) -> int | None:
    """The first line of the signature, or None."""
    first_text = next((i for i in range(end) if lines[i].text.strip()), end)
    for i in range(floor, end):
        text = lines[i].text.strip()
        if text in ("--", "—", "- -", "__"):
            return i
        if i > first_text and text and (_begins_signature(text, names) or _is_contact_block(lines, i, end)):
            return i
    return None


def _begins_signature(text: str, names: frozenset[str]) -> bool:
    return len(text) <= 80 and (_CLOSING.fullmatch(text) is not None or _is_name_line(text, names))


def _is_name_line(text: str, names: frozenset[str]) -> bool:
    """True if the line gives the sender's name, alone or before a title."""
    words = [word.lower() for word in _WORD.findall(_NAME_ENDS.split(text, maxsplit=1)[0])]
    return 0 < len(words) <= 4 and words[0] in names and (len(words) == 1 or words[-1] in names)


def _name_words(sender: str) -> frozenset[str]:
    return frozenset(word.lower() for word in _WORD.findall(sender.split("@")[0]) if len(word) > 1)


def _is_contact_block(lines: Sequence[Line], i: int, end: int) -> bool:
    """True for a paragraph of short lines, one of them a telephone number, an address of mail or web."""
    if i and lines[i - 1].text.strip():
        return False
    contacts = rows = 0
    for line in lines[i:end]:
        if not line.text.strip():
            break
        rows += 1
        contacts += bool(_PHONE.search(line.text) or _CONTACT.search(line.text))
    return rows >= 2 and contacts >= 1 and not _PHONE.match(lines[i].text.strip())
