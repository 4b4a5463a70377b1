# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The words of the trade by class, and the small language in which the rules of a request are written.

A form is a regular expression over a folded text in which

    {truck}   stands for any word of that class (below),
    ...       for up to 70 characters of the same sentence,
    ..        for up to three words,
    ^         at its head, for the beginning of a sentence, a greeting left aside,
    \\         at its head, for a sign, such as a question mark, after anything.

Places that have been understood stand in the text as underscores, and so do the figures of weights, dates
and postal codes: {place} is such a place, and a figure that is left is a price, a count or a reference.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_TRAILERS = (
    r"\b(?:vans?|dv|reefers?|refers?|flat ?beds?|flats?|step ?decks?|drop ?decks?|conestogas?|hot ?shots?"
    r"|lowboys?|rgns?|double ?drops?|tankers?|sprinters?|(?:box|straight) trucks?|power only|containers?"
    r"|chassis|dump trucks?|dumps|hoppers?|trailers?|dry ?boxe?s?|cajas?|plataformas?|tortons?|full truck"
    r"|teams?)"
)
_UNITS = (
    r"\b(?:pallets?|plts?|skids?|crates?|pieces|pcs|cartons?|boxes|drums?|totes?|bundles?|coils?|rolls?"
    r"|bales?|bags|cases|gaylords?|supersacks?|reels?|tarimas?|bultos|piezas)"
)
_CLASSES = {
    # people
    "you": r"(?:you|u|ya|y'?all|yall|your (?:team|guys|office|company)|any(?:one|body)|some(?:one|body))",
    "please": r"(?:please|pls|plz|plse|kindly|favor de|por favor)",
    "ask": r"(?:can|could|would|will|may|might)",
    # things
    "trailer": _TRAILERS,
    "truck": rf"(?:{_TRAILERS}|trucks?|drivers?|units?|tractors?|rigs?|camion(?:es)?|unidad(?:es)?|tractos?)",
    "rig": r"\b(?:vans?|reefers?|refers?|flat ?beds?|step ?decks?|drop ?decks?|conestogas?|hot ?shots?"
    r"|lowboys?|rgns?|sprinters?|power only|tankers?|trucks?|drivers?|units?|tractors?|rigs?|teams?"
    r"|chassis|camion(?:es)?|unidad(?:es)?|tractos?)",
    "unit": _UNITS,
    "freight": rf"(?:{_UNITS}|loads?|freight|shipments?|cargo|truck ?loads?|ltls?|ftls?|partials?|product"
    r"|material|move|lane|cargas?|embarques?|mercancia|viajes?|fletes?|envios?)",
    "load": r"(?:loads?|shipments?|freight|cargo|truck ?loads?|cargas?|embarques?|viajes?|fletes?|envios?)",
    "price": r"\b(?:(?:re-?)?quot(?:e|es|ing|ation|ations)|rates?(?![ -]?con)|(?:re-?)?pric(?:e|es|ing)"
    r"|costs?|estimates?|px|charges|tariffs?|cotizacion(?:es)?|tarifas?|precios?|costos?)\b",
    "place": r"_[_, .-]*",
    # doing
    "move": r"(?:cover|move|haul|pick|handle|run|take|ship|deliver|transport|grab|book|schedule|arrange"
    r"|carry|collect|dispatch|bring|relocate|truck|load)",
    "haul": r"(?:cover|move|haul|ship|transport|pick[ -]?up|collect|dispatch|truck|relocate)\b",
    "object": rf"(?:this|these|it|them|one|both|those|_|us|me|{_UNITS}|{_TRAILERS}|trucks?|loads?|freight"
    r"|shipments?|pick[ -]?ups?|deliver(?:y|ies)|ltl|partial|transport|coverage|drayage|lane|move|someone"
    r"|somebody|anyone)\b",
    "moved": r"(?:moved?|picked|covered|ship(?:ped)?|haul(?:ed)?|transported|deliver(?:ed)?|collected"
    r"|brought|taken|trucked|go|be there|gone|out of (?:here|there))",
    "event": r"(?:picked up|delivered|loaded|arrived|checked in|dispatched|unloaded|departed|booked"
    r"|covered|received|en route|on (?:the|its|his) way|shipped)",
    # money
    "money": r"(?:(?:usd|us)? ?\$ ?\d[\d,.]*k?|\d[\d,.]*k? ?(?:usd|dollars|dolares|dlls|dls|bucks|pesos"
    r"|mxn)\b)",
    "sum": r"(?:(?:usd|us)? ?\$ ?\d[\d,.]*k?|1?\d,\d{3}(?:\.\d\d)?|[1-9]\d{2,3}(?:\.\d\d)?|\d\.\dk?"
    r"|\d{1,2}k)(?![\d%#'\"]|,\d|\.\d|[ ]?(?:x\b|lbs?\b|kgs?\b|tons?\b|pounds|miles?\b|mi\b|am\b"
    r"|pm\b|hrs?\b|hours|feet|ft\b|f\b|c\b|st\b|nd\b|rd\b|th\b|days?\b|mins?\b|gal|pallets?|plts?"
    r"|skids?|pcs|pieces|cases|cartons?|drums?|units?|loads?|trucks?|orders?|sq\b|employees|people"
    r"|[/:-]\d|[ ](?:[a-z]+\.? ){1,2}(?:street|avenue|road|blvd|drive|lane|hwy|highway|st|ave|rd)\b))",
    "day": r"(?:today|tonight|tomorrow|tmrw|now|mon(?:day)?|tue(?:s|sday)?|wed(?:nesday)?|thu(?:rs|rsday)?"
    r"|fri(?:day)?|sat(?:urday)?|sun(?:day)?|this (?:week|morning|afternoon)|next week|hoy|manana)",
}
_HEAD = (
    r"(?:\A|[.!?;:,\n*>)|-])[ ]{0,3}(?:(?:hi|hey|hello|ok|okay|so|and|also|then|now|again|quick|just"
    r"|anyway|well|yes|hola)\b[ ,]{0,2}){0,2}"
)
_GAP = r"[^.\n?!;]{0,70}?"
_FEW_WORDS = r"(?: [^\s.?!;]+){0,3}?"
_NAME = re.compile(r"\{([a-z]+)\}")


@dataclass(frozen=True, slots=True)
class Rule:
    """What a mail's words say: a name for logs and tests, a strength (rules.py), a reason for people."""

    name: str
    strength: int
    text: str
    pattern: re.Pattern[str]
    unless: re.Pattern[str] | None = None  # words of the same sentence that make it harmless
    unless_said: re.Pattern[str] | None = None  # words of the same text that do


def rule(
    name: str, strength: int, text: str, *forms: str, unless: Sequence[str] = (), unless_said: str = ""
) -> Rule:
    """A rule of which any form speaks, unless its sentence holds `unless`, or its text `unless_said`."""
    return Rule(
        name,
        strength,
        text,
        compiled(*forms),
        compiled(*unless) if unless else None,
        compiled(unless_said) if unless_said else None,
    )


def compiled(*forms: str) -> re.Pattern[str]:
    """One expression for all forms; those for the head of a sentence stand apart."""
    within = [form for form in forms if form[0] not in "^\\"]
    heads = [form[1:] for form in forms if form[0] == "^"]
    signs = [form for form in forms if form[0] == "\\"]
    parts = [rf"(?<![a-z0-9])(?:{'|'.join(within)})"] if within else []
    parts += [rf"{_HEAD}(?:{'|'.join(heads)})"] if heads else []
    return re.compile(_expanded("|".join([*parts, *signs])))


def _expanded(form: str) -> str:
    form = _NAME.sub(lambda found: _CLASSES[found[1]], form)
    return form.replace("...", _GAP).replace(" ..", _FEW_WORDS)
