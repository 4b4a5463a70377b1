# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Where the sender's signature stands below a mail's own words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..rules import MAX_SIGNATURE_LINES
from .freight_words import freight_certainty, has_phone, is_label
from .lines import Line

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
    r"|cordially|warmly|v/r|br|kr|appreciate (?:it|your help)|have a (?:great|good|nice) \w+"
    r"|saludos|saludo|atentamente|gracias|atte|slds|quedo (?:atent[oa]|al pendiente)|bendiciones|cordialmente"
    r"|cordialement|merci|grüße|grüßen|obrigado)\b"
    r"(?:[\s,.!&/-]{1,3}(?:and|y|again|so much|very much|in advance|a lot|kind|best|warm|regards|saludos"
    r"|cordiales"
    r"|de antemano|por su (?:ayuda|apoyo)|for your (?:help|time|business|assistance|support))\b){0,3}"
    r"(?:[\s,.!–-]{1,4}(?!(?:for|to|but|we|i|it|the|that|this|please|por|para|no|not|is|rates?|prices?"
    r"|pricing|quotes?|offers?|numbers?|usd|cad)\b)[^\W\d_]+){0,3}[^\w?]{0,4}",
    re.IGNORECASE,
)
_CONTACT = re.compile(
    r"[\w.+-]{1,64}@[\w-]{1,64}\.\w|\bwww\.|https?://|\b(?:mc|dot|scac)\s*(?:#\s*)?(?::\s*)?\d{4,8}\b",
    re.IGNORECASE,
)
_LONGEST = 200  # characters of a line in a signature
_DELIMITERS = ("--", "—", "- -", "__")
_NAME_ENDS = re.compile(r"[|,;:/•·–—\t(]|\s-\s")
_BAR = re.compile(r"\s[|•·]\s")
_CLOCK = re.compile(r"\b\d{1,2}:\d\d\b")
_WORD = re.compile(r"[^\W\d_]+")


def signature_lines(lines: Sequence[Line], end: int, sender: str) -> list[int]:
    """The indices of the lines before `end` that belong to the signature.

    `sender` is the name and address of who wrote the mail; a line that repeats the name begins the signature.
    """
    found = {i for i, line in enumerate(lines[:end]) if _is_marked(line)}
    start = _start(lines, end, _name_words(sender))
    return sorted(found.union(range(start, end)))


def _is_marked(line: Line) -> bool:
    """True for what a mail program puts below, and for what it says is the signature."""
    if line.signature:
        return freight_certainty(line.text) < 2 or _MOBILE.fullmatch(line.text[:200]) is not None
    return bool(line.text) and _MOBILE.fullmatch(line.text[:200]) is not None


def _start(lines: Sequence[Line], end: int, names: frozenset[str]) -> int:
    """The first line of the signature, or `end`.

    What plainly begins one may be followed by a slogan that sounds of freight; what only seems to, may not.
    """
    sure_floor, floor = _floors(lines, end, names)
    first_text = next((i for i in range(end) if lines[i].text.strip()), end)
    for i in range(sure_floor, end):
        text = lines[i].text.strip()
        if text in _DELIMITERS:
            return i
        if i > first_text and _is_name_line(text, names) and (i >= floor or _gives_contact(lines[i:end])):
            return _with_closing(lines, i, first_text)
        if i >= floor and i > first_text and _is_closing(text):
            return i
    blocks = (i for i in range(max(floor, first_text + 1), end) if _is_contact_block(lines, i, end))
    return next(blocks, end)


def _with_closing(lines: Sequence[Line], i: int, first_text: int) -> int:
    """The line of the closing that stands above a name, if one does."""
    above = next((j for j in range(i - 1, first_text, -1) if lines[j].text.strip()), first_text)
    return above if above > first_text and _is_closing(lines[above].text.strip()) else i


def _floors(lines: Sequence[Line], end: int, names: frozenset[str]) -> tuple[int, int]:
    """The first lines from which on nothing plainly speaks of freight, and nothing might."""
    lowest = max(0, end - MAX_SIGNATURE_LINES)
    floor = end
    for i in range(end - 1, lowest - 1, -1):
        certainty = _certainty(lines[i].text, names)
        if certainty == 2:
            return i + 1, floor
        if certainty == 0 and floor == i + 1:
            floor = i
    return lowest, floor


def _certainty(text: str, names: frozenset[str]) -> int:
    """As `freight_certainty`; the name of a desk, such as Shipping, is no label where that desk wrote."""
    if len(text) > _LONGEST:
        return 2
    is_name = text[-1:].isalpha() and names.issuperset(text.lower().split())
    return 0 if is_name else freight_certainty(text)


def _is_closing(text: str) -> bool:
    return len(text) <= 80 and _CLOSING.fullmatch(text) is not None


def _is_name_line(text: str, names: frozenset[str]) -> bool:
    """True if the line gives the sender's name, alone or before a title; a chat has the time beside it."""
    first = _WORD.search(text)
    if len(text) > _LONGEST or _CLOCK.search(text) or first is None or first[0].lower() not in names:
        return False
    words = [word.lower() for word in _WORD.findall(_NAME_ENDS.split(text, maxsplit=1)[0])]
    return 0 < len(words) <= 4 and words[-1] in names


def _name_words(sender: str) -> frozenset[str]:
    return frozenset(word.lower() for word in _WORD.findall(sender.split("@")[0]) if len(word) > 1)


def _gives_contact(lines: Sequence[Line]) -> bool:
    return any(_is_contact(line.text) for line in lines)


def _is_contact(text: str) -> bool:
    """True if the line holds a telephone number, an address of mail or web, or a carrier's number."""
    return has_phone(text) or _CONTACT.search(text) is not None


def _is_contact_block(lines: Sequence[Line], i: int, end: int) -> bool:
    """True for a paragraph with a way to reach the sender, below no label such as "Deliver to".

    A single line counts where bars part its name, its title and its address.
    """
    if not lines[i].text.strip() or (i and lines[i - 1].text.strip()):
        return False
    above = next((lines[j].text for j in range(i - 1, -1, -1) if lines[j].text.strip()), "")
    stop = next((j for j in range(i, end) if not lines[j].text.strip()), end)
    if (
        (stop - i < 2 and len(_BAR.findall(lines[i].text)) < 2)
        or is_label(above)
        or lines[i].text.lstrip(" (+")[:1].isdigit()
    ):
        return False
    return _gives_contact(lines[i:stop])
