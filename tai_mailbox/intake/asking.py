# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""A customer asks us: for a price, for a truck or a pickup, for another load, or hands us one."""

from __future__ import annotations

from .phrases import rule
from .rules import FOR_A_PRICE, FOR_A_TRUCK, FOR_THE_NEXT
from .words import _

# Rules by which a mail that names a shipment speaks of another one.
OF_ANOTHER = frozenset({"asks_for_another_load", "turns_to_a_request", "asks_for_the_next_load"})

ASKING = (
    rule(
        "asks_for_a_price",
        FOR_A_PRICE,
        _("Asks for a price."),
        # wanting it, asking for it, having it sent
        r"(?:{please}|{ask} {you}|{ask} (?:i|we)|need(?:s|ed|ing)?|looking (?:for|to get|at)|want(?:s|ed)?"
        r"|requests?|requesting|requested|send|give|provide|get|gimme|share|advise|requires?|required"
        r"|would (?:like|love|appreciate)|i'd (?:like|love|appreciate)|seeking|shoot|quick|hoping|check"
        r"|what(?:'?s| is| are| kind of)?|any|best|help|interested in|appreciate|grateful for|let me know"
        r"|glad of|ready for|submit|enter|provide|return|respond with|reply with|put together|come up with"
        r"|trouble you for|getting|obtain|due|deadline for)...{price}(?! us\b)",
        r"(?<!new )(?<!phone )(?<!contact )(?<!cell )(?<!pickup )(?<!truck )(?<!trailer )(?<!pro )(?<!bol"
        r" )(?<!seal )(?:figures?|numbers?) (?:for|on|to|out of|please|pls"
        r"|asap)\b(?! (?:the )?(?:driver|truck|load|pickup|consignee|receiver|shipper|bol|pro|entry))",
        r"(?:shoot|send|give|get|throw|toss|text|email) (?:me|us) (?:the|your|ur|a|some) (?:numbers?"
        r"|figures?)\b|(?:your|your best|best|ballpark|firm|some|put a|give me a|gimme a|need a|need"
        r"|a) (?:numbers?|figures?)\b(?! (?:for the|of))",
        r"(?:send|shoot|give|get|throw|toss|hit|text|call|ring|e-?mail|holl\w+|drop|fire|pass|share"
        r"|furnish|work|draw|run|come back|let (?:me|us) have|solicit\w*|seek\w*|gathering|collecting"
        r"|comparing)(?: [\w']+){0,5}? (?:{price}|charge\b|quotes)",
        r"{price}(?: [\w']+){0,3} (?:would|will|is|are) (?:be )?(?:much |greatly |really "
        r"|so )?(?:appreciated|great|helpful|super|nice|good|welcome|awesome|needed|requested|wonderful)\b",
        r"(?:your|best|competitive|lowest)(?: [\w']+){0,2} (?:offer|proposal)\b|(?:your|the) charge\b(?! of)",
        r"how(?:'s| does| would| is| about) {money}|(?:would|will) {money} (?:get|do|work|cover|be)\b"
        r"|make (?:it|this|that) happen (?:for|at|around)",
        r"(?:kind|sort) of (?:money|dollars|numbers?)\b|\$ ?\?"
        r"|(?:what|wat)(?:'?s| is| do| are|)? (?:ya|you|u|y'?all|your|ur) (?:need|want|ask\w*|thinking"
        r"|got to have)\b|where (?:you|u|y'?all|ya)(?: guys)? at\b"
        r"|what(?:'?s| is| are) (?:it|this|that|these"
        r"|(?:the|a|this|that) (?:truck|load|lane|move|run|haul)) worth\b",
        r"is {money} (?:doable|possible|realistic|fair|enough|workable|in the ballpark)"
        r"|(?:what|something) you (?:can )?come up with|(?:is|are) there (?:a |any )?discounts?"
        r"|where you (?:come in|land|are at|end up)"
        r"|are you(?: guys)? (?:any )?(?:cheaper|better|competitive|lower)\b"
        r"|if you (?:can |could )?(?:come in (?:under|below|lower)|beat|are (?:any )?(?:cheaper|lower))\b"
        r"|where (?:are|do) we (?:now|at|on|need to be|stand)\b"
        r"|where (?:are|do) we (?:now|at|on|need to be|stand)\b|get yours in\b"
        r"|(?:first|best|lowest|cheapest)(?: [\w-]+)? (?:numbers?|price|rate|bid|offer|all-in) (?:gets?"
        r"|wins?|takes?)\b",
        r"ballpark\b|to (?:price|quote)\b|(?:your thoughts|thoughts (?:on|about))\b"
        r"|if (?:the|your) (?:price|rate|number|quote)s? (?:is|are|looks?|works?)\b"
        r"|(?:your|best) (?:best |competitive )?offer\b|(?:your|yr|ur) (?:best|sell|all[ -]?in|lowest)\b"
        r"|tell me (?:both|how|what (?:it|you|that|this|the))\b"
        r"|(?:state|name|tell me|give me|what is|quote) (?:me )?your price|{please} offer\b",
        # how much
        r"what(?:'?s| is| would| will)? (?:the |your )?(?:freight|shipping|trucking|transport|haulage)"
        r"(?: charges?)? (?:be|would|will|costs?|adds?|comes?|runs?|to|from|for|and|on)\b"
        r"|how much\b(?! (?:room|space|weight|time|longer|you got|do you have|have you|is in it))"
        r"|(?:what|wat|how much)(?: [\w']+){0,5} (?:charge|cost|run (?:me|us)|set (?:me|us) back)\b",
        r"(?:what|wat)(?:'?s| is|'d| will| would| does| do| could) (?:it|you|this|that|these|they|y'?all|u"
        r"|one|your)...(?:cost|charge|be|need|take|run|look like|goes? for)\b",
        r"what (?:it|they|one|that|this|these)(?:'d| would| will|'ll)?(?: [\w']+)? (?:takes?|costs?|runs?"
        r"|goes? for|be)\b",
        r"(?:what|where)(?:'?s| is| are| would| do) (?:you|u|y'?all|that|it|the market|the damage"
        r"|the going)(?: [\w']+){0,3} (?:seeing|see|at on|at for|be at|be on|price)\b"
        r"|what'?s (?:the damage|it going to cost|it run)",
        r"what (?:do |will |would )?(?:i|we) owe\b"
        r"|what (?:do|would|will|does|must|should)(?:n'?t)? (?:i|we|they|you|he|u|y'?all) (?:pay|get"
        r"|charge|want|need|ask|take)\b(?! (?:for your|of (?:the|my) truck))|cost (?:me|us)\b"
        r"|(?:would|will|do|could) (?:you|it|y'?all) charge\b|{place} (?:goes|going|run|runs) for\b"
        r"|goes for\b|same (?:money|price|rate)\b\?",
        r"all[ -]?in (?:price|rate|number|figure|please|pls)\b",
        # as a headline, a label, a question
        r"^{price} (?:with|without|both|either|in (?:usd|cad|us|canadian))\b",
        r"rfqs?\b|{price} (?:purposes? )?only\b(?! (?:includes?|covers?))"
        r"|(?:rate|quote|quotation|pricing|price|spot|ltl|ftl|freight|shipping"
        r"|freight cost) (?:request|inquiry|enquiry|needed|req|quote|check|rfq|opportunity|form)\b",
        r"request for (?:a )?(?:quot(?:e|ation)|rates?|pricing)\b"
        r"|spot (?:opportunity|shipment|bid request)|freight inquiry",
        r"{price}(?: (?:please|pls|plz|asap|needed|requested|required|this|these|the following|below|me|us"
        r"|out|for|on|from|to|today|request|per|each|both|him|her|by|invited)\b|[ ]?[:?]| [a-z]{2,12}\?)",
        r"{price}(?: [\w']+){0,6},? {please}(?=[ ]?[.:!?,\n]|$)|{price} para\b",
        r"(?:quot(?:e|ing)|price|rate|bid)(?: (?:on|for|out))? (?:the|this|these|a|an|my|our|following"
        r"|below|one|two|three|both|all|each|me|us|\d|_)",
        r"(?:offers?|bids?|quot(?:e|ation)s?|proposals?|pricing) (?:is|are|must be) (?:due|required"
        r"|requested|invited)|invited to (?:offer|quote|submit)"
        r"|submit (?:your |a )?(?:rate|bid|offer|price|quote)|open for (?:your )?(?:bid|offer|quote)s?\b"
        r"|\$\$",
        r"(?:can|could|would|will) you (?:beat|match)\b(?! (?:the|your|that|my) (?:rate|price|quote))",
        r"revert\b|awaiting your (?:reply|offer|quote)"
        r"|put (?:something|some numbers?|a (?:quote|number|price)) together|something in writing"
        r"|see what you can (?:do|come)",
        # in Spanish
        r"cotiz\w+|(?:su|tu|una|alguna|buena) (?:mejor )?(?:tarifa|precio|oferta|costo)\b"
        r"|(?:pido|pedimos|quisiera|quisieramos|agradec\w+)...(?:tarifa|precio|oferta|cotizacion|costo"
        r"|apoyo)|cuanto (?:por|seria|para)\b|(?:precio|tarifa|costo|flete)s? (?:para|de|por|del"
        r"|desde)\b(?=[^.\n]*\?)|(?:que|cual) (?:precio|tarifa|costo|es el costo|seria)"
        r"|cuanto (?:cuesta|sale|cobra\w*|seria|me|nos|costaria)\b|en cuanto\b"
        r"|cuanto\b(?! (?:tiempo|pes|mid|espacio|tard|falt))|propuesta\b|a como\b"
        r"|(?:pas(?:ar|en|eme|enme)|confirm\w+|mand\w+|envi\w+|da[ns]?|dar|deme|den|darme|dame|indic\w+"
        r"|necesit\w+|{please})...(?:{price}|fletes?\b)",
        unless=[
            (
                r"did (?:you|anyone|we)\b|thank(?:s| you)(?: so much| again| very much)? for (?:the|your"
                r"|this|that) (?:\w+ )?(?:quot|rate|pric|opportunity|request|inquiry)|\binvoice"
                r"|rate[ -]?con|\bpods?\b|confirmation|\bclaim\b|detention|\bbilled|short ?paid"
                r"|no need to (?:re)?(?:quote|price)"
                r"|no (?:quote|rate|price|pricing) (?:is )?(?:needed|required|necessary)"
                r"|(?:per|to|following|on) your (?:\w+ )?(?:inquiry|enquiry|request|rfq|quote|rate|spot)"
                r"|(?<!if )your (?:rate|quote|price|bid) (?:request|of|is|was)\b"
                r"|your {price} (?:on|for|from)...(?:didn't|did not|won\b|lost\b|was\b|came\b)"
                r"|(?:no|don'?t|do not|longer|not) (?:need|want|to) .. (?:re-?)?(?:quote|rate|price)"
                r"|rate sheet|en respuesta|quote accordingly|quote (?:me|us) a time|went with"
                r"|(?:already|been) (?:quoted|covered)|your rfq|find (?:\w+ )?(?:our|my) |re-?send"
                r"|{price} (?:that )?you (?:gave|sent|provided|quoted)"
                r"|(?:before|until|after|once) (?:we|i) (?:can )?(?:quote|price)"
            )
        ],
    ),
    rule(
        "asks_for_another_load",
        FOR_A_PRICE,
        _("Asks for another load like an earlier one."),
        r"same (?:as|load|lane|shipment|thing|deal|freight|specs|details)\b...(?:but|again|next|except"
        r"|quote|please|for)\b|(?:one|load|truck|shipment) (?:just )?like|do it again"
        r"|(?:same|this|that|this one|ship|run|load|go) again (?:next|on|this|for)\b",
        r"(?:got|have|here(?:'s| is)|need|want) another\b(?! (?:carrier|broker|quote|truck in))"
        r"|another (?:load|truck|shipment|run|one|(?:just )?like)\b(?! in\b)"
        r"|(?:one|two|three|\d+) more (?:load|truck|shipment|like|of (?:these|those|them)|for you|:|out of"
        r"|from)|(?:additional|second) (?:load|shipment|order)|same again",
        r"(?:next (?:up|one|in line)|now the|here comes) (?:is |are |comes )?(?:the |our |a )?(?:return"
        r"|next|second|other|empt(?:y|ies))\b",
        r"repeat (?:of|load|order)|otr[ao] (?:carga|caja|igual|viaje|embarque|envio)|lo mismo que"
        r"|igual (?:que|a)\b|(?:de nuevo|otra vez) (?:el|para)\b|now one more",
    ),
    rule(
        "turns_to_a_request",
        FOR_THE_NEXT,
        _("After other business it asks for a truck or a price."),
        r"(?:also|separately|additionally|in addition|by the way|btw|(?:on )?another note|one more thing"
        r"|different (?:topic|subject|note)|unrelated(?:ly)?"
        r"|while (?:i have you|i've got you|you(?:'re| are) at it|we'?re at it)"
        r"|next(?: up)?)[,:;. -]{0,3}(?:(?:we|i)(?:'ll|'d)? (?:also )?(?:need|could use|are looking for"
        r"|am looking for|want)|{ask} {you}(?: please| also)? (?:quote|price|rate|send|give|cover|move"
        r"|haul|get|look at|help)|need|looking for|please (?:quote|price))...(?:{trailer}|trucks?|coverage"
        r"|{price}|_)",
    ),
    rule(
        "asks_for_the_next_load",
        FOR_THE_NEXT,
        _("Turns to another load."),
        r"{price}...(?:on|for) (?:a new|a second|another|the next|one more) (?:one|load|lane|shipment"
        r"|move)\b|(?:now|next|new|another)[,:]? (?:load|one|lane|try|request"
        r"|shipment)\b(?=(?s:.){0,250}?(?:best price|price\?|rate\?|i need a (?:price|rate|quote)"
        r"|please quote|quote please|how much|rate please))",
    ),
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
        r"|process|tender|enter|accept|have|take|send (?:a|someone|somebody|\d))\b(?! (?:a look|note"
        r"|advantage|the (?:rate|confirmation)))",
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
        r"(?:gotta|got to|has to|have to|must|needs? to|should) (?:be )?(?:go|move|ship|leave|get"
        r"|be (?:in|at|there)|{moved})\b",
        r"need (?:some |your )?help\b|need (?:this|it|them|these|\d+)\b[^.\n]{0,60}\b(?:there|in|at|by|to"
        r"|from|picked|moved)\b|whatever it takes|any takers",
        r"(?:cover|move|ship|haul|book|run) (?:it|this|them|these|one|both)\b"
        r"|take (?:it|this|these|them)\b|(?:on|in|into|onto) (?:the|your) (?:books|schedule|calendar)\b"
        r"|(?:pencil|put|sign|slot|pen) (?:me|us|this|it|these) (?:in|down|up)\b"
        r"|(?:once|if) (?:it'?s |it is )?covered|(?:have|get) (?:it|them|this|these|someone) (?:picked"
        r"|moved|shipped|covered)|brought (?:to|back|over)\b",
        # as a headline
        r"(?:pick[ -]?up|shipping|shipment|load|transport(?:ation)?|truck|dispatch|trucking"
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
