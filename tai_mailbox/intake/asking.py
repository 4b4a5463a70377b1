# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""A customer asks us: for a price, for a truck or a pickup, for another load, or hands us one."""

from __future__ import annotations

from .phrases import rule
from .rules import FOR_A_PRICE, FOR_A_TRUCK, FOR_THE_NEXT
from .words import _

ASKING = (
    rule(
        "asks_for_a_price",
        FOR_A_PRICE,
        _("Asks for a price."),
        # wanting it, asking for it, having it sent
        r"(?:{please}|{ask} {you}|{ask} (?:i|we)|need(?:s|ed|ing)?|looking (?:for|to get|at)|want(?:s|ed)?"
        r"|requests?|requesting|requested|send|give|provide|get|gimme|share|advise|requires?|required"
        r"|would (?:like|love|appreciate)"
        r"|i'd (?:like|love|appreciate)|seeking|shoot|quick|hoping|check|what(?:'?s| is| are| kind of)?"
        r"|any|best"
        r"|your|have|help|interested in|appreciate|grateful for|let me know|glad of|ready for|submit"
        r"|enter|provide"
        r"|return|respond with|reply with"
        r"|put together|come up with|trouble you for|getting|obtain|due|deadline for)...{price}(?! us\b)",
        r"(?:figures?|numbers?) (?:for|on|to|out of|please|pls|asap)\b(?! (?:driver|truck|load|pickup))",
        r"(?:your|your best|best|ballpark|firm|some|put a|give me a|gimme a|need a|need|a) (?:numbers?"
        r"|figures?)\b(?! (?:for the|of))",
        r"ballpark\b|to (?:price|quote)\b|thoughts (?:on|about)\b|(?:your|best) (?:best "
        r"|competitive )?offer\b|(?:your|yr|ur) (?:best|sell|all[ -]?in|lowest)\b|tell me (?:both|how"
        r"|what (?:it|you|that|this|the))\b|(?:state|name|tell me|give me|what is"
        r"|quote) (?:me )?your price|{please} offer\b",
        # how much
        r"how much\b(?! (?:room|space|weight|time|longer|you got|do you have|have you|is in it))"
        r"|(?:what|wat|how much)(?: \w+){0,5} (?:charge|cost|run (?:me|us)|set (?:me|us) back)\b",
        r"(?:what|wat)(?:'?s| is|'d| will| would| does| do| could) (?:it|you|this|that|these|they|y'?all"
        r"|u|one|your)"
        r"...(?:cost|charge|be|need|take|run|look like|goes? for)\b",
        r"what (?:it|they|one|that|this|these)(?:'d| would| will|'ll)?(?: \w+)? (?:takes?|costs?|runs?"
        r"|goes? for|be)\b",
        r"(?:what|where)(?:'?s| is| are| would| do) (?:you|u|y'?all|that|it|the market|the damage"
        r"|the going)"
        r"(?: \w+){0,3} (?:seeing|see|at on|at for|be at|be on|price)\b|what'?s (?:the damage"
        r"|it going to cost|it run)",
        r"what (?:do |will |would )?(?:i|we) owe\b|what (?:do|would|will|does|must|should)(?:n'?t)? (?:i"
        r"|we|they|you|he|u|y'?all) (?:pay|get|charge|want|need|ask|take)\b(?! (?:for your"
        r"|of (?:the|my) truck))|cost (?:me|us)\b|(?:would|will|do|could) (?:you|it|y'?all) charge\b"
        r"|{place} (?:goes|going|run|runs) for\b|goes for\b|same (?:money|price|rate)\b\?",
        # as a headline, a label, a question
        r"rfqs?\b|(?:rate|quote|quotation|pricing|price|spot|ltl|ftl|freight|shipping|freight cost)"
        r" (?:request|inquiry|enquiry|needed|req|quote|check|rfq|opportunity|form)\b",
        r"request for (?:a )?(?:quot(?:e|ation)|rates?|pricing)\b|spot (?:opportunity|shipment"
        r"|bid request)|freight inquiry",
        r"{price}(?: (?:please|pls|plz|asap|needed|requested|required|this|these|the following|below|me|us"
        r"|out|for|on|from|to|today|request|per|each|both|him|her|by|invited)\b|[ ]?[:?]| [a-z]{2,12}\?)",
        r"(?:quot(?:e|ing)|price|rate|bid)(?: (?:on|for|out))? (?:the|this|these|a|an|my|our|following"
        r"|below|one"
        r"|two|three|both|all|each|me|us|\d|_)",
        r"submit (?:your |a )?(?:rate|bid|offer|price|quote)|open for (?:your )?(?:bid|offer|quote)s?\b"
        r"|\$\$",
        r"(?:can|could|would|will) you (?:beat|match)\b(?! (?:the|your|that|my) (?:rate|price|quote))",
        r"revert\b|awaiting your (?:reply|offer|quote)|put (?:something|some numbers?|a (?:quote|number"
        r"|price)) together|something in writing"
        r"|see what you can (?:do|come)"
        r"",
        # in Spanish
        r"cotiz\w+|(?:su|tu|una|alguna|buena) (?:mejor )?(?:tarifa|precio|oferta|costo)\b|(?:pido|pedimos"
        r"|quisiera|quisieramos|agradec\w+)...(?:tarifa|precio|oferta|cotizacion|costo|apoyo)"
        r"|cuanto (?:por|seria|para)\b|(?:precio|tarifa|costo|flete)s? (?:para|de|por|del"
        r"|desde)\b(?=[^.\n]*\?)|(?:que|cual) (?:precio|tarifa|costo"
        r"|es el costo|seria)|cuanto (?:cuesta|sale|cobra\w*|seria|me|nos|costaria)\b|en cuanto\b"
        r"|(?:pas(?:ar|en|eme|enme)|confirm\w+|mand\w+|envi\w+|dar|den|darme|indic\w+|necesit\w+"
        r"|{please})...(?:costo|precio|tarifa|cotizacion|flete)s?\b",
        unless=[
            (
                r"did (?:you|anyone|we)\b|thank(?:s| you)(?: so much| again| very much)? for (?:the|your"
                r"|this"
                r"|that) (?:\w+ )?(?:quot"
                r"|rate|pric|opportunity|request|inquiry)|\binvoice|rate[ -]?con|\bpods?\b|confirmation"
                r"|\bclaim\b"
                r"|detention|\bbilled|short ?paid|no (?:quote|rate|price|pricing) (?:is )?(?:needed"
                r"|required"
                r"|necessary)"
                r"|(?:per|to|following|on) your (?:\w+ )?(?:inquiry|enquiry|request|rfq|quote|rate|spot)"
                r"|your (?:rate|quote|price|bid) (?:request|of|is|was)\b"
                r"|(?:no|don'?t|do not|longer|not) (?:need|want|to) .. (?:quote|rate|price)|rate sheet"
                r"|en respuesta"
                r"|quote accordingly|quote (?:me|us) a time|went with|(?:already|been) (?:quoted|covered)"
                r"|your rfq|find (?:\w+ )?(?:our|my) "
            )
        ],
    ),
    rule(
        "asks_for_another_load",
        FOR_A_PRICE,
        _("Asks for another load like an earlier one."),
        r"same (?:as|load|lane|shipment|thing|deal|freight|specs)\b...(?:but|again|next|except|quote"
        r"|please|for)\b",
        r"(?:got|have|here(?:'s| is)|need|want) another\b(?! (?:carrier|broker|quote|truck in))"
        r"|another (?:load|truck|shipment)\b(?! in\b)"
        r"|(?:one|two|three) more (?:load|truck|of these|for you|:|out of|from)|additional load|same again",
        r"repeat (?:of|load|order)|otr[ao] (?:carga|caja|igual|viaje|embarque)|lo mismo que|igual que"
        r"|now one more",
    ),
    rule(
        "asks_for_the_next_load",
        FOR_THE_NEXT,
        _("Turns to another load."),
        r"(?:now|next|new|another)[,:]? (?:load|one|lane|try|request|shipment)\b(?=(?s:.){0,250}?"
        r"(?:best price|price\?|rate\?|i need a (?:price|rate|quote)|please quote|quote please|how much"
        r"|rate please))",
    ),
    rule(
        "asks_for_a_truck",
        FOR_A_TRUCK,
        _("Asks for a truck or a pickup."),
        # wanting a truck
        r"(?:need|needs|needing|lookin[g']? (?:for|4)|lookin[g']? to (?:book|get|find)|wants?|requires?"
        r"|find|get|send|book|arrange|schedule"
        r"|request|order|dispatch|provide|secure|set up|setup|seeking|in need of|have (?:any|a)"
        r"|got (?:any|a)|do you have"
        r"|spot|place|line up|assign|appreciate)\b...(?:{trailer}|trucks?|carriers?|drivers?|capacity"
        r"|pick[ -]?ups?|coverage"
        r"|transport(?:ation)?|equipment|ltl|partial|drayage|dray|hauler|a ride|somebody|someone|anyone"
        r"|expedite)\b",
        r"(?:{trailer}|truck|carrier|driver|pick[ -]?up|ltl|partial|ftl)s?[ ,]{1,2}(?:please|pls|plz"
        r"|needed|required|wanted)\b"
        r"|any (?:trucks|capacity|vans|reefers|flatbeds|drivers|availability)\b[^.\n]{0,60}\?",
        # asking us to do it
        r"(?:{ask}|are|is|do|does|might) (?:{you}|we)(?: guys| all)?(?: be)?(?: please| able to| possibly"
        r"| still| also| ever| just| maybe)*"
        r" (?:{haul}|(?:{move}|do|have)(?: \S+){0,3}? {object}|help|assist|accommodate|service"
        r"|get(?! (?:down|lower|better|cheaper|back|on"
        r"|me (?:a|the) (?:pod|copy)))"
        r"|able to|available|interested|in a position)\b(?! (?:on (?:rate|price)|down|better|your"
        r"|for (?:my|our) (?:truck|driver)))",
        r"(?:{please}|would you|could you)(?: \w+)? (?:{haul}|(?:{move})(?: \S+){0,3}? {object}|set up"
        r"|process|tender|enter|accept|have"
        r"|take|pull|send (?:a|someone|somebody|\d))\b"
        r"(?! (?:a look|note|advantage|the (?:rate|confirmation)))",
        r"^(?:{haul}|line up|price|(?:run|book|schedule|arrange|get|set|find|send"
        r"|put)(?= (?:\S+ ){0,3}?{object})) (?:it"
        r"|this|these|them|one|the following|me|us"
        r"|up|a|an|someone|somebody|two|three|_|\d+ )"
        r"(?! (?:your|the)\b)(?![^.\n]*\b(?:mc|carriers?|details|resume|invoice|pod|copy|call|look|demo"
        r"|call)\b)",
        r"^(?:pick ?up|collect|load|ship|move|haul|deliver) (?:at|from|\d+|_)[^.\n]{0,80}(?:and|to|then|&)",
        r"(?:set|hook|fix) (?:me|us) up\b|help (?:me|us|you|out)\b(?! your)|if (?:you|y'?all|u) (?:can"
        r"|could|are able to)(?: \w+)? (?:cover|move|haul|do it|take it|handle)\b|help (?:with"
        r"|on) (?:this|a"
        r"|these|one|the following)\b"
        r"|look at (?:a|this|the following|these|one) (?:load|lane|shipment|move|one)?|(?:someone"
        r"|somebody|a truck)"
        r" (?:to|who can|that can|for|come)\b|let me know what it would",
        # what the freight needs
        r"(?:need|needs|want|wants|like|looking|trying|hoping|have|going|plan|ready"
        r"|required?)(?: [^\s.?!;]+){0,6}? (?:to )?(?:be |get )?{moved}\b",
        r"(?:gotta|got to|has to|have to|must|needs? to|should) (?:be )?(?:go|move|ship|leave|get"
        r"|be (?:in|at|there)|{moved})\b",
        r"need (?:some |your )?help\b|need (?:this|it|them|these|\d+)\b[^.\n]{0,60}\b(?:there|in|at|by|to"
        r"|from|picked|moved)\b|whatever it takes|any takers",
        r"(?:cover|move|ship|haul|book|run) (?:it|this|them|these|one|both)\b|take (?:it|this|these"
        r"|them)\b|(?:once|if) (?:it'?s "
        r"|it is )?covered"
        r"|(?:have|get) (?:it|them|this|these|someone) (?:picked|moved|shipped|covered)|brought (?:to"
        r"|back|over)\b",
        # as a headline
        r"(?:pick[ -]?up|shipping|shipment|load|transport(?:ation)?|truck|dispatch|trucking"
        r"|delivery) (?:request|order|tender|inquiry|needed)\b"
        r"|(?:load |new )?tender(?: accept\w*| below| attached|:|ed)|new (?:load|shipment|order|pickup"
        r"|freight|lane|business)\b",
        r"capacity (?:question|request|needed)|availability\b|accept or decline|accept (?:this"
        r"|the) (?:tender|load)",
        # in Spanish
        r"(?<!no )(?:necesit\w+|requier\w+|ocup(?:o|amos) (?:un|una|flete|caja|camion|unidad))"
        r"|solicit(?:o|amos|ar)\b"
        r"|(?:favor de|por favor|podria[ns]?|pueden?|puedes|tendran|tienen|nos apoyan)...(?:recoger"
        r"|recolect\w+|mover|programar|enviar|mandar"
        r"|apoyar|asignar|ayudar|unidad|camion|caja|disponib\w+|llevar|cargar)|busc(?:o|amos) (?:camion"
        r"|caja|flete|unidad|transporte)",
        unless=[
            (
                r"no longer|(?:don'?t|do not|didn'?t|won'?t|not|ya no) (?:need|necesit)|reimburs|\beye on\b"
                r"|receiver wants"
                r"|(?:pod|proof|paperwork|invoice|eta|status|tracking|driver (?:name|info|cell|phone))\b"
            )
        ],
    ),
    rule(
        "offers_us_freight",
        FOR_A_TRUCK,
        _("Has freight for us to move."),
        r"(?:i|we)(?:'ve| have|'ll have| will have| got| also have|'ve got|'ll| will be|'re|'m| are"
        r"| am)...{freight}\b",
        r"^(?:so )?(?:i |we )?(?:just |also )?(?:have|got|gotta|getting|shipping|moving"
        r"|sending)(?: \S+){0,4}? (?:{freight}|one|trailer|truckload)\b",
        r"(?:here(?:'s| is| are)|this is|it'?s|there(?:'s| is| are)|i'?ve got|i have|we have|got"
        r"|have) (?:\w+ )?(?:one|a hot one|a good one|a lane|an easy one|a load|loads)\b",
        r"{freight} (?:\S+ ){0,3}(?:going|headed|shipping|sitting|ready|available|loading|picking|leaving"
        r"|to go|to move|for you|that (?:need|go|must|have))\b",
        r"(?:one|load|this) for you\b|(?:they|it|these|which) (?:load|ship|pick ?up|go|goes|ships|picks"
        r"|loads) (?:from|out of|to|on|in|at|{day}|this|next)\b",
        r"(?:tengo|tenemos|les paso|les comparto|hay|traigo|traemos|va a salir|salen?)...(?:{load}"
        r"|tarimas?|viaje)\b",
        r"{unit} (?:\S+ ){0,6}?(?:go|goes|ships?|leaves?|moves?) (?:from|out of)\b|(?:ready"
        r"|available) (?:for (?:pick ?up|loading|collection)|to (?:ship|load|go|move|pick))\b"
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
