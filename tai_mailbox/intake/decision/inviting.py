# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""A customer who asks without the words for it: wants help, wonders, offers the load, leaves the rest to us.

Such words alone would mislead, for all the world asks "can you help?". They count only beside a load told in
words of the trade, and only where nothing speaks against a request.
"""

from __future__ import annotations

from ..rules import FOR_A_LOAD
from ..words import _
from .phrases import rule

INVITING = (
    rule(
        "leaves_it_to_us",
        FOR_A_LOAD,
        _("Leaves a load to us, or wants help with it."),
        # do it for us
        r"{please} (?:arrange|schedule|book|handle|organi[sz]e|assign|action|coordinate|sort|take care"
        r"|see to|set (?:it|this|them|these|something)|get (?:it|this|them|these|something)"
        r"|make (?:it|this) happen)\b",
        r"let'?s (?:get|set|book|schedule|ship|move|run|do) (?:it|this|that|them|these|those|one"
        r"|the first)\b",
        r"need(?:s|ed)? (?:picking up|collecting|moving|shipping|hauling|covering|coverage|delivering"
        r"|a home|a ride|a lift|a hand|somewhere to go)\b|home for (?:this|it|these|one)\b",
        # help
        r"(?:could|can) (?:really |sure )?use (?:a|an|some|your|one|two) (?:hand|help|{truck})"
        r"|(?:bail|save|rescue|help|hook|fix|sort) (?:me|us)\b"
        r"|if (?:you|u|y'?all) (?:can|could) (?:save|rescue|make|squeeze|fit)\b|need (?:a|your) hand\b",
        r"^help\b|(?:rig|line|machine|plant|crew|press|customer|store)(?: is|'s|s)? (?:all )?down\b"
        r"|urgent(?:ly)?\b",
        r"squeeze (?:it|this|them|one) in\b|(?:got|have|any) room for\b"
        r"|(?:line|throw|rustle|drum|round|hook)(?: me| us| it)?(?: up| at it)? (?:a|an|some"
        r"|another) {truck}",
        # whom have you
        r"(?:got|have|find|know|put|send|get)(?: me| us| of)? (?:any|some)(?:one|body)\b"
        r"|any(?:one|body) (?:close|near\w*|around|in the area|available|free|(?:that|who|you) can)\b"
        r"|who (?:can|could|do|would|have) you (?:send|have|put|got|suggest|use)\b"
        r"|who(?:'s| is) (?:got|able)\b",
    ),
    rule(
        "wonders_about_us",
        FOR_A_LOAD,
        _("Wonders whether, when or how we would move it."),
        r"(?:is|are|would) (?:this|that|it|these) (?:be )?(?:something|anything|a (?:lane|load|move)"
        r"|in your|within your|up your|the (?:sort|kind))\b|(?:this|that) sort of thing\b"
        r"|something you(?:'d)? (?:want|like|can|could|do|handle|would)\b",
        r"(?:do|does|can|could|would|will) (?:you|u|y'?all)(?: guys| all| folks| people)? (?:even |ever "
        r"|also )?(?:go|service|cover|handle|do|serve|move|haul|ship|transport|deliver|work)\b",
        r"(?:when|what day|which day|how (?:soon|quick(?:ly)?|fast|early)|what time)(?: [\w']+)? (?:can"
        r"|could|would|will|might) (?:you|u|y'?all|we|i|someone|somebody|a truck)\b",
        r"what (?:can|could|would) (?:you|u|y'?all) (?:do|offer|suggest|recommend|propose)\b|next steps?\b",
        r"how (?:do|would|should|can) (?:i|we) (?:book|set|go about|get|ship|order|schedule|arrange"
        r"|proceed)\b|what(?: [\w']+)? (?:info\w*|details|else)?(?: do| would)? ?you(?:'d)? need\b",
        r"se puede\b|(?:lo|la|los|las) (?:puedes?|pueden|podrian?)\b|si (?:puedes?|pueden)\b"
        r"|(?:tienes|tienen|traes|traen|hay|habra|consigues?|consiguen) (?:alguna? )?(?:{truck}"
        r"|disponibilidad|espacio|quien)|me (?:ayudas?|ayudan|apoyas?|apoyan|echas?|consigues?)\b"
        r"|ocup(?:o|amos)\b",
    ),
    rule(
        "offers_us_the_choice",
        FOR_A_LOAD,
        _("Offers us a load to take or leave."),
        r"(?:you|u|y'?all) (?:guys )?want (?:it|this|one|in|that|to)\b|up for (?:it|this|a|an|one)\b"
        r"|first (?:refusal|shot|look|crack|dibs)\b|before i (?:call|go|send|post|ask)\b"
        r"|(?:any|some) interest\b|if interested\b",
        r"^(?:want (?:it|this|one|in|that|a shot|to)|any takers|takers|interested|yours if)\b",
        r"(?:let (?:me|us) know|lmk|tell me|advise|say|confirm|shout|holl\w+)(?: {please})?(?: if"
        r"| whether)? (?:interested|you(?:'d| would)? (?:want|like)"
        r"|you(?:'re| are)? (?:can|could|able|interested|up)|acceptance)\b"
        r"|(?:confirm|accept\w*) (?:acceptance|{please}|you can|if you can)\b",
        r"(?:shopping|putting|sending|getting) (?:this|it|these|one|quotes) (?:around|out)\b"
        r"|(?:exploring|weighing|looking (?:for|at)|comparing|need|considering)(?: [\w']+){0,2} (?:options"
        r"|alternatives|providers|carriers|brokers)\b|to budget\b|price point\b",
    ),
)
