# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""HTML to lines: tables as rows, quotes counted, hidden text dropped, hostile markup survived."""

import pytest

from tai_mailbox.intake.mail.lines import Line
from tai_mailbox.intake.mail.markup import html_lines
from tai_mailbox.intake.rules import MAX_SPAN, MAX_TAGS


def shown(html: str) -> list[str]:
    return [line.text for line in html_lines(html)]


@pytest.mark.parametrize(
    "html, lines",
    [
        ("Chicago<br>Dallas", ["Chicago", "Dallas"]),
        ("<div>a</div><div><br></div><div>b</div>", ["a", "", "b"]),
        ("<p>a</p><p>b</p>", ["a", "", "b"]),
        ("<p class=MsoNormal>a</p><p class=MsoNormal>&nbsp;</p><p class=MsoNormal>b</p>", ["a", "", "b"]),
        ("<p style='margin:0'>a</p><p style='margin: 0px'>b</p>", ["a", "b"]),
        ("<span>42</span><b>,000</b>&nbsp;<i>lbs</i>", ["42,000 lbs"]),
        ("SHP<span>000</span>&#8203;123", ["SHP000123"]),
        ("  much \n\n white   space ", ["much white space"]),
        ("<ul><li>van<li><p>reefer</p></ul>", ["- van", "- reefer"]),
        ("<pre>O  Chicago\nD  Dallas</pre>", ["O  Chicago", "D  Dallas"]),
        ("a<!-- hidden -->b<?php hidden ?>", ["ab"]),
        ("<style>p{}</style><script>x</script><title>t</title>text", ["text"]),
        ("<a href='https://x.example/SHP000123'>link</a>", ["link"]),
        ("<img src='cid:logo' alt='logo'>text", ["text"]),
        ("text<img width=1 height=1 src='https://t.example/p.gif'>", ["text"]),
        ("", []),
        ("   ", []),
        ("a\0b", ["ab"]),
    ],
)
def test_text(html, lines):
    assert shown(html) == lines


@pytest.mark.parametrize(
    "hiding",
    [
        "style='display:none'",
        "style='DISPLAY: NONE'",
        "style='mso-hide:all'",
        "style='visibility:hidden'",
        "style='max-height:0;overflow:hidden'",
        "style='opacity:0'",
        "hidden",
    ],
)
def test_hidden(hiding):
    assert shown(f"<div {hiding}>preheader<br><b>more</b></div>seen") == ["seen"]


def test_opacity_of_a_half_is_seen():
    assert shown("<div style='opacity:0.5;max-height:0.5in'>seen</div>") == ["seen"]


def test_table_of_data_is_one_line_a_row():
    html = """<table><thead><tr><th>Origin</th><th>Dest</th><th>Weight</th></tr></thead><tr>
    <td><p class=MsoNormal>Chicago,&nbsp;IL<o:p></o:p></p></td><td>Dallas, TX<br>75201<td>42,000</tr>
    <tr><td></td><td>Austin, TX</td><td></td></tr></table>after"""
    assert shown(html) == [
        "Origin\tDest\tWeight",
        "Chicago, IL\tDallas, TX 75201\t42,000",
        "\tAustin, TX",
        "after",
    ]


def test_columns_that_only_keep_others_apart_are_dropped():
    html = "<table><tr><td>O<td>&nbsp;<td>D</tr><tr><td>Chicago<td> <td>Dallas</table>"
    assert shown(html) == ["O\tD", "Chicago\tDallas"]


def test_spanning_cells():
    html = (
        "<table><tr><td rowspan=2>Chicago<td>Dallas</tr><tr><td>Austin</tr><tr><td colspan=2>Thanks</table>"
    )
    assert shown(html) == ["Chicago\tDallas", "Chicago\tAustin", "Thanks"]
    wide = shown(f"<table><tr><td colspan={10 * MAX_SPAN}>a<td rowspan=99999>b</tr><tr><td>c</table>")
    assert wide == ["a\tb", "c\tb"]
    assert shown("<table><tr><td colspan=x>a<td rowspan=-1>b</table>") == ["a\tb"]


def test_table_that_lays_out_a_page_is_what_stands_in_it():
    html = """<table><tr><td width=20>&nbsp;</td><td><table><tr><td>Hello</td></tr>
    <tr><td><table><tr><td>Origin</td><td>Chicago</td></tr><tr><td>Dest</td><td>Dallas</td></tr></table></td></tr>
    </table></td></tr><tr><td></td><td>Bye</td></tr></table>"""
    assert shown(html) == ["Hello", "Origin\tChicago", "Dest\tDallas", "Bye"]


def test_blocks_side_by_side_follow_each_other():
    html = """<table><tr><td>Pickup<br>Acme<br>123 Main St<br>Chicago, IL</td>
    <td>Delivery<br>Beta<br>5 Elm St<br>Dallas, TX</td></tr></table>"""
    assert shown(html) == ["Pickup", "Acme", "123 Main St", "Chicago, IL"] + [
        "Delivery",
        "Beta",
        "5 Elm St",
        "Dallas, TX",
    ]


def test_label_beside_a_block_keeps_its_row():
    html = "<table><tr><td>Ship from<td>Acme<br>123 Main St<br>Suite 4<br>Chicago, IL<br>60607</table>"
    assert shown(html) == ["Ship from\tAcme, 123 Main St, Suite 4, Chicago, IL 60607"]


def test_quotes_are_counted_and_indents_are_not():
    html = """<div>new</div><blockquote type=cite>one<blockquote class=gmail_quote>two</blockquote>
    </blockquote><blockquote style="border-left:1px solid">bar</blockquote>
    <blockquote>indent</blockquote>"""
    assert [(line.text, line.depth) for line in html_lines(html)] == [
        ("new", 0),
        ("one", 1),
        ("two", 2),
        ("bar", 1),
        ("indent", 0),
    ]


@pytest.mark.parametrize("mark", ["class=gmail_signature", "id=Signature", "class='x moz-signature'"])
def test_signature_of_the_mail_program(mark):
    assert html_lines(f"<div>text</div><div {mark}>Bob</div>") == [Line("text"), Line("Bob", signature=True)]


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 60_000 + "x",
        "<table><tr><td>" * 20_000 + "x",
        "<blockquote type=cite>" * 5_000 + "x",
        "<b><i><p>" * 30_000,
        "<p " + " ".join(f"a{i}=1" for i in range(100_000)) + ">x",
        "<" * 300_000,
        "&" * 300_000,
        "<!--" * 100_000,
        '<p title="' + "x" * 300_000,
        "</td></tr></table>" * 30_000,
        "<table><tr><td rowspan=60000 colspan=60000>x" * 5_000,
    ],
    ids=range(11),
)
def test_hostile_markup_is_survived(html):
    assert all(isinstance(line, Line) for line in html_lines(html))


def test_what_follows_more_tags_than_people_write_is_left_out():
    assert shown("<i></i>" * (MAX_TAGS + 5) + "<p>late</p>") == []
