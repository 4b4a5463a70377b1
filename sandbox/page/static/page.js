// Copyright 2026 The tai_mailbox founders
// License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"use strict";

const PAUSE = 3000; // milliseconds

// Only the lists are replaced: the opened mail, the form and the place on the page stay as they are.
async function refresh() {
    const response = await fetch(location.href, {cache: "no-store"});
    if (!response.ok) {
        return;
    }
    const fresh = new DOMParser().parseFromString(await response.text(), "text/html");
    for (const shown of document.querySelectorAll("[data-fresh]")) {
        const newer = fresh.getElementById(shown.id);
        if (newer && newer.innerHTML !== shown.innerHTML) {
            replaceKeepingFocus(shown, newer);
        }
    }
}

function replaceKeepingFocus(shown, newer) {
    const focused = shown.contains(document.activeElement) && document.activeElement.getAttribute("href");
    shown.replaceChildren(...newer.childNodes);
    const again = focused && [...shown.querySelectorAll("a")].find((link) => link.getAttribute("href") === focused);
    again?.focus({preventScroll: true});
}

async function keepFresh() {
    try {
        if (!document.hidden) {
            await refresh();
        }
    } catch {
        // The sandbox is down or starting: the next round may find it.
    }
    setTimeout(keepFresh, PAUSE);
}

setTimeout(keepFresh, PAUSE);
