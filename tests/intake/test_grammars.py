# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""A table for every grammar: what people write, and what is read of it."""

from datetime import date

import pytest

from tai_mailbox.intake.grammar import (
    accessorials,
    commodity,
    dates,
    dimensions,
    equipment,
    freight_class,
    hazmat,
    mode,
    references,
    temperature,
    units,
    weight,
)
from tai_mailbox.intake.text import Scan

THURSDAY = date(2026, 9, 24)


def scan(text):
    return Scan(0, "new", text)


def values(grammar, text):
    return [found.value for found in grammar.find(scan(text))]


@pytest.mark.parametrize(
    ("text", "pounds"),
    [
        ("42,000 lbs", [42000]),
        ("42000#", [42000]),
        ("44k", [44000]),
        ("40 000 lbs", [40000]),
        ("22.5 tons", [45000]),
        ("20 MT", [44092.45]),
        ("20 toneladas", [44092.45]),
        ("1,200 kg", [2645.55]),
        ("40 mil libras", [40000]),
        ("approx 45k", [45000]),
        ("38-40k lbs", [38000]),
        ("15,000 + 12,000 + 10,000 lbs", [37000]),
        ("3 totes @ 700 lb + 1 pallet", [700]),
        ("1,100, 1,250, 900 and 1,400 lbs", [4650]),
        ("Weight: 42000", [42000]),
        ("Weight (lbs)\t38,500", [38500]),
        ("53' van, 42,000, Friday", [42000]),
        ("pays $1.2k", []),
        ("MC 1242119", []),
        ("60607-77002", []),
        ("call 312-555-0142", []),
        ("keep at 34-38F", []),
    ],
)
def test_weight(text, pounds):
    assert [value.pounds for value in values(weight, text)] == pounds


@pytest.mark.parametrize(
    "text", ["12 pallets at 550 lbs each", "550 lbs/pallet", "850 lbs per skid", "2 plts @ 500#"]
)
def test_weight_of_each(text):
    assert values(weight, text)[0].each


@pytest.mark.parametrize("text", ["total weight 1,300 lbs", "1300 lbs total"])
def test_weight_of_all(text):
    assert values(weight, text)[0].total


@pytest.mark.parametrize(
    ("text", "count", "kind"),
    [
        ("22 pallets", 22, "pallet"),
        ("6 plts", 6, "pallet"),
        ("(2) skids", 2, "skid"),
        ("Pallet count: 12", 12, "pallet"),
        ("Pallets: 12, 48x40x60", 12, "pallet"),
        ("Pallets: 12.", 12, "pallet"),
        ("10 tarimas", 10, "pallet"),
        ("two pallets", 2, "pallet"),
        ("12 standard 48x40 pallets", 12, "pallet"),
        ("20 55-gallon drums", 20, "drum"),
        ("3 coils", 3, "coil"),
        ("(2) 48x40x50 @ 500#", 2, "piece"),
        ("Qty: 4", 4, "piece"),
    ],
)
def test_units(text, count, kind):
    (found,) = values(units, text)
    assert (found.count, found.type) == (count, kind)


@pytest.mark.parametrize("text", ["pallet jack at delivery", "$50 pallets", "0 pallets"])
def test_no_units(text):
    assert values(units, text) == []


@pytest.mark.parametrize(
    ("text", "size"),
    [
        ("48x40x72", (48, 40, 72)),
        ('48"x40"x60"', (48, 40, 60)),
        ("4'x4'x5'", (48, 48, 60)),
        ("48L x 40W x 60H", (48, 40, 60)),
        ("L48 W40 H48", (48, 40, 48)),
        ("10'6\" x 8' x 9'", (126, 96, 108)),
        ("120x80x100 cm", (47.2, 31.5, 39.4)),
        ("1.2 x 1.0 x 1.5 m", (47.2, 39.4, 59.1)),
        ("24ft long 12ft wide 12ft high", (288, 144, 144)),
        ('186" long by 118" wide by 142" high', (186, 118, 142)),
        ("Dims: 48/40/60", (48, 40, 60)),
    ],
)
def test_dimensions(text, size):
    assert values(dimensions, text) == [size]


def test_a_footprint_is_no_size():
    assert values(dimensions, "12 plts 40x48") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("class 70", ["70"]),
        ("CL70", ["70"]),
        ("cl. 92.5", ["92.5"]),
        ("FC 125", ["125"]),
        ("Class: 77.5, no hazmat", ["77.5"]),
        ("class 70, 2 pallets", ["70"]),
        ("class 8 corrosive", []),
        ("class A driver", []),
        ("class 500 lbs", []),
    ],
)
def test_freight_class(text, found):
    assert values(freight_class, text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("UN1993", ["UN1993"]),
        ("NA 1993", ["NA1993"]),
        ("non-haz", [False]),
        ("Hazmat: No", [False]),
        ("not hazmat", [False]),
        ("no peligroso", [False]),
        ("Hazmat: Yes", [True]),
        ("class 8 corrosive", [True]),
        ("materiales peligrosos", [True]),
        ("paint, class 3", [True]),
        ("flammable aerosols", [True]),
        ("no placards", [False]),
        ("not restricted", [False]),
        ("Hazmat? Nope", [False]),
        ("non-flammable", []),
        ("hazardous=", []),
        ("class 70", []),
        ("a class 8 truck", []),
    ],
)
def test_hazmat(text, found):
    assert values(hazmat, text) == found


@pytest.mark.parametrize(
    ("text", "degrees"),
    [
        ("34F", [34]),
        ("36\u00b0F", [36]),
        ("-10F", [-10]),
        ("minus 5 F", [-5]),
        ("keep at 34-38", [34]),
        ("28-32 continuous", [28]),
        ("2 C", [35.6]),
        ("set point 55", [55]),
        ("Temp\t34", [34]),
        ("reefer, 34-38", [34]),
        ("reefer@38", [38]),
        ("RF 34", [34]),
        ("refrigerated, +2/+8", [35.6]),
        ("frozen, -10", [-10]),
        ("frozen at zero or below", [0]),
        ("cannot go over 65", [65]),
        ("-20 or colder", [-20]),
        ("38 on the dial", [38]),
        ("18 grados bajo cero", [-0.4]),
        ("it has been 20 below here", []),
        ("a reefer at 2800", []),
        ("skids in cooler 3", []),
        ("5 F-150s", []),
        ("53 ft", []),
        ("reefer 42k", []),
        ("reefer 10/2", []),
    ],
)
def test_temperature(text, degrees):
    assert values(temperature, text) == degrees


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("53' dry van", ["van"]),
        ("53DV", ["van"]),
        ("caja seca", ["van"]),
        ("van or reefer", ["van_or_reefer"]),
        ("SD", ["step_deck"]),
        ("48' flatbed", ["flatbed"]),
        ("need 3 flats", ["flatbed"]),
        ("cargo van", ["sprinter"]),
        ("26' box truck", ["box_truck"]),
        ("40' HC container", ["container"]),
        ("Equip: V", ["van"]),
        ("Trailer: FD", ["flatbed"]),
        ("6 cargo vans on an auto carrier", ["auto_carrier"]),
        ("please refer to the sheet", []),
        ("not reefer", []),
    ],
)
def test_equipment(text, found):
    assert values(equipment, text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("FTL", ["ftl"]),
        ("less than truckload", ["ltl"]),
        ("camion completo", ["ftl"]),
        ("no partials", []),
        ("drayage", ["drayage"]),
        ("by air", ["air"]),
        ("12 Ocean View Rd", []),
    ],
)
def test_mode(text, found):
    assert values(mode, text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("liftgate at delivery", [("liftgate", "delivery")]),
        ("liftgate on both ends", [("liftgate", "both")]),
        ("lift gate required at pickup", [("liftgate", "pickup")]),
        ("inside delivery", [("inside", "delivery")]),
        ("no dock on our side", [("liftgate", "pickup")]),
        ("deliver to my shop, liftgate here", [("liftgate", "delivery")]),
        ("neither end has a dock", [("liftgate", "both")]),
        ("both are houses", [("residential", "both")]),
        ("my sister's house", [("residential", "")]),
        ("wheeled into the lobby", [("inside", "")]),
        ("has to be a team", [("team", "")]),
        ("driver will have to help unload", [("driver_assist", "delivery")]),
        ("call the foreman first", [("appointment", "")]),
        ("skip the liftgate", []),
        ("[ ] inside delivery", []),
        ("44,000 lb of tarps", []),
        ("both addresses are residential", [("residential", "both")]),
        ("with a good set of tarps", [("tarp", "")]),
        ("it can only be a team", [("team", "")]),
        ("the farm in Ocala", []),
        ("team drivers required", [("team", "")]),
        ("tarp", [("tarp", "")]),
        ("no liftgate", []),
        ("Liftgate: No", []),
        ("tarps not required", []),
        ("no liftgate or residential", []),
        ("shipper will not allow tarps", []),
        ("Hi team, quote please", []),
        ("our team will help", []),
    ],
)
def test_accessorials(text, found):
    assert values(accessorials, text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("PO# 4500123456", [("po", "4500123456")]),
        ("POs 1001/1002", [("po", "1001"), ("po", "1002")]),
        ("BOL# 88123", [("bol", "88123")]),
        ("Pro # 1234567", [("pro", "1234567")]),
        ("PU# 7781", [("pickup", "7781")]),
        ("Customer ref BP-2026-118", [("customer", "BP-2026-118")]),
        ("The BOL number will be DEC77120", [("bol", "DEC77120")]),
        ("77120 is the PO", [("po", "77120")]),
        ("use CW-99 on the invoice as our reference", [("customer", "CW-99")]),
        ("the PO at their end is VT-2210", [("po", "VT-2210")]),
        ("our ref TG-SUB-14", [("customer", "TG-SUB-14")]),
        ("Job 22871 on all papers", [("customer", "22871")]),
        ("requisition 8812", [("customer", "8812")]),
        ("cust ref BP18", [("customer", "BP18")]),
        ("pickup confirmation 88213", [("pickup", "88213")]),
        ("the job site opens at 0700", []),
        ("Our reference\n  APS-30881", [("customer", "APS-30881")]),
        ("PO MC-33018", [("po", "MC-33018")]),
        ("PO's 5512 and 5513", [("po", "5512"), ("po", "5513")]),
        ("PO del cliente: 5500671182", [("po", "5500671182")]),
        ("our file T28-3391", [("customer", "T28-3391")]),
        ("Our TGF88216", [("customer", "TGF88216")]),
        ("truck order 5591", [("customer", "5591")]),
        ("OUR REF HVG/28/00417", [("customer", "HVG/28/00417")]),
        ("Rel # 5512", [("pickup", "5512")]),
        ("release quantity: 1480", []),
        ("our plan 2200", []),
        ("Confirmation number for pick up: A77-120", [("pickup", "A77-120")]),
        ("PO Box 123", []),
        ("pick up 10/2", []),
    ],
)
def test_references(text, found):
    assert values(references, text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Commodity: Frozen chicken (non-haz)", "Frozen chicken"),
        ("a load of frozen pizza going to Reno", "frozen pizza"),
        ("van, steel coils, Friday", "steel coils"),
        ("we are shipping a transformer out of Waukesha", "transformer"),
    ],
)
def test_commodity(text, found):
    assert values(commodity, text)[0].words == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ready Friday", [("2026-09-25", "pickup")]),
        ("must deliver by 10/2", [("2026-10-02", "delivery")]),
        ("next Wednesday", [("2026-09-30", "")]),
        ("this Friday", [("2026-09-25", "")]),
        ("Thursday", [("2026-10-01", "")]),
        ("PU 9/29 DEL 10/1", [("2026-09-29", "pickup"), ("2026-10-01", "delivery")]),
        ("Monday pickup, Wednesday delivery", [("2026-09-28", "pickup"), ("2026-09-30", "delivery")]),
        ("pick up today, deliver tomorrow", [("2026-09-24", "pickup"), ("2026-09-25", "delivery")]),
        ("PU/DEL 9/28 / 9/30", [("2026-09-28", "pickup"), ("2026-09-30", "delivery")]),
        ("Oct 5-7", [("2026-10-05", "")]),
        ("Tue 9/29 or Wed 9/30", [("2026-09-29", "")]),
        ("week of 9/28", [("2026-09-28", "")]),
        ("early next week", [("2026-09-28", "")]),
        (
            "recoger el lunes 28 de septiembre, entregar el 30",
            [("2026-09-28", "pickup"), ("2026-09-30", "delivery")],
        ),
        ("28th", [("2026-09-28", "")]),
        ("12/30/26", [("2026-12-30", "")]),
        ("1/4", [("2027-01-04", "")]),
        ("need a quote by Friday", [("2026-09-25", "other")]),
        ("29SEP26", [("2026-09-29", "")]),
        ("the second Monday of October", [("2026-10-12", "")]),
        ("PU 9.29", [("2026-09-29", "pickup")]),
        ("PU 8-15", []),
        ("pickup 10.05.26", [("2026-10-05", "pickup")]),
        ("ready in 2 days", [("2026-09-26", "pickup")]),
        ("they get picked up in ten days", [("2026-10-04", "pickup")]),
        ("we pay in 30 days", []),
        ("flatbed 2 days from now", [("2026-09-26", "")]),
        (
            "pick up 9/28 and have them in Flint by 9/30",
            [("2026-09-28", "pickup"), ("2026-09-30", "delivery")],
        ),
        ("a week from Friday", [("2026-10-02", "")]),
        ("must be in Reno on Monday", [("2026-09-28", "delivery")]),
        ("loads Monday, delivers a day later", [("2026-09-28", "pickup"), ("2026-09-29", "delivery")]),
        (
            "ship Friday for next business day delivery",
            [("2026-09-25", "pickup"), ("2026-09-28", "delivery")],
        ),
        ("ready 10/5, deliver two days after pickup", [("2026-10-05", "pickup"), ("2026-10-07", "delivery")]),
        (
            "vessel in on the 12th, load on the following Monday",
            [("2026-10-12", "other"), ("2026-10-19", "pickup")],
        ),
        ("Friday for Monday", [("2026-09-25", ""), ("2026-09-28", "delivery")]),
        ("the Tuesday after Columbus Day", [("2026-10-13", "")]),
        ("the day before Thanksgiving", [("2026-11-25", "")]),
        ("Thanksgiving orders", []),
        ("the Tuesday after next", [("2026-10-06", "")]),
        ("ready after the weekend", [("2026-09-28", "pickup")]),
        ("last day of the month", [("2026-09-30", "")]),
        ("in a couple of weeks", [("2026-10-08", "")]),
        ("ready in 3 business days", [("2026-09-29", "pickup")]),
        ("October fifth", [("2026-10-05", "")]),
        ("Friday the 13th", [("2026-11-13", "")]),
        ("load 11/20, deliver the 22nd", [("2026-11-20", "pickup"), ("2026-11-22", "delivery")]),
        ("pick up thrusday", [("2026-10-01", "pickup")]),
        ("PU date 10052026", [("2026-10-05", "pickup")]),
        ("12-1 pick up", [("2026-12-01", "pickup")]),
        ("not before Monday", [("2026-09-28", "")]),
        ("Friday is too soon", [("2026-09-25", "other")]),
        ("if a Saturday delivery costs more", [("2026-09-26", "other")]),
        ("by Friday if you can: a rate", [("2026-09-25", "other")]),
        ("best by 12/31", [("2026-12-31", "other")]),
        ("the market by Thursday", [("2026-10-01", "delivery")]),
        ("better by Monday, so pick it up then", [("2026-09-28", "pickup")]),
        ("out 10/5, in 10/8", [("2026-10-05", "pickup"), ("2026-10-08", "delivery")]),
        ("10/6, maybe Wednesday", [("2026-10-06", "")]),
        ("wrapped by Monday", [("2026-09-28", "pickup")]),
        ("vessel is done Saturday", [("2026-09-26", "other")]),
        ("Promised Dlvry . . 10/09/26", [("2026-10-09", "delivery")]),
        ("la cita es el lunes 28", [("2026-09-28", "delivery")]),
        ("every Monday", [("2026-09-28", "other")]),
        ("Happy Friday", [("2026-09-25", "other")]),
        ("receiving Mon-Fri", [("2026-09-28", "other")]),
        ("ordered September 3", [("2026-09-03", "other")]),
        ("pallets made 9/3", [("2026-09-03", "other")]),
        ("your offer by tomorrow", [("2026-09-25", "other")]),
        ("ASAP", []),
        ("open 24/7", []),
        ("1 1/2 pallets", []),
    ],
)
def test_dates(text, found):
    read = [(item.value.day.isoformat(), item.value.role) for item in dates.find(scan(text), THURSDAY)]
    assert read == found


def test_a_mail_without_a_date_tells_only_whole_dates():
    text = "ready Friday, deliver 10/2, or 2026-10-05"
    assert [found.value.day for found in dates.find(scan(text), None)] == [date(2026, 10, 5)]


@pytest.mark.parametrize("anchor", [date.min, date.max])
def test_the_ends_of_the_calendar(anchor):
    assert dates.find(scan("ready Friday, 9/28"), anchor) == []


@pytest.mark.parametrize(
    "text",
    [
        "We will not be needing a liftgate",
        "No lift gate or inside delivery needed.",
        "No accessorials (liftgate, residential, inside) needed",
        "Neither liftgate nor inside delivery is necessary",
        "a liftgate is unnecessary",
        "liftgate? no",
        "Liftgate N",
        "no need to tarp",
        "doesn't need to be tarped",
        "driver assist not required",
        "appointment isn't needed at either end",
        "not a limited access location",
    ],
)
def test_a_service_that_is_denied_is_none(text):
    assert values(accessorials, text) == []


@pytest.mark.parametrize(
    ("text", "service"),
    [
        ("no dock, need a liftgate", ("liftgate", "")),
        ("origin doesn't have a dock", ("liftgate", "pickup")),
        ("no touch freight, but a liftgate at delivery", ("liftgate", "delivery")),
        ("his office has no dock, so we need a liftgate at delivery", ("liftgate", "delivery")),
        ("picking up from a residence", ("residential", "pickup")),
        ("take it inside on delivery", ("inside", "delivery")),
        ("correctional facility delivery", ("limited_access", "delivery")),
        ("must call 24 hours prior to delivery", ("appointment", "delivery")),
        ("run it team", ("team", "")),
        ("driver will be required to assist", ("driver_assist", "")),
        ("must not freeze", ("protect_from_freeze", "")),
        ("advance warehouse for the show", ("tradeshow", "")),
    ],
)
def test_services_in_other_words(text, service):
    assert service in values(accessorials, text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("53RF", "reefer"),
        ("R53", "reefer"),
        ("reafer", "reefer"),
        ("refrigeration required", "reefer"),
        ("V53", "van"),
        ("53 footer", "van"),
        ("enclosed trailer", "van"),
        ("falt bed", "flatbed"),
        ("48' flat\nto Dayton", "flatbed"),
        ("single drop", "step_deck"),
        ("curtain van", "conestoga"),
        ("car carrier", "auto_carrier"),
        ("24' straight", "box_truck"),
        ("1x20'DC", "container"),
        ("removable goose neck trailer", "rgn"),
    ],
)
def test_equipment_in_other_words(text, name):
    assert values(equipment, text) == [name]


@pytest.mark.parametrize(
    ("text", "pounds"),
    [
        ("forty-two thousand pounds", 42000),
        ("20.000 kg", 44092.45),
        ("between 38,000 and 40,000 lbs", 38000),
        ("38/40k", 38000),
        ("weight is 2500", 2500),
        ("22-1/2 tons", 45000),
        ("43 1/2 thousand pounds", 43500),
        ("44 thousand pounds", 44000),
        ("2,940 in all", 2940),
        ("so forty five thousand", 45000),
    ],
)
def test_weight_in_other_notations(text, pounds):
    assert [value.pounds for value in values(weight, text)] == [pounds]


@pytest.mark.parametrize(
    "text",
    [
        "12 pallets x 550 lbs",
        "12 crates; each one is 550 lbs",
        "2 @ 23,400",
        "5 pallets, 392 lbs a pallet",
        "averaging 1,700 lb",
        "ninety pounds each",
        "18 stacks of plywood, 2,350 lb a stack",
        "1,080 cartons lettuce at 38 pounds",
        "14 totes (2,150# per)",
        "avg 1,450 lbs",
        "9 poles, each pole 4,100 lb",
    ],
)
def test_weight_of_each_in_other_words(text):
    assert values(weight, text)[0].each


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("twenty-four pallets", 24),
        ("two dozen pallets", 24),
        ("a couple of pallets", 2),
        ("12 (twelve) pallets", 12),
        ("an oversized crate", 1),
        ("Plt ct: 20", 20),
        ("40 flat cartons", 40),
        ("18 stacks of plywood", 18),
        ("Pallets / weight: 24 / 43,700#", 24),
        ("1 crate, 62 x 40 x 38 in", 1),
    ],
)
def test_units_in_other_words(text, count):
    assert values(units, text)[0].count == count


@pytest.mark.parametrize(
    ("text", "size"),
    [
        ('48x40, 60" tall', (48, 40, 60)),
        ("10ft 6in x 8ft x 9ft", (126, 96, 108)),
        ("10-6 x 8-0 x 9-0", (126, 96, 108)),
        ("1,20 x 0,80 x 1,00 m", (47.2, 31.5, 39.4)),
        ("cm: 120x80x100", (47.2, 31.5, 39.4)),
        ("120 cm de largo, 80 cm de ancho y 100 cm de alto", (47.2, 31.5, 39.4)),
    ],
)
def test_dimensions_in_other_notations(text, size):
    assert values(dimensions, text) == [size]


@pytest.mark.parametrize(
    ("text", "degrees"),
    [
        ("frozen, -10", -10),
        ("10 below", -10),
        ("set to zero", 0),
        ("pulp at 36, reefer", 36),
        ("heat to 65", 65),
        ("kept at minus ten Fahrenheit", -10),
        ("thirty-four degrees, no warmer", 34),
        ("0/+4C", 32),
        ("Temp (F): 34", 34),
        ("mantener a 4 grados", 39.2),
    ],
)
def test_temperature_in_other_words(text, degrees):
    assert values(temperature, text) == [degrees]


@pytest.mark.parametrize("text", ["its 98 degrees here", "reefer 48/53", "reefer 22 pallets", "two C 150"])
def test_no_temperature_to_keep(text):
    assert values(temperature, text) == []


@pytest.mark.parametrize(
    ("text", "is_hazardous"),
    [
        ("corrosive liquid, class 8", True),
        ("IMO class 3", True),
        ("division 5.1 oxidizer", True),
        ("nothing hazardous", False),
        ("none of it is hazmat", False),
        ("no es material peligroso", False),
        ("hazmat free", False),
    ],
)
def test_dangerous_goods_in_other_words(text, is_hazardous):
    assert values(hazmat, text) == [is_hazardous]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("SHIP TO ......... WICHITA", "ship to:"),
        ("Weight..............: 42,750", "weight:"),
        ("Loading address      Lancaster", "loading address:"),
    ],
)
def test_labels_set_apart_by_dots_and_blanks(text, label):
    folded = scan(text).text
    assert folded.startswith(label)
    assert len(folded) == len(text)
