# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Signing in with Google and Microsoft in a browser: the ways it goes well, and the ways it does not."""

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from sandbox.controls import Control

from .desk import Broker, as_account, leave_for

GINA, GUS = "gina@google.brokerage.test", "gus@google.brokerage.test"
MIA, MAX = "mia@microsoft.brokerage.test", "max@microsoft.brokerage.test"


@pytest.fixture
def broker(browser_page, odoo_server, sandbox):
    def signed_in(address) -> Broker:
        broker = Broker(browser_page, odoo_server, sandbox, address)
        broker.sign_in()
        broker.choose_from_user_menu("Mailbox Configuration")
        return broker

    return signed_in


def agree_still_signed_in(tab):
    """The provider knows this browser from the sign-in before."""
    account, allow = tab.locator("button[value=continue]"), tab.get_by_role("button", name="Allow")
    expect(account.or_(allow)).to_be_visible()
    if account.is_visible():
        account.click()
    allow.click()


def connect(broker: Broker, platform: str, button: str):
    broker.choose(platform, "Send and Read All Emails")
    tab = leave_for(broker, button)
    as_account(tab, broker, broker.address)
    expect(tab.get_by_text("Authentication successful")).to_be_visible()
    assert "code=" not in tab.url
    broker.expect_state("Connected")
    tab.close()


@pytest.mark.parametrize(
    "address, platform, button",
    [(GINA, "Google", "Sign in with Google"), (MIA, "Microsoft Exchange", "Sign in with Microsoft")],
)
def test_connected_and_used(broker, address, platform, button):
    staff = broker(address)
    connect(staff, platform, button)
    with staff.sandbox_page() as page:
        page.get_by_role("button", name="Quote request").click()
        expect(page.get_by_text("Quote request:").first).to_be_visible()
    staff.press("Read now")
    expect(staff.page.locator(".o_notification")).to_contain_text("Shipments made: 1")


def test_wrong_account_names_both(broker):
    gus = broker(GUS)
    gus.choose("Google")
    tab = leave_for(gus, "Sign in with Google")
    as_account(tab, gus, GINA)
    body = tab.locator("body")
    expect(body).to_contain_text(GINA)
    expect(body).to_contain_text(GUS)
    expect(tab.get_by_role("link", name="Try again")).to_be_visible()
    expect(gus.modal.locator("div[name=state]")).not_to_have_text("Connected")


def test_denied_consent_says_so(broker):
    gus = broker(GUS)
    gus.choose("Google")
    tab = leave_for(gus, "Sign in with Google")
    as_account(tab, gus, GUS, consent="Deny")
    expect(tab.get_by_role("link", name="Try again")).to_be_visible()
    expect(tab.locator("body")).not_to_contain_text("Authentication successful")


def test_a_return_serves_once_and_only_its_own_user(broker, browser, odoo_server, sandbox):
    max_ = broker(MAX)
    max_.choose("Microsoft Exchange")
    returns = []
    max_.page.context.on("request", lambda request: returns.append(request.url))
    tab = leave_for(max_, "Sign in with Microsoft")
    as_account(tab, max_, MAX)
    expect(tab.get_by_text("Authentication successful")).to_be_visible()
    [back] = [url for url in returns if urlsplit(url).path == "/mailbox/oauth/callback"]
    tab.goto(back)
    expect(tab.get_by_text("has been used")).to_be_visible()

    other = browser.new_context().new_page()
    pat = Broker(other, odoo_server, sandbox, "sam@brokerage.test")
    pat.sign_in()
    other.goto(back)
    expect(other.get_by_text("belongs to somebody else")).to_be_visible()
    expect(other.locator("body")).not_to_contain_text(MAX)
    state = parse_qs(urlsplit(back).query)["state"][0]
    other.goto(back.replace(state, state[:-6] + "AAAAAA"))
    expect(other.get_by_text("is not valid")).to_be_visible()
    other.context.close()


def test_reconnecting_after_a_revocation(broker, sandbox):
    gus = broker(GUS)
    connect(gus, "Google", "Sign in with Google")
    Control(sandbox.config).revoke(GUS)
    gus.press("Read now")
    gus.expect_state("Reconnect needed")
    told = gus.page.locator(".o_notification").filter(has_text="Reconnect the mailbox")
    with gus.page.context.expect_page() as opened:
        told.get_by_role("button", name="Reconnect").click()
    agree_still_signed_in(opened.value)
    expect(opened.value.get_by_text("Authentication successful")).to_be_visible()
    gus.expect_state("Connected")
