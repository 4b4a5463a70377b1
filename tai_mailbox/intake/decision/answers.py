# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What answers a price or a plan that both know: takes it, haggles, turns it down or calls it off."""

from __future__ import annotations

from ..rules import AGAINST_A_PRICE, AGAINST_A_TRUCK, AGAINST_IF_UNASKED
from ..words import _
from .phrases import rule

ANSWERING = (
    rule(
        "accepts_a_price",
        AGAINST_A_PRICE,
        _("It accepts a price."),
        r"(?:go|going|proceed|move forward|run|book(?:ing)?|dispatch)...(?:with|at|per) (?:your|the|that"
        r"|this) (?:rate|quote|price|number|pricing|offer)\b(?! (?:sheet|form))"
        r"|(?:rate|price|quote|number)s? (?:you (?:sent|gave|quoted|offered)"
        r"|works?\b(?! for (?:you|your)))|per your (?:quote|rate|price)",
        r"(?:autoriz|acept|aprob)ad[oa]s?\b|(?:autoriz|acept|aprob)amos\b",
        r"(?:ok|okay|good|approved|cleared|ready) to (?:go|book|dispatch|proceed|roll) (?:on|with|ahead)"
        r"|(?:customer|boss|manager|they|client) (?:approved|accepted|agreed|said yes|signed off)\b",
        unless=[r"if (?:the|your)\b|{ask} {you}|let (?:me|us) know (?:if|what)"],
    ),
    rule(
        "called_off",
        AGAINST_A_PRICE,
        _("It calls a load or a request off."),
        r"^(?:{please} )?wait with\b",
        r"{please} (?:cancel|pull|void|stop|remove|scratch)\b"
        r"|(?:pull|take|remove|scratch)...(?:off|down)\b(?! my hands)(?=[^.\n]{0,20}(?:board|list|plate"
        r"|schedule|books|,|\.|$))|(?:is|are|was|were)(?: not|n't) (?:shipping|moving|going|happening)\b"
        r"|(?:'re|'s|is|are) (?:all )?(?:good|set|fine|covered) on\b"
        r"|(?:stop|quit|done) (?:looking|working|searching|quoting)|stand down\b|no go\b|\bvoided\b"
        r"|fell through\b|is off\b(?! (?:by|from|the))|close (?:this|it) out\b"
        r"|(?:we|i|they|he|she|broker|customer)(?: already)? found (?:some|an)"
        r"|(?:need|have|want|wants|going) to cancel"
        r"|cancel (?:the|this|that|my|our|tomorrow|today|load|truck|pick|order)"
        r"|(?:is|was|been|be|got|has been)(?: [\w']+)? cancel\w*|cancell?ed(?= *(?:\n|$))"
        r"|do not (?:submit|quote|send (?:a |any )?(?:quot|rate|bid))|^cancel\w*"
        r"|^(?:kill|pull|drop|nix|scrap|void|stop|hold|forget|skip|pause) (?:off )?(?:on )?(?:the|that"
        r"|this|my|our|my)\b(?![^.\n]{0,60}\bfor (?:me|us)\b)"
        r"|no longer (?:need|needs|ship\w*|required|moving|going|available|looking)|on hold\b|hold off\b"
        r"|hang (?:on|tight)\b|(?:i|we)(?:'ll| will)? know more\b|sit tight|postpone\w*"
        r"|disregard\b|{please} ignore"
        r"|scratch (?:this|that|the|my) (?:\w+ )?(?:request|load|quote|one|order|_)|never ?mind"
        r"|(?:isn'?t|not|won'?t be) (?:shipping|moving|going)(?: \w+){0,3}? (?:after all|anymore|any more"
        r"|now|this week"
        r"|today|tomorrow)|after all\b|(?:don'?t|do not|won'?t|no) need(?: to)? (?:\w+ )?(?:quote|a quote"
        r"|price|that|it|this|the truck|the rate|you to)|(?:ya no|no) (?:se )?(?:necesit|requer|ocup)\w+"
        r"|se cancel\w+|cancelad[oa]|withdraw\w*|(?:got|been|is|was|already) covered\b|all set\b"
        r"|found (?:a|another|someone|our) (?:truck|carrier|\w+ else)"
        r"|(?:went|going|gone|go|decided to go|gave [^.\n]{1,60}) (?:with|to) (?:our regular|another"
        r"|someone|somebody|a different|other|the other|a cheaper|our own)|using our own"
        r"|(?:awarded|chose|chosen|selected|placed) [^.\n]{0,80}?(?:to|with|on) (?:an?|our|the|another"
        r"|someone|somebody|other)\b|keep you (?:in mind|on (?:the|our|my) list)"
        r"|(?:better luck|maybe|perhaps) next time|(?:we'?ll|i'?ll|have to|going to) pass\b"
        r"|pass on (?:this|that|it)\b",
        unless=[
            (
                r"(?:carrier|truck|driver|broker|they|somebody|he) (?:\w+ )?(?:cancel\w*|fell|backed"
                r"|bailed)|cancel\w* (?:on us|with the other)|if you (?:cannot|can'?t)"
                r"|once (?:it'?s |it is )?covered|(?:if|when|until) (?:it'?s |it is |you )?(?:got "
                r"|have it )?covered|all set (?:for|to)"
            )
        ],
    ),
    rule(
        "answer_to_a_quote",
        AGAINST_A_TRUCK,
        _("It is an answer to a quote."),
        r"(?:your|that|this|their) {price}...(?:didn'?t|wasn'?t|isn'?t|won\b|lost|too (?:high|much))"
        r"|(?:do|does|did|is|are|was|were|will|would) (?:your|that|this|their) {price}...(?:includ\w*|cover"
        r"|good|valid|with|still|firm)\b",
        r"(?<!if )(?:your|that|this|their) (?:quot(?:e|ation)|rate|price|pricing|bid|number)s? (?:is|was"
        r"|are|were|seems|came|looks|you|does|did|of \$|for this|works?|won|didn'?t|hasn'?t|isn'?t"
        r"|wasn'?t)\b|too (?:high|expensive|steep|much)\b"
        r"|(?<!usual )(?<!contract )(?<!standard )(?<!same )(?:rate|price|quote) (?:is|was"
        r"|came in) (?:high|low|good|fine|great|ok|too)|lost (?:this|it|the|on)"
        r"|(?:not|wasn't|weren't) awarded|awarded (?:to|this|it|you)",
        r"(?:thanks|thank you|thx|gracias)(?: so much| again)? (?:for|por) (?:the|your|la"
        r"|su) (?:quick )?(?:quote|rate|pricing|bid|quotation|cotizacion|price|tarifa)"
        r"|(?:we|i)(?:'ve| have|'re|'ll| will)?(?: already)? (?:covered|got it covered|have it covered)\b"
        r"|already (?:covered|moved|booked|have (?:a truck|coverage))"
        r"|(?:go ahead|let's|lets|please|yes,?|ok,?)(?: and)? (?:book (?:it|this) (?:at|for) {sum}"
        r"|move forward|proceed|lock it in|go with)|(?:approved|accepted) (?:at|rate|for)|rate approved"
        r"|muy (?:caro|alto)",
    ),
    rule(
        "haggles",
        AGAINST_A_PRICE,
        _("It haggles over a price that was given."),
        r"wiggle room|ya (?:quedo|esta|lo|la|fue|tenemos|se)...(?:cubiert|cubri|asignad|movi)\w*"
        r"|gracias por (?:cotizar|(?:su|la|tu) cotizacion)|(?:any|some) (?:room|flexibility|give) on\b"
        r"|(?:trim|shave|knock|cut|take|drop) (?:off )?(?:another |a |about )?{sum}"
        r"|(?:is|was) (?:that|this) (?:your|the) (?:best|lowest|final)|need you at\b"
        r"|(?:you|u) (?:quoted|said|offered|were at)\b|(?:higher|more|lower) than (?:our|my|the|what)\b"
        r"|(?<!are you )(?<!you guys )(?:do|any|come|get) (?:any )?(?:better|cheaper|lower"
        r"|down)\b(?! (?:service|than|there))|sharpen|(?:beat|match|lower|come down on) (?:your|the \$|my)"
        r"|counter(?:ed|offer)?\b|any (?:room|wiggle room|flexibility) (?:on|in) (?:the|your|that|this)"
        r"|any room\?|(?<!if )your (?:number|rate|price|quote) (?:is|was|came)|over the other"
        r"|(?:if you can|can you) do .. at {sum}",
        r"(?:if|could|can) you (?:can )?do [^.\n]{0,60} (?:at|for) {money}[^.\n]{0,20}(?:yours|deal|done"
        r"|book)",
    ),
    rule(
        "for_information",
        AGAINST_IF_UNASKED,
        _("It only informs."),
        r"^(?:fyi|for your (?:information|reference|records|awareness)|please be (?:advised|aware)"
        r"|note that)\b",
    ),
    rule(
        "asks_for_nothing",
        AGAINST_A_PRICE,
        _("It says that nothing is asked."),
        r"(?:no hay|sin) (?:nada|embarques?|cargas?|fletes?|viajes?)(?: que| por| para)?"
        r" (?:cotizar|mover|ahora|el momento)"
        r"|(?:no|nothing) (?:freight|loads?|shipments?)? ?(?:to quote|to ship|to move)\b"
        r"|nothing (?:\w+ ){0,2}?(?:for you )?(?:to do|needed|required|(?:is )?asked)\b"
        r"|no (?:quotes?|rates?|pricing|action|reply|response|need to (?:quote|reply|respond)) (?:is |are "
        r"|this time )?(?:needed|required|necessary)"
        r"|(?:for |as )?(?:your )?(?:planning|information|reference|records) (?:purposes )?only"
        r"|forecast (?:for|of|only|below|attached)\b|\bfyi only|(?:firm )?orders? (?:will|to) follow"
        r"|(?:don't|do not|no need to) (?:quote|reply|respond)"
        r"|not (?:a|asking for a) (?:quote|request|load)\b"
        r"|\bfyi\b[ ,:-]{1,3}(?:starting|we (?:will|are|start|have)|in )"
        r"|(?:more|details) (?:when|once|after) the (?:bid|rfp|tender)",
    ),
)
