# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Plain text to lines: quote marks, flowed text, columns, lines broken at the margin."""

import pytest

from tai_mailbox.intake.mail.lines import Line, plain_lines


def shown(text: str, **form: bool) -> list[str]:
    return [line.text for line in plain_lines(text, **form)]


@pytest.mark.parametrize(
    "line, text, depth",
    [
        ("> quoted", "quoted", 1),
        (">> twice", "twice", 2),
        ("> > twice", "twice", 2),
        (" > stuffed", "stuffed", 1),
        ("Chicago > Dallas", "Chicago > Dallas", 0),
        ("->Dallas", "->Dallas", 0),
        (">", "", 1),
    ],
)
def test_quote_marks(line, text, depth):
    assert plain_lines(line) == [Line(text, depth)]


def test_flowed_text_goes_on_after_a_space_at_the_end():
    assert shown("22 pallets \nof paper\nvan", flowed=True) == ["22 pallets of paper", "van"]
    assert shown("Wau \nsau", flowed=True, delsp=True) == ["Wausau"]
    assert shown("-- \nBob", flowed=True) == ["-- ", "Bob"]
    assert plain_lines("> one \n> two\nthree \n> four", flowed=True) == [
        Line("one two", 1),
        Line("three ", 0),
        Line("four", 1),
    ]


def test_columns_become_rows():
    text = """Origin        Dest         Weight
Chicago, IL   Dallas, TX   42,000
Macon, GA     Austin, TX   39,750

Thanks"""
    assert shown(text) == [
        "Origin\tDest\tWeight",
        "Chicago, IL\tDallas, TX\t42,000",
        "Macon, GA\tAustin, TX\t39,750",
        "",
        "Thanks",
    ]


def test_pipes_become_rows_and_rules_are_dropped():
    text = "| Origin | Dest | Wt |\n|---|---|---|\n| Chicago | Dallas | 42k |"
    assert shown(text) == ["Origin\tDest\tWt", "Chicago\tDallas\t42k"]


def test_a_row_may_begin_with_an_empty_cell():
    assert shown("\tPickup\tDelivery\nCity\tJoplin\tLancaster") == [
        "\tPickup\tDelivery",
        "City\tJoplin\tLancaster",
    ]


def test_one_line_with_gaps_is_no_table():
    assert shown("P: 312-555-0100   F: 312-555-0101   M: 312-555-0102") == [
        "P: 312-555-0100   F: 312-555-0101   M: 312-555-0102"
    ]


def test_lines_broken_at_the_margin_are_joined():
    text = (
        "Hi Dana, we have 22 pallets of paper that need to go from Chicago, IL to\n"
        "Dallas, TX next Wednesday.\n"
        "Please quote."
    )
    assert shown(text) == [text.replace("to\nDallas", "to Dallas").split("\n")[0], "Please quote."]


@pytest.mark.parametrize(
    "below",
    [
        "- reefer, 36F, from Macon to Jacksonville",
        "DEL: Dallas, TX 75201, by Friday noon at the latest",
        "",
        "2. another",
    ],
)
def test_items_are_not_joined(below):
    above = "PU: Chicago, IL 60607, Midstate Paper, 1400 Industrial Drive, dock 4, ring"
    assert shown(f"{above}\n{below}") == [above, below]


def test_short_lines_are_not_joined():
    assert shown("Chicago, IL\nDallas, TX") == ["Chicago, IL", "Dallas, TX"]


def test_lines_broken_at_a_near_margin_are_joined_where_a_paragraph_shows_it():
    text = (
        "Hi Dana, we have 22 pallets of printer paper that have\n"
        "to go from Chicago, IL to our new warehouse in Dallas,\n"
        "TX 75201 next Wednesday."
    )
    assert shown(text) == [text.replace("\n", " ")]
    labelled = "Pickup: Chicago, IL 60607, dock 4, ring twice please!\nDelivery: Dallas, TX 75201"
    assert shown(labelled) == labelled.split("\n")


BILL_OF_LADING = """\
  Shipper: Holt & Wren Mfg      Consignee: Delta Hardware
  3300 Commerce Pkwy            410 W Pine St
  Dalton, GA 30720              Hattiesburg, MS 39401
  attn: shipping

4 skids"""


def test_addresses_side_by_side_come_one_below_the_other():
    assert shown(BILL_OF_LADING) == [
        *("Shipper: Holt & Wren Mfg", "3300 Commerce Pkwy", "Dalton, GA 30720", "attn: shipping", ""),
        *("Consignee: Delta Hardware", "410 W Pine St", "Hattiesburg, MS 39401", "", "", "4 skids"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "From: Chicago, IL   To: Dallas, TX\nFrom: Macon, GA   To: Austin, TX\nFrom: Gary, IN   To: Waco, TX",
        "Pickup: 9/28     Delivery: 9/30\nWeight: 42,000\nEquipment: van",
        "Name: Karen        Phone: 920-555-0142\nAppleton           WI\nUSA                54914",
    ],
)
def test_what_are_no_addresses_side_by_side_stays(text):
    assert shown(text) == [line.strip() for line in text.split("\n")]


def test_lines_that_begin_alike_are_a_list_however_long():
    text = (
        "Mon 11/13 22 totes 44000 Marianna FL 32446 to Suffolk VA 23434 order 2201\n"
        "Tue 11/14 21 totes 42000 Marianna FL 32446 to Edenton NC 27932 order 2202"
    )
    assert shown(text) == text.split("\n")


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("We have 22 pallets of paper, 42,000 lbs, and they load on Monday April", "10. Please quote."),
        ("We have 22 pallets of paper, 42,000 lbs, from Appleton, WI, freight class", "92.5:"),
        ("Chicago, IL 60607 has 22 pallets, 42,000 lbs, and they should move to", "Dallas, TX 75201."),
    ],
)
def test_a_figure_or_a_place_may_begin_a_broken_line(above, below):
    assert shown(f"{above}\n{below}") == [f"{above} {below}"]


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("MON 11/13 22 TOTES 44000 MARIANNA FL 32446 TO SUFFOLK VA 23434 PU MP-2201", "TUE 11/14 21 TOTES"),
        ('04/09/2029,"Rogers, AR 72756","Ennis, TX 75119",Van,22,41800,swing doors', "04/10/2029,x"),
    ],
)
def test_items_of_a_list_stay_apart(above, below):
    assert shown(f"{above}\n{below}") == [above, below]


def test_blank_lines_below_each_line_are_left_out_where_wider_gaps_part_the_paragraphs():
    spaced = "Pickup: Dalton, GA\n\nDelivery: Reno, NV\n\n\n\n4 skids\n\n3,360 lbs\n\nclass 60\n\nMonday"
    assert [line for line in shown(spaced) if line] == [line for line in spaced.split("\n") if line]
    assert shown(spaced)[:2] == ["Pickup: Dalton, GA", "Delivery: Reno, NV"]
    paragraphs = "One.\n\nTwo.\n\nThree.\n\nFour.\n\nFive.\n\nSix."
    assert shown(paragraphs) == paragraphs.split("\n")
