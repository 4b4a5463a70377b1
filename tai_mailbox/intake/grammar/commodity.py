# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What the freight is, as the sender names it: the noun phrase that most speaks for being the commodity.

Runs last, on a text from which places, dates, weights and the rest are blanked. A phrase counts for its words
(are they goods?) and for where it stands: behind a label, after "pallets of", beside a count.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..text import BLANK, Found, Scan
from .commodity_labels import behind_labels
from .commodity_words import ADJECTIVES, AT_THE_DOCK, HEADS, NOISE, OF_A_FIRM, PACKING, TOO_GENERAL, VERBS
from .goods import is_goods
from .unit_names import ANY_NAME, NAMES

_WORD = re.compile(r"[a-z][a-z'&-]*(?:/[a-z]{3,})?")
_GAP = re.compile(r"[ ]|[ ]?\n(?=[a-z])")
# Before a phrase: a count, a unit or a weight, whose figures are blanked or not.
_COUNTED = re.compile(
    rf"(?:(?<![\w.,/$-])\d{{1,4}}|\b(?:{NAMES})|\d[ ]?(?:#|lbs?|pounds|k|tons?|tonnes?|mt|kgs?"
    rf"|kilos?))[,)]?[ ]{{1,2}}$"
)
_OF = re.compile(
    r"(?:loads?|truckloads?|ftls?|ltls?|shipments?|" + ANY_NAME + r"|weight|full"
    r"|carga|camion|viaje|lbs?|#|pounds|kgs?|kilos|toneladas|tons?|tonnes?|mt|trucks?|trailers?|partial"
    r"|reefer|van|flatbed|tanker|vans|reefers|flatbeds|completo|completa|worth|k)[ \n]{1,2}(?:of|de|d')[ \n]"
    r"(?:our[ ]|the[ ]|some[ ])?(?:[a-z]{3,12}[ ])?$"
)
_TOLD = re.compile(
    r"\b(?:haul(?:ing)?|ship(?:ping|s)?|mov(?:e|ing)|transport(?:ing)?|loaded[ ]with|load|freight[ ]is"
    r"|it's|it[ ]is|its"
    r"|they're|these[ ]are|carrying|sold|bought|have|got|sending|send|deliver|get|transportar|mover|enviar"
    r"|embarcar|son|es|quote[ ]on|rate[ ]on|for)[ \n]"
    r"(?:a[ ]|an[ ]|our[ ]|the[ ]|some[ ]|my[ ]|one[ ]|used[ ]|new[ ]|un[ ]|una[ ]|unos[ ]|de[ ]){0,2}$"
)
# "sending hymnals from": what is moved, whatever it is.
_SENT = re.compile(
    r"\b(?:send(?:ing)?|ship(?:ping)?|mov(?:e|ing)|haul(?:ing)?|transport(?:ing)?)[ \n](?:our[ ]|some[ ]"
    r"|an?[ ]|the[ ])?$"
)
_FROM = re.compile(rf"[ \n](?:from|out of|to|for|up to|down to)\b|[ ]?{BLANK}")
_PLACED = re.compile(
    r"\b(?:at|in|to|from|by|near|via|with|without|on|into|inside|before|after|no|not|your|under|over|than"
    r"|via|en)[ \n]"
    r"(?:(?:a|an|the|our|my|their|his|her|any|el|la)[ ])?$"
)
_OF_THE_SENTENCE = (NOISE | VERBS) - ADJECTIVES - HEADS
_SHORT = frozenset(("tv", "pc", "rv", "iv", "ac", "ev", "uv"))
_COLD = frozenset(("frozen", "fresh", "chilled", "live"))
_BESIDE = 9.0  # goods that are counted, or "of" which there is a load
_FEW_WORDS, _CATCHWORDS = 14, 3  # of a line of catchwords, of one of them
_PARTED_BEFORE = re.compile(rf"(?:[,;|\t{BLANK}]|(?<=[{BLANK},])[ ]-)[ ]?$")
_PARTED_BEHIND = re.compile(rf"[ ]?(?:[,;|\t\n{BLANK}]|$|\.(?:[ \n]|$))")
_DIGIT = re.compile(r"[0-9]")
_NEAR = 24  # characters: a count and what it is of
_LONG_LINE = 240  # characters
_REACH = 40  # characters before a phrase that are looked at
CERTAIN = 20.0  # of what a label or a column's head says
_ENOUGH, _CLOSE = 3.0, 1.0


@dataclass(frozen=True, slots=True)
class Commodity:
    """The words as written, and how much speaks for them."""

    words: str
    score: float


@dataclass(frozen=True, slots=True)
class _Phrase:
    """Words that stand together, from `start` to `end`; `goods` of them name goods, `rest` behind do not."""

    start: int
    end: int
    goods: int
    words: tuple[str, ...]


def find(scan: Scan) -> list[Found]:
    """Found values are `Commodity`, of the surest kind that the text has."""
    labelled = [_found(scan, start, end, CERTAIN) for start, end in behind_labels(scan)]
    if labelled:
        return labelled
    scored = [(_score(scan, phrase), phrase) for phrase in _phrases(scan)]
    best = max((score for score, _phrase in scored), default=0.0)
    return [
        _found(scan, phrase.start, phrase.end, score)
        for score, phrase in scored
        if score >= max(_ENOUGH, best - _CLOSE)
    ]


def _phrases(scan: Scan) -> list[_Phrase]:
    """Runs of words of which none belongs to the sentence around them."""
    runs: list[list[re.Match[str]]] = [[]]
    for word in _WORD.finditer(scan.text):
        if runs[-1] and not _GAP.fullmatch(scan.text, runs[-1][-1].end(), word.start()):
            runs.append([])
        if _is_of_the_sentence(word.group()):
            runs.append([])
        else:
            runs[-1].append(word)
    return [_phrase(run, scan.subject) for run in runs if run]


def _is_of_the_sentence(word: str) -> bool:
    return word in _OF_THE_SENTENCE or len(word) < 3 and word not in _SHORT


def _phrase(run: list[re.Match[str]], subject: frozenset[str]) -> _Phrase:
    """The run up to its last goods, with what such goods are cut in; all of it where it names none."""
    words = [word.group() for word in run]
    named = [at for at, word in enumerate(words) if _names_goods(word)]
    told = [at for at, word in enumerate(words) if word.rstrip("s") in subject]
    last = (named or told or [len(words) - 1])[-1]
    while named and last + 1 < len(words) and words[last + 1] in HEADS:
        last += 1
    first = max(0, last - 3)
    is_cut = not named and last > first and words[last] in HEADS  # "ice cream"
    return _Phrase(run[first].start(), run[last].end(), len(named) + is_cut, tuple(words[first : last + 1]))


def _names_goods(word: str) -> bool:
    return is_goods(word) or any(is_goods(part) for part in re.split("[-/]", word) if part != word)


def _score(scan: Scan, phrase: _Phrase) -> float:
    """What speaks for a phrase; `_ENOUGH` is what goods alone or words right behind a count have."""
    points = 5.0 if phrase.goods else 0.0
    if not phrase.goods and all(word in ADJECTIVES for word in phrase.words):
        return 0.0
    points += 3.0 if phrase.words[-1].rstrip("s") in scan.subject else 0.0
    points += 3.0 if not phrase.goods and _is_a_catchword(scan, phrase) else 0.0
    points -= 3.0 if len(phrase.words) == 1 and phrase.words[0] in TOO_GENERAL else 0.0
    points += 1.0 if phrase.goods > 1 or phrase.words[0] in ADJECTIVES else 0.0
    before = scan.original[max(0, phrase.start - _REACH) : phrase.start].lower()
    points += _by_what_is_before(before, phrase, bool(_FROM.match(scan.text, phrase.end)))
    if phrase.words[-1] in PACKING:
        points -= 2.0 if any(word not in PACKING and word not in ADJECTIVES for word in phrase.words) else 3.0
    elif phrase.words[-1] in AT_THE_DOCK and points < _BESIDE:
        points -= 3.0
    return points - _as_a_name(scan, phrase)


def _by_what_is_before(before: str, phrase: _Phrase, is_moved: bool) -> float:
    """What the words before a phrase say of it: a count, "pallets of", a verb, or a place."""
    near = before[-_NEAR:]
    if (" of" in near or " de" in near) and _OF.search(before):
        return 6.0
    if _DIGIT.search(before) and _COUNTED.search(before, max(0, len(before) - _NEAR)):
        return 5.0
    if not phrase.goods and phrase.words[0] not in _COLD:
        return 3.0 if is_moved and _SENT.search(before) else 0.0
    return 2.0 if _TOLD.search(before) else -2.0 if phrase.goods and _PLACED.search(before) else 0.0


def _is_a_catchword(scan: Scan, phrase: _Phrase) -> bool:
    """ "decking, 48k, tarps": whether commas part it from what stands around it in a line of figures."""
    start, end = scan.line_span(scan.line_of(phrase.start))
    if end - start > _LONG_LINE or len(phrase.words) > _CATCHWORDS:
        return False
    if not _PARTED_BEHIND.match(scan.text, phrase.end):
        return False
    line = scan.text[start:end]
    parted = _PARTED_BEFORE.search(line[: phrase.start - start])
    return bool(parted) and BLANK in line and len(_WORD.findall(line)) <= _FEW_WORDS


def _as_a_name(scan: Scan, phrase: _Phrase) -> float:
    """What speaks against a phrase as it may be the name of a firm, a person or a place."""
    behind = _WORD.match(scan.text, phrase.end + 1)
    if behind and behind.group() in OF_A_FIRM:
        return 6.0
    words = scan.original[phrase.start : phrase.end].split()
    if not all(word[0].isupper() and not word.isupper() for word in words):
        return 0.0
    line = scan.original[max(0, phrase.start - _LONG_LINE) : phrase.start].rpartition("\n")[2]
    in_a_sentence = any(char.islower() for char in line) and not re.search(r"[:*.-][ \t]*$", line[-4:])
    return 2.5 if in_a_sentence else 0.0


def _found(scan: Scan, start: int, end: int, score: float) -> Found:
    words = " ".join(scan.original[start:end].split())
    return Found("commodity", Commodity(words, score), start, end)
