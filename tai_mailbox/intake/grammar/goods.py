# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Words that name what freight is made of: "kiln", "raspberries", "llantas".

Two lists: one by hand, of the trade's own words and of Spanish, in the number in which they are written; and
one of 9,000 English words in the singular (`data/goods.tsv`, made by `tools/build_goods.py`).
"""

from __future__ import annotations

from functools import cache, lru_cache

from ..data import lines
from ..text import word_set

GOODS = word_set(
    """
    steel coils lumber paper water produce chicken beef pork meat poultry turkey beverages beverage beer
    wine liquor spirits furniture electronics tires tyres machinery plastics resin pipe pipes piping
    rebar beams tubing cable tile tiles flooring carpet appliances paint paints chemicals fertilizer
    feed grain rice flour sugar salt potatoes onions apples citrus oranges lettuce tomatoes avocados
    berries strawberries blueberries bananas limes lemons grapes peppers melons watermelons carrots
    broccoli vegetables veggies fruit fruits cheese milk dairy yogurt butter eggs juice soda snacks
    chips candy chocolate coffee tea groceries packaging cardboard corrugated bottles glass cans
    aluminum aluminium copper brass zinc scrap castings forgings bearings motors engines transformers
    generators pumps valves compressors tractor tractors excavator excavators backhoe dozer bulldozer
    forklift forklifts crane vehicles cars batteries insulation drywall shingles roofing brick bricks
    pavers stone granite marble cement concrete sand gravel mulch soil plants textiles fabric clothing
    apparel garments shoes footwear toys books tissue diapers detergent soap shampoo cosmetics
    pharmaceuticals pharma vaccines medicine vitamins supplements displays fixtures booth racks racking
    shelving cabinets doors windows mattresses plywood osb poles logs pulp film adhesives adhesive glue
    lubricants lubricant oil gasoline diesel acid solvent solvents ethanol asphalt wire hay cotton
    peanuts nuts almonds pecans seeds seed corn soybeans beans wheat barley oats seafood fish shrimp
    salmon foodstuffs foods ingredients spices sauce ketchup pasta bread bakery pizza tortillas litter
    equipment parts hardware fasteners screws bolts tools trusses joists siding fencing fence panels
    modules ceramics porcelain sinks tubs toilets polymer polyethylene polypropylene pellets powder ink
    toner copiers printers servers computers monitors tvs laptops trampolines bicycles treadmills gym
    spas boats boat kayaks trailers tanks vessel boiler boilers chillers acero aguacate aguacates tomate
    tomates jitomate limon limones autopartes muebles cerveza agua papel plastico maquinaria
    electrodomesticos vidrio azucar fruta frutas verdura verduras carne pollo refacciones resina llantas
    ceramica tequila mango mangos fresas tubos tuberia lamina rollos aluminio cobre madera ropa calzado
    alimentos quimicos fertilizante equipo productos kegs keg kiln kilns shed sheds bleacher bleachers
    sculpture sculptures press presses turkeys cattle hogs livestock hives egg sash crossties crosstie
    joist stud studs drums inverter inverters handler handlers header headers chiller skid-steer
    telehandler telehandlers gensets genset dryer dryers washer washers mixer mixers conveyor conveyors
    dispenser dispensers kiosk kiosks locker lockers pallet-racking condenser condensers regulator
    regulators coater winder windings sofas hvac sprinkler sprinklers switchgear transformer kayak
    dinghy pontoon pontoons golf-carts carts scooters atv atvs utv utvs motorcycles minivans sedan
    sedans suv suvs pickups cubicle cubicles workstation workstations pews pew casket caskets headstones
    monuments mannequins signage signs sign banners wraps totes crates barrels barrel rims shingle
    stucco moulding molding millwork veneer decking fascia gutters gutter downspout skylights stairs
    steps rails railing handrail scaffold scaffolding formwork culvert culverts manholes hydrants meters
    frames frame sheets blanks rods ingots ingot billets billet slabs blooms plates weldments extrusions
    stampings assemblies subassemblies sections segments blades towers nacelles hubs rotors silage bran
    hulls malt hops yeast broth puree concentrate syrup molasses glucose dextrose cornstarch starch
    sausages pasties tamales dough pies tarts cakes donuts bagels buns rolls kombucha seltzer cider mead
    vodka whiskey bourbon rum gin jerky kibble treats formula wipes linens towels blankets bedding
    pillows toppers rugs curtains blinds shades lamps lighting luminaires camas sillas mesas puertas
    ventanas juguetes colchones bicicletas zapatos telas hilo cables alambre varilla varillas perfiles
    vigas tanques bombas motores transformadores generadores valvulas tornillos herramientas losetas
    azulejo azulejos pisos piso cemento yeso ladrillos pintura pinturas aceite vino refrescos jugo jugos
    leche queso mantequilla huevos pescado camaron camarones mariscos cebolla cebollas chile chiles
    pepino pepinos sandia sandias melones uvas naranjas manzanas platanos pinas papaya papayas nopal
    nopales frijol frijoles maiz trigo arroz harina cafe dulces galletas botanas pan empaque empaques
    envases botellas latas carton etiquetas medicamentos cosmeticos jabon detergente panales servilletas
    computadoras pantallas televisores refrigeradores lavadoras estufas arneses asientos rines chatarra
    triplay tarimas-nuevas semilla semillas flores plantas arboles
    """
)
# Things too, but in a broker's mail they are the truck, the dock, papers, a name, or how a thing is packed.
_SELDOM_FREIGHT = word_set(
    """
    account arrangement art ballpark bar base belt block board bonnet booking boot borderline bow box
    branch bridge buck bud bush button cab cage call cap cape capital car card cargo carriage carrier
    case cat chain channel chassis chip chit circuit clearance coast colt commodity company container
    copy cover crop cross cup curb dash deck device diet dimension dish dispatch dispatcher ditch dock
    dolly door draft driveway drop dry duplicate dust elevation elevator embankment entrance envelope
    escort exit fare farm fax feature field file fill filler fitting flat flatbed fleet floor footer
    forklift form formulation fraction freight front gang garden gate gear glasses goods grade ground
    grove hall heel holder hook hopper hotspot ice innovation instrument interchange interface item jack
    job kind lab label laboratory ladder lane layer leaf lift line link load loader loading lock lot
    lumper mail mailbox maker map mark material medium mike mix monitor mound neck nest net note object
    office oil-field outfield output pack packet packing page pallet panhandle paper-work part particle
    path peg phone photo pickup picture piece pin place planning plant platform pocket point porch port
    portfolio print product quote radio rail ramp ranch range receiver recorder release rep reserve
    rider rig roof room rose rush sample screen segment set shelter ship shipment shop shot shutter
    signal site size skid slip spot spring stack stall station stick stock stop storage strap street
    studio stuff subsection supply surface system tag tail tanker target tarp team telephone temperature
    terminal test ticket time tip track tractor-trailer trailer tread trigger truck trunk turn unit
    utility van vehicle vessel wall warehouse way weather weight wheel width window wing wire yard yield
    """
)


@lru_cache(maxsize=8192)
def is_goods(word: str) -> bool:
    """Whether a lower-case word, in the singular or the plural, is mostly the name of something to ship."""
    if word in GOODS or f"{word}s" in GOODS or word.endswith("s") and word[:-1] in GOODS:
        return True
    forms = _singulars(word)
    return not _SELDOM_FREIGHT.intersection(forms) and not _listed().isdisjoint(forms)


def is_plural(word: str) -> bool:
    """Whether a word may be counted: "kilns", "knives", "sillas"."""
    return len(word) > 3 and word.endswith("s") and not word.endswith("ss")


def _singulars(word: str) -> list[str]:
    """What a word may be the plural of, itself included."""
    forms = [word]
    if word.endswith("s"):
        forms += [word[:-1], word[:-2]] if word.endswith("es") else [word[:-1]]
    if word.endswith("ies"):
        forms.append(word[:-3] + "y")
    if word.endswith("ves"):
        forms += [word[:-3] + "f", word[:-3] + "fe"]
    return forms


@cache
def _listed() -> frozenset[str]:
    return frozenset(lines("goods.tsv"))
