# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""A broker at work: what a person does in Odoo's pages and on the sandbox's page."""

import re
from contextlib import contextmanager

from playwright.sync_api import Page, expect

from sandbox.postbox import Postbox

PATIENCE = 20_000  # milliseconds


class Broker:
    """A staff member in their browser."""

    def __init__(self, page: Page, odoo, sandbox, address: str):
        page.set_default_timeout(PATIENCE)
        expect.set_options(timeout=PATIENCE)
        self.page, self.odoo, self.servers, self.address = page, odoo, sandbox.config, address
        self.postbox = Postbox(self.servers)
        page.on("pageerror", lambda error: print("In the page:", error, getattr(error, "stack", "")))

    @property
    def modal(self):
        return self.page.locator(".modal").filter(has_text="Edit Mailbox Connection")

    def sign_in(self):
        self.page.goto(f"{self.odoo.address}/web/login")
        self.page.fill("input[name=login]", self.address)
        self.page.fill("input[name=password]", self.odoo.staff_password)
        self.page.get_by_role("button", name="Log in", exact=True).click()
        # The first page closes menus that were opened before it stood.
        expect(
            self.page.locator(".o-mail-DiscussContent, .o_action_manager .o_view_controller")
        ).to_be_visible()

    def choose_from_user_menu(self, item: str):
        self.page.locator(".o_user_menu button").click()
        self.page.locator(".o-dropdown--menu").get_by_text(item).click()
        expect(self.page.locator(".modal .o_form_view")).to_be_visible()

    def open_profile(self):
        self.choose_from_user_menu("My Preferences")

    def open_mailbox(self):
        """From the profile, as the mission tells it."""
        self.open_profile()
        self.page.locator("button[name=action_open_mailbox]:visible").click()
        expect(self.modal.locator(".o_form_view")).to_be_visible()

    def choose(self, *labels: str):
        for label in labels:
            self.modal.get_by_label(label, exact=True).check()

    def fill(self, **values):
        for name, value in values.items():
            self.modal.locator(f"div[name={name}] input:visible").first.fill(str(value))

    def press(self, name: str):
        self.modal.get_by_role("button", name=name, exact=True).click()

    def expect_state(self, state: str):
        expect(self.modal.locator("div[name=state]")).to_have_text(state)

    @contextmanager
    def another_tab(self, address: str | None = None):
        tab = self.page.context.new_page()
        tab.set_default_timeout(PATIENCE)
        if address:
            tab.goto(address)
        yield tab
        tab.close()

    # -- The sandbox's page, and what lies in the mailboxes ----------------------------------------

    def sandbox_page(self):
        return self.another_tab(f"{self.servers['page']}?mailbox={self.address}")

    def subjects(self, folder: str) -> list[str]:
        return self._subjects(self.address, folder)

    def subjects_received_by(self, address: str) -> list[str]:
        """Of the mails from this broker; others write there, too."""
        return self._subjects(address, "INBOX", "FROM", self.address)

    def _subjects(self, address: str, folder: str, *criteria: str) -> list[str]:
        with self.postbox.open(address) as imap:
            imap.select_folder(folder, readonly=True)
            found = imap.fetch(imap.search(criteria or "ALL"), ["ENVELOPE"])
        return [(mail[b"ENVELOPE"].subject or b"").decode() for mail in found.values()]


def mailed_link(broker: Broker) -> str:
    with broker.postbox.open(broker.address) as imap:
        imap.select_folder("INBOX", readonly=True)
        mails = imap.fetch(imap.search(["SUBJECT", "Authorize"]), ["BODY.PEEK[TEXT]"])
    text = mails[max(mails)][b"BODY[TEXT]"].replace(b"=\r\n", b"").decode()
    return re.search(r"http://[^\s\"<>]+/mailbox/authorize/[\w-]+", text)[0]


def connect_by_link(broker: Broker):
    """As IMAP (Other), by the link that is mailed to the mailbox."""
    broker.open_mailbox()
    broker.choose("IMAP (Other)", "Send and Read All Emails", "Archive")
    broker.fill(
        login=broker.address,
        password=broker.servers["users"][broker.address],
        smtp_host="localhost",
        smtp_port=broker.servers["submission"],
        imap_host="localhost",
        imap_port=broker.servers["imaps"],
    )
    broker.press("Request Authorization Token")
    broker.expect_state("Waiting for authorization")
    with broker.another_tab(mailed_link(broker)) as tab:
        tab.get_by_role("button", name="Authorize this mailbox").click()
        expect(tab.get_by_text("Authentication successful")).to_be_visible()
    broker.expect_state("Connected")  # the modal was open all the while, and was told


def leave_for(broker: Broker, button: str):
    with broker.page.context.expect_page() as opened:
        broker.press(button)
    opened.value.set_default_timeout(20_000)
    return opened.value


def as_account(tab, broker: Broker, account: str, consent: str = "Allow"):
    """The provider's own pages: who one is, and whether one agrees."""
    tab.get_by_label("Email").fill(account)
    tab.get_by_label("Password").fill(broker.servers["users"][account])
    tab.get_by_role("button", name="Sign in").click()
    tab.get_by_role("button", name=consent).click()
