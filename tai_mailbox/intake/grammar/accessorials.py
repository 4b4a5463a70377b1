# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Services beyond the drive: liftgate, residential, inside, appointment, tarps, team...

A found value is (service, side): side "pickup", "delivery", "both" or "" where the words
beside it do not say. A negated service ("no liftgate", "tarps not required") is not found.
"""

from __future__ import annotations

import re

from ..text import Found, Scan
from .negation import is_denied

SIDED = frozenset(("liftgate", "residential", "inside"))
_PEOPLE = r"(?:driver|chauffeur|operador|chofer)"
_NAMES: tuple[tuple[str, str], ...] = (
    (
        "liftgate",
        (
            r"lift[ -]?gates?|lg|tail[ -]?gates?|tail[ -]?lifts?|no[ ](?:loading[ ])?docks?"
            r"|(?:without|lacks|lacking)[ ]a?[ ]?(?:loading[ ])?dock|rampa[ ]hidraulica"
            r"|plataforma[ ]hidraulica"
            r"|(?:doesn't|does[ ]not|don't|do[ ]not|doesnt|dont)[ ]have[ ](?:a[ ]"
            r"|any[ ])?(?:loading[ ])?docks?"
        ),
    ),
    (
        "residential",
        (
            r"residential|residences?|resi|(?:private|customer's|client's|his|her|their|my|a|lady's|owner's)"
            r"[ ](?:home|house)|home[ ]deliver(?:y|ies)"
            r"|residencial|domicilio[ ]particular|casa[ ]particular"
        ),
    ),
    (
        "inside",
        (
            r"inside[ ](?:delivery|deliver|pick[ -]?up|del|pu|service)|deliver(?:y|ed)?[ ]inside"
            r"|pick[ -]?up[ ]inside|white[ -]?glove|entrega[ ]adentro"
            r"|(?:brings?|tak(?:e|en|es)|carr(?:y|ied|ies)|mov(?:e|ed)|go(?:es)?|placed?|put"
            r"|set)[ ](?:it[ ]|them[ ])?inside"
            r"|threshold[ ]delivery|room[ ]of[ ]choice"
        ),
    ),
    (
        "limited_access",
        (
            r"(?:limited|lim\.?|ltd\.?|restricted)[ -]access|(?:construction|job|mine|mining|well"
            r"|wind[ ]farm)[ -]?sites?"
            r"|military[ ](?:base|installation|post)|(?:army|naval|navy|air[ ]force|marine)[ ](?:base"
            r"|post|depot|station)"
            r"|prisons?(?![ ]break)|jails?|correctional[ ](?:facility|center|institution)|penitentiary"
            r"|(?:mini|self)?[ -]?storage[ ](?:unit|facility|units)|mini[ -]storage|acceso[ ]limitado"
            r"|(?:a|an|the"
            r"|at|is)[ ](?:church|school|farm|mine|hotel|university|hospital|airport|casino"
            r"|golf[ ]course|ranch"
            r"|day[ ]?care|campground)(?![ ](?:equip|suppl|tractor|machin|furnit|bed|linen|project))"
            r"|(?:elementary|high|middle|grade)[ ]school|(?:church|school|farm|hotel)[ ](?:delivery"
            r"|pick[ -]?up)"
            r"|limited[ ]acc"
        ),
    ),
    (
        "appointment",
        (
            r"appointments?|appts?|apt[ ](?:req|needed)|by[ ]appt|call[ ](?:ahead|before|prior)"
            r"|(?:must|needs?[ ]to|has[ ]to|to|please|pls)[ ]call[ ][^\n.;,]{0,30}?(?:ahead|prior|before"
            r"|in[ ]advance)"
            r"|notify(?=[ ](?:before|prior|prior to|consignee|receiver))|noa|notification"
            r"|(?:delivery|del)[ ]notify|(?:con[ ])?citas?(?:[ ]previa)?"
        ),
    ),
    ("tarp", r"tarps?(?![ ](?:material|fabric|rolls))|tarped|tarping|lonas?|enlonad[oa]"),
    (
        "team",
        (
            r"team[ -](?:drivers?|service|loads?|vans?|reefers?|flatbeds?|runs?|required"
            r"|req|needed|truck|transit|only|expedited|freight|move|preferred|operation)"
            r"|teams?(?=[ ]?(?:required|needed"
            r"|req\b|preferred|only))|(?<=[,;/+(:-] )teams?(?=[ ]?(?:[,;.)]|$|\n))"
            r"|needs?[ ](?:a[ ])?teams?(?:[ ]driver)?|doble[ ]operador|equipo[ ]doble"
            r"|(?:must|will|should)[ ](?:be|run|go)[ ](?:a[ ])?teams?|(?:run|runs|goes|go|going|move"
            r"|ship)[ ](?:it[ ])?(?:as[ ])?(?:a[ ])?team"
            r"|(?:with|w/|by|for)[ ](?:a[ ])?teams?(?=[ ]?(?:[,;.)]|$|\n|driver|to))|two[ ]drivers"
            r"|2[ ]drivers"
        ),
    ),
    (
        "driver_assist",
        (
            rf"{_PEOPLE}s?[ -]?(?:assist(?:ance)?|unload(?:s|ing)?|load(?:s|ing)?|help)(?![a-z])"
            rf"|{_PEOPLE}s?[ ](?:to|will|must|has[ ]to|have[ ]to|needs?[ ]to|should|shall|is[ ]to)[ ]"
            r"(?:be[ ](?:required|expected|asked)[ ]to[ ])?(?:assist|help|(?:hand[ -]?)?unload"
            r"|(?:hand[ -]?)?load|tail[ ]?gate)"
            rf"|{_PEOPLE}'s[ ](?:help|assistance)|hand[ -]?(?:un)?load(?:ed|ing|s)?|finger[ -]?print"
            r"|ayuda[ ](?:del?[ ])?(?:operador|chofer)"
        ),
    ),
    ("overlength", r"over[ -]?length|(?:extra|excessive|extreme)[ -]length|long[ ]freight[ ]fee"),
    (
        "protect_from_freeze",
        (
            r"protect(?:ed|ion|ive)?[ ](?:from|against)[ ](?:the[ ])?(?:freez(?:e|ing)|cold|frost)|pff"
            r"|(?:freeze|frost)[ -]?protect(?:ion|ed)?|protect[ ]freeze"
            r"|(?:keep|kept)[ ](?:it[ ]|them[ ])?from[ ]freezing|freez(?:e|ing)[ -](?:sensitive|able)"
            r"|freezable"
            r"|(?:do[ ]not|don't|must[ ]not|mustn't|cannot|can't|can[ ]not|may[ ]not|shouldn't"
            r"|should[ ]not|never|not)[ ]"
            r"(?:be[ ]allowed[ ]to[ ]|allow[ ]to[ ]|let[ ](?:it[ ])?|get[ ])?(?:freeze|frozen)"
            r"|no[ ]freezing|will[ ]freeze|sensitive[ ]to[ ](?:freezing|cold|frost)"
            r"|proteger[ ]del?[ ](?:frio|congelamiento)|heated[ ](?:service|trailer|truck|van)"
        ),
    ),
    (
        "tradeshow",
        (
            r"trade[ -]?shows?|convention[ ]cent(?:er|re)|exhibit(?:ion)?[ ](?:hall|booth"
            r"|center|site)|expo[ ](?:center|hall)|advance[ ]warehouse|show[ ]site|feria"
        ),
    ),
)
_SERVICE = re.compile(
    rf"(?<![\w-])(?=[a-z2])(?:{'|'.join(f'(?P<{name}>{pattern})' for name, pattern in _NAMES)})(?!\w)"
)
_OWN_TEAM = re.compile(r"\b(?:our|your|my|the|whole|sales|entire)[ ](?:[a-z]+[ ])?team$")
_SENDERS = re.compile(r"\bwe[ ](?:[a-z']+[ ]){0,2}$")  # "we have no dock": who writes, ships
_BOTH = re.compile(
    r"[^\n.;]{0,24}\b(?:both(?:[ ](?:ends|sides|locations|stops|places|addresses|sites|houses|pickup|at)"
    r"|(?=[ ]?[,.;]))"
    r"|(?:pickup|pick[ -]?up|origin|pu)[ ]?(?:and|&|/|\+)[ ]?(?:delivery|destination"
    r"|del)|ambos)"
)
_SIDE_WORDS = (
    (
        "pickup",
        (
            r"pick(?:s|ing|ed)?[ -]?ups?|pickup|p/?u|origin|shipper|orig|loading|recoleccion|origen"
            r"|recoger|carga"
        ),
    ),
    (
        "delivery",
        (
            r"deliver(?:y|ed|s|ing)?|dest(?:ination)?|del|consignee|receiver|unload(?:ing)?|drop"
            r"|cnee|entrega|destino|descarga"
        ),
    ),
)
_AFTER = re.compile(
    r"[ ]?(?:service|required|needed|req'?d?|access|appt|location"
    r"|,)?[ ]?\(?(?:is[ ])?(?:required[ ]|needed[ ])?(?:at|on|for|@|-|/|in|en|a"
    r"|to)?[ ]?(?:the[ ]|la[ ]|el[ ])?(?:"
    + "|".join(f"(?P<{side}>{words})" for side, words in _SIDE_WORDS)
    + r")(?![a-z])(?![ ]?(?::|\d|appt|appointment))"
)
_ENDS = re.compile(
    r"\b(?:(?P<pickup>shipper|origin|(?:pick[ -]?up|loading)[ ](?:site|location|address|end|point)"
    r"|pick[ -]?up[ ](?:is|at|has))"
    r"|(?P<delivery>consignee|receiver|destination|customer|(?:delivery|unloading)[ ](?:site|location"
    r"|address|end|point)"
    r"|delivery[ ](?:is|at|has)))\b"
)
_BEFORE = re.compile(
    "(?:"
    + "|".join(f"(?P<{side}>{words})" for side, words in _SIDE_WORDS)
    + r")(?:[ ](?:is|with|needs|requires|will|need|require|a|an|at|from|in|has|location|site|side|address"
    + r"|con|to))*"
    + r"[ ]?[:,-]?[ ]?(?:a[ ]|an[ ])?$"
)


def find(scan: Scan) -> list[Found]:
    """Found values are (service, side)."""
    text = scan.text
    found = []
    for match in _SERVICE.finditer(text):
        service = match.lastgroup
        if not _negated(text, match) and not _OWN_TEAM.search(
            text, max(0, match.start() - 12), match.start() + 4
        ):
            found.append(Found("accessorial", (service, _side(text, match)), match.start(), match.end()))
    return found


# What says with a "no" of its own that a service is wanted.
_DENIES_ITSELF = re.compile(
    r"(?:no|without|lack|does|do|can|must|may|should|never|not)\b.*(?:dock|freez|frozen)|mustn't|(?:can"
    r"|do|should)n't"
)


def _negated(text: str, match: re.Match[str]) -> bool:
    return not _DENIES_ITSELF.match(match.group()) and is_denied(text, match.start(), match.end())


def _side(text: str, match: re.Match[str]) -> str:
    words = match.group()
    if re.search(r"deliver|\bdel\b|entrega", words):
        return "delivery"
    if re.search(r"pick|\bpu\b", words):
        return "pickup"
    if _BOTH.match(text, match.end()):
        return "both"
    after = _AFTER.match(text, match.end())
    if after:
        return "pickup" if after["pickup"] else "delivery"
    if _SENDERS.search(text, max(0, match.start() - 30), match.start()):
        return "pickup"
    before = _BEFORE.search(text, max(0, match.start() - 40), match.start())
    if before:
        return "pickup" if before["pickup"] else "delivery"
    line = text[text.rfind("\n", 0, match.start()) + 1 : match.start()]
    ends = list(_ENDS.finditer(line[-80:].rpartition(". ")[2]))
    return ends[-1].lastgroup or "" if ends else ""
