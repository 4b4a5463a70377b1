# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The sandbox's pages as a person meets them."""

import re
from urllib.parse import urlsplit

import pytest

from sandbox.samples import SAMPLES

from .clients import REDIRECT, Google, Microsoft, parameters

STAFF = "pat@brokerage.test"


@pytest.fixture
def requested(browser_page):
    """Addresses that the browser asked for, without those that the page's policy forbade."""
    asked = set()
    browser_page.on("request", lambda request: asked.add(request.url))
    browser_page.on("requestfailed", lambda request: request.failure == "csp" and asked.discard(request.url))
    return asked


def open_sample(page, config, sample, recipient=STAFF):
    page.goto(f"{config['page']}?mailbox={recipient}")
    page.get_by_role("button", name=SAMPLES[sample][0]).click()
    page.get_by_role("row").nth(1).get_by_role("link").click()


def test_a_sample_is_sent_and_read(browser_page, config):
    open_sample(browser_page, config, "quote")
    mail = browser_page.get_by_role("article", name="Mail")
    assert "could you please quote the following load" in mail.inner_text()
    assert "unread" in browser_page.get_by_role("row").nth(1).inner_text()


def test_hostile_html_does_nothing(browser_page, config, requested):
    open_sample(browser_page, config, "hostile")
    frame = browser_page.frame_locator("iframe")
    frame.get_by_text("Dallas to Atlanta, 26 pallets").click()
    assert browser_page.title() == f"{STAFF} · Sandbox mailboxes"
    assert {urlsplit(url).netloc for url in requested} == {urlsplit(config["page"]).netloc}


def test_new_mail_appears_without_losing_place(browser_page, config, postbox):
    open_sample(browser_page, config, "newsletter")
    number = browser_page.get_by_label("Shipment number")
    number.fill("SHP0000")
    postbox.deliver("customer@shipper.test", [STAFF], b"Subject: Came in later\r\n\r\nx\r\n")
    browser_page.get_by_role("link", name="Came in later").wait_for(timeout=10_000)
    assert number.input_value() == "SHP0000"
    browser_page.wait_for_function("document.activeElement.name === 'shipment'", timeout=10_000)
    assert browser_page.get_by_role("article", name="Mail").is_visible()


@pytest.fixture
def come_back(browser_page):
    """Where the browser is sent after the sign-in; nobody listens there."""
    browser_page.route(f"{REDIRECT}**", lambda route: route.fulfill(body="back at the application"))

    def wait():
        browser_page.wait_for_url(re.compile("^" + re.escape(REDIRECT)))
        return parameters(browser_page.url)

    return wait


def sign_in(page, config, address):
    assert page.get_by_label("Email").input_value() == address
    page.get_by_label("Password").fill(config["users"][address])
    page.get_by_role("button", name="Sign in").click()


def test_sign_in_at_microsoft_and_consent(browser_page, config, control, come_back):
    address = "mia@microsoft.brokerage.test"
    control.forget_consent(address)
    scopes = ["https://outlook.office.com/SMTP.Send"]
    flow = Microsoft(config).app.initiate_auth_code_flow(scopes, redirect_uri=REDIRECT, login_hint=address)
    browser_page.goto(flow["auth_uri"])
    sign_in(browser_page, config, address)
    assert browser_page.get_by_text("Send emails from your mailbox using SMTP AUTH").is_visible()
    browser_page.get_by_role("button", name="Allow").click()
    assert come_back()["state"] == flow["state"]


def test_another_account_is_chosen_at_google(browser_page, config, come_back):
    known = config["oauth"]["google"]
    first, second = "gina@google.brokerage.test", "gus@google.brokerage.test"
    for address in (first, second):
        url = Google(config).url(address).replace(known["auth_uri"], known["browser_auth_uri"])
        browser_page.goto(url)
        if address == second:
            assert browser_page.get_by_role("button", name=first).is_visible()
            browser_page.get_by_role("button", name="Use another account").click()
        sign_in(browser_page, config, address)
        browser_page.get_by_role("button", name="Allow").click()
        assert come_back()["code"]
