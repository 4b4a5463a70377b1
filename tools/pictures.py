# Copyright 2026 The tai_mailbox founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Take the pictures of the guides anew, from a demo that runs.

    ./dev demo --reset --detach && .dev/venv/bin/python -m tools.pictures

Connects Sam's mailbox as a newcomer would, and has a sample quote request read.
"""

import os
import shutil
from pathlib import Path
from types import SimpleNamespace

from playwright.sync_api import expect, sync_playwright

from devtools import databases, debian, demo, sandbox_run
from devtools.paths import ADDON, ROOT
from tests.e2e.desk import Broker
from tests.e2e.test_imap_path import connect

PICTURES = ROOT / "docs" / "pictures"
SCREEN = {"width": 1680, "height": 950}
STAFF = "sam@brokerage.test"
AUTHOR_IS_DRAWN = "document.querySelector('.o-mail-Message-avatar')?.naturalWidth"


def take(broker: Broker) -> None:
    broker.sign_in()
    connect(broker)
    broker.modal.locator(".modal-content").screenshot(path=PICTURES / "modal.png", animations="disabled")
    request_quote(broker)
    open_shipment(broker)
    broker.page.screenshot(path=PICTURES / "shipment.png", animations="disabled")


def request_quote(broker: Broker) -> None:
    with broker.sandbox_page() as tab:
        tab.get_by_role("button", name="Quote request").click()
        expect(tab.get_by_text("Quote request:").first).to_be_visible()
    broker.press("Read now")
    expect(broker.page.locator(".o_notification")).to_contain_text("Shipments made: 1")


def open_shipment(broker: Broker) -> None:
    broker.page.goto(f"{broker.odoo.address}/odoo/shipments")
    broker.page.locator(".o_kanban_record").first.click()
    broker.page.get_by_role("tab", name="Source Mail").click()
    expect(broker.page.locator("div[name=source_html]")).to_be_visible()
    expect(broker.page.get_by_role("button", name="Send message")).to_be_enabled()
    broker.page.wait_for_function(AUTHOR_IS_DRAWN)


def for_the_app_list() -> None:
    """Odoo's own page about the addon shows the same pictures."""
    for picture in ("modal.png", "shipment.png"):
        shutil.copyfile(PICTURES / picture, Path(ADDON) / "static" / "description" / picture)


def main() -> None:
    port = demo.running_port()
    if not port:
        raise SystemExit("No demo runs: ./dev demo --reset --detach")
    debian.install("chromium")
    odoo = SimpleNamespace(address=f"http://localhost:{port}", staff_password=databases.STAFF_PASSWORD)
    sandbox = SimpleNamespace(config=sandbox_run.description())
    options = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=options)
        page = browser.new_context(viewport=SCREEN, locale="en-US").new_page()
        take(Broker(page, odoo, sandbox, STAFF))
        browser.close()
    for_the_app_list()


if __name__ == "__main__":
    main()
