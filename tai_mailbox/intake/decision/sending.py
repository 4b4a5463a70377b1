# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""A customer wants a truck or a pickup, or has freight for us, and leaves the price aside."""

from __future__ import annotations

from ..rules import FOR_A_TRUCK
from ..words import _
from .phrases import rule

SENDING = (
    rule(
        "asks_for_a_truck",
        FOR_A_TRUCK,
        _("Asks for a truck or a pickup."),
        # wanting a truck
        r"(?:need|needs|want|wants) {place}(?:to|-|>|into) ?_|(?:need|want)s? {place}"
        r"|is it possible (?:to|for you to|that you) (?:have|get|ship|send|move|bring|haul|collect)\b",
        r"(?:need|needs|needing|lookin[g']? (?:for|4)|lookin[g']? to (?:book|get|find)|wants?|requires?"
        r"|find|get|send|book|arrange|schedule|request|order|dispatch|provide|secure|set up|setup|seeking"
        r"|in need of|have (?:any|a)|got (?:any|a)|do you have|spot|place|line up|assign"
        r"|appreciate)\b(?:(?!__)[^.\n?!;]){0,70}?(?:{trailer}|trucks?|carriers?|drivers?|capacity"
        r"|pick[ -]?ups?|coverage|transport(?:ation)?|equipment|ltl|partial|drayage|dray|hauler|a ride"
        r"|somebody|someone|anyone|expedite)\b",
        r"(?:{trailer}|truck|carrier|driver|pick[ -]?up|ltl|partial|ftl)s?[ ,]{1,2}(?:please|pls|plz"
        r"|needed|required|wanted)\b|any (?:trucks|capacity|vans|reefers|flatbeds|drivers"
        r"|availability)\b[^.\n]{0,60}\?",
        # asking us to do it
        r"(?:{ask}|are|is|do|does|might) (?:{you}|we)(?: guys| all)?(?: be)?(?: please| able to| possibly"
        r"| still| also| ever| just| maybe)* (?:{haul}|(?:{move}|do|have)(?: \S+){0,3}? {object}|help"
        r"|assist|accommodate|service|get(?! (?:down|lower|better|cheaper|back|on"
        r"|me (?:a|the) (?:pod|copy)))|able to|available|interested"
        r"|in a position)\b(?! (?:on (?:rate|price)|down|better|your|for (?:my|our) (?:truck|driver)))",
        r"(?:{please}|would you|could you)(?: [\w']+)? (?:{haul}|(?:{move})(?: \S+){0,3}? {object}|set up"
        r"|process|tender|enter|accept|take|have (?=(?:\S+ ){0,3}?{object})|send (?:a|someone|somebody"
        r"|\d))\b(?! (?:a look|note|advantage|the (?:rate|confirmation)))",
        r"^(?:{haul}|line up|price|(?:run|book|schedule|arrange|get|set|find|send"
        r"|put)(?= (?:\S+ ){0,3}?{object})) (?:it|this|these|them|one|the following|me|us|up|a|an|someone"
        r"|somebody|two|three|_|\d+ )(?! (?:your|the)\b)(?![^.\n]*\b(?:mc|carriers?|details|resume|invoice"
        r"|pod|copy|call|look|demo|call)\b)",
        r"(?:arrange|need|schedule|book|request|order|{please})(?: [\w']+){0,3}? (?:pulls?|drayage|dray"
        r"|haulage|on-?carriage|carriage)\b",
        r"{ask} (?:a|one|two|some) [^.?\n]{1,40} be (?:had|found|arranged|gotten)\b"
        r"|{please} deliver\b(?! the )",
        r"(?:would|'d) (?:like|love|want|prefer) (?:your|a|one|some|the) {truck} to\b",
        r"^(?:pick ?up|collect|load|ship|move|haul|deliver) (?:at|from|\d+(?!\d*/)"
        r"|_+(?!_*/))[^.\n]{0,80}(?:and|to|then|&)",
        r"(?:set|hook|fix) (?:me|us) up\b|help (?:me|us|you|out)\b(?! your)"
        r"|if (?:you|y'?all|u) (?:can|could|are able to)(?: [\w']+)? (?:cover|move|haul|do it|take it"
        r"|handle)\b|help (?:with|on) (?:this|a|these|one|the following)\b"
        r"|(?:help|assist\w*|support|hand) (?:in |with )?(?:moving|shipping|hauling|transporting|getting"
        r"|arranging|delivering)\b|(?:what are|do i have|tell me) (?:my|any|our|the) options"
        r"|how about {place}|^add (?:one|this|these|another)"
        r"|look at (?:a|this|the following|these|one) (?:load|lane|shipment|move|one)?"
        r"|(?:someone|somebody|a truck) (?:to|who can|that can|for|come|needs? to|has to|gotta)\b"
        r"|let me know what it would|(?:wondering|checking|asking|curious"
        r"|(?:like|want|wanted|trying|need) to (?:see|know|ask|check|find out)|to see) (?:if"
        r"|whether) {you}(?:'d|'re|'ve)?\b|(?:procure|arrange|organi[sz]e"
        r"|provide) (?:the )?(?:transport\w*|freight|carriage|conveyance|haulage|collection)"
        r"|conveyance of\b|kindly organi[sz]e",
        # what the freight needs
        r"(?:need|needs|want|wants|like|looking|trying|hoping|have|going|plan|ready"
        r"|required?)(?: [^\s.?!;]+){0,6}? (?:to )?(?:be |get )?{moved}\b",
        r"(?:gotta|got to|has to|have to|must|needs? to|should) (?:be )?(?:go|travel|ride|move|ship|leave|get"
        r"|be (?:in|at|there)|{moved})\b",
        r"need (?:some |your )?help\b|need (?:this|it|them|these|\d+)\b[^.\n]{0,60}\b(?:there|in|at|by|to"
        r"|from|picked|moved)\b|whatever it takes|any takers|any chance (?:{you}|of (?:a|an|some) {truck})"
        r"|(?:looking for|need|want) (?:something|somebody|someone|anybody) (?:cheap|fast|quick|slow|good"
        r"|reliable)|(?:will|would|can|gladly|happy to) pay (?:whatever|anything|what it takes|extra|top)\b",
        r"(?:cover|move|ship|haul|book|run) (?:it|this|them|these|one|both)\b"
        r"|take (?:it|this|these|them)\b|(?:on|in|into|onto) (?:the|your) (?:books|schedule|calendar)\b"
        r"|(?:pencil|put|sign|slot|pen) (?:me|us|this|it|these) (?:in|down|up)\b"
        r"|(?:once|if) (?:it'?s |it is )?covered|(?:have|get) (?:it|them|this|these|someone) (?:picked"
        r"|moved|shipped|covered)|brought (?:to|back|over)\b",
        # as a headline
        r"(?:pick[ -]?up|shipping|shipment|(?:truck ?)?load|transport(?:ation)?|truck|dispatch|trucking"
        r"|delivery) (?:request|order|tender|inquiry|needed)\b"
        r"|(?:load |new )?tender(?: accept(?:ance)?\b| below| attached|:|ed\b)"
        r"|new (?:load|shipment|order|pickup|freight|lane"
        r"|business)\b(?! (?:number|#|time|date|appointment|address))",
        r"capacity (?:question|request|needed)|availability\b|accept or decline"
        r"|accept (?:this|the) (?:tender|load)",
        # in Spanish
        r"(?<!no )(?:necesit\w+|requ(?:ier|er[ií])\w+|ocup(?:o|amos) (?:un|una|flete|caja|camion|unidad))"
        r"|solicit(?:o|amos|ar)\b|urgen? (?:un|una|{trailer}|camion|unidad|mover)"
        r"|(?:favor de|por favor|podria[ns]?|pueden?|puedes|tendran|tienen|nos apoyan)...(?:recoger"
        r"|recolect\w+|mover|programar|enviar|mandar|apoyar|asignar|ayudar|unidad|camion|caja|disponib\w+"
        r"|llevar|cargar)|(?:busc(?:o|amos)|buscando) (?:camion|caja|flete|unidad|transporte|quien)",
        unless=[
            (
                r"no longer|(?:don'?t|do not|didn'?t|won'?t|not|ya no) (?:need|necesit)|reimburs"
                r"|\beye on\b|receiver wants|to (?:understand|verify|discuss|talk about)\b|\bwhy\b"
                r"|(?:pod|proof|paperwork|invoice|eta|status|tracking|driver (?:name|info|cell|phone))\b"
            )
        ],
    ),
    rule(
        "offers_us_freight",
        FOR_A_TRUCK,
        _("Has freight for us to move."),
        r"(?:i|we)(?:'ve| have|'ll have| will have| got| also have|'ve got)...{freight}\b"
        r"|(?:i|we)(?:'ll|'re|'m| will| are| am)(?: [\w']+){0,2} (?:have|having|ship\w*|send\w*|mov\w*"
        r"|load\w*|need\w*|get\w*|look\w*|expect\w*|sit\w*|deliver\w*|relocat\w*|pick\w*|bring\w*"
        r"|return\w*|transfer\w*|buy\w*|sell\w*)...{freight}\b",
        r"^(?:so )?(?:i |we )?(?:just |also )?(?:have|got|gotta|getting|shipping|moving"
        r"|sending)(?: \S+){0,4}? (?:{freight}|one|trailer|truckload)\b",
        r"(?:here(?:'s| is| are)|this is|it'?s|there(?:'s| is| are)|i'?ve got|i have|we have|got"
        r"|have) (?:\w+ )?(?:one|a hot one|a good one|a lane|an easy one|a load|loads)\b",
        r"(?:see|find|here are|below are|following)(?: [\w']+){0,2} (?:loads|shipments|lanes|orders"
        r"|pick ?ups)(?: [\w']+)? (?:for|needing|ready|to)\b"
        r"|(?:has|have|just) (?:opened up|come up|popped up|come in)\b",
        r"{freight} (?:\S+ ){0,3}(?:going|headed|shipping|sitting|ready|available|loading|picking|leaving"
        r"|to go|to move|for you|that (?:need|go|must|have))\b",
        r"(?:one|load|this) for you\b|(?:they|it|these|which) (?:load|ship|pick ?up|go|goes|ships|picks"
        r"|loads) (?:from|out of|to|on|in|at|{day}|this|next)\b",
        r"(?:tengo|tenemos|les paso|les comparto|hay|traigo|traemos|va a salir|salen?)...(?:{load}"
        r"|tarimas?|viaje)\b",
        r"{unit} (?:\S+ ){0,6}?(?:go|goes|ships?|leaves?|moves?) (?:from|out of)\b"
        r"|(?:ready|available) (?:for (?:pick ?up|loading|collection)|to (?:ship|load|go|move|pick))\b"
        r"|ship(?:ping)? date\b",
        unless=[
            r"you ordered|come by|left[,.]",
            (
                r"no longer|(?:don'?t|do not|didn'?t|won'?t|ya no) |your (?:load|order|freight)"
                r"|\bour (?:trucks|fleet|carriers)\b"
            ),
        ],
    ),
)
