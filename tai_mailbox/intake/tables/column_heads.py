# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What the head of a column says that stands below it."""

from __future__ import annotations

import re
from functools import lru_cache

from ..grammar.references import role_of_head
from ..grammar.unit_names import ANY_NAME

# What a header cell says; the first pattern that fits names the column.
_COLUMNS: tuple[tuple[str, str], ...] = (
    (
        "skip",
        (
            r"(?:target|rate|pays?|price|cost|miles|mileage|distance|rpm|bid|all.?in|\$"
            r"|tarifa|line ?haul|fuel|total cost|contact|phone|carrier|status|deadhead|age"
            r"|dh|trip|company|customer(?! (?:p\.?o|ref|order|no\b|number|#))|broker)(?: .*)?"
        ),
    ),
    ("lane", r"lanes?|route|ruta|origin ?(?:/|-|>|to) ?dest(?:ination)?|o ?/ ?d|from ?(?:/|-|>) ?to"),
    (
        "pickup_date",
        (
            r"(?:pick ?-?up|pull|pu|p/u|ship|load(?:ing)?|collection|departure|ready|avail(?:able)?"
            r"|origin|shipping|recoleccion|carga|start)(?: ?(?:date|day|dt|window|appt|appointment|on))s?"
            r"|dates?|ship|ready|avail(?:able)?|fecha|dias?|fecha (?:de )?(?:carga|recoleccion"
            r"|recogida|salida|embarque)|pu ?dt|pickup ?/ ?date|when|day|carga|pick ?-?up(?= ?$)"
            r"|(?:ships|leaves|departs|collected|goes out|picks up)(?: on)?"
        ),
    ),
    (
        "delivery_date",
        (
            r"(?:del(?:ivery)?|drop|deliver|unload(?:ing)?|required|requested|dest(?:ination)?|arrival"
            r"|entrega|due|must deliver|consignee|fecha de entrega)(?: ?(?:date|day|dt|by|window|appt"
            r"|appointment|on))|due|mabd|eta|rdd"
            r"|(?:arrives?|delivers|lands|needed|wanted|there)(?: (?:on|by))?"
            r"|fecha (?:de )?(?:entrega|llegada|descarga)"
        ),
    ),
    ("origin_city", r"(?:o|orig(?:in)?|pu|pick ?-?up|shipper|ship(?: ?from)?|from)[ ._-]*city|ciudad origen"),
    (
        "origin_state",
        (
            r"(?:o|orig(?:in)?|pu|pick ?-?up|shipper|ship(?: ?from)?"
            r"|from)[ ._-]*(?:st(?:ate)?|prov(?:ince)?|st/prov)"
        ),
    ),
    (
        "origin_zip",
        (
            r"(?:o|orig(?:in)?|pu|pick ?-?up|shipper|ship(?: ?from)?|from)[ ._-]*(?:zip"
            r"|postal|zip ?code|postal ?code|cp)"
        ),
    ),
    (
        "destination_city",
        r"(?:d|dest(?:ination)?|del(?:ivery)?|consignee|ship ?to|to|drop|cons)[ ._-]*city|ciudad destino",
    ),
    (
        "destination_state",
        (
            r"(?:d|dest(?:ination)?|del(?:ivery)?|consignee|ship ?to|to|drop"
            r"|cons)[ ._-]*(?:st(?:ate)?|prov(?:ince)?|st/prov)"
        ),
    ),
    (
        "destination_zip",
        (
            r"(?:d|dest(?:ination)?|del(?:ivery)?|consignee|ship ?to|to|drop"
            r"|cons)[ ._-]*(?:zip|postal|zip ?code|postal ?code|cp)"
        ),
    ),
    (
        "origin",
        (
            r"o|orig(?:in)?(?: ?(?:location|address|city ?[,/&]? ?st(?:ate)?(?:[ ,/]*zip)?"
            r"|point))?|from|pick ?-?up(?: ?(?:location|address|city ?[,/&]? ?st(?:ate)?"
            r"|at|from))|pick ?-?up|pu|shipper(?: .*)?|ship ?from|origen|desde"
            r"|loading(?: point)?|load(?:ing)? ?at"
        ),
    ),
    (
        "destination",
        (
            r"d|dest(?:ination)?s?(?: ?(?:location|address|city ?[,/&]? ?st(?:ate)?(?:[ ,/]*zip)?|point))?|to"
            r"|deliver|del(?:ivery)?(?: ?(?:location|address|city ?[,/&]? ?st(?:ate)?|to))?"
            r"|deliver ?to|consignee(?: .*)?|ship ?to|destino|hasta|receiver(?: .*)?"
            r"|drop(?: ?off)?|cons|where(?: to)?|into|stores?|customer city"
        ),
    ),
    ("stop", r"stops?(?: ?(?:off|city|\d))?|stop ?\d.*|via|intermediate(?: stop)?"),
    ("city", r"city|ciudad|city ?, ?st(?:ate)?|city ?/ ?st(?:ate)?"),
    ("state", r"st|state|prov(?:ince)?|st/prov|estado"),
    ("zip", r"zip(?: ?code)?|postal(?: ?code)?|cp|codigo postal"),
    (
        "equipment",
        (
            r"eq(?:uip(?:ment|mt)?)?\.?(?: ?(?:type|req(?:uired)?|needed))?"
            r"|(?:type|kind) of (?:truck|trailer|equipment)|trailer(?: ?type)?|truck(?: ?type)?|trlr?"
            r"|equipo|tipo de (?:equipo|caja|unidad)|unidad|eqp"
        ),
    ),
    ("mode", r"mode|service(?: ?(?:type|level))?|servicio|ftl/ltl|size|full/partial|f/p"),
    ("weight_kg", r"(?:weight|wt|wgt|peso|gross)[ .]*\(?(?:in )?(?:kgs?|kilos?)\)?|kgs?|kilos?|kilogram\w*"),
    (
        "weight",
        (
            r"(?:gross|net|tare)(?: ?[+/&] ?(?:gross|net|tare))? ?\(?(?:lbs?)?\)?"
            r"|(?:total |gross |net |est\.? )?(?:weight|wt|wgt|lbs?|pounds"
            r"|peso)\.?(?: ?\(?(?:lbs?|in lbs|pounds|#|total|k lbs|000s?)\)?)?"
        ),
    ),
    ("unit_number", rf"(?:{ANY_NAME}) ?(?:#|no\.?|number|id)|pallet|plt|skid|crate|tarima"),
    (
        "units",
        (
            r"(?:#|no\.?|num(?:ber)?|qty|total)? ?(?:of )?(?:pallets?|plts?|skids?|pcs"
            r"|pieces|units|qty|quantity|plt ?ct|pallet ?(?:count|ct|qty)|handling ?units?"
            r"|hus?|bundles|cartons|ctns|cases|coils|rolls|drums|bales|totes|bdls?"
            r"|(?:[a-z]+ )?on (?:skids|pallets)"
            r"|(?:qty|quantity) ?(?:un|uom|u/m|units?)|count|tarimas|cantidad|crates|piece ?count)"
            r"(?: ?(?:count|qty))?"
            rf"|(?:{ANY_NAME})(?<=s)(?: ?/ ?(?:{ANY_NAME}))?"
        ),
    ),
    (
        "each_weight",
        (
            rf"(?:weight|wt|wgt|lbs|pounds) ?(?:each|ea|(?:/|per) ?(?:ea|hu|{ANY_NAME}))\.?"
            r"(?: ?\(?(?:in )?(?:lbs?|pounds|#)\)?)?|(?:unit|each|piece) (?:weight|wt)"
        ),
    ),
    ("length", r"l|length|len|largo"),
    ("width", r"w|width|ancho"),
    ("height", r"h|ht|height|alto"),
    (
        "type",
        (
            r"(?:package|packaging|pkg|unit|handling unit|piece)?[ ]?types?|packaging|package|pkg|tipo"
            r"|(?:(?:qty|weight|wt) )?(?:u/?o?/?m|units? of measure|unit)"
        ),
    ),
    (
        "dimensions",
        (
            rf"(?:{ANY_NAME}|case|item) sizes?(?: .*)?|l(?:ength)? ?/ ?w(?:idth)? ?/ ?h.*|dims?(?: .*)?"
            r"|dimensions?(?: .*)?|l ?x ?w ?x ?h.*|size ?\(.*|medidas"
        ),
    ),
    ("freight_class", r"(?:freight |frt\.? ?|nmfc )?class|clase|cls?|fc"),
    (
        "commodity",
        (
            r"commodity|product|description|commodity ?/ ?description|item|material|what|contents"
            r"|ingredient|species|variety|producto|mercancia|freight|cargo|goods|desc"
        ),
    ),
    (
        "temperature_c",
        (
            r"(?:temp(?:erature|eratura)?|set ?p(?:oin)?t|grados)\.?[ ]?\(?(?:in |en )?\u00b0?[ ]?c(?:elsius"
            r"|entigrados)?\)?"
        ),
    ),
    (
        "temperature",
        (
            r"(?:set )?(?:temp(?:erature)?|set ?p(?:oin)?t)\.?(?: .*)?|temperatura(?: .*)?"
            r"|(?:set|keep|kept|hold|held|run)(?: ?(?:at|to))?|degrees(?: f)?|(?:\u00b0 ?|deg\.? ?)?f"
        ),
    ),
    ("hazmat", r"haz(?:mat|ardous)?\??|hm|dg|hazmat ?y/?n"),
    ("un", r"un(?:/na)? ?(?:#|no\.?|number)?"),
    (
        "notes",
        (
            r"notes?|comments?|extras?|needs?|add(?:itiona|')l .*|special .*|accessorials?|requirements?"
            r"|instructions?|remarks|info|notas|observaciones|services?"
        ),
    ),
    (
        "skip",
        (
            r"(?:load|lane|line|shipment|shpt|id|ref)? ?(?:#|no\.?|id|number)|load"
            r"|lane ?id|shipment|freq(?:uency)?|volume|loads?(?: ?/ ?(?:wk|week|mo"
            r"|month))?|vol|length|len|len\(ft\)|l/f|f/p"
        ),
    ),
)
_HEAD = re.compile(
    "|".join(rf"(?P<c{at}>(?:{pattern})[ ]?[.:*?]?)" for at, (_name, pattern) in enumerate(_COLUMNS))
)


# What two languages have a word for, side by side: "Fecha / date".
_TOLD_TWICE = frozenset(("pickup_date", "delivery_date", "origin", "destination", "equipment", "commodity"))


@lru_cache(2_000)  # most heads are much the same
def column_named(text: str) -> str:
    """The column that a head of this (folded) text stands over, or an empty string."""
    text = " ".join(text.replace("_", " ").split())
    if len(text) > 40:
        return ""
    if role := role_of_head(text.rstrip(" .:*?")):
        return role
    match = _HEAD.fullmatch(text)
    if match and match.lastgroup:
        return _COLUMNS[int(match.lastgroup[1:])][0]
    names = {column_named(part) for part in text.split("/")} - {""} if "/" in text else set()
    return names.pop() if len(names) == 1 and names <= _TOLD_TWICE else ""
