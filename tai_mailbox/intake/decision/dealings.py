# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What speaks of business that is under way or done, not of new freight."""

from __future__ import annotations

from ..rules import AGAINST_A_PRICE, AGAINST_A_TRUCK
from ..words import _
from .phrases import rule

OF_A_CHANGE = "asks_for_a_change"  # speaks of a booked load, but not where a request is completed
# Words of a sentence that tells of another's truck, or of what we shall do.
_OF_ANOTHER_TRUCK = [
    (
        r"(?:other|another|last|previous|old|current|usual|regular) (?:carrier|broker|truck"
        r"|driver)|(?:carriers?|providers?|tenders?|they)\b[^.\n]{0,30}\breject"
        r"|(?:when|once|after|as soon as) (?:it'?s |it is |you(?:'ve| have)? )?(?:set"
        r"|booked|covered|assigned|dispatched)\b|fell (?:through|off|out)|cancelled (?:on|with) (?:us|me|the)"
    )
]

DEALING = (
    rule(
        "rate_confirmation",
        AGAINST_A_PRICE,
        _("It is about a rate confirmation."),
        r"rate[ -]?con(?:s|f|firmation|firmations|firm|firmed)?\b|ratecon\w*|\brc (?:attached|for)\b"
        r"|(?:signed|revised|updated|send|need|the|attached) rc\b"
        r"|(?:load|carrier|shipment|dispatch|booking|order|pickup|truck|tender) confirmations?\b"
        r"|confirmation (?:attached|sheet|for (?:load|order|shipment))"
        r"|signed (?:rate|confirmation|copy|contract|tender)"
        r"|sign (?:and (?:return|send)|the (?:rate|attached)|attached)"
        r"|dispatch (?:sheet|instructions|number)|agreed (?:rate|price|amount)"
        r"|confirmacion de (?:carga|tarifa|viaje|embarque)",
    ),
    rule(
        "billing",
        AGAINST_A_TRUCK,
        _("It is about an invoice or a payment."),
        r"over-?billed|(?:explain|understand) (?:how|why)\b|how you (?:got|came) (?:to|up with)"
        r"|(?:explain|what is|what's|why) (?:the|this|that|is (?:the )?(?:fuel|fsc)) (?:extra|additional"
        r"|charge|so high|high)\b|past due|remittance|remit (?:to|payment)|statement of account"
        r"|payments?\b(?! terms|[ ]?: ?(?:net )?\d)"
        r"|accounts? (?:payable|receivable)|overdue|quick ?pay|aging report"
        r"|short[ -]?paid|credit memo|balance due|amount due|billed\b|charged (?:us|me)\b|reimburs\w+"
        r"|(?:your|our|the|attached|this|an|revised|corrected|freight|carrier) invoice"
        r"|invoice (?:attached|for|is|was|from|copy|due|total|dated|submitted)|invoic(?:ed|ing)\b",
        unless=[
            (
                r"commercial|proforma|pro forma|customs|invoice (?:goes|to be sent|to our)"
                r"|(?:is|are|be|gets?) billed (?:by|to|through)\b|send (?:the )?invoice to"
            )
        ],
    ),
    rule(
        "names_an_invoice",
        AGAINST_A_TRUCK,
        _("It names an invoice."),
        r"(?<!commercial )(?<!proforma )(?<!pro forma )(?<!days after )(?<!days from )invoices?\b"
        r"(?! value| goes| to | us\b| me\b)|\binv ?#? ?\d{3,}|factura(?:s|cion|r)?\b(?! comercial)",
    ),
    rule(
        "delivery_papers",
        AGAINST_A_TRUCK,
        _("It is about proof of delivery."),
        r"(?:need|send|provide|forward|missing|attached?|attaching|copy of|request(?:ing)?|upload\w*|get"
        r"|have|for) [^.\n?!;]{0,30}?(?:\bpods?\b|proofs? of delivery|signed (?:bol|bill|delivery)"
        r"|prueba de entrega)|pod (?:attached|for|request|needed|please|is|was)"
        r"|(?:need|send|provide|forward|missing|attached?|attaching|copy of"
        r"|upload\w*)\b[^.\n?!;]{0,30}?(?:\bbols?\b|bill of lading|paperwork|delivery receipt"
        r"|lumper receipt|scale ticket)(?! (?:number|#|no))|lumper\b(?=[^.\n]{0,30}\d)",
    ),
    rule(
        "asks_for_papers",
        AGAINST_A_TRUCK,
        _("It asks for papers of a load."),
        r"(?:cop(?:y|ies)) of (?:the|your|that|my|a)\b|(?:weight|scale) (?:ticket|slip)s?\b"
        r"|paperwork\b(?! (?:ready|will))",
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
        r"(?:status|update|updates|eta|tracking|track)(?: (?:on"
        r"|of(?! (?:the |our )?(?:ship|vessel|boat|container))|for|update|please|pls|request|info|link"
        r"|number|check))\b(?! (?:the |this |our |your |my )?(?:quote|rate|pricing|request))"
        r"|{please} track\b|any (?:updates?|news|word|eta)\b|what(?:'s| is) the (?:status|eta|latest)\b"
        r"|check[ -]?calls?\b|where(?:'s| is| are)(?: [\w']+){0,2} (?:truck|driver|load|shipment|freight"
        r"|trailer|it|my|our)|in[ -]transit\b|\beta\b(?=[^.\n]{0,40}\?)|need (?:an? )?eta\b",
        r"^(?:(?:current )?status ?:(?! ?(?:new|open|pending|quote|request|urgent))|exception\b)",
        r"(?:appointment|appt|dock time|pick ?up|delivery|booking|reservation) (?:is |has been |was )?"
        r"(?:now )?(?:confirmed|scheduled|booked|accepted|received)\b",
        r"(?:we|they|i) (?:only )?(?:counted|received|unloaded|loaded) (?:only )?[\d_]",
        r"^eta (?:is |at |to |for )?_[_ ,]*(?:is |at |around )?\d|running \d+ (?:min|hour|hr)"
        r"|still coming\b|(?:made|make) it (?:to|at|in|there|on|by)\b",
        r"how(?:'s| is| are| did|'re)(?! (?:your|the|that) (?:rate|price|quote))...(?:looking|going|doing"
        r"|coming|go|come out)\b|is (?:the|your|that) (?:truck|driver)\b"
        r"|check(?:ing)? (?:in |up )?on {place}|check(?:ing)? (?:in |up )(?:on|about)\b"
        r"|(?:find out|know|tell me|see) where\b|(?:is|are|was|will)...(?:on time|on schedule|late"
        r"|there yet|be on time)\b(?=[^.\n]{0,30}\?)"
        r"|when (?:will|does|is|did|do)...(?:arrive|get there|deliver|show|land|be there|get in)\b"
        r"|\b(?:hr|hour|min\w*|day) delay|\bdelay(?:ed|s)?\b"
        r"|(?:tire|engine|truck|trailer) (?:blew|broke|died|failed)",
        # what has happened to it
        r"(?<!please )(?:has|have(?! (?:it|them|this|these|that|one|someone|\d|a|the|two|three))|hasn'?t"
        r"|haven'?t|still (?:not|hasn'?t)|was|were|did|is|'s|got(?! (?:to|a|\d))|been|already"
        r"|just)(?: \S*[^\s.?!]){0,12}? (?:{event}|been (?:delivered|picked|loaded|booked|covered)|arrive"
        r"|show(?:ed|n)? up|out for delivery)\b(?=[^.\n]{0,60}(?:\?|\byet\b|\bat\b|today|this morning"
        r"|yesterday|\.|\n|$))",
        r"(?<!be )(?<!get )(?<!them )(?<!it )(?<!this )(?:delivered|arrived|unloaded|loaded|picked up"
        r"|checked in|departed)(?: [\w']+){0,3} (?:at|on|today|yesterday|this morning|last (?:night|week)"
        r"|\d{1,2}[:/]\d)|^(?:delivered|arrived|unloaded|loaded|picked up|departed|shipped) "
        r"|(?:truck|driver|carrier|he) (?:has |is |was |just |already |got )*{event}\b(?! by)"
        r"|(?:was|were) (?:supposed to|due\b)|never (?:showed|arrived|picked|delivered)|no[ -]show"
        r"|missed (?:the )?(?:pick|appointment|delivery)|running (?:late|behind)"
        r"|(?:driver|truck) (?:is|has(?! to)|was|broke|will be|arrived|never|didn't|hasn't|still|eta|name"
        r"|info|phone|cell|just)\b(?! (?:available|needed|open|empty))|signed by\b",
        # what went wrong with it
        r"detention\b(?! (?:rate|terms|free)|\W{1,3}\d+ ?h\w* free)|layover|tonu\b"
        r"|(?:freight |cargo |damage |file a |a |the )claims?\b|damag(?:e|ed|es)\b(?! free|\?)|shortages?"
        r"|(?:pallets?|pieces|cases) short\b|os&d|osd\b|(?<!first )refus(?:ed|al)"
        r"|reject(?:ed|ion)\b(?![^.\n]{0,20}\btender)|overages?\b|re-?schedul\w+|re-?deliver\w*"
        r"|demurrage (?:invoice|charge)|redelivery|reconsign\w*|arrived (?:crushed|damaged|wet|short)",
        # what is settled about it
        r"(?:confirm(?:ed)? (?:for|pickup|we|your"
        r"|the (?:pickup|load|delivery|appointment|truck|driver)|receipt)"
        r"|(?:this|email) (?:is to |will )?confirms?|^(?:all )?(?:booked|covered|scheduled|dispatched)\b"
        r"|we confirm|is confirmed|booked (?:on|for|with)"
        r"|(?:we|you|i) (?:already )?(?:booked|gave you|tendered|sent you|covered)\b"
        r"|thank(?:s| you) for (?:covering|booking|accepting|taking|moving|hauling|picking|the update"
        r"|delivering|your help (?:on|with) (?:the|this|that)))\b",
        r"(?:new|different|another|earlier|later|first|next available) (?:appt|appointment"
        r"|delivery (?:time|date|appt|appointment)|pick ?up (?:time|date))\b|root cause|service failure"
        r"|\bsat (?:\d|a |two|three|all|over)|(?:pick ?up|pu|delivery|po) (?:number|#|no\.?) (?:is|for"
        r"|was)\b|heads up|reminder\b|moved (?:to|from) \d"
        r"|(?:appointment|appt|delivery|pick ?up)(?: \S+){0,12}? (?:moved|changed|pushed|rescheduled"
        r"|is now|set for)|(?:let|tell|inform|have) (?:the|your) driver\b"
        r"|ya se cargo|va para|(?:driver|shipper|receiver|he|they) (?:called|says?|is here)\b"
        r"|(?:add|remove) (?:a |the )?(?:liftgate|appointment|stop|tarps?|pallets?|note)[^.\n]{0,20} (?:to"
        r"|from|on) (?:tomorrow|today|the|that|this|monday|tuesday|wednesday|thursday|friday)"
        r"|picks up (?:today|at)|send (?:me |us )?(?:the )?tracking|did anyone|awarded\b"
        r"|(?:is|are|be|will be|was) (?:closed|turned away)"
        r"|got to [a-z_]+[^.\n]{0,20}(?:this morning|today|yesterday|fine|ok)"
        r"|effective (?:immediately|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|\d)",
        r"(?:confirm|send|have|get|what(?:'s| is)|need|provide|missing)(?: [\w']+){0,3} (?:pick[ -]?up|pu"
        r"|delivery|appointment|bol|pro|seal|trailer|driver|load|entry|dispatch) (?:number|#|no\b|address"
        r"|hours|time|appointment|confirmation|name|info|cell|phone|details)",
        r"estatus|(?:ya|fue|esta|quedo) (?:entregad|cargad|recogid|en ruta|en transito)\w*"
        r"|donde (?:esta|viene|va|anda)|confirmo|se confirma|llego a|demora|reclamo|averia|danad"
        r"|{place} (?:coi|paps|pars)\b|(?:coi|paps|pars)\b(?= (?:for|attached|number|#))",
        r"(?:verify|check|double[ -]check|know|sure)(?: that| whether| if)? (?:you|they|we|it)(?: have| had"
        r"|'ve| was| is| were)? (?:tendered|booked|assigned|dispatched|covered|scheduled)\b",
        r"who (?:do|should|can) (?:i|we|the driver) (?:call|ask for|see|check in with)\b|on (?:my|our) way\b",
        # which one it is
        r"your (?:[a-z]+ ){1,3}(?:load|shipment|truck|driver)\b"
        r"|(?:the|our|that|this|my) (?:[\w',]+ ){0,6}?(?:load|shipment|freight|truck) (?:from |to |for "
        r"|we |you |that |which )?(?:yesterday|last|picked|delivered|delivers|delivering"
        r"|is (?:delivering|loaded|on|late|still|running|scheduled|picking)|was|went|has|arrived"
        r"|on the way)\b|(?:the|our|that|my) (?:\S+ ){0,8}?we (?:gave|booked|tendered|sent|scheduled"
        r"|discussed with)\b",
        unless=_OF_ANOTHER_TRUCK,
    ),
    rule(
        OF_A_CHANGE,
        AGAINST_A_TRUCK,
        _("It changes or confirms what both know of a load."),
        r"{ask} (?:you|we|i) (?:please )?(?:move|push|bump|slide|shift|bring|hold|switch|swap"
        r"|change)...(?:up|back|out|to|till|until) (?:a day|a week|an hour|a couple|{day}|\d|__)"
        r"|request(?:ing)? (?:a|an|the) (?:delivery |unloading |unload |dock )?(?:appointment|appt)\b"
        r"|need to (?:push|switch|change|swap|bump|slide|add|update|split)\b"
        r"|add (?:a|another|one more) (?:stop|drop|pick|pickup)\b"
        r"|make (?:it|that) (?:only )?(?:\d|_|one|two|three|four)\b|\bnot (?:\d|_|two|three|four)\b"
        r"|(?:it|that|this|which|bol|po|number|address|weight|date) should (?:read|say)\b|swap the\b",
        r"(?:change|move|push|bump|shift|slide|delay|switch) (?:the|our|my|that) (?!following"
        r"|below)(?:\S+ ){0,3}?(?:pick ?up|delivery|order|shipment|appointment|load)\b"
        r"|correction (?:on|to|for)\b|(?:change|move|push|update|correct|revise"
        r"|adjust)(?: [\w']+){0,3} (?:appointment|appt|pickup (?:time|date|number)"
        r"|delivery (?:time|date|appointment|address)|pu number|bol)\b"
        r"|(?:add|use|correct|new|updated) (?:the |this )?(?:pickup|po|pu|appointment|delivery) (?:number"
        r"|#) (?:is|to|for)",
        r"confirming\b|confirm(?:ed)? that\b|weight is now|is now \d",
        unless=_OF_ANOTHER_TRUCK,
    ),
    rule(
        "speaks_of_one_known",
        AGAINST_A_TRUCK,
        _("It speaks of a load by its lane, as of one that both know."),
        r"(?:the|our|that|my) (?:(?!of )[a-z]+ ){0,2}?___[_, -]*(?:(?:to|and|>|/|into|out of"
        r"|from)[ ]?_[_, -]*)?(?:[a-z_]+ ){0,2}?(?:{rig}|{load}|order|pick[ -]?up|one|paper|pallets"
        r"|skids)\b(?! (?:rate|lane|quote|price))",
        unless=[
            (
                r"{ask} {you} (?:please )?{haul}|needs? (?:to (?:be|get|go|move) |a |covered|moved|picked"
                r"|truck)|{price}|(?:want|like) (?:to (?:get|have|book)|you to)"
            )
        ],
    ),
    rule(
        "setting_up",
        AGAINST_A_TRUCK,
        _("It is about doing business at all: credit, papers, an account."),
        r"alta de proveedor\w*|situacion fiscal|caratula bancaria|credit (?:app|application|references?"
        r"|check|limit|hold)\b|approved (?:with|by) you|\bw-?9\b"
        r"|(?:vendor|customer|carrier|account) (?:set ?-?up|packet|registration|application)\b",
    ),
    rule(
        "past_freight",
        AGAINST_A_TRUCK,
        _("It tells of freight that has already moved."),
        r"(?:we|you|they|i) (?:shipped|moved|hauled|delivered|ran|quoted|paid|did|booked|covered|charged"
        r"|used)\b(?! (?:to (?:be )?))|last (?:week|month|year|time|quarter|spring|summer|fall"
        r"|winter)(?:'s)?\b...(?:load|shipment|lane|invoice|rate|move|freight|was|were|we|you)"
        r"|(?:historical|previous|prior|past) (?:load|shipment|rate|lane|move|quote)s?|year to date|ytd\b"
        r"|recap of|(?:carrier|customer|broker|they|he) (?:got|gets|took) {sum}|paid {sum}"
        r"|\b(?:nice|good|thin|our|your|the|gross) margins?\b",
        r"claim (?:form|number)|(?:freight|bill|invoice|internal) audit",
        unless=[
            r"(?:previous|last|other|old|prior) (?:broker|carrier|provider)|what (?:i|we) (?:paid|used)\b"
        ],
    ),
    rule(
        "asks_of_the_past",
        AGAINST_A_PRICE,
        _("It asks what was done or charged before."),
        r"(?:did|have|had) (?:you|we|they|i)(?: [\w']+){0,2} (?:charge|quote|pay|bill|use|ship|move|haul"
        r"|run|invoice)d?\b(?! (?:to|be))|(?:what|how much) (?:was|were|did)\b",
    ),
)
