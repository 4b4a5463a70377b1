# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Words that tell what may be part of a commodity's name from what stands around it."""

from __future__ import annotations

from ..text import word_set

# With goods they make their name: "frozen chicken", "auto parts".
ADJECTIVES = word_set(
    """
    frozen fresh bottled canned packaged dry raw used new palletized bagged crushed structural
    galvanized stainless hot cold rolled finished unfinished organic bulk boxed industrial commercial
    mixed assorted plastic steel consumer medical dairy auto automotive pet dog cat ice paper empty
    non-hazardous treated pressure carbon aluminum copper glass wood wooden office home household car
    truck engine machine electrical electronic solar construction building roofing pvc hdpe metal food
    concrete ceramic toilet tissue kraft recycled scrap motor cooking vegetable olive corn potato
    tortilla coffee wheat sweet spring mineral drinking chilled refrigerated farm lawn garden kitchen
    bath cleaning personal skin hair animal poultry cattle crude lubricating gypsum fiber cement asphalt
    oak pine cedar rough sawn flat pack sealed retail store trade show exhibit display precast prefab
    ground boneless whole cut leaf green red yellow white brown black idaho russet live printed coated
    uncoated hay
    """
)
# What goods are counted or cut in: "steel coils", "paper cups".
HEADS = word_set(
    """
    parts products product coils rolls goods food foods supplies materials material tubes pipe sheets
    sheet plates plate panels coil components equipment items bars bar beams rods rod cases bottles bags
    reels scrap liner liners cups paper board film blocks slabs mix juice bales boxes accessories pads
    pellets resin chips bits breasts wings thighs patties cream fixtures cabinets units machines machine
    trusses shingles oil water feed fibers yarn de acero
    """
)
# Words that are no freight wherever they stand: of the sentence, the lane, the trailer, the greeting.
NOISE = word_set(
    """
    a an and any are as at be but by can could do for from go going got had has have hey hi hello dear
    how i if in into is it its just let like me more must my need needed needs next no none not now of
    off on one only or our out over per please pls plz same see so some still than thank thanks thx that
    the their them then there these they this those to total up us via want was we were what when where
    which who will with within would you your yes y all each every both also about approx approximately
    around again asap below above attached best regards sincerely morning afternoon evening good day
    team everyone guys sir madam cheers quote quotes quoting quoted rate rates price prices pricing cost
    costs bid budget target request requested requesting rfq inquiry spot advise load loads loading loaded
    lane lanes freight shipment shipments shipping ship ships order orders truck trucks trucking trailer
    trailers carrier carriers driver drivers capacity equipment pickup pick pickups picking deliver
    delivery delivered delivering deliveries drop drops stop stops origin destination dest consignee
    shipper receiver shipper's dock docks appointment appt appts fcfs hours window open date dates time
    ready available avail weight weights lbs lb pounds kg class dims dimensions size pallets pallet
    skids skid pieces piece pcs units unit count qty quantity cases boxes cartons crates drums bags
    totes rolls bundles floor stacked stackable non full partial van vans reefer reefers flatbed
    flatbeds flat dry box straight step deck conestoga lowboy rgn hotshot tanker container dump teams
    tarp tarps tarped chains straps strap load-bars bars liftgate lift gate inside residential limited
    access hazmat haz nonhaz hazardous today tomorrow tonight monday tuesday wednesday thursday friday
    saturday sunday mon tue tues wed thu thur thurs fri sat sun week weekend january february march
    april may june july august september october november december early late early-morning noon
    midnight am pm cst est pst mst ct et mt firm flexible hot urgent rush standard solo direct dedicated
    expedite expedited drayage intermodal ltl ftl tl call text email phone cell fax number ref reference
    po bol pro customer contact attn re fw fwd subject name company address street city state zip
    country temp temperature degrees continuous frozen chilled ambient frost protect freeze set point
    running run keep maintain miles mile rate-con confirmation commodity product material description
    notes note comments special instructions details info information move moves moving moved haul
    hauling cover covering coverage book booking take help check confirm send get give make sure know
    long wide high tall ft foot feet inch inches length width height linear clean swept food grade air
    ride plated vented swing doors door legal permit permits oversize escort escorts insurance cargo
    value live unload drop-trailer preload preloaded hook detention lumper flats nmfc pies metros
    between empty return vessel eta hola buenos buenas dias tardes gracias saludos favor por para con
    sin que una uno el la los las de del en o desde hasta lunes martes miercoles jueves viernes sabado
    domingo hoy manana caja seca refrigerada plataforma flete viaje carga cargas camion unidad recoger
    entregar entrega cotizar cotizacion tarimas toneladas kilos peso libras estimado estimada
    atentamente origen destino fecha lista listo urge precio tarifa first second third last other
    another two three four five six seven eight nine ten max min gross net nte tbd n/a na weighing
    alternately overall used new required req extra additional split chassis port ramp rail yard
    terminal warehouse store plant facility mill house home business commercial military school church
    farm site construction side ends end area loose single double driver's assist assistance altogether
    dressed combined it's months month years year st rd ave blvd ln dr hwy highway pkwy way court suite
    ste bldg crossing apiece non-stackable non-haz non-hazmat nonstackable turnable hrs hr asap! ex
    works terms prepaid collect party bill
    """
)
# Words of the sentence that the list above lacks: what people do, and how.
VERBS = word_set(
    """
    invoice invoices pre-cool gal positions sheet everything asking listed tenders submission form forms
    accept accepts add added allow allowed appreciate arrange arrived arrive arrives arriving ask asked
    became become been before begin being believe bought bring brings brought build built buy call
    called calls came cannot carry change come comes coming complete confirmed cost costs cut decide did
    does doing done drive drives drove during eat ends even ever every expect expected explain feel few
    fill filled find fine finish finished fit fits follow forget forgot found gave gets getting give
    gives giving given goes gone guess happen happened head heading hear heard helps here hold holds
    hope how however instead keep keeps kept kind knew know knows last later leave leaves left lets like
    likes list live lives looking looks lose lost love made makes making many may maybe mean means meet
    might missed most moves much never nice nobody nothing often once ordered others otherwise ought own
    paid park pay pays people perhaps person picks place plan planned plans plus possible prefer pull
    pulls pulling put puts quick quickly quite ran read really receive received receives remember reply
    respond return right rolls runs said sat save saw say saying says scale see seem seems sell send
    sends sent served set sets several she shipped should show shows side since sit sits sitting small
    sold somebody someone something soon sorry sort speak spend spoke stand stands start starts stay
    still such sure takes taking talk tell tells things think though thought through ticket told took
    toward tried try trying turn turned types understand unless until use used uses usual usually very
    wait waiting walk wants wanted watch week weeks went whatever when whenever where whether while
    whole whose why win wish word words work worked working worry write written yesterday yet enough
    another anything anytime away back always already almost along after again against ago among anybody
    because behind below beside besides best better between big bit both bottom busy cheap cheaper clear
    close closed closes closing cold correct currently deal different difficult easy either else entire
    especially exact exactly extra fast final former free fresh-ish friendly happy hard heavy high
    hundred important inside it least less little local long low lower main major mine minimum more near
    nearly necessary new next normal only open opens original outside particular perfect pretty previous
    proper rather regular same separate short similar simple slow special standard straight strong
    sudden tight together top true under upper various weekly well wide wrong young he her him his hers
    himself ours myself yourself themselves whoever it'll we've we're we'll they'll i'm i've i'll i'd
    you're you've you'd won't can't don't doesn't didn't isn't aren't wasn't couldn't wouldn't shouldn't
    haven't hasn't theirs thats whats its esta este estan estamos son era fue han hay tiene tenemos
    tengo puede pueden quiere quiero salen sale llega llegan pesan pesa miden mide nos les mas muy ya
    tambien cuando donde como cual mi su sus nuestro nuestra nuestros nuestras al se es si no ni pero
    porque aqui ahi ahora solo cada todo todos toda ambos fob cif exw jan feb mar apr jun jul aug sep
    sept oct nov dec plts plt ltls ftls tot till iii minus grand stays insists wrapped rolled fallen
    temperatura saber planta soy equipo eye eyes clock gym cube line route numbers charge trouble hooked
    swap figure mission distributor volunteers broker picked charges emergency sending transporting
    relocating importing exporting inbound outbound southbound northbound eastbound westbound pour avec
    dans des une est nous vous
    """
)
# How goods are packed: what they are only where nothing else is named.
PACKING = word_set(
    """
    pallet pallets skid skids crate crates tote totes drum drums barrel barrels bag bags box boxes
    carton cartons case cases rack racks bin bins gaylord gaylords supersack supersacks sack sacks roll
    rolls bundle bundles bale bales coil coils reel reels spool spools tub tubs tray trays pail pails
    bucket buckets keg kegs cylinder cylinders container containers tank tanks ibc ibcs package packages
    packaging stack stacks unit units piece pieces cage cages stillage stillages blanket blankets wrap
    film dunnage strap straps chain chains tarp tarps block blocks cradle can cans bottle bottles jar
    jars jug jugs
    """
)
# What stands at the dock or belongs to it, unless it is counted: "we have a forklift".
AT_THE_DOCK = word_set(
    """
    axle axles hose winch residue cab key keys battery meter rubber wire boom shield bucket tractor
    tractors forklift forklifts crane cranes dock docks door doors ramp ramps jack lift hoist elevator
    gate gates scale scales camera cameras phone phones computer rig rigger riggers gravel tent bar
    lunch coffee beer water paper papers paperwork seal seals stairs steps driveway floor floors trailer
    trailers card cards glasses truck trucks tire tires ticket tickets lock locks light lights bed beds
    chassis engine nose tail wheel wheels lumper scotch donuts sugar ice snow mud dirt dust rain weather
    oven desk vest vests boots helmet shoes hat
    """
)
# Goods, but of the truck or of the sender's business where no other word is with them.
TOO_GENERAL = word_set(
    "equipment trailers parts tools productos equipo food foods machinery product products collection"
)
# Behind goods they make the name of a place or a firm: "the paint plant", "Eagle Paper Co".
OF_A_FIRM = word_set(
    """
    co company inc llc ltd corp corporation plant mill store stores warehouse yard yards shop shops
    dealer dealership distributor distribution farm farms lab laboratory association group supply works
    foundry factory depot terminal center centre market department dept office customer buyer mfg
    manufacturing industries industrial products services service logistics transport transportation
    brothers bros sons dairy brewery bakery sales team rental rentals exchange street road ave drive
    broker room rooms section cooler dock pit hall house park festival season show site job line
    building
    """
)
