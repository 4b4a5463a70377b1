// Copyright 2026 The tai_mailbox founders
// License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
import { registry } from "@web/core/registry";

const inLog = (subject) => `.o_list_view .o_data_row:contains('${subject}') td[name=subject]`;
const open = (subject) => ({ content: `Open ${subject}`, trigger: inLog(subject), run: "click" });
const back = {
    content: "Back to the log",
    trigger: ".o_back_button, .breadcrumb-item a:contains('Mail Log')",
    run: "click",
};

registry.category("web_tour.tours").add("tai_mail_log_tour", {
    url: "/odoo/mail-log",
    steps: () => [
        open("Rate to Dallas"),
        {
            content: "The log says what lacks",
            trigger: ".alert:contains('Nearly a quote request'):contains('equipment, weight')",
        },
        { content: "Ask for it", trigger: "button[name=action_ask]", run: "click" },
        {
            content: "A draft stands there",
            trigger: ".modal .odoo-editor-editable:contains('To quote it we still need')",
        },
        { trigger: ".modal button[name=action_send]", run: "click" },
        { content: "It is noted", trigger: "body:not(:has(.modal)) .alert:contains('You asked for it')" },
        { content: "This is a quote", trigger: "button[name=action_is_quote]", run: "click" },
        {
            content: "A shipment with what was read",
            trigger: ".o_field_widget[name=lane]:contains('Chicago, IL → Dallas, TX')",
        },
        back,
        back,
        { content: "It is a quote now", trigger: ".o_data_row:contains('Rate to Dallas') .badge:contains('Quote')" },
        open("Full request"),
        { content: "Not a quote", trigger: "button[name=action_is_no_quote]", run: "click" },
        { trigger: ".modal .btn-primary", run: "click" },
        { trigger: "body:not(:has(.modal)) .o_field_widget[name=category]:contains('Other')" },
        { content: "What became of it", trigger: ".o_field_widget[name=filed]:contains('Put back as it was')" },
        back,
        open("The driver"),
        { content: "Belongs to shipment...", trigger: "button[name=action_belongs]", run: "click" },
        { trigger: ".modal .o_field_widget[name=shipment_id] input", run: "edit Boise" },
        { trigger: ".o-autocomplete--dropdown-item:contains('Boise')", run: "click" },
        { trigger: ".modal button[name=action_belongs]", run: "click" },
        { trigger: "body:not(:has(.modal)) .o_field_widget[name=category]:contains('Operations')" },
        { trigger: ".o_field_widget[name=shipment_ids] .o_data_row:contains('Boise')" },
    ],
});

registry.category("web_tour.tours").add("tai_preview_tour", {
    url: "/odoo",
    steps: () => [
        { trigger: ".o_user_menu button", run: "click" },
        { trigger: ".o-dropdown--menu .dropdown-item:contains('Mailbox Configuration')", run: "click" },
        { trigger: ".modal button[name=action_preview]", run: "click" },
        {
            content: "The mail and what it would become",
            trigger: ".tai-preview-done tr:contains('Full request'):contains('Chicago, IL → Dallas, TX')",
        },
        { trigger: ".tai-preview tr:contains('The driver') .badge:contains('Other')" },
    ],
});
