# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Loads put together from a mail's segments, and what speaks for and against a request."""

import textwrap
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tai_mailbox.intake.loads.find import find_loads
from tai_mailbox.intake.reading import Context, Segment

THURSDAY = date(2026, 9, 24)


def read(text, subject="", **further):
    segments = [Segment("subject", subject), Segment("new", text)]
    segments += [Segment(kind, value) for kind, value in further.items()]
    return find_loads(segments, THURSDAY, Context())


def is_request(found):
    return bool(found.loads and found.request and not found.contrary)


def ends(load):
    return [" ".join(filter(None, (p.city, p.state, p.postal_code))) for p in (load.origin, load.destination)]


ONE_LOAD = {
    "prose": "Quote a dry van from Dallas, TX 75201 to Atlanta, GA 30303? 42,000 lbs, ready Monday.",
    "one line": "DAL-ATL",
    "labels": "O: Dallas, TX 75201\nD: Atlanta, GA 30303\nEquip: V\nWt: 42k\nPU: 9/28",
    "bullets": "Please quote:\n* Origin: Dallas, TX 75201\n* Dest: Atlanta, GA 30303\n* 42000# van 9/28",
    "address blocks": (
        "Rate please\nPickup:\nAcme of Memphis\n12 Main St\nDallas, TX 75201\n9/28 08:00\n\n"
        "Deliver to:\nBeta\n5 Elm Ave\nAtlanta, GA 30303\n\nVan, 42,000 lbs"
    ),
    "zips": "75201-30303 van 42k Mon",
    "turned table": (
        "Quote?\n\tPickup\tDelivery\nLocation\tDallas, TX 75201\tAtlanta, GA 30303\nDate\t9/28/26\t9/30/26\n"
        "Van, 42,000 lbs"
    ),
    "destination first": "Going to Atlanta, GA 30303 out of Dallas, TX 75201, van, 42k, Monday. Rate?",
    "roles of the sites": (
        "Our plant in Dallas, TX 75201 has a van load of 42k that our customer in Atlanta, GA 30303 wants. "
        "Ready Monday. What would it cost?"
    ),
    "Spanish": "Cotizar caja seca de Dallas, TX 75201 a Atlanta, GA 30303, 42 mil libras, carga el lunes",
}


@pytest.mark.parametrize("text", [text for name, text in ONE_LOAD.items() if name != "one line"], ids=str)
def test_one_load_in_many_layouts(text):
    found = read(text)
    (load,) = found.loads
    assert ends(load) == ["Dallas TX 75201", "Atlanta GA 30303"]
    assert (load.weight_lb, load.equipment, load.mode) == (42000, "van", "ftl")
    assert load.pickup_date == date(2026, 9, 28)
    assert is_request(found)


def test_codes_and_nicknames():
    (load,) = read("DAL-ATL van 44k tmrw").loads
    assert ends(load) == ["Dallas TX", "Atlanta GA"]
    (load,) = read("quote Philly to Vegas, van, 40k").loads
    assert ends(load) == ["Philadelphia PA", "Las Vegas NV"]


def test_every_value_carries_its_words():
    text = "Quote Dallas, TX to Atlanta, GA, van, 42,000 lbs, class 70, 22 pallets, ready Monday"
    (load,) = read(text).loads
    for name in (
        "origin",
        "destination",
        "equipment",
        "weight_lb",
        "handling_units",
        "pickup_date",
        "freight_class",
    ):
        for evidence in load.evidence[name]:
            assert text[evidence.start : evidence.end] == evidence.text
            assert evidence.segment == 1


@pytest.mark.parametrize(
    "text",
    [
        "1) Dallas, TX to Atlanta, GA, van, 42k, 9/28\n2) Houston, TX to Miami, FL, reefer 34F, 38k, 9/29",
        (
            "Load 1\nPick: Dallas, TX\nDrop: Atlanta, GA\nVan, 42k\nShip 9/28\n\nLoad 2\nPick: Houston, TX\n"
            "Drop: Miami, FL\nReefer, 34F, 38k\nShip 9/29"
        ),
        "O\tD\tEquip\tWt\tDate\nDallas, TX\tAtlanta, GA\tV\t42000\t9/28\nHouston, TX\tMiami, FL\tR\t38\t9/29",
        (
            "Lane                   Equip    Weight   Date\nDallas, TX - Atlanta, GA   Van    42000   9/28\n"
            "Houston, TX - Miami, FL     Reefer    38000    9/29"
        ),
    ],
)
def test_two_loads(text):
    loads = read("Please quote\n" + text).loads
    assert [ends(load) for load in loads] == [["Dallas TX", "Atlanta GA"], ["Houston TX", "Miami FL"]]
    assert [load.weight_lb for load in loads] == [42000, 38000]
    assert [load.equipment for load in loads] == ["van", "reefer"]
    assert [load.pickup_date.day for load in loads] == [28, 29]


def test_one_origin_for_a_list_of_destinations():
    loads = read("Need rates from Atlanta, GA to: Jacksonville, Tampa\n48' flatbed, 45k").loads
    assert [ends(load) for load in loads] == [["Atlanta GA", "Jacksonville FL"], ["Atlanta GA", "Tampa FL"]]
    assert {load.equipment for load in loads} == {"flatbed"}


def test_stops():
    (load,) = read(
        "Pick up 1: Dallas, TX\nPick up 2: Fort Worth, TX\nDeliver: Memphis, TN\nvan 40,000 lbs"
    ).loads
    assert (ends(load), [stop.city for stop in load.stops]) == (["Dallas TX", "Memphis TN"], ["Fort Worth"])
    (load,) = read("Reefer Chicago, IL to Dallas, TX with a stop in Memphis, TN, 38k").loads
    assert [stop.city for stop in load.stops] == ["Memphis"]


def test_a_packing_list_is_one_load():
    text = (
        "LTL quote Dallas, TX to Atlanta, GA\nQty\tType\tL\tW\tH\tWeight\n2\tpallets\t48\t40\t40\t1,350\n"
        "1\tcrate\t36\t36\t30\t340\n\t\t\t\tTotal\t1,690"
    )
    (load,) = read(text).loads
    assert (load.handling_units, load.weight_lb) == (3, 1690)
    assert load.dimensions_in == ((48, 40, 40), (36, 36, 30))


def test_the_subject_gives_the_lane():
    (load,) = read("42k, van, Tuesday", subject="Rate Dallas TX to Atlanta GA").loads
    assert ends(load) == ["Dallas TX", "Atlanta GA"]


def test_the_subject_of_a_reply_is_no_request():
    assert not read("Thanks!", subject="RE: Quote Dallas TX to Atlanta GA van 42k").loads


def test_a_reply_completes_and_corrects():
    quoted = "Please quote Dallas, TX to Atlanta, GA dry van Monday, 40,000 lbs"
    found = read("sorry, it's 26 pallets, 42,000 lb", quoted=quoted)
    (load,) = found.loads
    assert (load.handling_units, load.weight_lb, load.equipment) == (26, 42000, "van")
    assert is_request(found)


ASKED = "Can you quote 22 pallets, dry van, Chicago, IL 60607 to Dallas, TX 75201? Ready Thursday."


@pytest.mark.parametrize(
    ("answer", "is_one"),
    [
        ("Pickup is 12 Oak St, Chicago 60607. Consignee is 100 Main St, Dallas TX 75201. 41,000 lbs.", True),
        ("Actually make it 24 pallets.", True),
        ("Please change the PU to Friday 10/9.", True),
        ("I can confirm that it weighs 42,500 lbs.", True),
        ("It delivered with 21 pallets, one was refused.", False),
        ("Your truck is 2 hours late, we have 22 pallets on the dock", False),
        ("We're not shipping that one now, maybe 18 pallets next week.", False),
        ("The claim is for 3 pallets, 1,200 lbs.", False),
    ],
)
def test_an_answer_completes_unless_it_tells_of_freight_under_way(answer, is_one):
    found = read(answer, subject="RE: quote", quoted=ASKED)
    assert is_request(found) is is_one
    assert found.loads[0].equipment == "van"


@pytest.mark.parametrize(
    ("answer", "lane"),
    [
        ("Sorry, the freight is at Joliet, IL 60436, not in Chicago. 41,000 lbs.", ("60436", "75201")),
        ("41,000 lbs. And it's Waco, TX 76712, not Dallas, they moved.", ("60607", "76712")),
    ],
)
def test_an_answer_replaces_the_end_that_it_denies(answer, lane):
    (load,) = read(answer, subject="RE: quote", quoted=ASKED).loads
    assert (load.origin.postal_code, load.destination.postal_code) == lane


NEEDS_A_PLACE = "Flatbed, 45,000 lbs, has to leave Gary, IN 46402 on Thursday. What would that cost?"


@pytest.mark.parametrize(
    ("subject", "quoted"),
    [
        ("RE: POD", "Truck delivered in Reno, NV 89502 with 24 pallets, 40,500 lbs. POD attached."),
        ("RE: POD", "The driver arrived in Reno, NV 89502 this morning, empty."),
        ("coil", "Please quote Dallas, TX to Atlanta, GA dry van Monday, 40,000 lbs"),
    ],
)
def test_only_a_request_is_completed_and_only_by_an_answer(subject, quoted):
    found = read(NEEDS_A_PLACE, subject=subject, quoted=quoted)
    assert not found.loads and found.missing == ("destination",)


def test_a_reply_names_the_missing_end():
    (load,) = read(
        "Moline, IL 61265", quoted="45,000 lbs has to leave Gary, IN 46402 Thursday. Please quote"
    ).loads
    assert ends(load) == ["Gary IN 46402", "Moline IL 61265"]


def test_what_is_missing():
    assert read("Please quote Springfield to Columbus, van").missing == ("origin", "destination")
    assert read("Please quote Dallas, TX to Atlanta, GA").missing == ("freight",)
    assert read("Please quote a van from Dallas, TX").missing == ("destination",)


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Truck available: reefer empty in Dallas, TX tomorrow to Atlanta, GA, 44,000 lbs max", "truck_list"),
        ("AVAILABLE LOADS\nDallas, TX - Atlanta, GA van 42k $1800\nCall to book", "load_offer"),
        ("I can do Dallas, TX to Atlanta, GA for $1,900, van, 45,000 lbs", "carrier_bid"),
        (
            "Please sign the rate confirmation, Dallas, TX to Atlanta, GA, van, 42,000 lbs",
            "rate_confirmation",
        ),
        ("Attached is our invoice, Dallas, TX to Atlanta, GA, 42,000 lbs", "billing"),
        ("POD attached for Dallas, TX to Atlanta, GA, 22 pallets", "delivery_papers"),
        ("Your rate of $2,100 on Dallas, TX to Atlanta, GA (42k, van) is too high", "answer_to_a_quote"),
        ("We offer dedicated trucking services Dallas, TX to Atlanta, GA with 53' vans", "sales_mail"),
        ("Where is the driver for the Dallas, TX to Atlanta, GA load? 22 pallets", "existing_shipment"),
        ("Annual RFP: Dallas, TX to Atlanta, GA, van, 42,000 lbs", "tender_event"),
    ],
)
def test_what_is_no_request(text, rule):
    found = read(text)
    assert not is_request(found)
    assert rule in [reason.rule for reason in found.contrary]


@pytest.mark.parametrize(
    "text",
    [
        "Do you have a truck available in Dallas, TX Friday for Memphis, TN? 42k, van",
        "I have a load available in Omaha, NE going to Fargo, ND, 43,000 lbs, van. Can you quote?",
        "Dallas, TX to Atlanta, GA, van, 42k, target rate is $1,850, please quote",
        "Would you be able to haul 9,500 lbs from Dallas to Atlanta on a hotshot?",
    ],
)
def test_what_only_sounds_like_an_offer(text):
    assert is_request(read(text))


def test_a_story_is_no_bare_load():
    assert not is_request(
        read("We drove from Tulsa to Chicago and the van had 60 lbs of stuff in it, love you")
    )


# What must not change a reading


def lane_and_figures(found):
    return [(ends(load), load.weight_lb, load.equipment, load.mode, load.pickup_date) for load in found.loads]


@given(text=st.sampled_from(list(ONE_LOAD.values())), change=st.sampled_from([str.upper, str.lower]))
def test_case_changes_nothing(text, change):
    assert lane_and_figures(read(change(text))) == lane_and_figures(read(text))


PROSE = [text for text in ONE_LOAD.values() if "\n" not in text]


@settings(deadline=None)
@given(text=st.sampled_from(PROSE), width=st.integers(50, 80))
def test_reflow_changes_nothing(text, width):
    assert lane_and_figures(read(textwrap.fill(text, width))) == lane_and_figures(read(text))


@given(text=st.sampled_from(list(ONE_LOAD.values())))
def test_a_signature_changes_nothing(text):
    signed = read(text, signature="Joe Smith\nAcme Freight\n100 Oak St, Denver, CO 80202\n555-010-4200")
    assert lane_and_figures(signed) == lane_and_figures(read(text))


@settings(deadline=None, max_examples=200)
@given(st.text(max_size=300))
def test_no_text_raises(text):
    read(text, subject=text, quoted=text)


VOCABULARY = """
Dallas TX , 75201 to from - > Atlanta GA 30303 quote 42,000 lbs van 22 pallets 9/28 PU DEL : | class 70
48x40x60 @ 500# each Monday next stop 1 2 ( ) L5T 2N7 Monterrey NL no liftgate PO# UN1993 34F via Laredo O D
Weight
"""
WORDS = st.sampled_from([*VOCABULARY.split(), "\n", "\t", "\n\n"])


@settings(deadline=None, max_examples=300)
@given(st.lists(WORDS, max_size=60))
def test_no_order_of_freight_words_raises(words):
    found = read(" ".join(words))
    for load in found.loads:
        assert load.origin and load.destination


def test_a_lane_that_goes_on_from_a_stop():
    (load,) = read(
        "Quote a van, Fresno, CA to Reno, NV and from there to Boise, ID, 38,000 lbs, Monday?"
    ).loads
    assert ends(load) == ["Fresno CA", "Boise ID"]
    assert [stop.city for stop in load.stops] == ["Reno"]


def test_the_first_and_the_second_truck_are_two_loads():
    text = (
        "Two 53' vans out of Colfax, WA. The first goes to Vernon, CA; the second goes to Garland, TX. Rates?"
    )
    assert [load.destination.city for load in read(text).loads] == ["Vernon", "Garland"]


@pytest.mark.parametrize(
    "text",
    [
        "Load A: Reno, NV to Provo, UT, 4,100 lbs\nLoad B: Reno, NV to Boise, ID, 6,000 lbs",
        "First: 4,100 lbs, Reno, NV to Provo, UT. Second: 6,000 lbs, Reno, NV to Boise, ID.",
        "Two out of Reno, NV. #1 goes to Provo, UT, 4,100 lbs. #2 goes to Boise, ID, 6,000 lbs.",
        "Two out of Reno, NV. First goes to Provo, UT, 4,100 lbs. Second goes to Boise, ID, 6,000 lbs.",
    ],
)
def test_lettered_and_counted_loads(text):
    found = read(f"Please quote two shipments. {text}" if "\n" not in text else f"Please quote\n{text}")
    assert [ends(load)[1] for load in found.loads] == ["Provo UT", "Boise ID"]
    assert [(load.stops, load.weight_lb) for load in found.loads] == [((), 4100), ((), 6000)]


def test_a_last_sentence_speaks_of_all_loads():
    found = read(
        "Rates please: one from Macon, GA to Tampa, FL with 44,000 lbs, another from Macon, GA to Mobile, AL "
        "with 38,500 lbs. Reefers at 34F, ready Tuesday."
    )
    told = [(load.equipment, load.temperature_f, load.pickup_date, load.weight_lb) for load in found.loads]
    tuesday = date(2026, 9, 29)
    assert told == [("reefer", 34, tuesday, 44000), ("reefer", 34, tuesday, 38500)]


def test_heads_of_days_and_temperatures():
    found = read(
        "Please quote\n\nShips | From | To | Lbs | Set at\n"
        "9/28 | Ferndale, WA | Boise, ID | 38,400 | -5 F\n9/29 | Lynden, WA | Fresno, CA | 41,600 | 0 F"
    )
    told = [(load.pickup_date, load.temperature_f) for load in found.loads]
    assert told == [(date(2026, 9, 28), -5), (date(2026, 9, 29), 0)]


def test_a_truck_is_sent_to_the_pickup():
    (load,) = read(
        "Please send a truck on Friday to Vardaman, MS: 40 bins, van, for Baltimore, MD 21224."
    ).loads
    assert ends(load) == ["Vardaman MS", "Baltimore MD 21224"]


def test_a_weight_beside_its_parts_is_their_sum():
    text = (
        "Waseca, MN to Columbus, OH, van, 40,600 lb:\n* 10 pallets, 15,800 lb\n* 16 pallets, 24,800 lb\nRate?"
    )
    (load,) = read(text).loads
    assert load.weight_lb == 40600


def test_labels_before_dots():
    text = (
        "Please quote\nSHIP FROM ....... EVERETT, WA 98204\nSHIP TO ......... WICHITA, KS 67210\n"
        "EQUIPMENT ....... FLATBED\nGROSS WEIGHT .... 8,400 LB"
    )
    (load,) = read(text).loads
    assert (*ends(load), load.equipment, load.weight_lb) == (
        "Everett WA 98204",
        "Wichita KS 67210",
        "flatbed",
        8400,
    )


def test_a_table_with_a_column_for_each_load():
    found = read(
        "Price each please\n\tbeer\tempties\nfrom\tMissoula, MT 59808\tDenver, CO 80216\n"
        "to\tDenver, CO 80216\tMissoula, MT 59808\nwhat\tfull kegs\tempty kegs\npallets\t24\t20\n"
        "lbs\t38,640\t9,900\ntrailer\treefer at 38F\tdry van"
    )
    assert [ends(load) for load in found.loads] == [
        ["Missoula MT 59808", "Denver CO 80216"],
        ["Denver CO 80216", "Missoula MT 59808"],
    ]
    assert [(load.weight_lb, load.equipment, load.handling_units) for load in found.loads] == [
        (38640, "reefer", 24),
        (9900, "van", 20),
    ]


@pytest.mark.parametrize("marks", [("1)", "2)"), ("A.", "B."), ("-", "-")])
def test_items_below_the_origin_are_loads(marks):
    found = read(
        "Two loads out of our shop in Butte, MT 59701, price each:\n\n"
        f"{marks[0]} Tuesday, 5 pallets, 1900 lbs, goes to Spokane, WA 99202\n"
        f"{marks[1]} Wednesday, 6 pallets, 2450 lbs, goes to Billings, MT 59101"
    )
    assert [ends(load) for load in found.loads] == [
        ["Butte MT 59701", "Spokane WA 99202"],
        ["Butte MT 59701", "Billings MT 59101"],
    ]
    assert [load.weight_lb for load in found.loads] == [1900, 2450]


def test_what_is_taken_back_does_not_count():
    lane = "Quote a van Dallas, TX 75201 to Atlanta, GA 30303, 42,000 lbs. "
    (load,) = read(lane + "Ready Monday... no wait, Wednesday.").loads
    assert load.pickup_date == date(2026, 9, 30)


LANE = "Dallas, TX 75201 to Atlanta, GA 30303"


@pytest.mark.parametrize(
    ("text", "loads"),
    [
        (f"Need 2 flatbeds {LANE}, same thing on both: 46,800 lbs per truck", [(46800, None), (46800, None)]),
        (
            f"Quote two vans {LANE}. First is 42,000 lbs Monday, second is 30,000 lbs Tuesday.",
            [(42000, date(2026, 9, 28)), (30000, date(2026, 9, 29))],
        ),
        (
            f"Price on two flats, one Mon 9/28, one Tue 9/29, all the same: 24 tons, {LANE}",
            [(48000, date(2026, 9, 28)), (48000, date(2026, 9, 29))],
        ),
        (f"Need 2 vans a week {LANE}, 42,000 lbs each", [(42000, None)]),
        (f"Quote 2 vans {LANE}, 42,000 lbs", [(42000, None)]),
    ],
)
def test_several_trucks_of_the_same(text, loads):
    assert [(load.weight_lb, load.pickup_date) for load in read(text).loads] == loads


@pytest.mark.parametrize(
    ("text", "lanes"),
    [
        (
            "Rates on lanes from Chicago: Detroit, Cleveland. Vans, 42k",
            [["Chicago IL", "Detroit MI"], ["Chicago IL", "Cleveland OH"]],
        ),
        (
            f"Quote 40,000 lbs {LANE}. Also quote same to Macon, GA 31201.",
            [["Dallas TX 75201", "Atlanta GA 30303"], ["Dallas TX 75201", "Macon GA 31201"]],
        ),
        (
            "LTL rates\n2 pallets 900 lbs\nFrom 30318 to 75207\n1 pallet 300 lbs\nFrom 30318 to 60607",
            [["Atlanta GA 30318", "Dallas TX 75207"], ["Atlanta GA 30318", "Chicago IL 60607"]],
        ),
        ("42 bales for them ropers at Reno, NV. Hay is in Delta, UT", [["Delta UT", "Reno NV"]]),
        (
            "O\tD\tLbs\nReno, NV\tMacon, GA\t42,000\n\tOcala, FL\t41,000",
            [["Reno NV", "Macon GA"], ["Reno NV", "Ocala FL"]],
        ),
    ],
)
def test_lanes_told_in_other_ways(text, lanes):
    assert [ends(load) for load in read(text).loads] == lanes


def test_figures_above_their_lanes():
    loads = read("2 pallets 900 lbs\nFrom 30318 to 75207\n1 pallet 300 lbs\nFrom 30318 to 60607").loads
    assert [(load.handling_units, load.weight_lb) for load in loads] == [(2, 900), (1, 300)]


def test_a_weight_of_each_waits_for_the_quoted_count():
    (load,) = read("Each skid is 1,380.", quoted=f"LTL price, 6 skids, {LANE}?").loads
    assert load.weight_lb == 8280


def test_days_beside_their_places():
    (load,) = read("Van out of Macon, GA Monday, in Ocala, FL for Wednesday, 42,000 lbs").loads
    assert (load.pickup_date, load.delivery_date) == (date(2026, 9, 28), date(2026, 9, 30))


def test_a_border_town_is_no_stop():
    (load,) = read("Caja seca Apodaca, NL - Laredo, TX - Joliet, IL 60433, 40,000 lbs").loads
    assert load.stops == ()


def test_a_column_of_places_under_any_head_is_the_end_that_is_lacking():
    loads = read(
        "Rates? All of it comes back to our warehouse at Garland, TX 75040.\n\n"
        "Club\tPull date\tTruck\tPcs\tLbs\nTyler, TX 75701\t9/29\tvan\t17\t6,400\n"
        "Waco, TX 76710\t9/30\tvan\t48\t19,850"
    ).loads
    assert [ends(load) for load in loads] == [
        ["Tyler TX 75701", "Garland TX 75040"],
        ["Waco TX 76710", "Garland TX 75040"],
    ]
    assert [load.weight_lb for load in loads] == [6400, 19850]


@pytest.mark.parametrize(
    ("text", "pounds"),
    [
        ("three crates: 84 x 44 x 52 (1,240 lb), 84 x 44 x 60 (1,390 lb), 60 x 48 x 40 (680 lb)", 3310),
        ("seven tubes, each 11 ft by 20 in by 20 in, 1,180 lb for the lot", 1180),
        ("20 pallets of seed in 50 lb bags\nWeight: 40,800", 40800),
        ("six pallets at 550 lb", 3300),
        ("22 thousand board feet of siding, 21,500 kilos", 47399.39),
    ],
)
def test_the_weight_of_all(text, pounds):
    (load,) = read(f"Quote {LANE}. {text}").loads
    assert load.weight_lb == pounds


def test_the_rest_of_a_load_goes_to_a_further_drop():
    (load,) = read(
        "Van, 18 pallets, 40,000 lbs from Macon, GA; 5 off at Tampa, FL; 6 off at Ocala, FL; "
        "the remaining 7 at Dothan, AL"
    ).loads
    assert (ends(load), [stop.city for stop in load.stops]) == (["Macon GA", "Dothan AL"], ["Tampa", "Ocala"])


@pytest.mark.parametrize(
    ("text", "services"),
    [
        ("Our kitchen in Reno, NV to Boise, ID, liftgate on our end", ("liftgate_pickup",)),
        ("Reno, NV to us in Boise, ID, and we need a liftgate here", ("liftgate_delivery",)),
        (
            "It has to be in Boise, ID by Monday and needs a liftgate here. From Reno, NV",
            ("liftgate_delivery",),
        ),
        ("In a garage in Reno, NV; it needs a liftgate there. To Boise, ID", ("liftgate_pickup",)),
        ("From: our kitchen (liftgate please) Reno, NV\nTo: Boise, ID", ("liftgate_pickup",)),
        ("From Reno, NV, in the basement, truck wants a liftgate. To Boise, ID, dock.", ("liftgate_pickup",)),
    ],
)
def test_the_end_of_a_service(text, services):
    (load,) = read(f"Please quote 3 pallets, 1,200 lb, class 85.\n\n{text}").loads
    assert [name for name in load.accessorials if name.startswith("liftgate")] == list(services)


def test_a_load_with_its_own_number_takes_none_that_another_told():
    text = "Quote two vans, 42k each, class 70, PO 101 and our ref KX-118:\n"
    lanes = "- PO 102, Reno, NV to Boise, ID\n- PO 103, Reno, NV to Provo, UT"
    numbers = [(load.references["po"], load.references["customer"]) for load in read(text + lanes).loads]
    assert numbers == [(("102",), ("KX-118",)), (("103",), ("KX-118",))]
