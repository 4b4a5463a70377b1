// Copyright 2026 The tai_mailbox founders
// License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
import { registry } from "@web/core/registry";

const MODAL = ".modal:has(.o_field_widget[name=preset], .o_field_widget[name=provider])";
const choose = (label) => ({
    trigger: `${MODAL} .o_radio_item:contains('${label}') input`,
    run: "click",
});
const press = (label) => ({ trigger: `.modal footer button:contains('${label}')`, run: "click" });
const state = (label) => ({
    trigger: `${MODAL} .o_field_widget[name=state]:contains('${label}')`,
});

/** A connected staff member chooses another platform: asked, they keep the first; asked again, they change. */
registry.category("web_tour.tours").add("tai_modal_tour", {
    url: "/odoo",
    steps: () => [
        { trigger: ".o_user_menu button", run: "click" },
        {
            trigger: ".o-dropdown--menu .o-dropdown-item:contains('Edit Mailbox Configuration')",
            run: "click",
        },
        state("Connected"),
        press("Disconnect"),
        {
            content: "It says what follows",
            trigger: ".modal-content:contains('Disconnect this mailbox?') .modal-body:contains('leaves by the relay')",
        },
        press("Keep the connection"),
        state("Connected"),
        choose("Archive"),
        choose("Google"),
        press("Save"),
        {
            content: "What will happen, and to which mailbox",
            trigger:
                ".modal-content:contains('Disconnect pat@brokerage.test?') .modal-body:contains('Choosing Google')",
        },
        press("Keep the connection"),
        {
            content: "The platform stands as it was, the other change waits",
            trigger: `${MODAL} .o_radio_item:contains('IMAP') input:checked`,
        },
        {
            trigger: `${MODAL} .o_radio_item:contains('Archive') input:checked`,
        },
        state("Connected"),
        choose("Google"),
        press("Save"),
        press("Disconnect and change"),
        state("Not connected"),
        { trigger: ".modal footer button:contains('Sign in with Google')" },
    ],
});
