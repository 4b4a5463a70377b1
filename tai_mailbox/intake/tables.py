# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Lane tables: a header row that names origin and destination, then one load a row.

Cells are parted by tabs (HTML tables, pasted spreadsheets, attachments), by pipes, or stand in
columns with two blanks or more between them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from .text import Scan

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
            r"(?:pick ?-?up|pu|p/u|ship|load|ready|avail(?:able)?|origin|shipping"
            r"|recoleccion|carga|start)(?: ?(?:date|day|dt|window|appt|appointment|on))s?"
            r"|dates?|ship|ready|avail(?:able)?|fecha|fecha (?:de )?(?:carga|recoleccion"
            r"|recogida|salida|embarque)|pu ?dt|pickup ?/ ?date|when|pick ?-?up(?= ?$)"
        ),
    ),
    (
        "delivery_date",
        (
            r"(?:del(?:ivery)?|drop|deliver|dest(?:ination)?|arrival|entrega|due"
            r"|must deliver|consignee|fecha de entrega)(?: ?(?:date|day|dt|by|window|appt"
            r"|appointment|on))|due|mabd|eta|rdd|fecha (?:de )?(?:entrega|llegada"
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
            r"|del(?:ivery)?(?: ?(?:location|address|city ?[,/&]? ?st(?:ate)?|to))?"
            r"|deliver ?to|consignee(?: .*)?|ship ?to|destino|hasta|receiver"
            r"|drop(?: ?off)?|cons"
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
            r"|trailer(?: ?type)?|truck(?: ?type)?|trlr?|equipo|tipo de (?:equipo|caja"
            r"|unidad)|unidad|eqp"
        ),
    ),
    ("mode", r"mode|service(?: ?(?:type|level))?|servicio|ftl/ltl|size|full/partial|f/p"),
    ("weight_kg", r"(?:weight|wt|wgt|peso|gross)[ .]*\(?(?:in )?(?:kgs?|kilos?)\)?|kgs?"),
    (
        "weight",
        (
            r"(?:gross|net) ?\(?(?:lbs?)?\)?|(?:total |gross |net |est\.? )?(?:weight|wt|wgt|lbs|pounds"
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
    ("freight_class", r"(?:freight |nmfc )?class|clase|cls|fc"),
    (
        "commodity",
        (
            r"commodity|product|description|commodity ?/ ?description|item|material"
            r"|producto|mercancia|freight|cargo|goods|desc"
        ),
    ),
    ("temperature", r"temp(?:erature)?(?: .*)?|temperatura|set ?point"),
    ("hazmat", r"haz(?:mat|ardous)?\??|hm|dg|un ?#?|hazmat ?y/?n"),
    ("po", r"p\.?o\.?(?: ?(?:#|number|no\.?|num))?s?|purchase order(?: .*)?"),
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
            r"notes?|comments?|special .*|accessorials?|requirements?|instructions?"
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
_HEADER = tuple((name, re.compile(pattern + r"[ ]?[.:*?]?")) for name, pattern in _COLUMNS)
_PIPE = re.compile(r"[ ]*\|[ ]*")
_BLANKS = re.compile(r"[ ]{2,}")
_MOST_ROWS = 500


@dataclass(frozen=True, slots=True)
class Cell:
    text: str  # as written
    start: int  # in the segment
    end: int


@dataclass(slots=True)
class Row:
    """One load's cells by column; a column may be met twice (city of origin, city of destination)."""

    start: int
    end: int
    cells: dict[str, Cell] = field(default_factory=dict)


@dataclass(slots=True)
class Table:
    """Rows that are one load each, or (`items`) the parts of one load."""

    start: int
    end: int
    rows: list[Row] = field(default_factory=list)
    items: bool = False


def find_tables(scan: Scan) -> list[Table]:
    """The tables of a segment that say something of freight."""
    if "\t" not in scan.text and "|" not in scan.text and "  " not in scan.text:
        return []
    tables: list[Table] = []
    number = 0
    while number < len(scan.starts):
        table, number = _table_at(scan, number)
        if table:
            tables.append(table)
    return tables


def _table_at(scan: Scan, number: int) -> tuple[Table | None, int]:
    """The table whose header is this line, and the number of the line to go on with."""
    header, separator = _header(scan, number)
    if not header:
        return None, number + 1
    start, end = scan.line_span(number)
    turned = _turned(scan, number, header, separator)
    if turned:
        return turned
    table = Table(start, end, items=not any(_is_end(name) for name, _cell in header))
    number += 1
    blanks = 0
    while number < len(scan.starts) and len(table.rows) < _MOST_ROWS:
        cells = _cells(scan, number, separator)
        line = scan.line(number)
        if not line.strip(" \t|-+=_*"):
            blanks += 1
            if blanks > 2 or (blanks > 1 and separator != "\t"):
                break
        elif len(cells) < 2 or _header(scan, number)[0]:
            break
        else:
            blanks = 0
            _add_row(table, header, cells, separator, scan.line_span(number))
        number += 1
    return (table if table.rows else None), number


_TURNED = {
    "location": "",
    "city": "_city",
    "address": "",
    "city, state": "",
    "city/state": "",
    "state": "_state",
    "zip": "_zip",
    "zip code": "_zip",
    "postal code": "_zip",
    "date": "_date",
    "ready date": "_date",
    "dates": "_date",
    "when": "_date",
    "appointment": "_date",
    "ubicacion": "",
    "ciudad": "_city",
    "fecha": "_date",
}


def _turned(
    scan: Scan, number: int, header: list[tuple[str, Cell]], separator: str
) -> tuple[Table, int] | None:
    """A table with a column for each end and a row for place, date...: one load."""
    names = [name for name, _cell in header if name]
    if separator == "  " or names != ["origin", "destination"] or header[0][0]:
        return None
    table = Table(*scan.line_span(number))
    row = Row(table.start, table.end)
    number += 1
    while number < len(scan.starts):
        cells = _cells(scan, number, separator)
        kind = _TURNED.get(cells[0].text.lower().strip(" :")) if len(cells) > 1 else None
        if kind is None:
            break
        for (end, _head), cell in zip(header[1:], cells[1:], strict=False):
            name = {"origin_date": "pickup_date", "destination_date": "delivery_date"}.get(
                end + kind, end + kind
            )
            row.cells.setdefault(name, cell)
        row.end = table.end = scan.line_span(number)[1]
        number += 1
    table.rows.append(row)
    return (table, number) if row.cells else None


def _is_end(name: str) -> bool:
    return name.startswith(("origin", "destination", "lane"))


def _add_row(
    table: Table, header: list[tuple[str, Cell]], cells: list[Cell], separator: str, span: tuple[int, int]
) -> None:
    row = Row(*span)
    for name, cell in _aligned(header, cells, separator, table.start, span[0]):
        if cell.text and name not in row.cells:
            row.cells[name] = cell
    if row.cells:
        table.rows.append(row)
        table.end = span[1]


def _header(scan: Scan, number: int) -> tuple[list[tuple[str, Cell]], str]:
    """(columns, separator) of a header row, or ([], "")."""
    line = scan.line(number)
    for separator in ("\t", "|", "  "):
        if separator not in line:
            continue
        cells = _cells(scan, number, separator)
        names = _named(cells, scan)
        if names:
            return list(zip(names, cells, strict=True)), separator
    return [], ""


def _named(cells: list[Cell], scan: Scan) -> list[str]:
    """The columns of a header row that names an end of the lane, or [] if this is no header row."""
    raw = [_column(scan.text[cell.start : cell.end].strip(" *_")) for cell in cells]
    if "stop" in raw and "city" in raw:
        return []  # the stops of one load, a row each
    known = [name for name in raw if name]
    if len(known) < 2 or len(known) * 2 < len([cell for cell in cells if cell.text]):
        return []
    texts = [cell.text.lower() for cell in cells]
    names = _paired([_date_beside(name, text, raw) for name, text in zip(raw, texts, strict=True)])
    has_origin = any(name.startswith(("origin", "lane")) for name in names)
    has_destination = any(name.startswith(("destination", "lane")) for name in names)
    if has_origin and has_destination:
        return names
    if has_origin or has_destination:
        return names if len(known) >= 3 else []
    return names if _lists_items(names) else []


def _lists_items(names: list[str]) -> bool:
    """Whether the columns are those of a packing list: counts, with sizes or weights."""
    sized = {"length", "width", "height"} <= set(names) or "dimensions" in names
    weighed = "weight" in names or "each_weight" in names or "weight_kg" in names
    return ("units" in names and (sized or weighed)) or (sized and weighed)


_PICKUP_ONLY = re.compile(r"pick ?-?up|pu|p/u")


def _date_beside(name: str, text: str, names: list[str]) -> str:
    """ "PU" beside "From", or "Delivery" beside "Destination", is a date."""
    if name == "pickup_date" and _PICKUP_ONLY.fullmatch(text.strip(" :*")) and not _times(names, "origin"):
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
    if not any(_is_end(name) for name in names) and "city" not in names:
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


def _column(text: str) -> str:
    text = " ".join(text.replace("_", " ").split())
    if not text or len(text) > 40:
        return ""
    return next((name for name, pattern in _HEADER if pattern.fullmatch(text)), "")


def _cells(scan: Scan, number: int, separator: str) -> list[Cell]:
    start, end = scan.line_span(number)
    text = scan.text[start:end]
    if separator == "\t":
        spans = _between(text, re.finditer("\t", text))
    elif separator == "|":
        spans = _between(text, _PIPE.finditer(text))
        spans = [span for at, span in enumerate(spans) if span[0] < span[1] or 0 < at < len(spans) - 1]
    else:
        spans = [span for span in _between(text, _BLANKS.finditer(text)) if span[0] < span[1]]
    return [_cell(scan, start + a, start + b) for a, b in spans]


def _between(text: str, separators: Iterator[re.Match[str]]) -> list[tuple[int, int]]:
    spans, position = [], 0
    for separator in separators:
        spans.append((position, separator.start()))
        position = separator.end()
    return [*spans, (position, len(text))]


def _cell(scan: Scan, start: int, end: int) -> Cell:
    return Cell(scan.original[start:end].strip(" \r\t"), start, end)


def _aligned(
    header: list[tuple[str, Cell]], cells: list[Cell], separator: str, header_start: int, row_start: int
) -> Iterator[tuple[str, Cell]]:
    """Each cell with its column: by order, or by position where columns of text have gaps."""
    if separator != "  " or len(cells) == len(header):
        yield from ((name, cell) for (name, _head), cell in zip(header, cells, strict=False))
        return
    for cell in cells:
        at = cell.start - row_start
        yield (
            min(
                ((name, head) for name, head in header),
                key=lambda item: abs(item[1].start - header_start - at),
            )[0],
            cell,
        )
