# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What a mail's words say for and against a request for new freight, weighed.

The rules stand in eight modules, by who speaks of what: `asking`, `sending` and `inviting` (a customer asks
us for a price, for its movement, or without the words for it), `carriers` (trucks, loads, bids), `prices`
(somebody gives one), `dealings` (business under way or done), `answers` (to a price or a plan that both
know), `strangers` (no freight of ours at all). The strongest rule for a request is set against the strongest
against it; on a tie the mail is no request, for a made-up shipment is worse than a missed one. Where the
mail's wording as a whole speaks clearly, it overrules them (`wording`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache

from ..reading import Load, Reason, Segment
from ..rules import (
    AGAINST_A_PRICE,
    FOR_A_LOAD,
    FOR_A_PRICE,
    WORDED_AS_A_REQUEST,
    WORDED_AS_NONE,
    WORDED_AS_NONE_THOUGH_PRICED,
    WORDED_AS_ONE_AT_LEAST,
    WORDED_THOUGH_UNASKED,
)
from ..text import fold
from ..words import _
from .answers import ANSWERING
from .asking import ASKING
from .carriers import OFFERING
from .dealings import DEALING, OF_A_CHANGE
from .hits import Examined, Hit, hits
from .inviting import INVITING
from .phrases import rule
from .prices import PRICING
from .strangers import UNRELATED
from .terse import STATED, Text, states_a_load, told_in_words_of_the_trade
from .tried import Index
from .wording import certainty, loudest

AGAINST = (*OFFERING, *PRICING, *DEALING, *ANSWERING, *UNRELATED)
_KINDS = ("subject", "new", "forwarded")
_Reasons = tuple[Reason, ...]
_PRICE_BEFORE = rule(
    "price_was_given", AGAINST_A_PRICE, _("The broker had already given a price."), r"\$[ ]?\d"
)
_ALL = (*ASKING, *INVITING, *AGAINST, _PRICE_BEFORE)
_ONLY_CITED = Reason("only_cited", _("It cites what somebody might write."))
_STRENGTH = {each.name: each.strength for each in _ALL}


def weigh(
    segments: Sequence[Segment], loads: Sequence[Load], completing: bool = False
) -> tuple[_Reasons, _Reasons]:
    """(reasons for, reasons against) a request for new freight; those against only where they prevail.

    `completing` says that the loads come from a quoted request, which then may ask too. A terse mail
    that only states a load, with nothing against it, asks for its movement.
    """
    texts = made_ready(segments, loads, completing)
    asking, against = _by_rules(texts, loads, completing)
    if not asking and all(_is_cited(load, segments) for load in loads):
        return (), (_ONLY_CITED,)
    overruling = _by_wording(asking, against, texts, certainty(texts, loads), completing)
    if not overruling:
        return asking, against
    return (asking, (overruling,)) if asking and not against else ((*asking, overruling), ())


def weigh_unfinished(
    segments: Sequence[Segment], load: Load, completing: bool = False
) -> tuple[_Reasons, _Reasons]:
    """As `weigh`, of a load that lacks something. Its wording counts not: it was learnt from whole ones."""
    return _by_rules(made_ready(segments, [load], completing), [load], completing)


def _is_cited(load: Load, segments: Sequence[Segment]) -> bool:
    """Whether both ends of a load stand in quotation marks."""
    ends = [*load.evidence.get("origin", ()), *load.evidence.get("destination", ())]
    return bool(ends) and all(
        any(
            cited.start() < end.start < cited.end()
            for cited in _CITED.finditer(fold(segments[end.segment].text))
        )
        for end in ends
    )


def asked_before(segments: Sequence[Segment]) -> bool:
    """Whether the mails below may hold a request that an answer completes, above any news of freight."""
    for segment in segments:
        if segment.kind == "quoted":
            examined = _examined(made_ready([replace(segment, kind="new")], []))
            if any(hits((*ASKING, *INVITING), examined)) or not any(hits(AGAINST, examined)):
                return True
            if any(hits(DEALING, examined)):
                return False
    return False


def made_ready(segments: Sequence[Segment], loads: Sequence[Load], completing: bool = False) -> list[Text]:
    """What a mail says for itself, folded, with underscores for what is understood of the loads."""
    kinds = (*_KINDS, "quoted") if completing else _KINDS
    return [
        (at, segment, _made_ready(at, segment, loads))
        for at, segment in enumerate(segments)
        if segment.kind in kinds
    ]


@cache
def _index() -> Index:
    return Index(_ALL)


def _examined(texts: Sequence[Text]) -> list[Examined]:
    """The texts with the forms of rules that are worth trying on them."""
    return [(text, _index().tried_on(text[2])) for text in texts]


def _by_rules(texts: Sequence[Text], loads: Sequence[Load], completing: bool) -> tuple[_Reasons, _Reasons]:
    examined = _examined(texts)
    asking = list(hits(ASKING, examined))
    if not asking and all(map(told_in_words_of_the_trade, loads)):
        asking = list(hits(INVITING, examined))
    strongest = max((hit.strength_for for hit in asking), default=0)
    able = [each for each in AGAINST if each.strength >= strongest]  # weaker ones could not prevail
    against = [hit for hit in hits(able, examined) if hit.kind != "quoted"]
    if completing:  # what is changed or confirmed is then the request's
        against = [hit for hit in against if hit.rule.name != OF_A_CHANGE]
    if completing and not _asks_anew(asking):
        against += hits([_PRICE_BEFORE], [each for each in examined if each[0][1].kind == "quoted"])
    if not asking:
        stated = not against and (completing or states_a_load(texts, loads))
        return ((STATED,) if stated else ()), _reasons(against)
    own_words = any(hit.kind == "new" for hit in asking)
    return _reasons(asking), _reasons(hit for hit in against if hit.strength_against(own_words) >= strongest)


def _asks_anew(asking: Iterable[Hit]) -> bool:
    """Whether the new words ask for a price themselves: one that was given before is no answer to them."""
    return any(hit.kind == "new" and hit.strength_for >= FOR_A_PRICE for hit in asking)


def _by_wording(
    asking: _Reasons, against: _Reasons, texts: Sequence[Text], sure: float, completing: bool
) -> Reason | None:
    """Why the wording overrules what the rules found, or None; less does where they say little.

    A few words that complete a request need not be worded as one.
    """
    is_request = bool(asking) and not against
    if not is_request and sure > _enough(asking, against, completing):
        return Reason("worded_as_a_request", _("It is worded as requests are."), loudest(texts, True))
    if is_request and not completing and sure < _least(asking):
        return Reason("worded_as_none", _("It is worded as no request is."), loudest(texts, False))
    return None


def _enough(asking: _Reasons, against: _Reasons, completing: bool) -> float:
    """How sure the wording must be to make a request of what the rules say is none."""
    if _strongest(against) >= AGAINST_A_PRICE:
        return WORDED_AS_A_REQUEST
    return WORDED_AS_ONE_AT_LEAST if asking and not completing else WORDED_THOUGH_UNASKED


def _least(asking: _Reasons) -> float:
    """How sure it must be to leave alone what they say is one."""
    return WORDED_AS_NONE_THOUGH_PRICED if _strongest(asking) >= FOR_A_PRICE else WORDED_AS_NONE


def _strongest(reasons: _Reasons) -> int:
    return max((_STRENGTH.get(reason.rule, FOR_A_LOAD) for reason in reasons), default=0)


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
_CITED = re.compile(r"(?<![\w.])[\"“](?=[a-z])(?:[^\"“”\n ]* ){5}[^\"“”\n]*[a-z?!.][\"”](?!\w)")
_LETTER_OR_DIGIT = re.compile(r"[a-z0-9]")
_DIGIT = re.compile(r"\d")


def _made_ready(at: int, segment: Segment, loads: Sequence[Load]) -> str:
    """The text folded, with underscores for places and for figures that are understood.

    What is cited in quotation marks is left out: somebody else says it, or nobody.
    """
    text = fold(segment.text).replace("_", " ")
    if '"' in text:
        text = _CITED.sub(lambda cited: " " * len(cited[0]), text)
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


def _reasons(hits: Iterable[Hit]) -> _Reasons:
    """One reason a rule, with the words it stands on."""
    reasons: dict[str, Reason] = {}
    for hit in hits:
        known = reasons.get(hit.rule.name)
        evidence = (*known.evidence, hit.evidence) if known else (hit.evidence,)
        reasons[hit.rule.name] = Reason(hit.rule.name, hit.rule.text, evidence)
    return tuple(reasons.values())
