# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Which existing shipments a mail names: by number, by reference, by the thread it answers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .grammar import references
from .mail.message import Message
from .reading import Context, Evidence, Reason, Segment, Shipments
from .text import Scan
from .words import _

_COUNTING = ("subject", "new", "forwarded")
_DIGITS = r"([0-9]+(?:[ \-–][0-9]+)*)(?![0-9A-Za-z])"
_WORD_NUMBER = re.compile(
    r"(?<![A-Za-z0-9])(?P<before>purchase |work |sales |pick ?-?up |truck ?|pro |customer |container )?"
    r"(?:shipment|load|order|embarque|carga|orden|env[ií]o|pedido)s?"
    r"(?P<mark>\W{0,3}(?:(?:numbers?|num|nos?|nbrs?|ids?|ref"
    r"|n[uú]m(?:ero)?s?)\b)?[.\s]{0,2}[:#]{0,2}\s{0,2}[#:]?\s{0,2})"
    r"(?P<digits>[0-9]{1,9})(?![0-9A-Za-z])",
    re.IGNORECASE,
)
_COUNTED = re.compile(  # what follows a number that counts, weighs, measures, prices or dates something
    r"\s{0,2}(?:[,.:/x][0-9]|-[0-9]|%|['\"’”]|#|of\b(?! (?:today|yesterday|last|this|(?:mon|tues"
    r"|wednes|thurs|fri|satur|sun)day))"
    r"|lbs?\b|pounds|k\b|kgs?\b|kilos?|libras|tons?\b|tonel|mt\b|ft\b|feet|foot|inch|in\b(?! [a-z])"
    r"|(?:pallets?|plts?|skids?|pcs|pieces|cases|cartons?|crates?|boxes|drums?|totes?|rolls?|bags?|units?"
    r"|bundles?|coils?|tarimas?|cajas"
    r"|bultos|piezas|hrs?|hours?|days?|miles?|am|pm|trucks?|loads?|stops?|x|each|more"
    r"|additional|per(?! (?:your|our|my|the)))\b|(?:to|-|–|>|->)\s?[0-9]{5}\b)",
    re.IGNORECASE,
)
_LISTED = re.compile(
    r"\s{0,2}(?:,|&|/|\+|;|\band\b|\by\b)\s{0,2}(?:and |y |& )?#?(?P<digits>0[0-9]{2,8})(?![0-9A-Za-z])",
    re.IGNORECASE,
)
_HEADING = re.compile(
    r"(?:(?:po|p\.o\.|bol|b/l|pro|pick ?-?up|pu|customer ref|cust(?:omer)? reference|reference|shipment"
    r"|load|order|embarque|carga|orden)(?: ?(?:#|no\.?|number|num\.?|id|ref\.?))?)",
    re.IGNORECASE,
)
_MIN_DIGITS = 3  # of a number without leading zeros: "Load 2" counts loads


@dataclass(frozen=True, slots=True)
class Named:
    """The existing shipments that a mail names, in the order of the mail, and why."""

    numbers: tuple[str, ...] = ()
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class _Mention:
    number: str  # canonical
    segment: int
    start: int
    end: int


def named_shipments(message: Message, context: Context) -> Named:
    """All existing shipments that the subject, the new or forwarded text, or the thread's headers name."""
    if context.shipments is None:
        return Named()
    reasons: dict[str, Reason] = {}
    mentions = list(_mentions(message.segments, context))
    existing = context.shipments.existing({mention.number for mention in mentions}) if mentions else set()
    for mention in mentions:
        if mention.number in existing and mention.number not in reasons:
            reasons[mention.number] = _number_reason(mention, message.segments)
    for number, reason in _by_reference(message.segments, context.shipments):
        reasons.setdefault(number, reason)
    if message.references:
        for number in sorted(context.shipments.by_message_id(message.references)):
            reasons.setdefault(number, _thread_reason(number))
    return Named(tuple(reasons), tuple(reasons.values()))


def _thread_reason(number: str) -> Reason:
    return Reason("thread", _("It answers a mail logged on shipment %(number)s."), values={"number": number})


def _number_reason(mention: _Mention, segments: Sequence[Segment]) -> Reason:
    text = segments[mention.segment].text[mention.start : mention.end]
    evidence = Evidence(mention.segment, mention.start, mention.end, text)
    values = {"number": mention.number, "words": text}
    told = _("It names shipment %(number)s.")
    if text != mention.number:
        told = _('It names shipment %(number)s ("%(words)s").')
    return Reason("shipment_number", told, (evidence,), values)


def _by_reference(segments: Sequence[Segment], shipments: Shipments) -> Iterator[tuple[str, Reason]]:
    """(number, reason) of the open shipments that hold one of the mail's PO, BOL, PRO... numbers."""
    stated: dict[tuple[str, str], Evidence] = {}
    for i, segment in enumerate(segments):
        if segment.kind not in _COUNTING:
            continue
        for start, end, value in _references(segment):
            evidence = Evidence(i, start, end, segment.text[start:end])
            for spelling in _spellings(*value):
                stated.setdefault(spelling, evidence)
    identified = shipments.by_reference(stated) if stated else {}
    for reference, evidence in stated.items():
        if number := identified.get(reference):
            yield number, _reference_reason(number, evidence)


def _reference_reason(number: str, evidence: Evidence) -> Reason:
    values = {"number": number, "words": evidence.text}
    return Reason("reference", _('"%(words)s" identifies shipment %(number)s.'), (evidence,), values)


def _references(segment: Segment) -> Iterator[tuple[int, int, tuple[str, str]]]:
    """(start, end, (role, value)) of each reference in the text, and of those below a table's heading."""
    for found in references.find(Scan(0, segment.kind, segment.text)):
        yield found.start, found.end, found.value
    for start, end, labelled in _cells_under_headings(segment.text):
        for found in references.find(Scan(0, segment.kind, labelled)):
            yield start, end, found.value


def _cells_under_headings(text: str) -> Iterator[tuple[int, int, str]]:
    """(start, end, heading and cell) of the cells below a heading such as "PO" or "Shipment #"."""
    headings: list[str] | None = None
    position = 0
    for line in text.split("\n"):
        cells = line.split("\t")
        if len(cells) == 1:
            headings = None
        elif headings is None:
            headings = [cell if _HEADING.fullmatch(cell.strip()) else "" for cell in cells]
        else:
            start = position
            for heading, cell in zip(headings, cells, strict=False):
                if heading:
                    yield start, start + len(cell), f"{heading.strip(' #.')} # {cell}"
                start += len(cell) + 1
        position += len(line) + 1


def _spellings(role: str, value: str) -> tuple[tuple[str, str], ...]:
    """A reference as written, and as it is stored where only letters and digits are kept."""
    return (role, value), (role, "".join(filter(str.isalnum, value)).upper())


def _mentions(segments: Sequence[Segment], context: Context) -> Iterator[_Mention]:
    prefixed = _prefixed_pattern(context.number_prefix)
    for i, segment in enumerate(segments):
        if segment.kind in _COUNTING:
            found = [*_prefixed(prefixed, segment.text, context), *_worded(segment.text, context)]
            for start, end, labelled in _cells_under_headings(segment.text):
                found += [(start, end, number) for _start, _end, number in _worded(labelled, context)]
            yield from (_Mention(number, i, start, end) for start, end, number in sorted(found))


def _prefixed_pattern(prefix: str) -> re.Pattern[str]:
    letters = r"[\s\-]?".join(map(re.escape, prefix))
    return re.compile(
        rf"(?<![A-Za-z0-9]){letters}[\s#:._\-–—]{{0,4}}(?:(?:no|num|number)\b[.:#\s]{{0,3}})?{_DIGITS}",
        re.IGNORECASE,
    )


def _prefixed(pattern: re.Pattern[str], text: str, context: Context) -> Iterator[tuple[int, int, str]]:
    for found in pattern.finditer(text):
        read = _joined(found[1], context.number_digits)
        if read:
            digits, length = read
            end = found.start(1) + length
            yield found.start(), end, _canonical(digits, context)
            yield from _listed(text, end, context)


def _joined(groups: str, width: int) -> tuple[str, int] | None:
    """(digits, characters used) of a number that may be split: "000 123" and "000123 450" are 000123."""
    first = re.match(r"[0-9]+", groups)
    digits = ""
    for group in re.finditer(r"[0-9]+", groups):
        digits += group[0]
        if len(digits) == width:
            return digits, group.end()
        if len(digits) > width:
            break
    if first is None or (first[0].startswith("0") and len(first[0]) != width):
        return None
    return first[0], first.end()


def _worded(text: str, context: Context) -> Iterator[tuple[int, int, str]]:
    for found in _WORD_NUMBER.finditer(text):
        if not found["before"] and _may_be_number(text, found, context):
            yield found.start(), found.end(), _canonical(found["digits"], context)
            yield from _listed(text, found.end(), context)


def _may_be_number(text: str, found: re.Match[str], context: Context) -> bool:
    digits = found["digits"]
    if digits.startswith("0") and len(digits) != context.number_digits:
        return False
    if len(digits.lstrip("0")) < _MIN_DIGITS and len(digits) != context.number_digits:
        return False
    return _COUNTED.match(text, found.end()) is None


def _listed(text: str, position: int, context: Context) -> Iterator[tuple[int, int, str]]:
    """Further numbers after the first: "SHP000123, 000124 and 000125"."""
    while found := _LISTED.match(text, position):
        if len(found["digits"]) != context.number_digits:
            return
        yield found.start("digits"), found.end(), _canonical(found["digits"], context)
        position = found.end()


def _canonical(digits: str, context: Context) -> str:
    """The number as the system prints it."""
    return context.number_prefix + digits.lstrip("0").zfill(context.number_digits)
