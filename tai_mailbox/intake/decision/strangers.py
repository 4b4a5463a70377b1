# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Mail that only sounds of freight: sales, hiring, market reports, yearly bids, notices, lessons, travel."""

from __future__ import annotations

from ..rules import AGAINST_A_PRICE, AGAINST_A_TRUCK, AGAINST_IF_UNASKED
from ..words import _
from .phrases import rule

UNRELATED = (
    rule(
        "meeting",
        AGAINST_A_PRICE,
        _("It is about a meeting or a review."),
        r"agenda\b|(?:next|last|our) meeting\b|minutes (?:from|of)\b|\bqbr\b"
        r"|(?:business|lanes?|quarterly|monthly) review|scorecard|kpis?\b"
        r"|on[ -]time (?:performance|percentage|\d)|tender acceptance"
        r"|(?:conference|zoom|teams|{day}'s) (?:call|meeting|link)|presentation\b"
        r"|go over the\b[^.\n]{0,60}numbers",
    ),
    rule(
        "sales_mail",
        AGAINST_A_PRICE,
        _("It sells something to the broker."),
        r"for sale\b|selling\b|(?:trailers?|reefers?|vans?|trucks?|tractors?)...{money} (?:each|apiece"
        r"|ea)\b|quote (?:you|your)(?: [\w']+){0,4} (?:policy|insurance|cover(?:age)?|cargo)"
        r"|insurance (?:program|quote|coverage|premium)|under-?insured|premiums?\b"
        r"|(?:your|new|better|cheaper|renew\w*) polic(?:y|ies)\b"
        r"|(?:seats|space|spots) (?:are |is )?limited|save (?:your|my|a) (?:seat|spot)|learn (?:what"
        r"|more about)\b"
        r"|your (?:free )?trial\b|trial (?:ends|expires|period)\b|episodes?\b|downloads\b|followers\b"
        r"|\bno cap\b|% split|(?:bigger|new) (?:desk|role|opportunity)\b...call"
        r"|free (?:quote|estimate)s?\b|^(?:need|want|looking for) [^?.\n]{3,40}\? (?:we|our|i) (?!need"
        r"|have)\w+|^(?:want|need) (?:a|your) (?:\w+ )?(?:quote|price|rate)\?"
        r"|\bwe'?d? fund\b|get funded|apartment movers?|two men and a",
        r"(?:excited|pleased|happy|proud) to (?:share|announce)|dear (?:valued )?customers?"
        r"|to all (?:of )?(?:our )?(?:valued )?customers|we deliver (?:on|with|by) our own"
        r"|free to (?:whoever|anyone)|(?:we|our company|our team|i|we'?re|{place})(?: now| also| currently"
        r"| proudly| can)? (?:offer|provide|specialize|deliver|manufacture|supply|export|are (?:a|an|the)"
        r"|re (?:a|an)|manage)(?: [\w-]+){0,6} (?:services?|solutions?|capacity|coverage"
        r"|transportation (?:company|provider)|logistics|3pl|trucking|carrier|platform|software|technology"
        r"|fleet|provider|rates|warehousing|drayage company|brokerage|manufacturers?|suppliers?"
        r"|exporters?)\b|(?:family[ -]owned|asset[ -]based|woman[ -]owned|veteran[ -]owned)"
        r"|manufacturers? of\b|become (?:your|a|an approved) (?:carrier|vendor|partner|agent)"
        r"|would that be worth|worth \d+ min|if i could show you|business development"
        r"|(?:your|advise your) requirements? of|per ton\b(?= |\.)[^\n]{0,20}fob"
        r"|\bfob\b[^.\n]{0,40}(?:price|per ton|per mt|container)",
        r"(?:love|like|opportunity|chance|happy|excited|hoping|forward|pleased) to (?:connect|earn"
        r"|work(?:ing)? with|partner|discuss|introduce|chat|hop on|learn more about|cooperat\w*"
        r"|doing business|show you|set up a)|(?:schedule|book|set up|grab|have|open to|jump on) (?:a|some"
        r"|for a)(?: [\w-]+){0,2} (?:call|demo|meeting|chat|conversation|tour)\b"
        r"|(?:\d+|ten|five|fifteen|twenty)[ -]min(?:ute)?s? (?:call|demo|chat|of your|this|next|on|{day})"
        r"|free trial|webinar|factoring|funding|non[ -]?recourse|cash flow|grow your"
        r"|introduc(?:e|ing) (?:myself|our|you|\w+ (?:line|trans|logistics|freight))"
        r"|(?:interested in|like|want) a (?:tour|demo|trial|sample)|try us\b|may (?:i|we) send you"
        r"|our rate sheet|love a shot|shot at",
        r"i noticed (?:that )?you|(?:finds?|gets?) you (?:\S+ )?(?:trucks|carriers|loads|drivers|coverage)"
        r"|i show you|can (?:we|i) (?:chat|talk|meet|connect|hop)|speciali[sz]e in"
        r"|our (?:services|solutions|platform|software|fleet|capabilities|rates are|coverage area"
        r"|trackers?|technology|shippers see)|(?:save|reduce|cut|cutting|boost|increase|lower"
        r"|slash)(?: [\w']+){0,3} (?:costs?|time|revenue|margin\w*|\d+%)"
        r"|see (?:\w+ )?\d+% (?:savings|less)|reaching out (?:to (?:introduce|see if)|because)|newsletter"
        r"|white ?paper|add us to your|set up (?:as|with) (?:your|you)|receive your (?:loads|freight)"
        r"|(?:i|we) represent\b|(?:brokers|brokerages|companies|teams|people) like (?:you|yours)"
        r"|worth (?:a |an )?(?:quick|short|brief|\d+|ten|five|fifteen)[ -](?:\S+ )?(?:look|chat|call|try"
        r"|min\w*)\b|worth a (?:chat|call|try)\b|(?:get|request|grab|claim) (?:a|an|your|my) (?:free"
        r"|instant|quick|online|no[ -]obligation) (?:quote|rate|price|estimate)|imagine (?:a|if|that)"
        r"|\d+ (?:power units|tractors|company trucks|owner operators)|running \d+ (?:{truck})"
        r"|go unanswered|1-800|special offer|(?:special|exclusive|save|%|get a|enjoy"
        r"|introductory)(?: [\w']+)? discounts?|promo\w*|overpaying|paying too much|tired of|carrier list"
        r"|let's connect|lowest rates|best rates in|get paid|commission|(?:starting at|from) {money}"
        r"|sq\.? ?ft\b|square feet",
        r"vacantes?\b|curriculum\b|entrevista\b|hiring\b|recruit(?:er|ing|ment)|resumes?\b|candidates?\b"
        r"|job (?:opening|posting|offer)|\bcdl\b"
        r"|home (?:every|weekly|daily|weekends?|nightly)\b|drivers? (?:needed|wanted)!|driver opening"
        r"|owner[ -]operators? (?:needed|wanted)|\bcpm\b|cents (?:a|per) mile|ofrecemos"
        r"|somos (?:una|un|su) (?:empresa|transportista|linea)|nuestros servicios|nos ponemos a sus ordenes",
        unless=[
            (
                r"purchase|our (?:customer|client)s? (?:is|has|wants|needs|in)\b|(?:need|want|like) (?:a "
                r"|an )?(?:quote|price|rate)|(?:insurance|coverage|policy) (?:required|needed|cert)"
            )
        ],
    ),
    rule(
        "perhaps_later",
        AGAINST_A_TRUCK,
        _("It speaks of what may come one day."),
        r"(?:might|may) (?:have|need) (?:some|something|a few|freight|loads)"
        r"|do you (?:guys )?(?:run|cover|service|go|serve) [^.\n?]{0,60}(?:regularly|often|usually|at all"
        r"|ever)\b|in the (?:future|spring|summer|fall|winter)\b|down the road\b"
        r"|(?:so|just so|for) you (?:can|to) (?:plan|budget for)\b|no firm (?:dates|orders|plans)\b"
        r"|(?:expect|going|likely) to (?:need|have|ship)\b(?=[^.\n]{0,80}\b(?:again|come|next (?:month|year"
        r"|quarter|spring|season)))",
    ),
    rule(
        "bulk_footer",
        AGAINST_A_TRUCK,
        _("It carries the footer of bulk mail."),
        r"unsubscribe|opt[ -]?out|manage (?:your )?(?:preferences|subscription)|reply stop\b"
        r"|you are receiving this|view (?:this email )?in (?:your )?browser|cancelar suscripcion",
    ),
    rule(
        "market_report",
        AGAINST_A_PRICE,
        _("It reports on the market."),
        r"{price} (?:on|from|for|out of|into)...(?:jumped|rose|fell|averag\w+|are (?:up|down)|dropped"
        r"|climbed|slid|spiked|softened|tightened|increased|decreased)\b",
        r"market (?:update|report|rates?|trends?|conditions|watch|insight\w*|recap|notes|intel)"
        r"|(?:spot|contract) (?:rates?|market|notes) (?:rose|fell|are (?:up|down)|increased|decreased"
        r"|continue|have|climbed|dropped|averag\w+|index|notes)|spot notes"
        r"|(?:diesel|fuel) (?:prices?|average|surcharge update)|weekly (?:update|report|recap)"
        r"|(?:week|year|month)[ -]over[ -](?:week|year|month)|tender rejection"
        r"|(?:supply|capacity) is (?:tight|loose)|(?:vans|reefers|flatbeds) {place}[^.\n]{0,40}are running",
        r"(?:to|-)[ ][a-z_][a-z_ ,]{2,28}[ ]\$?\d\.\d\d(?!\d)[^\n]{0,60}(?:to"
        r"|-)[ ][a-z_][a-z_ ,]{2,28}[ ]\$?\d\.\d\d(?!\d)",
    ),
    rule(
        "notice",
        AGAINST_A_PRICE,
        _("It is a notice, not a request."),
        r"advance(?:d)? ship(?:ping|ment)? notice|\basn\b|(?:ship(?:ping|ment)?|dispatch|departure) notice\b"
        r"|(?:ramp|arrival|availability|container) (?:notice|notification)\b"
        r"(?! (?:is )?(?:attached|enclosed))|will be delivered to your"
        r"|your [^.?!,;\n]{3,50}(?:,[^.?!;\n]{3,30}){0,3}? (?:leaves?|left|ships?|shipped|departs?)"
        r" (?:our|from our)\b|(?:leaves|left|leaving) our (?:[a-z]+,? ){0,3}warehouse"
        r"|(?:be|is|are|coming|arriving|left|leave|leaves) on our (?:own )?(?:truck|trailer|fleet)s?\b"
        r"|(?:closed|shut ?down|no pickups?) (?:in|between|on|from|for) _"
        r"|holiday (?:hours|schedule|loading|closure)|closed for\b|(?:loads|freight) posted\b|sign in to\b"
        r"|your (?:copier|furniture|appliance|item|purchase)s?\b"
        r"|your (?:[a-z]+ ){0,3}?(?:order|package|parcel|(?:freight )?delivery|(?:{freight})"
        r"|[a-z]+)(?: \([^)\n]*\))? (?:is scheduled|arrives|(?:has )?shipped|ships|will (?:arrive|ship|be)"
        r"|is on (?:its|the) way|was shipped)|your (?:freight )?delivery from|your order of\b"
        r"|order confirmation\b"
        r"|order [a-z#-]*[\d_-]{4,}(?: is| has been)? (?:confirmed|received|placed|shipped)\b"
        r"|thank(?:s| you) for (?:your (?:\w+ )?(?:order|purchase)|(?:ordering|shopping)(?! a))\b"
        r"|track your (?:package|order)|your order (?:of|#|no|number|has|is|was|will)"
        r"|to your (?:facility|yard|door|address|store|warehouse)\b"
        r"|to your {place}(?:\w+ )?(?:facility|yard|store|warehouse|plant|site|dc|location)\b"
        r"|your (?:\d+ |_+ )?{unit}(?: \S+){0,6}? (?:ships?|shipped|left|leaves?|arrives?)\b",
        r"ticket #?[ ]?\d|ticket (?:#|no|id)|(?:close|reopen|update) (?:this|the) (?:ticket|case)"
        r"|quote screen|rate engine|(?:in (?:your )?)?quarantine|release (?:this )?message"
        r"|messages? (?:were |was )?held|held messages|test the (?:quote|new|screen|rate)|\bbug\b"
        r"|release notes|software update|arrives (?:in|on|at)\b|podcast"
        r"|verify your (?:account|password|identity)|password (?:reset|expir)|security alert"
        r"|mailbox (?:is )?(?:almost )?full|how (?:did we do|likely are you)|(?:rate|review) us\b"
        r"|(?:short|quick|brief|satisfaction|our|the|customer) survey|recommend us|leave (?:us )?a review",
    ),
    rule(
        "parcel",
        AGAINST_A_TRUCK,
        _("It is about a parcel."),
        r"(?:packages|parcels?|your package)\b(?! (?:freight|tour))|locker\b|(?:delivery|pick ?up) attempt"
        r"|attempted (?:delivery|to deliver)|(?:tried|try) (?:again|to deliver)|tracking (?:number|no|#)",
    ),
    rule(
        "tender_event",
        AGAINST_A_PRICE,
        _("It invites to a bid for lasting business, not for a load."),
        r"\brfps?\b|register (?:by|to|for|at|here|now)\b|\d+ lanes in\b|request for proposal"
        r"|(?:annual|quarterly|mini|contract|network|routing) (?:\w+ )?(?:bid|rfp|rfq|review)"
        r"|bid (?:event|package|portal|round|invitation|template|file|submission)|routing (?:guide|bid)"
        r"|invitation to bid|invited to (?:our|bid|participate|the)\b"
        r"|(?<!per )(?<!at )(?<!under )(?<!per our )(?<!at our )contract(?:ed)? (?:rates|lanes"
        r"|pric(?:e|es|ing))|awards? (?:letter|notice|for q\d)|\brfi\b"
        r"|vendor (?:registration|packet|portal)|round (?:1|one|2|two) (?:closes|of|bids?|opens)\b"
        r"|loads (?:per|a) year|annual volume",
    ),
    rule(
        "example_only",
        AGAINST_A_PRICE,
        _("It is an example, a test or a lesson."),
        r"imagine (?:the|this|that|a|you)|^(?:say|suppose|picture) (?:you|your|a|that)\b|homework\b"
        r"|exercise \d|essay\b|scholarship\b|prompt:|(?:the|an|your|our|job) interview|as a case\b"
        r"|(?:understand|learn|explain)(?: \w+){0,2} how (?:you|y'?all|brokers?|freight|carriers?|pricing"
        r"|rates?)"
        r"(?: \w+){0,3} (?:price|pricing|charge|quote|work)s?\b|how you'?d (?:price|quote|handle|answer)"
        r"|podcast\b|(?:quick )?poll\b|quiz\b|best answer"
        r"|survey\b|webinar\b|case study|assignment\b|draft (?:a|your) reply"
        r"|hypothetical|no (?:actual|real) (?:freight|load|shipment|goods)\b"
        r"|what would you (?:do|say|answer)|how (?:do|would) you answer"
        r"|(?:training|onboarding|practice|mock|fictional) (?:example|exercise|material|purposes?|session"
        r"|email|scenario|load|class|module|deck|guide)|for class\b(?! ?[\d_])"
        r"|for (?:our|my|a|the) (?:[a-z]+ ){0,3}(?:class|course|thesis|paper) (?:project|at)?|what factors"
        r"|supply chain class|(?:customer|shipper|caller) (?:says|writes|asks)\b|example used\b"
        r"|(?:example|sample) (?:load|email|request|quote|shipment|of (?:a|how|what))"
        r"|this is (?:only |just )?(?:a|an) (?:test|example|sample)"
        r"|for (?:training|example|testing|demonstration) (?:purposes|only)|just (?:testing|a test)"
        r"|test (?:email|mail|message|load)\b|how to (?:write|read|fill|enter|build|quote)\b"
        r"|suppose a (?:customer|shipper)|if a (?:firm|company|business|manufacturer|shipper)\b|i teach\b",
    ),
    rule(
        "people_travel",
        AGAINST_A_PRICE,
        _("People travel, not freight."),
        r"(?:we|i|they)(?:'ll|'re| will)? (?:be )?(?:drive|fly|driving|flying|are driving|are flying|drove"
        r"|flew)\b|^driving (?:from|to|up|down|out)|(?:our|my|the|a|your) flights?\b|suitcases?|luggage"
        r"|ski trip|pairs of skis|(?:hi|hey|hello|thanks|bye),? (?:love|honey|babe|mom|mum|dad|darling"
        r"|sweetie)\b|(?:and|we|to) drive to\b|weekend trip|road ?trip|(?:drive|pick|drop) us\b"
        r"|hotel (?:room|booking|reservation)|airfare|itinerary|vacation\b|check[ -]?in baggage|come along"
        r"|u-?haul|with the kids",
    ),
    rule(
        "family",
        AGAINST_IF_UNASKED,
        _("It speaks of a family, not of business."),
        r"grand(?:ma|pa|mother|father)|(?:my|our) (?:wife|husband|kids|mom|dad|son|daughter)\b",
    ),
    rule(
        "between_colleagues",
        AGAINST_A_TRUCK,
        _("A colleague hands over what is covered already."),
        r"\bi (?:have )?(?:covered|booked|dispatched)\b"
        r"|(?:build|enter|put|key)...(?:in|into) (?:the )?(?:tms|system)\b|keep an eye|eye on\b"
        r"|(?:please )?watch (?:it|this|the|that)\b|handoff|hand(?:ing)? (?:off|over)",
    ),
)
