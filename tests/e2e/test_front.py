# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Front in a browser: connected, read, tagged, and sent by."""

from playwright.sync_api import expect

from sandbox.controls import Control

from .desk import Broker, as_account, leave_for

FRAN, QUOTES = "fran@front.brokerage.test", "quotes@front.brokerage.test"
DISPATCH = "dispatch@microsoft.brokerage.test"  # has no address in Front


def test_connected_read_tagged_and_sent(browser_page, odoo_server, sandbox):
    fran = Broker(browser_page, odoo_server, sandbox, FRAN)
    fran.sign_in()
    fran.choose_from_user_menu("Mailbox Configuration")
    fran.choose("Front", "Send and Read All Emails")
    expect(fran.modal.get_by_label("Mark As Read")).to_have_count(0)
    fran.choose("Add Tags")
    tag = fran.modal.locator("div[name=quote_tag_ids] input")
    tag.fill("Quote created")
    fran.page.get_by_text('Create "Quote created"').click()
    expect(fran.modal.locator("div[name=quote_tag_ids] .o_tag")).to_contain_text("Quote created")

    tab = leave_for(fran, "Sign in with Front")
    as_account(tab, fran, FRAN)
    expect(tab.get_by_text("Authentication successful")).to_be_visible()
    fran.expect_state("Connected")
    expect(fran.modal.locator("div[name=front_channel_id] input")).to_have_value(FRAN)
    tab.close()

    with fran.sandbox_page() as page:
        page.get_by_role("button", name="Quote request").click()
        expect(page.get_by_text("Quote request:").first).to_be_visible()
    fran.press("Read now")
    expect(fran.page.locator(".o_notification")).to_contain_text("Shipments made: 1")
    with fran.sandbox_page() as page:
        expect(page.get_by_text("Quote_created").first).to_be_visible()

    [shipment] = odoo_server.call("tai.shipment", "search", [["user_id.login", "=", FRAN]])
    fran.page.goto(f"{odoo_server.address}/odoo/tai.shipment/{shipment}")
    fran.page.get_by_role("button", name="Reply to customer").click()
    fran.page.locator(".modal .note-editable, .modal .odoo-editor-editable").first.fill("1,450 USD, all in.")
    fran.page.locator(".modal").get_by_role("button", name="Send").click()
    expect(fran.page.locator(".modal")).to_have_count(0)
    assert any("Quote request" in subject for subject in fran.subjects("Sent"))


def test_whose_address_has_no_channel_chooses_a_shared_one(browser_page, odoo_server, sandbox):
    Control(sandbox.config).forget_consent(FRAN)
    dispatch = Broker(browser_page, odoo_server, sandbox, DISPATCH)
    dispatch.sign_in()
    dispatch.choose_from_user_menu("Mailbox Configuration")
    dispatch.choose("Front", "Send and Read All Emails")
    tab = leave_for(dispatch, "Sign in with Front")
    as_account(tab, dispatch, FRAN)
    expect(tab.get_by_text("no channel there has the address")).to_be_visible()
    tab.close()
    expect(dispatch.modal.get_by_text("No channel in Front has your e-mail address.")).to_be_visible()
    dispatch.modal.locator("div[name=front_channel_id] input").click()
    choice = dispatch.page.locator(".o-autocomplete--dropdown-menu").get_by_text(QUOTES)
    expect(dispatch.page.locator(".o-autocomplete--dropdown-menu").get_by_text(FRAN)).to_have_count(0)
    choice.click()
    dispatch.press("Save")
    dispatch.choose_from_user_menu("Mailbox Configuration")
    dispatch.expect_state("Connected")
