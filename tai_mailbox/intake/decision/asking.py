# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""A customer asks us: for a price, for another load, or for its movement (`sending`)."""

from __future__ import annotations

from ..rules import FOR_A_PRICE, FOR_THE_NEXT
from ..words import _
from .phrases import rule
from .sending import SENDING

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
        r" )(?<!seal )(?<!your )(?:figures?|numbers?) (?:for|on|to|out of|please|pls"
        r"|asap)\b(?! (?:the )?(?:driver|truck|load|pickup|consignee|receiver|shipper|bol|pro|entry))",
        r"(?:shoot|send|give|get|throw|toss|text|email) (?:me|us) (?:the|your|ur|a|some) (?:numbers?"
        r"|figures?)\b|(?:(?<!got )(?<!have )(?<!received )your|your best|best|ballpark|firm|some|put a"
        r"|give me a|gimme a|need a|need|a) (?:numbers?|figures?)\b(?! (?:for the|of))",
        r"(?:send|shoot|give|get|throw|toss|hit|text|call|ring|e-?mail|holl\w+|drop|fire|pass|share"
        r"|furnish|work|draw|run|come back|let (?:me|us) have|solicit\w*|seek\w*|gathering|collecting"
        r"|comparing)(?: [\w']+){0,5}? (?:{price}|charge\b|quotes)",
        r"{price}(?: [\w']+){0,3} (?:would|will|is|are) (?:be )?(?:much |greatly |really "
        r"|so )?(?:appreciated|great|helpful|super|nice|good|welcome|awesome|needed|requested|wonderful)\b",
        r"(?:your|best|competitive|lowest)(?: [\w']+){0,2} (?:offer|proposal)\b(?! (?:how|to settle))"
        r"|(?:your|the) charge\b(?! of)"
        r"|(?:tell|give|send) (?:me|us) the (?:[a-z]+ )?(?:amount|figure|sum|damage)\b",
        r"how(?:'s| does| would| is| about) {money}|(?:would|will) {money} (?:get|do|work|cover|be)\b"
        r"|make (?:it|this|that) happen (?:for|at|around)",
        r"(?:kind|sort) of (?:money|dollars|numbers?)\b|\$ ?\?"
        r"|(?:what|wat)(?:'?s| is| do| are|)? (?:ya|you|u|y'?all|your|ur) (?:need|want|ask\w*|thinking"
        r"|got to have)\b|where (?:you|u|y'?all|ya)(?: guys)? at\b|what(?:'?s| is| are) (?:it|this|that|these"
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
        r"(?:freight|shipping|trucking|transport\w*) (?:comes? in|comes? (?:out )?to|works? out"
        r"|runs?) (?:at )?(?:under|below|over|less|more|around)\b",
        r"what (?:it|they|one|that|this|these)(?:'d| would| will|'ll)?(?: [\w']+)? (?:takes?|costs?|runs?"
        r"|goes? for|be)\b",
        r"(?:what|where)(?:'?s| is| are| would| do) (?:you|u|y'?all|that|it|the market|the damage"
        r"|the going)(?: [\w']+){0,3} (?:seeing|see|at on|at for|be at|be on|price)\b"
        r"|what'?s (?:the damage|it going to cost|it run)",
        r"what(?:'?s| is| would| about)?(?: it| that| the \w+)?(?: be| look like)? (?:this time|this year"
        r"|these days)\b",
        r"(?:be|get) (?:it |this |that )?done for\b|(?:what(?:'s| is)|for) the (?:least|lowest|cheapest)\b"
        r"|what (?:am|are|would|will) (?:i|we)(?: be)? (?:looking at|in for|talking(?: about)?)\b"
        r"|(?:get|have|want|need|like)(?: [\w']+){1,5}? (?:priced|quoted)\b(?! by)|your (?:usual )?fees?\b",
        r"what (?:do |will |would )?(?:i|we) owe\b"
        r"|what (?:do|would|will|does|must|should)(?:n'?t)? (?:i|we|they|you|he|u|y'?all) (?:pay|get"
        r"|charge|want|need|ask|take)\b(?! (?:for your|of (?:the|my) truck))|cost (?:me|us)\b"
        r"|(?:would|will|do|could) (?:you|it|y'?all) charge\b|{place} (?:goes|going|run|runs) for\b"
        r"|goes for\b|same (?:money|price|rate)\b\?",
        r"all[ -]?in (?:price|rate|number|figure|please|pls)\b",
        r"(?:fill|complete|enter|put)(?: \S+){0,5} (?:columns?|blanks?|boxes|cells?)\b|your \$",
        # as a headline, a label, a question
        r"(?:(?<=[.;!?\n])|(?<=[.;!?\n] )){price}[ .!]{0,3}\Z",
        r"^{price} (?:with|without|both|either|in (?:usd|cad|us|canadian))\b"
        r"|^(?:{trailer}|truck|ltl|ftl|freight|shipping) (?:rate|quote|price)\b(?! (?:is|was|con|index|up"
        r"|down))",
        r"rfqs?\b|{price} (?:purposes? )?only\b(?! (?:includes?|covers?))"
        r"|(?:rate|quote|quotation|pricing|price|spot|ltl|ftl|freight|shipping"
        r"|freight cost) (?:request|inquiry|enquiry|needed|req|quote|check|rfq|opportunity|form)\b",
        r"request for (?:a )?(?:quot(?:e|ation)|rates?|pricing)\b"
        r"|spot (?:opportunity|shipment|bid request)|freight inquiry",
        r"(?<!new )(?<!our )(?<!your ){price}(?: (?:please|pls|plz|asap|needed|requested|required|wanted"
        r"|sought|this|these"
        r"|the following|below|me|us|out|for|on|from|to|today|request|per|each|both|him|her|by|invited)\b"
        r"|[ ]?[:?]| [a-z]{2,12}\?)",
        r"{price}(?: [\w']+){0,6},? {please}(?=[ ]?[.:!?,\n]|$)|{price} para\b",
        r"(?<!your )(?:quot(?:e|ing)|price|rate|bid)(?: (?:on|for|out))? (?:(?:the|this|these|a|an|my|our"
        r"|following|below|one|two|three|both|all|each|me|us)\b|\d{1,3}\b|_)",
        r"(?:offers?|bids?|quot(?:e|ation)s?|proposals?|pricing) (?:is|are|must be) (?:due|required"
        r"|requested|invited)|invited to (?:offer|quote|submit)"
        r"|submit (?:your |a )?(?:rate|bid|offer|price|quote)|open for (?:your )?(?:bid|offer|quote)s?\b"
        r"|\$\$",
        r"(?:can|could|would|will) you (?:beat|match)\b(?! (?:the|your|that|my) (?:rate|price|quote))",
        r"revert\b|awaiting your (?:reply|offer|quote)"
        r"|put (?:something|some numbers?|a (?:quote|number|price)) together|something in writing"
        r"|see what you can (?:do|come)",
        # in Spanish
        r"cotiz(?!ando|ado)\w+|(?:su|tu|una|alguna|buena) (?:mejor )?(?:tarifa|precio|oferta|costo)\b"
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
        r"(?:do|have|got|need|quote|price|run|book) (?:one|two|three|\d+) more\b",
        r"(?:got|have|here(?:'s| is)|need|want|quote|price|book|arrange|send) another\b(?! (?:carrier"
        r"|broker|quote|truck in))"
        r"|another (?:{freight}|{trailer}|truck|run|one|box|batch|round|order|(?:just )?like)\b(?! in\b)"
        r"|(?:one|two|three|\d+) more (?:load|truck|shipment|like|of (?:these|those|them)|for you|:|out of"
        r"|from)|(?:additional|second) (?:load|shipment|order)|same again",
        r"(?:next (?:up|one|in line)|now the|here comes) (?:is |are |comes )?(?:the |our |a )?(?:return"
        r"|next|second|other|empt(?:y|ies))\b",
        r"\ba (?:second|third|new|further|fresh) (?:one|load|shipment|order|truck|trip|run|{trailer})\b"
        r"(?! (?:number|no\b|#|is|was|has|did|never|arriv|showed|deliver))",
        r"\bnew (?:\w+ )?(?:one|order|load|shipment|request) ?(?:[:,.]|po\b|for (?:you|us)\b|to (?:price"
        r"|quote|ship|move)"
        r"|please|pls|which|that|coming|here\b)|like (?:shp|the last|last (?:time|week|month))"
        r"|(?:wants?|needs?|'d like|could use|would like)(?: [\w']+)? more\b"
        r"(?! (?:info|details?|time|than|of a|money))|repeat (?:it|that|this|the)\b"
        r"|next (?:one|load),? (?:please|pls|for you)\b"
        r"|(?:different|separate|unrelated|another) (?:job|matter|request)\b",
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
    *SENDING,
)
