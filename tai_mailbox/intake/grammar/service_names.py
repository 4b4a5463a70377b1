# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What services beyond the drive are called; those of `SIDED` are done at one end of the lane, or at both."""

from __future__ import annotations

from ..beginnings import Expression

SIDED = frozenset(("liftgate", "residential", "inside"))
_PEOPLE = r"(?:driver|chauffeur|operador|chofer)"
_DOCK = (
    r"(?:(?:loading|real|proper|raised|truck)[ ])?docks?"
    r"(?![ ](?:app(?:oin)?t|hours|time|plate|fee|high|height|worker|hand|crew))"
)
_NO_DOCK = (
    r"(?:no|without|lack(?:s|ing)?|isn't|aren't|(?:is|are|there's|that's)[ ]not|never[ ]had|not[ ]have"
    rf"|(?:does|do)(?:n't|nt|[ ]not)[ ]have)[ ](?:an?[ ]|any[ ])?{_DOCK}"
    rf"|neither(?:[ ][a-z]+){{0,4}}[ ]{_DOCK}"
)
_UPSTAIRS = r"to[ ]the[ ](?:second|third|fourth|fifth|2nd|3rd|[4-9]th|\d\dth|top|upper)[ ]floor"
_SOON = r"(?:hours?|hrs?|min(?:ute)?s?)[ ](?:before|ahead|prior|out)"
_NAMES: tuple[tuple[str, str], ...] = (
    (
        "liftgate",
        (
            rf"lift[ -]?gates?|tail[ -]?gate[ ]lifts?|lg|tail[ -]?gates?|tail[ -]?lifts?|{_NO_DOCK}"
            r"|(?:hydraulic|power|rail)[ ]?gates?|gate[ ]truck|truck[ ]with[ ]a[ ](?:lift|gate)"
            r"|rampa[ ]hidraulica|plataforma[ ]hidraulica"
        ),
    ),
    (
        "residential",
        (
            r"residential|residences?|resi|(?:(?:private|his|her|their|my|our|a)[ ]|(?<='s ))"
            r"(?:(?:own|new|old|rental|vacation|beach|lake)[ ])?(?:home|house|apartment|condo|townhouse"
            r"|garage|driveway)(?![ ](?:account|brand|office|depot|builder|goods|doors?|sale|shop|base|plant"
            r"|warehouse|terminal|yard|market|store|team|page))|(?:home|private)[ ]address"
            r"|(?:private|both)[ ](?:[a-z]+[ ]){0,2}(?:homes|houses)|home[ ]deliver(?:y|ies)"
            r"|res(?=[ ]?[,/;]|[ ](?:del|pick|pu\b))"
            r"|house[ ]to[ ]house|residencial|domicilio[ ]particular|casa[ ]particular"
        ),
    ),
    (
        "inside",
        (
            r"inside[ ](?:delivery|deliver|pick[ -]?up|del|pu|service|please|pls|too|required|needed)"
            r"|inside(?=[ ]?(?:[,/+&]|and)[ ]?(?:lift|lg|appt|resi))|(?<=needs )inside(?=[ ]?(?:[,.;)\n]|$))"
            r"|(?:(?<=[a-z] [+&/,] )|(?<= and ))inside(?=[ ]?(?:[,.;)\n]|$))|deliver(?:y|ed)?[ ]inside"
            r"|pick[ -]?up[ ]inside|white[ -]?glove|entrega[ ]adentro"
            r"|(?:brought|carried|carries|wheel(?:ed|s)?|taken|moved|roll(?:ed|s)?|hauled)[ ](?:it[ ]"
            r"|them[ ])?in(?:side|to\b|[ ]to\b|(?=[ ]?(?:[,.;]|$)))"
            r"|(?:brings?|tak(?:e|en|es)|carr(?:y|ied|ies)|mov(?:e|ed)|go(?:es)?|placed?|put"
            r"|set)[ ](?:it[ ]|them[ ])?inside"
            r"|(?:brings?|carr(?:y|ies)|wheels?|rolls?|push(?:es)?)[ ](?:it|them|these)"
            r"[ ](?:upstairs|in(?:to[ ](?:the|our|their|a|his|her)\b|[ ]and[ ](?:set|place|put)))"
            rf"|(?:deliver\w*|carr\w+|bring|brought|tak(?:e|en)|go(?:es)?)[ ](?:it[ ]|them[ ])?(?:up[ ])?"
            rf"{_UPSTAIRS}"
            r"|threshold[ ]delivery|room[ ]of[ ]choice"
        ),
    ),
    (
        "limited_access",
        (
            r"(?:limited|lim\.?|ltd\.?|restricted)[ -]access|(?:construction|mine|mining"
            r"|wind[ ]farm)[ -]?sites?"
            r"|military[ ](?:base|installation|post)s?|(?:army|naval|navy|air[ ]force|marine)[ ](?:base"
            r"|post|depot|station)"
            r"|prisons?(?![ ]break)|jails?|correctional[ ](?:facility|center|institution)|penitentiary"
            r"|(?:mini|self)[ -]storage|storage[ ](?:unit|facility|units)|mini[ -]storage|acceso[ ]limitado"
            r"|(?:a|an|the|at|is)[ ](?:church|school|golf[ ]course|day[ ]?care|campground)"
            r"(?![ ](?:equip|shop|suppl|tractor|machin|furnit|bed|linen|project))"
            r"|(?:(?:baptist|methodist|lutheran|catholic|presbyterian|community|saint)[ ]|(?<='s ))church\b"
            r"|(?:elementary|high|middle|grade)[ ]school|(?:church|school)[ ](?:delivery|pick[ -]?up)"
            r"|limited[ ]acc"
        ),
    ),
    (
        "appointment",
        (
            r"appointments?|appts?|apt[ ](?:req|needed)|by[ ]appt"
            r"|call(?:[ ]prior|[ ]before(?![ ](?:you[ ])?(?:quot|pric|bid))|[ -]ahead)"
            rf"|calls?[ ](?:\d+|an?|one|half[ ]an)[ ]{_SOON}|call[ ]when[ ][^.;,\n]{{0,24}}[ ]out"
            r"|(?:call|phone)[ ]to[ ](?:schedule|set[ ]up|book|arrange)"
            r"|notif(?:y|ied)[ ](?:\d+[ ]|an?[ ]|the[ ])?(?:hours?|hrs?|day)[ ](?:before|ahead|prior)"
            r"|(?:must|needs?[ ]to|has[ ]to|to|please|pls)[ ]call[ ][^\n.;,]{0,30}?(?:ahead|prior|before"
            r"(?![ ](?:you|quot|pric|bid))|in[ ]advance)|noa"
            r"|notification(?=[ ](?:required|needed|prior|before|of[ ]del))"
            r"|notify(?=[ ](?:before|prior|prior to|consignee|receiver))"
            r"|(?:\d+|an?|one|two)[ -]?(?:hours?|hrs?)[ '-]{1,2}(?:notice|pre-?call|heads[ -]up)"
            r"|(?:must|has[ ]to|needs?[ ]to|should)[ ]be[ ](?:scheduled|booked)(?![ ](?:with[ ]us|by[ ]us))"
            r"|(?:have|tell|ask)[ ](?:them|him|the[ ]driver|your[ ]driver)[ ](?:to[ ])?call|call[ ](?!me"
            r"|us)(?:[a-z]+[ ]){1,3}(?:first|before|ahead|prior"
            rf"|(?:\d+|an|one|half[ ]an)[ ]{_SOON}|b4)"
            r"|(?:delivery|del)[ ]notify|(?:con[ ])?citas?(?:[ ]previa)?"
        ),
    ),
    (
        "tarp",
        (
            r"(?:(?<!of )|(?<=set of )|(?<=sets of )|(?<=pair of ))tarps?(?![ ](?:material|fabric|rolls"
            r"|store|shop|company|co\b|inc\b|in[ ]))|tarped"
            r"|tarping|tarpaulins?|lonas?|enlonad[oa]"
        ),
    ),
    (
        "team",
        (
            r"team[ -](?:drivers?|service|loads?|vans?|reefers?|flatbeds?|runs?|required"
            r"|req|needed|truck|transit|only|expedited|freight|move|preferred|operation)"
            r"|teams?(?=[ ]?(?:required|needed"
            r"|req\b|preferred|only))|(?<=[,;/+(:\x01-] )teams?(?=(?:[ ]please|[ ]pls)?[ ]?(?:[,;.)]|$|\n))"
            r"|(?:needs?|want|like|requires?|prefer)[ ](?:a[ ])?teams?(?:[ ]driver)?"
            r"|teams?(?=[ ]?:[ ]{0,4}(?:y|yes)\b)|doble[ ]operador|(?:en|in)[ ]team|equipo[ ]doble"
            r"|(?:must|will|should|(?:has|have|needs?|got)[ ]to)[ ](?:be|run|go)[ ](?:a[ ])?teams?"
            r"|(?:run|runs|goes|go|going|move|ship)[ ](?:it[ ])?(?:as[ ])?(?:a[ ])?team"
            r"|be[ ]a[ ]team(?![ ](?:of|player))|and[ ]a[ ]team(?=[ ]?[,.;]|[ ](?:because|since|bc)\b)"
            r"|(?:with|w/)[ ]a[ ]team(?![ ](?:of|that|who|from|lead))|(?:with|w/|by"
            r"|for)[ ](?:a[ ])?teams?(?=[ ]?(?:[,;.)]|$|\n|driver|to|because|since))"
            r"|(?:two|2|dual|double)[ ]drivers"
            r"|(?:two|2)[ -](?:person|man|driver)[ -]teams?"
            r"|(?:send|put|use|make[ ]it)[ ](?:us[ ])?(?:a[ ])?team"
            r"(?![ ](?:of|members?|leads?|players?|to[ ](?:help|load|unload|assist)))"
            r"|driver[ ]teams?|(?:sprinter|expedited?|van|reefer|flatbed)[ ]teams?(?![ -]\w)"
        ),
    ),
    (
        "driver_assist",
        (
            rf"{_PEOPLE}s?(?:[ ]?:)?[ -]{{0,12}}(?:assist(?:s|ance|ing)?|unload(?:s|ing)?"
            r"|load(?:s|ing)?(?![ ](?:here|at|from|in|out)\b)|helps?|tailgat(?:es?|ing)"
            r"|lends?[ ]a[ ]hand)(?![a-z])"
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
            r"(?:be[ ]allowed[ ]to[ ]|allow[ ]to[ ]|let[ ](?:it[ ])?|get[ ]|be[ ])?(?:freeze|frozen)"
            r"|(?:ruined|spoiled|killed|lost)[ ](?:by[ ](?:frost|cold|freezing)|if[ ](?:it|they)[ ]freezes?"
            r"|if[ ]frozen)"
            r"|(?:keep|kept|stays?|hold|held|remain)[ ](?:it[ ]|them[ ])?above[ ]freezing"
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
            r"|center|site)|expo(?:sition)?[ ](?:center|centre|hall)|advance[ ]warehouse|feria"
            r"|show[ ](?:site|floor|freight|move-in)|exhibitors?|marshall?ing[ ](?:yard|lot|area)"
        ),
    ),
)
SERVICE = Expression(
    rf"(?<![\w-])(?=[a-z2])(?:{'|'.join(f'(?P<{name}>{pattern})' for name, pattern in _NAMES)})(?!\w)"
)
