# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Take the pictures of the guides anew, from a demo that runs.

    ./dev demo --reset --detach && .dev/venv/bin/python -m tools.pictures

Connects Sam's mailbox as a newcomer would, and has sample mails read.
"""

import os
import shutil
from pathlib import Path
from types import SimpleNamespace

from playwright.sync_api import expect, sync_playwright

from devtools import databases, debian, demo, sandbox_run
from devtools.paths import ADDON, ROOT
from sandbox.controls import Control
from tests.e2e import test_sign_in
from tests.e2e.desk import Broker, connect_by_link

PICTURES = ROOT / "docs" / "pictures"
SCREEN = {"width": 1680, "height": 950}
SETTLES = 800  # milliseconds until what has moved stands
STAFF = "sam@brokerage.test"
ADMINISTRATOR = SimpleNamespace(login="admin", password="admin")
COLLEAGUES = (
    ("mia@microsoft.brokerage.test", "Microsoft Exchange", "Sign in with Microsoft"),
    ("gina@google.brokerage.test", "Google", "Sign in with Google"),
)
SAMPLES = ("Newsletter", "Question about a shipment", "Bill of lading attached", "Quote request")
AUTHOR_IS_DRAWN = "document.querySelector('.o-mail-Message-avatar')?.naturalWidth"


def take(broker: Broker) -> None:
    broker.sign_in()
    connect_by_link(broker)
    broker.modal.locator(".modal-content").screenshot(path=PICTURES / "modal.png", animations="disabled")
    send_samples(broker)
    look_ahead(broker)
    read(broker)
    open_shipment(broker)
    take_page(broker, "shipment")
    for path, settled, name in (
        ("shipments", ".o_kanban_record", "shipments"),
        ("mail-log", ".o_data_row", "mail-log"),
    ):
        broker.page.goto(f"{broker.odoo.address}/odoo/{path}")
        expect(broker.page.locator(settled).first).to_be_visible()
        show_all(broker)
        take_page(broker, name)
    open_document(broker)
    take_page(broker, "document")


def show_all(broker: Broker) -> None:
    """Everybody's, where the screen begins with one's own."""
    for _facet in broker.page.locator(".o_facet_remove").all():
        broker.page.locator(".o_facet_remove").first.click()


def take_page(broker: Broker, name: str) -> None:
    broker.page.mouse.move(0, SCREEN["height"] - 1)  # nothing pointed at
    broker.page.wait_for_timeout(SETTLES)
    broker.page.screenshot(path=PICTURES / f"{name}.png", animations="disabled")


def send_samples(broker: Broker) -> None:
    with broker.sandbox_page() as tab:
        for name in SAMPLES:
            tab.get_by_role("button", name=name).click()
            tab.wait_for_load_state()
        expect(tab.get_by_text("Quote request:").first).to_be_visible()


def look_ahead(broker: Broker) -> None:
    broker.press("Show what would happen")
    preview = broker.page.locator(".modal").filter(has_text="What would happen")
    expect(preview.locator(".tai-preview-done tbody tr").first).to_be_visible()
    preview.locator(".modal-content").screenshot(path=PICTURES / "preview.png")
    preview.get_by_role("button", name="Back to the connection").click()
    expect(broker.modal.locator(".o_form_view")).to_be_visible()


def read(broker: Broker) -> None:
    broker.press("Read now")
    expect(broker.page.locator(".o_notification")).to_contain_text("Shipments made: 1")


def open_shipment(broker: Broker) -> None:
    broker.page.goto(f"{broker.odoo.address}/odoo/shipments")
    broker.page.locator(".o_kanban_record").first.click()
    broker.page.get_by_role("tab", name="Source Mail").click()
    expect(broker.page.locator("div[name=source_html]")).to_be_visible()
    expect(broker.page.get_by_role("button", name="Send message")).to_be_enabled()
    broker.page.wait_for_function(AUTHOR_IS_DRAWN)


def open_document(broker: Broker) -> None:
    broker.page.goto(f"{broker.odoo.address}/odoo/documents")
    broker.page.locator(".o_data_row").first.click()
    viewer = broker.page.frame_locator(".o_tai_document_preview iframe")
    expect(viewer.locator(".page canvas").first).to_be_visible()
    expect(broker.page.locator(".o_tai_document_clues")).to_be_visible()


def connect_colleague(broker: Broker, platform: str, button: str) -> None:
    broker.sign_in()
    broker.choose_from_user_menu("Mailbox Configuration")
    test_sign_in.connect(broker, platform, button)


def take_away(broker: Broker) -> None:
    """The provider accepts their sign-in no longer."""
    Control(broker.servers).revoke(broker.address)
    broker.press("Read now")
    broker.expect_state("Reconnect needed")


def watch(broker: Broker) -> None:
    """What an administrator sees of all that."""
    broker.sign_in()
    broker.page.goto(f"{broker.odoo.address}/odoo/mailboxes")
    expect(broker.page.locator(".o_data_row").first).to_be_visible()
    take_page(broker, "mailboxes")


def for_the_app_list() -> None:
    """Odoo's own page about the addon shows the same pictures."""
    for picture in ("modal.png", "shipment.png"):
        shutil.copyfile(PICTURES / picture, Path(ADDON) / "static" / "description" / picture)


def new_page(browser):
    return browser.new_context(viewport=SCREEN, locale="en-US").new_page()


def main() -> None:
    port = demo.running_port()
    if not port:
        raise SystemExit("No demo runs: ./dev demo --reset --detach")
    debian.install("chromium")
    address = f"http://localhost:{port}"
    odoo = SimpleNamespace(address=address, staff_password=databases.STAFF_PASSWORD)
    own = SimpleNamespace(address=address, staff_password=ADMINISTRATOR.password)
    sandbox = SimpleNamespace(config=sandbox_run.description())
    options = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=options)
        take(Broker(new_page(browser), odoo, sandbox, STAFF))
        for address, platform, button in COLLEAGUES:
            colleague = Broker(new_page(browser), odoo, sandbox, address)
            connect_colleague(colleague, platform, button)
        take_away(colleague)
        watch(Broker(new_page(browser), own, sandbox, ADMINISTRATOR.login))
        browser.close()
    for_the_app_list()


if __name__ == "__main__":
    main()
