# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The end of a lane to which the words before a place lean it, where nothing says it plainly."""

from __future__ import annotations

import re

from ..grammar.goods import is_goods
from ..places.mention import Mention
from ..text import Scan, word_set
from .marks import Role

# Words that lean a place to one end, where nothing says it plainly: "hay is in Delta", "for my guys at Reno".
_LEANS_ORIGIN = re.compile(
    r"@[ ]?$|\bi live in[ ]$|(?<!a )(?<!the )\bload[ ]$"
    r"|\b(?:is|are|it's|its|sits?|sitting|here|built|made|grown|packed|crated?"
    r"|stored|staged|waiting|remaining|left|yard|plant|mill|farm|west of|east of|north of"
    r"|south of|warehouse|cooler|out(?=[ ]of))[ ](?:of[ ]|[a-z]+[ ])?(?:in|at|of)?[ ]?$"
    r"|\bwe (?:manufacture|make|build|grow|pack|produce|roast|brew|bottle|mill|quarry|print|assemble|cast"
    r"|weave|shell|press|can|smoke|bake|finish)\b[^.;\n]{0,30}\b(?:in|at|near)[ ]$"
    r"|\b(?:at|in|from) our[ ](?:[a-z]+[ ,]{1,2}(?:in|at)?[ ]?)?$"
    r"|\bload(?:s|ing)?\b[^.;\n]{0,70}\b(?:at|in|from)[ ]$"
)
_LEANS_DESTINATION = re.compile(
    r"\b(?:they (?:have|want|need|take|unload)|their|he's|she's|for|needed|wanted|want[s]?|goes|down|up|over"
    r"|into|there|customers?|clients?|buyers?|dealers?|receivers?|store|site|show|event|festival|job"
    r"|bought|ordered|purchased|distributors?|wholesalers?|users?|uses?|museum"
    r"|who (?:gets|will|shall|would)[^.\n]{0,30})\b"
    r"[^.\n]{0,60}$"
)
_PICKUP_AFTER = re.compile(r"[ ]?[/,(|-]?[ ]?(?:pu|p/u|pick[ -]?up)\b")
# Who has bought a thing gets it: "bought a lathe at an auction, it's in Gary, IN and I am in Waco, TX".
_HAS_BOUGHT = re.compile(r"\b(?:i|we)(?:'ve| have| just| also)* (?:bought|purchased|won)\b")
_IS_THERE = re.compile(
    r"\b(?:i am|i'm|im|we are|we're|i live|located|based)(?: (?:here|out|up|down|over))? (?:in|at|near) $"
)
_IS_HOME = re.compile(
    r"\b(?:to|into) my (?:home|house|farm|ranch|shop|place|yard|lot)\b[^.;\n]{0,30}$"
    r"|\b(?:home is|back home)(?: [a-z]+){0,4}? (?:(?:in|to|at|near) )?$"
)
# "The courthouse is in Macon, GA" tells nothing of where it stands; "the hay is in Delta, UT" does.
_LIES_THERE = re.compile(r"\b(?P<what>[a-z-]+)(?:'s| is| are) (?:[a-z]+ )?(?:in|at|near|outside|by|of) $")
_FREIGHT = word_set(
    "it they this that these those all everything mine ours stuff load loads freight shipment cargo material"
    " product machine machines unit units pallet pallets skid skids crate crates goods which plant mill farm"
    " factory cooler cellar shed shipper vendor supplier seller pickup"
)


def leaning(scan: Scan, mention: Mention) -> Role:
    """The end to which a place leans, or none."""
    before = scan.text[max(0, mention.start - 90) : mention.start]
    if _IS_HOME.search(before) or _IS_THERE.search(before) and _HAS_BOUGHT.search(scan.text):
        return "destination"
    if _PICKUP_AFTER.match(scan.text, mention.end):
        return "origin"
    leans_back = bool(_LEANS_ORIGIN.search(before))
    if _LEANS_DESTINATION.search(before):
        return "" if leans_back else "destination"
    lies = _LIES_THERE.search(before)
    if lies and lies["what"] not in _FREIGHT and not is_goods(lies["what"]):
        return ""
    return "origin" if leans_back else ""
