# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What speaks of business that is under way, done, answered or called off, not of new freight."""

from __future__ import annotations

from .phrases import rule
from .rules import AGAINST_A_PRICE, AGAINST_A_TRUCK
from .words import _

DEALING = (
    rule(
        "rate_confirmation",
        AGAINST_A_PRICE,
        _("It is about a rate confirmation."),
        r"rate[ -]?con(?:s|f|firmation|firmations|firm|firmed)?\b|ratecon\w*|\brc (?:attached|for)\b"
        r"|(?:signed|revised|updated|send|need|the|attached) rc\b|(?:load"
        r"|carrier|shipment|dispatch|booking|order|pickup|truck|tender) confirmations?\b"
        r"|confirmation (?:attached|sheet|for (?:load|order|shipment))"
        r"|signed (?:rate|confirmation|copy|contract|tender)|sign (?:and (?:return|send)|the (?:rate"
        r"|attached)|attached)"
        r"|dispatch (?:sheet|instructions|number)|agreed (?:rate|price|amount)|confirmacion de (?:carga"
        r"|tarifa|viaje|embarque)",
    ),
    rule(
        "billing",
        AGAINST_A_TRUCK,
        _("It is about an invoice or a payment."),
        r"past due|remittance|remit (?:to|payment)|statement of account|payments?\b(?! terms)"
        r"|accounts? (?:payable|receivable)|overdue|quick ?pay"
        r"|aging report|short[ -]?paid|credit memo|balance due|amount due|billed\b|charged (?:us|me)\b"
        r"|reimburs\w+|net \d\d\b"
        r"|(?:your|our|the|attached|this|an|revised|corrected|freight|carrier) invoice"
        r"|invoice (?:attached|for|is|was|from|copy|due|total|dated|submitted)|invoic(?:ed|ing)\b",
        unless=[
            (
                r"commercial|proforma|pro forma|customs|invoice (?:goes|to be sent|to our)"
                r"|send (?:the )?invoice to"
            )
        ],
    ),
    rule(
        "names_an_invoice",
        AGAINST_A_TRUCK,
        _("It names an invoice."),
        r"(?<!commercial )(?<!proforma )(?<!pro forma )invoices?\b(?! value| goes| to )|\binv ?#? ?\d{3,}"
        r"|factura(?:s|cion|r)?\b(?! comercial)",
    ),
    rule(
        "delivery_papers",
        AGAINST_A_TRUCK,
        _("It is about proof of delivery."),
        r"(?:need|send|provide|forward|missing|attached?|attaching|copy of|request(?:ing)?|upload\w*|get"
        r"|have|for) [^.\n?!;]{0,30}?(?:\bpods?\b"
        r"|proofs? of delivery|signed (?:bol|bill|delivery)|prueba de entrega)|pod (?:attached|for"
        r"|request|needed|please|is|was)|(?:need|send|provide"
        r"|forward|missing|attached?|attaching|copy of|upload\w*)\b[^.\n?!;]{0,30}?(?:\bbols?\b"
        r"|bill of lading|paperwork"
        r"|delivery receipt|lumper receipt|scale ticket)(?! (?:number|#|no))|lumper\b(?=[^.\n]{0,30}\d)",
    ),
    rule(
        "names_a_pod",
        AGAINST_A_TRUCK,
        _("It names a proof of delivery."),
        r"\bpods?\b|proofs? of delivery|prueba de entrega",
    ),
    rule(
        "existing_shipment",
        AGAINST_A_TRUCK,
        _("It is about freight that is already under way or booked."),
        # where is it
        r"(?:status|update|updates|eta|tracking|track)(?: (?:on|of|for|update|please|pls|request|info"
        r"|link|number|check))\b(?! (?:the |this |our |your "
        r"|my )?(?:quote|rate|pricing|request))|{please} track\b|any (?:updates?|news|word|eta)\b"
        r"|what(?:'s| is) the (?:status|eta|latest)\b|check[ -]?calls?\b|where(?:'s"
        r"| is| are)(?: \w+){0,2} (?:truck|driver|load|shipment|freight|trailer|it|my|our)"
        r"|in[ -]transit\b|\beta\b(?=[^.\n]{0,40}\?)|need (?:an? )?eta\b",
        # what has happened to it
        r"(?<!please )(?:has|have(?! (?:it|them|this|these|that|one|someone|\d|a|the|two|three))|hasn'?t"
        r"|haven'?t|still (?:not|hasn'?t)"
        r"|was|were|did|is|'s|got(?! (?:to|a|\d))|been|already|just)(?: \S+){0,12}? (?:{event}"
        r"|been (?:delivered|picked|loaded|booked|covered)"
        r"|arrive|show(?:ed|n)? up|out for delivery)\b(?=[^.\n]{0,60}(?:\?|\byet\b|\bat\b|today"
        r"|this morning|yesterday|\.|\n|$))",
        r"(?:delivered|arrived|unloaded|loaded|picked up|checked in|departed)(?: \w+){0,3} (?:at|on|today"
        r"|yesterday|this morning|last (?:night"
        r"|week)|\d{1,2}[:/]\d)|^(?:delivered|arrived|unloaded|loaded|picked up|departed) |(?:was"
        r"|were) supposed to|was due\b|never (?:showed|arrived|picked|delivered)"
        r"|no[ -]show|missed (?:the )?(?:pick|appointment|delivery)|running (?:late|behind)|(?:driver"
        r"|truck) (?:is|has(?! to)|was|broke|will be"
        r"|arrived|never|didn't|hasn't|still|eta|name|info|phone|cell|just)\b(?! (?:available|needed|open"
        r"|empty))|signed by\b",
        # what went wrong with it
        r"detention\b(?! (?:rate|terms|free))|layover|tonu\b|(?:freight |cargo |damage |file a |a "
        r"|the )claims?\b|damag(?:e|ed|es)\b(?! free|\?)|shortages?|(?:pallets?|pieces|cases) short\b"
        r"|os&d|osd\b|refus(?:ed|al)|reject(?:ed|ion)|overages?\b|re-?schedul\w+|re-?deliver\w*"
        r"|demurrage (?:invoice|charge)|redelivery|reconsign\w*|arrived (?:crushed|damaged|wet|short)",
        # what is settled about it
        r"(?:confirming|confirm(?:ed)? (?:that|for|pickup|we|your|the (?:pickup|load|delivery|appointment"
        r"|truck|driver)|receipt)|(?:this|email) (?:is to "
        r"|will )?confirms?|we confirm|is confirmed|booked (?:on|for|with)|(?:we|you"
        r"|i) (?:already )?(?:booked|gave you|tendered|sent you|covered)\b"
        r"|thank(?:s| you) for (?:covering|booking|moving|hauling|picking|the update|delivering"
        r"|your help (?:on|with) (?:the|this|that)))\b",
        r"heads up|reminder\b|moved (?:to|from) \d|(?:appointment|appt|delivery"
        r"|pick ?up)(?: \S+){0,12}? (?:moved|changed|pushed|rescheduled|is now|set for)|weight is now"
        r"|is now \d"
        r"|(?:let|tell|inform|have) (?:the|your) driver\b|ya se cargo|va para|(?:driver|shipper|receiver"
        r"|he|they) (?:called|says?|is here)\b|(?:add|remove) (?:a "
        r"|the )?(?:liftgate|appointment|stop|tarps?|pallets?|note)[^.\n]{0,20} (?:to|from"
        r"|on) (?:tomorrow|today|the|that|this|monday|tuesday|wednesday|thursday"
        r"|friday)|picks up (?:today|at)|send (?:me |us )?(?:the )?tracking|did anyone|awarded\b|(?:is"
        r"|are|be|will be|was) (?:closed|turned away)"
        r"|got to [a-z_]+[^.\n]{0,20}(?:this morning|today|yesterday|fine|ok)|effective (?:immediately"
        r"|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|\d)",
        r"(?:confirm|send|have|get|what(?:'s| is)|need|provide|missing)(?: \w+){0,3} (?:pick[ -]?up|pu"
        r"|delivery|appointment|bol|pro|seal"
        r"|trailer|driver|load|entry|dispatch) (?:number|#|no\b|address|hours|time|appointment"
        r"|confirmation|name|info|cell|phone|details)",
        r"(?:change|move|push|update|correct|revise|adjust)(?: \w+){0,3} (?:appointment|appt"
        r"|pickup (?:time|date|number)"
        r"|delivery (?:time|date|appointment|address)|pu number|bol)\b|(?:add|use|correct|new"
        r"|updated) (?:the |this )?(?:pickup|po|pu|appointment|delivery) (?:number|#) (?:is|to|for)",
        r"estatus|(?:ya|fue|esta|quedo) (?:entregad|cargad|recogid|en ruta|en transito)\w*|donde (?:esta"
        r"|viene|va|anda)|confirmo|se confirma"
        r"|llego a|demora|reclamo|averia|danad|{place} (?:coi|paps|pars)\b|(?:coi|paps|pars)\b(?= (?:for"
        r"|attached|number|#))",
        # which one it is
        r"your (?:[a-z]+ ){1,3}(?:load|shipment|truck|driver)\b|(?:the|our|that|this"
        r"|my) (?:[\w',]+ ){0,6}?(?:load|shipment|freight|truck) (?:from |to |for |we "
        r"|you |that |which )?(?:yesterday|last|picked|delivered|delivers|delivering|is (?:delivering"
        r"|loaded|on|late|still|running|scheduled|picking)|was|went"
        r"|has|arrived|on the way)\b|(?:the|our|that|my) (?:\S+ ){0,8}?we (?:gave|booked|tendered|sent"
        r"|scheduled|discussed with)\b",
        unless=[
            (
                r"(?:other|another|last|previous|old|current|usual|regular) (?:carrier|broker|truck|driver)"
                r"|fell (?:through|off|out)|cancelled (?:on|with) (?:us|me|the)"
            )
        ],
    ),
    rule(
        "called_off",
        AGAINST_A_PRICE,
        _("It calls a load or a request off."),
        r"{please} cancel\b|(?:need|have|want|wants|going) to cancel|cancel (?:the|this|that|my|our"
        r"|tomorrow|today|load|truck|pick|order)|(?:is|was|been|be|got|has been)(?: \w+)? cancel\w*"
        r"|cancell?ed(?= *(?:\n|$))|do not (?:submit|quote|send (?:a |any )?(?:quot|rate|bid))"
        r"|^cancel\w*|no longer (?:need|needs|ship\w*|required|moving|going|available|looking)|on hold\b"
        r"|postpone\w*|disregard\b|{please} ignore|scratch that|scratch (?:this|the"
        r"|my) (?:\w+ )?(?:request|load|quote|one|order)|never ?mind"
        r"|(?:isn'?t|not|won'?t be) (?:shipping|moving|going) (?:after all|anymore|any more|now|this week"
        r"|today|tomorrow)|after all\b|(?:don'?t|do not|won'?t|no) need(?: to)? (?:\w+ )?(?:quote|a quote"
        r"|price|that|it|this|the truck|the rate|you to)"
        r"|(?:ya no|no) (?:se )?(?:necesit|requer|ocup)\w+|se cancel\w+|cancelad[oa]|withdraw\w*|(?:got"
        r"|been|is|was|already) covered\b|all set\b|found (?:a|another|someone|our) (?:truck|carrier"
        r"|\w+ else)"
        r"|(?:went|going|gone|go|decided to go|gave [^.\n]{1,60}) (?:with|to) (?:our regular|another"
        r"|someone|somebody|a different|other|the other|a cheaper|our own)|using our own|(?:we'?ll|i'?ll"
        r"|have to|going to) pass\b|pass on (?:this|that|it)\b",
        unless=[
            (
                r"(?:carrier|truck|driver|broker|they|somebody|he) (?:\w+ )?(?:cancel\w*|fell|backed"
                r"|bailed)"
                r"|cancel\w* (?:on us|with the other)|if you (?:cannot|can'?t)|once (?:it'?s "
                r"|it is )?covered"
                r"|(?:if|when|until) (?:it'?s |it is |you )?(?:got |have it )?covered|all set (?:for|to)"
            )
        ],
    ),
    rule(
        "answer_to_a_quote",
        AGAINST_A_TRUCK,
        _("It is an answer to a quote."),
        r"(?:your|that|this|their) (?:quot(?:e|ation)|rate|price|pricing|bid|number)s? (?:is|was|are|were"
        r"|seems|came|looks|you|does|did|of \$|for this"
        r"|works?|won)\b|too (?:high|expensive|steep|much)\b"
        r"|(?<!usual )(?<!contract )(?<!standard )(?<!same )(?:rate|price|quote) (?:is|was"
        r"|came in) (?:high|low|good|fine|great|ok|too)|lost (?:this|it|the|on)"
        r"|(?:not|wasn't|weren't) awarded|awarded (?:to|this|it|you)",
        r"(?:thanks|thank you|thx|gracias)(?: so much| again)? (?:for|por) (?:the|your|la"
        r"|su) (?:quick )?(?:quote|rate|pricing|bid|quotation|cotizacion|price"
        r"|tarifa)|(?:we|i)(?:'ve| have|'re|'ll| will)?(?: already)? (?:covered|got it covered"
        r"|have it covered)\b|already (?:covered|moved|booked|have (?:a truck|coverage))"
        r"|(?:go ahead|let's|lets|please|yes,?|ok,?)(?: and)? (?:book (?:it|this) (?:at|for) {sum}"
        r"|move forward|proceed|lock it in|go with)|(?:approved"
        r"|accepted) (?:at|rate|for)|rate approved|muy (?:caro|alto)|aprobad[oa]",
    ),
    rule(
        "haggles",
        AGAINST_A_PRICE,
        _("It haggles over a price that was given."),
        r"(?:do|any|come|get) (?:any )?(?:better|cheaper|lower|down)\b(?! (?:service|than|there))|sharpen"
        r"|(?:beat|match|lower|come down on) (?:your|the \$|my)"
        r"|counter(?:ed|offer)?\b|any (?:room|wiggle room|flexibility) (?:on|in) (?:the|your|that|this)"
        r"|any room\?|your (?:number|rate|price|quote) (?:is|was|came)|over the other|(?:if you can"
        r"|can you) do .. at {sum}",
        r"(?:if|could|can) you (?:can )?do [^.\n]{0,60} (?:at|for) {money}[^.\n]{0,20}(?:yours|deal|done"
        r"|book)",
    ),
    rule(
        "asks_for_nothing",
        AGAINST_A_PRICE,
        _("It says that nothing is asked."),
        r"no (?:quotes?|rates?|pricing|action|reply|response|need to (?:quote|reply|respond)) (?:is |are "
        r"|this time )?(?:needed|required|necessary)"
        r"|(?:for |as )?(?:your )?(?:planning|information|reference|records) (?:purposes )?only"
        r"|forecast (?:for|of|only|below|attached)\b|\bfyi only"
        r"|(?:firm )?orders? (?:will|to) follow|(?:don't|do not|no need to) (?:quote|reply|respond)"
        r"|not (?:a|asking for a) (?:quote|request|load)\b|\bfyi\b[ ,:-]{1,3}(?:starting|we (?:will|are"
        r"|start|have)|in )"
        r"|(?:more|details) (?:when|once|after) the (?:bid|rfp|tender)",
    ),
    rule(
        "past_freight",
        AGAINST_A_TRUCK,
        _("It tells of freight that has already moved."),
        r"(?:we|you|they|i) (?:shipped|moved|hauled|delivered|ran|quoted|paid|did|booked|covered|charged"
        r"|used)\b(?! (?:to (?:be )?))|last (?:week|month|year"
        r"|time|quarter|spring|summer|fall|winter)(?:'s)?\b...(?:load|shipment|lane|invoice|rate|move"
        r"|freight|was|were|we|you)|(?:historical|previous|prior|past) (?:load|shipment|rate"
        r"|lane|move|quote)s?|year to date|ytd\b|recap of|claim (?:form|number)|(?:freight|bill|invoice"
        r"|internal) audit",
        unless=[r"(?:previous|last|other|old|prior) (?:broker|carrier)"],
    ),
    rule(
        "asks_of_the_past",
        AGAINST_A_PRICE,
        _("It asks what was done or charged before."),
        r"(?:did|have|had) (?:you|we|they|i)(?: \w+){0,2} (?:charge|quote|pay|bill|use|ship|move|haul|run"
        r"|invoice)d?\b(?! (?:to|be))|(?:what|how much) (?:was|were|did)\b",
    ),
)
