# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Who speaks as a carrier, to carriers, or gives a price: trucks, loads wanted or offered, bids, quotes."""

from __future__ import annotations

from .phrases import rule
from .rules import AGAINST_A_PRICE, AGAINST_A_TRUCK
from .words import _

# Words of a sentence in which trucks are asked for rather than offered.
_INQUIRY = [
    (
        r"(?:do|does|did|would|will|if|when|can|could) (?:you|u|y'all)\b|any (?:\w+ ){0,3}(?:available|open"
        r"|trucks|capacity"
        r"|vans|reefers|flatbeds|drivers)|need (?!freight|loads?|something|a load|a reload|to get|to go)"
        r"|is there\b|let me know if you have"
        r"|please (?:advise|quote|let)|available to (?:move|cover|haul|pick)|looking for (?:a |an "
        r"|\d)?(?:truck|van|reefer"
        r"|flat|carrier|driver)"
    ),
    r"\?",
]
# Words of a sentence in which a sum is what the customer has in mind, or what another thing costs.
_TARGET = [
    (
        r"target|budget|around|limit|usually|normally|\blast\b|(?:can|could) you|\bhit\b|under\b|max\b"
        r"|no more than|up to\b"
        r"|ideally|hoping|looking to|trying|goal|cap\b|need to be|be at|most (?:i|we) can|been paying|(?:we"
        r"|they|i) (?:paid|pay|charged?)\b"
        r"|(?:carrier|broker|other guy|somebody|someone) (?:else )?(?:quoted|charged?|wants|gave)"
        r"|quoted (?:us|me)\b|beat\b"
        r"|value|insur|declared|worth|deductible|fine\b|penalt|charge of|\bfees?\b|retail|fuel card"
        r"|cargo coverage|liability"
    )
]

OFFERING = (
    rule(
        "truck_list",
        AGAINST_A_PRICE,
        _("Offers trucks, not freight."),
        r"{rig} ?(?:\([^)\n]{1,20}\) ?)?(?:in _[_, ]*|at _[_, ]*|that |which |who |is |are |will be |'s "
        r"|'ll be |get(?:s|ting)? |come?ing |should be |just |now |currently |all "
        r"|both |{day} )*(?:avail(?:able)?\b(?! for (?:pick|loading))|empt(?:y|ies|ying)\b"
        r"|open(?:ing)?(?: up)?\b(?! (?:top|deck))|mt\b"
        r"|free(?:ing)?(?: up)?\b|unload(?:ing|s)\b|drops? (?:in|at|there)|coming off|comes off"
        r"|delivers? (?:in|at|there)|sitting|(?:hunting|looking) for|ready to (?:roll|load|go|work)"
        r"|(?:wants?|prefers?|would (?:like|love)|likes?|needs?) (?:to (?:go|get|come|head)(?! from)|out"
        r"|home|_|chicago|freight|a load|a reload|something|anything|back)|idle|rolling|standing by"
        r"|on standby)",
        r"(?:available|avail|open|empty|our(?: own)?|idle|spare|free) (?:trucks?|capacity|equipment\b"
        r"|drivers?|units|vans|reefers|flat ?beds|step ?decks|trailers)\b(?! (?:needed"
        r"|required|wanted)|\?)",
        r"truck (?:list|sheet|availability|avails?)|capacity (?:list|update|available|alert|sheet)"
        r"|list of (?:our )?(?:available )?trucks"
        r"|emptying (?:in|out)|will be (?:mt|empty)\b|empt(?:y|ies) (?:in|at|on|now|today|tomorrow|for)\b"
        r"|deadhead\b|trucks? posted|(?:monday|tuesday|wednesday|thursday|friday|today'?s?|tomorrow'?s?"
        r"|morning|weekend) (?:trucks|empties|avails?)\b",
        r"(?:my|our|i have a|we have a|have my|the|one of (?:my|our)) (?:driver|truck|drivers|trucks|guy"
        r"|guys|owner[ -]operator|team)s?\b"
        r"...(?:empt(?:y|ies)|available|sitting|hunting|wants?\b|delivers?\b|unloads?\b|looking|ready"
        r"|home|needs? (?:a|to|something|freight|loads?|out))",
        r"(?:we|i)(?:'ve|'ll| will)?(?: also| still| always| currently)? (?:have|got|run|running"
        r"|keep)(?: \S+){0,4}?"
        r" (?:trucks|vans|reefers|flat ?beds|capacity|drivers|units|power|day cabs|tractors|teams"
        r"|conestogas|step ?decks)\b"
        r"...(?:available|near|around|open\b|ready|out of|empty|free\b|daily|every|all week|coming"
        r"|sitting|headed|in _)",
        r"(?:room|space|capacity) for (?:\w+ )?more\b|capacity each|run (?:this|that|your|the) (?:lane"
        r"|area|route)s?\b"
        r"|(?:lives?|home base|based|domiciled|parked) (?:in|is|at|near|out of) _[^\n]{0,80}\b(?:truck"
        r"|driver|he|load|45k|legal)|full clock|hours? left on|fresh hours",
        r"(?:trucks?|capacity) (?:opportunit|offer|offering)\w*|se ofrece|offering (?:a |our "
        r"|my )?(?:{truck}|capacity)",
        r"(?:camion|camiones|unidad|unidades|cajas?|operador|operadores|tractos?"
        r"|plataformas?) (?:\S+ ){0,5}(?:disponibles?|vaci[oa]s?|libres?)"
        r"|(?:disponibilidad|disponibles?)[^.\n]{0,30}(?:cajas?|unidad|camion|caja|plataforma|torton)"
        r"|(?:tenemos|contamos con|tengo)"
        r" ...(?:camiones|unidades|cajas|capacidad|disponibilidad|operador)|pendiente de sus (?:cargas"
        r"|viajes)",
        unless=_INQUIRY,
    ),
    rule(
        "wants_loads",
        AGAINST_A_PRICE,
        _("Looks for loads for its trucks."),
        r"(?:need|needs|looking for|want|wants|searching for|find|hunting(?: for)?|seeking|have any"
        r"|got any|any|send(?: me| us)?)(?: \S+){0,3}?"
        r" (?:re-?loads?|back-?hauls?|outbound|loads?|freight(?! (?:price|rate|quote|cost))|moves"
        r"|anything|something)(?: \w+)? (?:for (?:my|our|his|a|the|these|this|them|him|us|it|that|\d)"
        r"(?: \S+){0,2} ?(?:trucks?|drivers?|van|unit|guys?|trailer|reefer|flat ?bed)?|going home|back to"
        r"|home\b|(?:out of|leaving|near|around|headed|going)"
        r" (?:these|the following|there|that way|_)[^\n]{0,60}(?:trucks?|drivers?|\?|:)?)",
        r"(?:let me know|tell me|see) (?:what|if)(?: \w+)? (?:you(?:'ve| have)?(?: got)?(?: anything"
        r"| something| freight| loads?)?(?: available| open| moving| today)?(?= ?(?:[.!\n?]|$))|loads"
        r"|you can send)"
        r"|(?:what|whatcha|what'?s)(?: do)?(?: you|u|y'all)? (?:got|have)(?: (?:for|going|out"
        r"|moving)\b[^.?\n]{0,40})?\?",
        r"give me a shout|hit me up|it's yours|send (?:me|us|him|her|them|my guys?) (?:something(?! in)"
        r"|anything|some freight|your (?:freight|loads))"
        r"|(?:wants|like|trying|looking|needs|love) to (?:go|get|come|head|be) (?:back|home|there|toward"
        r"|towards)|get (?:him|her|them|my driver|our driver) (?:to|back|home|out)"
        r"|(?:will|can|could) (?:haul|take|pull|run|scale|gross|legal|load) (?:anything|up to|most)\b"
        r"|backhauls? wanted|something (?:back|good)\b",
        r"(?:send|shoot|email|forward)(?: me| us| over)?...(?:your|any|all)(?: \S+){0,3} (?:loads|freight"
        r"|available loads|load list)\b"
        r"|what (?:loads|freight) do you have|keep (?:us|our trucks|me|our) (?:\w+ )?(?:in mind|posted)"
        r"|(?:any|your|outbound) (?:freight|loads)\b[^.\n]{0,60}\?"
        r"|how do i get on|my (?:small )?fleet|shot at your|(?:busc(?:o|amos)|requerimos"
        r"|ocupamos) (?:carga|cargas|retorno|viajes?)\b|sus cargas",
    ),
    rule(
        "load_offer",
        AGAINST_A_PRICE,
        _("Offers loads to carriers."),
        r"(?:available|hot|our|open|today's|tomorrow'?s|current|following|new|more|must[- ]move) (?:loads"
        r"|freight)(?: (?:are|is))?"
        r" (?:available|list|board|below|for carriers|open|today|out of|needs?|:)|(?:loads"
        r"|freight) (?:still |now )?available\b(?! for (?:pick|load))|available (?:loads|freight)\b"
        r"|load ?(?:board|list|blast|alert|matches|match|posting|opportunit\w+)\b|(?:matching"
        r"|posted) (?:load|freight)|freight (?:list|board|needs? covered)"
        r"|loads? (?:to|that need to be) cover(?:ed)?\b|(?:need|needs) (?:trucks?|coverage) (?:for"
        r"|on) (?:these|the following|below)|posted \d+ (?:min|hour|hr|sec)",
        r"(?:dear|attention|attn|hi|hello|calling all|good (?:morning|afternoon)|hey"
        r"|howdy)[, ]+(?:all )?(?:our )?(?:carriers?|dispatch(?:ers?)?|drivers"
        r"|carrier partners?|owner[ -]operators?|truckers)\b|(?:\A|\n|\. )carriers,|carriers (?:only"
        r"|wanted|needed|please)|(?:our|valued|good) carriers?(?: (?:partners|network|base"
        r"|reps?))?\b(?! (?:quoted|charged|fell|can'?t|is|are|did|won'?t|has|dropped|cancel|backed"
        r"|bailed))",
        r"(?:call|text|email|reply|contact|respond|click|log ?in)\b...(?:to book|to cover|to bid"
        r"|to (?:get|grab) (?:this|it)|book (?:it|this|now)|if interested|your mc|if you have (?:a "
        r"|any )?(?:trucks?|drivers?))\b",
        r"(?:book (?:now|online|it now|instantly)|bid now|view (?:load|details))\b|who (?:wants|has"
        r"|can take|needs) (?:these|this|a truck|trucks|one|it|a load)\b|top dollar|steady trucks"
        r"|truck location|first come first serve on",
        r"(?:pays?|paying|payout|offering|offer rate|posted rate|rate to (?:the )?(?:truck|carrier)"
        r"|carrier (?:rate|pay)|line ?haul)[ ]?(?:is|of|:)?[ ]?{sum}"
        r"|{sum} (?:to the (?:truck|carrier)|flat to the|to (?:truck|carrier|you))|(?:have|got"
        r"|there'?s) {sum} (?:in|on) (?:it|this|that|these)",
        r"(?:send|need|include|provide|reply with|what(?:'s)?)(?: me| us)? (?:your |ur )?(?:mc|dot|mc ?#"
        r"|mc/dot|mc number)\b|must have (?:active )?(?:mc|authority|\d+ (?:days"
        r"|months) (?:of )?authority)|\bmc (?:must|under|older|age|over|has to)|carrier (?:packet|setup"
        r"|onboarding)|(?:driver|truck) (?:must|needs to) (?:be|have) (?:tracking|macropoint|tracked)",
        r"(?:dat|truckstop|123loadboard|loadlink|trucker ?path|uber freight|convoy|loadsmart)\b...(?:load"
        r"|post|match|board|alert|search|results)",
        r"(?:cargas|viajes|fletes) disponibles?|(?:estimados|buscamos) transportistas|must[- ]move"
        r"|(?:your|do your|which) (?:carriers|drivers)\b[^.\n]{0,30}(?:run|have|want|haul|go|like)"
        r"|reply with (?:your )?(?:truck|mc|driver)",
        unless=[
            (
                r"won'?t accept|(?:don'?t|do not|cannot|can'?t) (?:accept|use|work)|customer (?:requires"
                r"|wants)"
            ),
            r"broker (?:partner|friends)|brokers\b",
        ],
    ),
    rule(
        "single_load_offer",
        AGAINST_A_TRUCK,
        _("Offers a load, as to a carrier."),
        r"load (?:is )?(?:still |now )?available\b(?! (?:for (?:pick|load)|to (?:load|pick)))"
        r"|available load\b|who (?:has|can) (?:a )?(?:truck|cover)",
    ),
    rule(
        "carrier_number",
        AGAINST_A_TRUCK,
        _("The sender gives a carrier's MC number."),
        r"mc ?(?:#|number|no\.?)?[ :#-]{0,2}\d{5,7}\b",
    ),
    rule(
        "terms_of_carriage",
        AGAINST_A_TRUCK,
        _("It gives terms between brokers and carriers."),
        r"(?:no |not |without )?double[ -]?broker\w*|(?:rates?|prices?|pricing) (?:include|includes|are"
        r"|is)(?: \w+)? (?:fuel|fsc|all[- ]in|good|valid|subject|based)|fuel included",
    ),
    rule(
        "carrier_bid",
        AGAINST_A_PRICE,
        _("A carrier bids on a load."),
        r"(?:i|we|my (?:driver|guy|truck)|our (?:driver|truck)|driver|he|they|truck|podemos"
        r"|puedo)(?: \w+){0,2}? ?(?:can|could|will|would|able to|'ll|'d|cubrir(?:lo|la)?|mover(?:lo|la)?"
        r"|hacer(?:lo)?)"
        r"(?: (?:do|run|haul|take|move|cover|pick|grab|make|pull|get|handle|go|be|want|need|consider"
        r"|work)\b)?...(?:for|at|por|a|with|need|want|is|be|take|ask) (?:about |around |only )?{sum}",
        r"(?:can|could|would|able to) do (?:it |this |that )?(?:for|at) {sum}|i'?d (?:take|want|need"
        r"|do)\b|(?:need|want|asking|take|ask(?:ing)? for|looking (?:for|to get))"
        r"(?: at least| around| about)? {sum}|{sum} (?:and (?:it's|its|he's|we're|we'?ll|i'?ll|he'?ll|we"
        r"|i|you)|gets? it)\b|bid(?:ding)?(?: is| of|:| at)? {sum}|\bbids ?:"
        r"|(?:lowest|best|least|cheapest|minimum) (?:i|we) (?:can|could|will|would) (?:go|do|take|offer"
        r"|run|accept)|(?:my|our) (?:bid|ask|bottom line|number)\b",
        r"(?:is|are)(?: this| that| the| your| it| these)?(?: \S+){0,8}? (?:available|open|still there"
        r"|still good|still up|loose|uncovered|on the board)\?"
        r"|still (?:available|open|uncovered|on the board|loose|need(?:s|ing)? (?:a truck|coverage))\b"
        r"|(?:interested in|calling (?:about|on|for)|inquiring about|saw|seen|see"
        r"|checking on)(?: \w+){0,2} (?:your|the|this|that) ...(?:post(?:ing|ed)?|load|dat|board)\b"
        r"|(?:interested in|calling (?:about|on)|checking on) (?:the |your |this |that )?_",
        r"what(?:'s| is| are)(?: the| your| it| this| that)? (?:rate|paying|pay|it pay\w*)(?: (?:on|for"
        r"|and))? (?:this|that|your|weight|load)|what'?s (?:it|this|that|the load) pay\w*"
        r"|what (?:does|do|'s|is|are|are you|you) (?:it|this|that|they)?(?: load)? ?pay(?:s|ing)?\b"
        r"|(?:how much|what)(?:'s)? (?:you|u|do you|have you)?(?: got| have)? ?(?:in it|on it|in this"
        r"|for the truck)\b",
        r"(?:make (?:it|that|this) work|works?|good|ok|okay|interested) (?:at|for|with) {sum}",
        unless=[r"target|budget|hoping|goal|(?:can|could|would) (?:you|u)\b"],
    ),
    rule(
        "carrier_talk",
        AGAINST_A_PRICE,
        _("It speaks as a carrier does of a load that we offer."),
        r"(?:i'm|i am|we're|we are|i'll be|we'd be|we would be|i'd be|we'?ll be) at {money}"
        r"|to the truck\b|clean mc\b|do your (?:carriers|trucks|drivers) (?:run|go|do|cover)"
        r"|(?:i|we) can (?:pay|go) {sum}(?: (?:per|a|on|for) (?:load|this|it|each))?(?=[^.\n]*\b(?:truck"
        r"|carrier|driver|mc)\b)",
        r"(?:i|we) (?:can )?(?:see|saw|seen|noticed|found) (?:that )?(?:you have |you posted |your |this "
        r"|that )...(?:load|post|freight|board)"
        r"|(?:on|in) (?:dat|truckstop|the board|your board|the load ?board)\b|your (?:posted|posting|post"
        r"|load\b(?! board))|posted load",
        r"(?:i|we|he'?s|he is|driver is|driver'?s|truck is|i'?m|we'?re|i am|we are) (?:about "
        r"|only )?\d{1,3} (?:miles?|mi|min\w*|hours?|hrs?) (?:out|away|from)"
        r"|(?:truck|driver|he|we) (?:is|are|'s|'re)? ?(?:in|near|around"
        r"|close to) [^.\n]{0,40}\d+ (?:miles|mi|min)\b|\d{1,3} (?:miles?|mi) (?:from (?:the )?(?:pick"
        r"|shipper|pu)|dh|deadhead|empty|out\b)",
        r"(?:\d{1,2}k|weight|ok|good|fine|works|legal) (?:is |are |works? )?(?:ok|fine|good) for (?:us"
        r"|me)|(?:ok|good|fine|works|legal) for us\b"
        r"|is it (?:tarped|drop|live|heavy|legal|palletized|team)\b|truck number|driver (?:name|cell"
        r"|info)(?: and| &)? (?:number|truck)|how (?:many|much) (?:stops|weight|miles)\b[^\n]{0,20}\?",
        r"(?:we|i|he|driver|truck) (?:can|could|will|'ll) (?:be there|load|pick(?: ?up)?) (?:at|by|today"
        r"|tonight|tomorrow|now|in \d)[^\n]{0,60}(?:rate|{sum}|mc\b)|(?:truck|driver) eta\b",
        unless=[r"won't accept|don't accept|do not accept"],
    ),
    rule(
        "gives_a_price",
        AGAINST_A_PRICE,
        _("The sender gives a price."),
        r"{money}",
        r"(?:(?:my|our|agreed|all[ -]?in|flat|total|quoted|your|line ?haul|the|freight) )?(?:rate|price"
        r"|quote|total|cost|charges?|tarifa|precio|flete|costo)(?: \S+){0,6}?[ ]?(?:is|are|would be"
        r"|will be|comes to|of|at|:|=|es|seria|sale en|son) {sum}",
        r"(?:rate|price|quote|total|freight charges?|costo|tarifa|bid|offer)[ ]?[:=]?[ ]{sum}"
        r"|{sum} (?:all[ -]?in|on (?:that|this|it)\b|plus (?:fuel|fsc)|\+ ?(?:fuel|fsc)|with fuel|incl\w*"
        r"|including|firm\b|or best|flat\b|net\b|per load|per truck|to the)",
        r"(?:we|i)(?:'re|'m|'d be| are| am| would be|'ll be) at {sum}|at \$?\d\.\d\d ?(?:/|per|a) ?mi"
        r"|\$?\d\.\d\d ?(?:/|per|a) ?mi(?:le)?\b|{place}[:=-] {0,2}{sum}",
        unless=_TARGET,
        unless_said=r"target|budget",
    ),
    rule(
        "quotes_to_us",
        AGAINST_A_PRICE,
        _("A carrier or vendor quotes to us."),
        r"(?:our|my) (?:pricing|prices?|rates?|quotes?|bids?|numbers?) (?:for|on|to|from|are|is|below"
        r"|attached|as follows|include|_)"
        r"|fuel surcharge (?:of|is|\d)|\d+% (?:fuel|fsc)"
        r"|(?:valid|good|honou?red?|guaranteed|firm) (?:through|thru|until|till|to|for"
        r"|up to) (?:\d+ (?:calendar |business )?(?:days|hours|hrs)|[a-z]+ _?\d|_|\d|the end of|eod|{day})"
        r"|your (?:price|quote|rate|total)[ ]?[:\t]",
        r"(?:here is|here's|please find|see|attached is|below is|find|attached)(?: \w+){0,3}? (?:our|my"
        r"|the|your|a) (?:\w+ )?(?:quote|rate|rates|bid|pricing|quotation|estimate|proposal)\b"
        r"(?! (?:request|form|sheet needed))|thank(?:s| you) for (?:the opportunity|asking|reaching out"
        r"|your (?:\w+ )?(?:quote |rate )?(?:request|inquiry|enquiry|rfq|interest)|requesting|contacting"
        r"|letting us (?:quote|bid))",
        r"(?:per|as per|in response to|regarding|following|respuesta a|further to"
        r"|with reference to) (?:your|su) (?:\w+ )?(?:inquiry|enquiry|request|rfq|quote request"
        r"|rate request|spot|solicitud|email)"
        r"|quote (?:id|#|no\.?|number|ref)?[ ]?[:#]?[ ]?[a-z]{0,2}-?\d{4,}\b[^\n]{0,60}(?:valid|expires"
        r"|total)|(?:\btransit(?: time)?:? (?:is )?\d)|mas iva\b|book this (?:shipment|quote|load|rate)",
        r"(?:like|want|wish|ready|let (?:us|me) know|do you want|shall we|should (?:we"
        r"|i)) (?:\S+ ){0,4}?(?:us|me|to proceed|to move forward|to book|to go ahead)(?: to)? ?(?:book"
        r"|schedule|dispatch|hold|proceed|run)(?: (?:it|this|that|them))?\b\??"
        r"|let (?:us|me) know if (?:you(?:'d| would) like to|we can|i can) (?:proceed|book|move forward"
        r"|schedule|win)|like to proceed|if accepted|upon acceptance|to accept (?:this|the) (?:quote|rate)",
        unless=[
            (
                r"expir|invit|{please} (?:advise|provide|send|quote|give)|(?:can|could|would) you (?:provide"
                r"|send|quote|give)|(?:do|can) you\b"
            )
        ],
    ),
)
