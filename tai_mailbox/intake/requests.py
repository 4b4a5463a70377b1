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

from .freight_rules import MAX_NARRATIVE, MAX_SCAN, PASSED_ON
from .reading import Evidence, Reason, Segment
from .text import fold

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
    return Rule(name, weight, text, re.compile(rf"(?<![a-z])(?:{joined})"), re.compile(unless) if unless else None)


_PRICE = r"(?:quot(?:e|es|ing|ation|ations)|rates?(?![ -]?con)|pric(?:e|es|ing)|costs?|estimates?|bids?|spot)\b(?! us\b)"
_TARGET = r"target|budget|around|looking to (?:be|pay)|goal|hoping|ideally|trying to (?:be|stay)"
_INQUIRY = r"\b(?:do|does|did|would|will|if|when|can|could) (?:you|u|y'all)\b|\bany (?:\w+ ){0,3}(?:available|open|trucks|capacity|vans|reefers|flatbeds|drivers)|\bneed|\bis there\b|let me know|you have|please (?:advise|quote|let)|\?|available to (?:move|cover|haul|pick)|looking for (?:a |an |\d)?(?:truck|van|reefer|flat|carrier|driver)"

REQUEST = (
    _rule(
        "asks_for_a_price",
        3,
        "Asks for a price.",
        rf"(?:please|pls|plz|kindly|can (?:you|i|we|u)|could (?:you|i|we)|would you|will you|may (?:i|we)|need(?:s|ed|ing)?|looking (?:for|to get)|want|request(?:s|ed|ing)?|send|give|provide|get|gimme|share|advise|require[sd]?|would (?:like|love|appreciate)|seeking|shoot|quick|hoping|check|what(?:'s| is| are|s)|what kind of|any|best|your (?:best)|have|help|interested in|appreciate|ready for|requesting a)...{_PRICE}",
        r"(?:your|your best|best|ballpark|firm|some|put a|give me a|need a) numbers?\b(?! (?:for the|of))",
        r"how much\b|(?:your|best) (?:best |competitive )?offer\b",
        r"what (?:would|will|do|does|could) (?:it|you|this|that|y'all|u)...(?:cost|charge|be|need|take|run)\b",
        r"rfqs?\b|(?:rate|quote|pricing|spot|ltl|freight|price|shipping) (?:request|inquiry|enquiry|needed|req|quote|check)\b",
        r"request for (?:a )?(?:quot(?:e|ation)|rates?|pricing)\b",
        r"(?:quot(?:e|es|ation)|rates?|pricing|price)(?: (?:please|pls|plz|asap|needed|requested|required|this|these|the following|below|me|us|out|for|on|from|to|today|request)\b|[ ]?[:?])",
        r"(?:quot(?:e|ing)|price|rate|bid)(?: (?:on|for))? (?:the|this|these|a|an|my|our|following|below|one|two|\d)\b",
        r"cotiz\w+|(?:precio|tarifa|costo)s? (?:para|de|por|del)\b|(?:que|cual) (?:precio|tarifa|costo|es el costo)|cuanto (?:cuesta|sale|cobra\w*|seria|me)\b|en cuanto\b",
        r"quote\b(?=[^\n]{0,40}\bto\b)",
    ),
    _rule(
        "asks_for_another_load",
        3,
        "Asks for another load like an earlier one.",
        r"same (?:as|load|lane|shipment|thing|deal)\b...(?:but|again|next|except|quote|please|for)\b|another (?:load|truck|one|shipment)\b|(?:one|two) more (?:load|truck|of these)|additional load|same again|repeat (?:of|load|order)|otra (?:carga|caja|igual)|lo mismo que|igual que",
    ),
    _rule(
        "asks_for_a_truck",
        2.4,
        "Asks for a truck or a pickup.",
        r"(?:need|needs|needing|looking for|looking to (?:move|ship|book|get)|want|require|find|get|send|book|arrange|schedule|request|order|dispatch|provide|secure|set up|setup|have (?:any|a)|got (?:any|a)|do you have)\b...(?:trucks?|vans?|reefers?|flatbeds?|carriers?|drivers?|trailers?|step ?decks?|capacity|pick[ -]?ups?|coverage|transport(?:ation)?|hot ?shots?|conestogas?|lowboys?|rgns?|tankers?|containers?|sprinters?|box trucks?|power only|equipment|ltl|partial|drayage)\b",
        r"(?:can|could|would|will|are) (?:you|u|y'all|your team|we|someone)(?: guys)?(?: please| able to)? (?:cover|move|haul|pick|handle|run|do|take|ship|help|get|deliver|transport|grab|book|schedule|arrange|assist|accommodate|service)\b",
        r"(?:would|could|can|will|are) (?:you|u|y'all)(?: guys| all)? (?:be )?able to\b|look at (?:a|this|the following) (?:load|lane|shipment|move|one)|help (?:us|me|out)? ?(?:with|on)\b|let me know what it would",
        r"(?:please|pls|plz|kindly) (?:pick|schedule|arrange|dispatch|cover|move|book|haul|ship|transport|set up|deliver|collect|handle|process|tender|enter|accept)\b",
        r"(?:need|needs|want|like|have|ready|looking|trying|going)(?: \w+){0,3} (?:to )?(?:be )?(?:moved?|picked up|covered|shipped?|hauled?|transported|delivered|ship|move|haul|go|picked)\b",
        r"(?:pick[ -]?up|shipping|shipment|load|transport(?:ation)?|truck|dispatch|freight|trucking) (?:request|order|tender|inquiry|needed|needs)\b|(?:load |new )?tender(?: accept\w*| below| attached|:|ed)|new (?:load|shipment|order|pickup|freight)\b",
        r"(?:i|we)(?:'ve| have|'ll have| got| also have|'ve got)...(?:loads?|shipments?|pick[ -]?ups?|pallets?|skids?|freight|ltl|partial|truckload|crates?)\b",
        r"necesit\w+|requier\w+|ocup(?:o|amos) (?:un|una|flete|caja|camion|unidad)|(?:favor de|por favor|podria[ns]?|pueden?|puedes) ...(?:recoger|mover|programar|enviar|mandar|cotizar|apoyar|asignar|ayudar)|tengo (?:una|un|dos|\d) (?:carga|viaje|embarque)|busc(?:o|amos) (?:camion|caja|flete|unidad|transporte)|solicit\w+",
        r"(?:van|reefer|refer|flatbed|flat|truck|step ?deck|conestoga|hot[ -]?shot|rgn|lowboy|tanker|container|carrier|driver|trailer|sprinter|pickup|ltl|partial|ftl)s?[ ,]{1,2}(?:please|pls|plz|needed|required|wanted)\b|any (?:trucks|capacity|vans|reefers|flatbeds|drivers)\b|availability\b",
    ),
)

CONTRARY = (
    _rule(
        "truck_list",
        6,
        "Offers trucks, not freight.",
        r"(?:trucks?|vans?|reefers?|flatbeds?|step ?decks?|drivers?|units?|power only|teams?|hot ?shots?|conestogas?) ?(?:is|are|will be|'s|open|now|currently|that is|which is|getting|coming)* ?(?:avail(?:able)?\b(?! for (?:pick|loading))|empty\b|emptying\b|open (?:in|today|tomorrow|now|on)|mt (?:in|today)|unloading (?:in|at)|ready to (?:roll|load|go|work)|looking for)",
        r"(?:available|avail|open|empty|our) (?:trucks?|capacity|equipment list|drivers?|units|vans|reefers|flatbeds|step ?decks|trailers)\b(?! (?:needed|required|wanted)|\?)",
        r"truck (?:list|sheet|availability|avails?)|capacity (?:list|update|available|alert|sheet)|list of (?:our )?(?:available )?trucks|emptying (?:in|out)|will be empty|empty (?:in|at|on|now|today|tomorrow)\b|deadhead\b|trucks? posted",
        r"(?:looking for|need|needs|want|searching for|find|hunting)(?: \w+){0,3} (?:re-?loads?|back-?hauls?|outbound freight|freight for (?:my|our|his)|loads? (?:for (?:my|our|his|a|the|these|this)(?: \w+)? (?:truck|driver|van|unit|guy|trailer|reefer)|out of|going home|headed|heading|back to|to get|home))\b",
        r"(?:my|our|i have a|we have a|have my) (?:driver|truck|drivers|trucks|guy|owner[ -]operator)s?\b...(?:empty|available|in|at|needs?|looking|ready|sitting|wants)\b",
        r"(?:we|i) (?:have|got|run)(?: \w+){0,3} (?:trucks|vans|reefers|flatbeds|capacity|drivers)\b...(?:available|in|near|around|open|ready|out of)\b",
        r"(?:send|shoot|email)(?: me| us| over)?...(?:your|any|all)(?: \w+){0,3} (?:loads|freight|available loads|load list)\b|what (?:loads|freight) do you have|keep (?:us|our trucks|me) in mind",
        r"(?:camion|camiones|unidad|unidades|cajas?|operador|operadores|tractos?|plataformas?) (?:\w+ ){0,2}(?:disponibles?|vaci[oa]s?|libres?)|(?:tenemos|contamos con|tengo) ...(?:camiones|unidades|cajas|capacidad|disponibilidad|operador)|busc(?:o|amos) (?:carga|retorno|viajes?)\b",
        unless=_INQUIRY,
    ),
    _rule(
        "load_offer",
        6,
        "Offers loads to carriers.",
        r"(?:available|hot|our|open|today's|current|following|new|more) loads(?: (?:are|is))? (?:available|list|board|below|for carriers|open|today|:)|loads (?:still |now )?available\b|available (?:loads|freight)\b|freight available|load ?(?:board|list|blast|alert|matches|match|posting|opportunit\w+)\b|loads? (?:to|that need to be) cover(?:ed)?\b|(?:need|needs) (?:trucks?|coverage) (?:for|on) (?:these|the following|below)",
        r"(?:dear|attention|attn|hi|hello|calling all|good (?:morning|afternoon)|hey)[, ]+(?:all )?(?:carriers?|dispatch(?:er|ers)?|drivers|carrier partners?|owner[ -]operators?)\b|carriers (?:only|wanted|needed|please)|(?:our|valued) carrier (?:partners|network|base)",
        r"(?:call|text|email|reply|contact|respond|click|log ?in)\b...(?:to book|to cover|to bid|to (?:get|grab) (?:this|it)|book (?:it|this|now)|if interested|your mc)\b",
        r"(?:book (?:now|online|it now|instantly)|bid now|view load)\b",
        r"(?:pays?|paying|payout|offering|offer rate|posted rate|rate to (?:the )?(?:truck|carrier)|carrier (?:rate|pay)|linehaul)[ ]?(?:is|of|:)?[ ]?(?:usd ?)?\$[ ]?\d|\$[ ]?[\d,.]+k? (?:to the (?:truck|carrier)|all[ -]?in to the|flat to the|to (?:truck|carrier|you))",
        r"(?:send|need|include|provide|reply with)(?: me| us)? (?:your )?(?:mc|dot|mc ?#|mc/dot|mc number)\b|must have (?:active )?(?:mc|authority|\d+ (?:days|months) (?:of )?authority)|carrier (?:packet|setup|onboarding)|(?:driver|truck) (?:must|needs to) (?:be|have) (?:tracking|macropoint)",
        r"(?:dat|truckstop|123loadboard|loadlink|trucker ?path|uber freight|convoy|loadsmart)\b...(?:load|post|match|board|alert|search|results)",
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
        r"(?:i|we|my (?:driver|guy|truck)|our (?:driver|truck)|driver|he|truck)(?: \w+){0,2} (?:can|could|will|would|is able to|'ll|'d) (?:do|run|haul|take|move|cover|pick|grab|make|be there)\b...(?:\$|for [\d,.]+|at [\d,.]+k?\b|usd)",
        r"(?:my|our) (?:rate|bid|offer|best|price|quote|number|ask)(?: \w+){0,3}[ ]?(?:is|would be|:|=|at)[ ]?(?:usd ?)?\$?[ ]?\d",
        r"(?:can|could|would) do (?:it |this |that )?(?:for|at) \$?[ ]?\d|(?:need|want|asking|looking (?:for|to get))(?: at least| around| about)? \$[ ]?\d|\$[ ]?[\d,]+(?:\.\d\d)? (?:and (?:it's|its|he's|we're)|all[ -]?in\b(?!\?))|bid(?:ding)?(?: is| of|:)? \$[ ]?\d|bids ?:|[a-z]{2}[ ]?(?:\d{5}[ ]?)?(?:[a-z0-9' ]{0,20})[ ]?[-:][ ]?\$[ ]?\d[\d,.]*k?[ ]*(?:\n|$)",
        r"(?:is|are)(?: this| that| the| your| it| these)?(?: \w+){0,5} (?:loads?|one|it|posting|lane)?(?: \w+){0,2} ?still (?:available|open|good|up)|(?:interested in|calling (?:about|on)|inquiring about|saw|seen|checking on)(?: \w+){0,2} (?:your|the|this) (?:post(?:ing|ed)?|load|dat)\b",
        r"what(?:'s| is| are)(?: the| your)? (?:rate|paying|pay|it pay\w*)(?: (?:on|for))? (?:this|that|your) load|what (?:does|do|'s) (?:it|this|that|they)(?: load)? pay",
        r"(?:quote|rate|price|total)(?: \w+){0,3}[ ]?(?:is|would be|comes to|:)[ ]?(?:usd ?)?\$[ ]?\d(?![^\n]{0,40}(?:target|budget))|(?:here is|here's|please find|see|attached is)(?: \w+){0,3} (?:our|my|the|your) (?:quote|rate|bid|pricing|quotation)\b|thank you for (?:the opportunity|your (?:quote )?request|requesting)",
        unless=_TARGET,
    ),
    _rule(
        "rate_confirmation",
        4,
        "It is about a rate confirmation.",
        r"rate[ -]?con(?:s|f|firmation|firmations|firm|firmed)?\b|ratecon\w*|(?:load|carrier|shipment|dispatch|booking|order|pickup|truck|tender) confirmations?\b|confirmation (?:attached|sheet|for (?:load|order|shipment))|signed (?:rate|rc|confirmation|copy|contract|tender)|sign (?:and (?:return|send)|the (?:rate|attached)|attached)|confirmacion de (?:carga|tarifa|viaje|embarque)",
    ),
    _rule(
        "billing",
        4,
        "It is about an invoice or a payment.",
        r"past due|remittance|remit (?:to|payment)|statement of account|payments?\b(?! terms)|accounts? (?:payable|receivable)|overdue|quick ?pay|aging report|short[ -]?paid|credit memo|balance due|amount due|billed\b|charged (?:us|me)\b|(?:your|our|the|attached|this|an|revised|corrected|freight|carrier) invoice|invoice (?:attached|for|is|was|from|copy|due|total|dated|submitted)|invoic(?:ed|ing)\b",
        unless=r"commercial|proforma|pro forma|customs",
    ),
    _rule(
        "names_an_invoice",
        2.9,
        "It names an invoice.",
        r"(?<!commercial )(?<!proforma )(?<!pro forma )invoices?\b(?! value)|factura(?:s|cion|r)?\b(?! comercial)",
    ),
    _rule(
        "delivery_papers",
        4,
        "It is about proof of delivery.",
        r"(?:need|send|provide|forward|missing|attached?|attaching|copy of|request(?:ing)?|upload\w*|get|have|for) [^.\n?!;]{0,30}?(?:\bpods?\b|proofs? of delivery|signed (?:bol|bill|delivery)|prueba de entrega)|pod (?:attached|for|request|needed|please|is|was)|(?:need|send|provide|forward|missing|attached?|attaching|copy of|upload\w*)\b[^.\n?!;]{0,30}?(?:\bbols?\b|bill of lading|paperwork|delivery receipt|lumper receipt|scale ticket)(?! (?:number|#|no))",
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
        r"(?:status|update|updates|eta|tracking)(?: (?:on|of|for|update|please|pls|request|info|link|number|check))\b(?! (?:the |this |our |your |my )?(?:quote|rate|pricing|request))|any (?:updates?|news|word|eta)\b|what(?:'s| is) the (?:status|eta|latest)\b|check[ -]?calls?\b|where(?:'s| is| are)(?: \w+){0,2} (?:truck|driver|load|shipment|freight|trailer|it|my|our)|in[ -]transit\b",
        r"(?:has|have|was|were|did|is|'s|got|been|already|just)(?: \w+){0,4} (?:picked up|delivered|loaded|arrived|checked in|dispatched|unloaded|departed|been (?:delivered|picked|loaded|booked|covered)|shipped|booked|covered|out for delivery|received)\b",
        r"(?:delivered|arrived|unloaded|loaded|picked up|checked in|departed)(?: \w+){0,3} (?:at|on|today|yesterday|this morning|last (?:night|week)|\d{1,2}[:/]\d)|(?:was|were) supposed to|never (?:showed|arrived|picked|delivered)|no[ -]show|missed (?:the )?(?:pick|appointment|delivery)|running (?:late|behind)|(?:driver|truck) (?:is|has|was|broke|will be|arrived|never|didn't|hasn't|eta|name|info|phone|cell|just)\b",
        r"detention\b(?! (?:rate|terms|free))|layover|tonu\b|(?:freight |cargo |damage |file a |a |the )claims?\b|damag(?:e|ed|es)\b(?! free)|shortages?|os&d|osd\b|refus(?:ed|al)|reject(?:ed|ion)|overages?\b|re-?schedul\w+|re-?deliver\w*|demurrage (?:invoice|charge)|redelivery|reconsign\w*",
        r"cancel(?:led|ed|ling|ing|lation|s)?\b|no longer (?:need|needs|ship\w*|required)|on hold\b|postpone\w*|disregard\b|please ignore",
        r"(?:confirming|confirm(?:ed)? (?:that|for|pickup|we|your|the (?:pickup|load|delivery|appointment|truck|driver)|receipt)|(?:this|email) (?:is to |will )?confirms?|we confirm|is confirmed|all set for|booked (?:on|for|with)|thank(?:s| you) for (?:covering|booking|moving|hauling|picking|the update|delivering|your help (?:on|with) (?:the|this|that)))\b",
        r"(?:confirm|send|have|get|what(?:'s| is)|need|provide|missing)(?: \w+){0,3} (?:pick[ -]?up|pu|delivery|appointment|bol|pro|seal|trailer|driver|load) (?:number|#|no\b|address|hours|time|appointment|confirmation)",
        r"(?:change|move|push|update|correct|revise|adjust)(?: \w+){0,3} (?:appointment|appt|pickup (?:time|date|number)|delivery (?:time|date|appointment|address)|pu number|bol)\b|(?:add|use|correct|new|updated) (?:the |this )?(?:pickup|po|pu|appointment|delivery) (?:number|#) (?:is|to|for)",
        r"estatus|(?:ya|fue|esta|quedo) (?:entregad|cargad|recogid|en ruta|en transito)\w*|donde (?:esta|viene|va|anda)|confirmo|se confirma|cancelad[oa]|llego a|demora|reclamo|averia|danad",
        r"your (?:[a-z]+ ){1,3}(?:load|shipment|truck|driver)\b|(?:the|our|that|this|my) (?:[a-z]+ ){0,3}(?:load|shipment|freight|truck) (?:from |to |for |we |you |that |which )?(?:yesterday|last|picked|delivered|delivers|delivering|is (?:delivering|loaded|on|late|still|running|scheduled|picking)|was|went|has|arrived|on the way)\b",
    ),
    _rule(
        "answer_to_a_quote",
        4,
        "It is an answer to a quote.",
        r"(?:your|that|this|their) (?:quot(?:e|ation)|rate|price|pricing|bid|number)s? (?:is|was|are|were|seems|came|looks|you|does|did|of \$|for this|works?|won)\b|too (?:high|expensive|steep|much)\b|(?:rate|price|quote) (?:is|was) (?:high|low|good|fine|great|ok)|(?:went|going|gone|go) with (?:another|someone|a different|other|the other)|lost (?:this|it|the|on)|(?:not|wasn't|weren't) awarded|awarded (?:to|this|it|you)|(?:do|any|come) (?:any )?(?:better|cheaper|lower|down)\b|sharpen|beat (?:this|that|\$)|match (?:this|that|\$)|counter(?:ed|offer)?\b",
        r"(?:thanks|thank you|thx|gracias)(?: so much| again)? (?:for|por) (?:the|your|la|su) (?:quick )?(?:quote|rate|pricing|bid|quotation|cotizacion|price|tarifa)|(?:we|i)(?:'ve| have|'re|'ll| will)?(?: already)? (?:covered|got it covered|have it covered|found (?:a|another) (?:truck|carrier)|pass on this|pass)\b|already (?:covered|moved|booked|have (?:a truck|coverage))|(?:go ahead|let's|lets|please) (?:and )?(?:book (?:it|this) (?:at|for) \$|move forward|proceed|lock it in)|(?:approved|accepted) (?:at|rate|for)|rate approved|muy (?:caro|alto)|aprobad[oa]",
    ),
    _rule(
        "sales_mail",
        4,
        "It sells something to the broker.",
        r"(?:we|our company|our team|i) (?:offer|provide|specialize|deliver|are (?:a|an|the))(?: [\w-]+){0,5} (?:services?|solutions?|capacity|coverage|transportation (?:company|provider)|logistics|3pl|trucking|carrier|platform|software|technology|fleet|provider|rates|warehousing|drayage company|brokerage)\b",
        r"(?:love|like|opportunity|chance|happy|excited|hoping|forward) to (?:connect|earn|work(?:ing)? with|partner|discuss|introduce|chat|hop on|learn more about|cooperat\w*|doing business|show you|set up a)|(?:schedule|book|set up|grab|have|open to|jump on) (?:a|some|for a)(?: [\w-]+){0,2} (?:call|demo|meeting|chat|conversation)\b|\d+[ -]min(?:ute)?s? (?:call|demo|chat|of your)|free trial|webinar|factoring|funding|non[ -]?recourse|cash flow|grow your|introduc(?:e|ing) (?:myself|our|you|polar|\w+ (?:line|trans|logistics|freight))",
        r"our (?:services|solutions|platform|software|fleet|capabilities|rates are|coverage area)|(?:save|reduce|cut|boost|increase)(?: \w+){0,3} (?:costs|time|revenue|margin\w*|\d+%)|reaching out (?:to (?:introduce|see if)|because)|newsletter|white ?paper|add us to your|set up (?:as|with) (?:your|you)|receive your (?:loads|freight)|(?:i|we) represent\b|(?:brokers|brokerages|companies|teams|people) like (?:you|yours)|worth a (?:look|chat|call|try)|imagine (?:a|if|that)|\d+ (?:power units|tractors|company trucks|owner operators)|go unanswered|1-800|special offer|discount|promo",
        r"hiring\b|recruit(?:er|ing|ment)|resumes?\b|candidates?\b|job (?:opening|posting|offer)|cdl[ -]a (?:flatbed |van |reefer )?drivers?|home (?:every|weekly|daily)\b|drivers? (?:needed|wanted)!|owner[ -]operators? (?:needed|wanted)|ofrecemos|somos (?:una|un|su) (?:empresa|transportista|linea)|nuestros servicios|nos ponemos a sus ordenes",
    ),
    _rule(
        "bulk_footer",
        2.5,
        "It carries the footer of bulk mail.",
        r"unsubscribe|opt[ -]?out|manage (?:your )?(?:preferences|subscription)|reply stop\b|you are receiving this|view (?:this email )?in (?:your )?browser|cancelar suscripcion",
    ),
    _rule(
        "market_report",
        3.5,
        "It reports on the market.",
        r"market (?:update|report|rates?|trends?|conditions|watch|insight\w*|recap|notes|intel)|(?:spot|contract) (?:rates?|market|notes) (?:rose|fell|are (?:up|down)|increased|decreased|continue|have|climbed|dropped|averag\w+|index|notes)|spot notes|(?:diesel|fuel) (?:prices?|average|surcharge update)|weekly (?:update|report|recap)|(?:week|year|month)[ -]over[ -](?:week|year|month)|tender rejection|(?:to|-)[ ][a-z][a-z ,]{2,28}[ ]\$?\d\.\d\d(?!\d)[^\n]{0,60}(?:to|-)[ ][a-z][a-z ,]{2,28}[ ]\$?\d\.\d\d(?!\d)",
    ),
    _rule(
        "notice",
        5,
        "It is a notice of a computer or a survey, not a request.",
        r"quarantine (?:digest|report|notification|summary)|messages? (?:were |was )?held|held messages|verify your (?:account|password|identity)|password (?:reset|expir)|security alert|mailbox (?:is )?(?:almost )?full|how (?:did we do|likely are you)|(?:rate|review) us\b|(?:short|quick|brief|satisfaction|our|the|customer) survey|recommend us|leave (?:us )?a review",
    ),
    _rule(
        "tender_event",
        4,
        "It invites to a bid for lasting business, not for a load.",
        r"\brfps?\b|request for proposal|(?:annual|quarterly|mini|contract|network) (?:bid|rfp|rfq|review)|bid (?:event|package|portal|round|invitation|template|file|submission)|routing guide|invitation to bid|invited to (?:bid|participate)|contract(?:ed)? (?:rates|lanes|pricing)|awards? (?:letter|notice|for q\d)|rfi\b|vendor (?:registration|packet|portal)",
    ),
    _rule(
        "example_only",
        5,
        "It is an example, a test or a lesson.",
        r"(?:training|onboarding|practice|mock|fictional) (?:example|exercise|material|purposes?|session|email|scenario|load|class|module|deck|guide)|(?:example|sample) (?:load|email|request|quote|shipment|of (?:a|how|what))|this is (?:only |just )?(?:a|an) (?:test|example|sample)|for (?:training|example|testing|demonstration) (?:purposes|only)?|just (?:testing|a test)|test (?:email|mail|message|load)\b|how to (?:write|read|fill|enter|build|quote)\b|suppose a (?:customer|shipper)",
    ),
    _rule(
        "people_travel",
        2.9,
        "People travel, not freight.",
        r"flights?\b|suitcases?|luggage|passengers?|road ?trip|(?:drive|pick|drop) us\b|hotel (?:room|booking|reservation)|airfare|itinerary|vacation\b|check[ -]?in baggage",
    ),
    _rule(
        "past_freight",
        2.9,
        "It tells of freight that has already moved.",
        r"(?:we|you|they|i) (?:shipped|moved|hauled|delivered|ran|quoted|paid|did|booked|covered|charged|used)\b(?! (?:to (?:be )?))|last (?:week|month|year|time|quarter)(?:'s)?\b...(?:load|shipment|lane|invoice|rate|move|freight|was|were|we|you)|(?:historical|previous|prior|past) (?:load|shipment|rate|lane|move|quote)s?|year to date|ytd\b|recap of|claim (?:form|number)",
    ),
)

_MONEY = re.compile(r"\$[ ]?\d")
_REQUEST_KINDS = ("subject", "new", "forwarded")


def weigh(segments: Sequence[Segment], has_loads: bool, completing: bool = False) -> tuple[tuple[Reason, ...], tuple[Reason, ...]]:
    """(reasons for, reasons against) a request for new freight; those against only where they prevail.

    `completing` says that the loads come from a quoted request, which then may ask too. A terse mail
    that only states a load, with nothing against it, asks for its movement.
    """
    if not has_loads:
        return (), ()
    kinds = (*_REQUEST_KINDS, "quoted") if completing else _REQUEST_KINDS
    texts = [(at, segment, fold(segment.text[:MAX_SCAN])) for at, segment in enumerate(segments) if segment.kind in kinds]
    asking = list(_matches(REQUEST, texts))
    against = [hit for hit in _matches(CONTRARY, texts) if hit.kind != "quoted"]
    if completing:
        against += _answered(texts)
    if not asking:
        return ((_STATED,) if not against and _is_terse(texts) else ()), _reasons(against)
    strongest = max(hit.rule.weight for hit in asking)
    own_words = any(hit.kind == "new" for hit in asking)
    return _reasons(asking), _reasons([hit for hit in against if hit.weight(own_words) >= strongest])


_STATED = Reason("states_a_load", "States a load with both ends of its lane and its freight, and little else.")
_WORD = re.compile(r"[a-z']+")
_NARRATIVE = frozenset(
    "we us our you your i i'm me my he him his she her they them their is are was were be been have has had the that who which love "
    "this it if as so because when while only just still".split()
)


def _is_terse(texts: Sequence[tuple[int, Segment, str]]) -> bool:
    """Whether a mail is written as one writes a load, in catchwords, not as one tells a story."""
    words = [word for _at, segment, text in texts if segment.kind != "subject" for word in _WORD.findall(text)]
    return sum(word in _NARRATIVE for word in words) <= MAX_NARRATIVE * len(words)


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
    for match in rule.pattern.finditer(text):
        if not rule.unless or not rule.unless.search(_sentence(text, match)):
            return match
    return None


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
