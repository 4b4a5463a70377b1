# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""From nothing to an answered quote request, as a new staff member goes through it in a browser."""

import re

from playwright.sync_api import expect

from .desk import Broker, connect_by_link


def answer_customer(broker: Broker, text: str):
    page = broker.page
    page.get_by_role("button", name="Reply to customer").click()
    composer = page.locator(".modal").filter(has=page.locator(".o_mail_composer_form_view, .o_form_view"))
    composer.locator(".odoo-editor-editable").first.fill(text)
    composer.get_by_role("button", name=re.compile("^Send")).click()
    expect(composer).to_have_count(0)


def test_from_the_profile_to_an_answered_quote(browser_page, odoo_server, sandbox):
    pat = Broker(browser_page, odoo_server, sandbox, "pat@brokerage.test")
    pat.sign_in()
    connect_by_link(pat)
    pat.modal.get_by_role("button", name="Close", exact=True).last.click()
    pat.choose_from_user_menu("Edit Mailbox Configuration")  # it is known at once that there is one

    with pat.sandbox_page() as tab:
        tab.get_by_role("button", name="Quote request").click()
        expect(tab.get_by_text("Quote request:").first).to_be_visible()
    pat.press("Read now")
    expect(pat.page.locator(".o_notification")).to_contain_text("Shipments made: 1")
    assert not [subject for subject in pat.subjects("INBOX") if subject.startswith("Quote request")]
    [request] = pat.subjects("Archive")
    assert request.startswith("Quote request: ")

    pat.page.goto(f"{odoo_server.address}/odoo/shipments")
    origin, destination = re.findall(r"([A-Z][\w. ]+), [A-Z]{2}", request)
    card = pat.page.locator(".o_kanban_record").filter(has_text=origin).filter(has_text=destination).first
    expect(card).to_contain_text("→")
    card.click()
    expect(pat.page.locator(".o-mail-Message").filter(has_text="Commodity")).to_be_visible()

    answer_customer(pat, "Our rate is 2,150 all in.")
    expect(pat.page.locator(".o-mail-Message").filter(has_text="2,150")).to_be_visible()
    wait_for_sent(pat)
    [answer] = pat.subjects_received_by("customer@shipper.test")
    assert answer.startswith(f"Re: {request}")


def wait_for_sent(broker: Broker):
    """The copy is laid by a cron that sending has triggered."""
    for _second in range(20):
        if broker.subjects("Sent"):
            break
        broker.page.wait_for_timeout(1000)
    assert len(broker.subjects("Sent")) == 1
