# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What the freight is, as the sender names it: behind a label, after "of", or a word that is always freight.

Runs last, on a text from which places, dates, weights and the rest are blanked.
"""

from __future__ import annotations

import re

from ..text import BLANK, Found, Scan, word_set
from .goods import GOODS

_LABEL = re.compile(
    r"(?<![a-z])(?:commodit(?:y|ies)(?:[ ]description)?|products?(?:[ ]description)?"
    r"|material|cargo|freight(?:[ ](?:description|desc|details))?"
    r"|description(?:[ ]of[ ](?:goods|freight|commodity))?"
    r"|goods|contents|comm?|cmdty|mercanc?ias?|producto|item[ ]description|desc"
    r"|load[ ]description)[ ]?(?:\([^)\n]{0,20}\))?[ ]?(?:[:=\t]|is\b"
    r"|-[ ])[ \t]*(?P<value>[^\n\t;|" + BLANK + r"]{2,80})"
)
_OF = re.compile(
    r"(?:(?:loads?|truckloads?|ftls?|ltls?|shipments?|pallets?|skids?|crates?|plts?"
    r"|weight|full|tarimas?|carga|camion|viaje|lbs?|pounds|kilos|toneladas|tons?|boxes"
    r"|cases|cartons|drums|bags|totes|rolls|truck|trucks|trailers?|bundles|pieces"
    r"|partial|reefer|van|flatbed|completo|completa)"
    + rf"|{BLANK})[ \n]*(?:load[ ]|pallets[ ])?(?:of|de)[ \n](?:our[ ]|the[ ])?"
    + rf"(?P<value>[^\n\t;|.,({BLANK}]{{3,60}})"
)
_VERB = re.compile(
    r"(?<![a-z])(?:hauling|shipping|moving|ship|move|transporting|loaded[ ]with"
    r"|freight[ ]is|commodity[ ]is|product[ ]is|it's|it[ ]is|its|they're|carrying"
    r"|transportar|mover|enviar|embarcar)[ ]"
    rf"(?P<value>[^\n\t;|.,({BLANK}]{{3,60}})"
)
_STOP = re.compile(
    r"[ ](?:from|to|going|at|weighing|weighs|that|which|for|in|on|with|w/|picking|pick"
    r"|ready|needs?|needing|shipping|ships?|out[ ]of|leaving|loading|available|moving"
    r"|desde|hasta|para|listo|lista|que|con|of[ ]about|@|total|totaling|each|is|are"
    r"|must|will|this|next|tomorrow|today|asap|please|pls|thanks|by|via|deliver"
    r"|delivering|hacia|a)(?![a-z])|[ ]-{1,2}[ ]|[ ]/[ ]|\s{2,}|,[ ]?\d|[?!]|[.](?:[ ]"
    r"|$)|\("
)
_NOT_FREIGHT = re.compile(
    r"^(?:the|a|an|this|that|it|them|our|your|my|these|those|them|charge|freight"
    r"|loads?|it's|lading|shipment|shipments|truck|trucks|course|service|details?"
    r"|origin|destination|interest|n/a|na|tbd|none|yes|no|see|below|attached|which"
    r"|what|above|same|"
    r"pickup|delivery|pick|del|equipment|weight|about|approx|approximately|up|over"
    r"|under|each|stuff|capacity|drivers?|pies|feet|foot|\d.*)$"
)
_ARTICLE = re.compile(r"^(?:(?:a|an|the|our|some|one|two|three|un|una|\d{1,4})[ ])+")
_HEADS = word_set(
    """
    parts products product coils rolls goods food foods supplies materials material tubes pipe sheets sheet
    plates plate panels coil components equipment items bars bar beams rods rod cases bottles bags reels
    scrap liner liners cups paper board film blocks slabs mix juice bales boxes accessories pads pellets
    resin chips bits breasts wings thighs patties cream fixtures cabinets units machines machine trusses
    shingles oil water feed fibers yarn de acero
    """
)
_ADJECTIVES = word_set(
    """
    frozen fresh bottled canned packaged dry raw used new palletized bagged crushed structural galvanized
    stainless hot cold rolled finished unfinished organic bulk boxed industrial commercial mixed assorted
    plastic steel consumer medical dairy auto automotive pet dog cat ice paper empty non-hazardous treated
    pressure carbon aluminum copper glass wood wooden office home household car truck engine machine
    electrical electronic solar construction building roofing pvc hdpe metal food concrete ceramic toilet
    tissue kraft recycled scrap motor cooking vegetable olive corn potato tortilla coffee wheat sweet spring
    mineral drinking chilled refrigerated farm lawn garden kitchen bath cleaning personal skin hair animal
    poultry cattle crude lubricating gypsum fiber cement asphalt oak pine cedar rough sawn flat pack sealed
    retail store trade show exhibit display precast prefab ground boneless whole cut leaf green red yellow
    white brown black idaho russet live printed coated uncoated hay
    """
)
# Words that are no freight wherever they stand: of the sentence, the lane, the trailer, the greeting.
_NOISE = word_set(
    """
    a an and any are as at be but by can could do for from go going got had has have hey hi hello dear how i
    if in into is it its just let like me more must my need needed needs next no none not now of off on one
    only or our out over per please pls plz same see so some still than thank thanks thx that the their them
    then there these they this those to total up us via want was we were what when where which who will with
    within would you your yes y all each every both also about approx approximately around again asap below
    above attached best regards sincerely morning afternoon evening good day team everyone guys sir madam
    cheers quote quotes quoting quoted rate rates price prices pricing cost costs bid budget target request
    requested requesting rfq spot advise load loads loading loaded lane lanes freight shipment shipments
    shipping ship ships order orders truck trucks trucking trailer trailers carrier carriers driver drivers
    capacity equipment pickup pick pickups picking deliver delivery delivered delivering deliveries drop
    drops stop stops origin destination dest consignee shipper receiver shipper's dock docks appointment
    appt appts fcfs hours window open date dates time ready available avail weight weights lbs lb pounds kg
    class dims dimensions size pallets pallet skids skid pieces piece pcs units unit count qty quantity
    cases boxes cartons crates drums bags totes rolls bundles floor stacked stackable non full partial van
    vans reefer reefers flatbed flatbeds flat dry box straight step deck conestoga lowboy rgn hotshot tanker
    container dump teams tarp tarps tarped chains straps strap load-bars bars liftgate lift gate inside
    residential limited access hazmat haz nonhaz hazardous today tomorrow tonight monday tuesday wednesday
    thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun week weekend january
    february march april may june july august september october november december early late early-morning
    noon midnight am pm cst est pst mst ct et mt firm flexible hot urgent rush standard solo direct
    dedicated expedite expedited drayage intermodal ltl ftl tl call text email phone cell fax number ref
    reference po bol pro customer contact attn re fw fwd subject name company address street city state zip
    country temp temperature degrees continuous frozen chilled ambient frost protect freeze set point
    running run keep maintain miles mile rate-con confirmation commodity product material description notes
    note comments special instructions details info information move moves moving moved haul hauling cover
    covering coverage book booking take help check confirm send get give make sure know long wide high tall
    ft foot feet inch inches length width height linear clean swept food grade air ride plated vented swing
    doors door legal permit permits oversize escort escorts insurance cargo value live unload drop-trailer
    preload preloaded hook detention lumper flats nmfc pies metros between empty return vessel eta hola buenos
    buenas dias tardes gracias saludos favor por para con sin que una uno el la los las de del en o desde
    hasta lunes martes miercoles jueves viernes sabado domingo hoy manana caja seca refrigerada plataforma
    flete viaje carga cargas camion unidad recoger entregar entrega cotizar cotizacion tarimas toneladas
    kilos peso libras estimado estimada atentamente origen destino fecha lista listo urge precio tarifa
    first second third last other another two three four five six seven eight nine ten max min gross net nte
    tbd n/a na weighing alternately overall used new required req extra additional split chassis port ramp
    rail yard terminal warehouse store plant facility mill house home business commercial military school
    church farm site construction side ends end area loose single double driver's assist assistance
    altogether dressed combined it's months month years year st rd ave blvd ln dr hwy highway pkwy way court
    suite ste bldg crossing apiece non-stackable non-haz non-hazmat nonstackable turnable hrs hr asap! ex
    works terms prepaid collect party bill
    """
)
_CHUNK = re.compile(
    rf"(?P<lead>^|[,;:\n\t*(]|[ ]-[ ]|{BLANK}"
    rf"|(?<![\w.,/$-])\d{{1,4}}[ ])[ ]{{0,3}}(?P<value>[a-z][a-z'&/ -]{{2,44}}?)[ ]{{0,3}}(?=$"
    rf"|[,;.\n\t()?!]|{BLANK}|[ ]-[ ]|[ ]\d)"
)
_MOST_WORDS = 8
_WORDS = re.compile(r"[a-z][a-z'&-]*")


def find(scan: Scan) -> list[Found]:
    """Found values are the words as written, of the surest kind that the text has."""
    for reader in (_labelled, _after_of, _beside_count, _after_verb, _known_goods, _lone_words):
        found = reader(scan)
        if found:
            return found
    return []


def _labelled(scan: Scan) -> list[Found]:
    return [item for match in _LABEL.finditer(scan.text) for item in _phrase(scan, match, label=True)]


def _after_of(scan: Scan) -> list[Found]:
    return [item for match in _OF.finditer(scan.text) for item in _phrase(scan, match)]


def _after_verb(scan: Scan) -> list[Found]:
    found = [item for match in _VERB.finditer(scan.text) for item in _phrase(scan, match)]
    return [
        item
        for item in found
        if any(
            word in GOODS or f"{word}s" in GOODS for word in _WORDS.findall(scan.text[item.start : item.end])
        )
    ]


def _beside_count(scan: Scan) -> list[Found]:
    """ "22 pallets planters, 24,000 lbs", "1 mud pump 11,200#": the words right behind a figure."""
    return [
        _found(scan, *match.span("value"))
        for match in _CHUNK.finditer(scan.text)
        if (match["lead"][:1] == BLANK or match["lead"][:1].isdigit()) and _may_be_freight(match["value"])
    ]


def _lone_words(scan: Scan) -> list[Found]:
    """ "decking, 48k, tarps": a member of a list of catchwords that means nothing else."""
    return [
        _found(scan, *match.span("value"))
        for match in _CHUNK.finditer(scan.text)
        if match.start("value")
        and match["lead"] != ":"
        and _may_be_freight(match["value"])
        and _beside_figures(scan, match)
    ]


_ADDRESS_LINE = re.compile(
    r"[ *-]*(?:shipper|consignee|pick|deliver|origin|dest|location|from|to|company"
    r"|contact|attn|bill|ship|recoger|entregar|remitente)\b"
)


def _beside_figures(scan: Scan, match: re.Match[str]) -> bool:
    """Whether the line says something of freight besides, and is no line of an address."""
    line = scan.line(scan.line_of(match.start("value")))
    return BLANK in line and not _ADDRESS_LINE.match(line)


def _may_be_freight(text: str) -> bool:
    words = text.replace("/", " ").split()
    return 1 <= len(words) <= 4 and len(text) >= 4 and not any(word in _NOISE for word in words)


def _phrase(scan: Scan, match: re.Match[str], label: bool = False) -> list[Found]:
    """The noun phrase that begins where `match` found a value, cut where the sentence goes on."""
    text = _ARTICLE.sub("", match["value"].lstrip(" *'\"-"))
    start = match.end("value") - len(text)
    stop = _STOP.search(text) if label else _STOP.search(" " + text)
    if stop:
        text = text[: max(0, stop.start() - (0 if label else 1))]
    text = text.rstrip(" ,.-:&/'\"*")
    words = text.split()
    if not 1 <= len(words) <= _MOST_WORDS or not re.search("[a-z]{3}", text):
        return []
    return [] if _NOT_FREIGHT.match(text if label else words[0]) else [_found(scan, start, start + len(text))]


def _known_goods(scan: Scan) -> list[Found]:
    """A word that is always freight, with the words that belong to it: "frozen chicken breasts"."""
    words = list(_WORDS.finditer(scan.text))
    found: list[Found] = []
    for at, word in enumerate(words):
        if word.group() not in GOODS or word.group() in (
            "equipment",
            "trailers",
            "parts",
            "tools",
            "productos",
            "equipo",
        ):
            continue
        if found and word.start() < found[-1].end:
            continue
        first = at
        while (
            first
            and _touching(scan.text, words[first - 1], words[first])
            and words[first - 1].group() in _ADJECTIVES
        ):
            first -= 1
        last = at
        while (
            last + 1 < len(words)
            and _touching(scan.text, words[last], words[last + 1])
            and words[last + 1].group() in (_HEADS | GOODS)
        ):
            last += 1
        found.append(_found(scan, words[first].start(), words[last].end()))
    return found


def _touching(text: str, left: re.Match[str], right: re.Match[str]) -> bool:
    return text[left.end() : right.start()] in (" ", "\n")


def _found(scan: Scan, start: int, end: int) -> Found:
    return Found("commodity", " ".join(scan.original[start:end].split()), start, end)
