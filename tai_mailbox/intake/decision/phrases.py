# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The words of the trade by class, and the small language in which the rules of a request are written.

A form is a regular expression over a folded text in which

    {truck}   stands for any word of that class (below),
    ...       for up to 70 characters of the same sentence,
    ..        for up to three words,
    ^         at its head, for the beginning of a sentence, a greeting left aside,
    \\         at its head, for a sign, such as a question mark, after anything (\\b is no sign).

Places that have been understood stand in the text as underscores, and so do the figures of weights, dates
and postal codes: {place} is such a place, and a figure that is left is a price, a count or a reference.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from ..beginnings import begins
from ..syntax import split, taken_apart
from .needed import Words, needed

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
    "place": r"(?<!_)_[_, .-]*",
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
    "money": r"(?:(?:(?:usd|us) ?)?\$ ?\d[\d,.]*k?|\d[\d,.]*k? ?(?:usd|dollars|dolares|dlls|dls|bucks|pesos"
    r"|mxn)\b)",
    "sum": r"(?:(?:(?:usd|us) ?)?\$ ?\d[\d,.]*k?|1?\d,\d{3}(?:\.\d\d)?|[1-9]\d{2,3}(?:\.\d\d)?|\d\.\dk?"
    r"|\d{1,2}k)(?![\d%#'\"]|,\d|\.\d|[ ]?(?:x\b|lbs?\b|kgs?\b|tons?\b|pounds|miles?\b|mi\b|am\b"
    r"|pm\b|hrs?\b|hours|feet|ft\b|f\b|c\b|st\b|nd\b|rd\b|th\b|days?\b|mins?\b|gal|pallets?|plts?"
    r"|skids?|pcs|pieces|cases|cartons?|drums?|units?|loads?|trucks?|orders?|sq\b|employees|people"
    r"|[/:-]\d|[ ](?:[a-z]+\.? ){1,2}(?:street|avenue|road|blvd|drive|lane|hwy|highway|st|ave|rd)\b))",
    "day": r"(?:today|tonight|tomorrow|tmrw|now|mon(?:day)?|tue(?:s|sday)?|wed(?:nesday)?|thu(?:rs|rsday)?"
    r"|fri(?:day)?|sat(?:urday)?|sun(?:day)?|this (?:week|morning|afternoon)|next week|hoy|manana)",
}
_SIGN = r"[.!?;:,\n*>)|-]"
_HEAD = (
    rf"(?:\A|{'|'.join(f'(?<={_SIGN}{blanks})' for blanks in ('', ' ', ' {2}', ' {3}'))})"
    r"(?:(?:hi|hey|hello|ok|okay|so|and|also|then|now|again|quick|just|anyway|well|yes|hola)\b[ ,]{0,2}){0,2}"
)
_WITHIN = r"(?<![a-z0-9])"
_GAP = r"[^.\n?!;]{0,70}?"
_FEW_WORDS = r"(?: [^\s.?!;]+){0,3}?"
_NAME = re.compile(r"\{([a-z]+)\}")


class Form:
    """An expression that is tried by itself, and made only when a text first needs it.

    `needed` are sets of words, of each of which one must stand in a text that it matches (`needed`), and
    `begins` the words and signs with which its matches begin (`beginnings`), None if others might too.
    """

    def __init__(
        self, expression: str, needed: Sequence[Words] = (), begins: frozenset[str] | None = None
    ) -> None:
        self._expression = expression
        self.needed = needed
        self.begins = begins

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        return re.compile(_expanded(self._expression), re.ASCII)


@dataclass(frozen=True)
class Rule:
    """What a mail's words say: a name for logs and tests, a strength (rules.py), a reason for people."""

    name: str
    strength: int
    text: str
    written: tuple[str, ...]  # its forms
    unless: Form | None = None  # words of the same sentence that make it harmless
    unless_said: Form | None = None  # words of the same text that do

    @cached_property
    def forms(self) -> tuple[Form, ...]:
        """Taken apart when a mail first asks, which takes a tenth of a second for all rules."""
        return tuple(forms_of(*self.written))


def rule(
    name: str, strength: int, text: str, *forms: str, unless: Sequence[str] = (), unless_said: str = ""
) -> Rule:
    """A rule of which any form speaks, unless its sentence holds `unless`, or its text `unless_said`."""
    return Rule(
        name,
        strength,
        text,
        forms,
        united(*unless) if unless else None,
        united(unless_said) if unless_said else None,
    )


def forms_of(*forms: str) -> Iterator[Form]:
    """Each form by itself, and each of those that it chooses from; the heads of sentences stand apart."""
    within, heads, signs = _by_place(forms)
    for form in within:
        for part in split(form):
            yield _form(_WITHIN + part)
    if heads:
        words = needed(taken_apart(_any_of(heads), _CLASSES), begins_a_word=True)
        whole = _HEAD + _any_of(heads)
        yield Form(whole, words, begins(taken_apart(whole, _CLASSES)))
    for form in signs:
        for part in split(form):
            yield _form(part)


def _form(expression: str) -> Form:
    apart = taken_apart(expression, _CLASSES)
    return Form(expression, needed(apart, begins_a_word=False), begins(apart))


def united(*forms: str) -> Form:
    """One expression for all forms."""
    within, heads, signs = _by_place(forms)
    parts = [_WITHIN + _any_of(within)] if within else []
    parts += [_HEAD + _any_of(heads)] if heads else []
    return Form("|".join([*parts, *signs]))


def _by_place(forms: Sequence[str]) -> tuple[list[str], list[str], list[str]]:
    """Those that stand anywhere between words, at the head of a sentence, after anything."""
    heads = [form[1:] for form in forms if form[0] == "^"]
    signs = [form for form in forms if form[0] == "\\" and not form.startswith(r"\b")]
    return [form for form in forms if form[0] != "^" and form not in signs], heads, signs


def _any_of(forms: Sequence[str]) -> str:
    return f"(?:{'|'.join(forms)})"


def _expanded(form: str) -> str:
    form = _NAME.sub(lambda found: _CLASSES[found[1]], form)
    return form.replace("...", _GAP).replace(" ..", _FEW_WORDS)
