# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Who wrote what: new, quoted and forwarded text, and what stands around it."""

import pytest

from tai_mailbox.intake.mail.message import parse

from .mails import attachment, multipart, part, raw, raw_html, raw_with, segments, texts

REQUEST = "Please quote 22 pallets, 42,000 lbs, Chicago, IL to Dallas, TX."
OUTLOOK = """From: Ann Hollis <ahollis@kyseating.example>
Sent: Tuesday, September 29, 2026 9:22 AM
To: Luke Barr <luke@larkfreight.example>
Cc: Dana Reyes <dana@larkfreight.example>
Subject: Price check"""
OUTLOOK_ES = """De: Ann Hollis <ahollis@kyseating.example>
Enviado el: martes, 29 de septiembre de 2026 9:22
Para: Luke Barr <luke@larkfreight.example>
Asunto: Cotización"""
GMAIL = """---------- Forwarded message ---------
From: Ann Hollis <ahollis@kyseating.example>
Date: Tue, Sep 29, 2026 at 9:22 AM
Subject: Price check
To: Luke Barr <luke@larkfreight.example>"""
APPLE = """Begin forwarded message:

> From: Ann Hollis <ahollis@kyseating.example>
> Subject: Price check
> Date: September 29, 2026 at 9:22:11 AM CDT
> To: Luke Barr <luke@larkfreight.example>
>"""


@pytest.mark.parametrize(
    "attribution",
    [
        "On Mon, Sep 28, 2026 at 3:12 PM Dana Reyes <dana@lark.example> wrote:",
        "On Mon, Sep 28, 2026 at 3:12 PM Dana Reyes\n<dana@lark.example> wrote:",
        "On 9/28/26 3:12 PM, Dana Reyes wrote:",
        "El lun, 28 sept 2026 a las 15:12, Dana Reyes (<dana@lark.example>) escribió:",
        "Le lun. 28 sept. 2026 à 15:12, Dana Reyes <dana@lark.example> a écrit :",
        "Am 28.09.2026 um 15:12 schrieb Dana Reyes:",
        "Em seg., 28 de set. de 2026 às 15:12, Dana Reyes <dana@lark.example> escreveu:",
        "Dana Reyes <dana@lark.example> wrote:",
        '"Dana Reyes" ---09/28/2026 03:12:44 PM---We can do it',
        "2026-09-28 15:12 GMT-05:00 Dana Reyes <dana@lark.example>:",
        "---- On Mon, 28 Sep 2026 15:12:01 -0500 Dana Reyes <dana@lark.example> wrote ----",
    ],
)
@pytest.mark.parametrize("mark", ["> ", ""])
def test_quoted_below_an_attribution(attribution, mark):
    content = raw(f"Sounds good.\n\n{attribution}\n{mark}{REQUEST}", "Re: rates")
    assert segments(content)[0] == ("new", "Sounds good.")
    assert segments(content)[-1] == ("quoted", REQUEST)


@pytest.mark.parametrize(
    "divider",
    [
        OUTLOOK,
        OUTLOOK_ES,
        "-----Original Message-----\n" + OUTLOOK,
        "________________________________\n" + OUTLOOK,
    ]
    + [
        "-----Mensaje original-----\n" + OUTLOOK_ES,
        OUTLOOK.replace("From", "*From*").replace("Sent", "*Sent*"),
    ],
)
@pytest.mark.parametrize(
    "subject, kind",
    [("RE: Price check", "quoted"), ("FW: Price check", "forwarded"), ("RV: Price check", "forwarded")],
)
def test_outlook_header_block(divider, subject, kind):
    content = raw(f"Can you take this one?\n\n{divider}\n\n{REQUEST}", subject)
    assert segments(content)[0] == ("new", "Can you take this one?")
    assert segments(content)[-1][0] == kind
    assert segments(content)[-1][1].endswith(REQUEST)


def test_bare_subject_above_a_header_block():
    below = f"{OUTLOOK}\n\n{REQUEST}"
    assert segments(raw(below, "rates"))[-1][0] == "forwarded"
    assert segments(raw(f"Can you price the below?\n\n{below}", "rates"))[-1][0] == "forwarded"
    assert segments(raw(f"Thank you, I will ask my manager.\n\n{below}", "rates"))[-1][0] == "quoted"
    assert segments(raw(below, "rate 22 pallets Chicago to Dallas"))[-1][0] == "quoted"
    assert segments(raw(f"Please quote the 22 pallets.\n\n{below}", "rates"))[-1][0] == "quoted"
    answer = raw(f"see below\n\n{below}", "rates", headers=["In-Reply-To: <1@x>"])
    assert segments(answer)[-1][0] == "quoted"


@pytest.mark.parametrize("subject", ["Fwd: Price check", "Re: something else", "Price check"])
@pytest.mark.parametrize("divider, mark", [(GMAIL, ""), (APPLE, "> ")])
def test_what_says_it_is_forwarded_is(subject, divider, mark):
    content = raw(f"yours?\n\n{divider}\n{mark}{REQUEST}", subject)
    assert [kind for kind, _text in segments(content)] == ["new", "header", "forwarded"]
    assert segments(content)[-1][1] == f"Price check\n\n{REQUEST}"


def test_gmail_forward_as_html():
    html = """<div dir=ltr>yours?<br><br><div class=gmail_quote><div class=gmail_attr>
    ---------- Forwarded message ---------<br>
    From: <b>Ann</b> &lt;<a href='mailto:a@x.example'>a@x.example</a>&gt;<br>Date: Tue, Sep 29, 2026<br>
    Subject: Price check<br>To: Luke &lt;l@x.example&gt;<br></div><br>Chicago to Dallas</div></div>"""
    assert segments(raw_html(html, "Fwd: Price check"))[-1] == (
        "forwarded",
        "Price check\n\nChicago to Dallas",
    )


def test_outlook_reply_as_html():
    html = """<p class=MsoNormal>ok thanks</p><div style='border:none;border-top:solid #E1E1E1 1.0pt'>
    <p class=MsoNormal><b>From:</b> Dana Reyes &lt;dana@lark.example&gt;<br>
    <b>Sent:</b> Monday, 28 September 2026<br>
    <b>To:</b> Karen<br><b>Subject:</b> RE: rates</p></div><p class=MsoNormal>We can do 2,150.</p>"""
    assert [kind for kind, _text in segments(raw_html(html, "RE: rates"))] == ["new", "header", "quoted"]


def test_forward_in_a_forward():
    inner = OUTLOOK.replace("Price check", "Freight to Bangor").replace("Ann Hollis", "Gina Ford")
    outer = OUTLOOK.replace("Price check", "FW: Freight to Bangor")
    content = raw(f"{outer}\n\nDo you have someone?\n\n{inner}\n\n{REQUEST}", "FW: Freight to Bangor")
    assert [kind for kind, _text in segments(content)] == ["header", "forwarded", "header", "forwarded"]


def test_history_below_a_forwarded_reply_is_quoted():
    reply = OUTLOOK.replace("Price check", "RE: Price check")
    content = raw(f"{reply}\n\nWe booked it elsewhere.\n\n{OUTLOOK}\n\n{REQUEST}", "FW: Price check")
    assert segments(content)[-1] == ("quoted", f"Price check\n\n{REQUEST}")


def test_text_between_and_below_quotes_is_new():
    content = raw(
        "On 9/28/26, Dana Reyes wrote:\n> which day?\nTuesday\n> how heavy?\n42,000 lbs", "Re: rates"
    )
    assert texts(parse(content), "new") == ["Tuesday", "42,000 lbs"]
    assert texts(parse(content), "quoted") == ["which day?", "how heavy?"]


@pytest.mark.parametrize(
    "text",
    [
        "From: Chicago, IL\nTo: Dallas, TX\nDate: 9/28/2026\nWeight: 42,000 lbs",
        "From: 60607\nTo: 75201\nSubject to availability",
        "On 9/28 we need 22 pallets moved from Chicago",
        "To: Dallas, TX\nFrom: Chicago, IL",
        "De: Monterrey, NL\nPara: Laredo, TX\nFecha: 28/09/2026",
    ],
)
def test_a_request_is_no_header_block(text):
    assert segments(raw(text, "rate please")) == [("new", text)]


SIGNATURES = [
    "-- \nKaren Voss\nMidstate Paper\n1400 Industrial Dr, Appleton, WI 54914",
    "Thanks,\nKaren",
    "Thank you!\n\nKaren Voss | Logistics\n1400 Industrial Dr, Appleton, WI 54914\nO: 920-555-0142",
    "Karen Voss\nMidstate Paper\n1400 Industrial Dr, Appleton, WI 54914\n(920) 555-0142",
    "KAREN VOSS\nMIDSTATE PAPER\n1400 INDUSTRIAL DR, APPLETON, WI 54914\n(920) 555-0142",
    "Midstate Paper Co.\n1400 Industrial Dr, Appleton, WI 54914\nwww.midstatepaper.example",
    "Karen Voss | Traffic Coordinator | Midstate Paper Company | Appleton, WI 54914 | 920-555-0142",
    "Traffic Desk | Midstate Paper | 1400 Industrial Dr, Appleton, WI 54914 | 920-555-0142",
    "Sent from my iPhone",
    "Get Outlook for iOS",
    "Enviado desde mi iPhone",
    "Saludos cordiales,\nIng. Karen Voss\nCalle 5 #200, Monterrey, NL 64000",
    "Best regards\nKaren Voss\nWe move vans & reefers Chicago, IL to Dallas, TX daily!\nc 920.555.0142",
]


@pytest.mark.parametrize("signature", SIGNATURES)
@pytest.mark.parametrize(
    "text", [REQUEST, "22 skids Chicago IL to Dallas TX\n\nready Monday, what's the rate?"]
)
def test_signature(signature, text):
    found = segments(raw(f"{text}\n\n{signature}", "rates"))
    assert found[0] == ("new", text)
    assert {kind for kind, _text in found[1:]} == {"signature"}


@pytest.mark.parametrize(
    "text",
    [
        "Need a van.\n\nThanks,\n\nPU: Chicago, IL 60607\nDEL: Dallas, TX 75201\n42,000 lbs",
        "Rate please\n\nDeliver to:\nBeta Inc\n55 Elm Rd\nDallas, TX 75201\n214-555-1111",
        "Pickup\nAcme\n123 Main St\nChicago, IL\n\nDelivery\nBeta\n55 Elm Rd\nDallas, TX 75201\n214-555-1111",
        "Karen needs a truck in Appleton",
        "Thanks Dana, please book it",
        "Thanks for the rate\nChicago, IL to Dallas, TX again, 22 pallets",
        "Hi Dana\nThanks for the quote\nWe went with someone else",
        "Rate?\n\nMidstate\nAppleton, WI\n920-555-0142\n\nto\n\nBeta Inc\nDallas, TX\n214-555-1111",
        "--\nload 2: 22 pallets Chicago to Dallas",
    ],
)
def test_freight_is_no_signature(text):
    assert segments(raw(text, "rates")) == [("new", text)]


def test_signatures_within_forwarded_mail():
    content = raw(
        f"{GMAIL}\n\n{REQUEST}\n\nThanks,\nAnn\n12 Oak St, Bowling Green, KY 42101", "Fwd: Price check"
    )
    assert segments(content)[-1] == ("signature", "Thanks,\nAnn\n12 Oak St, Bowling Green, KY 42101")


DISCLAIMERS = [
    "CONFIDENTIALITY NOTICE: This e-mail and any attachments are for the intended recipient only.",
    "This message is intended only for the named recipient.\nIf you are not the intended one, delete it.",
    "Este correo y sus anexos son confidenciales. Si usted no es el destinatario, notifique al remitente.",
    "Please consider the environment before printing this email.",
    "Think of the planet before you print.",
    "NOTICE: If you received this in error please delete it and notify us. Midstate, Reno, NV 89501.",
    "Ce courriel est confidentiel. Si vous n'êtes pas le destinataire, veuillez le supprimer. Montréal, QC",
    "Midstate Paper, 1400 Industrial Dr, Appleton, WI 54914. Update your email preferences.",
]


@pytest.mark.parametrize("notice", DISCLAIMERS)
def test_disclaimer(notice):
    found = segments(raw(f"{REQUEST}\n\nThanks,\nKaren\n\n{notice}", "rates"))
    assert found == [("new", REQUEST), ("signature", "Thanks,\nKaren"), ("disclaimer", notice)]


BANNERS = [
    "CAUTION: This email originated from outside of the organization. Do not click links.",
    "CAUTION: This email originated from outside of the organization.\nDo not click links or open files.",
    "[EXTERNAL EMAIL]",
    "[This message came from outside Lark Freight. Learn why this is important]",
    "You don't often get email from karen@x.example. Learn why this is important",
    "Security notice: the sender is outside Lark Freight. Do not reply with passwords.",
    "This is the first time you received an email from this sender.",
    "Este mensaje fue enviado desde fuera de la organización. Tenga cuidado con los enlaces.",
    "PRECAUCIÓN: Correo externo. No abra enlaces ni archivos adjuntos.",
]


@pytest.mark.parametrize("banner", BANNERS)
def test_banner(banner):
    assert segments(raw(f"{banner}\n\n{REQUEST}", "rates")) == [("banner", banner), ("new", REQUEST)]


@pytest.mark.parametrize(
    "subject, text",
    [
        ("[EXTERNAL] rates", "rates"),
        ("[EXT] RE: rates", "RE: rates"),
        ("EXTERNAL: rates", "rates"),
        ("**EXTERNAL** rates", "rates"),
        ("rates [EXTERNAL]", "rates"),
        ("RE: [EXTERNAL] rates", "RE: rates"),
        ("[SHP000123] pods", "[SHP000123] pods"),
    ],
)
def test_subject_without_gateway_tags(subject, text):
    assert parse(raw("", subject)).segments[0].text == text


def test_html_is_chosen_unless_it_is_a_shell():
    def mail(plain: str, html: str) -> bytes:
        return multipart(part("text/plain", plain), part("text/html", html), subtype="alternative")

    rows = "<table><tr><td>O<td>D</tr><tr><td>Chicago<td>Dallas</table>"
    assert segments(mail("O D Chicago Dallas", rows)) == [("new", "O\tD\nChicago\tDallas")]
    assert segments(mail(REQUEST, "<img src='cid:1'>")) == [("new", REQUEST)]
    assert segments(mail("", rows)) == [("new", "O\tD\nChicago\tDallas")]


def test_the_same_text_twice_counts_once():
    content = raw_with(part("text/html", f"<p>{REQUEST}</p>"), text=REQUEST)
    assert segments(content) == [("new", REQUEST)]


def test_texts_between_attachments_are_one_text():
    content = raw_with(attachment("a.pdf"), part("text/plain", "and this"), text="quote this")
    assert segments(content) == [("new", "quote this\n\nand this")]


def test_a_desk_that_is_named_as_a_label_is_signs_its_mail():
    content = raw(
        f"{REQUEST}\n\nThank you\nShipping\n18 Dock St, Reno, NV 89501", "rates", "Shipping <s@x.example>"
    )
    assert segments(content) == [
        ("new", REQUEST),
        ("signature", "Thank you\nShipping\n18 Dock St, Reno, NV 89501"),
    ]


def test_marks_before_lines_are_bullets_where_nothing_is_answered():
    text = "> 22 pallets, 42,000 lbs\n> Chicago, IL to Dallas, TX"
    assert {kind for kind, _text in segments(raw(f"Please quote:\n{text}", "LTL"))} == {"new"}
    assert {kind for kind, _text in segments(raw(f"Please quote:\n{text}", "Re: LTL"))} == {"new", "quoted"}


def test_a_question_is_no_closing():
    assert segments(raw(f"{REQUEST}\n\nBest USD rate?\n\nKaren", "LTL"))[0][1].endswith("Best USD rate?")
