# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The words and marks that tell several loads from several stops of one."""

from __future__ import annotations

import re

from ..beginnings import Expression

_MANY_TRUCKS = (
    r"(?:two|three|four|five|2|3|4|5)[ ](?:[a-z]+[ ])?"
    r"(?:vans|reefers|flatbeds|trucks|flats|step[ ]decks|trks)"
)
MANY_TRUCKS = re.compile(rf"\b{_MANY_TRUCKS}\b")
MULTI_LANE = re.compile(
    r"\b(?:rates|quotes|lanes"
    r"|loads(?! (?:at|in|from|out|on|here|mon|tue|wed|thu|fri|sat|sun)\b)"
    r"|shipments|prices|each|both|following|respectively"
    r"|cotizaciones|rutas|tarifas|individually|separately|separate"
    rf"|{_MANY_TRUCKS})\b"
)
# Said anywhere: the places of a list are the drops of one truck.
ONE_TRUCK = Expression(
    r"\b(?:one|a single) (?:truck|trailer|trailerload|truckload|van|reefer|flatbed)\b[^.\n]{0,30}"
    r"\b(?:two|three|four|five|[2-6]|multi[a-z]*) ?-?(?:drops?|stops?|offs?|deliveries|picks?(?: ?ups?)?)\b"
    r"|\b(?:stops?|off|drops?|deliver\w*|unload\w*) in (?:this|that|the following) order\b"
    r"|\bmulti-?(?:drop|stop)\b"
    r"|\bone (?:[\d']+ ?)?(?:van|truck|reefer|flat ?bed|flat ?deck|trailer)\b"
    r"(?! (?:to|from|goes|for|is|out|of|and|each|per|a)\b)"
    r"(?![^\x02]{0,400}\b(?:one|another|second|other)[ ](?:van|truck|reefer|flat|load|one|to|from|for|goes))"
)
# Said anywhere: each place is a load of its own.
MANY_RATES = re.compile(
    r"\b(?:two|three|both|separate) (?:rates|prices|quotes|numbers)\b"
    r"|\b(?:rates?|prices?|quotes?) separately\b"
    r"|\bboth (?:are|loads|trucks) [^.\n]{0,20}(?:vans|reefers|flatbeds|flats|trucks)\b"
)
A_WEIGHT = re.compile(r"(?<![\d.,/-])\d[\d,]{2,}(?:\.\d+)?[ ]?(?:#|lbs?|pounds|kgs?|kilos)(?![a-z])")
FULL = re.compile(r"\b(?:[2-4]\d,?\d{3}[ ]?(?:#|lbs?|pounds)|[2-4]\d(?:\.\d)?k)(?![a-z])")  # a truck's fill
FIGURE = re.compile(r"\d[ ]?(?:lbs?|#|k|pallets?|plts?|skids?|[a-z]{3,}s)\b")
HEADS_A_LOAD = re.compile(  # a day, or the number of a truck
    r"[ *>-]*(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*[ ,.:-]|\d{1,2}/\d{1,2}\b"
    r"|(?:truck|trk|load|van|flat)[ ]?#?\d\b)"
)
BULLET = re.compile(r"[ ]*(?:[-*>]|\(?[a-h1-9][.)])[ ]")
SEPARATE = re.compile(r"\b(?:separate(?:ly)?|individual(?:ly)?|(?:own|different) trucks?)\b")
SAME_TRUCK = re.compile(
    r"\b(?:(?:same|single) (?:truck|trailer|van|load)|one truck(?:load)?)\b(?! (?:of each|each|per|a)\b)"
    r"|\b(?:an?|one) (?:[a-z\d']+ )?(?:truck|van|reefer|flatbed)\b[^.\n]{0,60}"
    r"\bto (?:two|three|four|[2-4]) [a-z]+:"
)
THEN = re.compile(r"[^.;!?\n]*\bthen\b[^.;!?\n]*")  # in the sentence of the drop before
ON_THE_WAY = re.compile(r"\b(?:(?:on|along) the way|en route|in between|de paso)\b")
BOTH = re.compile(r"\b(?:both|all|everything|each)\b")
STOPS = re.compile(
    r"(?<!per )(?<!each )\b(?:stops?|drops?)\b|\bmulti|\bthen\b|\b(?:a|one|1|single)"
    r" (?:[a-z0-9']+ ){0,2}(?:van|truck|reefer|flatbed) ?load\b"
    r"|\b(?:one|same|single) (?:truck|trailer)\b"
)
THE_REST = re.compile(
    r"\b(?:(?:the )?(?:rest|remaining|remainder|balance|other half|final)"
    r"|stays? on|(?:the )?(?:other|last) (?:\d{1,3}|one|two|three|four|five|six"
    r"|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|twenty)"
    r"(?! (?:loads?|trucks?|vans?|flatbeds|reefers|lanes|weeks?|days?|months?|times|orders|quotes)\b))"
)
_TRUCK = r"(?:load|ltl|shipment|truck|van|trailer|reefer|flat(?:bed)?|step ?deck|conestoga)"
# "One LTL from Dalton, GA and one LTL from Calhoun, GA": a truck each.
ANOTHER_TRUCK = re.compile(rf"\b(?:and|plus)[ ](?:one|another|a)[ ]{_TRUCK}[ ](?:from|out[ ]of|in|at)\b")
# "One goes to Vernon, CA; the other goes to Garland, TX", "a flat for Waco, TX and a flat for Tyler, TX",
# "Monday's truck goes to Waco, TX and Tuesday's to Tyler, TX": a truck each.
THE_OTHER = re.compile(
    r"(?:\b(?:the|and)[ ]|\n[ ]*|[.;][ ]+)(?:other|second|third|next|2nd|3rd|#[2-9])"
    r"(?:[ ](?:one|load|truck|van|trailer|reefer|flatbed))?"
    r"[ ](?:goes|going|is|loads|leaves|ships?|to|delivers|runs|heads|will)\b"
    rf"|\b(?:a|the)[ ](?:second|third|2nd|3rd)[ ](?:one|{_TRUCK})\b"
    rf"|\b(?:and|plus|;|\.|,)[ ](?:then[ ])?(?:one|another|an?)[ ](?:more[ ])?{_TRUCK}[ ]"
    r"(?:goes|going|is|to|for|from|into|out[ ]of|runs)\b"
    r"|\b(?:mon|tues?|wednes|thurs?|fri|satur|sun)day(?:'s)?[ ](?:"
    rf"{_TRUCK}|one|goes|is|runs)[ ](?:goes|going|is|to|for|into|runs|heads|will|delivers)\b"
)
# "lot 114 Bobcat S650", "units 311/312", as the head of a line
NUMBERED_THING = r"(?:lot|unit|item|job|release|order)s?[ ]?#?[ ]?\d{1,6}(?:[/&-]\d{1,6})?"
NEW_LOAD = re.compile(
    rf"\n[ ]*{NUMBERED_THING}\b|"
    r"\n[ \t*#-]*(?:\(?[a-h1-9][.)][ ]|(?:load|lane|shipment|order|quote|carga|viaje"
    r"|ruta|truck|trk|trailer|camion)[ ]?(?:no\.?[ ]?)?#?[ ]?(?:\d\b|[a-h][ ]?[:.)-])|#?\d{1,2}[.):][ ]"
    r"|#\d{1,2}[ ]"
    r"|(?:second|next|another|2nd|3rd|third)[ ](?:load|lane|one|shipment)\b)"
    r"|[.;][ ]+(?:the[ ])?(?:second|third|fourth|2nd|3rd|4th|next|other|#[2-9])"
    r"(?:[ ](?:load|lane|one|shipment))?[ ]?:"
)
