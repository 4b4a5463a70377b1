# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The environment that ./dev makes: a real server, a browser, and mail that stays on the machine."""

from sandbox.postbox import Postbox


def test_a_person_signs_in(odoo_server, browser_page):
    errors = []
    browser_page.on("pageerror", lambda error: errors.append(error))
    browser_page.goto(f"{odoo_server.address}/web/login")
    browser_page.fill("input[name=login]", odoo_server.login)
    browser_page.fill("input[name=password]", odoo_server.password)
    browser_page.click("button[type=submit]")
    browser_page.wait_for_selector(".o_main_navbar")
    assert errors == []


def test_the_relay_delivers_inside_the_sandbox(odoo_server, sandbox):
    address = "pat@brokerage.test"
    mail = odoo_server.call(
        "mail.mail", "create", {"subject": "Through the relay", "email_from": "odoo@brokerage.test",
                                "email_to": address, "body_html": "<p>Hello</p>"},
    )  # fmt: skip
    odoo_server.call("mail.mail", "send", [mail])
    with Postbox(sandbox.config).open(address) as mailbox:
        mailbox.select_folder("INBOX", readonly=True)
        assert len(mailbox.search(["SUBJECT", "Through the relay"])) == 1
