# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Whether a thing is named only to say that it is not wanted: "no liftgate", "tarps are not required"."""

from __future__ import annotations

import re

_REACH = 70  # characters before a word in which a "no" may stand
_CLAUSE_END = re.compile(
    r"[.;\n!?]|\bbut\b|\bonly\b|\bexcept\b|\bpero\b|\bhowever\b|\bjust\b|\b(?:thus|hence|therefore)\b|[ ]-[ ]"
)
_NO = re.compile(
    r"(?<![\w-])(?:no|not|non|without|w/o|sin|never|neither|nor|zero|none|nobody|skip|omit|waive|cannot|[a-z]+n't|dont|doesnt"
    r"|wont|isnt)(?![\w'])[ -]?"
)
# A verb of wanting takes what follows out of reach, unless it is itself denied: "no dock, need a liftgate".
_WANTS = re.compile(
    r"(?:needs?|requires?|wants?|must|please|pls|send|with|use|bring|so|then|include|will|deliver)\b"
)
_DENIED_VERB = re.compile(
    r"(?:(?:will|would|should|to|be|been|being|really|also|any|a|have|has|going|there|is|are|se|actually"
    r"|expect|ones?|of|them|these|those|load|loads|truck|side|end)[ ]+){0,3}"
    r"(?:need(?:s|ed|ing)?|requir\w+|want(?:s|ed|ing)?|use|using|have|has|having|allow\w*|accept\w*|send|bring"
    r"|necesita\w*|"
    r"requiere\w*|necessary|be|looking|call\w*)\b"
)
# "They cannot unload without one."
_CANNOT_WITHOUT = re.compile(
    r"\b(?:can't|cant|can[ ]?not|couldn't|unable[ ]to|no[ ]way[ ]to|not[ ]able[ ]to|no[ ]puede[a-z]*)[ ]"
    r"[^,;]{0,40}\b(?:without|w/o|sin)[ ]$"
)
_LISTED = re.compile(r"[ ](?:or|nor|and|o|ni|y)[ ](?:[a-z-]+[ ]){0,2}$|/[ ]?$")
_BRACKETED = re.compile(r"[^(]{0,24}\([^)]*$")
_UNCHECKED = re.compile(r"(?:\[[ ]?\]|\([ ]?\)|\u2610|\u25a1)[ ]?$")  # a box without a cross
_MOST_WORDS = 7
_AFTER = re.compile(
    r"(?:[ ](?:is|are|at|or|the|either|any|this|service|services|delivery|pickup|pick[ -]?up|access|both"
    r"|ends?|location|needed|required|req|will|be|truck|drivers?))*[ ]?"
    r"(?:[:=?\t(-]{1,2}[ \t]*(?:no\b|none\b|n\b|n/a|not\b|false|0\b)"
    r"|[ ](?:not|isn't|aren't|no|never|won't|wont|doesn't)[ ]"
    r"(?:(?:is|be|se|at|a|strictly|really|actually|going[ ]to[ ]be)[ ]){0,2}"
    r"(?:required|needed|necessary|requerid[ao]|necesari[ao]|requiere|necesita|all|apply|applicable"
    r"|allowed|ok|an[ ]issue)|[ ](?:n|no|none|n/a)(?=[ ]*(?:$|[\n,;.|)]))"
    r"|[ ](?:is[ ]|are[ ])?(?:unnecessary|optional|or[ ]not)\b)"
)


def is_denied(text: str, start: int, end: int) -> bool:
    """Whether the words from `start` to `end` are denied by what stands before or right behind them."""
    if _UNCHECKED.search(text, max(0, start - 4), start):
        return True
    return bool(_AFTER.match(text, end)) or _denied_before(_clause_before(text, start))


def _clause_before(text: str, start: int) -> str:
    """What stands before in the same clause."""
    before = text[max(0, start - _REACH) : start]
    ends = list(_CLAUSE_END.finditer(before))
    return before[ends[-1].end() :] if ends else before


def _denied_before(before: str) -> bool:
    """Whether the last "no" of a clause reaches its end."""
    found = list(_NO.finditer(before))
    if not found:
        return False
    if _CANNOT_WITHOUT.search(before, 0, found[-1].end()):
        return False
    between = before[found[-1].end() :]
    if _BRACKETED.fullmatch(between):
        return True
    verb = _DENIED_VERB.match(between)
    rest = between[verb.end() :] if verb else between
    if len(rest.split()) > _MOST_WORDS or _WANTS.search(rest):
        return False
    return "," not in rest and "+" not in rest or bool(_LISTED.search(rest))
