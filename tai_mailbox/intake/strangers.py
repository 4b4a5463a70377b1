# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Mail that only sounds of freight: sales, hiring, market reports, yearly bids, notices, lessons, travel."""

from __future__ import annotations

from .phrases import rule
from .rules import AGAINST_A_PRICE, AGAINST_A_TRUCK
from .words import _

UNRELATED = (
    rule(
        "meeting",
        AGAINST_A_PRICE,
        _("It is about a meeting or a review."),
        r"agenda\b|\bqbr\b|(?:business|lanes?|quarterly|monthly) review|scorecard|kpis?\b"
        r"|on[ -]time (?:performance|percentage|\d)|tender acceptance|minutes of|(?:conference|zoom"
        r"|teams|{day}'s) (?:call|meeting|link)|presentation\b|go over the\b[^.\n]{0,60}numbers",
    ),
    rule(
        "sales_mail",
        AGAINST_A_PRICE,
        _("It sells something to the broker."),
        r"for sale\b|selling\b|(?:trailers?|reefers?|vans?|trucks?|tractors?)...{money} (?:each|apiece"
        r"|ea)\b|quote (?:you|your)(?: \w+){0,4} (?:policy|insurance|cover(?:age)?|cargo)"
        r"|insurance (?:program|quote|coverage|premium)|under-?insured|polic(?:y|ies)\b|premiums?\b"
        r"|\bno cap\b|% split|(?:bigger|new) (?:desk|role|opportunity)\b...call|free (?:quote"
        r"|estimate)s?\b|^(?:want|need) (?:a|your) (?:\w+ )?(?:quote|price|rate)\?|\bwe'?d? fund\b"
        r"|get funded|apartment movers?|two men and a",
        r"(?:we|our company|our team|i|we'?re|{place}) (?:offer|provide|specialize|deliver|manufacture"
        r"|supply|export|are (?:a|an|the)|re (?:a|an)|manage)(?: [\w-]+){0,6} (?:services?|solutions?"
        r"|capacity|coverage"
        r"|transportation (?:company|provider)|logistics|3pl|trucking|carrier|platform|software"
        r"|technology|fleet|provider|rates|warehousing|drayage company|brokerage|manufacturers?"
        r"|suppliers?|exporters?)\b"
        r"|(?:family[ -]owned|asset[ -]based|woman[ -]owned|veteran[ -]owned)|manufacturers? of\b"
        r"|become (?:your|a|an approved) (?:carrier|vendor|partner|agent)|would that be worth"
        r"|worth \d+ min|if i could show you|business development|(?:your|advise your) requirements? of"
        r"|per ton\b(?= |\.)[^\n]{0,20}fob|\bfob\b[^.\n]{0,40}(?:price|per ton|per mt|container)",
        r"(?:love|like|opportunity|chance|happy|excited|hoping|forward|pleased) to (?:connect|earn"
        r"|work(?:ing)? with|partner|discuss|introduce|chat|hop on"
        r"|learn more about|cooperat\w*|doing business|show you|set up a)|(?:schedule|book|set up|grab"
        r"|have|open to|jump on) (?:a|some|for a)(?: [\w-]+){0,2} (?:call|demo|meeting|chat|conversation"
        r"|tour)\b"
        r"|(?:\d+|ten|five|fifteen|twenty)[ -]min(?:ute)?s? (?:call|demo|chat|of your|this|next|on|{day})"
        r"|free trial|webinar|factoring|funding|non[ -]?recourse|cash flow|grow your|introduc(?:e"
        r"|ing) (?:myself|our|you|\w+ (?:line|trans|logistics|freight))"
        r"|(?:interested in|like|want) a (?:tour|demo|trial|sample)|try us\b|may (?:i|we) send you"
        r"|our rate sheet|love a shot|shot at",
        r"our (?:services|solutions|platform|software|fleet|capabilities|rates are|coverage area"
        r"|trackers?|technology|shippers see)|(?:save|reduce|cut|cutting|boost|increase|lower"
        r"|slash)(?: \w+){0,3} (?:costs?"
        r"|time|revenue|margin\w*|\d+%)|see (?:\w+ )?\d+% (?:savings|less)"
        r"|reaching out (?:to (?:introduce|see if)|because)|newsletter|white ?paper|add us to your"
        r"|set up (?:as|with) (?:your|you)|receive your (?:loads|freight)"
        r"|(?:i|we) represent\b|(?:brokers|brokerages|companies|teams|people) like (?:you|yours)"
        r"|worth a (?:quick |short |brief )?(?:look|chat|call|try)|imagine (?:a|if|that)"
        r"|\d+ (?:power units|tractors|company trucks"
        r"|owner operators)|running \d+ (?:{truck})|go unanswered|1-800|special offer|discount|promo"
        r"|overpaying|paying too much|tired of|carrier list|let's connect|lowest rates|best rates in"
        r"|get paid|commission|(?:starting at|from) {money}"
        r"|sq\.? ?ft\b|square feet",
        r"hiring\b|recruit(?:er|ing|ment)|resumes?\b|candidates?\b|job (?:opening|posting|offer)|\bcdl\b"
        r"|home (?:every|weekly|daily|weekends?|nightly)\b|drivers? (?:needed|wanted)!|driver opening"
        r"|owner[ -]operators? (?:needed"
        r"|wanted)|\bcpm\b|cents (?:a|per) mile|ofrecemos|somos (?:una|un|su) (?:empresa|transportista"
        r"|linea)|nuestros servicios|nos ponemos a sus ordenes",
        unless=[
            (
                r"purchase|(?:need|want|like) (?:a |an )?(?:quote|price|rate)|(?:insurance|coverage"
                r"|policy) (?:required|needed|cert)"
            )
        ],
    ),
    rule(
        "perhaps_later",
        AGAINST_A_TRUCK,
        _("It speaks of what may come one day."),
        r"(?:might|may) (?:have|need) (?:some|something|a few|freight|loads)|do you (?:guys )?(?:run"
        r"|cover|service|go|serve) [^.\n?]{0,60}(?:regularly|often|usually|at all|ever)\b"
        r"|in the (?:future|spring|summer|fall|winter)\b|down the road\b",
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
        r"market (?:update|report|rates?|trends?|conditions|watch|insight\w*|recap|notes|intel)|(?:spot"
        r"|contract) (?:rates?|market|notes) (?:rose|fell"
        r"|are (?:up|down)|increased|decreased|continue|have|climbed|dropped|averag\w+|index|notes)"
        r"|spot notes|(?:diesel|fuel) (?:prices?|average"
        r"|surcharge update)|weekly (?:update|report|recap)|(?:week|year|month)[ -]over[ -](?:week|year"
        r"|month)|tender rejection|(?:supply|capacity) is (?:tight|loose)|(?:vans|reefers"
        r"|flatbeds) {place}[^.\n]{0,40}are running",
        r"(?:to|-)[ ][a-z_][a-z_ ,]{2,28}[ ]\$?\d\.\d\d(?!\d)[^\n]{0,60}(?:to"
        r"|-)[ ][a-z_][a-z_ ,]{2,28}[ ]\$?\d\.\d\d(?!\d)",
    ),
    rule(
        "notice",
        AGAINST_A_PRICE,
        _("It is a notice, not a request."),
        r"will be delivered to your|(?:leaves|left|leaving) our (?:[a-z]+,? ){0,3}warehouse|(?:closed"
        r"|shut ?down|no pickups?) (?:in|between|on|from|for) _|holiday (?:hours|schedule|loading"
        r"|closure)|closed for\b|(?:loads|freight) posted\b|sign in to\b|your (?:copier|furniture"
        r"|appliance|item|purchase)s?\b"
        r"|your (?:[a-z]+ ){0,3}?(?:order|package|parcel|(?:freight )?delivery|(?:{freight})"
        r"|[a-z]+)(?: \([^)\n]*\))? (?:is scheduled|arrives|(?:has )?shipped|ships|will (?:arrive|ship"
        r"|be)|is on (?:its|the) way|was shipped)"
        r"|your (?:freight )?delivery from|your order of\b|order confirmation\b|track your (?:package"
        r"|order)|your order (?:of|#|no|number|has|is|was|will)|to your (?:facility|yard|door|address"
        r"|store|warehouse)\b",
        r"\[?ticket #?[ ]?\d|\bticket (?:#|no|id)|(?:close|reopen|update) (?:this|the) (?:ticket|case)"
        r"|quote screen|rate engine|(?:in (?:your )?)?quarantine|release (?:this )?message"
        r"|messages? (?:were |was )?held|held messages"
        r"|test the (?:quote|new|screen|rate)|\bbug\b|release notes|software update|arrives (?:in|on"
        r"|at)\b|podcast|verify your (?:account|password|identity)|password (?:reset|expir)"
        r"|security alert|mailbox (?:is )?(?:almost )?full"
        r"|how (?:did we do|likely are you)|(?:rate|review) us\b|(?:short|quick|brief|satisfaction|our"
        r"|the|customer) survey|recommend us|leave (?:us )?a review",
    ),
    rule(
        "tender_event",
        AGAINST_A_PRICE,
        _("It invites to a bid for lasting business, not for a load."),
        r"\brfps?\b|request for proposal|(?:annual|quarterly|mini|contract|network"
        r"|routing) (?:\w+ )?(?:bid|rfp|rfq|review)|bid (?:event|package|portal|round"
        r"|invitation|template|file|submission)|routing (?:guide|bid)|invitation to bid|invited to (?:our"
        r"|bid|participate|the)\b|contract(?:ed)? (?:rates|lanes|pricing)"
        r"|awards? (?:letter|notice|for q\d)|\brfi\b|vendor (?:registration|packet|portal)|round (?:1|one"
        r"|2|two) (?:closes|of|bids?|opens)\b|loads (?:per|a) year|annual volume",
    ),
    rule(
        "example_only",
        AGAINST_A_PRICE,
        _("It is an example, a test or a lesson."),
        r"imagine (?:the|this|that|a|you)|homework\b|podcast\b|(?:quick )?poll\b|quiz\b|best answer"
        r"|survey\b|webinar\b|case study|assignment\b|draft (?:a|your) reply|hypothetical"
        r"|what would you (?:do|say|answer)|how (?:do|would) you answer|(?:training|onboarding|practice"
        r"|mock|fictional) (?:example|exercise|material|purposes?|session|email|scenario|load|class"
        r"|module|deck|guide)"
        r"|for class\b|(?:customer|shipper|caller) (?:says|writes|asks)\b|(?:example|sample) (?:load"
        r"|email|request|quote|shipment|of (?:a|how|what))"
        r"|this is (?:only |just )?(?:a|an) (?:test|example|sample)|for (?:training|example|testing"
        r"|demonstration) (?:purposes|only)?|just (?:testing|a test)"
        r"|test (?:email|mail|message|load)\b|how to (?:write|read|fill|enter|build|quote)\b"
        r"|suppose a (?:customer|shipper)",
    ),
    rule(
        "people_travel",
        AGAINST_A_PRICE,
        _("People travel, not freight."),
        r"(?:we|i|they) (?:drive|fly|are driving|are flying|drove|flew)\b|^driving (?:from|to|up|down"
        r"|out)|(?:our|my|the|a|your) flights?\b|suitcases?|luggage|ski trip|pairs of skis|(?:hi|hey"
        r"|hello|thanks|bye),? (?:love|honey|babe|mom|mum|dad|darling|sweetie)\b|(?:and|we|to) drive to\b"
        r"|weekend trip|road ?trip|(?:drive|pick"
        r"|drop) us\b|hotel (?:room|booking|reservation)|airfare|itinerary|vacation\b"
        r"|check[ -]?in baggage|come along|u-?haul|grand(?:ma|pa|mother|father)|my (?:wife|husband|kids"
        r"|mom|dad|son|daughter)\b",
    ),
    rule(
        "between_colleagues",
        AGAINST_A_TRUCK,
        _("A colleague hands over what is covered already."),
        r"\bi (?:have )?(?:covered|booked|dispatched)\b|keep an eye|eye on\b|(?:please )?watch (?:it|this"
        r"|the|that)\b|handoff|hand(?:ing)? (?:off|over)",
    ),
)
