# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""A mail that only states a load asks for its movement: customers in a hurry write no more."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..reading import Load, Reason, Segment
from ..rules import ALL_LOAD, MOST_FOREIGN, MOST_FOREIGN_ASKED
from ..text import word_set
from ..words import _

Text = tuple[int, Segment, str]  # a segment's index, the segment, and its text made ready

STATED = Reason(
    "states_a_load", _("States a load with both ends of its lane and its freight, and little else.")
)
_WORD = re.compile(r"[a-z][a-z']*")
_PRICED = re.compile(r"\b(?:quot(?:e|es|ation)|rates?|pric(?:e|es|ing)|rfq|px|spot|cotizacion|tarifas?)\b")
_TABLE_LINE = re.compile(r"^[^\n\t]*\t[^\n]*$", re.MULTILINE)
_POLITE = re.compile(
    r"\b(?:please|pls|plz|por favor|favor de|can you|could you|need|needs|looking|let me know|lemme know"
    r"|lmk|advise|thanks|thank you|thx|gracias|appreciate|grateful|help|want|like to|would like|asap"
    r"|urgent\w*|possible|interested|options|how about|what about|target|budget|for you)\b|\?"
)
# Words of which a load is made when it is stated in catchwords: labels, units, trailers, days, a greeting.
_SPECIFICATION = word_set(
    """
    to from at in on and for of the a or with by via x an pu del o d pick up pickup deliver delivery
    delivers drop dest destination origin orig shipper consignee ship ships shipping load loads loading
    loaded ready available avail date time window appt appointment fcfs weight wt wgt lbs lb gross total
    approx each ea per pallets pallet plts plt skids skid pcs pieces units equipment equip eq trailer
    truck mode commodity product freight cargo dims dimensions size class temp temperature set point po
    ref bol pro number no qty quantity type zip code city state hi hello hey dear good morning afternoon
    evening thanks thank you thx regards best cheers am pm cst est pst et ct noon hrs asap now hot rush
    full partial ftl ltl dry van reefer flatbed needed required only need lane lanes miles stop stops
    stackable non haz hazmat straps tarps food grade swing doors air ride team solo live unload dock door
    target new order tender monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu
    thurs fri sat sun today tomorrow this next week el la los las de y con por desde hasta origen destino
    recoger entregar entrega carga caja seca peso fecha tarimas libras kilos hola buenas buenos dias
    tardes gracias saludos
    """
)
_FREIGHT_UNITS = word_set("pallet skid crate drum tote coil reel gaylord supersack")
# Words that tell what somebody did or has, in which a customer's catchwords do not run.
_TELLING = re.compile(
    r"\b(?:he|she|his|her|was|were|did|had|been|ran|went|came|told|said|sold|paid|made|left|took|gave|sent"
    r"|sat (?:at|in|on|there|for)|hit|held|found|remember|unloading|empt(?:y|ies)|drivers?|carriers?|mc"
    r"|anymore|instead|su|sus|copy|claim|scorecard|thank(?:s| you) for [a-z]+ing|(?<!for your )review"
    r"|tour)\b|\b(?:the|that|those) (?:[\d_]+ )?(?:pallets?|skids?|plts?|pieces|crates?|coils?|rolls?"
    r"|drums?)\b|\byour (?:driver|carrier|truck|guy)"
)
_PAST = re.compile(r"\b[a-z]{3,}ed\b")
# Words in -ed that tell how freight is, is kept or is wanted, and not what was done.
_HOW_IT_IS = word_set(
    """
    needed required requested wanted palletized tarped stacked bagged boxed canned covered mixed baled crated
    skidded sealed loaded preloaded enclosed heated insulated refrigerated expedited dedicated limited used
    detailed listed estimated assigned staged consolidated packaged unpackaged packed wrapped shrinkwrapped
    strapped treated chilled cured dried shredded recycled processed bottled rolled coated galvanized finished
    assembled combined included proposed suggested preferred scheduled owned shred speed indeed exceed proceed
    appreciated interested flatbed flattbed double-stacked attached floor-loaded exposed skirted oversized
    sized fixed unmixed laminated pressed milled cold-rolled cooked smoked salted roasted peeled diced
    fortified enriched hardened corrugated printed painted perforated molded threaded welded forged curved
    framed tempered glazed shelled hulled crushed crimped pelletized powdered concentrated carbonated shaped
    """
)


def states_a_load(texts: Sequence[Text], loads: Sequence[Load]) -> bool:
    """Whether the mail says little but the load: few other words, and none that tell a story."""
    if any(_tells(text) for _at, segment, text in texts if segment.kind != "quoted"):
        return False
    share = _foreign_share(texts, loads)
    return share <= ALL_LOAD or (
        share <= _most_foreign(texts) and all(map(told_in_words_of_the_trade, loads))
    )


def _tells(text: str) -> bool:
    """Whether a text tells of what was done, or of freight, trucks and people that both know."""
    return bool(_TELLING.search(text)) or not _HOW_IT_IS.issuperset(_PAST.findall(text))


def told_in_words_of_the_trade(load: Load) -> bool:
    """Whether a load is told in words of the trade, and not only in a weight, a count and two cities."""
    told = (load.equipment, load.mode, load.freight_class, load.dimensions_in, load.temperature_f)
    weighed_units = load.unit_type in _FREIGHT_UNITS and load.weight_lb
    return any(told) or bool(load.accessorials or weighed_units)


def _most_foreign(texts: Sequence[Text]) -> float:
    asks = any(
        (_PRICED if segment.kind == "subject" else _POLITE).search(text) for _at, segment, text in texts
    )
    return MOST_FOREIGN_ASKED if asks else MOST_FOREIGN


def _foreign_share(texts: Sequence[Text], loads: Sequence[Load]) -> float:
    """The share of a mail's words that are no part of a load: high where one tells a story."""
    spans = [e for load in loads for evidence in load.evidence.values() for e in evidence]
    words = foreign = 0
    for at, segment, text in texts:
        if segment.kind in ("subject", "quoted"):
            continue
        text = _TABLE_LINE.sub(lambda line: " " * len(line.group()), text)
        said = {offset for e in spans if e.segment == at for offset in range(e.start, e.end)}
        for match in _WORD.finditer(text):
            words += 1
            foreign += match.start() not in said and _is_foreign(match.group())
    return foreign / words if words else 0.0


def _is_foreign(word: str) -> bool:
    """True for a word of no load; a single letter is a label, such as V for a van."""
    return len(word) > 1 and word not in _SPECIFICATION
