// Copyright 2026 The tai_mailbox founders
// License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
import { registry } from "@web/core/registry";
import { stepUtils } from "@web_tour/tour_utils";

const inList = (address) => `.o_data_row:contains('${address}')`;
const row = (address) => `.o_list_view ${inList(address)}`;
const state = (label) => `.o_form_view .o_field_widget[name=state]:contains('${label}')`;
const press = (name, content) => ({
    content,
    trigger: `.o_form_statusbar button[name=${name}]`,
    run: "click",
});

/** Who looks after all connections: finds the broken one and its reason, and steers one that reads. */
registry.category("web_tour.tours").add("tai_mailboxes_tour", {
    url: "/odoo",
    steps: () => [
        ...stepUtils.goToAppSteps("tai_mailbox.menu_root"),
        {
            content: "All connections",
            trigger: ".o_menu_sections [data-menu-xmlid='tai_mailbox.menu_mailboxes']",
            run: "click",
        },
        { trigger: `${row("pat@brokerage.test")}:contains('Connected')` },
        { content: "Those that are broken", trigger: ".o_searchview_dropdown_toggler", run: "click" },
        { trigger: ".o_filter_menu .o_menu_item:contains('Reconnect needed')", run: "click" },
        {
            content: "They stand there with their reason, the others are gone",
            trigger: `.o_list_view:not(:has(${inList("pat@brokerage.test")})) ${inList("sam@brokerage.test")}:contains('refused the username')`,
        },
        { content: "Open it", trigger: `${row("sam@brokerage.test")} td[name=address]`, run: "click" },
        {
            content: "What to look at",
            trigger: ".o_form_view .alert-danger:contains('refused the username')",
        },
        { trigger: ".o_back_button, .breadcrumb-item a:contains('Mailboxes')", run: "click" },
        { content: "All again", trigger: ".o_searchview_facet .o_facet_remove", run: "click" },
        { trigger: row("pat@brokerage.test") },
        {
            content: "Pause several",
            trigger: ".o_list_view thead .o_list_record_selector input",
            run: "click",
        },
        { trigger: "button[name=action_pause]", run: "click" },
        {
            content: "The list is read anew: nothing is selected any more",
            trigger: `.o_list_view:not(:has(.o_data_row_selected)) ${inList("pat@brokerage.test")}:contains('Paused')`,
        },
        { content: "One of them", trigger: `${row("pat@brokerage.test")} td[name=address]`, run: "click" },
        { trigger: state("Paused") },
        press("action_resume", "Resume it"),
        { trigger: state("Connected") },
        press("action_read_soon", "Read it now"),
        { trigger: ".o_notification:contains('Mailboxes that are read now: 1.')" },
    ],
});

const setting = (name) => `.o_settings_container .o_field_widget[name=${name}] input`;
const enter = (name, value) => ({ trigger: setting(name), run: `edit ${value} && press Tab` });
const toggle = (name, content) => ({ content, trigger: setting(name), run: "click" });
const save = {
    content: "Save",
    trigger: ".o_form_button_save:enabled",
    run: "click",
    expectUnloadPage: true,
};
const freight = { trigger: ".settings_tab .tab[data-key=tai_mailbox]", run: "click" };

/** Who may change settings: what is read and how often, what is kept, what happens when a mailbox is broken. */
registry.category("web_tour.tours").add("tai_settings_tour", {
    url: "/odoo",
    steps: () => [
        ...stepUtils.goToAppSteps("tai_mailbox.menu_root"),
        { trigger: "button[data-menu-xmlid='tai_mailbox.menu_configuration']", run: "click" },
        { trigger: ".o-dropdown--menu [data-menu-xmlid='tai_mailbox.menu_settings']", run: "click" },
        enter("tai_poll_minutes", 7),
        enter("tai_look_back_days", 3),
        enter("tai_other_days", 14),
        toggle("tai_relay_when_broken", "Mail of a broken mailbox may use the relay"),
        toggle("tai_reading_on", "Nothing is read by itself"),
        {
            content: "So nothing is run now",
            trigger: "#tai_reading_on:not(:has(button[name=action_read_all_now]))",
        },
        save,
        freight,
        { content: "It was kept", trigger: "#tai_reading_on:not(:has(input:checked))" },
        toggle("tai_reading_on", "Read again"),
        save,
        freight,
        {
            content: "Read all now",
            trigger: "#tai_reading_on button[name=action_read_all_now]",
            run: "click",
        },
        { trigger: ".o_notification:contains('Mailboxes that are read now: 1.')" },
        {
            content: "The company's token is removed, after a question",
            trigger: "button[name=action_remove_front_token]",
            run: "click",
        },
        {
            trigger: ".modal:contains('Mailboxes that are connected by it') footer button:contains('Remove')",
            run: "click",
        },
        { trigger: ".o_notification:contains('No connection lived by it')" },
        { trigger: ".o_settings_container:not(:has(button[name=action_remove_front_token]))" },
    ],
});
