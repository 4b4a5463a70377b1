# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The words and signs beside a place that tell what is one: states that are words, what ends a name."""

from __future__ import annotations

import re

from ..text import BLANK, word_set

UNIT = re.compile(
    r"[ ]?(?:\+/-)?[ ]?(?:#|lbs?\b|pounds?\b|libras\b|kgs?\b|kilos?\b|pcs\b|pieces\b"
    r"|cases\b|ctns?\b|cartons\b|units\b"
    r"|gal(?:lons?|s)?\b|mi(?:les)?\b|tons?\b|cu\b|cuft\b|sq\b|feet\b|ft\b|,\d{3}|\.\d|%|/\d)"
)
# Two-letter states that are also words: they need a comma, a postal code or the edges of a lane.
WORD_STATES = word_set(
    """
    in or me hi ok oh pa ma la de co al id as on so mo no an bc col mor mex sin son tab ver camp que ont
    ill ala ark cal colo ind kan mass miss mont ore wash
    """
)
NO_CITY = word_set(
    """
    to from in at of the and or near pickup deliver delivery delivering picking up origin destination ship
    shipping shipper consignee load loading for with via into out our your warehouse dc facility plant
    port dest orig pu del o d a de en desde hasta st ave rd street avenue road blvd dr drive suite ste ln
    lane hwy highway pkwy parkway way ct court pl unit bldg fl recoger entregar origen destino is are on
    my your his her its their us me him them this that these those each both all every
    rates rate quote van vans reefer flatbed truck trailer foot ft dry pallets skids lbs pounds
    mon tue wed thu fri sat sun monday tuesday wednesday thursday friday saturday sunday today tomorrow
    morning afternoon noon night week weekend january february march april june july august september october
    november december
    """
)
COMMA_SLACK = " ,.(/\n\t"
DATE_AFTER = re.compile(
    r"[ ]+(?:\d|the\b|or\b|mon|tue|wed|thu|fri|sat|sun|this|next"
    r"|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
)
# What stands behind a place's name, where the name is not part of a longer one ("Chicago Steel").
ENDS_A_NAME = re.compile(
    r"[ ]?(?:$|[\n\t,;:.!?()|/>*&+-]|\d|'(?!s)|" + BLANK + r"|(?:[vrf](?=[ @])|dv|rf|fb|sd"
    r"|to|and|or|for|on|at|with|w/|going|into|via|deliver\w*|deliv|del|pick\w*|pu|vans?|reefer\w*"
    r"|flat\w*|dry|step\w*|ftl|ltl|load\w*"
    r"|lane\w*|by|area|next|this|ready|then|please|pls|need\w*|rate\w*|quote\w*"
    r"|tomorrow|tmrw|tmw|today|asap|mon|monday|tues?|tuesday|wed|wednesday"
    r"|thu|thur|thurs|thursday|fri|friday|sat|saturday|sun|sunday|jan\w*|feb\w*|mar"
    r"|march|apr\w*|may|june?|july?|aug\w*|sept?\w*|oct\w*|nov\w*|dec\w*"
    r"|hot|from|a|hasta|para|y|con|el|de|partial|truck\w*|power|conestoga|hotshot|box"
    r"|sprinter|shipment|freight|in|is|as|per|leaving|lunes"
    r"|martes|miercoles|jueves|viernes|caja|cotiz\w*|thanks|thx|zip|drop|pallets?"
    r"|skids?|team|expedited|tanker|rgn|lowboy|class|full|metro|market|run|stop"
    r"|instead|every|each|weekly|daily|one|two|three|four|five|six|eight|ten|twelve"
    r"|these|those|that|usa|before|after|around|no|not|must|will|can|could|we|i"
    r"|straight|direct|door|early|late|first|should|it|he|they|but|if|so|because|when"
    r"|where|which|who|manana|hoy|que|cp|again|back|about|approx\w*|under|over|has"
    r"|have|ships?|shipping|are|out|off|down|up|over|across|near|same|also|plus|only|headed|heading|bound"
    r"|runs?|running|goes|destined)\b)"
)
SELDOM_WORDS = frozenset(("oh", "pa", "mo"))  # behind a city of that state they are the state
SITES = word_set(
    """
    mill plant yard warehouse whse dc facility terminal store shop branch location farm office site depot
    campus port planta bodega
    """
)
LEADS = frozenset(("to", "from"))
CLOSES = re.compile(r"[ ]*(?:[,;\n]|$)")
NOT_ZIP_BEFORE = re.compile(
    r"(?:\b(?:po|p\.o|bol|b/l|pro|ref|reference|order|load|so|mc|dot|invoice|inv|quote"
    r"|rfq|shipment|item|nmfc|sku|ticket"
    r"|weight|wt|peso|wgt|lbs|pickup number|pu number|shp|id|no|num|number|un"
    r"|container|release|box)[ ]?[#:.]{0,2}[ ]?|[$#.,/\d+=]|\d[-])$"
)
CROSSING_BEFORE = re.compile(
    r"(?:\b(?:via|cross(?:es|ed|ing|-dock)?|through|thru|border|bridge|puente|cruce"
    r"|cruz(?:a|ar|ando)|por|aduana|aduanal|customs"
    r"|broker|poe|port of entry)(?: (?:is|at|in|en|through|thru|the|por|point|with|located|de|:))*[ :]{1,2})$"
)
CROSSING_AFTER = re.compile(
    r"[ ]{0,2}(?:,? ?tx )?\(?(?:border|crossing|bridge|port of entry|customs|cruce|crossdock)\b"
    r"(?! (?:por|en|by|at|in|via|is|through)\b)"
)
DENIED = re.compile(r"\bnot (?:(?:in|at|to|from) )?$")
