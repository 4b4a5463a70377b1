# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The words beside a day that say what it is the day of, and those that say that no freight moves on it."""

from __future__ import annotations

import re

from ..beginnings import Expression

# A day right behind a short word, which alone would mean anything: "out 10/5", "in 10/8", "receive Monday".
_DAY = r"(?=[ ](?:on[ ]|by[ ]|the[ ]|this[ ]){0,2}$)"
# It can leave on such a day.
_READY = (
    r"ready|avail(?:able|ability|able[ ]for)?|rts|list[oa]s?|disponibles?|out[ ]the[ ]door|free[ ]to[ ]go"
    r"|(?:done|dry|painted|stripped|staged|completed?|crated|packed|finished|pressed"
    rf"|cured|built)(?:(?=[^.\n]{{0,30}}\bby\b)|{_DAY})"
    r"|(?:wrapped|banded|boxed|bagged|bundled|palletized)(?=[^.\n]{0,30}\bby\b)"
    r"|a[ ]partir(?:[ ]del?)?|released?"
)
_PICKUP = (
    r"etd|pick(?:s|ing|ed|-)?[ -]?(?:up|ups)?"
    r"|pick-?up|p/?u|pick|load(?:s|ing|ed)?|ship(?:s|ping|ped|per|ment)?"
    r"|leav(?:e|es|ing)|depart(?:s|ing|ure)?|origin|recog\w{0,8}|recolec\w{0,8}"
    r"|carga(?:r|ndo)?|sale|salida|embarque|collect(?:ion)?"
    rf"|rolling|moving|grab(?:bed|s)?|pull(?:s|ed|ing)?|gone|go(?:es|ing)?[ ]out|goes{_DAY}"
    r"|start(?:s|ing)?(?=[ ]?:)|starting|(?:come|came)[ ](?:and[ ])?(?:get|pick|load|fetch)|fetch(?:ed)?"
    r"|(?:truck|driver|trailer|you)[ ](?:should|can|could|to|will|must|may|needs?[ ]to)[ ](?:come"
    r"|be[ ]here)|be[ ]here|be[ ]tendered(?![ ]to)|out[ ]of[ ](?:here|our|my)|off[ ](?:our|my)"
    rf"|(?:we|i)(?:'d|'ll|[ ](?:will|can|would))?[ ]tender{_DAY}"
    rf"|ld{_DAY}|out{_DAY}|so(?:(?=[ ](?:any[ ]?time|let's|how[ ]about|it'?s|make[ ]it))|{_DAY})"
    r"|let's[ ](?:say|do|go|make[ ]it)|how[ ]about|make[ ]it|new[ ]date"
)
_DELIVERY = (
    r"deliver(?:y|ies|s|ed|ing)?|(?<!partir )(?<!antes )del|dlvr?y?|arriv(?:e|es|al|ing)|eta|mabd|drop(?:s"
    r"|ping|ped)?(?![ -]?(?:trailer|lot|yard|or[ ]live|and[ ]hook))"
    r"|unload(?:s|ing|ed)?|consignee|receiver|destination|dest|entreg\w{0,8}|entrega"
    r"|con[ ]el[ ]cliente|cita|(?:it|they)[ ]accepts?|where[ ](?:we|they|i)[ ](?:want|need)[ ](?:it"
    r"|them)|(?:este|estar)[ ]en|llega\w{0,4}|llegar|esperan?|descarg\w{0,6}|rdd"
    r"|in[ -]hands?|on[ ]site|finish(?:es|ing)?[ ](?:up[ ])?(?:in|at)|(?:customer|receiver"
    r"|buyer)'s[ ]dock|counting[ ]on|expecting|(?:like|love"
    r"|expect|need|want)s?[ ](?:it|them|this|these)[ ](?:there|delivered|on[ ]site|in(?![ ]an?\b)"
    r"|at(?![ ]-?\d))|pumped[ ]off|taken[ ]off"
    r"|off[ -]?load(?:s|ed|ing)?|tendered?[ ]to|be[ ]there|(?:need|want)s?[ ](?:it"
    r"|them|this)[ ]there|(?:should|must|ha[sd][ ]to|have[ ]to|needs?[ ]to|got[ ]to|ought[ ]to"
    r"|can)[ ]be[ ](?:in|at|with|there)(?![ ](?:by[ ])?(?:am|pm))|ends?(?=[ ]?:)|finish(?=[ ]?:)"
    r"|need[ ]it(?=[ ]?[:.])|expected[ ](?:in|at)|due[ ](?:in|at)"
    r"|(?:is|are|'s)[ ]wanted[ ](?:on[ ]s(?:et|ite)|in|at)"
    r"|expects?[ ](?:it|them|this|delivery)(?![ ]to\b)|install(?:ation)?[ ](?:is|starts)"
    r"|(?:cranes?|crew|riggers|installers|erectors|electricians|millwrights)[ ](?:(?:is|are)[ ])?"
    r"(?:booked|scheduled|hired|coming|comes?|there|starts?)(?:[ ](?:for|on|to[ ]start))?"
    r"|move[ -]in|target(?:s|ed|ing)?(?![ ]?:?[ ]?(?:rate|price|budget|is|of|\$|\d|\x01))"
    r"|(?:they|who|she|he|customer|store|plant|dc|warehouse)[ ]receives?"
    rf"|(?:receives?|ud|unl|in){_DAY}|promised?|(?:required|need(?:ed)?|want|in[ -]hands?)[ ]date"
    rf"|takes?[ ](?:trucks|deliver\w+)"
    r"|(?:they|client|customer|buyer|store|he|she)(?:'d|[ ]would)?[ ](?:wants?|likes?|needs?)[ ](?:it"
    r"|them|those|these)(?![ ](?:gone"
    r"|picked|out))|(?:have|get|put)[ ](?:it|them|this|that)[ ](?:in|at|to|there)"
)
_OTHER = (
    r"(?:hours|hrs|open)(?=[^\n]{0,24}\bmon(?:day)?[ ]?(?:-|to|thru|through)[ ]?(?:thu|fri|sat|sun))"
    r"|(?:vessel|vsl|ship|boat)(?:'s)?[ ]eta|(?:vessel|vsl|boat)(?:[ ]is|[ ]will[ ]be)?[ ](?:arriv\w+|done|in"
    r"|due|lands?|discharg\w+|berths?)|eta[ ](?:of[ ]the[ ])?(?:vessel|ship|boat)|vessel|valid"
    r"|good[ ](?:through|thru|until|till?)|hold(?:s|ing)?[ ](?:through|until)"
    r"|(?:school|season|show|semester|class(?:es)?|term|job|work|storage|crews?)[ ]starts?|meets?"
    r"|(?:show|store|shop|restaurant|season|school|hotel|gym)[ ]opens?|grand[ ]opening|opening[ ]is"
    r"|(?:fiscal[ ])?year[ ](?:ends?|starts?)|we[ ](?:shipped|moved|sent|did)"
    r"|awards?[ ](?:is|are|will)"
    r"|(?:we|they)[ ](?:decide|choose)|the[ ]ship[ ](?:arrives|lands|docks|comes|gets|is)"
    r"|talk|(?:have|enjoy)[ ]a[ ](?:great|good|nice|lovely|wonderful|safe)"
    r"|(?:quotations?|bids?|offers?|proposals?)[ ](?:[a-z]+[ ]){0,2}after|lease|movers"
    r"|clos(?:e|es|ing)(?![ ]of)|(?<!not )(?:until|till?)|(?:best|use|sell)[ ](?:by|before)|shut(?:s"
    r"|down)?|down[ ]for|ordered|bought|won|sold|sit|purchased|paid"
    r"|(?:am|i'm|is|he's|she's|be|are|we're)[ ](?:out|off|away|traveling|travelling)(?![ -](?:of|site|load))|"
    r"expires?|expiring|effective|sent|dated|as[ ]of|since(?=[ ](?:on[ ]|the[ ]|last[ ])?$)|closed"
    r"|holiday|vacation|instead[ ]of|hired|rented|finish(?:es|ed|ing)?(?![ ]?:|[ ](?:up[ ])?(?:in|at)\b)"
    r"|wrap(?:s|ping)?|packing(?![ ](?:shed|house|plant|list|facility))|baking|production|goes[ ]on[ ]press"
    r"|call(?:ed)?(?![^.\n]{0,24}[ ](?:before|ahead|prior)\b)|meeting|vigente|invoiced?"
    r"|last(?:[ ](?:time|week|month|year|season|spring|summer|fall|winter|one|load|shipment|order)|(?=[ ]$))"
    r"|was|were|ago|office|previous(?:ly)?"
    r"|yesterday|out[ ]until|lfd|last[ ]free[ ]day|cut-?off"
)
# What a day may be that of, but not a deadline: "no later than Friday" beside the word is freight's own.
_EVENT = (
    r"open(?:s|ing)?[ ](?:the[ ]|its[ ]|their[ ])?doors?|doors[ ]open|opening[ ]day|wedding|festival"
    r"|concert|event"
)
# Words that a deadline or a bare "today" after them makes the day of an answer, not of freight.
_ANSWER = (
    r"quot(?:e|es|ed|ing|ations?)|respond|response|respuesta|bids?|bidding|rates?|pricing"
    r"|price|reply|offers?|proposal|estimate|feedback|let[ ]me[ ]know|get[ ]back|answer|award(?:ed)?"
    r"|cotiza\w{0,6}|tarifas?|firm|budgetary|town board|committee|saber"
    r"|decide|decision|hear[ ]back|tender(?:ed|ing)?|numbers?|please[ ]return|return[ ](?:it|this|your|on)"
)
_DEADLINE = (
    r"by|(?<!not[ ])(?<!nothing[ ])(?<!never[ ])before|no[ ]later[ ]than|not[ ]later[ ]than|nlt|due|deadline"
    r"|on[ ]or[ ]before|antes[ ]del?|a[ ]mas[ ]tardar|must|latest"
)
KEYWORD = Expression(
    rf"(?<![\w/])(?=[a-z])(?:(?P<deadline>{_DEADLINE})|(?P<event>{_EVENT})|(?P<other>{_OTHER})|(?P<ready>{_READY})"
    rf"|(?P<pickup>{_PICKUP})|(?P<delivery>{_DELIVERY})|(?P<answer>{_ANSWER}))(?![a-z])"
)
WORD_AFTER = re.compile(
    rf"[ ]{{0,2}}[,(-]?[ ]{{0,2}}(?:(?:(?:at|@)[ ]?)?(?:morning|afternoon|am|pm|early|late|evening"
    rf"|first[ ]thing|[012]\d[0-5]\d(?:[ ]?h(?:rs|ours)?)?|\d{{1,2}}(?::\d\d)?[ ]?(?:am|pm|a"
    rf"|p)?)[ ]{{0,2}})?(?:(?:'s|is)[ ](?:(?:good|fine|ok|okay|best|great)[ ](?:to|for)|the"
    rf"|our)[ ])?(?:for[ ](?:a[ ])?)?(?:(?P<pickup>{_READY}|{_PICKUP})"
    rf"|(?P<delivery>deliver(?:y|ies)?|del|dlvy?|drop|entrega|descarga"
    rf"|arrival))(?![a-z])(?P<tail>[ ]?(?:[:#]|date|on\b|by\b|is\b|in\b|at\b|to\b)?)"
)

_NO_DAY_BEFORE = re.compile(
    r"(?:\b(?:happy|merry|blessed|good|beautiful|rainy|lovely|every|each|most|other|on all)[ ]"
    r"|\b(?:not|can't do|cannot do|can't make|instead of|rather than|but not|past|missed|if)[ ](?:on[ ]|a[ ]"
    r"|the[ ]|this[ ]){0,2})$"
)
_NO_DAY_AFTER = re.compile(
    r"[ ]?(?:(?:is|'s|was|would be|will be|might be|seems)[ ](?:way[ ]|far[ ]|a bit[ ]|just[ ]){0,2}"
    r"(?:too[ ](?:soon|early|late|tight)|not\b|out\b|no good|impossible|full|(?:a|the|our) holiday|closed)"
    r"|won't|doesn't|does not|will not|can't)"
)
_WORKING_WEEK = re.compile(
    r"(?:mon(?:day)?s?[ ]?(?:-|to|thru|through)[ ]?(?:fri|sat|sun|thurs?)|lunes a (?:viernes|sabado"
    r"|jueves))(?:days?|day)?\b"
    r"(?![ ]?(?:of|next|this|the|\d{1,2}/|\d{1,2}(?:st|nd|rd|th)|\(?[a-z]{3} \d))"
)


def is_aside(text: str, start: int, end: int) -> bool:
    """Whether a day is named in a greeting, as one of every week, or as one on which it can not be."""
    return bool(
        _NO_DAY_BEFORE.search(text, max(0, start - 30), start)
        or _NO_DAY_AFTER.match(text, end)
        or _WORKING_WEEK.match(text, start)
    )
