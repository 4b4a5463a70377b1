# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What a mail's words say for and against a request for new freight, weighed.

The rules stand in four modules, by who speaks of what: `asking` (a customer asks us), `carriers` (trucks,
bids, offers, quotes to us), `dealings` (business under way or done), `strangers` (no freight of ours at
all). The strongest rule for a request is set against the strongest against it; on a tie the mail is no
request, for a made-up shipment is worse than a missed one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from .asking import ASKING
from .carriers import OFFERING
from .dealings import DEALING
from .phrases import Rule, rule
from .reading import Evidence, Load, Reason, Segment
from .rules import AGAINST_A_PRICE, AGAINST_IF_UNASKED
from .strangers import UNRELATED
from .terse import STATED, Text, states_a_load
from .text import fold
from .words import _

AGAINST = (*OFFERING, *DEALING, *UNRELATED)
_KINDS = ("subject", "new", "forwarded")
_PRICE_BEFORE = rule(
    "price_was_given", AGAINST_A_PRICE, _("The broker had already given a price."), r"\$[ ]?\d"
)


def weigh(
    segments: Sequence[Segment], loads: Sequence[Load], completing: bool = False
) -> tuple[tuple[Reason, ...], tuple[Reason, ...]]:
    """(reasons for, reasons against) a request for new freight; those against only where they prevail.

    `completing` says that the loads come from a quoted request, which then may ask too. A terse mail
    that only states a load, with nothing against it, asks for its movement.
    """
    if not loads:
        return (), ()
    kinds = (*_KINDS, "quoted") if completing else _KINDS
    texts = [
        (at, segment, _made_ready(at, segment, loads))
        for at, segment in enumerate(segments)
        if segment.kind in kinds
    ]
    asking = list(_hits(ASKING, texts))
    against = [hit for hit in _hits(AGAINST, texts) if hit.kind != "quoted"]
    if completing:
        against += _hits([_PRICE_BEFORE], [text for text in texts if text[1].kind == "quoted"])
    if not asking:
        stated = not against and states_a_load(texts, loads)
        return ((STATED,) if stated else ()), _reasons(against)
    strongest = max(hit.rule.strength for hit in asking)
    own_words = any(hit.kind == "new" for hit in asking)
    return _reasons(asking), _reasons(hit for hit in against if hit.strength(own_words) >= strongest)


# -- a text in which what is understood of the loads can mislead no more -------

_ENDS = ("origin", "destination", "stops")
_MEASURES = (
    "weight_lb",
    "pickup_date",
    "delivery_date",
    "dimensions_in",
    "handling_units",
    "temperature_f",
    "references",
    "freight_class",
)
_LETTER_OR_DIGIT = re.compile(r"[a-z0-9]")
_DIGIT = re.compile(r"\d")


def _made_ready(at: int, segment: Segment, loads: Sequence[Load]) -> str:
    """The text folded, with underscores for places and for figures that are understood."""
    text = fold(segment.text)
    pieces, position = [], 0
    for start, end, pattern in sorted(_understood(at, loads)):
        if start >= position:
            pieces += [text[position:start], pattern.sub("_", text[start:end])]
            position = end
    return "".join([*pieces, text[position:]])


def _understood(at: int, loads: Sequence[Load]) -> set[tuple[int, int, re.Pattern[str]]]:
    """(start, end, what to hide) of the evidence in one segment."""
    return {
        (e.start, e.end, _LETTER_OR_DIGIT if name in _ENDS else _DIGIT)
        for load in loads
        for name in (*_ENDS, *_MEASURES)
        for e in load.evidence.get(name, ())
        if e.segment == at
    }


# -- what speaks ---------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Hit:
    rule: Rule
    kind: str
    evidence: Evidence

    def strength(self, own_words: bool) -> int:
        """A rule's strength, less where only the mail that is passed on says it and the sender asks."""
        return AGAINST_IF_UNASKED if own_words and self.kind == "forwarded" else self.rule.strength


def _hits(rules: Iterable[Rule], texts: Sequence[Text]) -> Iterable[_Hit]:
    for each in rules:
        for at, segment, text in texts:
            if match := _first_meant(each, text):
                evidence = Evidence(at, match.start(), match.end(), segment.text[match.start() : match.end()])
                yield _Hit(each, segment.kind, evidence)


def _first_meant(each: Rule, text: str) -> re.Match[str] | None:
    """The first match of a rule in a sentence that does not make it harmless."""
    if each.unless_said and each.unless_said.search(text):
        return None
    for match in each.pattern.finditer(text):
        if not each.unless or not each.unless.search(_sentence(text, match)):
            return match
    return None


_SENTENCE_END = re.compile(r"[.?!](?:\s|$)|\n")


def _sentence(text: str, match: re.Match[str]) -> str:
    """The sentence around a match, 150 characters to either side at most."""
    start = max(0, match.start() - 150)
    ends = list(_SENTENCE_END.finditer(text, start, match.start()))
    stop = _SENTENCE_END.search(text, match.end(), match.end() + 150)
    return text[ends[-1].end() if ends else start : stop.end() if stop else match.end() + 150]


def _reasons(hits: Iterable[_Hit]) -> tuple[Reason, ...]:
    """One reason a rule, with the words it stands on."""
    reasons: dict[str, Reason] = {}
    for hit in hits:
        known = reasons.get(hit.rule.name)
        evidence = (*known.evidence, hit.evidence) if known else (hit.evidence,)
        reasons[hit.rule.name] = Reason(hit.rule.name, hit.rule.text, evidence)
    return tuple(reasons.values())
