# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Who speaks as a carrier, or to carriers: trucks, loads wanted or offered, bids."""

from __future__ import annotations

from ..rules import AGAINST_A_PRICE, AGAINST_A_TRUCK
from ..words import _
from .phrases import rule

# Words of a sentence in which trucks are asked for rather than offered.
_INQUIRY = [
    (
        r"(?:do|does|did|would|will|if|when|can|could) (?:you|u|y'all)\b|any (?:\w+ ){0,3}(?:available|open"
        r"|trucks|capacity|vans|reefers|flatbeds|drivers)|need (?!freight|loads?|something|a load|a reload"
        r"|to get|to go)|is there\b|let me know if you have|please (?:advise|quote|let)"
        r"|available to (?:move|cover|haul|pick)|looking for (?:a |an |\d)?(?:truck|van|reefer|flat|carrier"
        r"|driver)|(?:lost|losing|short|without) (?:of )?(?:our|my|a|the)\b|in the shop|broken? down"
    ),
    r"\?",
]
OFFERING = (
    rule(
        "truck_list",
        AGAINST_A_PRICE,
        _("Offers trucks, not freight."),
        r"disponibilidad de (?:equipo|unidades|cajas|camiones)|nuestra disponibilidad|asign\w+ carga\b",
        r"{rig} ?(?:\([^)\n]{1,20}\) ?)?(?:in _[_, ]*|at _[_, ]*|that |which |who |is |are |will be |'s "
        r"|'ll be |get(?:s|ting)? |come?ing |should be |just |now |currently |all |both "
        r"|{day} )*(?:avail(?:able)?\b(?! for (?:pick|loading))|empt(?:y|ies|ying)\b"
        r"|open(?:ing)?(?: up)?\b(?! (?:top|deck))|mt\b|free(?:ing)?(?: up)?\b|unload(?:ing|s)\b"
        r"|drops? (?:in|at|there)|coming off|comes off|delivers? (?:in|at|there)|sitting|(?:hunting"
        r"|looking) for|ready to (?:roll|load|go|work)|(?:wants?|prefers?|would (?:like|love)|likes?"
        r"|needs?) (?:to (?:go|get|come|head)(?! from)|out|home|_|chicago|freight|a load|a reload|something"
        r"|anything|back)|idle|rolling|standing by|on standby)",
        r"(?:available|avail|open|empty|idle|spare|free) equipment\b"
        r"|(?:(?:available|avail|open|empty|idle|spare|free) (?:trucks?|drivers?)"
        r"|(?:available|avail|open|empty|our(?: own)?|idle|spare|free) (?:trucks|drivers|capacity|units"
        r"|vans|reefers|flat ?beds|step ?decks|trailers))\b(?! (?:needed|required|wanted)|\?)",
        r"(?:have|got)(?: an?| one| two| \d)?(?: \S+)? {rig} (?:in|at|near|around|by) _[_, .]*(?:{day}"
        r"|ready|open)\b",
        r"trucks for (?:u|you)\b|anywhere (?:but|except)\b|(?:wants?|needs?|prefers?) (?:the )?(?:north"
        r"|south|east|west|midwest)\w*|truck (?:list|sheet|availability|avails?)|capacity (?:list|update"
        r"|available|alert|sheet)|list of (?:our )?(?:available )?trucks|emptying (?:in|out)|will be (?:mt"
        r"|empty)\b|empt(?:y|ies) (?:in|at|on|now|today|tomorrow|for)\b|deadhead\b|trucks? posted|(?:monday"
        r"|tuesday|wednesday|thursday|friday|today'?s?|tomorrow'?s?|morning|weekend) (?:trucks|empties"
        r"|avails?)\b",
        r"(?:we|i)(?:'ll| will)(?: be| get)? (?:empty|mt)\b|(?:truck|van|reefer|flatbed|driver) ready for\b"
        r"|available ?: ?(?:\d|_|one|two|three)[^.\n]{0,12}{rig}",
        r"(?:my|our|i have a|we have a|have my|one of (?:my|our)) (?:driver|truck|drivers|trucks|guy|guys"
        r"|owner[ -]operator|team)s?\b...(?:empt(?:y|ies)|available|sitting|hunting|wants?\b|delivers?\b"
        r"|unloads?\b|looking|ready|home|needs? (?:a (?:re)?load|to (?:get|go|be|load)|something|freight"
        r"|loads?|out))",
        r"(?:we|i)(?:'ve|'ll| will)?(?: also| still| always| currently)? (?:have|got|run|running"
        r"|keep)(?: \S+){0,4}? (?:trucks|vans|reefers|flat ?beds|capacity|drivers|units|power|day cabs"
        r"|tractors|teams|conestogas|step ?decks)\b...(?:available|near|around|open\b|ready|empty|free\b"
        r"|daily|every|all week|coming|sitting|headed|in _)",
        r"(?:our|my)(?: \d+)?(?: [\w']+)? {rig} (?:run|haul|cover|serve|go|move|travel|deliver)\b"
        r"|(?:we|i) (?:can|could|are able to|will) (?:place|provide|supply|offer|spot|drop|put|give you"
        r"|get you)...{truck}",
        r"(?:room|space|capacity) for (?:\w+ )?more\b|capacity each"
        r"|(?:like|love|happy|want|able|used|prefer|can|could) (?:to )?run (?:this|that|your|the) (?:lane"
        r"|area|route)s?\b|(?:lives?|home base|based|domiciled|parked) (?:in|is|at|near"
        r"|out of) _[^\n]{0,80}\b(?:truck|driver|he|load|45k|legal)|full clock|hours? left on|fresh hours",
        r"(?:trucks?|capacity) (?:opportunit|offer|offering)\w*|se ofrece"
        r"|offering (?:a |our |my )?(?:{truck}|capacity)",
        r"(?:camion|camiones|unidad|unidades|cajas?|operador|operadores|tractos?"
        r"|plataformas?) (?:\S+ ){0,5}(?:disponibles?|vaci[oa]s?|libres?)"
        r"|(?:disponibilidad|disponibles?)[^.\n]{0,30}(?:cajas?|unidad|camion|caja|plataforma|torton)"
        r"|(?:tenemos|contamos con|tengo) ...(?:camiones|unidades|cajas|capacidad|disponibilidad|operador)"
        r"|pendiente de sus (?:cargas|viajes)",
        unless=_INQUIRY,
    ),
    rule(
        "wants_loads",
        AGAINST_A_PRICE,
        _("Looks for loads for its trucks."),
        r"(?:need|needs|looking for|want|wants|searching for|find|hunting(?: for)?|seeking|have any|got any"
        r"|any|send(?: me| us)?)(?: \S+){0,3}? (?:re-?loads?|back-?hauls?|outbound|loads?"
        r"|freight(?! (?:price|rate|quote|cost))|moves|anything|something)(?: [\w']+)? (?:for (?:my|our|his"
        r"|a|the|these|this|them|him|us|it|that|\d)(?: \S+){0,2} ?(?:trucks?|drivers?|van|unit|guys?"
        r"|trailer|reefer|flat ?bed)?|going home|back to|home\b|(?:out of|leaving|near|around|headed"
        r"|going) (?:these|the following|there|that way|_)[^\n]{0,60}(?:trucks?|drivers?|\?|:)?)",
        r"(?:let me know|tell me|see) (?:what|if)(?: [\w']+)? (?:you(?:'ve| have)?(?: got)?(?: anything"
        r"| something| freight| loads?)?(?: available| open| moving| today)?(?= ?(?:[.!\n?]|$))|loads"
        r"|you can send)|(?:what|whatcha|what'?s)(?: do)?(?: you|u|y'all)? (?:got"
        r"|have)(?: (?:for|going|out|moving)\b[^.?\n]{0,40})?\?",
        r"(?:shoot|send|text|call) (?:me|us)(?: some| any| your)? (?:loads|freight)\b|give me a shout"
        r"|hit me up|send (?:me|us|him|her|them|my guys?) (?:something(?! in)|anything|some freight"
        r"|your (?:freight|loads))|(?:wants|like|trying|looking|needs|love) to (?:go|get|come|head"
        r"|be) (?:back|home|there|toward|towards)|get (?:him|her|them|my driver|our driver) (?:to|back|home"
        r"|out)|(?:will|can|could) (?:haul|take|pull|run|scale|gross|legal|load) (?:anything|up to|most)\b"
        r"|backhauls? wanted|something (?:back|good)\b",
        r"(?:send|shoot|email|forward)(?: me| us| over)?...(?:your|any|all)(?: \S+){0,3} (?:loads|freight"
        r"|available loads|load list)\b|what (?:loads|freight) do you have"
        r"|keep (?:us|our trucks|me|our) (?:\w+ )?(?:in mind|posted)"
        r"|(?:any|your|outbound) (?:freight|loads)\b[^.\n]{0,60}\?|how do i get on|my (?:small )?fleet"
        r"|shot at your|(?:busc(?:o|amos)|requerimos|ocupamos) (?:carga|cargas|retorno|viajes?)\b|sus cargas",
    ),
    rule(
        "load_offer",
        AGAINST_A_PRICE,
        _("Offers loads to carriers."),
        r"(?:available|hot|our|open|today's|tomorrow'?s|current|following|new|more|must[- ]move) (?:loads"
        r"|freight)(?: (?:are|is))? (?:available|list|board|below|for carriers|open|today|out of|needs?|:)"
        r"|(?:loads|freight) (?:still |now )?available\b(?! for (?:pick|load))|avail(?:able)?\.? (?:loads"
        r"|freight)\b|load ?(?:board|list|blast|alert|matches|match|posting|opportunit\w+)\b|(?:matching"
        r"|posted) (?:load|freight)|freight (?:list|board|needs? covered)|loads? (?:to"
        r"|that need to be) cover(?:ed)?\b|(?:need|needs) (?:trucks?|coverage) (?:for|on) (?:these"
        r"|the following|below)|posted \d+ (?:min|hour|hr|sec)",
        r"(?:dear|attention|attn|hi|hello|calling all|good (?:morning|afternoon)|hey"
        r"|howdy)[, ]+(?:all )?(?:our )?(?:carriers?|dispatch(?:ers?)?|drivers|carrier partners?"
        r"|owner[ -]operators?|truckers)\b|(?:\A|(?<=\n)|(?<=\. ))carriers[,:]"
        r"|carriers (?:only|wanted|needed|please)"
        r"|(?:our|valued|good) carriers\b(?! (?:just |all |both |have |won'?t |can'?t )?(?:quoted|charged"
        r"|fell|is|are|did|has|have|dropped|cancel|backed|bailed|reject))"
        r"|(?:our|valued|good) carrier (?:partners?|network|base|reps?)\b",
        r"(?:call|text|email|reply|contact|respond|click|log ?in)\b...(?:to book|to cover|to bid"
        r"|to (?:get|grab) (?:this|it)|book (?:it|this|now)|if interested|your mc"
        r"|if you have (?:a |any )?(?:trucks?|drivers?))\b",
        r"(?:book (?:now|online|it now|instantly)|bid now|view (?:load|details))\b"
        r"|(?<!one )(?<!body )who (?:wants|has|can take|needs) (?:these|this|a truck|trucks|one|it"
        r"|a load)\b|(?:need|want|asking|have) in the truck\b|tracked (?:with|by|on) (?:the|our|an) app"
        r"|top dollar|steady trucks|truck location|first come first serve on",
        r"(?:pays?|paying|payout|offering|offer rate|posted rate|rate to (?:the )?(?:truck|carrier)"
        r"|carrier (?:rate|pay)|line ?haul)[ ]?(?:is|of|:)?[ ]?{sum}"
        r"|{sum} (?:to the (?:truck|carrier)|flat to the|to (?:truck|carrier|you))"
        r"|(?:have|got|there'?s) {sum} (?:in|on) (?:it|this|that|these)",
        r"(?:send|need|include|provide|reply with|what(?:'s)?)(?: me| us)? (?:your |ur )?(?:mc|dot|mc ?#"
        r"|mc/dot|mc number)\b|must have (?:active )?(?:mc|authority|\d+ (?:days|months) (?:of )?authority)"
        r"|\bmc \d+ (?:days?|mos?|months?)\b|min(?:imum)? mc\b|\bmc (?:must|under|older|age|over|has to)"
        r"|carrier (?:packet|setup|onboarding)|(?:driver|truck) (?:must|needs to) (?:be|have) (?:tracking"
        r"|macropoint|tracked)",
        r"(?:dat|truckstop|123loadboard|loadlink|trucker ?path|uber freight|convoy|loadsmart)\b...(?:load"
        r"|post|match|board|alert|search|results)",
        r"(?:cargas|viajes|fletes) disponibles?|(?:estimados|buscamos) transportistas|must[- ]move"
        r"|(?:your|do your|which) (?:carriers|drivers)\b[^.\n]{0,30}(?:run|have|want|haul|go|like)"
        r"|reply with (?:your )?(?:mc\b|rate and mc|truck (?:location|#|number|and rate))",
        unless=[
            (
                r"won'?t accept|(?:don'?t|do not|cannot|can'?t) (?:accept|use|work)"
                r"|customer (?:requires|wants)"
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
        AGAINST_A_PRICE,
        _("The sender gives a carrier's MC number."),
        r"mc ?(?:#|number|no\.?)?[ :#-]{0,2}\d{5,7}\b",
    ),
    rule(
        "terms_of_carriage",
        AGAINST_A_TRUCK,
        _("It gives terms between brokers and carriers."),
        r"(?:no |not |without )?double[ -]?broker\w*|(?:rates?|prices?|pricing) (?:include|includes|are"
        r"|is)(?: [\w']+)? (?:fuel|fsc|all[- ]in|good|valid|subject|based)|fuel included",
    ),
    rule(
        "carrier_bid",
        AGAINST_A_PRICE,
        _("A carrier bids on a load."),
        r"(?:i|we|my (?:driver|guy|truck)|our (?:driver|truck)|driver|he|they|truck|podemos"
        r"|puedo)(?: [\w']+){0,2}? ?(?:can|could|will|would|able to|'ll|'d|cubrir(?:lo|la)?"
        r"|mover(?:lo|la)?|hacer(?:lo)?)(?: (?:do|run|haul|take|move|cover|pick|grab|make|pull|get|handle"
        r"|go|be|want|need|consider|work)\b)?...(?:for|at|por|a|with|need|want|is|be|take|ask) (?:about "
        r"|around |only )?{sum}",
        r"\b(?:i|we) (?:can|could|will) (?:do|run|take|go) {sum}|(?:can|could|would|able to"
        r"|will) do...(?:for|at|@) {sum}|(?:make|made) {sum} (?:work|happen)|{sum} (?:gets|does|and my"
        r"|and our|and the)\b|i'?d (?:take|want|need|do)\b(?=[^.\n]{0,30}{sum})|(?:need|want|asking|take"
        r"|ask(?:ing)? for|looking (?:for|to get))(?: at least| around| about)? {sum}|{sum} (?:and (?:it's"
        r"|its|he's|we're|we'?ll|i'?ll|he'?ll|we|i|you)|gets? it)\b|(?<!spot )bid(?:ding)?(?: is| of|:"
        r"| at)? {sum}|\bbids ?:|(?:lowest|best|least|cheapest|minimum) (?:i|we) (?:can|could|will"
        r"|would) (?:go|do|take|offer|run|accept)|\b(?:my|our) (?:bid|ask|bottom line|number)\b",
        r"(?:is|are)(?: this| that| the| your| it| these)?(?: \S+){0,8}? (?:available|open|still there"
        r"|still good|still up|loose|uncovered|on the board)\?|(?:is|are)(?: \S+){1,12}? still (?:available"
        r"|open|uncovered|on the board|loose)\b|still (?:available|open|uncovered|on the board|loose"
        r"|need(?:s|ing)? (?:a truck|coverage))\b(?=[^.\n]{0,80}\?)|(?:interested in|calling (?:about|on"
        r"|for)|inquiring about|saw|seen|(?:i|we) see|checking on)(?: [\w']+){0,2} (?:your|the|this"
        r"|that) ...\b(?:post(?:ing|ed)?|load|dat|board)\b|(?:interested in|calling (?:about|on)"
        r"|checking on) (?:the |your |this |that )?_",
        r"(?:more (?:info(?:rmation)?|details?)? ?(?:on|about|for)|tell me about|interested in) (?:the|this"
        r"|your|that) (?:load|post)|what(?:'s| is) (?:the|your) rate and\b|what(?:'s| is| are)(?: the| your"
        r"| it| this| that)? (?:rate|paying|pay|it pay\w*)(?: (?:on|for|and))? (?:this|that|your|weight"
        r"|load)|what'?s (?:it|this|that|the load) pay\w*|what (?:does|do|'s|is|are|are you|you) (?:it|this"
        r"|that|they)?(?: load)? ?pay(?:s|ing)?\b|(?:how much|what)(?:'s)? (?:you|u|do you"
        r"|have you)?(?: got| have)? ?(?:in it|on it|in this|for the truck)\b",
        r"what(?:'s| is) the pay\b|(?:what|how much) (?:does|did|do (?:you|they)|will (?:it"
        r"|you))...pay\b(?! for)|(?:rate|price) (?:and|&|\+|n) details|details (?:and|&|\+"
        r"|n) (?:the )?(?:rate|price)|any details|still (?:have|got) (?:the|this|that|your|{place})"
        r"|put (?:me|us) (?:in|down) (?:at|for) {sum}|^{sum} (?:on|for|to (?:run|do|cover)) (?:{place}|the"
        r"|this|that)|{place}[^.\n]{0,40} [-=] ?{sum}(?= ?\??(?:\n|$))",
        r"(?:i|we) can (?:cover|run|take|haul|do|handle) {place}|call (?:me|us) first"
        r"|whenever you (?:have|get) it|anything (?:that|going that) way|(?:i|we) run (?:it|that|this)\b"
        r"|(?:need|want|looking for) something (?:like|similar)|loves? (?:{place}|this|that|it)(?! if)"
        r"|truck (?:is )?in _|truck there\b"
        r"|(?:te|se|os) (?:la|lo|las|los) (?:muevo|llevo|movemos|llevamos|puedo (?:mover|llevar))...{sum}",
        r"(?:make (?:it|that|this) work|works?|good|ok|okay|interested) (?:at|for|with) {sum}",
        unless=[
            (
                r"(?:would|will|does|is) {money}|(?:current|usual|regular|other|existing|last"
                r"|incumbent) (?:guys?|carrier|broker|vendor|provider|people|one)|target|budget|hoping"
                r"|goal|(?:can|could|would) (?:you|u)\b"
            )
        ],
    ),
    rule(
        "carrier_talk",
        AGAINST_A_PRICE,
        _("It speaks as a carrier does of a load that we offer."),
        r"(?:i'm|i am|we're|we are|i'll be|we'd be|we would be|i'd be|we'?ll be) at {money}|to the truck\b"
        r"|clean mc\b|do your (?:carriers|trucks|drivers) (?:run|go|do|cover)|(?:i|we) can (?:pay"
        r"|go) {sum}(?: (?:per|a|on|for) (?:load|this|it|each))?(?=[^.\n]*\b(?:truck|carrier|driver|mc)\b)",
        r"(?:i|we) (?:can )?(?:see|saw|seen|noticed|found) (?:that )?(?:you have |you posted |your |this "
        r"|that )...(?:load|post|freight|board)|(?:on|in) (?:dat|truckstop|the board|your board"
        r"|the load ?board)\b|your (?:posted|posting|post|load\b(?! board))|posted load",
        r"(?:i|we|he'?s|he is|driver is|driver'?s|truck is|i'?m|we'?re|i am|we are) (?:about "
        r"|only )?\d{1,3} (?:miles?|mi|min\w*|hours?|hrs?) (?:out|away|from)"
        r"|(?:truck|driver|he|we) (?:is|are|'s|'re)? ?(?:in|near|around|close to) [^.\n]{0,40}\d+ (?:miles"
        r"|mi|min)\b|\d{1,3} (?:miles?|mi) (?:from (?:the )?(?:pick|shipper|pu)|dh|deadhead|empty|out\b)",
        r"(?<!you )(?<!u )(?<!y'all )(?:have|got)(?: a| my| our| one)? (?:{rig}|driver"
        r"|guy) (?:\S+ ){0,3}(?:from|away|near|close)\b|my (?:guy|driver|truck) (?:is|can|will|has|wants)\b",
        r"(?:\d{1,2}k|weight|ok|good|fine|works|legal) (?:is |are |works? )?(?:ok|fine|good) for (?:us|me)"
        r"|is it (?:tarped|drop|live|heavy|legal|palletized|team)\b|truck number|driver (?:name|cell"
        r"|info)(?: and| &)? (?:number|truck)|how (?:many|much) (?:stops|weight|miles)\b[^\n]{0,20}\?",
        r"(?:we|i|he|driver|truck) (?:can|could|will|'ll) (?:be there|load|pick(?: ?up)?) (?:at|by|today"
        r"|tonight|tomorrow|now|in \d)[^\n]{0,60}(?:rate|{sum}|mc\b)|(?:truck|driver) eta\b",
        unless=[r"won't accept|don't accept|do not accept"],
    ),
)
