# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The words behind a place that say which end of a lane it is."""

from __future__ import annotations

import re

from ..grammar.unit_names import ANY_NAME
from ..places.mention import Mention
from ..text import Scan
from .marks import ROLES, Step

_SITES = r"(?:store|plant|depot|location|yard|branch|shop|office|site|dc|warehouse|team|crew|job|facility)"
_SITE = rf"(?:[.]?[ ]{_SITES})?"
_IS = r"(?:(?:who|which|that|is|are|has|have|will|just)[ ]){0,2}"
_ON_THE_WAY = re.compile(r"[ ,]{1,2}(?:(?:on|along) the way|en route)\b")
# "Clayton, NC receives until four", "the Elgin, IL plant is short on thread", but not "needs a truck".
_GETS_IT = re.compile(
    rf"[),]{{0,2}}{_SITE}[ ]{_IS}(?:(?:receiv|purchas|order|wait|ask)(?:e?s|ed|ing)|wants?|wanting|needs"
    r"|bought|unloads?|takes?|short on|gets|out of|low on|running out|quiere|compro|recibe|necesita)\b"
    r"(?![ ]?[:?])"
    r"(?![ ](?:(?:a|an|the|some|to)[ ]){0,2}(?:truck|van|reefer|flat|step|trailer|driver|lift|appoint|quote"
    r"|price|rate|pick|move|ship))"
    r"|[.,)]{0,2}[ ](?:that |this |it )?is where[^.\n]{0,40}\b(?:go|goes|going|headed|need to be|must be"
    r"|delivers?)\b"
)
# "a donor in Rutland, VT is giving us a lathe", "Presque Isle, ME is where they are grown"
_GIVES_IT = re.compile(
    rf"[),]{{0,2}}{_SITE}[ ](?:has|have|holds?)[ ](?:my|our|it|them|this|these|\d{{1,3}}[ ](?:{ANY_NAME}))\b"
    rf"|[),]{{0,2}}{_SITE}[ ]{_IS}(?:giv(?:es?|ing)|gave|donat(?:es|ed|ing)|sold|sell(?:s|ing)?|send(?:s|ing)"
    r"|sent)[ ](?:us|me|them|it)\b(?![^.\n]{0,30}\b(?:appointment|appt|time|slot|window|number|until)\b)"
    r"|[.,)]{0,2}[ ](?:that |this |it )?is where[^.\n]{0,24}\b(?:grown|made|built|packed|sits?|at|from"
    r"|stored)\b"
)
_LABELLED = re.compile(r":[ ]*$")
_SUFFIX = re.compile(
    r"[ \t]{0,2}[(\[,-]?[ ]?(?:(?P<origin>origin|outbound|ship(?:ping)?[ ]p(?:oin)?t(?=[ ]*(?:[.;)\n]|$))"
    r"|pick[ -]?up|pickup|p(?=\))|pick(?=[ ]?(?:\d|\n|$))|pu|p/u|shipper"
    r"|ships?(?![ ](?:to|point|pt|from))|loads?(?=[ ](?:mon|tue|wed|thu|fri|sat|sun|today|tom|\d))"
    r"|origen|recoleccion)|(?P<destination>deliver(?:y|s)?|destination|del|drop|consignee"
    r"|receiver|dest|destino|entrega|d(?=\)))|(?P<stop>stop))(?![a-z:#])(?![ ]?(?:[:#]|in\b"
    r"|at\b|from\b|to\b|date|on\b))"
)
_LOADS_THEN = re.compile(r"[ ]?[,;(-]?[ ]?(?:loads?|ships?)\b")  # "into Dixon, load 12/1": what comes next


def done_there(scan: Scan, mention: Mention, told: Step | None, before: str) -> Step | None:
    """The role by what is said to be done at the place, unless a label before it has the word."""
    if _ON_THE_WAY.match(scan.text, mention.end):
        return Step(mention, "stop", strong=True)
    if told and _LABELLED.search(before):
        return None
    if _GETS_IT.match(scan.text, mention.end):
        return Step(mention, "destination", strong=True)
    return Step(mention, "origin", strong=True) if _GIVES_IT.match(scan.text, mention.end) else None


def named_behind(scan: Scan, mention: Mention, told: Step | None) -> Step | None:
    """The role by a word right behind the place: "Gary, IN pickup", "Waco, TX (deliver)"."""
    suffix = _SUFFIX.match(scan.text, mention.end)
    if not suffix or (told and _LOADS_THEN.match(scan.text, mention.end)):
        return None
    return Step(mention, ROLES[suffix.lastgroup or ""], strong=True)


_OVER = re.compile(r"[ )]*(?:[.;]|\n)")


def word_behind_ends(scan: Scan, mention: Mention) -> int:
    """Where the word ends that stands behind a place and closes its sentence; else where the place ends."""
    suffix = _SUFFIX.match(scan.text, mention.end)
    return suffix.end() if suffix and _OVER.match(scan.text, suffix.end()) else mention.end
