# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What services beyond the drive are called; those of `SIDED` are done at one end of the lane, or at both."""

from __future__ import annotations

import re

SIDED = frozenset(("liftgate", "residential", "inside"))
_PEOPLE = r"(?:driver|chauffeur|operador|chofer)"
_NAMES: tuple[tuple[str, str], ...] = (
    (
        "liftgate",
        (
            r"lift[ -]?gates?|tail[ -]?gate[ ]lifts?|neither[ ](?:[a-z]+[ ]){1,4}docks?|lg"
            r"|tail[ -]?gates?|tail[ -]?lifts?|no[ ](?:loading[ ])?docks?"
            r"|(?:without|lacks|lacking)[ ]a?[ ]?(?:loading[ ])?dock|rampa[ ]hidraulica"
            r"|plataforma[ ]hidraulica|(?:doesn't|does[ ]not|don't|do[ ]not|doesnt|dont)[ ]have[ ](?:a[ ]"
            r"|any[ ])?(?:loading[ ])?docks?"
        ),
    ),
    (
        "residential",
        (
            r"residential|residences?|resi|(?:private|[a-z]+'s|his|her|their|my|a|lady's|owner's)"
            r"[ ](?:(?:own|new|old|rental|vacation|beach|lake)[ ])?(?:home|house|apartment|garage"
            r"|driveway)(?![ ](?:account|brand|office|depot|builder|goods|doors?|sale|shop))"
            r"|(?:private|both)[ ](?:[a-z]+[ ]){0,2}(?:homes|houses)|home[ ]deliver(?:y|ies)"
            r"|res(?=[ ]?[,/;]|[ ](?:del|pick|pu\b))"
            r"|house[ ]to[ ]house|residencial|domicilio[ ]particular|casa[ ]particular"
        ),
    ),
    (
        "inside",
        (
            r"inside[ ](?:delivery|deliver|pick[ -]?up|del|pu|service)"
            r"|(?:(?<=[a-z] [+&/,] )|(?<= and ))inside(?=[ ]?(?:[,.;)\n]|$))|deliver(?:y|ed)?[ ]inside"
            r"|pick[ -]?up[ ]inside|white[ -]?glove|entrega[ ]adentro"
            r"|(?:brought|carried|carries|wheel(?:ed|s)?|taken|moved|roll(?:ed|s)?|hauled)[ ](?:it[ ]"
            r"|them[ ])?in(?:side|to\b|[ ]to\b|(?=[ ]?(?:[,.;]|$)))"
            r"|(?:brings?|tak(?:e|en|es)|carr(?:y|ied|ies)|mov(?:e|ed)|go(?:es)?|placed?|put"
            r"|set)[ ](?:it[ ]|them[ ])?inside|threshold[ ]delivery|room[ ]of[ ]choice"
        ),
    ),
    (
        "limited_access",
        (
            r"(?:limited|lim\.?|ltd\.?|restricted)[ -]access|(?:construction|job|mine|mining|well"
            r"|wind[ ]farm)[ -]?sites?"
            r"|military[ ](?:base|installation|post)s?|(?:army|naval|navy|air[ ]force|marine)[ ](?:base"
            r"|post|depot|station)"
            r"|prisons?(?![ ]break)|jails?|correctional[ ](?:facility|center|institution)|penitentiary"
            r"|(?:mini|self)[ -]storage|storage[ ](?:unit|facility|units)|mini[ -]storage|acceso[ ]limitado"
            r"|(?:a|an|the|at|is)[ ](?:church|school|golf[ ]course|day[ ]?care|campground)"
            r"(?![ ](?:equip|shop|suppl|tractor|machin|furnit|bed|linen|project))"
            r"|(?:baptist|methodist|lutheran|catholic|presbyterian|community|saint|[a-z]+'s)[ ]church\b"
            r"|(?:elementary|high|middle|grade)[ ]school|(?:church|school)[ ](?:delivery|pick[ -]?up)"
            r"|limited[ ]acc"
        ),
    ),
    (
        "appointment",
        (
            r"appointments?|appts?|apt[ ](?:req|needed)|by[ ]appt|call[ ](?:ahead|before|prior)"
            r"|(?:must|needs?[ ]to|has[ ]to|to|please|pls)[ ]call[ ][^\n.;,]{0,30}?(?:ahead|prior|before"
            r"|in[ ]advance)|notify(?=[ ](?:before|prior|prior to|consignee|receiver))|noa|notification"
            r"|(?:\d+|an?|one|two)[ -]?(?:hours?|hrs?)[ '-]{1,2}(?:notice|pre-?call|heads[ -]up)"
            r"|(?:must|has[ ]to|needs?[ ]to|should)[ ]be[ ](?:scheduled|booked)(?![ ](?:with[ ]us|by[ ]us))"
            r"|(?:have|tell|ask)[ ](?:them|him|the[ ]driver|your[ ]driver)[ ](?:to[ ])?call|call[ ](?!me"
            r"|us)(?:[a-z]+[ ]){1,3}(?:first|before|ahead|prior|(?:\d+|an|one|half[ ]an)"
            r"[ ](?:hours?|hrs?|min(?:ute)?s?)[ ](?:before|ahead|prior|out)|b4)"
            r"|(?:delivery|del)[ ]notify|(?:con[ ])?citas?(?:[ ]previa)?"
        ),
    ),
    (
        "tarp",
        (
            r"(?:(?<!of )|(?<=set of )|(?<=sets of )|(?<=pair of ))tarps?(?![ ](?:material|fabric|rolls"
            r"|store|shop|company|co\b|inc\b|in[ ]))|tarped"
            r"|tarping|lonas?|enlonad[oa]"
        ),
    ),
    (
        "team",
        (
            r"team[ -](?:drivers?|service|loads?|vans?|reefers?|flatbeds?|runs?|required"
            r"|req|needed|truck|transit|only|expedited|freight|move|preferred|operation)"
            r"|teams?(?=[ ]?(?:required|needed"
            r"|req\b|preferred|only))|(?<=[,;/+(:-] )teams?(?=[ ]?(?:[,;.)]|$|\n))"
            r"|(?:needs?|want|like|requires?|prefer)[ ](?:a[ ])?teams?(?:[ ]driver)?"
            r"|teams?(?=[ ]?:[ ]{0,4}(?:y|yes)\b)|doble[ ]operador|equipo[ ]doble"
            r"|(?:must|will|should|(?:has|have|needs?|got)[ ]to)[ ](?:be|run|go)[ ](?:a[ ])?teams?"
            r"|(?:run|runs|goes|go|going|move|ship)[ ](?:it[ ])?(?:as[ ])?(?:a[ ])?team"
            r"|be[ ]a[ ]team(?![ ](?:of|player))|and[ ]a[ ]team(?=[ ]?[,.;]|[ ](?:because|since|bc)\b)"
            r"|(?:with|w/)[ ]a[ ]team(?![ ](?:of|that|who|from|lead))|(?:with|w/|by"
            r"|for)[ ](?:a[ ])?teams?(?=[ ]?(?:[,;.)]|$|\n|driver|to))|(?:two|2|dual|double)[ ]drivers"
            r"|(?:two|2)[ -](?:person|man|driver)[ -]teams?"
            r"|driver[ ]teams?|(?:sprinter|expedited?|van|reefer|flatbed)[ ]teams?(?![ -]\w)"
        ),
    ),
    (
        "driver_assist",
        (
            rf"{_PEOPLE}s?(?:[ ]?:)?[ -]{{0,12}}(?:assist(?:s|ance|ing)?|unload(?:s|ing)?|load(?:s|ing)?"
            r"|helps?)(?![a-z])"
            rf"|{_PEOPLE}s?(?:[ ](?:to|will|must|has|have|needs?|should|shall|is|be|required|expected"
            rf"|asked)){{1,5}}[ ]"
            r"(?:assist|help|(?:hand[ -]?)?unload"
            r"|(?:hand[ -]?)?load|tail(?:[ ]?gate|[ ](?:it|them))?(?![a-z]))"
            rf"|{_PEOPLE}s?[ ](?:who|that)(?:'ll|[ ](?:will|can|could))?[ ](?:assist|help)"
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
            r"|freezable|(?:do[ ]not|don't|must[ ]not|mustn't|cannot|can't|can[ ]not|may[ ]not|shouldn't"
            r"|should[ ]not|never|not)[ ]"
            r"(?:be[ ]allowed[ ]to[ ]|allow[ ]to[ ]|let[ ](?:it[ ])?|get[ ])?(?:freeze|frozen)"
            r"|(?:ruined|spoiled|killed|lost)[ ](?:by[ ](?:frost|cold|freezing)|if[ ](?:it|they)[ ]freezes?)"
            r"|no[ ]freezing|will[ ]freeze|sensitive[ ]to[ ](?:freezing|cold|frost)"
            r"|proteger[ ]del?[ ](?:frio|congelamiento)|heat[ ]service"
            r"|heated[ ](?:service|trailer|truck|van)"
        ),
    ),
    (
        "tradeshow",
        (
            r"trade[ -]?shows?|booth[ ]?#?[ ]?\d{2,5}|convention[ ]cent(?:er|re)"
            r"|exhibit(?:ion)?[ ](?:hall|booth"
            r"|center|site)|expo[ ](?:center|hall)|advance[ ]warehouse|show[ ]site|feria"
        ),
    ),
)
SERVICE = re.compile(
    rf"(?<![\w-])(?=[a-z2])(?:{'|'.join(f'(?P<{name}>{pattern})' for name, pattern in _NAMES)})(?!\w)"
)
