# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Services beyond the drive: liftgate, residential, inside, appointment, tarps, team...

A found value is (service, side): side "pickup", "delivery", "both" or "" where the words
beside it do not say. A negated service ("no liftgate", "tarps not required") is not found.
"""

from __future__ import annotations

import re

from ..text import Found, Scan

SIDED = frozenset(("liftgate", "residential", "inside"))
_NAMES: tuple[tuple[str, str], ...] = (
    (
        "liftgate",
        (
            r"lift[ -]?gates?|lg|tail[ -]?gates?|tail[ -]?lift|no[ ](?:loading[ ])?dock"
            r"|without[ ]a?[ ]?dock|rampa[ ]hidraulica|plataforma[ ]hidraulica"
        ),
    ),
    (
        "residential",
        (
            r"residential|residences?|resi|private[ ]home|home[ ]deliver(?:y|ies)"
            r"|residencial|domicilio[ ]particular"
        ),
    ),
    (
        "inside",
        (
            r"inside[ ](?:delivery|deliver|pick[ -]?up|del|pu)|deliver(?:y|ed)?[ ]inside"
            r"|pick[ -]?up[ ]inside|white[ -]?glove|entrega[ ]adentro"
        ),
    ),
    (
        "limited_access",
        (
            r"limited[ -]access|(?:construction|job)[ -]?sites?|military[ ]base|prison"
            r"|(?:self[ -]?)?storage[ ](?:unit|facility)|acceso[ ]limitado|(?:a|the"
            r"|at)[ ](?:church|school|farm|mine)|(?:elementary|high|middle)[ ]school"
        ),
    ),
    (
        "appointment",
        (
            r"appointments?|appts?|apt[ ](?:req|needed)|by[ ]appt|call[ ](?:ahead|before)"
            r"|notify(?=[ ](?:before|prior|prior to|consignee|receiver))|noa|notification"
            r"|(?:con[ ])?citas?"
        ),
    ),
    ("tarp", r"tarps?|tarped|tarping|tarp[ ]?(?:load|required)|lonas?|enlonad[oa]"),
    (
        "team",
        (
            r"team[ -](?:drivers?|service|loads?|vans?|reefers?|flatbeds?|runs?|required"
            r"|req|needed|truck|transit|only|expedited)|teams?(?=[ ]?(?:required|needed"
            r"|req\b|preferred|only))|(?<=[,;/+(:-] )teams?(?=[ ]?(?:[,;.)]|$|\n))"
            r"|needs?[ ](?:a[ ])?teams?(?:[ ]driver)?|doble[ ]operador|equipo[ ]doble"
        ),
    ),
    (
        "driver_assist",
        (
            r"driver[ -]?(?:assist(?:ance)?|unload|load|must[ ](?:assist|unload|help))"
            r"|drivers?[ ](?:to|will|must)[ ](?:assist|help|unload|load)|hand[ ]unload"
            r"|ayuda[ ](?:del?[ ])?(?:operador|chofer)"
        ),
    ),
    ("overlength", r"over[ -]?length|extra[ ]length|excessive[ ]length|extreme[ ]length"),
    (
        "protect_from_freeze",
        (
            r"protect(?:ed|ion)?[ ]from[ ]freez(?:e|ing)|pff|freeze[ -]protect(?:ion|ed)?"
            r"|(?:keep|kept)[ ]from[ ]freezing|do[ ]not[ ](?:let[ ])?freeze|freezable"
            r"|proteger[ ]del?[ ](?:frio|congelamiento)"
        ),
    ),
    (
        "tradeshow",
        (
            r"trade[ -]?shows?|convention[ ]cent(?:er|re)|exhibit(?:ion)?[ ](?:hall|booth"
            r"|center)|expo[ ](?:center|hall)|feria"
        ),
    ),
)
_SERVICE = re.compile("|".join(rf"(?P<{name}>(?<![\w-])(?:{pattern})(?!\w))" for name, pattern in _NAMES))
_NEGATED_BEFORE = re.compile(
    r"(?:\b(?:no|not|non|without|w/o|sin|never|neither|nor|zero|don't|doesn't|do[ ]not"
    r"|does[ ]not|won't|isn't|aren't|no[ ]need[ ]for|not[ ]allow|not[ ]accept"
    r"|not[ ]want|not[ ]use|doesn't[ ]want)[ -]"
    r"(?:(?:a|any|an|need|needs|needed|require|requires|want|the|be|of|for|is|se"
    r"|requiere|necesita|special|services?|delivery|pickup|pick[ ]?up)[ ,]){0,3}"
    r"|\b(?:no|not|without|sin|don't need"
    r"|doesn't need)[ ](?:a[ ])?(?:[a-z-]+(?:[ ](?:delivery|pickup"
    r"|access))?(?:,[ ]?(?:or[ ]|and[ ]|no[ ])?|[ ](?:or|nor|and|o|ni)[ ])){1,3})$"
)
_NEGATED_AFTER = re.compile(
    r"(?:[ ](?:is|are|at|service|delivery|pickup|pick[ -]?up|access|required|needed"
    r"|req))*[ ]?(?:[:=?\t(-][ \t]*(?:no\b|none\b|n\b|n/a|not\b|false|0\b)|[ ](?:not"
    r"|isn't|aren't|no)[ ](?:is[ ])?(?:required|needed|necessary|requerid[ao]"
    r"|necesari[ao]))"
    r"|[ ](?:no[ ]se[ ]requiere|not[ ](?:at|required|needed)|isn't[ ]needed|aren't[ ]needed)"
)
_OWN_TEAM = re.compile(r"\b(?:our|your|my|the|whole|sales|entire)[ ](?:[a-z]+[ ])?team$")
_BOTH = re.compile(
    r"[^\n.;]{0,16}\b(?:both[ ](?:ends|sides|locations|stops|places|pickup|at)"
    r"|(?:pickup|pick[ -]?up|origin|pu)[ ]?(?:and|&|/|\+)[ ]?(?:delivery|destination"
    r"|del)|ambos)"
)
_SIDE_WORDS = (
    ("pickup", r"pick[ -]?up|pickup|p/?u|origin|shipper|orig|loading|recoleccion|origen|recoger|carga"),
    (
        "delivery",
        (
            r"deliver(?:y|ed)?|dest(?:ination)?|del|consignee|receiver|unload(?:ing)?|drop"
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
_BEFORE = re.compile(
    "(?:"
    + "|".join(f"(?P<{side}>{words})" for side, words in _SIDE_WORDS)
    + r")(?:[ ](?:is|with|needs|requires|will|need|require|a|an|at|has|location|site|side|address|con|to))*"
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


def _negated(text: str, match: re.Match[str]) -> bool:
    if re.match(r"(?:no|without)\b.*dock", match.group()):
        return False
    before = text[max(0, match.start() - 60) : match.start()]
    before = before[max(before.rfind("."), before.rfind("\n"), before.rfind(";")) + 1 :]
    return bool(_NEGATED_BEFORE.search(before) or _NEGATED_AFTER.match(text, match.end()))


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
    before = _BEFORE.search(text, max(0, match.start() - 40), match.start())
    if before:
        return "pickup" if before["pickup"] else "delivery"
    return ""
