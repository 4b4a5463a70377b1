# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Who gives a price rather than asks for one: a carrier, a vendor, another broker."""

from __future__ import annotations

from ..rules import AGAINST_A_PRICE, AGAINST_A_TRUCK
from ..words import _
from .phrases import rule

# Words of a sentence in which a sum is what the customer has in mind, or what another thing costs.
_TARGET = [
    (
        r"(?:how|would|will|could|can)(?:'s| does| about| is)? (?:you )?{money}"
        r"|is {money} (?:doable|possible|realistic|fair|enough|workable)"
        r"|(?:current|usual|regular|other|existing|last|incumbent) (?:guys?|carrier|broker|vendor|provider"
        r"|people|one)|target|budget|around|limit|usually|normally|\blast\b|(?:can|could) you|\bhit\b"
        r"|under\b|max\b|no more than|up to\b|ideally|hoping|looking to|trying|goal|cap\b|need to be"
        r"|(?<!we'd )(?<!i'd )(?<!we'll )(?<!i'll )(?<!we would )(?<!i would )be at"
        r"|most (?:i|we) can|been paying|(?:we|they|i) (?:paid|pay|charged?)\b"
        r"|(?:carrier|broker|other guy|somebody|someone) (?:else )?(?:quoted|charged?|wants|gave)"
        r"|quoted (?:us|me)\b|beat\b|value|insur|declared|worth|deductible|fine\b|penalt|charge of"
        r"|\bfees?\b|retail|fuel card|cargo coverage|liability"
    )
]

PRICING = (
    rule(
        "names_a_sum",
        AGAINST_A_TRUCK,
        _("It names a sum of money."),
        r"{money}",
        unless=_TARGET,
        unless_said=r"target|budget",
    ),
    rule(
        "gives_a_price",
        AGAINST_A_PRICE,
        _("The sender gives a price."),
        r"(?:(?:my|our|agreed|all[ -]?in|flat|total|quoted|your|line ?haul|the|freight) )?(?:rate|price"
        r"|quote|total|cost|charges?|tarifa|precio|flete"
        r"|costo)(?: \S+){0,6}?[ ]?(?:\b(?:is|are|would be|will be|comes to|of|at|es|seria|sale en|son)"
        r"|[:=]) {sum}|{price} (?:for|on|from|de)...(?:is|are|would be|will be|comes to|es|seria) {sum}",
        r"(?:rate|price|quote|total|freight charges?|costo|tarifa|(?<!spot )bid|offer)[ ]?[:=]?[ ]{sum}"
        r"|{sum} (?:all[ -]?in|on (?:that|this|it)\b|plus (?:fuel|fsc)|\+ ?(?:fuel|fsc)|with fuel|incl\w*"
        r"|including|firm\b|or best|flat\b|net\b|per load|per truck|to the)",
        r"(?:we|i)(?:'re|'m|'d be| are| am| would be|'ll be| would| could)? (?:be |come |coming in "
        r"|come in |sitting |landing )?at {sum}|at \$?\d\.\d\d ?(?:/|per|a) ?mi"
        r"|\$?\d\.\d\d ?(?:/|per|a) ?mi(?:le)?\b|{place}[:=-] {0,2}{sum}|(?:price|rate) per [a-z]+ {sum}",
        unless=_TARGET,
        unless_said=r"target|budget",
    ),
    rule(
        "quotes_to_us",
        AGAINST_A_PRICE,
        _("A carrier or vendor quotes to us."),
        r"(?:we|i) (?:decline|must (?:decline|pass)|have to (?:pass|decline)|don'?t service)\b"
        r"|(?:we|i) (?:cannot|can'?t|are unable to|am unable to) (?:quote|service|help (?:with|on))\b"
        r"|(?:chance|opportunity|love|like|happy|glad) to (?:quote|bid|price)\b"
        r"|{ask} (?:i|we) (?:send|give|offer|get) you\b",
        r"(?:our|my) (?:rate|price|quote|bid)s?(?=\t|\n|$|[ ]?[:=])"
        r"|(?:our|my) (?:pricing|prices?|rates?|quotes?|bids?|numbers?) (?:for|on|to|from|are|is|below"
        r"|attached|as follows|include|_)|(?:le|les|te) (?:compart\w+|cotiz\w+|pas\w+|ofrec\w+|envi\w+"
        r"|mand\w+) (?:la|nuestra|el|su) (?:tarifa|precio|cotizacion|costo)"
        r"|que (?:nos|me) (?:pidi\w+|solicit\w+)|net charge|valid (?:for )?\d+ days|discount:? \d"
        r"|fuel surcharge (?:of|is|\d)|\d+% (?:fuel|fsc)"
        r"|(?:valid|good|honou?red?|guaranteed|firm) (?:through|thru|until|till|to|for"
        r"|up to) (?:\d+ (?:calendar |business )?(?:days|hours|hrs)|[a-z]+ _?\d|_|\d|the end of|eod|{day})"
        r"|your (?:\w+ )?(?:price|quote|rate|total)[ ]?[:\t]|(?:keep|lock in|hold|guarantee) (?:this|the"
        r"|that|your) {price}",
        r"(?:here is|here's|please find|see(?! (?:what|how|if|where))|attached is|below is|find"
        r"|attached)(?: [\w']+){0,3}? (?:our|my|the|your|a) (?:\w+ )?(?:quote|rate|rates|bid|pricing"
        r"|quotation|estimate|proposal)\b(?! (?:request|form|sheet needed))"
        r"|thank(?:s| you) for (?:the opportunity|asking|reaching out"
        r"|your (?:\w+ )?(?:quote |rate )?(?:request|inquiry|enquiry|rfq|interest)|requesting|contacting"
        r"|letting us (?:quote|bid))",
        r"(?:per|as per|in response to|regarding|following|respuesta a|further to"
        r"|with reference to) (?:your|su) (?:\w+ )?(?:inquiry|enquiry|request|rfq|quote request"
        r"|rate request|spot|solicitud|email)|quote (?:id|#|no\.?|number"
        r"|ref)?[ ]?[:#]?[ ]?[a-z]{0,2}-?\d{4,}\b[^\n]{0,60}(?:valid|expires|total)"
        r"|(?:\btransit(?: time)?:? (?:is )?\d)|mas iva\b|book this (?:shipment|quote|load|rate)",
        r"(?:like|want|wish|ready|let (?:us|me) know|do you want|shall we"
        r"|should (?:we|i)) (?:\S+ ){0,4}?(?:us|me|to proceed|to move forward|to book"
        r"|to go ahead)(?: to)? ?(?:book|schedule|dispatch|hold|proceed"
        r"|run)(?: (?:it|this|that|them))?\b\??|let (?:us|me) know if (?:you(?:'d| would) like to|we can"
        r"|i can) (?:proceed|book|move forward|schedule|win)|like to proceed|if accepted|upon acceptance"
        r"|to accept (?:this|the) (?:quote|rate)",
        unless=[
            (
                r"expir|invit|{please} (?:advise|provide|send|quote|give|(?:your|the) {price})"
                r"|(?:can|could|would) you (?:provide|send|quote|give)|(?:do|can) you\b"
                r"|(?:eod|days|hours|_|{day}),? {please}"
            )
        ],
    ),
)
