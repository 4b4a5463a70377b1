# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What the columns of a table hold, by what their heads say: "Origin City", "PU date", "Wt (lbs)"."""

from __future__ import annotations

import re
from collections.abc import Sequence

# What a header cell says; the first pattern that fits names the column.
_COLUMNS: tuple[tuple[str, str], ...] = (
    (
        "skip",
        (
            r"(?:target|rate|pays?|price|cost|miles|mileage|distance|rpm|bid|all.?in|\$"
            r"|tarifa|line ?haul|fuel|total cost|contact|phone|carrier|status|deadhead|age"
            r"|dh|trip|company|customer|broker)(?: .*)?"
        ),
    ),
    ("lane", r"lanes?|route|ruta|origin ?(?:/|-|>|to) ?dest(?:ination)?|o ?/ ?d|from ?(?:/|-|>) ?to"),
    (
        "pickup_date",
        (
            r"(?:pick ?-?up|pull|pu|p/u|ship|load|ready|avail(?:able)?|origin|shipping"
            r"|recoleccion|carga|start)(?: ?(?:date|day|dt|window|appt|appointment|on))s?"
            r"|dates?|ship|ready|avail(?:able)?|fecha|fecha (?:de )?(?:carga|recoleccion"
            r"|recogida|salida|embarque)|pu ?dt|pickup ?/ ?date|when|day|carga|pick ?-?up(?= ?$)"
            r"|(?:ships|leaves|departs|collected|goes out|picks up)(?: on)?"
        ),
    ),
    (
        "delivery_date",
        (
            r"(?:del(?:ivery)?|drop|deliver|dest(?:ination)?|arrival|entrega|due"
            r"|must deliver|consignee|fecha de entrega)(?: ?(?:date|day|dt|by|window|appt"
            r"|appointment|on))|due|mabd|eta|rdd"
            r"|(?:arrives?|delivers|lands|needed|wanted|there)(?: (?:on|by))?"
            r"|fecha (?:de )?(?:entrega|llegada"
            r"|descarga)"
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
            r"d|dest(?:ination)?s?(?: ?(?:location|address"
            r"|city ?[,/&]? ?st(?:ate)?(?:[ ,/]*zip)?|point))?|to"
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
            r"|equipo|tipo de (?:equipo|caja"
            r"|unidad)|unidad|eqp"
        ),
    ),
    ("mode", r"mode|service(?: ?(?:type|level))?|servicio|ftl/ltl|size|full/partial|f/p"),
    ("weight_kg", r"(?:weight|wt|wgt|peso|gross)[ .]*\(?(?:in )?(?:kgs?|kilos?)\)?|kgs?|kilos?|kilogram\w*"),
    (
        "weight",
        (
            r"(?:gross|net) ?\(?(?:lbs?)?\)?|(?:total |gross |net |est\.? )?(?:weight|wt|wgt|lbs?|pounds"
            r"|peso)\.?(?: ?\(?(?:lbs?|in lbs|pounds|#|total|k lbs|000s?)\)?)?"
        ),
    ),
    (
        "units",
        (
            r"(?:#|no\.?|num(?:ber)?|qty|total)? ?(?:of )?(?:pallets?|plts?|skids?|pcs"
            r"|pieces|units|qty|quantity|plt ?ct|pallet ?(?:count|ct|qty)|handling ?units?"
            r"|hus?|bundles|cartons|ctns|cases|coils|rolls|drums|bales|totes|bdls?"
            r"|count|tarimas|cantidad|crates|piece ?count)(?: ?(?:count|qty))?"
        ),
    ),
    (
        "each_weight",
        (
            r"(?:weight|wt|wgt|lbs) ?(?:each|ea|/ ?(?:ea|unit|pallet|plt|skid|pc)"
            r"|per (?:unit|pallet|piece|skid))\.?|(?:unit|each) (?:weight|wt)"
        ),
    ),
    ("length", r"l|length|len|largo"),
    ("width", r"w|width|ancho"),
    ("height", r"h|ht|height|alto"),
    ("type", r"(?:package|packaging|pkg|unit|handling unit|piece)?[ ]?types?|packaging|package|pkg|uom|tipo"),
    ("dimensions", r"dims?(?: .*)?|dimensions?(?: .*)?|l ?x ?w ?x ?h.*|size ?\(.*|medidas"),
    ("freight_class", r"(?:freight |frt\.? ?|nmfc )?class|clase|cls?|fc"),
    (
        "commodity",
        (
            r"commodity|product|description|commodity ?/ ?description|item|material|what|contents"
            r"|producto|mercancia|freight|cargo|goods|desc"
        ),
    ),
    (
        "temperature_c",
        (
            r"(?:temp(?:erature|eratura)?|set ?point|grados)\.?[ ]?\(?(?:in |en )?\u00b0?[ ]?c(?:elsius"
            r"|entigrados)?\)?"
        ),
    ),
    (
        "temperature",
        (
            r"(?:temp(?:erature)?|set ?point)\.?(?: .*)?|temperatura(?: .*)?"
            r"|(?:set|keep|kept|hold|held|run)(?: ?(?:at|to))?|degrees(?: f)?|(?:\u00b0 ?|deg\.? ?)?f"
        ),
    ),
    ("hazmat", r"haz(?:mat|ardous)?\??|hm|dg|hazmat ?y/?n"),
    ("un", r"un(?:/na)? ?(?:#|no\.?|number)?"),
    (
        "po",
        r"(?:customer |cust\.? |our |your |their )?p\.?o\.?(?: ?(?:#|number|no\.?|num))?s?|purchase order(?: .*)?",
    ),
    ("bol", r"b[./]?o?l(?: ?(?:#|number|no\.?))?|bill of lading(?: .*)?"),
    ("pro", r"pro(?: ?(?:#|number|no\.?))"),
    ("pickup", r"(?:pick ?-?up|pu)(?: ?(?:#|number|no\.?|ref.*))"),
    (
        "customer",
        (
            r"(?:customer |cust\.? |our |your )?ref(?:erence)?(?: ?(?:#|number|no\.?))?"
            r"|so(?: ?(?:#|number))|order ?#?|sales order.*|rfq ?#?"
        ),
    ),
    (
        "notes",
        (
            r"notes?|comments?|extras?|needs?|add(?:itiona|')l .*|special .*|accessorials?|requirements?"
            r"|instructions?"
            r"|remarks|info|notas|observaciones|services?"
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


def named_columns(heads: Sequence[str]) -> list[str]:
    """The columns of a header row that names an end of the lane or lists items, or [] if this is none.

    `heads` are its cells as the grammars see them (folded).
    """
    raw = [column_named(head.strip(" *_")) for head in heads]
    if "stop" in raw and "city" in raw:
        return []  # the stops of one load, a row each
    known = [name for name in raw if name]
    if len(known) < 2 or len(known) * 2 < len([head for head in heads if head.strip()]):
        return []
    names = _paired([_date_beside(name, head.strip(), raw) for name, head in zip(raw, heads, strict=True)])
    has_origin = any(name.startswith(("origin", "lane")) for name in names)
    has_destination = any(name.startswith(("destination", "lane")) for name in names)
    if has_origin and has_destination:
        return names
    if has_origin or has_destination:
        return names if len(known) >= 3 else []
    return names if _lists_items(names) else []


def is_end(name: str) -> bool:
    return name.startswith(("origin", "destination", "lane"))


def _lists_items(names: list[str]) -> bool:
    """Whether the columns are those of a packing list: counts, with sizes or weights."""
    sized = {"length", "width", "height"} <= set(names) or "dimensions" in names
    weighed = "weight" in names or "each_weight" in names or "weight_kg" in names
    return ("units" in names and (sized or weighed)) or (sized and weighed)


PICKUP_ONLY = re.compile(r"pick ?-?up|pu|p/u")


def _date_beside(name: str, text: str, names: list[str]) -> str:
    """ "PU" beside "From", or "Delivery" beside "Destination", is a date."""
    if name == "pickup_date" and PICKUP_ONLY.fullmatch(text.strip(" :*")) and not _times(names, "origin"):
        return "origin" if "lane" not in names and _times(names, "destination") else name
    if name == "origin" and text.startswith(("pu", "pick", "ship", "load")) and _times(names, "origin") > 1:
        return "pickup_date"
    if name == "destination" and text.startswith(("del", "drop")) and _times(names, "destination") > 1:
        return "delivery_date"
    return name


def _times(names: list[str], end: str) -> int:
    return sum(name in (end, f"{end}_city", f"{end}_zip") for name in names)


def _paired(names: list[str]) -> list[str]:
    """City, state and ZIP columns by the end they belong to; "Pickup" by what else there is."""
    if not any(is_end(name) for name in names) and "city" not in names:
        return names
    end = ""
    paired = []
    for name in names:
        if name.startswith(("origin", "destination")):
            end = name.split("_")[0]
        if name in ("city", "state", "zip"):
            if not end or (name == "city" and f"{end}_city" in paired):
                end = "origin" if not end else "destination"
            name = f"{end}_{name}"
        paired.append(name)
    return paired


def column_named(text: str) -> str:
    """The column that a head of this (folded) text stands over, or an empty string."""
    text = " ".join(text.replace("_", " ").split())
    match = _HEAD.fullmatch(text) if len(text) <= 40 else None
    return _COLUMNS[int(match.lastgroup[1:])][0] if match and match.lastgroup else ""
