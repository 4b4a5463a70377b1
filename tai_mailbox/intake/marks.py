# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The words before a place that say which end of a lane it is: labels, verbs, "from ... to", arrows."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from .mention import Mention

Role = Literal["origin", "destination", "stop", ""]

# Words that say which end a place is. Strong ones are labels and verbs and reach over an
# address block; weak ones ("from", "to") only reach the place right behind them.
_ORIGIN = (
    r"(?:where[ ]from|from[ ]where)[ ]?[?:]|whse(?=[ ]?:)|pkup|pkp"
    r"|ld(?=[ ]in\b)|pol(?=[ ]?[:=])|pick(?:s|ing"
    r"|ed)?[ -]?ups?|pick(?:ing)?[ ](?:it|them|this)[ ]up|pickup|p/?u"
    r"|origin|orig|shippers?|ship(?:s|ping)?[ ]from|load(?:s|ing)?[ ](?:in|at|out[ ]of"
    r"|point|from)|loading|collect(?:ion|ing)?"
    r"|recoger|recoge(?:mos|n)?|recolecc?i?o?n?(?:ar)?|recolectar|origen"
    r"|cargar?[ ](?:en)|carga[ ]en|cargando[ ]en|located[ ](?:in|at)|sitting[ ](?:in"
    r"|at)|pick(?=[ ]?[:=])|o(?=[ ]?[:=])|o/|(?<!to )(?<!into )(?<!for )(?<!be at )(?<!it at )"
    r"(?<!them at )(?<!and at )(?<!back at )(?:our|my)[ ](?:plant|warehouse|facility|shop|yard|mill|dock"
    r"|dc|farm|factory|distribution[ ]center)(?:[ ]is)?(?:[ ]located)?[ ](?:in|at|near|on)"
    r"|from(?=[ ]?:)|de(?=[ ]?:)|(?:1st|first)[ ]pick|departure(?=[ ]?:)|remitente|point[ ]of[ ]origin"
    r"|(?<!to )(?<!into )(?<!for )(?:the|a|their|his)[ ](?:factory|mill|foundry|quarry|nursery|orchard"
    r"|cooperage"
    r"|manufacturer|supplier|seller|vendor)(?:'s)?(?:[ ][a-z]+)?[ ](?:in|at|near)"
    r"|(?:we|i)(?:'d|'ll|[ ]would|[ ]will|[ ]can)?[ ]load|(?<!left )here[ ](?:in|at)|aqui[ ]en"
    r"|ready[ ](?:in|at)|load(?=[ ]?[:\t])|load[ -]?out(?:[ ](?:in|at))?"
    r"|(?:hook|grab|fetch|retrieve|recover)(?:s|ed|ing)?(?:[ ](?:it|them|up|the|trailer|freight|load)){0,3}"
    r"[ ](?:in|at|from)"
    r"|(?:vessel|ship|container|boat)(?:[ ][a-z]+){0,3}[ ](?:into|(?:arriv|land|discharg)[a-z]+[ ](?:in|at))"
    r"|we[ ](?:manufacture|make|build|grow|pack|produce|roast|brew|bottle|mill|quarry|print|assemble|cast"
    r"|weave)(?:[ ][a-z]+){0,3}[ ](?:in|at|near)"
    r"|(?<!a la )(?<!a su )(?<!a mi )(?<!para la )(?:bodega|planta|rancho|empaque|fabrica|nave|almacen"
    r"|empacadora)(?:[ ](?:esta|queda|se[ ]encuentra|ubicada?o?))?[ ](?:en|de)"
    r"|available[ ](?:in|at)|send[ ](?:us[ ])?(?:a|one|your)[ ](?:truck|van|reefer|flatbed|driver|trailer)"
    r"[ ](?:[a-z0-9/]+[ ]){0,3}to"
)
_DESTINATION = (
    r"(?:where[ ]to|to[ ]where)[ ]?[?:]|finish(?:es|ing)?[ ](?:up[ ])?(?:in|at)|dlvr|dlvry|off(?=[ ](?:at"
    r"|in)\b)|(?:must|ha[sd][ ]to|have[ ]to|needs?[ ]to|should)[ ]be[ ](?:[a-z']+[ ]){0,4}?(?:in|at)"
    r"|consigned[ ]to|(?:(?:second|2nd|third|3rd)[ ]and[ ])?last(?:[ ](?:stop|drop|one|is|at|in)|(?=[ :]*$))+"
    r"|(?:must|has[ ]to|have[ ]to|needs?[ ]to|to)[ ]reach|load-in(?:[ ](?:in|at))?"
    r"|discharge"
    r"|receiving|arrival(?=[ ]?:)|end(?:s|ing)?[ ]"
    r"(?:in|at)|pod(?=[ ]?[:=])|cons(?=[ ]?[:=]|[ ]zip)"
    r"|needs?[ ](?:it|them|this)[ ](?:in|at)"
    r"|(?<!at )(?<!inside )(?<!residential )(?<!liftgate )(?<!gate )deliver(?:s"
    r"|ed|ing|y|ies)?|destination|dest|consignees?|cnee|ship(?:s"
    r"|ping)?[ -]?to|receivers?|drop(?:s|ping)?(?:[ -]?off)?|del|unload(?:s|ing)?"
    r"|leaves?[ ](?:the[ ])?\d{1,3}(?:[ ][a-z]+)?[ ](?:in|at)|(?:come|comes|coming)[ ]off[ ](?:in|at)"
    r"|final|going[ ](?:in)?to|goes[ ]to|headed[ ]to|bound[ ]for"
    r"|entregar?(?:ndo)?|entrega(?:s|mos|n)?|destino|destinatario|descargar?(?:[ ]en)?"
    r"|dlvy?|d(?=[ ]?[:=])|d/|(?<!from )(?<!for )(?<!at )(?<!in )(?:our|my|the|a|their)[ ](?:customer|cust"
    r"|client|dealer|buyer|receiver|job[ ]?site"
    r"|distributor)(?:'s)?(?:[ ][a-z]+){0,2}[ ](?:in|at|near)"
    r"|(?:(?<=[.!?] )|(?<=\n)|^)(?:customer|cust|client|dealer|buyer|receiver|store)"
    r"[ ](?:is[ ])?(?:in|at|near)"
    r"|(?:cliente|comprador|sucursal|tienda|cedis)(?:[ ](?:esta|queda|se[ ]encuentra))?[ ]en"
    r"|to(?:[ ](?:each|these"
    r"|both|all|the[ ]following|(?:(?:the|our|my|these|two|three|four|five|\d)[ ]){0,2}(?:stores?|sites?"
    r"|places|customers"
    r"|locations|destinations|cities|dcs|warehouses|branches|stops|drops|consignees)))?(?=[ ]?:)|a(?=[ ]?:)"
    r"|para(?=[ ]?:)|con[ ]destino[ ]a"
)
_STOP = (
    r"(?:with|w/|plus|incl(?:uding|\.)?|via|also)[ ](?:an?|one|1)[ ](?:[a-z]+[ ]){0,2}(?:drop|delivery|stop"
    r"|pick[ -]?up)(?:[ -]?off)?|(?:extra|additional|intermediate|middle|interim|another|one|1)[ ](?:stop"
    r"|pick(?:[ -]?up)?|drop)(?:[ -]?off)?|(?:2nd|second|3rd|third|4th|fourth)[ ](?:stop|pick(?:[ -]?up)?)"
    r"|stop(?:[ -]?off)?s?(?:[ ]?#?[ ]?\d)?"
    r"|(?:first|1st|second|2nd|third|3rd|fourth|4th|next)[ ](?:store|branch|site|customer|dealer|school|club"
    r"|location|restaurant|receiver|consignee)(?:[ ](?:is|will[ ]be|in|at|goes[ ]to))*"
    r"|parada[ ]?\d?|escala|so[ ]?#?\d(?![\d,.]|[ ]\d)|multi-?stop"
)
_NUMBERED = (
    r"(?P<numbered>(?:(?m:^)[pd](?=\d\b)|pick(?=[ ]?#?\d[ ]?[:.)=-])|pick[ -]?up|pickup|pu|p/u"
    r"|shipper|origin|load|recoleccion|delivery"
    r"|drop|del|consignee|destination|receiver|dest|off|so|stop"
    r"|entrega)[ ]?(?:location[ ]?)?[#(]?[ ]?(?P<number>\d)(?![\d/.,-]|:\d|[ ]?(?:pallets"
    r"|plts|skids|am|pm)))"
)
_ORDINALS = {
    "1st": 1,
    "first": 1,
    "2nd": 2,
    "second": 2,
    "3rd": 3,
    "third": 3,
    "4th": 4,
    "fourth": 4,
    "last": 9,
}
_NTH_DROP = rf"(?P<nth>{'|'.join(_ORDINALS)})[ ](?:drop|delivery|unload)(?:[ -]?off)?"
_WEAK_ORIGIN = (
    r"from|fob|f\.o\.b\.|ex[ ]?works?|exw|(?:ships|start(?:s|ing)?[ ](?:in|at))(?=[ :]*$)|out[ ]of|ex"
    r"|leav(?:e|es|ing)|depart(?:s|ing)?|desde|de|saliendo[ ]de|sale[ ]de|salida|pick|fr|b/w|between|entre"
)
_OF_MANY_MEANINGS = frozenset(("a", "de", "para", "ex", "pick"))
_WEAK_DESTINATION = (
    r"to|into|hasta|hacia|a|para|arriving|arrive|till"
    r"|(?<!,)\d{1,3}[ ](?:(?:pallets?|plts?|skids?|racks|crates|cartons|bins|totes|pcs|pieces)[ ])?for"
    r"(?=(?:[ ](?:our|my|the|their))?[ ]*$)"
)
_MARKER = re.compile(
    rf"(?<![a-z0-9])(?:{_NUMBERED}|{_NTH_DROP}|(?P<stop>{_STOP})|(?P<origin>{_ORIGIN})"
    rf"|(?P<destination>{_DESTINATION})|(?P<weak_origin>{_WEAK_ORIGIN})"
    rf"|(?P<weak_destination>{_WEAK_DESTINATION}))(?![a-z])"
    r"|(?P<arrow>-{0,2}>{1,2})"
)
# What may stand between "from" or "to" and its place: "our plant in", "the Walmart DC at".
_WEAK_GAP = re.compile(r"[ \t\n:=*\"']*(?:[\w&.'#,/-]+[ \n]+){0,6}(?:zip|code|area|:|c\.?p\.?)?[ \n:(,*-]*")
_NOT_IN_WEAK_GAP = re.compile(
    r"\b(?:ship|move|pick|get|quote|haul|transport|book|cover|send|be|have|see|check"
    r"|load|deliver|know|make|find|run|you|me|us|it|go|arrange|schedule|request|is|are"
    r"|was|will|need|needs|cotizar|mover|enviar|recoger|confirm|hear|discuss|meet|order"
    r"|do)\b|[.;?!]\s"
)
STRONG_REACH = 260  # characters from a label to the place of its address block
_SENTENCE_OVER = re.compile(r"[.?!\"][ \t]*\n|\bp\.?[ ]?o\.?[ ]box\b")
_NEXT_SENTENCE = re.compile(
    r"^[ ]?[a-z].*(?<!\binc)(?<!corp)(?<!blvd)(?<!\bave)(?<!\bste)[a-z)\d]{3}\.[ ]+\S*", re.DOTALL
)
_ADDRESS_GAP = re.compile(r"\n[ \t]*\n[ \t]*\n")


@dataclass(frozen=True, slots=True)
class Step:
    """A mention with its role: `strong` by a label or verb, `linked` by an arrow or dash."""

    mention: Mention
    role: Role
    strong: bool = False
    linked: bool = False
    listed: bool = False
    number: int = 0


_NUMBER_OF_ITS_OWN = re.compile(
    r"[ ]?(?:#|no\."
    r"|number)[ :]{0,2}[a-z]{0,3}-?\d"
)  # "PU# 448810" is a reference


# "Anybody close to Cheyenne?", "next to Dallas": nothing goes there.
_LEADS_NOWHERE = re.compile(
    r"\b(?:(?:close|next|due|prior|similar|according|compared|adjacent)"
    r"|(?:bill|bills|billed|billing|invoice|invoices)(?:[ ][a-z]+){0,3})[ ]$"
)

# "A fella from Lethbridge bought it", "to a pad out of Carlsbad": who gets it, and where.
_IS_OF_SOMEBODY = re.compile(
    r"\b(?:fella|fellow|guy|man|woman|lady|farmer|rancher|customer|buyer|builder|dealer|friend|outfit|company"
    r"|couple|family|client|contractor|school|church)[ ]from$"
    r"|\b(?:to|for|into)[ ](?:an?|the|our|my|his|their|some)[ ](?:[a-z]+[ ]){1,3}out of$"
)

# "To our shop here in Macon": where it is ours, and goes.
_TO_OURS = re.compile(
    r"\b(?:to|into)[ ](?:our|my|us|me|the)(?:[ ][a-z]+){0,3}[ ](?:here|aqui)[ ](?:in|at|en)$"
)

# "Load A: Macon, GA": no Spanish "a", as "Load D:" is no label of a destination.
_LETTER_OF_A_LIST = re.compile(
    r"\b(?:load|lane|shipment|option|truck|order|quote|item|lot|leg|move|run|trip)[ ]#?[a-h]$"
)


def marked(before: str, mention: Mention) -> Step | None:
    """The role that the nearest word in front of a place gives it."""
    for marker in reversed(list(_MARKER.finditer(before))):
        gap = before[marker.end() :]
        kind = next(name for name in _MARKER_KINDS if marker[name])
        if _says_nothing(marker, before):
            continue
        if kind not in _WEAK_KINDS:
            return _told_strongly(kind, marker, mention) if _reaches_strongly(gap, mention) else None
        if _reaches_weakly(gap, mention, marker.group()):
            return _told_weakly(kind, marker, mention)
        if _is_somebody(kind, marker):
            return None
    return None


def _says_nothing(marker: re.Match[str], before: str) -> bool:
    """Whether such a word leads to no place here: "PU# 448810", "Load D:", "close to"."""
    return bool(
        _NUMBER_OF_ITS_OWN.match(before, marker.end())
        or _LETTER_OF_A_LIST.search(before, 0, marker.end())
        or _LEADS_NOWHERE.search(before, 0, marker.start())
    )


def _told_weakly(kind: str, marker: re.Match[str], mention: Mention) -> Step:
    role = "destination" if _is_somebody(kind, marker) else _WEAK_KINDS[kind]
    return Step(mention, role, linked=kind == "arrow")


def _is_somebody(kind: str, marker: re.Match[str]) -> bool:
    return kind == "weak_origin" and bool(_IS_OF_SOMEBODY.search(marker.string, 0, marker.end()))


def _told_strongly(kind: str, marker: re.Match[str], mention: Mention) -> Step:
    if kind == "numbered":
        return _numbered(marker, mention)
    if kind == "nth":
        return Step(mention, "destination", strong=True, number=_ORDINALS[marker["nth"]])
    is_ours = kind == "origin" and _TO_OURS.search(marker.string, 0, marker.end())
    return Step(mention, "destination" if is_ours else ROLES[kind], strong=True)


ROLES: dict[str, Role] = {"origin": "origin", "destination": "destination", "stop": "stop"}
_WEAK_KINDS: dict[str, Role] = {
    "weak_origin": "origin",
    "weak_destination": "destination",
    "arrow": "destination",
}
_MARKER_KINDS = ("numbered", "nth", *ROLES, *_WEAK_KINDS)


_AT_A_SITE = re.compile(r"\b(?:in|at|near)[ ]$")  # "to the stadium in Indianapolis"


def _reaches_weakly(gap: str, mention: Mention, word: str) -> bool:
    if len(gap) > 60 or "\n\n" in gap or not _WEAK_GAP.fullmatch(gap) or _NOT_IN_WEAK_GAP.search(gap):
        return False
    words = len(gap.split())
    if mention.strength == "code" or (word in _OF_MANY_MEANINGS and not gap.endswith(" en ")):
        return words == 0
    return words <= (6 if mention.sure else 5 if _AT_A_SITE.search(gap) else 2)


def _reaches_strongly(gap: str, mention: Mention) -> bool:
    if _ADDRESS_GAP.search(gap) or _SENTENCE_OVER.search(gap) or _NEXT_SENTENCE.search(gap):
        return False
    if mention.sure:
        return True
    words = len(gap.split())
    return words <= (1 if mention.strength == "code" else 8 if mention.strength == "zip" else 5)


def _numbered(marker: re.Match[str], mention: Mention) -> Step:
    number = int(marker["number"])
    word = marker["numbered"]
    if word.startswith(("so", "stop")):
        return Step(mention, "stop", strong=True, number=number)
    role: Role = (
        "origin"
        if word.startswith(("p", "sh", "o", "load", "rec")) and not word.startswith("receiver")
        else "destination"
    )
    if role == "origin" and number > 1:
        return Step(mention, "stop", strong=True, number=number)
    return Step(mention, role, strong=True, number=number)
