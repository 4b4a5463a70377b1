# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What a mail's words say for and against a request for new freight, as named rules.

Each rule has a weight. The heaviest reason for and the heaviest against are set against each
other; on a tie the mail is no request, for a made-up shipment is worse than a missed one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from .reading import Evidence, Load, Reason, Segment
from .rules import MOST_FOREIGN, MOST_FOREIGN_ASKED, PASSED_ON
from .text import fold, word_set

_SAME_SENTENCE = r"[^.\n?!;]{0,70}?"


@dataclass(frozen=True, slots=True)
class Rule:
    name: str
    weight: float
    text: str  # the reason, in a broker's words
    pattern: re.Pattern[str]
    unless: re.Pattern[str] | None = None  # words of the same sentence that make it harmless


def _rule(name: str, weight: float, text: str, *patterns: str, unless: str = "") -> Rule:
    joined = "|".join(pattern.replace("...", _SAME_SENTENCE) for pattern in patterns)
    return Rule(
        name, weight, text, re.compile(rf"(?<![a-z0-9])(?:{joined})"), re.compile(unless) if unless else None
    )


_PRICE = (
    r"(?:quot(?:e|es|ing|ation|ations)|rates?(?![ -]?con)|pric(?:e|es|ing)|costs?"
    r"|estimates?|bids?|spot)\b(?! us\b)"
)
_TARGET = r"target|budget|around|looking to (?:be|pay)|goal|hoping|ideally|trying to (?:be|stay)"
_INQUIRY = (
    r"\b(?:do|does|did|would|will|if|when|can|could) (?:you|u|y'all)\b"
    r"|\bany (?:\w+ ){0,3}(?:available|open|trucks|capacity|vans|reefers|flatbeds|drivers)"
    r"|\bneed|\bis there\b|let me know|you have|please (?:advise|quote|let)|\?"
    r"|available to (?:move|cover|haul|pick)|looking for (?:a |an |\d)?(?:truck|van|reefer"
    r"|flat|carrier|driver)"
)

REQUEST = (
    _rule(
        "asks_for_a_price",
        3,
        "Asks for a price.",
        rf"(?:please|pls|plz|kindly|can (?:you|u)|could you|would you"
        rf"|will you|(?:can|could|may) (?:i|we) (?:get|have|please|see|request|receive"
        rf"|obtain|ask)|need(?:s|ed|ing)?|looking (?:for|to get)|want"
        rf"|request(?:s|ed|ing)?|send|give|provide|get|gimme|share|advise|require[sd]?"
        rf"|would (?:like|love|appreciate)|seeking|shoot|quick|hoping|check|what(?:'s"
        rf"| is| are|s)|what kind of|any|best|your (?:best)|have|help|interested in"
        rf"|appreciate|ready for|requesting a)...{_PRICE}",
        r"(?:your|your best|best|ballpark|firm|some|put a|give me a|need a) numbers?\b(?! (?:for the|of))",
        r"(?:what|wat|whats|how much)(?: \w+){0,3} (?:charge|cost)\b|how much\b"
        r"|(?:your|best) (?:best |competitive )?offer\b",
        r"what (?:would|will|do|does|could) (?:it|you|this|that|y'all|u)...(?:cost"
        r"|charge|be|need|take|run)\b",
        r"rfqs?\b|(?:rate|quote|pricing|spot|ltl|freight|price|shipping) (?:request"
        r"|inquiry|enquiry|needed|req|quote|check)\b",
        r"request for (?:a )?(?:quot(?:e|ation)|rates?|pricing)\b",
        r"(?:quot(?:e|es|ation)|rates?|pricing|price)(?: (?:please|pls|plz|asap|needed"
        r"|requested|required|this|these|the following|below|me|us|out|for|on|from|to"
        r"|today|request)\b|[ ]?[:?])",
        r"(?:quot(?:e|ing)|price|rate|bid)(?: (?:on|for))? (?:the|this|these|a|an|my"
        r"|our|following|below|one|two|\d)\b",
        r"cotiz\w+|(?:precio|tarifa|costo)s? (?:para|de|por|del)\b|(?:que"
        r"|cual) (?:precio|tarifa|costo|es el costo)|cuanto (?:cuesta|sale|cobra\w*"
        r"|seria|me)\b|en cuanto\b",
        r"what (?:do |will |would )?(?:i|we) owe\b|what(?:'s| is| would be"
        r"| will be) (?:it|the damage|the cost|the charge|that)\b[^.\n]{0,20}cost"
        r"|whats it cost|revert with|cost me\b|(?:would|will|do|could) (?:you|it"
        r"|y'all) charge\b|\$\$|(?:asks?"
        r"|asking) (?:you )?for (?:a|an|your)",
        unless=(
            r"did (?:you|anyone|we)\b|thank(?:s| you)(?: so much| again)? for (?:the|your) (?:quick )?(?:quot"
            r"|rate|pric)|\binvoice|rate[ -]?con|\bpods?\b|confirmation|\bclaim"
            r"|detention|\bbilled"
            r"|short ?paid|no (?:quote|rate|price|pricing) (?:is )?(?:needed|required"
            r"|necessary)"
        ),
    ),
    _rule(
        "asks_for_another_load",
        3,
        "Asks for another load like an earlier one.",
        r"same (?:as|load|lane|shipment|thing|deal)\b...(?:but|again|next|except|quote"
        r"|please|for)\b|another (?:load|truck|one|shipment)\b|(?:one"
        r"|two) more (?:load|truck|of these)|additional load|same again|repeat (?:of"
        r"|load|order)|otra (?:carga|caja|igual)|lo mismo que|igual que",
    ),
    _rule(
        "asks_for_the_next_load",
        6.5,
        "Turns to another load.",
        r"(?:now|next|new|another)[,:]? (?:load|one|lane|try|request|shipment)\b(?=(?s:.){0,250}?"
        r"(?:best price|price\?|rate\?|i need a (?:price|rate|quote)|please quote|quote please|how much"
        r"|rate please))",
    ),
    _rule(
        "asks_for_a_truck",
        2.4,
        "Asks for a truck or a pickup.",
        r"(?:need|needs|needing|looking for|looking to (?:move|ship|book|get)|want"
        r"|require|find|get|send|book|arrange|schedule|request|order|dispatch|provide"
        r"|secure|set up|setup|have (?:any|a)|got (?:any|a)"
        r"|do you have)\b...(?:trucks?|vans?|reefers?|flatbeds?|carriers?|drivers?"
        r"|trailers?|step ?decks?|capacity|pick[ -]?ups?|coverage|transport(?:ation)?"
        r"|hot ?shots?|conestogas?|lowboys?|rgns?|tankers?|containers?|sprinters?"
        r"|box trucks?|power only|equipment|ltl|partial|drayage)\b",
        r"(?:can|could|would|will|are) (?:you|u|y'all|your team|we"
        r"|someone)(?: guys)?(?: please| able to)? (?:cover|move|haul|pick|handle|run"
        r"|do|take|ship|help|get|deliver|transport|grab|book|schedule|arrange|assist"
        r"|accommodate|service)\b",
        r"(?:would|could|can|will|are) (?:you|u|y'all)(?: guys"
        r"| all)? (?:be )?able to\b|look at (?:a|this|the following) (?:load|lane"
        r"|shipment|move|one)|help (?:us|me|out)? ?(?:with|on)\b"
        r"|let me know what it would",
        r"(?:cover|move|ship|take|haul|book|run) (?:it|this|them|these|one|both)\b"
        r"|new load for you|load for you\b|once (?:it's |it is )?covered|(?:have"
        r"|get) (?:it|them|this|these|someone) (?:picked|moved|shipped|covered)"
        r"|(?:gotta|got to|has to|have to|must|needs to|need to) (?:go|move|ship|leave"
        r"|get|be (?:in|at|there))\b|(?:do|does|can) (?:you|u|y'all) (?:guys )?(?:do"
        r"|run|handle|have|haul)\b",
        r"(?:please|pls|plz|kindly) (?:pick|schedule|arrange|dispatch|cover|move|book"
        r"|haul|ship|transport|set up|deliver|collect|handle|process|tender|enter"
        r"|accept)\b",
        r"(?:need|needs|want|like|have|ready|looking|trying"
        r"|going)(?: \w+){0,3} (?:to )?(?:be )?(?:moved?|picked up|covered|shipped?"
        r"|hauled?|transported|delivered|ship|move|haul|go|picked)\b",
        r"(?:pick[ -]?up|shipping|shipment|load|transport(?:ation)?|truck|dispatch"
        r"|freight|trucking) (?:request|order|tender|inquiry|needed|needs)\b|(?:load "
        r"|new )?tender(?: accept\w*| below| attached|:|ed)|new (?:load|shipment|order"
        r"|pickup|freight)\b",
        r"(?:i|we)(?:'ve| have|'ll have| got| also have|'ve got)...(?:loads?"
        r"|shipments?|pick[ -]?ups?|pallets?|skids?|freight|ltl|partial|truckload"
        r"|crates?)\b",
        r"necesit\w+|requier\w+|ocup(?:o|amos) (?:un|una|flete|caja|camion|unidad)"
        r"|(?:favor de|por favor|podria[ns]?|pueden?|puedes) ...(?:recoger|mover"
        r"|programar|enviar|mandar|cotizar|apoyar|asignar|ayudar)|tengo (?:una|un|dos"
        r"|\d) (?:carga|viaje|embarque)|busc(?:o|amos) (?:camion|caja|flete|unidad"
        r"|transporte)|solicit\w+",
        r"(?:van|reefer|refer|flatbed|flat|truck|step ?deck|conestoga|hot[ -]?shot|rgn"
        r"|lowboy|tanker|container|carrier|driver|trailer|sprinter|pickup|ltl|partial"
        r"|ftl)s?[ ,]{1,2}(?:please|pls|plz|needed|required|wanted)\b|any (?:trucks"
        r"|capacity|vans|reefers|flatbeds|drivers)\b|availability\b",
    ),
)

CONTRARY = (
    _rule(
        "truck_list",
        6,
        "Offers trucks, not freight.",
        r"(?:trucks?|vans?|reefers?|flatbeds?|step ?decks?|drivers?|units?|power only"
        r"|teams?|hot ?shots?|conestogas?) ?(?:is|are|will be|'s|open|now|currently"
        r"|that is|which is|getting|coming)* ?(?:avail(?:able)?\b(?! for (?:pick"
        r"|loading))|empty\b|emptying\b|open (?:in|today|tomorrow|now|on)|mt (?:in"
        r"|today)|unloading (?:in|at)|ready to (?:roll|load|go|work)|looking for)",
        r"(?:available|avail|open|empty|our) (?:trucks?|capacity|equipment list"
        r"|drivers?|units|vans|reefers|flatbeds|step ?decks|trailers)\b(?! (?:needed"
        r"|required|wanted)|\?)",
        r"truck (?:list|sheet|availability|avails?)|capacity (?:list|update|available"
        r"|alert|sheet)|list of (?:our )?(?:available )?trucks|emptying (?:in|out)"
        r"|will be empty|empty (?:in|at|on|now|today|tomorrow)\b|deadhead\b"
        r"|trucks? posted",
        r"(?:looking for|need|needs|want|searching for|find"
        r"|hunting)(?: \w+){0,3} (?:re-?loads?|back-?hauls?|outbound freight"
        r"|freight for (?:my|our|his)|loads? for (?:my|our|his|a|the|these"
        r"|this)(?: \w+)? (?:truck|driver|van|unit|guy|trailer|reefer)|loads? (?:going home|back to|home))\b",
        r"let me know what you(?:'ve)? got|what do you have\b(?! available for me)"
        r"|give me a shout|hit me up|it's yours|se ofrece|(?:wants|like|trying|looking"
        r"|needs) to (?:go|get|come|head) (?:back|home)|get (?:him|her|them|my driver"
        r"|our driver) (?:to|back|home)|how do i get on|my (?:small )?fleet"
        r"|unloading (?:today|tomorrow|monday|tuesday|wednesday|thursday|friday)"
        r"|(?:monday|tuesday|wednesday|thursday|friday|today's|tomorrow's) trucks",
        r"(?:my|our|i have a|we have a|have my) (?:driver|truck|drivers|trucks|guy"
        r"|owner[ -]operator)s?\b...(?:empty|available|in|at|needs?|looking|ready"
        r"|sitting|wants)\b",
        r"(?:we|i) (?:have|got|run)(?: \w+){0,3} (?:trucks|vans|reefers|flatbeds"
        r"|capacity|drivers)\b...(?:available|in|near|around|open|ready|out of)\b",
        r"(?:send|shoot|email)(?: me| us| over)?...(?:your|any"
        r"|all)(?: \w+){0,3} (?:loads|freight|available loads|load list)\b"
        r"|what (?:loads|freight) do you have|keep (?:us|our trucks|me) in mind",
        r"(?:camion|camiones|unidad|unidades|cajas?|operador|operadores|tractos?"
        r"|plataformas?) (?:\w+ ){0,2}(?:disponibles?|vaci[oa]s?|libres?)|(?:tenemos"
        r"|contamos con|tengo) ...(?:camiones|unidades|cajas|capacidad|disponibilidad"
        r"|operador)|busc(?:o|amos) (?:carga|retorno|viajes?)\b",
        unless=_INQUIRY,
    ),
    _rule(
        "wants_loads",
        6,
        "Looks for loads for its trucks.",
        r"(?:need|needs|looking for|want|wants|send|have any)(?: \w+){0,2} (?:loads"
        r"|freight)(?: for \w+)? (?:out of|from|leaving|near|around"
        r"|in the)\b[^\n]{0,60}(?:trucks?\b|:)|need (?:loads"
        r"|freight)\b[^.\n]{0,30}out of(?: these| the following|:)",
    ),
    _rule(
        "load_offer",
        6,
        "Offers loads to carriers.",
        r"(?:available|hot|our|open|today's|current|following|new"
        r"|more) loads(?: (?:are|is))? (?:available|list|board|below|for carriers|open"
        r"|today|:)|loads (?:still |now )?available\b|available (?:loads|freight)\b"
        r"|freight available|load ?(?:board|list|blast|alert|matches|match|posting"
        r"|opportunit\w+)\b|loads? (?:to|that need to be) cover(?:ed)?\b|(?:need"
        r"|needs) (?:trucks?|coverage) (?:for|on) (?:these|the following|below)",
        r"(?:dear|attention|attn|hi|hello|calling all|good (?:morning|afternoon)"
        r"|hey)[, ]+(?:all )?(?:carriers?|dispatch(?:er|ers)?|drivers"
        r"|carrier partners?|owner[ -]operators?)\b|carriers (?:only|wanted|needed"
        r"|please)|(?:our|valued) carrier (?:partners|network|base)",
        r"(?:call|text|email|reply|contact|respond|click|log ?in)\b...(?:to book"
        r"|to cover|to bid|to (?:get|grab) (?:this|it)|book (?:it|this|now)"
        r"|if interested|your mc)\b",
        r"(?:book (?:now|online|it now|instantly)|bid now|view load)\b",
        r"(?:pays?|paying|payout|offering|offer rate|posted rate"
        r"|rate to (?:the )?(?:truck|carrier)|carrier (?:rate|pay)|linehaul)[ ]?(?:is"
        r"|of|:)?[ ]?(?:usd ?)?\$[ ]?\d|\$[ ]?[\d,.]+k? (?:to the (?:truck|carrier)"
        r"|all[ -]?in to the|flat to the|to (?:truck|carrier|you))",
        r"(?:send|need|include|provide|reply with)(?: me| us)? (?:your )?(?:mc|dot"
        r"|mc ?#|mc/dot|mc number)\b|must have (?:active )?(?:mc|authority|\d+ (?:days"
        r"|months) (?:of )?authority)|carrier (?:packet|setup|onboarding)|(?:driver"
        r"|truck) (?:must|needs to) (?:be|have) (?:tracking|macropoint)",
        r"(?:dat|truckstop|123loadboard|loadlink|trucker ?path|uber freight|convoy"
        r"|loadsmart)\b...(?:load|post|match|board|alert|search|results)",
        r"(?:cargas|viajes|fletes) disponibles?|(?:estimados|buscamos) transportistas",
    ),
    _rule(
        "single_load_offer",
        2.9,
        "Offers a load, as to a carrier.",
        r"load (?:is )?(?:still |now )?available\b|available load\b|who (?:has|can) (?:a )?(?:truck|cover)",
    ),
    _rule(
        "carrier_number",
        2.9,
        "The sender gives a carrier's MC number.",
        r"\bmc ?(?:#|number|no\.?)?[ :#]{0,2}\d{5,7}\b",
    ),
    _rule(
        "carrier_bid",
        5,
        "A carrier bids on a load.",
        r"(?:i|we|my (?:driver|guy|truck)|our (?:driver|truck)|driver|he"
        r"|truck)(?: \w+){0,2} (?:can|could|will|would|is able to|'ll|'d) (?:do|run"
        r"|haul|take|move|cover|pick|grab|make|be there)\b...(?:\$|for [\d,.]+"
        r"|at [\d,.]+k?\b|usd)",
        r"(?:my|our) (?:rate|bid|offer|best|price|quote|number"
        r"|ask)(?: \w+){0,3}[ ]?(?:is|would be|:|=|at)[ ]?(?:usd ?)?\$?[ ]?\d",
        r"(?:can|could|would) do (?:it |this |that )?(?:for|at) \$?[ ]?\d|(?:need|want"
        r"|asking|looking (?:for|to get))(?: at least| around| about)? \$[ ]?\d"
        r"|\$[ ]?[\d,]+(?:\.\d\d)? (?:and (?:it's|its|he's|we're)|all[ -]?in\b(?!\?))"
        r"|bid(?:ding)?(?: is| of|:)? \$[ ]?\d|bids ?:"
        r"|[a-z]{2}[ ]?(?:\d{5}[ ]?)?(?:[a-z0-9' ]{0,20})[ ]?[-:][ ]?\$[ ]?\d[\d,.]*k?[ ]*(?:\n"
        r"|$)",
        r"(?:is|are)(?: this| that| the| your| it| these)?(?: \w+){0,5} (?:loads?|one"
        r"|it|posting|lane)?(?: \w+){0,2} ?still (?:available|open|good|up)"
        r"|(?:interested in|calling (?:about|on)|inquiring about|saw|seen"
        r"|checking on)(?: \w+){0,2} (?:your|the|this) (?:post(?:ing|ed)?|load|dat)\b",
        r"what(?:'s| is| are)(?: the| your)? (?:rate|paying|pay|it pay\w*)(?: (?:on"
        r"|for))? (?:this|that|your) load|what (?:does|do|'s) (?:it|this|that"
        r"|they)(?: load)? pay",
        r"(?:quote|rate|price|total)(?: \w+){0,3}[ ]?(?:is|would be|comes to"
        r"|:)[ ]?(?:usd ?)?\$[ ]?\d(?![^\n]{0,40}(?:target|budget))|(?:here is|here's"
        r"|please find|see|attached is)(?: \w+){0,3} (?:our|my|the|your) (?:quote|rate"
        r"|bid|pricing|quotation)\b|thank you for (?:the opportunity"
        r"|your (?:quote )?request|requesting)",
        unless=_TARGET,
    ),
    _rule(
        "rate_confirmation",
        4,
        "It is about a rate confirmation.",
        r"rate[ -]?con(?:s|f|firmation|firmations|firm|firmed)?\b|ratecon\w*|(?:load"
        r"|carrier|shipment|dispatch|booking|order|pickup|truck"
        r"|tender) confirmations?\b|confirmation (?:attached|sheet|for (?:load|order"
        r"|shipment))|signed (?:rate|rc|confirmation|copy|contract|tender)"
        r"|sign (?:and (?:return|send)|the (?:rate|attached)|attached)"
        r"|confirmacion de (?:carga|tarifa|viaje|embarque)",
    ),
    _rule(
        "billing",
        2.9,
        "It is about an invoice or a payment.",
        r"past due|remittance|remit (?:to|payment)|statement of account"
        r"|payments?\b(?! terms)|accounts? (?:payable|receivable)|overdue|quick ?pay"
        r"|aging report|short[ -]?paid|credit memo|balance due|amount due|billed\b"
        r"|charged (?:us|me)\b|(?:your|our|the|attached|this|an|revised|corrected"
        r"|freight|carrier) invoice|invoice (?:attached|for|is|was|from|copy|due|total"
        r"|dated|submitted)|invoic(?:ed|ing)\b",
        unless=r"commercial|proforma|pro forma|customs",
    ),
    _rule(
        "names_an_invoice",
        2.9,
        "It names an invoice.",
        r"(?<!commercial )(?<!proforma )(?<!pro forma )invoices?\b(?! value)"
        r"|factura(?:s|cion|r)?\b(?! comercial)",
    ),
    _rule(
        "delivery_papers",
        2.9,
        "It is about proof of delivery.",
        r"(?:need|send|provide|forward|missing|attached?|attaching|copy of"
        r"|request(?:ing)?|upload\w*|get|have|for) [^.\n?!;]{0,30}?(?:\bpods?\b"
        r"|proofs? of delivery|signed (?:bol|bill|delivery)|prueba de entrega)"
        r"|pod (?:attached|for|request|needed|please|is|was)|(?:need|send|provide"
        r"|forward|missing|attached?|attaching|copy of"
        r"|upload\w*)\b[^.\n?!;]{0,30}?(?:\bbols?\b|bill of lading|paperwork"
        r"|delivery receipt|lumper receipt|scale ticket)(?! (?:number|#|no))",
    ),
    _rule(
        "names_a_pod",
        2.9,
        "It names a proof of delivery.",
        r"\bpods?\b|proofs? of delivery|prueba de entrega",
    ),
    _rule(
        "existing_shipment",
        2.7,
        "It is about freight that is already under way or booked.",
        r"(?:status|update|updates|eta|tracking)(?: (?:on|of|for|update|please|pls"
        r"|request|info|link|number|check))\b(?! (?:the |this |our |your "
        r"|my )?(?:quote|rate|pricing|request))|any (?:updates?|news|word|eta)\b"
        r"|what(?:'s| is) the (?:status|eta|latest)\b|check[ -]?calls?\b|where(?:'s"
        r"| is| are)(?: \w+){0,2} (?:truck|driver|load|shipment|freight|trailer|it|my"
        r"|our)|in[ -]transit\b",
        r"(?<!please )(?:has|have(?! (?:it|them|this|these|that|one|someone|\d|a|the|two|three))"
        r"|was|were|did|is|'s|got(?! (?:to|a|\d))|been|already"
        r"|just)(?: \w+){0,4} (?:picked up|delivered|loaded|arrived|checked in"
        r"|dispatched|unloaded|departed|been (?:delivered|picked|loaded|booked"
        r"|covered)|shipped|booked|covered|out for delivery|received)\b",
        r"(?:delivered|arrived|unloaded|loaded|picked up|checked in"
        r"|departed)(?: \w+){0,3} (?:at|on|today|yesterday|this morning|last (?:night"
        r"|week)|\d{1,2}[:/]\d)|(?:was|were) supposed to|never (?:showed|arrived"
        r"|picked|delivered)|no[ -]show|missed (?:the )?(?:pick|appointment|delivery)"
        r"|running (?:late|behind)|(?:driver|truck) (?:is|has|was|broke|will be"
        r"|arrived|never|didn't|hasn't|eta|name|info|phone|cell|just)\b",
        r"detention\b(?! (?:rate|terms|free))|layover|tonu\b|(?:freight |cargo "
        r"|damage |file a |a |the )claims?\b|damag(?:e|ed|es)\b(?! free)|shortages?"
        r"|os&d|osd\b|refus(?:ed|al)|reject(?:ed|ion)|overages?\b|re-?schedul\w+"
        r"|re-?deliver\w*|demurrage (?:invoice|charge)|redelivery|reconsign\w*",
        r"cancel(?:led|ed|ling|ing|lation|s)?\b|no longer (?:need|needs|ship\w*"
        r"|required)|on hold\b|postpone\w*|disregard\b|please ignore",
        r"(?:confirming|confirm(?:ed)? (?:that|for|pickup|we|your|the (?:pickup|load"
        r"|delivery|appointment|truck|driver)|receipt)|(?:this|email) (?:is to "
        r"|will )?confirms?|we confirm|is confirmed|all set for|booked (?:on|for|with)"
        r"|thank(?:s| you) for (?:covering|booking|moving|hauling|picking|the update"
        r"|delivering|your help (?:on|with) (?:the|this|that)))\b",
        r"heads up|reminder\b|moved to \d|ya se cargo|va para|(?:driver|shipper"
        r"|receiver|he|they) (?:called|says?|is here)\b|(?:add|remove) (?:a "
        r"|the )?(?:liftgate|appointment|stop|tarps?|pallets?|note)[^.\n]{0,20} (?:to"
        r"|from|on) (?:tomorrow|today|the|that|this|monday|tuesday|wednesday|thursday"
        r"|friday)|picks up (?:today|at)|send (?:me |us )?(?:the )?tracking|did anyone"
        r"|awarded\b|(?:is|are|be|will be|was) (?:closed|turned away)"
        r"|got to [a-z]+[^.\n]{0,20}(?:this morning|today|yesterday|fine|ok)"
        r"|effective (?:immediately|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
        r"|\d)",
        r"(?:confirm|send|have|get|what(?:'s| is)|need|provide"
        r"|missing)(?: \w+){0,3} (?:pick[ -]?up|pu|delivery|appointment|bol|pro|seal"
        r"|trailer|driver|load) (?:number|#|no\b|address|hours|time|appointment"
        r"|confirmation)",
        r"(?:change|move|push|update|correct|revise"
        r"|adjust)(?: \w+){0,3} (?:appointment|appt|pickup (?:time|date|number)"
        r"|delivery (?:time|date|appointment|address)|pu number|bol)\b|(?:add|use"
        r"|correct|new|updated) (?:the |this )?(?:pickup|po|pu|appointment"
        r"|delivery) (?:number|#) (?:is|to|for)",
        r"estatus|(?:ya|fue|esta|quedo) (?:entregad|cargad|recogid|en ruta"
        r"|en transito)\w*|donde (?:esta|viene|va|anda)|confirmo|se confirma"
        r"|cancelad[oa]|llego a|demora|reclamo|averia|danad",
        r"your (?:[a-z]+ ){1,3}(?:load|shipment|truck|driver)\b|(?:the|our|that|this"
        r"|my) (?:[a-z]+ ){0,3}(?:load|shipment|freight|truck) (?:from |to |for |we "
        r"|you |that |which )?(?:yesterday|last|picked|delivered|delivers|delivering"
        r"|is (?:delivering|loaded|on|late|still|running|scheduled|picking)|was|went"
        r"|has|arrived|on the way)\b",
    ),
    _rule(
        "answer_to_a_quote",
        2.9,
        "It is an answer to a quote.",
        r"(?:your|that|this|their) (?:quot(?:e|ation)|rate|price|pricing|bid"
        r"|number)s? (?:is|was|are|were|seems|came|looks|you|does|did|of \$|for this"
        r"|works?|won)\b|too (?:high|expensive|steep|much)\b|(?:rate|price"
        r"|quote) (?:is|was) (?:high|low|good|fine|great|ok)|(?:went|going|gone"
        r"|go) with (?:another|someone|a different|other|the other)|lost (?:this|it"
        r"|the|on)|(?:not|wasn't|weren't) awarded|awarded (?:to|this|it|you)|(?:do|any"
        r"|come) (?:any )?(?:better|cheaper|lower|down)\b|sharpen|beat (?:this|that"
        r"|\$)|match (?:this|that|\$)|counter(?:ed|offer)?\b",
        r"(?:thanks|thank you|thx|gracias)(?: so much| again)? (?:for|por) (?:the|your"
        r"|la|su) (?:quick )?(?:quote|rate|pricing|bid|quotation|cotizacion|price"
        r"|tarifa)|(?:we|i)(?:'ve| have|'re|'ll| will)?(?: already)? (?:covered"
        r"|got it covered|have it covered|found (?:a|another) (?:truck|carrier)"
        r"|pass on this|pass)\b|already (?:covered|moved|booked|have (?:a truck"
        r"|coverage))|(?:go ahead|let's|lets|please) (?:and )?(?:book (?:it"
        r"|this) (?:at|for) \$|move forward|proceed|lock it in)|(?:approved"
        r"|accepted) (?:at|rate|for)|rate approved|muy (?:caro|alto)|aprobad[oa]",
    ),
    _rule(
        "haggles",
        4,
        "It haggles over a price that was given.",
        r"(?:do|any|come) (?:any )?(?:better|cheaper|lower|down)\b|sharpen|(?:beat"
        r"|match|lower|revise|reconsider) (?:this|that|your|the|\$)|counter(?:ed"
        r"|offer)?\b",
    ),
    _rule(
        "gives_a_price",
        3.2,
        "The sender gives a price.",
        r"\$[ ]?\d[\d,.]*|\d[\d,.]*k? (?:to the truck|all[ -]?in|per load|per truck|flat)\b",
        unless=(
            r"target|budget|around|value|insur|declared|worth|limit|usually|normally|last"
            r"|can you|could you|\bhit\b|under|max|no more than|up to|deductible|ideally"
            r"|hoping|looking to|trying|paid|fine|penalt|charge of|fee|retail|need to be"
            r"|be at|goal|cap\b"
        ),
    ),
    _rule(
        "carrier_talk",
        4,
        "It speaks as a carrier or to carriers.",
        r"(?:our|my) (?:pricing|prices?|rates?|quotes?|bids?) (?:for|on|to) (?:your|the|these|this|that)"
        r"|(?:rates?|prices?|pricing) (?:include|includes|are|is) (?:fuel|all[- ]in|good|valid|subject)"
        r"|valid (?:through|thru|until|till|for \d+ days)|your price\b(?=[^\n]{0,6}\$)"
        r"|book this (?:shipment|quote)",
        r"(?:i'm|i am|we're|we are|i'll be) at \$?[ ]?\d[\d,.]*k?(?! (?:w|s|n|e|main|\w+ (?:st|ave|rd|dr)))\b"
        r"...(?:truck|all in|can go)|to the truck\b|clean mc\b"
        r"|(?:i|we) can (?:pay|go|do) \$?[ ]?\d[\d,.]*k? (?:per|a|on|for) (?:load|this|it|each)"
        r"|do your (?:carriers|trucks|drivers) (?:run|go|do|cover)|no double brokering"
        r"|reply with (?:your )?(?:truck|mc|driver)|must[- ]move freight|carrier (?:rep|sales)\b",
        r"(?:i|we) (?:see|saw|noticed) (?:your|you have|you posted|that load|this load)|your (?:posted"
        r"|posting)"
        r"|(?:saw|seen|posted) (?:it |this |that )?on (?:dat|truckstop|the board|your board)"
        r"|is (?:it|this|that|the load) (?:still )?(?:tarped|available|open|covered)"
        r"|(?:i|we)(?:'m| am|'re| are) \d{1,3} (?:miles?|mi|min\w*|hours?|hrs?) (?:out|away|from)"
        r"|\d{1,2}k (?:is|are|works?) (?:ok|fine|good) for (?:us|me)",
        r"(?:i|we) (?:can )?(?:see|saw|seen|noticed|found) (?:that )?(?:you have "
        r"|you posted |your |the |this )(?:[\w ]{0,12} )?(?:load|post|freight)|(?:your"
        r"|posted|this) (?:posted )?load\b(?! board)[^.\n]{0,40}(?:dat|board"
        r"|truckstop)|posted load|(?:i|we) have (?:a |one |\d )?(?:truck|driver|reefer"
        r"|van|flatbed)s? (?:in|near|around|close|\d+ miles|sitting|empty)"
        r"|we are (?:\d+ |about \d+ )?miles (?:out|away)|(?:ok|good|fine|works"
        r"|legal) for us\b|is it (?:tarped|still (?:available|open)|drop|live)"
        r"|to the truck\b|clean mc|double[ -]?broker|must[- ]move|truck number|(?:your"
        r"|our) carriers\b[^.\n]{0,30}(?:run|have|want|haul)|do your carriers"
        r"|i can pay|(?:we|i) pay\b|i'm at \$?\d|driver (?:name|cell|info)(?: and"
        r"| &)? (?:number|truck)|mc (?:under|older|age)",
        r"(?:our|my) (?:pricing|rates?|quotes?|bids?|numbers?) (?:for|on|to|are|below"
        r"|attached|as follows|include)|rates? includes? (?:fuel|fsc)|fuel included"
        r"|your (?:price|quote|rate|total)[ ]?[:\t][ \t]*\$|book this (?:shipment|load"
        r"|rate)|quote (?:id|#|no\.?"
        r"|number)?[ ]?[:#]?[ ]?[a-z]?\d{4,}\b[^\n]{0,60}(?:valid|expires)",
        unless=r"won't accept|don't accept|do not accept",
    ),
    _rule(
        "asks_for_nothing",
        6,
        "It says that nothing is asked.",
        r"no (?:quotes?|rates?|pricing|action|reply|response) (?:is |are )?(?:needed|required|necessary)"
        r"|(?:for|as) (?:your )?(?:planning|information|reference|records)(?: purposes)? only"
        r"|forecast (?:only|for)\b"
        r"|(?:firm )?orders? (?:will|to) follow|agenda (?:for|:)|quarterly (?:business )?review|qbr\b",
        r"no (?:quote|rate|price|pricing|action|response|reply|need to (?:quote|reply"
        r"|respond)) (?:is |are )?(?:needed|required|necessary)"
        r"|(?:for )?(?:your )?(?:planning|information|reference"
        r"|records) (?:purposes )?only|\bfyi only|(?:don't|do not|no need to) (?:quote"
        r"|reply|respond)|not (?:a|asking for a) (?:quote|request|load)"
        r"|firm orders (?:will|to) follow|forecast (?:for|of|only|below|attached)",
    ),
    _rule(
        "meeting",
        3.5,
        "It is about a meeting or a review.",
        r"agenda\b|\bqbr\b|business review|scorecard|kpis?\b|on[ -]time (?:performance"
        r"|percentage|\d)|tender acceptance|minutes of|(?:conference|zoom"
        r"|teams) (?:call|meeting|link)|presentation\b",
    ),
    _rule(
        "sales_mail",
        4,
        "It sells something to the broker.",
        r"for sale\b|(?:trailers?|reefers?|vans?|trucks?|tractors?)...\$[ ]?\d[\d,]* (?:each|apiece|ea)\b"
        r"|quote (?:you|your)(?: \w+){0,4} (?:policy|insurance|cover(?:age)?|cargo)|(?:cargo"
        r"|liability) (?:policy|insurance)\b"
        r"(?! (?:of|min|required|needed))|underinsured|(?:\d+% )?(?:split|commission) with no cap|no cap\b"
        r"|(?:bigger|new) (?:desk|role|opportunity)\b...call|free quote\b|apartment movers?|two men and a",
        r"(?:we|our company|our team|i) (?:offer|provide|specialize|deliver|are (?:a"
        r"|an|the))(?: [\w-]+){0,5} (?:services?|solutions?|capacity|coverage"
        r"|transportation (?:company|provider)|logistics|3pl|trucking|carrier|platform"
        r"|software|technology|fleet|provider|rates|warehousing|drayage company"
        r"|brokerage)\b",
        r"(?:love|like|opportunity|chance|happy|excited|hoping|forward) to (?:connect"
        r"|earn|work(?:ing)? with|partner|discuss|introduce|chat|hop on"
        r"|learn more about|cooperat\w*|doing business|show you|set up a)|(?:schedule"
        r"|book|set up|grab|have|open to|jump on) (?:a|some"
        r"|for a)(?: [\w-]+){0,2} (?:call|demo|meeting|chat|conversation)\b"
        r"|\d+[ -]min(?:ute)?s? (?:call|demo|chat|of your)|free trial|webinar"
        r"|factoring|funding|non[ -]?recourse|cash flow|grow your|introduc(?:e"
        r"|ing) (?:myself|our|you|polar|\w+ (?:line|trans|logistics|freight))",
        r"our (?:services|solutions|platform|software|fleet|capabilities|rates are"
        r"|coverage area)|(?:save|reduce|cut|boost|increase)(?: \w+){0,3} (?:costs"
        r"|time|revenue|margin\w*|\d+%)|reaching out (?:to (?:introduce|see if)"
        r"|because)|newsletter|white ?paper|add us to your|set up (?:as|with) (?:your"
        r"|you)|receive your (?:loads|freight)|(?:i|we) represent\b|(?:brokers"
        r"|brokerages|companies|teams|people) like (?:you|yours)|worth a (?:quick "
        r"|short |brief )?(?:look|chat"
        r"|call|try)|imagine (?:a|if|that)|\d+ (?:power units|tractors|company trucks"
        r"|owner operators)|go unanswered|1-800|special offer|discount|promo",
        r"for sale\b|selling\b"
        r"|overpaying|carrier list|carrier job|cdl\b[^.\n]{0,30}home|free (?:quote"
        r"|estimate)s?\b|(?:starting at|from) \$|polic(?:y"
        r"|ies)\b|insurance (?:program|quote|coverage|premium)|under-?insured"
        r"|premiums?\b|no cap\b|% split|let's connect|lowest rates|best rates in"
        r"|get paid|bigger desk|commission",
        r"hiring\b|recruit(?:er|ing|ment)|resumes?\b|candidates?\b|job (?:opening"
        r"|posting|offer)|cdl[ -]a (?:flatbed |van |reefer )?drivers?|home (?:every"
        r"|weekly|daily)\b|drivers? (?:needed|wanted)!|owner[ -]operators? (?:needed"
        r"|wanted)|ofrecemos|somos (?:una|un|su) (?:empresa|transportista|linea)"
        r"|nuestros servicios|nos ponemos a sus ordenes",
    ),
    _rule(
        "bulk_footer",
        2.5,
        "It carries the footer of bulk mail.",
        r"unsubscribe|opt[ -]?out|manage (?:your )?(?:preferences|subscription)"
        r"|reply stop\b|you are receiving this"
        r"|view (?:this email )?in (?:your )?browser|cancelar suscripcion",
    ),
    _rule(
        "market_report",
        3.5,
        "It reports on the market.",
        r"market (?:update|report|rates?|trends?|conditions|watch|insight\w*|recap"
        r"|notes|intel)|(?:spot|contract) (?:rates?|market|notes) (?:rose|fell"
        r"|are (?:up|down)|increased|decreased|continue|have|climbed|dropped|averag\w+"
        r"|index|notes)|spot notes|(?:diesel|fuel) (?:prices?|average"
        r"|surcharge update)|weekly (?:update|report|recap)|(?:week|year"
        r"|month)[ -]over[ -](?:week|year|month)|tender rejection|(?:to"
        r"|-)[ ][a-z][a-z ,]{2,28}[ ]\$?\d\.\d\d(?!\d)[^\n]{0,60}(?:to"
        r"|-)[ ][a-z][a-z ,]{2,28}[ ]\$?\d\.\d\d(?!\d)",
    ),
    _rule(
        "notice",
        5,
        "It is a notice of a computer or a survey, not a request.",
        r"will be delivered to your|(?:leaves|left"
        r"|leaving) our (?:[a-z]+,? ){0,3}warehouse|your (?:copier|furniture|appliance"
        r"|item|purchase)s?\b",
        r"your (?:order|package|parcel|(?:freight )?delivery)(?: \w+){0,3} (?:is scheduled|arrives"
        r"|has shipped|will arrive|is on)"
        r"|your order of\b|order confirmation\b|track your (?:package|order)",
        r"\[?ticket #?[ ]?\d|(?:close|reopen|update) (?:this|the) (?:ticket|case)|quote screen|rate engine"
        r"|in (?:your )?quarantine|quarantined?\b(?=[^\n]{0,40}(?:message|mail))|message in quarantine"
        r"|release (?:this )?message",
        r"in quarantine|quarantined?\b|\bticket (?:#|no|id|\d)|close (?:this"
        r"|the) ticket|test the (?:quote|new|screen|rate)|(?:bug|release notes"
        r"|rate engine|software update)|your order (?:of|#|no|number|has|is|was|will)"
        r"|(?:freight )?delivery is scheduled|arrives (?:in|on|at)\b|podcast"
        r"|quarantine (?:digest|report|notification|summary)|messages? (?:were "
        r"|was )?held|held messages|verify your (?:account|password|identity)"
        r"|password (?:reset|expir)|security alert|mailbox (?:is )?(?:almost )?full"
        r"|how (?:did we do|likely are you)|(?:rate|review) us\b|(?:short|quick|brief"
        r"|satisfaction|our|the|customer) survey|recommend us|leave (?:us )?a review",
    ),
    _rule(
        "tender_event",
        4,
        "It invites to a bid for lasting business, not for a load.",
        r"\brfps?\b|request for proposal|(?:annual|quarterly|mini|contract"
        r"|network) (?:bid|rfp|rfq|review)|bid (?:event|package|portal|round"
        r"|invitation|template|file|submission)|routing guide|invitation to bid"
        r"|invited to (?:bid|participate)|contract(?:ed)? (?:rates|lanes|pricing)"
        r"|awards? (?:letter|notice|for q\d)|rfi\b|vendor (?:registration|packet"
        r"|portal)",
    ),
    _rule(
        "example_only",
        5,
        "It is an example, a test or a lesson.",
        r"imagine (?:the|this|that|a|you)|homework\b|podcast\b|(?:quick )?poll\b|quiz\b|best answer"
        r"|survey\b|webinar\b|case study",
        r"homework|assignment\b|imagine the following|draft (?:a|your) reply|poll\b"
        r"|quiz\b|hypothetical|case study|what would you (?:do|say|answer)|(?:training"
        r"|onboarding|practice|mock|fictional) (?:example|exercise|material"
        r"|purposes?|session|email|scenario|load|class|module|deck|guide)|(?:example"
        r"|sample) (?:load|email|request|quote|shipment|of (?:a|how|what))"
        r"|this is (?:only |just )?(?:a|an) (?:test|example|sample)|for (?:training"
        r"|example|testing|demonstration) (?:purposes|only)?|just (?:testing|a test)"
        r"|test (?:email|mail|message|load)\b|how to (?:write|read|fill|enter|build"
        r"|quote)\b|suppose a (?:customer|shipper)",
    ),
    _rule(
        "people_travel",
        2.9,
        "People travel, not freight.",
        r"(?:we|i|they) (?:drive|fly|are driving|are flying|drove|flew)\b|flights?\b"
        r"|suitcases?|luggage|passengers?|road ?trip|(?:drive|pick"
        r"|drop) us\b|hotel (?:room|booking|reservation)|airfare|itinerary|vacation\b"
        r"|check[ -]?in baggage",
    ),
    _rule(
        "past_freight",
        2.9,
        "It tells of freight that has already moved.",
        r"did (?:you|we|they) (?:charge|quote|pay|bill|use)\b",
        r"(?:we|you|they|i) (?:shipped|moved|hauled|delivered|ran|quoted|paid|did"
        r"|booked|covered|charged|used)\b(?! (?:to (?:be )?))|last (?:week|month|year"
        r"|time|quarter)(?:'s)?\b...(?:load|shipment|lane|invoice|rate|move|freight"
        r"|was|were|we|you)|(?:historical|previous|prior|past) (?:load|shipment|rate"
        r"|lane|move|quote)s?|year to date|ytd\b|recap of|claim (?:form|number)",
    ),
)

_MONEY = re.compile(r"\$[ ]?\d")
_REQUEST_KINDS = ("subject", "new", "forwarded")


def weigh(
    segments: Sequence[Segment], loads: Sequence[Load], completing: bool = False
) -> tuple[tuple[Reason, ...], tuple[Reason, ...]]:
    """(reasons for, reasons against) a request for new freight; those against only where they prevail.

    `completing` says that the loads come from a quoted request, which then may ask too. A terse mail
    that only states a load, with nothing against it, asks for its movement.
    """
    if not loads:
        return (), ()
    kinds = (*_REQUEST_KINDS, "quoted") if completing else _REQUEST_KINDS
    texts = [
        (at, segment, fold(segment.text)) for at, segment in enumerate(segments) if segment.kind in kinds
    ]
    asking = list(_matches(REQUEST, texts))
    against = [hit for hit in _matches(CONTRARY, texts) if hit.kind != "quoted"]
    if completing:
        against += _answered(texts)
    if not asking:
        stated = not against and _foreign_share(texts, loads) <= _most_foreign(texts)
        return ((_STATED,) if stated else ()), _reasons(against)
    strongest = max(hit.rule.weight for hit in asking)
    own_words = any(hit.kind == "new" for hit in asking)
    return _reasons(asking), _reasons([hit for hit in against if hit.weight(own_words) >= strongest])


_STATED = Reason(
    "states_a_load", "States a load with both ends of its lane and its freight, and little else."
)
_WORD = re.compile(r"[a-z][a-z']*")
_PRICED = re.compile(r"\b(?:quot(?:e|es|ation)|rates?|pric(?:e|es|ing)|rfq|px|spot|cotizacion|tarifas?)\b")
_TABLE_LINE = re.compile(r"^[^\n\t]*\t[^\n]*$", re.MULTILINE)
_POLITE = re.compile(
    r"\b(?:please|pls|plz|por favor|favor de|can you|could you|need|needs|looking"
    r"|let me know|lmk|advise|thanks|thank you"
    r"|thx|gracias|appreciate|help|want|like to|would like)\b|\?"
)
# Words of which a load is made when it is stated in catchwords: labels, units, trailers, days, a greeting.
_SPECIFICATION = word_set(
    """
    to from at in on and for of the a or with by via x an pu del o d pick up pickup deliver delivery
    delivers drop dest destination origin orig shipper consignee ship ships shipping load loads loading
    loaded ready available avail date time window appt appointment fcfs weight wt wgt lbs lb gross total
    approx each ea per pallets pallet plts plt skids skid pcs pieces units equipment equip eq trailer
    truck mode commodity product freight cargo dims dimensions size class temp temperature set point po
    ref bol pro number no qty quantity type zip code city state hi hello hey dear good morning afternoon
    evening thanks thank you thx regards best cheers am pm cst est pst et ct noon hrs asap now hot rush
    full partial ftl ltl dry van reefer flatbed needed required only need lane lanes miles stop stops
    stackable non haz hazmat straps tarps food grade swing doors air ride team solo live unload dock door
    target new order tender monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu
    thurs fri sat sun today tomorrow this next week el la los las de y con por desde hasta origen destino
    recoger entregar entrega carga caja seca peso fecha tarimas libras kilos hola buenas buenos dias
    tardes gracias saludos
    """
)


def _most_foreign(texts: Sequence[tuple[int, Segment, str]]) -> float:
    asks = any(
        (_PRICED if segment.kind == "subject" else _POLITE).search(text) for _at, segment, text in texts
    )
    return MOST_FOREIGN_ASKED if asks else MOST_FOREIGN


def _foreign_share(texts: Sequence[tuple[int, Segment, str]], loads: Sequence[Load]) -> float:
    """The share of a mail's words that are no part of a load: high where one tells a story."""
    spans = [e for load in loads for evidence in load.evidence.values() for e in evidence]
    words = foreign = 0
    for at, segment, text in texts:
        if segment.kind in ("subject", "quoted"):
            continue
        text = _TABLE_LINE.sub(lambda line: " " * len(line.group()), text)
        said = {offset for e in spans if e.segment == at for offset in range(e.start, e.end)}
        for match in _WORD.finditer(text):
            words += 1
            foreign += match.start() not in said and match.group() not in _SPECIFICATION
    return foreign / words if words else 0.0


@dataclass(frozen=True, slots=True)
class _Hit:
    rule: Rule
    kind: str
    evidence: Evidence

    def weight(self, own_words: bool) -> float:
        """A rule's weight, less where only the mail that is passed on says it and the sender asks."""
        return self.rule.weight * (PASSED_ON if own_words and self.kind == "forwarded" else 1)


def _matches(rules: Iterable[Rule], texts: Sequence[tuple[int, Segment, str]]) -> Iterable[_Hit]:
    for rule in rules:
        for at, segment, text in texts:
            match = _first_meant(rule, text)
            if match:
                evidence = Evidence(at, match.start(), match.end(), segment.text[match.start() : match.end()])
                yield _Hit(rule, segment.kind, evidence)


def _first_meant(rule: Rule, text: str) -> re.Match[str] | None:
    """The first match of a rule in a sentence that does not make it harmless."""
    if rule.name == "gives_a_price" and _TARGET_PRICE.search(text):
        return None
    for match in rule.pattern.finditer(text):
        if not rule.unless or not rule.unless.search(_sentence(text, match)):
            return match
    return None


_TARGET_PRICE = re.compile(r"\b(?:target|budget)")
_SENTENCE_END = re.compile(r"[.?!](?:\s|$)|\n")


def _sentence(text: str, match: re.Match[str]) -> str:
    """The sentence around a match, 150 characters to either side at most."""
    start = max(0, match.start() - 150)
    ends = list(_SENTENCE_END.finditer(text, start, match.start()))
    stop = _SENTENCE_END.search(text, match.end(), match.end() + 150)
    return text[ends[-1].end() if ends else start : stop.end() if stop else match.end() + 150]


_QUOTED_PRICE = Rule("price_was_given", 5, "The broker had already given a price.", _MONEY)


def _answered(texts: Sequence[tuple[int, Segment, str]]) -> list[_Hit]:
    return list(_matches([_QUOTED_PRICE], [item for item in texts if item[1].kind == "quoted"]))


def _reasons(hits: Sequence[_Hit]) -> tuple[Reason, ...]:
    """One reason a rule, with the words it stands on."""
    reasons: dict[str, Reason] = {}
    for hit in hits:
        known = reasons.get(hit.rule.name)
        evidence = (*known.evidence, hit.evidence) if known else (hit.evidence,)
        reasons[hit.rule.name] = Reason(hit.rule.name, hit.rule.text, evidence)
    return tuple(reasons.values())
