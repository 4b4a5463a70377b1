# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Grammar by grammar, what is read of a line about freight and its trailer."""

import pytest

from tai_mailbox.intake.grammar import (
    commodity,
    dimensions,
    equipment,
    freight_class,
    mode,
    units,
    weight,
)

from .grammars import scan, values


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
        ("Weight: 3360\nPallets: 4", [3360]),
        ("half a ton each", [1000]),
        ("two and a half tons", [5000]),
        ("weighs about a ton", [2000]),
        ("$45 a ton", []),
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
        ("Packaging: Pallets\nQuantity: 4", 4, "pallet"),
        ("24/26 pallets", 24, "pallet"),
        ("a pair of compressors", 2, "piece"),
        ("two Cat 305 excavators", 2, "piece"),
    ],
)
def test_units(text, count, kind):
    (found,) = values(units, text)
    assert (found.count, found.type) == (count, kind)


@pytest.mark.parametrize(
    "text",
    [
        "pallet jack at delivery",
        "$50 pallets",
        "0 pallets",
        "Komatsu 210 excavators",
        "schedule 40 pipes",
        "40 lb bags",
    ],
)
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
        ("10 and a half feet long, 4 feet wide, 5 feet tall", (126, 48, 60)),
        ("six feet by four feet by five", (72, 48, 60)),
        ("8' 6-1/2\" x 4' x 6'", (102.5, 48, 72)),
        ("20' 6\" (L) x 8' 2\" (W) x 10' (H)", (246, 98, 120)),
        ("length of 96 inches, width of 48, and height of 50", (96, 48, 50)),
        ("Length 20'6, Width 8'2, height 10", (246, 98, 120)),
        ("48x40 pallets stacked to 65 inches", (48, 40, 65)),
        ("48x40 standard pallets, 5 feet tall", (48, 40, 60)),
        ("30 ft long, 14 by 9", (360, 168, 108)),
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
        ("Commodity: Frozen chicken (non-haz)", "Frozen chicken"),
        ("a load of frozen pizza going to Reno", "frozen pizza"),
        ("van, steel coils, Friday", "steel coils"),
        ("we are shipping a transformer out of Waukesha", "transformer"),
    ],
)
def test_commodity(text, found):
    assert values(commodity, text)[0].words == found


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
