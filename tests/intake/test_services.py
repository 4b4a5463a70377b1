# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Services, dangerous goods, temperatures and references: what is read of a line."""

import pytest

from tai_mailbox.intake.grammar import accessorials, hazmat, references, temperature

from .grammars import values


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
        ("not DOT hazardous", [False]),
        ("no es mercanc\u00eda peligrosa", [False]),
        ("the driver will be issued a placard for the gate", []),
        ("not restricted", [False]),
        ("Hazmat? Nope", [False]),
        ("non-flammable", []),
        ("hazardous=", []),
        ("class 70", []),
        ("a class 8 truck", []),
        ("utility poles, class 4", []),
        ("class 3 poles", []),
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
        ("asphalt at 325 F", [325]),
        ("rides at 34", [34]),
        ("34-degree load", [34]),
        ("33F-36F", [33, 36]),
        ("Req. temp.: 36", [36]),
        ("ice cream -20", [-20]),
        ("tanker, temp 140", [140]),
        ("keep 2 straps on it", []),
        ("refrigerated 53", []),
        ("needs 9 deg ramps", []),
        ("loaded at 120F and kept at 110F", [110]),
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
        ("liftgate at delivery", [("liftgate", "delivery")]),
        ("liftgate on both ends", [("liftgate", "both")]),
        ("lift gate required at pickup", [("liftgate", "pickup")]),
        ("inside delivery", [("inside", "delivery")]),
        ("no dock on our side", [("liftgate", "ours")]),
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
        ("Liftgate at pickup: Yes", [("liftgate", "pickup")]),
        ("no dock at either location", [("liftgate", "both")]),
        ("we can't unload without a liftgate", [("liftgate", "")]),
        ("driver     assists at the drops", [("driver_assist", "")]),
        ("call the foreman 30 min out", [("appointment", "")]),
        ("an air ride van and a team because it opens Tuesday", [("team", "")]),
        ("no dock and therefore liftgate at pickup", [("liftgate", ""), ("liftgate", "pickup")]),
        ("liftgate + inside", [("liftgate", ""), ("inside", "")]),
        ("pick up Monday w liftgate, they have a dock", [("liftgate", "pickup")]),
        ("liftgate and inside", [("liftgate", ""), ("inside", "")]),
        ("sealed, two-person team", [("team", "")]),
        ("both are private residences", [("residential", "both")]),
        ("a driver who'll assist", [("driver_assist", "")]),
        ("a driver team is mandatory", [("team", "")]),
        ("a garage door brewery", []),
        ("there's not a loading dock", [("liftgate", "")]),
        ("a hydraulic gate", [("liftgate", "")]),
        ("inside/liftgate", [("inside", ""), ("liftgate", "")]),
        ("carry it up to the 3rd floor", [("inside", "")]),
        ("going to her condo", [("residential", "delivery")]),
        ("our home base", []),
        ("driver calls 1 hr ahead", [("appointment", "")]),
        ("please call before you quote", []),
        ("send a team", [("team", "")]),
        ("a team of movers", []),
        ("drivers load here 24/7", []),
        ("keep it above freezing", [("protect_from_freeze", "")]),
        ("the marshalling yard", [("tradeshow", "")]),
        ("flatbed with tarpaulin", [("tarp", "")]),
        ("operadores en team", [("team", "")]),
        (
            "inside delivery at both drops, liftgate for both",
            [("inside", "delivery"), ("liftgate", "delivery")],
        ),
        ("liftgate and inside delivery", [("liftgate", "delivery"), ("inside", "delivery")]),
        ("load Monday, team please", [("team", "")]),
        ("to the jobsite in Reno", []),
        ("from my garage", [("residential", "pickup")]),
        ("to the customer's house", [("residential", "delivery")]),
        ("appointments are made by us", []),
        ("neither one needs a tarp", []),
        ("if it has to be a team I don't want it", []),
        ("if there's rust they holler, so tarp it", [("tarp", "")]),
        ("you tarp or not, it's your call", []),
        ("don't send a liftgate", []),
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
        ("Cust. ord. no. 88412", [("customer", "88412")]),
        ("Folio: A-88412", [("customer", "A-88412")]),
        ("no. de pedido 88412", [("customer", "88412")]),
        ("WO #88412", [("customer", "88412")]),
        ("W.O.: 88412", [("customer", "88412")]),
        ("project no. TR/4471", [("customer", "TR/4471")]),
        ("our file 27-00418", [("customer", "27-00418")]),
        ("Our ref: ASN 77-2031", [("customer", "ASN 77-2031")]),
        ("88412 (our PO)", [("po", "88412")]),
        ("PO del cliente DTW-50190", [("po", "DTW-50190")]),
        ("pickup number on that one MRS-32", [("pickup", "MRS-32")]),
        ("Truck 1, reference CR-771/1", [("customer", "CR-771/1")]),
        ("Your reference: MW-8810", [("customer", "MW-8810")]),
        ("Customer reference: CAS/ELP/0307", [("customer", "CAS/ELP/0307")]),
        ("mi referencia de cliente es UP-0338", [("customer", "UP-0338")]),
        ("on AFE-77120 (use that as the PO)", [("po", "AFE-77120")]),
        ("our PO, 88412, goes on the BOL", [("po", "88412")]),
        ("the number for pickup is 4471", [("pickup", "4471")]),
        ("KX-118 is our order number", [("customer", "KX-118")]),
        ("pickup 4471", [("pickup", "4471")]),
        ("pickup GA118", [("pickup", "GA118")]),
        ("PO number you need is 88412", [("po", "88412")]),
        ("PO's: KJ-118, KJ-119", [("po", "KJ-118"), ("po", "KJ-119")]),
        ("POs:\n- 88412\n- 88413", [("po", "88412"), ("po", "88413")]),
        ("Your ref: Q-1123 / Our ref: KX-118", [("customer", "KX-118")]),
        ("PO 4410087, 31,500#", [("po", "4410087")]),
        ("pickup 0800", []),
        ("PU 60607", []),
        ("pickup 4471 Industrial Blvd", []),
        ("PU: 2026-10-05", []),
        ("our number is 555-0142", []),
        ("appointment # 88412", []),
        ("order 24 pallets", []),
        ("the customer reference reads MC-0007", [("customer", "MC-0007")]),
        ("PO ENG 5540", [("po", "ENG 5540")]),
        ("Web order WEB-60118 needs to ship", [("customer", "WEB-60118")]),
        ("RFQ 28-0113", []),
        ("our reference, HPS-330.", [("customer", "HPS-330")]),
        ("the PO becomes CV-2077", [("po", "CV-2077")]),
        ("PO Box 123", []),
        ("pick up 10/2", []),
    ],
)
def test_references(text, found):
    assert values(references, text) == found


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
