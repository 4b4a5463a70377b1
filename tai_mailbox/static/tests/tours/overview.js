// Copyright 2026 The tai_mailbox founders
// License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
import { registry } from "@web/core/registry";

const page = ".tai-overview";
const tile = (name) => `${page} .tai-overview-tiles [data-name=${name}]`;
const back = { trigger: ".o_back_button, .breadcrumb-item a:contains('Overview')", run: "click" };

// A phone shows cards where there are some.
const row = (words) =>
    `.o_list_view .o_data_row:contains('${words}'), .o_kanban_view .o_kanban_record:contains('${words}')`;

const fits = {
    content: "Nothing lies beside the page, however narrow it is",
    trigger: page,
    run() {
        const { scrollWidth, clientWidth } = document.querySelector(page);
        if (scrollWidth > clientWidth) {
            throw new Error(`The page is ${scrollWidth} wide in a window of ${clientWidth}`);
        }
    },
};

/** A click in the middle of the newest day's bar, where Chart.js has drawn it. */
const clickNewestBar = {
    content: "The bar of today",
    trigger: `${page} [data-name=mails] canvas`,
    run() {
        const canvas = document.querySelector(`${page} [data-name=mails] canvas`);
        const bars = Chart.getChart(canvas).getDatasetMeta(0).data;
        const { x, y } = bars[bars.length - 1].getCenterPoint();
        const { left, top } = canvas.getBoundingClientRect();
        canvas.dispatchEvent(new MouseEvent("click", { clientX: left + x, clientY: top + y, bubbles: true }));
    },
};

registry.category("web_tour.tours").add("tai_overview_tour", {
    url: "/odoo/mail-overview",
    steps: () => [
        { trigger: `${tile("mails")}:contains('2')` },
        { trigger: `${tile("quotes")}:contains('1')` },
        { trigger: `${tile("speed")}:contains('under 1 min')` },
        { trigger: `${tile("failures")}:contains('1')` },
        { trigger: `${tile("connections")}:contains('0 of 1'):contains('1 to look at')` },
        { trigger: `${page} [data-name=speed] canvas` },
        fits,
        { content: "Another time", trigger: ".btn-group button:contains('7 days')", run: "click" },
        { trigger: ".btn-group button.active:contains('7 days')" },
        clickNewestBar,
        {
            content: "The mail behind it",
            trigger: row("Quote/Pickup Request"),
        },
        { trigger: ".o_action_manager:not(:contains('Other'))" },
        back,
        { trigger: `${page} [data-name=failures] button:contains('refused the username')`, run: "click" },
        { trigger: row("refused the username") },
        back,
        { trigger: tile("speed"), run: "click" },
        { content: "Its graph", trigger: ".o_graph_view" },
        back,
        { trigger: `${page} [data-name=connections] button:contains('Reconnect needed')`, run: "click" },
        {
            content: "The connection",
            trigger: ".o_list_view .o_data_row:contains('pat@brokerage.test'), .modal .o_field_widget[name=provider]",
        },
    ],
});

registry.category("web_tour.tours").add("tai_overview_empty_tour", {
    url: "/odoo/mail-overview",
    steps: () => [
        { trigger: `${page} .o_nocontent_help:contains('No mailbox is connected yet')` },
        {
            content: "What to do next",
            trigger: `${page} button:contains('Connect your mailbox')`,
            run: "click",
        },
        { trigger: ".modal .o_field_widget[name=provider]" },
    ],
});
